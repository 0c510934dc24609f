"""From a file to lines, from lines to stories."""
