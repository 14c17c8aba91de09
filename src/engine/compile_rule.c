/*
 * compile_rule.c
 *	  Rules, modifiers, conditions and combinations, line by line.
 */
#include <string.h>

#include "compile_base.h"

/* ---- conditions and combinations ---- */

static bool
number_behind(const char *name, size_t length, const char *prefix, uint16_t *number)
{
	size_t size = strlen(prefix);
	size_t place;
	unsigned value = 0;

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
	PledgeCompiler *compiler = context;
	int which;

	if (number_behind(name, length, "age_under_", &step->atom))
	{
		step->atom_kind = PLEDGE_ATOM_AGE_UNDER;
		return true;
	}
	if (length > 5 && memcmp(name, "kind_", 5) == 0)
	{
		which = pledge_compile_add_name(compiler, &compiler->ruleset->kinds,
										&compiler->ruleset->kind_count, PLEDGE_ROOM_KINDS, name + 5,
										length - 5);
		step->atom_kind = PLEDGE_ATOM_KIND;
		step->atom = (uint16_t) which;
		return which >= 0;
	}
	if (length > 8 && memcmp(name, "section_", 8) == 0)
	{
		which = pledge_compile_find_name(compiler->ruleset, compiler->ruleset->sections,
										 compiler->ruleset->section_count, name + 8, length - 8);
		step->atom_kind = PLEDGE_ATOM_SECTION;
		step->atom = (uint16_t) which;
		return which >= 0;
	}
	return false;
}

/* Atoms of a condition on one rule: circumstances, and where its match stands. */
static bool
resolve_condition(void *context, const char *name, size_t length, PledgeStep *step)
{
	static const char *const places[] = {"quoted", "question", "title", "list_item", "label"};
	PledgeHolder holder;
	size_t which;

	if (resolve_circumstance(context, name, length, step))
		return true;
	if (length > 8 && memcmp(name, "speaker_", 8) == 0 &&
		pledge_holder_by_name(name + 8, length - 8, &holder))
	{
		step->atom_kind = PLEDGE_ATOM_SPEAKER;
		step->atom = (uint16_t) holder;
		return true;
	}
	for (which = 0; which < sizeof(places) / sizeof(places[0]); which++)
	{
		if (strlen(places[which]) == length && memcmp(places[which], name, length) == 0)
		{
			step->atom_kind = PLEDGE_ATOM_PLACE;
			step->atom = (uint16_t) which;
			return true;
		}
	}
	return false;
}

