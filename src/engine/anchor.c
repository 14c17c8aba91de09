/*
 * anchor.c
 *	  Which word of a pattern to look for first.
 *
 * A sequence offers the cheapest of its parts, a choice the sum of what its branches
 * offer (one of them must occur), an optional part nothing.
 */
#include "anchor.h"

#include <string.h>

#define FAR 255 /* words; a longer reach is unbounded */

typedef struct AnchorSearch
{
	const PledgePattern *pattern;
	const PledgeSymbolFacts *facts;
	uint16_t quote_symbol;
} AnchorSearch;

static int
add_reach(int left, int right)
{
	return left + right > FAR ? FAR : left + right;
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

	*least = FAR;
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
			*most = FAR;
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

	anchor->least = FAR;
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

static void
required_of(const PledgePattern *pattern, uint16_t index,
			void (*take)(void *context, uint16_t symbol), void *context)
{
	const PledgeNode *node = &pattern->nodes[index];
	uint16_t child = node->child;

	if (node->optional)
		return;
	if (node->kind == PLEDGE_NODE_SYMBOL)
		take(context, node->symbol);
	/* a choice requires something only where it has a single branch */
	if (node->kind == PLEDGE_NODE_CHOICE && pattern->nodes[child].next == 0)
		required_of(pattern, child, take, context);
	if (node->kind == PLEDGE_NODE_SEQUENCE)
		for (; child != 0; child = pattern->nodes[child].next)
			required_of(pattern, child, take, context);
}

void
pledge_anchor_required(const PledgePattern *pattern, void (*take)(void *context, uint16_t symbol),
					   void *context)
{
	required_of(pattern, 0, take, context);
}
