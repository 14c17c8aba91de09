/*
 * anchor.c
 *	  Which word of a pattern to look for first.
 *
 * A sequence offers the cheapest of its parts, a choice the sum of what its branches
 * offer (one of them must occur), an optional part nothing.
 */
#include "anchor.h"

#include <string.h>

typedef struct AnchorSearch
{
	const PledgePattern *pattern;
	const PledgeSymbolFacts *facts;
	uint16_t quote_symbol;
} AnchorSearch;

static int
add_reach(int left, int right)
{
	return left + right > PLEDGE_ANCHOR_FAR ? PLEDGE_ANCHOR_FAR : left + right;
}

static void node_reach(const AnchorSearch *search, uint16_t index, int *least, int *most);

/* The fewest and most words that the children of a sequence span. */
static void
sequence_reach(const AnchorSearch *search, uint16_t index, int *least, int *most)
{
	uint16_t child;

	*least = *most = 0;
	for (child = search->pattern->nodes[index].child; child != 0;
		 child = search->pattern->nodes[child].next)
	{
		int low;
		int high;

		node_reach(search, child, &low, &high);
		*least = add_reach(*least, low);
		*most = add_reach(*most, high);
	}
}

static void
choice_reach(const AnchorSearch *search, uint16_t index, int *least, int *most)
{
	uint16_t child;

	*least = PLEDGE_ANCHOR_FAR;
	*most = 0;
	for (child = search->pattern->nodes[index].child; child != 0;
		 child = search->pattern->nodes[child].next)
	{
		int low;
		int high;

		node_reach(search, child, &low, &high);
		*least = low < *least ? low : *least;
		*most = high > *most ? high : *most;
	}
}

static void
node_reach(const AnchorSearch *search, uint16_t index, int *least, int *most)
{
	const PledgeNode *node = &search->pattern->nodes[index];

	*least = *most = 0;
	switch ((PledgeNodeKind) node->kind)
	{
		case PLEDGE_NODE_SYMBOL:
			*least = 1;
			*most = search->facts->longest(search->facts->context, node->symbol);
			break;
		case PLEDGE_NODE_GAP:
			*most = node->count;
			break;
		case PLEDGE_NODE_ANY:
			*least = *most = 1;
			break;
		case PLEDGE_NODE_QUOTE:
			*least = 1;
			*most = PLEDGE_ANCHOR_FAR;
			break;
		case PLEDGE_NODE_SEQUENCE:
			sequence_reach(search, index, least, most);
			break;
		case PLEDGE_NODE_CHOICE:
			choice_reach(search, index, least, most);
			break;
		case PLEDGE_NODE_START:
		case PLEDGE_NODE_END:
		case PLEDGE_NODE_BEFORE:
			break;
	}
	if (node->optional)
		*least = 0;
}

static void anchor_of(const AnchorSearch *search, uint16_t index, PledgeAnchor *anchor);

static void
anchor_of_symbol(const AnchorSearch *search, uint16_t symbol, PledgeAnchor *anchor)
{
	anchor->symbols[0] = symbol;
	anchor->count = 1;
	anchor->cost = search->facts->cost(search->facts->context, symbol);
	anchor->least = anchor->most = 0;
}

static void
anchor_of_sequence(const AnchorSearch *search, uint16_t index, PledgeAnchor *anchor)
{
	uint16_t child;
	int least = 0;
	int most = 0;

	for (child = search->pattern->nodes[index].child; child != 0;
		 child = search->pattern->nodes[child].next)
	{
		PledgeAnchor part;
		int low;
		int high;

		anchor_of(search, child, &part);
		if (part.count > 0 && (anchor->count == 0 || part.cost < anchor->cost))
		{
			*anchor = part;
			anchor->least = add_reach(least, part.least);
			anchor->most = add_reach(most, part.most);
		}
		node_reach(search, child, &low, &high);
		least = add_reach(least, low);
		most = add_reach(most, high);
	}
}

static void
anchor_of_choice(const AnchorSearch *search, uint16_t index, PledgeAnchor *anchor)
{
	uint16_t child;

	anchor->least = PLEDGE_ANCHOR_FAR;
	for (child = search->pattern->nodes[index].child; child != 0;
		 child = search->pattern->nodes[child].next)
	{
		PledgeAnchor part;

		anchor_of(search, child, &part);
		if (part.count == 0 || anchor->count + part.count > PLEDGE_ANCHOR_SYMBOLS)
		{
			anchor->count = 0;
			return;
		}
		memcpy(anchor->symbols + anchor->count, part.symbols,
			   (size_t) part.count * sizeof(part.symbols[0]));
		anchor->count += part.count;
		anchor->cost += part.cost;
		anchor->least = part.least < anchor->least ? part.least : anchor->least;
		anchor->most = part.most > anchor->most ? part.most : anchor->most;
	}
}

