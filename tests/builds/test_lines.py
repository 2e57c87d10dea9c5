"""Warnings of MyST and Sphinx point at the line in the author's own file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .building import HOME, IN_SOURCE

if TYPE_CHECKING:
    from .building import Site

pytestmark = pytest.mark.across

BODY = "\nText {nosuchrole}`x`.\n\n```{nosuchdirective}\n```\n"
MATTERS = {
    "none": "",
    "YAML": "---\ntitle: A\ntags: [x]\n---\n",
    "YAML of one key": "---\ntitle: A\n---\n",
    "YAML without a key": "---\n---\n",
    "YAML of blank lines": "---\n\n\n\n---\n",
    "YAML with a text of many lines": "---\ntitle: A\nx: |\n  one\n  two\n\n  three\n---\n",
    "YAML after blank lines": "\n\n---\ntitle: A\n---\n",
    "YAML after a BOM": "\ufeff---\ntitle: A\n---\n",
    "YAML after a BOM and blank lines": "\ufeff\n\n---\ntitle: A\ntags: [x]\n---\n",
    "YAML with CRLF": "---\r\ntitle: A\r\ntags: [x]\r\n---\r\n",
    "YAML for MyST": "---\ntitle: A\nmyst:\n  substitutions:\n    a: b\norphan: true\n---\n",
    "TOML": '+++\ntitle = "A"\ntags = ["x"]\ndate = 2025-01-01\n+++\n',
    "TOML after a BOM": '\ufeff+++\ntitle = "A"\n+++\n',
    "JSON": '{\n  "title": "A",\n  "tags": ["x"]\n}\n',
    "JSON after blank lines": '\n\n{\n"title": "A"\n}\n',
}


@pytest.mark.parametrize("heading", ["", "# A\n", "# Other\n\n## Deep\n"])
@pytest.mark.parametrize("matter", MATTERS.values(), ids=MATTERS)
def test_the_line_of_a_later_warning_is_exact(site: Site, matter: str, heading: str) -> None:
    text = matter + heading + BODY
    site.write({"a.md": text})
    lines = text.replace("\r\n", "\n").split("\n")
    role = next(number for number, line in enumerate(lines, 1) if "nosuchrole" in line)
    built = site.build("dummy", articles_dialect={"roles": False})
    found = [line for line in built.warnings if "nosuch" in line and "Unknown" in line]
    assert [line.partition(": WARNING")[0] for line in found] == [
        f"content/a.md:{role}",
        f"content/a.md:{role + 2}",
    ]


@pytest.mark.parametrize("matter", ["YAML", "TOML", "JSON", "YAML after a BOM and blank lines"])
def test_lines_are_exact_in_documents_of_the_source_folder_too(site: Site, matter: str) -> None:
    text = MATTERS[matter].replace('"A"', '"A", "series": ["x"]') + BODY
    if matter == "TOML":
        text = MATTERS[matter] + BODY
    site.configure(smallest=IN_SOURCE)
    site.write({"docs/a.md": text, "docs/index.md": f"{HOME}\n```{{toctree}}\na\n```\n"})
    role = next(n for n, line in enumerate(text.split("\n"), 1) if "nosuchrole" in line)
    built = site.build("dummy")
    places = [line.partition(": WARNING")[0] for line in built.warnings if "Unknown" in line]
    assert places == [f"docs/a.md:{role}", f"docs/a.md:{role + 2}"]


@pytest.mark.parametrize("matter", MATTERS.values(), ids=MATTERS)
def test_front_matter_never_shows_as_text(site: Site, matter: str) -> None:
    site.write({"a.md": matter + "\nJust this.\n"})
    built = site.build("text", strict=True)
    assert built.warnings == []
    text = built.text("blog/a.txt")
    assert text.startswith("A\n*\n")
    for trace in ("title", "---", "+++", "{", "\ufeff"):
        assert trace not in text


def test_a_directive_of_ours_that_names_nothing_is_warned_of_at_its_line(site: Site) -> None:
    site.write({"a.md": "---\ntitle: A\n---\n\nText.\n\n```{next-in-series}\n:series: Nope\n```\n"})
    built = site.build()
    assert built.warnings == [
        "content/a.md:7: WARNING: no series is called 'Nope' [articles.reference]"
    ]


def test_a_role_of_ours_that_names_nothing_is_warned_of_at_its_line(site: Site) -> None:
    body = "\n\n".join(f"{{articles:{kind}}}`Nope`" for kind in ("tag", "series", "article"))
    site.write({"a.md": f"---\ntitle: A\ntags: [x]\n---\n\n{body}\n"})
    built = site.build()
    assert built.warnings == [
        "content/a.md:6: WARNING: unknown tag: 'Nope' [ref.tag]",
        "content/a.md:8: WARNING: unknown series: 'Nope' [ref.series]",
        "content/a.md:10: WARNING: unknown article: 'Nope' [ref.article]",
    ]
