"""From the texts to a site on disk: building it whole or not at all, judging it, serving it while writing."""
