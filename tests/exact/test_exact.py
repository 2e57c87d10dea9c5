"""After any edit, an incremental build's output equals a clean build's, byte for byte."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from random import Random

from hypothesis import HealthCheck, Phase, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from sphinxext.articles.config.options import OPTIONS

from .edits import CHOICES, EDITS
from .random_site import Site
from .whole_builds import Killed, build, dead_links, differences, files_with, tree

STEPS = int(os.environ.get("EXACT_STEPS", "30"))
RUNS = int(os.environ.get("EXACT_RUNS", "1"))
SEED = os.environ.get("EXACT_SEED")
THEMES = ("alabaster", "furo", "sphinx_rtd_theme")
OTHERS = ("dirhtml", "text")
OTHERS_EVERY = 5
INTERRUPTED = 0.2
INSIDE = 0.5


class EditedSite(RuleBasedStateMachine):
    """A site that is edited at random and built after every step.

    The kinds of edits come from a shuffled deck, so that each of them occurs in as many steps
    as there are kinds. Hypothesis gives the seed, and 0 in a single run.
    """

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="exact-"))
        self.site = Site(root=self.folder / "site")
        self.deck: list[str] = []
        self.chance = Random()
        self.steps = 0
        self.before = self.site.remember()

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    @initialize(seed=st.integers(0, 2**32 - 1))
    def start(self, seed: int) -> None:
        self.chance = Random(int(SEED) if SEED else seed)
        self.site.theme = self.chance.choice(THEMES)
        self.site.inside = self.chance.random() < INSIDE
        for number in range(1, 4):
            self.site.new_post(series="Alpha", order=number, tags=("C", "red"))
        self.site.new_post(tags=("blue",))
        self.site.write()
        for name in ("serial", "parallel"):
            build(self.site.root, self.folder / name)

    @rule()
    def step(self) -> None:
        self.before = self.site.remember()
        for _ in range(self.chance.choice([1, 1, 1, 2, 2, 3])):
            if not self.deck:
                self.deck = self.chance.sample(sorted(EDITS), len(EDITS))
            kind = self.deck.pop()
            note(f"step {self.steps}: {kind}")
            EDITS[kind](self.site, self.chance)
        self.site.write()
        if self.chance.random() < INTERRUPTED:
            self.interrupt()
        self.compare("html")
        self.steps += 1
        if self.steps % OTHERS_EVERY == 0:
            self.compare(OTHERS[self.steps // OTHERS_EVERY % len(OTHERS)])

    def interrupt(self) -> None:
        """Kill a build, and then perhaps undo what it was made for, or edit something else."""
        moment = self.chance.randint(1, 90)
        note(f"step {self.steps}: killed at {moment}")
        with suppress(Killed):
            build(self.site.root, self.folder / "serial", kill_at=moment)
        kind = self.chance.choice(["undo", "nothing", "publish_all", "delete", "toggle_draft"])
        note(f"step {self.steps}: {kind}")
        if kind == "undo":
            self.site.restore(self.before)
        elif kind != "nothing":
            EDITS[kind](self.site, self.chance)
            self.site.write()

    def compare(self, builder: str) -> None:
        """Build in all ways; all builders of an incremental build share their doctrees."""
        root = self.site.root
        before = self.site.on_disk()
        serial, parallel, clean = (self.folder / name for name in ("serial", "parallel", "clean"))
        build(root, serial, builder)
        build(root, parallel, builder, jobs=4)
        shutil.rmtree(clean, ignore_errors=True)
        build(root, clean, builder)
        wanted = tree(clean / builder)
        assert differences(tree(serial / builder), wanted) == []
        assert differences(tree(parallel / builder), wanted) == []
        hidden = self.site.hidden_words()
        assert files_with(serial / builder, hidden) == []
        # What other builders' folders still show, until they are built again, is in their ledgers.
        assert files_with(serial / "doctrees", hidden, but="*.ledger") == []
        assert dead_links(serial / builder) <= self.site.wrong_addresses()
        again = build(root, serial, builder)
        # Sphinx reads a page again in each build if its toctree names what is not there.
        assert again.did_nothing or "nonexisting document" in again.warnings, again.status
        assert differences(tree(serial / builder), wanted) == []
        assert self.site.on_disk() == before


def test_every_option_is_among_the_edits() -> None:
    edited = {name.removeprefix("articles_") for name in CHOICES}
    assert edited | {"now"} >= OPTIONS.keys()


EditedSite.TestCase.settings = settings(
    max_examples=RUNS,
    stateful_step_count=STEPS,
    deadline=None,
    derandomize=RUNS == 1,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
    print_blob=True,
)
TestExact = EditedSite.TestCase
