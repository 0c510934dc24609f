"""Who and what a text names: persons with their roles, places with their division, organisations, and who says what."""
