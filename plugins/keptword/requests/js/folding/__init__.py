"""What the parts of a program stand for, told without running it."""
