/*
 * test_token.c
 *	  What is one word, how it is spelt, and what shape it has.
 */
#include <stdlib.h>

#include "pledge/token.h"
#include "support.h"

/* What was read at the start of a text. */
typedef struct Reading
{
	PledgeWord word;
	uint8_t shape;
	size_t length;
	size_t consumed;
} Reading;

static Reading
read_bytes(const char *text, size_t length)
{
	char *copy = exact_copy(text, length);
	Reading reading;

	pledge_token_read(copy, length, false, &reading.word, &reading.shape, &reading.length,
					  &reading.consumed);
	free(copy);
	ck_assert_uint_le(reading.length, reading.consumed);
	ck_assert_uint_le(reading.consumed, length);
	return reading;
}

static Reading
read_text(const char *text)
{
	return read_bytes(text, strlen(text));
}

/* The whole text must be one word, spelt so. */
static void
expect_word(const char *text, const char *word)
{
	Reading reading = read_text(text);

	ck_assert_msg(strcmp(reading.word.text, word) == 0, "[%s] is read as [%s], not [%s]", text,
				  reading.word.text, word);
	ck_assert_msg(reading.consumed == strlen(text), "of [%s] only %zu bytes are read", text,
				  reading.consumed);
}

/* The words of a text, as rules would spell them, parted by blanks. */
static void
spell_words(Text *words, const char *text)
{
	PledgeRuleset *ruleset = compile("[class abbreviation]\neg\n");
	char *copy = exact_copy(text, strlen(text));
	PledgeUnit *unit = malloc(sizeof(*unit));
	PledgeReader reader;

	text_add(words, "", 0);
	pledge_reader_start(&reader, copy, strlen(text), &ruleset->lexicon, ruleset->lexeme_flags, NULL,
						0);
	while (pledge_reader_next(&reader, unit))
	{
		uint16_t place;

		for (place = 0; place < unit->count; place++)
		{
			const PledgeToken *token = &unit->tokens[place];
			PledgeWord word;
			uint8_t shape;
			size_t length;
			size_t consumed;

			pledge_token_read(copy + token->start, token->length,
							  strchr("'`\xE2", copy[token->start]) != NULL, &word, &shape, &length,
							  &consumed);
			text_print(words, "%s%s", words->length > 0 ? " " : "",
					   word.length > 0 ? word.text : "~");
		}
	}
	free(unit);
	free(copy);
	pledge_ruleset_destroy(ruleset);
}

static void
expect_words(const char *text, const char *words)
{
	Text found = {NULL, 0, 0};

	spell_words(&found, text);
	ck_assert_msg(strcmp(found.bytes, words) == 0, "[%s] is read as [%s], not [%s]", text,
				  found.bytes, words);
	text_free(&found);
}

static void
expect_shape(const char *text, uint8_t shape)
{
	Reading reading = read_text(text);

	ck_assert_msg(reading.shape == shape, "[%s] has the shape %02x, not %02x", text, reading.shape,
				  shape);
}

/* ---- letters ---- */

START_TEST(words_are_lower_cased)
{
	expect_word("Mum", "mum");
	expect_word("MUM", "mum");
	expect_word("mUm2", "mum2");
}
END_TEST

START_TEST(letters_beyond_ascii_are_lower_cased)
{
	expect_word("Zo\xC3\xAB", "zo\xC3\xAB");
	expect_word("\xC3\x89lodie", "\xC3\xA9lodie");
	expect_word("\xC5\x81ukasz", "\xC5\x82ukasz");
	expect_word("\xC5\xBB"
				"aneta",
				"\xC5\xBC"
				"aneta");
	expect_word("\xCE\x91\xCE\xA9", "\xCE\xB1\xCF\x89");
	expect_word("\xD0\x90\xD0\xAF", "\xD0\xB0\xD1\x8F");
}
END_TEST

/* Names of many families known to children's services. */
START_TEST(romanian_and_vietnamese_capitals_are_lower_cased)
{
	expect_word("\xC8\x98tefan", "\xC8\x99tefan");
	expect_word("\xC8\x9A"
				"epe\xC8\x99",
				"\xC8\x9B"
				"epe\xC8\x99");
	expect_word("\xE1\xBA\xA4n", "\xE1\xBA\xA5n");
}
END_TEST

START_TEST(romanian_and_vietnamese_capitals_are_capitals)
{
	expect_shape("\xC8\x98tefan", PLEDGE_SHAPE_CAPITAL);
	expect_shape("\xE1\xBA\xA4n", PLEDGE_SHAPE_CAPITAL);
}
END_TEST

