/*
 * test_unit.c
 *	  Sentences, list items, labels, paragraphs and quotations.
 */
#include <stdlib.h>

#include "support.h"

static PledgeRuleset *ruleset;

static void
setup(void)
{
	ruleset = compile("[class abbreviation]\ne.g. | mr | dr | tel | approx\n"
					  "[class closing_abbreviation]\nappt | mon\n[class numbering]\nno\n"
					  "[indicator and]\nmum and dad\n");
}

static void
teardown(void)
{
	pledge_ruleset_destroy(ruleset);
}

/* All units of a text, copied. */
typedef struct Units
{
	char *text;
	size_t length;
	PledgeUnit *units;
	size_t count;
} Units;

static void
read_bytes(Units *units, const char *text, size_t length)
{
	PledgeReader reader;

	units->text = exact_copy(text, length);
	units->length = length;
	units->units = malloc(sizeof(PledgeUnit));
	units->count = 0;
	pledge_reader_start(&reader, units->text, length, &ruleset->lexicon, ruleset->lexeme_flags,
						NULL, 0);
	while (pledge_reader_next(&reader, &units->units[units->count]))
	{
		units->count++;
		units->units = realloc(units->units, (units->count + 1) * sizeof(PledgeUnit));
		ck_assert_ptr_nonnull(units->units);
	}
}

static void
read_units(Units *units, const char *text)
{
	read_bytes(units, text, strlen(text));
}

static void
release_units(Units *units)
{
	free(units->text);
	free(units->units);
}

/* Units parted by " / ", tokens by blanks. */
static void
spell_units(Text *spelt, const Units *units)
{
	size_t which;
	uint16_t place;

	text_add(spelt, "", 0);
	for (which = 0; which < units->count; which++)
	{
		for (place = 0; place < units->units[which].count; place++)
		{
			const PledgeToken *token = &units->units[which].tokens[place];

			text_print(spelt, "%s", place > 0 ? " " : which > 0 ? " / " : "");
			text_add(spelt, units->text + token->start, token->length);
		}
	}
}

static void
expect_units(const char *text, const char *expected)
{
	Units units;
	Text spelt = {NULL, 0, 0};

	read_units(&units, text);
	spell_units(&spelt, &units);
	ck_assert_msg(strcmp(spelt.bytes, expected) == 0, "[%s] is read as [%s], not [%s]", text,
				  spelt.bytes, expected);
	text_free(&spelt);
	release_units(&units);
}

/* The numbers of the quotations that the tokens stand in, as digits. */
static void
expect_quotations(const char *text, const char *expected)
{
	Units units;
	Text spelt = {NULL, 0, 0};
	size_t which;
	uint16_t place;

	read_units(&units, text);
	text_add(&spelt, "", 0);
	for (which = 0; which < units.count; which++)
		for (place = 0; place < units.units[which].count; place++)
			text_print(&spelt, "%u", units.units[which].tokens[place].quotation);
	ck_assert_msg(strcmp(spelt.bytes, expected) == 0, "[%s] has quotations %s, not %s", text,
				  spelt.bytes, expected);
	text_free(&spelt);
	release_units(&units);
}

/* ---- sentences ---- */

START_TEST(a_stop_ends_a_sentence)
{
	expect_units("Jay smiled. He ran! Why? Done", "Jay smiled / He ran / Why / Done");
	expect_units("He ran!! Then", "He ran / Then");
	expect_units("Why?! Then", "Why / Then");
	expect_units("he ran. then he sat.", "he ran / then he sat");
}
END_TEST

START_TEST(a_text_without_words_has_no_units)
{
	expect_units("", "");
	expect_units("   \n\t \r\n ", "");
	expect_units(".,;:!?()\"'-", "");
	expect_units("...", "");
}
END_TEST

START_TEST(an_abbreviation_ends_nothing)
{
	expect_units("Dr. Moss came.", "Dr Moss came");
	expect_units("Food, e.g. Bread.", "Food e.g Bread");
	expect_units("approx. 4 days", "approx 4 days");
	expect_units("He saw Dr.\nJay smiled.", "He saw Dr / Jay smiled");
}
END_TEST

