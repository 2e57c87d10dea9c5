"""Headings: Astro's ids, and the level that the author gave them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from myst_parser.mdit_to_docutils.base import clean_astext
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer

from ..dialect.headings import first_h1, id_of
from ..nodes import jumped_section, subheading

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    from markdown_it.token import Token
    from markdown_it.tree import SyntaxTreeNode


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
        for slug in [each for each, node in ids.items() if node is self.document]:
            if slug not in self.document["ids"]:
                del ids[slug]
        super()._render_finalise()

    def render_front_matter(self, token: SyntaxTreeNode) -> None:
        """Lower all headings by one if the article has an H1 besides its title."""
        super().render_front_matter(token)
        section = self.current_node
        if isinstance(section, nodes.section) and self._first_h1 is not None:
            self._lowered = int(section[0].astext() != self._first_h1)

    def render_heading(self, token: SyntaxTreeNode) -> None:
        if "headings" not in self.md_options["articles_dialect"]:
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
        above = max(each for each in self._level_to_section if each < level)
        jump = level - above - 1
        section = jumped_section(jump=jump) if above and jump else nodes.section()
        self.add_line_and_source_path(section, token)
        self.copy_attributes(token, section, ("class", "id"))
        if level == 1 and self.blocks_mathjax_processing:
            section["classes"].extend(["tex2jax_ignore", "mathjax_ignore"])
        self._level_to_section[above].append(section)
        self._level_to_section = {
            each: node for each, node in self._level_to_section.items() if each < level
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
        if "headings" not in self.md_options["articles_dialect"]:
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
