"""What each problem means, with an example and its mended form, by chapters. `game.words.catalogue` puts them together."""
