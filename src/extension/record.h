/*
 * record.h
 *	  The arguments (body, kind, child_age, known_as, edition, body_format) as the engine
 *	  reads them.
 */
#ifndef PLEDGE_RECORD_H
#define PLEDGE_RECORD_H

#include "edition.h"
#include "pledge/html.h"
#include "utils/array.h"

/*
 * A record that was read, and what gives its offsets in characters.  What the engine reads
 * (record.body) is the body itself, or the text of a body that is HTML; offsets of the
 * engine lead into the first, those that the functions below give into the body.
 */
typedef struct RecordCall
{
	PledgeRecord record;
	bool has_more_names; /* than there is room for */
	PledgeWord known[PLEDGE_KNOWN_NAMES];
	Edition *edition;
	PledgeScan *scan;
	const char *body; /* as it was given, in UTF-8 */
	size_t length;
	bool is_html;
	PledgeHtml html; /* if it is */
	bool one_byte;   /* a character is a byte (SQL_ASCII) */
	uint32 byte;     /* last place asked for, in bytes ... */
	int32 character; /* ... and in characters, from 0 */
} RecordCall;

/*
 * Reads the arguments body, kind, child_age, known_as from `first` on and the edition at
 * `edition_argument`, and scans the record.  The argument behind the edition, where the
 * call has one, is the format of the body.  False when the body is NULL.
 */
extern bool pledge_record_scan(FunctionCallInfo fcinfo, int edition_argument, RecordCall *call);

/* The same without the scan: for pledge_scan_assertion. */
extern bool pledge_record_read(FunctionCallInfo fcinfo, int edition_argument, int last_argument,
							   RecordCall *call);

/* Scans the record that was read; raises an error where that fails. */
extern void pledge_record_run(RecordCall *call);

/* The body alone, as the engine reads it. */
extern void pledge_record_body(RecordCall *call, text *body);

/* Adds each word of some names to the known names. */
extern void pledge_record_add_names(RecordCall *call, text *names);

/* The ids of those indicators (told by index) that are facts, in order. */
extern ArrayType *pledge_indicator_ids(const PledgeRuleset *ruleset, const bool *told);

/* The ids of the told facts of a scan, in order. */
extern ArrayType *pledge_record_fact_ids(const RecordCall *call);

/* The ids of what the text says is not so, and nowhere that it is; in order. */
extern ArrayType *pledge_record_denied_ids(const RecordCall *call);

/* The character of the body (from 0) at a byte of the record; quickest when asked in rising order. */
extern int32 pledge_record_character(RecordCall *call, uint32 byte);

/* How many characters of the body stand in [start, end) of the record. */
extern int32 pledge_record_characters(const RecordCall *call, uint32 start, uint32 end);

/* Some of the record as text in the database's encoding. */
extern text *pledge_record_text(const RecordCall *call, uint32 start, uint32 end);

/* A text of the engine's (UTF-8) in the database's encoding. */
extern text *pledge_text(const char *utf8, size_t length);

#endif
