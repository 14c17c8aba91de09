/*
 * syllable.c
 *	  How many syllables an English word has, by rule.
 *
 * A syllable is a run of vowels, with three corrections: vowels that stand beside each
 * other and are said apart ("ac-tu-al", "go-ing"), an e that is written and not said
 * ("safe", "safely", "homework"), and the words that follow no rule, in a table.
 */
#include "pledge/syllable.h"

#include <stdint.h>
#include <string.h>

#define MOST_LETTERS 60

/* ---- words that follow no rule ---- */

/* The syllables, then the word; in the order of the words. */
static const char *const exceptions[] = {
	"1aches",       "4adhd",         "3adobe",        "2ahmed",        "3amelia",
	"3andrea",      "4anemone",      "4apostrophe",   "3area",         "3areas",
	"2argue",       "2argued",       "2argues",       "3arguing",      "4asap",
	"3atm",         "2aug",          "3australia",    "3beforehand",   "2belgium",
	"3beloved",     "2boredom",      "1buoy",         "2business",     "3businesses",
	"3businessman", "2cafe",         "2cafes",        "4caribbean",    "4catastrophe",
	"3caveat",      "3cereal",       "2chloe",        "2chocolate",    "2cliche",
	"4coalition",   "3coexist",      "3coincide",     "4coincidence",  "5coincidental",
	"2colonel",     "4cooperate",    "5cooperation",  "5cooperative",  "4coordinate",
	"5coordinated", "5coordinating", "5coordination", "5coordinator",  "3coyote",
	"2crooked",     "2daniel",       "3deity",        "4diabetes",     "4diarrhea",
	"4diarrhoea",   "3dna",          "3doable",       "1drawer",       "1drawers",
	"4edinburgh",   "3element",      "3elements",     "2esme",         "4etc",
	"4european",    "2evening",      "2evenings",     "4everybody",    "3everyday",
	"3everyone",    "3everything",   "3everywhere",   "4feb",          "3fiance",
	"3finale",      "3forever",      "2forte",        "4gcse",         "2genre",
	"1george",      "2gloucester",   "2headaches",    "3heroin",       "3heroine",
	"2hideout",     "3homeowner",    "3houseowner",   "2iceberg",      "3idea",
	"3ideas",       "2ines",         "2interests",    "4intuition",    "1iron",
	"1ironed",      "2ironing",      "1irons",        "3jewellery",    "2joanne",
	"2joel",        "2jose",         "3karate",       "2kieran",       "3korea",
	"2lawyer",      "2lea",          "2leah",         "2leicester",    "2leopard",
	"2leopards",    "3linear",       "2louise",       "3machete",      "2maybe",
	"1mayor",       "4minutiae",     "3mohammed",     "3moreover",     "2mrs",
	"1ms",          "2naive",        "2naked",        "1niamh",        "2ninety",
	"2noah",        "2noel",         "3nuclear",      "3oases",        "3oasis",
	"2ok",          "3parliament",   "2pe",           "2people",       "2peoples",
	"2persuade",    "3persuaded",    "2persuades",    "3persuading",   "3persuasion",
	"3persuasive",  "3physio",       "3physios",      "3pneumonia",    "1prayer",
	"1prayers",     "3preamble",     "4preexisting",  "2psyche",       "2ragged",
	"3reacquaint",  "2really",       "3recipe",       "3recipes",      "1reins",
	"3required",    "2rhea",         "2rugged",       "2safety",       "2sgt",
	"3sienna",      "3simile",       "3sledgehammer", "2soldier",      "2soldiers",
	"2someone",     "2sovereign",    "1st",           "3stomachaches", "2thea",
	"3theatre",     "2tia",          "1tier",         "1tiers",        "2timeout",
	"2tired",       "2toothaches",   "2triage",       "2truer",        "3tuition",
	"2uk",          "3usb",          "3vegetable",    "3vehement",     "4vigilante",
	"2vineyard",    "2wednesday",    "2wednesdays",   "4whatsoever",   "3wherever",
	"3whoever",     "2wicked",       "2worcester",    "2xbox",         "2zoe"};

