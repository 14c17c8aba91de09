/*
 * test_match.c
 *	  Where patterns match: every form by example, and chance against an obvious matcher.
 */
#include <stdio.h>
#include <stdlib.h>

#include "support.h"

/* The words that one pattern finds. */
static void
expect_pattern(const char *pattern, const char *body, const char *words)
{
	Text rules = {NULL, 0, 0};

	text_print(&rules, "[indicator found]\n%s\n", pattern);
	expect_found(rules.bytes, body, words);
	text_free(&rules);
}

START_TEST(a_word_matches_in_any_case)
{
	expect_pattern("told", "Told told TOLD tolds to", "Told|told|TOLD");
	expect_pattern("told me", "He told me. He told Dad. told, me", "told me|told, me");
	expect_pattern("caf\xC3\xA9", "the Caf\xC3\xA9 and cafe", "Caf\xC3\xA9");
}
END_TEST

START_TEST(apostrophes_are_alike)
{
	expect_pattern("didn't", "didn\xE2\x80\x99t didn't DIDN`T didnt",
				   "didn\xE2\x80\x99t|didn't|DIDN`T");
	expect_pattern("mum view", "mum's view and mum view", "mum's view|mum view");
	expect_pattern("i'll go", "I'll go. I\xE2\x80\x99ll go", "I'll go|I\xE2\x80\x99ll go");
}
END_TEST

START_TEST(a_beginning_matches_longer_words)
{
	expect_pattern("supervis* done", "supervision done supervised done super done",
				   "supervision done|supervised done");
}
END_TEST

START_TEST(alternatives_match_either)
{
	expect_pattern("(told me|said) so", "told me so said so told so", "told me so|said so");
	expect_pattern("a b|c", "a b a c", "a b|c");
}
END_TEST

START_TEST(an_optional_part_may_be_missing)
{
	expect_pattern("told (me|him)? today", "told me today told today told us today",
				   "told me today|told today");
	expect_pattern("told me?", "told me told", "told me|told");
	expect_pattern("step? dad?  told", "step dad told dad told step told told",
				   "step dad told|dad told|step told|told");
}
END_TEST

START_TEST(a_gap_takes_so_many_words_and_no_more)
{
	expect_pattern("told ..2 school", "told school", "told school");
	expect_pattern("told ..2 school", "told a b school", "told a b school");
	expect_pattern("told ..2 school", "told a b c school", "");
	expect_pattern("told ..20 school", "told a b c d e f g h i j k l m n o p q r s t school",
				   "told a b c d e f g h i j k l m n o p q r s t school");
	expect_pattern("told ..20 school", "told a b c d e f g h i j k l m n o p q r s t u school", "");
}
END_TEST

START_TEST(a_gap_is_as_short_as_can_be)
{
	expect_pattern("told ..5 me", "told me told me", "told me|told me");
	expect_pattern("told ..5 (me|him)", "told and him and me", "told and him");
}
END_TEST

START_TEST(a_gap_at_an_end_goes_by_the_leftmost_and_the_shortest)
{
	expect_pattern("told ..5", "told him", "told");
	expect_pattern("..5 told", "he told", "he told");
}
END_TEST

START_TEST(nothing_matches_across_sentences)
{
	expect_pattern("told ..9 me", "He told. It was me", "");
	expect_pattern("told me", "he told; me", "");
	expect_pattern("told me", "- he told\n- me", "");
	expect_pattern("told me", "he told, me (me) told: me told - me \"told me\"",
				   "told, me|told: me|told - me|told me");
}
END_TEST

START_TEST(anchors_are_the_ends_of_a_unit)
{
	expect_pattern("^ told", "told told. Told again told", "told|Told");
	expect_pattern("told $", "told told. Told again told", "told|told");
	expect_pattern("^ told $", "told. He told. told he\n- told", "told|told");
	expect_pattern("(^|mum) told", "told dad told mum told", "told|mum told");
	expect_pattern("^ ..2 told", "he now told. now told. he was now told", "he now told|now told");
	expect_pattern("told ..1 $", "told him. told to him", "told him");
}
END_TEST

