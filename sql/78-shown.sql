-- What several views of leaders share: the cells of the editions that are shown, added
-- up by month, and the charts over them. Cells are kept for one edition of a source, so
-- that no series runs across editions.
--
-- Charts are XmR charts with the rules of the NHS: their limits rest on how much months
-- differ, which for records of people is more than chance within a month. Limits rest on
-- the first 12 months of a phase. Months that have not ended are passed over.

CREATE VIEW pledge.shown_source AS
SELECT source.source_id, source.name, source.shown_edition AS edition, source.time_zone,
	   -- Where the records of a host end, things go on falling due, and nobody could have met them.
	   least(date_trunc('month', coalesce(read.finished, now()) AT TIME ZONE source.time_zone)::date,
			 (SELECT (max(cell.month) + interval '1 month')::date FROM pledge.cell
			  WHERE cell.source_id = source.source_id AND cell.edition = source.shown_edition AND cell.record_count > 0)) AS complete_before
FROM pledge.source
LEFT JOIN (
	SELECT run.source_id, max(run.started_at) AS finished
	FROM pledge.assess_run AS run WHERE run.kind = 'assess' AND run.state = 'finished'
	GROUP BY run.source_id) AS read ON read.source_id = source.source_id
WHERE source.shown_edition IS NOT NULL
-- Worked out once for a source, and not for each of its cells.
OFFSET 0;

COMMENT ON VIEW pledge.shown_source IS
	'Each source that is shown, and up to when its months are complete: one row for each source';
COMMENT ON COLUMN pledge.shown_source.source_id IS
	'The source';
COMMENT ON COLUMN pledge.shown_source.name IS
	'Its name';
COMMENT ON COLUMN pledge.shown_source.edition IS
	'The edition that is shown';
COMMENT ON COLUMN pledge.shown_source.time_zone IS
	'Its time zone';
COMMENT ON COLUMN pledge.shown_source.complete_before IS
	'Months before this one are complete: they had ended when the records were last read to the end, and records reach as far';

CREATE VIEW pledge.shown_measure AS
SELECT measure.edition, measure.measure_id, measure.code, measure.title, measure.in_score,
	   EXISTS (SELECT FROM pledge.fact
			   -- Whether a child was seen is taken from the text where no box says so.
			   WHERE (fact.detector IN ('text', 'reading') OR fact.code IN ('child_was_seen', 'child_was_seen_alone'))
				 AND strpos(concat(measure.applies_to, measure.met_when), quote_literal(fact.code)) > 0) AS is_trial
FROM pledge.ruleset_measure AS measure
WHERE measure.edition IN (SELECT shown_source.edition FROM pledge.shown_source);

COMMENT ON VIEW pledge.shown_measure IS
	'The measures of each edition that is shown: one row for each edition and measure';
COMMENT ON COLUMN pledge.shown_measure.edition IS
	'Edition of the rules';
COMMENT ON COLUMN pledge.shown_measure.measure_id IS
	'The measure';
COMMENT ON COLUMN pledge.shown_measure.code IS
	'Its code';
COMMENT ON COLUMN pledge.shown_measure.title IS
	'Its title';
COMMENT ON COLUMN pledge.shown_measure.in_score IS
	'Whether it counts in the score of a commitment';
COMMENT ON COLUMN pledge.shown_measure.is_trial IS
	'Whether it rests on the reading of text, which nobody has audited here yet';

CREATE VIEW pledge.shown_month AS
SELECT cell.edition, cell.month, bool_and(cell.month < source.complete_before) AS is_complete, sum(cell.record_count) AS record_count,
	   pledge.outcome_sum(cell.counts) AS counts
FROM pledge.cell
JOIN pledge.shown_source AS source ON source.source_id = cell.source_id AND source.edition = cell.edition
GROUP BY cell.edition, cell.month;

COMMENT ON VIEW pledge.shown_month IS
	'The counts of all sources together: one row for each edition shown and month';
