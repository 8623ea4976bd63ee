"""What only this repository runs: tools that try to break the promise, and never part of a site."""
