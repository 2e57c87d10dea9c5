"""A page of a book, of whatever authors write as HTML."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from sphinxext.articles.epub_markup.allowed import ELEMENTS
from sphinxext.articles.epub_markup.pages import mended_page
from sphinxext.articles.epub_markup.svg_mathml_names import SVG
from sphinxext.articles.html_tokens import FOREIGN

from ..target import Target, text
from .addresses import _LIVE, opened
from .readable import ADDRESSES

_NAMES = {*ELEMENTS, *SVG.values(), *FOREIGN}
_MATH = "{http://www.w3.org/1998/Math/MathML}"


def run_epub(data: bytes) -> None:
    """Mend a page: it is XML of known elements, nothing in it is live, and it stays as it is."""
    once = mended_page(text(data), lambda path: path.startswith("here"))
    for element in ET.fromstring(f"<body>{once}</body>").iter():
        name = element.tag.rpartition("}")[2]
        assert name in _NAMES or element.tag.startswith(_MATH) or name == "body"
        for key, value in element.attrib.items():
            assert not key.startswith("on")
            is_address = key.rpartition("}")[2] in ADDRESSES
            assert (
                not is_address or value.startswith("data:image/") or not _LIVE.match(opened(value))
            )
    assert mended_page(once, lambda path: path.startswith("here")) == once


TARGETS = {
    "epub": Target(
        run=run_epub,
        examples=(
            '<p align=center style="color: red; direction: rtl">a <a href="here.html#x">b</a>',
            '<ul><p>a<li>b</ul><dl><dd>c</dl><table><td>d<caption>e</table><col><summary>f',
            '<font size=3 color=red>a</font><iframe src="https://x.example/1"></iframe><img src=b>',
            '<svg><circle r=1 /><a xlink:href="javascript:x"><text>c</text></a></svg>',
            '<object data="here.svg">a</object><svg /><math />',
            "<math><mfrac><mn>1</mn></mfrac></math><ruby>x<rt>y</ruby><progress value=3 max=2>",
            "<details>a</details><bdo>b</bdo><area href=here alt=c><input type=text value=d>",
        ),
        pieces=(
            "<p>", "</p>", "<a ", "<img ", "<svg>", "<math>", "<foreignObject>", "<table>", "<td>",
            "<tr>", "<li>", "<ul>", "<dl>", "<dt>", "<dd>", "<ruby>", "<rt>", "<details>",
            "<summary>", "<object ", "<iframe ", "<font ", "<script>", "</", "<", ">", "/>",
            "<!--", "-->", "<![CDATA[", 'href="', "src=", "xlink:href=", "data=", "id=x", "style=",
            "onclick=", "align=center",
            "here", "#x", "javascript:", "data:image/svg+xml,", "&lt;", "&#0;", '"', "'", " ", "=",
        ),
    ),
}  # fmt: skip
