"""What the values of keys may be: the many ways to write a text, a date, a series, a picture."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Annotated, Any, cast

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    ValidationInfo,
    WithJsonSchema,
)

from ..dates import LENIENT as LENIENT_DATE
from ..dates import Moment, read_date
from ..languages import is_tag
from .headings import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import tzinfo

_IN_NO_ADDRESS = frozenset("<>\"'`\\ {}|^")
_IDENTITY = re.compile(r"[A-Za-z][A-Za-z0-9+.-]++:[^\s<>\"{}|\\^`\x00-\x1f\x7f]++")


def is_empty(value: object) -> bool:
    """Tell whether a value is as good as none; what is left of a template, ``{date}``, is not."""
    if isinstance(value, str):
        return not value.strip()
    if isinstance(value, list | tuple):
        return all(map(is_empty, value))
    return value is None or value == {}


def filled(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the part of *data* that has values."""
    return {key: value for key, value in data.items() if not is_empty(value)}


def _text(value: object) -> object:
    """Accept numbers and booleans as text, and the first language of ``{en: …, zh: …}``."""
    if isinstance(value, dict) and value and all(isinstance(each, str) for each in value.values()):
        value = filled(value)
        value = value.get("en", next(iter(value.values()), ""))
    if isinstance(value, bool):
        return str(value).lower()
    if not isinstance(value, str | int | float):
        return value
    return one_line(str(value))


def _moment(value: object, info: ValidationInfo) -> Moment:
    return value if isinstance(value, Moment) else read_date(value, cast("tzinfo", info.context))


def strings(value: object) -> tuple[str, ...]:
    """Accept one text, or a list of texts and numbers; empty ones are dropped."""
    items = value if isinstance(value, list | tuple) else [value]
    texts = [text for item in items if not is_empty(text := _text(item))]
    if not all(isinstance(text, str) for text in texts):
        raise ValueError(value)
    return tuple(dict.fromkeys(str(text) for text in texts))


def read_order(value: object) -> float | None:
    """Accept a number, or a text that is one.

    :raises ValueError: for anything else.
    """
    if is_empty(value):
        return None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ValueError(value)
    try:
        number = float(value)
    except OverflowError as error:
        raise ValueError(value) from error
    if not math.isfinite(number):
        raise ValueError(value)
    return number


def _language(value: object) -> object:
    text = _text(value)
    if not isinstance(text, str) or isinstance(value, bool) or not is_tag(text):
        raise ValueError(value)
    return text.replace("_", "-")


