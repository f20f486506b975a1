"""What the bot costs, as ratios to a bare baseline that ran in the same minute.

A helper of developers: nothing in bot/ or adapters/ imports it.
"""
