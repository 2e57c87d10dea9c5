"""From folders to a catalogue."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path
from typing import Any

import pytest

from sphinxext.articles.problems import Kind
from sphinxext.articles.scan.scan import Scan, scan
from sphinxext.articles.settings import Collection

from .conftest import settings

pytestmark = pytest.mark.across

ARTICLE = "---\ntitle: {title}\nseries: S\n---\nText.\n"


class Site:
    """A source directory and a folder beside it."""

    def __init__(self, root: Path) -> None:
        self.source, self.content = root / "docs", root / "content"
        self.source.mkdir()
        self.content.mkdir()

    def put(self, path: Path, text: str | bytes) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def article(self, name: str, matter: str = "title: X", body: str = "Text.\n") -> Path:
        return self.put(self.content / name, f"---\n{matter}\n---\n{body}")

    def scan(self, *folders: Path, **options: Any) -> Scan:
        documents = {
            path.relative_to(self.source).with_suffix("").as_posix(): path
            for path in sorted(self.source.rglob("*.md"))
        }
        prefixes = ("blog", "notes")[: len(folders)]
        collections = [
            Collection(prefix=name, folder=each)
            for name, each in zip(prefixes, folders, strict=True)
        ]
        return scan(collections, documents, self.source, settings(**options))


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def kinds(found: Scan) -> list[Kind]:
    return [each.kind for each in found.catalogue.problems]


def test_a_collection_is_mounted_under_its_prefix(site: Site) -> None:
    path = site.article("Sub/One.md", "title: One")
    found = site.scan(site.content)
    assert found.mounted == {"blog/sub/one": path}
    assert found.catalogue.articles["blog/sub/one"].title == "One"
    assert kinds(found) == []


@pytest.mark.parametrize("above", ["_drafts", "_drafts/site", "a/_Drafts/b"])
@pytest.mark.parametrize("beside", [True, False])
def test_a_folder_of_drafts_above_the_project_says_nothing(
    tmp_path: Path, above: str, beside: bool
) -> None:
    (tmp_path / above).mkdir(parents=True)
    site = Site(tmp_path / above)
    site.article("a.md")
    site.article("_drafts/b.md")
    site.put(site.source / "c.md", ARTICLE.format(title="C"))
    site.put(site.source / "_Drafts/d.md", ARTICLE.format(title="D"))
    found = site.scan(*([site.content] if beside else [])).catalogue
    shown, withheld = ({"blog/a"}, {"blog/_drafts/b"}) if beside else ({"c"}, {"_Drafts/d"})
    assert ({*found.articles}, {*found.withheld}) == (shown, withheld)


FOLDERS = ("docs/_drafts", "docs/_drafts/in", "content/_drafts", "_drafts")


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_collection_that_is_or_lies_in_a_folder_of_drafts_is_withheld(
    tmp_path: Path, folder: str
) -> None:
    site = Site(tmp_path)
    site.put(tmp_path / folder / "a.md", "---\ntitle: A\n---\n")
    found = site.scan(tmp_path / folder, *([site.content] if "content" in folder else []))
    assert not found.catalogue.articles
    assert [*found.catalogue.withheld] == ["blog/a"]


@pytest.mark.parametrize("source", ["docs", "", "_drafts/docs"])
def test_a_collection_around_the_project_says_nothing_by_its_name(
    tmp_path: Path, source: str
) -> None:
    top = tmp_path / "_drafts"
    (top / source).mkdir(parents=True)
    (top / "a.md").write_text("---\ntitle: A\n---\n")
    found = scan([Collection(prefix="blog", folder=top)], {}, top / source, settings())
    assert [*found.catalogue.articles] == ["blog/a"]


def test_two_articles_with_one_id_are_both_there_and_both_named(site: Site) -> None:
    one, two = site.article("One Two.md"), site.article("one-two.md")
    found = site.scan(site.content)
    [problem] = found.catalogue.problems
    assert found.mounted == {"blog/one-two": one, "blog/one-two-2": two}
    assert (problem.kind, problem.path) == (Kind.ID, str(two))
    assert str(one) in problem.message


def test_a_source_document_keeps_its_name_against_an_article(site: Site) -> None:
    own = site.put(site.source / "blog/x.md", "# Own\n")
    mounted = site.article("x.md")
    found = site.scan(site.content)
    [problem] = found.catalogue.problems
    assert found.mounted == {"blog/x-2": mounted}
    assert (problem.kind, problem.path) == (Kind.ID, str(mounted))
    assert str(own) in problem.message


def test_a_withheld_article_is_not_mounted(site: Site) -> None:
    site.article("x.md", "draft: true")
    found = site.scan(site.content)
    assert (found.mounted, list(found.catalogue.withheld)) == ({}, ["blog/x"])
    assert list(site.scan(site.content, shown=("drafts",)).mounted) == ["blog/x"]


def test_a_file_that_is_not_utf8_is_reported_and_repaired(site: Site) -> None:
    site.put(site.content / "x.md", b"---\ntitle: X\n---\nCaf\xe9\n")
    found = site.scan(site.content)
    assert found.recoded == {"blog/x": "---\ntitle: X\n---\nCaf\ufffd\n"}
    assert [(each.kind, each.line) for each in found.catalogue.problems] == [(Kind.FILE, 4)]


def test_an_empty_file_is_reported_and_still_a_document(site: Site) -> None:
    site.put(site.content / "x.md", "")
    found = site.scan(site.content)
    assert (list(found.mounted), kinds(found)) == (["blog/x"], [Kind.FILE])


def test_a_missing_folder_is_reported_and_the_others_are_read(site: Site) -> None:
    site.article("x.md")
    found = site.scan(site.content, site.content / "nowhere")
    [problem] = found.catalogue.problems
    assert (problem.kind, problem.key) == (Kind.COLLECTION, "articles_collections")
    assert str(site.content / "nowhere") in problem.message
    assert list(found.mounted) == ["blog/x"]


def test_a_missing_folder_makes_no_articles_of_the_source_directory(site: Site) -> None:
    site.put(site.source / "page.md", "---\ntags: [a]\n---\n")
    found = site.scan(site.content / "nowhere")
    assert (dict(found.catalogue.articles), found.hidden) == ({}, frozenset())


@pytest.mark.parametrize("value", ["true", "maybe"])
def test_a_page_that_is_no_article_is_hidden_if_it_is_a_draft(site: Site, value: str) -> None:
    site.put(site.source / "page.md", f"---\ndraft: {value}\n---\n")
    site.put(site.source / "other.md", "---\ndraft: false\n---\n")
    assert site.scan().hidden == site.scan(site.content).hidden == {"page"}
    assert site.scan(shown=("drafts",)).hidden == frozenset()


def test_without_collections_documents_that_look_like_articles_are_articles(site: Site) -> None:
    site.put(site.source / "one.md", ARTICLE.format(title="One"))
    site.put(site.source / "two.md", "---\ntags: [a]\ndraft: true\n---\n")
    site.put(site.source / "page.md", "---\ntitle: Page\n---\n")
    found = site.scan()
    assert list(found.catalogue.articles) == ["one"]
    assert (found.mounted, found.hidden) == ({}, frozenset({"two"}))


def test_problems_of_other_source_documents_are_left_to_sphinx(site: Site) -> None:
    site.put(site.source / "empty.md", "")
    site.put(site.source / "broken.md", "---\ntitle: [\n---\n")
    assert kinds(site.scan()) == []


def test_term_files_of_several_folders_are_one_and_the_source_directory_wins(site: Site) -> None:
    notes = site.content.parent / "notes"
    site.article("x.md", "tags: [a, b, c]")
    site.put(notes / "y.md", "---\ntags: [a]\n---\nText\n")
    site.put(site.content / "tags.yml", "a:\n  label: Content\nb:\n  label: B\n")
    site.put(notes / "tags.yml", "c:\n  label: Notes\n")
    site.put(site.source / "tags.yml", "a:\n  label: Source\n")
    found = site.scan(site.content, notes, unknown_terms="warn").catalogue
    assert {slug: term.label for slug, term in found.terms["tags"].items()} == {
        "a": "Source", "b": "B", "c": "Notes",
    }  # fmt: skip
    assert found.problems == ()


def test_a_bad_term_file_is_reported_once_though_two_collections_share_the_folder(
    site: Site,
) -> None:
    site.article("x.md")
    site.put(site.content / "tags.yml", "a: [\n")
    site.put(site.content / "series.yml", "just text\n")
    found = scan(
        [Collection(prefix=name, folder=site.content) for name in ("blog", "notes")],
        {},
        site.content,
        settings(zone=UTC),
    )
    assert kinds(found) == [Kind.FILE, Kind.FILE]


LANDING = "---\ndescription: From the page.\norder: 7\n{more}---\nProse.\n"


@pytest.mark.parametrize("place", ["content", "source"])
def test_an_own_landing_page_describes_its_series(site: Site, place: str) -> None:
    site.put(site.content / "one.md", ARTICLE.format(title="One"))
    site.put(site.content / "series.yml", "S:\n  description: From the file.\n  image: a.png\n")
    folder = site.content if place == "content" else site.source
    path = site.put(folder / "series/s.md", LANDING.format(more=""))
    found = site.scan(site.content)
    series = found.catalogue.series["s"]
    assert (series.description, series.image, series.order) == ("From the page.", "a.png", 7)
    assert list(found.catalogue.articles) == ["blog/one"]
    assert found.mounted.get("series/s") == (path if place == "content" else None)
    assert (kinds(found), found.hidden) == ([], frozenset())


@pytest.mark.parametrize("more", ["draft: true\n", "draft: perhaps\n", "a: [\n"])
@pytest.mark.parametrize("place", ["content", "source"])
def test_a_draft_of_a_landing_page_is_withheld_and_the_series_stays(
    site: Site, place: str, more: str
) -> None:
    site.put(site.content / "one.md", ARTICLE.format(title="One"))
    folder = site.content if place == "content" else site.source
    site.put(folder / "series/s.md", LANDING.format(more=more))
    found = site.scan(site.content)
    assert found.catalogue.series["s"].description == ""
    assert list(found.mounted) == ["blog/one"]
    assert found.hidden == (frozenset({"series/s"}) if place == "source" else frozenset())


def test_a_page_in_the_folder_series_of_no_series_is_an_article(site: Site) -> None:
    site.put(site.content / "one.md", ARTICLE.format(title="One"))
    site.put(site.content / "series/other.md", LANDING.format(more=""))
    found = site.scan(site.content)
    assert list(found.catalogue.articles) == ["blog/one", "blog/series/other"]


def test_a_part_in_the_folder_series_stays_a_part(site: Site) -> None:
    site.put(site.content / "series/s.md", ARTICLE.format(title="S itself"))
    found = site.scan(site.content)
    assert found.catalogue.series["s"].parts == ("blog/series/s",)
    assert list(found.mounted) == ["blog/series/s"]


@pytest.mark.parametrize("place", ["content", "source"])
def test_an_unknown_key_of_a_landing_page_is_told_with_the_keys_that_it_may_have(
    site: Site, place: str
) -> None:
    site.put(site.content / "one.md", ARTICLE.format(title="One"))
    folder = site.content if place == "content" else site.source
    more = "planned: [{title: Two}]\norphan: true\nstatuss: complete\n"
    path = site.put(folder / "series/s.md", LANDING.format(more=more))
    [problem] = site.scan(site.content, strict=True).catalogue.problems
    assert (problem.kind, problem.path, problem.line) == (Kind.UNKNOWN_KEY, str(path), 6)
    assert problem.key == "s.statuss"
    assert {"status", "planned", "parts"} <= {*problem.accepted.split(", ")}


def test_a_wrong_value_of_a_landing_page_is_told_of_at_its_line(site: Site) -> None:
    site.put(site.content / "one.md", ARTICLE.format(title="One"))
    site.put(site.source / "series/s.md", LANDING.format(more="status: finished\n"))
    [problem] = site.scan(site.content).catalogue.problems
    assert (problem.kind, problem.key, problem.line) == (Kind.VALUE, "s.status", 4)


@pytest.mark.parametrize("name", ["series.yml", "series.yaml"])
def test_a_file_may_end_in_yml_or_in_yaml(site: Site, name: str) -> None:
    site.put(site.content / "one.md", ARTICLE.format(title="One"))
    site.put(site.content / name, "S:\n  description: Described\n")
    found = site.scan(site.content)
    assert found.catalogue.series["s"].description == "Described"
    assert kinds(found) == []


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("tag.yml", "tags.yml"), ("Tags.yml", "tags.yml"), ("tags.YML", "tags.yml"),
        ("category.yaml", "categories.yml"), ("author.yml", "authors.yml"),
        ("auhtors.yml", "authors.yml"), ("serie.yml", "series.yml"),
    ],
)  # fmt: skip
def test_a_file_whose_name_is_nearly_that_of_one_is_told_of(
    site: Site, name: str, meant: str
) -> None:
    path = site.put(site.content / name, "a:\n")
    [problem] = site.scan(site.content).catalogue.problems
    assert (problem.kind, problem.path, problem.accepted) == (Kind.FILE, str(path), meant)
    assert problem.message == "is not read"


def test_of_two_files_of_one_name_the_one_that_is_not_read_is_told_of(site: Site) -> None:
    site.put(site.content / "tags.yml", "a:\n")
    other = site.put(site.content / "tags.yaml", "b:\n")
    [problem] = site.scan(site.content).catalogue.problems
    assert (problem.path, problem.message) == (str(other), "is not read, since there is tags.yml")


@pytest.mark.parametrize("name", ["stages.yml", "data.yaml", ".tags.yml", "tag.md", "tag.yml.bak"])
def test_other_files_are_nobodys_business(site: Site, name: str) -> None:
    site.put(site.content / name, "---\ntitle: a\n---\nText.\n")
    assert kinds(site.scan(site.content)) == []


def test_a_missing_folder_is_named_as_it_is_written(site: Site) -> None:
    missing = Collection(prefix="blog", folder=site.content / "no", written="../content/no")
    [problem] = scan([missing], {}, site.source, settings()).catalogue.problems
    assert problem.value == "'../content/no'"
    assert problem.message.startswith("the folder of 'blog', ")
