/*
 * test_control_chart.c
 *	  Charts of change over time: reference series, gaps, phases and the ends of the scale.
 */
#include <math.h>
#include <stdlib.h>

#include "support.h"

#include "pledge/control_chart.h"

#define SIX_PLACES 5.1e-7
#define MOST       64

static const PledgeXmrOptions plain = {0, true};

/* One letter for each place: what the point is. */
static const char letters[] = {'.', 'A', 'B', 'R', 'F', 'T', 't', 'U', 'u'};

typedef struct Chart
{
	PledgeXmrPoint points[MOST];
	size_t count;
	char causes[MOST + 1];
} Chart;

static void
judge(Chart *chart, PledgeXmrOptions options)
{
	PledgeError error;
	size_t which;

	pledge_error_clear(&error);
	ck_assert_msg(
		pledge_xmr_chart(pledge_system_allocator(), chart->points, chart->count, options, &error),
		"%s", error.message);
	for (which = 0; which < chart->count; which++)
	{
		const PledgeXmrPoint *point = &chart->points[which];

		chart->causes[which] = point->known ? letters[point->cause] : ' ';
		ck_assert(isfinite(point->centre) && isfinite(point->lower) && isfinite(point->upper));
		ck_assert(isfinite(point->near_lower) && isfinite(point->near_upper));
		ck_assert(point->known || point->cause == PLEDGE_CAUSE_NONE);
	}
	chart->causes[chart->count] = '\0';
}

static Chart
chart_of(const double *values, size_t count, PledgeXmrOptions options)
{
	Chart chart;
	size_t which;

	memset(&chart, 0, sizeof(chart));
	chart.count = count;
	for (which = 0; which < count; which++)
	{
		chart.points[which].value = values[which];
		chart.points[which].known = !isnan(values[which]);
		if (!chart.points[which].known)
			chart.points[which].value = 0;
	}
	judge(&chart, options);
	return chart;
}

static void
expect(const Chart *chart, double centre, double lower, double upper, const char *causes)
{
	const PledgeXmrPoint *point = &chart->points[0];

	ck_assert(point->has_limits);
	ck_assert_double_eq_tol(point->centre, centre, SIX_PLACES);
	ck_assert_double_eq_tol(point->lower, lower, SIX_PLACES);
	ck_assert_double_eq_tol(point->upper, upper, SIX_PLACES);
	ck_assert_str_eq(chart->causes, causes);
}

static const double spike[] = {1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1};
static const double shift[] = {62, 65, 61, 66, 63, 67, 64, 62, 66, 65,
							   63, 64, 69, 70, 68, 71, 69, 72, 70, 73};
static const double climb[] = {50, 52, 49, 51, 50, 51, 48, 50, 51, 49,
							   52, 53, 54, 55, 56, 57, 58, 50, 49, 51};

START_TEST(xmr_has_the_reference_values)
{
	PledgeXmrOptions unscreened = {0, false};
	PledgeXmrOptions fixed = {12, true};
	Chart chart = chart_of(spike, LENGTH_OF(spike), plain);

	expect(&chart, 1.944444, -0.715556, 4.604444, "....A.............");
	chart = chart_of(spike, LENGTH_OF(spike), unscreened);
	expect(&chart, 1.944444, -3.062614, 6.951503, "....A.............");
	chart = chart_of(shift, LENGTH_OF(shift), fixed);
	expect(&chart, 64, 56.261818, 71.738182, "............UTUTUAUA");
	chart = chart_of(shift, LENGTH_OF(shift), plain);
	expect(&chart, 66.5, 59.08, 73.92, "............UUUUUTUT");
	chart = chart_of(climb, LENGTH_OF(climb), plain);
	expect(&chart, 51.8, 47.514444, 56.085556, "..uuuuuuuRRRRRRAA...");
}
END_TEST

