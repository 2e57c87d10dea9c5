"""What themes show of a page besides its body: neighbours, language, the way to the source."""

from __future__ import annotations

import json
import os
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from docutils import nodes
from sphinx.locale import _ as sphinx_
from sphinxcontrib.serializinghtml import JSONHTMLBuilder

from ..documents.project import ArticleProject, project_of
from ..views.breadcrumbs import trail

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.config import Config


def on_html_page_context(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Fill in what themes read of a page."""
    project = project_of(app.env)
    if doctree is None or pagename not in project.docnames:
        return
    _set_source(project, pagename, context, app)
    if isinstance(app.builder, JSONHTMLBuilder):  # JSON has no dates
        context["meta"] = json.loads(json.dumps(context.get("meta"), default=str))
    if language := _language(project, pagename):
        context["language"] = language
    if project.page(pagename) is not None and not context.get("parents"):
        above = trail(project.catalogue, pagename)
        context["parents"] = [_leading(each.docname, pagename, app) for each in above]
    around = project.catalogue.neighbours(pagename)
    if around is None and not (context.get("prev") or context.get("next")):  # in no toctree
        around = project.catalogue.around_by_date(pagename)
    if around is not None:
        _set_neighbours(around, pagename, context, app)


def _language(project: ArticleProject, pagename: str) -> str:
    """Return the language of an article or a page of ours."""
    article = project.article(pagename)
    if article is not None:
        return article.front_matter.lang or article.language
    page = project.page(pagename)
    return page.language or project.catalogue.language if page else ""


def _set_source(
    project: ArticleProject, pagename: str, context: dict[str, Any], app: Sphinx
) -> None:
    """Point “view source” and “edit this page” at the real file, or at none."""
    if project.is_generated(pagename):
        context.update(sourcename="", has_source=False, page_source_suffix="", show_source=False)
        context["display_vcs_links"] = False  # the Read the Docs theme's way to leave the link out
        return
    path = project.real_path(pagename)
    if path is None or pagename not in project.scan.mounted:
        return
    if app.config.html_copy_source:
        context["sourcename"] = f"{pagename}{path.suffix}{app.config.html_sourcelink_suffix}"
    # Themes join folder, page name and suffix to an address, in which dot segments are
    # taken out again (RFC 3986, 5.2.4).
    relative = Path(os.path.relpath(path, Path(app.srcdir, pagename))).as_posix()
    context["page_source_suffix"] = f"/{quote(os.fsencode(relative))}"  # a name may be no UTF-8


def _set_neighbours(
    around: tuple[str | None, str | None], pagename: str, context: dict[str, Any], app: Sphinx
) -> None:
    """Let previous and next lead where the banner leads."""
    kept = [link for link in context.get("rellinks", ()) if link[2] not in {"N", "P"}]
    before, after = around
    for key, docname, letter, label in (
        ("next", after, "N", sphinx_("next")),
        ("prev", before, "P", sphinx_("previous")),
    ):
        context[key] = None
        if docname is not None:
            context[key] = leading = _leading(docname, pagename, app)
            kept.append((docname, leading["title"], letter, label))
    context["rellinks"] = kept


def _leading(docname: str, pagename: str, app: Sphinx) -> dict[str, str]:
    """Return what themes make a link to a document of."""
    return {"link": app.builder.get_relative_uri(pagename, docname), "title": _title(app, docname)}


def _title(app: Sphinx, docname: str) -> str:
    title = app.env.titles[docname]
    if all(isinstance(child, nodes.Text) for child in title):
        return escape(title.astext())  # what rendering would take a whole publication for
    builder: StandaloneHTMLBuilder = app.builder  # type: ignore[assignment]
    return str(builder.render_partial(title)["title"])


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Ship the stylesheet, before Sphinx notes the configuration that it compares builds by."""
    config.html_static_path = [*config.html_static_path, str(Path(__file__).parent / "static")]
    app.add_css_file("articles.css")


def setup(app: Sphinx) -> None:
    """Register what HTML pages get."""
    app.connect("config-inited", on_config_inited)
    app.connect("html-page-context", on_html_page_context, priority=400)  # before themes (500)