START_TEST(other_scripts_stand_as_they_are)
{
	expect_word("\xD9\x85\xD8\xAD\xD9\x85\xD8\xAF", "\xD9\x85\xD8\xAD\xD9\x85\xD8\xAF");
	expect_word("\xE6\x9D\x8E", "\xE6\x9D\x8E");
}
END_TEST

START_TEST(pictures_and_signs_are_no_words)
{
	static const char *const signs[] = {"\xF0\x9F\x98\x80",
										"\xE2\x86\x92",
										"\xC3\x97",
										"\xC3\xB7",
										"\xE2\x80\xA6",
										"\xEF\xBB\xBF",
										"\xC2\xA0",
										"\xC2\xA3",
										"\xE3\x80\x82",
										"-",
										"_",
										"%",
										"\t",
										"\x01"};
	size_t which;

	for (which = 0; which < LENGTH_OF(signs); which++)
		ck_assert_msg(!pledge_token_begins(signs[which], strlen(signs[which])),
					  "sign %zu begins a word", which);
	ck_assert(!pledge_token_begins("", 0));
	ck_assert(pledge_token_begins("a", 1));
	ck_assert(pledge_token_begins("7", 1));
	ck_assert(pledge_token_begins("\xC3\xA9", 2));
}
END_TEST

START_TEST(a_capital_is_noted)
{
	expect_shape("jay", 0);
	expect_shape("Jay", PLEDGE_SHAPE_CAPITAL);
	expect_shape("JAY", PLEDGE_SHAPE_CAPITAL);
	expect_shape("jAY", 0);
	expect_shape("\xC3\x89lodie", PLEDGE_SHAPE_CAPITAL);
	expect_shape("\xC3\xA9lodie", 0);
}
END_TEST

START_TEST(a_single_capital_is_an_initial)
{
	expect_shape("J", PLEDGE_SHAPE_INITIAL);
	expect_shape("J.", PLEDGE_SHAPE_INITIAL);
	expect_shape("j", 0);
	expect_shape("JJ", PLEDGE_SHAPE_CAPITAL);
	expect_shape("J's", PLEDGE_SHAPE_INITIAL);
}
END_TEST

/* ---- apostrophes ---- */

START_TEST(a_possessive_is_the_word_itself)
{
	Reading reading = read_text("Mum's house");

	ck_assert_str_eq(reading.word.text, "mum");
	ck_assert_uint_eq(reading.length, 3);
	ck_assert_uint_eq(reading.consumed, 5);
	expect_word("MUM'S", "mum");
	expect_word("mum\xE2\x80\x99s", "mum");
	expect_word("mum`s", "mum");
	expect_words("Jay's mum's view", "jay mum view");
	expect_words("the children's guardian", "the children guardian");
}
END_TEST

START_TEST(a_plural_possessive_loses_its_apostrophe)
{
	expect_words("the parents' views", "the parents views");
	expect_words("James' views", "james views");
	expect_words("the parents\xE2\x80\x99 views", "the parents views");
}
END_TEST

START_TEST(a_contraction_with_not_is_one_word)
{
	expect_word("don't", "don't");
	expect_word("didn\xE2\x80\x99t", "didn't");
	expect_word("WOULDN'T", "wouldn't");
	expect_word("o'clock", "o'clock");
	expect_word("O'Brien", "o'brien");
	expect_words("O'Brien's view", "o'brien view");
}
END_TEST

START_TEST(other_endings_are_words_of_their_own)
{
	expect_words("I'll go", "i 'll go");
	expect_words("he'd've gone", "he 'd 've gone");
	expect_words("we're here", "we 're here");
	expect_words("I'm here", "i 'm here");
	expect_words("they\xE2\x80\x99ve gone", "they 've gone");
	expect_words("I`LL go", "i 'll go");
	expect_words("wouldn't've", "wouldn't 've");
}
END_TEST

START_TEST(an_ending_is_no_ending_inside_a_longer_word)
{
	expect_word("d'etre", "d'etre");
	expect_word("rock'n'roll", "rock'n'roll");
	expect_word("we'reabc", "we'reabc");
}
END_TEST

/* "the under 5's group" is common; its 's is left off as any other. */
START_TEST(a_number_loses_its_possessive_too)
{
	expect_words("the under 5's group", "the under 5 group");
	expect_words("in the 1990's", "in the 1990");
	expect_words("a 24/7's", "a 24/7");
	expect_words("the 5\xE2\x80\x99s", "the 5");
}
END_TEST

