"""An Astro project is found by its configuration file, above the content but not far above."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sphinxext.articles.astro_project import aliases_of, astro_root, locales_of
from sphinxext.articles.files_by_address import files_at, find_file
from sphinxext.articles.languages import Locales
from sphinxext.articles.settings import Collection

from ..proportion import FAR, beyond_proportion


@pytest.mark.parametrize("between", [0, 1, 6, 7])
def test_a_project_is_found_up_to_seven_folders_above(tmp_path: Path, between: int) -> None:
    (tmp_path / "astro.config.mjs").touch()
    assert astro_root(tmp_path.joinpath(*["x"] * between)) == tmp_path


def test_a_project_further_up_is_another_s(tmp_path: Path) -> None:
    (tmp_path / "astro.config.mjs").touch()
    assert astro_root(tmp_path.joinpath(*["x"] * 8)) is None


CONFIG = """
import path from 'node:path';
export default defineConfig({
  i18n: { defaultLocale: 'en', locales: ['en', { path: 'german', codes: ['de', 'de-AT'] }] },
  vite: { resolve: { alias: {
    '@assets': '/src/assets', '@img/': './src/img', "@": "src/here", '~*': 'home',
    '@path': path.resolve('./src/path'), '/': '/',
  } } },
});
"""


def test_aliases_of_vite_are_those_that_are_plain_strings(tmp_path: Path) -> None:
    (tmp_path / "astro.config.mjs").write_text(CONFIG, encoding="utf-8")
    (tmp_path / "tsconfig.json").write_text(
        '{"compilerOptions": {"paths": {"@/*": ["./no/*"], "#/*": ["./ts/*"]}}}', encoding="utf-8"
    )
    found = {start: folder.relative_to(tmp_path) for start, folder in aliases_of(tmp_path)}
    whole = {"@assets": Path("src/assets"), "@img": Path("src/img"), "@": Path("src/here"),
             "~": Path("home")}  # fmt: skip
    assert found == whole | {f"{start}/": path for start, path in whole.items()} | {
        "#/": Path("ts")
    }
    assert list(found)[:2] == ["@assets/", "@assets"]


@pytest.mark.parametrize(
    ("paths", "address", "places"),
    [
        ({"#img/*": ["./pics/*"]}, "#img/p.png", ["pics/p.png"]),
        ({"#img/*": ["./pics/*"]}, "#img/p.png?x#y", ["pics/p.png"]),
        ({"#img/*": ["./pics/*"]}, "#other/p.png", []),
        ({}, "#p.png", []),
        ({"@img/*": ["./pics/*"]}, "@img/p.png", ["pics/p.png"]),
        ({"one": ["./pics/p.png"]}, "one", ["pics/p.png"]),
        ({"#one": ["./pics/p.png"]}, "#one", ["pics/p.png"]),
        ({"one": ["./pics/p.png"]}, "one.png", []),
        ({"one": ["./pics"]}, "one/p.png", []),
        ({"@two/*": ["./nowhere/*", "./pics/*"]}, "@two/p.png", ["pics/p.png"]),
        ({"@two/*": ["./more/*", "./pics/*"]}, "@two/p.png", ["more/p.png", "pics/p.png"]),
        ({"@two/*": ["../*", "./pics/*"]}, "@two/p.png", ["pics/p.png"]),
        ({"@two/*": []}, "@two/p.png", []),
        ({"*": ["./pics/*"]}, "p.png", []),
    ],
)
def test_an_alias_of_typescript_is_of_folders_or_of_a_file(
    tmp_path: Path, paths: dict[str, list[str]], address: str, places: list[str]
) -> None:
    for name in ("pics/p.png", "more/p.png", "src/p.png"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).touch()
    text = json.dumps({"compilerOptions": {"paths": paths}})
    (tmp_path / "tsconfig.json").write_text(text, encoding="utf-8")
    collection = Collection(
        prefix="blog", folder=tmp_path, aliases=aliases_of(tmp_path), astro=tmp_path
    )
    found = files_at(collection, tmp_path / "content/a.md", address)
    assert [each.relative_to(tmp_path).as_posix() for each in found] == places


@pytest.mark.parametrize(
    ("alias", "found"),
    [
        ('{ "@vite": "./pics" }', True), ("[{ find: '@vite', replacement: './pics' }]", True),
        ("[{ find: /x/, replacement: 'x' }, { replacement: '/pics', find: '@vite' }]", True),
        ("[{ find: '@vite' }, { replacement: './pics' }]", False),
        ("[{ find: /^@vite/, replacement: './pics' }]", False),
        ("[{ find: '@vite', replacement: path('./pics') }]", False),
    ],
)  # fmt: skip
def test_aliases_of_vite_may_be_listed(tmp_path: Path, alias: str, found: bool) -> None:
    config = f"export default {{ vite: {{ resolve: {{ alias: {alias} }} }} }};"
    (tmp_path / "astro.config.mjs").write_text(config, encoding="utf-8")
    assert (("@vite/", tmp_path / "pics") in aliases_of(tmp_path)) is found


@pytest.mark.parametrize(
    ("locales", "declared"),
    [
        ("i18n: {locales: ['en', 'de']}", Locales(tags=("en", "de"))),
        (
            "i18n: {x: 'en', locales: ['en', { path: 'german', codes: ['de', 'at'] }] }",
            Locales(tags=("en", "de"), names=(("german", "de"), ("at", "de"))),
        ),
        (
            "i18n: {locales: [{codes: ['zh-CN'], path: '/x/'}, {path: 'y', codes: ['es']}, 'en']}",
            Locales(tags=("zh-CN", "es", "en"), names=(("x", "zh-CN"), ("y", "es"))),
        ),
        ("i18n: {locales: [{path: 'y', codes: []}, {path: 'z', codes: x}]}", Locales()),
        (
            "integrations: [mdx(), starlight({title: 'T', locales: {"
            "root: {label: 'English', lang: 'en'}, fr: {label: 'Fran\u00e7ais'},"
            " 'zh-cn': {label: 'x', lang: 'zh-CN', dir: 'ltr'}}})]",
            Locales(tags=("en", "fr", "zh-cn"), home="en"),
        ),
        (
            "integrations: [starlight({locales: {'pt-br': {label: 'P', lang: 'pt-BR'}}})]",
            Locales(tags=("pt-br",)),
        ),
        (
            "i18n: {locales: [{codes: ['zh-CN', 'zh'], path: 'zh-cn'}]}",
            Locales(tags=("zh-cn",), names=(("zh", "zh-cn"),)),
        ),
        (
            "integrations: [starlight({locales: {root: {lang: 'de-AT', label: 'x'}}})]",
            Locales(tags=("de-AT",), home="de-AT"),
        ),
        ("integrations: [starlight({locales: {'no language': {label: 'x'}}})]", Locales()),
        ("integrations: [sitemap({i18n: {locales: {en: 'en-US', de: 'de-DE'}}})]", Locales()),
    ],
)
def test_locales_are_those_that_astro_or_starlight_declares(
    tmp_path: Path, locales: str, declared: Locales
) -> None:
    text = f"export default defineConfig({{ {locales} }});"
    (tmp_path / "astro.config.ts").write_text(text, encoding="utf-8")
    assert locales_of(tmp_path) == declared


@pytest.mark.parametrize("text", ["", "export default {}", "\0", "{ i18n: { locales: x } }"])
def test_a_configuration_that_says_nothing_in_strings_says_nothing(
    tmp_path: Path, text: str
) -> None:
    (tmp_path / "astro.config.js").write_text(text, encoding="utf-8")
    assert locales_of(tmp_path) == locales_of(tmp_path / "elsewhere") == Locales()
    assert aliases_of(tmp_path) == (("@/", tmp_path / "src"), ("~/", tmp_path / "src"))


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("images/x.png", "public/images/x.png"), ("x.png", "public/images/x.png"),
        ("/x.png", "public/images/x.png"), ("near.png", "content/near.png"),
        ("both.png", "content/both.png"), ("two.png", None), ("no.png", None),
        ("deep/y.png", "public/a/deep/y.png"),
    ],
)  # fmt: skip
def test_a_picture_may_be_given_relative_to_public_or_to_a_folder_of_it(
    tmp_path: Path, address: str, place: str | None
) -> None:
    for name in (
        "public/images/x.png", "public/a/two.png", "public/b/two.png", "public/both.png",
        "public/a/deep/y.png", "content/near.png", "content/both.png",
    ):  # fmt: skip
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    public = (tmp_path / "public",)
    collection = Collection(prefix="blog", folder=tmp_path / "content", public=public)
    article = tmp_path / "content/a.md"
    found = find_file(collection, article, address, picture=True)
    assert found == (place and tmp_path / place)
    beside = find_file(collection, article, address)
    assert beside in {None, tmp_path / "content" / address}


@pytest.mark.parametrize("part", ["/* ", "// ", '"', ", ", '\\"'])
def test_a_tsconfig_takes_time_in_proportion(tmp_path: Path, part: str) -> None:
    def read(text: str) -> None:
        (tmp_path / "tsconfig.json").write_text(text, encoding="utf-8")
        aliases_of(tmp_path)

    assert beyond_proportion(read, part * 4_000, part * 16_000) < FAR
