"""One screen a file. They are imported when they are opened, so that the first one stands at once."""
