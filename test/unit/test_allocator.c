/*
 * test_allocator.c
 *	  Memory that overflows, and memory that fails: the engine says so, and leaks nothing.
 */
#include <stdlib.h>

#include "support.h"

/* ---- rooms that grow ---- */

START_TEST(room_is_made_and_at_least_doubled)
{
	const PledgeAllocator *allocator = pledge_system_allocator();
	void *array = NULL;
	size_t capacity = 0;
	size_t before;

	ck_assert(pledge_reserve(allocator, &array, &capacity, 1, 4));
	ck_assert_ptr_nonnull(array);
	ck_assert_uint_ge(capacity, 1);
	before = capacity;
	ck_assert(pledge_reserve(allocator, &array, &capacity, before, 4));
	ck_assert_uint_eq(capacity, before);
	ck_assert(pledge_reserve(allocator, &array, &capacity, before + 1, 4));
	ck_assert_uint_ge(capacity, before * 2);
	pledge_release(allocator, array);
}
END_TEST

START_TEST(what_stood_in_the_room_stays)
{
	const PledgeAllocator *allocator = pledge_system_allocator();
	void *array = NULL;
	size_t capacity = 0;
	size_t place;

	for (place = 0; place < 1000; place++)
	{
		ck_assert(pledge_reserve(allocator, &array, &capacity, place + 1, sizeof(uint32_t)));
		((uint32_t *) array)[place] = (uint32_t) place;
	}
	for (place = 0; place < 1000; place++)
		ck_assert_uint_eq(((uint32_t *) array)[place], place);
	pledge_release(allocator, array);
}
END_TEST

START_TEST(a_size_that_overflows_is_refused)
{
	const PledgeAllocator *allocator = pledge_system_allocator();
	int kept;
	void *array = &kept;
	size_t capacity = 0;

	ck_assert(!pledge_reserve(allocator, &array, &capacity, SIZE_MAX, 1));
	ck_assert(!pledge_reserve(allocator, &array, &capacity, SIZE_MAX / 2, 4));
	ck_assert(!pledge_reserve(allocator, &array, &capacity, SIZE_MAX / 2 + 2, 1));
	ck_assert_ptr_eq(array, &kept);
	ck_assert_uint_eq(capacity, 0);
	ck_assert_ptr_null(pledge_allocate_zeroed(allocator, SIZE_MAX / 2, 3));
	ck_assert_ptr_null(pledge_allocate_zeroed(allocator, SIZE_MAX, SIZE_MAX));
	ck_assert_ptr_null(pledge_allocate_zeroed(allocator, 1, 0));
}
END_TEST

START_TEST(an_array_of_nothing_is_still_a_block)
{
	const PledgeAllocator *allocator = pledge_system_allocator();
	void *block = pledge_allocate_zeroed(allocator, 0, 8);

	ck_assert_ptr_nonnull(block);
	pledge_release(allocator, block);
}
END_TEST

START_TEST(a_fresh_array_is_zeroed)
{
	const PledgeAllocator *allocator = pledge_system_allocator();
	unsigned char *block = pledge_allocate_zeroed(allocator, 333, 3);
	size_t place;

	ck_assert_ptr_nonnull(block);
	for (place = 0; place < 999; place++)
		ck_assert_uint_eq(block[place], 0);
	pledge_release(allocator, block);
}
END_TEST

START_TEST(releasing_nothing_is_allowed)
{
	FailingMemory memory;

	failing_memory_start(&memory, 0);
	pledge_release(&memory.allocator, NULL);
	ck_assert_uint_eq(memory.outstanding, 0);
}
END_TEST

START_TEST(a_room_that_cannot_grow_stays_as_it_was)
{
	FailingMemory memory;
	void *array = NULL;
	void *before;
	size_t capacity = 0;
	size_t kept;

	failing_memory_start(&memory, 2);
	ck_assert(pledge_reserve(&memory.allocator, &array, &capacity, 3, 8));
	before = array;
	kept = capacity;
	ck_assert(!pledge_reserve(&memory.allocator, &array, &capacity, 3000, 8));
	ck_assert_ptr_eq(array, before);
	ck_assert_uint_eq(capacity, kept);
	pledge_release(&memory.allocator, array);
	ck_assert_uint_eq(memory.outstanding, 0);
}
END_TEST

/* ---- every allocation fails in turn ---- */

