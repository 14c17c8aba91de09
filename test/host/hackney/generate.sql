-- Make the sample host's rows from the fragments.
--
-- Nothing here is random: each choice is drawn by a hash of a row's number,
-- the seed and what is being chosen, so that the same variables give the same
-- rows.  Times are without a zone and no setting of the session bears on them.

\encoding UTF8

\if :{?records}
\else
  \set records 5500
\endif
\if :{?seed}
\else
  \set seed 1
\endif
\if :{?end_date}
\else
  \set end_date '2025-09-30'
\endif
\if :{?children}
\else
SELECT greatest(600, :records / 10) AS children \gset
\endif
\if :{?workers}
\else
SELECT greatest(60, :children / 12) AS workers \gset
\endif
\if :{?labelled}
\else
  \set labelled test/accuracy/records.jsonl
\endif

-- psql reads the labelled records itself: \copy takes no variables.
\set content `cat :'labelled'`

SET datestyle = 'ISO, YMD';
SET timezone = 'UTC';
SET client_min_messages = warning;

-- A choice among 0 .. n - 1 for a key, by what is being chosen.
CREATE FUNCTION sample.draw(key bigint, choice integer, n integer) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ((pg_catalog.hashint8extended($1, $2::bigint) & 2147483647) % $3)::integer;

CREATE FUNCTION sample.pick(words text[], key bigint, choice integer) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ($1)[1 + sample.draw($2, $3, cardinality($1))];

-- Every list of words in one row, to be joined to whatever draws from it.
CREATE TABLE sample.list AS
SELECT
	pg_catalog.array_agg(w.word ORDER BY w.n) FILTER (WHERE w.list = 'girl') AS girl,
	pg_catalog.array_agg(w.word ORDER BY w.n) FILTER (WHERE w.list = 'boy') AS boy,
	pg_catalog.array_agg(w.word ORDER BY w.n) FILTER (WHERE w.list = 'surname') AS surname,
	pg_catalog.array_agg(w.word ORDER BY w.n) FILTER (WHERE w.list = 'worker') AS worker,
	pg_catalog.array_agg(w.word ORDER BY w.n) FILTER (WHERE w.list = 'kin') AS kin,
	pg_catalog.array_agg(w.word ORDER BY w.n) FILTER (WHERE w.list = 'kin_younger') AS kin_younger,
	pg_catalog.array_agg(w.word ORDER BY w.n) FILTER (WHERE w.list = 'foster_woman') AS foster_woman,
	pg_catalog.array_agg(w.word ORDER BY w.n) FILTER (WHERE w.list = 'foster_man') AS foster_man,
	pg_catalog.array_agg(w.word ORDER BY w.n) FILTER (WHERE w.list = 'professional') AS professional,
	pg_catalog.array_agg(w.word ORDER BY w.n) FILTER (WHERE w.list = 'nursery') AS nursery,
	pg_catalog.array_agg(w.word ORDER BY w.n) FILTER (WHERE w.list = 'primary') AS primary_school,
	pg_catalog.array_agg(w.word ORDER BY w.n) FILTER (WHERE w.list = 'secondary') AS secondary_school,
	pg_catalog.array_agg(w.word ORDER BY w.n) FILTER (WHERE w.list = 'day') AS day_name,
	pg_catalog.array_agg(w.word ORDER BY w.n) FILTER (WHERE w.list = 'time') AS clock,
	pg_catalog.array_agg(w.word ORDER BY w.n) FILTER (WHERE w.list = 'ethnicity') AS ethnicity
FROM sample.word w;

------------------------------------------------------------------------------
-- Spread each fragment over its readings, and deal them to numbered slots
------------------------------------------------------------------------------

CREATE TABLE sample.reading AS
WITH RECURSIVE step AS (
	SELECT 'f' AS origin, f.fragment_id AS id, ARRAY[0] AS path, f.body
	FROM sample.fragment f
	UNION ALL
	SELECT 't', t.template_id, ARRAY[0], t.body
	FROM sample.template t
	UNION ALL
	SELECT s.origin, s.id, s.path || a.n::integer, m.part[1] || a.word || m.part[3]
	FROM step s
	CROSS JOIN LATERAL pg_catalog.regexp_match(s.body, '^([^[]*)\[([^]]*)\](.*)$') AS m (part)
	CROSS JOIN LATERAL pg_catalog.unnest(pg_catalog.string_to_array(m.part[2], '|')) WITH ORDINALITY AS a (word, n)
	WHERE m.part IS NOT NULL
)
SELECT s.origin, s.id, s.body,
	(pg_catalog.row_number() OVER (ORDER BY s.origin, s.id, s.path))::integer AS reading_id,
	(pg_catalog.row_number() OVER (PARTITION BY s.origin, s.id ORDER BY s.path))::integer - 1 AS n,
	(pg_catalog.count(*) OVER (PARTITION BY s.origin, s.id))::integer AS readings
FROM step s
WHERE pg_catalog.strpos(s.body, '[') = 0;

CREATE UNIQUE INDEX ON sample.reading (origin, id, n);

-- Every variant and level that a record may ask for, with where to look first.
CREATE TABLE sample.wanted AS
SELECT p.pool_id, p.pool, v.variant, l.level::smallint AS level
FROM sample.pool p
CROSS JOIN LATERAL (
	SELECT pg_catalog.unnest(CASE p.variant_by
		WHEN 1 THEN '{any}'
		WHEN 2 THEN '{neglect,da,mh,exploit,disab,care,leaver,unborn}'
		WHEN 4 THEN '{unborn,baby,young,mid,teen,leaver,careyoung,careteen,nonverbal}'
		WHEN 5 THEN '{unborn,baby,young,mid,teen,leaver,care,disab}'
		WHEN 6 THEN '{alone,with,baby,unborn,leaver}'
		WHEN 7 THEN '{close,continue,stepdown,stepup,legal,placement,home,nfa,s47,transfer,prebirth,bcontinue,bstepdown,bstepup}'
		WHEN 9 THEN '{baby,neglect,da,mh,exploit,disab,care,leaver,unborn}'
		WHEN 10 THEN '{baby,young,neglect,da,mh,exploit,disab,care,leaver,unborn}'
		WHEN 8 THEN '{unborn,baby,young,mid,teen,leaver,care,exploit}'
	END::text[])
) v (variant)
CROSS JOIN pg_catalog.generate_series(0, 2) AS l (level);

CREATE TABLE sample.slot AS
WITH candidate AS (
	SELECT w.pool_id, w.variant, w.level, f.fragment_id,
		pg_catalog.rank() OVER (
			PARTITION BY w.pool_id, w.variant, w.level
			ORDER BY
				-- Nothing that speaks of a child fits an unborn one.
				CASE WHEN w.variant = 'unborn' AND f.variant <> 'unborn' THEN 6 ELSE 0 END
				+ CASE WHEN f.level = w.level THEN 0 WHEN f.level < w.level THEN 2 ELSE 4 END
				+ CASE WHEN f.variant = w.variant THEN 0.0 WHEN f.variant = 'care' THEN 0.5 ELSE 1.0 END,
				pg_catalog.abs(f.level - w.level)
		) AS choice
	FROM sample.wanted w
	JOIN sample.fragment f ON f.pool = w.pool
		AND (f.variant IN (w.variant, '') OR (w.variant = 'leaver' AND f.variant = 'care'))
), dealt AS (
	SELECT c.pool_id, c.variant, c.level, c.fragment_id,
		pg_catalog.row_number() OVER (PARTITION BY c.pool_id, c.variant, c.level ORDER BY c.fragment_id) - 1 AS n,
		pg_catalog.count(*) OVER (PARTITION BY c.pool_id, c.variant, c.level) AS fragments
	FROM candidate c
	WHERE c.choice = 1
)
SELECT d.pool_id, d.variant COLLATE "C" AS variant, d.level, s.slot::smallint AS slot, r.body
FROM dealt d
CROSS JOIN pg_catalog.generate_series(0, 239) AS s (slot)
JOIN sample.reading r ON r.origin = 'f' AND r.id = d.fragment_id
	AND r.n = (s.slot / d.fragments + d.fragment_id) % r.readings
