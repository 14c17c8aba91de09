/*
 * example.h
 *	  The examples that rules carry: what each must and must not match.
 */
#ifndef PLEDGE_EXAMPLE_H
#define PLEDGE_EXAMPLE_H

#include "pledge/scan.h"

/* An example that failed. */
typedef struct PledgeExampleFailure
{
	uint32_t number; /* of the rule: pledge_rule_number */
	int line;        /* of the example in the rule text, from 1 */
	bool must_match; /* it should have matched; else it should not have */
	PledgeSpan rule; /* both stand in the rule text */
	PledgeSpan text;
} PledgeExampleFailure;

/*
 * Scans each example as a record of its own and calls `report` for those that fail.  A
 * rule matches its example when it finds asserted evidence in it (a cue need not reach
 * its threshold).  A condition on kind or age of the rule is met for its examples where
 * one kind and one age can meet it.  *checked is how many were scanned.  A failure is the
 * engine's while `report` runs.  Returns false only when the rules do not compile (with the
 * error of pledge_ruleset_compile) or there is no memory; here error must not be NULL.
 */
extern bool pledge_examples_check(const char *text, size_t length, const PledgeAllocator *allocator,
								  void (*report)(void *context,
												 const PledgeExampleFailure *failure),
								  void *context, size_t *checked, PledgeError *error);

#endif
