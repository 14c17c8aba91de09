/*
 * pattern.c
 *	  The pattern language: reading, and writing its program.
 */
#include "pledge/pattern.h"

#include <string.h>

#include "pledge/token.h"

static const char *const builtin_names[PLEDGE_BUILTIN_CLASSES] = {"name",
																  "initial",
																  "number",
																  "date",
																  "time",
																  "money",
																  "known",
																  "ticked",
																  "unticked",
																  "query",
																  "child_name",
																  "parent_name",
																  "professional_name",
																  "other_child_name"};

const char *
pledge_builtin_class_name(PledgeBuiltinClass which)
{
	return builtin_names[which];
}

typedef struct PatternReader
{
	PledgePattern *pattern;
	const char *text;
	size_t length;
	size_t position;
	int depth;
	const PledgeNaming *naming;
	PledgeError *error;
} PatternReader;

static bool
fault(PatternReader *reader, PledgeErrorCode code, size_t offset, const char *message)
{
	return pledge_error_set(reader->error, code, offset, reader->text, reader->length, message);
}

/* A new node, 0 when the pattern is too long. */
static uint16_t
new_node(PatternReader *reader, PledgeNodeKind kind)
{
	PledgeNode *node;

	if (reader->pattern->count >= PLEDGE_PATTERN_NODES)
	{
		fault(reader, PLEDGE_LIMIT, reader->position, "the pattern has too many parts");
		return 0;
	}
	node = &reader->pattern->nodes[reader->pattern->count];
	memset(node, 0, sizeof(*node));
	node->kind = (uint8_t) kind;
	return reader->pattern->count++;
}

/* Hangs `child` behind the last child of `parent`. */
static void
append_child(PledgePattern *pattern, uint16_t parent, uint16_t child)
{
	uint16_t *place = &pattern->nodes[parent].child;

	while (*place != 0)
		place = &pattern->nodes[*place].next;
	*place = child;
}

static bool
name_byte(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
		   (byte >= '0' && byte <= '9') || byte == '_';
}

/* Is this name one of the marks that take no word?  *mask is then what they ask for. */
static bool
before_mark(const char *name, size_t size, uint16_t *mask)
{
	static const struct
	{
		const char *name;
		uint16_t mask;
	} marks[] = {
		{"dash", PLEDGE_BEFORE_DASH},
		{"colon", PLEDGE_BEFORE_COLON},
		{"comma", PLEDGE_BEFORE_COMMA},
		{"bracket", PLEDGE_BEFORE_OPEN_BRACKET},
	};
	size_t which;

	for (which = 0; which < sizeof(marks) / sizeof(marks[0]); which++)
	{
		if (strlen(marks[which].name) == size && memcmp(marks[which].name, name, size) == 0)
		{
			*mask = marks[which].mask;
			return true;
		}
	}
	return false;
}

/* "quote" or "quote5"; *least is the number of words. */
static bool
quote_name(const char *name, size_t size, uint8_t *least)
{
	*least = 1;
	if (size < 5 || size > 6 || memcmp(name, "quote", 5) != 0)
		return false;
	if (size == 5)
		return true;
	*least = (uint8_t) (name[5] - '0');
	return name[5] >= '1' && name[5] <= '9';
}

bool
pledge_pattern_reserves(const char *name, size_t length)
{
	uint16_t mask;
	uint8_t least;

	return quote_name(name, length, &least) || (length == 3 && memcmp(name, "any", 3) == 0) ||
		   before_mark(name, length, &mask);
}

/* What an @name asks for, as a node; 0 when there is no such thing. */
static uint16_t
class_node(PatternReader *reader, const char *name, size_t size)
{
	uint16_t mask;
	uint8_t least;
	uint16_t node;

	if (quote_name(name, size, &least))
	{
		node = new_node(reader, PLEDGE_NODE_QUOTE);
		reader->pattern->nodes[node].count = least;
		return node;
	}
	if (size == 3 && memcmp(name, "any", 3) == 0)
		return new_node(reader, PLEDGE_NODE_ANY);
	if (before_mark(name, size, &mask))
	{
		node = new_node(reader, PLEDGE_NODE_BEFORE);
		reader->pattern->nodes[node].symbol = mask;
		return node;
	}
	mask = reader->naming->class(reader->naming->context, name, size);
	if (mask == 0)
	{
		fault(reader, PLEDGE_UNKNOWN_NAME, (size_t) (name - reader->text) - 1,
			  "no word class has this name");
		return 0;
	}
	node = new_node(reader, PLEDGE_NODE_SYMBOL);
	reader->pattern->nodes[node].symbol = mask;
	return node;
}

