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
SELECT greatest(500, :records / 10) AS children \gset
\endif
\if :{?workers}
\else
SELECT greatest(50, :children / 12) AS workers \gset
\endif
\if :{?months}
\else
  \set months 18
\endif
\if :{?labelled}
\else
  \set labelled test/accuracy/records.jsonl
\endif

-- The first day; and the day from which the months of the stories are counted,
-- so that the last 18 months tell them however far back the records go.
SELECT round(:months * 30.4375)::integer AS days \gset
SELECT :'end_date'::date - :days AS start_date, :'end_date'::date - 548 AS story_date \gset

-- psql reads the labelled records itself: \copy takes no variables.
\set content `cat :'labelled'`

SET datestyle = 'ISO, YMD';
SET timezone = 'UTC';
SET client_min_messages = warning;
SET jit = off;

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
		WHEN 7 THEN '{ref,refnfa,close,continue,stepdown,stepup,legal,placement,home,nfa,s47,transfer,prebirth,bclose,bcontinue,bstepdown,bstepup}'
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
	CASE w.worker_id WHEN 14 THEN 'Team Manager' ELSE w.role END,
	CASE WHEN w.role LIKE 'Newly%' THEN :'end_date'::date - 120 - sample.draw(w.key, 6, 380) END,
	w.worker_id <> 6 AND sample.draw(w.key, 7, 25) > 0
FROM sample.worker w;

-- Who manages a worker.  The manager of team 4 leaves in month 9 and the practice
-- supervisor there is promoted.
CREATE TABLE sample.post AS
WITH home AS (
	SELECT w.worker_id, w.team_id, NULL::date AS valid_from, w.moved_on - 1 AS valid_to FROM sample.worker w
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
		(6, NULL::date, :'end_date'::date - 271), (14, :'end_date'::date - 270, NULL)
	) AS c (manager_id, valid_from, valid_to)
	WHERE m.manager_id = 6 AND c.manager_id <> m.worker_id
	UNION ALL
	SELECT 14, 4, 1, :'end_date'::date - 270, NULL
), lasting AS (
	SELECT a.worker_id, a.team_id, a.manager_id, a.valid_from,
		CASE a.worker_id WHEN 6 THEN :'end_date'::date - 271 ELSE a.valid_to END AS valid_to
	FROM acting a
	WHERE a.valid_from IS NULL OR a.valid_to IS NULL OR a.valid_from < a.valid_to
), promoted AS (
	-- Seniors were social workers until a day in the last year.
	SELECT w.worker_id, :'end_date'::date - 60 - sample.draw(w.key, 8, 300) AS promoted_on
	FROM sample.worker w
	WHERE w.role LIKE 'Senior%'
)
SELECT l.worker_id, l.team_id, l.manager_id, t.valid_from, t.valid_to, t.role
FROM lasting l
JOIN sample.worker w ON w.worker_id = l.worker_id
LEFT JOIN promoted p ON p.worker_id = l.worker_id
CROSS JOIN LATERAL (
	SELECT l.valid_from, least(l.valid_to, p.promoted_on - 1) AS valid_to, 'Social Worker' AS role
	WHERE p.promoted_on IS NOT NULL
	UNION ALL
	SELECT greatest(l.valid_from, p.promoted_on), l.valid_to,
		CASE WHEN l.worker_id = 14 AND l.manager_id = 1 THEN 'Team Manager' ELSE w.role END
) AS t
WHERE t.valid_from IS NULL OR t.valid_to IS NULL OR t.valid_from < t.valid_to;

CREATE INDEX ON sample.post (worker_id);
ANALYZE sample.post;

INSERT INTO dbo.sccv_workerteam (worker_id, team_id, line_manager_email, role_in_post, start_date, end_date)
SELECT p.worker_id + 400, p.team_id,
	-- Typed by hand, so not always in lower case.
	CASE WHEN p.worker_id % 9 = 0 THEN initcap(m.email) ELSE m.email END,
	-- Some posts were never given a role of their own.
	CASE WHEN p.worker_id % 13 > 0 THEN p.role END,
	coalesce(p.valid_from, :'start_date'::date - 12 - sample.draw(p.worker_id, 8, 900))::timestamp,
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

CREATE UNIQUE INDEX ON sample.labelled (n);
ANALYZE sample.labelled, sample.labelled_child;

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
		l.n AS labelled, lc.first_name, lc.gender, (l.record->>'child_age')::integer AS labelled_age,
		-- The day on which the labelled record of this child falls.
		:'end_date'::date - 20 - sample.draw(f.key, 3, :days - 48) AS labelled_on
	FROM family f
	LEFT JOIN sample.labelled l ON l.n = f.child
	LEFT JOIN sample.labelled_child lc ON lc.label = l.record->>'id'
), entered AS MATERIALIZED (
	-- Some families are known already when the records begin.
	SELECT k.*, s.family_stock, e.family_entry,
		least(:'end_date'::date,
			CASE WHEN k.labelled IS NULL THEN e.family_entry ELSE k.labelled_on - 125 END + 548) AS anchor
	FROM keyed k
	CROSS JOIN LATERAL (SELECT sample.draw(k.family_key, 24, 1000) < 300 * 18 / :months) AS s (family_stock)
	CROSS JOIN LATERAL (
		SELECT :'start_date'::date + CASE WHEN s.family_stock THEN sample.draw(k.family_key, 48, 25)
			ELSE sample.draw(k.family_key, 49, :days - 45) END
	) AS e (family_entry)
), born AS MATERIALIZED (
	SELECT k.child, k.key, k.family, k.family_key, k.first_name, k.labelled, k.labelled_on, k.anchor,
		k.family_stock, k.family_entry,
		coalesce(k.gender, CASE WHEN sample.draw(k.key, 2, 100) < 51 THEN 'M' ELSE 'F' END) AS gender,
		CASE
			WHEN k.labelled IS NOT NULL AND k.labelled_age IS NULL THEN NULL
			WHEN k.labelled_age = 0 THEN k.labelled_on - 25 - sample.draw(k.key, 4, 280)
			WHEN k.labelled_age > 0 THEN
				(k.labelled_on - pg_catalog.make_interval(years => k.labelled_age))::date - 3 - sample.draw(k.key, 4, 330)
			WHEN sample.draw(k.key, 5, 100) < 3 THEN NULL
			WHEN sample.draw(k.key, 5, 100) < 11 THEN k.anchor - 330 + sample.draw(k.key, 6, 480)
			WHEN sample.draw(k.key, 5, 100) < 18 THEN k.anchor - 6580 - sample.draw(k.key, 6, 1300)
			ELSE k.anchor - 400 - sample.draw(k.key, 6, 5700)
		END AS date_of_birth
	FROM entered k
), themed AS MATERIALIZED (
	SELECT b.*,
		CASE
			WHEN b.date_of_birth < b.anchor - 6574 - 400 THEN 'care'
			WHEN b.date_of_birth < b.anchor - 2000 AND sample.draw(b.family_key, 7, 100) < 24 THEN 'care'
			WHEN b.date_of_birth < b.anchor - 4930 AND sample.draw(b.key, 7, 100) < 45 THEN 'exploit'
			WHEN b.date_of_birth < b.anchor - 1500 AND sample.draw(b.key, 8, 100) < 13 THEN 'disab'
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
			WHEN t.theme = 'da' OR t.date_of_birth IS NULL OR t.date_of_birth > t.anchor - 900 THEN 'Mum'
			ELSE ('{Mum,Mum,Mum,Mum,Mum,Mum,Dad,Dad,Nan,Auntie}'::text[])[1 + sample.draw(t.family_key, 15, 10)]
		END AS carer
	FROM themed t
	CROSS JOIN sample.list l
)
SELECT n.child, 1001000 + n.child AS person_id, n.key, n.family, n.family_key, n.gender,
	n.given_name, n.last_name, n.date_of_birth, n.labelled IS NOT NULL AS is_labelled, n.labelled_on,
	n.family_stock, n.family_entry, n.theme, n.carer,
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
		ELSE ('{2,3}'::integer[])[1 + sample.draw(n.family_key, 22, 2)]
	END AS team_id,
	CASE WHEN n.theme = 'care' THEN 'cla' WHEN n.theme = 'disab' THEN 'cin'
		WHEN sample.draw(n.family_key, 23, 100) < 52 THEN 'cp' ELSE 'cin' END AS journey
FROM named n
CROSS JOIN sample.list l
WINDOW by_family AS (PARTITION BY n.family ORDER BY n.child);

CREATE UNIQUE INDEX ON sample.child (child);

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

------------------------------------------------------------------------------
-- What happened to each child, in order: periods, and who held the child
------------------------------------------------------------------------------

