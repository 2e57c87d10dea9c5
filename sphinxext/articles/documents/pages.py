"""Source text of generated pages: landing pages, term pages and indexes, as MyST Markdown."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from ..translation import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..catalogue.catalogue import Catalogue
    from ..settings import Taxonomy

_templates = Environment(
    loader=PackageLoader("sphinxext.articles.documents", "templates"),
    undefined=StrictUndefined,
    autoescape=False,  # noqa: S701 (Markdown; titles go through front_matter(), names are slugs)
    keep_trailing_newline=True,
)


def taxonomy_title(taxonomy: Taxonomy) -> str:
    """Return the heading of a taxonomy's index."""
    built_in = {"tags": _("Tags"), "categories": _("Categories"), "authors": _("Authors")}
    return taxonomy.title or str(built_in.get(taxonomy.name, taxonomy.name.capitalize()))


def bodies(catalogue: Catalogue, source_folder: Path) -> Iterator[tuple[str, str, str]]:
    """Yield document name, title and body of every page the catalogue calls for."""
    series = list(catalogue.series.values())
    if series:
        docnames = [each.docname for each in series]
        yield "series/index", str(_("Series")), _render("series-index.md", toctree=docnames)
    for each in series:
        main = [part for part in each.parts if catalogue.series_of[part][0] == each.slug]
        yield (
            each.docname,
            each.title,
            _render(
                "series.md",
                name=each.slug,
                toctree=main,
                image=_picture(each.image, each.source, each.docname, source_folder),
                alt=_quoted(each.title),
            ),
        )
    for taxonomy in catalogue.settings.taxonomies:
        terms = catalogue.public_terms(taxonomy.name)
        if terms:
            body = _render("term-index.md", taxonomy=taxonomy.name)
            yield f"{taxonomy.name}/index", taxonomy_title(taxonomy), body
        for term in terms:
            yield (
                term.docname,
                term.label,
                _render(
                    "term.md",
                    taxonomy=taxonomy.name,
                    name=term.slug,
                    image=_picture(term.image, term.source, term.docname, source_folder),
                    alt=_quoted(term.label),
                ),
            )


def _quoted(text: str) -> str:
    """Return *text* as the value of a directive's option: a quoted YAML scalar."""
    return json.dumps(text, ensure_ascii=False)


def _render(template: str, **values: object) -> str:
    return _templates.get_template(template).render(values)


def _picture(
    image: str, source: str, docname: str, source_folder: Path
) -> Mapping[str, object] | None:
    """Say how a generated page refers to a picture that lies beside *source*."""
    if not image:
        return None
    if "://" in image:
        return {"path": image, "vector": False}
    path = (Path(source).parent / image).resolve()
    if not path.is_file():
        return None
    here = source_folder.joinpath(docname).parent
    relative = Path(os.path.relpath(path, here)).as_posix()
    return {"path": relative.replace(" ", "%20"), "vector": path.suffix.lower() == ".svg"}