/* Every kind of block, long enough for arrays to grow. */
static char *
rules_of_every_kind(void)
{
	Text rules = {NULL, 0, 0};
	int which;

	text_print(&rules, "[class child]\njay | child | young person | the child | @name\n"
					   "[class kin]\nmum | dad | step mum | @other_kin | grand*\n"
					   "[class other_kin]\naunt | uncle | foster carer*\n"
					   "[class abbreviation]\ne.g. | mr\n[class comma_stop]\nhe | she\n");
	for (which = 0; which < 40; which++)
		text_print(&rules, "[class many%d]\nword%d | long phrase number%d | begin%d*\n", which,
				   which, which, which);
	text_print(&rules,
			   "[section voice]\nwishes and feelings\nvoice of the child\n"
			   "[indicator told id=3 threshold=100 within=paragraph]\n@child told me\n"
			   "  + Jay told me\n  - Mum told me\n60: @child ..4 (happy|sad)\n"
			   "50: smiled {if kind_visit & !age_under_2}\n"
			   "[indicator kin_view id=4 accepts=negated holders=parent,child]\n@kin said\n");
	for (which = 0; which < 40; which++)
		text_print(&rules, "[signal signal%d within=paragraph]\n@many%d (a|b)? word%d\n", which,
				   which, which);
	text_print(&rules, "[combine told within=paragraph]\nsignal1 & record.kin_view\n"
					   "signal2>=2 & kind_visit\n"
					   "[modifier negated forward]\ndid not | not\n"
					   "[modifier planned both limit=4]\nwill\n"
					   "[modifier holder_parent forward]\n@kin said\n"
					   "[pseudo]\nnot only\n[terminator]\nbut\n[block]\nleft alone\n"
					   "[placeholder]\nn/a | see above\n[answer negated]\nno\n"
					   "[speaker child]\n@child\n[speaker parent]\n@kin ..2 said\n");
	return rules.bytes;
}

static const char record_of_every_kind[] =
	"Wishes and feelings:\nJay told me \"I am happy\". Mum said he did not smile.\n\n"
	"Rationale: n/a\nJay was happy. Jay smiled. word1 word1 word2 word2 step mum said so.\n"
	"\"One\" \"two\" \"three\" \"four\" \"five\" \"six\" \"seven\" \"eight\" \"nine\" \"ten\"\n"
	"\"One\" \"two\" \"three\" \"four\" \"five\" \"six\" \"seven\" \"eight\" \"nine\" \"ten\"\n"
	"word1 word1. word2 word2. word3 word3. word4 word4. word5 word5. word6 word6. Dad said.\n"
	"word1 word1. word2 word2. word3 word3. word4 word4. word5 word5. word6 word6. Dad said.\n"
	"Voice of the child:\n\nmum said and dad said and mum said and dad said and aunt said";

START_TEST(compiling_survives_every_failing_allocation)
{
	char *rules = rules_of_every_kind();
	size_t fail_at;
	size_t wrong = 0;
	PledgeError first = {0};
	PledgeRuleset *ruleset = NULL;

	for (fail_at = 1; ruleset == NULL; fail_at++)
	{
		FailingMemory memory;
		PledgeError error;

		pledge_error_clear(&error);
		failing_memory_start(&memory, fail_at);
		ruleset = pledge_ruleset_compile(rules, strlen(rules), &memory.allocator, &error);
		if (ruleset == NULL)
		{
			ck_assert_uint_ge(memory.calls, fail_at);
			ck_assert_int_ne(error.code, PLEDGE_OK);
			if (error.code != PLEDGE_OUT_OF_MEMORY && wrong++ == 0)
				first = error;
		}
		else
			ck_assert_msg(memory.calls < fail_at, "allocation %zu failed unnoticed", fail_at);
		pledge_ruleset_destroy(ruleset);
		ck_assert_msg(memory.outstanding == 0, "%zu blocks leak when allocation %zu fails",
					  memory.outstanding, fail_at);
	}
	ck_assert_uint_gt(fail_at, 50);
	free(rules);
	ck_assert_msg(wrong == 0, "%zu of %zu failures are not told as lack of memory; one: %s, %s",
				  wrong, fail_at, first.subject, first.message);
}
END_TEST

/* What a scan found, for comparing. */
static void
spell_evidence(Text *text, const PledgeScan *scan)
{
	size_t count;
	const PledgeEvidence *evidence = pledge_scan_evidence(scan, &count);
	size_t which;

	text->length = 0;
	for (which = 0; which < count; which++)
		text_print(text, "%u-%u:%u:%d:%d:%d ", evidence[which].start, evidence[which].end,
				   evidence[which].rule, evidence[which].status, evidence[which].holder,
				   evidence[which].counts);
}

