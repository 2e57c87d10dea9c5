"""Compare Astro's Markdown with ours: ``python -m tests.parity --cache FOLDER [CORPUS …]``."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from dataclasses import asdict
from pathlib import Path

from . import astro
from .compare import Result, compare
from .corpora import HERE, Corpus, read_corpora, unpack
from .links import AstroSite, OurSite
from .report import Measured, table
from .sides import of_astro, of_sphinx
from .site import PREFIX, BuildError, Warned, build


def main() -> None:
    """Measure the corpora and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.parity", description=__doc__)
    parser.add_argument("corpora", nargs="*", help="names in the list; all without")
    parser.add_argument("--cache", type=Path, required=True, help="a folder for what is brought in")
    parser.add_argument("--mirrors", default="", help="Git folders, as /srv/{owner}/{name}.git")
    parser.add_argument("--list", type=Path, default=HERE / "corpora.toml", help="other corpora")
    parser.add_argument("--jobs", default="2", help="processes of sphinx-build")
    options = parser.parse_args()
    node = astro.prepare(options.cache)
    found = []
    for corpus in read_corpora(options.list, options.corpora):
        try:
            measured = measure(corpus, node, options)
        except BuildError as error:
            print(error, file=sys.stderr)
            continue
        found.append(measured)
        write(measured, options.cache / "results")
        print(table([measured]), flush=True)
    if len(found) > 1:
        print(table(found))


def measure(corpus: Corpus, node: Path, options: argparse.Namespace) -> Measured:
    """Render a corpus on both sides and compare it."""
    root = unpack(corpus, options.cache, options.mirrors)
    rendered = astro.render(node, corpus, root)
    built = build(corpus, root, options.cache / "sites" / corpus.name, options.jobs)
    ids = {each.name: each.id for each in rendered if each.id}
    names = [each for each in corpus.sample(root) if each in ids]
    theirs = AstroSite(corpus, root, ids, {ids[name] for name in names})
    ours = OurSite(built.output, {f"{PREFIX}/{ids[name]}.html": ids[name] for name in names})
    html = {each.name: each.html for each in rendered}
    results = []
    for name in names:
        page = built.output / PREFIX / f"{ids[name]}.html"
        if not page.is_file():
            results.append(Result(name=name, error="no page"))
            continue
        mine = of_sphinx(page.read_text("utf-8"))
        results.append(compare(name, of_astro(html[name]), mine, theirs, ours))
    refused = [(each.name, each.error) for each in rendered if each.error]
    warnings = [each for each in built.warnings if not _by_sampling(each, theirs)]
    return Measured(corpus=corpus.name, results=results, refused=refused, warnings=warnings)


def _by_sampling(warned: Warned, site: AstroSite) -> bool:
    """Tell whether a warning is of a link to an article that the sample leaves out."""
    match = re.search(r"no article is at '([^']+)'", warned.text)
    folder = f"{site.content}/"
    if match is None or not warned.file.startswith(folder):
        return False
    return site.target(warned.file.removeprefix(folder), match[1]).kind == "outside"


def write(measured: Measured, folder: Path) -> None:
    """Keep every difference, to look into."""
    folder.mkdir(parents=True, exist_ok=True)
    data = {
        "refused": measured.refused,
        "warnings": Counter(each.kind for each in measured.warnings),
        "warned": [asdict(each) for each in measured.warnings],
        "articles": [asdict(each) for each in measured.results],
    }
    text = json.dumps(data, ensure_ascii=False, indent=1)
    (folder / f"{measured.corpus}.json").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
