/*
 * readability.c
 *	  Plain language: words, sentences, syllables and abbreviations of one text.
 */
#include "pledge/readability.h"

#include <string.h>

#define LONGEST_ABBREVIATION 5  /* letters and figures, without the s of a plural */
#define EXPLAINED_WITHIN     12 /* tokens before "(CIN)" in which its meaning may begin */

void
pledge_readability_start(PledgeReadability *readability, const char *text, size_t length,
						 PledgeSyllableMemory *memory)
{
	memset(readability, 0, sizeof(*readability));
	readability->text = text;
	readability->length = length;
	readability->memory = memory;
}

/* ---- words ---- */

static bool
is_ending(const PledgeWord *word)
{
	return word->text[0] == '\'';
}

/* More syllables of the word that was read last: it may be a long one now. */
static void
add_to_last(PledgeReadability *readability, unsigned syllables)
{
	bool was_long = readability->last_syllables >= PLEDGE_LONG_WORD;

	readability->counts.syllables += syllables;
	readability->last_syllables = (uint8_t) (readability->last_syllables + syllables);
	if (!was_long && readability->last_syllables >= PLEDGE_LONG_WORD)
		readability->counts.long_words++;
}

/* "it'll": the ending is judged by what stands before it in the text. */
static void
add_ending(PledgeReadability *readability, const PledgeToken *token, const char *ending,
		   size_t length)
{
	size_t before = token->start < 2 ? token->start : 2;

	add_to_last(readability, pledge_ending_syllables(readability->text + token->start - before,
													 before, ending, length));
}

/* A final 's, which is no token. */
static void
add_possessive(PledgeReadability *readability, const PledgeToken *token, const PledgeWord *word)
{
	size_t end = (size_t) token->start + token->length;

	if (end < readability->length &&
		pledge_token_possessive(readability->text + end, readability->length - end) > 0)
		add_to_last(readability, pledge_ending_syllables(word->text, word->length, "s", 1));
}

void
pledge_readability_word(PledgeReadability *readability, const PledgeToken *token,
						const PledgeWord *word)
{
	if (is_ending(word) && readability->counts.words > 0)
	{
		add_ending(readability, token, word->text, word->length);
		return;
	}
	readability->counts.words++;
	readability->sentence_words++;
	readability->last_syllables = 0;
	add_to_last(readability, pledge_syllables_remembered(readability->memory, word));
	add_possessive(readability, token, word);
}

/* ---- abbreviations ---- */

/*
 * What everybody knows by its letters, and short words that are written in capitals to
 * stress them or in a heading.  In the order of strcmp.
 */
static const char *const everyday[] = {
	"AGE",  "ALL",  "ALSO", "AM",    "AN",   "AND",   "ANY",   "ARE",   "AS",   "AT",   "ATM",
	"BBC",  "BE",   "BOTH", "BUT",   "BY",   "CAN",   "CCTV",  "CD",    "CV",   "DAD",  "DATE",
	"DID",  "DIY",  "DO",   "DOB",   "DOES", "DVD",   "EU",    "EVER",  "FAQ",  "FOR",  "FROM",
	"GCSE", "GO",   "GP",   "HAD",   "HAS",  "HAVE",  "HE",    "HER",   "HIM",  "HIS",  "HOW",
	"ID",   "IF",   "IN",   "IS",    "IT",   "ITV",   "KEY",   "MET",   "MORE", "MOT",  "MP",
	"MUM",  "MUST", "MY",   "NA",    "NAME", "NEED",  "NEVER", "NEW",   "NEXT", "NHS",  "NO",
	"NOT",  "NOTE", "NOW",  "OF",    "OFF",  "OK",    "ON",    "ONE",   "ONLY", "OR",   "OUR",
	"OUT",  "PC",   "PE",   "PIN",   "PLAN", "PM",    "PS",    "RE",    "SAID", "SAW",  "SEE",
	"SEEN", "SHE",  "SIM",  "SMS",   "SO",   "SOON",  "SOS",   "STILL", "THAT", "THE",  "THEY",
	"THIS", "TIME", "TO",   "TOO",   "TV",   "TWO",   "UK",    "UN",    "UP",   "US",   "USA",
	"USB",  "VAT",  "VERY", "VIEWS", "VIP",  "VISIT", "VOICE", "WAS",   "WE",   "WELL", "WERE",
	"WHAT", "WHEN", "WHO",  "WHY",   "WIFI", "WILL",  "WITH",  "XL",    "YES",  "YET",  "YOU",
	"YOUR"};

