"""Schemas of projects, which front matter is checked by: pydantic models and JSON Schema files."""

from __future__ import annotations

from .loading import Schema, SchemaError, load
from .models import Reference, front_matter_schema

__all__ = ["Reference", "Schema", "SchemaError", "front_matter_schema", "load"]
