"""What docutils finds in the fields of a page, and the scan has not: it withholds all the same.

The gate is asked before anything is read, so the scan reads fields by itself. Those of a prolog, of
an included file, of anything that only docutils understands, are found when a page is read. Then
documents are looked for once more without it, and what this changes is read once more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from ..catalogue.publication_gate import shows
from ..env_stores import Store
from ..frontmatter.other_formats import field_value
from ..frontmatter.parse import Source
from ..frontmatter.publication_keys import folded
from ..problems import Kind, Problem
from ..reporting import warn
from ..scan.article_files import read_file
from .project import project_of
from .root_document import root_is_withheld

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

UNSEEN: Store[tuple[tuple[str, int], ...]] = Store("unseen")
"""For each document the fields that withhold it and were not seen before, with their lines."""


def fields_in(document: nodes.document) -> Iterator[tuple[str, str, int]]:
    """Yield name, text and line of each field that a document begins with, or its first section."""
    part: nodes.Element = document
    while (index := part.first_child_not_matching_class(nodes.PreBibliographic)) is not None:  # type: ignore[arg-type]
        found: nodes.Node | None = part[index]
        if isinstance(found, nodes.docinfo | nodes.field_list):
            yield from _fields(found)
            index += 1
            found = part[index] if index < len(part) else None
        if not isinstance(found, nodes.section):
            return
        part = found


def _fields(found: nodes.Element) -> Iterator[tuple[str, str, int]]:
    for each in found.children:
        if isinstance(each, nodes.field):
            name, body = (part.astext() for part in each.children)
            yield name, body, each.line or 1
        else:
            yield type(each).__name__, each.astext(), getattr(each, "line", None) or 1


class Reading:
    """The handlers of one build."""

    docnames: list[str]

    def on_env_before_read_docs(
        self, app: Sphinx, env: BuildEnvironment, docnames: list[str]
    ) -> None:
        """Keep Sphinx's list of what is read, and written after that."""
        self.docnames = docnames

    def on_doctree_read(self, app: Sphinx, doctree: nodes.document) -> None:
        """Note the fields that would have withheld the document, before Sphinx takes them out."""
        env, project = app.env, project_of(app.env)
        unseen = [
            (name, line)
            for name, text, line in fields_in(doctree)
            if not shows(
                Source(body="", data={name: field_value(name, text.strip())}),
                project.settings,
                article=False,
            )
        ]
        path = project.real_path(env.docname)
        if unseen and path and path.name.endswith((*project.markdown, *project.notebooks)):
            # Of which the scan has read more than MyST makes fields of.
            seen = {folded(key) for key in read_file(path).source.data}
            unseen = [(name, line) for name, line in unseen if folded(name) not in seen]
        if unseen:
            UNSEEN.of(env)[env.docname] = tuple(unseen)

    def on_env_updated(self, app: Sphinx, env: BuildEnvironment) -> None:
        """Withhold these documents, and read again what has to do with them.

        :raises ConfigError: if the first page of all is one of them.
        """
        project, docnames = project_of(env), self.docnames
        if not (found := {**UNSEEN.of(env)}):
            return
        warn(
            Problem(
                kind=Kind.FRONT_MATTER,
                path=str(project.real_path(docname)),
                line=line,
                key=name,
                message="withholds this page, and is found only when the page is read",
                accepted="a field at the top of the file itself",
            )
            for docname, fields in sorted(found.items())
            for name, line in fields
        )
        if app.config.root_doc in found:
            raise root_is_withheld(app.config.root_doc)
        project.withhold(found)
        again = app.builder.read()
        project.tell()
        docnames[:] = sorted({*docnames, *again} & project.docnames)


def setup(app: Sphinx) -> None:
    """Look at every document when it is read, and at all of them before anybody else does."""
    UNSEEN.setup(app)
    reading = Reading()
    app.connect("env-before-read-docs", reading.on_env_before_read_docs)
    app.connect("doctree-read", reading.on_doctree_read, priority=400)  # Sphinx's collectors: 500
    app.connect("env-updated", reading.on_env_updated, priority=1)
