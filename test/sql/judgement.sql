-- Sentences whose judgement people have settled (doc/accuracy.md): pledge.assertion is asked
-- for each, and those that it judges otherwise are listed.  The expected output holds the ones
-- that are known, so that any other is a failure; and so is one of these that is right now.
\pset format unaligned
\set edge_cases `cat "$PG_ABS_SRCDIR/accuracy/edge_cases.tsv"`
\set judgement `cat "$PG_ABS_SRCDIR/accuracy/judgement.tsv"`

CREATE TEMPORARY TABLE sentence AS
SELECT set_name, cell[1] AS id, replace(cell[3], '\n', E'\n') AS sentence, replace(cell[4], '\n', E'\n') AS target,
	CASE cell[5] WHEN 'other' THEN 'other_holder' ELSE cell[5] END AS expected
FROM (VALUES ('edge_cases', :'edge_cases'), ('judgement', :'judgement')) AS file (set_name, content)
CROSS JOIN LATERAL regexp_split_to_table(content, '\n') AS line
CROSS JOIN LATERAL string_to_array(line, E'\t') AS cell
WHERE cell[1] <> 'id';

SELECT set_name, count(*) AS sentences, count(DISTINCT id) AS ids, bool_and(strpos(lower(sentence), lower(target)) > 0) AS targets_stand_there
FROM sentence GROUP BY set_name ORDER BY set_name;

SELECT id, expected, pledge.assertion(sentence, target) AS judged, target, sentence
FROM sentence
WHERE pledge.assertion(sentence, target) IS DISTINCT FROM expected
ORDER BY id;

-- A pointer to another record leaves in doubt what is recorded; a word that stands for nothing
-- says that nothing is.
SELECT answer, e.status, e.because
FROM (VALUES ('see previous entry.'), ('as per previous case note'), ('see last supervision'), ('refer to assessment dated 3/4/2026'),
	('N/A'), ('none'), ('as above'), ('see above'), ('see previous')) AS form (answer)
CROSS JOIN LATERAL (SELECT pledge.assertion('Rationale: ' || answer, 'Rationale') AS status,
	(SELECT because FROM pledge.evidence('Child seen alone: ' || answer, 'visit', 8) LIMIT 1) AS because) AS e;
