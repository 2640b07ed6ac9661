"""JSON Schemas of every content file, for editors that complete and check YAML as it is written.

They say what the reader says about shape: keys, types, ranges, words out of a list. What needs the rest
of the pack (an unknown scene, a stale translation) is left to `standtall check`.
"""

from __future__ import annotations

import json
import keyword
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from game.engine.expressions import GAUGES, LONGEST
from game.engine.rubric import AXES, CONDITIONS, HIGHEST, LOWEST
from game.engine.story import ENDING_KINDS, NARRATOR, YOU
from game.errors import cannot_write
from game.export.files import put
from game.export.keys import KEYS
from game.stories.choices import MOST_KIT, MOST_MOVES, MOST_REPLIES
from game.words import LANGUAGES
from game.words.pages import smells

Schema = dict[str, Any]

PREFIX: Final = "Stand Tall: "
"""Before the name of a file in its schema's title."""

_ID: Final = "^[a-z][a-z0-9-]{0,59}$"
# What conditions take for something other than a fact or a counter.
_READ_OTHERWISE: Final = "|".join((*GAUGES, "picked", *filter(str.islower, keyword.kwlist)))
_NAME: Final = f"^(?!({_READ_OTHERWISE})$)[a-z][a-z0-9_]{{0,59}}$"
_SOURCE: Final = "^[A-Z][A-Z0-9-]{0,19}$"

ID: Final[Schema] = {"type": "string", "pattern": _ID}
STRING: Final[Schema] = {"type": "string", "pattern": r"\S"}
BOOLEAN: Final[Schema] = {"type": "boolean"}
TEXT: Final[Schema] = {"$ref": "#/$defs/text"}
EXPRESSION: Final[Schema] = {"$ref": "#/$defs/expression"}


class Known(NamedTuple):
    """The moves and source items that a pack can name, by id, each with what it means."""

    moves: Mapping[str, str]
    sources: Mapping[str, str]


def schemas(known: Known | None = None) -> dict[str, Schema]:
    """Every schema by the name of its file: `story.schema.json` and so on.

    What is `known` is offered where a choice names its moves and a story its sources; a pack may have others.
    """
    made = {
        "pack": _pack(),
        "story": _story(),
        "translation": _translation(),
        "walks": _walks(),
        "rubric": _rubric(),
        "sources": _sources(),
        "levels": _levels(),
        "cards": _cards(),
        "support": _support(),
    }
    offered = known or Known({}, {})
    return {
        f"{name}.schema.json": _finished(name, schema, offered) for name, schema in made.items()
    }


def write_schemas(folder: Path, known: Known) -> tuple[Path, ...]:
    """Write all schemas into a folder, made if need be; raises `cannot-write`."""
    paths = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, schema in schemas(known).items():
            path = folder / name
            put(path, json.dumps(schema, indent=2) + "\n", '"$schema": ')
            paths.append(path)
    except OSError as error:
        raise cannot_write(str(folder), error) from error
    return tuple(paths)


def _finished(name: str, schema: Schema, known: Known) -> Schema:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": f"{PREFIX}{name}",
        "$defs": {
            **_DEFINITIONS,
            "move": _offered(known.moves, ID),
            "source": _offered(known.sources, {"type": "string", "pattern": _SOURCE}),
        },
    }


def _offered(known: Mapping[str, str], of: Schema) -> Schema:
    """These words, each with what it means, or any other of that shape."""
    return {"anyOf": [*({"const": n, "description": said} for n, said in known.items()), of]}


# --- shapes ---


def _map(required: Schema, optional: Schema | None = None, of: str = "") -> Schema:
    """A map with these keys and no others; `of` is the group that tells what they mean."""
    said = KEYS[of] if of else {}
    keys = {**required, **(optional or {})}
    made = {
        "type": "object",
        "properties": {k: {"description": said[k], **v} if of else v for k, v in keys.items()},
        "required": list(required),
        "additionalProperties": False,
    }
    return {"title": of, **made} if of else made


def _ids(of: Schema, pattern: str = _ID, **more: Any) -> Schema:
    """A map from ids to something."""
    named = {"type": "object", "additionalProperties": False, "patternProperties": {pattern: of}}
    return {**named, **more}


def _list(of: Schema, **more: Any) -> Schema:
    return {"type": "array", "items": of, **more}


def _one_or_list(of: Schema) -> Schema:
    return {"anyOf": [of, _list(of)]}


def _words(*words: str) -> Schema:
    return {"enum": list(words)}


def _number(low: int, high: int) -> Schema:
    return {"type": "integer", "minimum": low, "maximum": high}


def _nullable(of: Schema) -> Schema:
    if "type" in of:  # an editor can say more of this than of two alternatives
        return {**of, "type": [of["type"], "null"]}
    return {"anyOf": [of, {"type": "null"}]}


def _without(*keys: str) -> Schema:
    return dict.fromkeys(keys, False)


