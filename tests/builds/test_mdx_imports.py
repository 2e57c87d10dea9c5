"""What MDX imports besides components: partials, and files as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .building import PIXEL, article, words
from .secrets import places

if TYPE_CHECKING:
    from .building import Site

SHOWS = (
    'import Part from "./_part.mdx"\n\n## Own\n\n<Part name="you" />\n\nAfter {frontmatter.title}.'
)
PATTERN = 'articles_collections = {"blog": {"path": "../content", "pattern": "**/[^_]*.mdx"}}'


def test_a_partial_is_shown_with_the_attributes_it_is_given(site: Site) -> None:
    head = "---\ntitle: P\n---\nimport pic from './p.png'\n\n### Inner\n\n"
    part = f"{head}Hello {{props.name}}, {{frontmatter.title}}.\n\n<img src={{pic}} />\n"
    site.configure(PATTERN)
    site.write({"a.mdx": article("A", SHOWS), "_part.mdx": part, "p.png": PIXEL})
    built = site.build()
    assert built.warnings == []
    page = built.page("blog/a")
    assert words(page, "#own #inner > p") == ["Hello you, P.", "After A."]
    assert page.select_one("#inner img")["src"] == "../_images/p.png"


def test_a_changed_partial_is_shown_anew(site: Site) -> None:
    site.configure(PATTERN)
    site.write({"a.mdx": article("A", SHOWS)})
    assert "<Part>" in site.build().warnings[0]
    site.write({"_part.mdx": "one"})
    built = site.build()
    assert (built.warnings, "one" in built.page("blog/a").get_text()) == ([], True)
    site.write({"_part.mdx": "two three"})
    assert "two three" in site.build().page("blog/a").get_text()


def test_mistakes_in_a_partial_are_found_in_its_own_file(site: Site) -> None:
    site.configure(PATTERN)
    site.write({"a.mdx": article("A", SHOWS + "\n\n{f()}"), "_part.mdx": "---\na: 1\n---\n\n{g()}"})
    places = site.build().places()
    assert places == ["content/_part.mdx:5", "content/a.mdx:13"]


def test_a_partial_that_shows_itself_ends(site: Site) -> None:
    site.configure(PATTERN)
    part = "import Part from './_part.mdx'\n\nOnce.\n\n<Part />\n"
    site.write({"a.mdx": article("A", SHOWS), "_part.mdx": part})
    built = site.build()
    assert built.page("blog/a").get_text().count("Once.") == 1
    [warning] = built.warnings
    assert "the component <Part>" in warning


@pytest.mark.parametrize("pattern", ["**/[^_]*.mdx", "**/*.mdx"])
@pytest.mark.parametrize(
    "key",
    ["draft: true", "isDraft: maybe", "pubDate: 2100-01-01", "expires: 2020-01-01", "draft: ["],
)
def test_what_is_withheld_is_not_shown_by_an_import(site: Site, pattern: str, key: str) -> None:
    body = 'import raw from "./_part.mdx?raw"\n' + SHOWS + '\n\n<Code code={raw} lang="md" />'
    site.configure(PATTERN.replace("**/[^_]*.mdx", pattern))
    site.write({"a.mdx": article("A", body), "_part.mdx": f"---\n{key}\n---\nThe okapi.\n"})
    built = site.build()
    assert places(site.root / "_build") == []
    assert words(built.page("blog/a"), "#own > p") == ["After A."]
    said = [
        each for each in built.messages() if "<Part> shows a file that is not published" in each
    ]
    assert len(said) == 1
    if key != "draft: [":
        shown = site.build(tags=("drafts", "future", "expired"))
        assert words(shown.page("blog/a"), "#own > p") == ["The okapi.", "After A."]
        site.build()
        assert places(site.root / "_build") == []


def test_a_file_is_quoted(site: Site) -> None:
    body = 'import text from "./x.py?raw"\n\n<Code code={text} lang="python" title="x.py" />'
    site.write({"a.mdx": article("A", body), "x.py": "print(1)\n"})
    built = site.build()
    assert built.warnings == []
    assert words(built.page("blog/a"), ".highlight-python pre") == ["print(1)"]


def test_a_file_that_is_not_there_is_warned_of(site: Site) -> None:
    body = 'import text from "./x.py?raw"\n\n<Code code={text} />'
    site.write({"a.mdx": article("A", body)})
    [message] = site.build().messages()
    assert message.startswith("the attribute code of <Code> cannot be evaluated (found 'text')")


ONE = (
    'export const version = "PARTIAL"\n\nOne {version}[^1], see [docs], [^own].\n\n'
    "[^1]: NOTE OF ONE\n\n[docs]: https://one.example/\n"
)
TWO = (
    "Two {version}[^1], see [docs], [more].\n\n[^1]: NOTE OF TWO\n\n[docs]: https://two.example/\n"
)
OF_ITS_OWN = (
    'import One from "./_one.mdx"\nimport Two from "./_two.mdx"\n'
    'export const version = "ARTICLE"\n\n<One />\n\n<Two />\n\n<One />\n\n'
    "After: {version}[^1], see [docs], [^own].\n\n"
    "[^1]: NOTE OF ARTICLE\n\n[^own]: OWN NOTE\n\n"
    "[docs]: https://own.example/\n[more]: https://more.example/\n"
)


@pytest.mark.parametrize("builder", ["html", "latex", "epub", "text"])
def test_each_imported_file_is_a_module_of_its_own(site: Site, builder: str) -> None:
    site.configure(PATTERN)
    site.write({"a.mdx": article("A", OF_ITS_OWN), "_one.mdx": ONE, "_two.mdx": TWO})
    site.write({"docs/index.md": "# Home\n\n```{toctree}\nblog/a\n```\n"})
    built = site.build(builder)
    [warning] = [each for each in built.warnings if "conf value" not in each]
    assert warning.startswith("content/_two.mdx:1: ")
    assert "{version}" in warning
    files = [path for path in built.out.rglob("*") if path.suffix in {".html", ".tex", ".xhtml"}]
    text = "".join(path.read_text("utf-8") for path in files) or built.text("blog/a.txt")
    for note in ("NOTE OF ONE", "NOTE OF TWO", "NOTE OF ARTICLE", "OWN NOTE"):
        assert note in text
    if builder != "html":
        return
    page = built.page("blog/a")
    notes = {f"#{each['id']}": each.get_text() for each in page.select("aside.footnote")}
    assert len(notes) == 4
    for start, note, site_of in (
        ("One PARTIAL", "NOTE OF ONE", "one"),
        ("Two ", "NOTE OF TWO", "two"),
        ("After: ARTICLE", "NOTE OF ARTICLE", "own"),
    ):
        for shown in [each for each in page.select("p") if each.get_text().startswith(start)]:
            targets = [str(each["href"]) for each in shown.select("a")]
            assert note in notes[targets[0]]
            assert targets[1] == f"https://{site_of}.example/"
            assert ("[^own]" in shown.get_text()) == (start == "One PARTIAL")
    two = next(each for each in page.select("p") if each.get_text().startswith("Two "))
    assert "[more]" in two.get_text()


def in_folder(folder: str) -> dict[str, str | bytes]:
    """Return a partial in a folder, which names all that lies there."""
    part = (
        'import Inner from "./_inner.md"\nimport code from "./x.py?raw"\n'
        'import drawn from "./drawn.png"\n\n<Inner />\n\n<Code code={code} />\n\n'
        "![first](./first.png)\n\n![second](second.png)\n\n<Image src={drawn} alt='drawn' />\n\n"
        '<img src="./html.png" alt="html" />\n\n[file](./x.py)\n\n<a href="y.py">html file</a>\n\n'
        "[page](./c.md#words)\n\n<LinkCard title='card' href='./c.mdx' />\n\n"
        "[missing](./nothing.md)\n\n<Nobody />\n\n[elsewhere](https://x.example/x.py)\n"
    )
    pictures = ("first", "second", "drawn", "html")
    return {
        f"content/{folder}/_part.mdx": part,
        f"content/{folder}/_inner.md": "INNER ![deep](../deep.png)\n",
        f"content/{folder}/x.py": "print('beside')\n",
        f"content/{folder}/y.py": "y\n",
        f"content/{folder}/c.md": article("C", "## Words"),
        f"content/{folder}/../deep.png": PIXEL + folder.encode(),
        **{f"content/{folder}/{name}.png": PIXEL + name.encode() for name in pictures},
    }


WITH_MARKDOWN = PATTERN.replace("**/[^_]*.mdx", "**/[^_]*.{md,mdx}")


@pytest.mark.parametrize("folder", ["parts", "parts/in ner", "parts/100%"])
def test_what_a_partial_names_lies_beside_the_partial(site: Site, folder: str) -> None:
    site.configure(WITH_MARKDOWN)
    site.write(in_folder(folder))
    site.write(
        {"content/own/a.mdx": article("A", f'import P from "../{folder}/_part.mdx"\n\n<P />')}
    )
    site.write({"content/own/x.py": "print('wrong')\n", "content/own/first.png": b"wrong"})
    built = site.build()
    page = built.page("blog/own/a")
    body = page.select_one(".e-content")
    assert "INNER" in body.get_text()
    assert words(page, ".e-content pre") == ["print('beside')"]
    shown = {str(each["alt"]): str(each["src"]) for each in body.select("img")}
    files = {alt: (built.out / "blog/own" / src).read_bytes() for alt, src in shown.items()}
    expected = {name: PIXEL + name.encode() for name in ("first", "second", "drawn", "html")}
    assert files == {**expected, "deep": PIXEL + folder.encode()}
    led = {each.get_text(): str(each["href"]) for each in body.select("a") if each.get_text()}
    assert (built.out / "blog/own" / led["file"]).read_text() == "print('beside')\n"
    assert (built.out / "blog/own" / led["html file"]).read_text() == "y\n"
    [docname] = [each for each in built.env.found_docs if each.endswith("/c")]
    assert led["page"].endswith(f"{docname.removeprefix('blog/')}.html#words")
    assert led["card"].endswith(f"{docname.removeprefix('blog/')}.html")
    assert led["elsewhere"] == "https://x.example/x.py"
    assert sorted(built.places()) == [f"content/{folder}/_part.mdx:{line}" for line in (25, 27)]


def test_a_file_that_comes_or_goes_beside_a_partial_is_noticed(site: Site) -> None:
    site.configure(WITH_MARKDOWN)
    files = in_folder("parts")
    site.write({"a.mdx": article("A", 'import P from "./parts/_part.mdx"\n\n<P />'), **files})
    site.write({"b.mdx": article("B"), "content/x.py": "print('above')\n"})
    site.build()
    for name, content in files.items():
        if name.endswith("_part.mdx"):
            continue
        path = site.path(name)
        for change in (path.unlink, lambda: site.write({name: content})):  # noqa: B023
            change()
            built, clean = site.build(), site.build(out="clean", doctrees="clean", fresh=True)
            assert built.text("blog/a.html") == clean.text("blog/a.html"), name


@pytest.mark.parametrize("named", ["secret.md", ".env", "../../outside.py", "../_draft.md"])
def test_door_and_gate_are_asked_of_what_a_partial_names(site: Site, named: str) -> None:
    site.configure(WITH_MARKDOWN)
    files = {
        "content/parts/secret.md": "---\ndraft: true\n---\nThe okapi.\n",
        "content/_draft.md": "---\ndraft: true\n---\nThe okapi.\n",
        "content/parts/.env": "The okapi.\n",
        "outside.py": "The okapi.\n",
    }
    for name, text in files.items():
        (site.root / name).parent.mkdir(parents=True, exist_ok=True)
        (site.root / name).write_text(text)
    part = (
        f'import Inner from "./{named}"\nimport code from "./{named}?raw"\n\n<Inner />\n\n'
        f"<Code code={{code}} />\n\n[file](./{named})\n\n![picture](./{named})\n\n"
        f'<img src="./{named}" alt="x" />\n\n<a href="./{named}">html</a>\n'
    )
    site.write({"a.mdx": article("A", 'import P from "./parts/_part.mdx"\n\n<P />')})
    site.write({"content/parts/_part.mdx": part})
    built = site.build()
    assert places(site.root / "_build") == []
    assert any(each.startswith("content/parts/_part.mdx:") for each in built.warnings)
    assert [each for each in built.warnings if each.startswith("content/a.mdx:")] == []


PICTURES = (
    "![i](./pic.png)", "![i](pic.png)", "![i](../parts/pic.png)", '<img src="./pic.png" alt="i" />',
    'Text <img src="pic.png" alt="i" /> in a line', '<Image src="./pic.png" alt="i" />',
    'import pic from "./pic.png"\n\n<Image src={pic} alt="i" />',
    "export const pic = './pic.png'\n\n<img src={pic} alt='i' />",
    '<video src="./pic.png" />', "[a file](./pic.png)", "[a file](pic.png)",
)  # fmt: skip


@pytest.mark.parametrize("written", PICTURES)
@pytest.mark.parametrize("folder", ["parts", "in ner"])
def test_a_partial_never_shows_what_lies_beside_the_article(
    site: Site, written: str, folder: str
) -> None:
    site.configure(WITH_MARKDOWN)
    part = f"{written.replace('../parts', f'../{folder}'.replace(' ', '%20'))}\n"
    site.write({"a.mdx": article("A", f'import P from "./{folder}/_p.mdx"\n\n<P />')})
    site.write({f"content/{folder}/_p.mdx": part, "content/pic.png": b"wrong"})
    built = site.build()
    assert not [each for each in built.out.rglob("pic*.png") if each.read_bytes() == b"wrong"]
    assert len(built.warnings) == (not written.startswith("[a file]"))  # only if nitpicky
    for place, said in zip(built.places(), built.messages(), strict=True):
        assert place.startswith(f"content/{folder}/_p.mdx:")
        if "not readable" in said:
            assert f"content/{folder}/pic.png" in said
    site.write({f"content/{folder}/pic.png": PIXEL})
    built = site.build()
    assert built.warnings == []
    assert [each.read_bytes() for each in built.out.rglob("pic*.png")] == [PIXEL]


@pytest.mark.parametrize("name", ["pic.png", "bücher 1.png"])
@pytest.mark.parametrize("inside", ["<img src={props.src} alt='i' />", "<Image src={props.src} />"])
def test_a_picture_that_an_article_gives_to_a_partial_lies_beside_the_article(
    site: Site, name: str, inside: str
) -> None:
    site.configure(WITH_MARKDOWN)
    body = f'import pic from "./{name}"\nimport P from "./parts/_p.mdx"\n\n<P src={{pic}} />'
    site.write({"a.mdx": article("A", body), "content/parts/_p.mdx": inside, name: PIXEL})
    built = site.build()
    assert built.warnings == []
    assert [each.read_bytes() for each in (built.out / "_images").iterdir()] == [PIXEL]


@pytest.mark.parametrize("name", ["gone.md", "gone.mdx", "held.md", "held.mdx", ".hidden.md"])
@pytest.mark.parametrize("around", ["a.mdx", "parts/_p.mdx"])
def test_why_an_imported_file_is_not_shown_is_told_at_the_tag(
    site: Site, name: str, around: str
) -> None:
    site.configure(WITH_MARKDOWN)
    folder = "./parts" if around == "a.mdx" else "."
    body = f'import Gone from "{folder}/{name}"\n\n<Gone>\n\nInside.\n\n</Gone>\n'
    site.write({"a.mdx": article("A", 'import P from "./parts/_p.mdx"\n\n<P />')})
    site.write({f"content/{around}": article("A", body)})
    for held in ("held.md", "held.mdx"):
        site.write({f"content/parts/{held}": "---\ntitle: H\ndraft: true\n---\nThe okapi.\n"})
    site.write({"content/parts/.hidden.md": "The okapi.\n"})
    built = site.build()
    assert places(site.root / "_build") == []
    [said] = built.messages()
    [place] = built.places()
    assert place.startswith(f"content/{around}:")
    if name.startswith("gone"):
        assert "<Gone> shows a file that is not there" in said
        assert f"'{folder}/{name}'" in said
        assert place.endswith(":7")
    elif name.startswith("held"):
        assert "<Gone> shows a file that is not published" in said
        assert place.endswith(":7")
    else:
        assert "part that begins with a dot" in said
    assert ("Inside." in built.page("blog/a").get_text()) == (not name.startswith("held"))
