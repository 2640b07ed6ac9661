"""Results that can be made again, kept in files that anybody may lose, cut off or change.

A file holds a digest of what follows it: what is not whole, or not ours, is as good as not kept.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from game import __version__

_PACKAGE = Path(__file__).parent.parent


def kept(file: Path) -> Any:
    """What `keep` put there, as JSON gives it back; None where there is nothing whole."""
    try:
        digest, _, body = file.read_bytes().partition(b"\n")
    except OSError:
        return None
    return json.loads(body) if digest == _digest(body) else None


def keep(file: Path, value: object) -> None:
    """Keep something; where nothing can be written, the next start makes it again."""
    body = json.dumps(value).encode()
    new = file.with_name(f"{file.name}.{os.getpid()}.new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        new.write_bytes(_digest(body) + b"\n" + body)
        new.replace(file)
    except OSError:
        with suppress(OSError):
            new.unlink()


@cache  # what a running game does, it does by the code that it began with
def made_by(*rooms: str) -> str:
    """A digest of the code that makes a result: the version, and its rooms' sources by name and content.

    A room is a folder of `game`, or one file in it. The same code has the same digest in a checkout and in a wheel;
    of sources that are not there (compiled alone, or in an archive) the version has to do.
    """
    digest = blake2b(__version__.encode(), digest_size=8)
    for room in rooms:
        for source in _sources(_PACKAGE / room):
            with suppress(OSError):
                body = source.read_bytes()
                digest.update(f"\n{room} {source.name} {len(body)}\n".encode() + body)
    return digest.hexdigest()


def _sources(room: Path) -> list[Path]:
    return [room] if room.suffix == ".py" else sorted(room.glob("*.py"))


def _digest(body: bytes) -> bytes:
    return blake2b(body, digest_size=16).hexdigest().encode()
