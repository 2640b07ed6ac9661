"""What leaves the game: progress in lines, a profile's data as JSON and CSV. One file per output."""
