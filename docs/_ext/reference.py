"""The directive ``articles-reference``: reference pages made from the code they describe."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from inspect import cleandoc
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from docutils import nodes
from docutils.parsers.rst import directives
from pydantic import AliasChoices, BaseModel
from pydantic.fields import FieldInfo
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.pycode import ModuleAnalyzer
from sphinx.util.docutils import SphinxDirective
from sphinx.util.nodes import make_id
from sphinx.util.typing import ExtensionMetadata

from sphinxext.articles.catalogue.publication_gate import Withheld
from sphinxext.articles.catalogue.term_entries import AuthorEntry, Entry, SeriesEntry
from sphinxext.articles.config.options import OPTIONS
from sphinxext.articles.frontmatter.key_aliases import ALIASES, PASSED_THROUGH
from sphinxext.articles.frontmatter.keys import EXPECTED, FrontMatter
from sphinxext.articles.markdown import own_options, substitutions
from sphinxext.articles.markdown.dialect import ADAPTORS
from sphinxext.articles.problems import Kind
from sphinxext.articles.settings import Settings
from sphinxext.articles.untrusted import allow_lists
from sphinxext.articles.widgets import DIRECTIVES


class Fact(NamedTuple):
    """One line of a description: a label, and texts; ``code`` if they are literals."""

    label: str
    values: tuple[str, ...]
    code: bool = True


class Described(NamedTuple):
    """One thing to describe. ``objtype`` makes it a target; ``""`` makes none."""

    name: str
    help: str
    facts: tuple[Fact, ...] = ()
    domain: str = "std"
    objtype: str = ""
    shown: str = ""
    members: tuple[Described, ...] = ()


def options(_: ArticlesReference) -> Iterator[Described]:
    """Describe the values of ``conf.py``."""
    for name, option in OPTIONS.items():
        needs = {"env": "read all documents again", "html": "write all pages again"}
        models = dict.fromkeys(models_in(option.type))
        facts = [Fact("Type", (spelled(option.type),)), Fact("Default", (repr(option.default),))]
        if option.rebuild:
            facts.append(Fact("A change makes Sphinx", (needs[option.rebuild],), code=False))
        yield Described(
            f"articles_{name}",
            option.help,
            tuple(facts),
            objtype="confval",
            members=tuple(member for model in models for member in fields(model)),
        )


def adaptors(_: ArticlesReference) -> Iterator[Described]:
    """Describe the adaptors to Astro's Markdown."""
    for name, adaptor in ADAPTORS.items():
        facts = (Fact("Only in", (f"*{adaptor.suffix}",)),) if adaptor.suffix else ()
        yield Described(name, adaptor.help.replace("`", "``"), facts)


def front_matter(_: ArticlesReference) -> Iterator[Described]:
    """Describe the keys of an article."""
    for name, field in FrontMatter.model_fields.items():
        facts = [Fact("Accepts", (EXPECTED.get(name, "text"),), code=False)]
        if name in ALIASES:
            facts.append(Fact("Also", ALIASES[name]))
        yield Described(name, field.description or "", tuple(facts), objtype="article-key")
    for taxonomy in Settings().taxonomies:
        first, *others = taxonomy.keys
        yield Described(
            first,
            f"The {taxonomy.name} it belongs to, each with a page at ``{taxonomy.name}/<slug>``.",
            (
                Fact("Accepts", ("a text, or a list of texts",), code=False),
                Fact("Together with", tuple(others)),
            ),
            objtype="article-key",
        )


def passed_through(_: ArticlesReference) -> Iterator[Described]:
    """Name the keys that are handed on as they are."""
    return (Described(name, "") for name in sorted(PASSED_THROUGH))


def term_file(_: ArticlesReference) -> Iterator[Described]:
    """Describe an entry of ``tags.yml`` and its like."""
    return fields(Entry)


def author_file(_: ArticlesReference) -> Iterator[Described]:
    """Describe what an entry of ``authors.yml`` has besides."""
    for each in fields(AuthorEntry):
        if each.name not in Entry.model_fields:
            yield each


def series_file(_: ArticlesReference) -> Iterator[Described]:
    """Describe what an entry of ``series.yml`` has besides."""
    for each in fields(SeriesEntry):
        if each.name not in Entry.model_fields:
            yield each