/* 0 = the word follows the rules. */
static unsigned
exception(const char *word)
{
	size_t low = 0;
	size_t high = sizeof(exceptions) / sizeof(exceptions[0]);

	while (low < high)
	{
		size_t middle = (low + high) / 2;
		const char *member = exceptions[middle] + 1;
		int order = *word != *member ? *word - *member : strcmp(word, member);

		if (order == 0)
			return (unsigned) (exceptions[middle][0] - '0');
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return 0;
}

/* ---- letters ---- */

/* One word: its letters, accents taken off, other signs as '-'. */
typedef struct Letters
{
	char text[MOST_LETTERS + 2];
	int length;
	bool digits;
	bool joined; /* by / or & */
	bool vowels;
} Letters;

static inline bool
is_vowel(char letter)
{
	static const uint32_t vowels = 1u << ('a' - 'a') | 1u << ('e' - 'a') | 1u << ('i' - 'a') |
								   1u << ('o' - 'a') | 1u << ('u' - 'a') | 1u << ('y' - 'a');
	unsigned place = (unsigned) (letter - 'a');

	return place < 26 && (vowels >> place & 1) != 0;
}

static inline bool
is_one_of(char letter, const char *set)
{
	for (; *set != '\0'; set++)
		if (*set == letter)
			return true;
	return false;
}

/* The plain letter of a small letter of Latin-1, U+00E0 to U+00FF; an acute e is always said. */
static char
without_accent(unsigned char second)
{
	static const char plain[] = "aaaaaaaceieeiiiidnooooo-ouuuuyty";

	if (second < 0xA0 || second > 0xBF)
		return 'a';
	return plain[second - 0xA0];
}

static void
add_letter(Letters *letters, char letter)
{
	letters->vowels = letters->vowels || is_vowel(letter);
	letters->joined = letters->joined || letter == '/' || letter == '&';
	letters->digits = letters->digits || (letter >= '0' && letter <= '9');
	letters->text[letters->length++] = letter;
}

/* Two dots on e or i part it from the vowel before. */
static void
add_accented(Letters *letters, unsigned char second)
{
	if (second == 0xAB || second == 0xAF)
	{
		add_letter(letters, '-');
		add_letter(letters, 'i');
		return;
	}
	add_letter(letters, without_accent(second));
}

static void
read_letters(Letters *letters, const char *word, size_t length)
{
	size_t place;

	memset(letters, 0, sizeof(*letters));
	for (place = 0; place < length && letters->length < MOST_LETTERS; place++)
	{
		unsigned char byte = (unsigned char) word[place];

		if (byte < 0x80)
			add_letter(letters, (char) byte);
		else if (byte == 0xC3 && place + 1 < length)
			add_accented(letters, (unsigned char) word[++place]);
		else if (byte >= 0xC0) /* another script: a letter is near enough a syllable's half */
			add_letter(letters, letters->length % 2 == 0 ? 'k' : 'a');
	}
}

static char
letter_at(const Letters *letters, int place)
{
	if (place < 0 || place >= letters->length)
		return '\0';
	return letters->text[place];
}

static bool
ends_with(const Letters *letters, const char *tail)
{
	int size = (int) strlen(tail);

	return letters->length >= size &&
		   memcmp(letters->text + letters->length - size, tail, (size_t) size) == 0;
}

static bool
begins_with(const Letters *letters, const char *head)
{
	return strncmp(letters->text, head, strlen(head)) == 0;
}

static bool
has_vowel(const Letters *letters, int from, int to)
{
	for (; from < to; from++)
		if (is_vowel(letters->text[from]))
			return true;
	return false;
}

/* ---- vowels side by side ---- */

static bool
follows(const Letters *letters, int place, const char *what)
{
	return strncmp(letters->text + place, what, strlen(what)) == 0;
}

/* Is the u at this place no vowel but part of "qu" or "gu"? */
static bool
is_silent_u(const Letters *letters, int place)
{
	char before = letter_at(letters, place - 1);
	char after = letter_at(letters, place + 1);

	if (letters->text[place] != 'u' || !is_vowel(after))
		return false;
	return before == 'q' || (before == 'g' && after != 'o' && place + 2 < letters->length);
}

/* "yes", "Tanya" */
static bool
is_consonant_y(const Letters *letters, int place)
{
	return letters->text[place] == 'y' && is_vowel(letter_at(letters, place + 1)) &&
		   (place == 0 || follows(letters, place - 1, "nya"));
}

/* i and the vowel behind it. */
static bool
parted_after_i(const Letters *letters, int place)
{
	char before = letter_at(letters, place - 1);
	bool hissed = is_one_of(before, "tcsgx") || (before == 'h' && place > 1);

	switch (letters->text[place + 1])
	{
		case 'a':
			if (follows(letters, place, "iage") ||
				(before == 'l' && follows(letters, place, "ian")))
				return before == 'l' && letter_at(letters, place - 2) != 'l';
			return !hissed || (is_one_of(before, "tch") && follows(letters, place, "iat"));
		case 'o':
			if (before == 'n' || before == 'l')
				return !(follows(letters, place, "ion") || follows(letters, place, "ior")) ||
					   place < 2;
			if (before == 'v' && follows(letters, place, "iour"))
				return false;
			return !hissed || (before == 's' && follows(letters, place, "iol"));
		case 'u':
		case 'i':
			return true;
		case 'e':
			if (follows(letters, place, "ience") || follows(letters, place, "ient"))
				return !is_one_of(before, "tc") || place < 3;
			return follows(letters, place, "iet") || follows(letters, place, "ier") ||
				   follows(letters, place, "iest") ||
				   (follows(letters, place, "iel") && !follows(letters, place, "ield"));
		default:
			return false;
	}
}

static bool
parted_after_u(const Letters *letters, int place)
{
	switch (letters->text[place + 1])
	{
		case 'a':
		case 'o':
			return true;
		case 'e':
			return follows(letters, place, "uel") || follows(letters, place, "uen");
		case 'i':
			return follows(letters, place, "uin") || follows(letters, place, "uid") ||
				   follows(letters, place, "uici") || follows(letters, place, "uity") ||
				   follows(letters, place, "uing");
		default:
			return false;
	}
}

/* "reassure", "reinforce": the beginning re- and a word that begins with a vowel. */
static bool
is_prefix_re(const Letters *letters)
{
	static const char *const heads[] = {"reass", "rearr", "reall", "reapp", "reint", "reinf",
										"reins", "reinv", "reuni", "reuse", "reeng", "reest",
										"reent", "reexa", "reeva", "reoff", "reope", "reocc"};
	size_t which;

	for (which = 0; which < sizeof(heads) / sizeof(heads[0]); which++)
		if (begins_with(letters, heads[which]))
			return true;
	return false;
}

/* Are the vowel at this place and the one behind it said apart? */
static bool
are_parted(const Letters *letters, int place)
{
	char after = letters->text[place + 1];

	switch (letters->text[place])
	{
		case 'y':
			return true;
		case 'i':
			return parted_after_i(letters, place);
		case 'u':
			return parted_after_u(letters, place);
		case 'a':
			return after == 'o' || follows(letters, place, "aic");
		case 'e':
			if (place == 1 && is_prefix_re(letters))
				return true;
			if (after == 'o')
				return letter_at(letters, place - 1) != 'g' || place == 1;
			if (after == 'u')
				return follows(letters, place, "eum");
			return follows(letters, place, "eing") || follows(letters, place, "eact") ||
				   follows(letters, place, "ealit") || follows(letters, place, "ealis") ||
				   (follows(letters, place, "eat") && place > 1 &&
					follows(letters, place - 2, "cr"));
		case 'o':
			return follows(letters, place, "oing") || follows(letters, place, "oet") ||
				   follows(letters, place, "oem") || follows(letters, place, "oer");
		default:
			return false;
	}
}

static int
vowel_runs(const Letters *letters)
{
	int count = 0;
	int place;
	bool within = false;

	for (place = 0; place < letters->length; place++)
	{
		bool vowel = is_vowel(letters->text[place]) && !is_silent_u(letters, place) &&
					 !is_consonant_y(letters, place);

		if (vowel && !within)
			count++;
		within = vowel && !(is_vowel(letter_at(letters, place + 1)) && are_parted(letters, place));
	}
	return count;
}

/* ---- an e that is not said ---- */

/* "table", "handled": the e behind a consonant and l is said. */
static bool
is_said_behind_l(const Letters *letters, int place)
{
	char before = letter_at(letters, place - 2);

	return letter_at(letters, place - 1) == 'l' && before != '\0' && !is_vowel(before) &&
		   !is_one_of(before, "lrw-");
}

/* Is the e at this place, the last vowel of the word, silent? */
static bool
is_silent_ending(const Letters *letters)
{
	int place = letters->length - 1;
	char before;

	if (ends_with(letters, "es") || ends_with(letters, "ed"))
		place--;
	else if (!ends_with(letters, "e"))
		return false;
	before = letter_at(letters, place - 1);
	if (is_one_of(before, "aeio") || !has_vowel(letters, 0, place) ||
		is_said_behind_l(letters, place))
		return false;
	if (before == 'u')
		return is_one_of(letter_at(letters, place - 2), "gq");
	/* "centre", "fibre" */
	if (before == 'r' && is_one_of(letter_at(letters, place - 2), "tbcd"))
		return false;
	if (ends_with(letters, "es"))
		return !is_one_of(before, "szxcg") &&
			   !(before == 'h' && is_one_of(letter_at(letters, place - 2), "cs"));
	if (ends_with(letters, "ed"))
		return !is_one_of(before, "td");
	return true;
}

/* Is there a silent e before one of these endings: "safely", "movement"? */
static bool
is_silent_before_ending(const Letters *letters)
{
	static const char *const endings[] = {"ly",   "ful",   "fully",  "less",     "lessly", "ness",
										  "ment", "ments", "mental", "lessness", "ship",   "ships"};
	size_t which;

	if (letters->length < 5 || !is_one_of(letters->text[letters->length - 1], "ylstp"))
		return false;
	for (which = 0; which < sizeof(endings) / sizeof(endings[0]); which++)
	{
		int place = letters->length - (int) strlen(endings[which]) - 1;

		if (place < 2 || letters->text[place] != 'e' || !ends_with(letters, endings[which]))
			continue;
		return !is_one_of(letters->text[place - 1], "aeioy") && has_vowel(letters, 0, place) &&
			   !is_said_behind_l(letters, place);
	}
	return false;
}

/* First halves of compounds; each ends in a silent e. */
static bool
is_head(const char *text, int size)
{
	static const char *const heads[] = {
		"some",  "home",  "here",  "there", "where", "fore",  "time",  "life",  "care",  "safe",
		"house", "use",   "face",  "name",  "make",  "like",  "base",  "side",  "line",  "wide",
		"five",  "nine",  "one",   "space", "place", "state", "smoke", "made",  "give",  "store",
		"white", "bare",  "fire",  "wake",  "case",  "date",  "phone", "love",  "voice", "note",
		"else",  "rule",  "race",  "share", "shoe",  "stone", "close", "grade", "gate",  "live",
		"take",  "whole", "frame", "stage", "cause", "large", "ware",  "age"};
	size_t which;

	for (which = 0; which < sizeof(heads) / sizeof(heads[0]); which++)
		if (heads[which][0] == text[0] && strncmp(heads[which], text, (size_t) size) == 0 &&
			heads[which][size] == '\0')
			return true;
	return false;
}

/* "something", "homework": the e of the first half is silent. */
static bool
is_silent_in_compound(const Letters *letters)
{
	int size;

	for (size = 3; size <= 5 && size + 2 < letters->length; size++)
	{
		char next = letters->text[size];

		/* "timers", "widened": what follows is an ending, not a word */
		if (letters->text[size - 1] == 'e' && !is_vowel(next) && next != 'n' &&
			!(next == 'r' && !is_vowel(letters->text[size + 1])) &&
			has_vowel(letters, size + 1, letters->length) && is_head(letters->text, size))
			return true;
	}
	return false;
}

/* ---- words ---- */

/* Letters named one by one; "w" has three syllables, "&" is "and". */
static unsigned
named_letters(const Letters *letters)
{
	unsigned count = 0;
	int place;

	for (place = 0; place < letters->length; place++)
		count += letters->text[place] == 'w' ? 3 : is_one_of(letters->text[place], "/'.-") ? 0 : 1;
	return count > 0 ? count : 1;
}

static bool
is_spelt_out(const Letters *letters)
{
	if (letters->joined)
		return true;
	return !letters->vowels && letters->length <= 4 && strchr(letters->text, '\'') == NULL;
}

/* "didn't" has one more than "did", "don't" no more than "do". */
static int
not_contracted(const Letters *letters)
{
	if (!ends_with(letters, "n't") || letters->length < 5)
		return 0;
	return is_one_of(letters->text[letters->length - 4], "dstv") ? 1 : 0;
}

/* "basically" is said with one less, "autism" and "rhythm" with one more. */
static int
changed_by_ending(const Letters *letters)
{
	switch (letters->text[letters->length - 1])
	{
		case 'y':
			return ends_with(letters, "ically") ? -1 : 0;
		case 'm':
			return ends_with(letters, "sm") || ends_with(letters, "thm") ? 1 : 0;
		case 's':
			return ends_with(letters, "sms") ? 1 : 0;
		default:
			return 0;
	}
}

unsigned
pledge_syllables(const char *word, size_t length)
{
	Letters letters;
	unsigned known;
	int count;

	read_letters(&letters, word, length);
	if (letters.digits)
		return 1;
	known = exception(letters.text);
	if (known > 0)
		return known;
	if (is_spelt_out(&letters))
		return named_letters(&letters);
	count = vowel_runs(&letters) + not_contracted(&letters);
	if (is_silent_ending(&letters))
		count--;
	if (is_silent_before_ending(&letters) || is_silent_in_compound(&letters))
		count--;
	count += changed_by_ending(&letters);
	return count > 0 ? (unsigned) count : 1;
}

unsigned
pledge_syllables_remembered(PledgeSyllableMemory *memory, const PledgeWord *word)
{
	uint64_t hash;
	size_t slot;

	if (memory == NULL || word->length > PLEDGE_SHORT_WORD)
		return pledge_syllables(word->text, word->length);
	/* no two short words have the same two numbers: none holds a zero byte */
	hash = (word->low ^ word->high * UINT64_C(0x9E3779B97F4A7C15)) * UINT64_C(0xD6E8FEB86659FD93);
	slot = (size_t) (hash >> 32) % PLEDGE_SYLLABLE_SLOTS;
	if (memory->slots[slot].low != word->low || memory->slots[slot].high != word->high ||
		memory->slots[slot].syllables == 0)
	{
		memory->slots[slot].low = word->low;
		memory->slots[slot].high = word->high;
		memory->slots[slot].syllables = pledge_syllables(word->text, word->length);
	}
	return memory->slots[slot].syllables;
}

unsigned
pledge_ending_syllables(const char *word, size_t length, const char *ending, size_t ending_length)
{
	char last = '-';
	char before = '-';

	if (ending_length == 0)
		return 0;
	if (length > 0)
		last = (char) (word[length - 1] | 0x20);
	if (length > 1)
		before = (char) (word[length - 2] | 0x20);
	switch (ending[ending_length - 1])
	{
		case 'l': /* 'll */
		case 'e': /* 've, 're */
			return is_vowel(last) ? 0 : 1;
		case 'd':
			return is_one_of(last, "td") ? 1 : 0;
		case 's':
			return is_one_of(last, "sxz") || (last == 'h' && is_one_of(before, "sc")) ||
						   (last == 'e' && is_one_of(before, "cgsz"))
					   ? 1
					   : 0;
		default:
			return 0;
	}
}
