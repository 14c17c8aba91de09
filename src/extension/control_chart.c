/*
 * control_chart.c
 *	  pledge.xmr_chart, variation, assurance and p_chart.
 */
#include "compat.h"

#include "catalog/pg_type.h"
#include "fmgr.h"
#include "pledge/control_chart.h"
#include "edition.h"
#include "series.h"
#include "utils/builtins.h"

PG_FUNCTION_INFO_V1(pledge_sql_xmr_chart);
PG_FUNCTION_INFO_V1(pledge_sql_variation);
PG_FUNCTION_INFO_V1(pledge_sql_assurance);
PG_FUNCTION_INFO_V1(pledge_sql_p_chart);

static const char *const cause_names[] = {
	[PLEDGE_CAUSE_NONE] = NULL,
	[PLEDGE_CAUSE_ABOVE] = "above",
	[PLEDGE_CAUSE_BELOW] = "below",
	[PLEDGE_CAUSE_RISING] = "rising",
	[PLEDGE_CAUSE_FALLING] = "falling",
	[PLEDGE_CAUSE_TWO_OF_THREE_ABOVE] = "two_of_three_above",
	[PLEDGE_CAUSE_TWO_OF_THREE_BELOW] = "two_of_three_below",
	[PLEDGE_CAUSE_RUN_ABOVE] = "run_above",
	[PLEDGE_CAUSE_RUN_BELOW] = "run_below",
};

static const char *const variation_names[] = {
	[PLEDGE_VARIATION_UNKNOWN] = NULL,
	[PLEDGE_VARIATION_TRIAL] = "trial",
	[PLEDGE_VARIATION_COMMON] = "common_cause",
	[PLEDGE_VARIATION_HIGH] = "special_cause_high",
	[PLEDGE_VARIATION_LOW] = "special_cause_low",
};

static const char *const assurance_names[] = {
	[PLEDGE_ASSURANCE_INCONSISTENT] = "inconsistent",
	[PLEDGE_ASSURANCE_PASS] = "pass",
	[PLEDGE_ASSURANCE_FAIL] = "fail",
};

/* ---- XmR ---- */

static PledgeXmrOptions
xmr_options(FunctionCallInfo fcinfo)
{
	PledgeXmrOptions options = {0, true};

	if (!PG_ARGISNULL(2))
	{
		if (PG_GETARG_INT32(2) < 2)
			ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
							errmsg("limits cannot be fixed after fewer than 2 points"),
							errhint("Leave fixed_after null for limits that rest on all points.")));
		options.fixed_after = (size_t) PG_GETARG_INT32(2);
	}
	if (!PG_ARGISNULL(3))
		options.screened = PG_GETARG_BOOL(3);
	return options;
}

/* The series of the arguments (series, phases, fixed_after, screened), judged. */
static PledgeXmrPoint *
judged_points(FunctionCallInfo fcinfo, int *count)
{
	PledgeAllocator allocator = pledge_context_allocator(CurrentMemoryContext);
	PledgeXmrOptions options = xmr_options(fcinfo);
	Series series = pledge_series(fcinfo, 0, FLOAT8OID, "series");
	Series phases = pledge_series_beside(fcinfo, 1, INT2OID, "phases", &series);
	PledgeXmrPoint *points = pledge_series_room(series.count, sizeof(PledgeXmrPoint));
	PledgeError error;
	int which;

	if (!PG_ARGISNULL(1))
		pledge_series_require(&phases, "phases");
	for (which = 0; which < series.count; which++)
	{
		points[which].known = !series.nulls[which];
		if (points[which].known)
			points[which].value = DatumGetFloat8(series.values[which]);
		points[which].phase =
			phases.nulls[which] ? (int16_t) 1 : DatumGetInt16(phases.values[which]);
	}
	pledge_error_clear(&error);
	if (!pledge_xmr_chart(&allocator, points, series.count, options, &error))
		pledge_series_raise(&error);
	*count = series.count;
	return points;
}

