"""Articles with all of their tables: `Corpus`, and `Issue` for those that came from pages."""
