/*
 * match.c
 *	  Where the rules of one round match in a unit.
 */
#include "pledge/match.h"

#include <stdlib.h>
#include <string.h>

/*
 * Steps that one try may take.  Programs are short and gaps bounded, so that only
 * several wide gaps in one pattern over a repetitive text come near it; such a try
 * counts as no match.
 */
#define MOST_STEPS 20000

/* Up to here matches are sorted by insertion: they come nearly in order. */
#define FEW_MATCHES 64

bool
pledge_view_create(PledgeView *view, const PledgeRuleset *ruleset, const PledgeAllocator *allocator)
{
	memset(view, 0, sizeof(*view));
	view->ruleset = ruleset;
	view->allocator = allocator;
	view->stamps = pledge_allocate_zeroed(allocator, ruleset->rule_count, sizeof(uint64_t));
	view->resume = pledge_allocate_zeroed(allocator, ruleset->rule_count, sizeof(uint16_t));
	view->places =
		pledge_allocate_zeroed(allocator, (size_t) ruleset->need_count + 1, sizeof(uint64_t));
	view->met = pledge_allocate_zeroed(allocator, ruleset->need_count + 1, sizeof(uint16_t));
	return view->stamps != NULL && view->resume != NULL && view->places != NULL &&
		   view->met != NULL;
}

void
pledge_view_destroy(PledgeView *view)
{
	pledge_release(view->allocator, view->stamps);
	pledge_release(view->allocator, view->resume);
	pledge_release(view->allocator, view->places);
	pledge_release(view->allocator, view->met);
	pledge_release(view->allocator, view->matches);
}

/* ---- what a token stands for ---- */

/* Is a token of this shape a member of the built-in class? */
static bool
is_builtin(const PledgeView *view, const PledgeToken *token, int which)
{
	switch (which)
	{
		case PLEDGE_CLASS_NAME:
			return (token->shape & PLEDGE_SHAPE_CAPITAL) != 0 &&
				   (view->ruleset->lexeme_flags[token->lexeme] & PLEDGE_LEXEME_NOT_NAME) == 0;
		case PLEDGE_CLASS_INITIAL:
			return (token->shape & PLEDGE_SHAPE_INITIAL) != 0 &&
				   (view->ruleset->lexeme_flags[token->lexeme] & PLEDGE_LEXEME_NOT_NAME) == 0;
		case PLEDGE_CLASS_NUMBER:
			return (token->shape & PLEDGE_SHAPE_NUMBER) != 0;
		case PLEDGE_CLASS_DATE:
			return (token->shape & PLEDGE_SHAPE_DATE) != 0;
		case PLEDGE_CLASS_TIME:
			return (token->shape & PLEDGE_SHAPE_TIME) != 0;
		case PLEDGE_CLASS_MONEY:
			return (token->shape & PLEDGE_SHAPE_MONEY) != 0;
		case PLEDGE_CLASS_KNOWN:
			return (token->shape & PLEDGE_SHAPE_KNOWN) != 0;
		case PLEDGE_CLASS_TICKED:
			return token->mark == PLEDGE_MARK_TICKED;
		case PLEDGE_CLASS_UNTICKED:
			return token->mark == PLEDGE_MARK_UNTICKED;
		case PLEDGE_CLASS_QUERY:
			return token->mark == PLEDGE_MARK_QUERY;
		case PLEDGE_CLASS_CHILD_NAME:
			return token->role == PLEDGE_HOLDER_CHILD || (token->shape & PLEDGE_SHAPE_KNOWN) != 0;
		case PLEDGE_CLASS_PARENT_NAME:
			return token->role == PLEDGE_HOLDER_PARENT;
		case PLEDGE_CLASS_PROFESSIONAL_NAME:
			return token->role == PLEDGE_HOLDER_PROFESSIONAL;
		case PLEDGE_CLASS_OTHER_CHILD_NAME:
			return token->role == PLEDGE_HOLDER_OTHER_CHILD;
		default:
			return (token->before & PLEDGE_BEFORE_OPEN_QUOTE) != 0 && token->quotation != 0;
	}
}

static size_t
builtin_row(const PledgeRuleset *ruleset, int which)
{
	return (size_t) ruleset->lexicon.lexeme_count + 1 + (size_t) which;
}