START_TEST(an_abbreviation_may_stand_last)
{
	expect_units("Missed appt. Jay smiled.", "Missed appt / Jay smiled");
	expect_units("The appt. with Dr. Moss on Mon. at 3", "The appt with Dr Moss on Mon at 3");
	expect_units("Mum said no. Jay went to no. 5.", "Mum said no / Jay went to no 5");
	expect_units("Mum said no. Jay", "Mum said no / Jay");
}
END_TEST

START_TEST(a_list_may_begin_behind_a_label)
{
	expect_units("Next steps: 1. Visit Jay.", "Next steps 1 Visit Jay");
	expect_units("Age: 5. Lives with Nan.", "Age 5 / Lives with Nan");
}
END_TEST

START_TEST(fields_on_one_line_are_units)
{
	expect_units("Seen: Y  Seen alone: N", "Seen Y / Seen alone N");
	expect_units("Seen: Y\tSeen alone:\tN\tHome:", "Seen Y / Seen alone N / Home");
	expect_units("Seen:  Seen alone: N", "Seen / Seen alone N");
	/* one blank parts them behind a value, before the last capital */
	expect_units("Date: 11/03 Seen: N Seen alone: N", "Date 11/03 / Seen N / Seen alone N");
	expect_units("Views: Ella said: no", "Views Ella said no");
	expect_units("Religion: Muslim Language: Bengali", "Religion Muslim / Language Bengali");
	expect_units("Seen: at home by SW and Nan", "Seen at home by SW and Nan");
	/* two blanks part nothing where no label follows, or none stands before */
	expect_units("Seen: at  school", "Seen at school");
	expect_units("Seen: at  14:30", "Seen at 14:30");
	expect_units("Seen at home  Mum: well", "Seen at home Mum well");
	expect_units("Seen: he  said \"Mum: no\"", "Seen he said Mum no");
}
END_TEST

START_TEST(an_initial_goes_on_in_lower_case)
{
	expect_units("Saw J. at home.", "Saw J at home");
	expect_units("Saw J. He smiled.", "Saw J / He smiled");
}
END_TEST

START_TEST(a_missing_space_after_a_stop_is_seen)
{
	expect_units("went home.He smiled", "went home / He smiled");
	expect_units("went home!He smiled", "went home / He smiled");
	expect_units("went home?He smiled", "went home / He smiled");
}
END_TEST

START_TEST(a_stop_inside_a_word_or_number_ends_nothing)
{
	expect_units("see www.example.org today", "see www example org today");
	expect_units("at 3.5 miles", "at 3.5 miles");
	expect_units("at 14.30 today", "at 14.30 today");
	expect_units("file report.docx sent", "file report docx sent");
}
END_TEST

START_TEST(dots_are_a_pause)
{
	expect_units("well... maybe", "well maybe");
	expect_units("well... Maybe", "well / Maybe");
	expect_units("well..maybe", "well maybe");
	expect_units("well\xE2\x80\xA6 maybe", "well maybe");
}
END_TEST

START_TEST(a_semicolon_ends_a_unit)
{
	expect_units("Jay ran; Mum sat", "Jay ran / Mum sat");
	expect_units("\"Jay ran; Mum sat\"", "Jay ran Mum sat");
}
END_TEST

START_TEST(a_question_is_noted)
{
	Units units;

	read_units(&units, "Was Jay seen? Jay was seen.");
	ck_assert_uint_eq(units.count, 2);
	ck_assert(units.units[0].question);
	ck_assert(!units.units[1].question);
	release_units(&units);
}
END_TEST

START_TEST(what_stands_before_a_word_is_noted)
{
	static const struct
	{
		const char *text;
		uint16_t before;
	} cases[] = {
		{"a b", 0},
		{"a, b", PLEDGE_BEFORE_COMMA},
		{"a: b", PLEDGE_BEFORE_COLON},
		{"a - b", PLEDGE_BEFORE_DASH},
		{"a \xE2\x80\x93 b", PLEDGE_BEFORE_DASH},
		{"a\xE2\x80\x94"
		 "b",
		 PLEDGE_BEFORE_DASH},
		{"a... b", PLEDGE_BEFORE_DASH},
		{"aa-b", PLEDGE_BEFORE_HYPHEN},
		{"a (b", PLEDGE_BEFORE_OPEN_BRACKET},
		{"aa) b", PLEDGE_BEFORE_CLOSE_BRACKET},
		{"a \"b", PLEDGE_BEFORE_OPEN_QUOTE},
		{"long enough to be a wrapped line of text, which it is, a\nb", PLEDGE_BEFORE_NEWLINE},
	};
	size_t which;

	for (which = 0; which < LENGTH_OF(cases); which++)
	{
		Units units;
		const PledgeUnit *unit;

		read_units(&units, cases[which].text);
		ck_assert_uint_eq(units.count, 1);
		unit = &units.units[0];
		ck_assert_msg(unit->tokens[unit->count - 1].before == cases[which].before,
					  "[%s]: %04x, not %04x", cases[which].text,
					  unit->tokens[unit->count - 1].before, cases[which].before);
		release_units(&units);
	}
}
END_TEST

