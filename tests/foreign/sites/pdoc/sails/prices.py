"""What mending costs, at `PER_METRE` euros for each metre of seam."""

PER_METRE = 4


def price(metres: float) -> float:
    """Return the price of a seam, in euros."""
    return metres * PER_METRE
