"""Generated articles: seeded, with the words, code, lists and links of ordinary ones."""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import accumulate

_SYLLABLES = [first + second for first in "bdfgklmnprst" for second in "aeio"]
_ENDINGS = ("", "n", "r", "s", "t", "ing", "ed", "ly", "tion", "er")
_CODE = (
    "```python\ndef {0}({1}):\n    for each in {1}:\n        yield each.{2}\n```\n",
    "```js\nconst {0} = ({1}) => {1}.map((x) => x.{2});\n```\n",
    "```bash\n{0} --{1} | grep {2}\n```\n",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One article, before any generator's front matter."""

    name: str
    title: str
    description: str
    date: str
    author: str
    category: str
    tags: tuple[str, ...]
    series: str
    order: int
    body: str


def posts(count: int, seed: int = 1) -> list[Post]:
    """Make *count* articles with a median of 750 words."""
    return _Writer(seed).posts(count)


class _Writer:
    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        words = {self._word() for _ in range(9000)}
        self.words = sorted(words, key=lambda word: (len(word), word))
        # Zipf's law: the word of rank r is used 1/r as often as the first.
        self.weights = list(accumulate(1 / rank for rank in range(1, len(self.words) + 1)))

    def posts(self, count: int) -> list[Post]:
        groups = max(4, count // 50)
        tags = [f"{word}-{at}" for at, word in enumerate(self._some(max(20, count // 16)))]
        authors = [" ".join(self._some(2)).title() for _ in range(max(3, count // 100))]
        made = []
        for at in range(count):
            in_series = at % 5 < 2
            made.append(
                Post(
                    name=f"{at % 20:02}/post-{at}",
                    title=self._sentence(3, 7).rstrip("."),
                    description=self._sentence(8, 16),
                    date=f"{2012 + at % 14}-{1 + at % 12:02}-{1 + at % 28:02}",
                    author=self.random.choice(authors),
                    category=f"Topic {at % 8}",
                    tags=tuple(self.random.sample(tags, 3)),
                    series=f"Series {at % groups}" if in_series else "",
                    order=at,
                    body=self._body(count),
                )
            )
        return made

    def _word(self) -> str:
        parts = self.random.choices(_SYLLABLES, k=self.random.choice((1, 2, 2, 3, 3, 4)))
        return "".join(parts) + self.random.choice(_ENDINGS)

    def _some(self, count: int) -> list[str]:
        return self.random.choices(self.words, cum_weights=self.weights, k=count)

    def _sentence(self, least: int = 6, most: int = 20) -> str:
        return " ".join(self._some(self.random.randint(least, most))).capitalize() + "."

    def _paragraph(self) -> str:
        text = [self._sentence() for _ in range(self.random.randint(3, 6))]
        if self.random.random() < 0.4:
            text[0] = f"**{text[0]}** See `{self._some(1)[0]}`, it's “so”."
        return " ".join(text) + "\n"

    def _body(self, count: int) -> str:
        length = max(150, int(self.random.lognormvariate(6.6, 0.5)))
        pieces: list[str] = []
        while sum(piece.count(" ") for piece in pieces) < length:
            kind = self.random.random()
            if kind < 0.16:
                pieces.append(f"## {self._sentence(2, 5).rstrip('.')}\n")
            elif kind < 0.24:
                pieces.append("".join(f"- {self._sentence(4, 12)}\n" for _ in range(4)))
            elif kind < 0.32:
                pieces.append(self.random.choice(_CODE).format(*self._some(3)))
            elif kind < 0.36:
                other = self.random.randrange(count)
                pieces.append(f"See [there](../{other % 20:02}/post-{other}.md).\n")
            elif kind < 0.39:
                rows = "".join(f"| {' | '.join(self._some(3))} |\n" for _ in range(4))
                pieces.append(f"| a | b | c |\n|---|---|---|\n{rows}")
            else:
                pieces.append(self._paragraph())
        return "\n".join(pieces)
