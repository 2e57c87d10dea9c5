"""Images beside an article, in a public folder, below an alias, in Markdown and in raw HTML."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

from .building import CONF, IN_SOURCE, PIXEL, article, block, differences

if TYPE_CHECKING:
    from .building import Built, Site

ASTRO = block(
    """
    extensions = ["sphinxext.articles"]
    articles_collections = {"blog": "../site/src/content/blog"}
    """
)
IN_PLACE = "# Home\n\n```{toctree}\nblog/a\n```\n"
PICTURES = {
    f"site/{path}": PIXEL
    for path in (
        "public/img/p.png",
        "src/assets/q.png",
        "src/content/blog/sub/r.png",
        "src/content/blog/sub/a b é.png",
    )
} | {"site/astro.config.mjs": ""}


@pytest.mark.parametrize(
    "source",
    [
        "/img/p.png", "/img/p.png?w=3", "@/assets/q.png", "~/assets/q.png", "../../../assets/q.png",
        "./r.png", "r.png", "/src/assets/q.png", "a%20b%20é.png", "https://example.org/x.png",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "form", ["![alt *text*]({} 'T')", '<img class="c" src="{}" alt="alt text">']
)
def test_an_image_is_found_as_astro_finds_it(site: Site, source: str, form: str) -> None:
    site.write({**PICTURES, "docs/conf.py": ASTRO})
    site.write({"site/src/content/blog/sub/a.md": article("A", f"Here {form.format(source)} is.")})
    built = site.build(strict=True)
    assert built.warnings == []
    (image,) = built.page("blog/sub/a").select(".body img")
    assert image["alt"] == "alt text"
    if "://" not in source:
        assert (built.out / "blog/sub" / unquote(str(image["src"]))).resolve().is_file()
        assert str(image["src"]).startswith("../../_images/")


@pytest.mark.parametrize("alt", ["x", ""])
def test_a_missing_image_warns_with_its_line(site: Site, alt: str) -> None:
    site.write({"a.md": article("A", f"Text.\n\n![{alt}](./no.png)\n")})
    assert site.build().places() == ["content/a.md:7"]


@pytest.mark.parametrize("form", ["![]({})", '<img src="{}">'])
def test_an_address_without_a_scheme_is_another_site(site: Site, form: str) -> None:
    site.write({"a.md": article("A", form.format("//example.org/x.png"))})
    built = site.build(strict=True)
    assert built.warnings == []
    assert str(built.page("blog/a").select_one(".body img")["src"]).endswith("//example.org/x.png")


def test_folders_and_aliases_may_be_given(site: Site) -> None:
    collection = '{"path": "../content", "public": ["../static"], "aliases": {"$img": "../pics"}}'
    site.configure(f'articles_collections = {{"blog": {collection}}}')
    site.write({"static/x.png": PIXEL, "pics/y.png": PIXEL})
    site.write({"a.md": article("A", "![x](/x.png) ![y]($img/y.png)")})
    built = site.build(strict=True)
    assert len(built.page("blog/a").select("img[src^='../_images/']")) == 2


def test_a_raw_image_keeps_its_attributes_and_reaches_print(site: Site) -> None:
    site.write({"x.png": PIXEL, "docs/index.md": "# H\n\n```{toctree}\nblog/a\n```\n"})
    tag = '<img src="x.png" alt="A &amp; b" width="40" style="float:right" loading="lazy">'
    site.write({"a.md": article("A", f"<figure>\n{tag}\n<figcaption>C</figcaption>\n</figure>\n")})
    image = site.build(strict=True).page("blog/a").select_one("figure img")
    assert image.attrs == {
        "src": "../_images/x.png", "alt": "A & b", "width": "40", "style": "float:right",
        "loading": "lazy",
    }  # fmt: skip
    assert "includegraphics" in "".join(
        path.read_text() for path in site.build("latex", strict=True).out.glob("*.tex")
    )


@pytest.mark.parametrize("source", ["./x.png", "x.png", "/x.png"])
@pytest.mark.parametrize("mounted", [True, False])
def test_the_hero_image_is_at_the_top_and_in_link_previews(
    site: Site, source: str, mounted: bool
) -> None:
    folder = "content" if mounted else "docs"
    smallest = CONF if mounted else IN_SOURCE
    site.configure(
        'extensions.append("sphinxext.opengraph")',
        'ogp_site_url = "https://example.org/"',
        'exclude_patterns = ["public"]',
        smallest=smallest.replace('"../content"', '{"path": "../content", "public": "../public"}'),
    )
    picture = "public/x.png" if source[0] == "/" and mounted else f"{folder}/x.png"
    matter = article("A", heroImage=f"{{src: {source}, alt: An x}}", pubDate="2025-01-01")
    site.write({f"{folder}/a.md": matter, picture: PIXEL})
    built = site.build()
    page = built.page("blog/a" if mounted else "a")
    (image,) = page.select(".body img.article-hero")
    assert image["alt"] == "An x"
    offered = page.select_one("meta[property='og:image']")["content"]
    assert offered == "https://example.org/_images/x.png"
    assert page.select_one("meta[property='og:image:alt']")["content"] == "An x"
    assert (built.out / "_images/x.png").is_file()


@pytest.mark.parametrize("source", ["images/x.png", "x.png", "@pics/x.png"])
def test_a_hero_image_is_looked_for_in_public_and_below_aliases_of_vite(
    site: Site, source: str
) -> None:
    site.write(
        {
            "docs/conf.py": ASTRO,
            "site/astro.config.mjs": "x = {vite: {resolve: {alias: {'@pics': '/pics'}}}}",
            "site/src/content/blog/a.md": article("A", heroImage=f"'{source}'", imageAlt="An x"),
        }
    )
    assert "heroImage: there is no such picture" in site.build().warnings[0]
    folder = "pics" if source[0] == "@" else "public/images"
    site.write({f"site/{folder}/x.png": PIXEL})
    built = site.build(strict=True)
    (image,) = built.page("blog/a").select(".body img.article-hero")
    assert (built.warnings, image["alt"]) == ([], "An x")
    assert (built.out / "_images/x.png").is_file()


def test_an_image_for_previews_only_is_not_on_the_page(site: Site) -> None:
    site.configure('extensions.append("sphinxext.opengraph")', 'ogp_site_url = "https://e.org/"')
    site.write({"a.md": article("A", ogImage="x.png"), "x.png": PIXEL})
    built = site.build(strict=True)
    page = built.page("blog/a")
    assert page.select_one("meta[property='og:image']")["content"] == "https://e.org/_images/x.png"
    assert page.select(".body img") == []
    assert (built.out / "_images/x.png").is_file()


def test_a_missing_hero_image_warns_with_its_line(site: Site) -> None:
    site.write({"a.md": article("A", heroImage="no.png")})
    assert site.build().warnings == [
        "content/a.md:3: WARNING: heroImage: there is no such picture (found 'no.png')"
        " [articles.value]"
    ]


def test_the_hero_image_can_be_left_out(site: Site) -> None:
    site.configure("articles_hero = False")
    site.write({"a.md": article("A", heroImage="x.png"), "x.png": PIXEL})
    assert site.build(strict=True).page("blog/a").select(".body img") == []


def test_a_hero_image_that_print_cannot_show_stays_away_without_a_warning(site: Site) -> None:
    site.write({"docs/index.md": "# H\n\n```{toctree}\nblog/a\n```\n"})
    site.write({"a.md": article("A", heroImage="x.svg"), "x.svg": "<svg/>"})
    assert site.build("latex", strict=True).warnings == []


def test_aliases_are_those_of_the_astro_project(site: Site) -> None:
    paths = '{"@pics/*": ["src/pics/*"], /* and */ "~~": ["x"],}'
    tsconfig = f'// comment\n{{"compilerOptions": {{"baseUrl": ".", "paths": {paths}}}}}\n'
    site.write({"docs/conf.py": ASTRO, "site/astro.config.ts": "", "site/tsconfig.json": tsconfig})
    site.write({"site/src/pics/x.png": PIXEL, "site/src/y.png": PIXEL})
    text = article("A", "![x](@pics/x.png) ![y](@/y.png)")
    site.write({"site/src/content/blog/a.md": text})
    built = site.build(strict=True)
    assert len(built.page("blog/a").select("img[src^='../_images/']")) == 2


@pytest.mark.parametrize("source", ["#img/p.png", "@img/p.png", "one", "@two/p.png", "@vite/p.png"])
@pytest.mark.parametrize("route", ["hero", "![x]({})", '<img alt="x" src="{}">'])
def test_every_kind_of_alias_leads_to_pictures(site: Site, route: str, source: str) -> None:
    paths = {
        "#img/*": ["./pics/*"], "@img/*": ["./pics/*"], "one": ["./pics/p.png"],
        "@two/*": ["./nowhere/*", "./pics/*"],
    }  # fmt: skip
    vite = "{ resolve: { alias: [{ find: '@vite', replacement: './pics' }] } }"
    hero = {"heroImage": f"'{source}'"} if route == "hero" else {}
    site.write({
        "docs/conf.py": ASTRO, "site/pics/p.png": PIXEL,
        "site/astro.config.mjs": f"export default {{ vite: {vite} }};",
        "site/tsconfig.json": json.dumps({"compilerOptions": {"paths": paths}}),
        "site/src/content/blog/a.md": article(
            "A", "" if hero else f"{route.format(source)}\n\n[words](#a)", **hero
        ),
    })  # fmt: skip
    built = site.build(strict=True)
    assert built.warnings == []
    (image,) = built.page("blog/a").select(".body img")
    assert image["src"] == "../_images/p.png"


def test_the_text_alternative_is_all_the_text_inside(site: Site) -> None:
    site.write({"x.png": PIXEL, "a.md": article("A", "![run `f()` *now*\nthen <b>](x.png)")})
    (image,) = site.build(strict=True).page("blog/a").select(".body img")
    assert image["alt"] == "run f() now then <b>"


@pytest.mark.parametrize(
    ("written", "count"),
    [
        ("{image: {file: x.png, alt: An x}}", 1),
        ("{image: {light: x.png, dark: x.png}}", 1),
        ("{light: x.png, dark: x.png, alt: An x}", 1),
        ("{tagline: Words only}", 0),
        ("''", 0),
    ],
)
def test_a_hero_of_starlight_is_understood(site: Site, written: str, count: int) -> None:
    site.write({"a.md": article("A", hero=written), "x.png": PIXEL})
    built = site.build(strict=True)
    assert built.warnings == []
    assert len(built.page("blog/a").select(".body img.article-hero")) == count


def test_a_file_outside_of_the_project_is_not_offered(site: Site) -> None:
    site.write({"docs/conf.py": ASTRO, "site/astro.config.ts": "", "private.txt": "secret"})
    text = article("A", "[x](../../../../content/private.txt)")
    site.write({"site/src/content/blog/a.md": text})
    built = site.build(strict=True)
    assert not (built.out / "_downloads").exists()


def test_where_words_alone_are_shown_a_picture_is_what_is_said_of_it(site: Site) -> None:
    site.write(
        {
            "a.md": article("A", heroImage="pic.png"),
            "b.md": article("B", heroImage="{src: pic.png, alt: A hill}"),
            "pic.png": PIXEL,
        }
    )
    built = site.build("text", strict=True)
    assert "image" not in built.text("blog/a.txt")
    assert "A hill" in built.text("blog/b.txt")


@pytest.mark.parametrize("name", ["x.webp", "x.avif", "x.svg", "x.gif"])
@pytest.mark.parametrize(
    "form",
    ["![The hills]({})", "Here: ![The hills]({}).", "[![The hills]({})](https://example.org)"],
)
def test_words_stand_for_a_picture_at_which_latex_would_stop(
    site: Site, name: str, form: str
) -> None:
    site.write({"docs/index.md": IN_PLACE, "a.md": article("A", form.format(name)), name: PIXEL})
    built = site.build("latex")
    text = _tex(built)
    assert "includegraphics{{x}" not in text
    assert "The hills" in text
    assert any("its words take its place" in each for each in built.messages())
    assert site.build("html", out="web", strict=True).page("blog/a").select_one(".body img")


@pytest.mark.parametrize("name", ["x.png", "x.jpg"])
def test_latex_has_the_pictures_that_it_can_show(site: Site, name: str) -> None:
    site.write({"docs/index.md": IN_PLACE, "a.md": article("A", f"![Hills]({name})"), name: PIXEL})
    built = site.build("latex", strict=True)
    assert rf"\sphinxincludegraphics{{{{x}}.{name[2:]}}}" in _tex(built)


def _tex(built: Built) -> str:
    return next(built.out.glob("*.tex")).read_text(encoding="utf-8")


@pytest.mark.parametrize("suffix", ["png", "jpg", "gif", "svg", "webp", "avif", "jxl", "bmp"])
@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml", "json"])
def test_whatever_browsers_may_show_is_shown_wherever_we_place_it(
    site: Site, builder: str, suffix: str
) -> None:
    """Sphinx's list of types is of what it prefers, and has neither WebP nor AVIF."""
    cards = "# Home\n\n```{article-list}\n:layout: cards\n:fields: image\n```\n"
    site.write({
        "docs/index.md": f"{cards}\n```{{toctree}}\nblog/a\n```\n",
        "a.md": article("A", f"![x](x.{suffix})", heroImage=f"x.{suffix}", author="Jo"),
        "authors.yml": f"Jo:\n  image: x.{suffix}\n",
        f"x.{suffix}": PIXEL,
    })  # fmt: skip
    built = site.build(builder)
    shown = "".join(
        path.read_text(encoding="utf-8")
        for path in built.out.rglob("*")
        if path.suffix in {".html", ".fjson"}
    )
    for place in ("article-hero", "article-avatar", "article-entry-picture"):
        assert re.search(rf'<img[^>]*class=\\?"[^"]*{place}', shown), place
    assert built.warnings == []


