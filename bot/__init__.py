"""The core of the study bot: it asks, grades, remembers and knows no platform."""

__version__ = "0.2.0"