WHERE s.slot % d.fragments = d.n;

CREATE UNIQUE INDEX ON sample.slot (pool_id, level, slot, variant);

-- Templates, cut into what stands as it is and what is drawn from a pool.
CREATE TABLE sample.part AS
SELECT t.reading_id AS template_id, c.n::integer AS position,
	CASE WHEN p.pool_id IS NULL THEN c.piece END AS literal,
	p.pool_id, p.quality, p.variant_by,
	(pg_catalog.count(*) OVER (PARTITION BY t.reading_id, p.pool_id ORDER BY c.n))::integer AS occurrence
FROM sample.reading t
CROSS JOIN LATERAL pg_catalog.unnest(pg_catalog.regexp_split_to_array(
	pg_catalog.regexp_replace(t.body, '<([a-z_]+)>', E'\x01<\\1\x01', 'g'), E'\x01'
)) WITH ORDINALITY AS c (piece, n)
LEFT JOIN sample.pool p ON c.piece = '<' || p.pool
WHERE t.origin = 't' AND c.piece <> '';

CREATE INDEX ON sample.part (template_id, position);

-- The templates open to each form, age band, theme and quality, by weight.
CREATE TABLE sample.template_choice AS
SELECT t.form, b.band, h.theme, q.tier::smallint AS tier,
	pg_catalog.array_agg(r.reading_id ORDER BY t.template_id, k.copy) AS templates
FROM sample.template t
CROSS JOIN LATERAL pg_catalog.unnest(pg_catalog.string_to_array(t.bands, ',')) AS b (band)
CROSS JOIN pg_catalog.unnest('{neglect,da,mh,exploit,disab,care,leaver,unborn,none}'::text[]) AS h (theme)
CROSS JOIN pg_catalog.generate_series(0, 2) AS q (tier)
CROSS JOIN LATERAL pg_catalog.generate_series(1,
	4 * t.weight * CASE WHEN q.tier = 1 THEN 2 WHEN (q.tier = 2) = (t.tier = 1) THEN 3 ELSE 1 END) AS k (copy)
JOIN sample.reading r ON r.origin = 't' AND r.id = t.template_id AND r.n = k.copy % r.readings
WHERE (t.themes = '*' OR h.theme = ANY (pg_catalog.string_to_array(t.themes, ',')))
  AND (t.flag <> 'proc' OR q.tier = 0)
GROUP BY t.form, b.band, h.theme, q.tier;

CREATE UNIQUE INDEX ON sample.template_choice (form, band, theme, tier);
ANALYZE sample.slot, sample.part, sample.template_choice;

------------------------------------------------------------------------------
-- Teams, workers and posts
------------------------------------------------------------------------------

INSERT INTO dbo.sccv_team (id, name, parent_team_id) VALUES
	(101, 'Family Support and Protection', NULL),
	(102, 'Corporate Parenting and Disability', NULL),
	(1, 'Access and Assessment', 101),
	(2, 'Family Intervention North', 101),
	(3, 'Family Intervention South', 101),
	(4, 'Adolescent Team', 101),
	(5, 'Looked After Children East', 102),
	(6, 'Looked After Children West', 102),
	(7, 'Disabled Children', 102),
	(8, 'Permanence and Leaving Care', 102);

-- 1-2 service managers, 3-10 team managers, 11-18 practice supervisors.
CREATE TABLE sample.worker AS
SELECT w.n AS worker_id, k.key,
	1 + CASE WHEN w.n <= 2 THEN (w.n - 1) * 4 ELSE (w.n - 3) % 8 END AS team_id,
	CASE
		WHEN w.n <= 2 THEN 'Service Manager'
		WHEN w.n <= 10 THEN 'Team Manager'
		WHEN w.n <= 18 THEN 'Practice Supervisor'
		WHEN w.n % 6 = 0 THEN 'Family Support Worker'
		WHEN (w.n - 3) % 8 = 7 AND w.n % 3 = 0 THEN 'Personal Adviser'
		WHEN w.n % 5 = 0 THEN 'Senior Social Worker'
		WHEN w.n % 7 = 0 THEN 'Newly Qualified Social Worker'
		ELSE 'Social Worker'
	END AS role,
	sample.pick(l.worker, k.key, 1) AS first_name,
	sample.pick(l.surname, k.key, 2) AS last_name,
	-- One in ten moves team within the time, one in ten has a second post.
	CASE WHEN w.n > 18 AND sample.draw(k.key, 3, 10) = 0
		THEN :'end_date'::date - 60 - sample.draw(k.key, 4, 400) END AS moved_on,
	w.n > 18 AND sample.draw(k.key, 3, 10) = 1 AS second_post,
	1 + sample.draw(k.key, 5, 8) AS other_team
FROM pg_catalog.generate_series(1, :workers) AS w (n)
CROSS JOIN LATERAL (SELECT pg_catalog.hashint8extended(w.n, :seed * 10 + 1)) AS k (key)
CROSS JOIN sample.list l;

UPDATE sample.worker SET other_team = team_id % 8 + 1 WHERE other_team = team_id;
CREATE UNIQUE INDEX ON sample.worker (worker_id);
ANALYZE sample.worker;

INSERT INTO dbo.sccv_worker (id, email, first_name, last_name, system_user_id, role, asye_start_date, is_active)
SELECT w.worker_id + 400,
	lower(w.first_name || '.' || w.last_name || w.worker_id || '@example.org'),
	w.first_name, w.last_name,
	lower(pg_catalog.left(w.first_name, 1) || w.last_name || w.worker_id),
	w.role,
	CASE WHEN w.role LIKE 'Newly%' THEN :'end_date'::date - 120 - sample.draw(w.key, 6, 380) END,
	sample.draw(w.key, 7, 25) > 0
FROM sample.worker w;

-- Who manages a worker; in team 4 the practice supervisor acts up from month 9.
CREATE TABLE sample.post AS
WITH home AS (
	SELECT w.worker_id, w.team_id, NULL::date AS valid_from, w.moved_on AS valid_to FROM sample.worker w
	WHERE w.worker_id > 2
	UNION ALL
	SELECT w.worker_id, w.other_team, w.moved_on, NULL FROM sample.worker w WHERE w.moved_on IS NOT NULL
	UNION ALL
	SELECT w.worker_id, w.other_team, :'end_date'::date - 300, NULL FROM sample.worker w WHERE w.second_post
	UNION ALL
	SELECT w.worker_id, w.worker_id + 100, NULL, NULL FROM sample.worker w WHERE w.worker_id <= 2
), managed AS (
	SELECT h.worker_id, h.team_id, h.valid_from, h.valid_to,
		CASE
			WHEN h.worker_id <= 2 THEN NULL
			WHEN h.worker_id <= 10 THEN 1 + (h.team_id - 1) / 4
			WHEN h.worker_id <= 18 OR h.worker_id % 2 = 0 THEN 2 + h.team_id
			ELSE 10 + h.team_id
		END AS manager_id
	FROM home h
), acting AS (
	SELECT m.worker_id, m.team_id, m.manager_id, m.valid_from, m.valid_to FROM managed m
	WHERE m.manager_id IS DISTINCT FROM 6
	UNION ALL
	SELECT m.worker_id, m.team_id, c.manager_id,
		greatest(m.valid_from, c.valid_from), least(m.valid_to, c.valid_to)
	FROM managed m
	CROSS JOIN (VALUES
		(6, NULL::date, :'end_date'::date - 270), (14, :'end_date'::date - 270, NULL)
	) AS c (manager_id, valid_from, valid_to)
	WHERE m.manager_id = 6 AND c.manager_id <> m.worker_id
)
SELECT a.worker_id, a.team_id, a.manager_id, a.valid_from, a.valid_to FROM acting a
WHERE a.valid_from IS NULL OR a.valid_to IS NULL OR a.valid_from < a.valid_to;