START_TEST(scanning_survives_every_failing_allocation)
{
	char *rules = rules_of_every_kind();
	PledgeRuleset *ruleset = compile(rules);
	PledgeRecord record = plain_record(record_of_every_kind);
	Text whole = {NULL, 0, 0};
	Text part = {NULL, 0, 0};
	Scanned scanned;
	size_t fail_at;
	size_t wrong = 0;
	size_t unnoticed = 0;
	bool done = false;

	record.kind = "visit";
	scan_with(&scanned, ruleset, &record);
	ck_assert_uint_gt(scanned.count, 20);
	spell_evidence(&whole, scanned.scan);
	scan_release(&scanned);
	for (fail_at = 1; !done; fail_at++)
	{
		FailingMemory memory;
		PledgeError error;
		PledgeScan *scan;

		pledge_error_clear(&error);
		failing_memory_start(&memory, fail_at);
		scan = pledge_scan_create(ruleset, &memory.allocator, NULL, NULL);
		if (scan != NULL && pledge_scan_record(scan, &record, &error))
		{
			spell_evidence(&part, scan);
			ck_assert_msg(strcmp(whole.bytes, part.bytes) == 0,
						  "allocation %zu fails, the scan succeeds with other evidence", fail_at);
			done = memory.calls < fail_at;
			unnoticed += done ? 0 : 1;
		}
		else if (scan != NULL)
		{
			ck_assert_int_ne(error.code, PLEDGE_OK);
			wrong += error.code == PLEDGE_OUT_OF_MEMORY ? 0 : 1;
		}
		pledge_scan_destroy(scan);
		ck_assert_msg(memory.outstanding == 0, "%zu blocks leak when allocation %zu fails",
					  memory.outstanding, fail_at);
	}
	ck_assert_uint_gt(fail_at, 8);
	text_free(&whole);
	text_free(&part);
	pledge_ruleset_destroy(ruleset);
	free(rules);
	ck_assert_msg(unnoticed == 0, "%zu failures went unnoticed", unnoticed);
	ck_assert_msg(wrong == 0, "%zu failures are not told as lack of memory", wrong);
}
END_TEST

START_TEST(a_scan_can_go_on_after_a_failure)
{
	PledgeRuleset *ruleset = compile("[indicator told]\ntold me\n");
	PledgeRecord record = plain_record("Jay told me. Jay told me.");
	size_t fail_at;

	for (fail_at = 1; fail_at < 12; fail_at++)
	{
		FailingMemory memory;
		PledgeError error;
		PledgeScan *scan;
		size_t count;

		pledge_error_clear(&error);
		failing_memory_start(&memory, fail_at);
		scan = pledge_scan_create(ruleset, &memory.allocator, NULL, NULL);
		if (scan == NULL)
			continue;
		(void) pledge_scan_record(scan, &record, &error);
		pledge_error_clear(&error);
		memory.fail_at = 0;
		ck_assert(pledge_scan_record(scan, &record, &error));
		pledge_scan_evidence(scan, &count);
		ck_assert_uint_eq(count, 2);
		pledge_scan_destroy(scan);
		ck_assert_uint_eq(memory.outstanding, 0);
	}
	pledge_ruleset_destroy(ruleset);
}
END_TEST

static void
ignore_failure(void *context, const PledgeExampleFailure *failure)
{
	(void) context;
	(void) failure;
}

START_TEST(checking_examples_survives_every_failing_allocation)
{
	static const char rules[] = "[class kin]\nmum | step dad\n[indicator told]\n@kin told me\n"
								"  + Mum told me\n  - Jay told me\n";
	size_t fail_at;
	bool done = false;

	for (fail_at = 1; !done; fail_at++)
	{
		FailingMemory memory;
		PledgeError error;
		size_t checked;
		bool good;

		pledge_error_clear(&error);
		failing_memory_start(&memory, fail_at);
		good = pledge_examples_check(rules, strlen(rules), &memory.allocator, ignore_failure, NULL,
									 &checked, &error);
		ck_assert_uint_eq(memory.outstanding, 0);
		if (!good)
			ck_assert_int_ne(error.code, PLEDGE_OK);
		done = good && memory.calls < fail_at;
	}
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("allocator");
	TCase *room = tcase_create("rooms that grow");
	TCase *failing = tcase_create("every allocation fails in turn");

	tcase_add_test(room, room_is_made_and_at_least_doubled);
	tcase_add_test(room, what_stood_in_the_room_stays);
	tcase_add_test(room, a_size_that_overflows_is_refused);
	tcase_add_test(room, an_array_of_nothing_is_still_a_block);
	tcase_add_test(room, a_fresh_array_is_zeroed);
	tcase_add_test(room, releasing_nothing_is_allowed);
	tcase_add_test(room, a_room_that_cannot_grow_stays_as_it_was);
	suite_add_tcase(suite, room);
	tcase_set_timeout(failing, 120);
	tcase_add_test(failing, compiling_survives_every_failing_allocation);
	tcase_add_test(failing, scanning_survives_every_failing_allocation);
	tcase_add_test(failing, a_scan_can_go_on_after_a_failure);
	tcase_add_test(failing, checking_examples_survives_every_failing_allocation);
	suite_add_tcase(suite, failing);
	return run_suite(suite);
}
