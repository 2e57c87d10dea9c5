"""What the head of a page tells machines, in the builders that make a site.

Where another extension says the same, or the author, ours gives way.
"""

from __future__ import annotations

from dataclasses import replace
from textwrap import shorten
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ..addresses import BUILDERS, base_address
from ..config.site import site_title
from ..doctree.excerpts import nodes_of
from ..documents.project import catalogue_of
from ..formats.head_elements import Tag, json_script, link, taken_out, without_said
from ..formats.json_ld import json_ld
from ..formats.open_graph import open_graph
from ..formats.site import Site
from ..outputs.base import image_path
from ..outputs.default_picture import path_of
from ..translation import spoken
from ..views.metadata import VIEW, Metadata
from ..views.pictures import site_picture
from ..views.registry import answer
from ..views.values import Request

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.environment import BuildEnvironment

    from ..views.pictures import Picture

_OPENGRAPH = "sphinxext.opengraph"
_OPEN_GRAPH = "og:"
_LONGEST = 300  # characters of an excerpt, more than anybody shows


def on_page_begun(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Say what every reader of heads knows, and hand the rest to sphinxext-opengraph."""
    if doctree is None or app.builder.name not in BUILDERS:
        return
    page, site = _page(app, pagename), _site(app)
    if page.canonical:
        context["pageurl"] = site.canonical(page) if site.base else page.canonical
    add_to_head(context, without_said(_basic(page, context), context["metatags"]))
    if _OPENGRAPH in app.extensions and app.config.articles_metadata:
        _hand_over(page, site, context)


def _hand_over(page: Metadata, site: Site, context: dict[str, Any]) -> None:
    """Let sphinxext-opengraph write what the author says, in whichever way, and else what we know.

    It writes all that is called ``og:`` in ``meta``, and escapes only quotes.
    """
    given = context.get("meta") or {}
    if "ogp_disable" in given:
        return
    context["metatags"], said = taken_out(context["metatags"], _OPEN_GRAPH)
    offered = {
        tag.key: tag.content
        for tag in open_graph(page, site)
        if tag.key.startswith(_OPEN_GRAPH) and tag.key != "og:locale:alternate"
    }
    context["meta"] = {**_escaped(offered), **given, **_escaped(said)}


def _escaped(values: Mapping[str, str]) -> dict[str, str]:
    return {
        key: " ".join(value.split()).replace("&", "&amp;").replace("<", "&lt;")
        for key, value in values.items()
    }


def on_page_ended(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Say what nobody has said."""
    if doctree is None or app.builder.name not in BUILDERS or not app.config.articles_metadata:
        return
    page, site = _page(app, pagename), _site(app)
    given = context.get("meta") or {}
    if (site.base or _OPENGRAPH in app.extensions) and "ogp_disable" not in given:
        tags = _as_given(open_graph(page, site), given)
        add_to_head(context, without_said(tags, context["metatags"]))
    if not site.base:
        return
    for each in page.translations:
        address = site.address(each.docname)
        add_to_head(context, [link(rel="alternate", hreflang=each.language, href=address)])
    if (said := json_ld(page, site)) is not None:
        add_to_head(context, [json_script(said)])


def add_to_head(context: dict[str, Any], elements: Iterable[object]) -> None:
    """Add elements, each a line, to what themes write into the head of a page."""
    written = "".join(f"{each}\n" for each in elements)
    context["metatags"] = f"{context.get('metatags', '')}{written}"


def _basic(page: Metadata, context: Mapping[str, Any]) -> Iterator[Tag]:
    robots = (context.get("meta") or {}).get("robots") if page.listed else "noindex"
    for key, content in (
        ("description", page.description),
        ("author", ", ".join(each.link.text for each in page.authors)),
        ("keywords", ", ".join(page.keywords)),
        ("robots", str(robots or "")),
    ):
        if content:
            yield Tag("name", key, content)


def _as_given(tags: Iterable[Tag], given: Mapping[str, Any]) -> Iterator[Tag]:
    """Yield the tags, with what the author has written of Open Graph in place of ours."""
    own = {key: str(value) for key, value in given.items() if key.startswith(_OPEN_GRAPH)}
    yield from (Tag("property", key, value) for key, value in own.items())
    yield from (tag for tag in tags if tag.key not in own)


def _page(app: Sphinx, docname: str) -> Metadata:
    """Return the metadata of a page, with the title that it has."""
    page = answer(catalogue_of(app.env), Request(VIEW, docname))
    if not isinstance(page, Metadata):
        raise TypeError(docname)
    return replace(
        page,
        title=page.title or app.env.titles[docname].astext(),
        description=page.description or _first_words(app.env, docname),
        above=tuple(
            each._replace(title=spoken(each.title, page.language)) if each.translated else each
            for each in page.above
        ),
    )


def _first_words(env: BuildEnvironment, docname: str) -> str:
    """Return the excerpt of an article as text, if it is not too long cut after a word."""
    found = nodes_of(env, docname)
    return shorten(found.astext(), _LONGEST, placeholder="…") if found is not None else ""


def _site(app: Sphinx) -> Site:
    builder: StandaloneHTMLBuilder = app.builder  # type: ignore[assignment]
    standing_in = site_picture(catalogue_of(app.env))

    def picture(found: Picture) -> str:
        if found.remote:
            return found.path
        if found == standing_in:
            return quote(path_of(found))
        return image_path(builder, found)

    return Site(
        title=site_title(app.config),
        base=base_address(app.config),
        home=app.config.root_doc,
        path=builder.get_target_uri,
        picture=picture,
    )


def setup(app: Sphinx) -> None:
    """Register both halves, around sphinxext-opengraph (500)."""
    app.connect("html-page-context", on_page_begun, priority=400)
    app.connect("html-page-context", on_page_ended, priority=600)
