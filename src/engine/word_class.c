/*
 * word_class.c
 *	  Words and word classes, and the symbols that each word stands for.
 */
#include <stdlib.h>
#include <string.h>

#include "compile_base.h"

/* ---- symbols ---- */

static uint16_t
name_word(void *context, const PledgeWord *word, bool prefix)
{
	PledgeCompiler *compiler = context;
	PledgeLexicon *lexicon = &compiler->ruleset->lexicon;
	uint16_t lexeme;

	/* the survey only asks which classes stand in which: any lexeme will do */
	if (compiler->surveying)
		return 1;
	lexeme = pledge_lexicon_add(lexicon, word, prefix);
	if (lexeme == 0 && lexicon->lexeme_count < PLEDGE_MOST_LEXEMES)
		pledge_compile_no_memory(compiler);
	return lexeme > PLEDGE_MOST_LEXEMES ? 0 : lexeme;
}

uint16_t
pledge_compile_class_symbol(void *context, const char *name, size_t length)
{
	PledgeCompiler *compiler = context;
	int which = pledge_compile_find_name(compiler->ruleset, compiler->ruleset->classes,
										 compiler->ruleset->class_count, name, length);

	return which < 0 ? 0 : (uint16_t) (which | PLEDGE_SYMBOL_CLASS);
}

/* The same for a pattern, which makes the class one that is used. */
static uint16_t
name_class(void *context, const char *name, size_t length)
{
	PledgeCompiler *compiler = context;
	uint16_t symbol = pledge_compile_class_symbol(compiler, name, length);

	if (symbol != 0 && compiler->meeting)
		compiler->used[symbol & PLEDGE_SYMBOL_INDEX] = 1;
	return symbol;
}

/* ---- choices as unnamed classes ---- */

#define MOST_SPELLINGS 64 /* of one branch of a choice */

static bool take_member(void *context, const uint16_t *symbols, int count);

/* Nothing to do with a spelling: it is only asked whether it is one of plain words. */
static bool
is_plain(void *context, const uint16_t *symbols, int count)
{
	int place;

	(void) context;
	for (place = 0; place < count; place++)
		if ((symbols[place] & PLEDGE_SYMBOL_CLASS) != 0)
			return false;
	return true;
}

static bool
branch_is_plain(PledgeCompiler *compiler, uint16_t branch)
{
	return pledge_pattern_phrases(&compiler->pattern, branch, MOST_SPELLINGS, is_plain, NULL);
}

/* Adds one spelling to the hash of a choice; their order says nothing. */
static bool
hash_spelling(void *context, const uint16_t *symbols, int count)
{
	uint64_t *sum = context;
	uint64_t hash = UINT64_C(14695981039346656037);
	int place;

	for (place = 0; place < count; place++)
		hash = (hash ^ symbols[place]) * UINT64_C(1099511628211);
	*sum += hash ^ (hash >> 29);
	return true;
}

#define SLOTS 0x10000 /* for unnamed classes by hash: twice as many as there can be */

/* The slot of the unnamed class of this hash, or the free slot where it would stand. */
static uint16_t *
unnamed_slot(PledgeCompiler *compiler, uint64_t hash)
{
	uint32_t place = (uint32_t) hash & (SLOTS - 1);

	while (compiler->unnamed_slots[place] != 0 &&
		   compiler->unnamed[compiler->unnamed_slots[place] - 1] != hash)
		place = (place + 1) & (SLOTS - 1);
	return &compiler->unnamed_slots[place];
}

