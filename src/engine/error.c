/*
 * error.c
 *	  How the engine reports that something went wrong.
 */
#include "pledge/error.h"

#include <stdio.h>
#include <string.h>

void
pledge_error_clear(PledgeError *error)
{
	if (error != NULL)
		memset(error, 0, sizeof(*error));
}

int
pledge_error_set(PledgeError *error, PledgeErrorCode code, size_t offset, const char *subject,
				 size_t subject_length, const char *message)
{
	/* The first fault is the one to tell: what follows is often its echo. */
	if (error == NULL || error->code != PLEDGE_OK)
		return 0;
	error->code = code;
	error->offset = offset;
	snprintf(error->message, sizeof(error->message), "%s", message);
	if (subject == NULL)
		subject_length = 0;
	if (subject_length >= sizeof(error->subject))
	{
		subject_length = sizeof(error->subject) - 1;
		/* never cut through a character: the subject may be shown to a person */
		while (subject_length > 0 && ((unsigned char) subject[subject_length] & 0xC0) == 0x80)
			subject_length--;
	}
	if (subject_length > 0)
		memcpy(error->subject, subject, subject_length);
	error->subject[subject_length] = '\0';
	return 0;
}
