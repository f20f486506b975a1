"""Discord: the daily question in a channel and practice everywhere, as an app native to it."""
