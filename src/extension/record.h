/*
 * record.h
 *	  The arguments (body, kind, child_age, known_as, edition) as the engine reads them.
 */
#ifndef PLEDGE_RECORD_H
#define PLEDGE_RECORD_H

#include "edition.h"
#include "utils/array.h"

/* A record that was read, and what gives its offsets in characters. */
typedef struct RecordCall
{
	PledgeRecord record;
	PledgeWord known[PLEDGE_KNOWN_NAMES];
	Edition *edition;
	PledgeScan *scan;
	bool one_byte;   /* a character is a byte (SQL_ASCII) */
	uint32 byte;     /* last place asked for, in bytes ... */
	int32 character; /* ... and in characters, from 0 */
} RecordCall;

/*
 * Reads the arguments body, kind, child_age, known_as from `first` on and the edition at
 * `edition_argument`, and scans the record.  False when the body is NULL.
 */
extern bool pledge_record_scan(FunctionCallInfo fcinfo, int edition_argument, RecordCall *call);

/* The same without the scan: for pledge_scan_assertion. */
extern bool pledge_record_read(FunctionCallInfo fcinfo, int edition_argument, int last_argument,
							   RecordCall *call);

/* Scans the record that was read; raises an error where that fails. */
extern void pledge_record_run(RecordCall *call);

/* The body alone, as the engine reads it. */
extern void pledge_record_body(RecordCall *call, text *body);

/* The ids of the told facts of a scan, in order. */
extern ArrayType *pledge_record_fact_ids(const RecordCall *call);

/* The character (from 0) at a byte; quickest when asked in rising order. */
extern int32 pledge_record_character(RecordCall *call, uint32 byte);

/* How many characters stand in [start, end). */
extern int32 pledge_record_characters(const RecordCall *call, uint32 start, uint32 end);

/* Some of the record as text in the database's encoding. */
extern text *pledge_record_text(const RecordCall *call, uint32 start, uint32 end);

/* A text of the engine's (UTF-8) in the database's encoding. */
extern text *pledge_text(const char *utf8, size_t length);

#endif
