/*
 * compile.c
 *	  From the text of a ruleset to a compiled edition.
 *
 * In order: the names of classes, indicators and sections; the members of classes;
 * the rules; then, when every word is known, the indexes over them.
 */
#include "pledge/ruleset.h"

#include <string.h>

#include "anchor.h"
#include "index.h"

#define MOST_CLASSES 0x7FFF
#define MOST_LEXEMES 0x7FFF
#define DECISIVE_THRESHOLD 100

/* Which array of the ruleset an entry of PledgeRuleset.capacity belongs to. */
enum
{
	ROOM_RULES, ROOM_CODE, ROOM_INDICATORS, ROOM_MODIFIERS, ROOM_COMBINATIONS,
	ROOM_CONDITIONS, ROOM_PHRASES, ROOM_CLASS_MEMBERS, ROOM_SECTIONS, ROOM_KINDS,
	ROOM_CLASSES, ROOM_TEXTS
};

typedef struct Compiler
{
	PledgeRuleset *ruleset;
	PledgeRules rules;
	PledgeError *error;
	const PledgeRuleLine *line; /* being compiled */
	const PledgeRuleBlock *block;
	PledgePattern pattern;		/* being compiled; large, so kept here */
	PledgeInstruction code[PLEDGE_PATTERN_NODES * 3];
	uint16_t	class_symbol;	/* whose members are being read */
	PledgePairs members;		/* lexeme -> class it is a single-word member of */
	PledgePairs inclusions;		/* class -> class that contains it */
	PledgePairs anchors[PLEDGE_ROUNDS]; /* symbol -> rule */
	uint32_t   *class_costs;
	uint8_t    *class_longest;
} Compiler;

static bool
fault_at(Compiler *compiler, PledgeErrorCode code, PledgeSpan subject, const char *message)
{
	if (compiler->error != NULL && compiler->error->code == PLEDGE_OK)
		compiler->error->line = compiler->line != NULL ? compiler->line->line
			: compiler->block != NULL ? compiler->block->line : 0;
	return pledge_error_set(compiler->error, code, 0, subject.text, subject.length, message);
}

static bool
no_memory(Compiler *compiler)
{
	PledgeSpan	nothing = {"", 0};

	return fault_at(compiler, PLEDGE_OUT_OF_MEMORY, nothing, "no memory for the ruleset");
}

/* Notes the line of a fault that a part of the compiler has set. */
static bool
fault_in_line(Compiler *compiler)
{
	if (compiler->error != NULL && compiler->error->line == 0 && compiler->line != NULL)
	{
		compiler->error->line = compiler->line->line;
		if (compiler->line->weight > 0 || compiler->line->body.length == 0)
			return false;
	}
	return false;
}

/* Room for one more element of an array; NULL when there is none. */
static void *
one_more(Compiler *compiler, void **array, size_t *count, int room, size_t size)
{
	if (!pledge_reserve(compiler->ruleset->allocator, array,
						&compiler->ruleset->capacity[room], *count + 1, size))
	{
		no_memory(compiler);
		return NULL;
	}
	memset((char *) *array + *count * size, 0, size);
	return (char *) *array + (*count)++ * size;
}

#define ONE_MORE(compiler, array, count, room) \
	one_more(compiler, (void **) &(compiler)->ruleset->array, &(compiler)->ruleset->count, \
			 room, sizeof(*(compiler)->ruleset->array))

/* Keeps a text; false when there is no memory. */
static bool
keep_text(Compiler *compiler, const char *text, size_t length, uint32_t *offset)
{
	PledgeRuleset *ruleset = compiler->ruleset;

	if (!pledge_reserve(ruleset->allocator, (void **) &ruleset->texts,
						&ruleset->capacity[ROOM_TEXTS], ruleset->text_length + length + 1, 1))
		return no_memory(compiler);
	*offset = (uint32_t) ruleset->text_length;
	memcpy(ruleset->texts + ruleset->text_length, text, length);
	ruleset->texts[ruleset->text_length + length] = '\0';
	ruleset->text_length += length + 1;
	return true;
}

/* Index of a name among names, -1 = none. */
static int
find_name(const PledgeRuleset *ruleset, const uint32_t *names, size_t count, const char *name,
		  size_t length)
{
	size_t		which;

	for (which = 0; which < count; which++)
	{
		const char *known = pledge_ruleset_text(ruleset, names[which]);

		if (strlen(known) == length && memcmp(known, name, length) == 0)
			return (int) which;
	}
	return -1;
}

/* Index of a name, added if it is new; -1 when there is no memory. */
static int
add_name(Compiler *compiler, uint32_t **names, size_t *count, int room, const char *name,
		 size_t length)
{
	int			which = find_name(compiler->ruleset, *names, *count, name, length);
	uint32_t	offset;
	uint32_t   *place;

	if (which >= 0)
		return which;
	if (!keep_text(compiler, name, length, &offset))
		return -1;
	place = one_more(compiler, (void **) names, count, room, sizeof(**names));
	if (place == NULL)
		return -1;
	*place = offset;
	return (int) *count - 1;
}

/* ---- names ---- */

static bool
add_builtin_classes(Compiler *compiler)
{
	int			which;

	for (which = 0; which <= PLEDGE_BUILTIN_CLASSES; which++)
	{
		/* the last is one that no pattern can name: the first word of a quotation */
		const char *name = which < PLEDGE_BUILTIN_CLASSES
			? pledge_builtin_class_name((PledgeBuiltinClass) which) : " quote opens";

		if (add_name(compiler, &compiler->ruleset->classes, &compiler->ruleset->class_count,
					 ROOM_CLASSES, name, strlen(name)) < 0)
			return false;
	}
	return true;
}

