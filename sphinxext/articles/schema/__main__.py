"""Print the JSON Schema of the front matter, for editors: ``[module:Model]`` for one's own."""

from __future__ import annotations

import json
import sys

from .load import SchemaError, load_model
from .pydantic_model import front_matter_schema


def main(arguments: list[str]) -> int:
    """Write the schema to standard output, or tell what is wrong."""
    try:
        models = [load_model(each) for each in arguments]
    except SchemaError as error:
        print(error, file=sys.stderr)
        return 2
    print(json.dumps(front_matter_schema(*models[:1]), indent=2, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
