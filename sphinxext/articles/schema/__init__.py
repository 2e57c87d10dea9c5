"""Schemas of projects, which front matter is checked by: pydantic models and JSON Schema files."""

from __future__ import annotations

from .load import Schema, SchemaError, load
from .pydantic_model import Reference, front_matter_schema

__all__ = ["Reference", "Schema", "SchemaError", "front_matter_schema", "load"]
