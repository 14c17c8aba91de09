/*
 * expression.c
 *	  Conditions over what is known, as short programs with the operands first.
 */
#include "pledge/expression.h"

#include <string.h>

#define DEEPEST 16

typedef struct ExpressionReader
{
	PledgeExpression *expression;
	const char *text;
	size_t length;
	size_t position;
	int depth;
	bool (*resolve)(void *context, const char *name, size_t name_length, PledgeStep *step);
	void *context;
	PledgeError *error;
} ExpressionReader;

static bool
fault(ExpressionReader *reader, PledgeErrorCode code, size_t offset, const char *message)
{
	return pledge_error_set(reader->error, code, offset, reader->text, reader->length, message);
}

static char
next_byte(ExpressionReader *reader)
{
	while (reader->position < reader->length &&
		   (reader->text[reader->position] == ' ' || reader->text[reader->position] == '\t'))
		reader->position++;
	if (reader->position >= reader->length)
		return '\0';
	return reader->text[reader->position];
}

static bool
push(ExpressionReader *reader, const PledgeStep *step)
{
	if (reader->expression->count >= PLEDGE_EXPRESSION_STEPS)
		return fault(reader, PLEDGE_LIMIT, reader->position, "the condition is too long");
	reader->expression->steps[reader->expression->count++] = *step;
	return true;
}

static bool
push_operator(ExpressionReader *reader, PledgeStepKind kind)
{
	PledgeStep step = {(uint8_t) kind, 0, 0, 0};

	return push(reader, &step);
}

static bool
name_byte(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
		   (byte >= '0' && byte <= '9') || byte == '_' || byte == '.';
}

/* Reads ">=3" behind a name. */
static bool
read_minimum(ExpressionReader *reader, PledgeStep *step)
{
	int value = 0;
	int digits = 0;

	step->minimum = 1;
	if (next_byte(reader) != '>')
		return true;
	if (reader->position + 1 >= reader->length || reader->text[reader->position + 1] != '=')
		return fault(reader, PLEDGE_SYNTAX, reader->position, "only >= may follow a name");
	reader->position += 2;
	next_byte(reader);
	while (reader->position < reader->length && reader->text[reader->position] >= '0' &&
		   reader->text[reader->position] <= '9' && digits < 4)
	{
		value = value * 10 + (reader->text[reader->position++] - '0');
		digits++;
	}
	if (value < 1)
		return fault(reader, PLEDGE_SYNTAX, reader->position, ">= needs a number from 1");
	step->minimum = (uint16_t) value;
	return true;
}

static bool
read_atom(ExpressionReader *reader)
{
	size_t start = reader->position;
	PledgeStep step = {PLEDGE_STEP_ATOM, 0, 1, 0};
	size_t size;

	while (reader->position < reader->length && name_byte(reader->text[reader->position]))
		reader->position++;
	size = reader->position - start;
	if (size == 0)
		return fault(reader, PLEDGE_SYNTAX, start, "a name was expected here");
	if (!reader->resolve(reader->context, reader->text + start, size, &step))
		return fault(reader, PLEDGE_UNKNOWN_NAME, start,
					 "no indicator, signal, kind, age or section has this name");
	return read_minimum(reader, &step) && push(reader, &step);
}

static bool read_or(ExpressionReader *reader);

static bool
read_factor(ExpressionReader *reader)
{
	char byte = next_byte(reader);
	size_t start = reader->position;

	if (++reader->depth > DEEPEST)
		return fault(reader, PLEDGE_LIMIT, start, "the condition is nested too deeply");
	if (byte == '!')
	{
		reader->position++;
		if (!read_factor(reader) || !push_operator(reader, PLEDGE_STEP_NOT))
			return false;
	}
	else if (byte == '(')
	{
		reader->position++;
		if (!read_or(reader))
			return false;
		if (next_byte(reader) != ')')
			return fault(reader, PLEDGE_SYNTAX, start, "an open bracket is never closed");
		reader->position++;
	}
	else if (!read_atom(reader))
		return false;
	reader->depth--;
	return true;
}

static bool
read_and(ExpressionReader *reader)
{
	if (!read_factor(reader))
		return false;
	while (next_byte(reader) == '&')
	{
		reader->position++;
		if (!read_factor(reader) || !push_operator(reader, PLEDGE_STEP_AND))
			return false;
	}
	return true;
}

static bool
read_or(ExpressionReader *reader)
{
	if (!read_and(reader))
		return false;
	while (next_byte(reader) == '|')
	{
		reader->position++;
		if (!read_and(reader) || !push_operator(reader, PLEDGE_STEP_OR))
			return false;
	}
	return true;
}

bool
pledge_expression_read(PledgeExpression *expression, const char *text, size_t length,
					   bool (*resolve)(void *context, const char *name, size_t name_length,
									   PledgeStep *step),
					   void *context, PledgeError *error)
{
	ExpressionReader reader = {expression, text, length, 0, 0, resolve, context, error};

	expression->count = 0;
	if (!read_or(&reader))
		return false;
	next_byte(&reader);
	if (reader.position < length)
		return fault(&reader, PLEDGE_SYNTAX, reader.position,
					 "this sign has no meaning in a condition");
	return true;
}

bool
pledge_expression_holds(const PledgeExpression *expression,
						bool (*holds)(const void *context, const PledgeStep *step),
						const void *context)
{
	bool stack[PLEDGE_EXPRESSION_STEPS] = {false};
	int top = 0;
	int place;

	if (expression->count == 0)
		return true;
	for (place = 0; place < expression->count; place++)
	{
		const PledgeStep *step = &expression->steps[place];

		switch ((PledgeStepKind) step->kind)
		{
			case PLEDGE_STEP_ATOM:
				stack[top++] = holds(context, step);
				break;
			case PLEDGE_STEP_NOT:
				stack[top - 1] = !stack[top - 1];
				break;
			case PLEDGE_STEP_AND:
				top--;
				stack[top - 1] = stack[top - 1] && stack[top];
				break;
			case PLEDGE_STEP_OR:
				top--;
				stack[top - 1] = stack[top - 1] || stack[top];
				break;
		}
	}
	return stack[0];
}
