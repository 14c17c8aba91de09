/*
 * test_element.c
 *	  Elements by name: every one is found, in any case, and means what it should.
 */
#include "element.h"

#include <ctype.h>
#include <stdlib.h>

#include "support.h"

/* All of these names, parted by blanks, must be of this kind. */
static size_t
expect_kind(PledgeElement kind, const char *names)
{
	size_t count = 0;

	for (; *names != '\0'; count++)
	{
		size_t length = strcspn(names, " ");
		char *name = exact_copy(names, length);
		int number = pledge_element_find(name, length);
		size_t which;

		ck_assert_msg(number >= 0 && number < PLEDGE_ELEMENTS, "%.*s: %d", (int) length, names,
					  number);
		ck_assert_msg(pledge_element_kind(number) == kind, "%.*s", (int) length, names);
		for (which = 0; which < length; which += 2)
			name[which] = (char) toupper((unsigned char) name[which]);
		ck_assert_int_eq(pledge_element_find(name, length), number);
		/* a name that is cut short or goes on is another */
		ck_assert_int_ne(pledge_element_find(name, length - 1), number);
		free(name);
		names += length + (names[length] == ' ' ? 1 : 0);
	}
	return count;
}

START_TEST(every_name_is_found)
{
	size_t count =
		expect_kind(PLEDGE_ELEMENT_INLINE,
					"a abbr b big cite code col colgroup del em font i img ins label link mark "
					"meta s small span strike strong sub sup tt u wbr") +
		expect_kind(PLEDGE_ELEMENT_BREAK, "br") +
		expect_kind(PLEDGE_ELEMENT_BLOCK,
					"address article aside body caption center details div fieldset figcaption "
					"figure footer form header html legend main nav ol section summary ul") +
		expect_kind(PLEDGE_ELEMENT_PARAGRAPH, "blockquote h1 h2 h3 h4 h5 h6 hr p") +
		expect_kind(PLEDGE_ELEMENT_ITEM, "li") + expect_kind(PLEDGE_ELEMENT_PRE, "pre textarea") +
		expect_kind(PLEDGE_ELEMENT_TABLE, "dl table") +
		expect_kind(PLEDGE_ELEMENT_ROW, "tbody tfoot thead tr") +
		expect_kind(PLEDGE_ELEMENT_CELL, "td") + expect_kind(PLEDGE_ELEMENT_HEADER_CELL, "th") +
		expect_kind(PLEDGE_ELEMENT_TERM, "dt") + expect_kind(PLEDGE_ELEMENT_DETAIL, "dd") +
		expect_kind(PLEDGE_ELEMENT_INPUT, "input") + expect_kind(PLEDGE_ELEMENT_SELECT, "select") +
		expect_kind(PLEDGE_ELEMENT_OPTION, "optgroup option") +
		expect_kind(PLEDGE_ELEMENT_QUOTE, "q") +
		expect_kind(PLEDGE_ELEMENT_HIDDEN,
					"head iframe noembed noframes noscript template title xml") +
		expect_kind(PLEDGE_ELEMENT_SCRIPT, "script style");

	ck_assert_uint_eq(count, PLEDGE_ELEMENTS);
}
END_TEST

START_TEST(other_names_are_none)
{
	static const char *const names[] = {
		"", "aa", "o:p", "blockquotes", "h7", "p1", "fieldsettled", "table-cell", "zz", "\xC3\xA9"};
	size_t which;

	for (which = 0; which < LENGTH_OF(names); which++)
	{
		size_t length = strlen(names[which]);
		char *name = exact_copy(names[which], length);

		ck_assert_msg(pledge_element_find(name, length) == -1, "%s", names[which]);
		free(name);
	}
	ck_assert_int_eq(pledge_element_kind(-1), PLEDGE_ELEMENT_NONE);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("element");
	TCase *names = tcase_create("names");

	tcase_add_test(names, every_name_is_found);
	tcase_add_test(names, other_names_are_none);
	suite_add_tcase(suite, names);
	return run_suite(suite);
}