START_TEST(a_quotation_matches_whole)
{
	expect_pattern("said @quote", "He said \"I am sad\" and left", "said \"I am sad");
	expect_pattern("said ..2 @quote", "He said \xE2\x80\x98no\xE2\x80\x99 and left",
				   "said \xE2\x80\x98no");
	expect_pattern("@quote he said", "\"No\" he said", "No\" he said");
	expect_pattern("said @quote", "He said it is so", "");
	expect_pattern("am @quote", "\"I am sad\"", "");
	expect_pattern("said @quote3", "said \"I am sad\" said \"I am\"", "said \"I am sad");
	expect_pattern("said @quote $", "He said \"I am sad\"", "said \"I am sad");
}
END_TEST

START_TEST(any_takes_one_word)
{
	expect_pattern("told @any today", "told me today told today told Dad today",
				   "told me today|told Dad today");
	expect_pattern("told @any", "told", "");
}
END_TEST

START_TEST(marks_ask_what_stands_before)
{
	expect_pattern("told @comma me", "told, me told me", "told, me");
	expect_pattern("plan @colon see", "plan: see plan see", "plan: see");
	expect_pattern("told @dash me", "told - me told me told-me", "told - me");
	expect_pattern("told @bracket me", "told (me) told me", "told (me");
}
END_TEST

/* ---- classes ---- */

START_TEST(a_member_of_several_words_counts_as_one)
{
	static const char rules[] = "[class kin]\nmum | step mum | mum of the boy | foster* carer\n"
								"[indicator found]\n@kin told\n";

	expect_found(rules, "step mum told", "step mum told");
	expect_found(rules, "mum of the boy told and mum told", "mum of the boy told|mum told");
	expect_found(rules, "fostering carer told, carer told", "fostering carer told");
	expect_found(rules, "mum of the told", "");
}
END_TEST

START_TEST(the_longest_member_is_tried_first)
{
	expect_found("[class kin]\nmum | mum of jay\n[indicator found]\n@kin\n", "mum of jay",
				 "mum of jay");
	expect_found("[class kin]\nmum | mum of jay\n[indicator found]\n@kin of\n", "mum of jay of",
				 "mum of jay of");
	expect_found("[class kin]\nmum | mum of jay\n[indicator found]\n@kin of\n", "mum of jay",
				 "mum of");
}
END_TEST

START_TEST(a_class_member_may_begin_before_the_rest)
{
	expect_found("[class kin]\nthe step mum\n[indicator found]\nsaid ..3 @kin told ..2 me\n",
				 "and said that now the step mum told it me",
				 "said that now the step mum told it me");
}
END_TEST

START_TEST(a_capital_makes_a_name)
{
	static const char rules[] =
		"[class not_name]\nmonday | school\n[indicator found]\n@name told\n";

	expect_found(rules, "Jay told, jay told, Monday told, J told, JAY told", "Jay told|JAY told");
	expect_found(rules, "Zo\xC3\xAB told, \xC3\x89lodie told, \xC3\xA9lodie told",
				 "Zo\xC3\xAB told|\xC3\x89lodie told");
}
END_TEST

START_TEST(other_built_in_classes_go_by_shape)
{
	expect_pattern("@initial told", "J told, j told, JJ told, J. told", "J told|J. told");
	expect_pattern("@number", "7 1,200 seven 7th x7", "7|1,200");
	expect_pattern("@date", "12/3 3rd 12/03/2026 2026-03-12 7 May",
				   "12/3|3rd|12/03/2026|2026-03-12");
	expect_pattern("@time", "9am 14:30 14.30 7", "9am|14:30|14.30");
	expect_pattern("@money",
				   "\xC2\xA3"
				   "40 40",
				   "\xC2\xA3"
				   "40");
	expect_pattern("@ticked seen", "[x] seen [ ] seen", "[x] seen");
	expect_pattern("@unticked seen", "[x] seen [ ] seen", "[ ] seen");
	expect_pattern("@query neglect", "?neglect neglect", "?neglect");
}
END_TEST

START_TEST(known_names_are_the_childs)
{
	PledgeWord known[2];
	PledgeRecord record = plain_record("jay told, Jay told, Jayne told, \xC3\x89lo told, Mia told");
	Scanned scanned;

	pledge_word_set(&known[0], "jay", 3);
	pledge_word_set(&known[1], "\xC3\xA9lo", 4);
	record.known = known;
	record.known_count = 2;
	scan_record(&scanned, "[indicator found]\n@known told\n", &record);
	ck_assert_uint_eq(scanned.count, 3);
	ck_assert_str_eq(evidence_words(&scanned, 2), "\xC3\x89lo told");
	scan_release(&scanned);
}
END_TEST

