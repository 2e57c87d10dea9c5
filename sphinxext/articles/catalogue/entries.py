"""What ``tags.yml``, ``authors.yml`` and ``series.yml`` may say of a term or a series."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self, TypeVar

import yaml
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)

from ..frontmatter import yaml_core
from ..frontmatter.headings import one_line
from ..frontmatter.model import Date, Order, Text, filled, is_address, is_empty, strings
from ..frontmatter.parse import without_nul
from ..languages import is_tag, text_in
from ..problems import Kind, Problem, shown
from ..slugs import term_slug
from ..storage import read_text

if TYPE_CHECKING:
    from datetime import tzinfo
    from pathlib import Path

_OTHER_NAMES: Mapping[str, str] = {"title": "label", "name": "label", "chapters": "parts"}
_MAILBOX = re.compile(r"[^\s@<>\"'(),:;\\]+@[^\s@<>\"'(),:;\\]+")


def _addresses(value: object) -> tuple[str, ...]:
    """Accept addresses in a list, or by the name of the place: ``{github: …}``."""
    found = strings(list(value.values()) if isinstance(value, dict) else value)
    if not all(each.startswith(("https://", "http://")) and is_address(each) for each in found):
        raise ValueError(value)
    return found


def _lower(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


def _mailbox(value: str) -> str:
    found = value.removeprefix("mailto:")
    if found and not _MAILBOX.fullmatch(found):
        raise ValueError(value)
    return found


Texts = Annotated[tuple[str, ...], BeforeValidator(strings)]
Addresses = Annotated[tuple[str, ...], BeforeValidator(_addresses)]
Mailbox = Annotated[Text, AfterValidator(_mailbox)]


def _by_language(value: object) -> object:
    if isinstance(value, dict) and not all(isinstance(tag, str) and is_tag(tag) for tag in value):
        raise ValueError(value)
    return value


Spoken = Annotated[Text, BeforeValidator(_by_language)]
"""A text, or several by language: ``{en: Bread, de: Brot}``."""


class _Spoken(BaseModel):
    """What has texts that may be given by language: ``texts`` are their field, language, words."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    texts: tuple[tuple[str, str, str], ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _note_texts(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        by_language = {
            name: filled(data[name])
            for name, field in cls.model_fields.items()
            if field.annotation is str and isinstance(data.get(name), dict)
        }
        noted = [
            (name, str(tag), str(text))
            for name, texts in by_language.items()
            for tag, text in texts.items()
        ]
        return {**data, "texts": noted}

    def spoken(self, *languages: str) -> Self:
        """Return this as the first of the languages has it in which there are texts."""
        by_field: dict[str, dict[str, str]] = {}
        for name, tag, text in self.texts:
            by_field.setdefault(name, {})[tag] = one_line(text)
        update = {name: text_in(texts, *languages) for name, texts in by_field.items()}
        return self.model_copy(update=update) if update else self


class Entry(_Spoken):
    """One entry of a term file: how a tag, a category or an author is shown."""

    label: Spoken = Field(
        "",
        description="The name to show; also ``title`` or ``name``. "
        "By language: ``{en: Bread, de: Brot}``.",
    )
    description: Spoken = Field("", description="Shown on its page, as text; also by language.")
    synonyms: Texts = Field((), description="Other spellings that mean the same.")
    image: Text = Field("", description="A picture, relative to the file.")
    url: Text = Field("", description="A page elsewhere.")
    hidden: bool = Field(False, description="Kept out of bylines and indexes, without a page.")
    aliases: Texts = Field((), description="Earlier addresses of its page.")
    source: str = ""
    line: int = 1

    def over(self, other: Self) -> Self:
        """Return *other* with what this says laid over it; its own label still means the same."""
        given = {name: getattr(self, name) for name in self.model_fields_set}
        texts = tuple(each for each in other.texts if each[0] not in given) + self.texts
        labels = (other.label, *(text for name, _, text in other.texts if name == "label"))
        synonyms = (*given.get("synonyms", other.synonyms), *filter(None, labels))
        update = {**given, "texts": texts, "synonyms": tuple(dict.fromkeys(synonyms))}
        return other.model_copy(update=update)


class AuthorEntry(Entry):
    """One entry of ``authors.yml``: somebody who writes."""

    type: Annotated[Literal["person", "organization"], BeforeValidator(_lower)] = Field(
        "person", description="Whether this is a person or an organization."
    )
    links: Addresses = Field(
        (), description="Further pages elsewhere that are theirs, in a list or by name."
    )
    email: Mailbox = Field(
        "", description="A mail address to publish: on their page, and in feeds."
    )


class Planned(_Spoken):
    """A part that is announced but not published."""

    title: Spoken = Field(description="What it will be called.")
    date: Date | None = Field(None, description="When it is expected.")
    teaser: Spoken = Field("", description="A sentence about it.")


def _announced(value: object) -> object:
    if not isinstance(value, list):
        return value
    parts = [filled(each) if isinstance(each, dict) else each for each in value]
    return [each for each in parts if not is_empty(each)]