COMMENT ON COLUMN pledge.shown_month.edition IS
	'Edition of the rules';
COMMENT ON COLUMN pledge.shown_month.month IS
	'First day of the month';
COMMENT ON COLUMN pledge.shown_month.is_complete IS
	'Whether the month had ended when its records were last read, in every source that has any';
COMMENT ON COLUMN pledge.shown_month.record_count IS
	'Records that happened in it';
COMMENT ON COLUMN pledge.shown_month.counts IS
	'Counts of answers by measure (pledge.outcome_count)';

-- The last complete month in which records happened, by edition.
CREATE VIEW pledge.shown_now AS
SELECT shown_month.edition, max(shown_month.month) AS month
FROM pledge.shown_month
WHERE shown_month.is_complete AND shown_month.record_count > 0
GROUP BY shown_month.edition;

COMMENT ON VIEW pledge.shown_now IS
	'The last complete month with records: one row for each edition shown';
COMMENT ON COLUMN pledge.shown_now.edition IS
	'Edition of the rules';
COMMENT ON COLUMN pledge.shown_now.month IS
	'First day of that month';

CREATE VIEW pledge.measure_chart AS
WITH counted AS MATERIALIZED (
	SELECT shown.edition, shown.month, shown.is_complete, result.measure_id, result.met, result.eligible, result.untold, result.excluded,
		   (SELECT count(*) FROM pledge.phase WHERE phase.code = measure.code AND phase.month <= shown.month)::smallint AS phase
	FROM pledge.shown_month AS shown
	CROSS JOIN LATERAL pledge.outcome_count_rows(shown.counts) AS result
	JOIN pledge.ruleset_measure AS measure ON measure.edition = shown.edition AND measure.measure_id = result.measure_id
), charted AS MATERIALIZED (
	SELECT series.edition, series.measure_id, series.months[chart.place] AS month, chart.*
	FROM (SELECT counted.edition, counted.measure_id, array_agg(counted.month ORDER BY counted.month) AS months,
				 array_agg(CASE WHEN counted.is_complete THEN counted.met::double precision / nullif(counted.eligible, 0) END
						   ORDER BY counted.month) AS rates,
				 array_agg(counted.phase ORDER BY counted.month) AS phases
		  FROM counted GROUP BY counted.edition, counted.measure_id) AS series
	CROSS JOIN LATERAL pledge.xmr_chart(series.rates, series.phases, 12) AS chart
), laney AS MATERIALIZED (
	SELECT series.edition, series.measure_id, series.months[chart.place] AS month, chart.laney_lower, chart.laney_upper
	FROM (SELECT counted.edition, counted.measure_id, array_agg(counted.month ORDER BY counted.month) AS months,
				 array_agg(CASE WHEN counted.is_complete THEN counted.met END ORDER BY counted.month) AS met,
				 array_agg(CASE WHEN counted.is_complete THEN counted.eligible END ORDER BY counted.month) AS eligible
		  FROM counted GROUP BY counted.edition, counted.measure_id, counted.phase) AS series
	CROSS JOIN LATERAL pledge.p_chart(series.met, series.eligible) AS chart
)
SELECT counted.edition, counted.month, counted.is_complete, counted.measure_id, counted.met, counted.eligible, counted.untold, counted.excluded,
	   counted.phase, charted.value, charted.centre, charted.lower, charted.upper, charted.near_lower, charted.near_upper,
	   charted.special_cause, charted.is_trial,
	   count(charted.value) OVER (PARTITION BY counted.edition, counted.measure_id, counted.phase ORDER BY counted.month) AS points,
	   CASE WHEN charted.value IS NULL THEN NULL
			WHEN charted.is_trial THEN 'trial'
			WHEN charted.special_cause IS NULL THEN 'common_cause'
			WHEN charted.special_cause IN ('above', 'rising', 'two_of_three_above', 'run_above') THEN 'special_cause_high'
			ELSE 'special_cause_low' END AS variation,
	   CASE WHEN charted.value IS NULL THEN 'Cannot tell'
			WHEN charted.is_trial THEN 'Too early to speak of change'
			WHEN charted.special_cause IS NULL THEN 'No sign of real change'
			WHEN charted.special_cause IN ('above', 'rising', 'two_of_three_above', 'run_above') THEN 'Signs of a real rise'
			ELSE 'Signs of a real fall' END::varchar(40) AS variation_label,
	   laney.laney_lower, laney.laney_upper