INSERT INTO dbo.sccv_workerteam (worker_id, team_id, line_manager_email, start_date, end_date)
SELECT p.worker_id + 400, p.team_id,
	-- Typed by hand, so not always in lower case.
	CASE WHEN p.worker_id % 9 = 0 THEN initcap(m.email) ELSE m.email END,
	coalesce(p.valid_from, :'end_date'::date - 560 - sample.draw(p.worker_id, 8, 900))::timestamp,
	p.valid_to::timestamp
FROM sample.post p
LEFT JOIN dbo.sccv_worker m ON m.id = p.manager_id + 400
ORDER BY p.worker_id, p.team_id, p.valid_from NULLS FIRST;

------------------------------------------------------------------------------
-- Children
------------------------------------------------------------------------------

CREATE TABLE sample.labelled AS
SELECT l.n::integer AS n, l.line::jsonb AS record
FROM pg_catalog.unnest(pg_catalog.string_to_array(:'content', E'\n')) WITH ORDINALITY AS l (line, n)
WHERE l.line <> '';

DO $$
BEGIN
	IF NOT EXISTS (SELECT FROM sample.labelled) THEN
		RAISE EXCEPTION 'no labelled records were read'
			USING HINT = 'Run psql from the root of the project, or pass -v labelled=PATH to records.jsonl.';
	END IF;
END
$$;

-- Brothers and sisters follow one another and share a family.
CREATE TABLE sample.child AS
WITH numbered AS MATERIALIZED (
	SELECT c.n AS child, k.key, sample.draw(k.key, 1, 100) < 62 OR c.n = 1 AS first_born
	FROM pg_catalog.generate_series(1, :children) AS c (n)
	CROSS JOIN LATERAL (SELECT pg_catalog.hashint8extended(c.n, :seed * 10 + 2)) AS k (key)
), family AS MATERIALIZED (
	SELECT n.child, n.key,
		(pg_catalog.count(*) FILTER (WHERE n.first_born) OVER (ORDER BY n.child))::integer AS family
	FROM numbered n
), keyed AS MATERIALIZED (
	SELECT f.child, f.key, f.family,
		pg_catalog.hashint8extended(f.family, :seed * 10 + 3) AS family_key,
		l.n AS labelled, lc.first_name, lc.gender, (l.record->>'child_age')::integer AS labelled_age
	FROM family f
	LEFT JOIN sample.labelled l ON l.n = f.child
	LEFT JOIN sample.labelled_child lc ON lc.label = l.record->>'id'
), born AS MATERIALIZED (
	SELECT k.child, k.key, k.family, k.family_key, k.first_name,
		coalesce(k.gender, CASE WHEN sample.draw(k.key, 2, 100) < 51 THEN 'M' ELSE 'F' END) AS gender,
		-- The day on which the labelled record of this child falls.
		:'end_date'::date - 20 - sample.draw(k.key, 3, 500) AS labelled_on,
		CASE
			WHEN k.labelled IS NOT NULL AND k.labelled_age IS NULL THEN NULL
			WHEN k.labelled_age = 0 THEN :'end_date'::date - 20 - sample.draw(k.key, 3, 500) - 25 - sample.draw(k.key, 4, 280)
			WHEN k.labelled_age > 0 THEN
				(:'end_date'::date - 20 - sample.draw(k.key, 3, 500)
					- pg_catalog.make_interval(years => k.labelled_age))::date - 3 - sample.draw(k.key, 4, 330)
			WHEN sample.draw(k.key, 5, 100) < 3 THEN NULL
			WHEN sample.draw(k.key, 5, 100) < 11 THEN :'end_date'::date - 330 + sample.draw(k.key, 6, 480)
			WHEN sample.draw(k.key, 5, 100) < 18 THEN
				:'end_date'::date - 6580 - sample.draw(k.key, 6, 1300)
			ELSE :'end_date'::date - 400 - sample.draw(k.key, 6, 5700)
		END AS date_of_birth
	FROM keyed k
), themed AS MATERIALIZED (
	SELECT b.*,
		CASE
			WHEN b.date_of_birth < :'end_date'::date - 6574 - 400 THEN 'care'
			WHEN b.date_of_birth < :'end_date'::date - 2000 AND sample.draw(b.family_key, 7, 100) < 24 THEN 'care'
			WHEN b.date_of_birth < :'end_date'::date - 4930 AND sample.draw(b.key, 7, 100) < 45 THEN 'exploit'
			WHEN b.date_of_birth < :'end_date'::date - 1500 AND sample.draw(b.key, 8, 100) < 13 THEN 'disab'
			ELSE ('{neglect,neglect,neglect,da,da,da,mh,mh}'::text[])[1 + sample.draw(b.family_key, 8, 8)]
		END AS theme
	FROM born b
), named AS MATERIALIZED (
	SELECT t.*,
		coalesce(t.first_name, sample.pick(CASE t.gender WHEN 'F' THEN l.girl ELSE l.boy END, t.key, 9)) AS given_name,
		sample.pick(l.surname, t.family_key, 10) AS last_name,
		sample.pick(CASE sample.draw(t.key, 11, 2) WHEN 0 THEN l.girl ELSE l.boy END, t.family_key, 12) AS made_up_sibling,
		CASE
			WHEN t.theme = 'care' AND sample.draw(t.family_key, 13, 5) = 0 THEN sample.pick(l.foster_man, t.family_key, 14)
			WHEN t.theme = 'care' THEN sample.pick(l.foster_woman, t.family_key, 14)
			WHEN t.theme = 'da' OR t.date_of_birth IS NULL OR t.date_of_birth > :'end_date'::date - 900 THEN 'Mum'
			ELSE ('{Mum,Mum,Mum,Mum,Mum,Mum,Dad,Dad,Nan,Auntie}'::text[])[1 + sample.draw(t.family_key, 15, 10)]
		END AS carer
	FROM themed t
	CROSS JOIN sample.list l
)
SELECT n.child, 1001000 + n.child AS person_id, n.key, n.family, n.family_key, n.gender,
	n.given_name, n.last_name, n.date_of_birth, n.labelled_on, n.theme, n.carer,
	coalesce(
		pg_catalog.lead(n.given_name) OVER by_family, pg_catalog.lag(n.given_name) OVER by_family,
		CASE WHEN n.made_up_sibling = n.given_name THEN 'Robyn' ELSE n.made_up_sibling END
	) AS sibling,
	coalesce(pg_catalog.lead(n.child) OVER by_family, pg_catalog.lag(n.child) OVER by_family) AS sibling_child,
	n.carer IN ('Dad', 'Winston', 'Tony', 'Errol', 'Graham') AS carer_is_man,
	CASE WHEN n.carer = 'Dad' THEN 'Mum' ELSE 'Dad' END AS other_parent,
	sample.pick(CASE WHEN n.carer IN ('Nan', 'Auntie') THEN l.kin_younger ELSE l.kin END, n.family_key, 16) AS kin,
	sample.pick(l.professional, n.key, 17) AS professional,
	sample.pick(l.professional, n.key, 18) AS other_professional,
	sample.pick(l.nursery, n.family_key, 19) AS nursery,
	sample.pick(l.primary_school, n.family_key, 20) AS primary_school,
	sample.pick(l.secondary_school, n.family_key, 21) AS secondary_school,
	CASE n.theme
		WHEN 'care' THEN ('{5,6,8}'::integer[])[1 + sample.draw(n.family_key, 22, 3)]
		WHEN 'exploit' THEN 4
		WHEN 'disab' THEN 7
		ELSE ('{1,2,2,3,3}'::integer[])[1 + sample.draw(n.family_key, 22, 5)]
	END AS team_id,
	CASE n.theme
		WHEN 'care' THEN 'LAC'
		WHEN 'disab' THEN 'CIN'
		ELSE ('{CIN,CIN,CIN,CP,CP}'::text[])[1 + sample.draw(n.family_key, 23, 5)]
	END AS status,
	:'end_date'::date - 548 + sample.draw(n.family_key, 24, 250) - CASE WHEN n.theme = 'care' THEN 120 ELSE 0 END AS open_from,
	:'end_date'::date - CASE WHEN n.theme = 'care' OR sample.draw(n.family_key, 25, 3) > 0 THEN 0
		ELSE sample.draw(n.family_key, 26, 180) END AS open_to
