-- 00-schema: the two schemas.
-- Everything of pledge stands in one of these; nothing is created anywhere else.

CREATE SCHEMA pledge;
COMMENT ON SCHEMA pledge IS
	'pledge: frameworks, rules, attached sources, assessments and the functions over them. Nothing here that writes or that tells of an authority is granted to PUBLIC; see doc/mapping.md for what to grant to whom.';

CREATE SCHEMA line_of_sight;
COMMENT ON SCHEMA line_of_sight IS
	'pledge: plain views for leaders and BI tools. They count and name records by key; they never hold a word of a record.';
