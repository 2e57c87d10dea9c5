"""Headings: Astro's ids, and the level that the author gave them."""

from __future__ import annotations

import re
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from docutils import nodes
from myst_parser.mdit_to_docutils.base import clean_astext
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer

from ..frontmatter.headings import same_heading
from ..nodes import jumped_section, subheading
from ..slugs import github_slug
from .switches import speaks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, MutableMapping, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token
    from markdown_it.tree import SyntaxTreeNode

_SHOWN = {
    "text", "text_special", "code_inline", "footnote_ref",
    "math_inline", "math_inline_double", "math_single",
}  # fmt: skip
_NONE: Mapping[str, str] = MappingProxyType({})
_DASHES = re.compile(r"(?<!\0)-{2,}")  # not what is escaped


def headings_plugin(md: MarkdownIt) -> None:
    """Give every ``heading_open`` its id as ``meta["slug"]``; an empty one is none.

    Headings with expressions of MDX have none yet; :func:`id_of` makes it later."""
    md.core.ruler.push("heading_ids", _ids)


def _ids(state: StateCore) -> None:
    seen = state.env.setdefault("heading_ids", {})
    numbers: dict[str, str] = {}
    for token, inline in pairwise(state.tokens):
        if "[^" in inline.content:
            _count(inline.children or (), numbers)
        if token.type == "heading_open" and not _waits(inline.children or ()):
            token.meta["slug"] = id_of(inline.children or (), seen, numbers)


def _waits(tokens: Iterable[Token]) -> bool:
    """Tell whether only rendering will show the text."""
    return any(token.type.startswith("mdx_") for token in tokens)


def id_of(tokens: Iterable[Token], seen: dict[str, int], numbers: Mapping[str, str] = _NONE) -> str:
    """Return the id of a heading with *tokens* as its text."""
    return unique(github_slug(shown(tokens, numbers)), seen)


def _count(tokens: Iterable[Token], numbers: dict[str, str]) -> None:
    for token in tokens:
        if token.type == "footnote_ref":
            numbers.setdefault(token.meta["label"], str(len(numbers) + 1))


def shown(tokens: Iterable[Token], numbers: Mapping[str, str]) -> str:
    """Return a heading's text, footnotes as *numbers*; of an image and of HTML there is none.

    Two hyphens or more are a dash by then, which no id keeps.
    """
    return "".join(
        numbers.get(token.meta["label"], "")
        if token.type == "footnote_ref"
        else _DASHES.sub("", token.meta.get("marked", token.content)).replace("\0", "")
        if token.type == "text"
        else token.content
        for token in tokens
        if token.type in _SHOWN
    )


def first_h1(tokens: Sequence[Token]) -> str | None:
    """Return the text of the first H1 that is in nothing else; None if there is none."""
    for token, inline in pairwise(tokens):
        if token.type == "heading_open" and token.tag == "h1" and not token.level:
            return "".join(token.content for token in inline.children or () if token.type in _SHOWN)
    return None


def unique(slug: str, seen: dict[str, int]) -> str:
    """Number *slug* as github-slugger does: ``a``, ``a-1``, ``a-2``; the empty one as well."""
    result = slug
    while result in seen:
        seen[slug] += 1
        result = f"{slug}-{seen[slug]}"
    seen[result] = 0
    return result


class HeadingRenderer(SphinxRenderer):
    """Renders headings as sections; below anything else than sections, as rubrics."""

    _first_h1: str | None = None
    _lowered = 0

    def _render_tokens(self, tokens: list[Token]) -> None:
        if tokens and tokens[0].type == "front_matter":
            self._first_h1 = first_h1(tokens)
        for token in tokens:
            if slug := token.meta.get("slug"):
                # No other node may be given the id before the heading is reached.
                self.document.ids.setdefault(slug, self.document)
        super()._render_tokens(tokens)

    def _render_finalise(self) -> None:
        ids: MutableMapping[str, Any] = self.document.ids
        for slug in [name for name, node in ids.items() if node is self.document]:
            if slug not in self.document["ids"]:
                del ids[slug]
        super()._render_finalise()

    def render_front_matter(self, token: SyntaxTreeNode) -> None:
        """Lower all headings by one if the article has an H1 besides its title."""
        super().render_front_matter(token)
        section = self.current_node
        if isinstance(section, nodes.section) and self._first_h1 is not None:
            self._lowered = int(not same_heading(section[0].astext(), self._first_h1))

    def render_heading(self, token: SyntaxTreeNode) -> None:
        if not speaks(self, "headings"):
            super().render_heading(token)
            return
        level = int(token.tag[1]) + self._heading_offset + self._lowered
        if self._may_hold_sections():
            self._render_section(token, level)
        else:
            rubric = subheading(token.content, "", **{"heading-level": min(level, 6)})
            self.add_line_and_source_path(rubric, token)
            self.copy_attributes(token, rubric, ("class", "id"))
            with self.current_node_context(rubric, append=True):
                self.render_children(token)
            self.generate_heading_target(token, level, rubric, rubric)

    def _may_hold_sections(self) -> bool:
        root = self.md_env.get("temp_root_node")
        here = self.current_node
        return isinstance(here, nodes.document | nodes.section) or (
            root is not None and here is root
        )

    def _render_section(self, token: SyntaxTreeNode, level: int) -> None:
        above = max(upper for upper in self._level_to_section if upper < level)
        jump = level - above - 1
        section = jumped_section(jump=jump) if above and jump else nodes.section()
        self.add_line_and_source_path(section, token)
        self.copy_attributes(token, section, ("class", "id"))
        if level == 1 and self.blocks_mathjax_processing:
            section["classes"].extend(["tex2jax_ignore", "mathjax_ignore"])
        self._level_to_section[above].append(section)
        self._level_to_section = {
            upper: node for upper, node in self._level_to_section.items() if upper < level
        }
        self._level_to_section[level] = section
        title = nodes.title(token.children[0].content if token.children else "", "")
        self.add_line_and_source_path(title, token)
        section.append(title)
        with self.current_node_context(title):
            self.render_children(token)
        self.generate_heading_target(token, level, section, title)
        self.current_node = section

    def generate_heading_target(
        self, token: SyntaxTreeNode, level: int, node: nodes.Element, title_node: nodes.Element
    ) -> None:
        if not speaks(self, "headings"):
            super().generate_heading_target(token, level, node, title_node)
            return
        slug = token.meta.get("slug")
        if slug is None:
            inline = token.to_tokens()[1]
            slug = id_of(inline.children or (), self.md_env.setdefault("heading_ids", {}))
        if slug and self.document.ids.get(slug, self.document) is self.document:
            self.document.ids[slug] = node
            node["ids"].append(slug)
        text = clean_astext(title_node)
        explicit, node["names"] = node["names"], [nodes.fully_normalize_name(text)]
        self.document.note_implicit_target(node, node)
        node["names"] = explicit + node["names"]
        if slug and level <= self.md_config.heading_anchors:
            node["slug"] = slug
            self._heading_slugs[slug] = (node.line, node["ids"][0], text)