FROM counted
JOIN charted ON charted.edition = counted.edition AND charted.measure_id = counted.measure_id AND charted.month = counted.month
JOIN laney ON laney.edition = counted.edition AND laney.measure_id = counted.measure_id AND laney.month = counted.month;

COMMENT ON VIEW pledge.measure_chart IS
	'Each measure with its chart: one row for each edition shown, measure and month';
COMMENT ON COLUMN pledge.measure_chart.edition IS
	'Edition of the rules';
COMMENT ON COLUMN pledge.measure_chart.month IS
	'First day of the month';
COMMENT ON COLUMN pledge.measure_chart.is_complete IS
	'Whether the month had ended when its records were last read';
COMMENT ON COLUMN pledge.measure_chart.measure_id IS
	'The measure';
COMMENT ON COLUMN pledge.measure_chart.met IS
	'Answers that are met';
COMMENT ON COLUMN pledge.measure_chart.eligible IS
	'Answers that could be told';
COMMENT ON COLUMN pledge.measure_chart.untold IS
	'Answers that could not be told';
COMMENT ON COLUMN pledge.measure_chart.excluded IS
	'Answers taken out for a reason';
COMMENT ON COLUMN pledge.measure_chart.phase IS
	'Phases that people have begun up to the month';
COMMENT ON COLUMN pledge.measure_chart.value IS
	'The point of the chart: met over eligible; null while the month has not ended or nothing could be told';
COMMENT ON COLUMN pledge.measure_chart.centre IS
	'Centre line of the phase';
COMMENT ON COLUMN pledge.measure_chart.lower IS
	'Lower limit, as computed';
COMMENT ON COLUMN pledge.measure_chart.upper IS
	'Upper limit, as computed';
COMMENT ON COLUMN pledge.measure_chart.near_lower IS
	'Lower near limit, as computed';
COMMENT ON COLUMN pledge.measure_chart.near_upper IS
	'Upper near limit, as computed';
COMMENT ON COLUMN pledge.measure_chart.special_cause IS
	'Sign of a real change, or null';
COMMENT ON COLUMN pledge.measure_chart.is_trial IS
	'Whether the limits rest on fewer than 12 points';
COMMENT ON COLUMN pledge.measure_chart.points IS
	'Points of the phase up to the month';
COMMENT ON COLUMN pledge.measure_chart.variation IS
	'What the point says in one word';
COMMENT ON COLUMN pledge.measure_chart.variation_label IS
	'What the point says, for people';
COMMENT ON COLUMN pledge.measure_chart.laney_lower IS
	'Lower limit of Laney for the denominator of the month';
COMMENT ON COLUMN pledge.measure_chart.laney_upper IS
	'Upper limit of Laney for the denominator of the month';

