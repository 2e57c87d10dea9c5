"""What ``tags.yml``, ``authors.yml`` and ``series.yml`` may say of a term or a series."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    model_validator,
)

from ..frontmatter.headings import one_line
from ..frontmatter.value_types import Date, Order, Text, filled, is_address, is_empty, strings
from ..languages import is_tag, text_in

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
        (), description="Further pages of theirs elsewhere, in a list or by name."
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

    status: Literal["ongoing", "complete"] = Field("ongoing", description="Whether it is finished.")
    order: Order = Field(None, description="Its place in the index of series.")
    parts: Texts = Field(
        (),
        description="The ids of its parts, in order; then articles need not name the series.",
    )
    planned: Annotated[tuple[Planned, ...], BeforeValidator(_announced)] = Field(
        (),
        description="Announced parts: title, date, teaser; title and teaser also by language.",
    )

    def spoken(self, *languages: str) -> Self:
        """Return the entry, and what it announces, as one of the languages has it."""
        planned = tuple(each.spoken(*languages) for each in self.planned)
        return super().spoken(*languages).model_copy(update={"planned": planned})
