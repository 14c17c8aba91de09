/*
 * condition.h
 *	  Conditions of measures: tsquery over fact codes, in three-valued logic.
 */
#ifndef PLEDGE_CONDITION_H
#define PLEDGE_CONDITION_H

#include "edition.h"

/* The three answers; AND is the least, OR the greatest, NOT the difference to TOLD_YES. */
#define TOLD_NO    0
#define TOLD_MAYBE 1
#define TOLD_YES   2

/* Gives the id of a fact by its code, 0 = there is none. */
typedef int16 (*FactByCode)(void *context, const char *code, int length);

/*
 * Compiles a tsquery (as a Datum) in the current memory context.  Refuses what has no
 * meaning over facts: an empty query, prefixes, weights, <->, unknown codes.
 */
extern Condition pledge_condition_compile(Datum query, FactByCode find, void *context,
										  const char *measure);

/* Evaluates; `told` has one byte a fact id, TOLD_*. */
extern int pledge_condition_evaluate(const Condition *condition, const uint8 *told);

#endif
