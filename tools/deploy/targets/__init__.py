"""Where a finished site goes: a folder, a server by rsync, a branch of a repository, a bucket.

Each puts the new site in place as a whole or, where it cannot be in one step, so that every page is whole at any
moment; what fails leaves what is there.
"""
