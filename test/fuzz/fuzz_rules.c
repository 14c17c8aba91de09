/*
 * fuzz_rules.c
 *	  Any text as rules: it compiles, or is refused with an error; nothing breaks.
 *
 * With clang: clang -fsanitize=fuzzer,address,undefined -Iinclude test/fuzz/fuzz_rules.c
 * all of src/engine.  Without: driver.c.
 */
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "pledge/example.h"
#include "pledge/explain.h"

static const char body[] = "Voice of the child:\nJay told me \"I am sad\". Mum (Dawn) did not, but "
						   "will. n/a\n- [x] seen alone ?neglect 12/3 at 14:30 \xC2\xA3"
						   "5\n\n"
						   "Plan: no\nmum dad child said visit decision because";

static void
ignore_failure(void *context, const PledgeExampleFailure *failure)
{
	(void) context;
	REQUIRE(failure->rule.length > 0);
}

/* What was refused must be told; what compiled must scan. */
static void
use_ruleset(const PledgeRuleset *ruleset)
{
	PledgeScan *scan = pledge_scan_create(ruleset, pledge_system_allocator(), NULL, NULL);
	PledgeRecord record = {body, sizeof(body) - 1, "visit", 3, NULL, 0};
	PledgeError error;
	const PledgeEvidence *evidence;
	size_t count;
	size_t which;

	REQUIRE(scan != NULL);
	pledge_error_clear(&error);
	REQUIRE(pledge_scan_record(scan, &record, &error));
	evidence = pledge_scan_evidence(scan, &count);
	for (which = 0; which < count; which++)
	{
		char because[PLEDGE_LONGEST_BECAUSE];

		REQUIRE(evidence[which].start < evidence[which].end);
		REQUIRE(evidence[which].end <= record.length);
		pledge_explain(ruleset, &record, &evidence[which], because);
		REQUIRE(memchr(because, '\0', sizeof(because)) != NULL);
	}
	pledge_scan_destroy(scan);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = (const char *) data;
	PledgeRuleset *ruleset;
	PledgeError error;
	size_t checked;

	pledge_error_clear(&error);
	ruleset = pledge_ruleset_compile(text, size, pledge_system_allocator(), &error);
	if (ruleset == NULL)
	{
		REQUIRE(error.code != PLEDGE_OK);
		REQUIRE(error.message[0] != '\0');
		return 0;
	}
	REQUIRE(error.code == PLEDGE_OK);
	use_ruleset(ruleset);
	pledge_ruleset_destroy(ruleset);
	if (size < 2000)
		REQUIRE(pledge_examples_check(text, size, pledge_system_allocator(), ignore_failure, NULL,
									  &checked, &error));
	return 0;
}
