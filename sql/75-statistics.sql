-- 75-statistics: how sure a rate is, how it changes, how teams, groups and readers
-- compare, what is too small to show, which records to read. Numbers in, numbers out:
-- nothing here reads a table. Where a number has no meaning it is null, never NaN or
-- infinity; what cannot be (more met than eligible, NaN) is an error, 22023.

-- ---- rates ----

CREATE FUNCTION pledge.measure_rate(eligible bigint, excluded bigint, met bigint, met_excluded bigint,
	excepted bigint)
RETURNS double precision
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'pledge_sql_measure_rate';
COMMENT ON FUNCTION pledge.measure_rate(bigint, bigint, bigint, bigint, bigint) IS
	'Rate of a clinical quality measure (HL7): (met - met_excluded) / (eligible - excluded - excepted). met_excluded: those met that were excluded; excepted: those not excluded that missed and are excused. Null when nobody is left.';

CREATE FUNCTION pledge.wilson_interval(met bigint, eligible bigint,
	z double precision DEFAULT 1.959963984540, OUT lower double precision, OUT upper double precision)
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'pledge_sql_wilson_interval';
COMMENT ON FUNCTION pledge.wilson_interval(bigint, bigint, double precision) IS
	'Score interval of a rate (Wilson), 95% unless z says otherwise (3.090232306168 for 99.8%), between 0 and 1. Null when nobody was eligible.';

CREATE FUNCTION pledge.risk_ratio(met_1 bigint, eligible_1 bigint, met_2 bigint, eligible_2 bigint,
	z double precision DEFAULT 1.959963984540,
	OUT ratio double precision, OUT lower double precision, OUT upper double precision)
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'pledge_sql_risk_ratio';
COMMENT ON FUNCTION pledge.risk_ratio(bigint, bigint, bigint, bigint, double precision) IS
	'The rate of the first group divided by that of the second, with the interval of the logarithm (Katz). Null when either group met none or has nobody.';

CREATE FUNCTION pledge.rate_difference(met_1 bigint, eligible_1 bigint, met_2 bigint, eligible_2 bigint,
	z double precision DEFAULT 1.959963984540,
	OUT difference double precision, OUT lower double precision, OUT upper double precision)
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'pledge_sql_rate_difference';
COMMENT ON FUNCTION pledge.rate_difference(bigint, bigint, bigint, bigint, double precision) IS
	'The rate of the first group less that of the second, with the hybrid score interval (Newcombe). Null when either group has nobody.';

-- ---- change over time ----

CREATE FUNCTION pledge.xmr_chart(series double precision[], phases smallint[] DEFAULT NULL,
	fixed_after integer DEFAULT NULL, screened boolean DEFAULT true)
RETURNS TABLE (place integer, value double precision, phase smallint, centre double precision,
	lower double precision, upper double precision, near_lower double precision,
	near_upper double precision, special_cause text, is_trial boolean)
LANGUAGE c IMMUTABLE PARALLEL SAFE COST 100 ROWS 24
AS 'MODULE_PATHNAME', 'pledge_sql_xmr_chart';
COMMENT ON FUNCTION pledge.xmr_chart(double precision[], smallint[], integer, boolean) IS
	'XmR chart with the rules of the NHS, a row for each place of the series: centre = mean, limits = centre -/+ 2.66 times the mean moving range, near limits 1.773333 times. phases: never falling numbers, each with limits of its own (null: one phase). fixed_after: limits rest on so many first points of a phase (null: on all). screened: moving ranges of 3.267 times their mean or more are left out once. special_cause, the first that holds: above, below (the limits); rising, falling (7 points); two_of_three_above, two_of_three_below (near a limit); run_above, run_below (7 points on one side of the centre); null for none. is_trial: limits rest on fewer than 12 points. A null in the series is a gap: it keeps its place and is passed over, so the next point follows the one before it. Limits are not clamped, and null for a phase of one point.';

CREATE FUNCTION pledge.variation(series double precision[], phases smallint[] DEFAULT NULL,
	fixed_after integer DEFAULT NULL, screened boolean DEFAULT true)
RETURNS text
LANGUAGE c IMMUTABLE PARALLEL SAFE COST 100
AS 'MODULE_PATHNAME', 'pledge_sql_variation';
COMMENT ON FUNCTION pledge.variation(double precision[], smallint[], integer, boolean) IS
	'What the latest point of the latest phase is on the chart of pledge.xmr_chart: special_cause_high, special_cause_low, common_cause, or trial while limits rest on fewer than 12 points. Null when that phase has no point.';

CREATE FUNCTION pledge.assurance(target double precision, lower double precision, upper double precision,
	higher_is_better boolean DEFAULT true)
RETURNS text
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'pledge_sql_assurance';
COMMENT ON FUNCTION pledge.assurance(double precision, double precision, double precision, boolean) IS
	'Whether a process with these limits can be counted on to meet a target: pass or fail when the target lies outside the limits, inconsistent when it lies within or on them. Null without limits.';

