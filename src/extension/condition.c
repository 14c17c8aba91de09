/*
 * condition.c
 *	  Conditions of measures: tsquery over fact codes, in three-valued logic.
 */
#include "compat.h"

#include "condition.h"
#include "miscadmin.h"
#include "tsearch/ts_type.h"
#include "tsearch/ts_utils.h"
#include "utils/builtins.h"

#define MOST_STEPS 256

typedef struct ConditionCompiler
{
	TSQuery query;
	FactByCode find;
	void *context;
	const char *measure;
	Condition condition;
} ConditionCompiler;

static void
refuse(const ConditionCompiler *compiler, int code, const char *detail)
{
	ereport(ERROR, (errcode(code),
					errmsg("the condition of measure \"%s\" cannot be used", compiler->measure),
					errdetail("%s", detail),
					errhint("A condition names facts of pledge.fact, joined by &, | and !.")));
}

static void
add_step(ConditionCompiler *compiler, int16 operation, int16 fact)
{
	ConditionStep *step;

	if (compiler->condition.count >= MOST_STEPS)
		refuse(compiler, ERRCODE_PROGRAM_LIMIT_EXCEEDED, "It is too long.");
	step = &compiler->condition.steps[compiler->condition.count++];
	step->operation = operation;
	step->fact = fact;
}

static void
compile_fact(ConditionCompiler *compiler, const QueryOperand *operand)
{
	const char *code = GETOPERAND(compiler->query) + operand->distance;
	int16 fact;

	if (operand->prefix)
		refuse(compiler, ERRCODE_FEATURE_NOT_SUPPORTED, "It asks for a beginning (:*).");
	if (operand->weight != 0)
		refuse(compiler, ERRCODE_FEATURE_NOT_SUPPORTED, "It asks for a weight (:A).");
	fact = compiler->find(compiler->context, code, operand->length);
	if (fact == 0)
		ereport(ERROR, (errcode(ERRCODE_UNDEFINED_OBJECT),
						errmsg("measure \"%s\" asks for a fact \"%.*s\" that does not exist",
							   compiler->measure, (int) operand->length, code),
						errhint("The facts there are stand in pledge.fact.")));
	add_step(compiler, 0, fact);
}

static void
compile_item(ConditionCompiler *compiler, const QueryItem *item)
{
	check_stack_depth();
	if (item->type == QI_VAL)
	{
		compile_fact(compiler, &item->qoperand);
		return;
	}
	if (item->qoperator.oper == OP_PHRASE)
		refuse(compiler, ERRCODE_FEATURE_NOT_SUPPORTED, "It asks for neighbours (<->).");
	if (item->qoperator.oper != OP_NOT)
		compile_item(compiler, item + item->qoperator.left);
	compile_item(compiler, item + 1);
	add_step(compiler, item->qoperator.oper, 0);
}

Condition
pledge_condition_compile(Datum query, FactByCode find, void *context, const char *measure)
{
	ConditionCompiler compiler = {DatumGetTSQuery(query), find, context, measure, {0, NULL}};

	if (compiler.query->size == 0)
		refuse(&compiler, ERRCODE_INVALID_PARAMETER_VALUE, "It is empty.");
	compiler.condition.steps = palloc(sizeof(ConditionStep) * MOST_STEPS);
	compile_item(&compiler, GETQUERY(compiler.query));
	compiler.condition.steps =
		repalloc(compiler.condition.steps, sizeof(ConditionStep) * compiler.condition.count);
	return compiler.condition;
}

int
pledge_condition_evaluate(const Condition *condition, const uint8 *told)
{
	uint8 stack[MOST_STEPS] = {TOLD_MAYBE};
	int top = 0;
	int place;

	for (place = 0; place < condition->count; place++)
	{
		const ConditionStep *step = &condition->steps[place];

		if (step->operation == 0)
			stack[top++] = told[step->fact];
		else if (step->operation == OP_NOT)
		{
			Assert(top >= 1);
			stack[top - 1] = TOLD_YES - stack[top - 1];
		}
		else
		{
			Assert(top >= 2);
			top--;
			if (step->operation == OP_AND)
				stack[top - 1] = Min(stack[top - 1], stack[top]);
			else
				stack[top - 1] = Max(stack[top - 1], stack[top]);
		}
	}
	return stack[0];
}
