-- Numbers in, numbers out: reference values to six places, and where there is no meaning.
\pset format unaligned
\pset null -
CREATE FUNCTION pg_temp.six(number double precision) RETURNS numeric
LANGUAGE sql IMMUTABLE AS $$ SELECT round(number::numeric, 6) $$;

-- What an error says, with its SQLSTATE.
CREATE FUNCTION pg_temp.refusal(query text) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
	detail text;
BEGIN
	EXECUTE 'SELECT count(t) FROM ' || query || ' AS t';
	RETURN 'accepted';
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL;
	RETURN concat_ws(' ', SQLSTATE, SQLERRM, nullif(detail, ''));
END $$;

-- ---- rates ----

SELECT pledge.measure_rate(6, 1, 3, 1, 1) AS reference, pledge.measure_rate(0, 0, 0, 0, 0) AS nobody,
	pledge.measure_rate(4, 4, 2, 2, 0) AS all_excluded, pledge.measure_rate(NULL, 0, 0, 0, 0) AS not_known;
SELECT met, eligible, pg_temp.six(w95.lower) AS lower_95, pg_temp.six(w95.upper) AS upper_95,
	pg_temp.six(w998.lower) AS lower_998, pg_temp.six(w998.upper) AS upper_998
FROM (VALUES (65, 100), (0, 10), (10, 10), (3, 4), (0, 0), (NULL, 10)) AS t (met, eligible),
	LATERAL pledge.wilson_interval(met, eligible) AS w95,
	LATERAL pledge.wilson_interval(met, eligible, 3.090232306168) AS w998;
SELECT m1, n1, m2, n2, pg_temp.six(r.ratio) AS ratio, pg_temp.six(r.lower) AS lower, pg_temp.six(r.upper) AS upper,
	pg_temp.six(d.difference) AS difference, pg_temp.six(d.lower) AS lower_difference, pg_temp.six(d.upper) AS upper_difference
FROM (VALUES (30, 50, 120, 150), (56, 70, 48, 80), (0, 10, 5, 10), (5, 10, 0, 10), (10, 10, 7, 7), (0, 0, 5, 10),
		(NULL, 10, 5, 10)) AS t (m1, n1, m2, n2),
	LATERAL pledge.risk_ratio(m1, n1, m2, n2) AS r,
	LATERAL pledge.rate_difference(m1, n1, m2, n2) AS d;

-- ---- change over time ----

CREATE TEMP TABLE series (name text, fixed_after integer, screened boolean, series float8[]);
INSERT INTO series VALUES
	('spike', NULL, true, '{1,2,1,2,10,1,2,1,2,1,2,1,2,1,2,1,2,1}'),
	('spike, unscreened', NULL, false, '{1,2,1,2,10,1,2,1,2,1,2,1,2,1,2,1,2,1}'),
	('shift, fixed at 12', 12, true, '{62,65,61,66,63,67,64,62,66,65,63,64,69,70,68,71,69,72,70,73}'),
	('shift', NULL, true, '{62,65,61,66,63,67,64,62,66,65,63,64,69,70,68,71,69,72,70,73}'),
	('climb', NULL, true, '{50,52,49,51,50,51,48,50,51,49,52,53,54,55,56,57,58,50,49,51}'),
	('constant', NULL, true, array_fill(0.1::float8, ARRAY[15])),
	('one point', NULL, true, '{4}'),
	('only gaps', NULL, true, '{NULL,NULL}'),
	('climb with gaps', NULL, true,
	 '{NULL,50,52,49,51,50,51,48,50,NULL,51,49,52,53,54,NULL,NULL,55,56,57,58,50,49,51,NULL}');
SELECT name, pg_temp.six(min(centre)) AS centre, pg_temp.six(min(lower)) AS lower, pg_temp.six(min(upper)) AS upper,
	pg_temp.six(min(near_lower)) AS near_lower, pg_temp.six(min(near_upper)) AS near_upper,
	bool_or(is_trial) AS trial, count(*) AS places, count(value) AS points,
	string_agg(place || ' ' || special_cause, ', ' ORDER BY place) AS causes,
	pledge.variation(series, NULL, fixed_after, screened) AS variation
