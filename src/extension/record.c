/*
 * record.c
 *	  The arguments of the text functions, as the engine reads them.
 */
#include "compat.h"

#include "catalog/pg_type.h"
#include "mb/pg_wchar.h"
#include "pledge/token.h"
#include "record.h"
#include "utils/array.h"
#include "utils/builtins.h"

/* UTF-8 is what the engine reads; bytes without an encoding are taken as they come. */
static bool
encoding_is_read(void)
{
	return GetDatabaseEncoding() == PG_UTF8 || GetDatabaseEncoding() == PG_SQL_ASCII;
}

void
pledge_record_body(RecordCall *call, text *body)
{
	call->record.body = VARDATA_ANY(body);
	call->record.length = VARSIZE_ANY_EXHDR(body);
	call->one_byte = GetDatabaseEncoding() == PG_SQL_ASCII;
	if (!encoding_is_read())
	{
		call->record.body = pg_server_to_any(call->record.body, (int) call->record.length, PG_UTF8);
		if (call->record.body != VARDATA_ANY(body))
			call->record.length = strlen(call->record.body);
	}
}

/* Each word of a known name of two letters or more stands for the child. */
static void
add_known_name(RecordCall *call, const char *name, size_t length)
{
	while (length > 0 && call->record.known_count < PLEDGE_KNOWN_NAMES)
	{
		uint8_t shape;
		size_t word_length;
		size_t consumed;

		if (!pledge_token_begins(name, length))
		{
			name++;
			length--;
			continue;
		}
		pledge_token_read(name, length, false, &call->known[call->record.known_count], &shape,
						  &word_length, &consumed);
		if (call->known[call->record.known_count].length > 1)
			call->record.known_count++;
		name += consumed;
		length -= consumed;
	}
}

static void
read_known(RecordCall *call, ArrayType *names)
{
	Datum *values;
	bool *nulls;
	int count;
	int which;

	deconstruct_array(names, TEXTOID, -1, false, TYPALIGN_INT, &values, &nulls, &count);
	call->record.known = call->known;
	for (which = 0; which < count; which++)
	{
		text *name;

		if (nulls[which])
			continue;
		name = DatumGetTextPP(values[which]);
		if (encoding_is_read())
			add_known_name(call, VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name));
		else
		{
			char *converted =
				pg_server_to_any(text_to_cstring(name), (int) VARSIZE_ANY_EXHDR(name), PG_UTF8);

			add_known_name(call, converted, strlen(converted));
		}
	}
}

bool
pledge_record_read(FunctionCallInfo fcinfo, int edition_argument, int last_argument,
				   RecordCall *call)
{
	memset(call, 0, offsetof(RecordCall, known));
	call->byte = 0;
	call->character = 0;
	call->record.child_age = -1;
	if (PG_ARGISNULL(edition_argument))
		ereport(ERROR, (errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
						errmsg("the edition of the rules must not be null"),
						errhint("Leave it out to use the edition in force, pledge.ruleset_id().")));
	call->scan = pledge_edition_scan(fcinfo, PG_GETARG_INT32(edition_argument), &call->edition);
	if (PG_ARGISNULL(0))
		return false;
	pledge_record_body(call, PG_GETARG_TEXT_PP(0));
	if (last_argument >= 1 && !PG_ARGISNULL(1))
		call->record.kind = text_to_cstring(PG_GETARG_TEXT_PP(1));
	if (last_argument >= 2 && !PG_ARGISNULL(2) && PG_GETARG_INT32(2) >= 0)
		call->record.child_age = PG_GETARG_INT32(2);
	if (last_argument >= 3 && !PG_ARGISNULL(3))
		read_known(call, PG_GETARG_ARRAYTYPE_P(3));
	return true;
}

void
pledge_record_run(RecordCall *call)
{
	PledgeError error;

	pledge_error_clear(&error);
	if (!pledge_scan_record(call->scan, &call->record, &error))
		ereport(ERROR,
				(errcode(error.code == PLEDGE_OUT_OF_MEMORY ? ERRCODE_OUT_OF_MEMORY
															: ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("the record could not be read: %s", error.message),
				 errdetail("The body has %zu bytes.", call->record.length),
				 errhint("A body of this size is not one record; look at how it is mapped.")));
}

bool
pledge_record_scan(FunctionCallInfo fcinfo, int edition_argument, RecordCall *call)
{
	if (!pledge_record_read(fcinfo, edition_argument, 3, call))
		return false;
	pledge_record_run(call);
	return true;
}

int32
pledge_record_character(RecordCall *call, uint32 byte)
{
	if (call->one_byte)
		return (int32) byte;
	if (byte < call->byte)
		call->byte = call->character = 0;
	for (; call->byte < byte; call->byte++)
		if (((unsigned char) call->record.body[call->byte] & 0xC0) != 0x80)
			call->character++;
	/* the character that begins at `byte` is the next one */
	return call->character;
}

int32
pledge_record_characters(const RecordCall *call, uint32 start, uint32 end)
{
	int32 count = 0;

	if (call->one_byte)
		return (int32) (end - start);
	for (; start < end; start++)
		if (((unsigned char) call->record.body[start] & 0xC0) != 0x80)
			count++;
	return count;
}

text *
pledge_text(const char *utf8, size_t length)
{
	char *converted;

	if (encoding_is_read())
		return cstring_to_text_with_len(utf8, (int) length);
	converted = pg_any_to_server(pnstrdup(utf8, length), (int) length, PG_UTF8);
	return cstring_to_text(converted);
}

text *
pledge_record_text(const RecordCall *call, uint32 start, uint32 end)
{
	return pledge_text(call->record.body + start, end - start);
}
