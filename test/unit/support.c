/*
 * support.c
 *	  What the unit tests share.
 */
#include "support.h"

#include <glob.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "pledge/token.h"

int
run_suite(Suite *suite)
{
	SRunner *runner = srunner_create(suite);
	int failed;

	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

bool
under_valgrind(void)
{
	const char *preloaded = getenv("LD_PRELOAD");

	return preloaded != NULL && strstr(preloaded, "vgpreload") != NULL;
}

/* ---- text ---- */

char *
exact_copy(const char *text, size_t length)
{
	char *copy = malloc(length > 0 ? length : 1);

	ck_assert_ptr_nonnull(copy);
	memcpy(copy, text, length);
	return copy;
}

void
text_add(Text *text, const char *bytes, size_t length)
{
	if (text->length + length + 1 > text->capacity)
	{
		text->capacity = (text->length + length + 1) * 2;
		text->bytes = realloc(text->bytes, text->capacity);
		ck_assert_ptr_nonnull(text->bytes);
	}
	memcpy(text->bytes + text->length, bytes, length);
	text->length += length;
	text->bytes[text->length] = '\0';
}

void
text_print(Text *text, const char *format, ...)
{
	char buffer[4096];
	va_list arguments;
	int size;

	va_start(arguments, format);
	size = vsnprintf(buffer, sizeof(buffer), format, arguments);
	va_end(arguments);
	ck_assert(size >= 0 && (size_t) size < sizeof(buffer));
	text_add(text, buffer, (size_t) size);
}

void
text_free(Text *text)
{
	free(text->bytes);
	memset(text, 0, sizeof(*text));
}

bool
is_utf8(const char *text)
{
	size_t length = strlen(text);
	size_t place = 0;

	while (place < length)
	{
		uint32_t character;
		size_t size = pledge_utf8_decode(text + place, length - place, &character);

		if (character >= 0x110000)
			return false;
		place += size;
	}
	return true;
}

char *
read_file(const char *path, size_t *length)
{
	FILE *file = fopen(path, "rb");
	Text text = {NULL, 0, 0};
	char buffer[8192];
	size_t size;

	if (file == NULL)
		return NULL;
	text_add(&text, "", 0);
	while ((size = fread(buffer, 1, sizeof(buffer), file)) > 0)
		text_add(&text, buffer, size);
	fclose(file);
	*length = text.length;
	return text.bytes;
}

char *
read_shipped_rules(size_t *length)
{
	glob_t files;
	Text rules = {NULL, 0, 0};
	size_t which;

	if (glob("sql/rules/*.rules", 0, NULL, &files) != 0)
		ck_abort_msg("no rules in sql/rules: run the tests in the project's top folder");
	for (which = 0; which < files.gl_pathc; which++)
	{
		size_t size;
		char *bytes = read_file(files.gl_pathv[which], &size);

		ck_assert_ptr_nonnull(bytes);
		text_add(&rules, bytes, size);
		free(bytes);
	}
	globfree(&files);
	*length = rules.length;
	return rules.bytes;
}

/* ---- chance ---- */

uint64_t
announce_seed(const char *what)
{
	const char *given = getenv("PLEDGE_TEST_SEED");
	uint64_t seed = given != NULL ? strtoull(given, NULL, 10) : (uint64_t) time(NULL);

	printf("%s: PLEDGE_TEST_SEED=%llu\n", what, (unsigned long long) seed);
	fflush(stdout);
	/* neighbouring seeds begin far apart, and no state is zero */
	return (seed + 1) * UINT64_C(0x9E3779B97F4A7C15) | 1;
}

uint32_t
chance(uint64_t *state, uint32_t below)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return (uint32_t) ((*state >> 32) % below);
}

/* ---- memory that fails ---- */

static bool
fails_now(FailingMemory *memory)
{
	return ++memory->calls == memory->fail_at;
}

/* Before each block stands its size, so that what a resize adds can be filled. */
typedef union BlockHeader
{
	size_t size;
	max_align_t alignment;
} BlockHeader;

static void *
failing_allocate(void *context, size_t size)
{
	FailingMemory *memory = context;
	BlockHeader *header;

	if (fails_now(memory))
		return NULL;
	header = malloc(sizeof(*header) + size);
	ck_assert_ptr_nonnull(header);
	header->size = size;
	memset(header + 1, memory->fill, size);
	memory->outstanding++;
	return header + 1;
}

static void *
failing_resize(void *context, void *pointer, size_t size)
{
	FailingMemory *memory = context;
	BlockHeader *header = (BlockHeader *) pointer - 1;
	size_t before = header->size;

	if (fails_now(memory))
		return NULL;
	header = realloc(header, sizeof(*header) + size);
	ck_assert_ptr_nonnull(header);
	header->size = size;
	if (size > before)
		memset((char *) (header + 1) + before, memory->fill, size - before);
	return header + 1;
}

static void
failing_release(void *context, void *pointer)
{
	((FailingMemory *) context)->outstanding--;
	free((BlockHeader *) pointer - 1);
}

void
failing_memory_start(FailingMemory *memory, size_t fail_at)
{
	memset(memory, 0, sizeof(*memory));
	memory->fail_at = fail_at;
	memory->fill = 0xBE;
	memory->allocator.allocate = failing_allocate;
	memory->allocator.resize = failing_resize;
	memory->allocator.release = failing_release;
	memory->allocator.context = memory;
}

/* ---- rules ---- */

static PledgeRuleset *
compile_exactly(const char *text, PledgeError *error)
{
	char *copy = exact_copy(text, strlen(text));
	PledgeRuleset *ruleset;

	pledge_error_clear(error);
	ruleset = pledge_ruleset_compile(copy, strlen(text), pledge_system_allocator(), error);
	free(copy);
	return ruleset;
}