/* Upside down, every cause is its opposite. */
START_TEST(causes_are_the_same_upside_down)
{
	static const char *const expected[] = {"....B.............", "............uuuuutut",
										   "..UUUUUUUFFFFFFBB..."};
	static const double *const series[] = {spike, shift, climb};
	static const size_t counts[] = {LENGTH_OF(spike), LENGTH_OF(shift), LENGTH_OF(climb)};
	size_t which;

	for (which = 0; which < LENGTH_OF(series); which++)
	{
		double turned[MOST];
		size_t place;
		Chart chart;

		for (place = 0; place < counts[which]; place++)
			turned[place] = -series[which][place];
		chart = chart_of(turned, counts[which], plain);
		ck_assert_str_eq(chart.causes, expected[which]);
	}
}
END_TEST

START_TEST(near_limits_lie_between)
{
	Chart chart = chart_of(shift, LENGTH_OF(shift), plain);
	const PledgeXmrPoint *point = &chart.points[0];

	ck_assert_double_eq_tol(point->near_upper, 66.5 + 7.42 * 1.773333 / 2.66, 1e-6);
	ck_assert_double_eq_tol(point->near_lower, 66.5 - 7.42 * 1.773333 / 2.66, 1e-6);
}
END_TEST

/* A tenth added to itself is no tenth: rounding must not make a cause of a constant. */
START_TEST(a_constant_series_has_its_own_value_for_limits)
{
	static const double constants[] = {0.1, 1.0 / 3.0, 0.0, -7.7, 1e100, 1e-300};
	size_t which;

	for (which = 0; which < LENGTH_OF(constants); which++)
	{
		double values[20];
		size_t place;
		Chart chart;

		for (place = 0; place < LENGTH_OF(values); place++)
			values[place] = constants[which];
		chart = chart_of(values, LENGTH_OF(values), plain);
		ck_assert(chart.points[0].centre == constants[which]);
		ck_assert(chart.points[0].lower == constants[which]);
		ck_assert(chart.points[0].upper == constants[which]);
		ck_assert_str_eq(chart.causes, "....................");
	}
}
END_TEST

/* 0.1, 0.2 and 0.3 have a mean that differs from 0.2 in the last bit. */
START_TEST(a_value_on_the_mean_breaks_a_run)
{
	static const double values[] = {0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.2, 0.3,
									0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.2, 0.1};
	Chart chart = chart_of(values, LENGTH_OF(values), plain);

	ck_assert_double_eq_tol(chart.points[0].centre, 0.2, 1e-12);
	ck_assert_ptr_null(strpbrk(chart.causes, "Uu"));
}
END_TEST

START_TEST(a_value_on_a_limit_is_not_outside)
{
	/* mean 0.5, moving ranges 1: limits at -2.16 and 3.16 */
	static const double values[] = {0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 3.16, 3.1600001, -2.16};
	PledgeXmrOptions fixed = {12, true};
	Chart chart = chart_of(values, LENGTH_OF(values), fixed);

	ck_assert_int_eq(chart.causes[12], '.');
	ck_assert_int_eq(chart.causes[13], 'A');
	ck_assert_int_eq(chart.causes[14], '.');
}
END_TEST

START_TEST(six_rises_are_a_trend_five_are_none)
{
	static const double rising[] = {5, 5, 1, 2, 3, 4, 5, 6, 7, 1, 9, 0};
	static const double level[] = {5, 5, 1, 2, 3, 4, 4, 5, 6, 7, 1, 9, 0};
	Chart chart = chart_of(rising, LENGTH_OF(rising), plain);

	ck_assert_str_eq(chart.causes, "..RRRRRRR...");
	chart = chart_of(level, LENGTH_OF(level), plain);
	ck_assert_ptr_null(strchr(chart.causes, 'R'));
}
END_TEST

