"""Pictures of what people see in Discord and Slack, made from the payloads that the adapters send.

    python3.11 -m venv /tmp/pictures
    /tmp/pictures/bin/pip install -r requirements-dev.lock
    /tmp/pictures/bin/pip install pillow fontpkg-lato slack-bolt==1.30.0 slack_sdk==3.47.0
    /tmp/pictures/bin/python -m docs.pictures        from the root of the repository

It needs Chromium (`CHROMIUM` names another one than `chromium`), the fonts that simcord
brings, Lato for Slack, and Pillow to make the files small. It writes docs/discord/*.png and
docs/slack/*.png; `python -m docs.pictures docs slack` draws one platform alone.

`team` plays a few weeks with the real core, the bundled deck and a clock that stands still;
`scenes` (Discord) and `slack_scenes` collect messages and views; `markdown` and `page`, or
`slack`, draw them as the platform does, as near as we know it: no part of Discord's or Slack's
own clients is used.
"""
