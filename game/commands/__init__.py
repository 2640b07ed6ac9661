"""What each command does, one file for each kind; `command_line.py` says what can be asked for.

This room wires the parts together, each command's part imported when it runs, so that `--help` and `check`
never pay for screens. A command is a function of the options and the voice that gives the exit code.
"""