/* Notes that the needs up to `end` are met by the word at a place. */
static void
note_needs(PledgeView *view, const uint16_t *need, const uint16_t *end, uint16_t place)
{
	uint64_t bit = UINT64_C(1) << (place % 64);
	uint64_t *places = view->places;
	size_t met = view->met_count;

	for (; need < end; need++)
	{
		/* written in any case, and kept if it is new */
		view->met[met] = *need;
		met += places[*need] == 0;
		places[*need] |= bit;
	}
	view->met_count = met;
}

static void
forget_needs(PledgeView *view)
{
	uint64_t *places = view->places;
	size_t which;

	for (which = 0; which < view->met_count; which++)
		places[view->met[which]] = 0;
	view->met_count = 0;
}

static void
note_row(PledgeView *view, size_t row, uint16_t place)
{
	const PledgeRow *heads = &view->ruleset->row_heads[row];
	const uint16_t *needs = view->ruleset->row_needs.values;

	note_needs(view, needs + heads[0].needs, needs + heads[1].needs, place);
}

static void
note_class(PledgeView *view, uint32_t class_index, uint16_t place)
{
	const PledgeIndex *needs = &view->ruleset->class_needs;

	note_needs(view, needs->values + needs->starts[class_index],
			   needs->values + needs->starts[class_index + 1], place);
}

/* Can a token stand for any built-in class at all? */
static inline bool
has_shape(const PledgeToken *token)
{
	return token->shape != 0 || (token->before & PLEDGE_BEFORE_OPEN_QUOTE) != 0;
}

/* Works out what a token stands for by its shape, and notes all that it stands for. */
static void
read_token(PledgeView *view, uint16_t place)
{
	const PledgeToken *token = &view->unit->tokens[place];
	int which;

	view->builtins[place] = 0;
	if (token->lexeme != 0)
		note_row(view, token->lexeme, place);
	if (!has_shape(token))
		return;
	for (which = 0; which <= PLEDGE_BUILTIN_CLASSES; which++)
	{
		if (!is_builtin(view, token, which))
			continue;
		view->builtins[place] |= (uint16_t) (1u << which);
		note_row(view, builtin_row(view->ruleset, which), place);
	}
}

/* Does one of the built-in classes that a token stands for stand for this symbol? */
static bool
builtin_is(const PledgeView *view, uint16_t token, uint16_t symbol)
{
	int which;

	for (which = 0; view->builtins[token] >> which != 0; which++)
		if ((view->builtins[token] & (1u << which)) != 0 &&
			pledge_row_has(view->ruleset, builtin_row(view->ruleset, which), symbol))
			return true;
	return false;
}

static inline bool
stands_for(const PledgeView *view, uint16_t token, uint16_t symbol)
{
	uint16_t lexeme = view->unit->tokens[token].lexeme;

	if ((symbol & PLEDGE_SYMBOL_CLASS) == 0)
		return lexeme == symbol && symbol != 0;
	if (lexeme != 0 && pledge_row_has(view->ruleset, lexeme, symbol))
		return true;
	return view->builtins[token] != 0 && builtin_is(view, token, symbol);
}

bool
pledge_view_is(const PledgeView *view, uint16_t token, uint16_t symbol)
{
	return stands_for(view, token, symbol);
}

/* ---- phrases of several words ---- */

/* Does the phrase stand at a token?  The word it is filed under is known to. */
static bool
phrase_stands(const PledgeView *view, const PledgePhrase *phrase, int place)
{
	int step;

	if (place < 0 || place + phrase->count > view->unit->count)
		return false;
	for (step = 0; step < phrase->count; step++)
		if (step != phrase->anchor &&
			!stands_for(view, (uint16_t) (place + step), phrase->symbols[step]))
			return false;
	return true;
}

/* Notes a phrase; they are kept in the order of place, the longer first at one place. */
static void
note_phrase(PledgeView *view, uint16_t place, uint16_t which)
{
	uint32_t key = ((uint32_t) place << 16) | which;
	int slot = view->standing_count;

	if (slot >= PLEDGE_UNIT_PHRASES)
		return;
	while (slot > 0 && view->standing[slot - 1] > key)
	{
		view->standing[slot] = view->standing[slot - 1];
		slot--;
	}
	view->standing[slot] = key;
	view->standing_count++;
}