class Image(BaseModel):
    """A picture with its text alternative."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    src: str
    alt: str = ""


class Membership(BaseModel):
    """One series an article says it belongs to: by title, by slug, or both."""

    model_config = ConfigDict(frozen=True)
    title: str = ""
    slug: str = ""
    order: float | None = None


_PICTURES = ("src", "url", "path", "image", "file", "light", "dark")
_WORDS = frozenset({"title", "tagline", "actions"})
"""What else there is in a ``hero`` (https://starlight.astro.build/reference/frontmatter/#hero)."""


def _image(value: object) -> object:
    """Accept a path, ``{src, alt}``, ``{url, alt}`` of Astro's tutorial, and Starlight's
    ``{image: …}``, ``{file}``, ``{dark, light}``.

    A hero of words only, as Starlight has them, has no picture.
    """
    if is_empty(value):
        return None
    if isinstance(value, str):
        return {"src": value}
    if not isinstance(value, dict):
        return value
    named = [key for key in _PICTURES if key in value]
    value = filled(value)
    if "src" in value or (not named and not value.keys() <= _WORDS):  # of which picture?
        return value
    image = _image(next((value[key] for key in named if key in value), None))
    return {**value, **image} if isinstance(image, dict) else image


def _membership(value: object, key: str = "title") -> Membership:
    if isinstance(value, Membership):
        return value
    if isinstance(value, dict):
        name = _first(value, "name", "title")
        slug = _first(value, "slug", "id", "collection_id")
        order = next((value[k] for k in ("order", "part", "episode", "index") if k in value), None)
        if name == "" and slug == "":
            raise ValueError(value)
        return Membership(title=name, slug=slug, order=read_order(order))
    text = _text(value)
    if not isinstance(text, str) or isinstance(value, bool):
        raise ValueError(value)
    return Membership(**{key: text})


def _memberships(value: object) -> tuple[Membership, ...]:
    items = value if isinstance(value, list | tuple) else [value]
    items = [filled(item) if isinstance(item, dict) else item for item in items]
    return tuple(_membership(item) for item in items if not is_empty(item))


def _identities(value: object) -> tuple[str, ...]:
    """Accept ids, and what Astro makes of a reference, ``{collection, id}``: as ``blog/one``."""
    items = value if isinstance(value, list | tuple) else [value]
    return strings([_identity(item) for item in items if not is_empty(item)])


def _identity(value: object) -> object:
    if isinstance(value, dict):
        identity, collection = _first(value, "id", "slug"), _first(value, "collection")
        if isinstance(identity, str) and identity:
            return f"{collection}/{identity}" if collection else identity
    if isinstance(value, bool | dict):
        raise ValueError(value)
    return value


def _first(value: Mapping[str, object], *keys: str) -> Any:
    """Return the first of *keys* that has a value, as text where it can be one."""
    return next((_text(value[key]) for key in keys if value.get(key) is not None), "")


def is_address(text: str) -> bool:
    """Tell whether browsers follow this and cannot run it: http, https, or without a scheme."""
    scheme, colon, _ = text.partition(":")
    if any(char in _IN_NO_ADDRESS or not char.isprintable() for char in text):
        return False
    return not colon or scheme.lower() in {"http", "https"} or bool({*scheme} & {*"/?#"})


def is_identity(text: str) -> bool:
    """Tell whether a text is an absolute IRI (RFC 3987), as identities on the web are."""
    return _IDENTITY.fullmatch(text) is not None


def _address(value: str) -> str:
    if not is_address(value):
        raise ValueError(value)
    return value


# How an editor shall check what is more than its type says.
_AS_TEXT = {"type": ["string", "number", "boolean", "object"]}
_AS_DATE = {"type": "string", "format": LENIENT_DATE, "examples": ["2025-05-01"]}
_AS_STRINGS = {"type": ["string", "array"], "items": {"type": "string"}}
_AS_IDENTITIES = {
    "type": ["string", "number", "object", "array"],
    "items": {"type": ["string", "number", "object"]},
}
_AS_SERIES = {"type": ["string", "object", "array", "null"]}
_AS_IMAGE = {
    "anyOf": [
        {
            "type": ["string", "object"],
            "properties": {"src": {"type": "string"}, "alt": {"type": "string"}},
            "required": ["src"],
        },
        {"type": "null"},
    ]
}

Text = Annotated[str, BeforeValidator(_text), WithJsonSchema(_AS_TEXT)]
Date = Annotated[Moment, BeforeValidator(_moment), WithJsonSchema(_AS_DATE)]
Address = Annotated[Text, AfterValidator(_address)]
Order = Annotated[
    float | None,
    BeforeValidator(read_order),
    WithJsonSchema({"type": ["number", "string", "null"]}),
]
Language = Annotated[str, BeforeValidator(_language), WithJsonSchema(_AS_TEXT)]
Texts = Annotated[tuple[str, ...], BeforeValidator(strings), WithJsonSchema(_AS_STRINGS)]
Identities = Annotated[
    tuple[str, ...], BeforeValidator(_identities), WithJsonSchema(_AS_IDENTITIES)
]
Memberships = Annotated[
    tuple[Membership, ...], BeforeValidator(_memberships), WithJsonSchema(_AS_SERIES)
]
Picture = Annotated[Image | None, BeforeValidator(_image), WithJsonSchema(_AS_IMAGE)]