-- As many families have a long story as the records allow; the others are
-- assessed and closed, or no more than referred.
CREATE TABLE sample.journey AS
WITH drawn AS MATERIALIZED (
	SELECT c.child, c.key, c.family, c.family_key, c.is_labelled, c.labelled_on, c.date_of_birth, c.journey,
		c.team_id, c.family_stock, c.family_entry,
		-- A plan that lasts beyond 15 months, and a second plan, need the time.
		c.journey = 'cp' AND NOT c.is_labelled AND sample.draw(c.family_key, 55, 100) < 13 AS long_plan,
		c.journey = 'cp' AND NOT c.is_labelled AND sample.draw(c.family_key, 55, 100) BETWEEN 13 AND 29 AS second_plan,
		CASE WHEN c.journey = 'cla' THEN 5.0 WHEN c.is_labelled THEN 2.0
			WHEN sample.draw(c.family_key, 51, 100) < 20 THEN 4.5 ELSE 0.7 END AS short_cost
	FROM sample.child c
), placed AS MATERIALIZED (
	SELECT d.*,
		CASE WHEN d.is_labelled THEN greatest(:'start_date'::date, d.labelled_on - 60)
			WHEN d.long_plan OR d.second_plan THEN least(d.family_entry, greatest(:'start_date'::date, :'end_date'::date - 548))
			ELSE d.family_entry END AS likely_entry
	FROM drawn d
), costed AS MATERIALIZED (
	SELECT p.*, CASE p.journey
			WHEN 'cp' THEN 8 + 0.17 * least(p.likely_days, CASE WHEN p.long_plan OR p.second_plan THEN 520 ELSE 300 END)
			WHEN 'cin' THEN 7 + 0.085 * least(p.likely_days, 260)
			ELSE 5 + 0.07 * (0.65 * least(1, 18.0 / :months) * p.likely_days
				+ (1 - 0.65 * least(1, 18.0 / :months)) * least(p.likely_days, 330)) END AS long_cost
	FROM (SELECT q.*, :'end_date'::date - q.likely_entry AS likely_days FROM placed q) p
), ranked AS MATERIALIZED (
	SELECT f.family, pg_catalog.sum(f.extra) OVER (ORDER BY f.place, f.family) AS extra_so_far,
		pg_catalog.sum(f.short) OVER () AS short_cost
	FROM (
		SELECT c.family, pg_catalog.sum(c.long_cost - c.short_cost) AS extra, pg_catalog.sum(c.short_cost) AS short,
			min(sample.draw(c.family_key, 50, 1000) + CASE WHEN c.is_labelled THEN 350 ELSE 0 END
				- CASE WHEN c.team_id = 4 OR c.long_plan OR c.second_plan THEN 300 WHEN c.journey = 'cla' THEN 250 ELSE 0 END) AS place
		FROM costed c
		GROUP BY c.family
	) f
), levelled AS MATERIALIZED (
	SELECT c.*,
		CASE WHEN r.extra_so_far + r.short_cost <= 0.75 * (:records - 350) THEN 2
			WHEN c.short_cost > 1 THEN 1 ELSE 0 END AS level
	FROM costed c
	JOIN ranked r ON r.family = c.family
), entered AS MATERIALIZED (
	SELECT l.*,
		-- Support without a plan, for some whose story is short.
		l.level = 1 AND l.is_labelled AND l.journey <> 'cla' AND sample.draw(l.key, 53, 100) < 60 AS supported,
		NOT (l.journey = 'cla' OR (l.level = 2 AND NOT l.is_labelled
			AND (l.family_stock OR l.long_plan OR l.second_plan))
			OR (l.level = 1 AND l.is_labelled AND sample.draw(l.key, 53, 100) < 60)) AS has_referral,
		d.day + CASE WHEN extract(isodow FROM d.day) > 5 THEN 8 - extract(isodow FROM d.day)::integer ELSE 0 END AS entry
	FROM levelled l
	CROSS JOIN LATERAL (
		SELECT CASE
			WHEN l.is_labelled THEN greatest(:'start_date'::date, l.labelled_on
				- CASE WHEN l.level = 2 THEN 7 + sample.draw(l.key, 52, 85) ELSE 6 + sample.draw(l.key, 52, 10) END)
			WHEN l.level = 2 AND (l.long_plan OR l.second_plan)
				THEN least(l.family_entry, greatest(:'start_date'::date, :'end_date'::date - 548) + sample.draw(l.family_key, 48, 25))
			ELSE l.family_entry END AS day
	) AS d
), assessed AS MATERIALIZED (
	SELECT e.*, e.level = 2 AND e.journey = 'cp' AS has_plan,
		CASE WHEN e.level = 2 AND e.journey = 'cp' AND e.has_referral
			THEN e.entry + 6 + sample.draw(e.family_key, 56, 14) END AS strategy_on,
		CASE WHEN e.level < 2 AND sample.draw(e.family_key, 58, 100) < 91 THEN 18 + sample.draw(e.family_key, 57, 34)
			WHEN sample.draw(e.family_key, 58, 100) < 83 THEN 28 + sample.draw(e.family_key, 57, 34)
			ELSE 66 + sample.draw(e.family_key, 57, 28) END AS assessment_days
	FROM entered e
), conferred AS MATERIALIZED (
	SELECT a.*,
		-- Conferences late for one family in five.
		a.strategy_on + CASE WHEN sample.draw(a.family_key, 59, 100) < 78 THEN 14 + sample.draw(a.family_key, 63, 7)
			ELSE 24 + sample.draw(a.family_key, 63, 18) END AS conference_on
	FROM assessed a
), planned AS MATERIALIZED (
	SELECT c.*,
		CASE WHEN c.has_referral AND c.level > 0
			THEN least(c.entry + 1 + c.assessment_days, c.conference_on - 1) END AS assessed_on,
		CASE WHEN c.has_plan THEN coalesce(c.conference_on, c.entry) END AS cp_from
	FROM conferred c
), protected AS MATERIALIZED (
	SELECT p.*,
		p.cp_from + CASE WHEN p.long_plan THEN 470 + sample.draw(p.family_key, 64, 120)
			WHEN p.second_plan THEN 95 + sample.draw(p.family_key, 64, 30)
			ELSE 95 + sample.draw(p.family_key, 64, 230) END AS cp_to
	FROM planned p
), needed AS MATERIALIZED (
	SELECT p.*, CASE WHEN p.supported OR (p.level = 2 AND p.journey <> 'cla')
		THEN coalesce(p.cp_to + 1, p.assessed_on + 1, p.entry) END AS cin_from
	FROM protected p
), cared AS MATERIALIZED (
	SELECT n.*,
		n.cin_from + CASE WHEN n.second_plan THEN 50 + sample.draw(n.family_key, 65, 20)
			WHEN n.supported THEN 26 + sample.draw(n.key, 65, 26)
			WHEN n.has_plan THEN 60 + sample.draw(n.family_key, 65, 80)
			WHEN n.team_id = 7 THEN 200 + sample.draw(n.family_key, 65, 400)
			ELSE 80 + sample.draw(n.family_key, 65, 220) END AS cin_to,
		CASE WHEN n.journey = 'cla' THEN (n.date_of_birth + interval '18 years')::date END AS adult_on
	FROM needed n
), left_care AS MATERIALIZED (
	SELECT c.*,
		CASE WHEN c.journey = 'cla' AND c.adult_on > c.entry THEN c.entry END AS care_from,
		CASE WHEN c.journey = 'cla' AND c.adult_on > c.entry THEN least(c.adult_on - 1, CASE
			WHEN c.level < 2 THEN c.entry + 24 + sample.draw(c.family_key, 66, 20)
			-- Over many years fewer of those who came in are still there.
			WHEN sample.draw(c.family_key, 67, 1000) < 650 * least(1, 18.0 / :months) THEN 'infinity'::date
			ELSE c.entry + 150 + sample.draw(c.family_key, 66, 350) END) END AS care_to
	FROM cared c
), closed AS MATERIALIZED (
	SELECT l.*,
		CASE WHEN l.journey = 'cla' AND l.care_from IS NULL THEN l.entry
			WHEN l.care_to = l.adult_on - 1 THEN l.adult_on END AS leaver_from,
		CASE
			WHEN l.journey = 'cla' AND (l.care_from IS NULL OR l.care_to = l.adult_on - 1) THEN 'infinity'::date
			ELSE coalesce(l.cin_to, l.care_to, l.assessed_on, l.entry + 1) END AS closed_on
	FROM left_care l
), returned AS MATERIALIZED (
	-- A second plan; and, for one family in eight, a second referral within a year.
	SELECT c.*, CASE WHEN a.day < :'end_date'::date - 5 THEN a.day END AS again_on
	FROM closed c
	CROSS JOIN LATERAL (SELECT CASE
			WHEN c.level = 2 AND c.second_plan THEN c.closed_on + 45 + sample.draw(c.family_key, 68, 45)
			WHEN c.journey <> 'cla' AND sample.draw(c.family_key, 69, 100) < 14
				THEN c.closed_on + 30 + sample.draw(c.family_key, 68, 260) END AS day) AS a
), again AS (
	SELECT r.*, CASE WHEN r.level > 0
		THEN r.again_on + CASE WHEN r.second_plan AND r.level = 2 THEN 22 ELSE 20 + sample.draw(r.family_key, 70, 30) END
	END AS assessed_again_on
	FROM returned r
)
SELECT r.child, r.key, r.family_key, r.is_labelled, r.level, r.journey, r.long_plan, r.second_plan AND r.level = 2 AS second_plan,
	r.has_referral, r.supported, r.has_plan, r.entry, r.strategy_on, r.conference_on, r.assessed_on, r.cp_from, r.cp_to, r.cin_from, r.cin_to,
	r.care_from, r.care_to, r.leaver_from, r.closed_on,
	r.again_on, r.assessed_again_on,
	CASE WHEN r.second_plan AND r.level = 2 THEN r.assessed_again_on + 190 + sample.draw(r.family_key, 89, 260) END AS second_to,
	CASE WHEN r.level < 2 AND NOT r.supported AND r.journey <> 'cla' AND r.team_id <> 7 THEN 1 ELSE r.team_id END AS team_id,
	-- What goes wrong for some.
	r.level = 2 AND r.has_plan AND sample.draw(r.family_key, 60, 100) < 12 AS never_alone,
	CASE WHEN r.level = 2 AND sample.draw(r.family_key, 61, 100) < 14
		THEN :'end_date'::date - 64 - sample.draw(r.family_key, 71, 45) END AS silent_from,
	CASE WHEN r.level = 2 AND sample.draw(r.family_key, 62, 100) < 20
		THEN :'end_date'::date - 70 - sample.draw(r.family_key, 71, 60) END AS unseen_by_manager_from,
	CASE WHEN r.level = 2 AND NOT r.is_labelled AND sample.draw(r.family_key, 72, 100) < 18
		THEN :'end_date'::date - 12 - sample.draw(r.family_key, 73, 60) END AS unallocated_from,
	r.level = 2 AND r.journey = 'cla' AND sample.draw(r.family_key, 74, 100) < 30 AS no_permanence
FROM again r;

CREATE UNIQUE INDEX ON sample.journey (child);

-- Periods that lie within the time, cut at its end; ended tells whether they ended.
CREATE TABLE sample.phase AS
SELECT j.child, p.phase, p.from_on, least(p.to_on, :'end_date'::date) AS to_on, p.to_on <= :'end_date'::date AS ended,
	p.turn, j.team_id, j.family_key
FROM sample.journey j
CROSS JOIN LATERAL (VALUES
	('assess', CASE WHEN j.assessed_on IS NOT NULL THEN j.entry + 1 END, j.assessed_on, 1),
	('cp', j.cp_from, j.cp_to, 1),
	(CASE WHEN j.supported THEN 'support' ELSE 'cin' END, j.cin_from, j.cin_to, 1),
	('cla', j.care_from, j.care_to, 1),
	('leaver', j.leaver_from, 'infinity'::date, 1),
	('assess', CASE WHEN j.assessed_again_on IS NOT NULL THEN j.again_on + 1 END, j.assessed_again_on, 2),
	('cp', CASE WHEN j.second_plan THEN j.assessed_again_on + 1 END, j.second_to, 2)
) AS p (phase, from_on, to_on, turn)
WHERE p.from_on <= :'end_date'::date;

CREATE INDEX ON sample.phase (child);
ANALYZE sample.journey, sample.phase;

-- Who held the child: the first team assesses, then a worker of the team that
-- has the plan; for two families in five that worker changes, for some with a gap.
CREATE TABLE sample.segment AS
WITH staff AS (
	SELECT w.team_id, pg_catalog.array_agg(w.worker_id ORDER BY w.worker_id) AS workers
	FROM sample.worker w WHERE w.worker_id > 18 GROUP BY w.team_id
), held AS MATERIALIZED (
	SELECT j.*, least(j.closed_on, :'end_date'::date) AS held_to, coalesce(t.transferred_on, j.entry) AS home_from,
		t.transferred_on
	FROM sample.journey j
	CROSS JOIN LATERAL (
		SELECT CASE WHEN j.team_id IN (2, 3, 4) AND j.has_referral THEN coalesce(j.cp_from, j.cin_from) END AS transferred_on
	) AS t
	WHERE j.level > 0
), changed AS MATERIALIZED (
	SELECT h.*, c.changed_on,
		CASE WHEN sample.draw(h.family_key, 75, 100) < 22 THEN 20 + sample.draw(h.family_key, 76, 40) ELSE 0 END AS gap,
		CASE WHEN h.closed_on > :'end_date'::date AND h.unallocated_from > greatest(h.home_from, c.changed_on + 60) + 10
			THEN h.unallocated_from END AS waits_from
	FROM held h
	CROSS JOIN LATERAL (
		SELECT CASE WHEN h.level = 2 AND sample.draw(h.family_key, 29, 5) < 2
			THEN h.home_from + (h.held_to - h.home_from) / 3 + sample.draw(h.family_key, 30, 60) END AS day
	) AS d
	CROSS JOIN LATERAL (SELECT CASE WHEN d.day < h.held_to - 75 THEN d.day END AS changed_on) AS c
)
SELECT c.child, s.team_id, s.n, s.from_on, least(s.to_on, :'end_date'::date) AS to_on,
	CASE WHEN s.pick IS NOT NULL THEN coalesce(t.workers[1 + sample.draw(c.family_key, s.pick, cardinality(t.workers))], 10 + s.team_id)
	END AS worker_id,
	-- Somebody writes for a child whom nobody holds.
	coalesce(t.workers[1 + sample.draw(c.family_key, coalesce(s.pick, 77), cardinality(t.workers))], 10 + s.team_id) AS writer_id,
	s.to_on <= :'end_date'::date AND s.to_on >= c.closed_on AS is_last
