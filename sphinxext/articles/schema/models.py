"""Pydantic models of projects as JSON Schema: for editors, and to find one's way in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic.json_schema import GenerateJsonSchema

from ..model import ALIASES, FrontMatter
from ..settings import Settings
from .documents import adapted
from .references import COLLECTION

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

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


def front_matter_schema(model: type[FrontMatter] = FrontMatter) -> dict[str, Any]:
    """Return the JSON Schema of the front matter, for editors, aliases and taxonomies included."""
    schema = model.model_json_schema(schema_generator=_Generator)
    properties: dict[str, Any] = schema["properties"]
    for key, aliases in ALIASES.items():
        for alias in aliases:
            same = f"The same as {key}. {properties[key].get('description', '')}".strip()
            properties.setdefault(alias, {**properties[key], "description": same})
    texts = {"type": ["string", "array"], "items": {"type": "string"}}
    for taxonomy in Settings().taxonomies:
        for key in taxonomy.keys:
            told = f"Its {taxonomy.name}: a text, or a list of texts."
            properties.setdefault(key, {**texts, "description": told})
    required = [key for key in schema.pop("required", ()) if key not in ALIASES]
    schema |= {"required": required} if required else {}
    return {"$schema": DIALECT, **schema}


def model_document(model: type[FrontMatter]) -> dict[str, Any]:
    """Return the schema of the fields themselves, to find one's way in."""
    return adapted(model.model_json_schema(schema_generator=_Generator), strict=False)
