"""What a build has written is no source of the next, wherever it lies."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sphinxext.articles.documents.generated_sources import Sources
from sphinxext.articles.scan.folders import GENERATED_PAGE, OUTPUT_MARK

from .building import CONF, HOME, IN_SOURCE, article
from .secrets import SECRET, places, secret

if TYPE_CHECKING:
    from .building import Built, Site

pytestmark = pytest.mark.across

BUILDERS = ("html", "text", "json", "gettext", "pseudoxml", "dummy", "epub", "linkcheck", "latex")
TXT = 'source_suffix = {".rst": "restructuredtext", ".md": "markdown", ".txt": "markdown"}'
MODES = {
    "beside": (CONF, "content"),
    "in the source folder": (IN_SOURCE, "docs"),
    "a collection in the source folder": (
        IN_SOURCE + 'articles_collections = {"": {"path": "posts", "pattern": "**/*"}}\n',
        "docs/posts",
    ),
}


def prepared(site: Site, mode: str) -> str:
    """Write a site with a draft; return the folder of its articles."""
    smallest, folder = MODES[mode]
    site.configure(TXT, 'templates_path = ["_templates"]', smallest=smallest)
    site.write(
        {
            "docs/index.md": HOME + "\n```{toctree}\n:glob:\n\n**\n```\n",
            f"{folder}/a.md": article("A", tags="[red]", series="S"),
            f"{folder}/{SECRET}.md": secret(draft="true"),
        }
    )
    return folder


def is_clean(built: Built) -> None:
    """Look whether a build shows nothing of another's output."""
    assert not {name for name in built.env.found_docs if "_out" in name or "_build" in name}
    assert places(built.out) == []


@pytest.mark.parametrize("mode", MODES)
def test_no_builders_output_is_a_source_wherever_its_doctrees_are(site: Site, mode: str) -> None:
    folder = prepared(site, mode)
    inside = f"../{folder}/_out"
    for number, builder in enumerate(BUILDERS):
        doctrees = (
            f"{inside}/{builder}/.doctrees",  # sphinx-build alone
            f"{inside}/doctrees",  # make
            f"elsewhere-{builder}",  # sphinx-build -d
        )[number % 3]
        site.build(builder, out=f"{inside}/{builder}", doctrees=doctrees, tags=("drafts",))
    assert places(site.root / folder / "_out")
    is_clean(site.build(out=f"{inside}/public", doctrees=f"{inside}/other"))
    is_clean(site.build(out=f"{inside}/public", doctrees=f"{inside}/public/.doctrees"))
    is_clean(site.build(out="outside"))


def test_a_published_copy_without_hidden_files_is_no_source(site: Site) -> None:
    prepared(site, "in the source folder")
    site.configure("html_sourcelink_suffix = ''", smallest=IN_SOURCE)
    preview = site.build(out="preview", tags=("drafts",))
    copy = site.root / "docs/_out"
    for path in preview.out.rglob("*"):
        if path.is_file() and not any(part.startswith(".") for part in path.parts):
            target = copy / path.relative_to(preview.out)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    site.write({"docs/index.md": HOME})
    is_clean(site.build())


def test_an_output_folder_is_marked_but_for_one_that_sphinx_itself_marks(site: Site) -> None:
    prepared(site, "in the source folder")
    inside = site.build("text", out="../docs/_out", doctrees="../docs/_trees")
    outside = site.build("text", out="outside")
    assert (inside.out / OUTPUT_MARK).is_file()
    assert (outside.out / OUTPUT_MARK).is_file()
    html = site.build(out="public")
    assert not (html.out / OUTPUT_MARK).exists()
    assert (html.out / ".buildinfo").is_file()
    assert not list(site.root.glob(f"docs/{OUTPUT_MARK}"))


@pytest.mark.parametrize(
    "names",
    [
        ["_build/text/index.txt", f"_build/text/{SECRET}.txt"],  # Sphinx's own folder
        [f"_build/{SECRET}.md", f"_build/deep/er/{SECRET}.md"],
        ["links/output.txt", "links/output.json", f"links/{SECRET}.md"],  # linkcheck
        ["api/python.txt", "api/undoc.pickle", f"api/{SECRET}.md"],  # coverage
    ],
)
@pytest.mark.parametrize("mode", MODES)
def test_what_plain_sphinx_has_written_is_known_where_it_can_be(
    site: Site, mode: str, names: list[str]
) -> None:
    folder = prepared(site, mode)
    site.write({f"{folder}/{name}": f"# {SECRET}\n" for name in names})
    is_clean(site.build())


def test_a_copy_of_an_output_among_the_sources_of_another_project_is_no_source(site: Site) -> None:
    prepared(site, "beside")
    preview = site.build("text", out="text", tags=("drafts",))
    for folder in ("content", "docs"):
        shutil.copytree(preview.out, site.root / folder / "plain")
    site.configure(TXT)
    is_clean(site.build())


def test_an_output_folder_around_the_sources_hides_none(site: Site) -> None:
    prepared(site, "in the source folder")
    for _ in range(2):
        built = site.build("text", out="..", doctrees="trees")
        assert {"index", "a"} <= built.env.found_docs


def test_the_folder_of_generated_pages_is_known_by_their_file() -> None:
    assert Sources(Path()).generated.name == GENERATED_PAGE
