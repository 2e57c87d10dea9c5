"""Transforms: give an article its title and components, then let the catalogue fill them in."""

from __future__ import annotations

import os
from datetime import datetime
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.transforms.references import Footnotes
from sphinx.errors import NoUri
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.i18n import format_date

from ..dates import in_words
from ..documents.project import catalogue_of, project_of
from ..documents.single_volume import joined_in, joins_documents
from ..frontmatter.headings import same_heading
from ..frontmatter.myst import escaped
from ..languages import direction
from ..nodes import depth, placeholder, spoken_section
from ..problems import Kind
from ..replaced_nodes import exchange
from ..slugs import distinct, github_slug
from ..translation import __, speaking
from ..views.registry import answer
from ..views.values import ArticleList, Unknown
from ..widgets import WIDGETS, related
from ..widgets.banner import BANNER
from ..widgets.base import request_of
from ..widgets.byline import BYLINE
from ..widgets.common_nodes import Context, container, paragraph
from ..widgets.hero import hero_image, hero_words
from ..widgets.people import PEOPLE
from ..widgets.related import RELATED
from ..widgets.series import PARTS
from .excerpts import nodes_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo

    from sphinx.application import Sphinx

    from ..catalogue.article import Article
    from ..dates import Moment
    from ..views.pictures import Picture

logger = logging.getLogger(__name__)


class TitleMessageTransform(SphinxTransform):
    """Let translators see a title as it is written, without what keeps it from being Markdown."""

    default_priority = 15  # before Locale (20) looks it up

    def apply(self, **kwargs: Any) -> None:
        article = project_of(self.env).article(self.env.docname)
        title = self.document.next_node(nodes.title)
        if article is None or title is None:
            return
        if title.rawsource == escaped(article.written_title):
            title.rawsource = article.written_title


class TitleTransform(SphinxTransform):
    """Make the article's title the only H1: absorb an equal one, demote any other."""

    default_priority = 270  # after PropagateTargets (260) has given sections their labels

    def apply(self, **kwargs: Any) -> None:
        project, docname = project_of(self.env), self.env.docname
        article = project.article(docname)
        if article is None:
            return
        first, *others = list(_sections(self.document)) or [self._made(article)]
        heading = first.next_node(nodes.title)
        if heading is None:
            return
        for section in others:
            self.document.remove(section)
            if section is others[0] and same_heading(section[0].astext(), heading.astext()):
                _absorb(self.document, first, section)
            else:
                first.append(section)
        _keep_verbatim(first.next_node(nodes.title))
        for title in self.document.findall(nodes.title):
            _on_one_line(title)

    def _made(self, article: Article) -> nodes.section:
        """Put everything under a title where the source has none."""
        title = nodes.title(article.title, article.title)
        content = [each for each in self.document if not isinstance(each, _PRELUDE)]
        wanted = github_slug(article.written_title) or "article"
        identity = distinct([(None, wanted)], self.document.ids)[None]
        section = nodes.section("", title, ids=[identity])
        for each in content:
            self.document.remove(each)
        section += content
        self.document += section
        self.document.note_implicit_target(section, section)
        self._set_source(section)
        return section

    def _set_source(self, node: nodes.Element) -> None:
        node.source, node.line = self.document.get("source"), 1


class BeginningTransform(SphinxTransform):
    """Place the words of a hero, byline, parts and picture under an article's title."""

    default_priority = 275  # after TitleTransform (270)

    def apply(self, **kwargs: Any) -> None:
        article = project_of(self.env).article(self.env.docname)
        section = next(_sections(self.document), None)
        if article is None or section is None:
            return
        config, docname = self.config, self.env.docname
        shown = PARTS.names_in(self.document)
        top = hero_words(self.env, article)
        if config.articles_byline:
            top.append(BYLINE.place(docname))
        if config.articles_parts and "" not in shown:
            fold = config.articles_parts_fold
            top.append(PARTS.place(docname, elsewhere=shown, compact=True, fold=fold))
        if (hero := hero_image(self.env, article)) is not None:
            top.append(hero)
        section[1:1] = [_placed(node, self.document) for node in top]
        self._set_language(section, article)

    def _set_language(self, section: nodes.Element, article: Article) -> None:
        """Say the article's language, and which way it is written, where the site's is another."""
        home = self.config.language.replace("_", "-")
        if article.language.lower() == home.lower():
            return
        said = spoken_section("", *section.children, **section.attributes, lang=article.language)
        if direction(article.language) != direction(home):
            said["dir"] = direction(article.language)
        said.source, said.line = section.source, section.line
        exchange(section, said)
        for identity in section["ids"]:
            self.document.ids[identity] = said