_LANG: Final = _words(*LANGUAGES)
_LINE: Final[Schema] = {
    "anyOf": [TEXT, _map({"say": TEXT}, {"if": EXPRESSION, "who": ID}, of="line")],
}
_ALTERNATIVE: Final[Schema] = {
    "anyOf": [
        TEXT,
        {
            **_map(
                {},
                {"if": EXPRESSION, "who": ID, "say": TEXT, "says": _one_or_list(_LINE)},
                of="reaction",
            ),
            "oneOf": [{"required": ["say"]}, {"required": ["says"]}],
        },
    ]
}
_NEXT: Final[Schema] = {
    "anyOf": [ID, _list(_map({"to": ID}, {"if": EXPRESSION}, of="way"), minItems=1)],
}
_STEP: Final = _number(-9999, 9999)
_SET: Final = _nullable(
    {
        "type": "object",
        "properties": dict.fromkeys(GAUGES, _STEP),
        "additionalProperties": {**_STEP, "type": ["integer", "boolean"]},
    }
)


def _choice(*, free: bool, because: bool) -> Schema:
    """A reply or kit action (`free`), or a part, which has no answers and ways of its own."""
    optional: Schema = {
        "say": TEXT,
        "do": TEXT,
        "if": EXPRESSION,
        "locked": TEXT,
        "hidden": BOOLEAN,
        "once": BOOLEAN,
        "set": _SET,
        "because": TEXT,
    }
    if free:
        optional |= {"answers": _one_or_list(_ALTERNATIVE), "next": _NEXT}
    required: Schema = {"moves": _list({"$ref": "#/$defs/move"}, minItems=1, maxItems=MOST_MOVES)}
    if because:
        required["because"] = optional.pop("because")
    return {
        **_map(required, optional, of="choice"),
        "oneOf": [{"required": ["say"]}, {"required": ["do"]}],
        "dependentRequired": {"locked": ["if"]},
    }


_DEFINITIONS: Final[Schema] = {
    "text": {
        "description": "Prose: one wording, or a mild and a strong one.",
        "anyOf": [STRING, _map({"mild": STRING, "strong": STRING})],
    },
    "expression": {
        "description": "A condition: trust >= 6 and not warned",
        "type": "string",
        "maxLength": LONGEST,
    },
    "reply": _choice(free=True, because=True),
    "part": _choice(free=False, because=True),
    "kit": _choice(free=True, because=False),
}


# --- the files ---


def _pack() -> Schema:
    return _map(
        {"pack": ID, "format": _number(1, 1), "languages": _list(_LANG, minItems=1)},
        {"extends": _nullable(_words("standtall")), "overrides": _nullable(_list(STRING))},
        of="pack",
    )


def _story() -> Schema:
    person = _map({"name": TEXT, "role": TEXT}, of="person")
    interrupt = _map({"id": ID, "if": EXPRESSION, "next": ID}, of="interrupt")
    answer = _map({"text": TEXT, "because": TEXT}, {"right": BOOLEAN}, of="answer")
    cause = _map({"ask": TEXT, "answers": _ids(answer, minProperties=2)}, of="cause")
    counter = _list(_number(-999, 999), minItems=2, maxItems=2)
    speaking: Schema = {"propertyNames": {"not": {"enum": [YOU, NARRATOR]}}}
    return _map(
        {
            "encounter": ID,
            "format": _number(1, 1),
            "lang": _LANG,
            "from": _list({"$ref": "#/$defs/source"}, minItems=1),
            "title": TEXT,
            "minutes": _number(1, 60),
            "you": TEXT,
            "aim": TEXT,
            "people": _ids(person, minProperties=1, **speaking),
            "customer": ID,
            "start": _map({gauge: _number(0, 10) for gauge in GAUGES}),
            "scenes": _ids(_scene(), minProperties=1),
            "cause": cause,
        },
        {
            "note": _nullable(TEXT),
            "opening": ID,
            "facts": _nullable(_list({"type": "string", "pattern": _NAME})),
            "counters": _nullable(_ids(counter, _NAME)),
            "interrupts": _nullable(_list(interrupt)),
            "kit": _nullable(_ids({"$ref": "#/$defs/kit"}, maxProperties=MOST_KIT)),
            "renamed": _nullable({"type": "object", "additionalProperties": STRING}),
            "allow": _nullable(
                {
                    "type": "object",
                    "propertyNames": {"enum": list(smells.PAGES)},
                    "additionalProperties": STRING,
                }
            ),
        },
        of="story",
    )