START_TEST(no_token_is_an_apostrophe_alone)
{
	expect_words("5'10 tall", "5 10 tall");
	expect_words("Mum's's view", "mum s view");
}
END_TEST

/* ---- joined letters ---- */

START_TEST(single_letters_are_joined)
{
	expect_word("t/c", "t/c");
	expect_word("T/C", "t/c");
	expect_word("a&e", "a&e");
	expect_word("n/a", "n/a");
	expect_word("e.g", "eg");
	expect_word("U.S.A", "usa");
	expect_words("i.e. now", "ie now");
}
END_TEST

START_TEST(joined_letters_lose_their_possessive)
{
	expect_word("A&E's", "a&e");
	expect_word("T/C's", "t/c");
}
END_TEST

START_TEST(longer_words_are_not_joined)
{
	expect_words("and/or", "and or");
	expect_words("he/she", "he she");
	expect_words("s/he", "s he");
	expect_words("mum.dad", "mum dad");
	expect_words("a.dog", "a dog");
}
END_TEST

START_TEST(a_sign_for_and_is_the_word_and)
{
	Scanned scanned;

	scan_body(&scanned, "[indicator both]\nmum and dad\n", "Mum & Dad. Mum + Dad. Mum and Dad.");
	ck_assert_uint_eq(scanned.count, 3);
	scan_release(&scanned);
}
END_TEST

START_TEST(a_hyphen_parts_words)
{
	expect_words("step-dad", "step dad");
	expect_words("one-to-one", "one to one");
	expect_words("non-verbal", "non verbal");
	expect_words("mum-", "mum");
}
END_TEST

/* ---- numbers, dates, times, money ---- */

START_TEST(numbers_have_a_shape)
{
	expect_shape("7", PLEDGE_SHAPE_NUMBER);
	expect_shape("1,200", PLEDGE_SHAPE_NUMBER);
	expect_shape("10-12", PLEDGE_SHAPE_NUMBER);
	expect_word("1,200", "1,200");
	expect_words("1, 2", "1 2");
	expect_words("on 7.", "on 7");
}
END_TEST

START_TEST(dates_have_a_shape)
{
	static const char *const dates[] = {"12/3", "12/03/2026", "12.3.26", "2026-03-12", "1st",
										"2nd",  "3rd",        "14th",    "3RD"};
	size_t which;

	for (which = 0; which < LENGTH_OF(dates); which++)
	{
		Reading reading = read_text(dates[which]);

		ck_assert_msg((reading.shape & PLEDGE_SHAPE_DATE) != 0, "%s is no date", dates[which]);
		ck_assert_uint_eq(reading.consumed, strlen(dates[which]));
	}
}
END_TEST

START_TEST(times_have_a_shape)
{
	static const char *const times[] = {"14:30", "9am", "9PM", "14.30", "9:30am", "09:30:15"};
	size_t which;

	for (which = 0; which < LENGTH_OF(times); which++)
	{
		Reading reading = read_text(times[which]);

		ck_assert_msg((reading.shape & PLEDGE_SHAPE_TIME) != 0, "%s is no time", times[which]);
		ck_assert_uint_eq(reading.consumed, strlen(times[which]));
	}
}
END_TEST

START_TEST(words_with_digits_are_neither)
{
	expect_shape("y10", 0);
	expect_shape("s47", 0);
	expect_shape("5foo", 0);
	expect_shape("exam", 0);
	expect_shape("am", 0);
	expect_shape("st", 0);
}
END_TEST

START_TEST(a_pound_sign_makes_money)
{
	expect_found("[indicator money]\n@money\n",
				 "Gave \xC2\xA3"
				 "40 and \xE2\x82\xAC"
				 "1,200.50 and 30 and \xC2\xA3 and \xC2\xA3x",
				 "\xC2\xA3"
				 "40|\xE2\x82\xAC"
				 "1,200.50");
	expect_found("[indicator money]\n@money\n",
				 "A \xC2\xA3"
				 "5's worth, \xC2\xA3"
				 "5'll do",
				 "\xC2\xA3"
				 "5|\xC2\xA3"
				 "5");
}
END_TEST

/* ---- bytes that are no text ---- */

