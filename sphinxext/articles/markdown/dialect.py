"""What MyST reads otherwise than Astro, as one switchable adaptor for each construct.

An adaptor prefers MyST's own extensions and options; what these cannot do is a markdown-it
plugin of ours, which puts tokens right and leaves code, comments and raw HTML alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from ..slugs import github_slug
from . import mdx
from .alerts import alerts_plugin
from .asides import asides_plugin
from .autolinks import autolinks_plugin
from .backslashes import backslashes_plugin
from .embeds import embeds_plugin
from .footnotes import footnotes_plugin
from .headings import headings_plugin
from .math import math_plugin
from .nesting import nesting_plugin
from .strikethrough import strikethrough_plugin

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from markdown_it import MarkdownIt


@dataclass(frozen=True, slots=True, kw_only=True)
class Adaptor:
    """What one construct takes: MyST extensions, MyST options, rules to disable, plugins.

    ``suffix`` confines it to files with that ending. ``help`` is its line in the reference.
    """

    help: str
    extensions: frozenset[str] = frozenset()
    options: Mapping[str, Any] = field(default_factory=dict)
    disabled: tuple[str, ...] = ()
    plugin: Callable[[MarkdownIt], None] | None = None
    suffix: str = ""


ADAPTORS: Mapping[str, Adaptor] = MappingProxyType({
    "nesting": Adaptor(
        help="What is nested too deeply is shown as text, where MyST would leave it out.",
        plugin=nesting_plugin,
    ),
    "asides": Adaptor(
        help="Asides, `:::note[Title]`, as in Starlight.",
        plugin=asides_plugin,
    ),
    "alerts": Adaptor(
        help="Alerts, `> [!NOTE]`, as in GitHub's and Obsidian's Markdown.",
        plugin=alerts_plugin,
    ),
    "embeds": Adaptor(
        help="`::youtube{id=\"…\"}` and the like, as links.",
        plugin=embeds_plugin,
    ),
    "code": Adaptor(
        help="What follows three backticks: title, marked lines, line numbers; any language.",
    ),
    "autolinks": Adaptor(
        help="Bare addresses are links where GitHub's Markdown makes them so.",
        disabled=("linkify",),
        plugin=autolinks_plugin,
    ),
    "footnotes": Adaptor(
        help="Footnotes as in GitHub's Markdown: one without a definition is text.",
        plugin=footnotes_plugin,
    ),
    "math": Adaptor(
        help="If the project has `dollarmath`: prices are not maths, `$$x$$` within text is.",
        options={"dmath_allow_digits": False, "dmath_double_inline": True},
        plugin=math_plugin,
    ),
    "breaks": Adaptor(
        help="Thematic breaks, `---`, wherever they are.",
    ),
    "roles": Adaptor(
        help="Braces before code are text unless they name a role.",
    ),
    "backslashes": Adaptor(
        help="A visible backslash stays, though smart quotes would take it for an escape;"
        " an escaped quote stays straight.",
        plugin=backslashes_plugin,
    ),
    "references": Adaptor(
        help="The first of two definitions of one link reference counts.",
    ),
    "tasks": Adaptor(
        help="Task lists, `- [x] done`.",
        extensions=frozenset({"tasklist"}),
    ),
    "strikethrough": Adaptor(
        help="`~~struck~~` and `~struck~`, as in GitHub's Markdown.",
        extensions=frozenset({"strikethrough"}),
        options={"strikethrough_single_tilde": True},
        plugin=strikethrough_plugin,
    ),
    "headings": Adaptor(
        help="An id for every heading, as GitHub makes it.",
        options={"heading_anchors": 6, "heading_slug_func": github_slug},
        plugin=headings_plugin,
    ),
    "links": Adaptor(
        help="Links by file (`./other.mdx`), by address (`/blog/other/`), to `public` files.",
    ),
    "images": Adaptor(
        help="Images in `public` folders and below aliases, in Markdown and in HTML.",
    ),
    "mdx": Adaptor(
        help="Components, expressions, `import` and `export` in files that end in `.mdx`.",
        disabled=mdx.DISABLED,
        plugin=mdx.mdx_plugin,
        suffix=".mdx",
    ),
    "syntax": Adaptor(
        help="What is syntax only in MyST is text: `% comment`, `+++`."
        " A target, `(name)=`, stays one.",
        disabled=("myst_line_comment", "myst_block_break"),
    ),
})  # fmt: skip


def adaptors(switches: Mapping[str, bool], suffix: str) -> dict[str, Adaptor]:
    """Return the adaptors in force for a file with *suffix*; *switches* turns some off."""
    return {
        name: adaptor
        for name, adaptor in ADAPTORS.items()
        if switches.get(name, True) and suffix.endswith(adaptor.suffix)
    }
