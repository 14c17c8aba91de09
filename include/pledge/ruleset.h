/*
 * ruleset.h
 *	  A compiled edition: everything that a scan needs, in flat arrays.
 *
 * A ruleset is made once from its text (rules.h) and never changes; any number of
 * scans may read it at the same time.  All of its memory comes from one allocator.
 */
#ifndef PLEDGE_RULESET_H
#define PLEDGE_RULESET_H

#include "pledge/assertion.h"
#include "pledge/expression.h"
#include "pledge/lexicon.h"
#include "pledge/pattern.h"
#include "pledge/rules.h"

/* A set of small numbers, each hashed to one of 256 bits: what is not in it is not there. */
typedef struct PledgeMask
{
	uint64_t words[4];
} PledgeMask;

/* What a rule is there for. */
typedef enum PledgeRole
{
	PLEDGE_ROLE_EVIDENCE, /* owner: indicator */
	PLEDGE_ROLE_MODIFIER, /* owner: modifier */
	PLEDGE_ROLE_PSEUDO,
	PLEDGE_ROLE_TERMINATOR,
	PLEDGE_ROLE_BLOCK,       /* owner: 1 + scope, 0 = all indicators */
	PLEDGE_ROLE_SPEAKER,     /* owner: PledgeHolder */
	PLEDGE_ROLE_SECTION,     /* owner: section */
	PLEDGE_ROLE_PLACEHOLDER, /* owner: 1 = it points to another record */
	PLEDGE_ROLE_ANSWER,      /* owner: PledgeStatus */
	PLEDGE_ROLE_NAMES        /* owner: PledgeHolder; introduces the @name inside its match */
} PledgeRole;

/* Rules are looked for in rounds, the later ones only where they are needed. */
typedef enum PledgeRound
{
	PLEDGE_ROUND_EVIDENCE,
	PLEDGE_ROUND_JUDGEMENT,
	PLEDGE_ROUND_FORM,
	PLEDGE_ROUND_NAMES
} PledgeRound;

#define PLEDGE_ROUNDS    (PLEDGE_ROUND_NAMES + 1)
#define PLEDGE_UNBOUNDED 255

/* What every match of a rule has, and where. */
typedef struct PledgeNeed
{
	uint16_t number; /* rules that need one of the same symbols have the same number */
	uint8_t least;   /* words between the start of a match and it */
	uint8_t most;
} PledgeNeed;

#define PLEDGE_GATE_NEEDS  3
#define PLEDGE_WIDEST_NEED 63 /* most - least */

/* What is looked at before a rule is run: most rules are turned away here. */
typedef struct PledgeGate
{
	PledgeNeed needs[PLEDGE_GATE_NEEDS]; /* besides the anchor, the rarest first */
	uint8_t need_count;
	uint8_t before_least; /* words between the start of a match and its anchor */
	uint8_t before_most;  /* PLEDGE_UNBOUNDED = any number */
	bool at_start;        /* it begins with ^ */
} PledgeGate;

typedef struct PledgeRule
{
	uint32_t number;  /* pledge_rule_number */
	uint32_t program; /* first instruction */
	uint32_t text;    /* its pattern, offset into texts */
	uint16_t owner;
	uint16_t weight;    /* of a cue, 0 = decisive */
	uint16_t condition; /* 1 + index of a condition, 0 = none */
	uint16_t accepts;   /* statuses that count as asserted, PLEDGE_STATUS_BIT */
	uint8_t role;
	uint8_t round;
	uint8_t holders; /* PLEDGE_HOLDER_BIT */
} PledgeRule;

typedef enum PledgeWithin
{
	PLEDGE_WITHIN_SENTENCE,
	PLEDGE_WITHIN_NEXT, /* two neighbouring sentences */
	PLEDGE_WITHIN_PARAGRAPH,
	PLEDGE_WITHIN_RECORD
} PledgeWithin;

typedef struct PledgeIndicator
{
	uint32_t code;      /* offset into texts */
	uint16_t id;        /* of the fact; 0 = a signal, never told */
	uint16_t threshold; /* that its cues must reach together */
	uint16_t accepts;
	uint8_t holders;
	uint16_t support; /* 1 + the signal whose cues must support it, 0 = none */
	uint16_t needs;   /* what they must add up to in the record */
	uint8_t within;   /* PledgeWithin, of its cues */
} PledgeIndicator;

