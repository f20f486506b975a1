"""The Discord adapter against a Discord in memory: simcord in place of the network."""
