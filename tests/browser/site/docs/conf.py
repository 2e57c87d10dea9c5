"""A site with everything that the browser looks at; the theme is chosen from outside."""

project = "The Map Room"
author = "Ada Brandt and Noor Haddad"
project_copyright = "2026, Ada Brandt and Noor Haddad"
extensions = ["sphinxext.articles"]
articles_collections = {"blog": "../content"}
myst_enable_extensions = ["tasklist", "colon_fence", "deflist"]
html_title = project
html_theme = "furo"