/* Names an unnamed class; *fresh when nothing like it has been met before. */
static uint16_t
unnamed_class(PledgeCompiler *compiler, uint64_t hash, bool *fresh)
{
	const PledgeAllocator *allocator = compiler->ruleset->allocator;
	size_t which = compiler->unnamed_count;
	uint16_t *slot;
	uint32_t *name;

	*fresh = false;
	if (compiler->unnamed_slots == NULL)
		compiler->unnamed_slots = pledge_allocate_zeroed(allocator, SLOTS, sizeof(*slot));
	if (compiler->unnamed_slots == NULL)
		return 0;
	slot = unnamed_slot(compiler, hash);
	if (*slot != 0)
		return (uint16_t) ((compiler->named_classes + *slot - 1) | PLEDGE_SYMBOL_CLASS);
	*fresh = true;
	if (compiler->named_classes + which >= PLEDGE_MOST_CLASSES ||
		!pledge_reserve(allocator, (void **) &compiler->unnamed, &compiler->unnamed_capacity,
						which + 1, sizeof(*compiler->unnamed)))
		return 0;
	/* its name is that of a built-in class: no name is looked up to here */
	name = ONE_MORE(compiler, classes, class_count, PLEDGE_ROOM_CLASSES);
	if (name == NULL)
		return 0;
	*name = 0;
	compiler->unnamed[compiler->unnamed_count++] = hash;
	*slot = (uint16_t) compiler->unnamed_count;
	return (uint16_t) ((compiler->named_classes + which) | PLEDGE_SYMBOL_CLASS);
}

/* Calls `take` for every spelling of the plain branches of a choice. */
static bool
plain_spellings(PledgeCompiler *compiler, uint16_t choice,
				bool (*take)(void *context, const uint16_t *symbols, int count), void *context)
{
	uint16_t branch = compiler->pattern.nodes[choice].child;

	for (; branch != 0; branch = compiler->pattern.nodes[branch].next)
		if (branch_is_plain(compiler, branch) &&
			!pledge_pattern_phrases(&compiler->pattern, branch, MOST_SPELLINGS, take, context))
			return false;
	return true;
}

/* Leaves one plain branch of a choice, of one symbol; the others go. */
static void
keep_one_plain_branch(PledgeCompiler *compiler, uint16_t choice, uint16_t symbol)
{
	PledgeNode *nodes = compiler->pattern.nodes;
	uint16_t *link = &nodes[choice].child;
	bool kept = false;

	while (*link != 0)
	{
		uint16_t branch = *link;
		bool plain = branch_is_plain(compiler, branch);

		if (plain && kept)
		{
			*link = nodes[branch].next;
			continue;
		}
		if (plain)
		{
			uint16_t only = nodes[branch].child;

			memset(&nodes[only], 0, sizeof(nodes[only]));
			nodes[only].kind = PLEDGE_NODE_SYMBOL;
			nodes[only].symbol = symbol;
			kept = true;
		}
		link = &nodes[branch].next;
	}
}

/*
 * Turns the plain branches of a choice into one branch of one symbol, which stands for
 * any of them: one look-up instead of a try for each.  Choices of the same words share
 * one unnamed class.
 */
static bool
fold_choice(PledgeCompiler *compiler, uint16_t choice)
{
	uint64_t hash = 0;
	uint16_t symbol;
	bool fresh;

	plain_spellings(compiler, choice, hash_spelling, &hash);
	symbol = unnamed_class(compiler, hash, &fresh);
	if (symbol == 0 && compiler->named_classes + compiler->unnamed_count < PLEDGE_MOST_CLASSES)
		return pledge_compile_no_memory(compiler);
	if (symbol == 0 || (fresh && !compiler->meeting))
		return pledge_compile_fault(compiler, PLEDGE_LIMIT, compiler->line->body,
									"too many choices in the rules");
	compiler->class_symbol = symbol;
	if (fresh && !plain_spellings(compiler, choice, take_member, compiler))
		return pledge_compile_no_memory(compiler);
	keep_one_plain_branch(compiler, choice, symbol);
	return true;
}

/* Are there at least two plain branches?  One alone is quicker as it stands. */
static bool
worth_folding(PledgeCompiler *compiler, uint16_t choice)
{
	uint16_t branch = compiler->pattern.nodes[choice].child;
	int plain = 0;

	for (; branch != 0 && plain < 2; branch = compiler->pattern.nodes[branch].next)
		if (branch_is_plain(compiler, branch))
			plain++;
	return plain == 2;
}

static bool
fold_choices(PledgeCompiler *compiler, uint16_t index)
{
	uint16_t child;

	if (compiler->pattern.nodes[index].kind == PLEDGE_NODE_CHOICE &&
		worth_folding(compiler, index) && !fold_choice(compiler, index))
		return false;
	for (child = compiler->pattern.nodes[index].child; child != 0;
		 child = compiler->pattern.nodes[child].next)
		if (!fold_choices(compiler, child))
			return false;
	return true;
}