/* pledge.xmr_chart(series, phases, fixed_after, screened) */
Datum
pledge_sql_xmr_chart(PG_FUNCTION_ARGS)
{
	PledgeXmrPoint *points;
	int count;
	int which;

	InitMaterializedSRF(fcinfo, 0);
	if (PG_ARGISNULL(0))
		return (Datum) 0;
	points = judged_points(fcinfo, &count);
	for (which = 0; which < count; which++)
	{
		const PledgeXmrPoint *point = &points[which];
		Row row = {0};

		pledge_row_integer(&row, true, which + 1);
		pledge_row_number(&row, point->known, point->value);
		pledge_row_datum(&row, Int16GetDatum(point->phase));
		pledge_row_number(&row, point->has_centre, point->centre);
		pledge_row_number(&row, point->has_limits, point->lower);
		pledge_row_number(&row, point->has_limits, point->upper);
		pledge_row_number(&row, point->has_limits, point->near_lower);
		pledge_row_number(&row, point->has_limits, point->near_upper);
		pledge_row_text(&row, cause_names[point->cause]);
		pledge_row_truth(&row, true, point->trial);
		pledge_row_put(fcinfo, &row);
	}
	return (Datum) 0;
}

/* pledge.variation(series, phases, fixed_after, screened) */
Datum
pledge_sql_variation(PG_FUNCTION_ARGS)
{
	PledgeXmrPoint *points;
	const char *name;
	int count;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	points = judged_points(fcinfo, &count);
	name = variation_names[pledge_variation(points, count)];
	if (name == NULL)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(name));
}

/* pledge.assurance(target, lower, upper, higher_is_better) */
Datum
pledge_sql_assurance(PG_FUNCTION_ARGS)
{
	PledgeAssurance assurance;
	PledgeError error;

	pledge_error_clear(&error);
	if (!pledge_assurance(PG_GETARG_FLOAT8(0), PG_GETARG_FLOAT8(1), PG_GETARG_FLOAT8(2),
						  PG_GETARG_BOOL(3), &assurance, &error))
		pledge_series_raise(&error);
	PG_RETURN_TEXT_P(cstring_to_text(assurance_names[assurance]));
}

/* ---- proportions ---- */

static void
put_proportion(FunctionCallInfo fcinfo, int place, const PledgeProportion *point,
			   const PledgeProportionChart *chart)
{
	bool laney = point->known && chart->has_sigma_z;
	Row row = {0};

	pledge_row_integer(&row, true, place);
	pledge_row_number(&row, point->known, point->ratio);
	pledge_row_number(&row, chart->known, chart->centre);
	pledge_row_number(&row, point->known, point->lower);
	pledge_row_number(&row, point->known, point->upper);
	pledge_row_number(&row, laney, point->laney_lower);
	pledge_row_number(&row, laney, point->laney_upper);
	pledge_row_number(&row, chart->has_sigma_z, chart->sigma_z);
	pledge_row_truth(&row, point->known, point->signal);
	pledge_row_truth(&row, laney, point->laney_signal);
	pledge_row_put(fcinfo, &row);
}

/* pledge.p_chart(met, eligible) */
Datum
pledge_sql_p_chart(PG_FUNCTION_ARGS)
{
	Series met = pledge_series(fcinfo, 0, INT8OID, "met");
	Series eligible = pledge_series_beside(fcinfo, 1, INT8OID, "eligible", &met);
	PledgeProportion *points = pledge_series_room(met.count, sizeof(PledgeProportion));
	PledgeProportionChart chart;
	PledgeError error;
	int which;

	for (which = 0; which < met.count; which++)
		points[which].rate = pledge_series_rate(&met, &eligible, which, &points[which].known);
	pledge_error_clear(&error);
	if (!pledge_p_chart(points, met.count, &chart, &error))
		pledge_series_raise(&error);
	InitMaterializedSRF(fcinfo, 0);
	for (which = 0; which < met.count; which++)
		put_proportion(fcinfo, which + 1, &points[which], &chart);
	return (Datum) 0;
}
