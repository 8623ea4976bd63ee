"""From the text of some code to the tree of `nodes`."""
