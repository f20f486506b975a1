-- In a private conversation a person is looked up without their team.
CREATE INDEX identities_person ON identities (platform, external);
