/*
 * rules.h
 *	  The text form of a ruleset: what a person reads, a file holds, an edition freezes.
 *
 *		# a comment
 *		[class kin]							word class: members by | or line
 *		mum | mummy | step mum
 *		[indicator child_voice id=3 accepts=negated threshold=100]
 *		@child told me						a decisive pattern
 *		40: @child @feel					a cue, with its weight
 *		@child smiled {if age_under_2}		a condition on kind, age or section
 *		  + Jay told me he is sad			an example that must match
 *		  - Mum told me						one that must not
 *
 * Blocks: class, section, indicator, signal, combine, modifier, pseudo, terminator,
 * block, placeholder, answer, speaker, names.  doc/rules.md is the writer's guide.
 */
#ifndef PLEDGE_RULES_H
#define PLEDGE_RULES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pledge/allocator.h"
#include "pledge/error.h"

typedef enum PledgeBlockKind
{
	PLEDGE_BLOCK_CLASS,
	PLEDGE_BLOCK_SECTION,
	PLEDGE_BLOCK_INDICATOR,
	PLEDGE_BLOCK_SIGNAL,
	PLEDGE_BLOCK_COMBINE,
	PLEDGE_BLOCK_MODIFIER,
	PLEDGE_BLOCK_PSEUDO,
	PLEDGE_BLOCK_TERMINATOR,
	PLEDGE_BLOCK_BLOCK,
	PLEDGE_BLOCK_PLACEHOLDER,
	PLEDGE_BLOCK_ANSWER,
	PLEDGE_BLOCK_SPEAKER,
	PLEDGE_BLOCK_NAMES
} PledgeBlockKind;

#define PLEDGE_BLOCK_KINDS (PLEDGE_BLOCK_NAMES + 1)

/* A piece of the rule text; it belongs to the caller's text. */
typedef struct PledgeSpan
{
	const char *text;
	size_t length;
} PledgeSpan;

typedef struct PledgeRuleBlock
{
	PledgeBlockKind kind;
	PledgeSpan name;    /* empty where the kind has none */
	PledgeSpan options; /* what follows the name in the brackets */
	int line;           /* of the rule text, from 1 */
	uint32_t first;     /* its lines are first .. first + count - 1 */
	uint32_t count;
} PledgeRuleBlock;

typedef struct PledgeRuleLine
{
	const char *start;  /* of its line: faults are told by the offset from here */
	PledgeSpan body;    /* pattern, members, heading or expression */
	PledgeSpan options; /* inside the trailing braces */
	int weight;         /* of a cue; 0 = decisive */
	int line;           /* of the rule text, from 1 */
	uint32_t block;
	uint32_t first_example;
	uint32_t example_count;
} PledgeRuleLine;

typedef struct PledgeRuleExample
{
	PledgeSpan text;
	bool must_match;
	int line; /* of the rule text, from 1 */
} PledgeRuleExample;

typedef struct PledgeRules
{
	const PledgeAllocator *allocator;
	PledgeRuleBlock *blocks;
	PledgeRuleLine *lines;
	PledgeRuleExample *examples;
	size_t block_count;
	size_t line_count;
	size_t example_count;
	size_t block_capacity;
	size_t line_capacity;
	size_t example_capacity;
} PledgeRules;

/*
 * Reads the text (UTF-8, length bytes) into blocks and lines; nothing in them is compiled
 * yet.  Every span points into the text, which must outlive the rules.  False with
 * PLEDGE_SYNTAX or PLEDGE_OUT_OF_MEMORY and the line of the fault; whether it could be read
 * or not, the rules are to be destroyed.
 */
extern bool pledge_rules_read(PledgeRules *rules, const char *text, size_t length,
							  const PledgeAllocator *allocator, PledgeError *error);
extern void pledge_rules_destroy(PledgeRules *rules);

/* As it stands in the brackets; lasts for ever. */
extern const char *pledge_block_kind_name(PledgeBlockKind kind);

/*
 * The number of a rule: the same for the same block and pattern in every edition and
 * every installation, from 1 to 2^31 - 1 (FNV-1a over "kind name\nbody{options}", for
 * modifiers and combinations with the options of their block behind the name, for cues
 * with a tab and the weight behind the body).
 */
extern uint32_t pledge_rule_number(const PledgeRuleBlock *block, const PledgeRuleLine *line);

/*
 * Looks for `key=value` (or a bare `key`) among options; *value is set to what follows
 * the equals sign up to the next blank, empty of a bare key.  False, and *value as it was,
 * where there is none.
 */
extern bool pledge_option(PledgeSpan options, const char *key, PledgeSpan *value);

/* Does the span equal this word? */
extern bool pledge_span_is(PledgeSpan span, const char *word);

/*
 * Takes the next piece off *rest, up to `separator`, without blanks around it; false when
 * nothing is left.
 */
extern bool pledge_span_split(PledgeSpan *rest, char separator, PledgeSpan *piece);

#endif