START_TEST(what_stands_behind_the_last_word_is_noted)
{
	Units units;

	read_units(&units, "He said \"yes\"");
	ck_assert_uint_eq(units.count, 1);
	ck_assert_uint_ne(units.units[0].end_before & PLEDGE_BEFORE_CLOSE_QUOTE, 0);
	release_units(&units);
}
END_TEST

/* ---- lines ---- */

START_TEST(a_short_line_ends_a_unit)
{
	expect_units("Jay was seen\nmum was out", "Jay was seen / mum was out");
	expect_units("Jay was seen\r\nMum was out", "Jay was seen / Mum was out");
}
END_TEST

START_TEST(a_wrapped_line_goes_on)
{
	expect_units("This line is long enough to have been wrapped by a mail\nprogram somewhere.",
				 "This line is long enough to have been wrapped by a mail program somewhere");
	expect_units("This line is long enough to have been wrapped by a mail\r\nprogram somewhere.",
				 "This line is long enough to have been wrapped by a mail program somewhere");
}
END_TEST

START_TEST(a_long_line_before_a_capital_or_bullet_ends)
{
	expect_units("This line is long enough to have been wrapped by a mail\nProgram somewhere.",
				 "This line is long enough to have been wrapped by a mail / Program somewhere");
	expect_units("This line is long enough to have been wrapped by a mail\n- program somewhere.",
				 "This line is long enough to have been wrapped by a mail / program somewhere");
}
END_TEST

START_TEST(bullets_are_taken_off)
{
	static const char *const items[] = {"- see Jay",
										"* see Jay",
										"> see Jay",
										"-see Jay",
										"1. see Jay",
										"12) see Jay",
										"a) see Jay",
										"\xE2\x80\xA2 see Jay",
										"\xE2\x80\x93 see Jay",
										"\xC2\xB7 see Jay",
										"\xE2\x97\x8F see Jay",
										"  - see Jay"};
	size_t which;

	for (which = 0; which < LENGTH_OF(items); which++)
	{
		Units units;

		expect_units(items[which], "see Jay");
		read_units(&units, items[which]);
		ck_assert_msg(units.units[0].list_item, "[%s] is no list item", items[which]);
		ck_assert(units.units[0].starts_line);
		release_units(&units);
	}
}
END_TEST

START_TEST(list_items_are_units)
{
	expect_units("Plan:\n- see Jay\n- see Mum", "Plan / see Jay / see Mum");
}
END_TEST

START_TEST(a_sentence_inside_a_line_starts_no_line)
{
	Units units;

	read_units(&units, "One. Two.\nThree.");
	ck_assert_uint_eq(units.count, 3);
	ck_assert(units.units[0].starts_line && !units.units[0].ends_line);
	ck_assert(!units.units[1].starts_line && units.units[1].ends_line);
	ck_assert(units.units[2].starts_line && units.units[2].ends_line);
	release_units(&units);
}
END_TEST

START_TEST(a_label_is_counted)
{
	static const struct
	{
		const char *text;
		uint16_t label;
	} cases[] = {
		{"Rationale: risk has reduced", 1},
		{"Child's voice: he is sad", 2},
		{"Rationale:", 1},
		{"- Rationale: risk", 1},
		{"Rationale : risk", 1},
		{"A b: c: d", 2},
		{"Risk has reduced", 0},
		{"one two three four five six seven eight nine: ten", 9},
		{"one two three four five six seven eight nine ten: eleven", 0},
		{"at 14:30 today", 0},
	};
	size_t which;

	for (which = 0; which < LENGTH_OF(cases); which++)
	{
		Units units;

		read_units(&units, cases[which].text);
		ck_assert_msg(units.units[0].label == cases[which].label, "[%s] has a label of %u, not %u",
					  cases[which].text, units.units[0].label, cases[which].label);
		release_units(&units);
	}
}
END_TEST

