"""The HTML report: notebooks executed over an issue, published as one offline page."""
