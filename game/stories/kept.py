"""Results that can be made again, kept in files that anybody may lose, cut off or change.

A file holds a digest of what follows it: what is not whole, or not ours, is as good as not kept.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any

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


def made_by(*rooms: str) -> str:
    """A digest of the code that makes a result: its rooms' files by name, size and time."""
    digest = blake2b(digest_size=8)
    for room in rooms:
        with os.scandir(_PACKAGE / room) as found:
            for entry in sorted(found, key=lambda entry: entry.name):
                if entry.name.endswith(".py"):
                    stat = entry.stat()
                    digest.update(f"{entry.name} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _digest(body: bytes) -> bytes:
    return blake2b(body, digest_size=16).hexdigest().encode()
