"""What ``myst:`` in an article's front matter may set: nothing that runs, reads or switches off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..documents.project import project_of
from ..problems import Kind, Problem, shown
from ..reporting import warn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docutils import nodes

ALLOWED = (
    "colon_fence_exact_match", "dmath_allow_digits", "dmath_allow_labels", "dmath_allow_space",
    "dmath_double_inline", "enable_checkboxes", "enable_extensions", "footnote_sort",
    "footnote_transition", "heading_anchors", "html_meta", "linkify_fuzzy_links",
    "links_external_new_tab", "number_code_blocks", "strikethrough_single_tilde",
    "substitutions", "title_to_header", "words_per_minute",
)  # fmt: skip
"""Options of https://myst-parser.readthedocs.io/en/latest/configuration.html that text may set."""
_OBEYED = "http-equiv"


def own_options(matter: Mapping[str, Any], document: nodes.document) -> dict[str, Any]:
    """Return front matter with those options of MyST only that an article may set."""
    found = dict(matter)
    problems: list[Problem] = []
    if isinstance(given := found.get("myst"), dict):
        refused = [name for name in given if name not in ALLOWED]
        problems += [_problem(document, f"myst.{name}", given[name]) for name in refused]
        found["myst"] = {name: given[name] for name in given if name not in refused}
    for inside in (found, found.get("myst")):
        if isinstance(inside, dict) and isinstance(tags := inside.get("html_meta"), dict):
            obeyed = [name for name in tags if _OBEYED in str(name).lower()]
            problems += [_problem(document, f"html_meta.{name}", tags[name]) for name in obeyed]
            inside["html_meta"] = {name: tags[name] for name in tags if name not in obeyed}
    warn(problems)
    return found


def _problem(document: nodes.document, key: str, value: object) -> Problem:
    env = document.settings.env
    article = project_of(env).article(env.docname)
    tag = key.startswith("html_meta")
    return Problem(
        kind=Kind.VALUE,
        path=str(document["source"]),
        line=article.line("myst", "html_meta") if article else 1,
        key=key,
        message="is for conf.py, and left out" if not tag else "is a command to browsers, left out",
        value=shown(value),
        accepted="other tags of the head" if tag else ", ".join(ALLOWED),
    )
