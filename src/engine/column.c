/*
 * column.c
 *	  What each word stands for, as a row of bits.
 *
 * Word classes and word beginnings have a column each; a row has a bit for each of them
 * that its word stands for.  Whether a word is what a pattern asks for is then one look
 * at one bit.  Plain words need no column: they are compared as lexemes.
 */
#include <string.h>

#include "compile_base.h"

/* Column of each word beginning, by its lexeme; 0 = a plain word. */
static bool
number_columns(PledgeCompiler *compiler, uint16_t *columns)
{
	PledgeRuleset *ruleset = compiler->ruleset;
	const PledgeLexicon *lexicon = &ruleset->lexicon;
	size_t next = ruleset->class_count;
	uint32_t place;

	for (place = 0; place <= lexicon->prefix_mask; place++)
		if (lexicon->prefixes[place].length > 0)
			columns[lexicon->prefixes[place].lexeme] = (uint16_t) next++;
	if (next > PLEDGE_SYMBOL_INDEX)
	{
		PledgeSpan nothing = {"", 0};

		return pledge_compile_fault(compiler, PLEDGE_LIMIT, nothing,
									"too many word classes and word beginnings");
	}
	ruleset->row_words = (uint32_t) (next / 64 + 1);
	return true;
}

static void
set_column(PledgeRuleset *ruleset, size_t row, uint16_t column)
{
	uint64_t bit = UINT64_C(1) << (column % 64);

	ruleset->rows[row * ruleset->row_words + column / 64] |= bit;
	ruleset->row_heads[row].columns |= bit;
}

/* A symbol as a scan looks for it: a plain word stays, all else becomes its column. */
static uint16_t
wanted(const uint16_t *columns, uint16_t symbol)
{
	if ((symbol & PLEDGE_SYMBOL_CLASS) != 0 || columns[symbol] == 0)
		return symbol;
	return (uint16_t) (columns[symbol] | PLEDGE_SYMBOL_CLASS);
}

static void
fill_lexeme_rows(PledgeRuleset *ruleset, const uint16_t *columns)
{
	const PledgeIndex *symbols = &ruleset->lexeme_symbols;
	uint32_t lexeme;
	uint32_t place;

	for (lexeme = 1; lexeme < symbols->keys; lexeme++)
	{
		if (columns[lexeme] != 0)
			set_column(ruleset, lexeme, columns[lexeme]);
		for (place = symbols->starts[lexeme]; place < symbols->starts[lexeme + 1]; place++)
		{
			uint16_t symbol = symbols->values[place];

			set_column(ruleset, lexeme,
					   (symbol & PLEDGE_SYMBOL_CLASS) != 0 ? symbol & PLEDGE_SYMBOL_INDEX
														   : columns[symbol]);
		}
	}
}

/* The rows of the built-in classes stand behind those of the lexemes. */
static void
fill_builtin_rows(PledgeRuleset *ruleset)
{
	const PledgeIndex *supers = &ruleset->class_supers;
	uint32_t which;
	uint32_t place;

	for (which = 0; which <= PLEDGE_BUILTIN_CLASSES; which++)
		for (place = supers->starts[which]; place < supers->starts[which + 1]; place++)
			set_column(ruleset, (size_t) ruleset->lexicon.lexeme_count + 1 + which,
					   supers->values[place]);
}

/* Reserved classes become flags that the tokeniser reads. */
static void
fill_flags(PledgeCompiler *compiler)
{
	static const struct
	{
		const char *class;
		uint8_t flag;
	} reserved[] = {{"abbreviation", PLEDGE_LEXEME_ABBREVIATION},
					{"not_name", PLEDGE_LEXEME_NOT_NAME},
					{"comma_stop", PLEDGE_LEXEME_COMMA_STOP},
					{"closing_abbreviation", PLEDGE_LEXEME_CLOSING},
					{"numbering", PLEDGE_LEXEME_NUMBERING}};
	PledgeRuleset *ruleset = compiler->ruleset;
	size_t which;
	uint32_t lexeme;

	for (which = 0; which < sizeof(reserved) / sizeof(reserved[0]); which++)
	{
		uint16_t symbol = pledge_compile_class_symbol(compiler, reserved[which].class,
													  strlen(reserved[which].class));

		if (symbol == 0)
			continue;
		for (lexeme = 1; lexeme <= ruleset->lexicon.lexeme_count; lexeme++)
			if (pledge_row_has(ruleset, lexeme, symbol))
				ruleset->lexeme_flags[lexeme] |= reserved[which].flag;
	}
}

