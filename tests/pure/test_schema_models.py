"""Front matter read by a project's own model, and the JSON Schema of models."""

from __future__ import annotations

import json
import pickle
import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Annotated, Any, Literal

import pytest
from pydantic import (
    UUID4,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    FileUrl,
    FutureDate,
    HttpUrl,
    NaiveDatetime,
    PastDatetime,
    StrictInt,
    TypeAdapter,
    create_model,
    field_validator,
    model_validator,
)

from sphinxext.articles.catalogue.publication_gate import Withheld
from sphinxext.articles.doctree.metadata import metadata_of
from sphinxext.articles.frontmatter.key_aliases import ALIASES
from sphinxext.articles.frontmatter.keys import FrontMatter
from sphinxext.articles.frontmatter.value_types import Date, Text
from sphinxext.articles.problems import Kind
from sphinxext.articles.scan.unknown_references import unknown_references
from sphinxext.articles.schema import Reference, Schema, SchemaError, front_matter_schema, load

from .reading_schemas import found, read, said

pytestmark = pytest.mark.across


class Place(BaseModel):
    city: str
    country: str = "AT"


class Talk(FrontMatter):
    event: date = Field(description="When it happens.")
    announced: Date | None = None
    place: str | Place | None = None
    seats: Annotated[int, Field(ge=1)] = 20
    rooms: list[str] = []
    subtitle: Text = ""

    @field_validator("rooms")
    @classmethod
    def _known(cls, rooms: list[str]) -> list[str]:
        if "roof" in rooms:
            raise ValueError("the roof is closed")
        return rooms


class Colour(Enum):
    RED = "red"


class Closed(FrontMatter):
    model_config = ConfigDict(extra="forbid")


class Careful(FrontMatter):
    title: Annotated[str, Field(min_length=5)]
    draft: bool = Field(strict=True)


class Whole(FrontMatter):
    first: int = 0
    last: int = 0

    @model_validator(mode="after")
    def _ordered(self) -> Whole:
        if self.first > self.last:
            raise ValueError("first comes after last")
        return self


class Linked(FrontMatter):
    after: Annotated[str, Reference("blog")] | None = None
    related: list[Annotated[str, Reference("blog")]] = []


class Strange(FrontMatter):
    call: Callable[[], int] | None = None


class Redeclared(FrontMatter):
    pubDate: date
    expiryDate: str = ""
    seriesOrder: int = 0
    series: list[Place] | str = ""


class LooseDraft(FrontMatter):
    draft: str = "no"


class KeyErrors(FrontMatter):
    code: str = ""
    seats: int = 0

    @field_validator("code")
    @classmethod
    def _known(cls, code: str) -> int:
        return {"a": 1}[code]


class NeverWorks(FrontMatter):
    draft: bool = Field(strict=True)
    pubDate: date | None = None

    @model_validator(mode="after")
    def _all(self) -> NeverWorks:
        raise TypeError("no such luck")


class Refuses(FrontMatter):
    draft: bool = Field(strict=True)

    @model_validator(mode="after")
    def _all(self) -> Refuses:
        raise ValueError("not like this")


class Sets(FrontMatter):
    @model_validator(mode="after")
    def _upper(self) -> Sets:
        self.title = self.title.upper()
        return self


class Forgets(FrontMatter):
    @model_validator(mode="after")
    def _look(self) -> Any:
        return None


class Passing(FrontMatter):
    rooms: Iterable[str] = ()


class Undefined(FrontMatter):
    place: Nowhere = None  # type: ignore[name-defined] # noqa: F821


def schema(model: type[FrontMatter]) -> Schema:
    return load(f"{__name__}:{model.__name__}", Path())


def test_fields_of_a_model_are_typed_and_unknown_keys_are_kept() -> None:
    matter = "title: T\nevent: 2026-05-01\nannounced: Jul 08 2022\nplace: {city: Graz}\nmood: good"
    article, problems = read(schema(Talk), matter)
    assert problems == []
    assert isinstance(article.front_matter, Talk)
    values = metadata_of(article)
    assert values["event"] == date(2026, 5, 1)
    assert values["announced"].date() == date(2022, 7, 8)
    assert values["place"] == {"city": "Graz", "country": "AT"}
    assert (values["seats"], values["rooms"], values["mood"]) == (20, [], "good")
    assert pickle.loads(pickle.dumps(article)) == article


