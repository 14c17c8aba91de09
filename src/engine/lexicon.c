/*
 * lexicon.c
 *	  The words that rules speak of: exact words and word beginnings, by hash.
 */
#include "pledge/lexicon.h"

#include <string.h>

#define FIRST_SLOTS        1024
#define LONGEST_PREFIX_BIT 31

static uint64_t
word_hash(uint64_t low, uint64_t high, uint16_t length)
{
	uint64_t hash = (low ^ (high * UINT64_C(0x9E3779B97F4A7C15))) + length;

	hash ^= hash >> 32;
	hash *= UINT64_C(0xD6E8FEB86659FD93);
	hash ^= hash >> 32;
	return hash;
}

static uint32_t
beginning_of(uint64_t low)
{
	uint32_t two = (uint32_t) (low & 0xFFFF);

	return (two * 2654435761u) >> 22;
}

/* The two machine words of a long text: its first 16 bytes mixed with the rest. */
static void
pack_word(const char *text, size_t length, uint64_t *low, uint64_t *high)
{
	char key[PLEDGE_SHORT_WORD] = {0};
	size_t place;

	memcpy(key, text, length < sizeof(key) ? length : sizeof(key));
	memcpy(low, key, 8);
	memcpy(high, key + 8, 8);
	for (place = sizeof(key); place < length; place++)
		*high = *high * 31 + (unsigned char) text[place];
}

void
pledge_word_set(PledgeWord *word, const char *text, size_t length)
{
	if (length > PLEDGE_LONGEST_WORD)
		length = PLEDGE_LONGEST_WORD;
	memcpy(word->text, text, length);
	word->text[length] = '\0';
	word->length = (uint16_t) length;
	pack_word(word->text, length, &word->low, &word->high);
}

bool
pledge_lexicon_create(PledgeLexicon *lexicon, const PledgeAllocator *allocator)
{
	memset(lexicon, 0, sizeof(*lexicon));
	lexicon->allocator = allocator;
	lexicon->words = pledge_allocate_zeroed(allocator, FIRST_SLOTS, sizeof(PledgeLexiconSlot));
	lexicon->prefixes = pledge_allocate_zeroed(allocator, FIRST_SLOTS, sizeof(PledgeLexiconSlot));
	lexicon->word_mask = lexicon->prefix_mask = FIRST_SLOTS - 1;
	return lexicon->words != NULL && lexicon->prefixes != NULL;
}

void
pledge_lexicon_destroy(PledgeLexicon *lexicon)
{
	if (lexicon->allocator == NULL)
		return;
	pledge_release(lexicon->allocator, lexicon->words);
	pledge_release(lexicon->allocator, lexicon->prefixes);
	pledge_release(lexicon->allocator, lexicon->texts);
	memset(lexicon, 0, sizeof(*lexicon));
}

const char *
pledge_lexicon_text(const PledgeLexicon *lexicon, const PledgeLexiconSlot *slot)
{
	return lexicon->texts + slot->text;
}

/* The slot of this word, or the free slot where it would stand. */
static const PledgeLexiconSlot *
probe(const PledgeLexicon *lexicon, const PledgeLexiconSlot *slots, uint32_t mask, uint64_t low,
	  uint64_t high, uint16_t length, const char *text)
{
	uint32_t place = (uint32_t) word_hash(low, high, length) & mask;

	for (;;)
	{
		const PledgeLexiconSlot *slot = &slots[place];

		if (slot->length == 0)
			return slot;
		if (slot->low == low && slot->high == high && slot->length == length &&
			(length <= PLEDGE_SHORT_WORD ||
			 memcmp(pledge_lexicon_text(lexicon, slot), text, length) == 0))
			return slot;
		place = (place + 1) & mask;
	}
}

static bool
grow(PledgeLexicon *lexicon, PledgeLexiconSlot **slots, uint32_t *mask)
{
	uint32_t wider = *mask * 2 + 1;
	PledgeLexiconSlot *fresh;
	uint32_t place;

	fresh = pledge_allocate_zeroed(lexicon->allocator, (size_t) wider + 1, sizeof(*fresh));
	if (fresh == NULL)
		return false;
	for (place = 0; place <= *mask; place++)
	{
		const PledgeLexiconSlot *slot = &(*slots)[place];

		if (slot->length == 0)
			continue;
		*(PledgeLexiconSlot *) probe(lexicon, fresh, wider, slot->low, slot->high, slot->length,
									 pledge_lexicon_text(lexicon, slot)) = *slot;
	}
	pledge_release(lexicon->allocator, *slots);
	*slots = fresh;
	*mask = wider;
	return true;
}

