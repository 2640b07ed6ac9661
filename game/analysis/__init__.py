"""Pure analysis of an encounter: every state there is, never a sample."""
