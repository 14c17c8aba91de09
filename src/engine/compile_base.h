/*
 * compile_base.h
 *	  What the parts of the compiler share.
 *
 * compile_base.c holds what all parts lean on; compile.c reads names and drives; word_class.c makes symbols of words and classes;
 * compile_rule.c makes rules, modifiers, conditions and combinations; filing.c files each
 * rule under the word to look for first; need.c notes what else it must have; column.c
 * makes the rows that say what a word stands for.
 */
#ifndef PLEDGE_ENGINE_COMPILE_BASE_H
#define PLEDGE_ENGINE_COMPILE_BASE_H

#include "anchor.h"
#include "index.h"
#include "pledge/ruleset.h"

#define PLEDGE_MOST_CLASSES 0x7FFF
#define PLEDGE_MOST_LEXEMES 0x7FFF

#define PLEDGE_QUOTE_SYMBOL (PLEDGE_CLASS_QUOTE_OPENS | PLEDGE_SYMBOL_CLASS)

/* Which array of the ruleset an entry of PledgeRuleset.capacity belongs to. */
enum
{
	PLEDGE_ROOM_RULES,
	PLEDGE_ROOM_GATES,
	PLEDGE_ROOM_CODE,
	PLEDGE_ROOM_INDICATORS,
	PLEDGE_ROOM_MODIFIERS,
	PLEDGE_ROOM_COMBINATIONS,
	PLEDGE_ROOM_CONDITIONS,
	PLEDGE_ROOM_SCOPES,
	PLEDGE_ROOM_PHRASES,
	PLEDGE_ROOM_CLASS_MEMBERS,
	PLEDGE_ROOM_SECTIONS,
	PLEDGE_ROOM_KINDS,
	PLEDGE_ROOM_CLASSES,
	PLEDGE_ROOM_TEXTS
};

/* Some symbols of which rules need one: symbols [first, first + count) of the table. */
typedef struct PledgeNeedSet
{
	uint64_t hash;
	uint32_t first;
	uint32_t count;
} PledgeNeedSet;

/* What rules need; the set of index n has the number n + 1. */
typedef struct PledgeNeedTable
{
	uint16_t *symbols;
	size_t symbol_count;
	size_t symbol_capacity;
	PledgeNeedSet *sets;
	size_t set_count;
	size_t set_capacity;
	uint16_t *slots; /* numbers by hash, open addressing */
} PledgeNeedTable;

typedef struct PledgeCompiler
{
	PledgeRuleset *ruleset;
	PledgeRules rules;
	PledgeError *error;
	const PledgeRuleLine *line; /* being compiled */
	const PledgeRuleBlock *block;
	PledgePattern pattern; /* being compiled; large, so kept here */
	PledgeInstruction code[PLEDGE_PATTERN_NODES * 3];
	uint16_t class_symbol; /* whose members are being read */
	bool surveying;        /* classes are read for what they contain, no more */
	uint8_t *used;         /* by class: a rule asks for it, or for one around it */
	bool meeting;          /* first reading: words and unnamed classes are met */
	size_t named_classes;  /* classes with a name; unnamed ones follow */
	uint16_t *columns;     /* by lexeme: of a word beginning, 0 = a plain word */
	uint64_t *unnamed;     /* the members of each unnamed class, hashed */
	size_t unnamed_count;
	size_t unnamed_capacity;
	uint16_t *unnamed_slots;            /* 1 + index into these, by hash, open addressing */
	PledgePairs members;                /* lexeme -> class it is a single-word member of */
	PledgePairs inclusions;             /* class -> class that contains it */
	PledgePairs anchors[PLEDGE_ROUNDS]; /* symbol -> rule */
	PledgeNeedTable needs;
	uint32_t *costs; /* by class, then by lexeme: how often it may occur */
	uint8_t *class_longest;
} PledgeCompiler;

