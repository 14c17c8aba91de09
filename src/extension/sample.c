/*
 * sample.c
 *	  pledge.dip_sample_size and dip_sample: how many records to read, and which.
 */
#include "compat.h"

#include "catalog/pg_type.h"
#include "fmgr.h"
#include "miscadmin.h"
#include "pledge/sample.h"
#include "edition.h"
#include "series.h"
#include "utils/builtins.h"

PG_FUNCTION_INFO_V1(pledge_sql_dip_sample_size);
PG_FUNCTION_INFO_V1(pledge_sql_dip_sample);

/* pledge.dip_sample_size(population, margin, z) */
Datum
pledge_sql_dip_sample_size(PG_FUNCTION_ARGS)
{
	PledgeError error;
	int64 size;

	pledge_error_clear(&error);
	if (!pledge_sample_size(PG_GETARG_INT64(0), PG_GETARG_FLOAT8(1), PG_GETARG_FLOAT8(2), &size,
							&error))
		pledge_series_raise(&error);
	PG_RETURN_INT64(size);
}

static PledgeSampleItem *
sample_items(const Series *keys, const Series *strata, uint32 *stratum_count)
{
	PledgeSampleItem *items = pledge_series_room(keys->count, sizeof(PledgeSampleItem));
	uint32 *ranks = pledge_series_room(keys->count, sizeof(uint32));
	int which;

	*stratum_count = pledge_series_ranks(strata, ranks);
	for (which = 0; which < keys->count; which++)
	{
		CHECK_FOR_INTERRUPTS();
		items[which].key = pledge_utf8(TextDatumGetCString(keys->values[which]));
		items[which].length = strlen(items[which].key);
		items[which].stratum = ranks[which];
		items[which].place = which;
	}
	return items;
}

static void
put_item(FunctionCallInfo fcinfo, int place, const PledgeSampleItem *item, const Series *keys,
		 const Series *strata)
{
	Row row = {0};

	pledge_row_integer(&row, true, place);
	pledge_row_datum(&row, keys->values[item->place]);
	if (strata->nulls[item->place])
		pledge_row_null(&row);
	else
		pledge_row_datum(&row, strata->values[item->place]);
	pledge_row_put(fcinfo, &row);
}

/* pledge.dip_sample(keys, strata, size, seed) */
Datum
pledge_sql_dip_sample(PG_FUNCTION_ARGS)
{
	PledgeAllocator allocator = pledge_context_allocator(CurrentMemoryContext);
	PledgeSampleItem *items;
	PledgeError error;
	Series keys;
	Series strata;
	uint32 stratum_count;
	char *seed;
	int drawn = 0;
	int which;

	InitMaterializedSRF(fcinfo, 0);
	if (PG_ARGISNULL(0) || PG_ARGISNULL(2) || PG_ARGISNULL(3))
		return (Datum) 0;
	if (PG_GETARG_INT32(2) < 0)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("the size of a sample must not be below zero")));
	keys = pledge_series(fcinfo, 0, TEXTOID, "keys");
	pledge_series_require(&keys, "keys");
	strata = pledge_series_beside(fcinfo, 1, TEXTOID, "strata", &keys);
	items = sample_items(&keys, &strata, &stratum_count);
	seed = pledge_utf8(text_to_cstring(PG_GETARG_TEXT_PP(3)));
	pledge_error_clear(&error);
	if (!pledge_sample_draw(&allocator, items, keys.count, stratum_count, PG_GETARG_INT32(2), seed,
							strlen(seed), &error))
		pledge_series_raise(&error);
	for (which = 0; which < keys.count; which++)
		if (items[which].chosen)
			put_item(fcinfo, ++drawn, &items[which], &keys, &strata);
	return (Datum) 0;
}
