"""What a person sees: the dossier in the terminal and as a page, and how one report was read."""