static bool
is_everyday(const char *letters)
{
	size_t low = 0;
	size_t high = sizeof(everyday) / sizeof(everyday[0]);

	while (low < high)
	{
		size_t middle = (low + high) / 2;
		int order = strcmp(letters, everyday[middle]);

		if (order == 0)
			return true;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return false;
}

static bool
is_capital(char letter)
{
	return letter >= 'A' && letter <= 'Z';
}

static bool
is_figure(char letter)
{
	return letter >= '0' && letter <= '9';
}

/*
 * Is the token an abbreviation: CIN, LAC, S47, T/C, SWs?  Its letters without signs and
 * without the s of a plural go to `letters`.  What stands for itself (A&E) is none.
 */
static bool
read_abbreviation(const char *text, const PledgeToken *token, char *letters)
{
	int count = 0;
	int capitals = 0;
	uint16_t place;

	memset(letters, 0, 8);
	for (place = 0; place < token->length; place++)
	{
		char letter = text[token->start + place];

		if (letter == '&')
			return false;
		if (letter == '/' || letter == '.')
			continue;
		if (letter == 's' && place + 1 == token->length && capitals > 1)
			break;
		if ((!is_capital(letter) && !is_figure(letter)) || count == LONGEST_ABBREVIATION)
			return false;
		letters[count++] = letter;
		capitals += is_capital(letter);
	}
	return count > 1 && is_capital(letters[0]) && !is_everyday(letters);
}

/* Is this token worth a closer look?  Most are not. */
static bool
may_abbreviate(const char *text, const PledgeToken *token)
{
	if ((token->shape & (PLEDGE_SHAPE_CAPITAL | PLEDGE_SHAPE_KNOWN | PLEDGE_SHAPE_MARK)) !=
			PLEDGE_SHAPE_CAPITAL ||
		token->length < 2 || token->length > 2 * LONGEST_ABBREVIATION)
		return false;
	return !(text[token->start + 1] >= 'a' && text[token->start + 1] <= 'z');
}

/* Remembers an abbreviation; false where it was met before (or there are too many). */
static bool
meet(PledgeReadability *readability, const char *letters)
{
	uint64_t key = 0;
	size_t slot;
	size_t place;

	for (place = 0; letters[place] != '\0'; place++)
		key = key << 8 | (unsigned char) letters[place];
	slot = (size_t) ((key * UINT64_C(0x9E3779B97F4A7C15)) >> 56);
	while (readability->abbreviations[slot] != 0)
	{
		if (readability->abbreviations[slot] == key)
			return false;
		slot = (slot + 1) % PLEDGE_ABBREVIATION_SLOTS;
	}
	if (readability->abbreviation_count == PLEDGE_MOST_ABBREVIATIONS)
		return false;
	readability->abbreviations[slot] = key;
	readability->abbreviation_count++;
	return true;
}

/* PLEDGE_BEFORE_* between a token and the next one, or behind the last. */
static uint16_t
behind(const PledgeUnit *unit, int place)
{
	return place + 1 < unit->count ? unit->tokens[place + 1].before : unit->end_before;
}

static bool
begins_like(const PledgeReadability *readability, const PledgeToken *token, char letter)
{
	return (readability->text[token->start] | 0x20) == (letter | 0x20);
}

/*
 * Is the meaning given: "child in need (CIN)" or "CIN (child in need)"?  Some word of
 * the meaning begins with the first letter.
 */
static bool
is_explained(const PledgeReadability *readability, const PledgeUnit *unit, int place, char letter)
{
	uint16_t before = unit->tokens[place].before;
	uint16_t after = behind(unit, place);
	int other;

	if ((before & PLEDGE_BEFORE_OPEN_BRACKET) != 0 && (after & PLEDGE_BEFORE_CLOSE_BRACKET) != 0)
	{
		for (other = place - 1; other >= 0 && other >= place - EXPLAINED_WITHIN; other--)
			if (begins_like(readability, &unit->tokens[other], letter))
				return true;
		return false;
	}
	return (after & PLEDGE_BEFORE_OPEN_BRACKET) != 0 && place + 2 < unit->count &&
		   (behind(unit, place + 1) & PLEDGE_BEFORE_CLOSE_BRACKET) == 0 &&
		   begins_like(readability, &unit->tokens[place + 1], letter);
}

/* A line in capitals abbreviates nothing; one token alone tells nothing about its line. */
static bool
is_all_capitals(const PledgeReadability *readability, const PledgeUnit *unit)
{
	const PledgeToken *last = &unit->tokens[unit->count - 1];
	size_t end = (size_t) last->start + last->length;
	size_t place;
	int longer = 0;
	uint16_t which;

	for (place = unit->tokens[0].start; place < end; place++)
		if (readability->text[place] >= 'a' && readability->text[place] <= 'z')
			return false;
	for (which = 0; which < unit->count; which++)
		longer += unit->tokens[which].length > LONGEST_ABBREVIATION;
	return longer > 0;
}

static void
find_abbreviations(PledgeReadability *readability, const PledgeUnit *unit)
{
	bool looked = false;
	char letters[8];
	int place;

	for (place = 0; place < unit->count; place++)
	{
		const PledgeToken *token = &unit->tokens[place];

		if (!may_abbreviate(readability->text, token) ||
			!read_abbreviation(readability->text, token, letters))
			continue;
		if (!looked && is_all_capitals(readability, unit))
			return;
		looked = true;
		if (meet(readability, letters) && !is_explained(readability, unit, place, letters[0]))
			readability->counts.abbreviations++;
	}
}

/* ---- sentences ---- */

void
pledge_readability_unit(PledgeReadability *readability, const PledgeUnit *unit)
{
	if (readability->sentence_words == 0)
		return;
	readability->counts.sentences++;
	if (readability->sentence_words > PLEDGE_LONG_SENTENCE)
		readability->counts.long_sentences++;
	readability->sentence_words = 0;
	find_abbreviations(readability, unit);
}

/* ---- what follows ---- */

static bool
is_readable(const PledgePlainCounts *counts)
{
	return counts->words >= PLEDGE_READABLE_WORDS && counts->sentences > 0;
}

bool
pledge_reading_ease(const PledgePlainCounts *counts, double *ease)
{
	if (!is_readable(counts))
		return false;
	*ease = 206.835 - 1.015 * counts->words / counts->sentences -
			84.6 * counts->syllables / counts->words;
	return true;
}

bool
pledge_reading_grade(const PledgePlainCounts *counts, double *grade)
{
	if (!is_readable(counts))
		return false;
	*grade =
		0.39 * counts->words / counts->sentences + 11.8 * counts->syllables / counts->words - 15.59;
	return true;
}
