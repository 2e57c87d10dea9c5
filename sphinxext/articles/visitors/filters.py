"""The controls of a filter: HTML alone has them, other builders have the whole list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from ..nodes import filter_controls
from .base import SKIPPED, nothing, register
from .start_tags import start_tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

_OPEN = 15
"""How many terms of a taxonomy are always seen; the rest is folded."""

_Term = tuple[str, str, tuple[int, ...]]


def _visit(self: HTML5Translator, node: filter_controls) -> None:
    """Write a form that is hidden until the script has come, and holds all texts of it."""
    # Tailwind, and so Shibuya, hides all that is `hidden` in a layer that no style sheet outweighs,
    # but not "until-found"; ours keeps the room, so that the page does not jump.
    if self.builder.name == "epub":
        raise nodes.SkipNode
    texts = node["texts"]
    said = {"data-shown": texts["shown"], "data-none": texts["none"]}
    search = _tag(self, "input", type="search", autocomplete="off")
    label, reset = self.encode(texts["label"]), self.encode(texts["reset"])
    self.body += [
        _tag(self, "form", hidden="until-found", **_class(), **said),
        f"\n{_tag(self, 'label', **_class('words'))}{label} {search}</label>\n",
        *(line for group in node["picks"] for line in _group(self, group, texts["more"])),
        _tag(self, "div", **_class("result")),
        f"{_tag(self, 'span', role='status', **_class('status'))}</span>",
        f"{_tag(self, 'button', type='reset', hidden='')}{reset}</button></div>\n</form>\n",
    ]
    raise nodes.SkipNode


def _group(self: HTML5Translator, group: tuple[str, str, list[_Term]], more: str) -> Iterator[str]:
    """Yield the terms of one taxonomy, those beyond the first in a folded part."""
    taxonomy, title, terms = group
    yield _tag(self, "div", role="group", **{"aria-label": title}, **_class("picks"))
    yield from _buttons(self, taxonomy, terms[:_OPEN])
    if len(terms) > _OPEN:
        yield f"{_tag(self, 'details', **_class('more'))}<summary>{self.encode(more)}</summary>"
        yield _tag(self, "div", **_class("picks"))
        yield from _buttons(self, taxonomy, terms[_OPEN:])
        yield "</div></details>"
    yield "</div>\n"


def _buttons(self: HTML5Translator, taxonomy: str, terms: Iterable[_Term]) -> Iterator[str]:
    for label, key, articles in terms:
        told = {
            "aria-pressed": "false",
            "class": "article-chip article-filter-pick",
            "data-taxonomy": taxonomy,
            "data-key": key,
            "data-articles": " ".join(map(str, articles)),
        }
        count = f"{_tag(self, 'span', **{'class': 'article-count'})}{len(articles)}</span>"
        button = _tag(self, "button", type="button", **told)
        yield f"{button}<bdi>{self.encode(label)}</bdi> {count}</button>\n"


def _class(part: str = "") -> dict[str, str]:
    return {"class": f"article-filter-{part}" if part else "article-filter"}


def _tag(self: HTML5Translator, name: str, **attributes: str) -> str:
    """Return a start tag, whose values the writer escapes."""
    return start_tag(self, nodes.inline(), name, attributes)


def setup(app: Sphinx) -> None:
    """Register the visitors."""
    register(app, filter_controls, (_visit, nothing), SKIPPED)
