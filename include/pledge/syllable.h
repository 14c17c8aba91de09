/*
 * syllable.h
 *	  How many syllables an English word has, by rule.
 */
#ifndef PLEDGE_SYLLABLE_H
#define PLEDGE_SYLLABLE_H

#include <stddef.h>
#include <stdint.h>

#include "pledge/lexicon.h"

#define PLEDGE_SYLLABLE_SLOTS 2048

/*
 * The syllables of a lower-cased word, length bytes, as pledge_token_read spells it; at
 * least 1.
 * Figures count as one.  Letters that spell no word ("gp", "t/c") are named one by one.
 */
extern unsigned pledge_syllables(const char *word, size_t length);

/*
 * The words that were counted lately, so that the common ones are counted once.  All
 * zero to begin with; may be used for any number of texts.
 */
typedef struct PledgeSyllableMemory
{
	struct
	{
		uint64_t low; /* the word, of at most PLEDGE_SHORT_WORD bytes; 0 = free */
		uint64_t high;
		uint32_t syllables;
	} slots[PLEDGE_SYLLABLE_SLOTS];
} PledgeSyllableMemory;

/* The same as pledge_syllables; memory may be NULL. */
extern unsigned pledge_syllables_remembered(PledgeSyllableMemory *memory, const PledgeWord *word);

/*
 * What an ending ('ll 've 'd 're 'm) or a final 's adds to the word before it:
 * "it'll" has two syllables, "she'll" has one.  The word may be its last letters only, in
 * any case.
 */
extern unsigned pledge_ending_syllables(const char *word, size_t length, const char *ending,
										size_t ending_length);

#endif
