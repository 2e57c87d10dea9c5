"""Slugs, ids and languages: what becomes the name of a file or of a line of the inventory."""

from __future__ import annotations

from datetime import date
from pathlib import Path, PurePosixPath

from sphinxext.articles import languages, portable_names, slugs
from sphinxext.articles.catalogue.publication_gate import in_drafts_folder
from sphinxext.articles.dates import in_words
from sphinxext.articles.frontmatter.headings import same_heading, title_in
from sphinxext.articles.frontmatter.myst import escaped
from sphinxext.articles.frontmatter.publication_keys import folded
from sphinxext.articles.scan.drafts_folders import path_in_project, withheld_by_folder
from sphinxext.articles.scan.folders import upwards
from sphinxext.articles.scan.validation import title_of_path
from sphinxext.articles.views.grouping import letter

from ...pure.conftest import settings
from ..target import Target, fields, names, text

DAY = date(2026, 1, 8)
SITE = Path("/site")
SETTINGS = settings()
LONGEST = 255
"""Bytes in the name of a file, on most systems."""


def run_labels(data: bytes) -> None:
    """Slug two labels."""
    one, other = fields(data, 2)
    for label in (one, other):
        slug = slugs.term_slug(label)
        assert len(slug.encode(errors="surrogatepass")) < LONGEST - 20
        assert slugs.term_slug(slug) == slug
        assert not {*slug} & {*"/\\. \0\n"}
        assert slugs.stand_in("x", label)
        slugs.github_slug(label)
        slugs.folded(label)
        folded(label)
        escaped(label)
        title_in(label)
        letter(label)
    same_heading(one, other)
    made = slugs.distinct([(1, one), (2, one), (3, other), (4, f"{one}-2")], [other])
    assert len({*made.values(), other}) == len(made) + 1


def run_ids(data: bytes) -> None:
    """Make a document's name of a path, and of a ``slug``."""
    path = names(data).replace("\0", "").strip("/")
    if path and PurePosixPath(path).name:
        for part in slugs.entry_id(path).split("/"):
            assert part not in {"", ".", ".."}
            assert part.isprintable()
        assert not portable_names.unfit(slugs.entry_id(path))
        slugs.natural_key(f"{path}.md")
        assert all(f"{path}/".startswith(f"{each}/") for each in upwards(path))
    safe = slugs.safe_id(text(data))
    if safe is not None:
        assert slugs.safe_id(safe) == safe
        assert slugs.is_one_name(safe)
        assert not portable_names.unfit(safe)
        assert not {*safe} & {*'<>"`'}
        assert len(safe.encode().splitlines()) == 1
        assert all(part.strip() not in {"", ".", ".."} for part in safe.split("/"))
    slugs.is_one_name(path)
    title_of_path(path)
    in_drafts_folder(path)
    withheld_by_folder(SITE / path, (SITE / "docs", SITE / "content"), SETTINGS)
    assert not path_in_project(SITE / "docs" / path, (SITE / "docs",)).startswith("/")


def run_languages(data: bytes) -> None:
    """Read a tag, a path, and what a site declares."""
    tag, path, site, declared = fields(data, 4)
    known = [each for each in declared.split() if languages.is_tag(each)]
    site = site if languages.is_tag(site) else "en"
    languages.site_language(site, known)
    languages.language_in(path, known)
    languages.direction_of(path)
    if languages.is_tag(tag):
        languages.direction(tag)
        in_words(DAY, tag)
        found = languages.language_of(tag, site, known)
        assert languages.language_of(found, site, known) == found


TARGETS = {
    "labels": Target(
        run=run_labels,
        examples=("C++\nC#", ".NET\n🚀 Rocket", "a_b-c.d/e\nA B C D E", "# T `x` *y*\nT x y"),
        pieces=(
            "C", "++", "#", ".", "-", "_", " ", "/", "\n", "x", "2", "-2", "a" * 250, "é",
            "e\u0301", "Ⓐ", "🇩🇪", "…", "\\", "{", "}", "(", ")", "[", "]", "*", "`", "~", "<b>",
            "&amp;", "$",
        ),
    ),
    "ids": Target(
        run=run_ids,
        examples=(
            "2024/01 Hello World/index.md", "index.md", "a/b.de.mdx", "_drafts/x.md", "a.html/b.md",
            "urllib.request py:function 1 //evil.example -", "10-a.md", "CON.md", "a\\b.md",
        ),
        pieces=(
            "a", "/", ".", "..", "index", ".md", ".html", "-", " ", "_drafts/", "10", "\\",
            "\udcff", " 1 x -", "py:function", "\n", "\0", "COM1", ":", "²", "b" * 120, "é" * 90,
        ),
    ),
    "languages": Target(
        run=run_languages,
        examples=("en-US\nblog/de/a.de.md\nen\nde pt-BR en", "de\nx/zh-hans/a.md\nde-AT\nzh"),
        pieces=("de", "en", "-", "_", "AT", "pt-BR", "Hans", "/", ".md", ".", " ", "\n", "x" * 9),
    ),
}  # fmt: skip