-- The scores are those of pledge.commitment_scores, worked out for all months at once. The
-- weakest measure is looked for among those with five answers or more, where there are any:
-- one record that misses is no place to begin. Rates are added up in one order, as sums of
-- them would differ in their last digits otherwise.
CREATE VIEW pledge.commitment_chart AS
WITH measure AS MATERIALIZED (
	SELECT shown.* FROM pledge.shown_measure AS shown
), linked AS MATERIALIZED (
	SELECT measure.edition, link.commitment_id, link.measure_id, link.weight, measure.is_trial
	FROM pledge.commitment_measure AS link
	JOIN measure ON measure.measure_id = link.measure_id AND measure.in_score
), asked AS MATERIALIZED (
	SELECT linked.edition, linked.commitment_id, commitment.code, count(*) AS measures_linked
	FROM linked
	JOIN pledge.commitment ON commitment.commitment_id = linked.commitment_id
	GROUP BY linked.edition, linked.commitment_id, commitment.code
), result AS MATERIALIZED (
	SELECT shown.edition, shown.month, answer.measure_id, answer.met, answer.eligible, answer.untold,
		   answer.met::double precision / nullif(answer.eligible, 0) AS rate
	FROM pledge.shown_month AS shown
	CROSS JOIN LATERAL pledge.outcome_count_rows(shown.counts) AS answer
), tally AS MATERIALIZED (
	-- One key: of three, a merge join may take the first alone, and look at every pair.
	SELECT format('%s %s %s', result.edition, result.month, linked.commitment_id) AS key,
		   sum(linked.weight * result.rate ORDER BY result.measure_id) AS weighted, sum(linked.weight) FILTER (WHERE result.rate IS NOT NULL) AS weight,
		   sum(result.met) AS met, sum(result.eligible) AS eligible, sum(result.untold) AS untold, count(result.rate) AS measures_told,
		   bool_or(linked.is_trial) FILTER (WHERE result.rate IS NOT NULL) AS is_text_trial,
		   (array_agg(result.measure_id ORDER BY result.eligible < 5, result.rate, linked.weight DESC, result.measure_id)
			FILTER (WHERE result.rate IS NOT NULL))[1] AS weakest_measure_id,
		   (array_agg(result.met ORDER BY result.eligible < 5, result.rate, linked.weight DESC, result.measure_id)
			FILTER (WHERE result.rate IS NOT NULL))[1] AS weakest_met,
		   (array_agg(result.eligible ORDER BY result.eligible < 5, result.rate, linked.weight DESC, result.measure_id)
			FILTER (WHERE result.rate IS NOT NULL))[1] AS weakest_eligible
	FROM result
	JOIN linked ON linked.edition = result.edition AND linked.measure_id = result.measure_id
	GROUP BY result.edition, result.month, linked.commitment_id
), scored AS MATERIALIZED (
	SELECT shown.edition, shown.month, shown.is_complete, asked.commitment_id, asked.measures_linked, tally.weighted, tally.weight,
		   tally.weighted / tally.weight AS score, tally.met, tally.eligible, tally.untold, tally.measures_told, tally.is_text_trial,
		   tally.weakest_measure_id, tally.weakest_met, tally.weakest_eligible,
		   (SELECT count(*) FROM pledge.phase WHERE phase.code = asked.code AND phase.month <= shown.month)::smallint AS phase
	FROM pledge.shown_month AS shown
	JOIN asked ON asked.edition = shown.edition
	LEFT JOIN tally ON tally.key = format('%s %s %s', shown.edition, shown.month, asked.commitment_id)
), charted AS MATERIALIZED (
	SELECT series.edition, series.commitment_id, series.months[chart.place] AS month, chart.*
	FROM (SELECT scored.edition, scored.commitment_id, array_agg(scored.month ORDER BY scored.month) AS months,
				 array_agg(CASE WHEN scored.is_complete THEN scored.score END ORDER BY scored.month) AS scores,
				 array_agg(scored.phase ORDER BY scored.month) AS phases
		  FROM scored GROUP BY scored.edition, scored.commitment_id) AS series
	CROSS JOIN LATERAL pledge.xmr_chart(series.scores, series.phases, 12) AS chart
)
SELECT scored.edition, scored.month, scored.is_complete, scored.commitment_id, scored.score, scored.weighted, scored.weight, scored.met,
	   scored.eligible, scored.untold, scored.measures_linked, scored.measures_told, scored.is_text_trial, scored.weakest_measure_id,
	   scored.weakest_met, scored.weakest_eligible,
	   scored.phase, charted.centre, charted.lower, charted.upper, charted.near_lower, charted.near_upper, charted.special_cause,
	   charted.is_trial,
	   count(charted.value) OVER (PARTITION BY scored.edition, scored.commitment_id, scored.phase ORDER BY scored.month) AS points,
	   CASE WHEN charted.value IS NULL THEN NULL
			WHEN charted.is_trial THEN 'trial'
			WHEN charted.special_cause IS NULL THEN 'common_cause'
			WHEN charted.special_cause IN ('above', 'rising', 'two_of_three_above', 'run_above') THEN 'special_cause_high'
			ELSE 'special_cause_low' END AS variation,
	   CASE WHEN charted.value IS NULL THEN 'Cannot tell'
			WHEN charted.is_trial THEN 'Too early to speak of change'
			WHEN charted.special_cause IS NULL THEN 'No sign of real change'
			WHEN charted.special_cause IN ('above', 'rising', 'two_of_three_above', 'run_above') THEN 'Signs of a real rise'
			ELSE 'Signs of a real fall' END::varchar(40) AS variation_label
