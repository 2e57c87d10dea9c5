"""Articles of strangers: what is not on a list is shown as text, with a warning, and never runs."""

from __future__ import annotations

import json
import re
from io import StringIO
from itertools import chain
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from docutils.parsers.rst import directives, roles
from docutils.parsers.rst.languages import en
from docutils.utils import new_document
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils, sphinx_domains

from sphinxext.articles.config.options import UntrustedOption
from sphinxext.articles.unsafe_schemes import runs
from sphinxext.articles.untrusted.allow_lists import DIRECTIVES, ROLES, tex_commands
from sphinxext.articles.untrusted.directives import AllowedOnly, Refused, refused_role
from sphinxext.articles.widgets import DIRECTIVES as OURS

from .building import IN_SOURCE, PIXEL, article, block, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bs4 import Tag

    from .building import Built, Site

UNTRUSTED = "articles_untrusted = True"
SYNTAX = 'myst_enable_extensions = ["substitution", "dollarmath", "amsmath", "attrs_inline"]'
OWN_EXTENSION = block(
    """
    from docutils import nodes
    from sphinx.util.docutils import SphinxDirective, SphinxRole

    class Own(SphinxDirective):
        has_content = True

        def run(self):
            return [nodes.raw("", "<b>own</b>", format="html")]

    class OwnRole(SphinxRole):
        def run(self):
            return [nodes.inline("", f"own {self.text}")], []

    def setup(app):
        app.add_directive("own", Own)
        app.add_role("own", OwnRole())
    """
)
WITH_OWN = (
    "import sys; from pathlib import Path; sys.path.insert(0, str(Path(__file__).parent))",
    'extensions.append("own_extension")',
)
LIVE = "script, iframe, object, embed, form, svg, style, link, meta, base, [style], [onclick]"


def main(built: Built, docname: str) -> Tag:
    """Return what an article itself has on its page."""
    found = built.page(docname).select_one("div.body")
    assert found is not None
    return found


def live(soup: BeautifulSoup | Tag) -> list[str]:
    """Name what a browser would run, load or obey."""
    found = [each.name for each in soup.select(LIVE)]
    return found + [
        name for each in soup.find_all(True) for name in each.attrs if name.startswith("on")
    ]


def subtypes(built: Built) -> set[str]:
    return set(re.findall(r"\[([\w.]+)\]$", "\n".join(built.warnings), re.MULTILINE))


NOT_ALLOWED = {
    "HTML in blocks": "<script>okapi()</script>",
    "HTML in text": 'Text <b onclick="okapi()">word</b>.',
    "a directive": "```{raw} html\n<script>okapi()</script>\n```",
    "a file": "```{include} okapi.txt\n```",
    "lines of a file": "```{literalinclude} okapi.txt\n```",
    "a table from a file": "```{csv-table}\n:file: okapi.csv\n```",
    "a tag of the head": "```{meta}\n:http-equiv=refresh: 0;url=//okapi.example\n```",
    "reStructuredText": "```{eval-rst}\n.. raw:: html\n\n   <script>okapi()</script>\n```",
    "a role of one's own": "```{role} okapi(raw)\n:format: html\n```",
    "an object of a language": "```{py:function} okapi.urlopen\n```",
    "the same without its domain": "```{function} okapi.urlopen\n```",
    "a condition": "```{only} okapi\nText.\n```",
    "a role": "A {raw}`okapi`.",
    "a file to load down": "A {download}`okapi.html`.",
    "a substitution": "A {{ okapi }}.",
    "a substitution alone": "{{ okapi }}",
    "a picture elsewhere": "![okapi](https://okapi.example/a.png)",
    "a picture without scheme": "![okapi](//okapi.example/a.png)",
    "a picture with scripts": "![okapi](okapi.svg)",
    "a file with scripts": "[okapi](okapi.svg)",
    "a picture by directive": "```{figure} https://okapi.example/a.png\nCaption.\n```",
    "a picture that is a link": "```{image} okapi.svg\n:target: https://example.org\n```",
    "a figure that is a link": "```{figure} okapi.svg\n:target: https://example.org\nText.\n```",
    "maths with an address": r"$\href{javascript:okapi()}{x}$",
    "maths that reads": "$$\n\\input{okapi}\n$$",
    "maths that makes names": r"$\csname okapi\endcsname$",
    "maths in an environment": "\\begin{align}\n\\def\\okapi{}\n\\end{align}",
    "an environment of no maths": "$$\n\\begin{okapi}x\\end{okapi}\n$$",
    "characters by number": "$^^5cokapi$",
    "a label of maths": "```{math}\n:label: okapi}\\input{x}\n\nx\n```",
}


