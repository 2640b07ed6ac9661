"""`python -m game.words`: update the message catalogues from the code, and say what lacks a translation."""

from __future__ import annotations

import sys

from game.words.collect import catalogue_source, update_all


def main() -> int:
    """Update every .po file; 1 where a text lacks its translation."""
    incomplete = False
    for result in update_all():
        print(f"{result.lang}: {len(result.missing)} missing, {len(result.unused)} no longer used")
        for english in result.unused:
            print(f"  dropped: {english}")
        for english in result.missing:
            print(f"  missing in {catalogue_source(result.lang).name}: {english}")
        incomplete = incomplete or bool(result.missing)
    return int(incomplete)


if __name__ == "__main__":
    sys.exit(main())
