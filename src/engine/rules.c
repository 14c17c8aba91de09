/*
 * rules.c
 *	  The text form of a ruleset, line by line.
 */
#include "pledge/rules.h"

#include <stdio.h>
#include <string.h>

#define MOST_WEIGHT 9999

static const char *const block_names[PLEDGE_BLOCK_KINDS] = {
	"class",      "section", "indicator",   "signal", "combine", "modifier", "pseudo",
	"terminator", "block",   "placeholder", "answer", "speaker", "names"};

const char *
pledge_block_kind_name(PledgeBlockKind kind)
{
	return block_names[kind];
}

static bool
is_blank(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\r';
}

static PledgeSpan
trim(const char *text, size_t length)
{
	PledgeSpan span;

	while (length > 0 && is_blank(text[0]))
	{
		text++;
		length--;
	}
	while (length > 0 && is_blank(text[length - 1]))
		length--;
	span.text = text;
	span.length = length;
	return span;
}

bool
pledge_span_is(PledgeSpan span, const char *word)
{
	return span.length == strlen(word) && memcmp(span.text, word, span.length) == 0;
}

bool
pledge_span_split(PledgeSpan *rest, char separator, PledgeSpan *piece)
{
	const char *end;

	if (rest->text == NULL || rest->length == 0)
		return false;
	end = memchr(rest->text, separator, rest->length);
	if (end == NULL)
	{
		*piece = trim(rest->text, rest->length);
		rest->length = 0;
		return true;
	}
	*piece = trim(rest->text, (size_t) (end - rest->text));
	rest->length -= (size_t) (end - rest->text) + 1;
	rest->text = end + 1;
	return true;
}

bool
pledge_option(PledgeSpan options, const char *key, PledgeSpan *value)
{
	size_t size = strlen(key);
	PledgeSpan piece;

	while (pledge_span_split(&options, ' ', &piece))
	{
		if (piece.length < size || memcmp(piece.text, key, size) != 0)
			continue;
		if (piece.length == size || piece.text[size] == '=')
		{
			value->text = piece.text + size;
			value->length = piece.length - size;
			if (value->length > 0)
			{
				value->text++;
				value->length--;
			}
			return true;
		}
	}
	return false;
}

static uint32_t
hash_span(uint32_t hash, const char *text, size_t length)
{
	size_t place;

	for (place = 0; place < length; place++)
		hash = (hash ^ (unsigned char) text[place]) * UINT32_C(16777619);
	return hash;
}

uint32_t
pledge_rule_number(const PledgeRuleBlock *block, const PledgeRuleLine *line)
{
	const char *kind = block_names[block->kind];
	uint32_t hash = UINT32_C(2166136261);

	hash = hash_span(hash, kind, strlen(kind));
	hash = hash_span(hash, " ", 1);
	hash = hash_span(hash, block->name.text, block->name.length);
	/* the options of these say what kind of thing the rule is, not how it is weighed */
	if (block->kind == PLEDGE_BLOCK_MODIFIER || block->kind == PLEDGE_BLOCK_COMBINE)
		hash = hash_span(hash, block->options.text, block->options.length);
	hash = hash_span(hash, "\n", 1);
	hash = hash_span(hash, line->body.text, line->body.length);
	if (line->weight > 0)
	{
		char weight[16];

		snprintf(weight, sizeof(weight), "\t%d", line->weight);
		hash = hash_span(hash, weight, strlen(weight));
	}
	hash = hash_span(hash, "{", 1);
	hash = hash_span(hash, line->options.text, line->options.length);
	hash &= UINT32_C(0x7FFFFFFF);
	return hash == 0 ? 1 : hash;
}

/* Where reading stands. */
typedef struct RulesReader
{
	PledgeRules *rules;
	PledgeError *error;
	int line;
	const char *text; /* of that line */
} RulesReader;

static bool
fault(RulesReader *reader, PledgeErrorCode code, PledgeSpan subject, size_t offset,
	  const char *message)
{
	if (reader->error != NULL && reader->error->code == PLEDGE_OK)
		reader->error->line = reader->line;
	return pledge_error_set(reader->error, code, offset, subject.text, subject.length, message);
}

/* Which kinds of block must bear a name. */
static bool
needs_name(PledgeBlockKind kind)
{
	return kind != PLEDGE_BLOCK_PSEUDO && kind != PLEDGE_BLOCK_TERMINATOR &&
		   kind != PLEDGE_BLOCK_BLOCK && kind != PLEDGE_BLOCK_PLACEHOLDER;
}

static bool
block_kind(PledgeSpan word, PledgeBlockKind *kind)
{
	int which;

	for (which = 0; which < PLEDGE_BLOCK_KINDS; which++)
	{
		if (pledge_span_is(word, block_names[which]))
		{
			*kind = (PledgeBlockKind) which;
			return true;
		}
	}
	return false;
}