def the_directives(_: ArticlesReference) -> Iterator[Described]:
    """Describe the directives with their options."""
    for name, directive in DIRECTIVES.items():
        arguments = " ".join(
            ["<argument>"] * directive.required_arguments
            + ["[argument]"] * directive.optional_arguments
        )
        yield Described(
            name,
            cleandoc(directive.__doc__ or ""),
            (Fact("Arguments", (arguments,)),) if arguments else (),
            domain="rst",
            objtype="directive",
            shown=f"{{{name}}}",
            members=tuple(
                Described(f":{option}:", accepted(converter))
                for option, converter in (directive.option_spec or {}).items()
            ),
        )


def roles(directive: ArticlesReference) -> Iterator[Described]:
    """Describe the roles of the domain and the objects they lead to."""
    domain = directive.env.domains["articles"]
    for name, kind in domain.object_types.items():
        yield Described(
            f"articles:{name}",
            f"Leads to an object of type ``articles:{name}`` ({kind.lname}).",
            domain="rst",
            objtype="role",
            shown=f"{{articles:{name}}}",
        )


def warnings(_: ArticlesReference) -> Iterator[Described]:
    """Describe the subtypes of warnings."""
    documented = ModuleAnalyzer.for_module(Kind.__module__).find_attr_docs()
    for kind in Kind:
        text = " ".join(documented[Kind.__name__, kind.name]).strip()
        yield Described(f"articles.{kind.value}", text, objtype="article-warning")


def build_tags(_: ArticlesReference) -> Iterator[Described]:
    """Describe what ``sphinx-build -t`` can show."""
    for reason in Withheld:
        text = f"Shows articles that are withheld as *{reason.name.lower()}*."
        yield Described(reason.value, text, objtype="article-tag", shown=f"-t {reason.value}")


def allowed_directives(_: ArticlesReference) -> Iterator[Described]:
    """Name the directives that strangers may use."""
    return (Described(name, "") for name in sorted({*allow_lists.DIRECTIVES, *DIRECTIVES}))


def allowed_roles(_: ArticlesReference) -> Iterator[Described]:
    """Name the roles that strangers may use; badges come in many colours."""
    names = {name for name in allow_lists.ROLES if not name.startswith("bdg")} | {"bdg-…"}
    return (Described(name, "") for name in sorted(names))


def allowed_files(_: ArticlesReference) -> Iterator[Described]:
    """Name the endings of files that strangers may show or link to."""
    return (Described(name, "") for name in sorted(allow_lists.FILES))


def own_myst_options(_: ArticlesReference) -> Iterator[Described]:
    """Name what an article may set of MyST."""
    return (Described(name, "") for name in own_options.ALLOWED)


def filters(_: ArticlesReference) -> Iterator[Described]:
    """Name the filters that substitutions may use."""
    return (Described(name, "") for name in substitutions.FILTERS_ALLOWED)


SUBJECTS: Mapping[str, Callable[[ArticlesReference], Iterator[Described]]] = {
    "options": options,
    "adaptors": adaptors,
    "front-matter": front_matter,
    "passed-through": passed_through,
    "term-file": term_file,
    "author-file": author_file,
    "series-file": series_file,
    "directives": the_directives,
    "roles": roles,
    "warnings": warnings,
    "build-tags": build_tags,
    "allowed-directives": allowed_directives,
    "allowed-roles": allowed_roles,
    "allowed-files": allowed_files,
    "own-myst-options": own_myst_options,
    "filters": filters,
}


def fields(model: type[BaseModel]) -> Iterator[Described]:
    """Describe the fields of a model that authors may write."""
    for name, field in model.model_fields.items():
        if not field.description:  # noted while reading, not by authors
            continue
        facts = [Fact("Also", others)] if (others := other_names(name, field)) else []
        if spelled(field.annotation).startswith('"'):
            facts.append(Fact("Accepts", (spelled(field.annotation),)))
        yield Described(name, field.description, tuple(facts))


def other_names(name: str, field: FieldInfo) -> tuple[str, ...]:
    """Return the other names a field may be written by."""
    alias = field.validation_alias
    if not isinstance(alias, AliasChoices):
        return ()
    return tuple(str(choice) for choice in alias.choices if choice != name)


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """Yield the models that a type is made of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from models_in(argument)


def spelled(annotation: Any) -> str:
    """Write a type as an author of ``conf.py`` thinks of it."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return " | ".join(
            f'"{each}"' if isinstance(each, str) else repr(each) for each in arguments
        )
    if origin is Annotated:
        return spelled(arguments[0])
    if annotation is types.NoneType:
        return "None"
    if origin in {Union, types.UnionType}:
        return " | ".join(map(spelled, arguments))
    if origin is not None:
        return f"{origin.__name__}[{', '.join(map(spelled, arguments))}]"
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return "dict"
    return getattr(annotation, "__name__", str(annotation))


