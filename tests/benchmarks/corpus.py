"""Generated articles: seeded, with the words, code, lists and links of ordinary ones."""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import accumulate

_SYLLABLES = [start + vowel for start in "bdfgklmnprst" for vowel in "aeio"]
_ENDINGS = ("", "n", "r", "s", "t", "ing", "ed", "ly", "tion", "er")
_VOCABULARY = 40_000
_ZIPF = 1.1
_CODE = (
    "```python\ndef {0}({1}):\n    for each in {1}:\n        yield each.{2}\n```\n",
    "```js\nconst {0} = ({1}) => {1}.map((x) => x.{2});\n```\n",
    "```bash\n{0} --{1} | grep {2}\n```\n",
)
_PART_OF_SERIES = (0, 1)
_OF = 5
_SERIES_SPAN = 25
_GROUP = 50


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


def posts(count: int, seed: int = 1, *, grouped: bool = False) -> list[Post]:
    """Make *count* articles with a median of 750 words.

    Two in five belong to a series of ten parts; *grouped*, all do, to one of about fifty.
    """
    return _Writer(seed).posts(count, grouped=grouped)


class _Writer:
    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        words = sorted({self._word() for _ in range(_VOCABULARY)})
        # Short words are used more often, and by Zipf's law. As in public blogs, 0.45 of an
        # article's words are different ones: that is what a search index pays for.
        self.words = sorted(words, key=lambda word: len(word) + self.random.uniform(0, 4))
        ranks = range(1, len(self.words) + 1)
        self.weights = list(accumulate(1 / rank**_ZIPF for rank in ranks))

    def posts(self, count: int, *, grouped: bool) -> list[Post]:
        groups = max(4, count // _GROUP)
        tags = [f"{word}-{at}" for at, word in enumerate(self._some(max(20, count // 16)))]
        authors = [" ".join(self._some(2)).title() for _ in range(max(3, count // 100))]
        made = []
        for at in range(count):
            series = f"Series {at // _SERIES_SPAN}" if at % _OF in _PART_OF_SERIES else ""
            made.append(
                Post(
                    name=_name(at),
                    title=self._sentence(3, 7).rstrip("."),
                    description=self._sentence(8, 16),
                    date=f"{2012 + at % 14}-{1 + at % 12:02}-{1 + at % 28:02}",
                    author=self.random.choice(authors),
                    category=f"Topic {at % 8}",
                    tags=tuple(self.random.sample(tags, 3)),
                    series=f"Series {at % groups}" if grouped else series,
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
        if self.random.random() < 0.3:
            word = self._some(1)[0]
            text[1] = f"*{text[1]}* More at [{word}](https://example.org/{word}) -- don't miss it."
        return " ".join(text) + "\n"

    def _body(self, count: int) -> str:
        length = max(150, int(self.random.lognormvariate(6.55, 0.5)))
        pieces = [self._paragraph()]
        while sum(piece.count(" ") for piece in pieces) < length:
            pieces.append(self._piece(count))
        return "\n".join(pieces)

    def _piece(self, count: int) -> str:
        kind = self.random.random()
        if kind < 0.16:
            marks = "##" if kind < 0.1 else "###"
            return f"{marks} {self._heading()}\n"
        if kind < 0.24:
            bullet = "-" if kind < 0.2 else "1."
            return "".join(f"{bullet} {self._sentence(4, 12)}\n" for _ in range(4))
        if kind < 0.32:
            return self.random.choice(_CODE).format(*self._some(3))
        if kind < 0.36:
            return f"See [there](../{_name(self.random.randrange(count))}.md).\n"
        if kind < 0.39:
            rows = "".join(f"| {' | '.join(self._some(3))} |\n" for _ in range(4))
            return f"| a | b | c |\n|---|---|---|\n{rows}"
        if kind < 0.42:
            return f"> {self._sentence()}\n"
        return self._paragraph()

    def _heading(self) -> str:
        return self._sentence(2, 5).rstrip(".")


def _name(at: int) -> str:
    return f"{at % 20:02}/post-{at}"
