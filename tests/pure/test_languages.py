"""Languages: what a tag counts as, what a path says, and catalogues in which several are spoken."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sphinxext.articles.languages import ANY, is_tag, language_in, language_of, site_language
from sphinxext.articles.problems import Kind
from sphinxext.articles.scan.scan import scan
from sphinxext.articles.settings import Collection, Places
from sphinxext.articles.views.registry import answer
from sphinxext.articles.views.selection import Query, Terms
from sphinxext.articles.views.values import Link, Request

from .conftest import article, catalogue, series_file, settings, term_file, with_matter

if TYPE_CHECKING:
    from sphinxext.articles.catalogue.catalogue import Catalogue


@pytest.mark.parametrize(
    ("tag", "site", "declared", "language"),
    [
        ("en-US", "en", (), "en"), ("en", "en", (), "en"), ("EN_us", "en", (), "en"),
        ("de", "en", (), "de"), ("de-AT", "en", (), "de-at"), ("de-AT", "en", ("de",), "de"),
        ("pt-BR", "en", ("pt", "pt-BR"), "pt-BR"), ("pt_br", "en", ("pt-BR",), "pt-BR"),
        ("pt", "en", ("pt-BR",), "pt"), ("zh-CN", "zh_CN", (), "zh-CN"),
        ("zh", "zh_CN", (), "zh-CN"),
        ("zh-Hans-CN", "en", ("zh-Hans",), "zh-Hans"), ("eng", "en", (), "eng"),
        ("de", "de_AT", ("de", "en"), "de"), ("de-AT", "de_AT", ("de", "en"), "de"),
        ("en", "en", ("en-US", "de"), "en-US"), ("de", "de_AT", ("de_AT", "de"), "de"),
    ],
)  # fmt: skip
def test_a_tag_counts_as_the_declared_language_that_it_extends(
    tag: str, site: str, declared: tuple[str, ...], language: str
) -> None:
    assert language_of(tag, site, declared) == language
    assert language_of(language, site, declared) == language


def test_the_sites_language_is_spelled_as_it_is_declared() -> None:
    assert site_language("de_AT") == "de-AT"
    assert site_language("de_AT", ("en", "de")) == "de"
    assert site_language("en", ("de", "en-GB")) == "en-GB"
    assert site_language("en", ("en-US", "en-GB")) == "en"


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("de/a.md", "de"), ("DE/a.md", "de"), ("posts/de/a.md", "de"), ("a.de.md", "de"),
        ("index.de.md", "de"), ("en/a.de.md", "de"), ("de/en/a.md", "de"), ("hello/de.md", "de"),
        ("de-AT/a.md", "de"), ("pt-br/a.md", "pt-BR"), ("pt/a.md", ""), ("a.de.mdx", "de"),
        ("de-luxe/a.md", ""), ("design/a.md", ""), ("it/a.md", ""), ("no/ts/a.md", ""),
        ("a.md", ""), ("de.md", ""), ("a.min.md", ""), ("a.b.de.md", "de"), ("x-de/a.md", ""),
        ("zh-Hans-CN/a.md", "zh"), ("en_GB/a.md", "en"),
    ],
)  # fmt: skip
def test_a_declared_language_is_known_from_a_folder_or_the_end_of_a_name(
    path: str, language: str
) -> None:
    assert language_in(path, ("en", "de", "pt-BR", "zh")) == language
    assert language_in(path, ()) == ""


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("german/a.md", "de"), ("German/a.md", "de"), ("a.german.md", "de"), ("x/at/a.md", "de"),
        ("germany/a.md", ""), ("german-x/a.md", ""), ("en/at/a.md", "en"), ("en_us/a.md", "en"),
    ],
)  # fmt: skip
def test_a_further_name_stands_for_a_declared_language(path: str, language: str) -> None:
    names = (("german", "de"), ("at", "de"), ("en-US", "en"))
    assert language_in(path, ("en", "de"), names) == language
    found = settings(languages=("en", "de"), locales=names)
    assert (found.language_of("at"), found.language_of("EN_us")) == ("de", "en")


@pytest.mark.parametrize("text", ["", "d", "../de", "de/at", "deutsch!", "de ", "1", "de--at"])
def test_what_is_no_language_tag_is_none(text: str) -> None:
    assert not is_tag(text)


@pytest.mark.parametrize("value", ["../etc", "deutsch!", "[de, en]", "true", "1", "a/b"])
def test_a_language_that_is_none_is_reported_and_left_out(value: str) -> None:
    made, [problem] = with_matter(f"lang: {value}")
    assert (problem.kind, problem.key, problem.line) == (Kind.VALUE, "lang", 2)
    assert problem.accepted == "a language tag such as de or pt-BR"
    assert (made.language, made.front_matter.lang) == ("en", "")


def two(**options: Any) -> Catalogue:
    """Make a site of two languages with one series and one tag of the same names."""
    return catalogue(
        *(
            article(
                f"{language}/{name}", lang=language, series="Course", seriesOrder=number,
                tags=["Azure"], pubDate=f"2020-01-0{number}",
            )
            for language in ("en", "de")
            for number, name in enumerate(("one", "two"), 1)
        ),
        **options,
    )  # fmt: skip


def test_a_series_and_a_term_are_of_one_language() -> None:
    found = two()
    assert found.problems == ()
    assert {key: each.parts for key, each in found.series.items()} == {
        "course": ("en/one", "en/two"), "de/course": ("de/one", "de/two"),
    }  # fmt: skip
    assert [(each.docname, each.language) for each in found.series.values()] == [
        ("series/course", "en"), ("de/series/course", "de"),
    ]  # fmt: skip
    assert {key: each.articles for key, each in found.terms["tags"].items()} == {
        "azure": ("en/two", "en/one"), "de/azure": ("de/two", "de/one"),
    }  # fmt: skip
    assert found.neighbours("de/one") == (None, "de/two")
    assert found.series_of["de/one"] == ("de/course",)


def test_pages_of_another_language_than_the_sites_stand_below_it_with_their_indexes() -> None:
    pages = two().pages
    assert {name: each.language for name, each in pages.items() if not each.empty} == {
        "series/index": "en", "series/course": "en", "tags/index": "en", "tags/azure": "en",
        "de/series/index": "de", "de/series/course": "de", "de/tags/index": "de",
        "de/tags/azure": "de", "archive": "en", "archive/2020": "en", "de/archive": "de",
        "de/archive/2020": "de",
    }  # fmt: skip
    assert {name for name, each in pages.items() if each.empty} == {
        f"{below}{kind}/index" for below in ("", "de/") for kind in ("authors", "categories")
    }
    assert pages["series/index"].parts == ("series/course",)
    assert pages["de/series/index"].parts == ("de/series/course",)
    assert pages["de/series/course"].parts == ("de/one", "de/two")
    german = two(language="de", told_language=True)
    assert "de/series/course" not in german.pages
    assert {"series/course", "en/series/course", "en/tags/index"} <= german.pages.keys()
    assert german.series["course"].parts == ("de/one", "de/two")


@pytest.mark.parametrize(
    "docname", ["de/one", "de/tags/azure", "de/series/course", "de/tags/index"]
)
def test_what_a_page_asks_for_is_looked_up_in_its_own_language_first(docname: str) -> None:
    found = two()
    for extra, name, target in (
        ("tags", "Azure", "de/tags/azure"), ("tags", "azure", "de/tags/azure"),
        ("series", "Course", "de/series/course"), ("series", "course", "de/series/course"),
        ("article", "one", "de/one"),
    ):  # fmt: skip
        link = answer(found, Request("reference", docname, name, extra))
        assert isinstance(link, Link)
        assert link.docname == target
    assert "docname='de/" in repr(answer(found, Request("parts", docname, "Course")))
    for extra, page in (("tags", "term-list"), ("", "series-list")):
        (line,) = answer(found, Request(page, docname, "", extra)).entries  # type: ignore[attr-defined]
        assert line.link.docname.startswith("de/")


def test_what_is_in_another_language_only_is_found_there() -> None:
    found = catalogue(
        article("en/one", tags=["a"]), article("de/zwei", lang="de", tags=["Wolke"], series="Kurs")
    )
    for extra, name in (("tags", "Wolke"), ("tags", "wolke"), ("tags", "de/wolke")):
        assert answer(found, Request("reference", "en/one", name, extra)) == Link(
            "Wolke", "de/tags/wolke"
        )
    assert answer(found, Request("reference", "en/one", "kurs", "series")) == Link(
        "Kurs", "de/series/kurs"
    )
    assert answer(found, Request("reference", "de/zwei", "a", "tags")) == Link("a", "tags/a")


def test_a_list_mixes_languages_only_when_asked() -> None:
    found = two()

    def docnames(request: Request) -> list[str]:
        view = answer(found, request)
        return [each.link.docname for each in view.entries]  # type: ignore[attr-defined]

    def tagged(language: str = "") -> Request:
        query = Query(terms=(Terms("tags", ("azure",)),), language=language)
        return Request("articles", "index", query=query)

    assert docnames(tagged()) == ["en/two", "en/one"]
    assert docnames(tagged("de")) == ["de/two", "de/one"]
    assert docnames(tagged(ANY)) == ["de/two", "en/two", "de/one", "en/one"]
    index = Request("term-list", "index", "", "tags")
    assert docnames(index) == ["tags/azure"]
    assert docnames(index._replace(language="de")) == ["de/tags/azure"]
    assert docnames(index._replace(language=ANY)) == ["tags/azure", "de/tags/azure"]
    series = Request("series-list", "index")
    assert docnames(series) == ["series/course"]
    assert docnames(series._replace(language=ANY)) == ["series/course", "de/series/course"]
    assert docnames(series._replace(language="fr")) == []


@pytest.mark.parametrize(
    ("source", "address", "docname"),
    [
        ("en/one", "/tags/Azure/", "tags/azure"), ("de/one", "/tags/Azure/", "de/tags/azure"),
        ("de/one", "/tags/azure/", "de/tags/azure"), ("en/one", "/de/tags/Azure", "de/tags/azure"),
        ("de/one", "/series/Course/", "de/series/course"), ("en/one", "/de/tags/", "de/tags/index"),
        ("de/one", "/tags/", "de/tags/index"), ("en/one", "/tags/", "tags/index"),
        ("de/one", "/series/", "de/series/index"), ("en/one", "/de/one/", "de/one"),
    ],
)  # fmt: skip
def test_an_address_leads_to_the_language_of_its_page(
    source: str, address: str, docname: str
) -> None:
    from sphinxext.articles.catalogue.links import find_target

    places = Places(urls=(("/de", "de"), ("/en", "en")))
    target = find_target(two(places=places), source, address)
    assert target is not None
    assert target.docname == docname


def test_a_site_of_one_language_stays_as_it_is_whatever_its_name() -> None:
    parts = [article(f"blog/{name}", lang="zh_CN", tags=["x"], series="S") for name in "ab"]
    found = catalogue(*parts)
    assert (found.language, [*found.series], [*found.terms["tags"]]) == ("zh-cn", ["s"], ["x"])
    assert {"series/s", "tags/x", "tags/index"} <= found.pages.keys()
    told = catalogue(*parts, told_language=True)
    assert (told.language, [*told.terms["tags"]]) == ("en", ["zh-cn/x"])
    hidden = article("blog/c", lang="ja", draft=True)
    assert catalogue(*parts, hidden).language == "zh-cn"


def test_a_warning_about_order_is_about_one_language() -> None:
    found = catalogue(
        *(
            article(f"{lang}/{n}", lang=lang, series="S", seriesOrder=1)
            for lang in ("en", "de")
            for n in "ab"
        )
    )
    assert [each.message for each in found.problems] == [
        f"two parts of 'S' have the order 1: {lang}/a.md, {lang}/b.md" for lang in ("en", "de")
    ]


def test_labels_of_two_languages_are_not_compared() -> None:
    found = catalogue(article("a", tags=["Cloud"]), article("b", lang="de", tags=["cloud"]))
    assert found.problems == ()


def test_the_series_file_is_for_every_language(tmp_path: Path) -> None:
    entries = series_file(
        tmp_path, "course: {description: Both, parts: [de/two, de/one]}\nnobody: {}"
    )
    found = two(series_entries=entries)
    assert {each.description for each in found.series.values()} == {"Both"}
    assert found.series["de/course"].parts == ("de/two", "de/one")
    assert [each.key for each in found.problems] == ["nobody"]


def test_a_term_file_may_say_its_texts_by_language(tmp_path: Path) -> None:
    entries = term_file(
        tmp_path,
        "azure:\n  label: {en: Azure cloud, de: Azurblau}\n  description: {de: Auf Deutsch}\n",
    )
    made = (article("a", tags=["azure"]), article("b", lang="de", tags=["Azurblau"]))
    found = catalogue(*made, term_entries={"tags": entries})
    assert {key: (each.label, each.description) for key, each in found.terms["tags"].items()} == {
        "azure": ("Azure cloud", "Auf Deutsch"), "de/azure": ("Azurblau", "Auf Deutsch"),
    }  # fmt: skip
    assert found.problems == ()


def test_a_series_file_may_say_its_texts_by_language_and_a_landing_page_over_it(
    tmp_path: Path,
) -> None:
    for name, text in {
        "series.yml": "course: {label: {en: The course, de: Der Kurs}, description: {de: Lang}}",
        "en/a.md": "---\nseries: course\n---\nText.\n",
        "de/a.md": "---\nseries: Der Kurs\n---\nText.\n",
        "de/series/course.md": "---\ntitle: Unser Kurs\n---\nProsa.\n",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    mounted = [Collection(prefix="", folder=tmp_path)]
    found = scan(mounted, {}, tmp_path / "docs", settings(**DECLARED)).catalogue
    assert {key: (each.title, each.description) for key, each in found.series.items()} == {
        "course": ("The course", "Lang"), "de/course": ("Unser Kurs", "Lang"),
    }  # fmt: skip
    assert found.problems == ()


def languages_of(
    tmp_path: Path, files: dict[str, str], collections: dict[str, dict[str, Any]], **options: Any
) -> dict[str, str]:
    for name, matter in files.items():
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\n{matter}\n---\nText.\n", encoding="utf-8")
    mounted = [
        Collection(prefix=prefix, folder=tmp_path / "content" / given.pop("path", ""), **given)
        for prefix, given in collections.items()
    ]
    found = scan(mounted, {}, tmp_path / "docs", settings(**options)).catalogue
    return {name: each.language for name, each in found.articles.items()}


DECLARED = {"languages": ("en", "de")}


@pytest.mark.parametrize(
    ("files", "collections", "options", "languages"),
    [
        ({"en/a.md": "", "de/a.md": ""}, {"en": {"path": "en"}, "de": {"path": "de"}}, DECLARED,
         {"en/a": "en", "de/a": "de"}),
        ({"en/a.md": "", "de/a.md": ""}, {"blog": {}}, DECLARED,
         {"blog/en/a": "en", "blog/de/a": "de"}),
        ({"en/a.md": "", "de/a.md": ""}, {"blog": {}}, {}, {"blog/en/a": "en", "blog/de/a": "en"}),
        ({"x/index.md": "", "x/index.de.md": ""}, {"blog": {}}, DECLARED,
         {"blog/x": "en", "blog/x/indexde": "de"}),
        ({"de/a.md": "lang: en-US"}, {"blog": {}}, DECLARED, {"blog/de/a": "en"}),
        ({"a.md": "lang: fr"}, {"blog": {"lang": "de"}}, {}, {"blog/a": "fr"}),
        ({"a.md": "", "en/b.md": ""}, {"blog": {"lang": "de"}}, DECLARED,
         {"blog/a": "de", "blog/en/b": "de"}),
        ({"it/a.md": "", "no/ts/b.md": ""}, {"blog": {}}, DECLARED,
         {"blog/it/a": "en", "blog/no/ts/b": "en"}),
        ({"a.md": "", "de/b.md": "", "c.md": "lang: fr"}, {"blog": {"home": "en"}},
         {**DECLARED, "language": "de"}, {"blog/a": "en", "blog/de/b": "de", "blog/c": "fr"}),
        ({"a.md": ""}, {"blog": {"path": ""}}, {"language": "de_AT", "told_language": True},
         {"blog/a": "de-AT"}),
    ],
)  # fmt: skip
def test_an_article_has_its_own_language_its_collections_its_folders_or_the_sites(
    tmp_path: Path,
    files: dict[str, str],
    collections: dict[str, dict[str, Any]],
    options: dict[str, Any],
    languages: dict[str, str],
) -> None:
    copies = {prefix: dict(given) for prefix, given in collections.items()}
    assert languages_of(tmp_path, files, copies, **options) == languages


@pytest.mark.parametrize("place", ["de/series/course.md", "blog/de/series/course.md"])
def test_a_landing_page_is_that_of_its_language(tmp_path: Path, place: str) -> None:
    matter = "---\nseries: Course\n---\nText.\n"
    for name, text in (
        ("de/a.md", matter), ("en/a.md", matter),
        ("de/series/course.md", "---\ntitle: Der Kurs\ndescription: Auf Deutsch\n---\nProsa.\n"),
    ):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    one = place.startswith("blog/")
    mounted = (
        [Collection(prefix="blog", folder=tmp_path)]
        if one
        else [Collection(prefix=each, folder=tmp_path / each) for each in ("en", "de")]
    )
    found = scan(mounted, {}, tmp_path / "docs", settings(**DECLARED))
    assert found.catalogue.problems == ()
    assert {key: each.description for key, each in found.catalogue.series.items()} == {
        "course": "", "de/course": "Auf Deutsch",
    }  # fmt: skip
    assert found.mounted["de/series/course"] == tmp_path / "de/series/course.md"
    assert "series/course" not in found.mounted