static bool
read_class(PatternReader *reader, uint16_t parent)
{
	size_t start = ++reader->position;
	uint16_t node;

	while (reader->position < reader->length && name_byte(reader->text[reader->position]))
		reader->position++;
	if (reader->position == start)
		return fault(reader, PLEDGE_SYNTAX, start,
					 "@ must be followed by the name of a word class");
	node = class_node(reader, reader->text + start, reader->position - start);
	if (node == 0)
		return false;
	append_child(reader->pattern, parent, node);
	return true;
}

static bool
read_gap(PatternReader *reader, uint16_t parent)
{
	size_t start = reader->position;
	int count = 0;
	int digits = 0;
	uint16_t node;

	reader->position += 2;
	while (reader->position < reader->length && digits < 3 &&
		   reader->text[reader->position] >= '0' && reader->text[reader->position] <= '9')
	{
		count = count * 10 + (reader->text[reader->position++] - '0');
		digits++;
	}
	if (digits == 0)
		return fault(reader, PLEDGE_SYNTAX, start, "a gap needs a number, such as ..4");
	if (count < 1 || count > PLEDGE_LONGEST_GAP)
		return fault(reader, PLEDGE_LIMIT, start, "a gap may be 1 to 20 words");
	node = new_node(reader, PLEDGE_NODE_GAP);
	if (node == 0)
		return false;
	reader->pattern->nodes[node].count = (uint8_t) count;
	append_child(reader->pattern, parent, node);
	return true;
}

static bool
read_anchor(PatternReader *reader, uint16_t parent)
{
	bool start = reader->text[reader->position++] == '^';
	uint16_t node = new_node(reader, start ? PLEDGE_NODE_START : PLEDGE_NODE_END);

	if (node == 0)
		return false;
	append_child(reader->pattern, parent, node);
	return true;
}

static uint16_t
word_node(PatternReader *reader, uint16_t parent, const PledgeWord *word, bool prefix)
{
	uint16_t node = new_node(reader, PLEDGE_NODE_SYMBOL);

	if (node == 0)
		return 0;
	reader->pattern->nodes[node].symbol =
		reader->naming->word(reader->naming->context, word, prefix);
	if (reader->pattern->nodes[node].symbol == 0)
	{
		fault(reader, PLEDGE_LIMIT, reader->position, "too many different words in the rules");
		return 0;
	}
	append_child(reader->pattern, parent, node);
	return node;
}

/* Reads one word as the tokeniser would; a hyphen inside parts it into two. */
static bool
read_word(PatternReader *reader, uint16_t parent)
{
	size_t start = reader->position;
	bool after_word = reader->text[start] == '\''; /* an ending by itself: 'll */

	for (;;)
	{
		PledgeWord word;
		uint8_t shape;
		size_t word_length;
		size_t consumed;
		bool prefix;

		if (after_word && pledge_token_possessive(reader->text + reader->position,
												  reader->length - reader->position) > 0)
		{
			/* 's stands for nothing here, as in a text */
			reader->position += pledge_token_possessive(reader->text + reader->position,
														reader->length - reader->position);
			return true;
		}
		if (after_word && pledge_token_ending(reader->text + reader->position,
											  reader->length - reader->position) == 0)
			return fault(reader, PLEDGE_SYNTAX, reader->position, "this is no word");
		pledge_token_read(reader->text + reader->position, reader->length - reader->position,
						  after_word, &word, &shape, &word_length, &consumed);
		if (consumed == 0 || word.length == 0)
			return fault(reader, PLEDGE_SYNTAX, reader->position, "this is no word");
		reader->position += consumed;
		prefix = reader->position < reader->length && reader->text[reader->position] == '*';
		if (prefix && word.length < 2)
			return fault(reader, PLEDGE_SYNTAX, start,
						 "a word beginning needs at least two letters");
		if (prefix)
			reader->position++;
		if (word_node(reader, parent, &word, prefix) == 0)
			return false;
		after_word = true;
		if (prefix || reader->position >= reader->length)
			return true;
		if (reader->text[reader->position] == '-')
		{
			after_word = false;
			if (!pledge_token_begins(reader->text + reader->position + 1,
									 reader->length - reader->position - 1))
				return fault(reader, PLEDGE_SYNTAX, reader->position,
							 "a hyphen must join two words");
			reader->position++;
			continue;
		}
		if (pledge_token_ending(reader->text + reader->position,
								reader->length - reader->position) == 0)
		{
			/* the apostrophe of "two weeks' time" stands for nothing */
			reader->position += pledge_apostrophe(reader->text + reader->position,
												  reader->length - reader->position);
			return true;
		}
	}
}