class EndTransform(SphinxTransform):
    """Place banner, authors and related articles after an article's text and its footnotes."""

    default_priority = Footnotes.default_priority + 4  # after MyST has collected them (+ 3)

    def apply(self, **kwargs: Any) -> None:
        article = project_of(self.env).article(self.env.docname)
        section = next(_sections(self.document), None)
        if article is None or section is None:
            return
        for node in list(self.document.children):
            collected = isinstance(node, nodes.transition) and "footnotes" in node["classes"]
            if collected or isinstance(node, nodes.footnote):
                self.document.remove(node)
                section.append(node)
        config, docname = self.config, self.env.docname
        shown = BANNER.names_in(self.document)
        bottom: list[nodes.Element] = []
        if config.articles_banner and "" not in shown:
            style, leads = config.articles_banner_style, not config.articles_theme_neighbours
            bottom.append(BANNER.place(docname, elsewhere=shown, style=style, leads=leads))
        if config.articles_author_box:
            bottom.append(PEOPLE.place(docname))
        named = RELATED.names_in(self.document)
        if config.articles_related and not any(_is_own(each, docname) for each in named):
            bottom.append(related.at_end(docname, config.articles_related))
        section += [_placed(node, self.document) for node in bottom]


def _is_own(name: str, docname: str) -> bool:
    """Tell whether a directive in an article names this one: by nothing, or by its id."""
    wanted = name.strip("/")
    return not wanted or f"/{docname}".endswith(f"/{wanted}")


def _placed(node: nodes.Element, document: nodes.document) -> nodes.Element:
    node.source, node.line = node.source or document["source"], node.line or 1
    return node


