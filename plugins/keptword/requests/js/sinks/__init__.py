"""Where a program makes a browser request something."""
