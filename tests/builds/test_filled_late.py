"""What other extensions gather from all documents, on pages that are not read again."""

from __future__ import annotations

import pytest

from .building import CONF, Built, Site, article, differences, words

EXTENSION = '''\
"""Gathers what documents say, in three ways that extensions have."""

from docutils import nodes
from sphinx.domains import Domain
from sphinx.roles import XRefRole
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective


class by_event(nodes.General, nodes.Element): pass
class by_transform(nodes.paragraph): pass


class Say(SphinxDirective):
    required_arguments = 1
    final_argument_whitespace = True

    def run(self):
        said = self.env.domains["sayings"].data["said"]
        said.setdefault(self.env.docname, []).append(self.arguments[0])
        return []


class Sayings(SphinxDirective):
    required_arguments = 1

    def run(self):
        return [{"event": by_event, "transform": by_transform}[self.arguments[0]]()]


class SayingsDomain(Domain):
    name, label, initial_data = "sayings", "Sayings", {"said": {}}
    roles = {"all": XRefRole()}

    def clear_doc(self, docname):
        self.data["said"].pop(docname, None)

    def merge_domaindata(self, docnames, other):
        said = other["said"]
        self.data["said"].update({name: said[name] for name in docnames if name in said})

    def text(self):
        return ", ".join(each for said in self.data["said"].values() for each in said)

    def resolve_xref(self, env, fromdocname, builder, typ, target, node, contnode):
        return nodes.emphasis("", self.text())


class Fill(SphinxPostTransform):
    default_priority = 100

    def run(self):
        for node in list(self.document.findall(by_transform)):
            node.replace_self(nodes.paragraph("", self.env.domains["sayings"].text()))


def fill(app, doctree, docname):
    for node in list(doctree.findall(by_event)):
        node.replace_self(nodes.paragraph("", app.env.domains["sayings"].text()))


def setup(app):
    app.add_domain(SayingsDomain)
    app.add_directive("say", Say)
    app.add_directive("sayings", Sayings)
    app.add_node(by_event)
    app.add_post_transform(Fill)
    app.connect("doctree-resolved", fill)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
'''
WAYS = {
    "event": "```{sayings} event\n```",
    "transform": "```{sayings} transform\n```",
    "reference": "{sayings:all}`x`",
    "todolist": "```{todolist}\n```",
}

ALL = "---\norphan: true\n---\n\n# All\n\n```{todolist}\n```\n"


def _saying(way: str, *said: str) -> str:
    if way == "todolist":
        return "\n".join(f"```{{todo}}\n{each}\n```\n" for each in said)
    return "\n".join(f"```{{say}} {each}\n```\n" for each in said)


@pytest.fixture
def sayings(site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    monkeypatch.syspath_prepend(site.root / "docs")
    ours = CONF.replace("]", ', "sayings_of_documents", "sphinx.ext.todo"]', 1)
    site.configure("todo_include_todos = True", smallest=ours)
    site.write({"docs/sayings_of_documents.py": EXTENSION})
    return site


def _seen(built: Built) -> str:
    if built.app.builder.name == "text":
        return " ".join(built.text("all.txt").split())
    return " ".join(words(built.page("all"), "div.body"))


@pytest.mark.parametrize("builder", ["html", "text"])
@pytest.mark.parametrize("way", WAYS)
def test_a_page_shows_what_another_extension_gathers_now(
    sayings: Site, way: str, builder: str
) -> None:
    sayings.write(
        {
            "docs/all.md": f"---\norphan: true\n---\n\n# All\n\n{WAYS[way]}\n",
            "docs/other.md": "---\norphan: true\n---\n\n# Other\n",
            "a.md": article("A", _saying(way, "first", "second")),
            "b.md": article("B", _saying(way, "third")),
            "c.md": article("C"),
        }
    )
    sayings.build(builder)
    for name, text, expected in (
        ("a.md", article("A", _saying(way, "edited")), ["edited", "third"]),
        ("b.md", article("B", _saying(way, "third"), draft="true"), ["edited"]),
        ("c.md", article("C", _saying(way, "added")), ["edited", "added"]),
        ("b.md", article("B", _saying(way, "again")), ["edited", "again", "added"]),
    ):
        sayings.write({name: text})
        built = sayings.build(builder)
        clean = sayings.build(builder, out="clean", doctrees="clean-doctrees", fresh=True)
        assert differences(built, clean) == []
        every = ("first", "second", "third", "edited", "added", "again")
        seen = _seen(built)
        assert sorted((e for e in every if e in seen), key=seen.find) == expected


def test_the_order_of_what_is_gathered_does_not_depend_on_who_reads(sayings: Site) -> None:
    sayings.write({"docs/all.md": ALL})
    sayings.write(
        {f"a{n:02}.md": article(f"A{n}", _saying("todolist", f"todo {n}")) for n in range(30)}
    )
    serial = sayings.build(out="serial", doctrees="d1")
    parallel = sayings.build(out="parallel", doctrees="d2", jobs=4)
    assert differences(serial, parallel) == []


def test_only_pages_that_gather_are_written_again(sayings: Site) -> None:
    sayings.write(
        {
            "docs/all.md": ALL,
            "docs/other.md": "---\norphan: true\n---\n\n# Other\n\n```{todo}\nx\n```\n",
            "a.md": article("A", "One."),
            "b.md": article("B", "One."),
        }
    )
    built = sayings.build()
    pages = ("all", "other", "blog/a", "blog/b")
    before = {each: (built.out / f"{each}.html").stat().st_mtime_ns for each in pages}
    sayings.write({"b.md": article("B", "Two.")})
    sayings.build()
    after = {each: (built.out / f"{each}.html").stat().st_mtime_ns for each in pages}
    assert {each for each in pages if before[each] != after[each]} == {"all", "blog/b"}
    assert "no targets are out of date" in sayings.build().status