@pytest.fixture(scope="module")
def strangers(new_site) -> tuple[Built, dict[str, str]]:
    """Build an article for each of NOT_ALLOWED; return it with their names."""
    site = new_site()
    site.configure(UNTRUSTED, SYNTAX, 'myst_substitutions = {"okapi": "<b>okapi</b>"}')
    names = {case: f"a{number}" for number, case in enumerate(NOT_ALLOWED)}
    site.write({f"{name}.md": article(case, NOT_ALLOWED[case]) for case, name in names.items()})
    site.write({"okapi.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>", "okapi.txt": "secret"})
    return site.build(), names


@pytest.mark.parametrize("case", NOT_ALLOWED)
def test_what_is_not_allowed_is_text_and_warned_of(
    strangers: tuple[Built, dict[str, str]], case: str
) -> None:
    built, names = strangers
    page = main(built, f"blog/{names[case]}")
    assert any("okapi" in each.get_text() for each in page.select("code, pre"))
    assert live(page) == []
    assert page.select("img, .math, b, a[download]") == []
    told = [line for line in built.warnings if f"content/{names[case]}.md:" in line]
    assert told
    assert all(line.endswith("[articles.untrusted]") for line in told)
    assert all(re.match(r"content/a\d+\.md:[5-9]: ", line) for line in told)


MDX = {
    "an element": '<div onclick="okapi()" className="okapi">\n\nText **inside**.\n\n</div>',
    "an element in text": "Text <span title='okapi' style={{color: 'red'}}>inside</span>.",
    "an element alone in text": '<span id="okapi">inside</span>',
    "raw HTML": '<Fragment set:html="<script>okapi()</script>" />inside',
    "raw HTML in an element": '<div set:html="<script>okapi()</script>" />inside',
    "a script": "<script>okapi()</script>inside",
    "a style": "<style>{`okapi {}`}</style>inside",
    "a frame": '<iframe src="https://okapi.example"></iframe>inside',
    "a picture elsewhere": '<Image src="https://okapi.example/a.png" alt="inside" />',
    "a picture with scripts": '<Image src="./okapi.svg" alt="inside" />',
    "an image": '<img src="./p.png" alt="okapi inside" />',
    "a link around blocks": '<a id="okapi" href="https://x.example">\n\n- inside\n\n</a>',
}


@pytest.mark.parametrize("case", MDX)
def test_what_is_not_allowed_in_mdx_is_text_around_what_is_inside(site: Site, case: str) -> None:
    site.configure(UNTRUSTED)
    site.write({"a.mdx": article("A", MDX[case]), "p.png": PIXEL, "okapi.svg": "<svg/>"})
    built = site.build()
    page = main(built, "blog/a")
    assert any("okapi" in each.get_text() for each in page.select("code, pre"))
    assert "inside" in page.get_text()
    assert live(page) == []
    assert page.select("img") == []
    assert subtypes(built) == {"articles.untrusted"}


