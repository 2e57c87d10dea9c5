"""The pure floor needs neither Sphinx nor docutils."""

from __future__ import annotations

import subprocess
import sys

import pytest

MODULES = (
    "problems", "slugs", "yaml_core", "frontmatter", "dates", "reading", "settings", "model",
    "article", "publication", "records", "naming", "taxonomy", "series", "catalogue", "views",
    "scan", "landings", "gather", "prepare", "dialect", "schema",
)  # fmt: skip


@pytest.mark.parametrize("modules", [*[(each,) for each in MODULES], MODULES], ids=" ".join)
def test_importing_the_pure_floor_brings_no_sphinx(modules: tuple[str, ...]) -> None:
    program = (
        "import sys\n"
        + "".join(f"import sphinxext.articles.{name}\n" for name in modules)
        + "above = {'sphinx', 'docutils', 'myst_parser', 'sphinx_design'} & sys.modules.keys()\n"
        + "sys.exit(f'imported: {sorted(above)}' if above else 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
