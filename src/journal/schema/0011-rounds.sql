-- Rounds are listed by themselves, a year of them among millions of other rows: in the order in which they were planned.
CREATE INDEX object_round ON object (no) WHERE kind = 'round';