def test_what_only_says_how_things_look_is_allowed(site: Site) -> None:
    body = block(
        """
        Hard  
        break, ~~struck~~, {kbd}`Ctrl`, {abbr}`HTML (HyperText)`, $\\frac{a}{b} \\le \\alpha$.

        - [x] task

        :::note[Mind]
        An aside.
        :::

        ```{tip}
        A tip.
        ```

        ```{dropdown} More
        Hidden.
        ```

        ````{tab-set}
        ```{tab-item} One
        First.
        ```
        ````

        ```{figure} p.png
        Caption.
        ```

        ```python
        print(1)
        ```

        ::youtube{id="x"}

        ![picture](p.png) [paper](paper.pdf) [web](https://example.org)

        $$
        \\begin{aligned} a &= b \\\\ c &= \\sqrt{d} \\end{aligned}
        $$
        """  # noqa: W291
    )
    site.configure(UNTRUSTED, SYNTAX)
    site.write({"a.md": article("A", body, tags="[x]", series="S"), "p.png": PIXEL})
    site.write({"b.md": article("B", series="S"), "paper.pdf": b"%PDF-1.4"})
    site.write({"c.mdx": article("C", "Line<br/>break **bold**, <b>more</b>.\n\n- one")})
    built = site.build(strict=True)
    assert built.warnings == []
    page = main(built, "blog/a")
    assert page.select_one("br") is not None
    assert len(page.select("img")) == 2
    assert page.select_one("details") is not None
    assert words(main(built, "blog/c"), "strong, li") == ["bold", "more", "one"]


@pytest.mark.parametrize("builder", ["latex", "text", "man", "epub", "json", "gettext", "texinfo"])
def test_every_builder_shows_text(site: Site, builder: str) -> None:
    site.configure(UNTRUSTED, SYNTAX)
    bodies = [body for case, body in NOT_ALLOWED.items() if "picture" not in case]
    site.write({"a.md": article("A", "\n\n".join(bodies)), "b.mdx": article("B", MDX["a script"])})
    built = site.build(builder)
    assert not built.failed
    assert subtypes(built) <= {"articles.untrusted", "ref.term"}
    if builder == "latex":
        source = "\n".join(path.read_text() for path in built.out.glob("*.tex"))
        body = source.partition(r"\begin{document}")[2]
        assert re.findall(r"(?<!textbackslash\{\})\\(?:input|href|def|csname)\{?okapi", body) == []


def test_pages_of_the_projects_own_are_trusted(site: Site) -> None:
    site.configure(UNTRUSTED)
    site.write({"docs/index.md": "# Home\n\n<b>bold</b>\n\n```{raw} html\n<i>raw</i>\n```\n"})
    site.write({"a.md": article("A")})
    built = site.build(strict=True)
    assert [each.name for each in main(built, "index").select("b, i")] == ["b", "i"]


def test_articles_of_the_source_directory_are_strangers_too(site: Site) -> None:
    site.configure(UNTRUSTED, SYNTAX, smallest=IN_SOURCE)
    site.write({"docs/a.md": article("A", "<script>okapi()</script>\n\n{{ 7 * 7 }}", tags="[x]")})
    site.write({"docs/b.md": "# B\n\n<b>bold</b>\n"})
    site.write({"docs/index.md": "# Home\n\n```{toctree}\n:glob:\n\n*\n```\n"})
    built = site.build()
    assert live(main(built, "a")) == []
    assert "7 * 7" in main(built, "a").get_text()
    assert subtypes(built) == {"articles.untrusted"}
    assert main(built, "b").select("b")


@pytest.mark.parametrize("key", ["http-equiv=refresh", "description onload=okapi()"])
def test_no_tag_of_the_head_is_obeyed(site: Site, key: str) -> None:
    site.configure(UNTRUSTED)
    meta = f"\n  html_meta:\n    description: Fine\n    '{key}': '0;url=https://okapi.example'"
    site.write({"a.md": article("A", myst=meta)})
    built = site.build()
    head = built.page("blog/a").find_all("meta")
    assert [each for each in head if {"http-equiv", "onload"} & each.attrs.keys()] == []
    assert "Fine" in [each.get("content") for each in head]
    assert len(built.warnings) == 1


def test_pictures_of_terms_are_on_no_other_site(site: Site) -> None:
    site.configure(UNTRUSTED)
    site.write({"tags.yml": "red:\n  image: https://okapi.example/a.png\n"})
    site.write({"a.md": article("A", tags="[red]")})
    built = site.build()
    assert main(built, "tags/red").select("img") == []
    assert subtypes(built) == {"articles.untrusted"}


