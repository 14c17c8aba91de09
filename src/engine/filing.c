/*
 * filing.c
 *	  Filing each rule under the word to look for first.
 */
#include <string.h>

#include "compile_base.h"

/* ---- one rule ---- */

/* Rare is cheap: long words are rarer than short ones, beginnings and classes commoner. */
static uint32_t
lexeme_cost(size_t length, bool prefix)
{
	uint32_t cost = length <= 2 ? 200 : length == 3 ? 90 : length == 4 ? 40 : length == 5 ? 20 : 8;

	return prefix ? cost * 2 : cost;
}

static uint32_t
symbol_cost(void *context, uint16_t symbol)
{
	PledgeCompiler *compiler = context;

	if ((symbol & PLEDGE_SYMBOL_CLASS) != 0)
		return compiler->costs[symbol & PLEDGE_SYMBOL_INDEX];
	return compiler->costs[compiler->ruleset->class_count + symbol];
}

static int
symbol_longest(void *context, uint16_t symbol)
{
	PledgeCompiler *compiler = context;

	if ((symbol & PLEDGE_SYMBOL_CLASS) == 0)
		return 1;
	return compiler->class_longest[symbol & PLEDGE_SYMBOL_INDEX];
}

/* Writes the program of the pattern just read, and chooses its anchor. */
bool
pledge_compile_file(PledgeCompiler *compiler, PledgeRule *rule)
{
	PledgeRuleset *ruleset = compiler->ruleset;
	PledgeSymbolFacts facts = {symbol_cost, symbol_longest, compiler};
	PledgeAnchor anchor;
	PledgeGate *gate;
	size_t count = pledge_pattern_program(&compiler->pattern, compiler->code,
										  sizeof(compiler->code) / sizeof(compiler->code[0]));
	size_t index = (size_t) (rule - ruleset->rules);
	int which;

	if (count == 0 || index > UINT16_MAX ||
		count >= sizeof(compiler->code) / sizeof(compiler->code[0]))
		return pledge_compile_fault(compiler, PLEDGE_LIMIT, compiler->line->body,
									"the pattern, or the number of patterns, is too large");
	if (rule->role == PLEDGE_ROLE_SECTION || rule->role == PLEDGE_ROLE_PLACEHOLDER)
	{
		/* a heading or an empty answer is all that stands there: accept only at the end */
		compiler->code[count] = compiler->code[count - 1];
		memset(&compiler->code[count - 1], 0, sizeof(compiler->code[0]));
		compiler->code[count - 1].operation = PLEDGE_DO_END;
		count++;
	}
	if (!pledge_reserve(ruleset->allocator, (void **) &ruleset->code,
						&ruleset->capacity[PLEDGE_ROOM_CODE], ruleset->code_count + count,
						sizeof(*ruleset->code)))
		return pledge_compile_no_memory(compiler);
	memcpy(ruleset->code + ruleset->code_count, compiler->code, count * sizeof(*ruleset->code));
	rule->program = (uint32_t) ruleset->code_count;
	ruleset->code_count += count;

	gate = ONE_MORE(compiler, gates, gate_count, PLEDGE_ROOM_GATES);
	if (gate == NULL)
		return false;
	pledge_anchor_choose(&compiler->pattern, &facts, PLEDGE_QUOTE_SYMBOL, &anchor);
	if (anchor.count == 0)
		return pledge_compile_fault(compiler, PLEDGE_SYNTAX, compiler->line->body,
									"every way to match must hold at least one word or word class");
	gate->at_start = compiler->code[0].operation == PLEDGE_DO_START;
	gate->before_least = (uint8_t) anchor.least;
	gate->before_most = (uint8_t) (anchor.most > PLEDGE_UNBOUNDED ? PLEDGE_UNBOUNDED : anchor.most);
	for (which = 0; which < anchor.count; which++)
		if (!pledge_pairs_add(&compiler->anchors[rule->round], ruleset->allocator,
							  anchor.symbols[which], (uint16_t) index))
			return pledge_compile_no_memory(compiler);
	return pledge_compile_needs(compiler, &facts, &anchor, gate);
}

/* ---- what a symbol costs ---- */

#define MOST_CLASSES_COUNTED 240 /* of one word: it then costs sixteen times as much */

