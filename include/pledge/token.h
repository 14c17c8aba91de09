/*
 * token.h
 *	  From bytes to words: the smallest things that rules speak of.
 *
 * A token is a run of letters and digits, lower-cased.  A final 's is left off
 * ("mum's" is the word "mum"), the endings 'll 'd 've 're 'm are words of their own,
 * a hyphen parts words, and single letters joined by / & or . are one word
 * ("t/c", "a&e", "e.g." as "eg").  Straight and curly apostrophes are alike.
 * Bytes that are not UTF-8 count as letters of their own, so that no input fails.
 */
#ifndef PLEDGE_TOKEN_H
#define PLEDGE_TOKEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pledge/lexicon.h"

/* What stands between a token and the one before it. */
#define PLEDGE_BEFORE_COMMA         0x0001
#define PLEDGE_BEFORE_COLON         0x0002
#define PLEDGE_BEFORE_DASH          0x0004 /* a dash between spaces, or dots */
#define PLEDGE_BEFORE_OPEN_BRACKET  0x0008
#define PLEDGE_BEFORE_CLOSE_BRACKET 0x0010
#define PLEDGE_BEFORE_OPEN_QUOTE    0x0020
#define PLEDGE_BEFORE_CLOSE_QUOTE   0x0040
#define PLEDGE_BEFORE_NEWLINE       0x0080
#define PLEDGE_BEFORE_HYPHEN        0x0100

/* The shape of a token, which stands for the built-in word classes. */
#define PLEDGE_SHAPE_CAPITAL 0x01 /* begins with a capital */
#define PLEDGE_SHAPE_INITIAL 0x02 /* a single capital: @initial */
#define PLEDGE_SHAPE_NUMBER  0x04 /* @number */
#define PLEDGE_SHAPE_DATE    0x08 /* 12/3, 3rd: @date */
#define PLEDGE_SHAPE_TIME    0x10 /* 14:30, 9am: @time */
#define PLEDGE_SHAPE_MONEY   0x20 /* £40: @money */
#define PLEDGE_SHAPE_KNOWN   0x40 /* one of the child's known names: @known */
#define PLEDGE_SHAPE_MARK    0x80 /* no word: a tick box or a query, see mark */

typedef enum PledgeMark
{
	PLEDGE_MARK_NONE,
	PLEDGE_MARK_TICKED,   /* [x] : @ticked */
	PLEDGE_MARK_UNTICKED, /* [ ] : @unticked */
	PLEDGE_MARK_QUERY     /* "?neglect" : @query */
} PledgeMark;

typedef struct PledgeToken
{
	uint32_t start;     /* byte offset in the body */
	uint32_t quotation; /* 0 = outside; else the number of its quotation, from 1 */
	uint16_t length;    /* bytes, at most 65,535 */
	uint16_t lexeme;
	uint16_t before; /* PLEDGE_BEFORE_* */
	uint8_t shape;   /* PLEDGE_SHAPE_* */
	uint8_t mark;    /* PledgeMark */
	uint8_t role;    /* PledgeHolder of whom the record introduced by this name; 0 = nobody */
} PledgeToken;

/*
 * How many bytes the next character takes, and what it is; a bad byte is itself plus
 * 0x110000.  There must be a byte.  All lengths here and below are bytes.
 */
extern size_t pledge_utf8_decode(const char *text, size_t length, uint32_t *character);

/* Is it a letter or digit (or no white space or punctuation) beyond ASCII? */
extern bool pledge_is_word_character(uint32_t character);

/* True where a token begins at text[0]. */
extern bool pledge_token_begins(const char *text, size_t length);

/* Bytes of an apostrophe at text[0], straight or curly; 0 = none. */
extern size_t pledge_apostrophe(const char *text, size_t length);

/* Bytes of a final 's at text[0], its apostrophe included; 0 = none. */
extern size_t pledge_token_possessive(const char *text, size_t length);

/* Bytes of an ending ('ll 'd 've 're 'm) at text[0], its apostrophe included; 0 = none. */
extern size_t pledge_token_ending(const char *text, size_t length);

/*
 * Reads the token that begins at text[0].  Fills word and shape, and sets *consumed to
 * the bytes it takes (an ending such as 'll is left for the next call, which begins at
 * its apostrophe) and *length to those that are the word itself (without a final 's).
 * after_word is true when the byte before text belongs to the same run of letters.
 */
extern void pledge_token_read(const char *text, size_t length, bool after_word, PledgeWord *word,
							  uint8_t *shape, size_t *word_length, size_t *consumed);

#endif
