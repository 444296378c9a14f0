"""`python -m unittest` in the folder above: the standard library alone, and no server."""