static bool
declare_class(Compiler *compiler)
{
	PledgeSpan	name = compiler->block->name;
	int			which = add_name(compiler, &compiler->ruleset->classes,
								 &compiler->ruleset->class_count, ROOM_CLASSES,
								 name.text, name.length);

	if (which >= 0 && which <= PLEDGE_BUILTIN_CLASSES)
		return fault_at(compiler, PLEDGE_DUPLICATE, name,
						"this word class is built in and cannot be defined");
	if (compiler->ruleset->class_count >= MOST_CLASSES)
		return fault_at(compiler, PLEDGE_LIMIT, name, "too many word classes");
	return which >= 0;
}

/* A list such as "negated,planned" to bits; `find` gives the bit of one name. */
static bool
read_bits(Compiler *compiler, PledgeSpan list, bool (*find) (PledgeSpan name, uint16_t *bit),
		  uint16_t *bits, const char *message)
{
	PledgeSpan	name;

	while (pledge_span_split(&list, ',', &name))
	{
		uint16_t	bit;

		if (!find(name, &bit))
			return fault_at(compiler, PLEDGE_UNKNOWN_NAME, name, message);
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
static bool
read_acceptance(Compiler *compiler, PledgeSpan options, uint16_t *accepts, uint8_t *holders)
{
	PledgeSpan	value;
	uint16_t	bits = 0;

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

static bool
read_number(Compiler *compiler, PledgeSpan options, const char *key, int least, int most,
			uint16_t *number)
{
	PledgeSpan	value;
	long		result = 0;
	size_t		place;

	if (!pledge_option(options, key, &value))
		return true;
	for (place = 0; place < value.length && place < 6; place++)
	{
		if (value.text[place] < '0' || value.text[place] > '9')
			return fault_at(compiler, PLEDGE_SYNTAX, value, "a number was expected here");
		result = result * 10 + (value.text[place] - '0');
	}
	if (place == 0 || place < value.length || result < least || result > most)
		return fault_at(compiler, PLEDGE_SYNTAX, value, "this number is out of range");
	*number = (uint16_t) result;
	return true;
}

static bool
read_within(Compiler *compiler, PledgeSpan options, uint8_t *within)
{
	static const char *const names[] = {"sentence", "next", "paragraph", "record"};
	PledgeSpan	value;
	size_t		which;

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
	return fault_at(compiler, PLEDGE_UNKNOWN_NAME, value,
					"within= must be sentence, next, paragraph or record");
}

static bool
declare_indicator(Compiler *compiler)
{
	PledgeSpan	name = compiler->block->name;
	int			which = pledge_ruleset_indicator(compiler->ruleset, name.text, name.length);
	PledgeIndicator *indicator;

	if (which < 0)
	{
		uint32_t	code;

		if (!keep_text(compiler, name.text, name.length, &code))
			return false;
		indicator = ONE_MORE(compiler, indicators, indicator_count, ROOM_INDICATORS);
		if (indicator == NULL)
			return false;
		indicator->code = code;
		indicator->threshold = DECISIVE_THRESHOLD;
		indicator->holders = PLEDGE_HOLDER_ANY;
	}
	else
		indicator = &compiler->ruleset->indicators[which];
	if (compiler->block->kind == PLEDGE_BLOCK_INDICATOR &&
		!read_number(compiler, compiler->block->options, "id", 1, 32767, &indicator->id))
		return false;
	return read_number(compiler, compiler->block->options, "threshold", 1, 9999,
					   &indicator->threshold) &&
		read_within(compiler, compiler->block->options, &indicator->within) &&
		read_acceptance(compiler, compiler->block->options, &indicator->accepts,
						&indicator->holders);
}

static bool
declare_names(Compiler *compiler)
{
	size_t		which;

	for (which = 0; which < compiler->rules.block_count; which++)
	{
		const PledgeRuleBlock *block = &compiler->rules.blocks[which];

		compiler->block = block;
		if (block->kind == PLEDGE_BLOCK_CLASS && !declare_class(compiler))
			return false;
		if ((block->kind == PLEDGE_BLOCK_INDICATOR || block->kind == PLEDGE_BLOCK_SIGNAL) &&
			!declare_indicator(compiler))
			return false;
		if (block->kind == PLEDGE_BLOCK_SECTION &&
			add_name(compiler, &compiler->ruleset->sections, &compiler->ruleset->section_count,
					 ROOM_SECTIONS, block->name.text, block->name.length) < 0)
			return false;
	}
	return true;
}

/* ---- symbols ---- */

static uint16_t
name_word(void *context, const PledgeWord *word, bool prefix)
{
	Compiler   *compiler = context;
	uint16_t	lexeme = pledge_lexicon_add(&compiler->ruleset->lexicon, word, prefix);

	return lexeme > MOST_LEXEMES ? 0 : lexeme;
}

static uint16_t
name_class(void *context, const char *name, size_t length)
{
	Compiler   *compiler = context;
	int			which = find_name(compiler->ruleset, compiler->ruleset->classes,
								  compiler->ruleset->class_count, name, length);

	return which < 0 ? 0 : (uint16_t) (which | PLEDGE_SYMBOL_CLASS);
}

static bool
read_pattern(Compiler *compiler, PledgeSpan text)
{
	PledgeNaming naming = {name_word, name_class, compiler};

	if (pledge_pattern_read(&compiler->pattern, text.text, text.length, &naming,
							compiler->error))
		return true;
	return fault_in_line(compiler);
}

/* ---- word classes ---- */

static bool
add_phrase(Compiler *compiler, const uint16_t *symbols, int count)
{
	PledgePhrase *phrase = ONE_MORE(compiler, phrases, phrase_count, ROOM_PHRASES);

	if (phrase == NULL)
		return false;
	phrase->count = (uint16_t) count;
	memcpy(phrase->symbols, symbols, (size_t) count * sizeof(*symbols));
	phrase->classes = compiler->class_symbol;	/* spread over its classes later */
	return true;
}

/* Takes one spelling of a member of the class that is being read. */
static bool
take_member(void *context, const uint16_t *symbols, int count)
{
	Compiler   *compiler = context;
	uint16_t	class_index = compiler->class_symbol & (uint16_t) ~PLEDGE_SYMBOL_CLASS;
	int			place;

	if (count == 1 && (symbols[0] & PLEDGE_SYMBOL_CLASS) != 0)
		return pledge_pairs_add(&compiler->inclusions, compiler->ruleset->allocator,
								symbols[0] & (uint16_t) ~PLEDGE_SYMBOL_CLASS, class_index);
	if (count == 1)
		return pledge_pairs_add(&compiler->members, compiler->ruleset->allocator,
								symbols[0], class_index);
	for (place = 0; place < count; place++)
		if ((symbols[place] & PLEDGE_SYMBOL_CLASS) != 0)
			return fault_at(compiler, PLEDGE_SYNTAX, compiler->line->body,
							"a word class inside another must stand alone between | signs");
	return add_phrase(compiler, symbols, count);
}

static bool
read_members(Compiler *compiler)
{
	if (!read_pattern(compiler, compiler->line->body))
		return false;
	if (!pledge_pattern_phrases(&compiler->pattern, take_member, compiler))
		return fault_at(compiler, PLEDGE_SYNTAX, compiler->line->body,
						"members of a word class are words and phrases, without gaps or anchors");
	return true;
}

/* Calls `compile_line` for every line of the blocks of these kinds. */
static bool
each_line(Compiler *compiler, PledgeBlockKind first, PledgeBlockKind last,
		  bool (*compile_line) (Compiler *compiler))
{
	size_t		which;
	uint32_t	place;

	for (which = 0; which < compiler->rules.block_count; which++)
	{
		compiler->block = &compiler->rules.blocks[which];
		if (compiler->block->kind < first || compiler->block->kind > last)
			continue;
		for (place = 0; place < compiler->block->count; place++)
		{
			compiler->line = &compiler->rules.lines[compiler->block->first + place];
			if (!compile_line(compiler))
				return false;
		}
	}
	compiler->line = NULL;
	return true;
}

static bool
compile_member_line(Compiler *compiler)
{
	compiler->class_symbol = name_class(compiler, compiler->block->name.text,
										compiler->block->name.length);
	return read_members(compiler);
}

/*
 * Closes the inclusion of classes: for each class, all that contain it, itself first.
 * reach is a square of bytes; a class that reaches itself is a cycle.
 */
static bool
close_inclusions(Compiler *compiler)
{
	PledgeRuleset *ruleset = compiler->ruleset;
	size_t		count = ruleset->class_count;
	uint8_t    *reach = pledge_allocate_zeroed(ruleset->allocator, count, count);
	PledgePairs supers = {NULL, 0, 0};
	size_t		from;
	size_t		through;
	size_t		to;
	bool		good = reach != NULL;

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
			PledgeSpan	name;

			name.text = pledge_ruleset_text(ruleset, ruleset->classes[from]);
			name.length = strlen(name.text);
			good = fault_at(compiler, PLEDGE_CYCLE, name, "this word class contains itself");
			break;
		}
		reach[from * count + from] = 1;
		for (to = 0; good && to < count; to++)
			if (reach[from * count + to])
				good = pledge_pairs_add(&supers, ruleset->allocator, (uint16_t) from,
										(uint16_t) to);
	}
	if (good)
		good = pledge_index_build(&ruleset->class_supers, &supers, (uint32_t) count,
								  ruleset->allocator);
	pledge_release(ruleset->allocator, supers.pairs);
	pledge_release(ruleset->allocator, reach);
	pledge_release(ruleset->allocator, compiler->inclusions.pairs);
	compiler->inclusions.pairs = NULL;
	return good || (compiler->error != NULL && compiler->error->code != PLEDGE_OK
					? false : no_memory(compiler));
}

/* Adds to the members of a class those of the beginnings that its words begin with. */
static bool
add_prefix_members(Compiler *compiler, PledgePairs *symbols)
{
	PledgeLexicon *lexicon = &compiler->ruleset->lexicon;
	uint32_t	word;
	uint32_t	prefix;

	for (prefix = 0; prefix <= lexicon->prefix_mask; prefix++)
	{
		const PledgeLexiconSlot *beginning = &lexicon->prefixes[prefix];
		int			both;

		if (beginning->length == 0)
			continue;
		for (both = 0; both < 2; both++)
		{
			const PledgeLexiconSlot *slots = both ? lexicon->prefixes : lexicon->words;
			uint32_t	mask = both ? lexicon->prefix_mask : lexicon->word_mask;

			for (word = 0; word <= mask; word++)
				if (slots[word].length >= beginning->length &&
					slots[word].lexeme != beginning->lexeme &&
					memcmp(pledge_lexicon_text(lexicon, &slots[word]),
						   pledge_lexicon_text(lexicon, beginning), beginning->length) == 0 &&
					!pledge_pairs_add(symbols, compiler->ruleset->allocator,
									  slots[word].lexeme, beginning->lexeme))
					return no_memory(compiler);
		}
	}
	return true;
}

/* Every class a symbol belongs to, and every class that contains those. */
static bool
add_class_symbols(Compiler *compiler, PledgePairs *symbols, uint16_t lexeme, uint16_t symbol,
				  const PledgeIndex *direct)
{
	const PledgeIndex *supers = &compiler->ruleset->class_supers;
	uint32_t	place;
	uint32_t	super;

	for (place = direct->starts[symbol]; place < direct->starts[symbol + 1]; place++)
	{
		uint16_t	class_index = direct->values[place];

		for (super = supers->starts[class_index]; super < supers->starts[class_index + 1]; super++)
			if (!pledge_pairs_add(symbols, compiler->ruleset->allocator, lexeme,
								  supers->values[super] | PLEDGE_SYMBOL_CLASS))
				return no_memory(compiler);
	}
	return true;
}

/* For each lexeme, every symbol that it stands for besides itself. */
static bool
build_lexeme_symbols(Compiler *compiler)
{
	PledgeRuleset *ruleset = compiler->ruleset;
	uint32_t	keys = (uint32_t) ruleset->lexicon.lexeme_count + 1;
	PledgePairs symbols = {NULL, 0, 0};
	PledgeIndex direct = {NULL, NULL, 0};
	size_t		prefix_pairs;
	size_t		place;
	uint32_t	lexeme;
	bool		good;

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
	return good || no_memory(compiler);
}

/* Reserved classes become flags that the tokeniser reads. */
static bool
build_lexeme_flags(Compiler *compiler)
{
	static const struct
	{
		const char *class;
		uint8_t		flag;
	}			reserved[] = {
		{"abbreviation", PLEDGE_LEXEME_ABBREVIATION},
		{"not_name", PLEDGE_LEXEME_NOT_NAME},
		{"comma_stop", PLEDGE_LEXEME_COMMA_STOP}
	};
	PledgeRuleset *ruleset = compiler->ruleset;
	size_t		keys = (size_t) ruleset->lexicon.lexeme_count + 1;
	size_t		lexeme;
	size_t		which;

	ruleset->lexeme_flags = pledge_allocate_zeroed(ruleset->allocator, keys, sizeof(uint8_t));
	ruleset->lexeme_masks = pledge_allocate_zeroed(ruleset->allocator, keys, sizeof(uint64_t));
	if (ruleset->lexeme_flags == NULL || ruleset->lexeme_masks == NULL)
		return no_memory(compiler);
	for (lexeme = 1; lexeme < keys; lexeme++)
	{
		uint32_t	place = ruleset->lexeme_symbols.starts[lexeme];

		ruleset->lexeme_masks[lexeme] = pledge_symbol_bit((uint16_t) lexeme);
		for (; place < ruleset->lexeme_symbols.starts[lexeme + 1]; place++)
		{
			uint16_t	symbol = ruleset->lexeme_symbols.values[place];

			ruleset->lexeme_masks[lexeme] |= pledge_symbol_bit(symbol);
			for (which = 0; which < sizeof(reserved) / sizeof(reserved[0]); which++)
				if (symbol == name_class(compiler, reserved[which].class,
										 strlen(reserved[which].class)))
					ruleset->lexeme_flags[lexeme] |= reserved[which].flag;
		}
	}
	for (which = 0; which <= PLEDGE_BUILTIN_CLASSES; which++)
	{
		const PledgeIndex *supers = &ruleset->class_supers;
		uint32_t	place = supers->starts[which];

		for (; place < supers->starts[which + 1]; place++)
			ruleset->builtin_masks[which] |=
				pledge_symbol_bit(supers->values[place] | PLEDGE_SYMBOL_CLASS);
	}
	return true;
}

/* Spreads each phrase over the classes it belongs to, and files it under its first word. */
static bool
build_phrases(Compiler *compiler)
{
	PledgeRuleset *ruleset = compiler->ruleset;
	PledgePairs heads = {NULL, 0, 0};
	size_t		which;
	size_t		lexeme;

	if (ruleset->phrase_count > UINT16_MAX)
	{
		PledgeSpan	nothing = {"", 0};

		return fault_at(compiler, PLEDGE_LIMIT, nothing, "too many phrases in word classes");
	}
	for (which = 0; which < ruleset->phrase_count; which++)
	{
		PledgePhrase *phrase = &ruleset->phrases[which];
		uint16_t	class_index = (uint16_t) (phrase->classes & ~(uint32_t) PLEDGE_SYMBOL_CLASS);
		uint32_t	place = ruleset->class_supers.starts[class_index];
		uint16_t   *member;

		phrase->classes = (uint32_t) ruleset->class_member_count;
		for (; place < ruleset->class_supers.starts[class_index + 1]; place++)
		{
			member = ONE_MORE(compiler, class_members, class_member_count, ROOM_CLASS_MEMBERS);
			if (member == NULL)
				return false;
			*member = ruleset->class_supers.values[place] | PLEDGE_SYMBOL_CLASS;
		}
		if (ONE_MORE(compiler, class_members, class_member_count, ROOM_CLASS_MEMBERS) == NULL ||
			!pledge_pairs_add(&heads, ruleset->allocator, phrase->symbols[0], (uint16_t) which))
			return no_memory(compiler);
		for (lexeme = 1; lexeme <= ruleset->lexicon.lexeme_count; lexeme++)
		{
			uint32_t	symbol = ruleset->lexeme_symbols.starts[lexeme];

			for (; symbol < ruleset->lexeme_symbols.starts[lexeme + 1]; symbol++)
				if (ruleset->lexeme_symbols.values[symbol] == phrase->symbols[0] &&
					!pledge_pairs_add(&heads, ruleset->allocator, (uint16_t) lexeme,
									  (uint16_t) which))
					return no_memory(compiler);
		}
	}
	return pledge_index_build(&ruleset->lexeme_phrases, &heads,
							  (uint32_t) ruleset->lexicon.lexeme_count + 1, ruleset->allocator) ||
		no_memory(compiler);
}

/* ---- conditions and combinations ---- */

static bool
number_behind(const char *name, size_t length, const char *prefix, uint16_t *number)
{
	size_t		size = strlen(prefix);
	size_t		place;
	unsigned	value = 0;

	if (length <= size || length > size + 2 || memcmp(name, prefix, size) != 0)
		return false;
	for (place = size; place < length; place++)
	{
		if (name[place] < '0' || name[place] > '9')
			return false;
		value = value * 10 + (unsigned) (name[place] - '0');
	}
	*number = (uint16_t) value;
	return true;
}

/* Atoms that hold or not for a whole unit, before any rule is tried. */
static bool
resolve_circumstance(void *context, const char *name, size_t length, PledgeStep *step)
{
	Compiler   *compiler = context;
	int			which;

	if (number_behind(name, length, "age_under_", &step->atom))
	{
		step->atom_kind = PLEDGE_ATOM_AGE_UNDER;
		return true;
	}
	if (length > 5 && memcmp(name, "kind_", 5) == 0)
	{
		which = add_name(compiler, &compiler->ruleset->kinds, &compiler->ruleset->kind_count,
						 ROOM_KINDS, name + 5, length - 5);
		step->atom_kind = PLEDGE_ATOM_KIND;
		step->atom = (uint16_t) which;
		return which >= 0;
	}
	if (length > 8 && memcmp(name, "section_", 8) == 0)
	{
		which = find_name(compiler->ruleset, compiler->ruleset->sections,
						  compiler->ruleset->section_count, name + 8, length - 8);
		step->atom_kind = PLEDGE_ATOM_SECTION;
		step->atom = (uint16_t) which;
		return which >= 0;
	}
	return false;
}

static bool
resolve_atom(void *context, const char *name, size_t length, PledgeStep *step)
{
	Compiler   *compiler = context;
	int			which;

	if (resolve_circumstance(context, name, length, step))
		return true;
	step->atom_kind = PLEDGE_ATOM_INDICATOR;
	if (length > 7 && memcmp(name, "record.", 7) == 0)
	{
		step->atom_kind = PLEDGE_ATOM_RECORD;
		name += 7;
		length -= 7;
	}
	which = pledge_ruleset_indicator(compiler->ruleset, name, length);
	step->atom = (uint16_t) which;
	return which >= 0;
}

/* Reads "if EXPRESSION" among the options of a rule. */
static bool
read_condition(Compiler *compiler, uint16_t *condition)
{
	PledgeSpan	options = compiler->line->options;
	PledgeExpression *expression;

	*condition = 0;
	if (options.length < 3 || memcmp(options.text, "if ", 3) != 0)
		return true;
	expression = ONE_MORE(compiler, conditions, condition_count, ROOM_CONDITIONS);
	if (expression == NULL)
		return false;
	*condition = (uint16_t) compiler->ruleset->condition_count;
	if (pledge_expression_read(expression, options.text + 3, options.length - 3,
							   resolve_circumstance, compiler, compiler->error))
		return true;
	return fault_in_line(compiler);
}

/* Names whose absence from the record rules a combination out at once. */
static uint64_t
required_indicators(const PledgeExpression *expression)
{
	uint64_t	required = 0;
	int			place;

	for (place = 0; place < expression->count; place++)
	{
		const PledgeStep *step = &expression->steps[place];

		/* only a plain conjunction says what must be there */
		if (step->kind == PLEDGE_STEP_OR || step->kind == PLEDGE_STEP_NOT)
			return 0;
		if (step->kind == PLEDGE_STEP_ATOM && (step->atom_kind == PLEDGE_ATOM_INDICATOR ||
											   step->atom_kind == PLEDGE_ATOM_RECORD))
			required |= pledge_symbol_bit(step->atom);
	}
	return required;
}

static bool
compile_combination(Compiler *compiler)
{
	PledgeSpan	name = compiler->block->name;
	int			owner = pledge_ruleset_indicator(compiler->ruleset, name.text, name.length);
	PledgeCombination *combination;
	uint32_t	text;

	if (owner < 0)
		return fault_at(compiler, PLEDGE_UNKNOWN_NAME, name,
						"a combination must name an indicator or signal");
	if (!keep_text(compiler, compiler->line->body.text, compiler->line->body.length, &text))
		return false;
	combination = ONE_MORE(compiler, combinations, combination_count, ROOM_COMBINATIONS);
	if (combination == NULL)
		return false;
	combination->owner = (uint16_t) owner;
	combination->text = text;
	combination->number = pledge_rule_number(compiler->block, compiler->line);
	if (!read_within(compiler, compiler->block->options, &combination->within))
		return false;
	if (!pledge_expression_read(&combination->expression, compiler->line->body.text,
								compiler->line->body.length, resolve_atom, compiler,
								compiler->error))
		return fault_in_line(compiler);
	combination->required = required_indicators(&combination->expression);
	return true;
}

/* ---- rules ---- */

typedef struct RequiredMask
{
	uint64_t	mask;
} RequiredMask;

static void
take_required(void *context, uint16_t symbol)
{
	((RequiredMask *) context)->mask |= pledge_symbol_bit(symbol);
}

/* Rare is cheap: long words are rarer than short ones, beginnings and classes commoner. */
static uint32_t
lexeme_cost(size_t length, bool prefix)
{
	uint32_t	cost = length <= 2 ? 200 : length == 3 ? 90 : length == 4 ? 40 : length == 5 ? 20 : 8;

	return prefix ? cost * 2 : cost;
}

static uint32_t
symbol_cost(void *context, uint16_t symbol)
{
	Compiler   *compiler = context;

	if ((symbol & PLEDGE_SYMBOL_CLASS) != 0)
		return compiler->class_costs[symbol & ~PLEDGE_SYMBOL_CLASS];
	return compiler->class_costs[compiler->ruleset->class_count + symbol];
}

static int
symbol_longest(void *context, uint16_t symbol)
{
	Compiler   *compiler = context;

	if ((symbol & PLEDGE_SYMBOL_CLASS) == 0)
		return 1;
	return compiler->class_longest[symbol & ~PLEDGE_SYMBOL_CLASS];
}

/* Writes the program of the pattern just read, and chooses its anchor. */
static bool
file_rule(Compiler *compiler, PledgeRule *rule)
{
	PledgeRuleset *ruleset = compiler->ruleset;
	PledgeSymbolFacts facts = {symbol_cost, symbol_longest, compiler};
	PledgeAnchor anchor;
	RequiredMask required = {0};
	size_t		count = pledge_pattern_program(&compiler->pattern, compiler->code,
											   sizeof(compiler->code) / sizeof(compiler->code[0]));
	size_t		index = (size_t) (rule - ruleset->rules);
	int			which;

	if (count == 0 || index > UINT16_MAX ||
		count >= sizeof(compiler->code) / sizeof(compiler->code[0]))
		return fault_at(compiler, PLEDGE_LIMIT, compiler->line->body,
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
						&ruleset->capacity[ROOM_CODE], ruleset->code_count + count,
						sizeof(*ruleset->code)))
		return no_memory(compiler);
	memcpy(ruleset->code + ruleset->code_count, compiler->code, count * sizeof(*ruleset->code));
	rule->program = (uint32_t) ruleset->code_count;
	ruleset->code_count += count;

	pledge_anchor_required(&compiler->pattern, take_required, &required);
	rule->required = required.mask;
	pledge_anchor_choose(&compiler->pattern, &facts,
						 PLEDGE_CLASS_QUOTE_OPENS | PLEDGE_SYMBOL_CLASS, &anchor);
	if (anchor.count == 0)
		return fault_at(compiler, PLEDGE_SYNTAX, compiler->line->body,
						"every way to match must hold at least one word or word class");
	rule->before_least = (uint8_t) anchor.least;
	rule->before_most = (uint8_t) (anchor.most > PLEDGE_UNBOUNDED ? PLEDGE_UNBOUNDED : anchor.most);
	for (which = 0; which < anchor.count; which++)
		if (!pledge_pairs_add(&compiler->anchors[rule->round], ruleset->allocator,
							  anchor.symbols[which], (uint16_t) index))
			return no_memory(compiler);
	return true;
}

