"""An address is written as the author wrote it: what was checked is what a browser gets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from .building import article, links

if TYPE_CHECKING:
    from .building import Site

RUN = re.compile(r"(?:javascript|vbscript|data|file):")
HIDDEN = (
    "javascript:alert(1)", "JavaScript:alert(1)", "%6aavascript:alert(1)", "%01javascript:alert(1)",
    "%20javascript:alert(1)", "java%0ascript:alert(1)", "%6A%61vascript:alert(1)",
    "vbscript:x", "%76bscript:x", "data:text/html,x", "%64ata:text/html,x", "file:///etc/passwd",
    "&#106;avascript:alert(1)", "java&Tab;script:alert(1)", "&#1;javascript:alert(1)",
    "javascript&colon;alert(1)", "%2520javascript:alert(1)", "x:%6aavascript:alert(1)",
)  # fmt: skip
MARKDOWN = (
    "[text]({})", "[text](<{}>)", "[text]\n\n[text]: {}", "[text]: <{}>\n\n[text]", "![text]({})",
    "<{}>", "::link[text]{{url={}}}", "[![text]({0})]({0})",
)  # fmt: skip
COMPONENTS = (
    '<LinkCard title="text" href="{}" />', '<LinkButton href="{}">text</LinkButton>',
    '<Card title="text" href="{}" />', 'x <a href="{}">text</a>', '<a href="{}">\n\ntext\n\n</a>',
    '<img alt="text" src="{}" />', '<Image alt="text" src="{}" />', '<LinkPreview id="{}" />text',
    '<YouTube id="{}" title="text" />', '<form action="{}">text</form>',
    '<button formaction="{}">text</button>', '<iframe src="{}">text</iframe>',
    '<object data="{}">text</object>', "text\n\n<video poster='{}' />",
)  # fmt: skip


def live(html: str) -> list[str]:
    """Return the addresses that a browser would take for a script, or for data."""
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(html, "html.parser")
    found = [
        str(element[name])
        for element in soup.select(".body *")
        for name in ("href", "src", "action", "formaction", "data", "poster")
        if element.has_attr(name)
    ]
    return [each for each in found if RUN.match(re.sub(r"[\x00-\x20]", "", each).lower())]


@pytest.mark.parametrize("address", HIDDEN)
def test_no_spelling_makes_a_link_run(site: Site, address: str) -> None:
    quoted = address.replace('"', "&quot;")
    site.write({
        "a.md": article("A", "\n\n".join(form.format(address) for form in MARKDOWN)),
        **{
            f"c{n}.mdx": article("C", form.format(quoted)) for n, form in enumerate(COMPONENTS)
        },
    })  # fmt: skip
    built = site.build()
    assert not [message for message in built.messages() if "Traceback" in message]
    assert live(built.text("blog/a.html")) == []
    for n in range(len(COMPONENTS)):
        assert live(built.text(f"blog/c{n}.html")) == [], COMPONENTS[n]
        shown = built.page(f"blog/c{n}").select_one(".body")
        alts = [str(image.get("alt")) for image in shown.select("img")]
        assert "text" in shown.get_text() or "text" in alts, COMPONENTS[n]


@pytest.mark.parametrize(
    "text",
    [
        '<LinkCard title="x" href="javascript:alert(1)" />',
        'Some <a href="JAVASCRIPT:alert(1)">x</a>.',
        '<a href="data:text/html,x">\n\nx\n\n</a>',
        '<iframe src="vbscript:x">x</iframe>',
    ],
)
def test_an_address_that_would_run_is_left_out_with_a_warning(site: Site, text: str) -> None:
    site.write({"a.mdx": article("A", f"Before.\n\n{text}\n\nAfter.")})
    built = site.build()
    [warning] = built.warnings
    assert warning.startswith("content/a.mdx:7: WARNING: <")
    assert "leads to a script or to data, so the address is left out (found '" in warning
    assert "accepted: http, https, mailto" in warning


def test_an_address_is_written_as_the_author_wrote_it(site: Site) -> None:
    addresses = [
        "https://example.org/a%2Fb?c=%26d#%C3%A9", "./a%2Fb", "/x%20y/?z=%3D",
        "/caf%C3%A9/",
    ]  # fmt: skip
    site.write({"a.md": article("A", "\n\n".join(f"[x]({each})" for each in addresses))})
    built = site.build(strict=True)
    assert [href for _, href in links(built.page("blog/a"), ".body p > a")] == addresses


def test_a_picture_in_an_address_stays(site: Site) -> None:
    body = '<img alt="x" src="data:image/svg+xml,%3Csvg%3E" />\n\n![y](data:image/png;base64,AAAA)'
    site.write({"a.mdx": article("A", body)})
    built = site.build()
    assert len(built.page("blog/a").select(".body img[src^='data:image/']")) >= 1


@pytest.mark.parametrize("attribute", ["to", "from", "by", "values"])
@pytest.mark.parametrize(
    "tag", ["animate", "set", "animateTransform", "animateMotion", "animateColor"]
)
def test_no_animation_gives_a_link_an_address_that_runs(
    site: Site, tag: str, attribute: str
) -> None:
    values = [*HIDDEN, "./a/; javascript:alert(1)", "./a/;%6aavascript:x"]
    animations = [
        f'<{tag} attributeName="{name}" {attribute}="{each}" />'
        for each in values
        for name in ("href", "xlink:href")
    ]
    kept = f'<{tag} attributeName="fill" {attribute}="red;blue" />'
    inside = "".join([*animations, kept])
    site.write({"a.mdx": article("A", f'<svg><a href="https://x.example">{inside}x</a></svg>')})
    built = site.build()
    found = built.page("blog/a").select(f".body {tag}")
    assert len(found) == len(animations) + 1
    left = [str(each[attribute]) for each in found if each.has_attr(attribute)]
    assert "red;blue" in left
    seen = [re.sub(r"[\x00-\x20]", "", part).lower() for each in left for part in each.split(";")]
    assert [each for each in seen if RUN.match(each)] == []
    assert len(built.warnings) == len(animations) + 1 - len(left)
    assert all("leads to a script or to data" in each for each in built.messages())
