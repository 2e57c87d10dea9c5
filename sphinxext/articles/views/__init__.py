"""What a page shows of the catalogue, as values.

A module registers its views (:mod:`.registry`); being in this folder is enough.
"""

from importlib import import_module
from pkgutil import iter_modules

for _module in iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")
