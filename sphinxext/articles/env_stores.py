"""What builds remember of each document, beside its doctree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

Value = TypeVar("Value")


class Store(Generic[Value]):
    """One value for a document, kept in the environment under ``articles_<name>``.

    Cleared when the document is read again, and gathered from processes that read in parallel.
    A change of what is stored needs another :data:`.version.STORED`.
    """

    def __init__(self, name: str) -> None:
        self.attribute = f"articles_{name}"

    def of(self, env: BuildEnvironment) -> dict[str, Value]:
        """Return the values by document name."""
        found: dict[str, Value] | None = getattr(env, self.attribute, None)
        if found is None:
            found = {}
            setattr(env, self.attribute, found)
        return found

    def setup(self, app: Sphinx) -> None:
        """Keep the values in step with the documents."""
        app.connect("env-purge-doc", self._on_env_purge_doc)
        app.connect("env-merge-info", self._on_env_merge_info)

    def _on_env_purge_doc(self, app: Sphinx, env: BuildEnvironment, docname: str) -> None:
        self.of(env).pop(docname, None)

    def _on_env_merge_info(
        self, app: Sphinx, env: BuildEnvironment, docnames: AbstractSet[str], other: Any
    ) -> None:
        theirs = self.of(other)
        self.of(env).update({name: theirs[name] for name in docnames if name in theirs})
