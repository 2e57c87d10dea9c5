"""HTML for readers elsewhere: plain, safe, and with full addresses only."""

from __future__ import annotations

import pytest

from sphinxext.articles.formats.feed_html import absolute, readable

PAGE = "https://example.org/docs/blog/a.html"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('<a href="b.html#x">b</a>', '<a href="https://example.org/docs/blog/b.html#x">b</a>'),
        ('<a href="#x">b</a>', f'<a href="{PAGE}#x">b</a>'),
        ('<a href="/b?x=1&amp;y">b</a>', '<a href="https://example.org/b?x=1&amp;y">b</a>'),
        ('<a href="//cdn.example/b">b</a>', '<a href="https://cdn.example/b">b</a>'),
        ('<a href="mailto:a@b.example">b</a>', '<a href="mailto:a@b.example">b</a>'),
        ('<a href="java\tscript:x()">b</a>', "<a>b</a>"),
        ('<a href="http://[">b</a>', "<a>b</a>"),
        ('<img src="../_images/a.png" alt="A">',
         '<img src="https://example.org/docs/_images/a.png" alt="A">'),
        ('<img src="data:image/png;base64,AA">', '<img src="data:image/png;base64,AA">'),
        ('<video poster="p.png" src="v.mp4" controls></video>',
         '<video poster="https://example.org/docs/blog/p.png"'
         ' src="https://example.org/docs/blog/v.mp4" controls=""></video>'),
        ('<img srcset="a.png 1x,b,c.png 2x, d.png">',
         '<img srcset="https://example.org/docs/blog/a.png 1x,'
         " https://example.org/docs/blog/b,c.png 2x, https://example.org/docs/blog/d.png\">"),
    ],
)  # fmt: skip
def test_every_address_is_absolute(written: str, read: str) -> None:
    assert readable(written, PAGE) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<p>a<script>alert('x')</script>b</p>", "<p>ab</p>"),
        ("<style>p {}</style><p onclick='x()' style='x' class='y' id='z'>b</p>", "<p>b</p>"),
        ('<h2>A<a class="headerlink" href="#a">¶</a></h2>', "<h2>A</h2>"),
        ('<details class="sd-x"><summary>S<svg><path d="M"></path></svg></summary>B</details>',
         "<details><summary>S</summary>B</details>"),
        ('<div class="admonition note"><p class="admonition-title">Note</p><p>B</p></div>',
         "<blockquote><p><strong>Note</strong></p><p>B</p></blockquote>"),
        ('<input type="radio"><label class="sd-tab-label" for="x">One</label><div>1</div>',
         "<p><strong>One</strong></p><div>1</div>"),
        ('<input type="checkbox" checked disabled> done', "☑  done"),
        ('<pre><span class="k">if</span> a &lt; b:\n    pass</pre>',
         "<pre>if a &lt; b:\n    pass</pre>"),
        ('<iframe src="https://v.example/1" title="A &quot;film&quot;"></iframe>',
         '<p><a href="https://v.example/1">A &quot;film&quot;</a></p>'),
        ('<span lang="de">Wort</span>', '<span lang="de">Wort</span>'),
        ("</div><p>a</b>b", "<p>ab</p>"),
        ("<p><svg>a<p>b</svg>c</p>", "<p>c</p>"),
        ("a<!-- b --><?php c ?><!DOCTYPE d>e", "ae"),
        ("<nav><span>a</span></nav>", "a"),
        ("&amp;lt; &#x3c; &copy;", "&amp;lt; &lt; ©"),
    ],
)  # fmt: skip
def test_what_a_style_sheet_draws_becomes_text(written: str, read: str) -> None:
    assert readable(written, PAGE) == read


def test_nothing_can_be_run() -> None:
    for address in (
        "javascript:x()",
        " JavaScript:x()",
        "\x01javascript:x",
        "vbscript:x",
        "data:a",
    ):
        assert absolute(address, PAGE) == ""
