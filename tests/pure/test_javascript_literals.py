"""Plain strings of a configuration in JavaScript, with the keys that lead to them."""

from __future__ import annotations

import pytest

from sphinxext.articles.javascript_literals import strings

from ..proportion import FAR, beyond_proportion


def test_strings_are_found_by_the_keys_that_lead_there() -> None:
    text = """
    import { defineConfig } from "astro_project/config"; // "not: this"
    const other = 'x';
    export default defineConfig({
      site: 'https://example.org', /* base: 'no', */
      integrations: [mdx({ alias: "inner" }), "plain"],
      i18n: { defaultLocale: "en", locales: ["en", { path: "german", codes: ["de", 'de-AT'] }] },
      vite: { "resolve": { alias: { '@a': `/src/a`, "@b": path.resolve("src"), c: 'it\\'s', }, }, },
    });
    """
    assert dict(strings(text)) == {
        ("site",): "https://example.org",
        ("alias",): "inner",
        ("integrations", 1): "plain",
        ("i18n", "defaultLocale"): "en",
        ("i18n", "locales", 0): "en",
        ("i18n", "locales", 1, "path"): "german",
        ("i18n", "locales", 1, "codes", 0): "de",
        ("i18n", "locales", 1, "codes", 1): "de-AT",
        ("vite", "resolve", "alias", "@a"): "/src/a",
        ("vite", "resolve", "alias", "c"): "it's",
    }


@pytest.mark.parametrize(
    "text",
    [
        "{a: b ? 'x' : 'y'}", "{a: 'x' + y}", "{a: f('x')}", "{a: `x${y}`}", "{...a, 'x'}",
        "f('x')", "'x'", "{a: {b: x}}", "{a: /'x'/}", "{a: 'x", "", "}}]]))", "{'a' 'x'}",
        "{a: ['x' + y]}", "{[a]: b}", "{a: x => 'y'}", "{a: b['x']}",
    ],
)  # fmt: skip
def test_what_is_computed_is_no_string(text: str) -> None:
    assert list(strings(text)) == []


@pytest.mark.parametrize("open_", ["{a:", "[", "(", "{", "{a:["])
def test_what_is_nested_too_deep_is_given_up(open_: str) -> None:
    assert list(strings(open_ * 100_000 + "'x'")) == []


@pytest.mark.parametrize(
    "part", ["/* ", "'", "{a: 'x',", "`", "[", "\\", "//", "a:", '\\"', "\\'", "\\`"]
)
def test_reading_takes_time_in_proportion(part: str) -> None:
    def read(text: str) -> None:
        list(strings(text))

    assert beyond_proportion(read, part * 2_000, part * 8_000) < FAR
