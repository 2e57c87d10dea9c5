"""Components of MDX become nodes that every builder can write."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sphinx.errors import ExtensionError

from .building import CONF, PIXEL, article, block, links, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from .building import Built, Site


@pytest.fixture
def shown(site: Site) -> Callable[..., Built]:
    """Return a function that builds an article of MDX, which must not warn."""

    def build(body: str, builder: str = "html", **files: str | bytes) -> Built:
        site.write({"a.mdx": article("A", block(body)), "b.md": article("B"), **files})
        built = site.build(builder)
        assert built.warnings == []
        return built

    return build


def test_an_aside_is_an_admonition(shown: Callable[..., Built]) -> None:
    page = shown("<Aside>\n\nSome *text*.\n\n</Aside>\n\n<Aside type='tip' title='Do'>x</Aside>\n")
    note, tip = page.page("blog/a").select(".admonition")
    assert "note" in note["class"]
    assert note.find("em").get_text() == "text"
    assert "tip" in tip["class"]
    assert words(tip, "p") == ["Do", "x"]


TABS = """
    import { Tabs, TabItem as Item } from "@astrojs/starlight/components"

    <Tabs syncKey="pkg">
        <Item label="npm">
            Text.

            ```sh
            npm i {x}
            ```
        </Item>
        <Item label="yarn">One **line**</Item>
    </Tabs>
