"""The translations that are shipped."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import sphinxext.articles

pytestmark = pytest.mark.across

OURS = dict.fromkeys(("__", "spoken"))
LOCALE = Path(sphinxext.articles.__file__).parent / "locale"
CATALOGUES = sorted(LOCALE.glob("*/LC_MESSAGES/*.po"))


def test_the_template_has_the_strings_of_the_code_and_no_others() -> None:
    found = extract_from_dir(LOCALE.parent, keywords={**DEFAULT_KEYWORDS, **OURS})
    with (LOCALE / "sphinxext-articles.pot").open("rb") as template:
        wanted = {message.id for message in read_po(template) if message.id}
    assert {text for _, _, text, _, _ in found} == wanted


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_a_compiled_catalogue_says_what_its_source_says(path: Path) -> None:
    with path.open("rb") as stream:
        catalogue = read_po(stream)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    assert path.with_suffix(".mo").read_bytes() == compiled.getvalue()


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_a_catalogue_translates_every_string_and_keeps_its_placeholders(path: Path) -> None:
    with path.open("rb") as stream, (LOCALE / "sphinxext-articles.pot").open("rb") as template:
        catalogue, wanted = read_po(stream), read_po(template)
    for message in wanted:
        if not message.id or message.id.startswith("%b"):
            continue
        translated = catalogue.get(message.id)
        assert translated is not None, message.id
        assert translated.string, message.id
        assert sorted(part[0] for part in message.id.split("%")[1:]) == sorted(
            part[0] for part in translated.string.split("%")[1:]
        )