FROM changed c
CROSS JOIN LATERAL (VALUES
	(1, 1, 78, CASE WHEN c.transferred_on IS NOT NULL THEN c.entry END, c.transferred_on - 1),
	(2, c.team_id, 27, c.home_from, coalesce(c.changed_on - 1, c.waits_from - 1, c.closed_on)),
	(3, c.team_id, NULL, CASE WHEN c.gap > 0 THEN c.changed_on END, c.changed_on + c.gap - 1),
	(4, c.team_id, 28, c.changed_on + c.gap, coalesce(c.waits_from - 1, c.closed_on)),
	(5, c.team_id, NULL, c.waits_from, c.closed_on),
	(6, CASE WHEN c.second_plan OR c.team_id = 7 THEN c.team_id ELSE 1 END, 79,
		CASE WHEN c.assessed_again_on IS NOT NULL THEN c.again_on END,
		coalesce(c.second_to, c.assessed_again_on))
) AS s (n, team_id, pick, from_on, to_on)
LEFT JOIN staff t ON t.team_id = s.team_id
WHERE s.from_on <= least(s.to_on, :'end_date'::date);

CREATE INDEX ON sample.segment (child);
ANALYZE sample.segment;

------------------------------------------------------------------------------
-- Records: first what each is, whose and when
------------------------------------------------------------------------------

-- When each worker had supervision, and from whom.  Monthly, but in team 5; from
-- the worker's own manager, but in team 7.
CREATE TABLE sample.session AS
WITH planned AS MATERIALIZED (
	SELECT w.worker_id, i.n, k.key,
		CASE WHEN w.moved_on <= d.day THEN w.other_team ELSE w.team_id END AS team_id,
		d.day - greatest(extract(isodow FROM d.day)::integer - 5, 0) AS on_date
	FROM sample.worker w
	CROSS JOIN pg_catalog.generate_series(0, :days / 15) AS i (n)
	CROSS JOIN LATERAL (SELECT pg_catalog.hashint8extended(w.worker_id::bigint * 10000 + i.n, :seed * 10 + 6)) AS k (key)
	CROSS JOIN LATERAL (
		SELECT :'start_date'::date + 2 + 15 * i.n + w.worker_id * 7 % 14 + sample.draw(k.key, 1, 3) AS day
	) AS d
	LEFT JOIN dbo.sccv_worker v ON v.id = w.worker_id + 400
	WHERE w.worker_id > 2
	  AND d.day <= :'end_date'::date
	  -- Every fortnight in the first half year of a newly qualified worker.
	  AND (i.n % 2 = 0 OR d.day BETWEEN v.asye_start_date AND v.asye_start_date + 182)
), kept AS (
	SELECT p.* FROM planned p
	WHERE CASE WHEN p.team_id = 5 AND p.worker_id > 10 THEN p.n % 4 = 0 AND sample.draw(p.key, 2, 100) < 88
		ELSE sample.draw(p.key, 2, 100) < 95 END
)
SELECT k.worker_id, k.n, k.on_date, k.team_id, k.key,
	CASE
		WHEN k.worker_id = 6 AND k.on_date >= :'end_date'::date - 270 THEN NULL
		WHEN sample.draw(k.key, 3, 100) >= CASE WHEN k.team_id = 7 AND k.worker_id > 18 THEN 45 ELSE 4 END THEN p.manager_id
		WHEN p.manager_id BETWEEN 3 AND 10 AND (p.manager_id <> 6 OR k.on_date < :'end_date'::date - 270) THEN p.manager_id + 8
		WHEN p.manager_id BETWEEN 11 AND 18 AND p.manager_id <> 14 THEN p.manager_id - 8
		ELSE p.manager_id
	END AS supervisor_id
FROM kept k
CROSS JOIN LATERAL (
	SELECT t.manager_id FROM sample.post t
	WHERE t.worker_id = k.worker_id
	  AND (t.valid_from IS NULL OR t.valid_from <= k.on_date)
	  AND (t.valid_to IS NULL OR t.valid_to >= k.on_date)
	ORDER BY t.team_id = k.team_id DESC, t.valid_from DESC NULLS LAST
	LIMIT 1
) AS p;

CREATE INDEX ON sample.session (worker_id, n);
ANALYZE sample.session;

-- Children who went missing, and whether anybody asked them about it in time.
CREATE TABLE sample.missing AS
SELECT m.*, m.missing_at + pg_catalog.make_interval(hours => 3 + sample.draw(m.key, 3, 40)) AS returned_at,
	sample.draw(m.key, 4, 100) AS roll
FROM (
	SELECT p.child, k.key, p.team_id,
		p.from_on + 12 + 75 * i.n + sample.draw(k.key, 1, 55)
			+ pg_catalog.make_interval(mins => 900 + sample.draw(k.key, 2, 480)) AS missing_at, p.to_on
	FROM sample.phase p
	JOIN sample.child c ON c.child = p.child
	CROSS JOIN LATERAL pg_catalog.generate_series(0, least((p.to_on - p.from_on) / 75, 5)) AS i (n)
	CROSS JOIN LATERAL (SELECT pg_catalog.hashint8extended(p.child::bigint * 1000 + i.n + 100 * p.turn, :seed * 10 + 7)) AS k (key)
	WHERE p.phase IN ('cin', 'cp', 'cla') AND (c.theme = 'exploit' OR (c.theme = 'care' AND sample.draw(c.key, 80, 5) = 0))
	  AND c.date_of_birth < p.from_on - 4100 AND c.date_of_birth > p.to_on - 6500
	  AND sample.draw(k.key, 5, 100) < 62
) m
WHERE m.missing_at < m.to_on - 4;

-- Moves of children looked after.
CREATE TABLE sample.move AS
SELECT m.child, m.n, m.on_date
FROM (
	SELECT p.child, i.n, p.to_on, p.from_on + 45 + 170 * i.n + sample.draw(k.key, 1, 120) AS on_date
	FROM sample.phase p
	CROSS JOIN LATERAL pg_catalog.generate_series(0, least((p.to_on - p.from_on) / 170, 8)) AS i (n)
	CROSS JOIN LATERAL (SELECT pg_catalog.hashint8extended(p.child::bigint * 100 + i.n, :seed * 10 + 8)) AS k (key)
	-- Some children move again and again, most do not.
	WHERE p.phase = 'cla' AND sample.draw(k.key, 2, 100) < CASE WHEN sample.draw(p.family_key, 81, 100) < 18 THEN 80 ELSE 18 END
) m
WHERE m.on_date < m.to_on - 10;

