/*
 * syllable.h
 *	  How many syllables an English word has, by rule.
 */
#ifndef PLEDGE_SYLLABLE_H
#define PLEDGE_SYLLABLE_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The syllables of a lower-cased word as pledge_token_read spells it; at least 1.
 * Figures count as one.  Letters that spell no word ("gp", "t/c") are named one by one.
 */
extern unsigned pledge_syllables(const char *word, size_t length);

/*
 * What an ending ('ll 've 'd 're 'm) or a final 's adds to the word before it:
 * "it'll" has two syllables, "she'll" has one.
 */
extern unsigned pledge_ending_syllables(const char *word, size_t length, const char *ending,
										size_t ending_length);

#endif
