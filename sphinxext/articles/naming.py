"""Which labels mean one thing: entries of a file, synonyms, spellings, slugs that collide."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .problems import Kind, Problem
from .slugs import distinct, folded, term_slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from .article import Article
    from .records import Entry

RESERVED = ("index",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """One article's mention of a label; ``slug`` where the author gave one."""

    article: Article
    label: str
    slug: str = ""
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One thing with its slug, the label to show, its entry, and its uses in order."""

    slug: str
    label: str
    entry: Entry | None
    uses: tuple[Use, ...]


class Namer:
    """Group the uses of labels. *what* names the kind of thing in messages."""

    def __init__(self, what: str, entries: Mapping[str, Entry], *, merge: bool) -> None:
        self.what = what
        self.entries = entries
        self.merge = merge
        self.problems: list[Problem] = []
        self._spellings = dict(_spellings(entries))

    def entry_key(self, label: str, slug: str = "") -> str | None:
        """Return the key of the entry that *label* (or *slug*) names."""
        if slug in self.entries:
            return slug
        return self._spellings.get(label) or self._spellings.get(label.casefold())

    def group(self, uses: Iterable[Use]) -> list[Named]:
        """Return the named things in order of their identity."""
        found: dict[str, list[Use]] = defaultdict(list)
        for use in uses:
            key = self.entry_key(use.label, use.slug)
            if key is not None:
                identity = f"={key}"
            elif use.slug:
                identity = f"/{use.slug}"
            else:
                identity = use.label
            found[identity].append(use)
        groups = self._spelled_alike(dict(sorted(found.items())))
        slugs = distinct(
            sorted(
                ((identity, self._slug(identity, uses)) for identity, uses in groups.items()),
                key=lambda pair: (not pair[0].startswith("="), pair[0]),
            ),
            RESERVED,
        )
        self._note_collisions(groups)
        return [
            Named(
                slug=slugs[identity],
                label=self._label(identity, uses),
                entry=self.entries.get(identity[1:]) if identity.startswith("=") else None,
                uses=tuple(uses),
            )
            for identity, uses in groups.items()
        ]

    def _label(self, identity: str, uses: Sequence[Use]) -> str:
        if identity.startswith("=") and (label := self.entries[identity[1:]].label):
            return label
        counted = Counter(use.label for use in uses if use.label)
        if counted:
            return min(counted, key=lambda label: (-counted[label], label))
        return identity[1:].replace("-", " ").capitalize()

    def _slug(self, identity: str, uses: Sequence[Use]) -> str:
        label = self._label(identity, uses)
        wanted = identity[1:] if identity.startswith(("=", "/")) and len(identity) > 1 else label
        if slug := term_slug(wanted):
            return slug
        stand_in = f"term-{hashlib.sha256(label.encode()).hexdigest()[:8]}"
        self._report(
            uses, f"no slug can be made of {self.what} {label!r}; its page is {stand_in!r}"
        )
        return stand_in

    def _spelled_alike(self, groups: dict[str, list[Use]]) -> dict[str, list[Use]]:
        """Warn of labels that differ by case or separators only; merge them if asked to."""
        alike: dict[str, list[str]] = defaultdict(list)
        for identity, uses in groups.items():
            if not identity.startswith(("=", "/")):
                alike[folded(self._label(identity, uses)) or identity].append(identity)
        merged = dict(groups)
        for identities in alike.values():
            if len(identities) < 2:
                continue
            uses = [use for identity in identities for use in groups[identity]]
            if self.merge:
                counted = Counter(use.label for use in uses)
                chosen = min(identities, key=lambda each: (-counted[each], each))
                for identity in identities:
                    del merged[identity]
                merged[chosen] = uses
            else:
                names = ", ".join(_with_file(groups[identity][0]) for identity in identities)
                self._report(
                    uses,
                    f"{self.what} labels that differ by case or separators only: {names}",
                    "one spelling, a synonym in the term file, or articles_merge_terms = True",
                )
        return merged

    def _note_collisions(self, groups: Mapping[str, Sequence[Use]]) -> None:
        by_slug: dict[str, list[str]] = defaultdict(list)
        for identity in groups:
            slug = term_slug(identity[1:] if identity.startswith(("=", "/")) else identity)
            by_slug[slug].append(identity)
        for slug, identities in by_slug.items():
            labels = {folded(self._label(each, groups[each])) for each in identities}
            if slug and len(identities) > 1 and len(labels) > 1:
                names = " and ".join(_with_file(groups[each][0]) for each in identities)
                self._report(
                    [use for each in identities for use in groups[each]],
                    f"{self.what} labels share the slug {slug!r}: {names}; each gets a page",
                )

    def _report(self, uses: Sequence[Use], message: str, accepted: str = "") -> None:
        first = uses[0]
        self.problems.append(
            Problem(
                kind=Kind.TERM,
                path=first.article.path,
                line=first.article.line(*first.keys),
                message=message,
                accepted=accepted,
            )
        )


def _spellings(entries: Mapping[str, Entry]) -> Iterator[tuple[str, str]]:
    """Yield every way to write an entry, the exact ones last so that they win."""
    for key, entry in entries.items():
        for name in (*entry.synonyms, entry.label, key):
            if name:
                yield name.casefold(), key
    for key, entry in entries.items():
        for name in (*entry.synonyms, key, entry.label):
            if name:
                yield name, key


def _with_file(use: Use) -> str:
    return f"{use.label or use.slug!r} ({use.article.path})"
