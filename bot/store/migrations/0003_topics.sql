-- How a member does by topic, practice included; kept beside the answers, and rebuilt from them
-- for those that came before this table.
CREATE TABLE topics (
    member_id INTEGER NOT NULL REFERENCES members (id),
    topic TEXT NOT NULL,
    correct INTEGER NOT NULL,
    answered INTEGER NOT NULL,
    PRIMARY KEY (member_id, topic)
) /* sqlite: WITHOUT ROWID */;
INSERT INTO topics (member_id, topic, correct, answered)
    SELECT a.member_id, r.topic, SUM(a.correct), COUNT(*)
    FROM answers a JOIN rounds r ON r.id = a.round_id
    WHERE a.correct IS NOT NULL AND r.kind <> 'trial' GROUP BY a.member_id, r.topic;