START_TEST(few_points_have_few_limits)
{
	double values[] = {4, 6, 5, 4, 6, 5, 4, 6, 5, 4, 6, 5};
	PledgeXmrOptions fixed = {6, true};
	PledgeError error;
	Chart chart = chart_of(values, 1, plain);

	ck_assert(chart.points[0].has_centre && !chart.points[0].has_limits && chart.points[0].trial);
	ck_assert(chart.points[0].centre == 4.0);
	ck_assert_int_eq(pledge_variation(chart.points, 1), PLEDGE_VARIATION_TRIAL);
	chart = chart_of(values, 2, plain);
	ck_assert(chart.points[0].has_limits && chart.points[0].trial);
	chart = chart_of(values, 11, plain);
	ck_assert(chart.points[0].trial);
	chart = chart_of(values, 12, plain);
	ck_assert(!chart.points[0].trial);
	ck_assert_int_eq(pledge_variation(chart.points, 12), PLEDGE_VARIATION_COMMON);
	/* what rests on six points is on trial, however many follow */
	chart = chart_of(values, 12, fixed);
	ck_assert(chart.points[0].trial);
	pledge_error_clear(&error);
	ck_assert(pledge_xmr_chart(pledge_system_allocator(), NULL, 0, plain, &error));
	ck_assert_int_eq(pledge_variation(NULL, 0), PLEDGE_VARIATION_UNKNOWN);
}
END_TEST

/* The chart of a series with gaps is that of the series without them. */
START_TEST(gaps_are_passed_over)
{
	static const double *const series[] = {spike, shift, climb};
	static const size_t counts[] = {LENGTH_OF(spike), LENGTH_OF(shift), LENGTH_OF(climb)};
	uint64_t state = announce_seed("gaps_are_passed_over");
	int round;

	for (round = 0; round < 300; round++)
	{
		size_t which = chance(&state, LENGTH_OF(series));
		PledgeXmrOptions options = {chance(&state, 2) ? 12 : 0, chance(&state, 2) == 0};
		Chart whole = chart_of(series[which], counts[which], options);
		double gapped[MOST];
		size_t place = 0;
		size_t from = 0;
		Chart chart;

		while (from < counts[which])
		{
			bool gap = place < MOST - 30 && chance(&state, 3) == 0;

			gapped[place++] = gap ? NAN : series[which][from++];
		}
		chart = chart_of(gapped, place, options);
		for (place = 0, from = 0; place < chart.count; place++)
		{
			ck_assert(chart.points[place].centre == whole.points[0].centre);
			ck_assert(chart.points[place].lower == whole.points[0].lower);
			if (chart.points[place].known)
				ck_assert_int_eq(chart.causes[place], whole.causes[from++]);
		}
	}
}
END_TEST

START_TEST(only_gaps_are_no_chart)
{
	static const double values[] = {NAN, NAN, NAN};
	Chart chart = chart_of(values, LENGTH_OF(values), plain);

	ck_assert(!chart.points[0].has_centre && !chart.points[0].has_limits);
	ck_assert_int_eq(pledge_variation(chart.points, chart.count), PLEDGE_VARIATION_UNKNOWN);
}
END_TEST

/* Nothing reaches from one phase into the next. */
START_TEST(phases_are_charts_of_their_own)
{
	Chart first = chart_of(shift, LENGTH_OF(shift), plain);
	Chart second = chart_of(climb, LENGTH_OF(climb), plain);
	Chart both;
	size_t which;

	memset(&both, 0, sizeof(both));
	both.count = LENGTH_OF(shift) + LENGTH_OF(climb);
	for (which = 0; which < both.count; which++)
	{
		bool early = which < LENGTH_OF(shift);

		both.points[which].value = early ? shift[which] : climb[which - LENGTH_OF(shift)];
		both.points[which].known = true;
		both.points[which].phase = early ? -3 : 7;
	}
	judge(&both, plain);
	ck_assert(strncmp(both.causes, first.causes, LENGTH_OF(shift)) == 0);
	ck_assert_str_eq(both.causes + LENGTH_OF(shift), second.causes);
	ck_assert(both.points[0].centre == first.points[0].centre);
	ck_assert(both.points[both.count - 1].upper == second.points[0].upper);
}
END_TEST