FROM named n
CROSS JOIN sample.list l
WINDOW by_family AS (PARTITION BY n.family ORDER BY n.child);

UPDATE sample.child SET open_from = greatest(open_from, :'end_date'::date - 548);
CREATE UNIQUE INDEX ON sample.child (child);

-- The worker of each family; for two families in five it changes once.
CREATE TABLE sample.allocation AS
WITH staff AS (
	SELECT w.team_id, pg_catalog.array_agg(w.worker_id ORDER BY w.worker_id) AS workers
	FROM sample.worker w WHERE w.worker_id > 18 GROUP BY w.team_id
)
SELECT c.child, c.team_id,
	coalesce(s.workers[1 + sample.draw(c.family_key, 27, cardinality(s.workers))], 10 + c.team_id) AS first_worker,
	coalesce(s.workers[1 + sample.draw(c.family_key, 28, cardinality(s.workers))], 10 + c.team_id) AS second_worker,
	CASE WHEN sample.draw(c.family_key, 29, 5) < 2
		THEN c.open_from + (c.open_to - c.open_from) / 3 + sample.draw(c.family_key, 30, 90) END AS changed_on
FROM sample.child c
LEFT JOIN staff s ON s.team_id = c.team_id;

CREATE UNIQUE INDEX ON sample.allocation (child);
ANALYZE sample.child, sample.allocation;

INSERT INTO dbo.dm_persons (person_id, first_name, last_name, known_as, gender, date_of_birth,
	full_ethnicity_code, disability_flag, restricted)
SELECT c.person_id,
	CASE WHEN c.date_of_birth > :'end_date'::date THEN 'Unborn' ELSE c.given_name END,
	c.last_name,
	CASE WHEN c.date_of_birth > :'end_date'::date THEN NULL
		WHEN pg_catalog.strpos(c.given_name, '-') > 0 THEN pg_catalog.split_part(c.given_name, '-', 1)
		WHEN c.given_name !~ '^[AI]' AND sample.draw(c.key, 31, 3) = 0 THEN pg_catalog.left(c.given_name, 1) END,
	CASE WHEN c.date_of_birth > :'end_date'::date THEN 'U' ELSE c.gender END,
	c.date_of_birth::timestamp,
	CASE WHEN sample.draw(c.key, 32, 14) > 0 THEN sample.pick(l.ethnicity, c.family_key, 33) END,
	CASE WHEN c.theme = 'disab' THEN 'Y' WHEN sample.draw(c.key, 34, 3) > 0 THEN 'N' END,
	CASE WHEN sample.draw(c.key, 35, 100) < 2 THEN 'Y' WHEN sample.draw(c.key, 35, 100) > 2 THEN 'N' END
FROM sample.child c
CROSS JOIN sample.list l
ORDER BY c.child;

INSERT INTO dbo.sccv_allocations_combined (mosaic_id, worker_id, team_id, allocation_start_date,
	allocation_end_date, case_status, closure_date_if_closed, rag_rating, marked_for_deletion)
SELECT c.person_id::text, 400 + CASE a.n WHEN 2 THEN w.second_worker ELSE w.first_worker END, c.team_id,
	CASE a.n WHEN 2 THEN w.changed_on ELSE c.open_from END::timestamp,
	CASE WHEN a.n = 1 AND w.changed_on IS NOT NULL THEN w.changed_on::timestamp
		WHEN c.open_to < :'end_date'::date THEN c.open_to::timestamp END,
	CASE WHEN c.open_to < :'end_date'::date THEN 'Closed' ELSE 'Open' END,
	CASE WHEN c.open_to < :'end_date'::date THEN c.open_to::timestamp END,
	('{red,amber,green,Green,NULL}'::text[])[1 + sample.draw(c.key, 36, 5)],
	a.n = 3
FROM sample.child c
JOIN sample.allocation w ON w.child = c.child
CROSS JOIN pg_catalog.generate_series(1, 3) AS a (n)
WHERE a.n = 1
   OR (a.n = 2 AND w.changed_on IS NOT NULL)
   OR (a.n = 3 AND sample.draw(c.key, 37, 40) = 0)
ORDER BY c.child, a.n;

INSERT INTO dbo.ref_mash_referrals (mosaic_id, referrer, requested_support, referral_created_at,
	initial_decision, initial_decision_created_at, screening_decision, screening_created_at,
	final_decision, final_decision_created_at, stage)
SELECT c.person_id::text,
	('{Police,School,Health visitor,Hospital,Member of the public,Housing}'::text[])[1 + sample.draw(c.family_key, 38, 6)],
	('{Safeguarding,Early help,Advice,Unclear}'::text[])[1 + sample.draw(c.family_key, 39, 4)],
	r.at,
	('{CSC_ALLOCATION,EH_ALLOCATION,CSC,NFA}'::text[])[1 + sample.draw(c.family_key, 40, 4)],
	r.at + pg_catalog.make_interval(hours => 1 + sample.draw(c.family_key, 41, 20)),
	CASE WHEN sample.draw(c.family_key, 42, 5) > 0 THEN 'Progress' END,
	CASE WHEN sample.draw(c.family_key, 42, 5) > 0 THEN r.at + pg_catalog.make_interval(hours => 22 + sample.draw(c.family_key, 43, 20)) END,
	CASE WHEN sample.draw(c.family_key, 44, 9) > 0 THEN 'CSC_ALLOCATION' END,
	CASE WHEN sample.draw(c.family_key, 44, 9) > 0 THEN r.at + pg_catalog.make_interval(hours => 26 + sample.draw(c.family_key, 45, 70)) END,
	'FINAL'
FROM sample.child c
CROSS JOIN LATERAL (
	SELECT c.open_from::timestamp - interval '3 days' + pg_catalog.make_interval(mins => 480 + sample.draw(c.family_key, 46, 600))
) AS r (at)
WHERE c.theme <> 'care'
ORDER BY c.child;

------------------------------------------------------------------------------
-- Records: first what each is, whose, when and how good
------------------------------------------------------------------------------

