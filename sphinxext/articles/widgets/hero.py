"""The top of an article's page: its picture, ``heroImage``, which link previews have as well, and
the words of Starlight's ``hero``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.util import logging

from ..catalogue.links import below_site
from ..documents.assets import file_at, is_refused, sought
from ..documents.project import project_of
from ..frontmatter.headings import same_heading
from ..frontmatter.hero import read_hero
from ..frontmatter.key_aliases import ALIASES
from ..frontmatter.keys import FrontMatter
from ..nodes import preview_image
from ..problems import Kind
from ..translation import __
from .buttons import button_classes

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from ..catalogue.article import Article
    from ..frontmatter.hero import Action

logger = logging.getLogger(__name__)


def hero_image(env: BuildEnvironment, article: Article) -> nodes.image | None:
    """Return the picture to place into the page, or None; warn if its file is missing.

    A picture given as ``ogImage`` alone is for previews only, as in AstroPaper.
    """
    image = FrontMatter.picture(article.front_matter)  # a field may have its name
    if image is None:
        return None
    if "://" not in image.src and article.docname in project_of(env).scan.mounted:
        where, line = "heroImage: the picture", article.line("heroImage")
        uri = sought(env, image.src, where=where, line=line, picture=True)
    else:
        uri = _uri(env, article.docname, image.src)
    if uri is None and is_refused(env, image.src, picture=True):
        return None  # of which it has been told
    if uri is None:
        _warn_missing(article, image.src)
        return None
    previewed = env.config.articles_hero is False or _only_for_previews(article)
    kind = preview_image if previewed else nodes.image
    node = kind("", uri=uri, alt=image.alt, classes=["article-hero"])
    node.source, node.line = article.path, article.line("heroImage")
    return node


def hero_words(env: BuildEnvironment, article: Article) -> list[nodes.Element]:
    """Return the headline, if it is another than the title, the tagline, and links as buttons."""
    hero, _ = read_hero((article.front_matter.model_extra or {}).get("hero"))
    made: list[nodes.Element] = []
    if hero.title and not same_heading(hero.title, article.written_title):
        made.append(_paragraph(nodes.strong(hero.title, hero.title)))
    if hero.tagline:
        made.append(_paragraph(nodes.Text(hero.tagline)))
    links: list[nodes.Node] = []
    for action in hero.actions:
        links += [nodes.Text(" "), _link(env, article, action)]
    if links:
        made.append(nodes.paragraph("", "", *links[1:], classes=["article-actions"]))
    for node in made:
        node["translatable"] = False  # words of front matter are in no catalogue
        node.source, node.line = article.path, article.line("hero")
    return made


def _paragraph(words: nodes.Node) -> nodes.paragraph:
    return nodes.paragraph("", "", words, classes=["article-lead"])


def _link(env: BuildEnvironment, article: Article, action: Action) -> nodes.Element:
    address, classes = action.link, button_classes(action.variant)
    elsewhere = ":" in address and below_site(address, project_of(env).sites) is None
    made: nodes.Element
    if elsewhere or address.startswith("#"):
        made = nodes.reference("", "", refuri=address, classes=classes)
    else:
        made = addnodes.pending_xref(
            refdomain="articles",
            reftype="address",
            reftarget=address,
            refdoc=article.docname,
            refexplicit=True,
            classes=classes,
        )
    made.source, made.line = article.path, article.line("hero")
    made.append(nodes.inline(action.text, action.text))
    return made


def _uri(env: BuildEnvironment, docname: str, source: str) -> str | None:
    """Return a picture's path relative to its article, or its address on the web."""
    if "://" in source:
        return source
    project = project_of(env)
    if docname in project.scan.mounted:
        return file_at(project, docname, source, picture=True)
    return source if Path(env.relfn2path(source, docname)[1]).is_file() else None


def _only_for_previews(article: Article) -> bool:
    return article.lines.keys() & {"heroImage", *ALIASES["heroImage"]} == {"ogImage"}


def _warn_missing(article: Article, source: str) -> None:
    logger.warning(
        __("heroImage: there is no such picture (found %r)"),
        source,
        location=f"{article.path}:{article.line('heroImage')}",
        type="articles",
        subtype=Kind.VALUE.value,
    )
