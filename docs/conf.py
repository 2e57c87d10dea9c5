"""The documentation mounts ``../content``, so it shows everything it explains."""

import os
import sys
from pathlib import Path

from sphinxext.articles import __version__

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "sphinxext-articles"
version = release = __version__
author = "The sphinxext-articles maintainers"
copyright = f"2026, {author}"

extensions = [
    "sphinxext.articles",
    "sphinxext.opengraph",
    "reference",  # _ext/reference.py
]
articles_collections = {
    "blog": {
        "path": "../content",
        "title": "Blog",
        "description": "A tutorial in parts, essays on plain text, and notes.",
    },
}
articles_page_size = 5
articles_related = True
articles_timezone = "Europe/Vienna"
articles_feeds = {
    "site": ["feed.xml", "feed.json"],
    "collections": "{page}/feed.xml",
    "tags": "{page}/feed.xml",
    "series": "{page}/feed.xml",
}
articles_markdown = "full"

myst_enable_extensions = ["colon_fence", "deflist"]
exclude_patterns = ["_build", "_ext"]
nitpicky = True

html_baseurl = os.environ.get(
    "READTHEDOCS_CANONICAL_URL", "https://sphinxext-articles.readthedocs.io/en/latest/"
)
html_theme = "furo"
html_title = "sphinxext-articles"
html_static_path = ["_static"]
html_theme_options = {"top_of_page_buttons": []}
ogp_site_url = html_baseurl
ogp_social_cards = {"enable": False}
latex_engine = "xelatex"  # whatever an article is written in
