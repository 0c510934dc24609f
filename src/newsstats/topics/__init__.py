"""Topics: what a story is about, in the news industry's own taxonomy."""
