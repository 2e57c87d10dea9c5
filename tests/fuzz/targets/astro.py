"""The configuration of an Astro project, which strangers may write."""

from __future__ import annotations

import tempfile
from pathlib import Path

from sphinxext.articles.astro_project import aliases_of, astro_root, locales_of
from sphinxext.articles.javascript_literals import strings
from sphinxext.articles.languages import is_tag
from sphinxext.articles.symlinks import is_inside

from ..target import Target, text

_FOLDER = tempfile.TemporaryDirectory()
ROOT = Path(_FOLDER.name).resolve()
(ROOT / "src").mkdir()


def run(data: bytes) -> None:
    """Read ``astro.config.mjs``, and what comes after a NUL as ``tsconfig.json``."""
    config, _, tsconfig = data.partition(b"\0")
    (ROOT / "astro.config.mjs").write_bytes(config)
    (ROOT / "tsconfig.json").write_bytes(tsconfig)
    for path, value in strings(text(config)):
        f"{path} {value}".encode()
    assert astro_root(ROOT / "src") == ROOT
    locales = locales_of(ROOT)
    assert all(map(is_tag, locales.tags))
    assert {tag for _, tag in locales.names} <= {*locales.tags}
    for start, folder in aliases_of(ROOT):
        assert start
        assert is_inside(ROOT, folder)


TARGETS = {
    "astro": Target(
        run=run,
        examples=(
            "export default defineConfig({\n"
            '  i18n: {locales: ["en", {path: "x", codes: ["pt-BR"]}]},\n'
            '  vite: {resolve: {alias: {"@": "/src", "~c": `./src/c`}}},\n'
            '  x: {vite: {resolve: {alias: [{find: "v", replacement: "./src"}]}}},\n});\n',
            '\0{\n// c\n"compilerOptions": {"baseUrl": ".", "paths": {"@/*": ["./src/*"],}},\n}\n',
        ),
        pieces=(
            "export default ", "defineConfig(", "i18n: ", "locales: ", "starlight(", "root: ",
            "lang: ", "path: ", "codes: ", "vite: ", "resolve: ", "alias: ", '"@": ', '"/src"',
            '"../.."', "'", '"', "`", "${", "{", "}", "[", "]", "(", ")", ",", ":", "//", "/*",
            "*/", "\\", "\n", "\0", '"compilerOptions": ', '"baseUrl": ', '"paths": ', '"@/*": ',
            '["/etc/*"]', "...", "=>", "/", "~/*", '"\\ud800"',
        ),
    )
}  # fmt: skip
