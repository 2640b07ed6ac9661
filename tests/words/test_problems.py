"""Every code that can be raised is worded, and every wording belongs to a code."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import game
from game.errors import Place, Problem
from game.words import words
from game.words.problems import WORDINGS

PACKAGE = Path(game.__file__).parent
CODE = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)+")

# Calls that take a code, and the values they always give beside those that stand in the call.
RAISERS = {"one_of": {"name", "known", "near"}, "_telling_owner": set[str]()}
LIKE_RAISERS = re.compile(r"(Error|Problem|Notice|[pP]roblem|refuse|refused)$")


class Raised:
    """One call that gives a code to a problem or an error, and the names of the values it fills in."""

    def __init__(self, code: str, call: ast.Call, name: str, file: str) -> None:
        self.code = code
        self.where = f"{file}:{call.lineno}"
        self.values = {*RAISERS.get(name, set()), "code"}
        if code.startswith("walk-"):
            self.values.add("walk")  # given to all of them in one place
        self.open = False  # whether values are given that are not to be seen in the call
        for keyword in call.keywords:
            if keyword.arg is not None:
                self.values.add(keyword.arg)
            elif ast.unparse(keyword.value).startswith("near("):
                self.values.add("near")
            else:
                self.open = True
        for argument in call.args:
            if isinstance(argument, ast.Dict):
                self.values |= {text for key in argument.keys if key for text in constants(key)}
            elif isinstance(argument, ast.Name) and argument.id == "values":
                self.open = True


def sources() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        if "words" not in path.relative_to(PACKAGE).parts:
            yield path, ast.parse(path.read_text("utf-8"))


def raised() -> list[Raised]:
    found = []
    for path, tree in sources():
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            name = getattr(call.func, "id", getattr(call.func, "attr", ""))
            if name in RAISERS or LIKE_RAISERS.search(name):
                found += [
                    Raised(code, call, name, path.name)
                    for argument in call.args
                    for code in constants(argument)
                    if CODE.fullmatch(code)
                ]
    return found


def constants(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=body, orelse=orelse):
            yield from constants(body)
            yield from constants(orelse)
        case ast.BoolOp(values=values):
            for value in values:
                yield from constants(value)


def test_every_code_that_is_raised_is_worded() -> None:
    assert {call.code: call.where for call in raised() if call.code not in WORDINGS} == {}


def test_nothing_is_worded_that_nothing_raises() -> None:
    texts = {
        node.value
        for _, tree in sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert sorted(WORDINGS.keys() - texts) == []


def test_a_wording_asks_only_for_values_that_every_call_gives() -> None:
    asked = {
        code: {
            name
            for text in wording
            for _, name, _, _ in string.Formatter().parse(text)
            if name is not None
        }
        for code, wording in WORDINGS.items()
    }
    lacking = {
        call.where: missing
        for call in raised()
        if not call.open and (missing := asked.get(call.code, set()) - call.values)
    }
    assert lacking == {}


def test_messages_and_hints_are_sentences() -> None:
    odd = {
        code: wording
        for code, wording in WORDINGS.items()
        if not re.search(r"([.?!]|\})$", wording.message)
        or not re.search(r"[.?!]$", wording.hint)
        or not re.match(r"[A-Z“{]", wording.message)
    }
    assert odd == {}


def test_a_long_list_is_cut_where_it_stops_helping() -> None:
    values = {"name": "x", "known": tuple(f"move-{i}" for i in range(40))}
    hint = words("en").hint(Problem("unknown-move", Place("a.yaml", 1, 1), values))
    assert "move-11 …" in hint
    assert "move-12" not in hint


def test_a_word_that_is_nearly_right_is_offered() -> None:
    values = {"name": "appologise", "known": ("apologise",), "near": "apologise"}
    problem = Problem("unknown-move", Place("a.yaml", 1, 1), values)
    assert words("en").hint(problem) == "Did you mean “apologise”?"


def test_what_stands_there_is_named_in_the_readers_language() -> None:
    problem = Problem("expected-text", Place("a.yaml", 1, 1), {"found": "list"})
    assert words("en").problem(problem) == "A text belongs here, and this is a list."
    assert "list" not in words("zh-Hans").problem(problem)