START_TEST(known_names_need_not_be_in_the_rules)
{
	PledgeWord known;
	PledgeRecord record = plain_record("jay jay");
	Scanned scanned;

	pledge_word_set(&known, "jay", 3);
	record.known = &known;
	record.known_count = 1;
	scan_record(&scanned, "[class child]\n@known | boy\n[indicator found]\n@child\n", &record);
	ck_assert_uint_eq(scanned.count, 2);
	scan_release(&scanned);
}
END_TEST

/* ---- which matches ---- */

START_TEST(matches_are_leftmost_and_do_not_overlap)
{
	expect_pattern("a ..3 b", "a a b a b", "a a b|a b");
	expect_pattern("a a", "a a a a a", "a a|a a");
	expect_pattern("a (b a)?", "a b a b a", "a b a|a");
}
END_TEST

START_TEST(an_anchor_far_from_the_start_is_found)
{
	expect_pattern("the ..20 the ..20 safeguarding",
				   "the a b c d e the f g h i j k safeguarding and the the safeguarding",
				   "the a b c d e the f g h i j k safeguarding|the the safeguarding");
	expect_pattern("@quote ..20 safeguarding", "\"a b c d e f g\" h i j k safeguarding",
				   "a b c d e f g\" h i j k safeguarding");
}
END_TEST

/* A unit of 200 words, "red" and "kite" among them. */
static void
long_unit(Text *body, int red, int kite)
{
	int which;

	for (which = 0; which < 200; which++)
		text_print(body, "%s ", which == red ? "red" : which == kite ? "kite" : "so");
}

START_TEST(a_pattern_is_found_anywhere_in_a_long_unit)
{
	int place;

	for (place = 0; place + 2 < 200; place++)
	{
		Text body = {NULL, 0, 0};

		long_unit(&body, place, place + 2);
		expect_pattern("red ..1 kite", body.bytes, "red so kite");
		expect_pattern("so? red ..2 kite", body.bytes,
					   place == 0 ? "red so kite" : "so red so kite");
		text_free(&body);
	}
}
END_TEST

START_TEST(words_far_apart_in_a_long_unit_do_not_meet)
{
	int apart;

	for (apart = 3; apart < 150; apart++)
	{
		Text body = {NULL, 0, 0};

		long_unit(&body, 40, 40 + apart);
		expect_pattern("red ..1 kite", body.bytes, "");
		text_free(&body);
	}
}
END_TEST

START_TEST(matches_come_in_the_order_of_the_text)
{
	expect_found("[indicator one]\nkite\nso red\n[indicator two]\nred kite\nso ..2 kite\n",
				 "so red kite", "so red kite|so red|red kite|kite");
}
END_TEST

START_TEST(rules_do_not_hinder_each_other)
{
	expect_found(
		"[indicator one]\ntold me\n[indicator two]\ntold\n[indicator three]\nme ..2 told\n",
		"told me told", "told me|told|me told|told");
}
END_TEST

START_TEST(ten_thousand_repeats_are_all_found)
{
	Text body = {NULL, 0, 0};
	Scanned scanned;
	PledgeRecord record;
	int which;

	for (which = 0; which < 10000; which++)
		text_print(&body, "Jay told me%s", which % 7 == 0 ? ". " : " ");
	record = plain_record(body.bytes);
	scan_record(&scanned, "[indicator found]\n@name told me\n", &record);
	ck_assert_uint_eq(scanned.count, 10000);
	scan_release(&scanned);
	text_free(&body);
}
END_TEST

/* As many members of several words as a unit can hold, and one more at its end. */
START_TEST(a_unit_full_of_phrases_is_read_to_its_end)
{
	Text body = {NULL, 0, 0};
	int which;

	for (which = 0; which < 1000; which++)
		text_print(&body, "ab ");
	text_print(&body, "end");
	expect_found("[class c]\nab ab | ab ab ab\n[indicator found]\n^ ..20 @c ..20 ab\n@c end\n",
				 body.bytes, "ab ab ab ab|ab ab ab end");
	text_free(&body);
}
END_TEST

