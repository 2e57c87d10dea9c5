"""How to subscribe: what a feed is, and the addresses of those there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from ..translation import _
from .base import Widget
from .common_nodes import container, group_title, link, paragraph

if TYPE_CHECKING:
    from ..views.subscribe import Address, Offered, Offers
    from ..views.values import Link
    from .common_nodes import Context

_FORMATS = {"atom": "Atom", "rss": "RSS", "json": "JSON Feed"}


def render(view: tuple[Offers, ...], context: Context) -> list[nodes.Node]:
    """Explain feeds in a few sentences, then write them group by group."""
    if not view:
        return []
    groups = [_group(each, context) for each in view]
    return [*_explained(view), container(*groups, classes="article-feeds")]


def _explained(view: tuple[Offers, ...]) -> list[nodes.Node]:
    said = [
        _("A feed tells you what is new here, without an account and without mail."),
        _("Copy an address into a feed reader, and new articles come to you."),
    ]
    found = (address.format for each in view for one in each.offered for address in one.addresses)
    if len({*found}) > 1:
        said.append(_("The formats say the same; most feed readers understand all of them."))
    return [paragraph(" ".join(map(str, said)))]


def _group(group: Offers, context: Context) -> nodes.Node:
    text = str(_(group.title)) if group.translated else group.title
    heading = group_title(nodes.Text(text), context=context)
    items = [_item(each, context) for each in group.offered]
    feeds = nodes.bullet_list("", *items, bullet="-", classes=["article-feed-list"])
    return container(heading, feeds, classes="article-group")


def _item(offered: Offered, context: Context) -> nodes.list_item:
    addresses = container(*map(_address, offered.addresses), classes="article-feed-addresses")
    name = [paragraph(link(offered.link, context), classes="article-feed-name")]
    pieces = [*name, addresses] if offered.link.text else [addresses]
    return nodes.list_item("", *pieces)


def _address(feed: Address) -> nodes.Node:
    """Write the format, which leads there, and the address as text to copy."""
    name = _FORMATS[feed.format]
    there = nodes.reference("", name, internal=True, refuri=feed.address)
    there["classes"] = ["article-feed-format"]
    copied = nodes.literal(feed.address, feed.address)
    return paragraph(there, nodes.Text(" "), copied, classes="article-feed")


def render_way(view: Link | None, context: Context) -> list[nodes.Node]:
    """Write one line that leads there."""
    if view is None or context.uri(view.docname) is None:
        return []
    way = link(view._replace(text=str(_("Subscribe"))), context)
    return [paragraph(way, classes="article-subscribe")]


WIDGETS = (
    Widget(name="feed-list", view="feed-list", render=render),
    Widget(name="subscribe", view="subscribe", render=render_way),
)