START_TEST(variation_is_of_the_latest_point_in_the_latest_phase)
{
	Chart chart = chart_of(shift, LENGTH_OF(shift), plain);
	double turned[LENGTH_OF(shift) + 2];
	size_t which;

	ck_assert_int_eq(pledge_variation(chart.points, chart.count), PLEDGE_VARIATION_HIGH);
	ck_assert_int_eq(pledge_variation(chart.points, 12), PLEDGE_VARIATION_COMMON);
	for (which = 0; which < LENGTH_OF(shift); which++)
		turned[which] = -shift[which];
	turned[which++] = NAN;
	turned[which++] = NAN;
	chart = chart_of(turned, which, plain);
	ck_assert_int_eq(pledge_variation(chart.points, chart.count), PLEDGE_VARIATION_LOW);
	/* a phase in which nothing was recorded yet tells nothing */
	chart.points[chart.count - 1].phase = 1;
	ck_assert_int_eq(pledge_variation(chart.points, chart.count), PLEDGE_VARIATION_UNKNOWN);
}
END_TEST

START_TEST(series_that_cannot_be_are_refused)
{
	static const double wrong[] = {NAN, INFINITY, -INFINITY, 1.1e100, -1e300};
	PledgeXmrOptions fixed_at_one = {1, true};
	PledgeXmrPoint points[3];
	PledgeError error;
	size_t which;

	for (which = 0; which < LENGTH_OF(wrong); which++)
	{
		memset(points, 0, sizeof(points));
		points[1].known = true;
		points[1].value = wrong[which];
		pledge_error_clear(&error);
		ck_assert(!pledge_xmr_chart(pledge_system_allocator(), points, 3, plain, &error));
		ck_assert_int_eq(error.code, PLEDGE_INVALID);
		ck_assert_uint_eq(error.offset, 2);
	}
	memset(points, 0, sizeof(points));
	points[1].phase = 2;
	points[2].phase = 1;
	pledge_error_clear(&error);
	ck_assert(!pledge_xmr_chart(pledge_system_allocator(), points, 3, plain, &error));
	ck_assert_uint_eq(error.offset, 3);
	pledge_error_clear(&error);
	ck_assert(!pledge_xmr_chart(pledge_system_allocator(), points, 0, fixed_at_one, &error));
	ck_assert_int_eq(error.code, PLEDGE_INVALID);
}
END_TEST

START_TEST(a_chart_without_memory_says_so)
{
	FailingMemory memory;
	PledgeXmrPoint points[2];
	PledgeError error;

	memset(points, 0, sizeof(points));
	failing_memory_start(&memory, 1);
	pledge_error_clear(&error);
	ck_assert(!pledge_xmr_chart(&memory.allocator, points, 2, plain, &error));
	ck_assert_int_eq(error.code, PLEDGE_OUT_OF_MEMORY);
	failing_memory_start(&memory, 0);
	pledge_error_clear(&error);
	ck_assert(pledge_xmr_chart(&memory.allocator, points, 2, plain, &error));
	ck_assert_uint_eq(memory.outstanding, 0);
}
END_TEST

static PledgeAssurance
assure(double target, double lower, double upper, bool higher_is_better)
{
	PledgeAssurance assurance;
	PledgeError error;

	pledge_error_clear(&error);
	ck_assert(pledge_assurance(target, lower, upper, higher_is_better, &assurance, &error));
	return assurance;
}

START_TEST(assurance_asks_on_which_side_the_target_lies)
{
	PledgeAssurance assurance;
	PledgeError error;

	ck_assert_int_eq(assure(50, 60, 80, true), PLEDGE_ASSURANCE_PASS);
	ck_assert_int_eq(assure(90, 60, 80, true), PLEDGE_ASSURANCE_FAIL);
	ck_assert_int_eq(assure(70, 60, 80, true), PLEDGE_ASSURANCE_INCONSISTENT);
	ck_assert_int_eq(assure(60, 60, 80, true), PLEDGE_ASSURANCE_INCONSISTENT);
	ck_assert_int_eq(assure(80, 60, 80, true), PLEDGE_ASSURANCE_INCONSISTENT);
	ck_assert_int_eq(assure(50, 60, 80, false), PLEDGE_ASSURANCE_FAIL);
	ck_assert_int_eq(assure(90, 60, 80, false), PLEDGE_ASSURANCE_PASS);
	pledge_error_clear(&error);
	ck_assert(!pledge_assurance(NAN, 1, 2, true, &assurance, &error));
	ck_assert(!pledge_assurance(1, -INFINITY, 2, true, &assurance, &error));
	ck_assert(!pledge_assurance(1, 3, 2, true, &assurance, &error));
	ck_assert_int_eq(error.code, PLEDGE_INVALID);
}
END_TEST