/* A new rule for the line being compiled. */
static PledgeRule *
add_rule(Compiler *compiler, PledgeRole role, PledgeRound round, uint16_t owner)
{
	PledgeRule *rule;
	uint32_t	text;

	if (!read_pattern(compiler, compiler->line->body) ||
		!keep_text(compiler, compiler->line->body.text, compiler->line->body.length, &text))
		return NULL;
	rule = ONE_MORE(compiler, rules, rule_count, ROOM_RULES);
	if (rule == NULL)
		return NULL;
	rule->role = (uint8_t) role;
	rule->round = (uint8_t) round;
	rule->owner = owner;
	rule->text = text;
	rule->holders = PLEDGE_HOLDER_ANY;
	rule->number = pledge_rule_number(compiler->block, compiler->line);
	return rule;
}

static bool
compile_evidence(Compiler *compiler)
{
	int			owner = pledge_ruleset_indicator(compiler->ruleset, compiler->block->name.text,
												 compiler->block->name.length);
	PledgeRule *rule = add_rule(compiler, PLEDGE_ROLE_EVIDENCE, PLEDGE_ROUND_EVIDENCE,
								(uint16_t) owner);
	const PledgeIndicator *indicator;

	if (rule == NULL)
		return false;
	indicator = &compiler->ruleset->indicators[owner];
	rule->weight = (uint16_t) compiler->line->weight;
	rule->accepts = indicator->accepts;
	rule->holders = indicator->holders;
	return read_condition(compiler, &rule->condition) &&
		read_acceptance(compiler, compiler->line->options, &rule->accepts, &rule->holders) &&
		file_rule(compiler, rule);
}

