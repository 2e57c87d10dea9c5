"""Inputs of bytes, which Atheris changes towards code that none has reached.

It ends the process that it runs in, so each target gets its own: this module is its program.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from .target import bytes_of
from .watchdog import watched

if TYPE_CHECKING:
    from .target import Target

LONGEST = 1024
ROOM = 2048
"""Megabytes that one target may take."""


def fuzz(name: str, inputs: int, seed: int) -> bool:
    """Try *inputs* inputs. Tell whether none of them fails; one that does is kept."""
    began = time.monotonic()
    command = [sys.executable, "-m", __spec__.name, name, str(inputs), str(seed)]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace")
    if done.returncode:
        print(done.stdout[-8_000:], done.stderr[-4_000:], sep="\n")
        return False
    print(
        f"{name:24} {inputs:>10,} inputs by atheris     {time.monotonic() - began:>7.0f} s",
        flush=True,
    )
    return True


def program(name: str, inputs: int, seed: int) -> None:
    """Be the process of one target."""
    import atheris

    with atheris.instrument_imports(include=["sphinxext.articles"], enable_loader_override=False):
        from .target import targets

        target = targets()[name]
    from .by_structure import kept

    def attempt(data: bytes) -> None:
        try:
            with watched():
                target.run(data)
        except BaseException:
            print(f"{kept(name, data)}\n{traceback.format_exc()}", flush=True)
            raise

    with tempfile.TemporaryDirectory() as folder:
        dictionary = _prepared(Path(folder), target)
        options = {
            "runs": inputs,
            "seed": seed,
            "max_len": LONGEST,
            "len_control": 0,  # else examples are cut to a few bytes
            "rss_limit_mb": ROOM,
            "timeout": 3600,  # the watchdog is ours
            "dict": dictionary,
            "artifact_prefix": f"{folder}/",
            "verbosity": 0,
        }
        arguments = [f"-{key}={value}" for key, value in options.items()]
        atheris.Setup([sys.argv[0], *arguments, f"{folder}/corpus"], attempt)
        atheris.Fuzz()


def _prepared(folder: Path, target: Target) -> Path:
    """Write what Atheris begins with: examples, and a dictionary of pieces."""
    corpus = folder / "corpus"
    corpus.mkdir()
    for number, example in enumerate((*target.examples, *target.pieces)):
        (corpus / str(number)).write_bytes(bytes_of(example))
    words = [
        "".join(f"\\x{byte:02x}" for byte in bytes_of(piece)) for piece in target.pieces if piece
    ]
    dictionary = folder / "dictionary"
    dictionary.write_text("".join(f'"{word}"\n' for word in words))
    return dictionary


if __name__ == "__main__":
    program(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
