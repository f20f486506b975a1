"""Turns slack_sdk, in the process that calls it, to the server that SLACK_TEST_API names."""

import os

from slack_sdk.web.async_base_client import AsyncBaseClient

SLACK = AsyncBaseClient.BASE_URL


def aim() -> None:
    """Every client made from now on, by whomever, goes to the test server.

    The constructor's default was bound when the class was made, so the attribute
    alone would change nothing.
    """
    here = os.environ["SLACK_TEST_API"]
    AsyncBaseClient.BASE_URL = here
    defaults = AsyncBaseClient.__init__.__defaults__ or ()
    assert SLACK in defaults, "slack_sdk no longer takes base_url by position"
    moved = tuple(here if default == SLACK else default for default in defaults)
    AsyncBaseClient.__init__.__defaults__ = moved