/* ---- proportions ---- */

static PledgeProportionChart
proportions(PledgeProportion *points, const int64_t *met, const int64_t *eligible, size_t count)
{
	PledgeProportionChart chart;
	PledgeError error;
	size_t which;

	memset(points, 0, sizeof(*points) * count);
	for (which = 0; which < count; which++)
	{
		points[which].rate.met = met[which];
		points[which].rate.eligible = eligible[which];
		points[which].known = met[which] >= 0;
	}
	pledge_error_clear(&error);
	ck_assert_msg(pledge_p_chart(points, count, &chart, &error), "%s", error.message);
	return chart;
}

START_TEST(proportions_have_the_reference_values)
{
	static const int64_t small_met[] = {45, 52, 48, 60, 55, 47, 58, 50, 62, 49, 53, 57};
	static const int64_t small_all[] = {60, 70, 66, 75, 72, 64, 76, 68, 80, 65, 71, 74};
	static const int64_t large_met[] = {820, 790, 905, 760, 930, 700, 880, 845, 910, 775, 860, 720};
	static const int64_t large_all[] = {1000, 1000, 1100, 980, 1120, 950,
										1060, 1010, 1090, 970, 1040, 940};
	PledgeProportion points[12];
	PledgeProportionChart chart = proportions(points, small_met, small_all, 12);

	ck_assert_double_eq_tol(chart.centre, 0.756243, SIX_PLACES);
	ck_assert_double_eq_tol(chart.sigma_z, 0.491229, SIX_PLACES);
	ck_assert_double_eq_tol(points[0].lower, 0.589957, SIX_PLACES);
	ck_assert_double_eq_tol(points[0].upper, 0.922528, SIX_PLACES);
	ck_assert_double_eq_tol(points[0].laney_lower, 0.674558, SIX_PLACES);
	ck_assert_double_eq_tol(points[0].laney_upper, 0.837927, SIX_PLACES);
	ck_assert(!points[0].signal && !points[0].laney_signal);

	chart = proportions(points, large_met, large_all, 12);
	ck_assert_double_eq_tol(chart.centre, 0.807096, SIX_PLACES);
	ck_assert_double_eq_tol(chart.sigma_z, 3.128148, SIX_PLACES);
	ck_assert_double_eq_tol(points[5].ratio, 0.736842, SIX_PLACES);
	ck_assert_double_eq_tol(points[5].lower, 0.768691, SIX_PLACES);
	ck_assert_double_eq_tol(points[5].upper, 0.845502, SIX_PLACES);
	ck_assert_double_eq_tol(points[5].laney_lower, 0.686958, SIX_PLACES);
	ck_assert_double_eq_tol(points[5].laney_upper, 0.927234, SIX_PLACES);
	ck_assert(points[5].signal && !points[5].laney_signal);
}
END_TEST

START_TEST(proportions_without_chance_have_no_laney_limits)
{
	static const int64_t none[] = {0, 0, 0};
	static const int64_t all[] = {4, 7, 9};
	static const int64_t half[] = {5};
	static const int64_t ten[] = {10};
	PledgeProportion points[3];
	PledgeProportionChart chart = proportions(points, none, all, 3);

	ck_assert(chart.known && !chart.has_sigma_z);
	ck_assert(points[0].lower == 0.0 && points[0].upper == 0.0 && !points[0].signal);
	chart = proportions(points, all, all, 3);
	ck_assert(chart.known && !chart.has_sigma_z && chart.centre == 1.0);
	ck_assert(points[2].lower == 1.0 && points[2].upper == 1.0 && !points[2].signal);
	chart = proportions(points, half, ten, 1);
	ck_assert(chart.known && !chart.has_sigma_z && chart.centre == 0.5);
	chart = proportions(points, none, none, 3);
	ck_assert(!chart.known && !points[0].known);
	chart = proportions(points, NULL, NULL, 0);
	ck_assert(!chart.known);
}
END_TEST

