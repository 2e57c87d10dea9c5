"""Components of MDX as docutils nodes, one family of them in each module."""
