-- One-time codes by which two places become one team, or two identities one member.
CREATE TABLE codes (
    code TEXT PRIMARY KEY,
    daily_id INTEGER REFERENCES dailies (id),
    member_id INTEGER NOT NULL REFERENCES members (id),
    expires_at BIGINT NOT NULL
);
