"""``articles_schema`` in whole builds: warnings with a place, typed values, what is remembered."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from .building import article, block

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .building import Site

PAGE = Path(__file__).parents[2] / "docs/how-to/validate.md"
CAPTIONED = re.compile(
    r"^(?P<fence>`{3,})\{code-block\} \w+\n:caption: (?P<name>\S+)\n\n(?P<text>.*?)\n(?P=fence)$",
    re.M | re.S,
)
FILE = 'articles_schema = "../.astro/collections/blog.schema.json"'
PATH = [
    "import sys, pathlib",
    "sys.path.insert(0, str(pathlib.Path(__file__).parent))",
]
MODEL = """
    from datetime import date
    from typing import Annotated

    from pydantic import BaseModel, Field
    from sphinxext.articles.frontmatter import FrontMatter
    from sphinxext.articles.schema import Reference

    class Place(BaseModel):
        city: str

    class Post(FrontMatter):
        event: date = Field(description="When it happens.")
        place: Place | None = None
        seats: int = 20
        after: Annotated[str, Reference("blog")] | None = None
    """


def schema(**properties: object) -> str:
    return json.dumps({"type": "object", "properties": properties})


@pytest.fixture
def model(site: Site) -> Iterator[Callable[..., str]]:
    """Return a function that writes a module of the project, and gives the option's value."""
    written = ["talks_schema"]

    def write(text: str = MODEL) -> str:
        name = f"schema_of_{site.root.name.replace('-', '_')}"
        site.write({f"docs/{name}.py": block(text)})
        sys.modules.pop(name, None)
        written.append(name)
        return f"{name}:Post"

    yield write
    for name in written:
        sys.modules.pop(name, None)
    folder = str(site.root / "docs")
    sys.path[:] = [each for each in sys.path if each != folder]


def test_what_does_not_fit_is_a_warning_with_file_and_line_and_the_article_is_built(
    site: Site,
) -> None:
    site.configure(FILE)
    site.write(
        {
            ".astro/collections/blog.schema.json": schema(layout={"enum": ["wide", "narrow"]}),
            "one.md": article("One", layout="high"),
        }
    )
    built = site.build()
    assert built.warnings == [
        "content/one.md:3: WARNING: layout: does not fit the schema (found 'high');"
        " accepted: 'wide' or 'narrow' [articles.schema]"
    ]
    assert "Some text." in built.page("blog/one").get_text()


def test_another_schema_checks_articles_that_have_not_changed(site: Site) -> None:
    site.configure(FILE)
    name = ".astro/collections/blog.schema.json"
    site.write({name: schema(), "one.md": article("One", layout="high")})
    assert site.build().warnings == []
    site.write({name: schema(layout={"type": "number"})})
    [warning] = site.build().warnings
    assert warning.endswith("accepted: a number [articles.schema]")
    assert site.build().warnings == [warning]
    site.write({name: schema()})
    assert site.build().warnings == []


def test_fields_of_a_model_are_typed_values_in_the_metadata(
    site: Site, model: Callable[..., str]
) -> None:
    from datetime import date

    site.configure(*PATH, f'articles_schema = "{model()}"')
    site.write({"one.md": article("One", event="2026-05-01", place="{city: Graz}")})
    built = site.build()
    assert built.warnings == []
    values = built.env.metadata["blog/one"]
    assert (values["event"], values["seats"]) == (date(2026, 5, 1), 20)
    assert values["place"] == {"city": "Graz"}


def test_articles_are_read_again_when_the_model_changes(
    site: Site, model: Callable[..., str]
) -> None:
    site.configure(*PATH, f'articles_schema = "{model()}"')
    site.write({"one.md": article("One", event="2026-05-01")})
    assert site.build().env.metadata["blog/one"]["seats"] == 20
    model(MODEL.replace("20", "300"))
    assert site.build().env.metadata["blog/one"]["seats"] == 300
    assert "0 added, 0 changed" in site.build().status


def test_a_reference_to_no_article_is_a_warning_and_a_draft_is_one(
    site: Site, model: Callable[..., str]
) -> None:
    site.configure(*PATH, f'articles_schema = "{model()}"')
    day = {"event": "2026-05-01"}
    site.write(
        {
            "one.md": article("One", after="draft", **day),
            "two.md": article("Two", after="onne", **day),
            "draft.md": article("Draft", draft="true", **day),
        }
    )
    assert site.build().warnings == [
        "content/two.md:3: WARNING: after: refers to no article of the collection 'blog'"
        " (found 'onne'); accepted: an article's id, such as 'one' [articles.schema]"
    ]
    site.write({"onne.md": article("Onne", **day)})
    assert site.build().warnings == []


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("nowhere.json", "cannot be read: No such file"),
        ("no_such_module:Post", "cannot be imported: ModuleNotFoundError"),
        ("json:Nothing", "cannot be imported: AttributeError"),
        ("json:JSONDecoder", "is no subclass of sphinxext.articles.frontmatter.FrontMatter"),
        ("conf.py", "is no JSON"),
    ],
)
def test_a_schema_that_cannot_be_used_ends_the_build_with_the_reason(
    site: Site, config_error: Callable[[Site], str], value: str, reason: str
) -> None:
    site.configure(f'articles_schema = "{value}"')
    message = config_error(site)
    assert message.startswith(f"articles_schema = '{value}': ")
    assert reason in message


def test_a_schema_for_no_collection_ends_the_build(
    site: Site, config_error: Callable[[Site], str]
) -> None:
    site.configure('articles_schema = {"blgo": "x.json"}')
    assert "'blgo' is not a collection; accepted: 'blog'" in config_error(site)


def test_a_model_that_refers_to_no_collection_ends_the_build(
    site: Site, model: Callable[..., str], config_error: Callable[[Site], str]
) -> None:
    value = model(MODEL.replace('Reference("blog")', 'Reference("blgo")'))
    site.configure(*PATH, f'articles_schema = "{value}"')
    assert "refers to 'blgo', which is not a collection; accepted: 'blog'" in config_error(site)


def test_a_schema_is_for_its_collection_alone(site: Site) -> None:
    site.configure(
        'articles_collections = {"blog": "../content", "notes": "../notes"}',
        'articles_schema = {"notes": "../notes.schema.json"}',
    )
    wrong = article("One", layout="5")
    site.write({"./notes.schema.json": schema(layout={"type": "string"})})
    site.write({"one.md": wrong, "notes/two.md": wrong})
    assert site.build().places() == ["notes/two.md:3"]


def test_documents_of_the_source_directory_have_the_schema_of_their_folder(site: Site) -> None:
    site.write(
        {
            "docs/conf.py": 'extensions = ["sphinxext.articles"]\n'
            'articles_schema = {"news": "news.schema.json"}\n',
            "docs/news.schema.json": schema(layout={"type": "string"}),
            "docs/news/2026/one.md": "---\norphan: true\ntags: [a]\nlayout: 5\n---\n\n# One\n",
            "docs/other/two.md": "---\norphan: true\ntags: [a]\nlayout: 5\n---\n\n# Two\n",
        }
    )
    assert site.build().places() == ["docs/news/2026/one.md:4"]


def test_the_site_of_the_how_to_builds_and_says_what_the_page_says(
    site: Site, model: Callable[..., str]
) -> None:
    page = PAGE.read_text(encoding="utf-8")
    site.write({match["name"]: match["text"] + "\n" for match in CAPTIONED.finditer(page)})
    assert site.build().warnings == []
    source = site.path("second.md").read_text(encoding="utf-8")
    site.write({"second.md": source.replace("2026-06-01", "soon")})
    [warning] = site.build().warnings
    assert warning in page