/* Wide gaps over one repeated word: the number of ways is beyond all counting. */
START_TEST(no_pattern_is_slow)
{
	Text body = {NULL, 0, 0};
	Scanned scanned;
	PledgeRecord record;
	int which;

	for (which = 0; which < 1000; which++)
		text_print(&body, "the ");
	record = plain_record(body.bytes);
	scan_record(&scanned,
				"[indicator found]\nthe ..20 the ..20 the ..20 the ..20 the ..20 end\n"
				"(the ..20)? (the ..20)? (the ..20)? (the ..20)? the ..20 end\n"
				"the ..20 (the|the the|the the the) ..20 (the|the the)? ..20 end | the end\n",
				&record);
	ck_assert_uint_eq(scanned.count, 0);
	scan_release(&scanned);
	text_free(&body);
}
END_TEST

/* ---- an obvious matcher, and chance ---- */

#define MOST_WORDS 24
#define MOST_NODES 64
#define CLASSES    4
#define RULES      10

/* A word of the made-up language, and which built-in classes it stands for. */
typedef struct Vocable
{
	const char *text;
	const char *lower;
	const char *builtins;
} Vocable;

static const Vocable vocables[] = {
	{"alpha", "alpha", ""},     {"beta", "beta", ""},       {"run", "run", ""},
	{"running", "running", ""}, {"runner", "runner", ""},   {"mum", "mum", ""},
	{"step", "step", ""},       {"Dad", "dad", "name"},     {"told", "told", ""},
	{"me", "me", ""},           {"Jay", "jay", "name"},     {"Monday", "monday", ""},
	{"J", "j", "initial"},      {"12", "12", "number"},     {"14:30", "14:30", "number time"},
	{"3rd", "3rd", "date"},     {"unheard", "unheard", ""}, {"Unheard", "unheard", "name"},
};

static const char *const spellings[] = {"alpha", "beta", "run",    "running", "run*", "ru*",
										"runn*", "mum",  "step",   "dad",     "told", "me",
										"jay",   "12",   "monday", "j",       "mu*"};
static const char *const builtins[] = {"name", "initial", "number", "date", "time"};

/* The words of one unit. */
typedef struct Sentence
{
	int count;
	const Vocable *words[MOST_WORDS];
	int quotation[MOST_WORDS]; /* number from 1, 0 = outside */
	char before[MOST_WORDS];   /* , : - ( or 0 */
	size_t start[MOST_WORDS];
	size_t end[MOST_WORDS];
	Text text;
} Sentence;

typedef enum Kind
{
	WORD,
	CLASS,
	BUILTIN,
	ANY,
	MARK,
	GAP,
	START,
	END,
	QUOTE,
	SEQUENCE,
	CHOICE
} Kind;

/* A part of a pattern, as the generator made it. */
typedef struct Part
{
	Kind kind;
	bool optional;
	const char *spelling; /* of a word or built-in class */
	int number;           /* of a class, a gap, a quotation; the sign of a mark */
	int children[6];
	int child_count;
} Part;

/* Member of a class: a phrase, another class or a built-in class. */
typedef struct Member
{
	const char *words[3];
	int word_count;
	int class; /* -1 = none */
	const char *builtin;
} Member;

typedef struct Language
{
	Member members[CLASSES][6];
	int member_counts[CLASSES];
	Part parts[RULES][MOST_NODES];
	int part_counts[RULES];
	Text text;
} Language;

/* ---- what the obvious matcher finds: sets of places, a bit for each ---- */

static bool
spelt_so(const Vocable *word, const char *spelling)
{
	size_t length = strlen(spelling);

	if (spelling[length - 1] == '*')
		return strncmp(word->lower, spelling, length - 1) == 0;
	return strcmp(word->lower, spelling) == 0;
}

static uint64_t
words_from(const Sentence *sentence, uint64_t from, const char *spelling)
{
	uint64_t to = 0;
	int place;

	for (place = 0; place < sentence->count; place++)
		if ((from >> place & 1) != 0 && spelt_so(sentence->words[place], spelling))
			to |= UINT64_C(2) << place;
	return to;
}

static uint64_t
builtins_from(const Sentence *sentence, uint64_t from, const char *name)
{
	uint64_t to = 0;
	int place;

	for (place = 0; place < sentence->count; place++)
		if ((from >> place & 1) != 0 && strstr(sentence->words[place]->builtins, name) != NULL)
			to |= UINT64_C(2) << place;
	return to;
}