/* Keeps the text of a new lexeme; returns false when there is no memory. */
static bool
keep_text(PledgeLexicon *lexicon, const PledgeWord *word, uint32_t *offset)
{
	if (!pledge_reserve(lexicon->allocator, (void **) &lexicon->texts, &lexicon->text_capacity,
						lexicon->text_length + word->length + 1, 1))
		return false;
	*offset = (uint32_t) lexicon->text_length;
	memcpy(lexicon->texts + lexicon->text_length, word->text, (size_t) word->length + 1);
	lexicon->text_length += (size_t) word->length + 1;
	return true;
}

uint16_t
pledge_lexicon_exact(const PledgeLexicon *lexicon, const PledgeWord *word, bool prefix)
{
	return probe(lexicon, prefix ? lexicon->prefixes : lexicon->words,
				 prefix ? lexicon->prefix_mask : lexicon->word_mask, word->low, word->high,
				 word->length, word->text)
		->lexeme;
}

uint16_t
pledge_lexicon_add(PledgeLexicon *lexicon, const PledgeWord *word, bool prefix)
{
	PledgeLexiconSlot **slots = prefix ? &lexicon->prefixes : &lexicon->words;
	uint32_t *mask = prefix ? &lexicon->prefix_mask : &lexicon->word_mask;
	uint32_t *count = prefix ? &lexicon->prefix_count : &lexicon->word_count;
	uint16_t lexeme;
	uint32_t text;
	PledgeLexiconSlot *slot;

	if (word->length == 0)
		return 0;
	lexeme = pledge_lexicon_exact(lexicon, word, prefix);
	if (lexeme != 0)
		return lexeme;
	if (lexicon->lexeme_count == UINT16_MAX)
		return 0;
	if (*count * 2 >= *mask && !grow(lexicon, slots, mask))
		return 0;
	if (!keep_text(lexicon, word, &text))
		return 0;
	slot = (PledgeLexiconSlot *) probe(lexicon, *slots, *mask, word->low, word->high, word->length,
									   word->text);
	slot->low = word->low;
	slot->high = word->high;
	slot->length = word->length;
	slot->text = text;
	slot->lexeme = ++lexicon->lexeme_count;
	(*count)++;
	if (prefix)
		lexicon->prefix_lengths[beginning_of(word->low)] |=
			UINT32_C(1) << (word->length < LONGEST_PREFIX_BIT ? word->length : LONGEST_PREFIX_BIT);
	return slot->lexeme;
}

/* The longest beginning of this word that a rule names. */
static uint16_t
find_prefix(const PledgeLexicon *lexicon, const PledgeWord *word, uint32_t lengths)
{
	int length = word->length;

	for (; length >= 2; length--)
	{
		int bit = length < LONGEST_PREFIX_BIT ? length : LONGEST_PREFIX_BIT;
		uint64_t low;
		uint64_t high;
		uint16_t lexeme;

		if ((lengths & (UINT32_C(1) << bit)) == 0)
			continue;
		pack_word(word->text, (size_t) length, &low, &high);
		lexeme = probe(lexicon, lexicon->prefixes, lexicon->prefix_mask, low, high,
					   (uint16_t) length, word->text)
					 ->lexeme;
		if (lexeme != 0)
			return lexeme;
	}
	return 0;
}

uint16_t
pledge_lexicon_find(const PledgeLexicon *lexicon, const PledgeWord *word)
{
	uint16_t lexeme = probe(lexicon, lexicon->words, lexicon->word_mask, word->low, word->high,
							word->length, word->text)
						  ->lexeme;
	uint32_t lengths;

	if (lexeme != 0)
		return lexeme;
	lengths = lexicon->prefix_lengths[beginning_of(word->low)];
	return lengths == 0 ? 0 : find_prefix(lexicon, word, lengths);
}
