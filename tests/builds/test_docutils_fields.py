"""What docutils finds in a page's fields withholds it, whether the scan has seen it or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docutils.core import publish_doctree
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinxext.articles.catalogue.publication_gate import shows
from sphinxext.articles.documents.docutils_fields import fields_in
from sphinxext.articles.frontmatter.other_formats import read_source
from sphinxext.articles.frontmatter.publication_keys import folded

from ..pure.conftest import settings as gate
from .building import HOME, article, differences
from .secrets import SECRET, places
from .test_publication import BUILDERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from .building import Site

PIECES = (
    ".. Licence", ".. |x| replace::", ".. [1]", ".. _target:", ".. raw:: html", ".. unknown::",
    "..", "__ https://e.org", "__", "Title", "=====", "-----", "═════", "....", ":orphan:",
    ":authors:", ":a:b: c", ":draft: true", ":draft: false", ":*draft*: true", ":Draft:",
    ":dra\\ ft: true", ":draft:\tmaybe", "   more", "\tmore", "   - one", "", "", "", "Text.",
    ":`role`: x", ":draft:`role`", "   :draft: true", "..\tmore", "::", "- one", "* * *", "|x|",
)  # fmt: skip
ENDS = ("\n", "\n", "\n", "\r\n", "\x0b", "\x0c", "\u2028", " \n")
UNREAD = {
    "include": ".. include:: held.dat\n",
    "below its title": "Title\n=====\n\n.. include:: held.dat\n",
    "made by a directive": ".. fields::\n",
}
FIELDS = """\
from docutils import nodes
from docutils.parsers.rst import Directive

class Fields(Directive):
    def run(self):
        body = nodes.field_body("", nodes.Text("yes"))
        field = nodes.field("", nodes.field_name("", "draft"), body)
        return [nodes.field_list("", field)]

def setup(app):
    app.add_directive("fields", Fields)
"""


@settings(max_examples=400, database=None, derandomize=True, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(ENDS)), max_size=14))
def test_what_docutils_takes_for_a_draft_is_not_shown(lines: list[tuple[str, str]]) -> None:
    text = "".join(map("".join, lines))
    document = publish_doctree(
        text,
        settings_overrides={
            "_disable_config": True,
            "doctitle_xform": False,
            "report_level": 5,
            "halt_level": 5,
            "raw_enabled": False,
        },
    )
    drafts = [said for name, said, _ in fields_in(document) if folded(name) == "draft"]
    if any(said != "false" for said in drafts):
        assert not shows(read_source(text, "x.rst"), gate(), article=False)


def unread(how: str) -> dict[str, str]:
    """Return a page that is a draft in a way that only docutils can see, and one that names it."""
    head, field = UNREAD[how], ":draft: true\n"
    body = f".. _{SECRET}:\n\n{SECRET}\n{'=' * len(SECRET)}\n\n.. index:: {SECRET}\n\n{SECRET}\n"
    names = ":doc:`held`\n\n.. include:: held.rst\n\n.. toctree::\n\n   held\n"
    return {
        "docs/held.rst": f"{head}\n{body}",
        "docs/held.dat": field,
        "docs/other.rst": f":orphan:\n\nOther\n=====\n\n{names}\n",
        "a.md": article("A"),
    }


@pytest.mark.across
@pytest.mark.parametrize("how", UNREAD)
def test_a_draft_that_only_docutils_can_see_is_told_of_and_nowhere(site: Site, how: str) -> None:
    site.configure(FIELDS)
    site.write(unread(how))
    for jobs in (1, 1, 4):
        built = site.build(jobs=jobs)
        assert places(built.out) == []
        assert "held" not in built.pages()
        assert {"index", "other", "blog/a"} <= built.pages()
        [told] = [line for line in built.messages() if line.startswith("draft:")]
        assert told == (
            "draft: withholds this page, and is found only when the page is read;"
            " accepted: a field at the top of the file itself [articles.front_matter]"
        )
        assert any(place.startswith("docs/held.rst:") for place in built.places())
    assert "held" in site.build(tags=("drafts",), out="preview").pages()


@pytest.mark.across
def test_what_becomes_such_a_draft_leaves_the_output_and_comes_back(site: Site) -> None:
    site.write({**unread("include"), "docs/held.dat": ":draft: false\n"})
    assert len(places(site.build().out)) > 5
    site.write({"docs/held.dat": ":draft: true\n"})
    held = site.build()
    assert places(held.out) == []
    clean = site.build(out="clean", doctrees="doctrees-clean")
    assert differences(held, clean) == []
    site.write({"docs/held.dat": ":draft: false\n"})
    assert len(places(site.build().out)) > 5


@pytest.mark.across
@pytest.mark.parametrize("builder", BUILDERS)
def test_no_builder_tells_of_such_a_draft(site: Site, builder: str) -> None:
    site.write(unread("include"))
    assert places(site.build(builder).out) == []


def test_such_a_draft_asked_for_by_name_is_not_written(site: Site) -> None:
    site.write(unread("include"))
    assert places(site.build(filenames=[site.path("docs/held.rst")]).out) == []


def test_such_a_draft_takes_no_name_from_an_article(site: Site) -> None:
    site.configure('articles_collections = {"": "../content"}')
    site.write({**unread("include"), "held.md": article("Shown", "Hello.")})
    built = site.build()
    assert places(built.out) == []
    assert "Hello." in built.page("held").get_text()


def test_a_problem_is_told_once_though_documents_are_looked_for_twice(site: Site) -> None:
    site.write({**unread("include"), "a.md": article("A", updatedDate="someday")})
    told = [line for line in site.build().messages() if line.startswith("updatedDate")]
    assert len(told) == 1


def test_a_root_document_that_is_such_a_draft_is_one_clear_error(
    site: Site, config_error: Callable[[Site], str]
) -> None:
    site.configure("rst_prolog = ':draft: true'", "root_doc = 'first'")
    site.write({"docs/first.rst": HOME, "docs/index.md": HOME})
    said = config_error(site)
    assert said.startswith("root_doc: 'first' is not published; accepted: a document that is")
