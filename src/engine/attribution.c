/*
 * attribution.c
 *	  Which of several children a passage is about.
 */
#include "pledge/attribution.h"

#include <string.h>

void
pledge_attribution_start(PledgeAttribution *attribution, const PledgeAllocator *allocator,
						 const PledgeWord *names, const uint8_t *children, int name_count)
{
	memset(attribution, 0, sizeof(*attribution));
	attribution->allocator = allocator;
	attribution->names = names;
	attribution->children = children;
	attribution->name_count = name_count;
}

void
pledge_attribution_end(PledgeAttribution *attribution)
{
	pledge_release(attribution->allocator, attribution->units.sets);
	pledge_release(attribution->allocator, attribution->paragraphs.sets);
	memset(attribution, 0, sizeof(*attribution));
}

/* "Ella's" is Ella. */
static bool
is_name(const PledgeWord *word, const PledgeWord *name)
{
	size_t length = name->length;

	if (word->length < length || memcmp(word->text, name->text, length) != 0)
		return false;
	return word->length == length ||
		   (word->length == length + 2 && memcmp(word->text + length, "'s", 2) == 0);
}

void
pledge_attribution_word(PledgeAttribution *attribution, const PledgeWord *word)
{
	int which;

	for (which = 0; which < attribution->name_count; which++)
		if (is_name(word, &attribution->names[which]))
			attribution->named |= (PledgeChildSet) (1u << attribution->children[which]);
}

/* Adds to the set at a place, with empty sets before it. */
static bool
add_at(PledgeChildSets *list, const PledgeAllocator *allocator, size_t place, PledgeChildSet named)
{
	void *sets = list->sets;

	if (!pledge_reserve(allocator, &sets, &list->capacity, place + 1, sizeof(PledgeChildSet)))
		return false;
	list->sets = sets;
	while (list->count <= place)
		list->sets[list->count++] = 0;
	list->sets[place] |= named;
	return true;
}

void
pledge_attribution_unit(PledgeAttribution *attribution, const PledgeUnit *unit)
{
	PledgeChildSet named = attribution->named;

	attribution->named = 0;
	if (!add_at(&attribution->units, attribution->allocator, unit->number, named) ||
		!add_at(&attribution->paragraphs, attribution->allocator, unit->paragraph, named))
		attribution->failed = true;
}

static PledgeChildSet
set_at(const PledgeChildSets *list, size_t place)
{
	return place < list->count ? list->sets[place] : 0;
}

PledgeChildSet
pledge_attribution_of(const PledgeAttribution *attribution, uint32_t unit, uint32_t paragraph)
{
	PledgeChildSet named = set_at(&attribution->units, unit);

	if (attribution->failed)
		return 0;
	if (named != 0)
		return named;
	named = set_at(&attribution->paragraphs, paragraph);
	return (named & (named - 1)) == 0 ? named : 0;
}
