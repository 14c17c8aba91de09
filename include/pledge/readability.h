/*
 * readability.h
 *	  Plain language: how long the words and sentences of a text are, and what it
 *	  abbreviates without saying what it means.
 *
 * A sentence is a unit (unit.h) with a word in it, so that a heading and a list item are
 * sentences of their own.  A word is a token, but "she'll" is one word.  The counts are
 * a prompt to write more plainly, not a verdict on who wrote.
 */
#ifndef PLEDGE_READABILITY_H
#define PLEDGE_READABILITY_H

#include "pledge/syllable.h"
#include "pledge/unit.h"

#define PLEDGE_LONG_WORD          3   /* syllables, and more */
#define PLEDGE_LONG_SENTENCE      25  /* words: a long one has more */
#define PLEDGE_READABLE_WORDS     100 /* a text with fewer has no reading ease */
#define PLEDGE_ABBREVIATION_SLOTS 256
#define PLEDGE_MOST_ABBREVIATIONS 200 /* more are not told apart */

typedef struct PledgePlainCounts
{
	uint32_t words;
	uint32_t sentences;
	uint32_t syllables;
	uint32_t long_words;     /* of PLEDGE_LONG_WORD syllables or more */
	uint32_t long_sentences; /* of more than PLEDGE_LONG_SENTENCE words */
	uint32_t abbreviations;  /* different ones that are not explained where they first stand */
} PledgePlainCounts;

/* One text as it is read.  Needs no memory but its own. */
typedef struct PledgeReadability
{
	const char *text;
	size_t length;
	PledgeSyllableMemory *memory; /* NULL = none */
	PledgePlainCounts counts;
	uint32_t sentence_words; /* of the unit that is being read */
	uint8_t last_syllables;  /* of the last word */
	uint16_t abbreviation_count;
	uint64_t abbreviations[PLEDGE_ABBREVIATION_SLOTS]; /* met so far, by hash; 0 = free */
} PledgeReadability;

/*
 * Begins a text of length bytes.  The text and the memory must outlive the reading;
 * nothing is to be freed.
 */
extern void pledge_readability_start(PledgeReadability *readability, const char *text,
									 size_t length, PledgeSyllableMemory *memory);

/* To be told each word and each unit of the text, as a PledgeListener is. */
extern void pledge_readability_word(PledgeReadability *readability, const PledgeToken *token,
									const PledgeWord *word);
extern void pledge_readability_unit(PledgeReadability *readability, const PledgeUnit *unit);

/*
 * Flesch reading ease (the higher the plainer, mostly 0 .. 100) and Flesch-Kincaid grade (in
 * years of school, of the USA); false, and nothing set, under PLEDGE_READABLE_WORDS words.
 */
extern bool pledge_reading_ease(const PledgePlainCounts *counts, double *ease);
extern bool pledge_reading_grade(const PledgePlainCounts *counts, double *grade);

#endif
