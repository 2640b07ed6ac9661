"""Stand Tall: a terminal game for practising hard conversations with customers."""

__version__ = "0.1.0"
