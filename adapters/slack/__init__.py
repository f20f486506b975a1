"""Slack: the daily question in a channel, `/quiz` with words after it, and App Home."""
