"""Which release of the library this is; the wheel and each protected folder carry it."""

__version__ = "0.1.0"
