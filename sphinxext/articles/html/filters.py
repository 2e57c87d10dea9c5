"""The controls of filters in HTML, and the script on the pages that have some."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from ..nodes import filter_controls, start_tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

SCRIPT = "articles-filter.js"
_OPEN = 15
"""How many terms of a taxonomy are always seen; the rest is folded."""

_Term = tuple[str, str, tuple[int, ...]]


def _visit(self: HTML5Translator, node: filter_controls) -> None:
    """Write a form that is hidden until the script has come, and holds all texts of it."""
    if self.builder.name == "epub":
        raise nodes.SkipNode
    texts = node["texts"]
    said = {"data-shown": texts["shown"], "data-none": texts["none"]}
    search = _tag(self, "input", type="search", autocomplete="off")
    label, reset = self.encode(texts["label"]), self.encode(texts["reset"])
    self.body += [
        _tag(self, "form", hidden="", **_class(), **said),
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


def _skip(self: nodes.NodeVisitor, node: nodes.Element) -> None:
    raise nodes.SkipNode


def on_html_page_context(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Load the script where there is something to filter."""
    if doctree is not None and doctree.next_node(filter_controls) is not None:
        app.add_js_file(SCRIPT, loading_method="defer")


def setup(app: Sphinx) -> None:
    """Register the node: other builders than those of HTML have the whole list."""
    skip = (_skip, None)
    app.add_node(
        filter_controls,
        html=(_visit, None),
        latex=skip,
        text=skip,
        man=skip,
        texinfo=skip,
        markdown=skip,
    )
    app.connect("html-page-context", on_html_page_context)
