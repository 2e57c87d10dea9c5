"""Markdown: each adaptor of the dialect alone, and all of them at once."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

from sphinxext.articles.catalogue.reading_time import amount
from sphinxext.articles.html_tokens import pieces
from sphinxext.articles.markdown.code_info import read_info
from sphinxext.articles.markdown.dialect import ADAPTORS

from ...pure.reading_markdown import reader
from ..target import Target, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token


@cache
def parser(*adaptors: str) -> MarkdownIt:
    """Return a parser with these adaptors, those of MDX among them."""
    md = reader(*adaptors)
    for name in adaptors:
        if ADAPTORS[name].suffix:
            md.disable([*ADAPTORS[name].disabled], ignoreInvalid=True)
            md.use(ADAPTORS[name].plugin)  # type: ignore[arg-type]
    return md


def run(adaptors: Sequence[str], data: bytes) -> None:
    """Parse Markdown; what is opened is closed, and every block has its lines."""
    written = text(data)
    env: dict[str, object] = {}
    found = parser(*adaptors).parse(written, env)
    _check(found, len(written.replace("\r\n", "\n").replace("\r", "\n").split("\n")))


def _check(tokens: Sequence[Token], lines: int) -> None:
    depth = 0
    for token in tokens:
        depth += token.nesting
        assert depth >= 0
        assert token.map is None or 0 <= token.map[0] <= token.map[1] <= lines
        token.content.encode()
        _check(token.children or (), lines)
    assert depth == 0


def run_info(data: bytes) -> None:
    """Read what stands after the backticks of code."""
    fence = read_info(text(data))
    assert all(0 < line <= 50 for line in fence.lines(50))


def run_html(data: bytes) -> None:
    """Take raw HTML apart: nothing of it is lost. Count the words of a text."""
    written = text(data)
    assert "".join(each.source for each in pieces(written)) == written
    words, characters = amount(written)
    assert words >= 0 <= characters


BLOCKS = (
    "\n\n", "\n", "    ", "- ", "1. ", "> ", "# ", "```", "~~~", ":::", "::::", "|", "| - |\n",
    "***\n", "---\n", "===\n", "<div>\n", "</div>\n", "<!--", "-->", "% ", "+++\n", "(a)=\n",
    "[^a]: ", "[a]: /b\n", "\t", ": ", "$$\n", "{{", "}}",
)  # fmt: skip
INLINE = (
    "*", "**", "_", "~", "~~", "`", "``", "[", "]", "(", ")", "![", "](", "<", ">", "&", "&amp;",
    "&#0;", "\\", "\\\n", "  \n", "{", "}", "$", "$$", "{x}`y`", "a", "b ", " ", '"', "'", ":",
    "https://a.example", "www.a.example", "a@b.example", "[^a]", "[x] ", "<b>", "</b>", "<a href=",
)  # fmt: skip
OWN = {
    "asides": (":::note[T]", ":::", "\n:::\n", ":::tip{icon='x'}", "[", "]", "{", "}", ":::note\n"),
    "alerts": ("> [!NOTE]", "> [!tip]- T", "\n> ", "[!", "]", "+", "> > [!note]\n"),
    "embeds": ('::youtube{id="a"}', "::github{repo='a/b'}", "::x", "{", "}", '="', "\n::", "[a]"),
    "autolinks": ("https://", "www.", "a.example", "xmpp:a@b", "mailto:", "(", ")", "&amp;", "_"),
    "footnotes": ("[^a]", "[^a]: x\n", "[^", "]", "    ", "^[x]", "[^a]: [^a]\n"),
    "math": ("$", "$$", "$a$", "$5", "$$x$$", "\\$", "\n$$\n", "$$ (l)"),
    "headings": ("# ", "## a {#b}", "###### ", "\n===\n", "\n---\n", "#", "{#", "}", "`#`"),
    "strikethrough": ("~", "~~", "~~~", "a", " "),
    "backslashes": ("\\", '\\"', "\\-", "--", "...", "`\\`"),
    "nesting": (">" * 120, "- " * 120, "[" * 120, "*a " * 120, "![" * 60, "a*" * 60),
    "mdx": (
        "import A from './a'\n", "export const a = 1\n", "<A>", "</A>", "<A b={c} />", "<>", "</>",
        "{a}", "{/* c */}", "{", "}", "<A\n", "{...p}", "a='b'", "`${a}`", "=>", "<a.b:c>",
        "  <B>\n",
    ),
}  # fmt: skip
EXAMPLES = (
    "# T\n\nText *a* [b](c.md) `d`.\n\n:::note[T]\n- x\n:::\n\n```js title='a' {1}\nx\n```\n",
    "> [!NOTE]\n> - [x] a ~~b~~ [^a]\n\n[^a]: c $x$ https://a.example\n\n::youtube{id='a'}\n",
    "<details><summary>a</summary>\n\nb\n\n</details>\n\n| a |\n| - |\n| <br>![c](d) |\n",
)
ALL = tuple(name for name, each in ADAPTORS.items() if each.plugin is not None)
MARKDOWN_ONLY = tuple(name for name in ALL if not ADAPTORS[name].suffix)
HTML = (
    "<a ", "<b>", "</b>", "<br/>", "<!--", "-->", "<![x[", "]]>", "<!", "<?", "<script>",
    "</script>", "</", "=", '"', "'", " ", "/", ">", "&lt;", "\n", "x", "<textarea>", "<svg>",
    "\0",
)  # fmt: skip

TARGETS = {
    **{
        f"markdown-{name}": Target(
            run=partial(run, (name,)),
            examples=EXAMPLES,
            pieces=(*OWN.get(name, ()) * 3, *BLOCKS, *INLINE),
        )
        for name in ALL
    },
    "markdown": Target(
        run=partial(run, MARKDOWN_ONLY),
        examples=EXAMPLES,
        pieces=(*BLOCKS, *INLINE, *[each for name in MARKDOWN_ONLY for each in OWN.get(name, ())]),
    ),
    "markdown-all-in-mdx": Target(
        run=partial(run, ALL),
        examples=(*EXAMPLES, "import A from './a'\n\n<A b={1}>\n\n- {c}\n\n</A>\n"),
        pieces=(*BLOCKS, *INLINE, *[each for name in ALL for each in OWN.get(name, ())]),
    ),
    "code-info": Target(
        run=run_info,
        examples=("js title='a.js' {1,3-4} ins={2} \"x\" /y/ showLineNumbers=5", "{code-block} x"),
        pieces=("js", " ", "title=", "{", "}", "1", "-", ",", "/", "\\", "'", '"', "ins=", "del=",
                "showLineNumbers", "=", "9" * 30, "a", "/x/", "[", "]", "²"),
    ),
    "html-pieces": Target(run=run_html, examples=("<p a='b' c>d</p>", "<a\n<!-- b"), pieces=HTML),
}  # fmt: skip
