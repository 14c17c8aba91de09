/*
 * preview.c
 *	  pledge.open_draft, pledge.close_draft: a rule text as an edition that is never stored.
 */
#include "compat.h"

#include "edition.h"
#include "utils/builtins.h"

PG_FUNCTION_INFO_V1(pledge_open_draft);
PG_FUNCTION_INFO_V1(pledge_close_draft);

/* pledge.open_draft(rules): the number of the draft */
Datum
pledge_open_draft(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(pledge_edition_open_draft(pledge_utf8(text_to_cstring(PG_GETARG_TEXT_PP(0)))));
}

/* pledge.close_draft(draft) */
Datum
pledge_close_draft(PG_FUNCTION_ARGS)
{
	pledge_edition_close_draft(PG_GETARG_INT32(0));
	PG_RETURN_VOID();
}
