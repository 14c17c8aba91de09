/*
 * need.c
 *	  What each rule needs besides its anchor, and which words meet that.
 */
#include <string.h>

#include "compile_base.h"

/*
 * What is commoner than this many anchors is no need worth noting: it would be noted at
 * many words, and turn few rules away.
 */
#define COMMONEST_NEED 16 /* times the cost of the anchor */

#define SLOTS 0x20000 /* of the table: twice as many as there can be sets */

/* ---- the needs of one rule ---- */

/* The rarest requirements so far, the rarest first. */
typedef struct Choice
{
	const PledgeSymbolFacts *facts;
	const PledgeAnchor *anchor;
	const PledgeGate *gate;
	PledgeRequirement kept[PLEDGE_GATE_NEEDS];
	uint32_t costs[PLEDGE_GATE_NEEDS];
	int count;
} Choice;

/* Is it what the rule is filed under? */
static bool
is_anchor(const Choice *choice, const PledgeRequirement *required)
{
	int which;
	int other;

	if (required->least != choice->gate->before_least ||
		required->most != choice->gate->before_most)
		return false;
	for (which = 0; which < required->count; which++)
	{
		for (other = 0; other < choice->anchor->count; other++)
			if (choice->anchor->symbols[other] == required->symbols[which])
				break;
		if (other == choice->anchor->count)
			return false;
	}
	return true;
}

static bool
is_same(const PledgeRequirement *left, const PledgeRequirement *right)
{
	return left->count == right->count && left->least == right->least &&
		   left->most == right->most &&
		   memcmp(left->symbols, right->symbols, (size_t) left->count * sizeof(*left->symbols)) ==
			   0;
}

static void
take_requirement(void *context, const PledgeRequirement *required)
{
	Choice *choice = context;
	uint32_t cost = 0;
	int slot = choice->count;
	int which;

	for (which = 0; which < required->count; which++)
		cost += choice->facts->cost(choice->facts->context, required->symbols[which]);
	if (cost / COMMONEST_NEED > choice->anchor->cost || is_anchor(choice, required))
		return;
	for (which = 0; which < choice->count; which++)
		if (is_same(&choice->kept[which], required))
			return;
	while (slot > 0 && choice->costs[slot - 1] > cost)
		slot--;
	if (slot == PLEDGE_GATE_NEEDS)
		return;
	if (choice->count < PLEDGE_GATE_NEEDS)
		choice->count++;
	for (which = choice->count - 1; which > slot; which--)
	{
		choice->kept[which] = choice->kept[which - 1];
		choice->costs[which] = choice->costs[which - 1];
	}
	choice->kept[slot] = *required;
	choice->costs[slot] = cost;
}

/* ---- sets of symbols ---- */

static uint64_t
hash_symbols(const PledgeRequirement *required)
{
	uint64_t hash = UINT64_C(14695981039346656037);
	int which;

	for (which = 0; which < required->count; which++)
		hash = (hash ^ required->symbols[which]) * UINT64_C(1099511628211);
	return hash ^ (hash >> 32);
}

static bool
set_is(const PledgeNeedTable *table, uint16_t number, uint64_t hash,
	   const PledgeRequirement *required)
{
	const PledgeNeedSet *set = &table->sets[number - 1];

	return set->hash == hash && set->count == (uint32_t) required->count &&
		   memcmp(table->symbols + set->first, required->symbols,
				  set->count * sizeof(*table->symbols)) == 0;
}

static bool
add_set(PledgeNeedTable *table, const PledgeAllocator *allocator, uint64_t hash,
		const PledgeRequirement *required)
{
	size_t count = (size_t) required->count;
	PledgeNeedSet *set;

	if (!pledge_reserve(allocator, (void **) &table->symbols, &table->symbol_capacity,
						table->symbol_count + count, sizeof(*table->symbols)) ||
		!pledge_reserve(allocator, (void **) &table->sets, &table->set_capacity,
						table->set_count + 1, sizeof(*table->sets)))
		return false;
	memcpy(table->symbols + table->symbol_count, required->symbols,
		   count * sizeof(*table->symbols));
	set = &table->sets[table->set_count++];
	set->hash = hash;
	set->first = (uint32_t) table->symbol_count;
	set->count = (uint32_t) count;
	table->symbol_count += count;
	return true;
}

/* The number of a set, 0 = there are too many of them; false when there is no memory. */
static bool
number_set(PledgeNeedTable *table, const PledgeAllocator *allocator,
		   const PledgeRequirement *required, uint16_t *number)
{
	uint64_t hash = hash_symbols(required);
	uint32_t slot = (uint32_t) hash & (SLOTS - 1);

	if (table->slots == NULL)
		table->slots = pledge_allocate_zeroed(allocator, SLOTS, sizeof(*table->slots));
	if (table->slots == NULL)
		return false;
	while (table->slots[slot] != 0 && !set_is(table, table->slots[slot], hash, required))
		slot = (slot + 1) & (SLOTS - 1);
	*number = table->slots[slot];
	if (*number != 0 || table->set_count == UINT16_MAX)
		return true;
	if (!add_set(table, allocator, hash, required))
		return false;
	*number = table->slots[slot] = (uint16_t) table->set_count;
	return true;
}

