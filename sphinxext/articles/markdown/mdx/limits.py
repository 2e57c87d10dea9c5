"""How much an article may make us compute: values, and partials shown in one another.

A few lines can ask for any amount: ``export const b = a + a``, thirty times over.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

MOST = 5_000_000
"""Characters, and parts of lists and objects, of all values that an article evaluates."""
DEEPEST = 100


class Unknown(ValueError):
    """An expression that only JavaScript can evaluate."""


class Exhausted(Unknown):
    """More was asked for than the budget allows."""


@dataclass(slots=True)
class Budget:
    """What is left to spend; ``told`` once the author has been warned that it is nothing."""

    left: int = MOST
    told: bool = False

    def spend(self, amount: int) -> None:
        """Take *amount* away.

        :raises Exhausted: if less is left, now or from now on.
        """
        self.left -= amount
        if self.left < 0:
            raise Exhausted

    def spend_on(self, value: Any) -> None:
        """Pay for all that there is in a value, as often as it is there.

        :raises Exhausted: if that is too much.
        :raises Unknown: if it is nested too deep.
        """
        waiting = [(value, 0)]
        while waiting:
            part, depth = waiting.pop()
            if depth > DEEPEST:
                raise Unknown(f"nested more than {DEEPEST} deep")
            self.spend(1 + (len(part) if isinstance(part, str) else 0))
            if isinstance(part, Mapping):
                waiting += [(inner, depth + 1) for pair in part.items() for inner in pair]
            elif isinstance(part, list | tuple):
                waiting += [(inner, depth + 1) for inner in part]
