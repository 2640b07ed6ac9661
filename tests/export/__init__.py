"""Tests of what leaves the game."""