static bool
read_pattern(PledgeCompiler *compiler, PledgeSpan text)
{
	PledgeNaming naming = {name_word, name_class, compiler};

	if (pledge_pattern_read(&compiler->pattern, text.text, text.length, &naming, compiler->error))
		return true;
	return pledge_compile_fault_in_line(compiler, text.text);
}

bool
pledge_compile_pattern(PledgeCompiler *compiler, PledgeSpan text)
{
	return read_pattern(compiler, text) && fold_choices(compiler, 0);
}

/* ---- word classes ---- */

#define MOST_MEMBERS 1024 /* spellings on one line of a class */

static bool
add_phrase(PledgeCompiler *compiler, const uint16_t *symbols, int count)
{
	PledgePhrase *phrase = ONE_MORE(compiler, phrases, phrase_count, PLEDGE_ROOM_PHRASES);

	if (phrase == NULL)
		return false;
	phrase->count = (uint8_t) count;
	memcpy(phrase->symbols, symbols, (size_t) count * sizeof(*symbols));
	phrase->classes = compiler->class_symbol; /* spread over its classes later */
	return true;
}

/* Takes one spelling of a member of the class that is being read. */
static bool
take_member(void *context, const uint16_t *symbols, int count)
{
	PledgeCompiler *compiler = context;
	uint16_t class_index = compiler->class_symbol & PLEDGE_SYMBOL_INDEX;
	int place;

	if (count == 1 && (symbols[0] & PLEDGE_SYMBOL_CLASS) != 0)
		return !compiler->surveying ||
			   pledge_pairs_add(&compiler->inclusions, compiler->ruleset->allocator,
								symbols[0] & PLEDGE_SYMBOL_INDEX, class_index) ||
			   pledge_compile_no_memory(compiler);
	if (count == 1)
		return compiler->surveying ||
			   pledge_pairs_add(&compiler->members, compiler->ruleset->allocator, symbols[0],
								class_index) ||
			   pledge_compile_no_memory(compiler);
	for (place = 0; place < count; place++)
		if ((symbols[place] & PLEDGE_SYMBOL_CLASS) != 0)
			return pledge_compile_fault(
				compiler, PLEDGE_SYNTAX, compiler->line->body,
				"a word class inside another must stand alone between | signs");
	return compiler->surveying || add_phrase(compiler, symbols, count);
}

static bool
read_members(PledgeCompiler *compiler)
{
	if (!read_pattern(compiler, compiler->line->body))
		return false;
	if (!pledge_pattern_phrases(&compiler->pattern, 0, MOST_MEMBERS, take_member, compiler))
		return pledge_compile_fault(
			compiler, PLEDGE_SYNTAX, compiler->line->body,
			"members of a word class are words and phrases, without gaps or anchors");
	return true;
}

static bool
compile_members(PledgeCompiler *compiler)
{
	compiler->class_symbol = pledge_compile_class_symbol(compiler, compiler->block->name.text,
														 compiler->block->name.length);
	if (!compiler->surveying && !compiler->used[compiler->class_symbol & PLEDGE_SYMBOL_INDEX])
		return true;
	return read_members(compiler);
}

/* What stands in a used class is used too; so are the classes that the tokeniser reads. */
static void
spread_use(PledgeCompiler *compiler)
{
	static const char *const reserved[] = {"abbreviation", "not_name", "comma_stop",
										   "closing_abbreviation", "numbering"};
	size_t which;
	bool more = true;

	for (which = 0; which < sizeof(reserved) / sizeof(reserved[0]); which++)
	{
		uint16_t symbol =
			pledge_compile_class_symbol(compiler, reserved[which], strlen(reserved[which]));

		if (symbol != 0)
			compiler->used[symbol & PLEDGE_SYMBOL_INDEX] = 1;
	}
	while (more)
	{
		more = false;
		for (which = 0; which < compiler->inclusions.count; which++)
		{
			const PledgePair *pair = &compiler->inclusions.pairs[which];

			if (compiler->used[pair->value] && !compiler->used[pair->key])
			{
				compiler->used[pair->key] = 1;
				more = true;
			}
		}
	}
}

/*
 * Reads the word classes twice: first for faults and for what stands in what, then the
 * members of those that some rule asks for.  A class that nobody uses costs nothing.
 */
