"""From a source to an article: validate, and report what is wrong key by key."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from ..catalogue import reading_time
from ..catalogue.article import Article
from ..catalogue.publication_gate import Withheld, in_drafts_folder, standing_of, verdict
from ..dates import Ambiguous
from ..did_you_mean import did_you_mean
from ..frontmatter.headings import one_line, title_in
from ..frontmatter.hero import ACCEPTED as OF_HERO
from ..frontmatter.hero import read_hero
from ..frontmatter.key_aliases import ALIASES, PASSED_THROUGH, canonical
from ..frontmatter.keys import EXPECTED, ORDERS, FrontMatter
from ..frontmatter.publication_keys import WORDS, decides, folded, is_date
from ..frontmatter.value_types import filled, is_empty, strings
from ..problems import Kind, Problem, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..frontmatter.parse import Source
    from ..schema import Schema
    from ..schema.wording import Fault
    from ..settings import Settings

_NAMES = ("name", "title", "label", "slug", "id")
_IN_NO_NAME = frozenset("<>\"'&=")
_ELSEWHERE = "is on another site, and articles are not trusted"
_ALLOWED = "a file, or what articles_untrusted['pictures'] begins with"
_SWITCH = "true or false"
_WORD = "one word, such as draft or unlisted"
_MENDED = (
    "YAML between two lines of ---, TOML between +++, or JSON; a text with a colon, a # or a quote"
    " needs quotes around it"
)


def read_article(
    source: Source,
    *,
    docname: str,
    path: str,
    settings: Settings,
    schema: Schema | None = None,
    below: str = "",
) -> tuple[Article, list[Problem]]:
    """Make an article of *source*. Wrong values are dropped and reported; the rest stays sound.

    *below* is its path in the project, in which a folder may say that all in it is withheld.
    """
    reader = _Reader(source, path, schema, settings)
    if in_drafts_folder(below):
        reader.standing = reader.standing._replace(draft=True)
    reader.leave_out(settings)
    front_matter = reader.with_picture_of_its_own(reader.validated(settings), settings)
    labels = dict(reader.labels(settings))
    reader.report_hero()
    reader.report_misfits()
    withheld = verdict(front_matter, reader.standing, settings)
    reader.report_doubts(withheld)
    if settings.strict:
        reader.report_unknown(settings)
    words, characters = reading_time.amount(source.body)
    article = Article(
        docname=docname,
        path=path,
        title=front_matter.title or title_in(source.body) or title_of_path(docname),
        front_matter=front_matter,
        language=settings.language_of(front_matter.lang),
        labels=labels,
        memberships=FrontMatter.memberships(front_matter),  # a field may have its name
        words=words,
        characters=characters,
        withheld=withheld,
        standing=reader.standing,
        lines=dict(source.lines),
        references=reader.schema.references(source.data) if reader.schema else (),
    )
    return article, reader.problems


def unreadable(source: Source, path: str) -> Problem:
    """Return what is wrong with front matter that cannot be parsed, and how to mend it."""
    return Problem(
        kind=Kind.FRONT_MATTER,
        path=path,
        line=source.error_line,
        message=f"the front matter cannot be read, so this is withheld: {source.error}",
        accepted=_MENDED,
    )


class _Reader:
    """Collects the problems met on the way."""

    def __init__(
        self, source: Source, path: str, schema: Schema | None, settings: Settings
    ) -> None:
        self.source = source
        self.path = path
        self.schema = None if source.error else schema
        self.faults: list[Fault] = []
        self.data, self.names = canonical(source.data)
        self.problems: list[Problem] = []
        self.standing = standing_of(source, settings.zone)
        if self.standing.unlisted:
            self.data["unlisted"] = True
        if source.error:
            self.problems.append(unreadable(source, path))

    def report(self, key: str, message: str, accepted: str) -> None:
        name = self.names.get(key, key)
        self.problems.append(
            Problem(
                kind=Kind.VALUE,
                path=self.path,
                line=self.source.lines.get(name, 1),
                key=name,
                value=shown(self.source.data.get(name, self.data.get(key))),
                message=message,
                accepted=accepted,
            )
        )

    def validated(self, settings: Settings) -> FrontMatter:
        """Validate; drop each key that fails, until what is left is sound."""
        changed = self.schema.own if self.schema else frozenset()
        left = {key: value for key, value in self.data.items() if key not in changed}
        while True:
            try:
                front_matter = FrontMatter.model_validate(left, context=settings.zone)
                break
            except ValidationError as error:
                for key in {str(each["loc"][0]): each for each in error.errors()}:
                    self._drop(key, left, error)
        if self.schema is None or self.schema.model is None:
            return front_matter
        own = {key: self.data[key] for key in changed & self.data.keys()}
        front_matter, self.faults = self.schema.read(
            left | own, settings.zone, known_keys(settings)
        )
        if any(fault.path[:1] == ("draft",) for fault in self.faults):
            self.standing = self.standing._replace(draft=True)
        return front_matter

    def leave_out(self, settings: Settings) -> None:
        """Drop what themes and extensions would write into pages as it is: keys that are no names,
        and those such as ``og:image`` that name what strangers may not show."""
        for key, value in [*self.data.items()]:
            if not _IN_NO_NAME.isdisjoint(key):
                self.report(key, "cannot be a key", "a name without quotes and brackets")
            elif ":" in key and not settings.may_show(str(value)):
                self.report(key, _ELSEWHERE, _ALLOWED)
            else:
                continue
            del self.data[key]

    def with_picture_of_its_own(self, front_matter: FrontMatter, settings: Settings) -> FrontMatter:
        """Drop a picture on another site, which strangers may show nowhere."""
        picture = FrontMatter.picture(front_matter)  # a field may have its name
        if picture is None or settings.may_show(picture.src):
            return front_matter
        self.report("heroImage", _ELSEWHERE, _ALLOWED)
        return front_matter.model_copy(update={"heroImage": None})

    def report_hero(self) -> None:
        """Report what of Starlight's ``hero`` is not shown because it cannot be read."""
        for key in read_hero(self.source.data.get("hero"))[1]:
            name = f"hero.{key}"
            self.problems.append(
                Problem(
                    kind=Kind.VALUE,
                    path=self.path,
                    line=self.source.lines.get(name, self.source.lines.get("hero", 1)),
                    key=name,
                    value=shown(self.source.data["hero"][key]),
                    message="cannot be used",
                    accepted=OF_HERO[key],
                )
            )

    def report_misfits(self) -> None:
        """Report what does not fit the schema, which says it more precisely than we do."""
        by_model = [fault.under(self.names.get(fault.top, fault.top)) for fault in self.faults]
        faults = by_model + (self.schema.faults(self.source.data) if self.schema else [])
        said = {fault.top for fault in faults}
        kept = [p for p in self.problems if p.kind is not Kind.VALUE or p.key not in said]
        wrong = (fault for fault in faults if fault.top not in PASSED_THROUGH)
        self.problems = kept + [fault.problem(self.path, self.source.lines) for fault in wrong]

    def _drop(self, key: str, left: dict[str, Any], error: ValidationError) -> None:
        accepted = EXPECTED.get(key, "text")
        causes = [
            each.get("ctx", {}).get("error") for each in error.errors() if each["loc"][0] == key
        ]
        if any(isinstance(cause, Ambiguous) for cause in causes):
            self.report(key, "month and day cannot be told apart", accepted)
        else:
            self.report(key, "cannot be used", accepted)
        left.pop(key, None)

    def report_doubts(self, withheld: Withheld | None) -> None:
        """Say what is done about a key that decides whether this is shown, and cannot be read."""
        done = "; published all the same"
        if withheld is not None:
            done = "; withheld until it can be read"
        elif self.standing.unlisted:
            done = "; in no list until it can be read"
        for name in self.standing.doubtful:
            key = next((ours for ours, theirs in self.names.items() if theirs == name), name)
            if not any(problem.key == name for problem in self.problems):
                accepted = EXPECTED["pubDate"] if is_date(name) else _SWITCH
                accepted = _WORD if folded(name) in WORDS else accepted
                self.report(key, "cannot be used", EXPECTED.get(key, accepted))
            self.problems = [
                replace(problem, message=problem.message + done) if problem.key == name else problem
                for problem in self.problems
            ]

    def labels(self, settings: Settings) -> Iterator[tuple[str, tuple[str, ...]]]:
        for taxonomy in settings.taxonomies:
            found: list[str] = []
            for key in taxonomy.keys:
                if key not in self.data:
                    continue
                try:
                    found += strings(_names_of(self.data[key], taxonomy.name))
                except ValueError:
                    self.report(key, "cannot be used", "a text, or a list of texts")
            yield taxonomy.name, tuple(dict.fromkeys(found))

    def report_unknown(self, settings: Settings) -> None:
        known = known_keys(settings) | (self.schema.keys if self.schema else set())
        known.update(problem.key for problem in self.problems)
        known.update(ORDERS if self.data.keys() & {"series", "seriesId"} else ())
        for key in self.source.data:
            if key not in known and not key.startswith("og:") and not decides(key):
                near = did_you_mean(key, known)
                self.problems.append(
                    Problem(
                        kind=Kind.UNKNOWN_KEY,
                        path=self.path,
                        line=self.source.lines.get(key, 1),
                        key=key,
                        value=shown(self.source.data[key]),
                        message="is not a known key",
                        accepted=near or "the keys of the front matter reference",
                    )
                )


def known_keys(settings: Settings) -> set[str]:
    """Return the keys that articles may have, by all their names."""
    known = set(FrontMatter.model_fields) | PASSED_THROUGH
    known.update(alias for aliases in ALIASES.values() for alias in aliases)
    return known.union(*(taxonomy.keys for taxonomy in settings.taxonomies))


def _names_of(value: object, taxonomy: str) -> object:
    """Take names out of objects, as in ``authors: [{name: Jane}]``; refuse a bare number."""
    if isinstance(value, dict):
        value = filled(value)
    if is_empty(value):
        return None
    if isinstance(value, list):
        return [_names_of(item, taxonomy) if isinstance(item, dict) else item for item in value]
    if isinstance(value, dict):
        if not (names := [value[key] for key in _NAMES if key in value]):
            raise ValueError(value)  # its only text may be a mail address
        return names[0]
    if not isinstance(value, str):
        raise ValueError(value)
    return value


def title_of_path(docname: str) -> str:
    """Make a title of a document name, for articles that have none."""
    name = docname.rsplit("/", 1)[-1].replace("-", " ").replace("_", " ")
    return one_line(name).capitalize()