START_TEST(decoding_takes_whole_characters)
{
	uint32_t character;

	ck_assert_uint_eq(pledge_utf8_decode("a", 1, &character), 1);
	ck_assert_uint_eq(character, 'a');
	ck_assert_uint_eq(pledge_utf8_decode("\xC3\xA9", 2, &character), 2);
	ck_assert_uint_eq(character, 0xE9);
	ck_assert_uint_eq(pledge_utf8_decode("\xE2\x80\x99", 3, &character), 3);
	ck_assert_uint_eq(character, 0x2019);
	ck_assert_uint_eq(pledge_utf8_decode("\xF0\x9F\x98\x80", 4, &character), 4);
	ck_assert_uint_eq(character, 0x1F600);
}
END_TEST

START_TEST(a_bad_byte_is_a_character_of_its_own)
{
	static const char *const bad[] = {"\x80",
									  "\xBF",
									  "\xC3",
									  "\xC3(",
									  "\xE2\x80",
									  "\xE2(\x99",
									  "\xF0\x9F\x98",
									  "\xFF",
									  "\xFE",
									  "\xF5\x80\x80\x80",
									  "\xF4\x90\x80\x80",
									  "\xF8\x80\x80\x80\x80"};
	size_t which;

	for (which = 0; which < LENGTH_OF(bad); which++)
	{
		char *copy = exact_copy(bad[which], strlen(bad[which]));
		uint32_t character;

		ck_assert_uint_eq(pledge_utf8_decode(copy, strlen(bad[which]), &character), 1);
		ck_assert_uint_eq(character, 0x110000u + (unsigned char) bad[which][0]);
		free(copy);
	}
}
END_TEST

START_TEST(bad_bytes_are_letters)
{
	expect_word("caf\xE9", "caf\xE9");
	expect_word("\xFF\xFE", "\xFF\xFE");
	expect_words("a \x80 b", "a \x80 b");
}
END_TEST

START_TEST(a_zero_byte_parts_words)
{
	Reading reading = read_bytes("mum\0dad", 7);

	ck_assert_str_eq(reading.word.text, "mum");
	ck_assert_uint_eq(reading.consumed, 3);
}
END_TEST

START_TEST(control_characters_part_words)
{
	expect_words("mum\x01"
				 "dad\x7F"
				 "me\x1Fyou\vand\fus",
				 "mum dad me you and us");
}
END_TEST

START_TEST(a_blank_that_does_not_break_is_a_blank)
{
	expect_words("mum\xC2\xA0told me", "mum told me");
	expect_words("Mum told me.\xC2\xA0\xC2\xA0He smiled.", "mum told me he smiled");
	expect_words("\xC2\xA0mum", "mum");
}
END_TEST

START_TEST(a_long_word_is_cut_but_wholly_read)
{
	char text[300];
	Reading reading;

	memset(text, 'x', sizeof(text));
	reading = read_bytes(text, sizeof(text));
	ck_assert_uint_eq(reading.word.length, PLEDGE_LONGEST_WORD);
	ck_assert_uint_eq(reading.consumed, sizeof(text));
}
END_TEST

START_TEST(a_long_word_is_not_cut_through_a_character)
{
	Text text = {NULL, 0, 0};
	int place;
	Reading reading;

	text_add(&text, "a", 1);
	for (place = 0; place < 100; place++)
		text_print(&text, "\xC3\xA9");
	reading = read_text(text.bytes);
	ck_assert(is_utf8(reading.word.text));
	ck_assert_uint_eq(reading.consumed, text.length);
	text_free(&text);
}
END_TEST

/* Every text of up to three bytes from those that matter: nothing is read twice or left out. */
START_TEST(every_short_text_is_read_to_its_end)
{
	static const char bytes[] = "aS1'`./&-:,[]x\"? \n\xC2\xA0\xE2\x80\x99\xFF";
	char text[4];
	size_t one;
	size_t two;
	size_t three;

	for (one = 0; one < LENGTH_OF(bytes); one++)
	{
		for (two = 0; two < LENGTH_OF(bytes); two++)
		{
			for (three = 0; three < LENGTH_OF(bytes); three++)
			{
				Reading reading;

				text[0] = bytes[one];
				text[1] = bytes[two];
				text[2] = bytes[three];
				if (!pledge_token_begins(text, 3))
					continue;
				reading = read_bytes(text, 3);
				ck_assert_uint_gt(reading.consumed, 0);
				ck_assert_uint_gt(reading.word.length, 0);
			}
		}
	}
}
END_TEST