bool
pledge_compile_classes(PledgeCompiler *compiler)
{
	compiler->surveying = true;
	if (!pledge_compile_each_line(compiler, PLEDGE_BLOCK_CLASS, PLEDGE_BLOCK_CLASS,
								  compile_members))
		return false;
	compiler->surveying = false;
	spread_use(compiler);
	return pledge_compile_each_line(compiler, PLEDGE_BLOCK_CLASS, PLEDGE_BLOCK_CLASS,
									compile_members);
}

/*
 * Closes the inclusion of classes: for each class, all that contain it, itself first.
 * reach is a square of bytes; a class that reaches itself is a cycle.
 */
bool
pledge_compile_inclusions(PledgeCompiler *compiler)
{
	PledgeRuleset *ruleset = compiler->ruleset;
	size_t count = compiler->named_classes;
	uint8_t *reach = pledge_allocate_zeroed(ruleset->allocator, count, count);
	PledgePairs supers = {NULL, 0, 0};
	size_t from;
	size_t through;
	size_t to;
	bool good = reach != NULL;

	for (from = 0; good && from < compiler->inclusions.count; from++)
		reach[compiler->inclusions.pairs[from].key * count +
			  compiler->inclusions.pairs[from].value] = 1;
	for (through = 0; good && through < count; through++)
		for (from = 0; from < count; from++)
			if (reach[from * count + through])
				for (to = 0; to < count; to++)
					reach[from * count + to] |= reach[through * count + to];
	for (from = 0; good && from < count; from++)
	{
		if (reach[from * count + from])
		{
			PledgeSpan name;

			name.text = pledge_ruleset_text(ruleset, ruleset->classes[from]);
			name.length = strlen(name.text);
			good = pledge_compile_fault(compiler, PLEDGE_CYCLE, name,
										"this word class contains itself");
			break;
		}
		reach[from * count + from] = 1;
		for (to = 0; good && to < count; to++)
			if (reach[from * count + to])
				good =
					pledge_pairs_add(&supers, ruleset->allocator, (uint16_t) from, (uint16_t) to);
	}
	for (from = count; good && from < ruleset->class_count; from++)
		good = pledge_pairs_add(&supers, ruleset->allocator, (uint16_t) from, (uint16_t) from);
	if (good)
		good = pledge_index_build(&ruleset->class_supers, &supers, (uint32_t) ruleset->class_count,
								  ruleset->allocator);
	pledge_release(ruleset->allocator, supers.pairs);
	pledge_release(ruleset->allocator, reach);
	pledge_release(ruleset->allocator, compiler->inclusions.pairs);
	compiler->inclusions.pairs = NULL;
	return good || (compiler->error != NULL && compiler->error->code != PLEDGE_OK
						? false
						: pledge_compile_no_memory(compiler));
}

/* For one word or beginning, the shorter beginnings that it begins with. */
static bool
add_beginnings(PledgeCompiler *compiler, PledgePairs *symbols, const PledgeLexiconSlot *slot)
{
	const PledgeLexicon *lexicon = &compiler->ruleset->lexicon;
	uint16_t length;

	for (length = 1; length <= slot->length; length++)
	{
		PledgeWord beginning;
		uint16_t lexeme;

		pledge_word_set(&beginning, pledge_lexicon_text(lexicon, slot), length);
		lexeme = pledge_lexicon_exact(lexicon, &beginning, true);
		if (lexeme != 0 && lexeme != slot->lexeme &&
			!pledge_pairs_add(symbols, compiler->ruleset->allocator, slot->lexeme, lexeme))
			return pledge_compile_no_memory(compiler);
	}
	return true;
}

/* The same for all of them. */
static bool
add_prefix_members(PledgeCompiler *compiler, PledgePairs *symbols)
{
	const PledgeLexicon *lexicon = &compiler->ruleset->lexicon;
	uint32_t place;

	for (place = 0; place <= lexicon->word_mask; place++)
		if (lexicon->words[place].length > 0 &&
			!add_beginnings(compiler, symbols, &lexicon->words[place]))
			return false;
	for (place = 0; place <= lexicon->prefix_mask; place++)
		if (lexicon->prefixes[place].length > 0 &&
			!add_beginnings(compiler, symbols, &lexicon->prefixes[place]))
			return false;
	return true;
}