static uint64_t
class_from(const Language *language, const Sentence *sentence, uint64_t from, int class)
{
	uint64_t to = 0;
	int which;

	for (which = 0; which < language->member_counts[class]; which++)
	{
		const Member *member = &language->members[class][which];
		uint64_t places = from;
		int word;

		if (member->class >= 0)
			to |= class_from(language, sentence, from, member->class);
		else if (member->builtin != NULL)
			to |= builtins_from(sentence, from, member->builtin);
		else
		{
			for (word = 0; word < member->word_count; word++)
				places = words_from(sentence, places, member->words[word]);
			to |= places;
		}
	}
	return to;
}

static uint64_t
quotes_from(const Sentence *sentence, uint64_t from, int least)
{
	uint64_t to = 0;
	int place;

	for (place = 0; place < sentence->count; place++)
	{
		int end = place;

		if ((from >> place & 1) == 0 || sentence->quotation[place] == 0 ||
			(place > 0 && sentence->quotation[place - 1] == sentence->quotation[place]))
			continue;
		while (end < sentence->count && sentence->quotation[end] == sentence->quotation[place])
			end++;
		if (end - place >= least)
			to |= UINT64_C(1) << end;
	}
	return to;
}

static uint64_t
marks_from(const Sentence *sentence, uint64_t from, int sign)
{
	uint64_t to = 0;
	int place;

	for (place = 0; place < sentence->count; place++)
		if (sentence->before[place] == sign)
			to |= from & UINT64_C(1) << place;
	return to;
}

/* The places that can be reached through a part from any of the places `from`. */
static uint64_t
reach(const Language *language, const Part *parts, int index, const Sentence *sentence,
	  uint64_t from)
{
	const Part *part = &parts[index];
	uint64_t all = (UINT64_C(2) << sentence->count) - 1;
	uint64_t to = 0;
	int which;

	switch (part->kind)
	{
		case WORD:
			to = words_from(sentence, from, part->spelling);
			break;
		case CLASS:
			to = class_from(language, sentence, from, part->number);
			break;
		case BUILTIN:
			to = builtins_from(sentence, from, part->spelling);
			break;
		case ANY:
			to = from << 1 & all;
			break;
		case MARK:
			to = marks_from(sentence, from, part->number);
			break;
		case GAP:
			for (which = 0; which <= part->number; which++)
				to |= from << which & all;
			break;
		case START:
			to = from & 1;
			break;
		case END:
			to = from & UINT64_C(1) << sentence->count;
			break;
		case QUOTE:
			to = quotes_from(sentence, from, part->number);
			break;
		case SEQUENCE:
			to = from;
			for (which = 0; which < part->child_count; which++)
				to = reach(language, parts, part->children[which], sentence, to);
			break;
		case CHOICE:
			for (which = 0; which < part->child_count; which++)
				to |= reach(language, parts, part->children[which], sentence, from);
			break;
	}
	return part->optional ? to | from : to;
}

/* ---- chance ---- */

static uint64_t state;

#define ONE_OF(array) ((array)[chance(&state, (uint32_t) LENGTH_OF(array))])

static int make_choice(Language *language, int rule, int depth, bool solid);

static int
new_part(Language *language, int rule, Kind kind)
{
	int index = language->part_counts[rule]++;

	ck_assert_int_lt(index, MOST_NODES);
	memset(&language->parts[rule][index], 0, sizeof(Part));
	language->parts[rule][index].kind = kind;
	return index;
}

/* A part that every match must have, and that can be looked for. */
static int
make_solid(Language *language, int rule)
{
	uint32_t dice = chance(&state, 10);
	int index = new_part(language, rule,
						 dice < 5   ? WORD
						 : dice < 8 ? CLASS
						 : dice < 9 ? BUILTIN
									: QUOTE);
	Part *part = &language->parts[rule][index];

	part->spelling = part->kind == WORD ? ONE_OF(spellings) : ONE_OF(builtins);
	part->number =
		part->kind == QUOTE ? (int) chance(&state, 3) + 1 : (int) chance(&state, CLASSES);
	return index;
}

