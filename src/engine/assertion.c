/*
 * assertion.c
 *	  How a match is judged by the modifiers around it.
 */
#include "pledge/assertion.h"

#include <stdlib.h>
#include <string.h>

#include "pledge/unit.h"

static const char *const status_names[PLEDGE_STATUSES] = {"asserted",     "negated",   "planned",
														  "hypothetical", "uncertain", "historical",
														  "other_holder", "empty"};

static const char *const holder_names[PLEDGE_HOLDERS] = {"unknown", "child", "parent",
														 "professional", "other_child"};

static bool
find_word(const char *const *words, int count, const char *name, size_t length, int *which)
{
	for (*which = 0; *which < count; (*which)++)
		if (strlen(words[*which]) == length && memcmp(words[*which], name, length) == 0)
			return true;
	return false;
}

const char *
pledge_status_name(PledgeStatus status)
{
	return status_names[status];
}

bool
pledge_status_by_name(const char *name, size_t length, PledgeStatus *status)
{
	int which;

	if (!find_word(status_names, PLEDGE_STATUSES, name, length, &which))
		return false;
	*status = (PledgeStatus) which;
	return true;
}

const char *
pledge_holder_name(PledgeHolder holder)
{
	return holder_names[holder];
}

bool
pledge_holder_by_name(const char *name, size_t length, PledgeHolder *holder)
{
	int which;

	if (!find_word(holder_names, PLEDGE_HOLDERS, name, length, &which))
		return false;
	*holder = (PledgeHolder) which;
	return true;
}

/* By place, the longer first. */
static int
compare_cues(const void *left, const void *right)
{
	const PledgeCue *a = left;
	const PledgeCue *b = right;

	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	if (a->to != b->to)
		return a->to > b->to ? -1 : 1;
	return (a->modifier > b->modifier) - (a->modifier < b->modifier);
}

/*
 * Does a longer cue hide one inside it?  A holder ("Jay did not say") hides only other
 * holders: it is read across words that have a meaning of their own.
 */
static bool
hides(const PledgeCue *longer, const PledgeCue *cue, const PledgeModifier *modifiers)
{
	bool longer_holder =
		longer->modifier >= 0 && modifiers[longer->modifier].axis == PLEDGE_AXIS_HOLDER;
	bool cue_holder = cue->modifier >= 0 && modifiers[cue->modifier].axis == PLEDGE_AXIS_HOLDER;

	if (cue->to > longer->to || cue->to - cue->from >= longer->to - longer->from)
		return false;
	if (longer->modifier == PLEDGE_CUE_PSEUDO)
		return true;
	if (longer_holder != cue_holder)
		return false;
	/* what speaks backward only leaves what speaks forward alone */
	return longer->modifier < 0 || cue->modifier < 0 ||
		   (modifiers[cue->modifier].direction & ~modifiers[longer->modifier].direction) == 0;
}

int
pledge_cues_tidy(PledgeCue *cues, int count, const PledgeModifier *modifiers)
{
	int kept = 0;
	int which;
	int longest[2] = {-1, -1}; /* that reaches furthest: others, holders */

	if (count > 1)
		qsort(cues, (size_t) count, sizeof(*cues), compare_cues);
	for (which = 0; which < count; which++)
	{
		PledgeCue cue = cues[which];
		int holder = cue.modifier >= 0 && modifiers[cue.modifier].axis == PLEDGE_AXIS_HOLDER;

		if ((longest[0] >= 0 && hides(&cues[longest[0]], &cue, modifiers)) ||
			(longest[1] >= 0 && hides(&cues[longest[1]], &cue, modifiers)))
			continue;
		cues[kept] = cue;
		if (longest[holder] < 0 || cue.to > cues[longest[holder]].to)
			longest[holder] = kept;
		kept++;
	}
	return kept;
}

/*
 * A cue inside a quotation speaks of that quotation alone; one outside speaks into a
 * quotation ("did not say 'I am scared'"), forward only.
 */
static bool
quotation_lets(const PledgeToken *tokens, const PledgeCue *cue, uint16_t from, bool forward)
{
	uint32_t cue_quotation = tokens[cue->from].quotation;
	uint32_t match_quotation = tokens[from].quotation;

	if (cue_quotation == match_quotation)
		return true;
	return cue_quotation == 0 && forward;
}

