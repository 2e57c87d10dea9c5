"""Where each old address leads in the end, and what of it cannot be."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, urlsplit

from ..catalogue.links import below_site, find_target
from ..problems import Kind, Problem, shown
from ..slugs import unusable
from ..views.previewed import only_previewed
from .address import FORM, Old, Unusable, read_address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from ..catalogue.catalogue import Catalogue
    from .claims import Claim

_ELSEWHERE = "another address"
_IN_RULES = f"{_ELSEWHERE}, or articles_redirect_rules = 'netlify'"
_IN_UNTRUSTED = "what articles_untrusted['aliases'] begins with"
_IN_CIRCLE = "leads to addresses that lead in a circle"
_SAFE = "/?:@!$&()*+,;=%~"
_OF_SPHINX = frozenset({"_static", "_images", "_downloads", "_sources", "_modules"})
_HOST = re.compile(r"[\w.-]+(?::\d+)?|\[[\da-fA-F:.]+\](?::\d+)?")


class Destination(NamedTuple):
    """Where a redirect leads: a document, or another address; a query and fragment after it.

    An ``address`` is a full one, or that of a file below the output folder.
    """

    docname: str = ""
    address: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect:
    """One old address that works. An ``unlisted`` one is told to nobody: who claims it is unlisted,
    or where it leads, or that is there in previews only. One that is ``alone`` has no page, and
    only a rule can answer.
    """

    old: Old
    to: Destination
    unlisted: bool = False
    alone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a builder lays the site out.

    ``files`` are the pages' documents by the path of their file. ``holder`` names who else has a
    path, or nobody. ``queries``: whether the host can tell addresses by their query, and ``rules``
    whether it knows of redirects without a file, of which it takes the first ``most``. ``free`` is
    how addresses begin that everybody may claim besides those of their own. ``own_rules`` tells
    that authors write the host's rules themselves.
    """

    files: Mapping[str, str]
    holder: Callable[[str], str]
    rules: bool = False
    queries: bool = False
    most: int | None = None
    own_rules: bool = False
    free: tuple[str, ...] = ("/",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirects:
    """All that works: ``pages`` by the path of their file, ``rules`` for the host, by address."""

    pages: Mapping[str, Redirect] = field(default_factory=dict)
    rules: Mapping[Old, Redirect] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def plan(catalogue: Catalogue, claims: Iterable[Claim], layout: Layout) -> Redirects:
    """Settle who has which old address, and where it leads."""
    return _Planning(catalogue, layout).result(claims)


class _Lost(NamedTuple):
    """An address that leads nowhere, and why."""

    why: str


class _Hop(NamedTuple):
    """An address that leads to another old one."""

    to: Old
    suffix: str


class _Planning:
    def __init__(self, catalogue: Catalogue, layout: Layout) -> None:
        self.catalogue = catalogue
        self.layout = layout
        self.is_file = cache(lambda folder: bool(layout.holder(folder)))  # most have few folders
        self.unlisted = catalogue.unlisted | only_previewed(catalogue)
        self.problems: list[Problem] = []
        self.first: dict[Old, Claim] = {}
        self.ends: dict[Old, Destination | _Lost] = {}

    def result(self, claims: Iterable[Claim]) -> Redirects:
        read = [(old, claim) for claim in claims if (old := self._read(claim)) is not None]
        for old, claim in read:
            self.first.setdefault(old, claim)
        settled: dict[Old, Redirect] = {}
        for old, claim in read:
            end = self._settled(old) if self.first[old] is claim else self._end(claim)
            if isinstance(end, _Lost):
                self._report(claim, end.why)
            elif self.first[old] is claim:
                settled[old] = Redirect(
                    old=old, to=end, unlisted=claim.unlisted or end.docname in self.unlisted
                )
            elif end != self.ends[old]:
                self._report(claim, f"is also claimed by {_place(self.first[old])}, which keeps it")
        return self._placed(settled)

    def _read(self, claim: Claim) -> Old | None:
        try:
            old = read_address(claim.old, self.catalogue.places.sites, claim.below)
        except Unusable as error:
            self._report(claim, str(error), FORM)
            return None
        if claim.own and not old.path.startswith((*claim.own, *self.layout.free)):
            accepted = f"below {' or '.join(claim.own)}, or {_IN_UNTRUSTED}"
            self._report(
                claim,
                "lies outside this collection, and untrusted articles may not claim it",
                accepted,
            )
            return None
        return old

    def _end(self, claim: Claim) -> Destination | _Lost:
        """Return where a claim leads in the end."""
        step = self._step(claim)
        return _after(self._settled(step.to), step.suffix) if isinstance(step, _Hop) else step

    def _settled(self, start: Old) -> Destination | _Lost:
        """Return where an old address leads in the end, and note it for all on the way."""
        trail: dict[Old, str] = {}
        at = start
        while at not in self.ends:
            if at in trail:
                self._note_circle([*trail][[*trail].index(at) :])
                break
            step = self._step(self.first[at])
            if not isinstance(step, _Hop):
                self.ends[at] = step
                break
            trail[at] = step.suffix
            at = step.to
        end = self.ends[at]
        for old, suffix in reversed(trail.items()):
            if old not in self.ends:
                self.ends[old] = end = _after(end, suffix)
        return self.ends[start]

    def _note_circle(self, circle: Sequence[Old]) -> None:
        places = ", ".join(_place(self.first[each]) for each in circle)
        way = " → ".join(str(each) for each in [*circle, circle[0]])
        self._report(self.first[circle[0]], f"leads in a circle: {way} ({places})")
        for each in circle:
            self.ends[each] = _Lost("")

    def _step(self, claim: Claim) -> Destination | _Hop | _Lost:
        if claim.docname:
            return Destination(docname=claim.docname)
        try:
            split = urlsplit(claim.new)
        except ValueError:
            return _Lost(f"leads to {shown(claim.new)}, which is not an address")
        suffix = _suffix(split.query, split.fragment)
        sites = self.catalogue.places.sites
        if (split.scheme or split.netloc) and below_site(claim.new, sites) is None:
            if split.scheme not in {"http", "https"} or not _HOST.fullmatch(split.netloc):
                return _Lost(f"leads to {shown(claim.new)}, which is not an address")
            path = quote(split.path, safe=_SAFE)
            return Destination(address=f"{split.scheme}://{split.netloc}{path}{suffix}")
        try:
            new = read_address(split._replace(query="", fragment="").geturl() or "/", sites)
        except Unusable as error:
            return _Lost(f"leads to {shown(claim.new)}, which {error}")
        return self._inside(new, claim, split.query, suffix)

    def _inside(
        self, new: Old, claim: Claim, query: str, suffix: str
    ) -> Destination | _Hop | _Lost:
        """Return what stands at an address of this site: a page, or what led somewhere before."""
        if new.file in self.layout.files:
            return Destination(docname=self.layout.files[new.file], suffix=suffix)
        target = find_target(self.catalogue, "", new.path)
        if target is not None and target.withheld:
            return _Lost("leads to an article that is not published")
        if target is not None and target.docname:
            return Destination(docname=target.docname, suffix=suffix)
        for old in dict.fromkeys((Old(new.path, query), new)):
            if old in self.first:
                return _Hop(old, suffix)
        if self.layout.holder(new.file):
            return Destination(address=new.file, suffix=suffix)
        if not new.path.endswith(".html") and self.layout.holder(new.path[1:].rstrip("/")):
            return Destination(address=new.path[1:].rstrip("/"), suffix=suffix)
        return _Lost(f"leads to {shown(claim.new)}, where nothing is")

    def _placed(self, settled: Mapping[Old, Redirect]) -> Redirects:
        """Give each redirect a file, if it can have one."""
        taken = {_folded(file): file for file in self.layout.files}
        folders = {folder for file in taken for folder in _folders(file)}
        pages: dict[str, Redirect] = {}
        rules: dict[Old, Redirect] = {}
        alone = 0
        for old, redirect in settled.items():
            claim, file = self.first[old], old.file
            if not old.query and (there := self._standing(old)):
                own = self.layout.files.get(there)
                if own != redirect.to.docname and (own or not claim.by_name):
                    self._report(claim, f"is where {self._holder(there)} stands, which stays")
                continue
            if not old.query and file.partition("/")[0].lower() in _OF_SPHINX:
                self._report(claim, "is in a folder of Sphinx's", _ELSEWHERE)
                continue
            wrong = self._unfit(redirect, taken, folders, pages)
            if not wrong:
                pages[file] = redirect
                taken[_folded(file)] = file
                folders.update(_folders(_folded(file)))
            as_rule = self._as_rule(redirect)
            if as_rule and not (wrong and alone == self.layout.most):
                rules[old] = replace(redirect, alone=bool(wrong))
                alone += bool(wrong)
            elif as_rule:
                most = f"{wrong}, and the host takes no more than {self.layout.most} rules"
                self._report(claim, most, _ELSEWHERE)
            elif wrong:
                no_rule = redirect.unlisted or self.layout.own_rules
                self._report(claim, wrong, _ELSEWHERE if no_rule else _IN_RULES)
        return Redirects(pages=pages, rules=rules, problems=tuple(self.problems))

    def _as_rule(self, redirect: Redirect) -> bool:
        """Tell whether the host may be told; a rule is for everybody to read."""
        known = self.layout.queries if redirect.old.query else self.layout.rules
        return known and not redirect.unlisted

    def _standing(self, old: Old) -> str:
        """Return the file that answers at an address already; ``""`` if none does.

        ``/paper.pdf`` is read as ``/paper.pdf/``, and a rule for it would go before the file.
        """
        names = (old.file, old.path[1:].removesuffix("/"))
        return next((each for each in names if each and self._holder(each)), "")

    def _holder(self, file: str) -> str:
        if docname := self.layout.files.get(file):
            path = (
                self.catalogue.articles[docname].path if docname in self.catalogue.articles else ""
            )
            return f"the page {docname!r}" + (f" ({path})" if path else "")
        return self.layout.holder(file)

    def _unfit(
        self,
        redirect: Redirect,
        taken: Mapping[str, str],
        folders: set[str],
        pages: Mapping[str, Redirect],
    ) -> str:
        """Say why no file can answer at an old address."""
        file, folded = redirect.old.file, _folded(redirect.old.file)
        if redirect.old.query:
            return "has a query, which no file can tell from the address without"
        if wrong := unusable(file):
            return wrong
        same = taken.get(folded)
        if same is not None and (same not in pages or pages[same].to != redirect.to):
            return f"differs from {same!r} by case only, which not every file system tells apart"
        files = any(map(self.is_file, _folders(file)))
        if folded in folders or files or any(each in taken for each in _folders(folded)):
            return "would need a file and a folder of one name"
        return ""

    def _report(self, claim: Claim, message: str, accepted: str = "") -> None:
        if message:
            self.problems.append(
                Problem(
                    kind=Kind.REDIRECT,
                    path=claim.path,
                    line=claim.line,
                    key=claim.key,
                    value=shown(claim.old),
                    message=message,
                    accepted=accepted,
                )
            )


def _after(end: Destination | _Lost, suffix: str) -> Destination | _Lost:
    """Return an end of a way whose last step may say a query and a fragment."""
    if isinstance(end, _Lost):
        return _Lost(end.why or _IN_CIRCLE)
    return end._replace(suffix=suffix) if suffix and not urlsplit(end.address).netloc else end


def _suffix(query: str, fragment: str) -> str:
    asked = f"?{quote(query, safe=_SAFE)}" if query else ""
    return asked + (f"#{quote(fragment, safe=_SAFE)}" if fragment else "")


def _folded(file: str) -> str:
    """Return what two names share that are one name to some file systems."""
    return unicodedata.normalize("NFC", file).lower()


def _folders(file: str) -> Iterator[str]:
    at = file.find("/")
    while at >= 0:
        yield file[:at]
        at = file.find("/", at + 1)


def _place(claim: Claim) -> str:
    return f"{claim.path}:{claim.line}"