/* "negated", "holder_parent" and the like. */
static bool
read_axis(Compiler *compiler, PledgeModifier *modifier)
{
	static const char *const axes[] = {
		"negated", "planned", "hypothetical", "uncertain", "historical"
	};
	PledgeSpan	name = compiler->block->name;
	PledgeHolder holder;
	size_t		which;

	for (which = 0; which < sizeof(axes) / sizeof(axes[0]); which++)
	{
		if (pledge_span_is(name, axes[which]))
		{
			modifier->axis = (uint8_t) which;
			return true;
		}
	}
	if (name.length > 7 && memcmp(name.text, "holder_", 7) == 0 &&
		pledge_holder_by_name(name.text + 7, name.length - 7, &holder))
	{
		modifier->axis = PLEDGE_AXIS_HOLDER;
		modifier->holder = (uint8_t) holder;
		return true;
	}
	return fault_at(compiler, PLEDGE_UNKNOWN_NAME, name, "no modifier has this name");
}

static bool
add_modifier(Compiler *compiler)
{
	PledgeModifier *modifier = ONE_MORE(compiler, modifiers, modifier_count, ROOM_MODIFIERS);
	PledgeSpan	options = compiler->block->options;
	PledgeSpan	value;
	uint16_t	limit = 0;

	if (modifier == NULL || !read_axis(compiler, modifier) ||
		!read_number(compiler, options, "limit", 1, 255, &limit))
		return false;
	modifier->limit = (uint8_t) limit;
	if (pledge_option(options, "both", &value))
		modifier->direction = PLEDGE_FORWARD | PLEDGE_BACKWARD;
	else if (pledge_option(options, "backward", &value))
		modifier->direction = PLEDGE_BACKWARD;
	else if (pledge_option(options, "forward", &value))
		modifier->direction = PLEDGE_FORWARD;
	else
		return fault_at(compiler, PLEDGE_SYNTAX, compiler->block->name,
						"a modifier must say forward, backward or both");
	return true;
}