/* Every class a symbol belongs to, and every class that contains those. */
static bool
add_class_symbols(PledgeCompiler *compiler, PledgePairs *symbols, uint16_t lexeme, uint16_t symbol,
				  const PledgeIndex *direct)
{
	const PledgeIndex *supers = &compiler->ruleset->class_supers;
	uint32_t place;
	uint32_t super;

	for (place = direct->starts[symbol]; place < direct->starts[symbol + 1]; place++)
	{
		uint16_t class_index = direct->values[place];

		for (super = supers->starts[class_index]; super < supers->starts[class_index + 1]; super++)
			if (!pledge_pairs_add(symbols, compiler->ruleset->allocator, lexeme,
								  supers->values[super] | PLEDGE_SYMBOL_CLASS))
				return pledge_compile_no_memory(compiler);
	}
	return true;
}

/* For each lexeme, every symbol that it stands for besides itself. */
bool
pledge_compile_symbols(PledgeCompiler *compiler)
{
	PledgeRuleset *ruleset = compiler->ruleset;
	uint32_t keys = (uint32_t) ruleset->lexicon.lexeme_count + 1;
	PledgePairs symbols = {NULL, 0, 0};
	PledgeIndex direct = {NULL, NULL, 0};
	size_t prefix_pairs;
	size_t place;
	uint32_t lexeme;
	bool good;

	good = pledge_index_build(&direct, &compiler->members, keys, ruleset->allocator) &&
		   add_prefix_members(compiler, &symbols);
	prefix_pairs = symbols.count;
	for (place = 0; good && place < prefix_pairs; place++)
		good = add_class_symbols(compiler, &symbols, symbols.pairs[place].key,
								 symbols.pairs[place].value, &direct);
	for (lexeme = 1; good && lexeme < keys; lexeme++)
		good = add_class_symbols(compiler, &symbols, (uint16_t) lexeme, (uint16_t) lexeme, &direct);
	good = good && pledge_index_build(&ruleset->lexeme_symbols, &symbols, keys, ruleset->allocator);
	pledge_release(ruleset->allocator, symbols.pairs);
	pledge_index_destroy(&direct, ruleset->allocator);
	return good || pledge_compile_no_memory(compiler);
}

/* The longer phrases first: they are then tried first wherever several stand. */
static int
compare_phrases(const void *left, const void *right)
{
	const PledgePhrase *a = left;
	const PledgePhrase *b = right;
	uint8_t word;

	if (a->count != b->count)
		return a->count > b->count ? -1 : 1;
	for (word = 0; word < a->count; word++)
		if (a->symbols[word] != b->symbols[word])
			return a->symbols[word] < b->symbols[word] ? -1 : 1;
	return (a->classes > b->classes) - (a->classes < b->classes);
}

static bool
same_words(const PledgePhrase *left, const PledgePhrase *right)
{
	return left->count == right->count &&
		   memcmp(left->symbols, right->symbols, left->count * sizeof(*left->symbols)) == 0;
}

/* Adds a class to those of the phrase whose classes begin at `first`, unless it is there. */
static bool
add_class_member(PledgeCompiler *compiler, size_t first, uint16_t symbol)
{
	PledgeRuleset *ruleset = compiler->ruleset;
	uint16_t *member;

	for (; first < ruleset->class_member_count; first++)
		if (ruleset->class_members[first] == symbol)
			return true;
	member = ONE_MORE(compiler, class_members, class_member_count, PLEDGE_ROOM_CLASS_MEMBERS);
	if (member == NULL)
		return false;
	*member = symbol;
	return true;
}

/* Makes one of `count` phrases of the same words: it belongs to all their classes. */
static bool
spread_phrase(PledgeCompiler *compiler, PledgePhrase *phrase, const PledgePhrase *same,
			  size_t count)
{
	PledgeRuleset *ruleset = compiler->ruleset;
	const PledgeIndex *supers = &ruleset->class_supers;
	size_t first = ruleset->class_member_count;
	size_t which;

	for (which = 0; which < count; which++)
	{
		uint32_t class_index = same[which].classes & PLEDGE_SYMBOL_INDEX;
		uint32_t place = supers->starts[class_index];

		for (; place < supers->starts[class_index + 1]; place++)
			if (!add_class_member(compiler, first, supers->values[place] | PLEDGE_SYMBOL_CLASS))
				return false;
	}
	*phrase = *same;
	phrase->classes = (uint32_t) first;
	/* a zero ends the list */
	return ONE_MORE(compiler, class_members, class_member_count, PLEDGE_ROOM_CLASS_MEMBERS) != NULL;
}