static int
make_part(Language *language, int rule, int depth)
{
	static const char signs[] = {',', ':', '-', '('};
	uint32_t dice = chance(&state, 20);
	int index;

	if (dice < 9 || language->part_counts[rule] > MOST_NODES - 20)
		index = make_solid(language, rule);
	else if (dice < 13)
	{
		index = new_part(language, rule, GAP);
		language->parts[rule][index].number = (int) chance(&state, 4) + 1;
		return index;
	}
	else if (dice < 14)
		index = new_part(language, rule, ANY);
	else if (dice < 15)
	{
		index = new_part(language, rule, MARK);
		language->parts[rule][index].number = ONE_OF(signs);
	}
	else if (dice < 16)
		return new_part(language, rule, START);
	else if (dice < 17)
		return new_part(language, rule, END);
	else if (depth > 0)
		index = make_choice(language, rule, depth - 1, false);
	else
		index = make_solid(language, rule);
	if (language->parts[rule][index].kind != MARK)
		language->parts[rule][index].optional = chance(&state, 4) == 0;
	return index;
}

static int
make_sequence(Language *language, int rule, int depth, bool solid)
{
	int index = new_part(language, rule, SEQUENCE);
	int count = (int) chance(&state, 3) + 1;
	int where = solid ? (int) chance(&state, (uint32_t) count) : -1;
	int which;

	for (which = 0; which < count; which++)
	{
		int child = which == where ? make_solid(language, rule) : make_part(language, rule, depth);

		language->parts[rule][index].children[which] = child;
	}
	language->parts[rule][index].child_count = count;
	return index;
}

static int
make_choice(Language *language, int rule, int depth, bool solid)
{
	int index = new_part(language, rule, CHOICE);
	int count = (int) chance(&state, 3) + 1;
	int which;

	for (which = 0; which < count; which++)
		language->parts[rule][index].children[which] = make_sequence(language, rule, depth, solid);
	language->parts[rule][index].child_count = count;
	return index;
}

static void
make_member(int class, Member *member)
{
	uint32_t dice = chance(&state, 10);
	int word;

	memset(member, 0, sizeof(*member));
	member->class = -1;
	if (dice == 0 && class > 0)
		member->class = (int) chance(&state, (uint32_t) class);
	else if (dice == 1)
		member->builtin = ONE_OF(builtins);
	else
	{
		member->word_count = (int) chance(&state, 3) + 1;
		for (word = 0; word < member->word_count; word++)
			member->words[word] = ONE_OF(spellings);
	}
}

static void
print_member(Text *text, const Member *member)
{
	int word;

	if (member->class >= 0)
		text_print(text, "@c%d", member->class);
	else if (member->builtin != NULL)
		text_print(text, "@%s", member->builtin);
	for (word = 0; word < member->word_count; word++)
		text_print(text, "%s%s", word > 0 ? " " : "", member->words[word]);
	text_print(text, "\n");
}

static const char *
mark_name(int sign)
{
	return sign == ',' ? "comma" : sign == ':' ? "colon" : sign == '-' ? "dash" : "bracket";
}

static void
print_part(Text *text, const Part *parts, int index)
{
	const Part *part = &parts[index];
	int which;

	switch (part->kind)
	{
		case WORD:
			text_print(text, "%s", part->spelling);
			break;
		case CLASS:
			text_print(text, "@c%d", part->number);
			break;
		case BUILTIN:
			text_print(text, "@%s", part->spelling);
			break;
		case ANY:
			text_print(text, "@any");
			break;
		case MARK:
			text_print(text, "@%s", mark_name(part->number));
			break;
		case GAP:
			text_print(text, "..%d", part->number);
			break;
		case START:
			text_print(text, "^");
			break;
		case END:
			text_print(text, "$");
			break;
		case QUOTE:
			text_print(text, "@quote%d", part->number);
			break;
		case SEQUENCE:
			for (which = 0; which < part->child_count; which++)
			{
				text_print(text, "%s", which > 0 ? " " : "");
				print_part(text, parts, part->children[which]);
			}
			break;
		case CHOICE:
			text_print(text, "(");
			for (which = 0; which < part->child_count; which++)
			{
				text_print(text, "%s", which > 0 ? "|" : "");
				print_part(text, parts, part->children[which]);
			}
			text_print(text, ")");
			break;
	}
	if (part->optional)
		text_print(text, "?");
}

