"""A figure's life over issues and papers: the ledger of observations, series, contradictions, biographies."""
