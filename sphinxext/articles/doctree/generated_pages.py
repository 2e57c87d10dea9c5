"""Generated pages, made of their value: nothing in them is parsed as Markdown.

An author's own page of the same name, whatever it is written in, gets the same contents.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.parsers import Parser
from sphinx.transforms import SphinxTransform

from ..documents.assets import door_of
from ..documents.generated_sources import GENERATED
from ..documents.project import catalogue_of, project_of
from ..frontmatter.taxonomies import AUTHORS
from ..languages import ANY
from ..nodes import placeholder
from ..problems import shown
from ..reporting import warn
from ..translation import spoken
from ..views.own_lists import is_same, is_whole
from ..views.values import Request
from ..widgets import WIDGETS, series_list
from ..widgets.common_nodes import paragraph
from ..widgets.layouts import LAYOUTS
from ..widgets.people import elsewhere

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from ..catalogue.pages import Page


class PageParser(Parser):
    """Makes the nodes of a generated page; its file is empty."""

    supported = (GENERATED,)

    def parse(self, inputstring: str, document: nodes.document) -> None:
        env = document.settings.env
        project = project_of(env)
        document["source"] = str(Path(project.srcdir, env.docname))  # for the places of warnings
        if (page := project.page(env.docname)) is None:
            return
        text = _title(page, project.catalogue.language_of(env.docname))
        title = nodes.title(text, text, support_smartquotes=False)
        section = nodes.section("", title, names=[nodes.fully_normalize_name(text)])
        document.note_implicit_target(section, section)
        document += section
        for node in (section, title):
            node.source, node.line = document["source"], 1


def _title(page: Page, language: str) -> str:
    """Return the title of a page in its language."""
    title = spoken(page.title, language) if page.translated else page.title
    if not page.number:
        return title
    counts = {"title": title, "number": page.number}
    return spoken("%(title)s, page %(number)d", language) % counts


class PageTransform(SphinxTransform):
    """Put picture, widget and toctree into a page: a generated one, or an author's of its name."""

    default_priority = 276  # after an article has got its own (BeginningTransform, 275)

    def apply(self, **kwargs: Any) -> None:
        project = project_of(self.env)
        if (page := project.page(self.env.docname)) is None:
            return
        section: nodes.Element = next(self.document.findall(nodes.section), self.document)
        for node in self._contents(page):
            node.source, node.line = self.document["source"], 1
            section.append(node)

    def _contents(self, page: Page) -> Iterator[nodes.Element]:
        if page.empty:
            language = catalogue_of(self.env).language_of(self.env.docname)
            text = spoken("There is nothing here yet.", language)
            yield nodes.paragraph(text, text)
            return
        if page.image and (picture := self._picture(page)) is not None:
            yield picture
        if page.description:
            yield paragraph(page.description, classes="article-lead")
        for link in (elsewhere(each, theirs=page.person) for each in page.links):
            if link is not None:
                yield paragraph(link)
        follows = not self._shows(page)
        if page.person and not page.number and not self._has(series_list.NAME):
            docname = self.env.docname
            yield series_list.of_term(docname, AUTHORS.name, page.name, followed=follows)
        if follows:
            yield self._widget(page)
        if page.invites:
            yield WIDGETS["subscribe"].place(self.env.docname)
        if page.parts:
            yield _toctree(self.env.docname, page.parts)

    def _has(self, widget: str) -> bool:
        return any(node["widget"] == widget for node in self.document.findall(placeholder))

    def _widget(self, page: Page) -> placeholder:
        docname, widget = self.env.docname, WIDGETS[page.widget]
        if page.query is None:
            return widget.place(docname, page.name, page.extra, widget.names_in(self.document))
        layout = page.layout or "list"
        return placeholder(
            "",
            widget=page.widget,
            layout=layout,
            **Request(
                widget.view,
                docname,
                page.first,
                query=page.query,
                fields=LAYOUTS[layout].fields,
                group=page.group,
            )._asdict(),
        )

    def _shows(self, page: Page) -> bool:
        """Tell whether the author has placed the widget already.

        A list of the same articles, all of them and in the same order, is then in pages, too.
        """
        catalogue, shown = catalogue_of(self.env), False
        for node in self.document.findall(placeholder):
            if node["widget"] != page.widget:
                continue
            if page.query is None:
                shown |= not node["name"] and self._is_of(node, page)
            elif is_same(catalogue, asked := node["query"], page.query):
                shown = True
                if is_whole(asked, page.query):
                    node["query"], node["name"] = page.query, page.first
        return shown

    def _is_of(self, node: placeholder, page: Page) -> bool:
        """Tell whether a list of terms or series is of the page's own taxonomy and language."""
        settings, asked = catalogue_of(self.env).settings, node["language"]
        if asked and asked != ANY and settings.language_of(asked) != page.language:
            return False
        names = {each.singular: each.name for each in settings.taxonomies}
        return bool(names.get(node["extra"], node["extra"]) == page.extra)

    def _picture(self, page: Page) -> nodes.image | None:
        """Return the picture that lies beside the file that names it."""
        uri = page.image
        if "://" not in uri:
            path = Path(os.path.normpath(Path(page.source).parent / uri))
            refusal = door_of(project_of(self.env), Path(page.source)).refusal(path)
            if refusal is not None:
                told = refusal.problem("image: the file", page.source)
                warn([replace(told, value=shown(uri), key=page.name)])
                return None
            here = Path(self.env.srcdir, page.docname).parent
            uri = Path(os.path.relpath(path, here)).as_posix()
        look = "article-portrait" if page.person else "article-picture"
        return nodes.image("", uri=uri, alt=page.title, classes=[look])


def _toctree(docname: str, parts: tuple[str, ...]) -> nodes.compound:
    """Return a hidden toctree, as Sphinx's directive makes it."""
    tree = addnodes.toctree(
        "",
        parent=docname,
        entries=[(None, part) for part in parts],
        includefiles=list(parts),
        maxdepth=-1,
        caption=None,
        glob=False,
        hidden=True,
        includehidden=False,
        numbered=0,
        titlesonly=False,
    )
    return nodes.compound("", tree, classes=["toctree-wrapper"])


def setup(app: Sphinx) -> None:
    """Register the suffix, its parser, and the transform."""
    app.add_source_suffix(f".{GENERATED}", GENERATED)
    app.add_source_parser(PageParser)
    app.add_transform(PageTransform)
