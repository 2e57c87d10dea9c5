"""Raw HTML of an article: what it names is copied; what is odd stays as it is, or is told of."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from .building import CONF, PIXEL, article, block

if TYPE_CHECKING:
    from .building import Built, Site

PUBLIC = CONF.replace('"../content"', '{"path": "../content", "public": "../public"}')
FILES = {f"public/{name}.png": PIXEL for name in ("p", "p2", "w")}


def target(built: Built, tag: str, attribute: str) -> str:
    element = built.page("blog/a").select_one(f".body section {tag}[{attribute}]")
    return str(element[attribute])


def test_candidates_are_copied_one_by_one(site: Site) -> None:
    site.write({**FILES, "docs/conf.py": PUBLIC})
    html = (
        '<picture><source srcset="/w.png, /p2.png 2x" type="image/webp">'
        '<img src="/p.png" srcset="https://example.org/x.png 100w, /p2.png 200w" alt="x"></picture>'
    )
    site.write({"a.md": article("A", html)})
    built = site.build(strict=True)
    source = target(built, "source", "srcset").split()
    assert [path.rpartition("/")[2] for path in source] == ["w.png,", "p2.png", "2x"]
    assert (built.out / "blog" / source[0].rstrip(",")).resolve().read_bytes() == PIXEL
    outside, descriptor, inside, _ = target(built, "img", "srcset").split()
    assert (outside, descriptor) == ("https://example.org/x.png", "100w,")
    assert (built.out / "blog" / inside).resolve().read_bytes() == PIXEL


@pytest.mark.parametrize("name", ["a.md", "a.mdx"])
@pytest.mark.parametrize(
    ("html", "said"),
    [
        ('<video src="/no.mp4"></video>', "<video src> names a file that is not there (found '/no"),
        ("<video>\n<source srcset='x.png 1x, no.png'/></video>", "<source srcset> names a file"),
        ('<audio src="./no.mp3"></audio>', "<audio src> names a file"),
        ('<object data="no.svg"></object>', "<object data> names a file"),
    ],
)
def test_a_file_that_is_not_there_warns_at_its_line(
    site: Site, html: str, said: str, name: str
) -> None:
    site.write({"x.png": PIXEL, name: article("A", f"Text.\n\n{html}\n\nEnd.")})
    built = site.build()
    [warning] = built.warnings
    line = 7 + html.count("\n")
    assert warning.startswith(f"content/{name}:{line}: WARNING: {said}")
    assert "accepted: a file beside the article or in a public folder" in warning
    assert "End." in built.page("blog/a").get_text()


@pytest.mark.parametrize(
    "html",
    [
        '<iframe src="https://example.org/x.mp4"></iframe>',
        '<video src="//example.org/x.mp4"></video>',
        '<iframe src="/some/page/"></iframe>',
        '<iframe src="/some/page.html"></iframe>',
        '<img src="data:image/png;base64,AA==" alt="">',
        '<img src="/_static/x.png" alt="">',
        '<audio src="/extra.mp3"></audio>',
        '<a href="/rss.xml">x</a>',
        '<video src=""></video>',
        "<video></video>",
        '<object data="#x"></object>',
    ],
)
def test_an_address_that_is_no_file_of_ours_stays(site: Site, html: str) -> None:
    site.configure('html_extra_path = ["extra"]')
    site.write({"docs/extra/extra.mp3": b"x", "a.md": article("A", f"<div>\n{html}\n</div>")})
    built = site.build(strict=True)
    assert built.warnings == []
    assert html.rstrip("/>") in built.text("blog/a.html").replace(" />", "")


@pytest.mark.parametrize(
    "html",
    [
        "<div>\n<![x[ y ]]>\n<img src='x.png' alt='A'>\n</div>",
        "<div>\n<img src='x.png' alt='A'>\n<![x[ y ]]>\n</div>",
        "<div><img src='x.png' alt='A' node=1 suffix=2 tag=3 empty ids=a classes=b self=c></div>",
        "<div><img src='x.png' alt='A' class='language-js a' @click='x' x:y=z></div>",
        "<div><img src='x.png' alt='A'><a </div>\n<a <a <a b='",
        "<div><img src='x.png' alt='A'><!-- </div>",
        "<div><img src='x.png' alt='A'></section></div></div>",
        "<p><img src='x.png' alt='A'><textarea>",
        "<div><img src='x.png' alt='A'><title>",
    ],
)
@pytest.mark.parametrize("builder", ["html", "epub"])
def test_html_may_be_anything(site: Site, html: str, builder: str) -> None:
    site.configure('version = "1"', 'copyright = "x"')
    site.write({"x.png": PIXEL, "a.md": article("A", f"{html}\n\nEnd.")})
    built = site.build(builder)
    assert built.warnings == []
    if builder == "html":
        assert 'src="../_images/x.png"' in built.text("blog/a.html")
        assert "<p>End.</p>" in built.text("blog/a.html")
    else:
        assert_books_are_xml(built)
        assert "<p>End.</p>" in built.text("blog/a.xhtml")


def test_attributes_of_jsx_may_be_anything(site: Site) -> None:
    names = "node suffix tag tagname empty ids classes self attributes given"
    values = "".join(f' {name}="x"' for name in names.split())
    body = f"<div{values}>\n\nEnd <b {names}>x</b>.\n\n</div>"
    site.write({"a.mdx": article("A", body)})
    built = site.build()
    assert built.warnings == []
    assert built.page("blog/a").select_one("div[suffix=x][node=x]")


def assert_books_are_xml(built: Built) -> None:
    [book] = built.out.glob("*.epub")
    with zipfile.ZipFile(book) as archive:
        pages = [name for name in archive.namelist() if name.endswith(".xhtml")]
        assert "blog/a.xhtml" in pages
        for name in pages:
            ElementTree.fromstring(archive.read(name))


EVERYTHING = {
    "a.md": block("""
    - [x] done
    - [ ] to *do*

    ~~struck~~ \\
    broken

    ---

    <details><summary>More

    text

    </details>

    A <b>bold <i>and</b> italic</i> <br> line &nbsp; <img src="x.png" alt=x> <kbd>K

    <p>one<p>two<input disabled><video controls src="/v.mp4"><source src="v.mp4"></video>

    <div>

    ## Heading

    </div>

    <a href="/blog/b/">x
    y</a> and <a href='x.png'>z

    <a href="/blog/b/"><b>

    ::youtube{id="a&b"}

    :::bug
    x
    :::

    ````{tab-set}
    ```{tab-item} One
    1
    ```
    ```{tab-item} Two
    2
    ```
    ````

    A control character: \x07.
    """),
    "b.mdx": block("""
    <Tabs><TabItem label="One">1</TabItem><TabItem label="Two">2</TabItem></Tabs>

    <YouTube id="a&b"/> A<br/>B <Badge text="<"/>

    <div set:html="<p>a<br>b" x:y="z" data-x hidden/>

    <a href="/blog/a/">

    - x

    </a>

    <svg viewBox="0 0 1 1"><path d="M0"/></svg> <Card title="C">x</Card> {"\\u0007"}

    <style>{`a > b {}`}</style> <x:y z:a="b">c</x:y>

    <div style={{width: 0x%s}} class={[0x%s]}>d</div>
    """)
    % ("f" * 4000, "f" * 4000),
}


def test_all_that_an_article_may_hold_is_xml_in_a_book(site: Site) -> None:
    site.configure('version = "1"', 'copyright = "x"')
    site.write({
        name: article(name[0].upper(), body) for name, body in EVERYTHING.items()
    } | {"x.png": PIXEL, "v.mp4": b"x"})  # fmt: skip
    built = site.build("epub")
    character, file = built.messages()
    assert "has a character that no page can have" in character
    assert "names a file that is not there" in file
    assert_books_are_xml(built)
    text = built.text("blog/b.xhtml")
    for word in ("One", "Two", "1", "2"):
        assert word in text


TASKS = "- [x] done\n- [ ] to *do*\n  - [X] within\n- [y] none\n- [ ] # H\n"


def test_the_box_of_a_task_says_what_it_is(site: Site) -> None:
    site.write({"a.md": article("A", TASKS)})
    built = site.build(strict=True)
    boxes = built.page("blog/a").select("li input[type=checkbox][disabled]")
    assert [box["aria-label"] for box in boxes] == ["done", "to do", "done", "to do"]
    assert [box.has_attr("checked") for box in boxes] == [True, False, True, False]
    assert (
        built.page("blog/a").select_one("ul.contains-task-list > li").get_text().strip() == "done"
    )


@pytest.mark.parametrize(
    ("builder", "done", "open_"),
    [
        ("text", "☑ done", "☐ to *do*"),
        ("latex", "\\(\\checkmark\\)}\\(\\square\\) done", "\\(\\square\\) to"),
        ("man", "☑ done", "☐ to "),
        ("texinfo", "☑ done", "☐ to "),
    ],
)
def test_the_box_of_a_task_is_seen_everywhere(
    site: Site, builder: str, done: str, open_: str
) -> None:
    site.write({"docs/index.md": "# Home\n\n```{toctree}\nblog/a\n```\n"})
    site.write({"a.md": article("A", TASKS)})
    built = site.build(builder, strict=True)
    files = [
        path for path in built.out.rglob("*.*") if path.suffix in {".txt", ".tex", ".1", ".texi"}
    ]
    text = "\n".join(path.read_text("utf-8") for path in files)
    assert done in text
    assert open_ in text


def test_boxes_that_may_be_changed_are_myst_s_option(site: Site) -> None:
    site.configure("myst_enable_checkboxes = True")
    site.write({"a.md": article("A", TASKS)})
    page = site.build(strict=True).page("blog/a")
    assert page.select("li.enabled input:not([disabled])")
