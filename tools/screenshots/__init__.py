"""Pictures of every page as visitors see it, laid side by side on sheets, to be looked at."""
