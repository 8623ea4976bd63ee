"""The guides in `docs/`: pictures of the real pages, and steps that tests go through."""
