"""One relation between printed figures a file: what it needs, what it computes, how it is said."""
