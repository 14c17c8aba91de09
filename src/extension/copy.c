/*
 * copy.c
 *	  pledge.short_word: what of a host may be copied.
 *
 * In C, since the server logs the parameters of a statement inside an SQL function, and
 * these would be words of the host.
 */
#include "compat.h"

#include "access/detoast.h"
#include "fmgr.h"
#include "mb/pg_wchar.h"

PG_FUNCTION_INFO_V1(pledge_short_word);

/* pledge.short_word(word, longest): the word, or null where it has more characters */
Datum
pledge_short_word(PG_FUNCTION_ARGS)
{
	int32 longest = PG_GETARG_INT32(1);
	text *word;

	/* so long a text is not even fetched */
	if (longest < 0 || toast_raw_datum_size(PG_GETARG_DATUM(0)) - VARHDRSZ >
						   (Size) longest * MAX_MULTIBYTE_CHAR_LEN)
		PG_RETURN_NULL();
	word = PG_GETARG_TEXT_PP(0);
	if (pg_mbstrlen_with_len(VARDATA_ANY(word), (int) VARSIZE_ANY_EXHDR(word)) > longest)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(word);
}
