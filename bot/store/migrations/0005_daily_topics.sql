-- What a daily asks about: slugs of topics with spaces between; empty is the whole deck.
ALTER TABLE dailies ADD COLUMN topics TEXT NOT NULL DEFAULT '';