def test_every_wrong_key_is_said_once_with_its_line_and_the_rest_is_sound() -> None:
    article, problems = read(
        schema(Talk),
        """
        title: T
        event: soon
        place: {country: 5}
        seats: 0
        rooms: [roof]
        pubDate: never
        tags: [a]
        """,
    )
    misfit = "does not fit the schema"
    assert [(each.kind, each.line, each.key, each.message) for each in problems] == [
        (Kind.VALUE, 7, "pubDate", "cannot be used; withheld until it can be read"),
        (Kind.SCHEMA, 3, "event", misfit),
        (Kind.SCHEMA, 4, "place.city", "is missing"),
        (Kind.SCHEMA, 4, "place.country", misfit),
        (Kind.SCHEMA, 5, "seats", misfit),
        (Kind.SCHEMA, 6, "rooms", "the roof is closed"),
    ]
    assert [each.accepted for each in problems[1:]] == [
        "a date such as 2025-05-01",
        "text",
        "text",
        "a whole number from 1",
        "a list of text",
    ]
    assert metadata_of(article) == {"title": "T", "seats": 20, "rooms": [], "tags": ["a"],
                                    "subtitle": ""}  # fmt: skip


_MISFIT = "does not fit the schema"
# What pydantic's types refuse, and what is said of it, besides what was found.
REFUSED: list[tuple[Any, str, str]] = [
    (date, "2026-01-01T10:00:00Z", f"{_MISFIT}; accepted: a date such as 2025-05-01"),
    (date, "01/02/2026", f"{_MISFIT}; accepted: a date such as 2025-05-01"),
    (date | None, "soon", f"{_MISFIT}; accepted: a date such as 2025-05-01 or nothing"),
    (datetime, "soon", f"{_MISFIT}; accepted: a date and time such as 2025-05-01T09:30:00Z"),
    (AwareDatetime, "soon", f"{_MISFIT}; accepted: a date and time such as 2025-05-01T09:30:00Z"),
    (NaiveDatetime, "soon", f"{_MISFIT}; accepted: a date and time such as 2025-05-01T09:30:00"),
    (time, "noon", f"{_MISFIT}; accepted: a time such as 09:30:00"),
    (timedelta, "long", f"{_MISFIT}; accepted: a duration such as PT1H30M"),
    (AwareDatetime, "2026-01-01 10:00:00", f"{_MISFIT}: Input should have timezone info"),
    (NaiveDatetime, "2026-01-01T10:00:00Z", f"{_MISFIT}: Input should not have timezone info"),
    (FutureDate, "2025-05-01", f"{_MISFIT}: Date should be in the future"),
    (PastDatetime, "2999-05-01", f"{_MISFIT}: Input should be in the past"),
    (Annotated[date, Field(gt=date(2026, 1, 1))], "2025-05-01",
     f"{_MISFIT}: Input should be greater than 2026-01-01"),
    (Annotated[time, Field(ge=time(10))], "'09:30:00'",
     f"{_MISFIT}: Input should be greater than or equal to 10:00:00"),
    (int, "1.5", f"{_MISFIT}; accepted: a whole number"),
    (Annotated[int, Field(gt=3)], "3", f"{_MISFIT}; accepted: a whole number above 3"),
    (Annotated[float, Field(allow_inf_nan=False)], ".inf",
     f"{_MISFIT}: Input should be a finite number"),
    (StrictInt, "'1'", f"{_MISFIT}; accepted: a whole number"),
    (Annotated[Decimal, Field(max_digits=3)], "'12.34'",
     f"{_MISFIT}: Decimal input should have no more than 3 digits in total"),
    (HttpUrl, "ftp://example.org", f"{_MISFIT}: URL scheme should be 'http' or 'https'"),
    (FileUrl, "https://example.org", f"{_MISFIT}: URL scheme should be 'file'"),
    (UUID4, "12345678-1234-1234-8234-123456789abc", f"{_MISFIT}: UUID version 4 expected"),
    (Literal["a", "b"], "c", f"{_MISFIT}; accepted: 'a' or 'b'"),
    (Colour, "blue", f"{_MISFIT}; accepted: 'red'"),
    (Annotated[str, Field(min_length=3)], "ab",
     f"{_MISFIT}; accepted: text of at least 3 characters"),
    (Annotated[dict[str, int], Field(min_length=1)], "{}",
     f"{_MISFIT}: Dictionary should have at least 1 item after validation, not 0"),
    (list[int], "[x]", f"{_MISFIT}; accepted: a whole number"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "value", "told"), REFUSED)