static TCase *
letters(void)
{
	TCase *tests = tcase_create("letters");

	tcase_add_test(tests, words_are_lower_cased);
	tcase_add_test(tests, letters_beyond_ascii_are_lower_cased);
	tcase_add_test(tests, romanian_and_vietnamese_capitals_are_lower_cased);
	tcase_add_test(tests, romanian_and_vietnamese_capitals_are_capitals);
	tcase_add_test(tests, other_scripts_stand_as_they_are);
	tcase_add_test(tests, pictures_and_signs_are_no_words);
	tcase_add_test(tests, a_capital_is_noted);
	tcase_add_test(tests, a_single_capital_is_an_initial);
	return tests;
}

static TCase *
joints(void)
{
	TCase *tests = tcase_create("apostrophes and joints");

	tcase_add_test(tests, a_possessive_is_the_word_itself);
	tcase_add_test(tests, a_plural_possessive_loses_its_apostrophe);
	tcase_add_test(tests, a_contraction_with_not_is_one_word);
	tcase_add_test(tests, other_endings_are_words_of_their_own);
	tcase_add_test(tests, an_ending_is_no_ending_inside_a_longer_word);
	tcase_add_test(tests, a_number_loses_its_possessive_too);
	tcase_add_test(tests, no_token_is_an_apostrophe_alone);
	tcase_add_test(tests, single_letters_are_joined);
	tcase_add_test(tests, joined_letters_lose_their_possessive);
	tcase_add_test(tests, longer_words_are_not_joined);
	tcase_add_test(tests, a_sign_for_and_is_the_word_and);
	tcase_add_test(tests, a_hyphen_parts_words);
	return tests;
}

static TCase *
numbers(void)
{
	TCase *tests = tcase_create("numbers");

	tcase_add_test(tests, numbers_have_a_shape);
	tcase_add_test(tests, dates_have_a_shape);
	tcase_add_test(tests, times_have_a_shape);
	tcase_add_test(tests, words_with_digits_are_neither);
	tcase_add_test(tests, a_pound_sign_makes_money);
	return tests;
}

/* A word is the same at the end of a text and far from it, whatever stands right behind it. */
START_TEST(a_word_is_the_same_wherever_the_text_ends)
{
	static const char letters[] = "WHenEVERyoUCanTELlme";
	static const char blanks[] = "                    ";
	char text[sizeof(letters) + sizeof(blanks)];
	size_t length;
	int next;

	for (length = 1; length < sizeof(letters); length++)
	{
		for (next = 0; next < 256; next++)
		{
			Reading at_end;
			Reading far_off;

			memcpy(text, letters, length);
			text[length] = (char) next;
			memcpy(text + length + 1, blanks, sizeof(blanks));
			at_end = read_bytes(text, length + 1);
			far_off = read_bytes(text, length + sizeof(blanks));
			ck_assert_uint_eq(at_end.length, far_off.length);
			ck_assert_uint_eq(at_end.consumed, far_off.consumed);
			ck_assert_uint_eq(at_end.shape, far_off.shape);
			ck_assert_uint_eq(at_end.word.length, far_off.word.length);
			ck_assert_uint_eq(at_end.word.low, far_off.word.low);
			ck_assert_uint_eq(at_end.word.high, far_off.word.high);
			ck_assert_mem_eq(at_end.word.text, far_off.word.text, at_end.word.length + 1u);
		}
	}
}
END_TEST

static TCase *
bad_input(void)
{
	TCase *tests = tcase_create("bytes that are no text");

	tcase_add_test(tests, decoding_takes_whole_characters);
	tcase_add_test(tests, a_bad_byte_is_a_character_of_its_own);
	tcase_add_test(tests, bad_bytes_are_letters);
	tcase_add_test(tests, a_zero_byte_parts_words);
	tcase_add_test(tests, control_characters_part_words);
	tcase_add_test(tests, a_blank_that_does_not_break_is_a_blank);
	tcase_add_test(tests, a_long_word_is_cut_but_wholly_read);
	tcase_add_test(tests, a_long_word_is_not_cut_through_a_character);
	tcase_add_test(tests, every_short_text_is_read_to_its_end);
	tcase_add_test(tests, a_word_is_the_same_wherever_the_text_ends);
	return tests;
}

int
main(void)
{
	Suite *suite = suite_create("token");

	suite_add_tcase(suite, letters());
	suite_add_tcase(suite, joints());
	suite_add_tcase(suite, numbers());
	suite_add_tcase(suite, bad_input());
	return run_suite(suite);
}
