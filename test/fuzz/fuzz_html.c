/*
 * fuzz_html.c
 *	  Any bytes are read as HTML, and every byte of the text leads back into the body.
 *
 * Run in the project's top folder.
 */
#include <string.h>

#include "fuzz.h"
#include "pledge/html.h"

static void
check_runs(const PledgeHtml *html, size_t size)
{
	size_t which;

	REQUIRE(html->length <= size);
	REQUIRE((html->map.count == 0) == (html->length == 0));
	for (which = 0; which < html->map.count; which++)
	{
		const PledgeOffsetRun *run = &html->map.runs[which];
		size_t end = which + 1 < html->map.count ? run[1].text : html->length;
		size_t span = run->span > 0 ? run->span : end - run->text;

		REQUIRE(run->text < end);
		REQUIRE(run->body + span <= size);
		REQUIRE(which + 1 == html->map.count || run->body + span <= run[1].body);
	}
}

/* What is copied is what stands in the body, but for white space that became a blank. */
static void
check_bytes(const PledgeHtml *html, const char *body)
{
	uint32_t at;

	for (at = 0; at < html->length; at++)
	{
		uint32_t start = pledge_offset_map_start(&html->map, at);
		uint32_t end = pledge_offset_map_end(&html->map, at + 1);

		REQUIRE(start < end);
		REQUIRE(end > start + 1 || html->text[at] == body[start] || html->text[at] == ' ');
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	PledgeHtml html;
	PledgeError error;

	pledge_error_clear(&error);
	pledge_html_start(&html, pledge_system_allocator());
	REQUIRE(pledge_html_read(&html, (const char *) data, size, &error));
	check_runs(&html, size);
	check_bytes(&html, (const char *) data);
	pledge_html_release(&html);
	return 0;
}
