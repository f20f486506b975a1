"""The terminal as a channel, so that anybody can try the whole of the bot at once."""