static bool
resolve_atom(void *context, const char *name, size_t length, PledgeStep *step)
{
	PledgeCompiler *compiler = context;
	int which;

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

/* Where "if EXPRESSION" begins among the options of a rule; NULL = nowhere. */
static const char *
find_condition(PledgeSpan options)
{
	size_t place;

	for (place = 0; place + 3 <= options.length; place++)
		if (memcmp(options.text + place, "if ", 3) == 0 &&
			(place == 0 || options.text[place - 1] == ' '))
			return options.text + place;
	return NULL;
}

/* Reads the condition of a rule; what stands before it is left in *options. */
static bool
read_condition(PledgeCompiler *compiler, PledgeSpan *options, uint16_t *condition)
{
	const char *start = find_condition(*options);
	PledgeExpression *expression;
	size_t length;

	*condition = 0;
	if (start == NULL)
		return true;
	length = options->length - (size_t) (start - options->text);
	options->length -= length;
	expression = ONE_MORE(compiler, conditions, condition_count, PLEDGE_ROOM_CONDITIONS);
	if (expression == NULL)
		return false;
	*condition = (uint16_t) compiler->ruleset->condition_count;
	if (pledge_expression_read(expression, start + 3, length - 3, resolve_condition, compiler,
							   compiler->error))
		return true;
	return pledge_compile_fault_in_line(compiler, start + 3);
}

static PledgeMask
mask_of_step(const PledgeStep *step, bool near)
{
	PledgeMask mask = {{0}};

	if (step->atom_kind == PLEDGE_ATOM_INDICATOR ||
		(step->atom_kind == PLEDGE_ATOM_RECORD && !near))
		pledge_mask_add(&mask, step->atom);
	return mask;
}

/*
 * Names whose absence from the record, or near: from the window, rules a combination out
 * at once: of "and" what either side needs, of "or" what both need, of "not" nothing.
 */
static PledgeMask
required_indicators(const PledgeExpression *expression, bool near)
{
	PledgeMask stack[PLEDGE_EXPRESSION_STEPS] = {{{0}}};
	int top = 0;
	int place;
	int word;

	for (place = 0; place < expression->count; place++)
	{
		const PledgeStep *step = &expression->steps[place];

		switch ((PledgeStepKind) step->kind)
		{
			case PLEDGE_STEP_ATOM:
				stack[top++] = mask_of_step(step, near);
				break;
			case PLEDGE_STEP_NOT:
				memset(&stack[top - 1], 0, sizeof(stack[0]));
				break;
			case PLEDGE_STEP_AND:
				top--;
				pledge_mask_join(&stack[top - 1], &stack[top]);
				break;
			case PLEDGE_STEP_OR:
				top--;
				for (word = 0; word < 4; word++)
					stack[top - 1].words[word] &= stack[top].words[word];
				break;
		}
	}
	return stack[0];
}

static bool
compile_combination(PledgeCompiler *compiler)
{
	PledgeSpan name = compiler->block->name;
	int owner = pledge_ruleset_indicator(compiler->ruleset, name.text, name.length);
	PledgeCombination *combination;
	PledgeSpan unused;
	uint32_t text;

	if (owner < 0)
		return pledge_compile_fault(compiler, PLEDGE_UNKNOWN_NAME, name,
									"a combination must name an indicator or signal");
	if (!pledge_compile_keep_text(compiler, compiler->line->body.text, compiler->line->body.length,
								  &text))
		return false;
	combination = ONE_MORE(compiler, combinations, combination_count, PLEDGE_ROOM_COMBINATIONS);
	if (combination == NULL)
		return false;
	combination->owner = (uint16_t) owner;
	combination->text = text;
	combination->number = pledge_rule_number(compiler->block, compiler->line);
	combination->ordered = pledge_option(compiler->block->options, "ordered", &unused);
	if (!pledge_compile_within(compiler, compiler->block->options, &combination->within))
		return false;
	if (!pledge_expression_read(&combination->expression, compiler->line->body.text,
								compiler->line->body.length, resolve_atom, compiler,
								compiler->error))
		return pledge_compile_fault_in_line(compiler, compiler->line->body.text);
	combination->required = required_indicators(&combination->expression, false);
	combination->required_near = required_indicators(&combination->expression, true);
	return true;
}

/* ---- rules ---- */

/* A new rule for the line being compiled. */
static PledgeRule *
add_rule(PledgeCompiler *compiler, PledgeRole role, PledgeRound round, uint16_t owner)
{
	PledgeRule *rule;
	uint32_t text;

	if (!pledge_compile_pattern(compiler, compiler->line->body) ||
		!pledge_compile_keep_text(compiler, compiler->line->body.text, compiler->line->body.length,
								  &text))
		return NULL;
	rule = ONE_MORE(compiler, rules, rule_count, PLEDGE_ROOM_RULES);
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
compile_evidence(PledgeCompiler *compiler)
{
	int owner = pledge_ruleset_indicator(compiler->ruleset, compiler->block->name.text,
										 compiler->block->name.length);
	PledgeRule *rule =
		add_rule(compiler, PLEDGE_ROLE_EVIDENCE, PLEDGE_ROUND_EVIDENCE, (uint16_t) owner);
	static const char *const known[] = {"accepts", "holders", NULL};
	PledgeSpan options = compiler->line->options;
	const PledgeIndicator *indicator;

	if (rule == NULL)
		return false;
	indicator = &compiler->ruleset->indicators[owner];
	rule->weight = (uint16_t) compiler->line->weight;
	rule->accepts = indicator->accepts;
	rule->holders = indicator->holders;
	return read_condition(compiler, &options, &rule->condition) &&
		   pledge_compile_options(compiler, options, known) &&
		   pledge_compile_acceptance(compiler, options, &rule->accepts, &rule->holders) &&
		   pledge_compile_file(compiler, rule);
}

/* "negated", "holder_parent" and the like. */
static bool
read_axis(PledgeCompiler *compiler, PledgeModifier *modifier)
{
	static const char *const axes[] = {"negated", "planned", "hypothetical", "uncertain",
									   "historical"};
	PledgeSpan name = compiler->block->name;
	PledgeHolder holder;
	size_t which;

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
	return pledge_compile_fault(compiler, PLEDGE_UNKNOWN_NAME, name, "no modifier has this name");
}

/* Reads "past=colon,terminator": stops that do not stop a modifier. */
static bool
read_past(PledgeCompiler *compiler, PledgeModifier *modifier)
{
	PledgeSpan names;
	PledgeSpan name;

	if (!pledge_option(compiler->block->options, "past", &names))
		return true;
	while (pledge_span_split(&names, ',', &name))
	{
		if (pledge_span_is(name, "colon"))
			modifier->past |= PLEDGE_STOP_BIT(PLEDGE_STOP_COLON);
		else if (pledge_span_is(name, "terminator"))
			modifier->past |= PLEDGE_STOP_BIT(PLEDGE_STOP_TERMINATOR);
		else
			return pledge_compile_fault(compiler, PLEDGE_UNKNOWN_NAME, name,
										"a modifier may go past a colon or a terminator");
	}
	return true;
}

static bool
add_modifier(PledgeCompiler *compiler)
{
	PledgeModifier *modifier = ONE_MORE(compiler, modifiers, modifier_count, PLEDGE_ROOM_MODIFIERS);
	PledgeSpan options = compiler->block->options;
	PledgeSpan value;
	uint16_t limit = 0;

	if (modifier == NULL || !read_axis(compiler, modifier) || !read_past(compiler, modifier) ||
		!pledge_compile_number(compiler, options, "limit", 1, 255, &limit))
		return false;
	modifier->limit = (uint8_t) limit;
	if (pledge_option(options, "both", &value))
		modifier->direction = PLEDGE_FORWARD | PLEDGE_BACKWARD;
	else if (pledge_option(options, "backward", &value))
		modifier->direction = PLEDGE_BACKWARD;
	else if (pledge_option(options, "forward", &value))
		modifier->direction = PLEDGE_FORWARD;
	else
		return pledge_compile_fault(compiler, PLEDGE_SYNTAX, compiler->block->name,
									"a modifier must say forward, backward or both");
	return true;
}

static bool
compile_plain(PledgeCompiler *compiler, PledgeRole role, PledgeRound round, uint16_t owner)
{
	static const char *const none[] = {NULL};
	PledgeRule *rule = add_rule(compiler, role, round, owner);

	return rule != NULL && pledge_compile_options(compiler, compiler->line->options, none) &&
		   pledge_compile_file(compiler, rule);
}

/* What bears on a judgement may have a condition. */
static bool
compile_cue(PledgeCompiler *compiler, PledgeRole role, uint16_t owner)
{
	static const char *const none[] = {NULL};
	PledgeSpan options = compiler->line->options;
	PledgeRule *rule = add_rule(compiler, role, PLEDGE_ROUND_JUDGEMENT, owner);

	return rule != NULL && read_condition(compiler, &options, &rule->condition) &&
		   pledge_compile_options(compiler, options, none) && pledge_compile_file(compiler, rule);
}

/* Reads "for=child_seen_alone,..." of a block of false friends. */
static bool
read_scope(PledgeCompiler *compiler, uint16_t *scope_number)
{
	PledgeSpan names;
	PledgeSpan name;
	PledgeScope *scope;

	*scope_number = 0;
	if (!pledge_option(compiler->block->options, "for", &names))
		return true;
	scope = ONE_MORE(compiler, scopes, scope_count, PLEDGE_ROOM_SCOPES);
	if (scope == NULL)
		return false;
	while (pledge_span_split(&names, ',', &name))
	{
		int which = pledge_ruleset_indicator(compiler->ruleset, name.text, name.length);

		if (which < 0)
			return pledge_compile_fault(compiler, PLEDGE_UNKNOWN_NAME, name,
										"no indicator or signal has this name");
		if (scope->count == PLEDGE_SCOPE_INDICATORS)
			return pledge_compile_fault(compiler, PLEDGE_LIMIT, name,
										"a block may be for eight indicators at most");
		scope->indicators[scope->count++] = (uint16_t) which;
	}
	*scope_number = (uint16_t) compiler->ruleset->scope_count;
	return true;
}

static bool
compile_block(PledgeCompiler *compiler)
{
	uint16_t scope;

	return read_scope(compiler, &scope) &&
		   compile_plain(compiler, PLEDGE_ROLE_BLOCK, PLEDGE_ROUND_JUDGEMENT, scope);
}

/* A block named after a holder: who speaks a quotation, or who a name belongs to. */
static bool
compile_holder(PledgeCompiler *compiler, PledgeRole role, PledgeRound round)
{
	PledgeHolder holder;

	if (!pledge_holder_by_name(compiler->block->name.text, compiler->block->name.length, &holder))
		return pledge_compile_fault(
			compiler, PLEDGE_UNKNOWN_NAME, compiler->block->name,
			"this block must be for child, parent, professional or other_child");
	return compile_plain(compiler, role, round, (uint16_t) holder);
}

static bool
compile_answer(PledgeCompiler *compiler)
{
	PledgeStatus status;

	if (!pledge_status_by_name(compiler->block->name.text, compiler->block->name.length, &status))
		return pledge_compile_fault(compiler, PLEDGE_UNKNOWN_NAME, compiler->block->name,
									"an answer must name a status");
	return compile_plain(compiler, PLEDGE_ROLE_ANSWER, PLEDGE_ROUND_FORM, (uint16_t) status);
}

static bool
compile_section(PledgeCompiler *compiler)
{
	int which = pledge_compile_find_name(compiler->ruleset, compiler->ruleset->sections,
										 compiler->ruleset->section_count,
										 compiler->block->name.text, compiler->block->name.length);

	return compile_plain(compiler, PLEDGE_ROLE_SECTION, PLEDGE_ROUND_FORM, (uint16_t) which);
}

bool
pledge_compile_rule(PledgeCompiler *compiler)
{
	PledgeSpan unused;

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
			return compile_cue(compiler, PLEDGE_ROLE_MODIFIER,
							   (uint16_t) (compiler->ruleset->modifier_count - 1));
		case PLEDGE_BLOCK_PSEUDO:
			return compile_cue(compiler, PLEDGE_ROLE_PSEUDO, 0);
		case PLEDGE_BLOCK_TERMINATOR:
			return compile_cue(compiler, PLEDGE_ROLE_TERMINATOR, 0);
		case PLEDGE_BLOCK_BLOCK:
			return compile_block(compiler);
		case PLEDGE_BLOCK_PLACEHOLDER:
			return compile_plain(compiler, PLEDGE_ROLE_PLACEHOLDER, PLEDGE_ROUND_FORM,
								 pledge_option(compiler->block->options, "elsewhere", &unused));
		case PLEDGE_BLOCK_ANSWER:
			return compile_answer(compiler);
		case PLEDGE_BLOCK_SPEAKER:
			return compile_holder(compiler, PLEDGE_ROLE_SPEAKER, PLEDGE_ROUND_JUDGEMENT);
		case PLEDGE_BLOCK_NAMES:
			return compile_holder(compiler, PLEDGE_ROLE_NAMES, PLEDGE_ROUND_NAMES);
		case PLEDGE_BLOCK_SECTION:
			return compile_section(compiler);
		case PLEDGE_BLOCK_CLASS:
			return true;
	}
	return true;
}
