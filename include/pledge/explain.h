/*
 * explain.h
 *	  Why, in plain words: "negated by 'did not', three words before".
 */
#ifndef PLEDGE_EXPLAIN_H
#define PLEDGE_EXPLAIN_H

#include "pledge/scan.h"

#define PLEDGE_LONGEST_BECAUSE 240

/* Writes the explanation into because, always ending it with a zero byte. */
extern void pledge_explain(const PledgeRuleset *ruleset, const PledgeRecord *record,
						   const PledgeEvidence *evidence, char because[PLEDGE_LONGEST_BECAUSE]);

#endif
