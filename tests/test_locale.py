"""The translations that are shipped."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

import sphinxext.articles

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

pytestmark = pytest.mark.across

OURS = dict.fromkeys(("__", "spoken"))
LOCALE = Path(sphinxext.articles.__file__).parent / "locale"
CATALOGUES = sorted(LOCALE.glob("*/LC_MESSAGES/*.po"))


def test_the_template_has_the_strings_of_the_code_and_no_others() -> None:
    found = extract_from_dir(LOCALE.parent, keywords={**DEFAULT_KEYWORDS, **OURS})
    with (LOCALE / "sphinxext-articles.pot").open("rb") as template:
        wanted = {message.id for message in read_po(template) if message.id}
    assert {text for _, _, text, _, _ in found} == wanted


def _said(catalogue: Catalog) -> dict[object, object]:
    return {each.id: each.string for each in catalogue if each.id and each.string}


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_a_compiled_catalogue_says_what_its_source_says(path: Path) -> None:
    with path.open("rb") as stream, path.with_suffix(".mo").open("rb") as compiled:
        source, shipped = read_po(stream), read_mo(compiled)
    # Each Babel writes its own version into the head, which is the message without an id.
    assert _said(shipped) == _said(source) != {}


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
