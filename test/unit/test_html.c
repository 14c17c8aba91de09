/*
 * test_html.c
 *	  HTML as text: lines, lists, tables, references, broken mark-up, and the way back.
 */
#include "pledge/html.h"

#include <stdio.h>
#include <stdlib.h>

#include "support.h"

static void
read_bytes(PledgeHtml *html, const char *body, size_t length)
{
	PledgeError error;

	pledge_error_clear(&error);
	ck_assert_msg(pledge_html_read(html, body, length, &error), "%s", error.message);
	ck_assert(html->length <= length);
}

/* Reads a body from a block of its own; release it. */
static void
read_html(PledgeHtml *html, const char *body)
{
	char *copy = exact_copy(body, strlen(body));

	pledge_html_start(html, pledge_system_allocator());
	read_bytes(html, copy, strlen(body));
	free(copy);
}

typedef struct Sample
{
	const char *body;
	const char *text;
} Sample;

static void
check_samples(const Sample *samples, size_t count)
{
	size_t which;

	for (which = 0; which < count; which++)
	{
		PledgeHtml html;

		read_html(&html, samples[which].body);
		ck_assert_msg(html.length == strlen(samples[which].text) &&
						  memcmp(html.text, samples[which].text, html.length) == 0,
					  "[%s] reads as [%.*s], not [%s]", samples[which].body, (int) html.length,
					  html.text, samples[which].text);
		pledge_html_release(&html);
	}
}

#define CHECK_SAMPLES(samples) check_samples(samples, LENGTH_OF(samples))

START_TEST(blocks_are_lines)
{
	static const Sample samples[] = {
		{"", ""},
		{"<p></p>", ""},
		{"<p>One</p><p>Two</p>", "One\n\nTwo"},
		{"<p>One<p>Two", "One\n\nTwo"},
		{"<P CLASS=x>One</P >\n<P>Two", "One\n\nTwo"},
		{"<div>One</div><div>Two</div>", "One\nTwo"},
		{"<div>One</div><div><br></div><div>Two</div>", "One\n\nTwo"},
		{"<div><div><div>One</div></div></div><div>Two", "One\nTwo"},
		{"One<br>Two<br/>Three<br /><br><br><br>Four", "One\nTwo\nThree\n\nFour"},
		{"Sixty<hr>Seventy", "Sixty\n\nSeventy"},
		{"Before<h2>Rationale</h2>Because", "Before\n\nRationale\n\nBecause"},
		{"<b>Rationale</b><br>Because", "Rationale\nBecause"},
		{"<p><strong>Rationale</strong></p><p>Because", "Rationale\n\nBecause"},
		{"<blockquote>Said</blockquote>so", "Said\n\nso"},
		{"<html><head><title>No</title></head><body>Yes</body></html>", "Yes"}};

	CHECK_SAMPLES(samples);
}
END_TEST

START_TEST(white_space)
{
	static const Sample samples[] = {{"<p>  One \n\t two  </p>  <p>  three", "One two\n\nthree"},
									 {"<p>One<b> two</b> <i> three</i>", "One two three"},
									 {"<p>un<b>known</b>", "unknown"},
									 {"<p>One&nbsp; two", "One\xC2\xA0 two"},
									 {"<p>One&#32;&#10; two", "One two"},
									 {"<p>One <br> two", "One\ntwo"},
									 {"<p>a<pre>\n one\n  two </pre>b", "a\n\n one\n  two \n\nb"},
									 {"<pre>a  b\n\n\nc", "a  b\n\n\nc"},
									 {"<p>wrapped\r\ntext", "wrapped text"},
									 {"<p>sup&shy;port &#8203;x&#xFEFF;y", "support xy"}};

	CHECK_SAMPLES(samples);
}
END_TEST

START_TEST(lists)
{
	static const Sample samples[] = {
		{"<ul><li>One</li><li>Two</li></ul>After", "- One\n- Two\nAfter"},
		{"<p>Said:<ol><li>One<li>Two</ol>", "Said:\n- One\n- Two"},
		{"<ul><li><p>One</p></li><li><p>Two</p><p>more</p></li></ul>", "- One\n- Two\n\nmore"},
		{"<ul><li>One<ul><li>Two</li></ul></li><li>Three", "- One\n- Two\n- Three"},
		{"<ul><li></li></ul><p>After", "After"},
		{"<ul>\n <li> One\n <li> Two\n</ul>", "- One\n- Two"}};

	CHECK_SAMPLES(samples);
}
END_TEST