"""


def test_tabs_are_sphinx_design_s(shown: Callable[..., Built]) -> None:
    page = shown(TABS).page("blog/a")
    assert words(page, "label.sd-tab-label") == ["npm", "yarn"]
    assert [each["data-sync-group"] for each in page.select("label.sd-tab-label")] == ["pkg", "pkg"]
    assert words(page, ".sd-tab-content p") == ["Text.", "One line"]
    assert words(page, ".sd-tab-content pre") == ["npm i {x}"]


@pytest.mark.parametrize("builder", ["text", "latex"])
def test_tabs_lose_nothing_elsewhere(shown: Callable[..., Built], builder: str) -> None:
    toctree = "# Home\n\n```{toctree}\nblog/a\n```\n"
    built = shown(TABS, builder, **{"docs/index.md": toctree})
    text = "".join(path.read_text("utf-8") for path in built.out.rglob("*.t[xe][tx]"))
    for word in ("npm", "yarn", "Text.", "One"):
        assert word in text


def test_cards_stand_in_a_grid_and_link_with_their_title(shown: Callable[..., Built]) -> None:
    page = shown("""
        <CardGrid>
          <Card title="One *1*" icon="star">Some **text**</Card>
          <LinkCard title="Two" href="./b.md" description="About B" />
        </CardGrid>
    """).page("blog/a")
    assert words(page, ".sd-row > .sd-col .sd-card-title") == ["One *1*", "Two"]
    assert words(page, ".sd-card-body p:not(.sd-card-title)") == ["Some text", "About B"]
    assert links(page, ".sd-card a.sd-stretched-link") == [("Two", "b.html")]


def test_steps_and_file_trees_are_lists(shown: Callable[..., Built]) -> None:
    page = shown("""
        <Steps>
        1. One
           <Aside>Inside</Aside>
        2. Two
        </Steps>
        <FileTree>
        - src
          - a.ts
        </FileTree>
    """).page("blog/a")
    assert len(page.select("ol.sd-steps > li.sd-step")) == 2
    assert page.select_one("ol.sd-steps .admonition p:last-child").get_text() == "Inside"
    assert words(page, "ul.file-tree ul li") == ["a.ts"]


def test_images_are_at_the_path_of_their_import(shown: Callable[..., Built]) -> None:
    page = shown(
        """
        import pic from "./p.png";

        <Image src={pic} alt="One" width={10} />

        Text <Picture src={import("./p.png")} alt="Two" /> and <img src="p.png" alt="3" id="x"/>.
        """,
        **{"p.png": PIXEL},
    ).page("blog/a")
    assert [each["alt"] for each in page.select("section img")] == [
        "One",
        "Two",
        "3",
    ]
    assert {each["src"] for each in page.select("section img")} == {"../_images/p.png"}
    assert page.select_one("#x")["alt"] == "3"


def test_badges_buttons_and_code(shown: Callable[..., Built]) -> None:
    page = shown("""
        A <Badge text="new" variant="tip" /> thing<Icon name="x" />.

        <LinkButton href="/blog/b/" variant="secondary">Go *on*</LinkButton>

        <Code code={`const a = {
          b: 1 };`} lang="js" title="a.js" />
    """).page("blog/a")
    assert words(page, ".sd-badge") == ["new"]
    assert links(page, "a.sd-btn") == [("Go on", "b.html")]
    assert words(page, ".highlight-js pre") == ["const a = { b: 1 };"]
    assert words(page, ".code-block-caption .caption-text") == ["a.js"]


def test_embedded_media_are_links(shown: Callable[..., Built]) -> None:
    page = shown("""
        <YouTube id="abc" title="A talk" />
        <Tweet id="https://twitter.com/x/status/1" />
        <Vimeo id="7" />
    """).page("blog/a")
    assert links(page, "a.external")[:3] == [
        ("A talk", "https://www.youtube.com/watch?v=abc"),
        ("https://twitter.com/x/status/1", "https://twitter.com/x/status/1"),
        ("https://vimeo.com/7", "https://vimeo.com/7"),
    ]


def test_expressions_show_front_matter_exports_and_literals(shown: Callable[..., Built]) -> None:
    page = shown("""
        export const version = "1.2";

        {frontmatter.title} *{version}*{' '}{"<b>"} {/* no */}{3}{null}

        {`alone`}
    """).page("blog/a")
    assert words(page, ".e-content > p") == ["A 1.2 <b> 3"]
    assert "alone" in page.select_one("section").get_text()


@pytest.mark.parametrize(
    "href", ["inv:no:such#thing", "#nowhere", "mailto:a@b.c", "", "./no.md", "//x"]
)
def test_a_link_that_leads_nowhere_keeps_its_text(site: Site, href: str) -> None:
    body = (
        f"<a href='{href}'>one</a> <LinkButton href='{href}'>two</LinkButton>\n\n"
        f"<LinkCard href='{href}' title='three' />"
    )
    site.write({"a.mdx": article("A", body)})
    text = site.build().page("blog/a").select_one("section").get_text()
    assert [word for word in ("one", "two", "three") if word not in text] == []


def test_the_id_of_a_heading_is_made_of_values(shown: Callable[..., Built]) -> None:
    page = shown('## {frontmatter.title} of <b>x</b> {"y"}\n\ntext\n').page("blog/a")
    assert page.select_one("#a-of-x-y")
    assert page.find("h2").get_text().startswith("A of x y")


def test_html_keeps_its_attributes_and_has_markdown_inside(shown: Callable[..., Built]) -> None:
    page = shown("""
        <div className="box" onClick={() => go()} style={{fontSize: 12, color: "red"}} hidden>
          Some *text* <span id="Here">x</span><br/>y

          <details open>
            <summary>More *of* it</summary>

            ## No section

          </details>
        </div>

        <ul><li>one</li><li>two</li></ul>

        <p>A <a href="./b.md">link</a> H<sub>2</sub>O <kbd>x</kbd></p>

        [there](#Here)
    """).page("blog/a")
    box = page.select_one("div.box")
    assert (box["style"], box["hidden"], box.get("onclick")) == (
        "font-size: 12px; color: red",
        "hidden",
        None,
    )
    assert box.find("em").get_text() == "text"
    assert box.select_one("details[open] > summary").get_text().strip() == "More of it"
    assert words(box, "details h2") == ["No section"]
    assert words(page, "section ul > li") == ["one", "two"]
    assert links(page, "p > a")[-2:] == [("link", "b.html"), ("there", "#Here")]
    assert words(page, "kbd") == ["x"]


def test_text_around_blocks_stays_a_paragraph(shown: Callable[..., Built]) -> None:
    page = shown("""
        <a href="./b.md">
          One
          <Icon name="x" />
          <p>Two</p>
        </a>
        <LinkButton href="./b.md">Three</LinkButton>
        <LinkButton href="./b.md">Four</LinkButton>
    """).page("blog/a")
    assert words(page, "p > a") == ["One Two"]
    assert "Three Four" in page.select_one("section").get_text()


def test_headings_in_a_frame_are_sections_of_the_article(shown: Callable[..., Built]) -> None:
    page = shown("""
        <div class="prose" id="top">

        ## One

        text

        </div>
    """).page("blog/a")
    assert page.select_one("section section#one h2")
    assert page.select_one("#top")


def test_maths_keeps_its_braces(site: Site) -> None:
    site.configure('myst_enable_extensions = ["dollarmath"]')
    body = "A $\\frac{a}{b}$ $$x_{1}$$ z.\n\n<Aside>\n\n$$\n{y}\n<z>\n$$\n\n</Aside>"
    site.write({"a.mdx": article("A", body)})
    built = site.build()
    assert built.warnings == []
    text = built.page("blog/a").select_one("section").get_text()
    for part in ("\\frac{a}{b}", "x_{1}", "{y}\n<z>"):
        assert part in text


def test_styles_are_not_markdown(shown: Callable[..., Built]) -> None:
    page = shown("<style>{`\n.x > .y { color: red }\n`}</style>\n").page("blog/a")
    assert page.find("style").get_text().strip() == ".x > .y { color: red }"


@pytest.mark.parametrize("builder", ["text", "latex", "man", "epub", "gettext", "xml", "texinfo"])
def test_every_builder_writes_them_all(site: Site, builder: str) -> None:
    body = f"""{block(TABS)}
<div>
  <p>para</p>
  <table><tbody><tr><td>cell</td></tr></tbody></table>
  <ol><li>one</li></ol>
</div>

<CardGrid><Card title="C">x</Card></CardGrid> <Badge text="b"/>

A <br/> <b>c</b> <a href="https://e.org">d</a>.

<LinkCard title="L" href="https://e.org"/>

<Code code="x" title="y"/>

<hr/>
"""
    site.configure('copyright = "us"', 'version = "1"')
    site.write({"a.mdx": article("A", body)})
    assert site.build(builder).warnings == []


MISTAKES = {
    "{f()}": "this expression cannot be evaluated (found '{f()}'); accepted: literals",
    "x {f()} y": "this expression cannot be evaluated (found '{f()}'); accepted: literals",
    "<A>": "<A> has no closing tag; accepted: tags in pairs",
    "</b> x": "</b> has no opening tag; accepted: tags in pairs",
    '<Card title={t("x")}>y</Card>': "the attribute title of <Card> cannot be evaluated (found",
    "<Widget />": "the component <Widget> is not known; what is inside is shown; accepted:",
}


@pytest.mark.parametrize("text", MISTAKES)
def test_mistakes_warn_at_their_line(site: Site, text: str) -> None:
    site.write({"a.mdx": article("A", f"Before.\n\n{text}\n\nAfter.")})
    built = site.build()
    [warning] = built.warnings
    assert warning.startswith(f"content/a.mdx:7: WARNING: {MISTAKES[text]}")
    assert warning.endswith("[articles.mdx]")
    assert "After." in built.page("blog/a").get_text()


def test_a_template_keeps_what_only_javascript_knows(site: Site) -> None:
    code = "<Code code={`\na ${f({a: 1})} b ${'c'}\n`} />"
    site.write({"a.mdx": article("A", code)})
    built = site.build()
    [message] = built.messages()
    assert message.startswith("the attribute code of <Code> cannot be evaluated")
    assert words(built.page("blog/a"), "pre") == ["a ${f({a: 1})} b c"]


def test_unknown_components_keep_their_children_and_warn_once(site: Site) -> None:
    body = "<Widget a={() => 1}>\n\n## Kept\n\nSome *text*.\n\n</Widget>\n\n<Widget />"
    site.write({f"{name}.mdx": article(name, body) for name in "abcdefghijkl"})
    for jobs in (1, 2):
        built = site.build(jobs=jobs, fresh=True)
        assert built.warnings == [
            "content/a.mdx:5: WARNING: the component <Widget> is not known; what is inside"
            " is shown (also in further articles: 11); accepted: an entry for 'Widget' in"
            " articles_components [articles.mdx]"
        ]
        assert built.page("blog/b").select_one("section#kept em").get_text() == "text"


def test_text_of_unknown_components_stands_in_paragraphs_or_in_its_line(site: Site) -> None:
    body = "<More>one</More>\n<More>two</More>\n\n- three <More>four</More>"
    site.write({"a.mdx": article("A", body)})
    page = site.build().page("blog/a")
    assert words(page, ".e-content > p") == ["one", "two"]
    assert words(page, "section li") == ["three four"]


def test_a_project_has_components_of_its_own(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.write({
        "docs/mine_of_test.py": block("""
            from docutils import nodes

            def shout(props, children):
                text = f"{props['word'].upper()} {props.get('n', 0) + 1} {' '.join(sorted(props))}"
                return [nodes.paragraph("", text), *children]
        """),
        "a.mdx": article("A", "<Callout>one</Callout>\n\n<Ad>two</Ad>\n\n"
                         '<Shout word="hey" n={1} f={() => 1} on>\n*three*\n</Shout>'),
    })  # fmt: skip
    monkeypatch.syspath_prepend(str(site.root / "docs"))
    site.configure(
        'articles_components = {"Callout": "aside", "Ad": None, "Shout": "mine_of_test:shout"}'
    )
    built = site.build()
    assert built.warnings == []
    page = built.page("blog/a")
    assert words(page, ".admonition p")[-1] == "one"
    assert "two" not in page.get_text()
    assert words(page, ".e-content > p") == ["HEY 2 n on word", "three"]


def test_what_a_component_of_a_project_cannot_be_given_or_may_not_give(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.write({
        "docs/other_of_test.py": "def f(props, children):\n    return children or None\n",
        "a.mdx": article("A", "<F a={g()}>kept</F>"),
    })  # fmt: skip
    monkeypatch.syspath_prepend(str(site.root / "docs"))
    site.configure('articles_components = {"F": "other_of_test:f"}')
    built = site.build()
    assert built.messages()[0].startswith("the attribute a of <F> cannot be evaluated")
    assert "kept" in built.page("blog/a").get_text()
    site.write({"a.mdx": article("A", "<F />")})
    with pytest.raises(ExtensionError, match="other_of_test:f returned NoneType; accepted: a list"):
        site.build()


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ('{"A": "nothing"}', "'nothing' is none of aside, badge"),
        ('{"A": "no_such_module:f"}', "'no_such_module:f' cannot be imported"),
        ('{"A": "os:nothing"}', "'os:nothing' cannot be imported"),
        ('{"A": "os:sep"}', "'os:sep' cannot be called"),
        ('{"<A>": None}', "'<A>' is no name of a component"),
        ('{"A": 1}', "A: does not fit"),
        ('["A"]', "accepted: a dict of text or None"),
    ],
)
def test_a_wrong_component_stops_the_build(
    site: Site, config_error: Callable[[Site], str], value: str, said: str
) -> None:
    site.configure(f"articles_components = {value}")
    message = config_error(site)
    assert message.startswith("articles_components = ")
    assert said in message


def test_components_in_md_files_stay_html(site: Site) -> None:
    site.write({"a.md": article("A", "<Aside>x</Aside>\n\n{y}")})
    built = site.build()
    assert built.warnings == []
    assert built.page("blog/a").select_one("aside").get_text() == "x"
    assert "{y}" in built.page("blog/a").get_text()


def test_mdx_can_be_switched_off(site: Site) -> None:
    site.write({"docs/conf.py": CONF + 'articles_dialect = {"mdx": False}\n'})
    site.write({"a.mdx": article("A", "{y}")})
    assert "{y}" in site.build().page("blog/a").get_text()
