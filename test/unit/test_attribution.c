/*
 * test_attribution.c
 *	  Which of several children a sentence is about: by its names, else by its paragraph's.
 */
#include <stdlib.h>

#include "pledge/attribution.h"
#include "support.h"

#define ELLA 1 /* sets of children */
#define SAM  2
#define ALEX 4

/* Who is listened for: Alex has two names. */
static PledgeWord names[4];
static const uint8_t children[4] = {0, 1, 2, 2};

static void
setup(void)
{
	static const char *const spelt[] = {"ella", "sam", "alex", "lexi"};
	size_t which;

	for (which = 0; which < LENGTH_OF(spelt); which++)
		pledge_word_set(&names[which], spelt[which], strlen(spelt[which]));
}

static void
hear_word(void *context, const PledgeToken *token, const PledgeWord *word)
{
	(void) token;
	pledge_attribution_word(context, word);
}

static void
hear_unit(void *context, const PledgeUnit *unit)
{
	pledge_attribution_unit(context, unit);
}

/* Reads a text; returns how many units it has. */
static uint32_t
read_text(PledgeAttribution *attribution, const char *text)
{
	PledgeListener listener = {hear_word, hear_unit, attribution};
	PledgeUnit *unit = malloc(sizeof(PledgeUnit));
	char *copy = exact_copy(text, strlen(text));
	PledgeReader reader;
	uint32_t count = 0;

	ck_assert_ptr_nonnull(unit);
	pledge_reader_start(&reader, copy, strlen(text), NULL, NULL, NULL, 0);
	reader.listener = &listener;
	while (pledge_reader_next(&reader, unit))
		count++;
	free(copy);
	free(unit);
	return count;
}

/* What each unit of a text is about, in the order of the text. */
typedef struct Expected
{
	uint32_t paragraph;
	PledgeChildSet about;
} Expected;

static void
expect_about(const char *text, const Expected *expected, size_t count)
{
	PledgeAttribution attribution;
	size_t which;

	pledge_attribution_start(&attribution, pledge_system_allocator(), names, children, 4);
	ck_assert_uint_eq(read_text(&attribution, text), count);
	for (which = 0; which < count; which++)
		ck_assert_msg(pledge_attribution_of(&attribution, (uint32_t) which,
											expected[which].paragraph) == expected[which].about,
					  "unit %zu of: %s", which, text);
	pledge_attribution_end(&attribution);
}

#define EXPECT_ABOUT(text, ...)                           \
	expect_about((text), (const Expected[]){__VA_ARGS__}, \
				 sizeof((const Expected[]){__VA_ARGS__}) / sizeof(Expected))

START_TEST(the_names_in_a_sentence_decide)
{
	EXPECT_ABOUT("Ella said she is happy. Sam was asleep.", {0, ELLA}, {0, SAM});
	EXPECT_ABOUT("Ella and Sam were both seen.", {0, ELLA | SAM});
	EXPECT_ABOUT("ELLA was seen; sam was not.", {0, ELLA}, {0, SAM});
	/* any of a child's names, and several of them, are that child */
	EXPECT_ABOUT("Lexi drew a house. Alex, or Lexi, likes school.", {0, ALEX}, {0, ALEX});
	EXPECT_ABOUT("Ella, Sam and Alex live with nan.", {0, ELLA | SAM | ALEX});
}
END_TEST

START_TEST(a_possessive_is_the_name)
{
	EXPECT_ABOUT("I saw Ella's bedroom.", {0, ELLA});
	EXPECT_ABOUT("I saw Sam\u2019s bedroom.", {0, SAM});
}
END_TEST

/* A name is a whole word. */
START_TEST(words_that_only_begin_like_a_name_are_none)
{
	EXPECT_ABOUT("The same sample was taken from Samantha.", {0, 0});
	EXPECT_ABOUT("Mum likes the song Umbrella.", {0, 0});
	EXPECT_ABOUT("Ellas were seen.", {0, 0});
}
END_TEST

START_TEST(a_paragraph_that_names_one_child_lends_the_name)
{
	EXPECT_ABOUT("Ella was at home. She said she is happy.", {0, ELLA}, {0, ELLA});
	/* also to what stands before it */
	EXPECT_ABOUT("She said she is happy. This was Ella.", {0, ELLA}, {0, ELLA});
	EXPECT_ABOUT("Alex was at home. He played. Lexi smiled.", {0, ALEX}, {0, ALEX}, {0, ALEX});
	/* but not to the next paragraph */
	EXPECT_ABOUT("Ella was at home.\n\nShe said she is happy.", {0, ELLA}, {1, 0});
	EXPECT_ABOUT("Ella was at home.\n\nSam came in. He was tired.", {0, ELLA}, {1, SAM}, {1, SAM});
}
END_TEST

START_TEST(a_paragraph_that_names_two_leaves_it_open)
{
	EXPECT_ABOUT("Ella was at home. Sam was too. She said she is happy.", {0, ELLA}, {0, SAM},
				 {0, 0});
	EXPECT_ABOUT("Ella and Sam were at home. She is happy.", {0, ELLA | SAM}, {0, 0});
}
END_TEST