static bool
read_header(RulesReader *reader, PledgeSpan line)
{
	PledgeRules *rules = reader->rules;
	PledgeRuleBlock *block;
	PledgeSpan rest = {line.text + 1, line.length - 2};
	PledgeSpan word;

	if (line.length < 3 || line.text[line.length - 1] != ']')
		return fault(reader, PLEDGE_SYNTAX, line, line.length - 1, "a block heading must end in ]");
	if (!pledge_reserve(rules->allocator, (void **) &rules->blocks, &rules->block_capacity,
						rules->block_count + 1, sizeof(*rules->blocks)))
		return fault(reader, PLEDGE_OUT_OF_MEMORY, line, 0, "no memory for the rules");
	block = &rules->blocks[rules->block_count];
	memset(block, 0, sizeof(*block));
	rest = trim(rest.text, rest.length);
	if (!pledge_span_split(&rest, ' ', &word) || !block_kind(word, &block->kind))
		return fault(reader, PLEDGE_SYNTAX, line, 1, "no kind of block has this name");
	block->name = trim("", 0);
	if (needs_name(block->kind))
	{
		rest = trim(rest.text, rest.length);
		if (!pledge_span_split(&rest, ' ', &block->name))
			return fault(reader, PLEDGE_SYNTAX, line, line.length - 1, "this block needs a name");
	}
	block->options = trim(rest.text, rest.length);
	block->line = reader->line;
	block->first = (uint32_t) rules->line_count;
	rules->block_count++;
	return true;
}

/* Reads "40: pattern"; leaves *body at the pattern.  -1 = a weight that cannot be. */
static int
read_weight(PledgeSpan *body)
{
	size_t place = 0;
	int weight = 0;

	while (place < body->length && place < 6 && body->text[place] >= '0' &&
		   body->text[place] <= '9')
	{
		weight = weight * 10 + (body->text[place] - '0');
		place++;
	}
	if (place == 0 || place >= body->length || body->text[place] != ':')
		return 0;
	if (weight == 0 || weight > MOST_WEIGHT)
		return -1;
	*body = trim(body->text + place + 1, body->length - place - 1);
	return weight;
}

static bool
read_line(RulesReader *reader, PledgeSpan body)
{
	PledgeRules *rules = reader->rules;
	PledgeRuleLine *line;

	if (rules->block_count == 0)
		return fault(reader, PLEDGE_SYNTAX, body, 0, "a rule must stand under a [block] heading");
	if (!pledge_reserve(rules->allocator, (void **) &rules->lines, &rules->line_capacity,
						rules->line_count + 1, sizeof(*rules->lines)))
		return fault(reader, PLEDGE_OUT_OF_MEMORY, body, 0, "no memory for the rules");
	line = &rules->lines[rules->line_count];
	memset(line, 0, sizeof(*line));
	line->options = trim("", 0);
	line->start = reader->text;
	line->weight = read_weight(&body);
	if (line->weight < 0)
		return fault(reader, PLEDGE_SYNTAX, body, 0, "the weight of a cue must be 1 to 9999");
	if (body.length > 0 && body.text[body.length - 1] == '}')
	{
		const char *brace = memchr(body.text, '{', body.length);

		if (brace == NULL)
			return fault(reader, PLEDGE_SYNTAX, body, body.length - 1, "} without {");
		line->options = trim(brace + 1, body.length - (size_t) (brace - body.text) - 2);
		body = trim(body.text, (size_t) (brace - body.text));
	}
	if (body.length == 0)
		return fault(reader, PLEDGE_SYNTAX, body, 0, "an empty rule");
	line->body = body;
	line->line = reader->line;
	line->block = (uint32_t) rules->block_count - 1;
	line->first_example = (uint32_t) rules->example_count;
	rules->line_count++;
	rules->blocks[rules->block_count - 1].count++;
	return true;
}

static bool
read_example(RulesReader *reader, PledgeSpan body)
{
	PledgeRules *rules = reader->rules;
	PledgeRuleExample *example;

	if (rules->block_count == 0 || rules->blocks[rules->block_count - 1].count == 0)
		return fault(reader, PLEDGE_SYNTAX, body, 0, "an example must follow a rule");
	if (!pledge_reserve(rules->allocator, (void **) &rules->examples, &rules->example_capacity,
						rules->example_count + 1, sizeof(*rules->examples)))
		return fault(reader, PLEDGE_OUT_OF_MEMORY, body, 0, "no memory for the rules");
	example = &rules->examples[rules->example_count++];
	example->must_match = body.text[0] == '+';
	example->text = trim(body.text + 1, body.length - 1);
	example->line = reader->line;
	rules->lines[rules->line_count - 1].example_count++;
	return true;
}

static bool
read_one(RulesReader *reader, const char *text, size_t length)
{
	PledgeSpan line = trim(text, length);

	reader->text = text;

	if (line.length == 0 || line.text[0] == '#')
		return true;
	if (text[0] == '[')
		return read_header(reader, line);
	if (is_blank(text[0]) && line.length > 1 && (line.text[0] == '+' || line.text[0] == '-') &&
		is_blank(line.text[1]))
		return read_example(reader, line);
	return read_line(reader, line);
}

bool
pledge_rules_read(PledgeRules *rules, const char *text, size_t length,
				  const PledgeAllocator *allocator, PledgeError *error)
{
	RulesReader reader = {rules, error, 0, text};
	size_t start = 0;

	memset(rules, 0, sizeof(*rules));
	rules->allocator = allocator;
	/* a byte order mark, as some editors write, is no rule */
	if (length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
		start = 3;
	while (start < length)
	{
		const char *end = memchr(text + start, '\n', length - start);
		size_t size = end == NULL ? length - start : (size_t) (end - text) - start;

		reader.line++;
		if (!read_one(&reader, text + start, size))
			return false;
		start += size + 1;
	}
	return true;
}

void
pledge_rules_destroy(PledgeRules *rules)
{
	if (rules->allocator == NULL)
		return;
	pledge_release(rules->allocator, rules->blocks);
	pledge_release(rules->allocator, rules->lines);
	pledge_release(rules->allocator, rules->examples);
	memset(rules, 0, sizeof(*rules));
}
