"""Attacks on the promise: texts, templates and files that try to contact someone before consent."""