class SeriesEntry(Entry):
    """One entry of ``series.yml``, or the front matter of a series' own landing page."""

    status: Literal["ongoing", "complete"] = Field("ongoing", description="Is it finished?")
    order: Order = Field(None, description="Its place in the index of series.")
    parts: Texts = Field(
        (),
        description="The ids of its parts, in order; articles need not name the series then.",
    )
    planned: Annotated[tuple[Planned, ...], BeforeValidator(_announced)] = Field(
        (),
        description="Announced parts: title, date, teaser; title and teaser also by language.",
    )

    def spoken(self, *languages: str) -> Self:
        """Return the entry, and what it announces, as one of the languages has it."""
        planned = tuple(each.spoken(*languages) for each in self.planned)
        return super().spoken(*languages).model_copy(update={"planned": planned})


Record = TypeVar("Record", bound=Entry)


def read_file(
    path: Path, record: type[Record], zone: tzinfo, *, strict: bool = False
) -> tuple[dict[str, Record], list[Problem]]:
    """Read a term or series file: a mapping of keys to entries, or a list of labels.

    *strict* reports fields that nobody knows.
    """
    try:
        text = read_text(path)
        data, lines = yaml_core.load(text)
    except OSError as error:
        return {}, [Problem(kind=Kind.FILE, path=str(path), message=str(error.strerror))]
    except UnicodeDecodeError:
        return {}, [Problem(kind=Kind.FILE, path=str(path), message="is not UTF-8")]
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        message = f"cannot be read: {getattr(error, 'problem', None) or error}"
        line = yaml_core.line_of(text, mark) + 1 if mark else 1
        return {}, [Problem(kind=Kind.FILE, path=str(path), line=line, message=message)]
    if isinstance(data, list) and all(isinstance(label, str | int) for label in data):
        data = {str(label): {"label": label} for label in data}
    if data is not None and not isinstance(data, dict):
        found = f"a {type(data).__name__}, not a mapping of keys to entries"
        return {}, [Problem(kind=Kind.FILE, path=str(path), line=1, message=found)]
    data = without_nul(data)
    entries: dict[str, Record] = {}
    problems: list[Problem] = []
    for key, value in (data or {}).items():
        name, line = str(key), lines.get(str(key), 0) + 1
        entry, wrong = read_entry(value, record, path=str(path), line=line, key=name, zone=zone)
        problems += wrong
        if strict:
            problems += _unknown(value, record, str(path), line, name)
        slug = term_slug(name) or name
        if slug in entries:
            problems.append(
                _wrong(
                    str(path), line, name, slug, "is the slug of an entry above, too", "one of them"
                )
            )
        if not entry.label and slug != name:
            entry = entry.model_copy(update={"label": one_line(name)})
        entries[slug] = entry
    return entries, problems


def read_entry(
    value: object, record: type[Record], *, path: str, line: int, key: str, zone: tzinfo
) -> tuple[Record, list[Problem]]:
    """Validate one entry; fields that are wrong are reported and left out."""
    if value is None:
        value = {}
    if not isinstance(value, Mapping):
        expected = "a mapping with label, description, …"
        return record(source=path), [_wrong(path, line, key, value, "is not an entry", expected)]
    written = {_OTHER_NAMES.get(name, name): name for name in reversed(list(value))}
    left: dict[str, Any] = {**_named(value), "source": path, "line": line}
    problems: list[Problem] = []
    while True:
        try:
            return record.model_validate(left, context=zone), problems
        except ValidationError as error:
            wrong = sorted({str(each["loc"][0]) for each in error.errors()})
            problems += [
                _wrong(
                    path,
                    line,
                    f"{key}.{written.get(field, field)}",
                    left.pop(field, None),
                    "cannot be used",
                    _EXPECTED.get(field, "text"),
                )
                for field in wrong
            ]


def _named(value: Mapping[str, Any]) -> dict[str, Any]:
    """Give fields our names: ``title`` and ``name`` are labels, ``chapters`` are parts."""
    result = {_OTHER_NAMES.get(key, key): each for key, each in reversed(list(value.items()))}
    return filled(result)


def _unknown(
    value: object, record: type[Entry], path: str, line: int, key: str
) -> Iterator[Problem]:
    known = record.model_fields.keys() | _OTHER_NAMES.keys()
    for field in value if isinstance(value, dict) else ():
        if field not in known:
            accepted = ", ".join(
                name for name, each in record.model_fields.items() if each.description
            )
            yield Problem(
                kind=Kind.UNKNOWN_KEY,
                path=path,
                line=line,
                key=f"{key}.{field}",
                message="is not a known key",
                accepted=accepted,
            )


_EXPECTED: Mapping[str, str] = {
    "label": "text, or texts by language such as {en: Bread, de: Brot}",
    "description": "text, or texts by language such as {en: …, de: …}",
    "status": "ongoing or complete",
    "type": "person or organization",
    "links": "an address such as https://example.org/me, or a list of them",
    "email": "a mail address such as me@example.org",
    "planned": "a list of {title, date, teaser}",
    "order": "a number",
    "hidden": "true or false",
    "synonyms": "a text, or a list of texts",
    "aliases": "a path, or a list of paths",
    "parts": "an id, or a list of ids",
}


def _wrong(path: str, line: int, key: str, value: object, message: str, accepted: str) -> Problem:
    return Problem(
        kind=Kind.VALUE,
        path=path,
        line=line,
        key=key,
        value=shown(value),
        message=message,
        accepted=accepted,
    )