FROM series, LATERAL pledge.xmr_chart(series, NULL, fixed_after, screened)
GROUP BY name, series, fixed_after, screened
ORDER BY name COLLATE "C";

-- Every cause has an opposite.
SELECT place, value, special_cause FROM pledge.xmr_chart('{-50,-52,-49,-51,-50,-51,-48,-50,-51,-49,-52,-53,-54,-55,-56,-57,-58,-50,-49,-51}')
WHERE special_cause IS NOT NULL;
SELECT string_agg(place || ' ' || special_cause, ', ' ORDER BY place) AS causes
FROM pledge.xmr_chart('{-62,-65,-61,-66,-63,-67,-64,-62,-66,-65,-63,-64,-69,-70,-68,-71,-69,-72,-70,-73}', fixed_after => 12);

-- A phase has limits of its own, and no run goes on into it.
SELECT phase, count(*) AS places, pg_temp.six(min(centre)) AS centre, pg_temp.six(max(upper)) AS upper,
	bool_and(is_trial) AS trial, count(special_cause) AS causes
FROM pledge.xmr_chart('{62,65,61,66,63,67,64,62,66,65,63,64,69,70,68,71,69,72,70,73}',
	(array_fill(1, ARRAY[12]) || array_fill(2, ARRAY[8]))::smallint[])
GROUP BY phase ORDER BY phase;
SELECT pledge.variation('{62,65,61,66,63,67,64,62,66,65,63,64,69,70,68,71,69,72,70,73}', fixed_after => 12) AS high,
	pledge.variation('{-62,-65,-61,-66,-63,-67,-64,-62,-66,-65,-63,-64,-69,-70,-68,-71,-69,-72,-70,-73,NULL}', fixed_after => 12) AS low,
	pledge.variation('{62,65,61,66,63,67,64,62,66,65,63,64}') AS common,
	pledge.variation('{62,65,61,66,63,67,64,62,66,65,63}') AS trial,
	pledge.variation('{62,65,NULL}', '{1,1,2}') AS empty_phase,
	pledge.variation('{}') AS no_point, pledge.variation(NULL) AS no_series;
SELECT count(*) AS rows_of_nothing FROM (SELECT FROM pledge.xmr_chart('{}') UNION ALL SELECT FROM pledge.xmr_chart(NULL)) AS t;

-- Over groups, in one query.
SELECT team, count(*) AS months, count(c.special_cause) AS causes
FROM (SELECT team, array_agg(value ORDER BY month) AS months
	FROM (SELECT team, month, CASE WHEN team = 2 AND month = 9 THEN 90 ELSE 50 + month % 3 END::float8 AS value
		FROM generate_series(1, 2) AS team, generate_series(1, 14) AS month) AS t
	GROUP BY team) AS s, LATERAL pledge.xmr_chart(s.months) AS c
GROUP BY team ORDER BY team;

SELECT target, pledge.assurance(target, 60, 80) AS higher_is_better, pledge.assurance(target, 60, 80, false) AS lower_is_better
FROM unnest('{50,60,70,80,90,NULL}'::float8[]) AS target;

SELECT place, pg_temp.six(ratio) AS ratio, pg_temp.six(centre) AS centre, pg_temp.six(p_lower) AS p_lower,
	pg_temp.six(p_upper) AS p_upper, pg_temp.six(laney_lower) AS laney_lower, pg_temp.six(laney_upper) AS laney_upper,
	pg_temp.six(sigma_z) AS sigma_z, is_signal_p, is_signal_laney
FROM pledge.p_chart('{45,52,48,60,55,47,58,50,62,49,53,57}', '{60,70,66,75,72,64,76,68,80,65,71,74}')
WHERE place = 1
UNION ALL
SELECT place, pg_temp.six(ratio), pg_temp.six(centre), pg_temp.six(p_lower), pg_temp.six(p_upper),
	pg_temp.six(laney_lower), pg_temp.six(laney_upper), pg_temp.six(sigma_z), is_signal_p, is_signal_laney