def accepted(converter: Callable[[str], Any]) -> str:
    """Say what an option of a directive accepts; choices tell it themselves."""
    known = {
        directives.flag: "No value.",
        directives.unchanged_required: "Text.",
        directives.class_option: "Class names.",
    }
    if converter in known:
        return known[converter]
    try:
        converter("?")
    except ValueError as error:
        return str(error).partition("; ")[2].capitalize().replace('"', "``") + "."
    return "Text."


class ArticlesReference(SphinxDirective):
    """Describe one subject of the code: ``articles-reference:: options``."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        subject = SUBJECTS[directives.choice(self.arguments[0], tuple(SUBJECTS))]
        for module in modules():
            self.env.note_dependency(module)
        described = list(subject(self))
        if not any(each.help for each in described):
            return [self._plain_list(described)]
        return [self._description(each) for each in described]

    def _plain_list(self, described: list[Described]) -> nodes.Node:
        names: list[nodes.Node] = []
        for each in described:
            names += [nodes.Text(", ")] if names else []
            names.append(nodes.literal(each.name, each.name))
        return nodes.paragraph("", "", *names)

    def _description(self, described: Described) -> nodes.Node:
        """Build what Sphinx's own object descriptions build."""
        shown = described.shown or described.name
        signature = addnodes.desc_signature("", "", addnodes.desc_name(shown, shown))
        self.set_source_info(signature)
        if described.objtype:
            self._note(described, signature)
            signature["_toc_parts"] = (shown,)
            signature["_toc_name"] = shown
        content = addnodes.desc_content("")
        if described.help:
            inline, messages = self.parse_inline(" ".join(described.help.split()))
            content += [nodes.paragraph("", "", *inline), *messages]
        if described.facts:
            content += self._facts(described.facts)
        if described.members:
            content += nodes.definition_list("", *map(self._member, described.members))
        kinds = {"domain": described.domain, "objtype": described.objtype or "key"}
        return addnodes.desc("", signature, content, desctype=kinds["objtype"], **kinds)

    def _note(self, described: Described, signature: nodes.Element) -> None:
        identity = make_id(self.env, self.state.document, described.objtype, described.name)
        signature["ids"].append(identity)
        self.state.document.note_explicit_target(signature)
        domain: Any = self.env.domains[described.domain]
        domain.note_object(described.objtype, described.name, identity, location=signature)

    def _facts(self, facts: tuple[Fact, ...]) -> nodes.Node:
        line = nodes.paragraph()
        for fact in facts:
            line += nodes.Text(f"{' · ' if len(line) else ''}{fact.label}: ")
            for number, value in enumerate(fact.values):
                line += [nodes.Text(", ")] if number else []
                line += nodes.literal(value, value) if fact.code else nodes.Text(value)
        return line

    def _member(self, described: Described) -> nodes.Node:
        inline, messages = self.parse_inline(described.help)
        definition = nodes.definition("", nodes.paragraph("", "", *inline), *messages)
        if described.facts:
            definition += self._facts(described.facts)
        term = nodes.term("", "", nodes.literal(described.name, described.name))
        return nodes.definition_list_item("", term, definition)


@cache
def modules() -> tuple[str, ...]:
    """Return the files the reference is made from: a change there means a new reading."""
    sources = (Settings, FrontMatter, Entry, Kind, Withheld, *DIRECTIVES.values())
    names = {each.__module__ for each in sources} | {
        "sphinxext.articles.config.options",
        allow_lists.__name__,
        __name__,
    }
    return tuple(sorted(str(ModuleAnalyzer.get_module_source(name)[0]) for name in names))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive, and targets for what Sphinx has no object types for."""
    app.add_directive("articles-reference", ArticlesReference)
    app.add_object_type("article-key", "article-key", objname="front matter key")
    app.add_object_type("article-warning", "article-warning", objname="warning")
    app.add_object_type("article-tag", "article-tag", objname="build tag")
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