bool
pledge_compile_needs(PledgeCompiler *compiler, const PledgeSymbolFacts *facts,
					 const PledgeAnchor *anchor, PledgeGate *gate)
{
	Choice choice;
	int which;

	choice.facts = facts;
	choice.anchor = anchor;
	choice.gate = gate;
	choice.count = 0;
	pledge_anchor_required(&compiler->pattern, facts, PLEDGE_QUOTE_SYMBOL, take_requirement,
						   &choice);
	for (which = 0; which < choice.count; which++)
	{
		const PledgeRequirement *required = &choice.kept[which];
		PledgeNeed *need = &gate->needs[gate->need_count];
		int widest = required->least + PLEDGE_WIDEST_NEED;

		if (!number_set(&compiler->needs, compiler->ruleset->allocator, required, &need->number))
			return pledge_compile_no_memory(compiler);
		need->least = (uint8_t) required->least;
		need->most = (uint8_t) (required->most > widest ? widest : required->most);
		if (need->number != 0)
			gate->need_count++;
	}
	return true;
}

/* ---- the needs of all rules ---- */

/* Files the sets under their symbols: words and columns apart. */
static bool
part_needs(const PledgeNeedTable *table, PledgePairs *words, PledgePairs *columns,
		   const PledgeAllocator *allocator)
{
	size_t which;
	uint32_t place;

	for (which = 0; which < table->set_count; which++)
		for (place = 0; place < table->sets[which].count; place++)
		{
			uint16_t symbol = table->symbols[table->sets[which].first + place];
			bool is_column = (symbol & PLEDGE_SYMBOL_CLASS) != 0;

			if (!pledge_pairs_add(is_column ? columns : words, allocator,
								  symbol & PLEDGE_SYMBOL_INDEX, (uint16_t) (which + 1)))
				return false;
		}
	return true;
}

static bool
add_needs(PledgePairs *pairs, const PledgeAllocator *allocator, size_t row,
		  const PledgeIndex *needs, uint32_t key)
{
	uint32_t place;

	for (place = needs->starts[key]; place < needs->starts[key + 1]; place++)
		if (!pledge_pairs_add(pairs, allocator, (uint16_t) row, needs->values[place]))
			return false;
	return true;
}

/* What a row meets: the needs of its word, and those of its columns. */
static bool
add_row_needs(const PledgeRuleset *ruleset, PledgePairs *pairs, size_t row,
			  const PledgeIndex *words, const PledgeIndex *columns)
{
	uint32_t word;

	if (row < words->keys && !add_needs(pairs, ruleset->allocator, row, words, (uint32_t) row))
		return false;
	for (word = 0; word < ruleset->row_words; word++)
	{
		uint64_t bits = ruleset->rows[row * ruleset->row_words + word];

		for (; bits != 0; bits &= bits - 1)
			if (!add_needs(pairs, ruleset->allocator, row, columns,
						   word * 64 + (uint32_t) __builtin_ctzll(bits)))
				return false;
	}
	return true;
}

bool
pledge_compile_index_needs(PledgeCompiler *compiler)
{
	PledgeRuleset *ruleset = compiler->ruleset;
	const PledgeAllocator *allocator = ruleset->allocator;
	uint32_t lexemes = (uint32_t) ruleset->lexicon.lexeme_count + 1;
	uint32_t rows = lexemes + PLEDGE_BUILTIN_CLASSES + 1;
	PledgePairs by_word = {NULL, 0, 0};
	PledgePairs by_column = {NULL, 0, 0};
	PledgePairs by_row = {NULL, 0, 0};
	PledgeIndex words = {NULL, NULL, 0};
	uint32_t row;
	bool good;

	ruleset->need_count = compiler->needs.set_count;
	good =
		part_needs(&compiler->needs, &by_word, &by_column, allocator) &&
		pledge_index_build(&words, &by_word, lexemes, allocator) &&
		pledge_index_build(&ruleset->class_needs, &by_column, ruleset->row_words * 64, allocator);
	for (row = 0; good && row < rows; row++)
		good = add_row_needs(ruleset, &by_row, row, &words, &ruleset->class_needs);
	good = good && pledge_index_build(&ruleset->row_needs, &by_row, rows, allocator);
	pledge_release(allocator, by_word.pairs);
	pledge_release(allocator, by_column.pairs);
	pledge_release(allocator, by_row.pairs);
	pledge_index_destroy(&words, allocator);
	return good || pledge_compile_no_memory(compiler);
}