/* Does a stop that stops this modifier stand just before any of the tokens near .. far? */
static bool
stopped(const PledgeStopCounts *stops, const PledgeModifier *modifier, uint16_t near, uint16_t far)
{
	int stop;

	for (stop = 0; stop < PLEDGE_STOPS; stop++)
		if ((modifier->past & PLEDGE_STOP_BIT(stop)) == 0 &&
			stops->before[stop][far + 1] != stops->before[stop][near])
			return true;
	return false;
}

/*
 * Does the way over the tokens near .. far end in other brackets than it began in?  An
 * aside that stands between is no hindrance.
 */
static bool
crosses_bracket(const PledgeToken *tokens, uint16_t near, uint16_t far)
{
	int depth = 0;

	for (; near <= far; near++)
	{
		if ((tokens[near].before & PLEDGE_BEFORE_CLOSE_BRACKET) != 0 && depth-- == 0)
			return true;
		if ((tokens[near].before & PLEDGE_BEFORE_OPEN_BRACKET) != 0)
			depth++;
	}
	return depth != 0;
}

static bool
reaches(const PledgeCue *cue, const PledgeModifier *modifier, const PledgeToken *tokens,
		const PledgeStopCounts *stops, uint16_t from, uint16_t to, bool forward)
{
	int distance = forward ? from - cue->to : cue->from - to;
	uint16_t near = forward ? cue->to : to;
	uint16_t far = forward ? from : cue->from;

	if ((modifier->direction & (forward ? PLEDGE_FORWARD : PLEDGE_BACKWARD)) == 0)
		return false;
	if (modifier->limit > 0 && distance > modifier->limit)
		return false;
	if (!quotation_lets(tokens, cue, from, forward))
		return false;
	return !stopped(stops, modifier, near, far) && !crosses_bracket(tokens, near, far);
}

/* A match that is being judged, and what stands around it. */
typedef struct Asked
{
	const PledgeCue *cues;
	const PledgeModifier *modifiers;
	const PledgeToken *tokens;
	const PledgeStopCounts *stops;
	uint16_t from;
	uint16_t to;
} Asked;

/*
 * Would a cue at this distance be the nearest of its axis?  Of those as near, the one before
 * the match is kept; of several before it the first, of several behind it the last.
 */
static bool
is_nearest(const PledgeJudgement *judgement, const Asked *asked, int axis, int distance,
		   bool forward)
{
	int kept = judgement->cue[axis];
	int other;

	if (kept < 0)
		return true;
	other = judgement->forward[axis] ? asked->from - asked->cues[kept].to
									 : asked->cues[kept].from - asked->to;
	return distance < other || (distance == other && judgement->forward[axis] == forward);
}

/* Looks at one cue on one side of the match; at its way there only if it would be kept. */
static void
look_at_cue(const Asked *asked, int which, bool forward, PledgeJudgement *judgement)
{
	const PledgeCue *cue = &asked->cues[which];
	const PledgeModifier *modifier;
	int distance;

	if (cue->modifier < 0 || (forward ? cue->to > asked->from : cue->from < asked->to))
		return;
	modifier = &asked->modifiers[cue->modifier];
	distance = forward ? asked->from - cue->to : cue->from - asked->to;
	if (!is_nearest(judgement, asked, modifier->axis, distance, forward) ||
		!reaches(cue, modifier, asked->tokens, asked->stops, asked->from, asked->to, forward))
		return;
	judgement->cue[modifier->axis] = (int16_t) which;
	judgement->forward[modifier->axis] = forward;
}

/* From the match outward: in a sentence of cues, most ways are then never walked. */
void
pledge_judge(const PledgeCue *cues, int cue_count, const PledgeModifier *modifiers,
			 const PledgeToken *tokens, const PledgeStopCounts *stops, uint16_t from, uint16_t to,
			 PledgeJudgement *judgement)
{
	Asked asked = {cues, modifiers, tokens, stops, from, to};
	int which;
	int axis;

	for (axis = 0; axis < PLEDGE_AXES; axis++)
	{
		judgement->cue[axis] = -1;
		judgement->forward[axis] = false;
	}
	for (which = cue_count - 1; which >= 0; which--)
		look_at_cue(&asked, which, true, judgement);
	for (which = 0; which < cue_count; which++)
		look_at_cue(&asked, which, false, judgement);
}
