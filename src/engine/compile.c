/*
 * compile.c
 *	  From the text of a ruleset to a compiled edition: names, and the order of work.
 *
 * In order: the names of classes, indicators and sections; the members of classes;
 * the words of all patterns; the symbols each word stands for; the rules; the indexes.
 */
#include "compile_base.h"

#include <string.h>

#define DECISIVE_THRESHOLD 100

/* ---- names ---- */

static bool
add_builtin_classes(PledgeCompiler *compiler)
{
	int which;

	for (which = 0; which <= PLEDGE_BUILTIN_CLASSES; which++)
	{
		/* the last is one that no pattern can name: the first word of a quotation */
		const char *name = which < PLEDGE_BUILTIN_CLASSES
							   ? pledge_builtin_class_name((PledgeBuiltinClass) which)
							   : " quote opens";

		if (pledge_compile_add_name(compiler, &compiler->ruleset->classes,
									&compiler->ruleset->class_count, PLEDGE_ROOM_CLASSES, name,
									strlen(name)) < 0)
			return false;
	}
	return true;
}

static bool
declare_class(PledgeCompiler *compiler)
{
	PledgeSpan name = compiler->block->name;
	int which = pledge_compile_add_name(compiler, &compiler->ruleset->classes,
										&compiler->ruleset->class_count, PLEDGE_ROOM_CLASSES,
										name.text, name.length);

	if ((which >= 0 && which <= PLEDGE_BUILTIN_CLASSES) ||
		pledge_pattern_reserves(name.text, name.length))
		return pledge_compile_fault(compiler, PLEDGE_DUPLICATE, name,
									"this word class is built in and cannot be defined");
	if (compiler->ruleset->class_count >= PLEDGE_MOST_CLASSES)
		return pledge_compile_fault(compiler, PLEDGE_LIMIT, name, "too many word classes");
	return which >= 0;
}

/* A list such as "negated,planned" to bits; `find` gives the bit of one name. */
static bool
read_bits(PledgeCompiler *compiler, PledgeSpan list, bool (*find)(PledgeSpan name, uint16_t *bit),
		  uint16_t *bits, const char *message)
{
	PledgeSpan name;

	while (pledge_span_split(&list, ',', &name))
	{
		uint16_t bit;

		if (!find(name, &bit))
			return pledge_compile_fault(compiler, PLEDGE_UNKNOWN_NAME, name, message);
		*bits |= bit;
	}
	return true;
}

static bool
find_status(PledgeSpan name, uint16_t *bit)
{
	PledgeStatus status;

	if (pledge_span_is(name, "none"))
	{
		*bit = 0;
		return true;
	}
	if (!pledge_status_by_name(name.text, name.length, &status))
		return false;
	*bit = (uint16_t) PLEDGE_STATUS_BIT(status);
	return true;
}

static bool
find_holder(PledgeSpan name, uint16_t *bit)
{
	PledgeHolder holder;

	if (!pledge_holder_by_name(name.text, name.length, &holder))
		return false;
	*bit = (uint16_t) PLEDGE_HOLDER_BIT(holder);
	return true;
}

/* Reads accepts= and holders= where they are given. */
bool
pledge_compile_acceptance(PledgeCompiler *compiler, PledgeSpan options, uint16_t *accepts,
						  uint8_t *holders)
{
	PledgeSpan value;
	uint16_t bits = 0;

	if (pledge_option(options, "accepts", &value))
	{
		if (!read_bits(compiler, value, find_status, &bits, "no status has this name"))
			return false;
		*accepts = bits;
	}
	bits = 0;
	if (pledge_option(options, "holders", &value))
	{
		if (!read_bits(compiler, value, find_holder, &bits, "no holder has this name"))
			return false;
		*holders = (uint8_t) bits;
	}
	return true;
}

bool
pledge_compile_number(PledgeCompiler *compiler, PledgeSpan options, const char *key, int least,
					  int most, uint16_t *number)
{
	PledgeSpan value;
	long result = 0;
	size_t place;

	if (!pledge_option(options, key, &value))
		return true;
	for (place = 0; place < value.length && place < 6; place++)
	{
		if (value.text[place] < '0' || value.text[place] > '9')
			return pledge_compile_fault(compiler, PLEDGE_SYNTAX, value,
										"a number was expected here");
		result = result * 10 + (value.text[place] - '0');
	}
	if (place == 0 || place < value.length || result < least || result > most)
		return pledge_compile_fault(compiler, PLEDGE_SYNTAX, value, "this number is out of range");
	*number = (uint16_t) result;
	return true;
}

bool
pledge_compile_within(PledgeCompiler *compiler, PledgeSpan options, uint8_t *within)
{
	static const char *const names[] = {"sentence", "next", "paragraph", "record"};
	PledgeSpan value;
	size_t which;

	if (!pledge_option(options, "within", &value))
		return true;
	for (which = 0; which < sizeof(names) / sizeof(names[0]); which++)
	{
		if (pledge_span_is(value, names[which]))
		{
			*within = (uint8_t) which;
			return true;
		}
	}
	return pledge_compile_fault(compiler, PLEDGE_UNKNOWN_NAME, value,
								"within= must be sentence, next, paragraph or record");
}