def _scene() -> Schema:
    """A scene asks (`you`, `build`), ends (`ending`) or goes on (`next` alone)."""
    asking = ("you", "build", "kit", "coach", "answers")
    some: Schema = {"minProperties": 2, "maxProperties": MOST_REPLIES}
    part = _map({"name": TEXT, "you": _ids({"$ref": "#/$defs/part"}, **some)}, of="part")
    return {
        **_map(
            {},
            {
                "condition": _words(*CONDITIONS),
                "who": ID,
                "kit": {"anyOf": [{"const": "none"}, _list(ID)]},
                "set": _SET,
                "says": _one_or_list(_LINE),
                "coach": TEXT,
                "you": _ids({"$ref": "#/$defs/reply"}, **some),
                "build": _ids(part, minProperties=2),
                "answers": _one_or_list(_ALTERNATIVE),
                "next": _NEXT,
                "ending": _words(*ENDING_KINDS),
            },
            of="scene",
        ),
        "anyOf": [
            {
                "required": ["you", "condition"],
                "properties": _without("build", "ending"),
                "anyOf": [
                    {"required": ["next"]},
                    {"properties": {"you": {"additionalProperties": {"required": ["next"]}}}},
                ],
            },
            {"required": ["build", "condition", "next"], "properties": _without("you", "ending")},
            {"required": ["ending"], "properties": _without("next", *asking)},
            {"required": ["next"], "properties": _without("ending", *asking)},
        ],
    }


def _translation() -> Schema:
    entry = _map({"of": {"type": ["string", "integer"]}, "is": TEXT}, of="entry")
    texts = {"type": "object", "additionalProperties": entry}
    return _map({"translation": ID, "lang": _LANG, "texts": texts}, of="translation")


def _walks() -> Schema:
    bound = {"type": "string", "pattern": r"^(>=|<=|==|>|<) ?\d{1,3}$"}
    bounds = _map({}, dict.fromkeys(AXES, bound))
    expect = _map(
        {},
        {
            "scene": ID,
            "said": _one_or_list(STRING),
            "gauges": _map({}, dict.fromkeys(GAUGES, bound)),
            "counters": {"type": "object", "additionalProperties": bound},
            "facts": {"type": "object", "additionalProperties": BOOLEAN},
            "open": _nullable(_list(ID)),
            "locked": _nullable(_list(ID)),
        },
        of="expect",
    )
    step = {"anyOf": [ID, _map({"choose": ID}, {"expect": expect}, of="step")]}
    walk = _map(
        {"name": STRING, "path": _nullable(_list(step))},
        {"ending": ID, "kind": _words(*ENDING_KINDS), "bands": bounds, "scores": bounds},
        of="walk",
    )
    return _map({"walks": _nullable(_list(walk))})


def _rubric() -> Schema:
    worth = _list(_number(LOWEST, HIGHEST), minItems=6, maxItems=6)
    critical = _map({"axis": _words(*AXES)}, {"under": _nullable(_list(_words(*CONDITIONS)))})
    move = _map(
        {
            "name": TEXT,
            "definition": TEXT,
            "why": TEXT,
            "from": _list({"$ref": "#/$defs/source"}, minItems=1),
            "worth": _map(dict.fromkeys(CONDITIONS, worth)),
        },
        {"sympathy": BOOLEAN, "kit": BOOLEAN, "critical": critical},
    )
    bands = _map({}, dict.fromkeys(AXES, _map({str(band): TEXT for band in range(1, 5)})))
    return _map({"rubric": ID, "lang": _LANG}, {"moves": _nullable(_ids(move)), "bands": bands})


def _sources() -> Schema:
    article = _map(
        {"title": TEXT, "author": TEXT}, dict.fromkeys(("publisher", "language", "note"), TEXT)
    )
    item = _map({"title": TEXT, "says": TEXT}, {"article": {"type": "string"}, "claim": BOOLEAN})
    return _map(
        {"sources": ID, "lang": _LANG, "items": _nullable(_ids(item, _SOURCE))},
        {"articles": _nullable(_ids(article, _SOURCE))},
    )


def _levels() -> Schema:
    day = _map({"title": TEXT, "encounters": _nullable(_list(ID))}, {"why": TEXT})
    return _map({"levels": ID, "lang": _LANG, "week": _nullable(_ids(day))})


def _cards() -> Schema:
    cited = _list({"$ref": "#/$defs/source"}, minItems=1)
    card = _map(
        {"title": TEXT, "from": cited, "says": TEXT},
        {
            "axis": _words(*AXES),
            "try": TEXT,
            "beware": TEXT,
            "practise": _nullable(_list(ID)),
            "claim": BOOLEAN,
        },
        of="card",
    )
    return _map({"cards": ID, "lang": _LANG, "codex": _nullable(_ids(card))})


def _support() -> Schema:
    contact = _map(
        {
            "name": TEXT,
            "reach": TEXT,
            "locale": _words(*LANGUAGES, "any"),
            "checked": {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
        },
        {"hours": TEXT},
    )
    return _map(
        {"support": ID, "lang": _LANG, "guidance": TEXT},
        {
            "policy": _nullable(TEXT),
            "warnings": _number(0, 9),
            "contacts": _nullable(_list(contact)),
        },
    )
