"""Pictures of what people see in Discord, made from the payloads that the adapter sends.

    python3.11 -m venv /tmp/pictures
    /tmp/pictures/bin/pip install -r requirements-dev.lock
    /tmp/pictures/bin/pip install pillow
    /tmp/pictures/bin/python -m docs.pictures        from the root of the repository

It needs Chromium (`CHROMIUM` names another one than `chromium`), the fonts that simcord
brings, and Pillow to make the files small. It writes docs/discord/*.png.

`scenes` plays a few weeks with the real core, the bundled deck and a clock that stands still,
and collects messages; `markdown` and `page` draw them as Discord does, as near as we know it:
no part of Discord's own client is used.
"""
