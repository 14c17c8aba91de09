/*
 * test_sample.c
 *	  Dip samples: how many, in which order, and the share of each stratum.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "support.h"

#include "pledge/interval.h"
#include "pledge/sample.h"

#define MOST 600

static int64_t
size_of(int64_t population, double margin)
{
	PledgeError error;
	int64_t size;

	pledge_error_clear(&error);
	ck_assert_msg(pledge_sample_size(population, margin, PLEDGE_Z95, &size, &error), "%s",
				  error.message);
	return size;
}

START_TEST(sizes_have_the_reference_values)
{
	ck_assert_int_eq(size_of(400, 0.10), 78);
	ck_assert_int_eq(size_of(1200, 0.05), 292);
}
END_TEST

START_TEST(sizes_stay_within_the_population)
{
	int64_t population;

	ck_assert_int_eq(size_of(0, 0.1), 0);
	ck_assert_int_eq(size_of(1, 0.1), 1);
	ck_assert_int_eq(size_of(1, 0.999), 1);
	for (population = 1; population < 2000; population++)
	{
		ck_assert_int_ge(size_of(population, 0.1), 1);
		ck_assert_int_le(size_of(population, 0.1), population);
		ck_assert_int_le(size_of(population, 0.1), 97);
	}
	ck_assert_int_eq(size_of(INT64_MAX, 0.1), 97);
	ck_assert_int_eq(size_of(INT64_MAX, 1e-200), INT64_MAX);
	ck_assert_int_eq(size_of(50, 1e-300), 50);
}
END_TEST

START_TEST(sizes_of_nonsense_are_refused)
{
	static const double wrong[] = {0.0, -0.1, 1.0, 2.0, NAN, INFINITY};
	PledgeError error;
	int64_t size;
	size_t which;

	for (which = 0; which < LENGTH_OF(wrong); which++)
	{
		pledge_error_clear(&error);
		ck_assert(!pledge_sample_size(100, wrong[which], PLEDGE_Z95, &size, &error));
		ck_assert_int_eq(error.code, PLEDGE_INVALID);
	}
	pledge_error_clear(&error);
	ck_assert(!pledge_sample_size(-1, 0.1, PLEDGE_Z95, &size, &error));
	pledge_error_clear(&error);
	ck_assert(!pledge_sample_size(100, 0.1, NAN, &size, &error));
	ck_assert_int_eq(error.code, PLEDGE_INVALID);
}
END_TEST

/* Worked out elsewhere: whoever has the seed must draw the same on any machine. */
START_TEST(the_order_never_changes)
{
	ck_assert_uint_eq(pledge_sample_hash("", 0, "", 0), UINT64_C(0x4F2DB50F124040CD));
	ck_assert_uint_eq(pledge_sample_hash("2026-11", 7, "R1", 2), UINT64_C(0x8C6F3B9B2CB56644));
	ck_assert_uint_eq(pledge_sample_hash("2026-11", 7, "R2", 2), UINT64_C(0xF876F3E1092C1BEF));
	ck_assert_uint_eq(pledge_sample_hash("Zo\xC3\xAB", 4, "\xC3\x9Cnal", 5),
					  UINT64_C(0x10152435951EBEAC));
}
END_TEST

START_TEST(seed_and_key_do_not_run_together)
{
	ck_assert_uint_ne(pledge_sample_hash("ab", 2, "c", 1), pledge_sample_hash("a", 1, "bc", 2));
	ck_assert_uint_ne(pledge_sample_hash("ab", 2, "", 0), pledge_sample_hash("", 0, "ab", 2));
}
END_TEST

/* Items with keys of their own; the stratum of each is given. */
typedef struct Drawer
{
	PledgeSampleItem items[MOST];
	char keys[MOST][16];
	uint32_t chosen[MOST]; /* by stratum */
	uint32_t total;
} Drawer;

