"""The front matter of an article: Astro's names, their aliases, and what values are accepted."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Annotated, Any, cast

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    WithJsonSchema,
)

from ..dates import ACCEPTED as ACCEPTED_DATES
from ..dates import LENIENT as LENIENT_DATE
from ..dates import Moment, read_date
from ..languages import is_tag
from .deciding import ENDS, STARTS, folded
from .headings import one_line
from .taxonomies import BUILT_IN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import tzinfo

ALIASES: Mapping[str, tuple[str, ...]] = {
    "pubDate": STARTS[1:],
    "updatedDate": (
        "modDatetime",
        "updateDate",
        "updatedAt",
        "updated",
        "lastmod",
        "lastUpdated",
    ),
    "expiryDate": ENDS[1:],
    "description": ("excerpt", "summary"),
    "related": ("relatedPosts", "related_posts", "relatedArticles"),
    "heroImage": (
        "coverImage",
        "image",
        "ogImage",
        "cover",
        "hero",
        "cover_image",
        "hero_image",
    ),
    "heroImageAlt": (
        "imageAlt",
        "image_alt",
        "coverImageAlt",
        "coverAlt",
        "cover_image_alt",
        "cover_alt",
        "hero_image_alt",
        "heroAlt",
        "ogImageAlt",
    ),
    "seriesOrder": (
        "series_order",
        "series_part",
        "seriesPart",
        "seriesIndex",
        "series_index",
        "orderInSeries",
        "seriesPosition",
        "series_position",
        "seriesNumber",
        "series_number",
    ),
    "translationOf": ("translation_of",),
    "canonicalURL": ("canonical", "canonicalUrl", "canonical_url"),
    "featured": ("isFeatured",),
    "draft": ("isDraft",),
    "redirect_from": ("redirectFrom", "redirect-from"),
}
"""Other names of Astro themes for our keys, in the order in which they are looked at."""

ORDERS = ("order", "part", "episode", "position", "sidebar_position", "weight")
"""Keys that are an order in a series where there is a series and nothing says it better."""

# Keys of Sphinx, MyST and themes that mean something in any document, so never "unknown".
PASSED_THROUGH = frozenset({
    "myst", "orphan", "nosearch", "no-search", "nocomments", "tocdepth", "html_meta",
    "substitutions", "html_theme", "ogp_disable", "robots",
})  # fmt: skip

_IN_NO_ADDRESS = frozenset("<>\"'`\\ {}|^")
_FOR_FEEDS = ("https://", "http://", "tag:", "urn:")
_IDENTITY = re.compile(r"[A-Za-z][A-Za-z0-9+.-]++:[^\s<>\"{}|\\^`\x00-\x1f\x7f]++")
_GATE = ("draft", "pubDate", "expiryDate")
_DATES = frozenset({"pubDate", "updatedDate", "expiryDate"})


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


def _order(value: object) -> float | None:
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


def _image(value: object) -> object:
    """Accept a path, ``{src, alt}``, and Starlight's ``{image: …}``, ``{file}``, ``{dark, light}``.

    A hero of words only has no picture.
    """
    if is_empty(value):
        return None
    if isinstance(value, str):
        return {"src": value}
    if not isinstance(value, dict):
        return value
    named = [key for key in ("src", "image", "file", "light", "dark") if key in value]
    value = filled(value)
    if "src" in value or (not named and "alt" in value):  # of which picture?
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
        return Membership(title=name, slug=slug, order=_order(order))
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
    float | None, BeforeValidator(_order), WithJsonSchema({"type": ["number", "string", "null"]})
]

EXPECTED: Mapping[str, str] = {
    **dict.fromkeys(_DATES, ACCEPTED_DATES),
    **dict.fromkeys(("draft", "unlisted", "featured"), "true or false"),
    "seriesOrder": "a number",
    "related": "an article's id, or a list of ids",
    "series": "a title, {name, order}, {slug, title, order}, or a list of these",
    "heroImage": "a path, or {src, alt}",
    **dict.fromkeys(("aliases", "redirect_from"), "a path, or a list of paths"),
    "canonicalURL": "an address such as https://example.org/original",
    "lang": "a language tag such as de or pt-BR",
}
"""What a key accepts, in words; keys not here take text."""


class FrontMatter(BaseModel):
    """The keys of an article, with Astro's names.

    See https://docs.astro.build/en/guides/content-collections/.

    Subclasses may add keys. Unknown keys are kept, so that themes and other extensions see them.
    """

    model_config = ConfigDict(extra="allow", frozen=True)

    title: Text = Field("", description="The headline, as text: never parsed as Markdown.")
    description: Text = Field("", description="One or two sentences for lists and search engines.")
    pubDate: Date | None = Field(None, description="When it is published; in the future, it waits.")
    updatedDate: Date | None = Field(None, description="When it was last revised.")
    expiryDate: Date | None = Field(None, description="From then on it is withheld again.")
    draft: bool = Field(False, strict=True, description="Withheld until this is false.")
    unlisted: bool = Field(
        False, strict=True, description="Built, but in no list, index, feed or search."
    )
    series: Annotated[
        tuple[Membership, ...], BeforeValidator(_memberships), WithJsonSchema(_AS_SERIES)
    ] = Field((), description="The series it belongs to, by title or slug; several in a list.")
    seriesOrder: Order = Field(None, description="Its place in the series; gaps are fine.")
    seriesId: Text = Field("", description="The series by slug, where its file gives the title.")
    related: Annotated[
        tuple[str, ...], BeforeValidator(_identities), WithJsonSchema(_AS_IDENTITIES)
    ] = Field((), description="The ids of articles that are related to it, the nearest first.")
    heroImage: Annotated[Image | None, BeforeValidator(_image), WithJsonSchema(_AS_IMAGE)] = Field(
        None, description="The picture that goes with it."
    )
    heroImageAlt: Text = Field(
        "", description="The text alternative of a ``heroImage`` that has none of its own."
    )
    slug: Text = Field("", description="The id to use instead of the one made from the path.")
    aliases: Annotated[tuple[str, ...], BeforeValidator(strings), WithJsonSchema(_AS_STRINGS)] = (
        Field((), description="Earlier addresses, which lead here.")
    )
    redirect_from: Annotated[
        tuple[str, ...], BeforeValidator(strings), WithJsonSchema(_AS_STRINGS)
    ] = Field((), description="Further earlier addresses, by Jekyll's name.")
    canonicalURL: Address = Field("", description="Where the original lives, for search engines.")
    guid: Text = Field(
        "", description="What feeds know it by, if it was in one before; else it is its address."
    )
    lang: Annotated[str, BeforeValidator(_language), WithJsonSchema(_AS_TEXT)] = Field(
        "", description="Its language, where that differs from the collection's or the site's."
    )
    translationOf: Text = Field(
        "", description="The id of the article that it is a translation of, if they differ."
    )
    featured: bool = Field(False, strict=True, description="For themes that pick out articles.")

    def memberships(self) -> tuple[Membership, ...]:
        """Return the series; an order beside them goes to the first, if that has none."""
        listed = self.series or ((Membership(slug=self.seriesId),) if self.seriesId else ())
        if not listed or listed[0].order is not None:
            return listed
        order = self.seriesOrder if self.seriesOrder is not None else self._order_beside()
        return (listed[0].model_copy(update={"order": order}), *listed[1:])

    def _order_beside(self) -> float | None:
        """Return the number that stands beside the series under a key of another use."""
        data = {**self.__dict__, **(self.model_extra or {})}
        for key in ORDERS:
            try:
                order = _order(data.get(key))
            except ValueError:
                continue
            if order is not None:
                return order
        return None

    def identity(self) -> str:
        """Return what feeds know the article by, if its author says it.

        That is ``guid``, whatever it is, or an ``id`` that is an address or a URN; what else is
        called ``id`` is a theme's.
        """
        named = (self.model_extra or {}).get("id")
        meant = isinstance(named, str) and named.startswith(_FOR_FEEDS) and is_identity(named)
        return self.guid or (str(named) if meant else "")

    def picture(self) -> Image | None:
        """Return the picture with its text alternative, wherever that stands."""
        if self.heroImage is None or self.heroImage.alt or not self.heroImageAlt:
            return self.heroImage
        return self.heroImage.model_copy(update={"alt": self.heroImageAlt})


_KNOWN = {
    *FrontMatter.model_fields,
    *(alias for aliases in ALIASES.values() for alias in aliases),
    *(key for taxonomy in BUILT_IN for key in taxonomy.keys),
}


def canonical(data: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """Rename aliases to our keys; return the data, and for each of our keys the author's name.

    An empty value of a key that we know counts as absent. A boolean under a date's alias
    (``published: true``, ``lastUpdated: false``) is a theme's switch, no date. A key that decides
    whether an article is shown counts in any spelling: ``PubDate``, ``is_draft``.
    """
    given: dict[str, Any] = {}
    names: dict[str, str] = {}
    for key, name, value in _respelled(data):
        if value is not None and not (key in _KNOWN and is_empty(value)):
            given[key], names[key] = value, name
    for key, aliases in ALIASES.items():
        for alias in aliases:
            if alias not in given or (key in _DATES and isinstance(given[alias], bool)):
                continue
            if key not in given:
                given[key], names[key] = given[alias], names[alias]
    return given, names


def _respelled(data: Mapping[str, Any]) -> Iterator[tuple[str, str, Any]]:
    """Yield keys, the author's names for them, and values.

    Keys on which it depends what is shown are spelled as :data:`ALIASES` has them. Material's
    ``date: {created, updated}`` is two dates.
    """
    ours = {folded(name): name for key in _GATE for name in (key, *ALIASES.get(key, ()))}
    for name, value in data.items():
        key = ours.get(folded(name), name)
        if isinstance(value, dict) and key in ALIASES["pubDate"]:
            yield key, name, created(value)
            if "updated" in value and "updatedDate" not in data:
                yield "updatedDate", name, value["updated"]
        else:
            yield (name if key in data else key), name, value


def created(value: object) -> object:
    """Return the date of publication in what Material has, ``{created, updated}``."""
    if isinstance(value, dict):
        return next((value[key] for key in ("created", "published") if key in value), value)
    return value