static void
find_phrases(PledgeView *view, uint16_t place)
{
	const uint16_t *filed = view->ruleset->lexeme_phrases.values;
	const PledgeRow *heads = &view->ruleset->row_heads[view->unit->tokens[place].lexeme];
	uint32_t which;

	for (which = heads[0].phrases; which < heads[1].phrases; which++)
	{
		const PledgeNeighbour *neighbour = &view->ruleset->neighbours[which];
		int beside = place + neighbour->side;
		const PledgePhrase *phrase;
		int start;

		if (beside < 0 || beside >= view->unit->count ||
			!stands_for(view, (uint16_t) beside, neighbour->symbol))
			continue;
		phrase = &view->ruleset->phrases[filed[which]];
		start = place - phrase->anchor;
		if (phrase_stands(view, phrase, start))
			note_phrase(view, (uint16_t) start, filed[which]);
	}
}

static void
add_occurrences(PledgeView *view, const PledgePhrase *phrase, uint16_t place)
{
	const uint16_t *class = &view->ruleset->class_members[phrase->classes];

	for (; *class != 0 && view->occurrence_count < PLEDGE_UNIT_OCCURRENCES; class ++)
	{
		PledgeOccurrence *occurrence = &view->occurrences[view->occurrence_count++];

		occurrence->length = phrase->count;
		occurrence->symbol = *class;
		note_class(view, *class & PLEDGE_SYMBOL_INDEX, place);
	}
}

/* From phrases to what they stand for, place by place. */
static void
find_occurrences(PledgeView *view)
{
	int standing = 0;
	uint16_t place;

	for (place = 0; place < view->unit->count; place++)
	{
		view->first_occurrence[place] = view->occurrence_count;
		for (; standing < view->standing_count && (view->standing[standing] >> 16) == place;
			 standing++)
			add_occurrences(view, &view->ruleset->phrases[view->standing[standing] & 0xFFFF],
							place);
	}
	view->first_occurrence[view->unit->count] = view->occurrence_count;
}

void
pledge_view_unit(PledgeView *view, const PledgeUnit *unit)
{
	uint16_t place;

	view->unit = unit;
	forget_needs(view);
	view->occurrence_count = 0;
	view->standing_count = 0;
	view->match_count = 0;
	for (place = 0; place < unit->count; place++)
		read_token(view, place);
	for (place = 0; place < unit->count; place++)
		find_phrases(view, place);
	find_occurrences(view);
}

/* ---- running a program ---- */

typedef struct Run
{
	const PledgeView *view;
	const PledgeInstruction *code;
	uint16_t from; /* the range: ^ and $ are its ends */
	uint16_t to;
	int steps;
} Run;

static int run(Run *state, uint16_t place, uint16_t token);

/* One class may span several words here: try each phrase that stands for it. */
static int
run_phrases(Run *state, uint16_t place, uint16_t token, uint16_t symbol)
{
	const PledgeView *view = state->view;
	uint16_t which = view->first_occurrence[token];

	for (; which < view->first_occurrence[token + 1]; which++)
	{
		const PledgeOccurrence *occurrence = &view->occurrences[which];
		int end;

		if (occurrence->symbol != symbol || token + occurrence->length > state->to)
			continue;
		end = run(state, (uint16_t) (place + 1), (uint16_t) (token + occurrence->length));
		if (end >= 0)
			return end;
	}
	return -1;
}

static int
run_gap(Run *state, uint16_t place, uint16_t token, int count)
{
	int skipped;

	for (skipped = 0; skipped <= count && token + skipped <= state->to; skipped++)
	{
		int end = run(state, (uint16_t) (place + 1), (uint16_t) (token + skipped));

		if (end >= 0)
			return end;
	}
	return -1;
}

/* The first token behind the quotation that opens here; `token` when none opens. */
static uint16_t
behind_quotation(const Run *state, uint16_t token)
{
	const PledgeToken *tokens = state->view->unit->tokens;
	uint32_t quotation;

	if (token >= state->to || tokens[token].quotation == 0 ||
		(tokens[token].before & PLEDGE_BEFORE_OPEN_QUOTE) == 0)
		return token;
	quotation = tokens[token].quotation;
	while (token < state->to && tokens[token].quotation == quotation)
		token++;
	return token;
}

/* Does one of these marks stand before a token, or behind the last? */
static bool
stands_before(const Run *state, uint16_t token, uint16_t marks)
{
	const PledgeUnit *unit = state->view->unit;
	uint16_t before = token < unit->count ? unit->tokens[token].before : unit->end_before;

	return (before & marks) != 0;
}

