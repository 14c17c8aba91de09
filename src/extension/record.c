/*
 * record.c
 *	  The arguments of the text functions, as the engine reads them.
 */
#include "compat.h"

#include "catalog/namespace.h"
#include "catalog/pg_type.h"
#include "lib/stringinfo.h"
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
	call->body = VARDATA_ANY(body);
	call->length = VARSIZE_ANY_EXHDR(body);
	call->one_byte = GetDatabaseEncoding() == PG_SQL_ASCII;
	call->is_html = false;
	if (!encoding_is_read())
	{
		call->body = pg_server_to_any(call->body, (int) call->length, PG_UTF8);
		if (call->body != VARDATA_ANY(body))
			call->length = strlen(call->body);
	}
	call->record.body = call->body;
	call->record.length = call->length;
}

/* Is the body HTML?  A format that is not told is plain, as in the host contract. */
static bool
format_is_html(text *format)
{
	char *name = text_to_cstring(format);

	if (strcmp(name, "plain") != 0 && strcmp(name, "html") != 0)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("the format of the body is not one that is read"),
						errdetail("The formats that are read are plain and html."),
						errhint("Turn the body into plain text first.")));
	return strcmp(name, "html") == 0;
}

static void
refuse_record(const RecordCall *call, const PledgeError *error)
{
	ereport(ERROR, (errcode(error->code == PLEDGE_OUT_OF_MEMORY ? ERRCODE_OUT_OF_MEMORY
																: ERRCODE_PROGRAM_LIMIT_EXCEEDED),
					errmsg("the record could not be read: %s", error->message),
					errdetail("The body has %zu bytes.", call->length),
					errhint("A body of this size is not one record; look at how it is mapped.")));
}

/* From here on the record is the text of the HTML. */
static void
read_html(RecordCall *call)
{
	PledgeAllocator allocator = pledge_context_allocator(CurrentMemoryContext);
	PledgeError error;

	pledge_error_clear(&error);
	pledge_html_start(&call->html, &allocator);
	if (!pledge_html_read(&call->html, call->body, call->length, &error))
		refuse_record(call, &error);
	/* nothing more is taken: the allocator ends with this function */
	call->html.allocator = NULL;
	call->is_html = true;
	call->record.body = call->html.text;
	call->record.length = call->html.length;
}

/* Each word of a known name of two letters or more stands for the child. */
static void
add_known_name(RecordCall *call, const char *name, size_t length)
{
	while (length > 0)
	{
		PledgeWord word;
		uint8_t shape;
		size_t word_length;
		size_t consumed;

		if (!pledge_token_begins(name, length))
		{
			name++;
			length--;
			continue;
		}
		pledge_token_read(name, length, false, &word, &shape, &word_length, &consumed);
		if (word.length > 1)
		{
			if (call->record.known_count == PLEDGE_KNOWN_NAMES)
			{
				call->has_more_names = true;
				return;
			}
			call->known[call->record.known_count++] = word;
		}
		name += consumed;
		length -= consumed;
	}
}

void
pledge_record_add_names(RecordCall *call, text *names)
{
	call->record.known = call->known;
	if (encoding_is_read())
		add_known_name(call, VARDATA_ANY(names), VARSIZE_ANY_EXHDR(names));
	else
	{
		char *converted =
			pg_server_to_any(text_to_cstring(names), (int) VARSIZE_ANY_EXHDR(names), PG_UTF8);

		add_known_name(call, converted, strlen(converted));
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
	for (which = 0; which < count; which++)
		if (!nulls[which])
			pledge_record_add_names(call, DatumGetTextPP(values[which]));
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
	if (PG_NARGS() > edition_argument + 1 && !PG_ARGISNULL(edition_argument + 1) &&
		format_is_html(PG_GETARG_TEXT_PP(edition_argument + 1)))
		read_html(call);
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
		refuse_record(call, &error);
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
	if (call->is_html)
		byte = pledge_offset_map_start(&call->html.map, byte);
	if (call->one_byte)
		return (int32) byte;
	if (byte < call->byte)
		call->byte = call->character = 0;
	for (; call->byte < byte; call->byte++)
		if (((unsigned char) call->body[call->byte] & 0xC0) != 0x80)
			call->character++;
	/* the character that begins at `byte` is the next one */
	return call->character;
}

int32
pledge_record_characters(const RecordCall *call, uint32 start, uint32 end)
{
	int32 count = 0;

	if (call->is_html)
	{
		start = pledge_offset_map_start(&call->html.map, start);
		end = pledge_offset_map_end(&call->html.map, end);
	}
	if (call->one_byte)
		return (int32) (end - start);
	for (; start < end; start++)
		if (((unsigned char) call->body[start] & 0xC0) != 0x80)
			count++;
	return count;
}

/*
 * Adds a character in the database's encoding, a question mark where it has no such
 * character: HTML may name any (&mdash;), whatever the encoding that it stands in.
 */
static void
append_character(StringInfo result, Oid convert, const char *utf8, int length)
{
	unsigned char source[8];
	unsigned char converted[sizeof(source) * MAX_CONVERSION_GROWTH + 1];

	memcpy(source, utf8, Min((size_t) length, sizeof(source)));
	if (OidIsValid(convert) &&
		pg_do_encoding_conversion_buf(convert, PG_UTF8, GetDatabaseEncoding(), source, length,
									  converted, sizeof(converted), true) == length)
		appendStringInfoString(result, (char *) converted);
	else
		appendStringInfoChar(result, '?');
}

text *
pledge_text(const char *utf8, size_t length)
{
	StringInfoData result;
	Oid convert;
	size_t place = 0;

	if (encoding_is_read())
		return cstring_to_text_with_len(utf8, (int) length);
	convert = FindDefaultConversionProc(PG_UTF8, GetDatabaseEncoding());
	initStringInfo(&result);
	while (place < length)
	{
		size_t next = place + 1;

		while (next < length && ((unsigned char) utf8[next] & 0xC0) == 0x80)
			next++;
		if (next - place == 1)
			appendStringInfoChar(&result, utf8[place]);
		else
			append_character(&result, convert, utf8 + place, (int) (next - place));
		place = next;
	}
	return cstring_to_text_with_len(result.data, result.len);
}

text *
pledge_record_text(const RecordCall *call, uint32 start, uint32 end)
{
	return pledge_text(call->record.body + start, end - start);
}