START_TEST(only_the_start_of_a_line_has_a_label)
{
	Units units;

	read_units(&units, "He left. He said: no");
	ck_assert_uint_eq(units.count, 2);
	ck_assert_uint_eq(units.units[1].label, 0);
	release_units(&units);
}
END_TEST

/* ---- paragraphs ---- */

/* The numbers of the paragraphs, as digits. */
static void
expect_paragraphs(const char *text, const char *expected)
{
	Units units;
	Text spelt = {NULL, 0, 0};
	size_t which;

	read_units(&units, text);
	text_add(&spelt, "", 0);
	for (which = 0; which < units.count; which++)
		text_print(&spelt, "%u", units.units[which].paragraph);
	ck_assert_msg(strcmp(spelt.bytes, expected) == 0, "[%s] has paragraphs %s, not %s", text,
				  spelt.bytes, expected);
	text_free(&spelt);
	release_units(&units);
}

START_TEST(a_blank_line_ends_a_paragraph)
{
	expect_paragraphs("One. Two.\nThree.", "000");
	expect_paragraphs("One.\n\nTwo. Three.", "011");
	expect_paragraphs("One.\r\n\r\nTwo.", "01");
	expect_paragraphs("One.\n  \t \n\n\nTwo.", "01");
	expect_paragraphs("One\n\ntwo", "01");
}
END_TEST

START_TEST(a_blank_that_does_not_break_makes_no_line_full)
{
	expect_paragraphs("One.\n\xC2\xA0\nTwo.", "01");
}
END_TEST

START_TEST(a_paragraph_ends_at_a_blank_line_and_at_the_end)
{
	Units units;

	read_units(&units, "One. Two.\n\nThree. Four.");
	ck_assert_uint_eq(units.count, 4);
	ck_assert(!units.units[0].ends_paragraph);
	ck_assert(units.units[1].ends_paragraph);
	ck_assert(!units.units[2].ends_paragraph);
	ck_assert(units.units[3].ends_paragraph);
	release_units(&units);
}
END_TEST

/* The first sentence behind a line of dashes is of the same paragraph as the second. */
START_TEST(a_line_of_signs_parts_no_sentence_from_its_paragraph)
{
	Units units;
	size_t which;
	static const char *const texts[] = {"--\n\nOne. Two.", "Zero.\n\n*****\n\nOne. Two.",
										"Zero.\n\n....\n\nOne. Two.", "Zero.\n\n====\n\nOne. Two."};

	for (which = 0; which < LENGTH_OF(texts); which++)
	{
		read_units(&units, texts[which]);
		ck_assert_uint_ge(units.count, 2);
		ck_assert_msg(units.units[units.count - 1].paragraph ==
						  units.units[units.count - 2].paragraph,
					  "[%s]: one paragraph has two numbers", texts[which]);
		release_units(&units);
	}
}
END_TEST

START_TEST(a_bullet_behind_a_line_of_signs_is_a_bullet)
{
	Units units;

	read_units(&units, "----\n- see Jay");
	ck_assert_uint_eq(units.count, 1);
	ck_assert(units.units[0].list_item);
	release_units(&units);
}
END_TEST

START_TEST(units_are_numbered)
{
	Units units;
	size_t which;

	read_units(&units, "One. Two.\n\nThree; four.");
	for (which = 0; which < units.count; which++)
		ck_assert_uint_eq(units.units[which].number, which);
	release_units(&units);
}
END_TEST

/* ---- quotations ---- */

START_TEST(double_quotations_are_seen)
{
	expect_quotations("He said \"I am sad\" today", "0011"
													"10");
	expect_quotations("\"One\" and \"two\"", "102");
	expect_quotations("He said \xE2\x80\x9CI am sad\xE2\x80\x9D today", "001110");
}
END_TEST

START_TEST(single_quotations_are_seen)
{
	expect_quotations("He said 'I am sad' today", "001110");
	expect_quotations("He said \xE2\x80\x98I am sad\xE2\x80\x99 today", "001110");
	expect_quotations("'One' and 'two'", "102");
}
END_TEST