/* Runs the program from an instruction at a token; the end of the match, or -1. */
static int
run(Run *state, uint16_t place, uint16_t token)
{
	for (;;)
	{
		const PledgeInstruction *step = &state->code[place];
		uint16_t behind;
		int end;

		if (++state->steps > MOST_STEPS)
			return -1;
		switch ((PledgeOperation) step->operation)
		{
			case PLEDGE_DO_SYMBOL:
				if (token >= state->to)
					return -1;
				if (state->view->first_occurrence[token] !=
					state->view->first_occurrence[token + 1])
				{
					end = run_phrases(state, place, token, step->argument);
					if (end >= 0)
						return end;
				}
				if (!stands_for(state->view, token, step->argument))
					return -1;
				token++;
				place++;
				break;
			case PLEDGE_DO_GAP:
				return run_gap(state, place, token, step->count);
			case PLEDGE_DO_SPLIT:
				end = run(state, step->argument, token);
				if (end >= 0)
					return end;
				place = step->other;
				break;
			case PLEDGE_DO_JUMP:
				place = step->argument;
				break;
			case PLEDGE_DO_START:
				if (token != state->from)
					return -1;
				place++;
				break;
			case PLEDGE_DO_END:
				if (token != state->to)
					return -1;
				place++;
				break;
			case PLEDGE_DO_QUOTE:
				behind = behind_quotation(state, token);
				if (behind < token + step->count)
					return -1;
				token = behind;
				place++;
				break;
			case PLEDGE_DO_ANY:
				if (token >= state->to)
					return -1;
				token++;
				place++;
				break;
			case PLEDGE_DO_BEFORE:
				if (!stands_before(state, token, step->argument))
					return -1;
				place++;
				break;
			case PLEDGE_DO_ACCEPT:
				return token;
		}
	}
}

/* ---- rounds ---- */

static bool
add_match(PledgeView *view, uint32_t rule, uint16_t from, uint16_t to)
{
	PledgeMatch *match;

	if (!pledge_reserve(view->allocator, (void **) &view->matches, &view->match_capacity,
						view->match_count + 1, sizeof(*view->matches)))
		return false;
	match = &view->matches[view->match_count++];
	match->rule = rule;
	match->from = from;
	match->to = to;
	return true;
}

static inline uint64_t
rotate_right(uint64_t bits, int count)
{
	return (bits >> (count & 63)) | (bits << (-count & 63));
}

/* The places at least .. most words before each of some places. */
static inline uint64_t
places_before(uint64_t places, int least, int most)
{
	int count = most - least + 1;
	int done = 1;

	places = rotate_right(places, least);
	for (; done * 2 <= count; done *= 2)
		places |= rotate_right(places, done);
	return places | rotate_right(places, count - done);
}

/* Where a match of the rule may begin, by what every match has; places modulo 64. */
static inline uint64_t
possible_starts(const uint64_t *places, const PledgeGate *gate)
{
	uint64_t starts = ~UINT64_C(0);
	uint8_t which;

	for (which = 0; which < gate->need_count && starts != 0; which++)
	{
		const PledgeNeed *need = &gate->needs[which];

		if (places[need->number] == 0)
			return 0;
		starts &= places_before(places[need->number], need->least, need->most);
	}
	return starts;
}

/* Is the place one of some places modulo 64? */
static inline bool
may_start(uint64_t starts, int place)
{
	return ((starts >> ((unsigned) place % 64)) & 1) != 0;
}

/* Runs a rule from those of the places start .. last where a match of it may begin. */
static bool
run_rule(PledgeView *view, uint16_t index, uint64_t starts, int start, int last, Run *state)
{
	if (view->stamps[index] != view->stamp)
	{
		view->stamps[index] = view->stamp;
		view->resume[index] = state->from;
	}
	if (start < view->resume[index])
		start = view->resume[index];
	while (start <= last)
	{
		int end = -1;

		state->steps = 0;
		if (may_start(starts, start))
			end = run(state, 0, (uint16_t) start);
		if (end > start && !add_match(view, index, (uint16_t) start, (uint16_t) end))
			return false;
		start = end > start ? end : start + 1;
		view->resume[index] = (uint16_t) start;
	}
	return true;
}