static void
draw(Drawer *drawer, const uint32_t *members, uint32_t strata, size_t size, const char *seed)
{
	PledgeError error;
	size_t count = 0;
	uint32_t stratum;
	uint32_t member;

	memset(drawer, 0, sizeof(*drawer));
	for (stratum = 0; stratum < strata; stratum++)
	{
		for (member = 0; member < members[stratum]; member++)
		{
			ck_assert_uint_lt(count, MOST);
			snprintf(drawer->keys[count], sizeof(drawer->keys[count]), "R%zu", count + 1);
			drawer->items[count].key = drawer->keys[count];
			drawer->items[count].length = strlen(drawer->keys[count]);
			drawer->items[count].stratum = stratum;
			drawer->items[count].place = (uint32_t) count;
			count++;
		}
	}
	pledge_error_clear(&error);
	ck_assert_msg(pledge_sample_draw(pledge_system_allocator(), drawer->items, count, strata, size,
									 seed, strlen(seed), &error),
				  "%s", error.message);
	for (member = 0; member < count; member++)
	{
		if (member > 0)
			ck_assert_uint_le(drawer->items[member - 1].hash, drawer->items[member].hash);
		if (!drawer->items[member].chosen)
			continue;
		drawer->chosen[drawer->items[member].stratum]++;
		drawer->total++;
	}
}

START_TEST(each_stratum_has_its_share)
{
	static const uint32_t members[] = {50, 30, 20};
	static const uint32_t uneven[] = {7, 5, 3};
	static const uint32_t tiny[] = {97, 1, 2};
	Drawer drawer;

	draw(&drawer, members, 3, 10, "autumn");
	ck_assert_uint_eq(drawer.chosen[0], 5);
	ck_assert_uint_eq(drawer.chosen[1], 3);
	ck_assert_uint_eq(drawer.chosen[2], 2);
	/* 4.67, 3.33 and 2 of 10: the largest remainder takes what is left */
	draw(&drawer, uneven, 3, 10, "autumn");
	ck_assert_uint_eq(drawer.chosen[0], 5);
	ck_assert_uint_eq(drawer.chosen[1], 3);
	ck_assert_uint_eq(drawer.chosen[2], 2);
	/* one each of the tiny, the rest of the large */
	draw(&drawer, tiny, 3, 10, "autumn");
	ck_assert_uint_eq(drawer.chosen[0], 8);
	ck_assert_uint_eq(drawer.chosen[1], 1);
	ck_assert_uint_eq(drawer.chosen[2], 1);
	/* at least one each, whatever was asked; nothing where nothing was asked */
	draw(&drawer, tiny, 3, 1, "autumn");
	ck_assert_uint_eq(drawer.total, 3);
	draw(&drawer, tiny, 3, 0, "autumn");
	ck_assert_uint_eq(drawer.total, 0);
	draw(&drawer, tiny, 3, 100, "autumn");
	ck_assert_uint_eq(drawer.total, 100);
	draw(&drawer, tiny, 3, SIZE_MAX, "autumn");
	ck_assert_uint_eq(drawer.total, 100);
	draw(&drawer, NULL, 0, 5, "autumn");
	ck_assert_uint_eq(drawer.total, 0);
}
END_TEST

START_TEST(shares_add_up_whatever_the_strata)
{
	uint64_t state = announce_seed("shares_add_up_whatever_the_strata");
	static Drawer drawer;
	int round;

	for (round = 0; round < 1000; round++)
	{
		uint32_t members[30];
		uint32_t strata = 1 + chance(&state, 30);
		uint32_t total = 0;
		uint32_t filled = 0;
		uint32_t least = UINT32_MAX;
		uint32_t size;
		uint32_t which;

		for (which = 0; which < strata; which++)
		{
			members[which] = chance(&state, 20) * (chance(&state, 3) != 0);
			total += members[which];
			filled += members[which] > 0;
			if (members[which] > 0 && members[which] < least)
				least = members[which];
		}
		if (total == 0)
			continue;
		size = 1 + chance(&state, total);
		draw(&drawer, members, strata, size, "spring");
		ck_assert_uint_eq(drawer.total, size > filled ? size : filled);
		for (which = 0; which < strata; which++)
		{
			double share = (double) size * members[which] / total;

			ck_assert_uint_le(drawer.chosen[which], members[which]);
			ck_assert((drawer.chosen[which] > 0) == (members[which] > 0));
			/* where every share is one at least, each is met to the next whole number */
			if ((uint64_t) size * least >= total)
				ck_assert(fabs(drawer.chosen[which] - share) < 1.0);
		}
	}
}
END_TEST

