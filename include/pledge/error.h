/*
 * error.h
 *	  How the engine reports that something went wrong.
 *
 * The engine never prints, aborts or jumps.  A function that can fail takes a
 * PledgeError and returns false or NULL; the caller reads what happened.  The
 * message never quotes the text of a record, only the text of a rule.
 */
#ifndef PLEDGE_ERROR_H
#define PLEDGE_ERROR_H

#include <stddef.h>

typedef enum PledgeErrorCode
{
	PLEDGE_OK = 0,
	PLEDGE_OUT_OF_MEMORY,
	PLEDGE_SYNTAX,       /* the rule text cannot be read */
	PLEDGE_UNKNOWN_NAME, /* a class, indicator or section that is not there */
	PLEDGE_CYCLE,        /* a word class that contains itself */
	PLEDGE_DUPLICATE,    /* the same name defined twice */
	PLEDGE_LIMIT,        /* a limit of the engine was exceeded */
	PLEDGE_INVALID       /* a number outside what it may be; the offset is its place, from 1 */
} PledgeErrorCode;

typedef struct PledgeError
{
	PledgeErrorCode code;
	int line;          /* line of the rule text, from 1; 0 = not known */
	size_t offset;     /* byte offset of the fault within that line, from 0 */
	char message[256]; /* plain English, no trailing full stop */
	char subject[128]; /* the rule or name that is at fault */
} PledgeError;

/* To be called before the error is handed to anything. */
extern void pledge_error_clear(PledgeError *error);

/*
 * Records a fault, unless there is one already: the first is the one to tell.  The subject
 * (bytes; NULL = none) and the message are copied, and cut where they are too long.
 * Always returns false, so that callers can return it.
 */
extern int pledge_error_set(PledgeError *error, PledgeErrorCode code, size_t offset,
							const char *subject, size_t subject_length, const char *message);

#endif