START_TEST(an_apostrophe_is_no_quotation)
{
	expect_quotations("Jay's mum's friends' house isn't far", "000000");
	expect_quotations("the boys' views and the girls' views", "0000000");
	expect_quotations("He said 'I don't know' again", "001110");
	expect_quotations("words were \xE2\x80\x98I don\xE2\x80\x99t know\xE2\x80\x99 again", "001110");
}
END_TEST

START_TEST(a_quotation_may_stand_in_another)
{
	expect_quotations("\"He said 'no' to me\"", "11111");
	expect_quotations("'He said \"no\" to me'", "11211");
}
END_TEST

START_TEST(an_unbalanced_quotation_ends_with_its_paragraph)
{
	expect_quotations("He said \"I am sad\n\nMum left", "0011100");
	expect_quotations("He said \"I am sad", "00111");
}
END_TEST

START_TEST(a_quotation_opens_behind_any_blank_or_dash)
{
	expect_quotations("He said\xC2\xA0\"I am sad\" today", "001110");
	expect_quotations("He left \xE2\x80\x94\"I am sad\" he said", "0011100");
	expect_quotations("He said:\"I am sad\" today", "001110");
	expect_quotations("He said (\"I am sad\") today", "001110");
}
END_TEST

START_TEST(a_mark_behind_a_word_opens_no_quotation)
{
	expect_quotations("sad\" he said", "000");
	expect_quotations("He said \"I am sad.\n\nI hate it.\" Mum left.", "00111"
																	   "000"
																	   "00");
}
END_TEST

START_TEST(a_quotation_closes_behind_its_stop)
{
	expect_quotations("\"I am sad.\" Mum left.", "11100");
	expect_units("\"I am sad.\" Mum left.", "I am sad / Mum left");
	expect_units("\"I am sad!\" Mum left.", "I am sad / Mum left");
	expect_units("\"Am I sad?\" Mum left.", "Am I sad / Mum left");
	expect_units("(He was sad.) Mum left.", "He was sad / Mum left");
}
END_TEST

START_TEST(a_quotation_runs_over_sentences)
{
	expect_quotations("\"One. Two.\" Three.", "110");
}
END_TEST

START_TEST(a_closed_quotation_of_nothing_is_nothing)
{
	expect_quotations("He said \"\" today", "000");
}
END_TEST

START_TEST(a_quotation_opens_at_its_first_word_only)
{
	Units units;

	read_units(&units, "He said \"I am sad\" today");
	ck_assert_uint_ne(units.units[0].tokens[2].before & PLEDGE_BEFORE_OPEN_QUOTE, 0);
	ck_assert_uint_eq(units.units[0].tokens[3].before & PLEDGE_BEFORE_OPEN_QUOTE, 0);
	ck_assert_uint_ne(units.units[0].tokens[5].before & PLEDGE_BEFORE_CLOSE_QUOTE, 0);
	release_units(&units);
}
END_TEST

/* ---- marks ---- */

START_TEST(tick_boxes_are_marks)
{
	static const struct
	{
		const char *text;
		PledgeMark mark;
	} cases[] = {
		{"[x] seen", PLEDGE_MARK_TICKED},
		{"[X] seen", PLEDGE_MARK_TICKED},
		{"[Y] seen", PLEDGE_MARK_TICKED},
		{"[*] seen", PLEDGE_MARK_TICKED},
		{"[ ] seen", PLEDGE_MARK_UNTICKED},
		{"[_] seen", PLEDGE_MARK_UNTICKED},
		{"[] seen", PLEDGE_MARK_UNTICKED},
		{"\xE2\x98\x90 seen", PLEDGE_MARK_UNTICKED},
		{"\xE2\x98\x91 seen", PLEDGE_MARK_TICKED},
		{"\xE2\x98\x92 seen", PLEDGE_MARK_TICKED},
		{"seen \xE2\x9C\x93", PLEDGE_MARK_TICKED},
		{"seen \xE2\x9C\x94", PLEDGE_MARK_TICKED},
		{"[a] seen", PLEDGE_MARK_NONE},
		{"[see] seen", PLEDGE_MARK_NONE},
		{"[", PLEDGE_MARK_NONE},
	};
	size_t which;

	for (which = 0; which < LENGTH_OF(cases); which++)
	{
		Units units;
		PledgeMark mark = PLEDGE_MARK_NONE;
		uint16_t place;

		read_units(&units, cases[which].text);
		for (place = 0; units.count > 0 && place < units.units[0].count; place++)
			if (units.units[0].tokens[place].mark != PLEDGE_MARK_NONE)
				mark = (PledgeMark) units.units[0].tokens[place].mark;
		ck_assert_msg(mark == cases[which].mark, "[%s]: mark %d, not %d", cases[which].text, mark,
					  cases[which].mark);
		release_units(&units);
	}
}
END_TEST