CREATE TABLE sample.plain AS
WITH raw AS MATERIALIZED (
	SELECT r.n, k.key, 1 + sample.draw(k.key, 1, :children) AS child, sample.draw(k.key, 2, 1000) AS roll
	FROM pg_catalog.generate_series(1, greatest(:records - 350, 0)) AS r (n)
	CROSS JOIN LATERAL (SELECT pg_catalog.hashint8extended(r.n, :seed * 10 + 4)) AS k (key)
), dated AS MATERIALIZED (
	SELECT r.n, r.key, r.roll, c.child, c.theme AS child_theme, c.date_of_birth, c.team_id, c.status, c.open_to, c.family_key,
		c.key AS child_key,
		c.open_from + sample.draw(r.key, 3, greatest(c.open_to - c.open_from, 7)) AS any_day
	FROM raw r
	JOIN sample.child c ON c.child = r.child
), worked AS MATERIALIZED (
	-- Few things are recorded at a weekend.
	SELECT d.*, CASE
		WHEN extract(isodow FROM d.any_day) > 5 AND sample.draw(d.key, 4, 8) > 0
			THEN d.any_day - (extract(isodow FROM d.any_day)::integer - 5)
		ELSE d.any_day END AS on_date
	FROM dated d
), banded AS MATERIALIZED (
	SELECT w.*, CASE
			WHEN w.date_of_birth IS NULL THEN 'mid'
			WHEN w.date_of_birth > w.on_date THEN 'unborn'
			WHEN w.date_of_birth > w.on_date - interval '2 years' THEN 'baby'
			WHEN w.date_of_birth > w.on_date - interval '7 years' THEN 'young'
			WHEN w.date_of_birth > w.on_date - interval '12 years' THEN 'mid'
			WHEN w.date_of_birth > w.on_date - interval '18 years' THEN 'teen'
			ELSE 'leaver' END AS band
	FROM worked w
), formed AS MATERIALIZED (
	SELECT b.*,
		CASE WHEN b.band IN ('unborn', 'leaver') THEN b.band
			WHEN b.child_theme = 'exploit' AND b.band NOT IN ('mid', 'teen') THEN 'neglect'
			ELSE b.child_theme END AS theme,
		CASE
			WHEN b.roll < 225 THEN 'visit'
			WHEN b.roll < 245 THEN CASE WHEN b.band IN ('unborn', 'leaver') THEN 'visit' ELSE 'noaccess' END
			WHEN b.roll < 575 THEN 'note'
			WHEN b.roll < 590 THEN CASE WHEN b.child_theme = 'exploit' AND b.band IN ('mid', 'teen') THEN 'rhi' ELSE 'note' END
			WHEN b.roll < 690 THEN 'super'
			WHEN b.roll < 765 THEN 'mo'
			WHEN b.roll < 820 THEN 'decision'
			WHEN b.roll < 850 THEN CASE WHEN b.band = 'leaver' OR b.child_theme = 'care' THEN 'plan' ELSE 'assessment' END
			WHEN b.roll < 872 THEN CASE WHEN b.band IN ('baby', 'leaver') OR b.child_theme = 'care' THEN 'note' ELSE 'strat' END
			WHEN b.roll < 908 THEN CASE WHEN b.band = 'leaver' THEN 'note' ELSE 'meeting' END
			WHEN b.roll < 938 THEN CASE WHEN b.band IN ('unborn', 'leaver') THEN 'visit' ELSE 'review' END
			WHEN b.roll < 960 THEN CASE WHEN b.band = 'unborn' THEN 'note' ELSE 'plan' END
			WHEN b.roll < 972 THEN CASE WHEN b.band IN ('young', 'mid', 'teen') THEN 'letter' ELSE 'note' END
			WHEN b.roll < 992 THEN 'personal'
			ELSE 'misc'
		END AS plain_form
	FROM banded b
), authored AS MATERIALIZED (
	SELECT f.*,
		CASE WHEN f.plain_form = 'visit' AND f.theme IN ('neglect', 'da', 'mh') AND f.band IN ('young', 'mid', 'teen')
				AND sample.draw(f.key, 5, 100) < 35
				AND s.date_of_birth BETWEEN f.on_date - interval '17 years' AND f.on_date - interval '3 years'
			THEN 'joint' ELSE f.plain_form END AS form,
		CASE WHEN sample.draw(f.key, 5, 100) < 35 THEN sc.sibling_child END AS sibling_child,
		CASE WHEN a.changed_on <= f.on_date THEN a.second_worker ELSE a.first_worker END AS social_worker,
		CASE WHEN f.team_id = 4 AND f.on_date >= :'end_date'::date - 270 THEN 14
			WHEN sample.draw(f.key, 6, 10) < 3 THEN 10 + f.team_id ELSE 2 + f.team_id END AS manager
	FROM formed f
	JOIN sample.allocation a ON a.child = f.child
	JOIN sample.child sc ON sc.child = f.child
	LEFT JOIN sample.child s ON s.child = sc.sibling_child
), judged AS MATERIALIZED (
	SELECT a.*,
		CASE WHEN w.moved_on <= a.on_date THEN w.other_team ELSE w.team_id END AS worker_team,
		greatest(0, (a.on_date - (:'end_date'::date - 548)) / 30) AS month
	FROM authored a
	JOIN sample.worker w ON w.worker_id = a.social_worker
), levelled AS MATERIALIZED (
	SELECT j.*, (
		SELECT pg_catalog.array_agg((CASE
				WHEN q.noise < (100 - q.quality) * 0.55 THEN 0
				WHEN q.noise >= 100 - q.quality * 0.82 THEN 2
				ELSE 1 END)::smallint ORDER BY q.n)
		FROM (
			SELECT d.n,
				(sample.draw(j.key, 7, 100) + 2 * sample.draw(j.key, 10 + d.n, 100)) / 3.0 AS noise,
				least(92, greatest(8,
					50 + sample.draw(j.worker_team, 20 + d.n, 13) - 6
					+ sample.draw(j.social_worker, 30 + d.n, 21) - 10
					-- Team 3 learns to record its reasons, from month 9.
					+ CASE WHEN j.worker_team = 3 AND d.n = 1
						THEN CASE WHEN j.month < 9 THEN -28 ELSE least(34, -14 + 16 * (j.month - 8)) END ELSE 0 END
					-- The second service slips on voice and actions, from month 10.
					+ CASE WHEN j.worker_team > 4 AND d.n IN (2, 6) AND j.month > 10
						THEN -6 * (j.month - 10) ELSE 0 END
					-- Team 6 reflects in supervision; team 8 chases its figures.
					+ CASE WHEN d.n = 5 AND j.worker_team = 6 THEN 26 WHEN d.n = 5 AND j.worker_team = 8 THEN -28 ELSE 0 END
				)) AS quality
			FROM pg_catalog.generate_series(1, 6) AS d (n)
		) q) AS levels
	FROM judged j
)
SELECT l.n, l.key, l.child, l.on_date, l.band, l.theme, l.form, l.month, l.worker_team, l.social_worker, l.manager,
	l.status, l.levels,
	CASE WHEN l.form = 'joint' THEN l.sibling_child END AS sibling_child,
	sample.draw(l.key, 8, 100) < 45 AS alone,
	CASE
		WHEN l.theme = 'unborn' THEN CASE WHEN l.form = 'strat' THEN 's47' ELSE 'prebirth' END
		WHEN l.theme = 'leaver' THEN 'transfer'
		WHEN l.band = 'baby' THEN CASE WHEN l.form = 'assessment' THEN 'bcontinue'
			WHEN l.status = 'CP' THEN ('{bstepdown,bcontinue}'::text[])[1 + sample.draw(l.key, 9, 2)]
			ELSE ('{bcontinue,bcontinue,bstepup}'::text[])[1 + sample.draw(l.key, 9, 3)] END
		WHEN l.form = 'strat' THEN ('{s47,s47,nfa}'::text[])[1 + sample.draw(l.key, 9, 3)]
		WHEN l.form = 'assessment' THEN ('{close,continue,continue}'::text[])[1 + sample.draw(l.key, 9, 3)]
		WHEN l.theme = 'care' THEN ('{placement,placement,home,transfer}'::text[])[1 + sample.draw(l.key, 9, 4)]
		WHEN l.status = 'CP' THEN (CASE l.form WHEN 'review' THEN '{stepdown,stepdown,continue,continue,continue,continue}'
			ELSE '{stepdown,stepdown,continue,continue,legal,nfa}' END::text[])[1 + sample.draw(l.key, 9, 6)]
		WHEN l.open_to - l.on_date > 120 THEN (CASE l.form WHEN 'review' THEN '{continue,continue,continue,stepup}'
			ELSE '{continue,continue,stepup,nfa}' END::text[])[1 + sample.draw(l.key, 9, 4)]
		ELSE ('{close,close,continue,stepup}'::text[])[1 + sample.draw(l.key, 9, 4)]
	END AS decision,
	CASE
		WHEN l.theme = 'care' AND l.band = 'teen' THEN 'careteen'
		WHEN l.theme = 'care' THEN 'careyoung'
		WHEN l.theme = 'disab' AND sample.draw(l.child_key, 47, 2) = 0 THEN 'nonverbal'
		ELSE l.band
	END AS voice
FROM levelled l;

