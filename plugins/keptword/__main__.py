"""Runs the command: `python -m plugins.keptword`."""

from plugins.keptword.command import keptword

keptword(prog_name="keptword")