START_TEST(tables)
{
	static const Sample samples[] = {
		{"<table><tr><td>Seen alone</td><td>Yes</td></tr></table>", "Seen alone: Yes"},
		{"<table>\n<tr>\n<td>\nSeen\n</td>\n<td>\nYes\n</td>\n</tr>\n</table>", "Seen: Yes"},
		{"<table><tr><td>Seen:</td><td>Yes</td></tr><tr><td>By<td>SW", "Seen: Yes\nBy: SW"},
		{"<tr><td><p>Seen?</p></td><td><p>Yes</p><p>twice</p></td></tr>", "Seen?: Yes\n\ntwice"},
		{"<tr><th>A<td>1<th>B<td>2", "A: 1\nB: 2"},
		{"<tr><th>Date<th>Action<th>By", "Date; Action; By"},
		{"<tr><th>Date<th>Action<tr><td>May<td>Visit", "Date; Action\nMay: Visit"},
		{"<tr><td>May<td>Visit<td>SW<td>done", "May; Visit; SW; done"},
		{"<tr><th>May<td>Visit<td>SW", "May: Visit; SW"},
		{"<tr><td>Seen</td><td></td></tr><tr><td>By</td><td>SW</td></tr>", "Seen: \nBy: SW"},
		{"<tr><td>Seen</td><td></td><td>Yes</td></tr>", "Seen: Yes"},
		{"<tr><td></td><td>Only</td></tr><tr><td>one</td></tr>", "Only\none"},
		{"<tr><td>She was seen.</td><td>He was too.", "She was seen.\nHe was too."},
		{"<tr><td>She was seen.</td><td></td><td>He was too.", "She was seen.\nHe was too."},
		{"<tr><td>a b c d e f g h i j k l<td>x", "a b c d e f g h i j k l\nx"},
		{"<tr><td>Wishes<td><ul><li>One<li>Two</ul>", "Wishes: \n- One\n- Two"},
		{"<td>Out<td><table><tr><td>In<td>1</table>", "Out: \n\nIn: 1"},
		{"<dl><dt>Seen<dd>Yes<dt>By<dd>SW<dd>FSW</dl>x", "Seen: Yes\nBy: SW; FSW\n\nx"}};

	CHECK_SAMPLES(samples);
}
END_TEST

