"""Tags and settings that are read when pages are written, in builders without a ``.buildinfo``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from .building import article, differences

if TYPE_CHECKING:
    from .building import Site

BODY = "```{only} internal\nThe okapi.\n```\n\n```{todo}\nA zebra.\n```\n"
LATER: dict[str, dict[str, Any]] = {
    "a tag": {"tags": ("internal",)},
    "another tag": {"tags": ("public",)},
    "a setting": {"todo_include_todos": True},
}


@pytest.mark.parametrize("builder", ["text", "xml", "pseudoxml", "man", "html"])
@pytest.mark.parametrize("change", LATER)
def test_an_output_is_what_its_tags_and_settings_say(site: Site, builder: str, change: str) -> None:
    site.configure("extensions += ['sphinx.ext.todo']")
    site.write({"a.md": article("A", BODY), "docs/index.md": "# Home\n\n[](blog/a.md)\n"})
    site.build(builder, doctrees="shared")
    site.build(builder, out="other", doctrees="shared", **LATER[change])
    for given in (LATER[change], {}):
        built = site.build(builder, doctrees="shared", **given)
        clean = site.build(builder, out="clean", doctrees="clean-doctrees", fresh=True, **given)
        assert [name for name in differences(built, clean) if name != ".buildinfo.bak"] == []
        assert built.warnings == []


@pytest.mark.parametrize("builder", ["text", "xml"])
def test_settings_whose_text_is_another_in_each_process_count_as_the_same(
    site: Site, builder: str
) -> None:
    site.configure(
        "class Thing: pass",
        "def setup(app):",
        "    app.add_config_value('things', {}, 'html')",
        "things = {'one': {'b', 'a', 'c'}, 'two': [Thing(), Thing, lambda: 1], 3: frozenset('xy')}",
    )
    site.write({"a.md": article("A")})
    site.build(builder)
    assert "no targets are out of date" in site.build(builder).status