static bool read_choice(PatternReader *reader, uint16_t parent);

static bool
read_group(PatternReader *reader, uint16_t parent)
{
	size_t start = reader->position++;
	uint16_t node;

	if (++reader->depth > PLEDGE_PATTERN_DEPTH)
		return fault(reader, PLEDGE_LIMIT, start, "brackets are nested too deeply");
	node = new_node(reader, PLEDGE_NODE_CHOICE);
	if (node == 0)
		return false;
	append_child(reader->pattern, parent, node);
	if (!read_choice(reader, node))
		return false;
	if (reader->position >= reader->length || reader->text[reader->position] != ')')
		return fault(reader, PLEDGE_SYNTAX, start, "an open bracket is never closed");
	reader->position++;
	reader->depth--;
	return true;
}

/* The last child of a node, 0 = none. */
static uint16_t
last_child(const PledgePattern *pattern, uint16_t parent)
{
	uint16_t place = pattern->nodes[parent].child;

	while (place != 0 && pattern->nodes[place].next != 0)
		place = pattern->nodes[place].next;
	return place;
}

/* A question mark makes the last part optional; of "step-dad?" that is "dad". */
static bool
read_optional(PatternReader *reader, uint16_t parent)
{
	uint16_t last = last_child(reader->pattern, parent);

	if (last == 0 || reader->pattern->nodes[last].optional ||
		(reader->pattern->nodes[last].kind != PLEDGE_NODE_SYMBOL &&
		 reader->pattern->nodes[last].kind != PLEDGE_NODE_QUOTE &&
		 reader->pattern->nodes[last].kind != PLEDGE_NODE_ANY &&
		 reader->pattern->nodes[last].kind != PLEDGE_NODE_BEFORE &&
		 reader->pattern->nodes[last].kind != PLEDGE_NODE_CHOICE))
		return fault(reader, PLEDGE_SYNTAX, reader->position, "? must follow a word or a bracket");
	reader->pattern->nodes[last].optional = true;
	reader->position++;
	return true;
}

static bool
read_part(PatternReader *reader, uint16_t parent)
{
	char byte = reader->text[reader->position];

	if (byte == '@')
		return read_class(reader, parent);
	if (byte == '(')
		return read_group(reader, parent);
	if (byte == '?')
		return read_optional(reader, parent);
	if (byte == '^' || byte == '$')
		return read_anchor(reader, parent);
	if (byte == '.' && reader->position + 1 < reader->length &&
		reader->text[reader->position + 1] == '.')
		return read_gap(reader, parent);
	/* the full stop of "e.g." stands for nothing: the tokeniser drops it too */
	if (byte == '.' && reader->position > 0 &&
		pledge_token_begins(reader->text + reader->position - 1, 1))
	{
		reader->position++;
		return true;
	}
	if (byte == '\'' ||
		pledge_token_begins(reader->text + reader->position, reader->length - reader->position))
		return read_word(reader, parent);
	return fault(reader, PLEDGE_SYNTAX, reader->position, "this sign has no meaning in a pattern");
}

static bool
read_sequence(PatternReader *reader, uint16_t parent)
{
	while (reader->position < reader->length)
	{
		char byte = reader->text[reader->position];

		if (byte == '|' || byte == ')')
			break;
		if (byte == ' ' || byte == '\t')
			reader->position++;
		else if (!read_part(reader, parent))
			return false;
	}
	if (reader->pattern->nodes[parent].child == 0)
		return fault(reader, PLEDGE_SYNTAX, reader->position, "an empty alternative");
	return true;
}

