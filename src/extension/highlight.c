/*
 * highlight.c
 *	  pledge.highlight: the record as safe HTML, with its evidence marked.
 */
#include "compat.h"

#include "lib/stringinfo.h"
#include "pledge/explain.h"
#include "record.h"
#include "utils/builtins.h"

PG_FUNCTION_INFO_V1(pledge_highlight);

#define HIGHLIGHT_EDITION 4

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
is_marked(const RecordCall *call, const PledgeEvidence *evidence)
{
	return evidence->counts && call->edition->ruleset->indicators[evidence->indicator].id != 0;
}

/* Is the same indicator marked here already, by an earlier piece of evidence? */
static bool
named_before(const RecordCall *call, const PledgeEvidence *evidence, size_t which, uint32 place)
{
	size_t other;

	for (other = 0; other < which; other++)
		if (is_marked(call, &evidence[other]) && evidence[other].start <= place &&
			evidence[other].end > place && evidence[other].indicator == evidence[which].indicator)
			return true;
	return false;
}

/* Opens a mark for all the evidence that covers this place. */
static void
append_mark(StringInfo html, const RecordCall *call, const PledgeEvidence *evidence, size_t count,
			uint32 place)
{
	const PledgeRuleset *ruleset = call->edition->ruleset;
	StringInfoData titles;
	const char *separator = "";
	size_t which;

	initStringInfo(&titles);
	appendStringInfoString(html, "<mark class=\"pledge");
	for (which = 0; which < count; which++)
	{
		char because[PLEDGE_LONGEST_BECAUSE];
		const char *code;

		if (!is_marked(call, &evidence[which]) || evidence[which].start > place ||
			evidence[which].end <= place || named_before(call, evidence, which, place))
			continue;
		code = pledge_ruleset_text(ruleset, ruleset->indicators[evidence[which].indicator].code);
		pledge_explain(ruleset, &call->record, &evidence[which], because);
		appendStringInfo(html, " %s", code);
		appendStringInfo(&titles, "%s%s: %s", separator, code, because);
		separator = "; ";
	}
	appendStringInfoString(html, "\" title=\"");
	append_escaped(html, titles.data, titles.len);
	appendStringInfoString(html, "\">");
	pfree(titles.data);
}

/* Is an indicator marked at one place, but not at the other? */
static bool
marked_only_at(const RecordCall *call, const PledgeEvidence *evidence, size_t count, uint32 place,
			   uint32 other)
{
	size_t which;

	for (which = 0; which < count; which++)
		if (is_marked(call, &evidence[which]) && evidence[which].start <= place &&
			evidence[which].end > place && !named_before(call, evidence, which, place))
		{
			size_t same;

			for (same = 0; same < count; same++)
				if (is_marked(call, &evidence[same]) && evidence[same].start <= other &&
					evidence[same].end > other &&
					evidence[same].indicator == evidence[which].indicator)
					break;
			if (same == count)
				return true;
		}
	return false;
}

static int
compare_places(const void *left, const void *right)
{
	uint32 a = *(const uint32 *) left;
	uint32 b = *(const uint32 *) right;

	return (a > b) - (a < b);
}

/* The places where what is marked changes, in order. */
static int
boundaries(const RecordCall *call, const PledgeEvidence *evidence, size_t count, uint32 *places)
{
	int found = 0;
	size_t which;

	for (which = 0; which < count; which++)
	{
		if (!is_marked(call, &evidence[which]))
			continue;
		places[found++] = evidence[which].start;
		places[found++] = evidence[which].end;
	}
	qsort(places, found, sizeof(uint32), compare_places);
	return found;
}

static bool
is_covered(const RecordCall *call, const PledgeEvidence *evidence, size_t count, uint32 place)
{
	size_t which;

	for (which = 0; which < count; which++)
		if (is_marked(call, &evidence[which]) && evidence[which].start <= place &&
			evidence[which].end > place)
			return true;
	return false;
}

/* pledge.highlight(body, kind, child_age, known_as, edition) */
Datum
pledge_highlight(PG_FUNCTION_ARGS)
{
	RecordCall call;
	const PledgeEvidence *evidence;
	StringInfoData html;
	uint32 *places;
	uint32 from = 0;
	bool open = false;
	size_t count;
	int found;
	int which;

	if (!pledge_record_scan(fcinfo, HIGHLIGHT_EDITION, &call))
		PG_RETURN_NULL();
	evidence = pledge_scan_evidence(call.scan, &count);
	places = palloc(sizeof(uint32) * (count * 2 + 1));
	found = boundaries(&call, evidence, count, places);
	places[found++] = (uint32) call.record.length;
	initStringInfo(&html);
	for (which = 0; which < found; which++)
	{
		uint32 to = places[which];
		bool marked;

		if (to == from)
			continue;
		marked = is_covered(&call, evidence, count, from);
		if (marked && !open)
			append_mark(&html, &call, evidence, count, from);
		append_escaped(&html, call.record.body + from, to - from);
		/* one mark goes on for as long as it stands for the same indicators */
		open = marked && to < call.record.length &&
			   !marked_only_at(&call, evidence, count, from, to) &&
			   !marked_only_at(&call, evidence, count, to, from);
		if (marked && !open)
			appendStringInfoString(&html, "</mark>");
		from = to;
	}
	PG_RETURN_TEXT_P(pledge_text(html.data, html.len));
}
