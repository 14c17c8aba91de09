/*
 * reading.h
 *	  The state of one scan, and the parts that read it.
 *
 * scan.c goes from unit to unit; name.c knows the names a record introduces; form.c reads
 * labels, headings and answers; judge.c finds what bears on a match and judges it.
 */
#ifndef PLEDGE_ENGINE_READING_H
#define PLEDGE_ENGINE_READING_H

#include "combination.h"
#include "pledge/match.h"
#include "pledge/scan.h"

#define PLEDGE_MOST_CUES  2048 /* modifiers and stops in one unit */
#define PLEDGE_MOST_NAMES 64   /* introduced in one record */

/* A name that the record has introduced: "Mum (Dawn)", "Priya, SW". */
typedef struct PledgeIntroduced
{
	PledgeWord word;
	PledgeHolder holder;
} PledgeIntroduced;

/* What the form of a unit says: a label and its answer, or a heading. */
typedef struct PledgeForm
{
	uint16_t label; /* tokens of the label, or of the heading */
	bool empty;     /* nothing stands behind it */
	bool elsewhere; /* what stands behind it points to another record */
	bool heading;   /* a line of its own, without a colon */
	bool answered;
	PledgeStatus answer;
	uint32_t answer_start; /* bytes of the answer, or of what stands for none */
	uint32_t answer_end;
} PledgeForm;

struct PledgeScan
{
	const PledgeRuleset *ruleset;
	const PledgeAllocator *allocator;
	bool (*interrupt)(void *context);
	void *context;
	const PledgeListener *listener; /* NULL = nobody */
	PledgeRecord record;
	int kind;            /* index into the ruleset's kinds, -1 = none of them */
	int section;         /* that the current unit stands under, -1 = none */
	bool section_inline; /* it was opened by a label with something behind it */
	PledgeIntroduced names[PLEDGE_MOST_NAMES];
	int name_count;
	PledgeReader reader;
	PledgeUnit units[2]; /* the current one and the next */
	PledgeView view;
	PledgeForm form;
	PledgeCue cues[PLEDGE_MOST_CUES];
	int cue_count;
	PledgeStopCounts stops;
	size_t judgement_first; /* matches of the judgement round */
	size_t judgement_last;
	uint8_t *speakers; /* PledgeHolder, by number of the quotation */
	size_t speaker_capacity;
	uint32_t speaker_count; /* quotations whose speaker has been looked for */
	PledgeEvidenceList list;
	bool *facts;

	/* pledge_scan_assertion: the words to judge, in bytes */
	bool has_target;
	size_t target_start;
	size_t target_end;
	bool target_found;
	bool target_blocked;
	PledgeEvidence target;
};

/* name.c: marks the tokens that are names the record has introduced. */
extern void pledge_scan_mark_names(PledgeScan *scan, PledgeUnit *unit);

/* Takes in the names that a unit introduces, and marks those it knows. */
extern bool pledge_scan_names(PledgeScan *scan, PledgeUnit *unit);

/* form.c: what the label of the unit and its answer say; next is NULL at the end. */
extern bool pledge_scan_form(PledgeScan *scan, const PledgeUnit *unit, const PledgeUnit *next);

/* judge.c: finds the modifiers, stops and speakers of a unit. */
extern bool pledge_scan_prepare(PledgeScan *scan, const PledgeUnit *unit);

/* Do the tokens [from, to) belong to a false friend of this indicator (-1 = of any)? */
extern bool pledge_scan_blocked(const PledgeScan *scan, uint16_t from, uint16_t to, int indicator);

/* Does the condition of the rule that matched hold, if it has one? */
extern bool pledge_scan_applies(const PledgeScan *scan, const PledgeUnit *unit,
								const PledgeMatch *match);

/* Who speaks the quotation of this number; 0 = no quotation. */
extern PledgeHolder pledge_scan_speaker(const PledgeScan *scan, uint32_t quotation);

/* Judges the match of a rule (NULL = words that no rule asks for) into *evidence. */
extern void pledge_scan_judge(const PledgeScan *scan, const PledgeUnit *unit, uint16_t from,
							  uint16_t to, const PledgeRule *rule, PledgeEvidence *evidence);

#endif
