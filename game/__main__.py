"""`python -m game` is `standtall`: all of the program is loaded where an interruption is met."""

INTERRUPTED = 130  # as in `game.errors`, which is not loaded yet


def main() -> int:
    """Run one command and give the exit code."""
    try:
        from game.cli import main as run

        return run()
    except KeyboardInterrupt:
        return INTERRUPTED


if __name__ == "__main__":
    raise SystemExit(main())
