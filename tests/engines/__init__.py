"""The same behaviour in three engines, with all that they contact recorded outside of them."""