/* Tries one rule from every place where a match with this anchor can begin. */
static bool
try_rule(PledgeView *view, uint16_t index, uint64_t starts, uint16_t anchor, uint16_t from,
		 uint16_t to)
{
	const PledgeGate *gate = &view->ruleset->gates[index];
	int start = gate->before_most == PLEDGE_UNBOUNDED ? from : anchor - gate->before_most;
	int last = anchor - gate->before_least;
	Run state = {view, NULL, from, to, 0};

	if (start < from)
		start = from;
	if (gate->at_start && last > from)
		last = from;
	while (start <= last && !may_start(starts, start))
		start++;
	if (start > last)
		return true;
	state.code = view->ruleset->code + view->ruleset->rules[index].program;
	return run_rule(view, index, starts, start, last, &state);
}

/* Tries the rules up to `end`, which have their anchor at one word. */
static bool
try_rules(PledgeView *view, const uint16_t *rule, const uint16_t *end, uint16_t anchor,
		  uint16_t from, uint16_t to)
{
	const PledgeGate *gates = view->ruleset->gates;

	for (; rule < end; rule++)
	{
		uint64_t starts = possible_starts(view->places, &gates[*rule]);

		if (starts != 0 && !try_rule(view, *rule, starts, anchor, from, to))
			return false;
	}
	return true;
}

static bool
try_row(PledgeView *view, PledgeRound round, size_t row, uint16_t anchor, uint16_t from,
		uint16_t to)
{
	const PledgeRow *heads = &view->ruleset->row_heads[row];
	const uint16_t *rules = view->ruleset->row_rules[round].values;

	return heads[0].rules[round] == heads[1].rules[round] ||
		   try_rules(view, rules + heads[0].rules[round], rules + heads[1].rules[round], anchor,
					 from, to);
}

/* Rules whose anchor is a class that a phrase which begins here stands for. */
static bool
try_phrases(PledgeView *view, PledgeRound round, uint16_t anchor, uint16_t from, uint16_t to)
{
	const PledgeIndex *rules = &view->ruleset->class_rules[round];
	uint16_t which = view->first_occurrence[anchor];

	for (; which < view->first_occurrence[anchor + 1]; which++)
	{
		uint32_t class_index = view->occurrences[which].symbol & PLEDGE_SYMBOL_INDEX;

		if (rules->starts[class_index] != rules->starts[class_index + 1] &&
			!try_rules(view, rules->values + rules->starts[class_index],
					   rules->values + rules->starts[class_index + 1], anchor, from, to))
			return false;
	}
	return true;
}

/* Rules whose anchor is a class that the token stands for by its shape. */
static bool
try_builtins(PledgeView *view, PledgeRound round, uint16_t anchor, uint16_t from, uint16_t to)
{
	int which;

	for (which = 0; view->builtins[anchor] >> which != 0; which++)
		if ((view->builtins[anchor] & (1u << which)) != 0 &&
			!try_row(view, round, builtin_row(view->ruleset, which), anchor, from, to))
			return false;
	return true;
}

/* In the order of the text, the longer first at one place. */
static int
compare_matches(const void *left, const void *right)
{
	const PledgeMatch *a = left;
	const PledgeMatch *b = right;

	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	if (a->to != b->to)
		return a->to > b->to ? -1 : 1;
	return (a->rule > b->rule) - (a->rule < b->rule);
}

/* Sorts matches from the index `first` on: what comes of them must not hang on the anchors. */
static void
sort_matches(PledgeView *view, size_t first)
{
	PledgeMatch *matches = view->matches;
	size_t place;

	if (view->match_count - first > FEW_MATCHES)
	{
		qsort(matches + first, view->match_count - first, sizeof(*matches), compare_matches);
		return;
	}
	for (place = first + 1; place < view->match_count; place++)
	{
		PledgeMatch match = matches[place];
		size_t slot = place;

		for (; slot > first && compare_matches(&matches[slot - 1], &match) > 0; slot--)
			matches[slot] = matches[slot - 1];
		matches[slot] = match;
	}
}

bool
pledge_view_match(PledgeView *view, PledgeRound round, uint16_t from, uint16_t to)
{
	size_t first = view->match_count;
	uint16_t anchor;

	view->stamp++;
	for (anchor = from; anchor < to; anchor++)
		if (!try_row(view, round, view->unit->tokens[anchor].lexeme, anchor, from, to) ||
			!try_phrases(view, round, anchor, from, to) ||
			!try_builtins(view, round, anchor, from, to))
			return false;
	sort_matches(view, first);
	return true;
}
