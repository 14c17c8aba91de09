/*
 * test_markup.c
 *	  Tags, attributes, comments and declarations, whole and broken.
 */
#include "markup.h"

#include <stdlib.h>

#include "support.h"

/* A body in a block of its own; free what is returned. */
static char *
start(PledgeMarkup *markup, const char *body)
{
	char *copy = exact_copy(body, strlen(body));

	pledge_markup_start(markup, copy, strlen(body));
	return copy;
}

static void
check_bytes(const char *body, size_t from, size_t to, const char *expected)
{
	ck_assert_msg(to - from == strlen(expected) && memcmp(body + from, expected, to - from) == 0,
				  "[%.*s] in [%s], not [%s]", (int) (to - from), body + from, body, expected);
}

/* ---- tags ---- */

typedef struct TagSample
{
	const char *body;  /* the tag begins at its first < */
	const char *whole; /* NULL = it is none */
	const char *name;
	bool closing;
	bool known;
} TagSample;

static void
check_tags(const TagSample *samples, size_t count)
{
	size_t which;

	for (which = 0; which < count; which++)
	{
		const TagSample *sample = &samples[which];
		PledgeMarkup markup;
		PledgeTag tag;
		char *body = start(&markup, sample->body);
		bool found = pledge_markup_read_tag(&markup, strcspn(sample->body, "<"), &tag);

		ck_assert_msg(found == (sample->whole != NULL), "[%s]", sample->body);
		if (found)
		{
			check_bytes(sample->body, tag.from, tag.end, sample->whole);
			check_bytes(sample->body, tag.name, tag.name_end, sample->name);
			ck_assert_int_eq(tag.closing, sample->closing);
			ck_assert_int_eq(tag.element >= 0, sample->known);
			ck_assert_int_eq(tag.element, pledge_element_find(sample->name, strlen(sample->name)));
		}
		free(body);
	}
}

START_TEST(whole_tags)
{
	static const TagSample samples[] = {
		{"<p>One", "<p>", "p", false, true},
		{"One</P >", "</P >", "P", true, true},
		{"<br/>x", "<br/>", "br", false, true},
		{"<o:p>x", "<o:p>", "o:p", false, false},
		{"<a href=x>y>", "<a href=x>", "a", false, true},
		{"<a href=\"x>y\">z", "<a href=\"x>y\">", "a", false, true},
		{"<a href = 'x>\"y'>z", "<a href = 'x>\"y'>", "a", false, true},
		/* a quotation mark means something behind a = only */
		{"<b it's>bold</b> isn't>", "<b it's>", "b", false, true},
		{"<jo@example.org> to", "<jo@example.org>", "jo@example.org", false, false}};

	check_tags(samples, LENGTH_OF(samples));
}
END_TEST

START_TEST(broken_tags)
{
	static const TagSample samples[] = {
		{"<div class=x", "<div class=x", "div", false, true},
		{"<div class=\"x", "<div class=\"x", "div", false, true},
		{"<b <i>", "<b ", "b", false, true},
		{"<b class=\"x>bold</b>", "<b class=\"x>", "b", false, true},
		{"<p", "<p", "p", false, true},
		{"<ten years", NULL, NULL, false, false},
		{"<ten years <b>", NULL, NULL, false, false},
		{"<5 years>", NULL, NULL, false, false},
		{"</3>", NULL, NULL, false, false},
		{"<>", NULL, NULL, false, false},
		{"< p>", NULL, NULL, false, false},
		{"</", NULL, NULL, false, false},
		{"<", NULL, NULL, false, false}};

	check_tags(samples, LENGTH_OF(samples));
}
END_TEST

/* Quotation marks that once led a broken tag past others are not believed again. */
START_TEST(quotation_marks_are_believed_once)
{
	static const char text[] = "<x a=\"<b c='>'\" <i>";
	PledgeMarkup markup;
	PledgeTag tag;
	char *body = start(&markup, text);

	ck_assert(!pledge_markup_read_tag(&markup, 0, &tag));
	ck_assert(pledge_markup_read_tag(&markup, 6, &tag));
	check_bytes(text, tag.from, tag.end, "<b c='>");
	free(body);

	/* the same tag by itself */
	body = start(&markup, text + 6);
	ck_assert(pledge_markup_read_tag(&markup, 0, &tag));
	check_bytes(text + 6, tag.from, tag.end, "<b c='>'\" ");
	free(body);
}
END_TEST