@pytest.mark.parametrize("address", ["https://example.org/x.webp", "https://example.org/x"])
def test_a_picture_of_another_site_is_shown_whatever_it_is_called(site: Site, address: str) -> None:
    site.write({"a.md": article("A", heroImage=address)})
    page = site.build(strict=True).page("blog/a")
    assert [each["src"] for each in page.select("img.article-hero")] == [address]


@pytest.mark.parametrize("text", ["![x](/pic.svg)", '<img src="/pic.svg" alt="x">'])
def test_a_picture_that_comes_where_it_is_looked_for_first_is_shown(site: Site, text: str) -> None:
    collection = {"path": "../content", "public": ["../p1", "../p2"]}
    site.configure(f"articles_collections = {{'blog': {collection}}}", smallest=IN_SOURCE)
    picture = '<svg xmlns="http://www.w3.org/2000/svg" id="{}"/>'
    site.write({"p2/pic.svg": picture.format("two"), "a.md": article("A", text)})
    site.write({"docs/index.md": "# Home\n"})
    site.build()
    site.write({"p1/pic.svg": picture.format("one")})
    built, clean = site.build(), site.build(out="clean", doctrees="trees", fresh=True)
    assert differences(built, clean) == []
    assert "one" in (built.out / "_images/pic.svg").read_text()


MISSING = {
    "Markdown": "![{alt}](./r1.png)",
    "an element": '<img src="./r1.png" alt="{alt}" />',
    "an element without a text alternative": '<img src="./r1.png" />',
    "an element with a value": "<img src={{'./r1.png'}} alt='{alt}' />",
    "a component": '<Image src="./r1.png" alt="{alt}" />',
}


@pytest.mark.parametrize("alt", ["", "a"])
@pytest.mark.parametrize("around", ["P {} x", "{}", "- {}", "**{}**", "<span>{}</span>", "# {} x"])
@pytest.mark.parametrize("written", MISSING.values(), ids=MISSING)
def test_a_picture_that_is_not_there_is_warned_of_at_its_line(
    site: Site, written: str, around: str, alt: str
) -> None:
    site.write({"a.mdx": article("A", "First.\n\n" + around.format(written.format(alt=alt)))})
    assert site.build("dummy").places() == ["content/a.mdx:7"]