PledgeRuleset *
compile(const char *text)
{
	PledgeError error;
	PledgeRuleset *ruleset = compile_exactly(text, &error);

	if (ruleset == NULL)
		ck_abort_msg("line %d: %s: %s\n%.2000s", error.line, error.subject, error.message, text);
	return ruleset;
}

void
compile_must_fail(const char *text, PledgeErrorCode code, int line, PledgeError *error)
{
	PledgeError here;
	PledgeRuleset *ruleset;

	if (error == NULL)
		error = &here;
	ruleset = compile_exactly(text, error);
	if (ruleset != NULL)
	{
		pledge_ruleset_destroy(ruleset);
		ck_abort_msg("this was accepted:\n%.2000s", text);
	}
	ck_assert_msg(error->code == code, "error %d (%s), not %d, for:\n%.2000s", error->code,
				  error->message, code, text);
	ck_assert_msg(line == 0 || error->line == line, "line %d, not %d (%s), for:\n%.2000s",
				  error->line, line, error->message, text);
	ck_assert_msg(error->message[0] != '\0', "no message for:\n%.2000s", text);
}

/* ---- records ---- */

PledgeRecord
plain_record(const char *body)
{
	PledgeRecord record = {body, strlen(body), NULL, -1, NULL, 0};

	return record;
}

void
scan_with(Scanned *scanned, PledgeRuleset *ruleset, const PledgeRecord *record)
{
	PledgeError error;

	memset(scanned, 0, sizeof(*scanned));
	scanned->ruleset = ruleset;
	scanned->record = *record;
	scanned->body = exact_copy(record->body, record->length);
	scanned->record.body = scanned->body;
	scanned->scan = pledge_scan_create(ruleset, pledge_system_allocator(), NULL, NULL);
	ck_assert_ptr_nonnull(scanned->scan);
	pledge_error_clear(&error);
	ck_assert_msg(pledge_scan_record(scanned->scan, &scanned->record, &error), "%s", error.message);
	scanned->evidence = pledge_scan_evidence(scanned->scan, &scanned->count);
}

void
scan_record(Scanned *scanned, const char *rules, const PledgeRecord *record)
{
	PledgeRuleset *ruleset = compile(rules);

	scan_with(scanned, ruleset, record);
	scanned->own_ruleset = true;
}

void
scan_body(Scanned *scanned, const char *rules, const char *body)
{
	PledgeRecord record = plain_record(body);

	scan_record(scanned, rules, &record);
}

void
scan_release(Scanned *scanned)
{
	pledge_scan_destroy(scanned->scan);
	if (scanned->own_ruleset)
		pledge_ruleset_destroy(scanned->ruleset);
	free(scanned->body);
	memset(scanned, 0, sizeof(*scanned));
}

bool
has_fact(const Scanned *scanned, const char *code)
{
	int which = pledge_ruleset_indicator(scanned->ruleset, code, strlen(code));

	ck_assert_msg(which >= 0, "the rules have no indicator %s", code);
	return pledge_scan_fact(scanned->scan, (size_t) which);
}

const char *
evidence_words(const Scanned *scanned, size_t which)
{
	static char words[512];
	const PledgeEvidence *evidence = &scanned->evidence[which];
	size_t length = evidence->end - evidence->start;

	ck_assert(which < scanned->count);
	ck_assert(evidence->start < evidence->end && evidence->end <= scanned->record.length);
	if (length >= sizeof(words))
		length = sizeof(words) - 1;
	memcpy(words, scanned->body + evidence->start, length);
	words[length] = '\0';
	return words;
}

void
expect_found(const char *rules, const char *body, const char *words)
{
	Scanned scanned;
	Text found = {NULL, 0, 0};
	size_t which;

	scan_body(&scanned, rules, body);
	text_add(&found, "", 0);
	for (which = 0; which < scanned.count; which++)
		text_print(&found, "%s%s", which > 0 ? "|" : "", evidence_words(&scanned, which));
	ck_assert_msg(strcmp(found.bytes, words) == 0, "found [%s], not [%s], in [%s] by\n%s",
				  found.bytes, words, body, rules);
	text_free(&found);
	scan_release(&scanned);
}

bool
fact_of(const char *rules, const char *body, const char *code)
{
	Scanned scanned;
	bool fact;

	scan_body(&scanned, rules, body);
	fact = has_fact(&scanned, code);
	scan_release(&scanned);
	return fact;
}

const char *
status_of(const char *rules, const char *body)
{
	Scanned scanned;
	const char *status = "nothing";

	scan_body(&scanned, rules, body);
	if (scanned.count > 0)
		status = pledge_status_name((PledgeStatus) scanned.evidence[0].status);
	scan_release(&scanned);
	return status;
}

bool
judge_words(const PledgeRuleset *ruleset, const char *body, const char *words,
			const char *known_name, PledgeEvidence *evidence, bool *blocked)
{
	const char *place = strstr(body, words);
	PledgeScan *scan = pledge_scan_create(ruleset, pledge_system_allocator(), NULL, NULL);
	PledgeRecord record = plain_record(body);
	PledgeWord known;
	PledgeError error;
	bool good;

	ck_assert_msg(place != NULL, "[%s] is not in [%s]", words, body);
	ck_assert_ptr_nonnull(scan);
	if (known_name != NULL)
	{
		pledge_word_set(&known, known_name, strlen(known_name));
		record.known = &known;
		record.known_count = 1;
	}
	pledge_error_clear(&error);
	good =
		pledge_scan_assertion(scan, &record, (size_t) (place - body),
							  (size_t) (place - body) + strlen(words), evidence, blocked, &error);
	pledge_scan_destroy(scan);
	return good;
}
