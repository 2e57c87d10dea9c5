"""After any edit, an incremental build's output equals a clean build's, byte for byte."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from .random_site import OPTIONS, SERIES, TAGS, Site
from .whole_builds import build, dead_links, differences, files_with, tree

STEPS = int(os.environ.get("EXACT_STEPS", "30"))
RUNS = int(os.environ.get("EXACT_RUNS", "1"))

posts = st.data()
orders = st.one_of(st.none(), st.sampled_from([0, 1, 2, 2.5, 10]))
tags = st.lists(st.sampled_from(TAGS), max_size=3, unique=True).map(tuple)


class EditedSite(RuleBasedStateMachine):
    """A site that is edited at random and built after every edit."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="exact-"))
        self.site = Site(root=self.folder / "site")
        self.edited = True

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    def pick(self, data: st.DataObject) -> str:
        self.edited = True
        return data.draw(st.sampled_from(sorted(self.site.posts)))

    @initialize(
        connected=st.booleans(), theme=st.sampled_from(["alabaster", "furo", "sphinx_rtd_theme"])
    )
    def start(self, connected: bool, theme: str) -> None:
        self.site.connected, self.site.theme = connected, theme
        for number in range(1, 4):
            self.site.new_post(series="Alpha", order=number, tags=("C", "red"))
        self.site.new_post(tags=("blue",))

    @rule(series=st.sampled_from(SERIES), order=orders, tags=tags)
    def create(self, series: str, order: float | None, tags: tuple[str, ...]) -> None:
        self.site.new_post(series=series, order=order, tags=tags)
        self.edited = True

    @precondition(lambda self: len(self.site.posts) > 2)
    @rule(data=posts)
    def delete(self, data: st.DataObject) -> None:
        del self.site.posts[self.pick(data)]

    @rule(data=posts)
    def rename(self, data: st.DataObject) -> None:
        name = self.pick(data)
        self.site.posts[f"{name}x"] = self.site.posts.pop(name)

    @rule(data=posts, title=st.sampled_from(["Title", "Other <b>title</b>", "`C++` & co"]))
    def retitle(self, data: st.DataObject, title: str) -> None:
        self.site.edit(self.pick(data), title=title)

    @rule(data=posts, body=st.sampled_from(["Some text.", "# Own\n\nOther.", "## Part\n\nUnique."]))
    def rewrite(self, data: st.DataObject, body: str) -> None:
        self.site.edit(self.pick(data), body=body)

    @rule(data=posts, text=st.sampled_from(["", "About it", "Something <i>else</i>"]))
    def describe(self, data: st.DataObject, text: str) -> None:
        self.site.edit(self.pick(data), description=text)

    @rule(data=posts, tags=tags)
    def tag(self, data: st.DataObject, tags: tuple[str, ...]) -> None:
        self.site.edit(self.pick(data), tags=tags)

    @rule(data=posts, series=st.sampled_from(SERIES), order=orders)
    def move(self, data: st.DataObject, series: str, order: float | None) -> None:
        self.site.edit(self.pick(data), series=series, order=order)

    @rule(data=posts)
    def toggle_draft(self, data: st.DataObject) -> None:
        name = self.pick(data)
        self.site.edit(name, draft=not self.site.posts[name].draft)

    @rule(data=posts, date=st.sampled_from(["2024-05-05", "2025-01-01", "2099-01-01"]))
    def reschedule(self, data: st.DataObject, date: str) -> None:
        self.site.edit(self.pick(data), date=date)

    @rule(data=posts)
    def link(self, data: st.DataObject) -> None:
        name = self.pick(data)
        self.site.edit(name, link=data.draw(st.sampled_from(["", *sorted(self.site.posts)])))

    @rule(
        name=st.sampled_from(["content/series.yml", "content/tags.yml", "docs/series/alpha.md"]),
        text=st.sampled_from(["", "description: One\n", "description: Two\nimage: ./pixel.png\n"]),
    )
    def say(self, name: str, text: str) -> None:
        self.site.extra.pop(name, None)
        inner = text.replace("\n", "\n  ").rstrip()
        if text and name.endswith("series.yml"):
            planned = "\n  planned: [{title: Soon}]\n  status: complete\n"
            self.site.extra[name] = f"alpha:\n  {inner}{planned}"
        elif text and name.endswith("tags.yml"):
            self.site.extra[name] = f"red:\n  label: Crimson\n  synonyms: [Red]\n  {inner}\n"
        elif text:
            self.site.extra[name] = f"---\ntitle: Own page\n{text}---\n\nProse.\n"
        self.edited = True

    @rule()
    def replace_image(self) -> None:
        self.site.pixel = 1 - self.site.pixel
        self.edited = True

    @rule(options=st.sampled_from(OPTIONS))
    def configure(self, options: str) -> None:
        self.site.options = options
        self.edited = True

    @invariant()
    def incremental_equals_clean(self) -> None:
        if not self.edited or not self.site.posts:
            return
        self.edited = False
        self.site.write()
        serial, parallel, clean = (self.folder / name for name in ("serial", "parallel", "clean"))
        build(self.site.root, serial)
        build(self.site.root, parallel, jobs=4)
        shutil.rmtree(clean, ignore_errors=True)
        build(self.site.root, clean)
        wanted = tree(clean)
        assert differences(tree(serial), wanted) == []
        assert differences(tree(parallel), wanted) == []
        assert files_with(serial, self.site.hidden_words()) == []
        assert dead_links(serial) == []
        assert build(self.site.root, serial).did_nothing


EditedSite.TestCase.settings = settings(
    max_examples=RUNS,
    stateful_step_count=STEPS,
    deadline=None,
    derandomize=RUNS == 1,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
TestExact = EditedSite.TestCase
