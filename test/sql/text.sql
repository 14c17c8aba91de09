-- Reading one text: evidence, facts, assertion, highlight, score.
\pset format unaligned
SELECT pledge.version() = extversion AS same_version, pledge.ruleset_id() AS edition
FROM pg_extension WHERE extname = 'pledge';

-- Every match has a status, a place in characters and a reason.
SELECT indicator, status, excerpt, because
FROM pledge.evidence('Ella told me she likes school. It is unclear whether she was spoken to alone.', 'visit', 8, '{Ella}')
WHERE indicator IN ('child_voice', 'child_seen_alone');
SELECT bool_and(substr(body, start_at, length) = excerpt) AS excerpts_stand_there, count(*) > 3 AS some
FROM (VALUES ('Zoë told me “I’m sad”. Ella told me she likes school – every day. SW to visit by Friday.')) AS t (body),
	LATERAL pledge.evidence(body, 'visit', 8);
SELECT pledge.facts('Ella told me she likes school. SW to visit by Friday.', 'visit') AS facts;

-- Nothing to read gives nothing.
SELECT pledge.facts(NULL) AS of_null, pledge.facts('') AS of_empty, pledge.facts('   ') AS of_blanks,
	pledge.highlight(NULL) IS NULL AS highlight_of_null, pledge.text_fact_ids(NULL) AS ids_of_null;
SELECT count(*) AS evidence_of_null FROM pledge.evidence(NULL);

-- How words would be judged, without any rule for them.
SELECT words, pledge.assertion(body, words) AS judged
FROM (VALUES
	('I saw Ella alone.', 'saw Ella alone'), ('I did not see Ella alone.', 'see Ella alone'),
	('I will see Ella alone.', 'see Ella alone'), ('If Ella asks, we will meet.', 'Ella asks'),
	('It is unclear whether Ella was seen.', 'Ella was seen'), ('Previously Ella was seen alone.', 'seen alone'),
	('Mum said she feels sad.', 'feels sad'), ('Rationale: N/A', 'Rationale'),
	('The supervision order continues.', 'supervision'), ('Ella was seen.', 'not there')) AS t (body, words);

-- Safe HTML, whatever stands in the text.
SELECT pledge.highlight('<script>alert("x & y")</script> Ella told me she likes school.', 'visit') AS html;
SELECT regexp_replace(pledge.highlight(body), '</?mark[^>]*>', '', 'g') =
	replace(replace(replace(replace(replace(body, '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), '"', '&quot;'), '''', '&#39;') AS only_marks_are_added
FROM (VALUES ('Ella''s mum said "I <b>agree</b>" & left. We agreed to close because risk has reduced.')) AS t (body);

-- The score of one text is that of a set of one.
SELECT commitment, measures_told, measures_met, score
FROM pledge.score('We decided to step down, because Mum has kept every appointment. SW to visit by Friday.', 'decision', 8)
WHERE commitment IN ('LP-04', 'LP-05');
-- Without its type it is not known whether the decision is one that LP-04 asks about;
-- a strategy discussion always is. No box says that the child was seen: the text does.
SELECT commitment, measures_told, measures_met, score
FROM pledge.score('We decided to step down, because Mum has kept every appointment.', 'strategy_discussion', 8)
WHERE commitment = 'LP-04';
SELECT commitment, measures_told, measures_met
FROM pledge.score('I saw Ella at home. Ella told me she likes school.', 'visit', 8)
WHERE commitment = 'LP-11';
SELECT count(*) AS not_known_what_it_is FROM pledge.score('We decided to step down, because Mum has changed.') WHERE score IS NOT NULL;

-- Arguments that have no meaning.
\set VERBOSITY default
\set SHOW_CONTEXT never
SELECT pledge.facts('x', edition => 999);
SELECT pledge.facts('x', edition => NULL);
SELECT pledge.measure_outcomes('{{1,2}}', '{}', 1);
SELECT * FROM pledge.outcome_count_rows('{1,2,3}');
SELECT * FROM pledge.outcome_count_rows('{5,1,1,1,0,3,1,1,1,0}');
-- Five numbers a measure, not four.
SELECT * FROM pledge.outcome_count_rows('{3,1,1,1,5,1,1,1}');
