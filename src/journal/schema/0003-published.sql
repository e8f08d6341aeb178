-- More sorts of objects are told to followers: all but those that the engine keeps for itself.
DROP INDEX object_rev;
CREATE INDEX object_rev ON object (rev) WHERE kind NOT IN ('timer', 'memory');