/* Notes a fault of the line or block being compiled; always returns false. */
extern bool pledge_compile_fault(PledgeCompiler *compiler, PledgeErrorCode code, PledgeSpan subject,
								 const char *message);
extern bool pledge_compile_no_memory(PledgeCompiler *compiler);

/*
 * Adds the line to a fault that a reader has noted, and where in it the text it read
 * begins; always returns false.
 */
extern bool pledge_compile_fault_in_line(PledgeCompiler *compiler, const char *text);

/* Refuses options that are not among the known (a list that ends with NULL). */
extern bool pledge_compile_options(PledgeCompiler *compiler, PledgeSpan options,
								   const char *const *known);

/* Room for one more element of an array, zeroed; NULL when there is none. */
extern void *pledge_compile_one_more(PledgeCompiler *compiler, void **array, size_t *count,
									 int room, size_t size);

#define ONE_MORE(compiler, array, count, room)                               \
	pledge_compile_one_more(compiler, (void **) &(compiler)->ruleset->array, \
							&(compiler)->ruleset->count, room,               \
							sizeof(*(compiler)->ruleset->array))

extern bool pledge_compile_keep_text(PledgeCompiler *compiler, const char *text, size_t length,
									 uint32_t *offset);

/* Index of a name among names, -1 = none. */
extern int pledge_compile_find_name(const PledgeRuleset *ruleset, const uint32_t *names,
									size_t count, const char *name, size_t length);

/* The same, adding the name if it is new; -1 when there is no memory. */
extern int pledge_compile_add_name(PledgeCompiler *compiler, uint32_t **names, size_t *count,
								   int room, const char *name, size_t length);

/* Options of blocks and lines; each leaves its target as it is when the option is not given. */
extern bool pledge_compile_number(PledgeCompiler *compiler, PledgeSpan options, const char *key,
								  int least, int most, uint16_t *number);
extern bool pledge_compile_within(PledgeCompiler *compiler, PledgeSpan options, uint8_t *within);
extern bool pledge_compile_acceptance(PledgeCompiler *compiler, PledgeSpan options,
									  uint16_t *accepts, uint8_t *holders);

/* word_class.c: reads a pattern into compiler->pattern, its words and classes as symbols. */
extern bool pledge_compile_pattern(PledgeCompiler *compiler, PledgeSpan text);
extern uint16_t pledge_compile_class_symbol(void *context, const char *name, size_t length);
extern bool pledge_compile_classes(PledgeCompiler *compiler);
extern bool pledge_compile_inclusions(PledgeCompiler *compiler);
extern bool pledge_compile_symbols(PledgeCompiler *compiler);
extern bool pledge_compile_phrases(PledgeCompiler *compiler);

/* column.c: the rows of bits; then, when all rules are filed, symbols as they are wanted. */
extern bool pledge_compile_columns(PledgeCompiler *compiler);
extern bool pledge_compile_wanted(PledgeCompiler *compiler);

/* Calls `each` for every line of the blocks of these kinds. */
extern bool pledge_compile_each_line(PledgeCompiler *compiler, PledgeBlockKind first,
									 PledgeBlockKind last, bool (*each)(PledgeCompiler *compiler));

/* compile_rule.c: one line of any block but a word class. */
extern bool pledge_compile_rule(PledgeCompiler *compiler);

/* need.c: what to look for in a unit besides the anchor of the pattern just read. */
extern bool pledge_compile_needs(PledgeCompiler *compiler, const PledgeSymbolFacts *facts,
								 const PledgeAnchor *anchor, PledgeGate *gate);

/* When all rules are filed: what each word stands for that rules need. */
extern bool pledge_compile_index_needs(PledgeCompiler *compiler);

/* filing.c */
extern bool pledge_compile_costs(PledgeCompiler *compiler);
extern bool pledge_compile_file(PledgeCompiler *compiler, PledgeRule *rule);
extern bool pledge_compile_index_rules(PledgeCompiler *compiler);

#endif
