"""What an article imports besides components: partials to show, files to quote."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ...catalogue.files import read_file
from ...documents.assets import sought, withheld_at
from ...documents.project import project_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from .element import Element
    from .render import ComponentRenderer

_RAW = "?raw"
_MARKDOWN = (".md", ".mdx")


@dataclass(frozen=True, slots=True)
class Partial:
    """A file that is being shown inside an article, with the attributes it was given."""

    path: Path
    props: Mapping[str, Any]
    matter: Mapping[str, Any]


def show_partial(element: Element, origin: tuple[str, str] | None) -> bool:
    """Show an imported Markdown file in place of *element*; tell whether that can be done."""
    if origin is None or origin[0] != "default" or not origin[1].endswith(_MARKDOWN):
        return False
    renderer = element.renderer
    docname = renderer.sphinx_env.docname
    path = _imported(renderer, origin[1])
    if path is None and withheld_at(project_of(renderer.sphinx_env), docname, origin[1]):
        message = f"<{element.tag.name}> shows a file that is not published, so it is left out"
        renderer.warn(message, element.line)
        return True
    if path is None or path in (each.path for each in renderer.partials):
        return False
    file = read_file(path)
    partial = Partial(path, element.props, file.source.data)
    with _inside(renderer, partial):
        renderer.nested_render_text(file.source.body, file.source.height)
    return True


def imported_values(
    renderer: ComponentRenderer, modules: Mapping[str, tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    """Yield names with what they stand for: the text of a file, or the path of one."""
    for name, (_, module) in modules.items():
        if not module.endswith(_RAW):
            yield name, module
        elif (path := _imported(renderer, module)) is not None:
            yield name, path.read_text(encoding="utf-8", errors="replace")


def _imported(renderer: ComponentRenderer, module: str) -> Path | None:
    env = renderer.sphinx_env
    address = module.partition("?")[0]
    found = sought(env, address)
    article = project_of(env).real_path(env.docname)
    if found is None or article is None:
        return None
    path = (article.parent / found).resolve()
    env.note_dependency(str(path))
    return path


@contextmanager
def _inside(renderer: ComponentRenderer, partial: Partial) -> Iterator[None]:
    """Let warnings and expressions refer to the partial."""
    document = renderer.document
    article, around = document["source"], renderer.partials
    document["source"] = str(partial.path)
    renderer.partials = (*around, partial)
    yield
    document["source"], renderer.partials = article, around
