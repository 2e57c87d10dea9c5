"""Widgets: what pages show of the catalogue, one file for each with its directive and its nodes."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType
from typing import TYPE_CHECKING

from ..config.to_settings import settings_of
from . import article_list, related

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.docutils import SphinxDirective

    from .base import Widget


def _found() -> Iterator[Widget]:
    """Yield the ``WIDGETS`` of every module beside this one."""
    for module in iter_modules(__path__):
        yield from getattr(import_module(f"{__name__}.{module.name}"), "WIDGETS", ())


WIDGETS: Mapping[str, Widget] = MappingProxyType({widget.name: widget for widget in _found()})
DIRECTIVES: Mapping[str, type[SphinxDirective]] = MappingProxyType(
    dict(widget.directive for widget in WIDGETS.values() if widget.directive)
)


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Give lists the options of the taxonomies that there are."""
    taxonomies = settings_of(config).taxonomies
    for module in (article_list, related):
        base = DIRECTIVES[module.NAME]
        directive = type(base.__name__, (base,), {"option_spec": module.options(taxonomies)})
        app.add_directive(module.NAME, directive, override=True)


def setup(app: Sphinx) -> None:
    """Register the directives."""
    for name, directive in DIRECTIVES.items():
        app.add_directive(name, directive)
    app.connect("config-inited", on_config_inited)
