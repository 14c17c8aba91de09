/*
 * unit.h
 *	  From words to units: sentences, list items, headings, paragraphs, quotations.
 *
 * A unit is what a pattern may span: one sentence, one list item, or one line of a
 * form.  A semicolon ends a unit too.  A line break ends a unit unless a long line
 * goes on in lower case (wrapped text).  Very long units are cut at PLEDGE_UNIT_TOKENS.
 */
#ifndef PLEDGE_UNIT_H
#define PLEDGE_UNIT_H

#include "pledge/token.h"

#define PLEDGE_UNIT_TOKENS 1024

typedef struct PledgeUnit
{
	uint32_t number;    /* from 0 */
	uint32_t paragraph; /* from 0 */
	uint32_t line;      /* from 0 */
	uint16_t count;     /* tokens */
	uint16_t label;     /* tokens of a leading "label:", 0 = none */
	bool starts_line;
	bool list_item;
	bool ends_line;
	bool ends_paragraph; /* or the text */
	bool question;       /* ended by a question mark */
	uint16_t end_before; /* PLEDGE_BEFORE_* that stand behind the last token */
	PledgeToken tokens[PLEDGE_UNIT_TOKENS];
} PledgeUnit;

/*
 * Who is told each word as it is read, with its spelling, which tokens do not keep.  A
 * word is told before its unit is whole; tick boxes and queries are no words.
 */
typedef struct PledgeListener
{
	void (*word)(void *context, const PledgeToken *token, const PledgeWord *word);
	void (*unit)(void *context, const PledgeUnit *unit); /* right behind its last word */
	void *context;
} PledgeListener;

typedef struct PledgeReader
{
	const char *text;
	size_t length;
	size_t position; /* bytes read so far */
	size_t line_start;
	const PledgeLexicon *lexicon;
	const uint8_t *lexeme_flags; /* PLEDGE_LEXEME_*, by lexeme */
	const PledgeWord *known;     /* the child's known names */
	int known_count;
	uint32_t units;
	uint32_t paragraph;
	uint32_t line;
	uint32_t quotations; /* opened so far */
	uint32_t quotation;  /* the open one, 0 = none */
	uint32_t outer;      /* the quotation around it, 0 = none */
	uint32_t outer_mark;
	uint32_t quote_mark; /* the character that closes it */
	size_t quote_end;    /* a straight single quotation ends here */
	uint16_t pending;    /* PLEDGE_BEFORE_* for the next token */
	bool at_line_start;
	uint16_t lexeme_and;            /* what & and + stand for */
	const PledgeListener *listener; /* NULL = nobody; set after pledge_reader_start */
} PledgeReader;

/*
 * Begins a text: UTF-8, length bytes, below 4 GB.  All that is given must outlive the
 * reader, which needs no memory but its own.  A lexicon and flags of NULL: no word is
 * known, no full stop belongs to an abbreviation.
 */
extern void pledge_reader_start(PledgeReader *reader, const char *text, size_t length,
								const PledgeLexicon *lexicon, const uint8_t *lexeme_flags,
								const PledgeWord *known, int known_count);

/* Reads the next unit, of at least one token; false at the end of the text, never for a fault. */
extern bool pledge_reader_next(PledgeReader *reader, PledgeUnit *unit);

#endif
