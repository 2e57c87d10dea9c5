"""The corpora: what they are, and how they come out of their repositories into a cache."""

from __future__ import annotations

import io
import shutil
import subprocess
import tomllib
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
SUFFIXES = (".md", ".mdx")


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """A public site. The fields are those of ``corpora.toml``."""

    name: str
    repo: str
    commit: str
    keep: list[str]
    content: str
    url: str
    site: str = ""
    only: list[str] = field(default_factory=lambda: ["**"])
    exclude: list[str] = field(default_factory=list)
    public: str | None = None
    aliases: dict[str, str] | None = None
    features: dict[str, object] = field(default_factory=dict)
    myst: list[str] = field(default_factory=list)

    def files(self, root: Path) -> list[str]:
        """Return the articles of the site, relative to its content folder."""
        folder = root / self.content
        names = (
            path.relative_to(folder).as_posix()
            for path in folder.rglob("*")
            if path.suffix in SUFFIXES and path.is_file()
        )
        return sorted(each for each in names if not _matches(each, self.exclude))

    def sample(self, root: Path) -> list[str]:
        """Return those of them that are compared."""
        return [each for each in self.files(root) if _matches(each, self.only)]


def _matches(name: str, patterns: list[str]) -> bool:
    """Tell whether a path matches a pattern; a ``*`` alone stays within one folder."""
    for pattern in patterns:
        deep = "**" in pattern
        if fnmatchcase(name, pattern.replace("**", "*")) and (
            deep or name.count("/") == pattern.count("/")
        ):
            return True
    return False


def read_corpora(file: Path, chosen: list[str]) -> list[Corpus]:
    """Return the corpora of a file, by name or all of them."""
    data = tomllib.loads(file.read_text("utf-8"))
    return [Corpus(name=name, **data[name]) for name in chosen or data]


def unpack(corpus: Corpus, cache: Path, mirrors: str) -> Path:
    """Return the folder with the corpus; bring it into the cache if it is not there.

    *mirrors* names the Git directories at hand, as in ``/srv/{owner}/{name}.git``; without
    it the commit is fetched from GitHub.
    """
    target = cache / "corpora" / corpus.name
    if (target / corpus.commit).is_file():
        return target
    shutil.rmtree(target, ignore_errors=True)
    owner, _, name = corpus.repo.partition("/")
    if mirrors:
        git_dir = Path(mirrors.format(owner=owner, name=name))
    else:
        git_dir = cache / "git" / corpus.name
        _git(git_dir.parent, "init", "-q", "--bare", str(git_dir))
        address = f"https://github.com/{corpus.repo}.git"
        _git(git_dir, "fetch", "-q", "--depth", "1", address, corpus.commit)
    for file, content in _contents(git_dir, corpus):
        path = target / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    (target / corpus.commit).touch()
    return target


def _contents(git_dir: Path, corpus: Corpus) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a corpus; one whose content the repository at hand lacks is empty."""
    listed = _git(git_dir, "ls-tree", "-r", "-z", corpus.commit, *corpus.keep).decode()
    entries = [line.partition("\t")[::2] for line in listed.split("\0") if line]
    objects = [about.split()[2] for about, _ in entries]
    stream = io.BytesIO(_git(git_dir, "cat-file", "--batch", given="\n".join(objects).encode()))
    for _, file in entries:
        *_, size = stream.readline().split()
        yield file, b"" if size == b"missing" else stream.read(int(size) + 1)[:-1]


def _git(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    folder.mkdir(parents=True, exist_ok=True)
    return subprocess.run(
        ["git", *arguments], cwd=folder, input=given, check=True, capture_output=True
    ).stdout