CREATE FUNCTION pledge.p_chart(met bigint[], eligible bigint[])
RETURNS TABLE (place integer, ratio double precision, centre double precision,
	p_lower double precision, p_upper double precision, laney_lower double precision,
	laney_upper double precision, sigma_z double precision, is_signal_p boolean, is_signal_laney boolean)
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 100 ROWS 24
AS 'MODULE_PATHNAME', 'pledge_sql_p_chart';
COMMENT ON FUNCTION pledge.p_chart(bigint[], bigint[]) IS
	'P chart and Laney P'' chart of rates with changing denominators, a row for each place: centre = all met / all eligible, limits = centre -/+ 3 deviations, for Laney times sigma_z, the variation from point to point in deviations (mean absolute difference / 1.128); clamped to 0 and 1. A null or a rate of nobody is a gap. Laney is null for fewer than two points, and where all met or none did.';

-- ---- teams side by side ----

CREATE FUNCTION pledge.funnel(met bigint[], eligible bigint[])
RETURNS TABLE (place integer, ratio double precision, centre double precision,
	lower_95 double precision, upper_95 double precision,
	lower_998 double precision, upper_998 double precision,
	adjusted_lower_95 double precision, adjusted_upper_95 double precision,
	adjusted_lower_998 double precision, adjusted_upper_998 double precision,
	z_score double precision, is_overdispersed boolean, phi double precision, tau_squared double precision)
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 100 ROWS 20
AS 'MODULE_PATHNAME', 'pledge_sql_funnel';
COMMENT ON FUNCTION pledge.funnel(bigint[], bigint[]) IS
	'Funnel of units side by side, a row for each place; no rows when fewer than 5 units have anybody eligible. Limits of 95% and 99.8% around the overall rate: plain ones of the binomial deviation, and adjusted ones on the scale arcsin(sqrt(rate)), widened by tau_squared where the units differ beyond chance (additive overdispersion after Spiegelhalter: phi is the mean square of z-scores Winsorised at 10%). z_score: distance from the centre in adjusted deviations. A unit of nobody, or a null, has no limits.';

-- ---- rules and readers ----

CREATE FUNCTION pledge.cohen_kappa(both_yes bigint, first_only bigint, second_only bigint, both_no bigint,
	OUT agreement double precision, OUT kappa double precision, OUT standard_error double precision,
	OUT lower double precision, OUT upper double precision, OUT ac1 double precision)
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'pledge_sql_cohen_kappa';
COMMENT ON FUNCTION pledge.cohen_kappa(bigint, bigint, bigint, bigint) IS
	'How far two readers of the same records agree: the share of equal answers, Cohen''s kappa with its standard error (Fleiss, Cohen and Everitt) and 95% interval, not clamped, and Gwet''s AC1. Read all three together. kappa is null when both gave one and the same answer throughout; everything is null of no records.';

CREATE FUNCTION pledge.dip_sample_size(population bigint, margin double precision,
	z double precision DEFAULT 1.959963984540)
RETURNS bigint
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'pledge_sql_dip_sample_size';
COMMENT ON FUNCTION pledge.dip_sample_size(bigint, double precision, double precision) IS
	'How many of a population to read so that a rate is known within the margin (0.1: 10 points either way), for a rate of one half and a finite population (Cochran).';

CREATE FUNCTION pledge.dip_sample(keys text[], strata text[], size integer, seed text)
RETURNS TABLE (place integer, key text, stratum text)
LANGUAGE c IMMUTABLE PARALLEL SAFE COST 1000 ROWS 50
AS 'MODULE_PATHNAME', 'pledge_sql_dip_sample';
COMMENT ON FUNCTION pledge.dip_sample(text[], text[], integer, text) IS
	'Draws a dip sample in the order that seed and keys give, the same on every machine: of each stratum its share of the size (largest remainders), and at least one, even where that makes more than the size. strata: null for one stratum; a null in it is a stratum of its own. Keys must be different; no rows when keys, size or seed is null.';

-- ---- small numbers ----

CREATE FUNCTION pledge.suppress(cells bigint[], complements bigint[] DEFAULT NULL)
RETURNS TABLE (place integer, count bigint, status text)
LANGUAGE c IMMUTABLE PARALLEL SAFE COST 100 ROWS 20
AS 'MODULE_PATHNAME', 'pledge_sql_suppress';
COMMENT ON FUNCTION pledge.suppress(bigint[], bigint[]) IS
	'Which counts of one row with a published total can be shown: status shown, c (suppressed) or z (not applicable: a null), and the count where it is shown. The last row, whose place is null, is the total. Hidden are counts of 1 to 5, and those whose complement (the others of the same group) is 1 to 5; then, while one count alone is hidden or the hidden sum is less than 4 above their number, the next smallest that is not zero; in the end the total. Hide rates and intervals with the count.';

CREATE FUNCTION pledge.suppress_table(row_keys text[], column_keys text[], counts bigint[],
	complements bigint[] DEFAULT NULL, row_totals boolean DEFAULT true, column_totals boolean DEFAULT true)
RETURNS TABLE (place integer, row_key text, column_key text, count bigint, status text)
LANGUAGE c IMMUTABLE PARALLEL SAFE COST 1000 ROWS 100
AS 'MODULE_PATHNAME', 'pledge_sql_suppress_table';
COMMENT ON FUNCTION pledge.suppress_table(text[], text[], bigint[], bigint[], boolean, boolean) IS
	'The rules of pledge.suppress in every row and column of a table, one element of each array a cell, until nothing changes; ties by the bytes of the key. Behind the cells come the totals that are published, with a null for the key they sum over: row_totals, column_totals, and the whole when both are. Totals are counts too: they form a row and a column of their own.';
