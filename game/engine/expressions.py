"""Conditions that authors write: small boolean expressions over gauges, facts, counters and picks.

Parsed with `ast`, checked node by node against a short list of what is allowed, and turned into
nested tuples (the `tree`, for exports and analysis) and a closure over the state (the `test`, for
speed). Nothing is ever evaluated as Python.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

LONGEST: Final = 400  # characters; far beyond any condition a person would want to read

# Python reads `1and` with a warning on stderr, and so it does a stray backslash: here they are slips.
_RUN_TOGETHER: Final = re.compile(
    r"(?<![A-Za-z0-9_])[0-9][0-9_.]*[A-Za-z]|\.[0-9][0-9_.]*[A-Za-z]|\\"
)
GAUGES: Final = ("anger", "trust", "energy")

# Where things stand in a State, which is a tuple (see state.py).
GAUGE_AT: Final = 1
FACTS_AT: Final = 4
COUNTERS_AT: Final = 5
PICKED_AT: Final = 9

Tree = tuple[Any, ...]
Test = Callable[[tuple[Any, ...]], bool]
Value = Callable[[tuple[Any, ...]], int]


class ExpressionError(Exception):
    """An expression that is not allowed: a problem code, a column offset from 0, and values."""

    def __init__(self, code: str, col: int = 0, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.col = col
        self.values = values


@dataclass(frozen=True, slots=True)
class Names:
    """What an expression may name: facts and counters by their position, parts with their choices."""

    facts: Mapping[str, int]
    counters: Mapping[str, int]
    parts: Mapping[str, tuple[str, ...]]  # part id -> its choice ids, in order


class Bound(NamedTuple):
    """One gauge comparison of an expression: where it fails, the gauge is too `low` or too `high`."""

    gauge: str
    way: str
    tree: Tree
    test: Test


@dataclass(frozen=True, slots=True)
class Expression:
    """A checked condition: as written, what it reads, as a tree, and as a test of a state.

    `reads` holds ("gauge", i), ("fact", i), ("counter", i) and ("part", i). `bounds` are its gauge
    comparisons in order, so that a failing one can be told in words.
    """

    source: str
    reads: frozenset[tuple[str, int]]
    tree: Tree
    test: Test
    bounds: tuple[Bound, ...]

    def __reduce__(self) -> tuple[Any, ...]:
        """Rebuild the closure from the tree, so that an expression can be copied and compared."""
        return (_rebuild, (self.source, self.tree))


def _rebuild(source: str, tree: Tree) -> Expression:
    return Expression(
        source, frozenset(_reads(tree)), tree, _test(tree), tuple(_bounds(tree, straight=True))
    )


def parse(source: str, names: Names) -> Expression:
    """Check and compile one expression. Raises `ExpressionError` with the place inside the source."""
    if len(source) > LONGEST:
        raise ExpressionError("expression-too-long", 0, most=LONGEST)
    text = source.strip()
    before = len(source) - len(source.lstrip())
    odd = _RUN_TOGETHER.search(text)
    if odd is not None:
        raise ExpressionError("expression-syntax", before + odd.start(), source=source)
    try:
        parsed = ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        col = getattr(error, "offset", 1)  # from 1; 0 where more was expected at the end
        at = before + (min(col - 1, len(text)) if col else len(text))
        raise ExpressionError("expression-syntax", at, source=source) from None
    try:
        expression = _rebuild(source, _boolean(parsed, names))
    except ExpressionError as error:
        error.col = before + len(
            text.encode()[: error.col].decode("utf-8", "ignore")
        )  # ast counts bytes
        raise
    if not expression.reads:  # `1 == 2` would lock a choice without a reason to tell
        raise ExpressionError("expression-not-allowed", before, what="Constant")
    return expression


_COMPARE: Final = {
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
    ast.NotEq: "!=",
}


def _boolean(node: ast.expr, names: Names) -> Tree:
    match node:
        case ast.BoolOp(op=op, values=values):
            return (
                "and" if isinstance(op, ast.And) else "or",
                *(_boolean(v, names) for v in values),
            )
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return ("not", _boolean(operand, names))
        case ast.Name(id=name):
            if name in names.facts:
                return ("fact", names.facts[name])
            if name in GAUGES or name in names.counters:
                raise ExpressionError("expression-needs-comparison", node.col_offset, name=name)
            raise ExpressionError("unknown-name", node.col_offset, name=name, known=_known(names))
        case ast.Compare():
            return _comparison(node, names)
    raise _refused(node)


def _comparison(node: ast.Compare, names: Names) -> Tree:
    sides = [node.left, *node.comparators]
    if any(isinstance(side, ast.Attribute) for side in sides):
        return _picked(node, names)
    pairs: list[Tree] = []
    for left, op, right in zip(sides, node.ops, sides[1:], strict=False):
        if type(op) not in _COMPARE:
            raise _refused(node)
        pairs.append((_COMPARE[type(op)], _number(left, names), _number(right, names)))
    return pairs[0] if len(pairs) == 1 else ("and", *pairs)


def _number(node: ast.expr, names: Names) -> Tree:
    match node:
        case ast.Constant(value=value) if type(value) is int:
            return ("int", value)
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=value)) if type(value) is int:
            return ("int", -value)
        case ast.Name(id=name):
            if name in GAUGES:
                return ("gauge", GAUGES.index(name))
            if name in names.counters:
                return ("counter", names.counters[name])
            if name in names.facts:
                raise ExpressionError("expression-fact-compared", node.col_offset, name=name)
            raise ExpressionError("unknown-name", node.col_offset, name=name, known=_known(names))
    raise _refused(node)


def _picked(node: ast.Compare, names: Names) -> Tree:
    match node:
        case ast.Compare(
            left=ast.Attribute(value=ast.Name(id="picked"), attr=part),
            ops=[ast.Eq() | ast.NotEq() as op],
            comparators=[ast.Name(id=choice)],
        ):
            parts = {_plain(p): (i, choices) for i, (p, choices) in enumerate(names.parts.items())}
            if part not in parts:
                raise ExpressionError(
                    "unknown-part", node.col_offset, name=part, known=", ".join(parts)
                )
            index, choices = parts[part]
            plain = [_plain(c) for c in choices]
            if choice not in plain:
                raise ExpressionError(
                    "unknown-pick", node.col_offset, name=choice, part=part, known=", ".join(plain)
                )
            tree: Tree = ("picked", index, plain.index(choice))
            return tree if isinstance(op, ast.Eq) else ("not", tree)
    sides = (node.left, *node.comparators)
    raise _refused(next(side for side in sides if isinstance(side, ast.Attribute)))


def _plain(identifier: str) -> str:
    """An id as an expression writes it: hyphens would read as minus."""
    return identifier.replace("-", "_")


def _known(names: Names) -> str:
    return ", ".join((*GAUGES, *names.facts, *names.counters))


def _refused(node: ast.AST) -> ExpressionError:
    kind = type(node).__name__
    code = {"Call": "expression-call", "Attribute": "expression-attribute"}.get(kind)
    if code is None and isinstance(node, ast.BinOp):
        code = "expression-arithmetic"
    return ExpressionError(
        code or "expression-not-allowed", getattr(node, "col_offset", 0), what=kind
    )


def _reads(tree: Tree) -> set[tuple[str, int]]:
    head = tree[0]
    if head in {"gauge", "fact", "counter"}:
        return {(head, tree[1])}
    if head == "picked":
        return {("part", tree[1])}
    if head == "int":
        return set()
    return set().union(*(_reads(child) for child in tree[1:]))


def _bounds(tree: Tree, *, straight: bool) -> list[Bound]:
    head = tree[0]
    if head in {"and", "or"}:
        return [bound for child in tree[1:] for bound in _bounds(child, straight=straight)]
    if head == "not":
        return _bounds(tree[1], straight=not straight)
    if head in {"fact", "picked"}:
        return []
    whole = tree if straight else ("not", tree)
    test = _test(whole)
    found = []
    for side, wants_more in ((tree[1], {">", ">=", "=="}), (tree[2], {"<", "<=", "=="})):
        if side[0] == "gauge":
            way = "low" if (head in wants_more) is straight else "high"
            found.append(Bound(GAUGES[side[1]], way, whole, test))
    return found


def _test(tree: Tree) -> Test:
    """The tree as a closure over a state. The commonest shapes get a closure of their own."""
    head = tree[0]
    if head == "fact":
        bit = 1 << tree[1]
        return lambda state: state[FACTS_AT] & bit != 0
    if head == "picked":
        part, choice = tree[1], tree[2]
        return lambda state: len(state[PICKED_AT]) > part and state[PICKED_AT][part] == choice
    if head == "not":
        inner = _test(tree[1])
        return lambda state: not inner(state)
    if head in {"and", "or"}:
        return _joined(head, [_test(child) for child in tree[1:]])
    return _compare(head, tree[1], tree[2])


def _joined(head: str, tests: list[Test]) -> Test:
    """Pairwise, which is three times as fast as `all` and `any` over a generator."""
    one = tests[0]
    two = tests[1] if len(tests) == 2 else _joined(head, tests[1:])
    if head == "and":
        return lambda state: one(state) and two(state)
    return lambda state: one(state) or two(state)


def _compare(op: str, left: Tree, right: Tree) -> Test:
    if left[0] == "gauge" and right[0] == "int" and op in {">=", "<="}:
        at, bound = GAUGE_AT + left[1], right[1]
        if op == ">=":
            return lambda state: state[at] >= bound
        return lambda state: state[at] <= bound
    one, two = _value(left), _value(right)
    match op:
        case "<":
            return lambda state: one(state) < two(state)
        case "<=":
            return lambda state: one(state) <= two(state)
        case ">":
            return lambda state: one(state) > two(state)
        case ">=":
            return lambda state: one(state) >= two(state)
        case "==":
            return lambda state: one(state) == two(state)
        case _:
            return lambda state: one(state) != two(state)


def _value(tree: Tree) -> Value:
    head, number = tree
    if head == "int":
        return lambda _: number
    if head == "gauge":
        at = GAUGE_AT + number
        return lambda state: int(state[at])
    return lambda state: int(state[COUNTERS_AT][number])