FROM pledge.p_chart('{820,790,905,760,930,700,880,845,910,775,860,720}', '{1000,1000,1100,980,1120,950,1060,1010,1090,970,1040,940}')
WHERE place = 6;
SELECT * FROM pledge.p_chart('{0,0,NULL,0}', '{4,7,3,0}');
SELECT * FROM pledge.p_chart('{4,7}', '{4,7}');
SELECT ratio, centre, pg_temp.six(p_lower) AS p_lower, pg_temp.six(p_upper) AS p_upper, laney_lower, sigma_z, is_signal_p, is_signal_laney
FROM pledge.p_chart('{5}', '{10}');
SELECT count(*) AS rows_of_nothing FROM pledge.p_chart('{}', '{}');

-- ---- teams side by side ----

SELECT pg_temp.six(centre) AS centre, pg_temp.six(phi) AS phi, pg_temp.six(tau_squared) AS tau_squared, is_overdispersed,
	pg_temp.six(adjusted_lower_95) AS adjusted_lower_95, pg_temp.six(adjusted_upper_95) AS adjusted_upper_95,
	pg_temp.six(adjusted_lower_998) AS adjusted_lower_998, pg_temp.six(adjusted_upper_998) AS adjusted_upper_998,
	pg_temp.six(lower_95) AS lower_95, pg_temp.six(upper_95) AS upper_95
FROM pledge.funnel('{42,55,38,61,70,29,48,90,66,35}', '{60,80,50,75,100,45,70,120,90,55}') WHERE place = 3;
SELECT place, pg_temp.six(centre) AS centre, pg_temp.six(phi) AS phi, pg_temp.six(tau_squared) AS tau_squared, is_overdispersed,
	pg_temp.six(adjusted_lower_95) AS adjusted_lower_95, pg_temp.six(adjusted_upper_95) AS adjusted_upper_95,
	pg_temp.six(adjusted_lower_998) AS adjusted_lower_998, pg_temp.six(adjusted_upper_998) AS adjusted_upper_998,
	pg_temp.six(z_score) AS z_score
FROM pledge.funnel('{44,66,33,62,64,37,70,82,45,95,60,52}', '{60,80,50,75,100,45,90,120,70,120,90,64}') WHERE place IN (3, 5);
-- Four units are no funnel, nor are four and one of nobody and one not known.
SELECT count(*) AS four FROM pledge.funnel('{3,4,5,6}', '{10,10,10,10}');
SELECT count(*) AS four_and_two FROM pledge.funnel('{3,4,5,6,0,NULL}', '{10,10,10,10,0,10}');
SELECT place, ratio, pg_temp.six(lower_95) AS lower_95, pg_temp.six(upper_998) AS upper_998, pg_temp.six(z_score) AS z_score
FROM pledge.funnel('{3,4,5,6,7,0,NULL}', '{10,10,10,10,10,0,10}');
SELECT place, ratio, lower_95, upper_95, adjusted_lower_998, pg_temp.six(adjusted_upper_998) AS adjusted_upper_998, z_score, phi, tau_squared
FROM pledge.funnel('{0,0,0,0,0}', '{1,2,3,4,5}') WHERE place = 1;
SELECT place, ratio, lower_95, upper_95, pg_temp.six(adjusted_lower_998) AS adjusted_lower_998, pg_temp.six(adjusted_upper_998) AS adjusted_upper_998, z_score
FROM pledge.funnel('{1,2,3,4,5}', '{1,2,3,4,5}') WHERE place = 5;

-- ---- rules and readers ----

SELECT a, b, c, d, pg_temp.six(agreement) AS agreement, pg_temp.six(kappa) AS kappa, pg_temp.six(standard_error) AS standard_error,
	pg_temp.six(lower) AS lower, pg_temp.six(upper) AS upper, pg_temp.six(ac1) AS ac1
FROM (VALUES (20, 5, 10, 15), (40, 9, 6, 45), (85, 5, 5, 5), (3, 0, 0, 7), (12, 0, 0, 0), (0, 0, 0, 7), (0, 0, 0, 0),
		(NULL, 1, 1, 1)) AS t (a, b, c, d),
	LATERAL pledge.cohen_kappa(a, b, c, d);

SELECT pledge.dip_sample_size(400, 0.10) AS ten_points, pledge.dip_sample_size(1200, 0.05) AS five_points,
	pledge.dip_sample_size(0, 0.1) AS of_none, pledge.dip_sample_size(1, 0.1) AS of_one,
	pledge.dip_sample_size(9223372036854775807, 0.1) AS of_all, pledge.dip_sample_size(NULL, 0.1) AS of_unknown;
