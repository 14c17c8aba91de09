/*
 * pledge.c
 *	  The module: what the server loads.
 */
#include "compat.h"

#include "edition.h"
#include "fmgr.h"
#include "utils/builtins.h"

PLEDGE_MODULE_MAGIC;

void _PG_init(void);

PG_FUNCTION_INFO_V1(pledge_version);

void
_PG_init(void)
{
	pledge_edition_initialize();
}

/* pledge.version() */
Datum
pledge_version(PG_FUNCTION_ARGS)
{
	(void) fcinfo;
	PG_RETURN_TEXT_P(cstring_to_text(PLEDGE_VERSION));
}
