"""What each side's HTML has of its own, and what is done about it before blocks are compared."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from .blocks import HEADINGS, Page, Reader, plain

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_ALERT = re.compile(
    r"\[!(?P<kind>NOTE|TIP|IMPORTANT|WARNING|CAUTION)\](?:[ \t]+(?P<title>[^\n]+))?", re.IGNORECASE
)
_MARKS = re.compile(r"^(?:\\\[|\\\()|(?:\\\]|\\\))$")
# Sphinx wraps a formula of several lines, so that MathJax breaks them.
_WRAPPED = re.compile(r"^\\begin\{(split|gather)\}(.*)\\end\{\1\}$", re.DOTALL)
# Display maths is a `div`, which ends a paragraph for a parser of HTML, though not for a reader.
_PARAGRAPH = re.compile(r"<p>(?:(?!</p>).)*</p>", re.DOTALL)
_IN_PARAGRAPH = re.compile(r'<div class="math([^>]*)>(.*?)</div>', re.DOTALL)


def of_astro(html: str) -> Page:
    """Read what Astro's processor gives."""
    return _Astro().read(_body(html))


def of_sphinx(html: str) -> Page:
    """Read the body of a page that Sphinx wrote."""
    tree = LexborHTMLParser(_PARAGRAPH.sub(_inline_maths, html))
    body = tree.css_first("div.body") or tree.body
    assert body is not None
    return _Sphinx().read(body)


def _body(html: str) -> LexborNode:
    body = LexborHTMLParser(f"<!DOCTYPE html><body>{html}</body>").body
    assert body is not None
    return body


def _inline_maths(paragraph: re.Match[str]) -> str:
    return _IN_PARAGRAPH.sub(r'<span class="math\1>\2</span>', paragraph[0])


def _formula(text: str) -> str:
    """Return what an author wrote; whether it stands alone on a line is presentation."""
    bare = _MARKS.sub("", text.strip()).strip()
    return plain(_WRAPPED.sub(r"\2", bare))


def _classes(node: LexborNode) -> set[str]:
    return set((node.attributes.get("class") or "").split())


class _Astro(Reader):
    def special(self, node: LexborNode, kind: str) -> bool:
        classes, given = _classes(node), node.attributes
        if "math-inline" in classes:
            self.say(f" ${plain(node.text())}$ ")
            return True
        if node.tag == "pre" and (code := node.css_first("code.math-display")):
            self._flush(kind)
            self.add("paragraph", f"${plain(code.text())}$")
            return True
        if "data-footnote-backref" in classes:
            return True  # the way back from a note is navigation
        if "data-footnote-ref" in given:
            self.say("[note]")  # how notes are numbered and marked is the theme's affair
            return True
        if node.tag in HEADINGS and given.get("id") == "footnote-label":
            return True  # hidden from sight, and English in any language
        if "data-title" in given:
            self._flush(kind)
            self.add("aside title", plain(node.text()).lower())
            return True
        if "data-label" in given:
            self._flush(kind)
            self.add("label", plain(node.text()))
            return True
        if node.tag == "blockquote" and (first := node.css_first("p")):
            return self._alert(node, first)
        return False

    def _alert(self, node: LexborNode, first: LexborNode) -> bool:
        """Take GitHub's alerts for asides, as sites make them with a plugin."""
        match = _ALERT.match(first.text())
        if match is None:
            return False
        self._flush("quote")
        self.add("aside title", plain(match["title"] or match["kind"]).lower())
        at = len(self.page.blocks)
        self._children(node, "aside")
        self._flush("aside")
        block = self.page.blocks[at]
        rest = block.text.removeprefix(plain(match[0])).strip()
        self.page.blocks[at : at + 1] = [type(block)(kind=block.kind, text=rest)] if rest else []
        return True

    def source(self, node: LexborNode) -> str:
        marked = node.attributes.get("__astro_image_")
        if not marked:
            return super().source(node)
        return str(json.loads(marked)["src"])

    def _image(self, node: LexborNode, kind: str) -> None:
        if marked := node.attributes.get("__astro_image_"):
            node.attrs["alt"] = json.loads(marked).get("alt", "")
        super()._image(node, kind)


# Ours, around the article: byline, place in the series, banner. Captions and line numbers of
# code come from what Astro's own processor drops.
_AROUND = {
    "article-byline", "article-parts", "article-banner", "headerlink", "code-block-caption",
    "linenos", "article-parts-folded", "article-hero", "article-author", "backrefs",
}  # fmt: skip


class _Sphinx(Reader):
    def special(self, node: LexborNode, kind: str) -> bool:
        classes, tag = _classes(node), node.tag
        if classes & _AROUND:
            return True
        if tag == "pre":
            for number in node.css("span.linenos"):
                number.decompose()
            return False
        if "footnote-reference" in classes:
            self.say("[note]")
            return True
        if tag == "span" and "label" in classes and node.css_first("span.fn-bracket"):
            return True
        if tag == "aside" and "footnote" in classes:
            self._flush(kind)
            self._children(node, "item")
            self._flush("item")
            return True
        if tag == "aside" and "footnote-list" in classes:
            self._children(node, kind)
            return True
        if tag == "span" and "math" in classes:
            self.say(f" ${_formula(node.text())}$ ")
            return True
        if tag == "div" and "math" in classes:
            self._flush(kind)
            self.add("paragraph", f"${_formula(node.text())}$")
            return True
        if tag == "div" and "admonition" in classes:
            self._flush(kind)
            self._children(node, "aside")
            self._flush("aside")
            return True
        if tag == "p" and "admonition-title" in classes:
            self._flush(kind)
            self.add("aside title", plain(node.text()).lower())
            return True
        if tag == "label" and "sd-tab-label" in classes:
            self._flush(kind)
            self.add("label", plain(node.text()))
            return True
        if tag == "a" and "image-reference" in classes and not node.attributes.get("href"):
            self._children(node, kind)
            return True
        return False

    def heading_id(self, node: LexborNode) -> str:
        """Every id of a heading and of its section, the heading's own first."""
        ids = [node.attributes.get("id")]
        ids += [each.attributes.get("id") for each in node.css("span[id]")]
        parent = node.parent
        if parent is not None and parent.tag == "section":
            ids.append(parent.attributes.get("id"))
            # Sphinx writes further ids of a section as empty spans before its heading.
            for child in parent.iter():
                if child.tag != "span":
                    break
                ids.append(child.attributes.get("id"))
        return " ".join(each for each in ids if each)