/* How many classes have each word as a member; NULL when there is no memory. */
static uint16_t *
count_classes(const PledgeCompiler *compiler)
{
	const PledgePairs *members = &compiler->members;
	uint16_t *counts = pledge_allocate_zeroed(compiler->ruleset->allocator,
											  (size_t) compiler->ruleset->lexicon.lexeme_count + 1,
											  sizeof(*counts));
	size_t place;

	for (place = 0; counts != NULL && place < members->count; place++)
		if (counts[members->pairs[place].key] < MOST_CLASSES_COUNTED)
			counts[members->pairs[place].key]++;
	return counts;
}

/* Words cost by their length, and by the classes that have them: what many have is common. */
static bool
cost_words(PledgeCompiler *compiler)
{
	const PledgeLexicon *lexicon = &compiler->ruleset->lexicon;
	uint32_t *words = compiler->costs + compiler->ruleset->class_count;
	uint16_t *classes = count_classes(compiler);
	int both;
	uint32_t place;

	if (classes == NULL)
		return pledge_compile_no_memory(compiler);
	for (both = 0; both < 2; both++)
	{
		const PledgeLexiconSlot *slots = both ? lexicon->prefixes : lexicon->words;
		uint32_t mask = both ? lexicon->prefix_mask : lexicon->word_mask;

		for (place = 0; place <= mask; place++)
			if (slots[place].length > 0)
				words[slots[place].lexeme] = lexeme_cost(slots[place].length, both == 1) *
											 (16 + (uint32_t) classes[slots[place].lexeme]) / 16;
	}
	pledge_release(compiler->ruleset->allocator, classes);
	return true;
}

/*
 * A class costs what its members cost together; a phrase, a part of its rarest word,
 * under which it will be filed.
 */
static void
cost_classes(PledgeCompiler *compiler)
{
	const PledgeRuleset *ruleset = compiler->ruleset;
	const uint32_t *words = compiler->costs + ruleset->class_count;
	size_t place;

	for (place = 0; place < compiler->members.count; place++)
		compiler->costs[compiler->members.pairs[place].value] +=
			words[compiler->members.pairs[place].key];
	for (place = 0; place < ruleset->phrase_count; place++)
	{
		PledgePhrase *phrase = &ruleset->phrases[place];
		uint16_t class_index = (uint16_t) (phrase->classes & PLEDGE_SYMBOL_INDEX);
		uint8_t word;

		phrase->anchor = 0;
		for (word = 1; word < phrase->count; word++)
			if (words[phrase->symbols[word]] < words[phrase->symbols[phrase->anchor]])
				phrase->anchor = word;
		compiler->costs[class_index] += words[phrase->symbols[phrase->anchor]] / 4;
		if (phrase->count > compiler->class_longest[class_index])
			compiler->class_longest[class_index] = (uint8_t) phrase->count;
	}
}

/* A class that contains others may span as many words, and is at least as common. */
static void
raise_costs(PledgeCompiler *compiler)
{
	const PledgeIndex *supers = &compiler->ruleset->class_supers;
	uint32_t class_index;

	for (class_index = 0; class_index < supers->keys; class_index++)
	{
		uint32_t place = supers->starts[class_index];

		for (; place < supers->starts[class_index + 1]; place++)
		{
			uint16_t super = supers->values[place];

			if (super == class_index)
				continue;
			compiler->costs[super] += compiler->costs[class_index];
			if (compiler->class_longest[super] < compiler->class_longest[class_index])
				compiler->class_longest[super] = compiler->class_longest[class_index];
		}
	}
}

bool
pledge_compile_costs(PledgeCompiler *compiler)
{
	static const uint32_t builtin_costs[PLEDGE_BUILTIN_CLASSES + 1] = {400, 80, 200, 60, 60, 15,
																	   60,  5,  5,   5,  40};
	PledgeRuleset *ruleset = compiler->ruleset;
	size_t classes = ruleset->class_count;
	int which;

	compiler->costs = pledge_allocate_zeroed(
		ruleset->allocator, classes + ruleset->lexicon.lexeme_count + 1, sizeof(uint32_t));
	compiler->class_longest = pledge_allocate_zeroed(ruleset->allocator, classes, 1);
	if (compiler->costs == NULL || compiler->class_longest == NULL)
		return pledge_compile_no_memory(compiler);
	memset(compiler->class_longest, 1, classes);
	for (which = 0; which <= PLEDGE_BUILTIN_CLASSES; which++)
		compiler->costs[which] = builtin_costs[which];
	if (!cost_words(compiler))
		return false;
	cost_classes(compiler);
	raise_costs(compiler);
	return true;
}

