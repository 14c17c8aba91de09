/*
 * test_offset_map.c
 *	  From a text back to its body: runs, what lies between them, memory that fails.
 */
#include "pledge/offset_map.h"

#include <stdlib.h>

#include "support.h"

static void
add(PledgeOffsetMap *map, size_t text, size_t body, size_t span)
{
	ck_assert(pledge_offset_map_add(map, pledge_system_allocator(), text, body, span));
}

static void
release(PledgeOffsetMap *map)
{
	pledge_offset_map_release(map, pledge_system_allocator());
	ck_assert_uint_eq(map->count, 0);
	ck_assert_ptr_null(map->runs);
}

/* The bytes [from, to) of the text must lead to [start, end) of the body. */
static void
check_stretch(const PledgeOffsetMap *map, uint32_t from, uint32_t to, uint32_t start, uint32_t end)
{
	ck_assert_uint_eq(pledge_offset_map_start(map, from), start);
	ck_assert_uint_eq(pledge_offset_map_end(map, to), end);
}

START_TEST(an_empty_map_leads_to_the_beginning)
{
	PledgeOffsetMap map = {NULL, 0, 0};

	check_stretch(&map, 0, 0, 0, 0);
	check_stretch(&map, 7, 9, 0, 0);
	release(&map);
	release(&map);
}
END_TEST

START_TEST(byte_for_byte)
{
	PledgeOffsetMap map = {NULL, 0, 0};

	add(&map, 0, 3, 0);
	check_stretch(&map, 0, 5, 3, 8);
	check_stretch(&map, 2, 3, 5, 6);
	/* what goes on where the last run ends makes no new one */
	add(&map, 5, 8, 0);
	ck_assert_uint_eq(map.count, 1);
	check_stretch(&map, 6, 9, 9, 12);
	/* a tag of four bytes in between makes one */
	add(&map, 9, 16, 0);
	ck_assert_uint_eq(map.count, 2);
	check_stretch(&map, 9, 10, 16, 17);
	/* what ends before the tag does not take it in; what goes over it does */
	check_stretch(&map, 8, 9, 11, 12);
	check_stretch(&map, 8, 10, 11, 17);
	release(&map);
}
END_TEST

START_TEST(a_run_for_a_stretch)
{
	PledgeOffsetMap map = {NULL, 0, 0};

	/* "a", two bytes for eight, "b" */
	add(&map, 0, 0, 0);
	add(&map, 1, 1, 8);
	add(&map, 3, 9, 0);
	ck_assert_uint_eq(map.count, 3);
	check_stretch(&map, 1, 3, 1, 9);
	/* its second byte, and its first, stand for all of the stretch */
	check_stretch(&map, 2, 3, 1, 9);
	check_stretch(&map, 1, 2, 1, 9);
	check_stretch(&map, 0, 1, 0, 1);
	check_stretch(&map, 3, 4, 9, 10);
	release(&map);
}
END_TEST

/* Two stretches that touch stay two, and nothing joins a run byte for byte to one. */
START_TEST(stretches_are_not_joined)
{
	PledgeOffsetMap map = {NULL, 0, 0};

	add(&map, 0, 0, 1);
	add(&map, 1, 1, 1);
	add(&map, 2, 2, 0);
	ck_assert_uint_eq(map.count, 3);
	add(&map, 4, 4, 1);
	add(&map, 5, 5, 0);
	ck_assert_uint_eq(map.count, 5);
	check_stretch(&map, 0, 6, 0, 6);
	release(&map);
}
END_TEST

/* Against a list that says of each byte of the text where it came from. */
START_TEST(random_runs)
{
	uint64_t state = announce_seed("offset map");
	int round;

	for (round = 0; round < (under_valgrind() ? 20 : 200); round++)
	{
		PledgeOffsetMap map = {NULL, 0, 0};
		uint32_t starts[2000];
		uint32_t ends[2000];
		uint32_t text = 0;
		uint32_t body = 0;
		uint32_t at;
		bool all = true;

		while (text < 1900)
		{
			uint32_t count = chance(&state, 9) + 1;
			uint32_t span = chance(&state, 2) == 0 ? 0 : count + chance(&state, 9);
			uint32_t which;

			body += chance(&state, 3);
			all = pledge_offset_map_add(&map, pledge_system_allocator(), text, body, span) && all;
			for (which = 0; which < count; which++)
			{
				starts[text + which] = span > 0 ? body : body + which;
				ends[text + which] = span > 0 ? body + span : body + which + 1;
			}
			text += count;
			body += span > 0 ? span : count;
		}
		ck_assert(all);
		/* Check notes every assertion in a file: one for all bytes */
		for (at = 0; at < text; at++)
			if (pledge_offset_map_start(&map, at) != starts[at] ||
				pledge_offset_map_end(&map, at + 1) != ends[at])
				break;
		ck_assert_msg(at == text, "byte %u of the text", at);
		release(&map);
	}
}
END_TEST

START_TEST(memory_that_fails)
{
	PledgeOffsetMap map = {NULL, 0, 0};
	FailingMemory memory;
	size_t good = 0;

	failing_memory_start(&memory, 3);
	while (pledge_offset_map_add(&map, &memory.allocator, good, good * 2, 2))
		good++;
	/* what was there before is there still */
	ck_assert_uint_gt(good, 2);
	ck_assert_uint_eq(map.count, good);
	check_stretch(&map, 1, 2, 2, 4);
	check_stretch(&map, (uint32_t) good - 1, (uint32_t) good, (uint32_t) (good - 1) * 2,
				  (uint32_t) good * 2);
	pledge_offset_map_release(&map, &memory.allocator);
	ck_assert_uint_eq(memory.outstanding, 0);
}
END_TEST

/* Emptied for another text, the map takes no new memory. */
START_TEST(memory_is_kept)
{
	PledgeOffsetMap map = {NULL, 0, 0};
	FailingMemory memory;

	failing_memory_start(&memory, 0);
	ck_assert(pledge_offset_map_add(&map, &memory.allocator, 0, 5, 0));
	map.count = 0;
	check_stretch(&map, 0, 1, 0, 0);
	ck_assert(pledge_offset_map_add(&map, &memory.allocator, 0, 8, 0));
	check_stretch(&map, 0, 1, 8, 9);
	ck_assert_uint_eq(memory.calls, 1);
	pledge_offset_map_release(&map, &memory.allocator);
	ck_assert_uint_eq(memory.outstanding, 0);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("offset map");
	TCase *runs = tcase_create("runs");
	TCase *memory = tcase_create("memory");

	tcase_add_test(runs, an_empty_map_leads_to_the_beginning);
	tcase_add_test(runs, byte_for_byte);
	tcase_add_test(runs, a_run_for_a_stretch);
	tcase_add_test(runs, stretches_are_not_joined);
	tcase_add_test(runs, random_runs);
	suite_add_tcase(suite, runs);
	tcase_add_test(memory, memory_that_fails);
	tcase_add_test(memory, memory_is_kept);
	suite_add_tcase(suite, memory);
	return run_suite(suite);
}
