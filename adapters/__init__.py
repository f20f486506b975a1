"""One folder a platform, with all of its beauty; none imports another or the store."""
