"""Which component an element is: a project's own, then ours."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.errors import ExtensionError

from .. import admonitions
from ..embeds import SITES
from . import cards, media, starlight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .element import Element

Render = Callable[["Element"], list[nodes.Node]]
Own = Callable[[Mapping[str, Any], list[nodes.Node]], list[nodes.Node]]

_EMBEDS = {name: media.embedded(site) for name, site in SITES.items()}
COMPONENTS: Mapping[str, Render] = MappingProxyType({
    "Aside": admonitions.aside,
    "Badge": starlight.badge,
    "Card": cards.card,
    "CardGrid": cards.card_grid,
    "Code": starlight.code,
    "FileTree": starlight.file_tree,
    "Icon": starlight.dropped,
    "Image": media.image,
    "LinkButton": starlight.link_button,
    "LinkCard": cards.link_card,
    "Picture": media.image,
    "Steps": starlight.steps,
    "TabItem": starlight.tab_item,
    "Tabs": starlight.tabs,
    **{site.component: _EMBEDS[name] for name, site in SITES.items() if site.component},
})  # fmt: skip
_BY_ALIAS = {name.lower(): render for name, render in COMPONENTS.items()} | _EMBEDS
_NAME = re.compile(r"[^\W\d][\w.]*")


def find(
    name: str, origin: tuple[str, str] | None, configured: Mapping[str, str | None]
) -> Render | None:
    """Return what renders the element *name*, imported as *origin* tells; None if nothing does."""
    for known in _names(name, origin):
        if known in configured:
            target = configured[known]
            return starlight.dropped if target is None else resolve(target)
        if known in COMPONENTS:
            return COMPONENTS[known]
    return None


def _names(name: str, origin: tuple[str, str] | None) -> Iterator[str]:
    yield name
    if origin is not None:
        there, module = origin
        yield PurePosixPath(module).stem if there == "default" else there


@cache
def resolve(target: str) -> Render:
    """Return a component by its name here, in any case, or by ``module:function``.

    :raises ValueError: if there is none.
    """
    if ":" not in target:
        if (found := _BY_ALIAS.get(target.lower().replace("-", ""))) is None:
            names = ", ".join(sorted(_BY_ALIAS))
            message = f"{target!r} is none of {names}; accepted besides: module:function, None"
            raise ValueError(message)
        return found
    module, _, attribute = target.partition(":")
    try:
        function = getattr(import_module(module), attribute)
    except Exception as error:  # whatever a module of the project's does
        why = f"{type(error).__name__}: {error}"
        raise ValueError(f"{target!r} cannot be imported: {why}") from None
    if not callable(function):
        message = f"{target!r} cannot be called; accepted: a function of (props, children)"
        raise ValueError(message)
    return _of_project(function, target)


def _of_project(function: Own, target: str) -> Render:
    def render(element: Element) -> list[nodes.Node]:
        props = MappingProxyType(dict(element.props))
        element.report_unknown()
        made = function(props, element.paragraphs())
        if not isinstance(made, list) or not all(isinstance(node, nodes.Node) for node in made):
            found = type(made).__name__
            raise ExtensionError(f"{target} returned {found}; accepted: a list of docutils nodes")
        return made

    return render


def checked(components: Mapping[str, str | None]) -> None:
    """Check the option ``articles_components``.

    :raises ValueError: if a name or a target is none.
    """
    for name, target in components.items():
        if not _NAME.fullmatch(name):
            message = f"{name!r} is no name of a component; accepted: a name such as 'Callout'"
            raise ValueError(message)
        if target is not None:
            resolve(target)
