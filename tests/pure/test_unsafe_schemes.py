"""Which addresses run something, however they are written."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from sphinxext.articles.unsafe_schemes import RUNNING, leads_elsewhere, runs, runs_in_maths

DISGUISES = {
    "as it is": "{}:x",
    "in capitals": "{}:x",
    "a space before": " {}:x",
    "what is not seen before": "\x01{}:x",
    "a line break within": "{}:x",
    "percent signs": "{}:x",
    "percent signs twice": "{}:x",
    "a colon with a percent sign": "{}%3Ax",
}


def disguised(scheme: str, name: str) -> str:
    if name == "in capitals":
        scheme = scheme.upper()
    elif name == "a line break within":
        scheme = f"{scheme[:2]}\n{scheme[2:]}"
    elif name.startswith("percent"):
        scheme = f"%{ord(scheme[0]):x}{scheme[1:]}"
        scheme = quote(scheme) if name.endswith("twice") else scheme
    return DISGUISES[name].format(scheme)


@pytest.mark.parametrize("name", DISGUISES)
@pytest.mark.parametrize("scheme", sorted(RUNNING))
def test_a_scheme_that_runs_is_known_in_every_disguise(scheme: str, name: str) -> None:
    assert runs(disguised(scheme, name))


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/?to=javascript:x", "mailto:a@example.org", "tel:+431", "a/b:c.html",
        "../a.html#data:", "#javascript", "", "%zz", "/javascript:x", "matrix:r/a:b.org",
    ],
)  # fmt: skip
def test_what_leads_somewhere_does_not_run(address: str) -> None:
    assert not runs(address)


def test_a_picture_may_be_in_its_address_and_nothing_else() -> None:
    assert not runs("data:image/png;base64,AA==", picture=True)
    assert runs("data:image/png;base64,AA==")
    assert runs("data:text/html,x", picture=True)


def test_what_is_decoded_for_ever_is_not_followed() -> None:
    assert runs("%" + "25" * 50 + "6aavascript:x")


ASTRAY = (
    r"\href{javascript:x}{y}", r"\href {data:text/html,x}{y}", r"\href{%6aavascript:x}{y}",
    "\\href\n{java\nscript:x}{y}", r"\href{javascript:x({})}{y}", r"\url{vbscript:x}",
    r"\let\a\href \a{javascript:x}{y}", r"\def\a#1{\href{#1}{y}}\a{javascript:x}",
    r"\def\j{java}\href{\j script:x}{y}", r"\csname href\endcsname{javascript:x}{y}",
    r"\begin{href}{javascript:x}\end{href}", r"\text{$\href{javascript:x}{y}$}",
    r"\mmlToken{mi}[href='javascript:x']{y}", r"\let\a=\mmlToken \a{mi}[href=javascript:x]{y}",
    r"\def\a#1{\mmlToken{mi}[hr#1]{y}}\a{ef=javascript:x}", r"a \\\href{javascript:x}{y}",
)  # fmt: skip
HARMLESS = (
    r"\href{https://example.org/#x\%20}{y}", r"\href{#eq-1}{y}", r"\href{mailto:a@b.example}{y}",
    r"\mmlToken{mi}[mathvariant=bold]{y}", r"\mmlToken{mo}{y}", r"\hrefs{javascript:x}",
    r"\cssId{javascript:x}{y}", r"\text{javascript:x}", r"\frac{1}{2}", "",
)  # fmt: skip


@pytest.mark.parametrize("tex", ASTRAY)
def test_a_command_of_maths_that_may_lead_to_a_script_is_found(tex: str) -> None:
    assert runs_in_maths(tex)


@pytest.mark.parametrize("tex", HARMLESS)
def test_maths_may_lead_where_links_may(tex: str) -> None:
    assert runs_in_maths(tex) == ""


ELSEWHERE = (
    "https://evil.example/x.png", "//evil.example/x.png", "https:/evil.example/x.png",
    "https:evil.example/x.png", "HTTPS:evil.example", "ht\ttps:/evil.example", "\\\\evil.example",
    "/\\evil.example", " //evil.example", "\n/\t/evil.example", "ftp:x", "gopher:x", "c:/x.png",
)  # fmt: skip
HERE = (
    "x.png",
    "./x.png",
    "/x.png",
    "../a/x.png",
    "a/b:c.png",
    "#x",
    "?x://y",
    "",
    "data:,x",
)


@pytest.mark.parametrize("address", ELSEWHERE)
def test_an_address_of_another_site_is_known_however_it_is_written(address: str) -> None:
    assert leads_elsewhere(address)


@pytest.mark.parametrize("address", HERE)
def test_an_address_of_this_site_does_not_lead_elsewhere(address: str) -> None:
    assert not leads_elsewhere(address)