static bool
compile_plain(Compiler *compiler, PledgeRole role, PledgeRound round, uint16_t owner)
{
	PledgeRule *rule = add_rule(compiler, role, round, owner);

	return rule != NULL && file_rule(compiler, rule);
}

static bool
compile_speaker(Compiler *compiler)
{
	PledgeHolder holder;

	if (!pledge_holder_by_name(compiler->block->name.text, compiler->block->name.length, &holder))
		return fault_at(compiler, PLEDGE_UNKNOWN_NAME, compiler->block->name,
						"a speaker must be child, parent, professional or other_child");
	return compile_plain(compiler, PLEDGE_ROLE_SPEAKER, PLEDGE_ROUND_JUDGEMENT, (uint16_t) holder);
}

static bool
compile_answer(Compiler *compiler)
{
	PledgeStatus status;

	if (!pledge_status_by_name(compiler->block->name.text, compiler->block->name.length, &status))
		return fault_at(compiler, PLEDGE_UNKNOWN_NAME, compiler->block->name,
						"an answer must name a status");
	return compile_plain(compiler, PLEDGE_ROLE_ANSWER, PLEDGE_ROUND_FORM, (uint16_t) status);
}

static bool
compile_section(Compiler *compiler)
{
	int			which = find_name(compiler->ruleset, compiler->ruleset->sections,
								  compiler->ruleset->section_count, compiler->block->name.text,
								  compiler->block->name.length);

	return compile_plain(compiler, PLEDGE_ROLE_SECTION, PLEDGE_ROUND_FORM, (uint16_t) which);
}

