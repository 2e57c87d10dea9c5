"""Files of MDX are documents where articles are, and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .building import CONF, IN_SOURCE, article

if TYPE_CHECKING:
    from .building import Site

pytestmark = pytest.mark.across


def test_an_mdx_file_is_an_article_with_its_source_and_its_way_to_edit_it(site: Site) -> None:
    site.write({"a.mdx": article("A", "Some *text*."), "docs/index.md": "# H\n\n[a](blog/a)\n"})
    built = site.build(html_theme="furo", html_theme_options={"source_edit_link": "x/{filename}"})
    assert built.warnings == []
    page = built.page("blog/a")
    assert page.find("em").get_text() == "text"
    assert built.text("_sources/blog/a.mdx.txt").startswith("---")
    assert "_sources/blog/a.mdx.txt" in str(page.find("head").parent)
    assert page.select_one(".edit-this-page a")["href"].endswith("content/a.mdx")


def test_a_link_to_an_mdx_file_leads_to_its_document(site: Site) -> None:
    site.write({"a.md": article("A", "[B](./b.mdx)"), "b.mdx": article("B")})
    built = site.build()
    assert built.warnings == []
    assert built.page("blog/a").find("a", string="B")["href"] == "b.html"


def test_an_md_and_an_mdx_file_of_one_id_are_two_articles_and_a_warning(site: Site) -> None:
    site.write({"a.md": article("A"), "a.mdx": article("B")})
    built = site.build()
    [warning] = built.warnings
    assert warning.startswith("content/a.mdx:")
    assert warning.endswith("[articles.id]")
    assert {"blog/a", "blog/a-2"} <= built.pages()


def test_mdx_files_of_the_source_directory_are_no_documents(site: Site) -> None:
    site.write({"docs/demo.mdx": "<Demo />\n", "docs/blog/a.mdx": article("A")})
    site.configure('articles_collections = {"posts": "blog"}', smallest=IN_SOURCE)
    built = site.build()
    assert built.warnings == []
    assert "posts/a" in built.pages()
    assert "demo" not in built.pages()


def test_mdx_files_of_the_source_directory_are_documents_where_source_suffix_says_so(
    site: Site,
) -> None:
    site.write({"docs/demo.mdx": "---\norphan: true\n---\n# Demo\n"})
    site.configure('source_suffix = {".md": "markdown", ".mdx": "markdown"}')
    assert "demo" in site.build().pages()


def test_a_pattern_with_braces_is_astro_s(site: Site) -> None:
    option = '{"path": "../content", "pattern": "**/[^_]*.{md,mdx}"}'
    site.write({"docs/conf.py": CONF.replace('"../content"', option)})
    site.write({"a.md": article("A"), "b.mdx": article("B"), "_c.mdx": article("C")})
    built = site.build()
    assert built.warnings == []
    assert {name for name in built.pages() if name.startswith("blog/")} == {
        "blog/index", "blog/a", "blog/b",
    }  # fmt: skip


def test_an_mdx_file_that_becomes_a_draft_leaves_with_its_source(site: Site) -> None:
    site.write({"a.mdx": article("A")})
    assert "blog/a" in site.build().pages()
    site.write({"a.mdx": article("A", draft="true")})
    built = site.build()
    assert "blog/a" not in built.pages()
    assert not (built.out / "_sources/blog/a.mdx.txt").exists()
