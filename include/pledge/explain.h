/*
 * explain.h
 *	  Why, in plain words: "negated by 'did not', three words before".
 */
#ifndef PLEDGE_EXPLAIN_H
#define PLEDGE_EXPLAIN_H

#include "pledge/scan.h"

#define PLEDGE_LONGEST_BECAUSE 240 /* bytes, the zero byte among them */

/*
 * Writes the explanation into because, always ending it with a zero byte; a longer one is
 * cut between characters.  Ruleset and record are those that the evidence comes from.  It
 * quotes the record: it is text of the record, and no part of a message.
 */
extern void pledge_explain(const PledgeRuleset *ruleset, const PledgeRecord *record,
						   const PledgeEvidence *evidence, char because[PLEDGE_LONGEST_BECAUSE]);

#endif
