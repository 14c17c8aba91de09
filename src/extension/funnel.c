/*
 * funnel.c
 *	  pledge.funnel: teams side by side.
 */
#include "compat.h"

#include "catalog/pg_type.h"
#include "fmgr.h"
#include "pledge/funnel.h"
#include "edition.h"
#include "series.h"

PG_FUNCTION_INFO_V1(pledge_sql_funnel);

static void
add_limits(Row *row, bool known, PledgeLimits limits)
{
	pledge_row_number(row, known, limits.lower);
	pledge_row_number(row, known, limits.upper);
}

static void
put_unit(FunctionCallInfo fcinfo, int place, const PledgeFunnelUnit *unit,
		 const PledgeFunnel *funnel)
{
	Row row = {0};

	pledge_row_integer(&row, true, place);
	pledge_row_number(&row, unit->known, unit->ratio);
	pledge_row_number(&row, true, funnel->centre);
	add_limits(&row, unit->known, unit->plain_95);
	add_limits(&row, unit->known, unit->plain_998);
	add_limits(&row, unit->known, unit->adjusted_95);
	add_limits(&row, unit->known, unit->adjusted_998);
	pledge_row_number(&row, unit->known, unit->z_score);
	pledge_row_truth(&row, true, funnel->tau_squared > 0.0);
	pledge_row_number(&row, true, funnel->phi);
	pledge_row_number(&row, true, funnel->tau_squared);
	pledge_row_put(fcinfo, &row);
}

/* pledge.funnel(met, eligible) */
Datum
pledge_sql_funnel(PG_FUNCTION_ARGS)
{
	PledgeAllocator allocator = pledge_context_allocator(CurrentMemoryContext);
	Series met = pledge_series(fcinfo, 0, INT8OID, "met");
	Series eligible = pledge_series_beside(fcinfo, 1, INT8OID, "eligible", &met);
	PledgeFunnelUnit *units = pledge_series_room(met.count, sizeof(PledgeFunnelUnit));
	PledgeFunnel funnel;
	PledgeError error;
	int which;

	for (which = 0; which < met.count; which++)
		units[which].rate = pledge_series_rate(&met, &eligible, which, &units[which].known);
	pledge_error_clear(&error);
	if (!pledge_funnel(&allocator, units, met.count, &funnel, &error))
		pledge_series_raise(&error);
	InitMaterializedSRF(fcinfo, 0);
	for (which = 0; funnel.known && which < met.count; which++)
		put_unit(fcinfo, which + 1, &units[which], &funnel);
	return (Datum) 0;
}
