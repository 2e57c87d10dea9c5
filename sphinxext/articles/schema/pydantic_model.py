"""Front matter read by a project's own pydantic model, which may be wrong in every way."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from functools import cache
from inspect import get_annotations
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError, create_model
from pydantic.json_schema import GenerateJsonSchema

from ..frontmatter.key_aliases import ALIASES
from ..frontmatter.keys import EXPECTED, FrontMatter
from ..frontmatter.taxonomies import BUILT_IN, Taxonomy
from ..problems import shown
from .json_schema import adapted
from .pydantic_errors import faults
from .references import COLLECTION
from .wording import A_DAY, A_LOCAL_TIME, A_MOMENT, Fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import tzinfo

    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema
    from pydantic_core.core_schema import DateSchema, DatetimeSchema

DIALECT = "https://json-schema.org/draft/2020-12/schema"


@dataclass(frozen=True, slots=True)
class Reference:
    """The id of an article of *collection*: ``Annotated[str, Reference("blog")]``."""

    collection: str

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {**handler(core), COLLECTION: self.collection}


class _Generator(GenerateJsonSchema):
    """Types that JSON Schema has no words for accept anything; such defaults are left out."""

    ignored_warning_kinds = {"skipped-choice", "non-serializable-default"}

    def handle_invalid_for_json_schema(
        self, schema: CoreSchema, error_info: str
    ) -> JsonSchemaValue:
        return {}


class _FieldGenerator(_Generator):
    """Tells dates that pydantic reads from ours, which may be written in many ways."""

    def date_schema(self, schema: DateSchema) -> JsonSchemaValue:
        return {**super().date_schema(schema), "format": A_DAY}

    def datetime_schema(self, schema: DatetimeSchema) -> JsonSchemaValue:
        form = A_LOCAL_TIME if schema.get("tz_constraint") == "naive" else A_MOMENT
        return {**super().datetime_schema(schema), "format": form}


def front_matter_schema(
    model: type[FrontMatter] = FrontMatter, taxonomies: Iterable[Taxonomy] = BUILT_IN
) -> dict[str, Any]:
    """Return the JSON Schema of the front matter, for editors.

    Other names of keys are in it, and the keys of *taxonomies*.
    """
    schema = model.model_json_schema(schema_generator=_Generator)
    properties: dict[str, Any] = schema["properties"]
    for key, aliases in ALIASES.items():
        for alias in aliases:
            same = f"The same as {key}. {properties[key].get('description', '')}".strip()
            properties.setdefault(alias, {**properties[key], "description": same})
    texts = {"type": ["string", "array"], "items": {"type": "string"}}
    for taxonomy in taxonomies:
        for key in taxonomy.keys:
            told = f"Its {taxonomy.name}: a text, or a list of texts."
            properties.setdefault(key, {**texts, "description": told})
    required = [key for key in schema.pop("required", ()) if key not in ALIASES]
    schema |= {"required": required} if required else {}
    return {"$schema": DIALECT, **schema}


def model_document(model: type[FrontMatter]) -> dict[str, Any]:
    """Return the schema of the fields themselves, to find one's way in."""
    return adapted(model.model_json_schema(schema_generator=_FieldGenerator), strict=False)


def own_fields(model: type[FrontMatter]) -> frozenset[str]:
    """Name the fields that a project's model adds or changes."""
    below = model.mro()[: model.mro().index(FrontMatter)]
    written = {name for each in below for name in get_annotations(each)}
    return frozenset(written & model.model_fields.keys())


class _Failed(Exception):
    """A validator of the project does not do its work: a mistake in its code, told in words."""


