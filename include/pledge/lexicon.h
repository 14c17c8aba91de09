/*
 * lexicon.h
 *	  The words that rules speak of, and the symbols each word stands for.
 *
 * A *lexeme* is a word (or a word beginning) that occurs in a rule; all other words
 * of a text are lexeme 0.  A *symbol* is what a pattern asks for at one place: a
 * word, a word beginning, or a word class.  A lexeme stands for several symbols:
 * "mum" for the word itself and for the classes kin and parent.
 */
#ifndef PLEDGE_LEXICON_H
#define PLEDGE_LEXICON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pledge/allocator.h"

/* Words up to this many bytes are compared as two machine words. */
#define PLEDGE_SHORT_WORD 16

/* Longest word a rule may name, in bytes. */
#define PLEDGE_LONGEST_WORD 64

/* What the tokeniser itself needs to know of a word; from reserved word classes. */
#define PLEDGE_LEXEME_ABBREVIATION 0x01 /* class abbreviation: its full stop ends nothing */
#define PLEDGE_LEXEME_NOT_NAME     0x02 /* class not_name: a capital does not make it a name */
#define PLEDGE_LEXEME_COMMA_STOP   0x04 /* class comma_stop: a comma before it ends a scope */
#define PLEDGE_LEXEME_CLOSING      0x08 /* class closing_abbreviation: ends before a capital */
#define PLEDGE_LEXEME_NUMBERING    0x10 /* class numbering: an abbreviation before a digit */

/* A lower-cased word: its bytes and, where it is short, two words of them. */
typedef struct PledgeWord
{
	uint64_t low;
	uint64_t high;
	uint16_t length;                    /* bytes */
	char text[PLEDGE_LONGEST_WORD + 1]; /* ends with a zero byte */
} PledgeWord;

typedef struct PledgeLexiconSlot
{
	uint64_t low;
	uint64_t high;
	uint32_t text;   /* offset into texts */
	uint16_t length; /* 0 = the slot is free */
	uint16_t lexeme;
} PledgeLexiconSlot;

typedef struct PledgeLexicon
{
	const PledgeAllocator *allocator;
	PledgeLexiconSlot *words; /* open addressing; word_mask + 1 slots */
	PledgeLexiconSlot *prefixes;
	uint32_t word_mask;
	uint32_t prefix_mask;
	uint32_t word_count;
	uint32_t prefix_count;
	uint32_t prefix_lengths[1024]; /* by hash of the first two bytes: bit n = a
										 * beginning of n bytes exists (31 = 31 or more) */
	char *texts;
	size_t text_length;
	size_t text_capacity;
	uint16_t lexeme_count; /* lexemes are 1 .. lexeme_count */
} PledgeLexicon;

/*
 * An empty lexicon; false when there is no memory.  Whether it could be made or not, it
 * is to be destroyed.
 */
extern bool pledge_lexicon_create(PledgeLexicon *lexicon, const PledgeAllocator *allocator);
extern void pledge_lexicon_destroy(PledgeLexicon *lexicon);

/*
 * Makes a word of length bytes, which are copied and are lower case already; those past
 * PLEDGE_LONGEST_WORD are dropped.
 */
extern void pledge_word_set(PledgeWord *word, const char *text, size_t length);

/*
 * The lexeme of a word (or beginning), made if need be.  0 when the word is empty, there is
 * no memory, or there are already 65,535 lexemes.
 */
extern uint16_t pledge_lexicon_add(PledgeLexicon *lexicon, const PledgeWord *word, bool prefix);

/* The lexeme of a word of a text: the word itself, else its longest known beginning, else 0. */
extern uint16_t pledge_lexicon_find(const PledgeLexicon *lexicon, const PledgeWord *word);

/* The lexeme of exactly this word (or this beginning), else 0. */
extern uint16_t pledge_lexicon_exact(const PledgeLexicon *lexicon, const PledgeWord *word,
									 bool prefix);

/*
 * The text of a lexeme's slot, which ends with a zero byte; it belongs to the lexicon,
 * until the next lexeme is added.
 */
extern const char *pledge_lexicon_text(const PledgeLexicon *lexicon, const PledgeLexiconSlot *slot);

#endif