-- What is composed: some notes are an earlier one of the same kind, copied
-- forward for the child with a small change.
CREATE TABLE sample.record AS
WITH copied AS (
	SELECT p.*,
		CASE WHEN p.form IN ('visit', 'super', 'mo', 'note', 'review') AND sample.draw(p.key, 40, 100) < 7
			THEN pg_catalog.lag(p.n) OVER (PARTITION BY p.child, p.form, p.band ORDER BY p.on_date, p.n) END AS copy_of
	FROM sample.plain p
)
SELECT c.n, c.child, c.form, c.on_date, c.band, c.social_worker, c.manager, c.month, c.worker_team, c.status,
	c.sibling_child, c.copy_of, c.key, c.levels, c.alone, c.theme, c.decision,
	o.key AS text_key, o.on_date AS text_date, o.levels AS text_levels,
	ARRAY[
		'any', o.theme, o.band, o.voice,
		CASE WHEN o.theme IN ('care', 'disab') AND o.band <> 'baby' THEN o.theme ELSE o.band END,
		CASE WHEN o.band IN ('baby', 'unborn', 'leaver') THEN o.band WHEN o.alone THEN 'alone' ELSE 'with' END,
		o.decision,
		CASE WHEN o.theme IN ('care', 'exploit') THEN o.theme ELSE o.band END,
		CASE WHEN o.band = 'baby' THEN 'baby' ELSE o.theme END,
		CASE WHEN o.band = 'baby' OR (o.band = 'young' AND o.theme IN ('neglect', 'da', 'mh')) THEN o.band ELSE o.theme END
	]::text[] AS variants,
	t.templates[1 + sample.draw(o.key, 41, cardinality(t.templates))] AS template_id,
	o.social_worker AS text_worker, o.manager AS text_manager
FROM copied c
JOIN sample.plain o ON o.n = coalesce(c.copy_of, c.n)
LEFT JOIN sample.template_choice t ON t.form = o.form
	AND t.band = CASE WHEN o.form = 'personal' THEN 'none' ELSE o.band END
	AND t.theme = o.theme
	AND t.tier = o.levels[CASE WHEN o.form IN ('super', 'mo', 'personal') THEN 5
		WHEN o.form IN ('decision', 'strat') THEN 1 ELSE 2 END];

ANALYZE sample.record;

------------------------------------------------------------------------------
-- Then the text
------------------------------------------------------------------------------

