"""What strangers may not write is shown as text, with a warning that says how to allow it."""

from __future__ import annotations

from docutils import nodes

from ..problems import Kind, Problem, shown
from ..reporting import warn


def literal(source: str, *, inline: bool) -> nodes.Element:
    """Return *source* as text."""
    if inline:
        return nodes.literal(source, source)
    return nodes.literal_block(source, source, language="none", force=True)


def tell(document: nodes.document, line: int | None, what: str, source: str, accepted: str) -> None:
    """Warn of something that is shown as text."""
    problem = Problem(
        kind=Kind.UNTRUSTED,
        path=str(document["source"]),
        line=line,
        message=f"{what} is shown as text, because articles are not trusted",
        value=shown(source.strip()),
        accepted=accepted,
    )
    warn([problem])


def in_option(key: str, entry: str) -> str:
    """Say where ``conf.py`` can allow more."""
    return f"{entry} in articles_untrusted[{key!r}]"
