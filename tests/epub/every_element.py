"""An article with every element of HTML, everywhere, with attributes that a book must not have."""

from __future__ import annotations

from sphinxext.articles.epub_markup.allowed import DROPPED, ELEMENTS, REPLACED, UNWRAPPED

VERBATIM = {"listing", "noembed", "noframes", "script", "style", "textarea", "title", "xmp"}
NAMES = sorted(
    {
        *ELEMENTS, *REPLACED, *UNWRAPPED, *DROPPED,
        "custom-element", "embed", "iframe", "math", "portal", "svg",
    }
    - {"plaintext"}  # which nothing ends
)  # fmt: skip
ATTRIBUTES = " ".join(
    [
        "align=center bgcolor=#fff border=1 cellpadding=3 cellspacing=2 clear=all color=red",
        "face='A, B' frameborder=0 height=10 hspace=2 nowrap size=3 summary=s valign=top",
        "width=50% accesskey=k allowfullscreen contenteditable loading=lazy tabindex=0",
        "style='color: red; direction: rtl; background: url(x.png)' onclick='x()'",
        "DATA-Foo=1 data-1:x=y 1:2=3 id='a b' name=n lang='x y' dir=up title='q\"q' xml:lang=de",
        "aria-label=l aria-labelledby=gone role=button for=gone headers=gone usemap=#gone",
        "src=https://x.example/a.png href=https://x.example/ data=https://x.example/b.svg",
        "poster=https://x.example/p.png srcset='https://x.example/c.png 2x' xlink:href=#gone",
        "cite=:: datetime=yesterday start=x type=text value=v span=0 colspan=-1 open=open",
    ]
)
MORE = """
<!-- a -- b --->

<div><![CDATA[x]]><?php echo 1 ?><!DOCTYPE html></div>

<svg width="10" height="10" viewBox="0 0 9 9"><circle cx=5 cy=5 r=4 fill=red />
<a xlink:href="javascript:x()"><text>x</text></a><foreignObject><p>in<div>x</p></foreignObject>
<script>x()</script><animate attributeName=x /><use href="#gone"/><style>p{}</style><odd/></svg>

<math><mfrac><mn>1</mn></mfrac><msup><mi>x</mi><mn>2</mn></msup><annotation encoding=x>y
</annotation><odd>z</odd><mtable><mtr><mtd>a</mtd></mtr></mtable></math>

<details>Nothing sums it up<p>x</details>

<p id="x">one <p id="x">two <b><i>three</b> four</i>

<table><tr><td>a<tr><th>b<caption>c</caption><tbody><td>z</table>

<ruby>漢<rt>kan</ruby> <a href="#gone">gone</a> <a href="gone.html">gone</a>

<video controls src="https://x.example/x.mp4"><track src="a.vtt"/></video>

- [x] done
- [ ] open

:::note
An aside.
:::

> [!TIP]
> An alert.

A footnote[^1], entities &nbsp; &odd;, a break<br>and inline <kbd>x</kbd>.

[^1]: Here.

https://www.youtube.com/watch?v=abcdefghijk

A formula $a^2$ and

$$b$$

```js title="a.js" {1}
x
```

| a | b |
|:-:|--:|
| 1 | 2 |
"""


def every_element() -> str:
    """Return the body of the article, in Markdown."""
    blocks = [f"<div>\n<{name} {ATTRIBUTES}>Of <b>{name}</b></{name}>\n</div>" for name in NAMES]
    inline = [f"A word <{name}>of {name}</{name}> within." for name in NAMES]
    wild = [
        f"<{name}><p>1</p><li>2<td>3<dt>4<a href='x'><a href='y'><table><li>5</{name}>"
        for name in NAMES
        if name not in VERBATIM
    ]
    return "\n\n".join([*blocks, *inline, *wild, MORE])
