"""The parser: MyST's own, with the dialect of Astro for the articles of a collection.

The design leans here on :class:`myst_parser.parsers.sphinx_.MystParser`, whose ``parse`` knows
no plugins and no renderer but its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from myst_parser.parsers.sphinx_ import MystParser
from sphinx.errors import ConfigError
from sphinx.parsers import Parser

from ..config.validation import value_of
from ..documents.generated_sources import REPAIRED
from ..documents.prepared_text import is_notebook
from ..documents.project import project_of
from ..documents.suffixes import NOTEBOOK, OTHER, PLAIN, refuse_another
from ..untrusted.rules import rules_for
from ..untrusted.shown_as_text import literal, tell
from . import unknown_names
from .close_raw_html import EndsTransform
from .footnotes import CircularFootnotes, UndefinedFootnotes, UnusedFootnotes

if TYPE_CHECKING:
    from collections.abc import Mapping

    import docutils.parsers
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment


class _OfCollections(Parser):
    """Mixed into a parser of Markdown: an article of a collection is read as Astro reads it, and
    one of the source directory as MyST does, with a guard."""

    def parse(self, inputstring: str, document: nodes.document) -> None:
        env = document.settings.env
        project = project_of(env)
        path = project.scan.mounted.get(env.docname)
        if path is None and not self._is_read_by_us(env, inputstring):
            super().parse(inputstring, document)
            return
        from .reader import read

        if project.is_markdown(env.docname):
            read(inputstring, document, path.suffix if path is not None else "")
            return
        tell(document, 1, "a notebook", env.docname, "an article in Markdown")
        read("", document, "")
        document += literal(inputstring, inline=False)

    def _is_read_by_us(self, env: BuildEnvironment, text: str) -> bool:
        """Tell whether a document of the source directory is an article, and no notebook.

        What a stranger has put there is never a notebook, which would be run.
        """
        project = project_of(env)
        if rules_for(env, env.docname) is not None:
            return True
        return project.article(env.docname) is not None and not is_notebook(
            project, env.docname, text
        )


class ArticleParser(_OfCollections, MystParser):
    """Parses Markdown, as MyST does."""

    supported = (*MystParser.supported, OTHER, REPAIRED)  # type: ignore[misc]  # docutils' is a ClassVar


def set_up_myst(app: Sphinx) -> None:
    """Set MyST up without what it lays claim to: ``.md`` and its file types.

    Who comes after us may ask for these as well, and Sphinx's own error would not say what to do.
    :func:`on_all_set_up` takes what is left.

    :raises ConfigError: if another parser has been here before.
    """
    suffixes, parsers = app.registry.source_suffix, app.registry.source_parsers
    refuse_another(suffixes.get(".md"))
    _refuse_parser(parsers.get(PLAIN))
    notebooks = suffixes.pop(".md", None) == NOTEBOOK
    others = {kind: parsers.pop(kind) for kind in MystParser.supported if kind in parsers}
    app.setup_extension("myst_parser")
    suffixes.pop(".md", None)
    for kind in MystParser.supported:
        parsers.pop(kind, None)
    parsers.update({kind: each for kind, each in others.items() if each is not MystParser})
    if notebooks:
        suffixes[".md"] = NOTEBOOK


def on_all_set_up(app: Sphinx, config: Config) -> None:
    """Read each file type that nobody else has asked for."""
    for kind in ArticleParser.supported:
        app.registry.source_parsers.setdefault(kind, ArticleParser)


def on_parsers_known(app: Sphinx, config: Config) -> None:
    """See to it that articles are ours, whoever else reads Markdown.

    :raises ConfigError: if another parser has taken the place of ours.
    """
    parsers = app.registry.source_parsers
    _refuse_parser(parsers[PLAIN])
    if (other := parsers.get(NOTEBOOK)) is not None:
        bases = (_OfCollections, other)
        app.add_source_parser(
            type(other.__name__, bases, {"supported": (NOTEBOOK,)}), override=True
        )


def _refuse_parser(parser: type[docutils.parsers.Parser] | None) -> None:
    if parser not in {None, ArticleParser, MystParser}:
        refuse_another(f"{parser.__module__}.{parser.__qualname__}")


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Check the options that name adaptors and components; here alone it is known which there are.

    :raises ConfigError: for a name that is none.
    """
    for option, check in (("dialect", _check_adaptors), ("components", _check_components)):
        value = value_of(config, option)
        try:
            if value:
                check(value)
        except ValueError as error:
            raise ConfigError(f"articles_{option} = {value!r}: {error}") from None


def _check_adaptors(switches: Mapping[str, bool]) -> None:
    from .dialect import ADAPTORS

    for name in switches.keys() - ADAPTORS.keys():
        message = f"{name!r} is not an adaptor; accepted: {', '.join(ADAPTORS)}"
        raise ValueError(message)


def _check_components(components: Mapping[str, str | None]) -> None:
    from .mdx.registry import checked

    checked(components)


def setup(app: Sphinx) -> None:
    """Take the place of MyST's parser."""
    set_up_myst(app)
    app.connect("config-inited", on_config_inited)
    app.connect("config-inited", on_all_set_up, priority=690)  # before the suffixes (700)
    app.connect("config-inited", on_parsers_known, priority=850)
    unknown_names.setup(app)
    app.add_source_suffix(f".{REPAIRED}", REPAIRED)
    app.add_transform(UndefinedFootnotes)
    app.add_transform(UnusedFootnotes)
    app.add_post_transform(CircularFootnotes)
    app.add_post_transform(EndsTransform)
