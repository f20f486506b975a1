"""Every number of the bundled deck, computed by another way.

A module a topic; `make verify-deck` runs them all (they need NumPy and PyTorch, which the bot
and the other tests do not). `kit` has the decorators by which a proof says what it proves.
"""
