"""``_redirects``: the rules by which a host answers old addresses itself, with 301."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from .address import Old
    from .plan import Destination, Redirect

NETLIFY = "netlify"
MOST = {"cloudflare": 2000}
"""How many rules a host takes, where that is few; it leaves out what comes after them."""


def rules(
    redirects: Iterable[Redirect], host: str, address_of: Callable[[Destination], str]
) -> str:
    """Return the lines of the file, those first that nothing else can do.

    *address_of* gives addresses below the output folder.

    Netlify takes the first rule that fits, and a file before any rule without ``!``, which our
    small pages are; Cloudflare follows rules first, and knows of no query. So no rule may be for
    the address of any other file.

    See https://docs.netlify.com/manage/routing/redirects/redirect-options/ and
    https://developers.cloudflare.com/pages/configuration/redirects/.
    """
    status = "301!" if host == NETLIFY else "301"
    lines = {
        " ".join([quote(each.old.path), *_asked(each.old.query), address, status]): None
        for each in sorted(redirects, key=_rank)
        if not _same(each.old.path, address := address_of(each.to)) or each.old.query
    }
    return "".join(f"{line}\n" for line in lines)


def _rank(redirect: Redirect) -> tuple[bool, bool, Old]:
    return not redirect.old.query, not redirect.alone, redirect.old


def _asked(query: str) -> Iterator[str]:
    for name, value in parse_qsl(query, keep_blank_values=True):
        yield f"{quote(name, safe='')}={quote(value, safe='')}"


def _same(path: str, address: str) -> bool:
    """Tell whether some hosts take two addresses for one: they leave out slash and suffix."""
    return _bare(quote(path)) == _bare(address)


def _bare(path: str) -> str:
    return posixpath.splitext(path)[0].removesuffix("/index").rstrip("/")
