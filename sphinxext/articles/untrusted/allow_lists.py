"""What strangers may write with ``articles_untrusted``: directives, roles, commands of TeX, files.

These lists name what is allowed, for nobody knows what the next extension brings. On them is what
only says how something looks, or what it refers to: nothing that reads a file or an address, runs
or evaluates anything, passes text on unescaped, or enters objects of a programming language into
the inventory that other projects read.
"""

from __future__ import annotations

from functools import cache

from docutils.utils.math import tex2unichar

_SPHINX_DESIGN = (
    "article-info accordion aside button-link button-ref card card-carousel dropdown grid grid-item"
    " grid-item-card step steps tab-item tab-set tab-set-code"
)
_COLOURS = "primary secondary success info warning danger light muted dark black white"

DIRECTIVES = frozenset(
    (
        # admonitions and versions
        "admonition attention caution danger error hint important note seealso tip warning"
        " deprecated version-added version-changed version-deprecated version-removed versionadded"
        " versionchanged versionremoved"
        # text, code and maths
        " centered code code-block compound container epigraph highlight highlights hlist"
        " line-block math parsed-literal pull-quote rubric sidebar sourcecode topic"
        # tables, pictures, terms
        " contents figure figure-md glossary image index list-table table"
        f" {_SPHINX_DESIGN}"
    ).split()
)
"""Directives that strangers may use, besides those of this extension."""

_XREFS = {
    "c": "data enum enumerator expr func macro member struct texpr type union var",
    "cpp": "any class concept enum enumerator expr func member struct texpr type union var",
    "js": "attr class data func meth mod",
    "math": "numref",
    "py": "attr class const data deco exc func meth mod obj type",
    "rst": "dir role",
    "articles": "article author category series tag",
}
_BADGES = [
    f"bdg{kind}{colour}"
    for kind in ("", "-link", "-ref")
    for colour in ("", *(f"-{each}{line}" for each in _COLOURS.split() for line in ("", "-line")))
]

_WORDS = (
    "abbr abbreviation acronym any code command cve cwe dfn doc emphasis envvar eq file"
    " guilabel index kbd keyword literal mailheader makevar manpage math menuselection"
    " mimetype newsgroup numref option pep pep-reference program ref regexp rfc"
    " rfc-reference samp strong subscript superscript term title-reference token"
)

ROLES = frozenset(
    {
        *_WORDS.split(),
        *(f"{domain}:{name}" for domain, names in _XREFS.items() for name in names.split()),
        *_BADGES,
    }
)
"""Roles that strangers may use; the default domain's count without its name as well."""

_TEX = (
    "begin end left right middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr bigm"
    " frac dfrac tfrac cfrac binom dbinom tbinom genfrac sqrt root of over atop choose stackrel"
    " overset underset substack limits nolimits displaystyle textstyle scriptstyle"
    " scriptscriptstyle text textrm textit textbf textsf texttt mbox mathrm mathit mathbf mathsf"
    " mathtt mathcal mathbb mathfrak mathscr mathnormal boldsymbol bm operatorname rm it bf sf tt"
    " cal mathop mathbin mathrel mathord mathopen mathclose mathpunct mathinner"
    " sin cos tan cot sec csc sinh cosh tanh coth arcsin arccos arctan log ln lg exp lim limsup"
    " liminf sup inf max min arg det dim deg gcd hom ker Pr injlim projlim varlimsup varliminf"
    " bmod pmod mod pod quad qquad hspace vspace phantom hphantom vphantom smash hline cr tag notag"
    " nonumber label eqref ref ldots cdots vdots ddots dots dotsb dotsc dotsi dotsm dotso"
    " overline underline overbrace underbrace overrightarrow overleftarrow overleftrightarrow"
    " underrightarrow underleftarrow widehat widetilde hat tilde bar vec dot ddot dddot breve check"
    " acute grave mathring not prime backslash lbrace rbrace langle rangle lvert rvert lVert rVert"
    " lfloor rfloor lceil rceil vert Vert to gets iff implies impliedby le ge ne land lor lnot"
    " owns colon infty nabla partial hbar ell Re Im aleph forall exists emptyset varnothing"
    " sum prod coprod int iint iiint oint bigcup bigcap bigsqcup bigvee bigwedge bigodot bigotimes"
    " bigoplus biguplus xrightarrow xleftarrow boxed intertext shortintertext mkern mskip"
)
_ENVIRONMENTS = (
    "align alignat aligned alignedat array Bmatrix bmatrix cases dcases equation eqnarray flalign"
    " gather gathered matrix multline pmatrix rcases smallmatrix split subarray Vmatrix vmatrix"
)


@cache
def tex_commands() -> frozenset[str]:
    """Return the commands of TeX that make one sign or lay some out: docutils' table, and ours."""
    tables = (each for name, each in vars(tex2unichar).items() if not name.startswith("_"))
    signs = {name for table in tables if isinstance(table, dict) for name in table}
    return frozenset({*signs, *_TEX.split()})


TEX_ENVIRONMENTS = frozenset(
    f"{name}{star}" for name in _ENVIRONMENTS.split() for star in ("", "*")
)
"""What may stand after ``\\begin``, which runs whatever command has that name."""

PICTURES = frozenset({".avif", ".bmp", ".gif", ".ico", ".jpeg", ".jpg", ".png", ".webp"})
"""Pictures of pixels. A browser runs the scripts of an SVG that is opened by its address."""

FILES = frozenset({
    *PICTURES, ".7z", ".bz2", ".csv", ".epub", ".flac", ".gz", ".ipynb", ".json", ".m4a", ".md",
    ".mp3", ".mp4", ".odp", ".ods", ".odt", ".ogg", ".pdf", ".rst", ".tar", ".toml", ".tsv", ".txt",
    ".vtt", ".wav", ".webm", ".woff2", ".xz", ".yaml", ".yml", ".zip", ".bib", ".tex", ".py",
})  # fmt: skip
"""Files that links may lead to: browsers show or save them, and run nothing of theirs."""