static bool
compile_line(Compiler *compiler)
{
	switch (compiler->block->kind)
	{
		case PLEDGE_BLOCK_INDICATOR:
		case PLEDGE_BLOCK_SIGNAL:
			return compile_evidence(compiler);
		case PLEDGE_BLOCK_COMBINE:
			return compile_combination(compiler);
		case PLEDGE_BLOCK_MODIFIER:
			/* one modifier a block: its first line makes it */
			if (compiler->line == &compiler->rules.lines[compiler->block->first] &&
				!add_modifier(compiler))
				return false;
			return compile_plain(compiler, PLEDGE_ROLE_MODIFIER, PLEDGE_ROUND_JUDGEMENT,
								 (uint16_t) (compiler->ruleset->modifier_count - 1));
		case PLEDGE_BLOCK_PSEUDO:
			return compile_plain(compiler, PLEDGE_ROLE_PSEUDO, PLEDGE_ROUND_JUDGEMENT, 0);
		case PLEDGE_BLOCK_TERMINATOR:
			return compile_plain(compiler, PLEDGE_ROLE_TERMINATOR, PLEDGE_ROUND_JUDGEMENT, 0);
		case PLEDGE_BLOCK_BLOCK:
			return compile_plain(compiler, PLEDGE_ROLE_BLOCK, PLEDGE_ROUND_JUDGEMENT, 0);
		case PLEDGE_BLOCK_PLACEHOLDER:
			return compile_plain(compiler, PLEDGE_ROLE_PLACEHOLDER, PLEDGE_ROUND_FORM, 0);
		case PLEDGE_BLOCK_ANSWER:
			return compile_answer(compiler);
		case PLEDGE_BLOCK_SPEAKER:
			return compile_speaker(compiler);
		case PLEDGE_BLOCK_SECTION:
			return compile_section(compiler);
		case PLEDGE_BLOCK_CLASS:
			return true;
	}
	return true;
}