class PlaceholderTransform(SphinxPostTransform):
    """Replace every placeholder by what the catalogue answers now."""

    default_priority = 3  # before links of excerpts are looked at (4, MyST 9, Sphinx 10)

    def run(self, **kwargs: Any) -> None:
        self.joined = joined_in(self.document) | {self.env.docname}
        for node in list(self.document.findall(placeholder)):
            view = answer(catalogue_of(self.env), request_of(node))
            if isinstance(view, Unknown):
                self._warn(node, view)
                node.parent.remove(node)
                continue
            if isinstance(view, ArticleList):
                self._check(node, view)
            context = self._context(node)
            with speaking(catalogue_of(self.env).language_of(node["docname"])):
                drawn = WIDGETS[node["widget"]].render(view, context)
            exchange(node, drawn or _said_of_nothing(node, context))

    def _check(self, node: placeholder, view: ArticleList) -> None:
        for each in view.unknown:
            self._warn(node, each)
        if view.filters is not None and view.is_in_pages:
            message = __(
                "filter: the list is split into pages, and only the page at hand would be filtered"
            )
            logger.warning(message, location=node, type="articles", subtype=Kind.VALUE.value)

    def _context(self, node: placeholder) -> Context:
        options = {key: value for key, value in node.attributes.items() if value}
        options["classes"] = node.get("extraclasses", [])
        if options.get("layout") == "cards" and not self._has_boxes:
            options["layout"] = "list"
        docname = node["docname"]
        language = catalogue_of(self.env).language_of(docname)
        return Context(
            docname=docname,
            format_date=partial(self._format_date, language),
            uri=partial(self._uri, docname),
            picture=self._picture,
            excerpt=partial(nodes_of, self.env),
            direction=direction(language),
            options=options,
            level=min(depth(node) + 1, 6),
        )

    @property
    def _has_boxes(self) -> bool:
        """Whether entries of lists can be boxes: on paper and in text they would run together."""
        return bool(self.app.builder.format == "html")

    def _uri(self, source: str, target: str) -> str | None:
        builder = self.app.builder
        there = self.joined if joins_documents(builder) else self.env.found_docs
        if target not in there:
            return None
        try:
            return builder.get_relative_uri(source, target)
        except NoUri:
            return None

    def _picture(self, found: Picture) -> str | None:
        """Return where a picture is that its own page has brought along.

        Where nothing makes it small, it is left to its page.
        """
        if not self._has_boxes:
            return None
        if found.remote:
            return found.path if self.app.builder.supported_remote_images else None
        path = Path(os.path.relpath(found.path, self.env.srcdir)).as_posix()
        return path if path in self.env.images else None

    def _format_date(self, language: str, moment: Moment) -> str:
        form = self.config.articles_date_format or self.config.today_fmt or ""
        clock = moment.instant.replace(tzinfo=None).isoformat()
        return _formatted(form, clock, moment.instant.tzinfo, language)

    def _warn(self, node: placeholder, unknown: Unknown) -> None:
        message, values = __("no %s is called %r"), [unknown.what, unknown.name]
        if not unknown.name and unknown.what == "series":
            message, values = __("this page is not an article, so name a series"), []
        elif not unknown.name:
            message, values = __("this page is not an article, so name one"), []
        elif unknown.nearest:
            message = __("no %s is called %r; did you mean %r?")
            values.append(unknown.nearest)
        elif unknown.accepted:
            message = __("no %s is called %r; accepted: %s")
            values.append(", ".join(unknown.accepted))
        kind = Kind.REFERENCE.value
        logger.warning(message, *values, location=node, type="articles", subtype=kind)


def _said_of_nothing(node: placeholder, context: Context) -> list[nodes.Node]:
    """Return what the author says where there is nothing to show."""
    if not node.get("empty"):
        return []
    classes = [node["widget"], "article-empty", *context.options["classes"]]
    return [container(paragraph(node["empty"]), classes=" ".join(classes))]


@lru_cache(maxsize=4096)
def _formatted(form: str, clock: str, zone: tzinfo | None, language: str) -> str:
    """Write a date and time, *clock* as ISO 8601 has it where *zone* is.

    Datetimes of two zones are equal where they are one instant, so no cache goes by them.
    """
    instant = datetime.fromisoformat(clock).replace(tzinfo=zone)
    if not form:
        return in_words(instant, language)
    return format_date(form, date=instant, language=language)


_PRELUDE = (nodes.field_list, nodes.docinfo, nodes.comment, nodes.meta, nodes.system_message)


def _sections(document: nodes.document) -> Iterator[nodes.section]:
    return (child for child in list(document.children) if isinstance(child, nodes.section))


def _keep_verbatim(title: nodes.title | None) -> None:
    """Show a title as the author wrote it: no smart quotes."""
    if title is not None:
        title["support_smartquotes"] = False


def _on_one_line(title: nodes.title) -> None:
    """Take line breaks out of a title: inventories and indexes have a line for each."""
    for text in list(title.findall(nodes.Text)):
        if len(f"{text}.".splitlines()) > 1:
            text.parent.replace(text, nodes.Text(" ".join(text.splitlines())))


def _absorb(document: nodes.document, first: nodes.section, second: nodes.section) -> None:
    """Move *second*'s content and names into *first*, which has the same title."""
    first["ids"] += second["ids"]
    first["names"] += second["names"]
    for identity in second["ids"]:
        document.ids[identity] = first
    first[:1] = second[:1]
    first += second[1:]


def setup(app: Sphinx) -> None:
    """Register the transforms."""
    app.add_transform(TitleMessageTransform)
    app.add_transform(TitleTransform)
    app.add_transform(BeginningTransform)
    app.add_transform(EndTransform)
    app.add_post_transform(PlaceholderTransform)
