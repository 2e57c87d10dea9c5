"""Nothing of an article runs: neither substitutions, nor what front matter switches, nor links."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from myst_parser.config.main import MdParserConfig

from sphinxext.articles.markdown.own_options import ALLOWED
from sphinxext.articles.markdown.substitutions import evaluate
from sphinxext.articles.unsafe_schemes import runs

from .building import CONF, IN_SOURCE, article, words

if TYPE_CHECKING:
    from .building import Site

VALUES = {"word": "okapi", "list": [1, 2], "map": {"key": "zebra"}, "env": {"docname": "blog/a"}}
SYNTAX = 'myst_enable_extensions = ["substitution"]\n'
SPELLS = [
    "cycler.__init__.__globals__", "''.__class__.__mro__", "word.upper()", "word.upper",
    "'x' * 9999999999", "9 ** 9 ** 9", "'%9999999999d' % 1", "word.ljust(9999999999)",
    "'{:>9999999999}'.format(1)", "word|center(9999999999)", "word|replace('', word)", "range(9)",
    "self._TemplateReference__context", "env.app", "lipsum(9999)", "namespace()", "dict()",
    "word|attr('upper')", "list|map(attribute='__class__')|list", "word|join(word)",
    "(" * 9999, "1" + "+1" * 9999, "word }}{% for x in range(9) %}{% endfor %}{{ word",
    "1.5|round(999999999, 'ceil')", "nothing",
]  # fmt: skip


@pytest.mark.parametrize("spell", SPELLS, ids=range(len(SPELLS)))
def test_a_substitution_that_would_run_or_grow_is_refused(spell: str) -> None:
    with pytest.raises(Exception) as refused:
        evaluate(spell, VALUES)
    assert not isinstance(refused.value, MemoryError)


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("word", "okapi"), (" word|upper ", "OKAPI"), ("list[0]", "1"), ("map.key", "zebra"),
        ("word ~ '!'", "okapi!"), ("env.docname", "blog/a"), ("2 * 3", "6"),
        ("word if list else map", "okapi"), ("list|length", "2"),
    ],
)  # fmt: skip
def test_a_substitution_names_picks_out_and_filters(expression: str, text: str) -> None:
    assert evaluate(expression, VALUES)[0] == text


@pytest.mark.parametrize("where", ["front matter", "conf.py"])
def test_an_article_cannot_run_anything_by_a_substitution(site: Site, where: str) -> None:
    stolen = site.root / "stolen"
    spell = f"{{{{ cycler.__init__.__globals__.os.mkdir('{stolen}') }}}}"
    own = "myst:\n  enable_extensions: [substitution]\n  substitutions: {word: okapi}\n"
    matter = own if where == "front matter" else "myst:\n  substitutions: {word: okapi}\n"
    if where == "conf.py":
        site.configure(SYNTAX)
    site.write({"a.md": f"---\ntitle: A\n{matter}---\n\nSee {{{{ word }}}}.\n\n{spell}\n"})
    built = site.build()
    assert not stolen.exists()
    assert "See okapi." in built.page("blog/a").text
    [warning] = built.warnings
    assert "a.md" in warning
    assert "[myst.substitution]" in warning


def test_substitutions_within_substitutions_end(site: Site) -> None:
    laughs = {f"n{at}": f"{{{{n{at + 1}}}}} {{{{n{at + 1}}}}}" for at in range(40)}
    site.configure(SYNTAX, f"myst_substitutions = {laughs | {'n40': 'ha' * 50_000}!r}")
    site.write({"a.md": article("A", "{{ n0 }}"), "b.md": article("B", "Other.")})
    built = site.build()
    assert any("all substitutions together" in each for each in built.warnings)
    assert "Other." in built.page("blog/b").text


FIELDS = sorted(MdParserConfig.__dataclass_fields__)


@pytest.mark.parametrize("name", [each for each in FIELDS if each not in ALLOWED])
def test_what_an_article_may_not_set_for_myst_is_a_warning(site: Site, name: str) -> None:
    site.write({"a.md": f"---\ntitle: A\nmyst:\n  {name}: x\n---\n\nText.\n"})
    built = site.build()
    assert "Text." in built.page("blog/a").text
    [warning] = built.warnings
    assert warning.startswith(f"content/a.md:3: WARNING: myst.{name}: is for conf.py, and left out")


def test_the_head_takes_no_commands_of_an_article(site: Site) -> None:
    tags = "'http-equiv=refresh': '0;url=//x.example'\n    description: Okapi"
    site.write({"a.md": f"---\ntitle: A\nmyst:\n  html_meta:\n    {tags}\n---\n\nText.\n"})
    built = site.build()
    assert built.page("blog/a").select("meta[http-equiv]") == []
    assert built.page("blog/a").select_one("meta[name=description]")["content"] == "Okapi"
    [warning] = built.warnings
    assert "html_meta.http-equiv=refresh: is a command to browsers, left out" in warning


LINKS = [
    "[x](%6aavascript:y)", "[x](%256aavascript:y)", "[x](%01javascript:y)", "[x](%20javascript:y)",
    "[x]\n\n[x]: %6aavascript:y", "[x][r]\n\n[r]: %20vbscript:y", "<%6aavascript:y>",
    "![x](%6aavascript:y)", "```{image} p.png\n:target: javascript:y\n```",
    "```{button-link} javascript:y\nx\n```", "{bdg-link-primary}`x <javascript:y>`",
    "```{figure} p.png\n:target: data:text/html,y\n```",
    "```{card} x\n:link: javascript:y\n:link-type: url\n```",
    "```{eval-rst}\n`x <javascript:y>`__\n```",
]  # fmt: skip


@pytest.mark.parametrize("builder", ["html", "epub", "latex", "text"])
def test_no_link_of_an_article_runs_anything_whatever_made_it(site: Site, builder: str) -> None:
    written = {f"c{at}.md": article(f"C{at}", link) for at, link in enumerate(LINKS)}
    site.write({"p.png": b"", **written})
    site.write({"docs/index.md": "# Home\n\n```{toctree}\n:glob:\nblog/*\n```\n"})
    built = site.build(builder)
    suffix = {"html": ".html", "epub": ".xhtml", "latex": ".tex", "text": ".txt"}[builder]
    files = [path for path in built.out.rglob(f"*{suffix}") if path.is_file()]
    assert files
    for path in files:
        text = path.read_text("utf-8")
        if builder in {"html", "epub"}:
            found = [str(each) for each in _addresses(text)]
            assert [each for each in found if runs(each)] == [], path
        else:
            assert "href{javascript:" not in text
            assert "<javascript:" not in text.replace("\n", "")


def _addresses(text: str) -> list[str]:
    page = BeautifulSoup(text, "html.parser")
    return [each[name] for name in ("href", "src") for each in page.find_all(attrs={name: True})]


ENTRIES = ("javascript://%0aalert(1)", "data://text/html,x", "vbscript://x", "JAR://x", "blob://x")


@pytest.mark.parametrize("builder", ["html", "epub"])
@pytest.mark.parametrize(
    ("where", "smallest"), [("content/a.md", CONF), ("docs/own.md", IN_SOURCE)]
)
def test_no_entry_of_an_articles_toctree_runs_in_the_navigation(
    site: Site, builder: str, where: str, smallest: str
) -> None:
    entries = "\n".join(f"Click <{each}>" for each in ENTRIES)
    listed = f"```{{toctree}}\nSafe <https://example.org>\n{entries}\n```"
    site.configure("articles_markdown = 'pages'", smallest=smallest)
    site.write({where: article("A", f"{listed}\n\nText.", tags="[x]"), "docs/b.md": "# B\n"})
    name = "blog/a" if where == "content/a.md" else "own"
    site.write({"docs/index.md": f"# Home\n\n```{{toctree}}\n{name}\nb\n```\n"})
    built = site.build(builder)
    told = [each for each in built.warnings if each.endswith("[articles.address]")]
    assert len(told) == len(ENTRIES)
    assert all(each.startswith(f"{where}:") for each in told)
    written = [path for path in built.out.rglob("*") if path.suffix in {".html", ".xhtml", ".md"}]
    assert any("https://example.org" in path.read_text("utf-8") for path in written)
    for path in written:
        text = path.read_text("utf-8")
        assert [each for each in map(str, _addresses(text)) if runs(each)] == [], path
        assert not any(each in text for each in ENTRIES), path
    if builder == "html":
        assert words(built.page(name), ".toctree-wrapper > p").count("Click") == len(ENTRIES)


@pytest.mark.parametrize("builder", ["html", "epub", "latex"])
def test_maths_that_may_run_a_script_is_text(site: Site, builder: str) -> None:
    address = "javascript:alert(1)"
    maths = {
        "a": f"Before $\\href{{{address}}}{{x}}$ after.",
        "b": f"```{{math}}\n:label: one\n\\href{{{address}}}{{x}}\n```\n\nSee {{eq}}`one`.",
        "c": f"$$\n\\let\\a\\href \\a{{{address}}}{{x}}\n$$",
        "d": f"\\begin{{align}}\n\\mmlToken{{mi}}[href={address}]{{x}}\n\\end{{align}}",
        "e": f"{{math}}`\\href{{{address}}}{{x}}`",
        "f": "Before $\\href{https://example.org}{x}$ after.",
    }
    site.configure('myst_enable_extensions = ["dollarmath", "amsmath"]')
    site.write({f"{name}.md": article(name, body) for name, body in maths.items()})
    site.write({"docs/index.md": "# Home\n\n```{toctree}\n:glob:\nblog/*\n```\n"})
    built = site.build(builder)
    told = [each for each in built.warnings if each.endswith("[articles.address]")]
    assert {each.partition(":")[0] for each in told} == {f"content/{name}.md" for name in "abcde"}
    if builder == "html":
        for name in "abcde":
            page = built.page(f"blog/{name}")
            assert page.select(".math") == []
            assert any(address in each.get_text() for each in page.select("code, pre"))
        assert built.page("blog/f").select(".math")


def test_a_file_to_load_down_runs_nothing(site: Site) -> None:
    body = (
        "Load {download}`down <javascript://%0aalert(1)>` or {download}`x <https://x.example/a>`."
    )
    site.write({"a.md": article("A", body)})
    built = site.build()
    found = _addresses(built.text("blog/a.html"))
    assert [each for each in found if runs(each)] == []
    assert "https://x.example/a" in found
    assert "Load down or x." in built.page("blog/a").text
    [warning] = built.warnings
    assert warning.endswith("[articles.address]")