FROM scored
JOIN charted ON charted.edition = scored.edition AND charted.commitment_id = scored.commitment_id AND charted.month = scored.month;

COMMENT ON VIEW pledge.commitment_chart IS
	'Each commitment that has measures, with its score and chart: one row for each edition shown, commitment and month';
COMMENT ON COLUMN pledge.commitment_chart.edition IS
	'Edition of the rules';
COMMENT ON COLUMN pledge.commitment_chart.month IS
	'First day of the month';
COMMENT ON COLUMN pledge.commitment_chart.is_complete IS
	'Whether the month had ended when its records were last read';
COMMENT ON COLUMN pledge.commitment_chart.commitment_id IS
	'The commitment';
COMMENT ON COLUMN pledge.commitment_chart.score IS
	'Weighted mean of the rates of its measures; null when none could be told';
COMMENT ON COLUMN pledge.commitment_chart.weighted IS
	'Sum of weight times rate';
COMMENT ON COLUMN pledge.commitment_chart.weight IS
	'Sum of the weights of the measures that could be told';
COMMENT ON COLUMN pledge.commitment_chart.met IS
	'Answers that are met, over its measures';
COMMENT ON COLUMN pledge.commitment_chart.eligible IS
	'Answers that could be told, over its measures';
COMMENT ON COLUMN pledge.commitment_chart.untold IS
	'Answers that could not be told, over its measures';
COMMENT ON COLUMN pledge.commitment_chart.measures_linked IS
	'Measures that count in its score';
COMMENT ON COLUMN pledge.commitment_chart.measures_told IS
	'Of these, those that could be told';
COMMENT ON COLUMN pledge.commitment_chart.is_text_trial IS
	'Whether a measure in the score rests on the reading of text';
COMMENT ON COLUMN pledge.commitment_chart.weakest_measure_id IS
	'The measure with the lowest rate, among those with five answers or more where there are any';
COMMENT ON COLUMN pledge.commitment_chart.weakest_met IS
	'Its answers that are met';
COMMENT ON COLUMN pledge.commitment_chart.weakest_eligible IS
	'Its answers that could be told';
COMMENT ON COLUMN pledge.commitment_chart.phase IS
	'Phases that people have begun up to the month';
COMMENT ON COLUMN pledge.commitment_chart.centre IS
	'Centre line of the phase';
COMMENT ON COLUMN pledge.commitment_chart.lower IS
	'Lower limit, as computed';
COMMENT ON COLUMN pledge.commitment_chart.upper IS
	'Upper limit, as computed';
COMMENT ON COLUMN pledge.commitment_chart.near_lower IS
	'Lower near limit, as computed';
COMMENT ON COLUMN pledge.commitment_chart.near_upper IS
	'Upper near limit, as computed';
COMMENT ON COLUMN pledge.commitment_chart.special_cause IS
	'Sign of a real change, or null';
COMMENT ON COLUMN pledge.commitment_chart.is_trial IS
	'Whether the limits rest on fewer than 12 points';
COMMENT ON COLUMN pledge.commitment_chart.points IS
	'Points of the phase up to the month';