START_TEST(the_draw_depends_on_nothing_but_seed_and_keys)
{
	static const uint32_t members[] = {40, 25};
	static Drawer first;
	static Drawer second;
	PledgeError error;
	size_t which;
	int differences = 0;

	draw(&first, members, 2, 12, "autumn");
	draw(&second, members, 2, 12, "autumn");
	for (which = 0; which < 32; which++)
	{
		PledgeSampleItem kept = second.items[which];

		second.items[which] = second.items[64 - which];
		second.items[64 - which] = kept;
	}
	pledge_error_clear(&error);
	ck_assert(pledge_sample_draw(pledge_system_allocator(), second.items, 65, 2, 12, "autumn", 6,
								 &error));
	for (which = 0; which < 65; which++)
	{
		ck_assert_uint_eq(first.items[which].place, second.items[which].place);
		ck_assert(first.items[which].chosen == second.items[which].chosen);
	}
	draw(&second, members, 2, 12, "winter");
	for (which = 0; which < 65; which++)
		differences += first.items[which].place != second.items[which].place;
	ck_assert_int_gt(differences, 30);
}
END_TEST

/* Each key is as likely as any other: over many seeds each is drawn about equally often. */
START_TEST(every_key_has_its_chance)
{
	static const uint32_t members[] = {20};
	static Drawer drawer;
	int drawn[20] = {0};
	int round;
	size_t which;

	for (round = 0; round < 4000; round++)
	{
		char seed[16];

		snprintf(seed, sizeof(seed), "%d", round);
		draw(&drawer, members, 1, 5, seed);
		for (which = 0; which < 20; which++)
			drawn[drawer.items[which].place] += drawer.items[which].chosen;
	}
	/* 1000 expected, deviation 27 */
	for (which = 0; which < 20; which++)
		ck_assert_msg(drawn[which] > 860 && drawn[which] < 1140, "key %zu: %d", which,
					  drawn[which]);
}
END_TEST

START_TEST(keys_must_differ)
{
	PledgeSampleItem items[3];
	PledgeError error;

	memset(items, 0, sizeof(items));
	items[0].key = "a";
	items[1].key = "b";
	items[2].key = "a";
	items[0].length = items[1].length = items[2].length = 1;
	pledge_error_clear(&error);
	ck_assert(!pledge_sample_draw(pledge_system_allocator(), items, 3, 1, 2, "", 0, &error));
	ck_assert_int_eq(error.code, PLEDGE_DUPLICATE);
}
END_TEST

START_TEST(a_draw_without_memory_says_so)
{
	PledgeSampleItem item = {"a", 1, 0, 0, 0, false};
	FailingMemory memory;
	PledgeError error;

	failing_memory_start(&memory, 1);
	pledge_error_clear(&error);
	ck_assert(!pledge_sample_draw(&memory.allocator, &item, 1, 1, 1, "", 0, &error));
	ck_assert_int_eq(error.code, PLEDGE_OUT_OF_MEMORY);
	failing_memory_start(&memory, 0);
	pledge_error_clear(&error);
	ck_assert(pledge_sample_draw(&memory.allocator, &item, 1, 1, 1, "", 0, &error));
	ck_assert(item.chosen);
	ck_assert_uint_eq(memory.outstanding, 0);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("sample");
	TCase *size = tcase_create("how many");
	TCase *which = tcase_create("which");

	tcase_add_test(size, sizes_have_the_reference_values);
	tcase_add_test(size, sizes_stay_within_the_population);
	tcase_add_test(size, sizes_of_nonsense_are_refused);
	suite_add_tcase(suite, size);
	tcase_set_timeout(which, 60);
	tcase_add_test(which, the_order_never_changes);
	tcase_add_test(which, seed_and_key_do_not_run_together);
	tcase_add_test(which, each_stratum_has_its_share);
	tcase_add_test(which, shares_add_up_whatever_the_strata);
	tcase_add_test(which, the_draw_depends_on_nothing_but_seed_and_keys);
	tcase_add_test(which, every_key_has_its_chance);
	tcase_add_test(which, keys_must_differ);
	tcase_add_test(which, a_draw_without_memory_says_so);
	suite_add_tcase(suite, which);
	return run_suite(suite);
}
