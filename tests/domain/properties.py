"""How properties are tried here: on the same examples in every run, without a stop-watch."""

from hypothesis import settings

tried = settings(deadline=None, derandomize=True, max_examples=150)