/* What an atom of an expression asks. */
typedef enum PledgeAtomKind
{
	PLEDGE_ATOM_INDICATOR, /* in the window of the combination */
	PLEDGE_ATOM_RECORD,    /* anywhere in the record */
	PLEDGE_ATOM_KIND,      /* of the record; index into kinds */
	PLEDGE_ATOM_AGE_UNDER, /* years; false where the age is not known */
	PLEDGE_ATOM_SECTION,   /* the unit stands under this heading */
	PLEDGE_ATOM_SPEAKER,   /* the match stands in a quotation of this PledgeHolder */
	PLEDGE_ATOM_PLACE      /* of the match: a PledgePlace */
} PledgeAtomKind;

typedef enum PledgePlace
{
	PLEDGE_PLACE_QUOTED,    /* in a quotation */
	PLEDGE_PLACE_QUESTION,  /* in a sentence that ends with a question mark */
	PLEDGE_PLACE_TITLE,     /* in the first line of the record */
	PLEDGE_PLACE_LIST_ITEM, /* in a list item */
	PLEDGE_PLACE_LABEL      /* in the label of a form or a heading */
} PledgePlace;

#define PLEDGE_SCOPE_INDICATORS 8

/* The indicators that a false friend is one for. */
typedef struct PledgeScope
{
	uint16_t count;
	uint16_t indicators[PLEDGE_SCOPE_INDICATORS];
} PledgeScope;

typedef struct PledgeCombination
{
	PledgeExpression expression;
	PledgeMask required;      /* indicators that must occur in the record */
	PledgeMask required_near; /* those of them that must occur in the window */
	uint32_t number;
	uint32_t text;
	uint16_t owner; /* indicator */
	uint8_t within; /* PledgeWithin */
	bool ordered;   /* what the expression names must stand in that order */
} PledgeCombination;

/* A phrase of several words that belongs to word classes. */
typedef struct PledgePhrase
{
	uint8_t count;
	uint8_t anchor; /* the word it is filed under, its rarest */
	uint16_t symbols[PLEDGE_LONGEST_PHRASE];
	uint32_t classes; /* first of class_members; ends with 0 */
} PledgePhrase;

/* For each key, a run of values: values[starts[key]] .. values[starts[key + 1] - 1]. */
typedef struct PledgeIndex
{
	uint32_t *starts;
	uint16_t *values;
	uint32_t keys;
} PledgeIndex;

/* What stands beside the word a phrase is filed under: looked at before the phrase is. */
typedef struct PledgeNeighbour
{
	uint16_t symbol;
	int16_t side; /* 1 = behind the word, -1 = before it */
} PledgeNeighbour;

/*
 * All that is looked up for one word stands together: its columns, hashed, and where its
 * values begin in each index by row.  They end where those of the next row begin.
 */
typedef struct PledgeRow
{
	uint64_t columns; /* bit n = one of its columns is n, modulo 64 */
	uint32_t needs;
	uint32_t phrases;
	uint32_t rules[PLEDGE_ROUNDS];
} PledgeRow;