-- Each step is kept, lest the planner write it out once for every use of it.
CREATE TABLE sample.text AS
WITH composed AS MATERIALIZED (
	SELECT r.n, r.child, r.band, r.text_key, r.text_date, r.text_worker, r.text_manager, r.copy_of, r.key, (
		SELECT pg_catalog.string_agg(coalesce(p.literal, s.body), '' ORDER BY p.position)
		FROM sample.part p
		LEFT JOIN sample.slot s ON s.pool_id = p.pool_id
			AND s.level = r.text_levels[p.quality]
			AND s.slot = (sample.draw(r.text_key, 100 + p.pool_id, 240) + p.occurrence - 1) % 240
			AND s.variant = r.variants[p.variant_by]
		WHERE p.template_id = r.template_id
	) AS body
	FROM sample.record r
), filled AS MATERIALIZED (
	SELECT t.n, t.key, t.copy_of, t.text_date, t.text_worker,
		replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
		replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
		replace(replace(replace(replace(replace(replace(replace(t.body,
			'{child}', v.child), '{He}', v.he_first), '{he}', v.he), '{him}', v.him), '{himself}', v.himself),
			'{his}', v.his), '{His}', v.his_first),
			'{carer}', v.carer), '{cshe}', v.carer_she), '{CShe}', initcap(v.carer_she)),
			'{chim}', v.carer_her), '{chis}', v.carer_hers),
			'{other}', c.other_parent), '{oshe}', v.other_she), '{OShe}', initcap(v.other_she)), '{ohim}', v.other_her),
			'{kin}', c.kin), '{sib}', c.sibling), '{mum}', 'Mum'),
			'{prof}', c.professional), '{prof2}', c.other_professional),
			'{school}', v.school), '{sw}', w.first_name), '{tm}', m.first_name),
			'{date}', v.on_date), '{past}', v.past), '{next}', v.next) AS body
	FROM composed t
	JOIN sample.child c ON c.child = t.child
	JOIN sample.worker w ON w.worker_id = t.text_worker
	JOIN sample.worker m ON m.worker_id = t.text_manager
	CROSS JOIN LATERAL (
		SELECT
			CASE WHEN t.band = 'unborn' THEN 'Baby'
				-- Some write the initial only, where the file says so.
				WHEN c.given_name !~ '-|^[AI]' AND sample.draw(c.key, 31, 3) = 0
					AND sample.draw(t.text_key, 65, 3) = 0 THEN pg_catalog.left(c.given_name, 1)
				ELSE c.given_name END AS child,
			CASE WHEN t.band = 'unborn' THEN 'baby' WHEN c.gender = 'F' THEN 'she' ELSE 'he' END AS he,
			CASE WHEN t.band = 'unborn' THEN 'Baby' WHEN c.gender = 'F' THEN 'She' ELSE 'He' END AS he_first,
			CASE WHEN t.band = 'unborn' THEN 'baby' WHEN c.gender = 'F' THEN 'her' ELSE 'him' END AS him,
			CASE WHEN c.gender = 'F' THEN 'herself' ELSE 'himself' END AS himself,
			CASE WHEN t.band = 'unborn' THEN 'baby''s' WHEN c.gender = 'F' THEN 'her' ELSE 'his' END AS his,
			CASE WHEN t.band = 'unborn' THEN 'Baby''s' WHEN c.gender = 'F' THEN 'Her' ELSE 'His' END AS his_first,
			CASE WHEN t.band = 'unborn' THEN 'Mum' ELSE c.carer END AS carer,
			CASE WHEN c.carer_is_man THEN 'he' ELSE 'she' END AS carer_she,
			CASE WHEN c.carer_is_man THEN 'him' ELSE 'her' END AS carer_her,
			CASE WHEN c.carer_is_man THEN 'his' ELSE 'her' END AS carer_hers,
			CASE c.other_parent WHEN 'Mum' THEN 'she' ELSE 'he' END AS other_she,
			CASE c.other_parent WHEN 'Mum' THEN 'her' ELSE 'him' END AS other_her,
			CASE WHEN t.band IN ('baby', 'unborn') THEN c.nursery
				WHEN t.band = 'young' AND c.date_of_birth > t.text_date - 1600 THEN c.nursery
				WHEN t.band IN ('young', 'mid') THEN c.primary_school
				ELSE c.secondary_school END AS school,
			pg_catalog.to_char(t.text_date, 'FMDD/FMMM') AS on_date,
			pg_catalog.to_char(t.text_date - 9 - sample.draw(t.text_key, 50, 30), 'FMDD/FMMM') AS past,
			pg_catalog.to_char(t.text_date + 4 + sample.draw(t.text_key, 51, 20), 'FMDD/FMMM') AS next
	) AS v
), styled AS MATERIALIZED (
	-- A worker's own habits of the keyboard, and a few slips of it.
	SELECT f.n, f.copy_of, f.text_date, f.key,
		CASE
			WHEN sample.draw(f.text_worker, 60, 10) < 4 THEN y.body
			WHEN sample.draw(f.text_worker, 60, 10) < 6 THEN replace(y.body, ' and ', ' & ')
			WHEN sample.draw(f.text_worker, 60, 10) = 6 THEN replace(replace(y.body, ' with ', ' w/ '), ' without ', ' w/o ')
			WHEN sample.draw(f.text_worker, 60, 10) = 7 THEN replace(replace(y.body, 'n''t ', 'nt '), '. I am ', '. I''m ')
			WHEN sample.draw(f.text_worker, 60, 10) = 8 THEN replace(replace(replace(y.body, '. I asked ', '. Asked '), '. I have ', '. Have '), '. I said ', '. Said ')
			ELSE replace(replace(y.body, '''', '’'), ' - ', ' – ')
		END AS body
	FROM filled f
	CROSS JOIN LATERAL (
		SELECT CASE sample.draw(f.key, 61, 40)
			WHEN 0 THEN replace(replace(f.body, ' because ', ' becuase '), ' their ', ' thier ')
			WHEN 1 THEN lower(replace(replace(f.body, E'\n', ' '), '  ', ' '))
			WHEN 2 THEN pg_catalog.regexp_replace(f.body, ' the ', ' teh ')
			ELSE f.body END
	) AS y (body)
)
SELECT s.n, pg_catalog.btrim(
	CASE WHEN s.copy_of IS NULL THEN ''
		ELSE (ARRAY['', 'Update as below. ', 'No change. ', 'Update: '])[1 + sample.draw(s.key, 62, 4)] END
	|| replace(replace(replace(replace(replace(replace(
		replace(replace(s.body,
			'{day}', sample.pick(l.day_name, s.key, 63)),
			'{time}', sample.pick(l.clock, s.key, 64)),
		'  ', ' '), E'\n ', E'\n'), E' \n', E'\n'), E'\n\n\n', E'\n\n'), E'\n\n\n', E'\n\n'), E'\n\n\n', E'\n\n')
	|| CASE WHEN s.copy_of IS NOT NULL AND sample.draw(s.key, 62, 4) = 0 THEN E'\n\nNo change since last recording.' ELSE '' END,
	E' \n') AS body
FROM styled s
CROSS JOIN sample.list l;

CREATE UNIQUE INDEX ON sample.text (n);
ANALYZE sample.text;

------------------------------------------------------------------------------
-- And into the host's tables, with the labelled records among them
------------------------------------------------------------------------------

CREATE TABLE sample.entry AS
WITH both_kinds AS (
	SELECT r.n, r.key, r.child, r.on_date, r.form, r.social_worker, r.manager, r.month, r.worker_team, r.theme, r.status,
		r.sibling_child, r.decision, r.alone AND r.band NOT IN ('baby', 'unborn') AS alone, r.band, t.body,
		r.form = 'noaccess' AS not_made
	FROM sample.record r
	JOIN sample.text t ON t.n = r.n
	UNION ALL
	SELECT -l.n, pg_catalog.hashint8extended(l.n, :seed * 10 + 5), c.child, c.labelled_on,
		CASE l.record->>'kind'
			WHEN 'case_note' THEN 'note' WHEN 'supervision' THEN
				CASE WHEN l.record->>'child_age' IS NULL AND l.record->>'body' ~* '1:1|1-1|personal|stats|supervisee' THEN 'personal' ELSE 'super' END
			WHEN 'management_oversight' THEN 'mo' WHEN 'strategy_discussion' THEN 'strat'
			ELSE l.record->>'kind' END,
		CASE WHEN a.changed_on <= c.labelled_on THEN a.second_worker ELSE a.first_worker END,
		2 + c.team_id, greatest(0, (c.labelled_on - (:'end_date'::date - 548)) / 30), c.team_id, c.theme, c.status,
		NULL, 'continue', l.record->'present' ? 'child_seen_alone', 'mid', l.record->>'body',
		l.record->>'kind' = 'visit' AND NOT l.record->'present' ? 'child_seen' AND l.record->>'body' ~* 'attempted|no reply|no answer'
	FROM sample.labelled l
	JOIN sample.child c ON c.child = 1 + (l.n - 1) % :children
	JOIN sample.allocation a ON a.child = c.child
), timed AS (
	SELECT b.*,
		b.on_date::timestamp + pg_catalog.make_interval(mins => 510 + 5 * sample.draw(b.key, 70, 116)) AS happened_at,
		sample.draw(b.key, 71, 100) AS delay
	FROM both_kinds b
)
SELECT t.*,
	pg_catalog.row_number() OVER (ORDER BY e.entered_at, t.n) AS rank,
	CASE WHEN t.form IN ('plan', 'letter') OR sample.draw(t.key, 72, 50) = 0
		THEN pg_catalog.date_trunc('day', e.entered_at) ELSE e.entered_at END AS entered_at
FROM timed t
CROSS JOIN LATERAL (
	-- Notes of visits are typed up later, later still where a service slips.
	SELECT least(:'end_date'::timestamp + interval '23 hours', CASE
		WHEN t.form NOT IN ('visit', 'joint', 'noaccess', 'rhi') THEN t.happened_at
		WHEN t.delay < CASE WHEN t.worker_team > 4 AND t.month > 10 THEN 38 ELSE 62 END
			THEN t.happened_at + pg_catalog.make_interval(mins => 20 + sample.draw(t.key, 73, 300))
		WHEN t.delay < CASE WHEN t.worker_team > 4 AND t.month > 10 THEN 62 ELSE 88 END
			THEN t.happened_at + pg_catalog.make_interval(hours => 14 + sample.draw(t.key, 74, 30))
		ELSE t.happened_at + pg_catalog.make_interval(hours => 60 + sample.draw(t.key, 74, 260))
	END)
) AS e (entered_at);

INSERT INTO dbo.case_notes (id, person_id, note_type, title, created_on, created_by, last_updated_by,
	finalised_flag, deleted_flag, copied_on, note)
SELECT 3000000 + e.rank,
	CASE WHEN e.form <> 'personal' THEN 1001000 + e.child END,
	CASE e.form
		WHEN 'visit' THEN CASE WHEN e.n < 0 THEN 'Home Visit' WHEN e.status = 'LAC' THEN 'LAC Visit' WHEN e.status = 'CP' THEN 'CP Visit'
			WHEN e.n % 11 = 0 THEN 'HOMEVISIT' ELSE 'CIN Visit' END
		WHEN 'joint' THEN CASE WHEN e.status = 'CP' THEN 'CP Visit' ELSE 'CIN Visit' END
		WHEN 'noaccess' THEN CASE WHEN e.status = 'LAC' THEN 'LAC Visit' WHEN e.status = 'CP' THEN 'CP Visit' ELSE 'HOMEVISIT' END
		WHEN 'note' THEN CASE
			WHEN e.body ~* '^\W*(e-?mail|from:|to:)' THEN 'Email'
			WHEN e.body ~* '^[^[:alpha:]]*(t/c|tc |rang|call|telephone)' THEN ('{Phone Call,TELCALL}'::text[])[1 + sample.draw(e.key, 80, 2)]
			ELSE ('{Case Note,Case Note,CASENOTE}'::text[])[1 + sample.draw(e.key, 80, 3)] END
		WHEN 'rhi' THEN 'Return Interview'
		WHEN 'super' THEN CASE WHEN e.n % 9 = 0 THEN 'SUPERVISION' ELSE 'Supervision' END
		WHEN 'personal' THEN 'Personal Sup'
		WHEN 'mo' THEN 'Mgmt Oversight'
		WHEN 'decision' THEN 'Mgr Decision'
		WHEN 'assessment' THEN CASE WHEN e.n % 2 = 0 THEN 'Assessment' ELSE 'C&F' END
		WHEN 'strat' THEN 'Strategy Disc'
		WHEN 'meeting' THEN CASE WHEN e.status = 'CP' THEN 'Core Group' WHEN e.n % 3 = 0 THEN 'Prof Meeting' ELSE 'CIN Meeting' END
		WHEN 'review' THEN CASE WHEN e.status = 'LAC' THEN 'LAC Review' WHEN e.status = 'CP' THEN 'CP Review' ELSE 'CIN Review' END
		WHEN 'plan' THEN CASE WHEN e.theme = 'leaver' THEN 'Pathway Plan' WHEN e.status = 'LAC' THEN 'Care Plan'
			WHEN e.status = 'CP' THEN 'CP Plan' ELSE 'CIN Plan' END
		WHEN 'letter' THEN 'Letter'
		ELSE ('{Admin,MISC,Document}'::text[])[1 + sample.draw(e.key, 80, 3)]
	END,
	CASE e.form
		WHEN 'super' THEN 'Record of Supervision Discussion'
		WHEN 'personal' THEN 'Personal supervision: ' || s.system_user_id
		WHEN 'mo' THEN 'Management Oversight'
		WHEN 'decision' THEN 'Manager''s Decisions' || CASE WHEN e.n < 0 OR e.n % 8 = 0 THEN '' ELSE ': ' || CASE e.decision
			WHEN 'close' THEN 'closure' WHEN 'bstepdown' THEN 'step down' WHEN 'bstepup' THEN 'ICPC'
			WHEN 'bcontinue' THEN 'plan change' WHEN 'continue' THEN 'plan change' WHEN 'stepdown' THEN 'step down'
			WHEN 'stepup' THEN 'ICPC' WHEN 'legal' THEN 'legal gateway' WHEN 'placement' THEN 'placement'
			WHEN 'home' THEN 'return home' WHEN 'nfa' THEN 'no strategy discussion' WHEN 'transfer' THEN 'transfer'
			WHEN 'prebirth' THEN 'pre-birth ICPC' ELSE 'section 47' END END
		WHEN 'strat' THEN 'Strategy discussion'
		WHEN 'noaccess' THEN 'Visit - no access'
		WHEN 'letter' THEN 'Letter to child'
		WHEN 'joint' THEN 'Visit to children'
	END,
	e.entered_at,
	CASE
		WHEN sample.draw(e.key, 81, 200) = 0 THEN 'mosaic_admin'
		WHEN e.form = 'note' AND sample.draw(e.key, 81, 200) < 8 THEN 'edt'
		WHEN sample.draw(e.key, 81, 200) = 9 THEN NULL
		WHEN sample.draw(e.key, 81, 200) < 30 THEN upper(a.system_user_id)
		ELSE a.system_user_id END,
	CASE WHEN sample.draw(e.key, 82, 6) = 0 THEN s.system_user_id ELSE a.system_user_id END,
	CASE WHEN sample.draw(e.key, 83, 200) < 5 THEN 'N' WHEN sample.draw(e.key, 83, 200) < 60 THEN 'y' ELSE 'Y' END,
	CASE WHEN sample.draw(e.key, 84, 200) < 3 THEN 'Y' WHEN sample.draw(e.key, 84, 200) < 120 THEN 'N' END,
	(pg_catalog.date_trunc('day', e.entered_at) + interval '1 day 2 hours') AT TIME ZONE 'Europe/London',
	e.body
FROM sample.entry e
JOIN dbo.sccv_worker s ON s.id = 400 + e.social_worker
JOIN dbo.sccv_worker a ON a.id = 400 + CASE WHEN e.form IN ('super', 'personal', 'mo', 'decision', 'strat', 'review') THEN e.manager ELSE e.social_worker END
ORDER BY e.rank;

INSERT INTO dbo.case_notes_persons (case_note_id, person_id)
SELECT 3000000 + e.rank, 1001000 + b.child
FROM sample.entry e
CROSS JOIN LATERAL (VALUES (e.child), (e.sibling_child)) AS b (child)
WHERE e.sibling_child IS NOT NULL
ORDER BY e.rank, b.child;

-- Some workers copy the note onto the brother's or sister's file instead.
INSERT INTO dbo.case_notes (id, person_id, note_type, title, created_on, created_by, last_updated_by,
	finalised_flag, deleted_flag, copied_on, note)
SELECT 3000000 + (SELECT pg_catalog.count(*) FROM sample.entry) + pg_catalog.row_number() OVER (ORDER BY e.rank),
	1001000 + c.sibling_child, n.note_type, n.title, n.created_on, n.created_by, n.last_updated_by,
	n.finalised_flag, n.deleted_flag, n.copied_on, n.note
FROM sample.entry e
JOIN sample.child c ON c.child = e.child
JOIN dbo.case_notes n ON n.id = 3000000 + e.rank
WHERE e.form IN ('meeting', 'noaccess', 'note') AND c.sibling_child IS NOT NULL AND e.n > 0
  AND sample.draw(e.key, 85, 100) < 6;

INSERT INTO dbo.dm_visits (visit_id, person_id, case_note_id, visit_type, planned_datetime, actual_datetime,
	reason_visit_not_made, seen_alone_flag, completed_flag, worker_id, cp_registration_id,
	cp_visit_schedule_days, cp_visit_on_time, copied_on)
SELECT 700000 + pg_catalog.row_number() OVER (ORDER BY e.rank, b.child), 1001000 + b.child, 3000000 + e.rank,
	CASE WHEN e.status = 'LAC' THEN 'Statutory LAC visit' WHEN e.status = 'CP' THEN 'CP visit' ELSE 'CIN visit' END,
	pg_catalog.date_trunc('day', e.happened_at) - pg_catalog.make_interval(days => CASE WHEN sample.draw(e.key, 86, 4) = 0 THEN sample.draw(e.key, 87, 6) ELSE 0 END),
	CASE WHEN NOT e.not_made THEN e.happened_at END,
	CASE WHEN e.not_made THEN ('{No access,No reply,Family not in,no access - card left}'::text[])[1 + sample.draw(e.key, 88, 4)] END,
	CASE
		WHEN e.not_made OR e.band IN ('baby', 'unborn') THEN NULL
		-- Now and then the box and the note disagree.
		WHEN sample.draw(e.key, 89, 25) = 0 THEN CASE WHEN e.alone THEN 'N' ELSE 'Y' END
		WHEN sample.draw(e.key, 90, 8) = 0 THEN NULL
		WHEN e.alone THEN CASE WHEN sample.draw(e.key, 91, 6) = 0 THEN 'y' ELSE 'Y' END
		WHEN sample.draw(e.key, 91, 9) = 0 THEN ' '
		ELSE 'N' END,
	CASE WHEN e.not_made THEN 'N' WHEN sample.draw(e.key, 92, 30) = 0 THEN NULL ELSE 'Y' END,
	400 + e.social_worker,
	CASE WHEN e.status = 'CP' THEN 50000 + e.child END,
	CASE WHEN e.status = 'CP' THEN 14 END,
	CASE WHEN e.status = 'CP' THEN CASE WHEN sample.draw(e.key, 93, 5) = 0 THEN 'N' ELSE 'Y' END END,
	(pg_catalog.date_trunc('day', e.entered_at) + interval '1 day 2 hours') AT TIME ZONE 'Europe/London'
FROM sample.entry e
CROSS JOIN LATERAL (VALUES (e.child), (e.sibling_child)) AS b (child)
WHERE e.form IN ('visit', 'joint', 'noaccess') AND b.child IS NOT NULL
  -- A school visit or two was never entered as a visit at all.
  AND sample.draw(e.key, 94, 12) > 0;

-- Visits that were planned, did not happen, and have no note.
INSERT INTO dbo.dm_visits (visit_id, person_id, visit_type, planned_datetime, reason_visit_not_made,
	completed_flag, worker_id, copied_on)
SELECT 700000 + (SELECT pg_catalog.count(*) FROM dbo.dm_visits) + pg_catalog.row_number() OVER (ORDER BY e.rank),
	1001000 + e.child,
	CASE WHEN e.status = 'LAC' THEN 'Statutory LAC visit' WHEN e.status = 'CP' THEN 'CP visit' ELSE 'CIN visit' END,
	pg_catalog.date_trunc('day', e.happened_at) + interval '1 day',
	('{Cancelled by family,Cancelled - worker sick,No access,Family not in,Cancelled,Child on holiday}'::text[])[1 + sample.draw(e.key, 95, 6)],
	'N', 400 + e.social_worker,
	(pg_catalog.date_trunc('day', e.happened_at) + interval '2 days 2 hours') AT TIME ZONE 'Europe/London'
FROM sample.entry e
WHERE e.form IN ('note', 'visit') AND e.band <> 'leaver' AND sample.draw(e.key, 96, 100) < 4;

------------------------------------------------------------------------------
-- Indexes as such a database has them, made once the rows are in
------------------------------------------------------------------------------

CREATE INDEX case_notes_person ON dbo.case_notes (person_id, created_on);
CREATE INDEX case_notes_created_on ON dbo.case_notes (created_on);
CREATE INDEX case_notes_copied_on ON dbo.case_notes (copied_on);
CREATE INDEX case_notes_persons_person ON dbo.case_notes_persons (person_id);
CREATE INDEX dm_visits_person ON dbo.dm_visits (person_id, planned_datetime);
CREATE INDEX dm_visits_case_note ON dbo.dm_visits (case_note_id);
CREATE INDEX sccv_allocations_mosaic ON dbo.sccv_allocations_combined (mosaic_id, allocation_start_date);
CREATE INDEX ref_mash_referrals_mosaic ON dbo.ref_mash_referrals (mosaic_id);

RESET client_min_messages;
RESET datestyle;
RESET timezone;
ANALYZE dbo.sccv_team, dbo.sccv_worker, dbo.sccv_workerteam, dbo.dm_persons, dbo.case_notes,
	dbo.case_notes_persons, dbo.dm_visits, dbo.sccv_allocations_combined, dbo.ref_mash_referrals;