def test_a_project_can_allow_more(site: Site) -> None:
    allowed = {
        "directives": ["Own"],
        "roles": ["own"],
        "pictures": ["https://img.example/"],
        "files": [".svg"],
        "tex": ["mathchoice"],
    }
    site.configure(f"articles_untrusted = {allowed}", SYNTAX, *WITH_OWN)
    body = "{own}`role` $\\mathchoice{a}{b}{c}{d}$ ![a](a.svg) ![b](https://img.example/b.png)"
    site.write({"docs/own_extension.py": OWN_EXTENSION, "a.svg": "<svg/>"})
    site.write({"a.md": article("A", f"{body}\n\n```{{own}}\n```")})
    built = site.build()
    page = main(built, "blog/a")
    assert "own role" in page.get_text()
    assert len(page.select("img, .math")) == 3
    # It may be used; what it makes is no exception.
    assert page.select("b") == []
    assert subtypes(built) == {"articles.untrusted"}


def test_without_the_option_nothing_changes(site: Site) -> None:
    site.write({"a.md": article("A", "<b>bold</b>\n\n```{raw} html\n<i>raw</i>\n```")})
    built = site.build(strict=True)
    assert [each.name for each in main(built, "blog/a").select("b, i")] == ["b", "i"]


EXTENSIONS = (
    "sphinxext.articles", "own_extension", "sphinx.ext.autodoc", "sphinx.ext.doctest",
    "sphinx.ext.graphviz", "sphinx.ext.ifconfig", "sphinx.ext.todo",
)  # fmt: skip


@pytest.fixture
def app(site: Site) -> Iterator[Sphinx]:
    """Yield an application with much that can be used, while it can be."""
    site.configure(*WITH_OWN)
    site.write({"docs/own_extension.py": OWN_EXTENSION})
    docs, out = site.path("docs/x").parent, site.path("_build/x").parent
    given = {"extensions": [*EXTENSIONS]}
    with patch_docutils(docs), docutils_namespace():
        app = Sphinx(docs, docs, out, out, "html", given, status=None, warning=StringIO())
        app.env.current_document.default_domain = app.env.domains["py"]  # as in any document
        yield app


def _names(app: Sphinx, kind: str, *registries: Iterable[str]) -> set[str]:
    """Name everything that is registered, by whomever."""
    own = {
        f"{domain.name}:{name}"
        for domain in app.env.domains.values()
        for name in getattr(domain, kind)
    }
    return {*own, *(name.partition(":")[2] for name in own), *filter(None, chain(*registries))}


def directive_names(app: Sphinx) -> set[str]:
    return _names(app, "directives", directives._directives, directives._directive_registry)


def role_names(app: Sphinx) -> set[str]:
    return _names(app, "roles", roles._roles, roles._role_registry, en.roles)


def test_of_all_directives_only_those_on_the_list_are_found(app: Sphinx) -> None:
    document = new_document("x")
    with sphinx_domains(app.env), AllowedOnly(app.env, UntrustedOption()):
        made = {name: directives.directive(name, en, document)[0] for name in directive_names(app)}
    found = {name for name, each in made.items() if each is not None and each is not Refused}
    assert found == (DIRECTIVES | OURS.keys()) & made.keys()
    refused = {name for name, each in made.items() if each is Refused}
    assert refused >= {
        "own", "raw", "include", "literalinclude", "csv-table", "automodule", "graphviz",
        "ifconfig", "testcode", "only", "toctree", "meta", "role", "default-role",
        "tabularcolumns", "py:function", "function", "class", "default-domain", "replace", "todo",
        "div", "productionlist", "_all-octicon",
    }  # fmt: skip


def test_of_all_roles_only_those_on_the_list_are_found(app: Sphinx) -> None:
    reporter = new_document("x").reporter
    with sphinx_domains(app.env), AllowedOnly(app.env, UntrustedOption()):
        made = {name: roles.role(name, en, 1, reporter)[0] for name in role_names(app)}
    found = {name for name, each in made.items() if each is not None and not _shows(each)}
    assert found <= ROLES | {name.partition(":")[2] for name in ROLES} | en.roles.keys()
    assert {en.roles.get(name, name) for name in found} <= ROLES | {
        name.partition(":")[2] for name in ROLES
    }
    refused = {name for name, each in made.items() if each is not None and _shows(each)}
    assert refused >= {"own", "raw", "download", "octicon", "fa", "material-regular"}