/* One third is no binary number: equal rates must not be told apart by rounding. */
START_TEST(equal_proportions_are_no_signal)
{
	static const int64_t met[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 1000};
	int64_t eligible[LENGTH_OF(met)];
	PledgeProportion points[LENGTH_OF(met)];
	PledgeProportionChart chart;
	size_t which;

	for (which = 0; which < LENGTH_OF(met); which++)
		eligible[which] = met[which] * 3;
	chart = proportions(points, met, eligible, LENGTH_OF(met));
	ck_assert_double_eq_tol(chart.sigma_z, 0.0, 1e-9);
	for (which = 0; which < LENGTH_OF(met); which++)
		ck_assert(!points[which].signal && !points[which].laney_signal);
}
END_TEST

START_TEST(gaps_between_proportions_are_passed_over)
{
	static const int64_t met[] = {45, -1, 52, 0, 48, 60};
	static const int64_t eligible[] = {60, 5, 70, 0, 66, 75};
	static const int64_t met_alone[] = {45, 52, 48, 60};
	static const int64_t eligible_alone[] = {60, 70, 66, 75};
	PledgeProportion points[6];
	PledgeProportion alone[4];
	PledgeProportionChart chart = proportions(points, met, eligible, 6);
	PledgeProportionChart without = proportions(alone, met_alone, eligible_alone, 4);

	ck_assert(!points[1].known && !points[3].known);
	ck_assert(chart.centre == without.centre && chart.sigma_z == without.sigma_z);
	ck_assert(points[5].laney_lower == alone[3].laney_lower);
}
END_TEST

START_TEST(proportions_that_cannot_be_are_refused)
{
	PledgeProportion points[2];
	PledgeProportionChart chart;
	PledgeError error;

	memset(points, 0, sizeof(points));
	points[1].known = true;
	points[1].rate.met = 3;
	points[1].rate.eligible = 2;
	pledge_error_clear(&error);
	ck_assert(!pledge_p_chart(points, 2, &chart, &error));
	ck_assert_int_eq(error.code, PLEDGE_INVALID);
	ck_assert_uint_eq(error.offset, 2);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("control_chart");
	TCase *xmr = tcase_create("XmR");
	TCase *proportion = tcase_create("P and P'");

	tcase_add_test(xmr, xmr_has_the_reference_values);
	tcase_add_test(xmr, causes_are_the_same_upside_down);
	tcase_add_test(xmr, near_limits_lie_between);
	tcase_add_test(xmr, a_constant_series_has_its_own_value_for_limits);
	tcase_add_test(xmr, a_value_on_the_mean_breaks_a_run);
	tcase_add_test(xmr, a_value_on_a_limit_is_not_outside);
	tcase_add_test(xmr, six_rises_are_a_trend_five_are_none);
	tcase_add_test(xmr, few_points_have_few_limits);
	tcase_add_test(xmr, gaps_are_passed_over);
	tcase_add_test(xmr, only_gaps_are_no_chart);
	tcase_add_test(xmr, phases_are_charts_of_their_own);
	tcase_add_test(xmr, variation_is_of_the_latest_point_in_the_latest_phase);
	tcase_add_test(xmr, series_that_cannot_be_are_refused);
	tcase_add_test(xmr, a_chart_without_memory_says_so);
	tcase_add_test(xmr, assurance_asks_on_which_side_the_target_lies);
	suite_add_tcase(suite, xmr);
	tcase_add_test(proportion, proportions_have_the_reference_values);
	tcase_add_test(proportion, proportions_without_chance_have_no_laney_limits);
	tcase_add_test(proportion, equal_proportions_are_no_signal);
	tcase_add_test(proportion, gaps_between_proportions_are_passed_over);
	tcase_add_test(proportion, proportions_that_cannot_be_are_refused);
	suite_add_tcase(suite, proportion);
	return run_suite(suite);
}