-- What a period calls for, with a form (how it is written), a day, and where it
-- is not plain from the form what the record is or what was decided.
CREATE UNLOGGED TABLE sample.duty AS
WITH visit AS (
	-- Plan visits about every ten working days; team 2 slips from month 8 on.
	SELECT p.child, p.phase, p.turn, p.family_key, i.n, d.day, k.key, p.to_on,
		CASE
			WHEN p.phase = 'cp' AND p.team_id = 2 AND d.day >= :'story_date'::date + 240 THEN 44
			WHEN p.phase = 'cp' THEN 2
			WHEN p.phase = 'assess' THEN 0
			ELSE 9 END AS missed
	FROM sample.phase p
	JOIN sample.journey j ON j.child = p.child
	CROSS JOIN LATERAL (SELECT CASE p.phase WHEN 'cp' THEN 12 WHEN 'cin' THEN 31 WHEN 'support' THEN 31 WHEN 'assess' THEN 17 WHEN 'cla' THEN 38 ELSE 56 END) AS e (every)
	CROSS JOIN LATERAL pg_catalog.generate_series(0, CASE WHEN p.phase = 'assess' AND j.level < 2 THEN 0 ELSE (p.to_on - p.from_on) / e.every END) AS i (n)
	CROSS JOIN LATERAL (SELECT pg_catalog.hashint8extended(p.child::bigint * 10000 + i.n * 10 + p.turn, :seed * 10 + 9 + pg_catalog.hashtext(p.phase)::bigint)) AS k (key)
	CROSS JOIN LATERAL (SELECT p.from_on + CASE p.phase WHEN 'cp' THEN 5 WHEN 'cin' THEN 10 WHEN 'support' THEN 10 WHEN 'leaver' THEN 14 ELSE 3 END
		+ e.every * i.n + sample.draw(k.key, 1, 3)) AS d (day)
	WHERE d.day <= p.to_on AND (j.level = 2 OR NOT j.is_labelled OR sample.draw(k.key, 3, 100) < 55)
), due AS (
	SELECT v.child,
		CASE WHEN v.roll < v.missed + CASE v.phase WHEN 'cp' THEN 4 WHEN 'assess' THEN 0 ELSE 4 END THEN 'noaccess'
			WHEN v.roll < v.missed + CASE v.phase WHEN 'cp' THEN 7 WHEN 'assess' THEN 0 ELSE 8 END AND v.phase <> 'leaver' THEN 'adults'
			ELSE 'visit' END AS duty,
		v.day AS on_date, NULL::text AS decision, v.phase, v.n
	FROM (SELECT v.*, sample.draw(v.key, 2, 100) AS roll FROM visit v) v
	WHERE v.roll >= v.missed
	UNION ALL
	-- Supervision of the case falls on the worker's own day: each time for a
	-- child on a plan, every second time for others.
	SELECT g.child, 'super', s.on_date, NULL, p.phase, s.worker_id * 100000 + s.n
	FROM sample.segment g
	JOIN sample.session s ON s.worker_id = g.worker_id AND s.on_date BETWEEN g.from_on + 5 AND g.to_on
	JOIN sample.phase p ON p.child = g.child AND s.on_date BETWEEN p.from_on AND p.to_on
	JOIN sample.journey j ON j.child = g.child
	WHERE s.n % 2 = 0 AND (j.level = 2 OR sample.draw(j.key, 209, 100) < 25) AND (p.phase = 'cp' OR (s.n / 2 + g.child) % 2 = 0 OR s.team_id = 5)
	UNION ALL
	SELECT p.child, 'mo', p.from_on + 20 + 52 * i.n + sample.draw(j.key, 200 + i.n, 16), NULL, p.phase, i.n
	FROM sample.phase p
	JOIN sample.journey j ON j.child = p.child
	CROSS JOIN LATERAL pg_catalog.generate_series(0, (p.to_on - p.from_on) / 52) AS i (n)
	WHERE p.phase IN ('cp', 'cin', 'cla') AND j.level = 2 AND p.from_on + 20 + 52 * i.n + sample.draw(j.key, 200 + i.n, 16) <= p.to_on
	UNION ALL
	-- The beginning of each path, and its turns.  For some there is no decision.
	SELECT j.child, o.duty, o.on_date, o.decision, o.phase, o.n
	FROM sample.journey j
	CROSS JOIN LATERAL (VALUES
		('decision', CASE WHEN j.has_referral AND j.level > 0 AND sample.draw(j.key, 210, 100) < CASE WHEN j.level = 1 AND j.is_labelled THEN 50 ELSE 93 END
			THEN j.entry + CASE WHEN sample.draw(j.family_key, 41, 100) < 14 THEN 3 ELSE sample.draw(j.family_key, 42, 2) END END, 'ref', 'assess', 1),
		('decision', CASE WHEN j.level = 0 AND sample.draw(j.key, 210, 100) < 60 THEN j.entry END, 'refnfa', 'assess', 1),
		('decision', CASE WHEN j.assessed_again_on IS NOT NULL THEN j.again_on END, 'ref', 'assess', 2),
		('assessment', j.assessed_on, CASE WHEN j.level = 1 THEN 'close' END, 'assess', 1),
		('assessment', j.assessed_again_on, CASE WHEN NOT j.second_plan THEN 'close' END, 'assess', 2),
		('strat', j.strategy_on, 's47', 'assess', 1),
		('mo', CASE WHEN sample.draw(j.key, 211, 100) < 70 THEN j.strategy_on + 1 END, NULL, 'assess', 2),
		('decision', CASE WHEN sample.draw(j.key, 212, 100) < 88 THEN j.strategy_on + 6 END, 'stepup', 'assess', 3),
		('icpc', j.conference_on, 'stepup', 'assess', 1),
		('decision', CASE WHEN j.cp_from IS NULL AND j.has_referral AND j.level = 2 AND sample.draw(j.key, 213, 100) < 86 THEN j.cin_from END, 'continue', 'cin', 4),
		('decision', CASE WHEN sample.draw(j.key, 214, 100) < 84 THEN j.cp_to - 1 END, 'stepdown', 'cp', 5),
		('review', j.cp_to, 'stepdown', 'cp', 90),
		('review', j.second_to, 'close', 'cp', 91),
		('decision', CASE WHEN sample.draw(j.key, 208, 100) < 84 THEN j.second_to END, 'close', 'cp', 13),
		('decision', CASE WHEN sample.draw(j.family_key, 82, 100) < 22 THEN j.cp_from + 92 END, 'legal', 'cp', 6),
		('decision', CASE WHEN sample.draw(j.family_key, 83, 100) < 22 THEN j.cp_from + 51 END, 'nfa', 'cp', 7),
		('decision', CASE WHEN j.cin_to <= :'end_date'::date AND sample.draw(j.key, 215, 100) < CASE WHEN j.level = 2 THEN 86 ELSE 50 END THEN j.cin_to END, 'close', 'cin', 8),
		('decision', CASE WHEN j.level = 1 AND sample.draw(j.key, 216, 100) < CASE WHEN j.is_labelled THEN 50 ELSE 80 END THEN j.assessed_on END, 'close', 'assess', 9),
		('decision', CASE WHEN sample.draw(j.key, 217, 100) < 85 THEN j.care_from END, 'placement', 'cla', 10),
		('decision', CASE WHEN j.leaver_from IS NULL AND sample.draw(j.key, 218, 100) < 80 THEN j.care_to END, 'home', 'cla', 11),
		('decision', CASE WHEN j.care_from IS NOT NULL AND sample.draw(j.key, 219, 100) < 80 THEN j.leaver_from - 20 END, 'transfer', 'cla', 12),
		('plan', j.cp_from + 6, NULL, 'cp', 1),
		('plan', CASE WHEN j.level = 2 THEN j.cin_from + 5 END, NULL, 'cin', 1),
		('plan', CASE WHEN j.care_from IS NOT NULL THEN j.care_from + 8 END, NULL, 'cla', 1),
		('plan', CASE WHEN j.care_from + 104 <= j.care_to AND NOT j.no_permanence THEN j.care_from + 104 END, NULL, 'cla', 2),
		('plan', CASE WHEN j.leaver_from IS NOT NULL THEN j.leaver_from + 15 END, NULL, 'leaver', 1)
	) AS o (duty, on_date, decision, phase, n)
	WHERE o.on_date IS NOT NULL
	UNION ALL
	SELECT m.child, 'decision', m.on_date, 'placement', 'cla', 20 + m.n
	FROM sample.move m
	WHERE sample.draw(m.child, 220 + m.n, 100) < 82
	UNION ALL
	-- The first core group within ten working days for most.
	SELECT p.child, 'meeting',
		CASE WHEN i.n = 0 THEN p.from_on + CASE WHEN sample.draw(p.family_key, 84, 100) < 84 THEN 9 ELSE 19 END
			ELSE p.from_on + 9 + 32 * i.n + sample.draw(p.family_key, 230 + i.n, 5) END, NULL, p.phase, i.n
	FROM sample.phase p
	CROSS JOIN LATERAL pg_catalog.generate_series(0, (p.to_on - p.from_on - 14) / 32) AS i (n)
	WHERE p.phase = 'cp' AND p.to_on > p.from_on + 20
	UNION ALL
	SELECT p.child, CASE WHEN i.n % 2 = 0 THEN 'meeting' ELSE 'review' END, p.from_on + 42 * i.n, NULL, p.phase, i.n
	FROM sample.phase p
	CROSS JOIN LATERAL pg_catalog.generate_series(1, (p.to_on - p.from_on) / 42) AS i (n)
	WHERE p.phase = 'cin'
	UNION ALL
	-- Reviews at three months and then every six; looked after, at 20 working
	-- days, three months later, and then every six.  One in eight is late, in
	-- team 6 one in three.
	SELECT r.child, 'review', r.due_on - CASE WHEN r.roll < r.late THEN -4 - r.roll ELSE r.roll % 7 END, r.decision, r.phase, r.n
	FROM (
		SELECT p.child, p.phase, i.n, sample.draw(p.family_key, 240 + i.n, 100) AS roll,
			CASE WHEN p.team_id = 6 THEN 34 ELSE 12 END AS late,
			CASE WHEN p.phase = 'cp' THEN 'continue' END AS decision, p.to_on, p.ended,
			p.from_on + CASE p.phase WHEN 'cp' THEN 91 + 182 * i.n WHEN 'cla' THEN
				CASE i.n WHEN 0 THEN 28 ELSE 119 + 182 * (i.n - 1) END END AS due_on
		FROM sample.phase p
		CROSS JOIN LATERAL pg_catalog.generate_series(0, (p.to_on - p.from_on) / 91) AS i (n)
		WHERE p.phase IN ('cp', 'cla')
	) r
	WHERE r.due_on - CASE WHEN r.roll < r.late THEN -4 - r.roll ELSE r.roll % 7 END
		<= r.to_on - CASE WHEN r.ended AND r.phase = 'cp' THEN 25 ELSE 0 END
	UNION ALL
	SELECT p.child, 'letter', p.from_on + 60 + 140 * i.n, NULL, p.phase, i.n
	FROM sample.phase p
	CROSS JOIN LATERAL pg_catalog.generate_series(0, (p.to_on - p.from_on - 60) / 140) AS i (n)
	WHERE p.phase IN ('cp', 'cin', 'cla') AND p.to_on > p.from_on + 60 AND sample.draw(p.child, 250 + i.n, 100) < 55
	UNION ALL
	-- Return interviews: held, held late, refused, or not at all.
	SELECT m.child, CASE WHEN m.roll BETWEEN 64 AND 87 THEN 'rhirefused' ELSE 'rhi' END,
		(m.returned_at + pg_catalog.make_interval(hours => CASE WHEN m.roll < 20 THEN 90 + 6 * m.roll ELSE 10 + m.roll / 2 END))::date,
		NULL, 'cin', extract(epoch FROM m.missing_at)::integer / 86400
	FROM sample.missing m
	WHERE m.roll < 88
), kept AS (
	SELECT d.child, d.duty, d.on_date, d.decision, d.phase, d.n,
		pg_catalog.row_number() OVER (ORDER BY sample.draw(j.family_key, 85, 1000000), d.child, d.on_date, d.duty, d.n) AS place
	FROM due d
	JOIN sample.journey j ON j.child = d.child
	WHERE d.on_date BETWEEN :'start_date'::date AND :'end_date'::date
	  AND (j.silent_from IS NULL OR d.on_date < j.silent_from)
	  AND (j.unseen_by_manager_from IS NULL OR d.duty NOT IN ('super', 'mo') OR d.on_date < j.unseen_by_manager_from)
)
SELECT k.child, k.duty, k.on_date, k.decision, k.phase, k.n, NULL::integer AS worker_id, NULL::integer AS supervisor_id
FROM kept k
WHERE k.place <= 0.93 * (:records - 350);

-- A session that leaves no note on a child's file is noted as the worker's own,
-- as far as the number of records allows.
CREATE TABLE sample.personal AS
SELECT s.worker_id, s.n, s.on_date, s.supervisor_id, s.key
FROM sample.session s
WHERE s.supervisor_id IS NOT NULL
  AND NOT EXISTS (SELECT FROM sample.duty d WHERE d.duty = 'super' AND d.n = s.worker_id * 100000 + s.n);

SELECT least(90, floor(100 * 0.13 * greatest(:records - 350, 0) / count(*)))::integer AS personal_percent
FROM sample.personal \gset

INSERT INTO sample.duty (duty, on_date, phase, n, worker_id, supervisor_id)
SELECT 'personal', p.on_date, 'none', p.n, p.worker_id, p.supervisor_id
FROM sample.personal p
WHERE sample.draw(p.key, 4, 100) < :personal_percent;

-- Plain notes make up the number, on the days on which a child was open.
INSERT INTO sample.duty (child, duty, on_date, phase, n)
WITH room AS (
	SELECT greatest(:records - 350 - (SELECT count(*) FROM sample.duty), 0)::numeric AS notes
), open AS MATERIALIZED (
	SELECT p.child, p.phase, p.from_on, p.turn,
		least(p.to_on, j.silent_from - 1) - p.from_on + 4 AS days, j.key
	FROM sample.phase p
	JOIN sample.journey j ON j.child = p.child
	WHERE least(p.to_on, j.silent_from - 1) >= p.from_on
), shared AS (
	SELECT t.*, floor(r.notes * t.upto / t.whole) - floor(r.notes * (t.upto - t.days) / t.whole) AS notes
	FROM (
		SELECT o.*, pg_catalog.sum(o.days) OVER (ORDER BY o.child, o.from_on, o.phase) AS upto,
			pg_catalog.sum(o.days) OVER () AS whole
		FROM open o
	) AS t
	CROSS JOIN room r
)
SELECT s.child,
	CASE WHEN sample.draw(k.key, 1, 100) < 96 THEN 'note' ELSE 'misc' END,
	s.from_on + sample.draw(k.key, 2, greatest(s.days - 4, 1)),
	s.phase, i.n
FROM shared s
CROSS JOIN LATERAL pg_catalog.generate_series(1, s.notes::integer) AS i (n)
CROSS JOIN LATERAL (SELECT pg_catalog.hashint8extended(s.child::bigint * 100000 + i.n * 10 + s.turn, :seed * 10 + 11 + pg_catalog.hashtext(s.phase)::bigint)) AS k (key);

ANALYZE sample.duty, sample.missing;

