"""Words: segmentation, frequencies, keyness, concordance, collocations."""
