"""Files that could not be written: Sphinx warns, and goes on as if they were as they should be."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from sphinx.locale import __ as sphinx_text
from sphinx.util.logging import NAMESPACE

from ..documents.project import project_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class Failures(logging.Handler):
    """Note in the ledger that what is in the output folder is not what was meant.

    Processes that write in parallel hand over the message only, not the error.
    """

    def __init__(self, app: Sphinx) -> None:
        super().__init__(logging.WARNING)
        self.app = app
        self.beginning = str(sphinx_text("error writing file %s: %s")).partition("%")[0]

    def emit(self, record: logging.LogRecord) -> None:
        errors = record.args if isinstance(record.args, tuple) else ()
        if any(isinstance(each, OSError) for each in errors) or str(record.msg).startswith(
            self.beginning
        ):
            project_of(self.app.env).book.failed = True

    def remove(self, app: Sphinx, exception: Exception | None) -> None:
        """Stop listening."""
        logging.getLogger(NAMESPACE).removeHandler(self)


def on_builder_inited(app: Sphinx) -> None:
    """Listen to Sphinx's own warnings."""
    handler = Failures(app)
    logging.getLogger(NAMESPACE).addHandler(handler)
    app.connect("build-finished", handler.remove)


def setup(app: Sphinx) -> None:
    """Register the listener."""
    app.connect("builder-inited", on_builder_inited, priority=960)  # when the book is open