START_TEST(has_tags)
{
	static const char *const with[] = {
		"<p>", "x</b", "a <5 <i", "<!--", "<!DOCTYPE", "<!doctype html>", "<<br"};
	static const char *const without[] = {"",        "a < b", "<ten years", "</x>", "<!x>",
										  "<?xml?>", "<",     "p>",         "</",   "<pp>"};
	size_t which;

	for (which = 0; which < LENGTH_OF(with); which++)
	{
		PledgeMarkup markup;
		char *body = start(&markup, with[which]);

		ck_assert_msg(pledge_markup_has_tags(&markup), "%s", with[which]);
		free(body);
	}
	for (which = 0; which < LENGTH_OF(without); which++)
	{
		PledgeMarkup markup;
		char *body = start(&markup, without[which]);

		ck_assert_msg(!pledge_markup_has_tags(&markup), "%s", without[which]);
		free(body);
	}
}
END_TEST

/* ---- attributes ---- */

/* The value of an attribute of the tag that the body is; NULL = it has none such. */
static void
check_attribute(const char *text, const char *name, const char *value)
{
	PledgeMarkup markup;
	PledgeTag tag;
	PledgeAttribute attribute;
	char *body = start(&markup, text);
	bool found;

	ck_assert(pledge_markup_read_tag(&markup, 0, &tag));
	found = pledge_markup_find_attribute(&markup, &tag, name, &attribute);
	ck_assert_msg(found == (value != NULL), "%s of [%s]", name, text);
	if (found)
	{
		check_bytes(text, attribute.value, attribute.value_end, value);
		ck_assert(pledge_markup_is_word(&markup, attribute.name, attribute.name_end, name));
	}
	free(body);
}

START_TEST(attributes)
{
	check_attribute("<input type=radio>", "type", "radio");
	check_attribute("<input type=\"radio\">", "type", "radio");
	check_attribute("<input type='radio'>", "type", "radio");
	check_attribute("<INPUT TYPE = Radio >", "type", "Radio");
	check_attribute("<input type=radio/>", "type", "radio");
	check_attribute("<input href=a/b>", "href", "a/b");
	check_attribute("<input checked>", "checked", "");
	check_attribute("<input checked type=radio>", "checked", "");
	check_attribute("<input checked='' type=radio>", "type", "radio");
	check_attribute("<input type=>", "type", "");
	check_attribute("<input type=\"a b", "type", "a b");
	check_attribute("<input type='a b' checked", "checked", "");
	check_attribute("<input/checked/>", "checked", "");
	check_attribute("<input type=one type=two>", "type", "one");
}
END_TEST

START_TEST(no_attributes)
{
	check_attribute("<input>", "type", NULL);
	check_attribute("<input value=\"type=radio checked\">", "checked", NULL);
	check_attribute("<input name=checked>", "checked", NULL);
	check_attribute("<input checkedness>", "checked", NULL);
	check_attribute("<input check>", "checked", NULL);
	check_attribute("<input = \"checked\">", "type", NULL);
	/* not those of the next tag */
	check_attribute("<input <input checked>", "checked", NULL);
}
END_TEST

START_TEST(words)
{
	PledgeMarkup markup;
	char *body = start(&markup, "CheckBox");

	ck_assert(pledge_markup_is_word(&markup, 0, 8, "checkbox"));
	ck_assert(pledge_markup_is_word(&markup, 5, 8, "box"));
	ck_assert(!pledge_markup_is_word(&markup, 0, 7, "checkbox"));
	ck_assert(!pledge_markup_is_word(&markup, 0, 8, "check"));
	ck_assert(!pledge_markup_is_word(&markup, 0, 0, "check"));
	ck_assert(pledge_markup_is_word(&markup, 4, 4, ""));
	ck_assert_int_eq(pledge_markup_byte(&markup, 7), 'x');
	ck_assert_int_eq(pledge_markup_byte(&markup, 8), '\0');
	free(body);
}
END_TEST

/* ---- comments, declarations, and what is hidden ---- */

