"""Which schema an entry of ``articles_schema`` means."""

from __future__ import annotations

import json
import pickle
import re
import sys
from dataclasses import dataclass, field
from functools import reduce
from hashlib import blake2b
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..frontmatter.keys import FrontMatter
from . import check
from .json_schema import Unusable, adapted, alternatives, parsed
from .pydantic_model import model_document, own_fields, read_by_model
from .references import Referred, collections_named, references

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet
    from datetime import tzinfo

    from .wording import Fault

_MODEL = re.compile(r"[^\W\d][\w.]*:[^\W\d][\w.]*")
_INSTALL = "pip install 'sphinxext-articles[schema]'"


class SchemaError(ValueError):
    """A schema that cannot be used, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """A schema as configured, and the JSON Schema it comes to.

    ``fingerprint`` changes with everything that decides what it accepts.
    """

    name: str
    fingerprint: str
    document: str = field(repr=False)
    model: type[FrontMatter] | None = field(default=None, repr=False)

    @property
    def keys(self) -> frozenset[str]:
        """The keys it speaks of."""
        root = parsed(self.document)
        if self.model is not None:
            return frozenset({*self.model.model_fields, *root.get("properties", ())})
        found = (each.get("properties", {}) for each in alternatives(root, root))
        return frozenset(key for properties in found for key in properties)

    @property
    def own(self) -> frozenset[str]:
        """The fields of a model that are not ours, or no longer as we made them."""
        return own_fields(self.model) if self.model else frozenset()

    @property
    def collections(self) -> tuple[str, ...]:
        """The collections that it says its references lead to."""
        return tuple(sorted(set(collections_named(parsed(self.document)))))

    def read(
        self, data: Mapping[str, Any], zone: tzinfo, known: AbstractSet[str] = frozenset()
    ) -> tuple[FrontMatter, list[Fault]]:
        """Read sound data by the model. One that is closed does not see others' *known* keys."""
        model = self.model or FrontMatter
        if model.model_config.get("extra") == "forbid":
            hidden = known - self.keys
            data = {key: value for key, value in data.items() if key not in hidden}
        return read_by_model(model, parsed(self.document), data, zone)

    def faults(self, data: Mapping[str, Any]) -> list[Fault]:
        """Check the keys as written by the JSON Schema file."""
        return [] if self.model else check.faults(self.document, data)

    def references(self, data: Mapping[str, Any]) -> tuple[Referred, ...]:
        """Return what *data* refers to."""
        return references(parsed(self.document), data)


def load(name: str, folder: Path, *, strict: bool = False) -> Schema:
    """Load ``module:Model``, or a JSON Schema file, whose path is relative to *folder*.

    :raises SchemaError: with the reason in words.
    """
    if _MODEL.fullmatch(name) and not (folder / name).is_file():
        return _of_model(name)
    return _of_file(name, folder / name, strict)


def load_model(name: str) -> type[FrontMatter]:
    """Import ``module:Model``.

    :raises SchemaError: if there is none, or it is no subclass of :class:`FrontMatter`.
    """
    module, _, attribute = name.partition(":")
    try:
        model = reduce(getattr, attribute.split("."), import_module(module))
    except Exception as error:
        raise SchemaError(f"{name} cannot be imported: {type(error).__name__}: {error}") from error
    if not isinstance(model, type) or not issubclass(model, FrontMatter):
        message = f"{name} is no subclass of sphinxext.articles.frontmatter.FrontMatter"
        raise SchemaError(message)
    try:
        pickle.dumps(model)
    except Exception as error:
        raise SchemaError(f"{name} cannot be found by its own name: {error}") from error
    return model


def _of_model(name: str) -> Schema:
    model = load_model(name)
    try:
        document = json.dumps(model_document(model), default=repr)
    except Exception as error:
        reason = str(error).partition("\n")[0]
        message = f"{name} cannot be used: {type(error).__name__}: {reason}"
        raise SchemaError(message) from error
    digest = blake2b(document.encode(), digest_size=16)
    for each in model.mro()[: model.mro().index(FrontMatter)]:
        digest.update(_source(each.__module__))
    return Schema(name=name, fingerprint=digest.hexdigest(), document=document, model=model)


def _source(module: str) -> bytes:
    try:
        return Path(str(sys.modules[module].__file__)).read_bytes()
    except (KeyError, AttributeError, OSError):
        return b""


def _of_file(name: str, path: Path, strict: bool) -> Schema:
    try:
        raw = path.read_bytes()
        original = json.loads(raw.decode("utf-8-sig"))
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror}; accepted: module:Model, or a file"
        raise SchemaError(message) from error
    except UnicodeDecodeError as error:
        raise SchemaError(f"{path} is not UTF-8") from error
    except json.JSONDecodeError as error:
        raise SchemaError(f"{path}:{error.lineno} is no JSON: {error.msg}") from error
    except ValueError as error:
        raise SchemaError(f"{str(path)!r} cannot be read: {error}") from error
    except RecursionError as error:
        raise SchemaError(f"{path} is nested too deeply") from error
    try:
        check.examine(original)
        document = adapted(original, strict=strict)
        check.probe(document)
    except Unusable as error:
        raise SchemaError(f"{path} cannot be used: {error}") from error
    except check.NotInstalled as error:
        raise SchemaError(f"JSON Schema needs the package jsonschema: {_INSTALL}") from error
    digest = blake2b(raw, digest_size=16).hexdigest()
    return Schema(name=name, fingerprint=digest, document=json.dumps(document))