START_TEST(a_ticked_list_item_keeps_its_box)
{
	expect_units("- [x] seen", "[x] seen");
}
END_TEST

START_TEST(a_query_before_a_word_is_a_mark)
{
	Units units;

	read_units(&units, "seen ?neglect at home");
	ck_assert_uint_eq(units.count, 1);
	ck_assert_uint_eq(units.units[0].count, 5);
	ck_assert_uint_eq(units.units[0].tokens[1].mark, PLEDGE_MARK_QUERY);
	release_units(&units);
	expect_units("(?neglect) seen", "? neglect seen");
	expect_units("seen? neglect", "seen / neglect");
}
END_TEST

/* ---- size ---- */

/* Every token lies inside the text, behind the one before it; none overlaps. */
static void
check_offsets(const Units *units)
{
	size_t which;
	uint16_t place;
	size_t end = 0;

	for (which = 0; which < units->count; which++)
	{
		ck_assert_uint_gt(units->units[which].count, 0);
		ck_assert_uint_le(units->units[which].count, PLEDGE_UNIT_TOKENS);
		ck_assert_uint_le(units->units[which].label, units->units[which].count);
		for (place = 0; place < units->units[which].count; place++)
		{
			const PledgeToken *token = &units->units[which].tokens[place];

			ck_assert_uint_ge(token->start, end);
			ck_assert_uint_gt(token->length, 0);
			end = (size_t) token->start + token->length;
			ck_assert_uint_le(end, units->length);
		}
	}
}

START_TEST(offsets_are_bytes)
{
	Units units;
	static const char text[] = "Zo\xC3\xAB\xE2\x80\x99s view \xE2\x80\x94 \xC2\xA3"
							   "40; caf\xC3\xA9";

	read_units(&units, text);
	check_offsets(&units);
	expect_units(text, "Zo\xC3\xAB view \xC2\xA3"
					   "40 / caf\xC3\xA9");
	ck_assert_uint_eq(units.units[1].tokens[0].start, (size_t) (strstr(text, "caf") - text));
	release_units(&units);
}
END_TEST

START_TEST(a_very_long_unit_is_cut)
{
	Text text = {NULL, 0, 0};
	Units units;
	size_t words = 5000;
	size_t found = 0;
	size_t which;

	for (which = 0; which < words; which++)
		text_print(&text, "word%zu ", which);
	read_units(&units, text.bytes);
	ck_assert_uint_gt(units.count, 1);
	for (which = 0; which < units.count; which++)
		found += units.units[which].count;
	ck_assert_uint_eq(found, words);
	check_offsets(&units);
	release_units(&units);
	text_free(&text);
}
END_TEST

/* Signs that make more than one token of a place, at the very end of a full unit. */
START_TEST(a_full_unit_takes_no_token_too_many)
{
	static const char *const tails[] = {"he'd've'll're'm",
										"& & & & &",
										"[x] [x] [x]",
										"?a ?b ?c",
										"\xC2\xA3"
										"5's \xC2\xA3"
										"6's",
										"\xE2\x98\x90\xE2\x98\x90\xE2\x98\x90",
										"a-b-c-d-e"};
	size_t which;
	size_t words;

	for (which = 0; which < LENGTH_OF(tails); which++)
	{
		for (words = PLEDGE_UNIT_TOKENS - 6; words <= PLEDGE_UNIT_TOKENS + 1; words++)
		{
			Text text = {NULL, 0, 0};
			Units units;
			size_t place;

			for (place = 0; place < words; place++)
				text_print(&text, "w ");
			text_print(&text, "%s", tails[which]);
			read_units(&units, text.bytes);
			for (place = 0; place < units.count; place++)
				ck_assert_uint_le(units.units[place].count, PLEDGE_UNIT_TOKENS);
			release_units(&units);
			text_free(&text);
		}
	}
}
END_TEST

