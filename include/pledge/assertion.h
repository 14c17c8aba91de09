/*
 * assertion.h
 *	  How a match is judged: did it happen, to whom, when, and is it so at all?
 *
 * The axes are those of ConText (Harkema et al. 2009): polarity, modality, time and
 * holder.  A modifier ("did not", "will", "previously", "Mum said") speaks forward or
 * backward over its own unit until a stop: a colon, a closing quotation mark, a spaced
 * dash, a terminator ("but"), or a comma before a word of class comma_stop.  None
 * speaks into or out of brackets.  A modifier may be let past colons or terminators
 * (past=colon).  On each axis the nearest modifier wins; a longer phrase hides one that
 * stands inside it, if it speaks in that direction too.
 */
#ifndef PLEDGE_ASSERTION_H
#define PLEDGE_ASSERTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pledge/token.h"
#include "pledge/unit.h"

/* What comes out, one for a match.  Only PLEDGE_ASSERTED is a fact. */
typedef enum PledgeStatus
{
	PLEDGE_ASSERTED,
	PLEDGE_NEGATED,
	PLEDGE_PLANNED,
	PLEDGE_HYPOTHETICAL,
	PLEDGE_UNCERTAIN,
	PLEDGE_HISTORICAL,
	PLEDGE_OTHER_HOLDER,
	PLEDGE_EMPTY /* a heading, or a form answer, with nothing behind it */
} PledgeStatus;

#define PLEDGE_STATUSES           (PLEDGE_EMPTY + 1)
#define PLEDGE_STATUS_BIT(status) (1u << (status))

/* Names last for ever; by_name leaves *status as it is, and returns false, of no status. */
extern const char *pledge_status_name(PledgeStatus status);
extern bool pledge_status_by_name(const char *name, size_t length, PledgeStatus *status);

/* Whose experience, words or view it is. */
typedef enum PledgeHolder
{
	PLEDGE_HOLDER_UNKNOWN,
	PLEDGE_HOLDER_CHILD,
	PLEDGE_HOLDER_PARENT,
	PLEDGE_HOLDER_PROFESSIONAL,
	PLEDGE_HOLDER_OTHER_CHILD
} PledgeHolder;

#define PLEDGE_HOLDERS            (PLEDGE_HOLDER_OTHER_CHILD + 1)
#define PLEDGE_HOLDER_BIT(holder) (1u << (holder))
#define PLEDGE_HOLDER_ANY         0xFF

/* The same of holders. */
extern const char *pledge_holder_name(PledgeHolder holder);
extern bool pledge_holder_by_name(const char *name, size_t length, PledgeHolder *holder);

/* One slot on each axis; hypothetical, planned and uncertain are slots of their own. */
typedef enum PledgeAxis
{
	PLEDGE_AXIS_NEGATED,
	PLEDGE_AXIS_PLANNED,
	PLEDGE_AXIS_HYPOTHETICAL,
	PLEDGE_AXIS_UNCERTAIN,
	PLEDGE_AXIS_HISTORICAL,
	PLEDGE_AXIS_HOLDER
} PledgeAxis;

#define PLEDGE_AXES (PLEDGE_AXIS_HOLDER + 1)

#define PLEDGE_FORWARD  1
#define PLEDGE_BACKWARD 2

/* What ends a scope. */
typedef enum PledgeStop
{
	PLEDGE_STOP_CLAUSE, /* closing quotation mark, dash, comma, tick box */
	PLEDGE_STOP_COLON,
	PLEDGE_STOP_TERMINATOR
} PledgeStop;

#define PLEDGE_STOPS          (PLEDGE_STOP_TERMINATOR + 1)
#define PLEDGE_STOP_BIT(stop) (1u << (stop))

/* before[s][n]: the stops of kind s that stand just before the tokens 0 .. n - 1. */
typedef struct PledgeStopCounts
{
	uint16_t before[PLEDGE_STOPS][PLEDGE_UNIT_TOKENS + 1];
} PledgeStopCounts;

/* What a modifier says; `holder` is used on the holder axis only. */
typedef struct PledgeModifier
{
	uint8_t axis;      /* PledgeAxis */
	uint8_t holder;    /* PledgeHolder */
	uint8_t direction; /* PLEDGE_FORWARD | PLEDGE_BACKWARD */
	uint8_t limit;     /* words it reaches, 0 = as far as the stops let it */
	uint8_t past;      /* PLEDGE_STOP_BIT of the stops that do not stop it */
} PledgeModifier;

/* Where a modifier or a stop stands in a unit, in tokens. */
typedef struct PledgeCue
{
	uint16_t from;
	uint16_t to;      /* first token behind it */
	int16_t modifier; /* index of the PledgeModifier; PLEDGE_CUE_STOP or _PSEUDO */
	uint32_t rule;    /* index of the rule that found it */
} PledgeCue;

#define PLEDGE_CUE_STOP   (-1)
#define PLEDGE_CUE_PSEUDO (-2)

/* What was found on each axis for one match. */
typedef struct PledgeJudgement
{
	int16_t cue[PLEDGE_AXES];  /* index of the cue that decided, -1 = none */
	bool forward[PLEDGE_AXES]; /* the cue stands before the match */
} PledgeJudgement;

/*
 * Drops every cue that stands strictly inside a longer one (modifiers, terminators and
 * pseudo phrases alike, but holders only inside holders and pseudo phrases); returns how
 * many are left.  Orders them by place.
 */
extern int pledge_cues_tidy(PledgeCue *cues, int count, const PledgeModifier *modifiers);

/*
 * Judges the match of tokens [from, to) of a unit by its cues, which must be tidy, and its
 * stops.  Cues inside the match do not speak of it.  Fills in all of *judgement.
 */
extern void pledge_judge(const PledgeCue *cues, int cue_count, const PledgeModifier *modifiers,
						 const PledgeToken *tokens, const PledgeStopCounts *stops, uint16_t from,
						 uint16_t to, PledgeJudgement *judgement);

#endif
