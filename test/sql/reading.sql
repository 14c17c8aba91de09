-- How plainly a record is written, and how much of it stood in an earlier one.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pledge;
SET client_min_messages = notice;
SET extra_float_digits = 0;

-- Counted by hand: 10 + 8 words; vis-it-ed, wor-ried.
SELECT words, sentences, syllables, long_words, long_sentences, abbreviations, reading_ease, grade
FROM pledge.plain_language('I visited Jay at home with his mother on Monday. She''s worried about the CIN plan and school.');
-- A heading and list items are sentences of their own.
SELECT words, sentences FROM pledge.plain_language(E'Actions\n- See Jay\n- Ring Dad');
-- A sentence of more than 25 words; ease and grade from 100 words on.
SELECT words, sentences, long_sentences, round(reading_ease::numeric, 3) AS ease, round(grade::numeric, 3) AS grade
FROM pledge.plain_language(repeat('the child is well and safe at home with mum ', 10));
SELECT words, reading_ease, grade FROM pledge.plain_language(repeat('the child is well and safe at home with mum ', 9) || 'and is at home with her mum now');
SELECT p.reading_ease = pledge.reading_ease(p.words, p.sentences, p.syllables) AS ease_from_counts,
	p.grade = pledge.reading_grade(p.words, p.sentences, p.syllables) AS grade_from_counts
FROM pledge.plain_language(repeat('The children were taken home. ', 30)) AS p;
SELECT pledge.reading_ease(99, 9, 120) AS too_short, pledge.reading_ease(200, 10, 320) AS ease, pledge.reading_grade(200, 10, 320) AS grade,
	pledge.reading_ease(200, 0, 320) AS no_sentence, pledge.reading_ease(-200, -10, -320) AS nonsense, pledge.reading_ease(NULL, 1, 1) AS of_null;
-- Abbreviations: explained where they first stand, or not.
SELECT body, abbreviations
FROM (VALUES ('The child in need (CIN) plan. CIN review.'), ('The CIN plan. A child in need (CIN) plan.'),
	('S47 and LAC. S47 again.'), ('The GP and the NHS'), ('She did NOT come.')) AS t (body), LATERAL pledge.plain_language(body);
SELECT * FROM pledge.plain_language(NULL);
SELECT * FROM pledge.plain_language('');

-- Sketches: the same text is contained in itself, an addition is told from a copy.
CREATE TEMP TABLE note AS
SELECT which, key, pledge.text_sketch(body, key) AS sketch, body
FROM (VALUES
	('first', (SELECT string_agg('We met at the school and talked about topic ' || n || ' for a while.', ' ') FROM generate_series(1, 30) AS n)),
	('added', (SELECT string_agg('We met at the school and talked about topic ' || n || ' for a while.', ' ') FROM generate_series(1, 60) AS n)),
	('other', (SELECT string_agg('Grandma rang ' || n || ' to say that all was well there.', ' ') FROM generate_series(1, 30) AS n)),
	('short', 'No reply. Card left.'), ('shouted', 'NO REPLY - card left!'), ('another', 'No reply. Card not left.'),
	('empty', '')) AS t (which, body),
	(SELECT '\x000102030405060708090a0b0c0d0e0f'::bytea) AS k (key);
SELECT a.which AS new, b.which AS earlier, found.of_new, found.of_earlier, found.standard_error IS NOT DISTINCT FROM 0 AS certain
FROM note a, note b, LATERAL pledge.containment(a.sketch, b.sketch) AS found
WHERE (a.which, b.which) IN (('first', 'first'), ('first', 'other'), ('short', 'short'), ('short', 'shouted'), ('short', 'another'),
	('short', 'first'), ('empty', 'empty'), ('short', 'empty'))
ORDER BY a.which COLLATE "C", b.which COLLATE "C";
-- Estimates stay within four of their standard errors of the exact share.
SELECT a.which AS new, b.which AS earlier, round(exact.of_new::numeric, 3) AS of_new, round(exact.of_earlier::numeric, 3) AS of_earlier,
	abs(found.of_new - exact.of_new) <= 4 * found.standard_error AS new_near,
	abs(found.of_earlier - exact.of_earlier) <= 4 * found.standard_error_of_earlier AS earlier_near,
	pledge.copied_forward_class(exact.of_new) AS class
FROM note a, note b, LATERAL pledge.containment(a.sketch, b.sketch) AS found, LATERAL pledge.exact_containment(a.body, b.body) AS exact
WHERE a.which IN ('first', 'added', 'other') AND b.which IN ('first', 'added')
ORDER BY a.which COLLATE "C", b.which COLLATE "C";
SELECT share, pledge.copied_forward_class(share) FROM (VALUES (1.0), (0.8), (0.79), (0.35), (0.34), (0), (NULL)) AS t (share);

