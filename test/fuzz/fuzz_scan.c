/*
 * fuzz_scan.c
 *	  Any bytes as a record, read under the shipped rules.
 *
 * Built as fuzz_rules.c is.  Runs in the project's top folder, where sql/rules is.
 */
#include <glob.h>
#include <string.h>

#include "fuzz.h"
#include "pledge/explain.h"
#include "pledge/scan.h"

static char *
append_file(char *text, size_t *length, const char *path)
{
	FILE *file = fopen(path, "rb");
	char buffer[8192];
	size_t size;

	REQUIRE(file != NULL);
	while ((size = fread(buffer, 1, sizeof(buffer), file)) > 0)
	{
		text = realloc(text, *length + size);
		REQUIRE(text != NULL);
		memcpy(text + *length, buffer, size);
		*length += size;
	}
	fclose(file);
	return text;
}

/* The shipped rules, compiled once. */
static const PledgeRuleset *
shipped_rules(void)
{
	static PledgeRuleset *ruleset;
	PledgeError error;
	glob_t files;
	char *text = NULL;
	size_t length = 0;
	size_t which;

	if (ruleset != NULL)
		return ruleset;
	REQUIRE(glob("sql/rules/*.rules", 0, NULL, &files) == 0);
	for (which = 0; which < files.gl_pathc; which++)
		text = append_file(text, &length, files.gl_pathv[which]);
	globfree(&files);
	pledge_error_clear(&error);
	ruleset = pledge_ruleset_compile(text, length, pledge_system_allocator(), &error);
	REQUIRE(ruleset != NULL);
	free(text);
	return ruleset;
}

static void
check_evidence(const PledgeRuleset *ruleset, const PledgeRecord *record, const PledgeScan *scan)
{
	size_t count;
	const PledgeEvidence *evidence = pledge_scan_evidence(scan, &count);
	size_t which;

	for (which = 0; which < count; which++)
	{
		const PledgeEvidence *one = &evidence[which];
		char because[PLEDGE_LONGEST_BECAUSE];

		REQUIRE(one->start < one->end && one->end <= record->length);
		REQUIRE(one->reason_start <= one->reason_end && one->reason_end <= record->length);
		REQUIRE(one->status < PLEDGE_STATUSES && one->holder < PLEDGE_HOLDERS);
		REQUIRE(one->speaker < PLEDGE_HOLDERS);
		REQUIRE(one->indicator < ruleset->indicator_count);
		REQUIRE(one->section < (int) ruleset->section_count);
		REQUIRE(!one->counts || one->status == PLEDGE_ASSERTED);
		REQUIRE(!one->counts || pledge_scan_fact(scan, one->indicator));
		REQUIRE(which == 0 || evidence[which - 1].start <= one->start);
		REQUIRE(which == 0 || evidence[which - 1].unit <= one->unit);
		pledge_explain(ruleset, record, one, because);
		REQUIRE(memchr(because, '\0', sizeof(because)) != NULL);
	}
}

/* The first bytes of the input say what is known besides the body. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const kinds[] = {NULL, "visit", "supervision", "decision", "case_note"};
	const PledgeRuleset *ruleset = shipped_rules();
	PledgeScan *scan;
	PledgeRecord record = {NULL, 0, NULL, -1, NULL, 0};
	PledgeEvidence evidence;
	PledgeWord known;
	PledgeError error;
	bool blocked;

	if (size < 4)
		return 0;
	record.kind = kinds[data[0] % 5];
	record.child_age = data[1] % 20 - 1;
	pledge_word_set(&known, "jay", 3);
	record.known = &known;
	record.known_count = data[2] % 2;
	record.body = (const char *) data + 3;
	record.length = size - 3;
	scan = pledge_scan_create(ruleset, pledge_system_allocator(), NULL, NULL);
	REQUIRE(scan != NULL);
	pledge_error_clear(&error);
	REQUIRE(pledge_scan_record(scan, &record, &error));
	check_evidence(ruleset, &record, scan);
	if (pledge_scan_assertion(scan, &record, record.length / 3, record.length / 2 + 1, &evidence,
							  &blocked, &error))
		REQUIRE(evidence.start < evidence.end && evidence.end <= record.length);
	pledge_scan_destroy(scan);
	return 0;
}