/* Keeps one phrase for each sequence of words, whatever the number of its classes. */
static bool
merge_phrases(PledgeCompiler *compiler)
{
	PledgeRuleset *ruleset = compiler->ruleset;
	PledgePhrase *phrases = ruleset->phrases;
	size_t kept = 0;
	size_t first;
	size_t next;

	if (ruleset->phrase_count > 1)
		qsort(phrases, ruleset->phrase_count, sizeof(*phrases), compare_phrases);
	for (first = 0; first < ruleset->phrase_count; first = next)
	{
		next = first + 1;
		while (next < ruleset->phrase_count && same_words(&phrases[first], &phrases[next]))
			next++;
		if (!spread_phrase(compiler, &phrases[kept++], &phrases[first], next - first))
			return false;
	}
	ruleset->phrase_count = kept;
	return true;
}

/* Files phrases under every lexeme that stands for their rarest word. */
static bool
file_phrases(PledgeCompiler *compiler, const PledgeIndex *by_symbol)
{
	PledgeRuleset *ruleset = compiler->ruleset;
	uint32_t lexemes = (uint32_t) ruleset->lexicon.lexeme_count + 1;
	PledgePairs heads = {NULL, 0, 0};
	uint32_t lexeme;
	bool good = true;

	for (lexeme = 1; good && lexeme < lexemes; lexeme++)
	{
		uint32_t place = ruleset->lexeme_symbols.starts[lexeme];
		uint32_t end = ruleset->lexeme_symbols.starts[lexeme + 1];
		uint16_t symbol = (uint16_t) lexeme;

		/* the word itself, then the beginnings it begins with */
		for (;;)
		{
			uint32_t value = by_symbol->starts[symbol];

			for (; good && value < by_symbol->starts[symbol + 1]; value++)
				good = pledge_pairs_add(&heads, ruleset->allocator, (uint16_t) lexeme,
										by_symbol->values[value]);
			while (place < end &&
				   (ruleset->lexeme_symbols.values[place] & PLEDGE_SYMBOL_CLASS) != 0)
				place++;
			if (place >= end)
				break;
			symbol = ruleset->lexeme_symbols.values[place++];
		}
	}
	good =
		good && pledge_index_build(&ruleset->lexeme_phrases, &heads, lexemes, ruleset->allocator);
	pledge_release(ruleset->allocator, heads.pairs);
	return good;
}

/* Spreads each phrase over the classes it belongs to, and files it under its rarest word. */
bool
pledge_compile_phrases(PledgeCompiler *compiler)
{
	PledgeRuleset *ruleset = compiler->ruleset;
	PledgePairs rarest_words = {NULL, 0, 0};
	PledgeIndex by_symbol = {NULL, NULL, 0};
	size_t which;
	bool good = merge_phrases(compiler);

	if (good && ruleset->phrase_count > UINT16_MAX)
	{
		PledgeSpan nothing = {"", 0};

		return pledge_compile_fault(compiler, PLEDGE_LIMIT, nothing,
									"too many phrases in word classes");
	}
	for (which = 0; good && which < ruleset->phrase_count; which++)
		good = pledge_pairs_add(&rarest_words, ruleset->allocator,
								ruleset->phrases[which].symbols[ruleset->phrases[which].anchor],
								(uint16_t) which);
	good = good &&
		   pledge_index_build(&by_symbol, &rarest_words,
							  (uint32_t) ruleset->lexicon.lexeme_count + 1, ruleset->allocator) &&
		   file_phrases(compiler, &by_symbol);
	pledge_release(ruleset->allocator, rarest_words.pairs);
	pledge_index_destroy(&by_symbol, ruleset->allocator);
	return good || pledge_compile_no_memory(compiler);
}