CREATE UNLOGGED TABLE sample.plain AS
WITH raw AS MATERIALIZED (
	SELECT r.n, k.key, coalesce(r.child, 1 + sample.draw(k.key, 1, :children)) AS child, r.duty, r.decision AS decided,
		r.phase, r.duty_n, r.worker_id, r.supervisor_id,
		-- Few things are recorded at a weekend.
		CASE WHEN extract(isodow FROM r.on_date) > 5 AND r.duty NOT IN ('rhi', 'rhirefused') AND sample.draw(k.key, 4, 8) > 0
			THEN greatest(:'start_date'::date, r.on_date - (extract(isodow FROM r.on_date)::integer - 5))
			ELSE r.on_date END AS on_date
	FROM (
		SELECT d.child, d.duty, d.on_date, d.decision, d.phase, d.n AS duty_n, d.worker_id, d.supervisor_id,
			pg_catalog.row_number() OVER (ORDER BY d.child, d.on_date, d.duty, d.n, d.phase, d.worker_id)::integer AS n
		FROM sample.duty d
	) r
	CROSS JOIN LATERAL (SELECT pg_catalog.hashint8extended(r.n, :seed * 10 + 4)) AS k (key)
), banded AS MATERIALIZED (
	SELECT r.*, c.theme AS child_theme, c.date_of_birth, c.sibling_child, c.family_key, c.key AS child_key,
		CASE
			WHEN c.date_of_birth IS NULL THEN 'mid'
			WHEN c.date_of_birth > r.on_date THEN 'unborn'
			WHEN c.date_of_birth > r.on_date - interval '2 years' THEN 'baby'
			WHEN c.date_of_birth > r.on_date - interval '7 years' THEN 'young'
			WHEN c.date_of_birth > r.on_date - interval '12 years' THEN 'mid'
			WHEN c.date_of_birth > r.on_date - interval '18 years' THEN 'teen'
			ELSE 'leaver' END AS band
	FROM raw r
	JOIN sample.child c ON c.child = r.child
), formed AS MATERIALIZED (
	SELECT b.*,
		CASE WHEN b.band IN ('unborn', 'leaver') THEN b.band
			WHEN b.child_theme = 'exploit' AND b.band NOT IN ('mid', 'teen') THEN 'neglect'
			ELSE b.child_theme END AS theme,
		-- How it is written, where the age or the theme has no form of its own.
		CASE
			WHEN b.duty IN ('noaccess', 'adults') AND b.band IN ('unborn', 'leaver') THEN 'visit'
			WHEN b.duty IN ('rhi', 'rhirefused') AND b.band NOT IN ('mid', 'teen') THEN 'note'
			WHEN b.duty = 'super' AND b.band IN ('baby', 'young', 'mid', 'teen') AND sample.draw(b.key, 48, 100) < 5 THEN 'gsuper'
			WHEN b.duty IN ('assessment', 'meeting', 'review', 'strat') AND b.band = 'leaver' THEN 'plan'
			WHEN b.duty = 'review' AND (b.band = 'unborn' OR (b.child_theme = 'care' AND b.band = 'baby')) THEN 'meeting'
			WHEN b.duty = 'plan' AND b.band = 'unborn' THEN 'meeting'
			WHEN b.duty = 'icpc' AND b.band = 'leaver' THEN 'plan'
			WHEN b.duty = 'letter' AND b.band NOT IN ('young', 'mid', 'teen') THEN 'note'
			ELSE b.duty END AS plain_form
	FROM banded b
), held AS MATERIALIZED (
	SELECT f.*, coalesce(g.team_id, 1) AS team_id,
		coalesce(f.worker_id, g.writer_id, 11) AS social_worker
	FROM formed f
	LEFT JOIN LATERAL (
		SELECT s.team_id, s.writer_id FROM sample.segment s
		WHERE s.child = f.child
		ORDER BY f.on_date BETWEEN s.from_on AND s.to_on DESC, pg_catalog.abs(s.from_on - f.on_date), s.n
		LIMIT 1
	) AS g ON f.worker_id IS NULL
), authored AS MATERIALIZED (
	SELECT h.*,
		CASE WHEN h.plain_form = 'visit' AND h.theme IN ('neglect', 'da', 'mh') AND h.band IN ('young', 'mid', 'teen')
				AND sample.draw(h.key, 5, 100) < 20
				AND s.date_of_birth BETWEEN h.on_date - interval '17 years' AND h.on_date - interval '3 years'
			THEN 'joint' ELSE h.plain_form END AS form,
		CASE WHEN h.team_id = 4 AND h.on_date >= :'end_date'::date - 270 THEN 14
			WHEN sample.draw(h.key, 6, 10) < 3 THEN 10 + h.team_id ELSE 2 + h.team_id END AS team_manager,
		1 + (h.team_id - 1) / 4 AS service_manager,
		j.never_alone, j.no_permanence, j.held_by
	FROM held h
	LEFT JOIN sample.child s ON s.child = h.sibling_child
	-- The supervisor of a case is whoever held that session.
	LEFT JOIN LATERAL (
		SELECT j.never_alone, j.no_permanence,
			CASE WHEN h.duty = 'super' THEN (
				SELECT e.supervisor_id FROM sample.session e
				WHERE e.worker_id = h.duty_n / 100000 AND e.n = h.duty_n % 100000) END AS held_by
		FROM sample.journey j WHERE j.child = h.child
	) AS j ON true
), judged AS MATERIALIZED (
	SELECT a.*,
		CASE
			WHEN a.supervisor_id IS NOT NULL THEN a.supervisor_id
			WHEN a.duty = 'super' THEN coalesce(a.held_by, a.team_manager)
			WHEN a.duty <> 'decision' THEN a.team_manager
			-- Who decides.  In team 1 social workers close; in the second service
			-- more goes up than the scheme asks for.
			WHEN a.decided IN ('placement', 'legal') THEN
				CASE WHEN sample.draw(a.key, 49, 100) < 14 THEN a.team_manager ELSE a.service_manager END
			WHEN a.decided = 'stepup' THEN
				CASE WHEN sample.draw(a.key, 49, 100) < 12 THEN a.team_manager WHEN a.team_id = 4 AND a.team_manager = 14 THEN 14
					ELSE 2 + a.team_id END
			WHEN a.decided = 'close' AND sample.draw(a.key, 49, 100) < CASE a.team_id WHEN 1 THEN 24 ELSE 3 END THEN a.social_worker
			WHEN sample.draw(a.key, 49, 100) >= CASE WHEN a.team_id > 4 THEN 84 ELSE 95 END THEN a.service_manager
			ELSE a.team_manager END AS manager,
		CASE WHEN w.moved_on <= a.on_date THEN w.other_team ELSE w.team_id END AS worker_team,
		greatest(0, (a.on_date - :'story_date'::date) / 30) AS month
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
SELECT l.n, l.key, l.child, l.on_date, l.band, l.theme, l.form, l.duty, l.duty_n, l.phase, l.month, l.team_id, l.worker_team,
	l.social_worker, l.manager, l.decided,
	CASE l.phase WHEN 'cp' THEN 'CP' WHEN 'cla' THEN 'LAC' WHEN 'leaver' THEN 'LAC' ELSE 'CIN' END AS status,
	CASE WHEN l.no_permanence AND l.duty IN ('review', 'plan') THEN l.levels[1:2] || 0::smallint || l.levels[4:6] ELSE l.levels END AS levels,
	CASE WHEN l.form = 'joint' OR (l.duty = 'review' AND l.phase = 'cp' AND sample.draw(l.key, 43, 8) = 0) THEN l.sibling_child END AS sibling_child,
	CASE WHEN l.never_alone AND l.phase = 'cp' AND l.duty_n > 0 THEN false
		ELSE sample.draw(l.key, 8, 100) < CASE l.phase WHEN 'cp' THEN 66 ELSE 48 END END AS alone,
	CASE
		WHEN l.decided IN ('ref', 'refnfa') THEN l.decided
		WHEN l.theme = 'unborn' THEN CASE WHEN l.form = 'strat' THEN 's47' ELSE 'prebirth' END
		WHEN l.theme = 'leaver' THEN 'transfer'
		WHEN l.form = 'strat' THEN 's47'
		WHEN l.band = 'baby' THEN CASE WHEN l.decided IN ('close', 'stepdown', 'stepup', 'continue') THEN 'b' || l.decided
			WHEN l.decided IS NOT NULL THEN l.decided ELSE 'bcontinue' END
		WHEN l.decided IS NOT NULL THEN l.decided
		WHEN l.theme = 'care' THEN 'placement'
		ELSE 'continue'
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
CREATE UNLOGGED TABLE sample.record AS
WITH copied AS (
	SELECT p.*,
		-- More in team 8 than elsewhere.
		CASE WHEN p.form IN ('visit', 'super', 'mo', 'note', 'review')
				AND sample.draw(p.key, 40, 100) < CASE p.worker_team WHEN 8 THEN 36 ELSE 5 END
			THEN pg_catalog.lag(p.n) OVER (PARTITION BY p.child, p.form, p.band ORDER BY p.on_date, p.n) END AS copy_of
	FROM sample.plain p
)
SELECT c.n, c.child, c.form, c.duty, c.duty_n, c.phase, c.decided, c.on_date, c.band, c.social_worker, c.manager, c.month,
	c.team_id, c.worker_team, c.status, c.sibling_child, c.copy_of, c.key, c.levels, c.alone, c.theme, c.decision,
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
	AND t.tier = o.levels[CASE WHEN o.form IN ('super', 'gsuper', 'mo', 'personal') THEN 5
		WHEN o.form IN ('decision', 'strat', 'icpc') THEN 1 ELSE 2 END];

ANALYZE sample.record;

------------------------------------------------------------------------------
-- Then the text
------------------------------------------------------------------------------

-- Each step is a table, lest the planner write it out once for every use of it,
-- and so that it may use several processes for each.
CREATE UNLOGGED TABLE sample.composed AS
SELECT r.n, r.child, r.band, r.text_key, r.text_date, r.text_worker, r.text_manager, r.copy_of, r.key, (
	SELECT pg_catalog.string_agg(coalesce(p.literal, s.body), '' ORDER BY p.position)
	FROM sample.part p
	LEFT JOIN sample.slot s ON s.pool_id = p.pool_id
		AND s.level = r.text_levels[p.quality]
		AND s.slot = (sample.draw(r.text_key, 100 + p.pool_id, 240) + p.occurrence - 1) % 240
		AND s.variant = r.variants[p.variant_by]
	WHERE p.template_id = r.template_id
) AS body
FROM sample.record r;

CREATE UNLOGGED TABLE sample.filled AS
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
FROM sample.composed t
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
) AS v;

DROP TABLE sample.composed;

