"""Which addresses run something, however they are written."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from sphinxext.articles.unsafe_schemes import RUNNING, leads_elsewhere, runs

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