bool
pledge_compile_columns(PledgeCompiler *compiler)
{
	PledgeRuleset *ruleset = compiler->ruleset;
	const PledgeAllocator *allocator = ruleset->allocator;
	size_t lexemes = (size_t) ruleset->lexicon.lexeme_count + 1;
	size_t rows = lexemes + PLEDGE_BUILTIN_CLASSES + 1;

	compiler->columns = pledge_allocate_zeroed(allocator, lexemes, sizeof(uint16_t));
	ruleset->lexeme_flags = pledge_allocate_zeroed(allocator, lexemes, sizeof(uint8_t));
	if (compiler->columns == NULL || ruleset->lexeme_flags == NULL)
		return pledge_compile_no_memory(compiler);
	if (!number_columns(compiler, compiler->columns))
		return false;
	ruleset->rows = pledge_allocate_zeroed(allocator, rows * ruleset->row_words, sizeof(uint64_t));
	ruleset->row_heads = pledge_allocate_zeroed(allocator, rows + 1, sizeof(PledgeRow));
	if (ruleset->rows == NULL || ruleset->row_heads == NULL)
		return pledge_compile_no_memory(compiler);
	fill_lexeme_rows(ruleset, compiler->columns);
	fill_builtin_rows(ruleset);
	fill_flags(compiler);
	return true;
}

/* Beside each phrase as it is filed, the word next to the one it is filed under. */
static bool
note_neighbours(PledgeCompiler *compiler)
{
	PledgeRuleset *ruleset = compiler->ruleset;
	const PledgeIndex *filed = &ruleset->lexeme_phrases;
	uint32_t place;

	ruleset->neighbours = pledge_allocate_zeroed(ruleset->allocator, filed->starts[filed->keys],
												 sizeof(*ruleset->neighbours));
	if (ruleset->neighbours == NULL)
		return pledge_compile_no_memory(compiler);
	for (place = 0; place < filed->starts[filed->keys]; place++)
	{
		const PledgePhrase *phrase = &ruleset->phrases[filed->values[place]];
		int side = phrase->anchor + 1 < phrase->count ? 1 : -1;

		ruleset->neighbours[place].side = (int16_t) side;
		ruleset->neighbours[place].symbol = phrase->symbols[phrase->anchor + side];
	}
	return true;
}

/* Puts the starts of all indexes by row side by side. */
static void
gather_starts(PledgeRuleset *ruleset)
{
	uint32_t lexemes = ruleset->lexeme_phrases.keys;
	uint32_t rows = ruleset->row_needs.keys;
	uint32_t row;
	int round;

	for (row = 0; row <= rows; row++)
	{
		PledgeRow *head = &ruleset->row_heads[row];

		head->needs = ruleset->row_needs.starts[row];
		/* no phrase is filed under a built-in class */
		head->phrases = ruleset->lexeme_phrases.starts[row < lexemes ? row : lexemes];
		for (round = 0; round < PLEDGE_ROUNDS; round++)
			head->rules[round] = ruleset->row_rules[round].starts[row];
	}
}

/* Turns every symbol that a scan looks for into what it is looked for as. */
bool
pledge_compile_wanted(PledgeCompiler *compiler)
{
	PledgeRuleset *ruleset = compiler->ruleset;
	size_t which;
	uint8_t word;

	for (which = 0; which < ruleset->code_count; which++)
		if (ruleset->code[which].operation == PLEDGE_DO_SYMBOL)
			ruleset->code[which].argument =
				wanted(compiler->columns, ruleset->code[which].argument);
	for (which = 0; which < ruleset->phrase_count; which++)
		for (word = 0; word < ruleset->phrases[which].count; word++)
			ruleset->phrases[which].symbols[word] =
				wanted(compiler->columns, ruleset->phrases[which].symbols[word]);
	for (which = 0; which < compiler->needs.symbol_count; which++)
		compiler->needs.symbols[which] = wanted(compiler->columns, compiler->needs.symbols[which]);
	if (!pledge_compile_index_needs(compiler) || !note_neighbours(compiler))
		return false;
	gather_starts(ruleset);
	return true;
}