static void
anchor_of(const AnchorSearch *search, uint16_t index, PledgeAnchor *anchor)
{
	const PledgeNode *node = &search->pattern->nodes[index];

	anchor->count = 0;
	anchor->cost = 0;
	anchor->least = anchor->most = 0;
	if (node->optional)
		return;
	if (node->kind == PLEDGE_NODE_SYMBOL)
		anchor_of_symbol(search, node->symbol, anchor);
	else if (node->kind == PLEDGE_NODE_QUOTE)
		anchor_of_symbol(search, search->quote_symbol, anchor);
	else if (node->kind == PLEDGE_NODE_SEQUENCE)
		anchor_of_sequence(search, index, anchor);
	else if (node->kind == PLEDGE_NODE_CHOICE)
		anchor_of_choice(search, index, anchor);
}

void
pledge_anchor_choose(const PledgePattern *pattern, const PledgeSymbolFacts *facts,
					 uint16_t quote_symbol, PledgeAnchor *anchor)
{
	AnchorSearch search = {pattern, facts, quote_symbol};

	anchor_of(&search, 0, anchor);
}

/* ---- what every match must have ---- */

/* Adds a symbol, in its place; false when there is no room. */
static bool
add_symbol(PledgeRequirement *required, uint16_t symbol)
{
	int slot = required->count;

	while (slot > 0 && required->symbols[slot - 1] > symbol)
		slot--;
	if (slot > 0 && required->symbols[slot - 1] == symbol)
		return true;
	if (required->count == PLEDGE_ANCHOR_SYMBOLS)
		return false;
	memmove(&required->symbols[slot + 1], &required->symbols[slot],
			(size_t) (required->count - slot) * sizeof(required->symbols[0]));
	required->symbols[slot] = symbol;
	required->count++;
	return true;
}

static bool add_first(const AnchorSearch *search, uint16_t index, PledgeRequirement *required);

/* The symbols that a sequence can begin with; false where it can begin with anything. */
static bool
add_first_of_sequence(const AnchorSearch *search, uint16_t index, PledgeRequirement *required)
{
	const PledgeNode *nodes = search->pattern->nodes;
	uint16_t child;

	for (child = nodes[index].child; child != 0; child = nodes[child].next)
	{
		PledgeNodeKind kind = (PledgeNodeKind) nodes[child].kind;

		if (kind == PLEDGE_NODE_START || kind == PLEDGE_NODE_END || kind == PLEDGE_NODE_BEFORE)
			continue;
		if (!add_first(search, child, required))
			return false;
		if (!nodes[child].optional)
			return true;
	}
	return false;
}

static bool
add_first(const AnchorSearch *search, uint16_t index, PledgeRequirement *required)
{
	const PledgeNode *nodes = search->pattern->nodes;
	uint16_t child;

	switch ((PledgeNodeKind) nodes[index].kind)
	{
		case PLEDGE_NODE_SYMBOL:
			return add_symbol(required, nodes[index].symbol);
		case PLEDGE_NODE_QUOTE:
			return add_symbol(required, search->quote_symbol);
		case PLEDGE_NODE_SEQUENCE:
			return add_first_of_sequence(search, index, required);
		case PLEDGE_NODE_CHOICE:
			for (child = nodes[index].child; child != 0; child = nodes[child].next)
				if (!add_first(search, child, required))
					return false;
			return true;
		case PLEDGE_NODE_GAP:
		case PLEDGE_NODE_ANY:
		case PLEDGE_NODE_START:
		case PLEDGE_NODE_END:
		case PLEDGE_NODE_BEFORE:
			break;
	}
	return false;
}

typedef struct Requirements
{
	AnchorSearch search;
	void (*take)(void *context, const PledgeRequirement *required);
	void *context;
} Requirements;

static void
take_first(const Requirements *requirements, uint16_t index, int least, int most)
{
	PledgeRequirement required;

	required.count = 0;
	required.least = least;
	required.most = most;
	if (add_first(&requirements->search, index, &required))
		requirements->take(requirements->context, &required);
}

/* A part of the pattern that begins least .. most words behind the start of a match. */
static void
required_of(const Requirements *requirements, uint16_t index, int least, int most)
{
	const PledgeNode *nodes = requirements->search.pattern->nodes;
	const PledgeNode *node = &nodes[index];
	uint16_t child = node->child;

	if (node->optional)
		return;
	if (node->kind == PLEDGE_NODE_CHOICE && nodes[child].next == 0)
		required_of(requirements, child, least, most);
	else if (node->kind != PLEDGE_NODE_SEQUENCE)
		take_first(requirements, index, least, most);
	for (; node->kind == PLEDGE_NODE_SEQUENCE && child != 0; child = nodes[child].next)
	{
		int low;
		int high;

		required_of(requirements, child, least, most);
		node_reach(&requirements->search, child, &low, &high);
		least = add_reach(least, low);
		most = add_reach(most, high);
	}
}

void
pledge_anchor_required(const PledgePattern *pattern, const PledgeSymbolFacts *facts,
					   uint16_t quote_symbol,
					   void (*take)(void *context, const PledgeRequirement *required),
					   void *context)
{
	Requirements requirements = {{pattern, facts, quote_symbol}, take, context};

	/* a match can begin with a part that is optional */
	take_first(&requirements, 0, 0, 0);
	required_of(&requirements, 0, 0, 0);
}
