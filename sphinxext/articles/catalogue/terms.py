"""Taxonomies: which terms there are, and which articles each of them has, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..problems import Kind, Problem, shown
from .by_language import by_language, docname_in, key_in
from .same_terms import Namer, Use
from .term_entries import AuthorEntry, Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ..frontmatter.taxonomies import Taxonomy
    from ..settings import Settings
    from .article import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One tag, one category, one author; ``articles`` are document names, newest first.

    ``key`` is what it goes by among those of all languages: its slug, or ``de/<slug>``.
    ``links``, ``email`` and ``organization`` are of authors.
    """

    taxonomy: str
    slug: str
    key: str
    language: str
    label: str
    docname: str
    articles: tuple[str, ...]
    spellings: tuple[str, ...] = ()
    description: str = ""
    image: str = ""
    url: str = ""
    links: tuple[str, ...] = ()
    email: str = ""
    organization: bool = False
    synonyms: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    source: str = ""
    line: int = 1
    hidden: bool = False


def newest_first(articles: Iterable[Article]) -> list[Article]:
    """Sort by publication date, newest first; then by title; those without a date last."""
    by_title = sorted(articles, key=lambda each: (each.title.casefold(), each.docname))
    return sorted(
        by_title,
        key=lambda each: -each.date.instant.timestamp() if each.date else float("inf"),
    )


def build_terms(
    taxonomy: Taxonomy,
    articles: Sequence[Article],
    entries: Mapping[str, Entry],
    settings: Settings,
    *,
    has_file: bool,
    home: str = "en",
) -> tuple[dict[str, Term], list[Problem]]:
    """Collect the terms that *articles* use, by key; each is of one language."""
    newest = {each.docname: at for at, each in enumerate(newest_first(articles))}
    found: list[Term] = []
    problems: list[Problem] = []
    for language, spoken in by_language(articles, home):
        own = {key: entry.spoken(language, home) for key, entry in entries.items()}
        namer = Namer(taxonomy.singular, own, merge=settings.merge_terms)
        uses = [
            Use(article=article, label=label, keys=taxonomy.keys)
            for article in spoken
            for label in article.labels.get(taxonomy.name, ())
        ]
        for named in namer.group(uses):
            entry = named.entry or Entry()
            author = entry if isinstance(entry, AuthorEntry) else AuthorEntry()
            unique = {use.article.docname for use in named.uses}
            term = Term(
                taxonomy=taxonomy.name,
                slug=named.slug,
                key=key_in(language, named.slug, home),
                language=language,
                label=named.label,
                docname=docname_in(language, taxonomy.name, named.slug, home),
                articles=tuple(sorted(unique, key=newest.__getitem__)),
                spellings=tuple(sorted({use.label for use in named.uses})),
                description=entry.description,
                image=entry.image,
                url=entry.url,
                links=author.links,
                email=author.email,
                organization=author.type == "organization",
                synonyms=entry.synonyms,
                aliases=entry.aliases,
                source=entry.source,
                line=entry.line,
                hidden=entry.hidden,
            )
            found.append(term)
        problems += namer.problems
        if has_file and settings.unknown_terms != "ignore":
            problems += _unknown(taxonomy, uses, namer, settings)
    listed = sorted(
        found,
        key=lambda each: (each.language != home, each.language, each.label.casefold(), each.slug),
    )
    return {each.key: each for each in listed}, problems


def _unknown(
    taxonomy: Taxonomy, uses: Iterable[Use], namer: Namer, settings: Settings
) -> list[Problem]:
    accepted = ", ".join(sorted(entry.label or key for key, entry in namer.entries.items()))
    return [
        Problem(
            kind=Kind.TERM,
            path=use.article.path,
            line=use.article.line(*taxonomy.keys),
            key=taxonomy.keys[0],
            value=shown(use.label),
            message=f"is not in {taxonomy.name}.yml",
            accepted=accepted,
            error=settings.unknown_terms == "error",
        )
        for use in uses
        if namer.entry_key(use.label) is None
    ]
