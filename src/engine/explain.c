/*
 * explain.c
 *	  Why, in plain words.
 */
#include "pledge/explain.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "pledge/token.h"

#define LONGEST_QUOTED 60 /* bytes of the record in an explanation */

typedef struct Writer
{
	char *text;
	size_t length;
} Writer;

static void write_text(Writer *writer, const char *format, ...)
#if defined(__GNUC__)
	__attribute__((format(printf, 2, 3)))
#endif
	;

/* Ends a text that was cut behind its last whole character. */
static void
cut_text(Writer *writer)
{
	size_t last = PLEDGE_LONGEST_BECAUSE - 2;
	uint32_t character;

	writer->length = PLEDGE_LONGEST_BECAUSE - 1;
	while (last > 0 && ((unsigned char) writer->text[last] & 0xC0) == 0x80)
		last--;
	if (last + pledge_utf8_decode(writer->text + last, writer->length - last, &character) <
			writer->length ||
		character >= 0x110000)
		writer->length = last;
	writer->text[writer->length] = '\0';
}

static void
write_text(Writer *writer, const char *format, ...)
{
	va_list arguments;
	int size;

	va_start(arguments, format);
	size = vsnprintf(writer->text + writer->length, PLEDGE_LONGEST_BECAUSE - writer->length, format,
					 arguments);
	va_end(arguments);
	if (size < 0)
		return;
	writer->length += (size_t) size;
	if (writer->length >= PLEDGE_LONGEST_BECAUSE)
		cut_text(writer);
}

/* The words that decided, in quotation marks, with line breaks as blanks. */
static void
write_quoted(Writer *writer, const PledgeRecord *record, const PledgeEvidence *evidence)
{
	char quoted[LONGEST_QUOTED + 4];
	size_t length = evidence->reason_end - evidence->reason_start;
	size_t place;
	bool cut = length > LONGEST_QUOTED;

	if (cut)
		length = LONGEST_QUOTED;
	while (cut && length > 0 &&
		   ((unsigned char) record->body[evidence->reason_start + length] & 0xC0) == 0x80)
		length--;
	memcpy(quoted, record->body + evidence->reason_start, length);
	for (place = 0; place < length; place++)
		if ((unsigned char) quoted[place] < ' ')
			quoted[place] = ' ';
	quoted[length] = '\0';
	write_text(writer, "'%s%s'", quoted, cut ? "..." : "");
}

static const char *
number_word(unsigned number)
{
	static const char *const words[] = {"no",  "one",   "two",   "three", "four", "five",
										"six", "seven", "eight", "nine",  "ten"};

	return number <= 10 ? words[number] : "many";
}

static void
write_distance(Writer *writer, const PledgeEvidence *evidence)
{
	const char *side = evidence->before ? "before" : "after";

	if (evidence->distance == 0)
		write_text(writer, " right %s", side);
	else
		write_text(writer, ", %s word%s %s", number_word(evidence->distance),
				   evidence->distance == 1 ? "" : "s", side);
}

static const char *
status_phrase(PledgeStatus status)
{
	switch (status)
	{
		case PLEDGE_NEGATED:
			return "negated by ";
		case PLEDGE_PLANNED:
			return "planned, not done: ";
		case PLEDGE_HYPOTHETICAL:
			return "only a possibility: ";
		case PLEDGE_UNCERTAIN:
			return "in doubt: ";
		case PLEDGE_HISTORICAL:
			return "of the past: ";
		case PLEDGE_OTHER_HOLDER:
			return "somebody else's: ";
		case PLEDGE_ASSERTED:
		case PLEDGE_EMPTY:
			break;
	}
	return "";
}

static const char *
speaker_phrase(PledgeHolder holder)
{
	switch (holder)
	{
		case PLEDGE_HOLDER_CHILD:
			return "the child";
		case PLEDGE_HOLDER_PARENT:
			return "a parent or carer";
		case PLEDGE_HOLDER_PROFESSIONAL:
			return "a professional";
		case PLEDGE_HOLDER_OTHER_CHILD:
			return "another child";
		case PLEDGE_HOLDER_UNKNOWN:
			break;
	}
	return "somebody not named";
}

/* The names that a combination was made from, as words. */
static void
write_names(Writer *writer, const PledgeRuleset *ruleset, const PledgeExpression *expression)
{
	const char *separator = "found together: ";
	int place;

	for (place = 0; place < expression->count; place++)
	{
		const PledgeStep *step = &expression->steps[place];
		const char *name;
		bool refused =
			place + 1 < expression->count && expression->steps[place + 1].kind == PLEDGE_STEP_NOT;

		if (step->kind != PLEDGE_STEP_ATOM || refused ||
			(step->atom_kind != PLEDGE_ATOM_INDICATOR && step->atom_kind != PLEDGE_ATOM_RECORD))
			continue;
		write_text(writer, "%s", separator);
		for (name = pledge_ruleset_text(ruleset, ruleset->indicators[step->atom].code);
			 *name != '\0'; name++)
			write_text(writer, "%c", *name == '_' ? ' ' : *name);
		separator = ", ";
	}
}

static void
write_stated(Writer *writer, const PledgeRuleset *ruleset, const PledgeEvidence *evidence)
{
	if (evidence->combination)
		write_names(writer, ruleset, &ruleset->combinations[evidence->rule].expression);
	else if (evidence->together > 0)
		write_text(writer, "%s weak cue%s together", number_word(evidence->together),
				   evidence->together == 1 ? "" : "s");
	else if (evidence->weight > 0 && !evidence->counts)
		write_text(writer, "a weak cue alone");
	else
		write_text(writer, "stated");
}

void
pledge_explain(const PledgeRuleset *ruleset, const PledgeRecord *record,
			   const PledgeEvidence *evidence, char because[PLEDGE_LONGEST_BECAUSE])
{
	Writer writer = {because, 0};
	PledgeStatus status = (PledgeStatus) evidence->status;

	because[0] = '\0';
	switch ((PledgeReason) evidence->reason)
	{
		case PLEDGE_BECAUSE_STATED:
			write_stated(&writer, ruleset, evidence);
			break;
		case PLEDGE_BECAUSE_CUE:
			write_text(&writer, "%s", status_phrase(status));
			write_quoted(&writer, record, evidence);
			write_distance(&writer, evidence);
			break;
		case PLEDGE_BECAUSE_SPEAKER:
			write_text(&writer, "somebody else's");
			break;
		case PLEDGE_BECAUSE_HEADING:
			if (evidence->reason_end > evidence->reason_start)
			{
				write_text(&writer, "a heading with only ");
				write_quoted(&writer, record, evidence);
				write_text(&writer, " behind it");
			}
			else
				write_text(&writer, "a heading with nothing under it");
			break;
		case PLEDGE_BECAUSE_TITLE:
			write_text(&writer, "a heading, not a statement");
			break;
		case PLEDGE_BECAUSE_ANSWER:
			write_text(&writer, "answered ");
			write_quoted(&writer, record, evidence);
			break;
		case PLEDGE_BECAUSE_ELSEWHERE:
			write_text(&writer, "in doubt: it may stand elsewhere, for it says ");
			write_quoted(&writer, record, evidence);
			break;
	}
	if (evidence->speaker != PLEDGE_HOLDER_UNKNOWN)
		write_text(&writer, "; said by %s", speaker_phrase((PledgeHolder) evidence->speaker));
	if (evidence->section >= 0)
		write_text(&writer, "; under the heading '%s'",
				   pledge_ruleset_text(ruleset, ruleset->sections[evidence->section]));
}