static bool
declare_indicator(PledgeCompiler *compiler)
{
	PledgeSpan name = compiler->block->name;
	int which = pledge_ruleset_indicator(compiler->ruleset, name.text, name.length);
	PledgeIndicator *indicator;

	if (which < 0)
	{
		uint32_t code;

		if (!pledge_compile_keep_text(compiler, name.text, name.length, &code))
			return false;
		indicator = ONE_MORE(compiler, indicators, indicator_count, PLEDGE_ROOM_INDICATORS);
		if (indicator == NULL)
			return false;
		indicator->code = code;
		indicator->threshold = DECISIVE_THRESHOLD;
		indicator->holders = PLEDGE_HOLDER_ANY;
	}
	else
		indicator = &compiler->ruleset->indicators[which];
	if (compiler->block->kind == PLEDGE_BLOCK_INDICATOR &&
		!pledge_compile_number(compiler, compiler->block->options, "id", 1, 32767, &indicator->id))
		return false;
	return pledge_compile_number(compiler, compiler->block->options, "threshold", 1, 9999,
								 &indicator->threshold) &&
		   pledge_compile_within(compiler, compiler->block->options, &indicator->within) &&
		   pledge_compile_acceptance(compiler, compiler->block->options, &indicator->accepts,
									 &indicator->holders);
}

/* The options that each kind of block may have. */
static bool
check_block_options(PledgeCompiler *compiler)
{
	static const char *const none[] = {NULL};
	static const char *const indicator[] = {"id",      "threshold", "within", "accepts",
											"holders", "support",   "needs",  NULL};
	static const char *const signal[] = {"threshold", "within", "accepts", "holders", NULL};
	static const char *const combine[] = {"within", "ordered", NULL};
	static const char *const modifier[] = {"forward", "backward", "both", "limit", "past", NULL};
	static const char *const block[] = {"for", NULL};
	static const char *const placeholder[] = {"elsewhere", NULL};
	const char *const *known = none;

	if (compiler->block->kind == PLEDGE_BLOCK_INDICATOR)
		known = indicator;
	else if (compiler->block->kind == PLEDGE_BLOCK_SIGNAL)
		known = signal;
	else if (compiler->block->kind == PLEDGE_BLOCK_COMBINE)
		known = combine;
	else if (compiler->block->kind == PLEDGE_BLOCK_MODIFIER)
		known = modifier;
	else if (compiler->block->kind == PLEDGE_BLOCK_BLOCK)
		known = block;
	else if (compiler->block->kind == PLEDGE_BLOCK_PLACEHOLDER)
		known = placeholder;
	return pledge_compile_options(compiler, compiler->block->options, known);
}

/*
 * "support=SIGNAL needs=N": evidence of the indicator counts only where the cues of the
 * signal add up to N in the record.  Read when all names are known.
 */
static bool
read_support(PledgeCompiler *compiler)
{
	PledgeSpan name = compiler->block->name;
	PledgeIndicator *indicator =
		&compiler->ruleset
			 ->indicators[pledge_ruleset_indicator(compiler->ruleset, name.text, name.length)];
	PledgeSpan signal;
	int which;

	if (!pledge_option(compiler->block->options, "support", &signal))
		return true;
	which = pledge_ruleset_indicator(compiler->ruleset, signal.text, signal.length);
	if (which < 0)
		return pledge_compile_fault(compiler, PLEDGE_UNKNOWN_NAME, signal,
									"no indicator or signal has this name");
	if (compiler->ruleset->indicators[which].within != PLEDGE_WITHIN_RECORD)
		return pledge_compile_fault(compiler, PLEDGE_SYNTAX, signal,
									"support must come from cues that add up within the record");
	indicator->support = (uint16_t) (which + 1);
	indicator->needs = 1;
	return pledge_compile_number(compiler, compiler->block->options, "needs", 1, 9999,
								 &indicator->needs);
}

/*
 * A name that a combination could not mean, or that rows of rules could not keep: a block
 * without a rule has no row.
 */
static bool
check_signal(PledgeCompiler *compiler)
{
	PledgeSpan name = compiler->block->name;

	if (compiler->block->kind != PLEDGE_BLOCK_SIGNAL)
		return true;
	if (name.length >= 5 && memcmp(name.text, "kind_", 5) == 0)
		return pledge_compile_fault(compiler, PLEDGE_SYNTAX, name,
									"a name that begins with kind_ stands for a kind of record");
	if (compiler->block->count == 0)
		return pledge_compile_fault(compiler, PLEDGE_SYNTAX, name,
									"a signal needs a rule of its own");
	return true;
}