static void
make_language(Language *language)
{
	int class;
	int rule;
	int which;

	memset(language, 0, sizeof(*language));
	text_print(&language->text, "[class not_name]\nmonday\n");
	for (class = 0; class < CLASSES; class ++)
	{
		language->member_counts[class] = (int) chance(&state, 6) + 1;
		text_print(&language->text, "[class c%d]\n", class);
		for (which = 0; which < language->member_counts[class]; which++)
		{
			make_member(class, &language->members[class][which]);
			print_member(&language->text, &language->members[class][which]);
		}
	}
	for (rule = 0; rule < RULES; rule++)
	{
		text_print(&language->text, "[indicator r%d]\n", rule);
		/* part 0 is the whole */
		(void) make_choice(language, rule, 2, true);
		print_part(&language->text, language->parts[rule], 0);
		text_print(&language->text, "\n");
	}
}

static void
make_sentence(Sentence *sentence)
{
	static const char signs[] = {',', ':', '-', '('};
	bool has_colon = false;
	int quotations = 0;
	int open = 0;
	int place;

	memset(sentence, 0, sizeof(*sentence));
	sentence->count = (int) chance(&state, MOST_WORDS) + 1;
	for (place = 0; place < sentence->count; place++)
	{
		const Vocable *word = &vocables[chance(&state, (uint32_t) LENGTH_OF(vocables))];

		sentence->words[place] = word;
		if (place > 0 && chance(&state, 6) == 0)
			sentence->before[place] = ONE_OF(signs);
		/* a second colon would end a label of its own, and begin another unit */
		if (sentence->before[place] == ':' && has_colon)
			sentence->before[place] = ',';
		has_colon |= sentence->before[place] == ':';
		if (sentence->before[place] == ',' || sentence->before[place] == ':')
			text_print(&sentence->text, "%c", sentence->before[place]);
		else if (sentence->before[place] == '-')
			text_print(&sentence->text, " -");
		text_print(&sentence->text, "%s%s", place > 0 ? " " : "",
				   sentence->before[place] == '(' ? "(" : "");
		if (open == 0 && chance(&state, 7) == 0)
		{
			open = ++quotations;
			text_print(&sentence->text, "\"");
		}
		sentence->quotation[place] = open;
		sentence->start[place] = sentence->text.length;
		text_print(&sentence->text, "%s", word->text);
		sentence->end[place] = sentence->text.length;
		if (open != 0 && (chance(&state, 3) == 0 || place + 1 == sentence->count))
		{
			open = 0;
			text_print(&sentence->text, "\"");
		}
		if (sentence->before[place] == '(')
			text_print(&sentence->text, ")");
	}
}

/* The place of the word that begins (or ends) at this byte. */
static int
place_of(const Sentence *sentence, const size_t *bytes, size_t byte)
{
	int place;

	for (place = 0; place < sentence->count; place++)
		if (bytes[place] == byte)
			return place;
	ck_abort_msg("no word begins or ends at byte %zu of [%s]", byte, sentence->text.bytes);
}

/* Goes through the sentence as the engine must: leftmost, not overlapping. */
static void
compare_rule(const Language *language, int rule, const Sentence *sentence, const Scanned *scanned)
{
	const Part *parts = language->parts[rule];
	size_t which = 0;
	int start = 0;

	while (start < sentence->count)
	{
		uint64_t ends = reach(language, parts, 0, sentence, UINT64_C(1) << start) &
						~((UINT64_C(2) << start) - 1);
		const PledgeEvidence *evidence;
		int from;
		int to;

		if (ends == 0)
		{
			start++;
			continue;
		}
		while (which < scanned->count && scanned->evidence[which].indicator != rule)
			which++;
		ck_assert_msg(which < scanned->count, "rule r%d misses word %d of [%s] under\n%s", rule,
					  start, sentence->text.bytes, language->text.bytes);
		evidence = &scanned->evidence[which++];
		from = place_of(sentence, sentence->start, evidence->start);
		to = place_of(sentence, sentence->end, evidence->end) + 1;
		ck_assert_msg(from == start, "rule r%d matches from word %d, not %d, of [%s] under\n%s",
					  rule, from, start, sentence->text.bytes, language->text.bytes);
		ck_assert_msg((ends >> to & 1) != 0,
					  "rule r%d matches words %d to %d of [%s], which it cannot, under\n%s", rule,
					  from, to, sentence->text.bytes, language->text.bytes);
		start = to;
	}
	while (which < scanned->count && scanned->evidence[which].indicator != rule)
		which++;
	ck_assert_msg(which == scanned->count, "rule r%d matches too often in [%s] under\n%s", rule,
				  sentence->text.bytes, language->text.bytes);
}

