"""Print the JSON Schema of the front matter: ``python -m sphinxext.articles.schema``."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING

from ..frontmatter.keys import FrontMatter
from ..frontmatter.taxonomies import BUILT_IN, Taxonomy
from .load import SchemaError, load_model
from .pydantic_model import front_matter_schema

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the schema to standard output, or tell what is wrong."""
    given = _parser().parse_args(arguments)
    try:
        model = load_model(given.model) if given.model else FrontMatter
    except SchemaError as error:
        print(error, file=sys.stderr)
        return 2
    schema = front_matter_schema(model, (*BUILT_IN, *given.taxonomy))
    print(json.dumps(schema, indent=2, ensure_ascii=False))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m sphinxext.articles.schema",
        description="Print the JSON Schema of the front matter, for editors.",
    )
    parser.add_argument(
        "model", nargs="?", metavar="module:Model", help="the project's own model of front matter"
    )
    parser.add_argument(
        "--taxonomy",
        action="append",
        default=[],
        type=_taxonomy,
        metavar="NAME=KEY[,KEY]",
        help="a taxonomy of the project's own, as in articles_taxonomies",
    )
    return parser


def _taxonomy(text: str) -> Taxonomy:
    name, _, keys = text.partition("=")
    if not name or not all(keys.split(",")):
        raise argparse.ArgumentTypeError(f"{text!r}; accepted: NAME=KEY or NAME=KEY,KEY")
    return Taxonomy(name=name, singular=name.removesuffix("s"), keys=tuple(keys.split(",")))


if __name__ == "__main__":
    sys.exit(main())
