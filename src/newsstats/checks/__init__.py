"""Whether the page's own figures add up: relations between printed figures, tested with the precision of print."""