-- Small, and never a list of all shingles.
SELECT which, length(sketch) <= 520 AS small, cardinality(pledge.sketch_hashes(sketch)) AS hashes
FROM note WHERE which IN ('short', 'empty') ORDER BY which COLLATE "C";
SELECT avg(cardinality(pledge.sketch_hashes(pledge.text_sketch(body, decode(lpad(to_hex(n), 32, '0'), 'hex')))) / 56.0) BETWEEN 0.2 AND 0.3 AS a_quarter
FROM (SELECT string_agg('word' || w, ' ') FROM generate_series(1, 60) AS w) AS t (body), generate_series(1, 200) AS n;

-- What many children's records share is a template, and counts for nothing.
CREATE TEMP TABLE form AS
SELECT child, pledge.text_sketch('Was the child seen alone at this visit and what did the child say about how things are at home and at school? '
	|| (SELECT string_agg('child' || child || 'said' || n, ' ') FROM generate_series(1, 60) AS n),
	'\x000102030405060708090a0b0c0d0e0f') AS sketch
FROM generate_series(1, 30) AS child;
CREATE TEMP TABLE template AS
SELECT array_agg(hash) AS hashes
FROM (SELECT hash FROM form, unnest(pledge.sketch_hashes(sketch)) AS hash GROUP BY hash HAVING count(DISTINCT child) >= 20) AS t;
SELECT cardinality(hashes) BETWEEN 1 AND 23 AS some_of_its_shingles FROM template;
SELECT avg(bare.of_new) > 0.1 AS shared_before, max(rid.of_new) AS shared_after, count(*)
FROM template, form a JOIN form b ON b.child = a.child - 1, LATERAL pledge.containment(a.sketch, b.sketch) AS bare,
	LATERAL pledge.containment(a.sketch, b.sketch, template.hashes || NULL::bigint) AS rid;
SELECT round(of_new::numeric, 3) AS of_new, round(of_earlier::numeric, 3) AS of_earlier
FROM (SELECT string_agg('form' || n, ' ') FROM generate_series(1, 40) AS n) AS f (form),
	(SELECT string_agg('mine' || n, ' ') FROM generate_series(1, 40) AS n) AS m (mine),
	LATERAL pledge.exact_containment(form || ' ' || mine, form || ' ' || upper(mine) || ' end', form || ' ' || left(mine, 100)) AS e;

-- Another key gives another sketch, which is not compared.
SELECT pledge.text_sketch(body, '\x000102030405060708090a0b0c0d0e00') = sketch AS same,
	pledge.containment(sketch, pledge.text_sketch(body, '\x000102030405060708090a0b0c0d0e00')) IS NULL AS cannot_be_told
FROM note WHERE which = 'first';
SELECT pledge.containment(NULL, sketch) IS NULL AS of_null, pledge.text_sketch(NULL, key) IS NULL AS sketch_of_null,
	pledge.exact_containment(NULL, body) IS NULL AS exact_of_null
FROM note WHERE which = 'first';

-- One pass gives what the functions give one by one.
SELECT count(*) AS records, bool_and(r.facts = pledge.text_fact_ids(body, 'visit', 8, '{Ella}')) AS same_facts,
	bool_and(r.reading = ARRAY[p.words, p.sentences, p.syllables, p.long_words, p.long_sentences, p.abbreviations]) AS same_reading,
	bool_and(r.sketch = pledge.text_sketch(body, key)) AS same_sketch
FROM (SELECT body FROM note UNION ALL VALUES ('Ella told me "I feel safe". Approx. six weeks ago, e.g. after the LAC review, we agreed to close because risk has reduced.'),
	(E'Voice of the child:\n[x] seen alone & well\nMum''s view: she''ll ring\n\n?neglect; £40 at 14:30'),
	(repeat('Ella told me she likes school. SW to visit by Friday. ', 2000))) AS t (body),
	(SELECT '\x000102030405060708090a0b0c0d0e0f'::bytea) AS k (key),
	LATERAL pledge.read_record(body, 'visit', 8, '{Ella}', key => key) AS r, LATERAL pledge.plain_language(body) AS p;
SELECT facts, reading, sketch IS NULL AS no_sketch FROM pledge.read_record('Ella told me she likes school.', 'visit');
SELECT * FROM pledge.read_record(NULL, key => '\x000102030405060708090a0b0c0d0e0f');
-- The key may change from row to row.
SELECT bool_and(r.sketch = pledge.text_sketch(body, k)) AS each_by_its_key, count(DISTINCT r.sketch) AS sketches
FROM note, generate_series(0, 9) AS n, LATERAL (SELECT decode(lpad(to_hex(n % 3), 32, '0'), 'hex')) AS t (k), LATERAL pledge.read_record(body, key => k) AS r
WHERE which = 'first';

-- Arguments that have no meaning; no word of a text is repeated.
\set VERBOSITY default
\set SHOW_CONTEXT never
SELECT pledge.text_sketch('secret', '\x00');
SELECT pledge.read_record('secret', key => '\x0001');
SELECT * FROM pledge.containment('\x01', '\x01');
SELECT pledge.sketch_hashes('\x0102000002000000020000000100000000');
SELECT pledge.plain_language('secret', NULL);