static bool
declare_names(PledgeCompiler *compiler)
{
	size_t which;

	for (which = 0; which < compiler->rules.block_count; which++)
	{
		const PledgeRuleBlock *block = &compiler->rules.blocks[which];

		compiler->block = block;
		if (!check_block_options(compiler) || !check_signal(compiler))
			return false;
		if (block->kind == PLEDGE_BLOCK_CLASS && !declare_class(compiler))
			return false;
		if ((block->kind == PLEDGE_BLOCK_INDICATOR || block->kind == PLEDGE_BLOCK_SIGNAL) &&
			!declare_indicator(compiler))
			return false;
		if (block->kind == PLEDGE_BLOCK_SECTION &&
			pledge_compile_add_name(compiler, &compiler->ruleset->sections,
									&compiler->ruleset->section_count, PLEDGE_ROOM_SECTIONS,
									block->name.text, block->name.length) < 0)
			return false;
	}
	for (which = 0; which < compiler->rules.block_count; which++)
	{
		compiler->block = &compiler->rules.blocks[which];
		if (compiler->block->kind == PLEDGE_BLOCK_INDICATOR && !read_support(compiler))
			return false;
	}
	return true;
}

/* ---- the order of work ---- */

/*
 * Words, and the unnamed classes of choices, are met for the first time when patterns
 * are read; so all patterns are read once for these before any is filed.
 */
static bool
meet_words(PledgeCompiler *compiler)
{
	if (compiler->block->kind == PLEDGE_BLOCK_COMBINE ||
		compiler->block->kind == PLEDGE_BLOCK_CLASS)
		return true;
	return pledge_compile_pattern(compiler, compiler->line->body);
}

static bool
read_everything(PledgeCompiler *compiler)
{
	PledgeRuleset *ruleset = compiler->ruleset;
	PledgeWord and_word;

	if (!pledge_lexicon_create(&ruleset->lexicon, ruleset->allocator))
		return pledge_compile_no_memory(compiler);
	pledge_word_set(&and_word, "and", 3);
	if (pledge_lexicon_add(&ruleset->lexicon, &and_word, false) == 0)
		return pledge_compile_no_memory(compiler);
	if (!add_builtin_classes(compiler) || !declare_names(compiler))
		return false;
	compiler->named_classes = ruleset->class_count;
	compiler->used = pledge_allocate_zeroed(ruleset->allocator, ruleset->class_count, 1);
	if (compiler->used == NULL)
		return pledge_compile_no_memory(compiler);
	compiler->meeting = true;
	if (!pledge_compile_each_line(compiler, PLEDGE_BLOCK_SECTION, PLEDGE_BLOCK_NAMES, meet_words))
		return false;
	compiler->meeting = false;
	if (!pledge_compile_classes(compiler))
		return false;
	compiler->block = NULL;
	return true;
}

static bool
compile_all(PledgeCompiler *compiler)
{
	return read_everything(compiler) && pledge_compile_inclusions(compiler) &&
		   pledge_compile_costs(compiler) && pledge_compile_symbols(compiler) &&
		   pledge_compile_phrases(compiler) && pledge_compile_columns(compiler) &&
		   pledge_compile_each_line(compiler, PLEDGE_BLOCK_SECTION, PLEDGE_BLOCK_NAMES,
									pledge_compile_rule) &&
		   pledge_compile_index_rules(compiler);
}

static void
release_compiler(PledgeCompiler *compiler, const PledgeAllocator *allocator)
{
	int round;

	pledge_rules_destroy(&compiler->rules);
	pledge_release(allocator, compiler->members.pairs);
	pledge_release(allocator, compiler->inclusions.pairs);
	pledge_release(allocator, compiler->costs);
	pledge_release(allocator, compiler->class_longest);
	pledge_release(allocator, compiler->unnamed);
	pledge_release(allocator, compiler->unnamed_slots);
	pledge_release(allocator, compiler->used);
	pledge_release(allocator, compiler->columns);
	pledge_release(allocator, compiler->needs.symbols);
	pledge_release(allocator, compiler->needs.sets);
	pledge_release(allocator, compiler->needs.slots);
	for (round = 0; round < PLEDGE_ROUNDS; round++)
		pledge_release(allocator, compiler->anchors[round].pairs);
	pledge_release(allocator, compiler);
}

PledgeRuleset *
pledge_ruleset_compile(const char *text, size_t length, const PledgeAllocator *allocator,
					   PledgeError *error)
{
	PledgeCompiler *compiler = pledge_allocate_zeroed(allocator, 1, sizeof(PledgeCompiler));
	PledgeRuleset *ruleset = pledge_allocate_zeroed(allocator, 1, sizeof(PledgeRuleset));
	bool good;

	if (compiler == NULL || ruleset == NULL)
	{
		pledge_release(allocator, compiler);
		pledge_release(allocator, ruleset);
		pledge_error_set(error, PLEDGE_OUT_OF_MEMORY, 0, NULL, 0, "no memory for the ruleset");
		return NULL;
	}
	ruleset->allocator = allocator;
	compiler->ruleset = ruleset;
	compiler->error = error;
	good = pledge_rules_read(&compiler->rules, text, length, allocator, error) &&
		   compile_all(compiler) && pledge_compile_wanted(compiler);
	release_compiler(compiler, allocator);
	if (good)
		return ruleset;
	pledge_ruleset_destroy(ruleset);
	return NULL;
}
