"""Runs the command: `python -m plugins.keptword`."""

from .cli.command import keptword

keptword(prog_name="keptword")
