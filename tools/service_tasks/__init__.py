"""Adding services to a site for people who do not program: files are written, questions asked, changes shown."""