/* ---- what a symbol costs, once all classes are read ---- */

static bool
build_costs(Compiler *compiler)
{
	static const uint32_t builtin_costs[PLEDGE_BUILTIN_CLASSES + 1] = {
		400, 80, 200, 60, 60, 15, 60, 5, 5, 5, 40
	};
	PledgeRuleset *ruleset = compiler->ruleset;
	size_t		classes = ruleset->class_count;
	size_t		place;
	int			which;

	/*
	 * Words met later, in patterns, cost what an unknown word of their length does;
	 * 32,768 lexemes are the most there can be.
	 */
	compiler->class_costs = pledge_allocate_zeroed(ruleset->allocator, classes + MOST_LEXEMES + 1,
												   sizeof(uint32_t));
	compiler->class_longest = pledge_allocate_zeroed(ruleset->allocator, classes, 1);
	if (compiler->class_costs == NULL || compiler->class_longest == NULL)
		return no_memory(compiler);
	memset(compiler->class_longest, 1, classes);
	for (which = 0; which <= PLEDGE_BUILTIN_CLASSES; which++)
		compiler->class_costs[which] = builtin_costs[which];
	for (place = 0; place < compiler->members.count; place++)
		compiler->class_costs[compiler->members.pairs[place].value] += 30;
	for (place = 0; place < ruleset->phrase_count; place++)
	{
		const PledgePhrase *phrase = &ruleset->phrases[place];
		uint16_t	class_index = (uint16_t) (phrase->classes & ~(uint32_t) PLEDGE_SYMBOL_CLASS);

		compiler->class_costs[class_index] += 5;
		if (phrase->count > compiler->class_longest[class_index])
			compiler->class_longest[class_index] = (uint8_t) phrase->count;
	}
	return true;
}

/* A class that contains others may span as many words, and is at least as common. */
static void
raise_costs(Compiler *compiler)
{
	const PledgeIndex *supers = &compiler->ruleset->class_supers;
	uint32_t	class_index;

	for (class_index = 0; class_index < supers->keys; class_index++)
	{
		uint32_t	place = supers->starts[class_index];

		for (; place < supers->starts[class_index + 1]; place++)
		{
			uint16_t	super = supers->values[place];

			if (super == class_index)
				continue;
			compiler->class_costs[super] += compiler->class_costs[class_index];
			if (compiler->class_longest[super] < compiler->class_longest[class_index])
				compiler->class_longest[super] = compiler->class_longest[class_index];
		}
	}
}

/* Words cost by their length. */
static void
cost_words(Compiler *compiler)
{
	const PledgeLexicon *lexicon = &compiler->ruleset->lexicon;
	int			both;
	uint32_t	place;

	for (both = 0; both < 2; both++)
	{
		const PledgeLexiconSlot *slots = both ? lexicon->prefixes : lexicon->words;
		uint32_t	mask = both ? lexicon->prefix_mask : lexicon->word_mask;

		for (place = 0; place <= mask; place++)
			if (slots[place].length > 0)
				compiler->class_costs[compiler->ruleset->class_count + slots[place].lexeme] =
					lexeme_cost(slots[place].length, both == 1);
	}
}