START_TEST(references)
{
	static const Sample samples[] = {
		{"<p>&amp;&lt;&gt;&quot;&apos;", "&<>\"'"},
		{"<p>&pound;5 &eacute;&Eacute;&szlig;", "\xC2\xA3"
												"5 \xC3\xA9\xC3\x89\xC3\x9F"},
		{"<p>&lsquo;a&rsquo; &ldquo;b&rdquo; &ndash; &mdash; &hellip;",
		 "\xE2\x80\x98"
		 "a\xE2\x80\x99 \xE2\x80\x9C"
		 "b\xE2\x80\x9D \xE2\x80\x93 \xE2\x80\x94 \xE2\x80\xA6"},
		{"<p>&#233;&#xE9;&#XE9;&#x1F600;", "\xC3\xA9\xC3\xA9\xC3\xA9\xF0\x9F\x98\x80"},
		{"<p>don&#146;t", "don\xE2\x80\x99t"},
		{"<p>&#0;&#xD800;&#x110000;&#99999999999999999999;",
		 "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
		{"<p>&amp;lt; &ampx; &amp &nbsp", "&lt; &ampx; & \xC2\xA0"},
		{"<p>AT&T R&D &bogus; &; & &# &#x; &#xg", "AT&T R&D &bogus; &; & &# &#x; &#xg"},
		{"<p>&mdash &mdashes;", "&mdash &mdashes;"},
		{"<p>a&", "a&"},
		{"<p>a&am", "a&am"},
		{"<p>&#49", "1"},
		{"&lt;b&gt; no tag", "<b> no tag"}};

	CHECK_SAMPLES(samples);
}
END_TEST

START_TEST(what_is_left_out)
{
	static const Sample samples[] = {
		{"a<script>if (a < b) document.write('<p>no</p>');</script>b", "ab"},
		{"a<SCRIPT>no</scr</Script >b", "ab"},
		{"a<style>p { color: red }</style>b", "ab"},
		{"a<script>no", "a"},
		{"a<!-- <p>no</p> -- > -->b", "ab"},
		{"a<!--> b<!---> c<!-- x --!> d", "a b c d"},
		{"a<!-- no", "a"},
		{"a<!--[if gte mso 9]><xml>no</xml><![endif]-->b", "ab"},
		{"<p>a<![if !supportLists]>b<![endif]>", "ab"},
		{"<p>a<![CDATA[ no > no ]]>b", "ab"},
		{"<!DOCTYPE html><p>a", "a"},
		{"<!doctype html>a", "a"},
		{"<?xml version=\"1.0\"?><p>a", "a"},
		{"<head>no<meta charset=x></head>a", "a"},
		{"<head>a<p>b", "a\n\nb"},
		{"<template>no</template><noscript>no</noscript><iframe>no</iframe>a", "a"},
		{"<xml><w:x>Normal</w:x></xml>a<o:p>b</o:p>", "ab"},
		{"a<title>b", "ab"}};

	CHECK_SAMPLES(samples);
}
END_TEST

START_TEST(broken_tags)
{
	static const Sample samples[] = {{"<p>aged <5 years, a < b <> <", "aged <5 years, a < b <> <"},
									 {"<p>age <ten years. <b>Seen</b>", "age <ten years. Seen"},
									 {"<p>a <b class=\"x>y\">bold</b> c", "a bold c"},
									 {"<p>a <b class='x>y' d=e>bold</b> c", "a bold c"},
									 {"<p>a <b class=\"x>bold</b> c", "a bold c"},
									 {"<p>a <b <i>bold</i></b> c", "a bold c"},
									 {"<p>it's <b it's>bold</b> isn't", "it's bold isn't"},
									 {"<p>a</b></i></p></p></div>b", "a\n\nb"},
									 {"<p>a <div class=\"x", "a"},
									 {"<p>a <x", "a <x"},
									 {"<p>a </3 b</p>", "a </3 b"},
									 {"<p>a </ > b </> c", "a b c"},
									 {"<p>a <b x = \"<p>\">c", "a c"},
									 {"<p>from <jo@example.org> to", "from to"},
									 {"<b><b><b><i>a</b>b", "ab"}};

	CHECK_SAMPLES(samples);
}
END_TEST

START_TEST(forms)
{
	static const Sample samples[] = {
		{"<input type=\"checkbox\" checked> Seen", "[x] Seen"},
		{"<label><INPUT CHECKED='' TYPE=CheckBox/>Seen</label>", "[x] Seen"},
		{"<input type=radio name=checked>No", "[ ] No"},
		{"<input value=\"type=checkbox checked\">No", "No"},
		{"Seen: <input type=checkbox>", "Seen: [ ] "},
		{"Seen: <select><option>Yes</option><option selected>No</option></select> so",
		 "Seen: No so"},
		{"Seen: <select><option>Yes<option value=n selected=selected>No<option>NK</select>",
		 "Seen: No"},
		{"<select><option>Yes<p>After", "After"},
		{"She said <q>I like it</q>.", "She said \xE2\x80\x9CI like it\xE2\x80\x9D."},
		{"<q<q<q<q<q<q<q<q<q<q<q<q<q<q<q<q<q<q<q<q<q", ""},
		{"<textarea>one\ntwo</textarea>", "one\ntwo"}};

	CHECK_SAMPLES(samples);
}
END_TEST

START_TEST(no_tag_is_plain_text)
{
	static const Sample samples[] = {{"One\n two\n\nthree  ", "One\n two\n\nthree  "},
									 {"aged <5\n<ten\n</x> & so", "aged <5\n<ten\n</x> & so"},
									 {"caf&eacute;\nx", "caf\xC3\xA9\nx"}};

	CHECK_SAMPLES(samples);
}
END_TEST

/* What is known has lost its >, what is not known is text. */
START_TEST(known_names_are_tags)
{
	static const Sample samples[] = {{"<p>x</p><wbr <i>", "x"},
									 {"<p>x</p><Fieldset <i>", "x"},
									 {"<p>x</p><field <i>", "x\n\n<field"},
									 {"<p>x</p><o:p <i>", "x\n\n<o:p"}};

	CHECK_SAMPLES(samples);
}
END_TEST

/* ---- the way back ---- */

/* The words of the text must lead to these bytes of the body. */
static void
check_place(const char *body, const char *words, const char *from_body)
{
	PledgeHtml html;
	const char *found;
	uint32_t at;
	uint32_t start;
	uint32_t end;
	char text[200];

	read_html(&html, body);
	ck_assert(html.length < sizeof(text));
	memcpy(text, html.text, html.length);
	text[html.length] = '\0';
	found = strstr(text, words);
	ck_assert_msg(found != NULL, "[%s] reads as [%s], without [%s]", body, text, words);
	at = (uint32_t) (found - text);
	start = pledge_offset_map_start(&html.map, at);
	end = pledge_offset_map_end(&html.map, at + (uint32_t) strlen(words));
	ck_assert_msg(
		end - start == strlen(from_body) && memcmp(body + start, from_body, strlen(from_body)) == 0,
		"[%s] leads to [%.*s], not [%s]", words, (int) (end - start), body + start, from_body);
	pledge_html_release(&html);
}

START_TEST(words_lead_back)
{
	check_place("One", "One", "One");
	check_place("<p>One two</p>", "two", "two");
	check_place("<p>One <b>two</b> three", "One two three", "One <b>two</b> three");
	check_place("<p>One <b>two</b> three", "two", "two");
	check_place("<p>One  \n two", "One two", "One  \n two");
	check_place("<p>caf&eacute; x", "caf\xC3\xA9", "caf&eacute;");
	check_place("<p>caf&eacute; x", "\xC3\xA9", "&eacute;");
	check_place("<p>&quot;No&quot;", "No", "No");
	check_place("<p>&quot;No&quot;", "\"No\"", "&quot;No&quot;");
	check_place("<p>One</p><p>Two", "Two", "Two");
	check_place("<p>One</p><p>Two", "One\n\nTwo", "One</p><p>Two");
	check_place("<ul><li>One<li>Two", "Two", "Two");
	check_place("<tr><td>Seen<td>Yes", "Seen: Yes", "Seen<td>Yes");
	check_place("<tr><td>Seen<td>Yes<td>No", "Yes; No", "Yes<td>No");
	check_place("<p>sup&shy;port", "support", "sup&shy;port");
	check_place("<p>a<script>x</script>b", "ab", "a<script>x</script>b");
	check_place("\xC3\xA9<b>\xE2\x80\x99</b>t", "\xE2\x80\x99t", "\xE2\x80\x99</b>t");
	check_place("<p>x <input type=checkbox> y", "[ ]", "<input type=checkbox>");
}
END_TEST

/* What the map says of the whole text, byte by byte. */
static void
check_map(const PledgeHtml *html, const char *body, size_t length)
{
	uint32_t before = 0;
	uint32_t at;
	size_t which;

	for (which = 1; which < html->map.count; which++)
	{
		ck_assert(html->map.runs[which - 1].text < html->map.runs[which].text);
		ck_assert(html->map.runs[which - 1].body < html->map.runs[which].body);
	}
	for (at = 0; at < html->length; at++)
	{
		uint32_t start = pledge_offset_map_start(&html->map, at);
		uint32_t end = pledge_offset_map_end(&html->map, at + 1);

		ck_assert(before <= start);
		ck_assert(start < end && end <= length);
		/* letters and digits stand in the body as they are, unless a number names them */
		if (body[start] != '&' && (html->text[at] | 0x20) >= 'a' &&
			(html->text[at] | 0x20) <= 'z' && end == start + 1)
			ck_assert_int_eq(html->text[at], body[start]);
		before = start;
	}
	ck_assert_uint_eq(pledge_offset_map_end(&html->map, 0), 0);
}

static const char *const pieces[] = {"<p>",
									 "</p>",
									 "<br>",
									 "<div>",
									 "</div>",
									 "<ul><li>",
									 "</li>",
									 "<table>",
									 "<tr>",
									 "<td>",
									 "</td>",
									 "<th>",
									 "</table>",
									 "<b>",
									 "</b>",
									 "<pre>\n",
									 "</pre>",
									 "&amp;",
									 "&nbsp;",
									 "&eacute;",
									 "&#8217;",
									 "&bogus;",
									 "<!-- x",
									 "-->",
									 "<script>",
									 "</script>",
									 "<",
									 ">",
									 "\"",
									 "'",
									 "=",
									 " ",
									 "\n",
									 "  ",
									 "Ella ",
									 "said",
									 "<a href=\"",
									 "\">",
									 "<select>",
									 "<option>",
									 "</select>",
									 "<option selected>",
									 "<input type=checkbox>",
									 "<q>",
									 "</q>",
									 "<dl><dt>",
									 "<dd>",
									 "<head>",
									 "</head>",
									 "\xC3\xA9",
									 ".",
									 ":",
									 "<x",
									 "<![CDATA[",
									 "]]>",
									 "&shy;",
									 "&",
									 "&#",
									 "<h2>",
									 "</h2>",
									 "</",
									 "/>",
									 "alone",
									 "\xE2\x80\x9C",
									 "\xFF"};

START_TEST(random_html)
{
	uint64_t state = announce_seed("html");
	PledgeHtml html;
	int round;

	/* one reader for all: what is kept from body to body must not show */
	pledge_html_start(&html, pledge_system_allocator());
	for (round = 0; round < (under_valgrind() ? 200 : 20000); round++)
	{
		Text body = {NULL, 0, 0};
		uint32_t count = chance(&state, 60);
		char *copy;

		text_add(&body, "", 0);
		while (count-- > 0)
		{
			const char *piece = pieces[chance(&state, LENGTH_OF(pieces))];

			text_add(&body, piece, strlen(piece));
		}
		copy = exact_copy(body.bytes, body.length);
		read_bytes(&html, copy, body.length);
		check_map(&html, copy, body.length);
		free(copy);
		text_free(&body);
	}
	pledge_html_release(&html);
}
END_TEST

/* ---- plain text and HTML of it ---- */

static const char rules[] = "[class abbreviation]\ndr | mr\n"
							"[modifier negated forward]\nnot | never\n"
							"[indicator told]\nella told me | mum said\n"
							"[indicator seen]\nseen (alone|twice)\n"
							"[indicator words]\ni like school {if quoted}\n";

static const char *const lines[] = {
	"Ella told me she likes school.",
	"Mum said \"I like school\" & left.",
	"She was not seen alone",
	"- seen twice",
	"Seen alone: No",
	"Seen alone: Yes",
	"RATIONALE",
	"",
	"aged <5 and >2",
	"Ella's words: 'I like school'.",
	"A line that is long enough to go on in the next one, which it does in",
	"small letters, never seen alone"};

/* A line as HTML: escaped. */
static void
add_escaped(Text *text, const char *line)
{
	for (; *line != '\0'; line++)
		switch (*line)
		{
			case '<':
				text_print(text, "&lt;");
				break;
			case '&':
				text_print(text, "&amp;");
				break;
			case '"':
				text_print(text, "&#34;");
				break;
			default:
				text_add(text, line, 1);
		}
}

static void
check_same_evidence(PledgeRuleset *ruleset, const Text *plain, const PledgeHtml *html,
					const char *body)
{
	PledgeRecord record = {plain->bytes, plain->length, NULL, -1, NULL, 0};
	PledgeRecord other = {html->text, html->length, NULL, -1, NULL, 0};
	Scanned one;
	Scanned two;
	size_t which;

	scan_with(&one, ruleset, &record);
	scan_with(&two, ruleset, &other);
	ck_assert_msg(one.count == two.count, "%zu, not %zu pieces of evidence in [%s] [%s]", two.count,
				  one.count, plain->bytes, body);
	for (which = 0; which < one.count; which++)
	{
		char words[512];

		snprintf(words, sizeof(words), "%s", evidence_words(&one, which));
		ck_assert_str_eq(words, evidence_words(&two, which));
		ck_assert_int_eq(one.evidence[which].indicator, two.evidence[which].indicator);
		ck_assert_int_eq(one.evidence[which].status, two.evidence[which].status);
	}
	scan_release(&one);
	scan_release(&two);
}

/* The lines of a text, parted by <br> or each in a <div>, give the evidence of the text. */
START_TEST(same_as_plain_text)
{
	uint64_t state = announce_seed("html as plain text");
	PledgeRuleset *ruleset = compile(rules);
	int round;

	for (round = 0; round < (under_valgrind() ? 50 : 3000); round++)
	{
		Text plain = {NULL, 0, 0};
		Text body = {NULL, 0, 0};
		uint32_t count = chance(&state, 8) + 1;
		bool blocks = chance(&state, 2) == 0;
		PledgeHtml html;

		text_add(&plain, "", 0);
		text_print(&body, "<div>");
		while (count-- > 0)
		{
			const char *line = lines[chance(&state, LENGTH_OF(lines))];

			text_print(&plain, "%s\n", line);
			add_escaped(&body, line);
			text_print(&body,
					   blocks ? (*line == '\0' ? "<br></div><div>" : "</div>\n<div>") : "<br>\n");
		}
		read_html(&html, body.bytes);
		check_same_evidence(ruleset, &plain, &html, body.bytes);
		pledge_html_release(&html);

		/* plain text that is called HTML */
		if (strchr(plain.bytes, '&') == NULL)
		{
			read_html(&html, plain.bytes);
			ck_assert_uint_eq(html.length, plain.length);
			ck_assert_int_eq(memcmp(html.text, plain.bytes, plain.length), 0);
			ck_assert_uint_le(html.map.count, 1);
			pledge_html_release(&html);
		}
		text_free(&plain);
		text_free(&body);
	}
	pledge_ruleset_destroy(ruleset);
}
END_TEST

START_TEST(a_table_is_a_form)
{
	PledgeRuleset *ruleset = compile("[answer asserted]\nyes\n[answer negated]\nno\n"
									 "[indicator seen]\nseen alone\n");
	static const struct
	{
		const char *body;
		const char *status;
	} samples[] = {{"<tr><td>Seen alone?</td><td>Yes</td></tr>", "asserted"},
				   {"<tr><td>Seen alone</td><td>No</td></tr>", "negated"},
				   {"<tr><td>Seen alone</td><td></td></tr>", "empty"},
				   {"<dl><dt>Seen alone</dt><dd>No</dd></dl>", "negated"}};
	size_t which;

	for (which = 0; which < LENGTH_OF(samples); which++)
	{
		PledgeHtml html;
		PledgeRecord record = {NULL, 0, NULL, -1, NULL, 0};
		Scanned scanned;

		read_html(&html, samples[which].body);
		record.body = html.text;
		record.length = html.length;
		scan_with(&scanned, ruleset, &record);
		ck_assert_uint_eq(scanned.count, 1);
		ck_assert_str_eq(pledge_status_name((PledgeStatus) scanned.evidence[0].status),
						 samples[which].status);
		scan_release(&scanned);
		pledge_html_release(&html);
	}
	pledge_ruleset_destroy(ruleset);
}
END_TEST

/* ---- limits ---- */

/* What would be read again and again by a reader that goes back is read in one pass. */
START_TEST(no_input_is_slow)
{
	static const char *const repeated[] = {"<",
										   "<a ",
										   "<!",
										   "<!--",
										   "&",
										   "<a b=\"",
										   "</",
										   "<xml>",
										   "<head>",
										   "<x a=\"<x a='",
										   "<script>",
										   "<?",
										   "<table><tr><td>",
										   "<ul><li>",
										   "&#",
										   "<![CDATA[",
										   "<a =\">\" "};
	size_t size = under_valgrind() ? 20000 : 2000000;
	size_t which;

	for (which = 0; which < LENGTH_OF(repeated); which++)
	{
		size_t length = strlen(repeated[which]);
		char *body = malloc(size);
		size_t place;
		PledgeHtml html;

		ck_assert_ptr_nonnull(body);
		for (place = 0; place < size; place++)
			body[place] = repeated[which][place % length];
		memcpy(body, "<p>", 3);
		pledge_html_start(&html, pledge_system_allocator());
		read_bytes(&html, body, size);
		pledge_html_release(&html);
		free(body);
	}
}
END_TEST

START_TEST(memory_that_fails)
{
	static const char body[] = "<p>One&amp;two</p><ul><li>three&amp;<b>four</b>&amp;five<b> six";
	size_t fail_at;

	for (fail_at = 1;; fail_at++)
	{
		FailingMemory memory;
		PledgeHtml html;
		PledgeError error;
		bool good;

		failing_memory_start(&memory, fail_at);
		pledge_html_start(&html, &memory.allocator);
		pledge_error_clear(&error);
		good = pledge_html_read(&html, body, strlen(body), &error);
		pledge_html_release(&html);
		ck_assert_uint_eq(memory.outstanding, 0);
		if (good)
			break;
		ck_assert_int_eq(error.code, PLEDGE_OUT_OF_MEMORY);
	}
	ck_assert_uint_gt(fail_at, 2);
}
END_TEST

START_TEST(a_body_that_is_too_long)
{
	PledgeHtml html;
	PledgeError error;

	pledge_html_start(&html, pledge_system_allocator());
	pledge_error_clear(&error);
	/* refused before a byte of it is looked at */
	ck_assert(!pledge_html_read(&html, "", UINT32_MAX, &error));
	ck_assert_int_eq(error.code, PLEDGE_LIMIT);
	pledge_html_release(&html);
}
END_TEST

/* What cannot be read leaves nothing of the body before it. */
START_TEST(what_was_read_is_forgotten)
{
	FailingMemory memory;
	PledgeHtml html;
	PledgeError error;
	char *longer = malloc(100000);

	ck_assert_ptr_nonnull(longer);
	memset(longer, 'a', 100000);
	failing_memory_start(&memory, 3);
	pledge_html_start(&html, &memory.allocator);
	pledge_error_clear(&error);
	ck_assert(pledge_html_read(&html, "One", 3, &error));
	ck_assert_uint_eq(html.length, 3);
	ck_assert(!pledge_html_read(&html, longer, 100000, &error));
	ck_assert_int_eq(error.code, PLEDGE_OUT_OF_MEMORY);
	ck_assert_uint_eq(html.length, 0);
	ck_assert_uint_eq(html.map.count, 0);
	/* and the next is read */
	ck_assert(pledge_html_read(&html, "two", 3, &error));
	ck_assert_int_eq(memcmp(html.text, "two", 3), 0);
	pledge_html_release(&html);
	ck_assert_uint_eq(memory.outstanding, 0);
	free(longer);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("html");
	TCase *text = tcase_create("text");
	TCase *places = tcase_create("places");
	TCase *limits = tcase_create("limits");

	tcase_add_test(text, blocks_are_lines);
	tcase_add_test(text, white_space);
	tcase_add_test(text, lists);
	tcase_add_test(text, tables);
	tcase_add_test(text, references);
	tcase_add_test(text, what_is_left_out);
	tcase_add_test(text, broken_tags);
	tcase_add_test(text, forms);
	tcase_add_test(text, no_tag_is_plain_text);
	tcase_add_test(text, known_names_are_tags);
	tcase_add_test(text, a_table_is_a_form);
	suite_add_tcase(suite, text);
	tcase_set_timeout(places, 120);
	tcase_add_test(places, words_lead_back);
	tcase_add_test(places, random_html);
	tcase_add_test(places, same_as_plain_text);
	suite_add_tcase(suite, places);
	tcase_set_timeout(limits, 60);
	tcase_add_test(limits, no_input_is_slow);
	tcase_add_test(limits, memory_that_fails);
	tcase_add_test(limits, a_body_that_is_too_long);
	tcase_add_test(limits, what_was_read_is_forgotten);
	suite_add_tcase(suite, limits);
	return run_suite(suite);
}
