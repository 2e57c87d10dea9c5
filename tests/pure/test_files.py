"""Folders of articles: which files, which names."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sphinxext.articles.catalogue.publication_gate import shows
from sphinxext.articles.frontmatter.key_aliases import ALIASES
from sphinxext.articles.frontmatter.parse import parse
from sphinxext.articles.frontmatter.taxonomies import TAGS
from sphinxext.articles.problems import Kind
from sphinxext.articles.scan.article_files import looks_like_article, read_collection, read_file
from sphinxext.articles.scan.cache import Cache
from sphinxext.articles.scan.patterns import Listing, list_collection
from sphinxext.articles.settings import Collection

from .conftest import settings

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.across


def written(folder: Path, *names: str, text: str = "Text.\n") -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


FILES = ("a.md", "_b.md", "sub/c.md", "sub/_d.md", "e.txt", ".hidden/f.md", "node_modules/g.md",
         "_draft/h.md", ".i.md")  # fmt: skip


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ({}, ["_b.md", "_draft/h.md", "a.md", "sub/_d.md", "sub/c.md"]),
        ({"pattern": ("*.md",)}, ["_b.md", "a.md"]),
        ({"pattern": ("**/*.txt", "a.md")}, ["a.md"]),
        ({"pattern": ("**/[^_]*.md",)}, ["_draft/h.md", "a.md", "sub/c.md"]),
        ({"pattern": ("**/[!_]*.md",)}, ["_draft/h.md", "a.md", "sub/c.md"]),
        ({"exclude": ("sub/*",)}, ["_b.md", "_draft/h.md", "a.md"]),
        ({"exclude": ("**/_*",)}, ["a.md", "sub/c.md"]),
        ({"exclude": ("_*", "sub/c.md")}, ["a.md", "sub/_d.md"]),
    ],
    ids=str,
)
def test_patterns_decide_which_files_are_articles(
    tmp_path: Path, options: dict[str, Any], found: list[str]
) -> None:
    written(tmp_path, *FILES)
    files = list_collection(Collection(prefix="blog", folder=tmp_path, **options)).articles
    assert [file.relative_to(tmp_path).as_posix() for file in files] == found


def test_folders_and_dangling_links_are_no_files(tmp_path: Path) -> None:
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "link.md").symlink_to(tmp_path / "nowhere.md")
    assert list_collection(Collection(prefix="", folder=tmp_path)) == Listing()


@pytest.mark.parametrize(
    ("prefix", "name", "matter", "docname"),
    [
        ("blog", "Hello World.md", "", "blog/hello-world"),
        ("", "Hello World.md", "", "hello-world"),
        ("en/blog", "sub/index.md", "", "en/blog/sub"),
        ("blog", "x.md", "slug: Custom/Slug Here", "blog/Custom/Slug Here"),
        ("blog", "x.md", "slug: /custom/slug/", "blog/custom/slug"),
        ("", "x.md", "slug: //custom", "custom"),
        ("blog", "x.md", "slug: /", "blog/index"),
        ("blog", "x.md", "slug: ' '", "blog/x"),
        ("blog", "x.md", "slug: 2024", "blog/2024"),
        ("blog", "x.md", "slug: ''", "blog/x"),
        ("blog", "x.md", "slug: 0", "blog/x"),
        ("blog", "x.md", "slug: false", "blog/x"),
    ],
)
def test_an_article_is_named_by_its_path_or_its_slug(
    tmp_path: Path, prefix: str, name: str, matter: str, docname: str
) -> None:
    written(tmp_path, name, text=f"---\n{matter}\n---\n")
    collection = Collection(prefix=prefix, folder=tmp_path)
    files = [read_file(path) for path in list_collection(collection).articles]
    [(made, problems)] = read_collection(collection, files, settings(), Cache())
    assert (made.docname, made.path, problems) == (docname, str(tmp_path / name), [])


@pytest.mark.parametrize("slug", ["../../etc", "/../etc", "a\\b", "a//b"])
def test_a_slug_that_leaves_the_collection_is_reported(tmp_path: Path, slug: str) -> None:
    written(tmp_path, "x.md", text=f"---\ntitle: X\nslug: {slug}\n---\n")
    collection = Collection(prefix="blog", folder=tmp_path)
    files = [read_file(path) for path in list_collection(collection).articles]
    [(made, [problem])] = read_collection(collection, files, settings(), Cache())
    assert made.docname == "blog/x"
    assert (problem.kind, problem.key, problem.line) == (Kind.ID, "slug", 3)


def test_an_empty_file_is_reported(tmp_path: Path) -> None:
    written(tmp_path, "x.md", text=" \n\n")
    problem = read_file(tmp_path / "x.md").problem
    assert problem is not None
    assert (problem.kind, problem.message, problem.line) == (Kind.FILE, "is empty", 1)


def test_a_file_that_is_not_utf8_is_reported_at_its_line_and_repaired(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_bytes(b"\xef\xbb\xbf---\ntitle: Caf\xe9\n---\nText\n")
    file = read_file(path)
    assert file.problem is not None
    assert (file.problem.kind, file.problem.line, file.readable) == (Kind.FILE, 2, True)
    assert file.source.data == {"title": "Caf\ufffd"}
    assert file.recoded == "---\ntitle: Caf\ufffd\n---\nText\n"


@pytest.mark.parametrize("make", ["missing", "folder", "secret"])
def test_a_file_that_cannot_be_read_is_reported(tmp_path: Path, make: str) -> None:
    path = tmp_path / "x.md"
    if make == "folder":
        path.mkdir()
    elif make == "secret":
        path.write_text("Text")
        path.chmod(0)
        if os.access(path, os.R_OK):
            pytest.skip("root reads everything")
    file = read_file(path)
    assert file.problem is not None
    assert (file.problem.kind, file.readable, file.source.body) == (Kind.FILE, False, "")
    assert "cannot be read" in file.problem.message


def in_snakes(key: str) -> str:
    return re.sub("([A-Z])", r"_\1", key).lower()


def in_kebabs(key: str) -> str:
    return re.sub("([A-Z])", r"-\1", key)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("---\nseries: S\n---\n", True), ("---\nseriesId: s\n---\n", True),
        ("---\ntags: []\n---\n", True), ("---\ntag: red\n---\n", True),
        ("---\ndate: 2020-01-01\n---\n", True),
        ("+++\npubDate = 2020-01-01\n+++\n", True), ('{\n"publishedAt": "2020-01-01"\n}\n', True),
        ("---\ntags: [\n---\n", True), ("+++\ntags = [\n+++\n", True),
        ('{\n"tags": [\n}\n', True), ("---\ntags: [a]\ndraft: true\n\nnever closed\n", True),
        ("---\ntitle: x\n---\n", False), ("Text\n", False), ("---\nupdate: [\n---\n", False),
        ("---\ntitle: the tags: [\n---\n", False), ("---\nlastUpdated: 2020-01-01\n---\n", False),
    ],
)  # fmt: skip
def test_a_document_with_a_series_tags_or_a_date_looks_like_an_article(
    text: str, is_one: bool
) -> None:
    assert looks_like_article(parse(text)) is is_one


DATES = ("publishDate", "pubDatetime", "publishedAt", "date", "published")


@pytest.mark.parametrize(
    "form",
    [
        "---\n{}: 2999-01-01\n---\n",
        "---\n{}: [\n---\n",
        "–––\n{}: 2999-01-01\n–––\n",
        "{}: 2999-01-01\n\nText\n",
        '{{"{}": "2999-01-01"}}\n',
        "{{title: T, {}: 2999-01-01}}\n",
        '{{"title": "T", "{}": "2999-01-01"}}\n',
    ],
)
@pytest.mark.parametrize("spelt", [str, str.lower, str.upper, str.title, in_snakes, in_kebabs])
@pytest.mark.parametrize("key", DATES)
def test_the_keys_that_make_an_article_count_in_any_spelling(
    key: str, spelt: Callable[[str], str], form: str
) -> None:
    source = parse(form.format(spelt(key)))
    assert looks_like_article(source)
    assert not shows(source, settings())


OTHER_NAMES = {key: (key, *ALIASES.get(key, ())) for key in ("series", "seriesId", "pubDate")} | {
    TAGS.name: TAGS.keys
}


@pytest.mark.parametrize("name", [name for names in OTHER_NAMES.values() for name in names])
@pytest.mark.parametrize("form", ["---\n{}: 2020-01-01\n---\n", '{{\n"{}": "x"\n}}\n',
                                  "+++\n{} = 2020-01-01\n+++\n", "---\n{}: [\n---\n"])  # fmt: skip
def test_whatever_is_another_name_of_a_key_that_makes_an_article_does_so_as_well(
    name: str, form: str
) -> None:
    assert looks_like_article(parse(form.format(name)))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"])
@pytest.mark.parametrize("title", ["A", "中" * 200, "ß中"])
def test_a_file_of_wide_characters_is_told_of(tmp_path: Path, title: str, encoding: str) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(f"---\ntitle: {title}\ndraft: true\n---\n\nText.\n".encode(encoding))
    assert read_file(path).source.error == "it is not UTF-8"


@pytest.mark.parametrize("place", ["title: Grü\0ße", "title: Grüße\nx: \0\0"])
def test_a_null_character_in_a_file_is_no_other_encoding(tmp_path: Path, place: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"---\n{place}\ndraft: true\n---\n\nÄpfel.\n", encoding="utf-8")
    file = read_file(path)
    assert file.problem is not None
    assert "null character" in file.problem.message
    assert "Äpfel" in file.text
    assert file.source.data["draft"] is True
