"""The game in a real pseudo-terminal."""
