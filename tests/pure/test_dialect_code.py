"""What info strings of fenced code say."""

from __future__ import annotations

import pytest

from sphinxext.articles.markdown.code_info import Fence, read_info


@pytest.mark.parametrize(
    ("info", "language"),
    [
        ("", ""),
        ("js", "js"),
        ("TypeScript", "typescript"),
        ("c++", "c++"),
        ("C#", "c#"),
        ("html+erb", "html+erb"),
        ("rust,ignore", "rust"),
        ("ts{1,3}", "ts"),
        ("{.python .numbered}", "python"),
        ("{js}", "js"),
        ("{1,3}", ""),
        ('title="a.js"', ""),
        ("{title: x}", ""),
        ('diff lang="js"', "diff"),
        ("ts twoslash", "ts"),
        ("sh $ ls", "sh"),
    ],
)
def test_the_language_comes_first(info: str, language: str) -> None:
    assert read_info(info).language == language


@pytest.mark.parametrize(
    "info",
    [
        'ts title="src/a.ts"',
        "ts title='src/a.ts'",
        "ts title=src/a.ts",
        'ts frame="code" title="src/a.ts" {1}',
        'ts filename="src/a.ts"',
        'ts caption="src/a.ts"',
        "ts [src/a.ts]",
        "ts:src/a.ts",
        "ts:title=src/a.ts",
        "ts:src/a.ts {1}",
    ],
)
def test_a_title_is_found(info: str) -> None:
    assert (read_info(info).title, read_info(info).language) == ("src/a.ts", "ts")


@pytest.mark.parametrize(
    ("info", "lines"),
    [
        ("js {1,3-4}", [1, 3, 4]),
        ("js {1, 3 - 4}", [1, 3, 4]),
        ("{2}", [2]),
        ("js{2}", [2]),
        ("js ins={1} del={2} mark={4-5}", [1, 2, 4, 5]),
        ('js ins={"1":3-4}', [3, 4]),
        ("bash {linenos=table}", []),
        ("js {0,5,6,99}", [5]),
        ("js {4-999999999999}", [4, 5]),
        ("js {4-2}", []),
        ('js "{1}" /{2}/ collapse={3}', []),
        ("js title={1}", []),
    ],
)
def test_lines_are_marked_as_far_as_there_are_any(info: str, lines: list[int]) -> None:
    assert read_info(info).lines(5) == lines


@pytest.mark.parametrize(
    ("info", "start"),
    [
        ("js", None),
        ("js showLineNumbers", 1),
        ("js showLineNumbers=true", 1),
        ("js showLineNumbers=false", None),
        ("js showLineNumbers{7}", 7),
        ("js startLineNumber=5", 5),
        ("js showLineNumbers startLineNumber=5", 5),
        ("js startLineNumber=x", None),
        ('js "showLineNumbers"', None),
    ],
)
def test_line_numbers_are_shown_where_asked_for(info: str, start: int | None) -> None:
    assert read_info(info).start == start


def test_everything_at_once() -> None:
    info = 'js title="a b.js" {1,3-4} ins={2} "x" /y z/ showLineNumbers frame="none" wrap'
    assert read_info(info) == Fence(
        language="js", title="a b.js", marked=((1, 1), (3, 4), (2, 2)), start=1
    )


@pytest.mark.parametrize("odd", ["{", "}", '"', "'", "[", "/", "=", "a=", ":", "`", "\\", "\0"])
def test_an_odd_info_string_is_read_in_no_time(odd: str) -> None:
    read_info(odd * 100_000)
    read_info("js " + odd * 100_000)
    read_info("js title=" + odd * 100_000)
