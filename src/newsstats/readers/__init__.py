"""Anything that holds articles, read: pages of every form, and tables of articles."""
