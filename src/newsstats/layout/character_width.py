"""How wide characters are in print."""

NARROW = 0.55
"""Width of a Latin letter or a figure, as a share of a Chinese character's."""