static bool
read_choice(PatternReader *reader, uint16_t parent)
{
	for (;;)
	{
		uint16_t branch = new_node(reader, PLEDGE_NODE_SEQUENCE);

		if (branch == 0)
			return false;
		append_child(reader->pattern, parent, branch);
		if (!read_sequence(reader, branch))
			return false;
		if (reader->position >= reader->length || reader->text[reader->position] != '|')
			return true;
		reader->position++;
	}
}

bool
pledge_pattern_read(PledgePattern *pattern, const char *text, size_t length,
					const PledgeNaming *naming, PledgeError *error)
{
	PatternReader reader = {pattern, text, length, 0, 0, naming, error};

	pattern->count = 1;
	memset(&pattern->nodes[0], 0, sizeof(pattern->nodes[0]));
	pattern->nodes[0].kind = PLEDGE_NODE_CHOICE;
	if (!read_choice(&reader, 0))
		return false;
	if (reader.position < length)
		return fault(&reader, PLEDGE_SYNTAX, reader.position,
					 "a closing bracket that opens nowhere");
	if (pledge_pattern_is_empty(pattern))
		return fault(&reader, PLEDGE_SYNTAX, 0, "the pattern could match nothing at all");
	return true;
}

/* ---- can it match without a single word? ---- */

static bool
node_is_empty(const PledgePattern *pattern, uint16_t index)
{
	const PledgeNode *node = &pattern->nodes[index];
	uint16_t child;

	if (node->optional)
		return true;
	switch ((PledgeNodeKind) node->kind)
	{
		case PLEDGE_NODE_SYMBOL:
		case PLEDGE_NODE_QUOTE:
		case PLEDGE_NODE_ANY:
			return false;
		case PLEDGE_NODE_SEQUENCE:
			for (child = node->child; child != 0; child = pattern->nodes[child].next)
				if (!node_is_empty(pattern, child))
					return false;
			return true;
		case PLEDGE_NODE_CHOICE:
			for (child = node->child; child != 0; child = pattern->nodes[child].next)
				if (node_is_empty(pattern, child))
					return true;
			return false;
		case PLEDGE_NODE_GAP:
		case PLEDGE_NODE_START:
		case PLEDGE_NODE_END:
		case PLEDGE_NODE_BEFORE:
			return true;
	}
	return true;
}

bool
pledge_pattern_is_empty(const PledgePattern *pattern)
{
	return node_is_empty(pattern, 0);
}

/* ---- the program ---- */

typedef struct ProgramWriter
{
	const PledgePattern *pattern;
	PledgeInstruction *code;
	size_t capacity;
	size_t count;
	bool full;
} ProgramWriter;

static size_t
emit(ProgramWriter *writer, PledgeOperation operation, uint16_t argument, uint16_t other,
	 uint8_t count)
{
	PledgeInstruction *instruction;

	if (writer->count >= writer->capacity)
	{
		writer->full = true;
		return 0;
	}
	instruction = &writer->code[writer->count];
	instruction->operation = (uint8_t) operation;
	instruction->argument = argument;
	instruction->other = other;
	instruction->count = count;
	return writer->count++;
}

static void write_node(ProgramWriter *writer, uint16_t index);

static void
write_children(ProgramWriter *writer, uint16_t index)
{
	uint16_t child;

	for (child = writer->pattern->nodes[index].child; child != 0;
		 child = writer->pattern->nodes[child].next)
		write_node(writer, child);
}

/* Every branch but the last: split to it, and jump from its end to the common end. */
static void
write_choice(ProgramWriter *writer, uint16_t index)
{
	uint16_t child = writer->pattern->nodes[index].child;
	size_t jumps[PLEDGE_PATTERN_NODES];
	size_t jump_count = 0;

	while (writer->pattern->nodes[child].next != 0 && !writer->full)
	{
		size_t split = emit(writer, PLEDGE_DO_SPLIT, 0, 0, 0);

		if (writer->full)
			return;
		writer->code[split].argument = (uint16_t) writer->count;
		write_node(writer, child);
		jumps[jump_count++] = emit(writer, PLEDGE_DO_JUMP, 0, 0, 0);
		if (writer->full)
			return;
		writer->code[split].other = (uint16_t) writer->count;
		child = writer->pattern->nodes[child].next;
	}
	write_node(writer, child);
	while (jump_count > 0)
		writer->code[jumps[--jump_count]].argument = (uint16_t) writer->count;
}