def read_by_model(
    model: type[FrontMatter], document: Mapping[str, Any], data: Mapping[str, Any], zone: tzinfo
) -> tuple[FrontMatter, list[Fault]]:
    """Read *data*, whose other keys are sound, by a project's model.

    What does not fit is left out. If the model cannot be satisfied without it, the result is
    our own model, and holds the values of the project's fields beside unknown keys.
    Our own keys come out with our own types, whatever the model makes of them.
    """
    left = dict(data)
    found: dict[tuple[str | int, ...], Fault] = {}
    told: set[tuple[str | int, ...]] = set()
    while True:
        try:
            front_matter = _validated(model, left, zone)
            break
        except ValidationError as error:
            details = error.errors(include_url=False)
        except _Failed as failure:
            key = _blamed(model, left, zone)
            if key is not None:
                found.setdefault((key,), Fault((key,), str(failure), shown(left.pop(key))))
                continue
            found.setdefault((), Fault((), str(failure)))
            front_matter = _salvaged(model, frozenset(), left, zone)
            break
        for fault in faults(document, details, left):
            if fault.path[:1] not in told:  # what has been left out is not missing
                found.setdefault(fault.path, fault)
        told |= {path[:1] for path in found if path}
        dropped = {str(each["loc"][0]) for each in details if each["loc"]} & left.keys()
        if not dropped:
            missing = frozenset(str(each["loc"][0]) for each in details if each["loc"])
            front_matter = _salvaged(model, missing, left, zone)
            break
        for key in dropped:
            del left[key]
    front_matter, unusable = _made_ours(front_matter, own_fields(model), zone)
    for fault in unusable:
        found.setdefault(fault.path, fault)
    return front_matter, list(found.values())


def _validated(model: type[FrontMatter], data: Mapping[str, Any], zone: tzinfo) -> FrontMatter:
    try:
        front_matter: object = model.model_validate(data, context=zone)
    except ValidationError as error:
        if not any(each["type"].startswith("frozen_") for each in error.errors()):
            raise
        reason = "it sets a field, and models of front matter are frozen"
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
    else:
        if isinstance(front_matter, FrontMatter):
            return front_matter
        reason = f"it returns {shown(front_matter)} and no {model.__name__}"
    raise _Failed(f"a validator of {model.__name__} fails: {reason}")


def _blamed(model: type[FrontMatter], data: Mapping[str, Any], zone: tzinfo) -> str | None:
    """Return the key without which no validator fails any more."""
    for key in data:
        try:
            _validated(model, {name: data[name] for name in data if name != key}, zone)
        except _Failed:
            continue
        except ValidationError as error:
            if any(each["loc"][:1] == (key,) for each in error.errors()):
                continue  # it must be there, so nothing else was looked at
        return key
    return None


def _made_ours(
    front_matter: FrontMatter, own: frozenset[str], zone: tzinfo
) -> tuple[FrontMatter, list[Fault]]:
    """Give the keys of ours that a project declares anew our own types, on which the gate relies.

    What cannot be kept from one build to the next is left out, too.
    """
    faults: list[Fault] = []
    changes: dict[str, Any] = {}
    for key in sorted(own & FrontMatter.model_fields.keys()):
        value = getattr(front_matter, key)
        try:
            given = {} if value is None else {key: _plain(value)}
            ours = getattr(FrontMatter.model_validate(given, context=zone), key)
        except ValidationError:
            ours = FrontMatter.model_fields[key].get_default()
            accepted = EXPECTED.get(key, "text")
            faults.append(Fault((key,), "cannot be used", shown(value), accepted))
        if (type(ours), ours) != (type(value), value):
            changes[key] = ours
    for key in sorted(own - FrontMatter.model_fields.keys()):
        value = getattr(front_matter, key, None)
        try:
            pickle.dumps(value)
        except Exception as error:
            faults.append(Fault((key,), f"cannot be kept: {error}", shown(value)))
            changes[key] = None
    return (front_matter.model_copy(update=changes) if changes else front_matter), faults


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return value.model_dump()
    return [_plain(each) for each in value] if isinstance(value, list) else value


@cache
def _without(model: type[FrontMatter], missing: frozenset[str]) -> type[FrontMatter]:
    fields: dict[str, Any] = dict.fromkeys(sorted(missing), (Any, None))
    return create_model(model.__name__, __base__=model, **fields)


def _salvaged(
    model: type[FrontMatter], missing: frozenset[str], left: dict[str, Any], zone: tzinfo
) -> FrontMatter:
    try:
        sound = _validated(_without(model, missing), left, zone)
    except (ValidationError, _Failed):  # the model as a whole objects, and not to a key
        own = own_fields(model)
        ours = {key: value for key, value in left.items() if key not in own}
        redeclared = {key: left[key] for key in own & FrontMatter.model_fields.keys() & left.keys()}
        return FrontMatter.model_validate(ours, context=zone).model_copy(update=redeclared)
    unset = missing | {key for key, value in sound if value is None} - sound.model_fields_set
    values = {key: value for key, value in sound if key not in unset}
    return FrontMatter.model_construct(_fields_set=set(sound.model_fields_set), **values)