START_TEST(random_text_keeps_its_offsets)
{
	static const char *const pieces[] = {"Jay",
										 " ",
										 " ",
										 "mum",
										 ".",
										 ". ",
										 "\n",
										 "\n\n",
										 "\"",
										 "'",
										 "\xE2\x80\x98",
										 "\xE2\x80\x99",
										 "\xE2\x80\x9C",
										 "\xE2\x80\x9D",
										 ",",
										 ";",
										 ":",
										 "- ",
										 " - ",
										 "[x]",
										 "[ ]",
										 "?",
										 "!",
										 "(",
										 ")",
										 "\xC2\xA3",
										 "40",
										 "14:30",
										 "1.",
										 "'s",
										 "'ll",
										 "e.g.",
										 "Dr.",
										 "\xC2\xA0",
										 "\xFF",
										 "...",
										 "&",
										 "/",
										 "\t",
										 "\r\n",
										 "\xE2\x80\xA2",
										 "5's",
										 "I",
										 "I."};
	uint64_t state = announce_seed("units");
	int rounds = under_valgrind() ? 30 : 3000;

	while (rounds-- > 0)
	{
		Text text = {NULL, 0, 0};
		Units units;
		uint32_t count = chance(&state, 60) + 1;

		while (count-- > 0)
			text_print(&text, "%s", pieces[chance(&state, (uint32_t) LENGTH_OF(pieces))]);
		read_units(&units, text.bytes);
		check_offsets(&units);
		release_units(&units);
		text_free(&text);
	}
}
END_TEST

START_TEST(a_zero_byte_is_a_blank)
{
	Units units;

	read_bytes(&units, "a\0b. \0c\0", 8);
	ck_assert_uint_eq(units.count, 2);
	ck_assert_uint_eq(units.units[0].count, 2);
	ck_assert_uint_eq(units.units[1].count, 1);
	release_units(&units);
}
END_TEST

/* ---- listening ---- */

static void
hear_word(void *context, const PledgeToken *token, const PledgeWord *word)
{
	/* the token is whole when it is told */
	ck_assert_uint_gt(token->length, 0);
	text_print(context, "%s ", word->text);
}

static void
hear_unit(void *context, const PledgeUnit *unit)
{
	text_print(context, "(%u)", unit->count);
}

/* Every word with its spelling, in order; each unit behind its last word; no marks. */
START_TEST(told_as_they_are_read)
{
	static const char body[] = "Mum & Dad's T/C. She'll come\n- [x] \xC3\x89va ?seen 14:30";
	static PledgeUnit unit;
	Text heard = {NULL, 0, 0};
	PledgeListener listener = {hear_word, hear_unit, &heard};
	PledgeReader reader;

	pledge_reader_start(&reader, body, sizeof(body) - 1, NULL, NULL, NULL, 0);
	reader.listener = &listener;
	while (pledge_reader_next(&reader, &unit))
		ck_assert_uint_eq(unit.tokens[0].lexeme, 0);
	ck_assert_str_eq(heard.bytes, "mum and dad t/c (4)she 'll come (3)\xC3\xA9va seen 14:30 (5)");
	text_free(&heard);
}
END_TEST

/* A scan tells each record once, whatever it looks for beside. */
START_TEST(told_by_a_scan)
{
	PledgeRuleset *rules = compile("[indicator doc_seen id=1]\nseen alone\n");
	PledgeScan *scan = pledge_scan_create(rules, pledge_system_allocator(), NULL, NULL);
	Text heard = {NULL, 0, 0};
	PledgeListener listener = {hear_word, hear_unit, &heard};
	PledgeRecord record = plain_record("Seen alone. Mum said \"no\".");
	PledgeError error;
	size_t count;

	ck_assert_ptr_nonnull(scan);
	pledge_error_clear(&error);
	pledge_scan_listen(scan, &listener);
	ck_assert(pledge_scan_record(scan, &record, &error));
	ck_assert_str_eq(heard.bytes, "seen alone (2)mum said no (3)");
	(void) pledge_scan_evidence(scan, &count);
	ck_assert_uint_eq(count, 1);
	pledge_scan_listen(scan, NULL);
	ck_assert(pledge_scan_record(scan, &record, &error));
	ck_assert_uint_eq(heard.length, strlen("seen alone (2)mum said no (3)"));
	text_free(&heard);
	pledge_scan_destroy(scan);
	pledge_ruleset_destroy(rules);
}
END_TEST