def test_what_is_said_to_be_accepted_is_not_what_is_refused(
    monkeypatch: pytest.MonkeyPatch, kind: Any, value: str, told: str
) -> None:
    model = create_model("Made", __base__=FrontMatter, key=(kind, ...))
    monkeypatch.setitem(globals(), "Made", model)
    _, problems = read(schema(model), f"title: T\nkey: {value}")
    (problem,) = problems
    assert re.sub(r" \(found .*?\)(?=;|$)", "", str(problem)).partition(": ")[2] == told
    if example := re.search(r"such as (\S+)", problem.accepted):
        TypeAdapter(kind).validate_python(example[1])


def test_what_is_missing_leaves_the_other_fields_typed() -> None:
    article, problems = read(schema(Talk), "title: T\nseats: '7'\nplace: {city: Graz}")
    assert [(each.line, str(each)) for each in problems] == [
        (1, "event: is missing; accepted: a date such as 2025-05-01"),
    ]  # fmt: skip
    values = metadata_of(article)
    assert (values["seats"], values["place"]["city"], "event" in values) == (7, "Graz", False)
    assert pickle.loads(pickle.dumps(article)) == article


def test_a_changed_field_of_ours_is_said_by_the_name_the_author_wrote() -> None:
    article, problems = read(schema(Careful), "title: One\nisDraft: maybe")
    assert [(each.kind, each.line, each.key) for each in problems] == [
        (Kind.SCHEMA, 2, "title"),
        (Kind.SCHEMA, 3, "isDraft"),
    ]
    assert problems[0].accepted == "text of at least 5 characters"
    assert article.withheld is Withheld.DRAFT


def test_an_article_without_the_draft_that_a_model_asks_for_is_withheld() -> None:
    article, problems = read(schema(Careful), "title: One and all")
    assert [str(each) for each in problems] == ["draft: is missing; accepted: true or false"]
    assert article.withheld is Withheld.DRAFT


def test_a_closed_model_refuses_only_what_nobody_knows() -> None:
    matter = "title: T\ndate: 2025-05-01\ntags: [a]\norphan: true\nlayuot: wide"
    article, problems = read(schema(Closed), matter, strict=True)
    assert [(each.line, str(each)) for each in problems] == [
        (
            6,
            "layuot: is not in the schema (found 'wide'); accepted: title, description, pubDate,"
            " updatedDate, expiryDate, draft, unlisted, series, seriesOrder, seriesId, related,"
            " heroImage, …",
        )
    ]
    assert (article.labels["tags"], str(article.date and article.date.iso)) == (
        ("a",),
        "2025-05-01",
    )


def test_what_a_whole_model_objects_to_is_said_of_the_article() -> None:
    article, problems = read(schema(Whole), "title: T\nfirst: 2\nlast: 1")
    assert [(each.line, str(each)) for each in problems] == [(1, "first comes after last")]
    assert article.title == "T"


def test_keys_of_ours_keep_our_types_when_a_model_declares_them_anew() -> None:
    matter = "title: T\npubDate: 2100-01-01\nexpiryDate: Jul 08 2110\nseriesOrder: 2\nseries: S"
    article, problems = read(schema(Redeclared), matter)
    assert problems == []
    assert article.withheld is Withheld.SCHEDULED
    assert [(each.title, each.order) for each in article.memberships] == [("S", 2.0)]
    values = metadata_of(article)
    assert [values[key].year for key in ("pubDate", "expiryDate")] == [2100, 2110]


def test_what_cannot_be_read_as_a_key_of_ours_is_said_and_a_draft_in_doubt_is_withheld() -> None:
    matter = "title: T\npubDate: 2026-01-01\nexpiryDate: never\nseries: [{city: Graz}]"
    assert [(each.line, each.key) for each in found(schema(Redeclared), matter)] == [
        (4, "expiryDate"),
        (5, "series"),
    ]
    article, problems = read(schema(LooseDraft), "title: T\ndraft: 'yes'")
    assert [str(each) for each in problems] == [
        "draft: cannot be used; withheld until it can be read (found 'yes');"
        " accepted: true or false"
    ]
    assert article.withheld is Withheld.DRAFT


def test_a_validator_that_fails_is_said_of_the_key_that_it_fails_on() -> None:
    article, problems = read(schema(KeyErrors), "title: T\ncode: zz\nseats: 3")
    assert [(each.line, str(each)) for each in problems] == [
        (3, "code: a validator of KeyErrors fails: KeyError: 'zz' (found 'zz')")
    ]
    assert metadata_of(article)["seats"] == 3