/* ---- all rules ---- */

/* Files the rules of one anchor symbol under a row that stands for it. */
static bool
spread_anchor(PledgePairs *spread, const PledgeAllocator *allocator, uint32_t row,
			  const PledgeIndex *source, uint32_t symbol)
{
	uint32_t value = source->starts[symbol];

	for (; value < source->starts[symbol + 1]; value++)
		if (!pledge_pairs_add(spread, allocator, (uint16_t) row, source->values[value]))
			return false;
	return true;
}

/* Files rules under every lexeme that stands for one of their anchors. */
static bool
spread_over_words(const PledgeRuleset *ruleset, PledgePairs *spread, const PledgeIndex *words,
				  const PledgeIndex *classes)
{
	const PledgeIndex *symbols = &ruleset->lexeme_symbols;
	uint32_t lexeme;
	uint32_t place;

	for (lexeme = 1; lexeme < words->keys; lexeme++)
	{
		if (!spread_anchor(spread, ruleset->allocator, lexeme, words, lexeme))
			return false;
		for (place = symbols->starts[lexeme]; place < symbols->starts[lexeme + 1]; place++)
		{
			uint16_t symbol = symbols->values[place];
			bool is_class = (symbol & PLEDGE_SYMBOL_CLASS) != 0;

			if (!spread_anchor(spread, ruleset->allocator, lexeme, is_class ? classes : words,
							   symbol & PLEDGE_SYMBOL_INDEX))
				return false;
		}
	}
	return true;
}

/* The same for the built-in classes, whose rows stand behind those of the lexemes. */
static bool
spread_over_builtins(const PledgeRuleset *ruleset, PledgePairs *spread, uint32_t first_row,
					 const PledgeIndex *classes)
{
	const PledgeIndex *supers = &ruleset->class_supers;
	uint32_t which;
	uint32_t place;

	for (which = 0; which <= PLEDGE_BUILTIN_CLASSES; which++)
		for (place = supers->starts[which]; place < supers->starts[which + 1]; place++)
			if (!spread_anchor(spread, ruleset->allocator, first_row + which, classes,
							   supers->values[place]))
				return false;
	return true;
}

/* Parts the anchors of a round into those that are words and those that are classes. */
static bool
part_anchors(const PledgePairs *anchors, PledgePairs *words, PledgePairs *classes,
			 const PledgeAllocator *allocator)
{
	size_t which;

	for (which = 0; which < anchors->count; which++)
	{
		uint16_t symbol = anchors->pairs[which].key;
		PledgePairs *kind = (symbol & PLEDGE_SYMBOL_CLASS) != 0 ? classes : words;

		if (!pledge_pairs_add(kind, allocator, symbol & PLEDGE_SYMBOL_INDEX,
							  anchors->pairs[which].value))
			return false;
	}
	return true;
}

static bool
index_round(PledgeRuleset *ruleset, const PledgePairs *anchors, int round)
{
	const PledgeAllocator *allocator = ruleset->allocator;
	uint32_t lexemes = (uint32_t) ruleset->lexicon.lexeme_count + 1;
	PledgePairs words = {NULL, 0, 0};
	PledgePairs classes = {NULL, 0, 0};
	PledgePairs spread = {NULL, 0, 0};
	PledgeIndex exact = {NULL, NULL, 0};
	bool good;

	good = part_anchors(anchors, &words, &classes, allocator) &&
		   pledge_index_build(&exact, &words, lexemes, allocator) &&
		   pledge_index_build(&ruleset->class_rules[round], &classes,
							  (uint32_t) ruleset->class_count, allocator) &&
		   spread_over_words(ruleset, &spread, &exact, &ruleset->class_rules[round]) &&
		   spread_over_builtins(ruleset, &spread, lexemes, &ruleset->class_rules[round]) &&
		   pledge_index_build(&ruleset->row_rules[round], &spread,
							  lexemes + PLEDGE_BUILTIN_CLASSES + 1, allocator);
	pledge_release(allocator, words.pairs);
	pledge_release(allocator, classes.pairs);
	pledge_release(allocator, spread.pairs);
	pledge_index_destroy(&exact, allocator);
	return good;
}

bool
pledge_compile_index_rules(PledgeCompiler *compiler)
{
	int round;

	for (round = 0; round < PLEDGE_ROUNDS; round++)
		if (!index_round(compiler->ruleset, &compiler->anchors[round], round))
			return pledge_compile_no_memory(compiler);
	return true;
}
