"""What leaves the game, one file for each output: reports, tables, pages, files of other tools, new encounters."""
