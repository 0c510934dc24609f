"""What a number says: what it measures, whose it is, in which phase of what."""