/* The declaration that the body begins with is all of this; NULL = it is none. */
static void
check_declaration(const char *text, const char *whole)
{
	PledgeMarkup markup;
	char *body = start(&markup, text);
	size_t end = pledge_markup_declaration_end(&markup, 0);

	if (whole != NULL)
		check_bytes(text, 0, end, whole);
	else
		ck_assert_msg(end == 0, "[%s] ends at %zu", text, end);
	free(body);
}

START_TEST(comments_and_declarations)
{
	check_declaration("<!-- <p> -- > -->x", "<!-- <p> -- > -->");
	check_declaration("<!-->x-->", "<!-->");
	check_declaration("<!--->x-->", "<!--->");
	check_declaration("<!-- x --!>y", "<!-- x --!>");
	check_declaration("<!-- x", "<!-- x");
	check_declaration("<![CDATA[ a > b ]]>c", "<![CDATA[ a > b ]]>");
	check_declaration("<![CDATA[ a > b", "<![CDATA[ a > b");
	check_declaration("<!DOCTYPE html>x", "<!DOCTYPE html>");
	check_declaration("<?xml version=\"1.0\"?>x", "<?xml version=\"1.0\"?>");
	check_declaration("</ >x", "</ >");
	check_declaration("</>x", "</>");
	check_declaration("<!x", NULL);
	check_declaration("<!x <p>", NULL);
	check_declaration("</3 b</p>", NULL);
	check_declaration("<5>", NULL);
	check_declaration("<p>", NULL);
	check_declaration("<", NULL);
}
END_TEST

/* The element that the body begins with is all of this. */
static void
check_element(const char *text, const char *whole)
{
	PledgeMarkup markup;
	PledgeTag tag;
	char *body = start(&markup, text);

	ck_assert(pledge_markup_read_tag(&markup, 0, &tag));
	check_bytes(text, tag.from, pledge_markup_element_end(&markup, &tag), whole);
	free(body);
}

START_TEST(whole_elements)
{
	check_element("<script>a < b</script>c", "<script>a < b</script>");
	check_element("<SCRIPT>no</scr</Script >b", "<SCRIPT>no</scr</Script >");
	check_element("<head><p></head x>b", "<head><p></head x>");
	check_element("<style></styles></style>b", "<style></styles></style>");
	check_element("<style></style", "<style></style");
	/* never ended */
	check_element("<script>no", "<script>no");
	check_element("<style>no</script>", "<style>no</script>");
	check_element("<title>b", "<title>");
	check_element("<head>b</body>", "<head>");
}
END_TEST

/* That an end tag is missing is learned once, for each name. */
START_TEST(a_missing_end_is_looked_for_once)
{
	static const char text[] = "<xml><head></head><xml>";
	PledgeMarkup markup;
	PledgeTag tag;
	char *body = start(&markup, text);

	ck_assert(pledge_markup_read_tag(&markup, 0, &tag));
	ck_assert_uint_eq(pledge_markup_element_end(&markup, &tag), tag.end);
	ck_assert(markup.never_ended[tag.element]);
	ck_assert(pledge_markup_read_tag(&markup, 5, &tag));
	ck_assert_uint_eq(pledge_markup_element_end(&markup, &tag), 18);
	ck_assert(!markup.never_ended[tag.element]);
	ck_assert(pledge_markup_read_tag(&markup, 18, &tag));
	ck_assert_uint_eq(pledge_markup_element_end(&markup, &tag), strlen(text));
	free(body);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("markup");
	TCase *tags = tcase_create("tags");
	TCase *attribute = tcase_create("attributes");
	TCase *others = tcase_create("comments");

	tcase_add_test(tags, whole_tags);
	tcase_add_test(tags, broken_tags);
	tcase_add_test(tags, quotation_marks_are_believed_once);
	tcase_add_test(tags, has_tags);
	suite_add_tcase(suite, tags);
	tcase_add_test(attribute, attributes);
	tcase_add_test(attribute, no_attributes);
	tcase_add_test(attribute, words);
	suite_add_tcase(suite, attribute);
	tcase_add_test(others, comments_and_declarations);
	tcase_add_test(others, whole_elements);
	tcase_add_test(others, a_missing_end_is_looked_for_once);
	suite_add_tcase(suite, others);
	return run_suite(suite);
}