CREATE UNLOGGED TABLE sample.text AS
WITH styled AS (
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
	FROM sample.filled f
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
DROP TABLE sample.filled;
ANALYZE sample.text;

------------------------------------------------------------------------------
-- Into the host's tables: what happened to each child
------------------------------------------------------------------------------

INSERT INTO dbo.sccv_allocations_combined (mosaic_id, worker_id, team_id, allocation_start_date,
	allocation_end_date, case_status, closure_date_if_closed, rag_rating, marked_for_deletion)
SELECT (1001000 + s.child)::text, 400 + s.worker_id, s.team_id, s.from_on::timestamp,
	CASE WHEN s.to_on < :'end_date'::date THEN s.to_on::timestamp END,
	CASE WHEN s.is_last THEN 'Closed' ELSE 'Open' END,
	CASE WHEN s.is_last THEN s.to_on::timestamp END,
	('{red,amber,green,Green,NULL}'::text[])[1 + sample.draw(s.child, 36, 5)],
	a.n = 2
FROM sample.segment s
CROSS JOIN pg_catalog.generate_series(1, 2) AS a (n)
WHERE a.n = 1 OR (s.n = 2 AND sample.draw(s.child, 37, 40) = 0)
ORDER BY s.child, s.n, a.n;

INSERT INTO dbo.ref_mash_referrals (mosaic_id, referrer, requested_support, referral_created_at,
	initial_decision, initial_decision_created_at, screening_decision, screening_created_at,
	final_decision, final_decision_created_at, stage)
SELECT (1001000 + r.child)::text,
	('{Police,School,Health visitor,Hospital,Member of the public,Housing}'::text[])[1 + sample.draw(r.family_key, 38, 6)],
	('{Safeguarding,Early help,Advice,Unclear}'::text[])[1 + sample.draw(r.family_key, 39, 4)],
	r.at,
	CASE r.level WHEN 0 THEN 'NFA' ELSE ('{CSC_ALLOCATION,CSC,CSC}'::text[])[1 + sample.draw(r.family_key, 40, 3)] END,
	r.at + pg_catalog.make_interval(mins => 20 + sample.draw(r.family_key, 43, 300)),
	CASE WHEN sample.draw(r.family_key, 44, 5) > 0 THEN 'Progress' END,
	CASE WHEN sample.draw(r.family_key, 44, 5) > 0 THEN r.at + pg_catalog.make_interval(mins => 40 + sample.draw(r.family_key, 43, 300)) END,
	CASE WHEN r.decided THEN CASE r.level WHEN 0 THEN 'NFA' ELSE 'CSC_ALLOCATION' END END,
	CASE WHEN r.decided THEN greatest(r.decided_on + interval '16 hours', r.at + interval '6 hours') END,
	CASE WHEN r.decided THEN 'FINAL' ELSE 'SCREENING' END
FROM (
	SELECT j.child, j.family_key, CASE WHEN o.turn = 2 AND j.again_on IS NOT NULL AND j.assessed_again_on IS NULL THEN 0 ELSE j.level END AS level,
		o.at::timestamp + pg_catalog.make_interval(mins => 480 + sample.draw(j.family_key, 46, 540)) AS at,
		o.at + CASE WHEN sample.draw(j.family_key, 41, 100) < 14 THEN 3 ELSE sample.draw(j.family_key, 42, 2) END AS decided_on,
		j.level > 0 OR sample.draw(j.key, 47, 60) > 0 AS decided
	FROM sample.journey j
	CROSS JOIN LATERAL (VALUES (1, CASE WHEN j.has_referral THEN j.entry END), (2, j.again_on)) AS o (turn, at)
	WHERE o.at <= :'end_date'::date
) r
ORDER BY r.child, r.at;

INSERT INTO dbo.dm_assessments (assessment_id, person_id, start_date, completed_date)
SELECT 20000 + pg_catalog.row_number() OVER (ORDER BY p.child, p.turn), 1001000 + p.child, p.from_on,
	CASE WHEN p.ended THEN p.to_on END
FROM sample.phase p WHERE p.phase = 'assess';

INSERT INTO dbo.dm_s47_enquiries (enquiry_id, person_id, strategy_discussion_at, start_date, end_date, outcome)
SELECT 30000 + pg_catalog.row_number() OVER (ORDER BY j.child), 1001000 + j.child,
	j.strategy_on + pg_catalog.make_interval(mins => 600 + sample.draw(j.family_key, 86, 300)), j.strategy_on,
	CASE WHEN j.strategy_on + 10 <= :'end_date'::date THEN j.strategy_on + 10 END,
	CASE WHEN j.strategy_on + 10 <= :'end_date'::date THEN 'Concerns substantiated - ICPC' END
FROM sample.journey j WHERE j.strategy_on <= :'end_date'::date;

INSERT INTO dbo.dm_cin_episodes (episode_id, person_id, episode_type, start_date, end_date, end_reason)
SELECT 40000 + pg_catalog.row_number() OVER (ORDER BY p.child), 1001000 + p.child,
	CASE p.phase WHEN 'cin' THEN 'CIN plan' ELSE 'Family support' END, p.from_on,
	CASE WHEN p.ended THEN p.to_on END, CASE WHEN p.ended THEN 'Completed' END
FROM sample.phase p WHERE p.phase IN ('cin', 'support');

INSERT INTO dbo.dm_cp_registrations (registration_id, person_id, category, start_date, end_date)
SELECT 50000 + pg_catalog.row_number() OVER (ORDER BY p.child, p.turn), 1001000 + p.child,
	('{Neglect,Neglect,Emotional abuse,Physical abuse}'::text[])[1 + sample.draw(p.family_key, 87, 4)], p.from_on,
	CASE WHEN p.ended THEN p.to_on END
FROM sample.phase p WHERE p.phase = 'cp';

CREATE INDEX dm_cp_registrations_person ON dbo.dm_cp_registrations (person_id);

INSERT INTO dbo.dm_care_periods (care_id, person_id, start_date, end_date)
SELECT 60000 + pg_catalog.row_number() OVER (ORDER BY p.child), 1001000 + p.child, p.from_on,
	CASE WHEN p.ended THEN p.to_on END
FROM sample.phase p WHERE p.phase = 'cla';

INSERT INTO dbo.dm_placements (placement_id, person_id, placement_type, start_date, end_date, end_reason)
SELECT 80000 + pg_catalog.row_number() OVER (ORDER BY m.child, m.from_on), 1001000 + m.child,
	('{Foster,Foster,Foster,Connected person,Residential}'::text[])[1 + sample.draw(m.child + m.n, 88, 5)],
	m.from_on, coalesce(m.next_on, m.care_ended), CASE WHEN m.next_on IS NOT NULL THEN 'Moved' END
FROM (
	SELECT s.*, pg_catalog.lead(s.from_on) OVER (PARTITION BY s.child ORDER BY s.from_on) AS next_on
	FROM (
		SELECT p.child, 0 AS n, p.from_on, CASE WHEN p.ended THEN p.to_on END AS care_ended
		FROM sample.phase p WHERE p.phase = 'cla'
		UNION ALL
		SELECT m.child, m.n + 1, m.on_date, CASE WHEN p.ended THEN p.to_on END
		FROM sample.move m JOIN sample.phase p ON p.child = m.child AND p.phase = 'cla'
	) s
) m;

INSERT INTO dbo.dm_care_leavers (person_id, start_date, end_date)
SELECT 1001000 + p.child, p.from_on, NULL FROM sample.phase p WHERE p.phase = 'leaver' ORDER BY p.child;

INSERT INTO dbo.dm_missing_episodes (missing_id, person_id, missing_from, returned_at, interview_offered_at, interview_accepted)
SELECT 90000 + pg_catalog.row_number() OVER (ORDER BY m.child, m.missing_at), 1001000 + m.child, m.missing_at, m.returned_at,
	CASE WHEN m.roll < 20 THEN m.returned_at + pg_catalog.make_interval(hours => 80 + 6 * m.roll)
		WHEN m.roll < 88 THEN m.returned_at + pg_catalog.make_interval(hours => 5 + m.roll / 2) END,
	CASE WHEN m.roll BETWEEN 64 AND 87 THEN 'N' WHEN m.roll < 64 THEN 'Y' END
FROM sample.missing m
WHERE m.returned_at < :'end_date'::timestamp;

-- What nobody has mended: plans entered twice, ends before beginnings, years
-- typed wrong, and somebody whom the database does not know.
INSERT INTO dbo.dm_cin_episodes (episode_id, person_id, episode_type, start_date, end_date, end_reason)
SELECT e.episode_id + 900000, e.person_id, e.episode_type, e.start_date + interval '20 days', e.end_date + interval '6 days', 'Duplicate'
FROM dbo.dm_cin_episodes e WHERE e.end_date IS NOT NULL AND e.episode_type = 'CIN plan'
ORDER BY e.episode_id LIMIT 3;
UPDATE dbo.dm_assessments SET completed_date = start_date - interval '9 days'
WHERE assessment_id IN (SELECT a.assessment_id FROM dbo.dm_assessments a WHERE a.completed_date IS NOT NULL
	ORDER BY a.assessment_id OFFSET 11 LIMIT 2);
INSERT INTO dbo.dm_cin_episodes (episode_id, person_id, episode_type, start_date)
SELECT 999999, p.person_id, 'CIN plan', timestamp '2052-03-04' FROM dbo.dm_persons p ORDER BY p.person_id DESC LIMIT 1;
INSERT INTO dbo.dm_missing_episodes (missing_id, person_id, missing_from)
SELECT 99999, 1999999, :'end_date'::date - 100 + time '20:10'
UNION ALL
SELECT 999999, p.person_id, timestamp '2052-05-20 21:00' FROM (SELECT min(q.person_id) AS person_id FROM dbo.dm_persons q) p;

------------------------------------------------------------------------------
-- And into the host's tables, with the labelled records among them
------------------------------------------------------------------------------

CREATE UNLOGGED TABLE sample.entry AS
WITH both_kinds AS (
	SELECT r.n, r.key, r.child, r.on_date, r.form, r.duty, r.duty_n, r.phase, r.social_worker, r.manager, r.month, r.team_id,
		r.worker_team, r.theme, r.status, r.sibling_child, r.decision, r.decided,
		r.alone AND r.band NOT IN ('baby', 'unborn') AS alone, r.band, t.body, r.form = 'noaccess' AS not_made
	FROM sample.record r
	JOIN sample.text t ON t.n = r.n
	UNION ALL
	SELECT -l.n, pg_catalog.hashint8extended(l.n, :seed * 10 + 5), c.child, c.labelled_on, f.form, f.form, 0, coalesce(p.phase, 'cin'),
		coalesce(g.writer_id, 10 + c.team_id),
		CASE WHEN f.form IN ('super', 'personal') AND m.manager_id IS NOT NULL THEN m.manager_id
			WHEN coalesce(g.team_id, c.team_id) = 4 AND c.labelled_on >= :'end_date'::date - 270 THEN 14
			ELSE 2 + coalesce(g.team_id, c.team_id) END,
		greatest(0, (c.labelled_on - :'story_date'::date) / 30), coalesce(g.team_id, c.team_id), coalesce(g.team_id, c.team_id), c.theme,
		CASE p.phase WHEN 'cp' THEN 'CP' WHEN 'cla' THEN 'LAC' WHEN 'leaver' THEN 'LAC' ELSE 'CIN' END,
		NULL, 'continue', NULL, l.record->'present' ? 'child_seen_alone', 'mid', l.record->>'body',
		l.record->>'kind' = 'visit' AND NOT l.record->'present' ? 'child_seen' AND l.record->>'body' ~* 'attempted|no reply|no answer'
	FROM sample.labelled l
	JOIN sample.child c ON c.child = 1 + (l.n - 1) % :children
	CROSS JOIN LATERAL (
		SELECT CASE l.record->>'kind'
			WHEN 'case_note' THEN 'note' WHEN 'supervision' THEN
				CASE WHEN l.record->>'child_age' IS NULL AND l.record->>'body' ~* '1:1|1-1|personal|stats|supervisee' THEN 'personal' ELSE 'super' END
			WHEN 'management_oversight' THEN 'mo' WHEN 'strategy_discussion' THEN 'strat'
			ELSE l.record->>'kind' END AS form
	) AS f
	LEFT JOIN LATERAL (
		SELECT s.team_id, s.writer_id FROM sample.segment s
		WHERE s.child = c.child
		ORDER BY c.labelled_on BETWEEN s.from_on AND s.to_on DESC, pg_catalog.abs(s.from_on - c.labelled_on), s.n
		LIMIT 1
	) AS g ON true
	LEFT JOIN LATERAL (
		SELECT t.manager_id FROM sample.post t
		WHERE t.worker_id = coalesce(g.writer_id, 10 + c.team_id)
		  AND (t.valid_from IS NULL OR t.valid_from <= c.labelled_on)
		  AND (t.valid_to IS NULL OR t.valid_to >= c.labelled_on)
		ORDER BY t.team_id = g.team_id DESC, t.valid_from DESC NULLS LAST LIMIT 1
	) AS m ON true
	LEFT JOIN LATERAL (
		SELECT q.phase FROM sample.phase q
		WHERE q.child = c.child AND c.labelled_on BETWEEN q.from_on AND q.to_on
		ORDER BY q.from_on DESC LIMIT 1
	) AS p ON true
), timed AS (
	SELECT b.*,
		b.on_date::timestamp + pg_catalog.make_interval(mins => 510 + 5 * sample.draw(b.key, 70, 116)) AS happened_at,
		sample.draw(b.key, 71, 100) AS delay,
		b.form IN ('visit', 'joint', 'noaccess', 'adults') AS is_visit,
		-- Forms ask when it was; a note, a call, a letter does not.
		b.duty IN ('super', 'personal', 'mo', 'decision', 'assessment', 'strat', 'meeting', 'review', 'icpc')
			AND sample.draw(b.key, 97, 100) < 93 AS has_form
	FROM both_kinds b
), entered AS (
	SELECT t.*, least(:'end_date'::timestamp + interval '23 hours', t.happened_at + CASE
		-- Notes of visits are typed up later, later still where a service slips.
		WHEN t.is_visit OR t.form = 'rhi' THEN CASE
			WHEN t.delay < CASE WHEN t.worker_team > 4 AND t.month > 10 THEN 38 ELSE 62 END
				THEN pg_catalog.make_interval(mins => 20 + sample.draw(t.key, 73, 300))
			WHEN t.delay < CASE WHEN t.worker_team > 4 AND t.month > 10 THEN 62 ELSE 88 END
				THEN pg_catalog.make_interval(hours => 14 + sample.draw(t.key, 74, 30))
			ELSE pg_catalog.make_interval(hours => 60 + sample.draw(t.key, 74, 260)) END
		WHEN NOT t.has_form THEN interval '0'
		-- Decisions of team 4 are written down days afterwards from month 8 on.
		WHEN t.duty = 'decision' AND t.team_id = 4 AND t.month >= 8 AND t.delay < 66
			THEN pg_catalog.make_interval(hours => 40 + sample.draw(t.key, 74, 120))
		WHEN t.delay < 84 THEN pg_catalog.make_interval(mins => 10 + sample.draw(t.key, 73, 180))
		WHEN t.delay < 95 THEN pg_catalog.make_interval(hours => 14 + sample.draw(t.key, 74, 9))
		ELSE pg_catalog.make_interval(hours => 60 + sample.draw(t.key, 74, 150)) END) AS typed_at
	FROM timed t
), dated AS (
	SELECT e.*,
		CASE WHEN e.form IN ('plan', 'letter') OR sample.draw(e.key, 72, 50) = 0
			THEN pg_catalog.date_trunc('day', e.typed_at) ELSE e.typed_at END AS entered_at,
		sample.draw(e.key, 75, 100) AS finish, sample.draw(e.key, 76, 100) AS change
	FROM entered e
), finished AS (
	SELECT d.*, least(:'end_date'::timestamp + interval '23 hours 30 minutes', CASE
		WHEN d.finish < 86 THEN d.entered_at + pg_catalog.make_interval(mins => sample.draw(d.key, 98, 90))
		WHEN d.finish < 95 THEN d.entered_at + pg_catalog.make_interval(hours => 20 + sample.draw(d.key, 98, 50))
		WHEN d.finish < 98 THEN d.entered_at + pg_catalog.make_interval(days => 9 + sample.draw(d.key, 98, 34)) END) AS finalised_at
	FROM dated d
)
SELECT f.*,
	pg_catalog.row_number() OVER (ORDER BY f.typed_at, f.n) AS rank,
	-- A few texts are changed weeks or months later, more of them in team 6.
	least(:'end_date'::timestamp + interval '23 hours 30 minutes', coalesce(f.finalised_at, f.entered_at)
		+ CASE WHEN f.change < CASE f.worker_team WHEN 6 THEN 15 ELSE 4 END
			THEN pg_catalog.make_interval(days => 25 + sample.draw(f.key, 99, 110)) ELSE interval '0' END) AS changed_at,
	CASE
		WHEN f.decision = 'prebirth' THEN 'pre-birth ICPC'
		WHEN f.decision = 'transfer' THEN 'transfer'
		ELSE CASE f.decided
			WHEN 'ref' THEN 'referral' WHEN 'refnfa' THEN 'referral NFA' WHEN 'close' THEN 'closure' WHEN 'stepdown' THEN 'step down'
			WHEN 'stepup' THEN 'ICPC' WHEN 'legal' THEN 'legal gateway' WHEN 'placement' THEN 'placement' WHEN 'home' THEN 'return home'
			WHEN 'nfa' THEN 'no strategy discussion' WHEN 'transfer' THEN 'transfer' ELSE 'plan change' END
	END AS decision_title
FROM finished f;

CREATE UNIQUE INDEX ON sample.entry (rank);
ANALYZE sample.entry;

INSERT INTO dbo.case_notes (id, person_id, note_type, title, event_on, created_on, created_by, submitted_on, finalised_on,
	last_updated_on, last_updated_by, finalised_flag, deleted_flag, copied_on, note)
SELECT 3000000 + e.rank,
	CASE WHEN e.form <> 'personal' THEN 1001000 + e.child END,
	CASE
		WHEN e.form = 'visit' THEN CASE WHEN e.n < 0 THEN 'Home Visit' WHEN e.status = 'LAC' THEN 'LAC Visit' WHEN e.status = 'CP' THEN 'CP Visit'
			WHEN e.n % 11 = 0 THEN 'HOMEVISIT' ELSE 'CIN Visit' END
		WHEN e.form = 'joint' THEN CASE WHEN e.status = 'CP' THEN 'CP Visit' ELSE 'CIN Visit' END
		WHEN e.form = 'noaccess' THEN CASE WHEN e.status = 'LAC' THEN 'LAC Visit' WHEN e.status = 'CP' THEN 'CP Visit' ELSE 'HOMEVISIT' END
		WHEN e.form = 'adults' THEN 'Home Visit'
		WHEN e.form = 'note' THEN CASE
			WHEN e.body ~* '^\W*(e-?mail|from:|to:)' THEN 'Email'
			WHEN e.body ~* '^[^[:alpha:]]*(t/c|tc |rang|call|telephone)' THEN ('{Phone Call,TELCALL}'::text[])[1 + sample.draw(e.key, 80, 2)]
			ELSE ('{Case Note,Case Note,CASENOTE}'::text[])[1 + sample.draw(e.key, 80, 3)] END
		WHEN e.form IN ('rhi', 'rhirefused') THEN 'Return Interview'
		WHEN e.form = 'gsuper' THEN 'Group Sup'
		WHEN e.form = 'super' THEN CASE WHEN e.n % 9 = 0 THEN 'SUPERVISION' ELSE 'Supervision' END
		WHEN e.form = 'personal' THEN 'Personal Sup'
		WHEN e.form = 'mo' THEN 'Mgmt Oversight'
		WHEN e.form = 'decision' THEN 'Mgr Decision'
		WHEN e.form = 'assessment' THEN CASE WHEN e.n % 2 = 0 THEN 'Assessment' ELSE 'C&F' END
		WHEN e.form = 'strat' THEN 'Strategy Disc'
		WHEN e.form = 'icpc' THEN 'ICPC'
		WHEN e.duty = 'review' AND e.form <> 'plan' THEN
			CASE WHEN e.status = 'LAC' THEN 'LAC Review' WHEN e.status = 'CP' THEN 'CP Review' ELSE 'CIN Review' END
		WHEN e.form = 'meeting' THEN CASE WHEN e.status = 'CP' THEN 'Core Group' WHEN e.n % 3 = 0 THEN 'Prof Meeting' ELSE 'CIN Meeting' END
		WHEN e.form = 'plan' THEN CASE WHEN e.theme = 'leaver' THEN 'Pathway Plan' WHEN e.status = 'LAC' THEN 'Care Plan'
			WHEN e.status = 'CP' THEN 'CP Plan' ELSE 'CIN Plan' END
		WHEN e.form = 'letter' THEN 'Letter'
		ELSE ('{Admin,MISC,Document}'::text[])[1 + sample.draw(e.key, 80, 3)]
	END,
	CASE e.form
		WHEN 'super' THEN 'Record of Supervision Discussion'
		WHEN 'gsuper' THEN 'Group supervision'
		WHEN 'personal' THEN 'Personal supervision: ' || s.system_user_id
		WHEN 'mo' THEN 'Management Oversight'
		WHEN 'decision' THEN 'Manager''s Decisions' || CASE WHEN e.n < 0 OR e.n % 12 = 0 THEN '' ELSE ': ' || e.decision_title END
		WHEN 'strat' THEN 'Strategy discussion'
		WHEN 'icpc' THEN 'Initial child protection conference'
		WHEN 'noaccess' THEN 'Visit - no access'
		WHEN 'adults' THEN 'Visit to parents'
		WHEN 'rhirefused' THEN 'Return interview - refused'
		WHEN 'letter' THEN 'Letter to child'
		WHEN 'joint' THEN 'Visit to children'
	END,
	CASE WHEN e.has_form THEN CASE WHEN sample.draw(e.key, 79, 12) = 0 THEN pg_catalog.date_trunc('day', e.happened_at)
		ELSE e.happened_at END END,
	e.entered_at,
	CASE
		WHEN sample.draw(e.key, 81, 200) = 0 THEN 'mosaic_admin'
		WHEN e.form = 'note' AND sample.draw(e.key, 81, 200) < 8 THEN 'edt'
		WHEN sample.draw(e.key, 81, 200) = 9 THEN NULL
		WHEN sample.draw(e.key, 81, 200) < 30 THEN upper(a.system_user_id)
		ELSE a.system_user_id END,
	CASE WHEN e.finalised_at IS NOT NULL THEN e.entered_at + (e.finalised_at - e.entered_at) / 2 END,
	CASE WHEN sample.draw(e.key, 83, 200) >= 5 THEN e.finalised_at END,
	e.changed_at,
	CASE WHEN sample.draw(e.key, 82, 6) = 0 THEN s.system_user_id ELSE a.system_user_id END,
	CASE WHEN sample.draw(e.key, 83, 200) < 5 THEN 'N' WHEN sample.draw(e.key, 83, 200) < 60 THEN 'y' ELSE 'Y' END,
	CASE WHEN sample.draw(e.key, 84, 200) < 3 THEN 'Y' WHEN sample.draw(e.key, 84, 200) < 120 THEN 'N' END,
	(pg_catalog.date_trunc('day', e.changed_at) + interval '1 day 2 hours') AT TIME ZONE 'Europe/London',
	e.body
FROM sample.entry e
JOIN dbo.sccv_worker s ON s.id = 400 + e.social_worker
JOIN dbo.sccv_worker a ON a.id = 400 + CASE WHEN e.form IN ('super', 'gsuper', 'personal', 'mo', 'decision', 'strat', 'review', 'icpc')
	THEN e.manager ELSE e.social_worker END
ORDER BY e.rank;

INSERT INTO dbo.case_notes_persons (case_note_id, person_id)
SELECT 3000000 + e.rank, 1001000 + b.child
FROM sample.entry e
CROSS JOIN LATERAL (VALUES (e.child), (e.sibling_child)) AS b (child)
WHERE e.sibling_child IS NOT NULL
ORDER BY e.rank, b.child;

-- Some workers copy the note onto the brother's or sister's file instead.
INSERT INTO dbo.case_notes (id, person_id, note_type, title, event_on, created_on, created_by, submitted_on, finalised_on,
	last_updated_on, last_updated_by, finalised_flag, deleted_flag, copied_on, note)
SELECT 3000000 + (SELECT pg_catalog.count(*) FROM sample.entry) + pg_catalog.row_number() OVER (ORDER BY e.rank),
	1001000 + c.sibling_child, n.note_type, n.title, n.event_on, n.created_on, n.created_by, n.submitted_on, n.finalised_on,
	n.last_updated_on, n.last_updated_by, n.finalised_flag, n.deleted_flag, n.copied_on, n.note
FROM sample.entry e
JOIN sample.child c ON c.child = e.child
JOIN dbo.case_notes n ON n.id = 3000000 + e.rank
WHERE e.form IN ('meeting', 'noaccess', 'note') AND c.sibling_child IS NOT NULL AND e.n > 0
  AND sample.draw(e.key, 85, 100) < 6;

INSERT INTO dbo.dm_visits (visit_id, person_id, case_note_id, visit_type, planned_datetime, actual_datetime,
	reason_visit_not_made, child_seen_flag, seen_alone_flag, reason_not_seen_alone, completed_flag, worker_id, cp_registration_id,
	cp_visit_schedule_days, cp_visit_on_time, last_updated_on, copied_on)
SELECT 700000 + pg_catalog.row_number() OVER (ORDER BY e.rank, b.child), 1001000 + b.child, 3000000 + e.rank,
	CASE WHEN e.form = 'adults' THEN 'Visit to parents' WHEN e.n < 0 AND e.phase = 'assess' THEN 'Home visit'
		ELSE CASE e.phase WHEN 'cla' THEN 'Statutory LAC visit' WHEN 'cp' THEN 'CP visit' WHEN 'assess' THEN 'Assessment visit'
			WHEN 'leaver' THEN 'Pathway visit' ELSE 'CIN visit' END END,
	pg_catalog.date_trunc('day', e.happened_at) - pg_catalog.make_interval(days => CASE WHEN sample.draw(e.key, 86, 4) = 0 THEN sample.draw(e.key, 87, 6) ELSE 0 END),
	CASE WHEN NOT e.not_made THEN e.happened_at END,
	CASE WHEN e.not_made THEN ('{No access,No reply,Family not in,no access - card left}'::text[])[1 + sample.draw(e.key, 88, 4)] END,
	CASE WHEN e.not_made THEN NULL WHEN e.form = 'adults' THEN 'N'
		WHEN e.band = 'unborn' OR sample.draw(e.key, 77, 9) = 0 THEN NULL
		WHEN sample.draw(e.key, 77, 9) = 1 THEN 'y' ELSE 'Y' END,
	f.alone,
	CASE WHEN upper(f.alone) = 'N' OR (e.band = 'baby' AND e.form = 'visit') THEN
		CASE WHEN e.band = 'baby' THEN CASE WHEN sample.draw(e.key, 78, 2) = 0 THEN 'Not age appropriate' END
			ELSE ('{Child refused,Child refused,Unable - no private space,Unable - carer stayed,Not appropriate today,Other,NULL,NULL}'::text[])[1 + sample.draw(e.key, 78, 8)]
		END END,
	CASE WHEN e.not_made THEN 'N' WHEN sample.draw(e.key, 92, 30) = 0 THEN NULL ELSE 'Y' END,
	400 + e.social_worker,
	CASE WHEN e.phase = 'cp' THEN (SELECT min(r.registration_id) FROM dbo.dm_cp_registrations r
		WHERE r.person_id = 1001000 + b.child AND r.start_date <= e.on_date) END,
	CASE WHEN e.phase = 'cp' THEN 14 END,
	CASE WHEN e.phase = 'cp' THEN CASE WHEN sample.draw(e.key, 93, 5) = 0 THEN 'N' ELSE 'Y' END END,
	e.entered_at,
	(pg_catalog.date_trunc('day', e.entered_at) + interval '1 day 2 hours') AT TIME ZONE 'Europe/London'
FROM sample.entry e
CROSS JOIN LATERAL (VALUES (e.child), (e.sibling_child)) AS b (child)
CROSS JOIN LATERAL (
	SELECT CASE
		WHEN e.not_made OR e.form = 'adults' OR e.band IN ('baby', 'unborn') THEN NULL
		-- Now and then the box and the note disagree.
		WHEN sample.draw(e.key, 89, 25) = 0 THEN CASE WHEN e.alone THEN 'N' ELSE 'Y' END
		WHEN sample.draw(e.key, 90, 10) = 0 THEN NULL
		WHEN e.alone THEN CASE WHEN sample.draw(e.key, 91, 6) = 0 THEN 'y' ELSE 'Y' END
		WHEN sample.draw(e.key, 91, 9) = 0 THEN ' '
		ELSE 'N' END AS alone
) AS f
WHERE e.is_visit AND b.child IS NOT NULL
  -- A school visit or two was never entered as a visit at all.
  AND sample.draw(e.key, 94, 12) >= CASE e.phase WHEN 'cp' THEN 0 ELSE 1 END;

-- Visits that were planned, did not happen, and have no note.
INSERT INTO dbo.dm_visits (visit_id, person_id, visit_type, planned_datetime, reason_visit_not_made,
	completed_flag, worker_id, last_updated_on, copied_on)
SELECT 700000 + (SELECT pg_catalog.count(*) FROM dbo.dm_visits) + pg_catalog.row_number() OVER (ORDER BY e.rank),
	1001000 + e.child,
	CASE e.phase WHEN 'cla' THEN 'Statutory LAC visit' WHEN 'cp' THEN 'CP visit' ELSE 'CIN visit' END,
	pg_catalog.date_trunc('day', e.happened_at) + interval '1 day',
	('{Cancelled by family,Cancelled - worker sick,No access,Family not in,Cancelled,Child on holiday}'::text[])[1 + sample.draw(e.key, 95, 6)],
	'N', 400 + e.social_worker,
	pg_catalog.date_trunc('day', e.happened_at) + interval '1 day 17 hours',
	(pg_catalog.date_trunc('day', e.happened_at) + interval '2 days 2 hours') AT TIME ZONE 'Europe/London'
FROM sample.entry e
WHERE e.form IN ('note', 'visit') AND e.band <> 'leaver' AND sample.draw(e.key, 96, 100) < 4;

-- The form of a decision.  That of an older kind has no place for the type.
INSERT INTO dbo.mgr_decisions (case_note_id, person_id, decision, decided_by, decided_at)
SELECT 3000000 + e.rank, 1001000 + e.child, CASE WHEN e.n % 12 <> 0 THEN e.decision_title END,
	CASE WHEN e.n % 14 = 0 THEN upper(m.email) ELSE m.email END, e.happened_at
FROM sample.entry e
JOIN dbo.sccv_worker m ON m.id = 400 + e.manager
WHERE e.form = 'decision' AND e.n > 0
ORDER BY e.rank;

-- A manager approves assessments and plans; some are sent back first, some are
-- approved by whoever wrote them, some never.
INSERT INTO dbo.case_note_approvals (case_note_id, action, created_by, created_at)
SELECT 3000000 + e.rank, a.action, w.email, a.at
FROM sample.entry e
CROSS JOIN LATERAL (SELECT sample.draw(e.key, 260, 100) AS roll, sample.draw(e.key, 261, 100) AS hours) AS d
CROSS JOIN LATERAL (VALUES
	('ReturnedForEdits', CASE WHEN d.roll < 14 THEN e.entered_at + pg_catalog.make_interval(hours => 20 + d.hours / 4) END),
	('Approved', CASE WHEN d.roll < 78 THEN e.entered_at + pg_catalog.make_interval(hours => 30 + 2 * d.hours)
		WHEN d.roll < 92 THEN e.entered_at + pg_catalog.make_interval(hours => 400 + 6 * d.hours) END)
) AS a (action, at)
JOIN dbo.sccv_worker w ON w.id = 400 + CASE WHEN d.roll BETWEEN 72 AND 75 THEN e.social_worker ELSE e.manager END
WHERE e.form IN ('assessment', 'plan') AND a.at <= :'end_date'::timestamp
ORDER BY e.rank, a.action DESC;

-- Tasks: some without an owner in the service, some without a date.
INSERT INTO dbo.case_note_actions (case_note_id, action, owner_name, owner_worker_id, due_date, completed_date)
SELECT 3000000 + e.rank,
	('{Visit before the next meeting,Chase school for attendance,Speak to the health visitor,Book family meeting,Update the plan,Send the letter,Arrange time alone with the child,Check the housing application}'::text[])[1 + sample.draw(k.key, 1, 8)],
	CASE WHEN o.owner >= 82 THEN ('{School,Health visitor,Mum,GP,Housing}'::text[])[1 + o.owner % 5] ELSE w.first_name || ' ' || w.last_name END,
	CASE WHEN o.owner < 82 THEN w.id END,
	o.due::timestamp,
	CASE WHEN o.done <= :'end_date'::date THEN o.done::timestamp END
FROM sample.entry e
CROSS JOIN LATERAL pg_catalog.generate_series(1, sample.draw(e.key, 262, 4)) AS i (n)
CROSS JOIN LATERAL (SELECT pg_catalog.hashint8extended(e.rank * 8 + i.n, :seed * 10 + 12)) AS k (key)
CROSS JOIN LATERAL (SELECT sample.draw(k.key, 2, 100) AS owner, e.on_date + 7 + sample.draw(k.key, 3, 22) AS due, sample.draw(k.key, 4, 100) AS roll) AS d
CROSS JOIN LATERAL (
	SELECT d.owner, CASE WHEN d.roll % 12 > 0 THEN d.due END AS due,
		CASE WHEN d.roll < CASE WHEN e.worker_team > 4 AND e.month > 10 THEN 40 ELSE 74 END THEN d.due - sample.draw(k.key, 5, 7)
			WHEN d.roll < 86 THEN d.due + 2 + sample.draw(k.key, 5, 30) END AS done
) AS o
JOIN dbo.sccv_worker w ON w.id = 400 + CASE WHEN d.owner < 12 THEN e.manager ELSE e.social_worker END
WHERE e.duty IN ('super', 'mo', 'decision', 'meeting', 'review', 'icpc', 'strat', 'plan')
ORDER BY e.rank, i.n;

INSERT INTO dbo.dm_review_participation (case_note_id, person_id, participation_code)
SELECT 3000000 + e.rank, 1001000 + b.child,
	CASE WHEN c.date_of_birth > e.on_date - interval '4 years' THEN 'PN0'
		ELSE ('{PN1,PN1,PN1,PN1,PN2,PN3,PN5,PN6,PN6,PN6,PN4,PN7,NULL}'::text[])[least(13, 1 + sample.draw(e.key # b.child, 263, 13)
			+ CASE WHEN e.worker_team > 4 AND e.month > 10 THEN 4 ELSE 0 END)] END
FROM sample.entry e
CROSS JOIN LATERAL (VALUES (e.child), (e.sibling_child)) AS b (child)
JOIN sample.child c ON c.child = b.child
WHERE e.duty = 'review' AND (e.phase = 'cla' OR (e.phase = 'cp' AND sample.draw(e.key, 264, 2) = 0))
ORDER BY e.rank, b.child;

INSERT INTO dbo.dm_conferences (conference_id, person_id, case_note_id, conference_type, due_date, held_date, quorate_flag)
SELECT 95000 + pg_catalog.row_number() OVER (ORDER BY e.rank), 1001000 + e.child, 3000000 + e.rank,
	CASE WHEN e.duty = 'icpc' THEN 'ICPC' WHEN e.phase = 'cp' THEN 'RCPC' ELSE 'LACR' END,
	CASE WHEN e.duty = 'icpc' THEN j.strategy_on + 21
		WHEN e.phase = 'cp' AND e.duty_n < 90 THEN j.cp_from + 91 + 182 * e.duty_n
		WHEN e.phase = 'cla' THEN j.care_from + CASE e.duty_n WHEN 0 THEN 28 ELSE 119 + 182 * (e.duty_n - 1) END END::timestamp,
	e.happened_at, 'Y'
FROM sample.entry e
JOIN sample.journey j ON j.child = e.child
WHERE e.n > 0 AND (e.duty = 'icpc' OR (e.duty = 'review' AND e.phase IN ('cp', 'cla')));

------------------------------------------------------------------------------
-- Indexes as such a database has them, made once the rows are in
------------------------------------------------------------------------------

CREATE INDEX case_notes_person ON dbo.case_notes (person_id, created_on);
CREATE INDEX case_notes_created_on ON dbo.case_notes (created_on);
CREATE INDEX case_notes_copied_on ON dbo.case_notes (copied_on);
CREATE INDEX case_notes_persons_person ON dbo.case_notes_persons (person_id);
CREATE INDEX case_note_actions_case_note ON dbo.case_note_actions (case_note_id);
CREATE INDEX case_note_approvals_case_note ON dbo.case_note_approvals (case_note_id);
CREATE INDEX dm_visits_person ON dbo.dm_visits (person_id, planned_datetime);
CREATE INDEX dm_visits_case_note ON dbo.dm_visits (case_note_id);
CREATE INDEX sccv_allocations_mosaic ON dbo.sccv_allocations_combined (mosaic_id, allocation_start_date);
CREATE INDEX ref_mash_referrals_mosaic ON dbo.ref_mash_referrals (mosaic_id);

RESET client_min_messages;
RESET datestyle;
RESET timezone;
RESET jit;
ANALYZE dbo.sccv_team, dbo.sccv_worker, dbo.sccv_workerteam, dbo.dm_persons, dbo.case_notes, dbo.case_notes_persons,
	dbo.dm_visits, dbo.mgr_decisions, dbo.case_note_approvals, dbo.case_note_actions, dbo.dm_review_participation,
	dbo.dm_assessments, dbo.dm_s47_enquiries, dbo.dm_cin_episodes, dbo.dm_cp_registrations, dbo.dm_conferences,
	dbo.dm_care_periods, dbo.dm_placements, dbo.dm_care_leavers, dbo.dm_missing_episodes, dbo.sccv_allocations_combined,
	dbo.ref_mash_referrals;
