"""Which labels mean one thing: entries of a file, synonyms, spellings, slugs that collide."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from ..portable_names import DEVICES, unfit
from ..problems import Kind, Problem
from ..slugs import distinct, folded, stand_in, term_slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from .article import Article
    from .term_entries import Entry

RESERVED = ("index", *sorted(DEVICES))
_SEPARATORS = re.compile("[-_]++")
# Three words or more, or two of which the first is longer than in "e-mail".
_SLUG = re.compile(r"[^\W_]{2,}[-_][^\W_]+|[^\W_]+(?:[-_][^\W_]+){2,}")


class By(IntEnum):
    """What makes a thing the same thing; who comes first gets the plain slug."""

    ENTRY = 0
    SLUG = 1
    LABEL = 2


class Identity(NamedTuple):
    """What a thing is known by: the key of its entry, the slug authors gave it, or its label."""

    by: By
    name: str


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

    @property
    def spelled(self) -> bool:
        """Whether nobody wrote the label: it was made of a slug."""
        return self.label != (self.entry and self.entry.label) and not any(
            self.label == use.label for use in self.uses
        )


class Namer:
    """Group the uses of labels. *what* names the kind of thing in messages.

    With *spell*, a label that is a slug (``how-plants-work``) is shown as words.
    """

    def __init__(
        self, what: str, entries: Mapping[str, Entry], *, merge: bool, spell: bool = False
    ) -> None:
        self.what = what
        self.entries = entries
        self.merge = merge
        self.spell = spell
        self.problems: list[Problem] = []
        self._spellings = dict(_spellings(entries))

    def entry_key(self, label: str, slug: str = "") -> str | None:
        """Return the key of the entry that *label* (or *slug*) names."""
        if slug in self.entries:
            return slug
        if (key := self._spellings.get(label) or self._spellings.get(label.casefold())) is not None:
            return key
        spelled = term_slug(label) if self.entries else ""
        return spelled if spelled in self.entries else None

    def group(self, uses: Iterable[Use]) -> list[Named]:
        """Return the named things in order of their identity."""
        everything = list(uses)
        given = {use.slug for use in everything if use.slug}
        found: dict[Identity, list[Use]] = defaultdict(list)
        for use in everything:
            found[self._identity(use, given)].append(use)
        groups = self._spelled_alike({identity: found[identity] for identity in sorted(found)})
        wanted = [(identity, self._slug(identity, groups[identity])) for identity in sorted(groups)]
        slugs = distinct(wanted, RESERVED)
        self._note_collisions(groups)
        self._note_devices(groups, slugs)
        return [
            Named(
                slug=slugs[identity],
                label=self._label(identity, uses),
                entry=self.entries[identity.name] if identity.by is By.ENTRY else None,
                uses=tuple(uses),
            )
            for identity, uses in groups.items()
        ]

    def _identity(self, use: Use, given: AbstractSet[str]) -> Identity:
        if (key := self.entry_key(use.label, use.slug)) is not None:
            return Identity(By.ENTRY, key)
        if use.slug:
            return Identity(By.SLUG, use.slug)
        if given and (slug := term_slug(use.label)) in given:
            return Identity(By.SLUG, slug)
        return Identity(By.LABEL, use.label)

    def _label(self, identity: Identity, uses: Sequence[Use]) -> str:
        if identity.by is By.ENTRY and (label := self.entries[identity.name].label):
            return label
        counted = Counter(use.label for use in uses if use.label and not self._is_slug(use.label))
        if counted:
            return min(counted, key=lambda label: (-counted[label], label))
        words = _SEPARATORS.sub(" ", identity.name).strip()
        return words[:1].upper() + words[1:]

    def _is_slug(self, label: str) -> bool:
        words = _SLUG.fullmatch(label) if self.spell and label == label.lower() else None
        return words is not None and any(map(str.isalpha, label))

    def _slug(self, identity: Identity, uses: Sequence[Use]) -> str:
        if slug := term_slug(identity.name):
            return slug
        label = self._label(identity, uses)
        slug = stand_in("term", label)
        self._report(uses, f"no slug can be made of {self.what} {label!r}; its page is {slug!r}")
        return slug

    def _spelled_alike(self, groups: dict[Identity, list[Use]]) -> dict[Identity, list[Use]]:
        """Warn of labels that differ by case or separators only; merge them if asked to."""
        alike: dict[str, list[Identity]] = defaultdict(list)
        for identity in groups:
            if identity.by is By.LABEL:
                alike[folded(identity.name) or identity.name].append(identity)
        merged = dict(groups)
        for identities in alike.values():
            if len(identities) < 2:
                continue
            uses = [use for identity in identities for use in groups[identity]]
            if self.merge:
                counted = Counter(use.label for use in uses)
                chosen = min(identities, key=lambda each: (-counted[each.name], each))
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

    def _note_collisions(self, groups: Mapping[Identity, Sequence[Use]]) -> None:
        by_slug: dict[str, list[Identity]] = defaultdict(list)
        for identity in groups:
            by_slug[term_slug(identity.name)].append(identity)
        for slug, identities in by_slug.items():
            labels = {folded(self._label(each, groups[each])) for each in identities}
            if slug and len(identities) > 1 and len(labels) > 1:
                names = " and ".join(_with_file(groups[each][0]) for each in identities)
                self._report(
                    [use for each in identities for use in groups[each]],
                    f"{self.what} labels share the slug {slug!r}: {names}; each gets a page",
                )

    def _note_devices(
        self, groups: Mapping[Identity, Sequence[Use]], slugs: Mapping[Identity, str]
    ) -> None:
        for identity, uses in groups.items():
            if (slug := term_slug(identity.name)) and unfit(slug):
                self._report(
                    uses,
                    f"{self.what} {self._label(identity, uses)!r} {unfit(slug)};"
                    f" its page is {slugs[identity]!r}",
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
