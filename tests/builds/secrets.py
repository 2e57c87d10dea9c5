"""An article that says a secret word in every place there is, and a search for that word."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from .building import PIXEL, Site, article

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SECRET = "okapi"
FILES = {
    f"{SECRET}.png": PIXEL,
    f"{SECRET}.zip": b"PK",
    f"{SECRET}-hero.png": PIXEL,
}
BODY = f"""
(label-{SECRET})=
# Of the {SECRET}

An {SECRET}.[^1]

[^1]: Note of {SECRET}.

![{SECRET}](./{SECRET}.png)

{{download}}`file <./{SECRET}.zip>`

## Heading {SECRET}

```{{index}} {SECRET}
```

```{{glossary}}
{SECRET}
  An animal.
```

```{{image}} ./{SECRET}-hero.png
```

{{articles:tag}}`{SECRET}`
"""
EXTENDED = f"""
```{{rubric}} {SECRET}
```
"""


def secret(**keys: object) -> str:
    """Return an article that says the secret everywhere."""
    given: dict[str, object] = {
        "description": f"{SECRET}s",
        "tags": f"[{SECRET}, red]",
        "author": f"Mr {SECRET}",
        "category": SECRET,
        "series": SECRET,
        "heroImage": f"./{SECRET}-hero.png",
        "aliases": f"[/old/{SECRET}]",
        SECRET: SECRET,
    }
    return article(f"The {SECRET}", BODY, **(given | keys))


def write_secret(site: Site, **keys: object) -> None:
    """Write the secret article, its pictures and its download."""
    site.write({f"{SECRET}.md": secret(**keys), **FILES})


def places(folder: Path) -> list[str]:
    """Name every file below *folder* that tells the secret, packed ones and names included."""
    return [
        path.relative_to(folder).as_posix()
        for path in sorted(folder.rglob("*"))
        if SECRET in path.name.lower()
        or (path.is_file() and any(map(_tells, _unpacked(path.read_bytes(), path.name))))
    ]


def _tells(data: bytes) -> bool:
    lowered = data.lower()
    return SECRET.encode() in lowered or SECRET.encode("utf-16-le") in lowered


def _unpacked(data: bytes, name: str) -> Iterator[bytes]:
    yield data
    if name.endswith(".inv"):
        yield zlib.decompress(data.partition(b"zlib.\n")[2])
    if name.endswith(".gz"):
        yield gzip.decompress(data)
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.namelist():
                yield member.encode()
                yield from _unpacked(archive.read(member), member)