/*
 * Words are met for the first time when patterns are read, so all patterns are read
 * once for their words before any is filed.
 */
static bool
meet_words(Compiler *compiler)
{
	if (compiler->block->kind == PLEDGE_BLOCK_COMBINE || compiler->block->kind == PLEDGE_BLOCK_CLASS)
		return true;
	return read_pattern(compiler, compiler->line->body);
}

/* Files rules under every lexeme that stands for one of their anchors. */
static bool
build_rule_indexes(Compiler *compiler)
{
	PledgeRuleset *ruleset = compiler->ruleset;
	uint32_t	lexemes = (uint32_t) ruleset->lexicon.lexeme_count + 1;
	int			round;

	for (round = 0; round < PLEDGE_ROUNDS; round++)
	{
		PledgePairs by_symbol[2] = {{NULL, 0, 0}, {NULL, 0, 0}};
		PledgePairs *pairs = &compiler->anchors[round];
		PledgeIndex *words = &ruleset->lexeme_rules[round];
		PledgeIndex *classes = &ruleset->class_rules[round];
		PledgeIndex exact = {NULL, NULL, 0};
		PledgePairs spread = {NULL, 0, 0};
		uint32_t	lexeme;
		uint32_t	place;
		uint32_t	value;
		size_t		which;
		bool		good = true;

		for (which = 0; good && which < pairs->count; which++)
		{
			uint16_t	symbol = pairs->pairs[which].key;
			int			is_class = (symbol & PLEDGE_SYMBOL_CLASS) != 0;

			good = pledge_pairs_add(&by_symbol[is_class], ruleset->allocator,
									symbol & (uint16_t) ~PLEDGE_SYMBOL_CLASS,
									pairs->pairs[which].value);
		}
		good = good && pledge_index_build(&exact, &by_symbol[0], lexemes, ruleset->allocator) &&
			pledge_index_build(classes, &by_symbol[1], (uint32_t) ruleset->class_count,
							   ruleset->allocator);
		for (lexeme = 1; good && lexeme < lexemes; lexeme++)
		{
			for (value = exact.starts[lexeme]; good && value < exact.starts[lexeme + 1]; value++)
				good = pledge_pairs_add(&spread, ruleset->allocator, (uint16_t) lexeme,
										exact.values[value]);
			for (place = ruleset->lexeme_symbols.starts[lexeme];
				 good && place < ruleset->lexeme_symbols.starts[lexeme + 1]; place++)
			{
				uint16_t	symbol = ruleset->lexeme_symbols.values[place];
				const PledgeIndex *source = (symbol & PLEDGE_SYMBOL_CLASS) ? classes : &exact;

				symbol &= (uint16_t) ~PLEDGE_SYMBOL_CLASS;
				for (value = source->starts[symbol]; good && value < source->starts[symbol + 1]; value++)
					good = pledge_pairs_add(&spread, ruleset->allocator, (uint16_t) lexeme,
											source->values[value]);
			}
		}
		good = good && pledge_index_build(words, &spread, lexemes, ruleset->allocator);
		pledge_release(ruleset->allocator, by_symbol[0].pairs);
		pledge_release(ruleset->allocator, by_symbol[1].pairs);
		pledge_release(ruleset->allocator, spread.pairs);
		pledge_index_destroy(&exact, ruleset->allocator);
		if (!good)
			return no_memory(compiler);
	}
	return true;
}

static bool
compile_all(Compiler *compiler)
{
	PledgeRuleset *ruleset = compiler->ruleset;
	PledgeWord	and_word;

	if (!pledge_lexicon_create(&ruleset->lexicon, ruleset->allocator))
		return no_memory(compiler);
	pledge_word_set(&and_word, "and", 3);
	if (pledge_lexicon_add(&ruleset->lexicon, &and_word, false) == 0)
		return no_memory(compiler);
	if (!add_builtin_classes(compiler) || !declare_names(compiler) ||
		!each_line(compiler, PLEDGE_BLOCK_CLASS, PLEDGE_BLOCK_CLASS, compile_member_line) ||
		!each_line(compiler, PLEDGE_BLOCK_SECTION, PLEDGE_BLOCK_SPEAKER, meet_words))
		return false;
	compiler->block = NULL;
	if (!build_costs(compiler) || !close_inclusions(compiler))
		return false;
	raise_costs(compiler);
	cost_words(compiler);
	if (!build_lexeme_symbols(compiler) || !build_phrases(compiler) ||
		!build_lexeme_flags(compiler))
		return false;
	if (!each_line(compiler, PLEDGE_BLOCK_SECTION, PLEDGE_BLOCK_SPEAKER, compile_line))
		return false;
	return build_rule_indexes(compiler);
}

static void
release_compiler(Compiler *compiler, const PledgeAllocator *allocator)
{
	int			round;

	pledge_rules_destroy(&compiler->rules);
	pledge_release(allocator, compiler->members.pairs);
	pledge_release(allocator, compiler->inclusions.pairs);
	pledge_release(allocator, compiler->class_costs);
	pledge_release(allocator, compiler->class_longest);
	for (round = 0; round < PLEDGE_ROUNDS; round++)
		pledge_release(allocator, compiler->anchors[round].pairs);
	pledge_release(allocator, compiler);
}

PledgeRuleset *
pledge_ruleset_compile(const char *text, size_t length, const PledgeAllocator *allocator,
					   PledgeError *error)
{
	Compiler   *compiler = pledge_allocate_zeroed(allocator, 1, sizeof(Compiler));
	PledgeRuleset *ruleset = pledge_allocate_zeroed(allocator, 1, sizeof(PledgeRuleset));
	bool		good;

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
		compile_all(compiler);
	release_compiler(compiler, allocator);
	if (good)
		return ruleset;
	pledge_ruleset_destroy(ruleset);
	return NULL;
}
