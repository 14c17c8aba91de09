/*
 * expression.h
 *	  Conditions over what is known: `kind_visit & !age_under_2`, `reason & decision>=2`.
 *
 * The atoms belong to the caller, who numbers them; the engine's own are kinds of
 * record, ages, sections, indicators and signals.  Operators: & | ! ( ).
 */
#ifndef PLEDGE_EXPRESSION_H
#define PLEDGE_EXPRESSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pledge/error.h"

#define PLEDGE_EXPRESSION_STEPS 64

typedef enum PledgeStepKind
{
	PLEDGE_STEP_ATOM,
	PLEDGE_STEP_NOT,
	PLEDGE_STEP_AND,
	PLEDGE_STEP_OR
} PledgeStepKind;

typedef struct PledgeStep
{
	uint8_t kind;
	uint8_t atom_kind; /* the caller's */
	uint16_t minimum;  /* how often the atom must occur, from 1 */
	uint16_t atom;     /* the caller's */
} PledgeStep;

typedef struct PledgeExpression
{
	uint8_t count;                             /* 0 = always true */
	PledgeStep steps[PLEDGE_EXPRESSION_STEPS]; /* operands first */
} PledgeExpression;

/*
 * Reads an expression.  `resolve` numbers an atom by its name (filling atom_kind and
 * atom) and returns false when there is none of that name.  The text (length bytes) need
 * not outlive the call.  False with PLEDGE_SYNTAX, PLEDGE_UNKNOWN_NAME or, where it is too
 * long or nested too deeply, PLEDGE_LIMIT; the error's offset is bytes in the text.
 */
extern bool pledge_expression_read(PledgeExpression *expression, const char *text, size_t length,
								   bool (*resolve)(void *context, const char *name,
												   size_t name_length, PledgeStep *step),
								   void *context, PledgeError *error);

/* Evaluates an expression that was read; `holds` answers for one atom.  Cannot fail. */
extern bool pledge_expression_holds(const PledgeExpression *expression,
									bool (*holds)(const void *context, const PledgeStep *step),
									const void *context);

#endif
