/*
 * highlight.c
 *	  pledge.highlight: the record as safe HTML, with its evidence marked.  Of a body that
 *	  is HTML itself only its text is shown: no tag of it passes through.
 *
 * One sweep from boundary to boundary, with the evidence that covers the place at hand.
 */
#include "compat.h"

#include "lib/stringinfo.h"
#include "miscadmin.h"
#include "pledge/explain.h"
#include "record.h"
#include "utils/builtins.h"

PG_FUNCTION_INFO_V1(pledge_highlight);

#define HIGHLIGHT_EDITION 4

/* A mark names this many indicators at most; there are more in no real sentence. */
#define MOST_MARKED 64

typedef struct Sweep
{
	RecordCall *call;
	const PledgeEvidence *evidence;
	size_t count;
	size_t next;      /* the first marked evidence behind the place */
	size_t *covering; /* evidence that covers the place, one for each indicator */
	int covered;
	uint16 shown[MOST_MARKED]; /* indicators of the mark that is open */
	int shown_count;           /* 0 = no mark is open */
	StringInfoData html;
} Sweep;

/* Every character that means something in HTML is escaped; nothing else is touched. */
static void
append_escaped(StringInfo html, const char *text, size_t length)
{
	size_t place;

	for (place = 0; place < length; place++)
	{
		switch (text[place])
		{
			case '&':
				appendStringInfoString(html, "&amp;");
				break;
			case '<':
				appendStringInfoString(html, "&lt;");
				break;
			case '>':
				appendStringInfoString(html, "&gt;");
				break;
			case '"':
				appendStringInfoString(html, "&quot;");
				break;
			case '\'':
				appendStringInfoString(html, "&#39;");
				break;
			default:
				appendStringInfoChar(html, text[place]);
		}
	}
}

static bool
is_marked(const Sweep *sweep, size_t which)
{
	const PledgeEvidence *evidence = &sweep->evidence[which];

	return evidence->counts &&
		   sweep->call->edition->ruleset->indicators[evidence->indicator].id != 0;
}

/* Lets go of evidence that ends here. */
static void
drop_ended(Sweep *sweep, uint32 place)
{
	int kept = 0;
	int which;

	for (which = 0; which < sweep->covered; which++)
		if (sweep->evidence[sweep->covering[which]].end > place)
			sweep->covering[kept++] = sweep->covering[which];
	sweep->covered = kept;
}

/* Takes in one piece of evidence; of one indicator the piece that reaches further stays. */
static void
take_in(Sweep *sweep, size_t taken)
{
	int which;

	for (which = 0; which < sweep->covered; which++)
	{
		size_t other = sweep->covering[which];

		if (sweep->evidence[other].indicator != sweep->evidence[taken].indicator)
			continue;
		if (sweep->evidence[other].end < sweep->evidence[taken].end)
			sweep->covering[which] = taken;
		return;
	}
	if (sweep->covered < MOST_MARKED)
		sweep->covering[sweep->covered++] = taken;
}

/* Goes on to the first marked evidence behind the place; takes in what begins on the way. */
static void
take_in_begun(Sweep *sweep, uint32 place)
{
	for (; sweep->next < sweep->count; sweep->next++)
	{
		const PledgeEvidence *evidence = &sweep->evidence[sweep->next];

		if (!is_marked(sweep, sweep->next))
			continue;
		if (evidence->start > place)
			break;
		if (evidence->end > place)
			take_in(sweep, sweep->next);
	}
}

/* The next place where what is marked changes. */
static uint32
next_boundary(const Sweep *sweep)
{
	uint32 boundary = (uint32) sweep->call->record.length;
	int which;

	if (sweep->next < sweep->count)
		boundary = sweep->evidence[sweep->next].start;
	for (which = 0; which < sweep->covered; which++)
		boundary = Min(boundary, sweep->evidence[sweep->covering[which]].end);
	return boundary;
}

/* Is the open mark for just the indicators that cover this place? */
static bool
mark_still_holds(const Sweep *sweep)
{
	int which;
	int shown;

	if (sweep->covered != sweep->shown_count)
		return false;
	for (which = 0; which < sweep->covered; which++)
	{
		for (shown = 0; shown < sweep->shown_count; shown++)
			if (sweep->shown[shown] == sweep->evidence[sweep->covering[which]].indicator)
				break;
		if (shown == sweep->shown_count)
			return false;
	}
	return true;
}

static void
close_mark(Sweep *sweep)
{
	if (sweep->shown_count > 0)
		appendStringInfoString(&sweep->html, "</mark>");
	sweep->shown_count = 0;
}

/* Opens a mark: a class for each indicator, and a title that says why. */
static void
open_mark(Sweep *sweep)
{
	const PledgeRuleset *ruleset = sweep->call->edition->ruleset;
	StringInfoData titles;
	int which;

	if (sweep->covered == 0)
		return;
	initStringInfo(&titles);
	appendStringInfoString(&sweep->html, "<mark class=\"pledge");
	for (which = 0; which < sweep->covered; which++)
	{
		const PledgeEvidence *evidence = &sweep->evidence[sweep->covering[which]];
		const char *code =
			pledge_ruleset_text(ruleset, ruleset->indicators[evidence->indicator].code);
		char because[PLEDGE_LONGEST_BECAUSE];

		pledge_explain(ruleset, &sweep->call->record, evidence, because);
		appendStringInfo(&sweep->html, " %s", code);
		appendStringInfo(&titles, "%s%s: %s", which == 0 ? "" : "; ", code, because);
		sweep->shown[which] = evidence->indicator;
	}
	sweep->shown_count = sweep->covered;
	appendStringInfoString(&sweep->html, "\" title=\"");
	append_escaped(&sweep->html, titles.data, titles.len);
	appendStringInfoString(&sweep->html, "\">");
	pfree(titles.data);
}

static void
sweep_record(Sweep *sweep)
{
	const PledgeRecord *record = &sweep->call->record;
	uint32 place = 0;

	while (place < record->length)
	{
		uint32 boundary;

		CHECK_FOR_INTERRUPTS();
		drop_ended(sweep, place);
		take_in_begun(sweep, place);
		if (!mark_still_holds(sweep))
		{
			close_mark(sweep);
			open_mark(sweep);
		}
		boundary = next_boundary(sweep);
		append_escaped(&sweep->html, record->body + place, boundary - place);
		place = boundary;
	}
	close_mark(sweep);
}

/* pledge.highlight(body, kind, child_age, known_as, edition, body_format) */
Datum
pledge_highlight(PG_FUNCTION_ARGS)
{
	RecordCall call;
	Sweep sweep;

	if (!pledge_record_scan(fcinfo, HIGHLIGHT_EDITION, &call))
		PG_RETURN_NULL();
	memset(&sweep, 0, sizeof(sweep));
	sweep.call = &call;
	sweep.evidence = pledge_scan_evidence(call.scan, &sweep.count);
	sweep.covering = palloc(sizeof(size_t) * MOST_MARKED);
	initStringInfo(&sweep.html);
	sweep_record(&sweep);
	PG_RETURN_TEXT_P(pledge_text(sweep.html.data, sweep.html.len));
}