static void
write_plain(ProgramWriter *writer, uint16_t index)
{
	const PledgeNode *node = &writer->pattern->nodes[index];

	switch ((PledgeNodeKind) node->kind)
	{
		case PLEDGE_NODE_SYMBOL:
			emit(writer, PLEDGE_DO_SYMBOL, node->symbol, 0, 0);
			break;
		case PLEDGE_NODE_GAP:
			emit(writer, PLEDGE_DO_GAP, 0, 0, node->count);
			break;
		case PLEDGE_NODE_START:
			emit(writer, PLEDGE_DO_START, 0, 0, 0);
			break;
		case PLEDGE_NODE_END:
			emit(writer, PLEDGE_DO_END, 0, 0, 0);
			break;
		case PLEDGE_NODE_QUOTE:
			emit(writer, PLEDGE_DO_QUOTE, 0, 0, node->count);
			break;
		case PLEDGE_NODE_ANY:
			emit(writer, PLEDGE_DO_ANY, 0, 0, 0);
			break;
		case PLEDGE_NODE_BEFORE:
			emit(writer, PLEDGE_DO_BEFORE, node->symbol, 0, 0);
			break;
		case PLEDGE_NODE_SEQUENCE:
			write_children(writer, index);
			break;
		case PLEDGE_NODE_CHOICE:
			write_choice(writer, index);
			break;
	}
}

static void
write_node(ProgramWriter *writer, uint16_t index)
{
	size_t split = 0;

	if (writer->full)
		return;
	if (writer->pattern->nodes[index].optional)
	{
		split = emit(writer, PLEDGE_DO_SPLIT, 0, 0, 0);
		if (writer->full)
			return;
		writer->code[split].argument = (uint16_t) writer->count;
	}
	write_plain(writer, index);
	if (writer->pattern->nodes[index].optional && !writer->full)
		writer->code[split].other = (uint16_t) writer->count;
}

size_t
pledge_pattern_program(const PledgePattern *pattern, PledgeInstruction *code, size_t capacity)
{
	ProgramWriter writer = {pattern, code, capacity, 0, false};

	write_node(&writer, 0);
	emit(&writer, PLEDGE_DO_ACCEPT, 0, 0, 0);
	return writer.full ? 0 : writer.count;
}

/* ---- plain phrases ---- */

typedef struct PhraseWriter
{
	PledgeInstruction code[PLEDGE_PATTERN_NODES * 3];
	bool (*take)(void *context, const uint16_t *symbols, int count);
	void *context;
	uint16_t symbols[PLEDGE_LONGEST_PHRASE];
	int most;
	int taken;
} PhraseWriter;

/* Follows the program down every path; each path is a phrase. */
static bool
spell(PhraseWriter *writer, uint16_t place, int count)
{
	for (;;)
	{
		const PledgeInstruction *step = &writer->code[place];

		switch ((PledgeOperation) step->operation)
		{
			case PLEDGE_DO_SYMBOL:
				if (count >= PLEDGE_LONGEST_PHRASE)
					return false;
				writer->symbols[count++] = step->argument;
				place++;
				break;
			case PLEDGE_DO_SPLIT:
				if (!spell(writer, step->argument, count))
					return false;
				place = step->other;
				break;
			case PLEDGE_DO_JUMP:
				place = step->argument;
				break;
			case PLEDGE_DO_ACCEPT:
				return count > 0 && ++writer->taken <= writer->most &&
					   writer->take(writer->context, writer->symbols, count);
			case PLEDGE_DO_GAP:
			case PLEDGE_DO_START:
			case PLEDGE_DO_END:
			case PLEDGE_DO_QUOTE:
			case PLEDGE_DO_ANY:
			case PLEDGE_DO_BEFORE:
				return false;
		}
	}
}

bool
pledge_pattern_phrases(const PledgePattern *pattern, uint16_t node, int most,
					   bool (*take)(void *context, const uint16_t *symbols, int count),
					   void *context)
{
	PhraseWriter writer;
	ProgramWriter program = {pattern, writer.code, sizeof(writer.code) / sizeof(writer.code[0]), 0,
							 false};

	writer.take = take;
	writer.context = context;
	writer.most = most;
	writer.taken = 0;
	write_plain(&program, node);
	emit(&program, PLEDGE_DO_ACCEPT, 0, 0, 0);
	return !program.full && spell(&writer, 0, 0);
}
