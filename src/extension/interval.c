/*
 * interval.c
 *	  pledge.measure_rate, wilson_interval, risk_ratio and rate_difference.
 */
#include "compat.h"

#include "fmgr.h"
#include "pledge/interval.h"
#include "series.h"

PG_FUNCTION_INFO_V1(pledge_sql_measure_rate);
PG_FUNCTION_INFO_V1(pledge_sql_wilson_interval);
PG_FUNCTION_INFO_V1(pledge_sql_risk_ratio);
PG_FUNCTION_INFO_V1(pledge_sql_rate_difference);

static PledgeRate
rate_argument(FunctionCallInfo fcinfo, int argument)
{
	PledgeRate rate;

	rate.met = PG_GETARG_INT64(argument);
	rate.eligible = PG_GETARG_INT64(argument + 1);
	return rate;
}

/* pledge.measure_rate(eligible, excluded, met, met_excluded, excepted) */
Datum
pledge_sql_measure_rate(PG_FUNCTION_ARGS)
{
	PledgeMeasureCount count;
	PledgeEstimate rate;
	PledgeError error;

	count.eligible = PG_GETARG_INT64(0);
	count.excluded = PG_GETARG_INT64(1);
	count.met = PG_GETARG_INT64(2);
	count.met_excluded = PG_GETARG_INT64(3);
	count.excepted = PG_GETARG_INT64(4);
	pledge_error_clear(&error);
	if (!pledge_measure_rate(&count, &rate, &error))
		pledge_series_raise(&error);
	if (!rate.known)
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(rate.value);
}

/* pledge.wilson_interval(met, eligible, z, OUT lower, OUT upper) */
Datum
pledge_sql_wilson_interval(PG_FUNCTION_ARGS)
{
	PledgeEstimate estimate;
	PledgeError error;
	Row row = {0};

	pledge_error_clear(&error);
	if (!pledge_wilson_interval(rate_argument(fcinfo, 0), PG_GETARG_FLOAT8(2), &estimate, &error))
		pledge_series_raise(&error);
	pledge_row_number(&row, estimate.known, estimate.lower);
	pledge_row_number(&row, estimate.known, estimate.upper);
	return pledge_row_result(fcinfo, &row);
}

/* Two rates compared: the value, lower, upper */
static Datum
compare_rates(FunctionCallInfo fcinfo,
			  bool (*comparison)(PledgeRate, PledgeRate, double, PledgeEstimate *, PledgeError *))
{
	PledgeEstimate estimate;
	PledgeError error;
	Row row = {0};

	pledge_error_clear(&error);
	if (!comparison(rate_argument(fcinfo, 0), rate_argument(fcinfo, 2), PG_GETARG_FLOAT8(4),
					&estimate, &error))
		pledge_series_raise(&error);
	pledge_row_number(&row, estimate.known, estimate.value);
	pledge_row_number(&row, estimate.known, estimate.lower);
	pledge_row_number(&row, estimate.known, estimate.upper);
	return pledge_row_result(fcinfo, &row);
}

Datum
pledge_sql_risk_ratio(PG_FUNCTION_ARGS)
{
	return compare_rates(fcinfo, pledge_risk_ratio);
}

Datum
pledge_sql_rate_difference(PG_FUNCTION_ARGS)
{
	return compare_rates(fcinfo, pledge_rate_difference);
}