-- The same on every machine: the order of the hash, worked out elsewhere.
SELECT string_agg(key, ' ' ORDER BY place) AS drawn
FROM pledge.dip_sample((SELECT array_agg('R' || i) FROM generate_series(1, 20) AS i), NULL, 20, 'autumn');
SELECT string_agg(key, ' ' ORDER BY place) AS drawn
FROM pledge.dip_sample((SELECT array_agg('R' || i ORDER BY i DESC) FROM generate_series(1, 20) AS i), NULL, 5, 'autumn');
SELECT stratum, count(*) AS drawn
FROM pledge.dip_sample((SELECT array_agg('R' || i) FROM generate_series(1, 103) AS i),
	(SELECT array_agg(CASE WHEN i <= 60 THEN 'North' WHEN i <= 100 THEN 'South' WHEN i <= 102 THEN 'West' END) FROM generate_series(1, 103) AS i), 12, 'autumn')
GROUP BY stratum ORDER BY stratum COLLATE "C";
SELECT key, stratum FROM pledge.dip_sample('{a,b,c}', '{x,y,z}', 1, '') ORDER BY key;
SELECT count(*) AS rows_of_nothing
FROM (SELECT FROM pledge.dip_sample('{}', '{}', 5, 'x') UNION ALL SELECT FROM pledge.dip_sample('{a}', NULL, 0, 'x')
	UNION ALL SELECT FROM pledge.dip_sample(NULL, NULL, 5, 'x') UNION ALL SELECT FROM pledge.dip_sample('{a}', NULL, NULL, 'x')
	UNION ALL SELECT FROM pledge.dip_sample('{a}', NULL, 5, NULL)) AS t;

-- ---- small numbers ----

SELECT cells, string_agg(coalesce(s.count::text, s.status), ' ' ORDER BY s.place) AS published, max(s.status) FILTER (WHERE s.place IS NULL) AS total
FROM (VALUES ('{12,4,9,30}'), ('{1,1,40,50}'), ('{2,0}'), ('{0,6}'), ('{0}'), ('{5}'), ('{NULL,6}'), ('{NULL}'), ('{NULL,3,8,0}'),
		('{9,2,9,9}'), ('{2,4,7,30}'), ('{1,4,7,30}')) AS t (cells),
	LATERAL pledge.suppress(cells::bigint[]) AS s
GROUP BY cells ORDER BY cells COLLATE "C";
SELECT * FROM pledge.suppress('{12,4,9,30}');
SELECT * FROM pledge.suppress('{30,40,60}', '{3,50,9}');
SELECT * FROM pledge.suppress('{30,40,50}', '{1,0,0}');
SELECT count(*) AS rows_of_nothing FROM (SELECT FROM pledge.suppress('{}') UNION ALL SELECT FROM pledge.suppress(NULL)) AS t;

CREATE TEMP VIEW cells AS
SELECT array_agg('r' || (i / 3)) AS row_keys, array_agg('c' || (i % 3)) AS column_keys, array_agg(n ORDER BY i) AS counts
FROM unnest('{3,14,20,11,8,25,17,22,9}'::bigint[]) WITH ORDINALITY AS t (n, o), LATERAL (SELECT o::integer - 1) AS p (i);
SELECT s.row_key, string_agg(coalesce(s.count::text, s.status), ' ' ORDER BY s.column_key COLLATE "C") AS published
FROM cells, LATERAL pledge.suppress_table(row_keys, column_keys, counts) AS s
GROUP BY s.row_key ORDER BY s.row_key COLLATE "C";
SELECT s.row_key, string_agg(coalesce(s.count::text, s.status), ' ' ORDER BY s.column_key COLLATE "C") AS without_totals
FROM cells, LATERAL pledge.suppress_table(row_keys, column_keys, counts, row_totals => false, column_totals => false) AS s
GROUP BY s.row_key ORDER BY s.row_key COLLATE "C";
-- Ties go by key, in whatever order the cells come.
SELECT s.place, s.row_key, s.column_key, s.count, s.status
FROM pledge.suppress_table('{t,t,t,t}', '{d,c,b,a}', '{9,2,9,30}', column_totals => false) AS s;
-- A total that other totals hide is no secret beside all its cells.
SELECT s.row_key, string_agg(coalesce(s.count::text, s.status), ' ' ORDER BY s.column_key COLLATE "C") AS published
FROM pledge.suppress_table('{a,a,a,b,b,b,c,c,c}', '{1,2,3,1,2,3,1,2,3}', '{1,1,0,20,21,500,100,110,120}') AS s
GROUP BY s.row_key ORDER BY s.row_key COLLATE "C";
SELECT count(*) AS rows_of_nothing FROM pledge.suppress_table('{}', '{}', '{}');