START_TEST(chance_finds_no_difference_to_an_obvious_matcher)
{
	Language *language = malloc(sizeof(*language));
	int rounds = under_valgrind() ? 10 : 500;
	size_t matches = 0;

	state = announce_seed("matcher");
	while (rounds-- > 0)
	{
		PledgeRuleset *ruleset;
		int sentences = 20;

		make_language(language);
		ruleset = compile(language->text.bytes);
		while (sentences-- > 0)
		{
			Sentence sentence;
			PledgeRecord record;
			Scanned scanned;
			int rule;

			make_sentence(&sentence);
			record = plain_record(sentence.text.bytes);
			scan_with(&scanned, ruleset, &record);
			for (rule = 0; rule < RULES; rule++)
				compare_rule(language, rule, &sentence, &scanned);
			matches += scanned.count;
			scan_release(&scanned);
			text_free(&sentence.text);
		}
		pledge_ruleset_destroy(ruleset);
		text_free(&language->text);
	}
	free(language);
	ck_assert_uint_gt(matches, 100);
}
END_TEST

static TCase *
forms(void)
{
	TCase *tests = tcase_create("forms");

	tcase_add_test(tests, a_word_matches_in_any_case);
	tcase_add_test(tests, apostrophes_are_alike);
	tcase_add_test(tests, a_beginning_matches_longer_words);
	tcase_add_test(tests, alternatives_match_either);
	tcase_add_test(tests, an_optional_part_may_be_missing);
	tcase_add_test(tests, a_gap_takes_so_many_words_and_no_more);
	tcase_add_test(tests, a_gap_is_as_short_as_can_be);
	tcase_add_test(tests, a_gap_at_an_end_goes_by_the_leftmost_and_the_shortest);
	tcase_add_test(tests, nothing_matches_across_sentences);
	tcase_add_test(tests, anchors_are_the_ends_of_a_unit);
	tcase_add_test(tests, a_quotation_matches_whole);
	tcase_add_test(tests, any_takes_one_word);
	tcase_add_test(tests, marks_ask_what_stands_before);
	return tests;
}

static TCase *
classes(void)
{
	TCase *tests = tcase_create("classes");

	tcase_add_test(tests, a_member_of_several_words_counts_as_one);
	tcase_add_test(tests, the_longest_member_is_tried_first);
	tcase_add_test(tests, a_class_member_may_begin_before_the_rest);
	tcase_add_test(tests, a_capital_makes_a_name);
	tcase_add_test(tests, other_built_in_classes_go_by_shape);
	tcase_add_test(tests, known_names_are_the_childs);
	tcase_add_test(tests, known_names_need_not_be_in_the_rules);
	return tests;
}

static TCase *
which_matches(void)
{
	TCase *tests = tcase_create("which matches");

	tcase_set_timeout(tests, 300);
	tcase_add_test(tests, matches_are_leftmost_and_do_not_overlap);
	tcase_add_test(tests, an_anchor_far_from_the_start_is_found);
	tcase_add_test(tests, a_pattern_is_found_anywhere_in_a_long_unit);
	tcase_add_test(tests, words_far_apart_in_a_long_unit_do_not_meet);
	tcase_add_test(tests, matches_come_in_the_order_of_the_text);
	tcase_add_test(tests, rules_do_not_hinder_each_other);
	tcase_add_test(tests, ten_thousand_repeats_are_all_found);
	tcase_add_test(tests, a_unit_full_of_phrases_is_read_to_its_end);
	tcase_add_test(tests, no_pattern_is_slow);
	tcase_add_test(tests, chance_finds_no_difference_to_an_obvious_matcher);
	return tests;
}

int
main(void)
{
	Suite *suite = suite_create("match");

	suite_add_tcase(suite, forms());
	suite_add_tcase(suite, classes());
	suite_add_tcase(suite, which_matches());
	return run_suite(suite);
}
