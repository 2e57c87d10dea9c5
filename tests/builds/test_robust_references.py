"""A page that quotes a heading, a label or a title elsewhere follows when that changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .building import article, differences

if TYPE_CHECKING:
    from .building import Site

pytestmark = pytest.mark.across

LINKS = {
    "a label": "{ref}`label`",
    "a label with a text": "{ref}`there <label>`",
    "anything": "{any}`label`",
    "MyST's link to a label": "[](#label)",
    "MyST's link into the project": "[](project:#label)",
    "a number": "{numref}`label`",
    "a document": "{doc}`/x`",
    "a term": "{term}`okapi`",
    "an equation": "{eq}`e`",
}
ORPHAN = "---\norphan: true\n---\n\n"
BODY = """
(label)=
## Part one

```{glossary}
okapi
  An animal.
```

```{math}
:label: e
x
```
"""


@pytest.mark.parametrize("link", LINKS.values(), ids=LINKS)
def test_a_link_follows(site: Site, link: str) -> None:
    site.configure("numfig = True", 'suppress_warnings = ["ref", "myst", "articles"]')
    x, y = "docs/x.md", "docs/y.md"
    site.write({x: f"{ORPHAN}# X\n{BODY}", y: f"{ORPHAN}# Y\n"})
    site.write({"b.md": article("B", f"See {link}.")})
    site.build()
    for step, change in enumerate(
        (
            {x: f"{ORPHAN}# New\n{BODY.replace('one', 'two')}"},
            {x: f"{ORPHAN}# New\n", y: f"{ORPHAN}# Y\n{BODY}"},
            {y: f"{ORPHAN}# Y\n"},
        )
    ):
        site.write(change)
        built = site.build()
        clean = site.build(out=f"clean-{step}", doctrees=f"clean-doctrees-{step}")
        assert differences(built, clean) == []
