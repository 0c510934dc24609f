"""The cards of the findings: one file a kind; `card.card` makes any of them."""
