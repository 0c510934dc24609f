"""JupyterLab: the notebooks, and a widget to look around in a corpus."""
