"""The problems of a pack as lines for people and editors, or as JSON for programs."""

from __future__ import annotations

import json

from game.errors import Problem
from game.words import Words
from game.words.visible import visible


def problem_line(problem: Problem, words: Words) -> str:
    """`path:line:col CODE message (hint)`, as editors and people read it."""
    hint = words.hint(problem)
    line = f"{visible(str(problem.place))} {problem.code} {words.problem(problem)}"
    return f"{line} ({hint})" if hint else line


def problem_json(problem: Problem, words: Words) -> str:
    """One object: path, line and col (from 1, 0 for the file as a whole), code, whether it is a note, message, hint."""
    place = problem.place
    told = {
        "path": place.file,
        "line": place.line,
        "col": place.col,
        "code": problem.code,
        "note": problem.is_note,
        "message": words.problem(problem),
        "hint": words.hint(problem),
    }
    return json.dumps(told, ensure_ascii=False)
