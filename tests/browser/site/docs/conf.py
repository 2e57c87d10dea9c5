"""A site with everything that the browser looks at; the theme is chosen from outside."""

project = html_title = "The Map Room"
author = "Ada Brandt and Noor Haddad"
project_copyright = "2026, Ada Brandt and Noor Haddad"
extensions = ["sphinxext.articles"]
articles_collections = {
    "blog": {
        "path": "../content",
        "title": "Notes",
        "description": "On maps, and on what they leave out.",
    }
}
articles_page_size = 5
myst_enable_extensions = ["tasklist", "colon_fence", "deflist"]
html_theme = "furo"