-- ---- what cannot be ----

SELECT query, pg_temp.refusal(query) AS refusal
FROM (VALUES
	('pledge.wilson_interval(3, 2)'), ('pledge.wilson_interval(-1, 2)'), ('pledge.wilson_interval(1, 2, ''NaN'')'),
	('pledge.wilson_interval(1, 2, ''Infinity'')'), ('pledge.wilson_interval(1, 2, 0)'),
	('pledge.measure_rate(6, 1, 3, 2, 0)'), ('pledge.measure_rate(6, 1, 3, 1, 4)'),
	('pledge.risk_ratio(1, 2, 3, 2)'), ('pledge.rate_difference(1, 2, 1, -2)'),
	('pledge.xmr_chart(''{1,NaN}'')'), ('pledge.xmr_chart(''{1,2,Infinity}'')'), ('pledge.xmr_chart(''{-Infinity}'')'),
	('pledge.xmr_chart(''{1e200}'')'), ('pledge.xmr_chart(''{{1,2},{3,4}}'')'), ('pledge.xmr_chart(''{1,2}'', ''{1}'')'),
	('pledge.xmr_chart(''{1,2}'', ''{1,NULL}'')'), ('pledge.xmr_chart(''{1,2}'', ''{2,1}'')'),
	('pledge.xmr_chart(''{1,2}'', fixed_after => 1)'), ('pledge.xmr_chart(''{1,2}'', fixed_after => -12)'),
	('pledge.variation(''{1,NaN}'')'), ('pledge.xmr_chart(array_fill(1::float8, ARRAY[1000001]))'),
	('pledge.assurance(''NaN'', 1, 2)'), ('pledge.assurance(1, ''-Infinity'', 2)'), ('pledge.assurance(1, 3, 2)'),
	('pledge.p_chart(''{1,3}'', ''{2,2}'')'), ('pledge.p_chart(''{1,3}'', ''{2}'')'), ('pledge.p_chart(''{{1}}'', ''{{2}}'')'),
	('pledge.funnel(''{1,1,1,1,3}'', ''{2,2,2,2,2}'')'), ('pledge.funnel(''{1}'', ''{1,2}'')'), ('pledge.funnel(''{-1}'', ''{2}'')'),
	('pledge.cohen_kappa(1, -1, 1, 1)'),
	('pledge.dip_sample_size(-1, 0.1)'), ('pledge.dip_sample_size(10, 0)'), ('pledge.dip_sample_size(10, 1)'),
	('pledge.dip_sample_size(10, ''NaN'')'), ('pledge.dip_sample_size(10, 0.1, ''NaN'')'),
	('pledge.dip_sample(''{a,b,a}'', NULL, 2, ''x'')'), ('pledge.dip_sample(''{a,NULL}'', NULL, 2, ''x'')'),
	('pledge.dip_sample(''{a,b}'', ''{x}'', 2, ''x'')'), ('pledge.dip_sample(''{a,b}'', NULL, -1, ''x'')'),
	('pledge.suppress(''{3,-1}'')'), ('pledge.suppress(''{3,4}'', ''{-1,2}'')'), ('pledge.suppress(''{3,4}'', ''{1}'')'),
	('pledge.suppress(''{9223372036854775807,1}'')'),
	('pledge.suppress_table(''{a,a}'', ''{b,b}'', ''{1,2}'')'), ('pledge.suppress_table(''{a,NULL}'', ''{b,b}'', ''{1,2}'')'),
	('pledge.suppress_table(NULL, ''{b,b}'', ''{1,2}'')'), ('pledge.suppress_table(''{a}'', ''{b,b}'', ''{1,2}'')')) AS t (query);