def _shows(role: object) -> bool:
    return getattr(role, "__module__", "") == refused_role.__module__


def test_no_list_names_what_does_not_exist(app: Sphinx) -> None:
    assert directive_names(app) >= DIRECTIVES - _NEWER
    assert role_names(app) >= ROLES - _NEWER
    assert {"alpha", "frac", "begin", "le"} <= tex_commands()


_NEWER = frozenset({
    "version-added", "version-changed", "version-deprecated", "version-removed", "py:deco",
    "accordion", "aside", "step", "steps",
})  # fmt: skip
"""What the lowest versions of Sphinx and sphinx-design do not know yet."""


@pytest.mark.parametrize(
    "command",
    ["input", "include", "href", "class", "style", "cssId", "require", "def", "let", "csname",
     "catcode", "write", "immediate", "openin", "newcommand", "usepackage", "directlua", "special",
     "includegraphics", "url", "unicode", "expandafter", "lowercase", "UseName", "makeatletter",
     "mathchardef", "DeclareMathOperator", "html", "toggle", "mathtip", "bbox", "scantokens"],
)  # fmt: skip
def test_commands_that_read_run_or_make_others_are_no_maths(command: str) -> None:
    assert command not in tex_commands()


@pytest.mark.parametrize("address", ["https:/evil.example/x.png", "https:evil.example/x.png"])
@pytest.mark.parametrize("image", ["![p]({})", "```{{image}} {}\n```", "```{{figure}} {}\n```"])
def test_a_picture_of_another_site_is_text_however_its_address_is_written(
    site: Site, address: str, image: str
) -> None:
    site.configure(UNTRUSTED, smallest=IN_SOURCE)
    site.write({"docs/a.md": article("A", image.format(address), tags="[x]")})
    built = site.build()
    assert main(built, "a").select("img") == []
    assert address in main(built, "a").get_text()


RUNNING = ("javascript:okapi()", "data:text/html,okapi", "vbscript:okapi")
LINKED = (
    "`word <{}>`_", "{}", ".. _word: {}\n\nword_", ".. image:: {}\n   :alt: word",
    ".. image:: p.png\n   :target: {}\n   :alt: word",
    ".. figure:: p.png\n   :target: {}\n\n   word", ".. figure:: {}\n\n   word",
    ".. card:: word\n   :link: {}", ".. button-link:: {}\n\n   word",
    ".. grid::\n\n   .. grid-item-card:: word\n      :link: {}",
    ":bdg-link-primary:`word <{}>`", ".. article-info::\n   :avatar: p.png\n   :avatar-link: {}\n"
    "   :author: word",
)  # fmt: skip


@pytest.mark.parametrize("builder", ["html", "epub", "json"])
def test_no_link_runs_in_a_strangers_document_that_is_no_article(site: Site, builder: str) -> None:
    site.configure(UNTRUSTED, 'articles_collections = {"notes": "notes"}')
    made = [form.format(address) for address in RUNNING for form in LINKED]
    site.write({"docs/notes/a.rst": "\n\n".join(["A\n=", *made]), "docs/notes/p.png": PIXEL})
    site.write({"docs/index.md": "# Home\n\n```{toctree}\nnotes/a\n```\n"})
    built = site.build(builder)
    name = {"html": "notes/a.html", "epub": "notes/a.xhtml", "json": "notes/a.fjson"}[builder]
    source = built.text(name)
    page = BeautifulSoup(json.loads(source)["body"] if builder == "json" else source, "html.parser")
    found = [str(each[key]) for key in ("href", "src") for each in page.find_all(attrs={key: True})]
    assert [each for each in found if runs(each)] == []
    assert page.get_text().count("word") >= len(RUNNING) * (len(LINKED) - 5)
    assert any(line.endswith("[articles.address]") for line in built.warnings)