typedef struct PledgeRuleset
{
	const PledgeAllocator *allocator;
	PledgeLexicon lexicon;
	uint8_t *lexeme_flags; /* PLEDGE_LEXEME_*, by lexeme */
	uint64_t *rows;        /* row_words each: by lexeme, then by built-in class */
	uint32_t row_words;
	PledgeRow *row_heads;                   /* by row, and one behind the last */
	PledgeIndex row_needs;                  /* row -> needs that its word meets */
	PledgeIndex class_needs;                /* class -> needs that a phrase of it meets */
	size_t need_count;                      /* needs are 1 .. need_count */
	PledgeIndex lexeme_symbols;             /* lexeme -> the other symbols it stands for */
	PledgeIndex class_supers;               /* class -> classes that contain it, itself first */
	PledgeIndex lexeme_phrases;             /* lexeme -> phrases filed under it */
	PledgeNeighbour *neighbours;            /* one for each value of lexeme_phrases */
	PledgeIndex row_rules[PLEDGE_ROUNDS];   /* row -> rules anchored at its word */
	PledgeIndex class_rules[PLEDGE_ROUNDS]; /* class -> rules anchored at a phrase of it */

	PledgeRule *rules;
	PledgeGate *gates; /* one for each rule */
	PledgeInstruction *code;
	PledgeIndicator *indicators;
	PledgeModifier *modifiers;
	PledgeCombination *combinations;
	PledgeExpression *conditions;
	PledgeScope *scopes;
	PledgePhrase *phrases;
	uint16_t *class_members;
	uint32_t *sections; /* names, offsets into texts */
	uint32_t *kinds;    /* names, offsets into texts */
	uint32_t *classes;  /* names, offsets into texts; built-in ones first */
	char *texts;

	size_t rule_count;
	size_t gate_count;
	size_t code_count;
	size_t indicator_count;
	size_t modifier_count;
	size_t combination_count;
	size_t condition_count;
	size_t scope_count;
	size_t phrase_count;
	size_t class_member_count;
	size_t section_count;
	size_t kind_count;
	size_t class_count;
	size_t text_length;

	/* room in the arrays above, used while compiling */
	size_t capacity[16];
} PledgeRuleset;

/* A class that no rule can name: the first word of a quotation. */
#define PLEDGE_CLASS_QUOTE_OPENS PLEDGE_BUILTIN_CLASSES

/*
 * Compiles the text of a ruleset (UTF-8, length bytes, needed during the call only).  NULL
 * on failure, with the rule at fault, its line and the offset within it in *error, or with
 * PLEDGE_OUT_OF_MEMORY.  The caller destroys the ruleset when nothing scans by it any more.
 */
extern PledgeRuleset *pledge_ruleset_compile(const char *text, size_t length,
											 const PledgeAllocator *allocator, PledgeError *error);
/* NULL is none. */
extern void pledge_ruleset_destroy(PledgeRuleset *ruleset);

/* The ruleset's own text at an offset: a code, a name, a pattern, ended by a zero byte. */
extern const char *pledge_ruleset_text(const PledgeRuleset *ruleset, uint32_t offset);

/* Index of an indicator or signal by its code of length bytes, -1 = none. */
extern int pledge_ruleset_indicator(const PledgeRuleset *ruleset, const char *code, size_t length);

/* Does a row have the column of this class or beginning? */
static inline bool
pledge_row_has(const PledgeRuleset *ruleset, size_t row, uint16_t symbol)
{
	uint32_t column = symbol & PLEDGE_SYMBOL_INDEX;

	/* the heads are few enough to stay at hand, the rows are not */
	if (((ruleset->row_heads[row].columns >> (column % 64)) & 1) == 0)
		return false;
	return (ruleset->rows[row * ruleset->row_words + column / 64] >> (column % 64)) & 1;
}

static inline uint32_t
pledge_symbol_hash(uint16_t symbol)
{
	return (symbol * UINT32_C(2654435761)) >> 24;
}

static inline void
pledge_mask_add(PledgeMask *mask, uint16_t symbol)
{
	uint32_t bit = pledge_symbol_hash(symbol);

	mask->words[bit >> 6] |= UINT64_C(1) << (bit & 63);
}

static inline bool
pledge_mask_may_hold(const PledgeMask *mask, uint16_t symbol)
{
	uint32_t bit = pledge_symbol_hash(symbol);

	return (mask->words[bit >> 6] & (UINT64_C(1) << (bit & 63))) != 0;
}

static inline void
pledge_mask_join(PledgeMask *mask, const PledgeMask *other)
{
	int word;

	for (word = 0; word < 4; word++)
		mask->words[word] |= other->words[word];
}

/* May every symbol of `required` be in the mask? */
static inline bool
pledge_mask_covers(const PledgeMask *mask, const PledgeMask *required)
{
	return ((required->words[0] & ~mask->words[0]) | (required->words[1] & ~mask->words[1]) |
			(required->words[2] & ~mask->words[2]) | (required->words[3] & ~mask->words[3])) == 0;
}

#endif