@pytest.mark.parametrize(
    ("model", "reason"),
    [
        (NeverWorks, "TypeError: no such luck"),
        (Sets, "it sets a field, and models of front matter are frozen"),
        (Forgets, "it returns None and no Forgets"),
    ],
)
def test_a_model_that_always_fails_is_said_of_the_article(
    model: type[FrontMatter], reason: str
) -> None:
    article, problems = read(schema(model), "title: T\ndraft: false\nmood: good")
    assert [(each.line, str(each)) for each in problems] == [
        (1, f"a validator of {model.__name__} fails: {reason}")
    ]
    assert (article.title, metadata_of(article)["mood"]) == ("T", "good")


@pytest.mark.parametrize("model", [NeverWorks, Refuses])
def test_a_draft_stays_one_when_a_model_that_declares_draft_anew_objects(
    model: type[FrontMatter],
) -> None:
    article, _ = read(schema(model), "title: T\ndraft: true")
    assert article.withheld is Withheld.DRAFT


def test_a_date_to_come_is_one_when_a_model_that_declares_it_anew_objects() -> None:
    article, _ = read(schema(NeverWorks), "title: T\ndraft: false\npubDate: 2100-01-01")
    assert article.withheld is Withheld.SCHEDULED


def test_values_that_cannot_be_kept_for_the_next_build_are_left_out() -> None:
    article, problems = read(schema(Passing), "title: T\nrooms: [roof]")
    [problem] = problems
    assert (problem.line, problem.key) == (3, "rooms")
    assert problem.message.startswith("cannot be kept: ")
    assert pickle.loads(pickle.dumps(article)) == article


def test_an_empty_value_is_as_good_as_none() -> None:
    assert said(schema(Talk), "title: T\nevent: 2026-05-01\nseats:\nrooms: null") == []


def test_references_of_a_model_are_checked() -> None:
    matter = "title: T\nafter: x\nrelated: [x, gone]"
    article, problems = read(schema(Linked), matter)
    assert (problems, schema(Linked).collections) == ([], ("blog",))
    [problem] = unknown_references([article], {"blog": "blog"})
    assert (problem.key, problem.line, problem.value) == ("related[1]", 4, "'gone'")


def test_types_without_json_schema_are_no_obstacle() -> None:
    [problem] = found(schema(Strange), "title: T\ncall: 5")
    assert (problem.key, problem.accepted) == ("call", "callable")
    assert front_matter_schema(Strange)["properties"]["call"]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("no.such.module:Model", "cannot be imported: ModuleNotFoundError"),
        (f"{__name__}:Nothing", "cannot be imported: AttributeError"),
        (f"{__name__}:Place", "is no subclass of"),
        (f"{__name__}:LOCAL", "cannot be found by its own name"),
        (f"{__name__}:Undefined", "`Undefined` is not fully defined"),
    ],
)
def test_a_model_that_cannot_be_used_says_why(tmp_path: Path, name: str, reason: str) -> None:
    with pytest.raises(SchemaError, match=reason):
        load(name, tmp_path)


def _local() -> type[FrontMatter]:
    class Local(FrontMatter):
        pass

    return Local


LOCAL = _local()


def test_the_exported_schema_has_every_name_a_key_may_have_and_what_it_means() -> None:
    exported = front_matter_schema(Talk)
    properties = exported["properties"]
    assert exported["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert exported["required"] == ["event"]
    assert properties["event"]["description"] == "When it happens."
    assert {alias for aliases in ALIASES.values() for alias in aliases} <= properties.keys()
    assert {"tags", "categories", "author"} <= properties.keys()
    assert properties["date"]["description"].startswith("The same as pubDate. When it is")
    assert all("description" in each for each in front_matter_schema()["properties"].values())


def test_the_exported_schema_accepts_what_we_accept(tmp_path: Path) -> None:
    (tmp_path / "exported.json").write_text(json.dumps(front_matter_schema()), encoding="utf-8")
    matter = """
        title: 2024
        date: Jul 08 2022
        modDatetime: null
        tags: one
        series: [{name: S, order: 1}]
        series_order: "2"
        image: {src: a.png}
        draft: false
        aliases: /old
        """
    assert said(load("exported.json", tmp_path), matter) == []
    assert len(found(load("exported.json", tmp_path), "draft: 1\ndate: soon\ntags: 5")) == 3


def test_the_schema_can_be_printed() -> None:
    def printed(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-W", "error", "-m", "sphinxext.articles.schema", *arguments]
        return subprocess.run(command, capture_output=True, text=True, encoding="utf-8")

    assert json.loads(printed().stdout) == front_matter_schema()
    wrong = printed("json:JSONDecoder")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert wrong.stderr.startswith("json:JSONDecoder is no subclass of")