START_TEST(nobody_is_named)
{
	PledgeAttribution attribution;

	EXPECT_ABOUT("She said she is happy. He was tired.", {0, 0}, {0, 0});
	/* nobody to listen for */
	pledge_attribution_start(&attribution, pledge_system_allocator(), NULL, NULL, 0);
	ck_assert_uint_eq(read_text(&attribution, "Ella was seen."), 1);
	ck_assert_uint_eq(pledge_attribution_of(&attribution, 0, 0), 0);
	pledge_attribution_end(&attribution);
	/* and nothing heard */
	pledge_attribution_start(&attribution, pledge_system_allocator(), names, children, 4);
	ck_assert_uint_eq(pledge_attribution_of(&attribution, 0, 0), 0);
	ck_assert_uint_eq(pledge_attribution_of(&attribution, UINT32_MAX, UINT32_MAX), 0);
	pledge_attribution_end(&attribution);
}
END_TEST

/* The last child there can be has a bit of its own. */
START_TEST(as_many_children_as_there_can_be)
{
	PledgeAttribution attribution;
	PledgeWord many[PLEDGE_ATTRIBUTED_CHILDREN];
	uint8_t owners[PLEDGE_ATTRIBUTED_CHILDREN];
	uint8_t which;

	for (which = 0; which < PLEDGE_ATTRIBUTED_CHILDREN; which++)
	{
		char spelt[] = "namea";

		spelt[4] = (char) ('a' + which);
		pledge_word_set(&many[which], spelt, strlen(spelt));
		owners[which] = which;
	}
	pledge_attribution_start(&attribution, pledge_system_allocator(), many, owners,
							 PLEDGE_ATTRIBUTED_CHILDREN);
	read_text(&attribution, "Namep was seen.\n\nNamea and Namep were seen.");
	ck_assert_uint_eq(pledge_attribution_of(&attribution, 0, 0), 0x8000);
	ck_assert_uint_eq(pledge_attribution_of(&attribution, 1, 1), 0x8001);
	pledge_attribution_end(&attribution);
}
END_TEST

START_TEST(many_units)
{
	const uint32_t count = under_valgrind() ? 300 : 20000;
	PledgeAttribution attribution;
	Text text = {0};
	uint32_t which;

	for (which = 0; which < count; which++)
		text_print(&text, "%s was seen. They were well.\n\n", which % 2 == 0 ? "Ella" : "Sam");
	pledge_attribution_start(&attribution, pledge_system_allocator(), names, children, 4);
	ck_assert_uint_eq(read_text(&attribution, text.bytes), 2 * count);
	for (which = 0; which < 2 * count; which++)
		ck_assert_uint_eq(pledge_attribution_of(&attribution, which, which / 2),
						  which / 2 % 2 == 0 ? ELLA : SAM);
	pledge_attribution_end(&attribution);
	text_free(&text);
}
END_TEST

/* One attribution after the other in the same place: nothing of the first is left. */
START_TEST(it_can_be_used_again)
{
	PledgeAttribution attribution;

	pledge_attribution_start(&attribution, pledge_system_allocator(), names, children, 4);
	read_text(&attribution, "Ella was seen. Sam was seen.");
	pledge_attribution_end(&attribution);
	pledge_attribution_end(&attribution); /* harmless */
	pledge_attribution_start(&attribution, pledge_system_allocator(), names, children, 4);
	read_text(&attribution, "Nobody was in.");
	ck_assert_uint_eq(pledge_attribution_of(&attribution, 0, 0), 0);
	ck_assert_uint_eq(pledge_attribution_of(&attribution, 1, 0), 0);
	pledge_attribution_end(&attribution);
}
END_TEST

/* Without memory nothing is attributed, not even what was heard before; and nothing leaks. */
START_TEST(memory_that_fails_attributes_nothing)
{
	size_t fail_at;
	bool failed = true;

	for (fail_at = 1; failed; fail_at++)
	{
		FailingMemory memory;
		PledgeAttribution attribution;
		uint32_t which;

		failing_memory_start(&memory, fail_at);
		pledge_attribution_start(&attribution, &memory.allocator, names, children, 4);
		for (which = 0; which < 40; which++)
		{
			PledgeUnit *unit = calloc(1, sizeof(PledgeUnit));

			ck_assert_ptr_nonnull(unit);
			unit->number = which;
			unit->paragraph = which / 4;
			pledge_attribution_word(&attribution, &names[0]);
			pledge_attribution_unit(&attribution, unit);
			free(unit);
		}
		failed = attribution.failed;
		ck_assert(failed == (memory.calls >= fail_at));
		for (which = 0; which < 40; which++)
			ck_assert_uint_eq(pledge_attribution_of(&attribution, which, which / 4),
							  failed ? 0 : ELLA);
		pledge_attribution_end(&attribution);
		ck_assert_uint_eq(memory.outstanding, 0);
	}
	ck_assert_uint_gt(fail_at, 3);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("attribution");
	TCase *tests = tcase_create("attribution");

	tcase_add_unchecked_fixture(tests, setup, NULL);
	tcase_add_test(tests, the_names_in_a_sentence_decide);
	tcase_add_test(tests, a_possessive_is_the_name);
	tcase_add_test(tests, words_that_only_begin_like_a_name_are_none);
	tcase_add_test(tests, a_paragraph_that_names_one_child_lends_the_name);
	tcase_add_test(tests, a_paragraph_that_names_two_leaves_it_open);
	tcase_add_test(tests, nobody_is_named);
	tcase_add_test(tests, as_many_children_as_there_can_be);
	tcase_add_test(tests, many_units);
	tcase_add_test(tests, it_can_be_used_again);
	tcase_add_test(tests, memory_that_fails_attributes_nothing);
	suite_add_tcase(suite, tests);
	return run_suite(suite);
}
