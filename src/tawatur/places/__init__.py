"""Names to places, and places to points with an uncertainty."""
