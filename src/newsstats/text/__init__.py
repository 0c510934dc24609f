"""What every room reads: articles and their parts, sentences, words, bylines, scripts, word lists."""
