"""Proof for the controller: each published consent version kept as plain files, dated and hashed (CW-10)."""