static TCase *
sentences(void)
{
	TCase *tests = tcase_create("sentences");

	tcase_add_test(tests, a_stop_ends_a_sentence);
	tcase_add_test(tests, a_text_without_words_has_no_units);
	tcase_add_test(tests, an_abbreviation_ends_nothing);
	tcase_add_test(tests, an_abbreviation_may_stand_last);
	tcase_add_test(tests, a_list_may_begin_behind_a_label);
	tcase_add_test(tests, fields_on_one_line_are_units);
	tcase_add_test(tests, an_initial_goes_on_in_lower_case);
	tcase_add_test(tests, a_missing_space_after_a_stop_is_seen);
	tcase_add_test(tests, a_stop_inside_a_word_or_number_ends_nothing);
	tcase_add_test(tests, dots_are_a_pause);
	tcase_add_test(tests, a_semicolon_ends_a_unit);
	tcase_add_test(tests, a_question_is_noted);
	tcase_add_test(tests, what_stands_before_a_word_is_noted);
	tcase_add_test(tests, what_stands_behind_the_last_word_is_noted);
	return tests;
}

static TCase *
lines(void)
{
	TCase *tests = tcase_create("lines and paragraphs");

	tcase_add_test(tests, a_short_line_ends_a_unit);
	tcase_add_test(tests, a_wrapped_line_goes_on);
	tcase_add_test(tests, a_long_line_before_a_capital_or_bullet_ends);
	tcase_add_test(tests, bullets_are_taken_off);
	tcase_add_test(tests, list_items_are_units);
	tcase_add_test(tests, a_sentence_inside_a_line_starts_no_line);
	tcase_add_test(tests, a_label_is_counted);
	tcase_add_test(tests, only_the_start_of_a_line_has_a_label);
	tcase_add_test(tests, a_blank_line_ends_a_paragraph);
	tcase_add_test(tests, a_blank_that_does_not_break_makes_no_line_full);
	tcase_add_test(tests, a_paragraph_ends_at_a_blank_line_and_at_the_end);
	tcase_add_test(tests, a_line_of_signs_parts_no_sentence_from_its_paragraph);
	tcase_add_test(tests, a_bullet_behind_a_line_of_signs_is_a_bullet);
	tcase_add_test(tests, units_are_numbered);
	return tests;
}

static TCase *
quotations(void)
{
	TCase *tests = tcase_create("quotations and marks");

	tcase_add_test(tests, double_quotations_are_seen);
	tcase_add_test(tests, single_quotations_are_seen);
	tcase_add_test(tests, an_apostrophe_is_no_quotation);
	tcase_add_test(tests, a_quotation_may_stand_in_another);
	tcase_add_test(tests, an_unbalanced_quotation_ends_with_its_paragraph);
	tcase_add_test(tests, a_quotation_opens_behind_any_blank_or_dash);
	tcase_add_test(tests, a_mark_behind_a_word_opens_no_quotation);
	tcase_add_test(tests, a_quotation_closes_behind_its_stop);
	tcase_add_test(tests, a_quotation_runs_over_sentences);
	tcase_add_test(tests, a_closed_quotation_of_nothing_is_nothing);
	tcase_add_test(tests, a_quotation_opens_at_its_first_word_only);
	tcase_add_test(tests, tick_boxes_are_marks);
	tcase_add_test(tests, a_ticked_list_item_keeps_its_box);
	tcase_add_test(tests, a_query_before_a_word_is_a_mark);
	return tests;
}

static TCase *
size(void)
{
	TCase *tests = tcase_create("size");

	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, offsets_are_bytes);
	tcase_add_test(tests, a_very_long_unit_is_cut);
	tcase_add_test(tests, a_full_unit_takes_no_token_too_many);
	tcase_add_test(tests, random_text_keeps_its_offsets);
	tcase_add_test(tests, a_zero_byte_is_a_blank);
	tcase_add_test(tests, told_as_they_are_read);
	tcase_add_test(tests, told_by_a_scan);
	return tests;
}

int
main(void)
{
	Suite *suite = suite_create("unit");
	TCase *cases[] = {sentences(), lines(), quotations(), size()};
	size_t which;

	for (which = 0; which < LENGTH_OF(cases); which++)
	{
		tcase_add_checked_fixture(cases[which], setup, teardown);
		suite_add_tcase(suite, cases[which]);
	}
	return run_suite(suite);
}