COMMENT ON COLUMN pledge.commitment_chart.variation IS
	'What the point says in one word';
COMMENT ON COLUMN pledge.commitment_chart.variation_label IS
	'What the point says, for people';

-- ---- words ----

-- In one statement, since views ask for thousands. Nearly all is not all, and nearly none
-- not none: rounding never says so.
CREATE FUNCTION pledge.plain_sentence(title text, met bigint, eligible bigint, untold bigint, variation text, months bigint)
RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT CASE
			WHEN coalesce(plain_sentence.eligible, 0) = 0 AND coalesce(plain_sentence.untold, 0) = 0
			THEN format('Cannot tell: %s. Nothing that it asks about was recorded.', plain_sentence.title)
			WHEN coalesce(plain_sentence.eligible, 0) = 0
			THEN format('Cannot tell: %s. Something it needs is not known for any of %s.', plain_sentence.title, plain_sentence.untold)
			ELSE concat_ws(' ',
				concat(plain_sentence.title, ': ',
					   CASE plain_sentence.met
							WHEN plain_sentence.eligible THEN 'all ' || plain_sentence.eligible || ' ('
							WHEN 0 THEN 'not recorded in any of ' || plain_sentence.eligible || ' ('
							ELSE plain_sentence.met || ' of ' || plain_sentence.eligible || ' (' || percent.rate || '; ' END,
					   'likely ', percent.lower, ' to ', percent.upper, ').'),
				CASE plain_sentence.variation
					WHEN 'special_cause_high' THEN 'Signs of a real rise.'
					WHEN 'special_cause_low' THEN 'Signs of a real fall.'
					WHEN 'common_cause' THEN 'No sign of real change in ' || plain_sentence.months
											 || CASE plain_sentence.months WHEN 1 THEN ' month.' ELSE ' months.' END
					WHEN 'trial' THEN 'Too early to speak of change: ' || plain_sentence.months || ' of 12 months.' END) END
	FROM (SELECT plain_sentence.met::double precision / nullif(plain_sentence.eligible, 0) AS rate, likely.lower, likely.upper
		  FROM pledge.wilson_interval(coalesce(plain_sentence.met, 0), coalesce(plain_sentence.eligible, 0)) AS likely) AS share
	CROSS JOIN LATERAL (
		SELECT CASE WHEN share.rate > 0 AND share.rate < 0.005 THEN 'under 1%' WHEN share.rate < 1 AND share.rate >= 0.995 THEN 'over 99%'
					 ELSE round((100 * share.rate)::numeric) || '%' END AS rate,
			   CASE WHEN share.lower > 0 AND share.lower < 0.005 THEN 'under 1%' WHEN share.lower < 1 AND share.lower >= 0.995 THEN 'over 99%'
					 ELSE round((100 * share.lower)::numeric) || '%' END AS lower,
			   CASE WHEN share.upper > 0 AND share.upper < 0.005 THEN 'under 1%' WHEN share.upper < 1 AND share.upper >= 0.995 THEN 'over 99%'
					 ELSE round((100 * share.upper)::numeric) || '%' END AS upper) AS percent;
END;

COMMENT ON FUNCTION pledge.plain_sentence(text, bigint, bigint, bigint, text, bigint) IS
	'What a measure says, in words for leaders: how many, how sure, and whether its chart of so many months shows a change';

CREATE FUNCTION pledge.assurance_label(assurance text, target double precision)
RETURNS varchar(60)
LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
RETURN (CASE WHEN target IS NULL THEN 'No target'
			 ELSE CASE assurance
				WHEN 'pass' THEN 'Reaches the target month by month'
				WHEN 'fail' THEN 'Will not reach the target as things are'
				WHEN 'inconsistent' THEN 'Some months reach the target, some do not'
				ELSE 'Too early to set against the target' END END)::varchar(60);

COMMENT ON FUNCTION pledge.assurance_label(text, double precision) IS
	'What pledge.assurance says, for people';
