/*
 * pattern.h
 *	  The pattern language: from its text to a small program over symbols.
 *
 *		word  word*  (a b|c)  word?  (a b)?  @class  ..4  ^  $  @quote  @quote5
 *		@any  @dash  @colon  @comma  @bracket
 *
 * @quote5 is a quotation of five words or more; @any is any one word; @dash, @colon,
 * @comma and @bracket take no word: they ask what stands before the next one.
 *
 * A program is run by match.h.  Its length, its gaps and its nesting are bounded, so
 * that no pattern can make a match slow.
 */
#ifndef PLEDGE_PATTERN_H
#define PLEDGE_PATTERN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pledge/error.h"
#include "pledge/lexicon.h"

/* A symbol is a lexeme, or a word class where this bit is set; 0 = none. */
#define PLEDGE_SYMBOL_CLASS 0x8000
#define PLEDGE_SYMBOL_INDEX 0x7FFF /* what is left is the index of the lexeme or class */

#define PLEDGE_PATTERN_NODES 256 /* words, groups and gaps of one pattern */
#define PLEDGE_PATTERN_DEPTH 16  /* brackets within brackets */
#define PLEDGE_LONGEST_GAP   20  /* words */

/* Word classes that the engine knows by the shape of a token. */
typedef enum PledgeBuiltinClass
{
	PLEDGE_CLASS_NAME,
	PLEDGE_CLASS_INITIAL,
	PLEDGE_CLASS_NUMBER,
	PLEDGE_CLASS_DATE,
	PLEDGE_CLASS_TIME,
	PLEDGE_CLASS_MONEY,
	PLEDGE_CLASS_KNOWN,
	PLEDGE_CLASS_TICKED,
	PLEDGE_CLASS_UNTICKED,
	PLEDGE_CLASS_QUERY,
	PLEDGE_CLASS_CHILD_NAME, /* names that the record has introduced: see [names] */
	PLEDGE_CLASS_PARENT_NAME,
	PLEDGE_CLASS_PROFESSIONAL_NAME,
	PLEDGE_CLASS_OTHER_CHILD_NAME,
	PLEDGE_BUILTIN_CLASSES
} PledgeBuiltinClass;

/* As it stands behind the @; lasts for ever. */
extern const char *pledge_builtin_class_name(PledgeBuiltinClass which);

typedef enum PledgeNodeKind
{
	PLEDGE_NODE_SYMBOL,
	PLEDGE_NODE_GAP, /* 0 .. count words */
	PLEDGE_NODE_START,
	PLEDGE_NODE_END,
	PLEDGE_NODE_QUOTE, /* of count words or more */
	PLEDGE_NODE_ANY,
	PLEDGE_NODE_BEFORE, /* one of PLEDGE_BEFORE_* in symbol */
	PLEDGE_NODE_SEQUENCE,
	PLEDGE_NODE_CHOICE /* of sequences */
} PledgeNodeKind;

typedef struct PledgeNode
{
	uint8_t kind;
	bool optional;
	uint8_t count; /* of a gap */
	uint16_t symbol;
	uint16_t child; /* first child, 0 = none (node 0 is the root) */
	uint16_t next;  /* next sibling, 0 = none */
} PledgeNode;

typedef struct PledgePattern
{
	PledgeNode nodes[PLEDGE_PATTERN_NODES];
	uint16_t count;
} PledgePattern;

/*
 * Turns names into symbols while a pattern is read.  word gives the lexeme of a word
 * or beginning; class gives the symbol of a class.  Each returns 0 when it cannot.
 */
typedef struct PledgeNaming
{
	uint16_t (*word)(void *context, const PledgeWord *word, bool prefix);
	uint16_t (*class)(void *context, const char *name, size_t length);
	void *context;
} PledgeNaming;

/* Is @name (length bytes) a part of the language itself, so that no word class may bear it? */
extern bool pledge_pattern_reserves(const char *name, size_t length);

/*
 * Reads a pattern of length bytes, which need not outlive the call.  False with
 * PLEDGE_SYNTAX, PLEDGE_UNKNOWN_NAME or PLEDGE_LIMIT; error->offset is a byte offset into
 * text.
 */
extern bool pledge_pattern_read(PledgePattern *pattern, const char *text, size_t length,
								const PledgeNaming *naming, PledgeError *error);

typedef enum PledgeOperation
{
	PLEDGE_DO_SYMBOL,
	PLEDGE_DO_GAP,
	PLEDGE_DO_SPLIT, /* try `argument`, then `other` */
	PLEDGE_DO_JUMP,
	PLEDGE_DO_START,
	PLEDGE_DO_END,
	PLEDGE_DO_QUOTE, /* of `count` words or more */
	PLEDGE_DO_ANY,
	PLEDGE_DO_BEFORE, /* `argument` stands before the token */
	PLEDGE_DO_ACCEPT
} PledgeOperation;

typedef struct PledgeInstruction
{
	uint8_t operation;
	uint8_t count;
	uint16_t argument;
	uint16_t other;
} PledgeInstruction;

/*
 * Writes the program of a pattern into code (room for `capacity` instructions);
 * returns their number, 0 when there is no room.
 */
extern size_t pledge_pattern_program(const PledgePattern *pattern, PledgeInstruction *code,
									 size_t capacity);

/* Can the pattern match nothing at all?  Such a pattern is refused. */
extern bool pledge_pattern_is_empty(const PledgePattern *pattern);

/*
 * Spells out a part of a pattern (a node, 0 = all of it) as plain sequences of symbols;
 * calls `take` for each, with symbols that last as long as that call.  False when the part
 * has a gap, an anchor or a quotation in it, can match nothing, has more than `most`
 * spellings, or take returned false.
 */
#define PLEDGE_LONGEST_PHRASE 12
extern bool pledge_pattern_phrases(const PledgePattern *pattern, uint16_t node, int most,
								   bool (*take)(void *context, const uint16_t *symbols, int count),
								   void *context);

#endif
