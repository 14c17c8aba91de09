/*
 * control_chart.c
 *	  Change over time: XmR charts with the rules of the NHS, P and Laney P' charts.
 *
 * Two numbers that differ by rounding alone count as equal: a value that lies on the
 * mean is on no side of it, one that lies on a limit is not outside.
 */
#include "pledge/control_chart.h"

#include <math.h>
#include <string.h>

#define LIMIT_FACTOR  2.66
#define NEAR_FACTOR   1.773333
#define SCREEN_FACTOR 3.267
#define LANEY_FACTOR  1.128
#define ROUNDING      1e-12

#define TREND_LENGTH 7
#define RUN_LENGTH   7

/* The recorded points of one phase. */
typedef struct Phase
{
	PledgeXmrPoint **points;
	size_t count;
	size_t base; /* how many the limits rest on */
	double rounding;
} Phase;

static int
compare(double left, double right, double rounding)
{
	if (left > right + rounding)
		return 1;
	return left < right - rounding ? -1 : 0;
}

/* ---- limits ---- */

static double
moving_range(const Phase *phase, size_t which)
{
	return fabs(phase->points[which]->value - phase->points[which - 1]->value);
}

/* The mean moving range of the base, of which there are at least two points. */
static double
mean_moving_range(const Phase *phase, bool screened)
{
	size_t kept = 0;
	size_t which;
	double sum = 0.0;
	double mean;
	double most;

	for (which = 1; which < phase->base; which++)
		sum += moving_range(phase, which);
	mean = sum / (double) (phase->base - 1);
	if (!screened)
		return mean;
	most = SCREEN_FACTOR * mean;
	sum = 0.0;
	for (which = 1; which < phase->base; which++)
	{
		double range = moving_range(phase, which);

		if (compare(range, most, phase->rounding) >= 0)
			continue;
		sum += range;
		kept++;
	}
	return kept == 0 ? 0.0 : sum / (double) kept;
}

/* Sums distances from the first value: the mean of a constant series is that constant. */
static double
mean_of_base(const Phase *phase)
{
	double first = phase->points[0]->value;
	double sum = 0.0;
	size_t which;

	for (which = 1; which < phase->base; which++)
		sum += phase->points[which]->value - first;
	return first + sum / (double) phase->base;
}

/* The limits of a phase, in a point that stands for all of them. */
static PledgeXmrPoint
limits_of(const Phase *phase, bool screened)
{
	PledgeXmrPoint limits;
	double range;

	memset(&limits, 0, sizeof(limits));
	limits.trial = phase->base < PLEDGE_XMR_SETTLED;
	if (phase->base == 0)
		return limits;
	limits.has_centre = true;
	limits.centre = mean_of_base(phase);
	if (phase->base == 1)
		return limits;
	range = mean_moving_range(phase, screened);
	limits.has_limits = true;
	limits.lower = limits.centre - LIMIT_FACTOR * range;
	limits.upper = limits.centre + LIMIT_FACTOR * range;
	limits.near_lower = limits.centre - NEAR_FACTOR * range;
	limits.near_upper = limits.centre + NEAR_FACTOR * range;
	return limits;
}

static void
copy_limits(PledgeXmrPoint *point, const PledgeXmrPoint *limits)
{
	PledgeXmrPoint kept = *point;

	*point = *limits;
	point->value = kept.value;
	point->known = kept.known;
	point->phase = kept.phase;
}

/* ---- special causes ---- */

/* Marks points [from, to] that no stronger rule has marked. */
static void
mark(Phase *phase, size_t from, size_t to, PledgeSpecialCause cause)
{
	for (; from <= to; from++)
		if (phase->points[from]->cause == PLEDGE_CAUSE_NONE)
			phase->points[from]->cause = cause;
}

/* 1 above the centre, -1 below, 0 on it. */
static int
side_of(const Phase *phase, size_t which)
{
	const PledgeXmrPoint *point = phase->points[which];

	return compare(point->value, point->centre, phase->rounding);
}

/* The same of the limits: 0 within. */
static int
outside(const Phase *phase, size_t which)
{
	const PledgeXmrPoint *point = phase->points[which];

	if (compare(point->value, point->upper, phase->rounding) > 0)
		return 1;
	return compare(point->value, point->lower, phase->rounding) < 0 ? -1 : 0;
}

/* The same of the near limits, for a point within the limits. */
static int
near_limit(const Phase *phase, size_t which)
{
	const PledgeXmrPoint *point = phase->points[which];

	if (outside(phase, which) != 0)
		return 0;
	if (compare(point->value, point->near_upper, phase->rounding) > 0)
		return 1;
	return compare(point->value, point->near_lower, phase->rounding) < 0 ? -1 : 0;
}

static void
mark_outside(Phase *phase)
{
	size_t which;

	for (which = 0; which < phase->count; which++)
	{
		int side = outside(phase, which);

		if (side != 0)
			mark(phase, which, which, side > 0 ? PLEDGE_CAUSE_ABOVE : PLEDGE_CAUSE_BELOW);
	}
}

static void
mark_trends(Phase *phase)
{
	size_t steps = 0;
	int direction = 0;
	size_t which;

	for (which = 1; which < phase->count; which++)
	{
		int step =
			compare(phase->points[which]->value, phase->points[which - 1]->value, phase->rounding);

		steps = step == 0 ? 0 : step == direction ? steps + 1 : 1;
		direction = step;
		if (steps >= TREND_LENGTH - 1)
			mark(phase, which - (TREND_LENGTH - 1), which,
				 step > 0 ? PLEDGE_CAUSE_RISING : PLEDGE_CAUSE_FALLING);
	}
}

static void
mark_two_of_three(Phase *phase)
{
	size_t which;

	for (which = 2; which < phase->count; which++)
	{
		int side = side_of(phase, which);
		int near_count = 0;
		size_t member;

		if (side == 0 || side_of(phase, which - 1) != side || side_of(phase, which - 2) != side)
			continue;
		for (member = which - 2; member <= which; member++)
			near_count += near_limit(phase, member) == side;
		if (near_count < 2)
			continue;
		for (member = which - 2; member <= which; member++)
			if (near_limit(phase, member) == side)
				mark(phase, member, member,
					 side > 0 ? PLEDGE_CAUSE_TWO_OF_THREE_ABOVE : PLEDGE_CAUSE_TWO_OF_THREE_BELOW);
	}
}

static void
mark_runs(Phase *phase)
{
	size_t length = 0;
	int side = 0;
	size_t which;

	for (which = 0; which < phase->count; which++)
	{
		int here = side_of(phase, which);

		length = here == 0 ? 0 : here == side ? length + 1 : 1;
		side = here;
		if (length >= RUN_LENGTH)
			mark(phase, which - (RUN_LENGTH - 1), which,
				 side > 0 ? PLEDGE_CAUSE_RUN_ABOVE : PLEDGE_CAUSE_RUN_BELOW);
	}
}

/* ---- the chart ---- */

static bool
check_points(const PledgeXmrPoint *points, size_t count, PledgeXmrOptions options,
			 PledgeError *error)
{
	size_t which;

	if (options.fixed_after == 1)
		return pledge_error_set(error, PLEDGE_INVALID, 0, NULL, 0,
								"limits cannot be fixed after fewer than 2 points");
	for (which = 0; which < count; which++)
	{
		if (points[which].known && !(fabs(points[which].value) <= PLEDGE_XMR_FURTHEST))
			return pledge_error_set(error, PLEDGE_INVALID, which + 1, NULL, 0,
									"a value is not a number between -1e100 and 1e100");
		if (which > 0 && points[which].phase < points[which - 1].phase)
			return pledge_error_set(error, PLEDGE_INVALID, which + 1, NULL, 0,
									"a phase is less than the one before");
	}
	return true;
}

/* Judges one phase, which is all of these points. */
static void
judge_phase(PledgeXmrPoint *points, size_t count, PledgeXmrPoint **room, PledgeXmrOptions options)
{
	Phase phase = {room, 0, 0, 0.0};
	PledgeXmrPoint limits;
	double furthest = 0.0;
	size_t which;

	for (which = 0; which < count; which++)
	{
		if (!points[which].known)
			continue;
		phase.points[phase.count++] = &points[which];
		furthest = fmax(furthest, fabs(points[which].value));
	}
	phase.base = phase.count;
	if (options.fixed_after > 0 && options.fixed_after < phase.count)
		phase.base = options.fixed_after;
	phase.rounding = furthest * ROUNDING;
	limits = limits_of(&phase, options.screened);
	for (which = 0; which < count; which++)
		copy_limits(&points[which], &limits);
	if (!limits.has_limits)
		return;
	mark_outside(&phase);
	mark_trends(&phase);
	mark_two_of_three(&phase);
	mark_runs(&phase);
}

bool
pledge_xmr_chart(const PledgeAllocator *allocator, PledgeXmrPoint *points, size_t count,
				 PledgeXmrOptions options, PledgeError *error)
{
	PledgeXmrPoint **room;
	size_t begin = 0;
	size_t end;

	if (!check_points(points, count, options, error))
		return false;
	room = pledge_allocate_zeroed(allocator, count, sizeof(PledgeXmrPoint *));
	if (room == NULL)
		return pledge_error_set(error, PLEDGE_OUT_OF_MEMORY, 0, NULL, 0, "out of memory");
	for (; begin < count; begin = end)
	{
		for (end = begin + 1; end < count && points[end].phase == points[begin].phase; end++)
			;
		judge_phase(points + begin, end - begin, room, options);
	}
	pledge_release(allocator, room);
	return true;
}

PledgeVariation
pledge_variation(const PledgeXmrPoint *points, size_t count)
{
	size_t which = count;

	while (which > 0 && points[which - 1].phase == points[count - 1].phase)
	{
		const PledgeXmrPoint *point = &points[--which];

		if (!point->known)
			continue;
		if (point->trial)
			return PLEDGE_VARIATION_TRIAL;
		switch (point->cause)
		{
			case PLEDGE_CAUSE_NONE:
				return PLEDGE_VARIATION_COMMON;
			case PLEDGE_CAUSE_ABOVE:
			case PLEDGE_CAUSE_RISING:
			case PLEDGE_CAUSE_TWO_OF_THREE_ABOVE:
			case PLEDGE_CAUSE_RUN_ABOVE:
				return PLEDGE_VARIATION_HIGH;
			case PLEDGE_CAUSE_BELOW:
			case PLEDGE_CAUSE_FALLING:
			case PLEDGE_CAUSE_TWO_OF_THREE_BELOW:
			case PLEDGE_CAUSE_RUN_BELOW:
				return PLEDGE_VARIATION_LOW;
		}
	}
	return PLEDGE_VARIATION_UNKNOWN;
}

bool
pledge_assurance(double target, double lower, double upper, bool higher_is_better,
				 PledgeAssurance *assurance, PledgeError *error)
{
	*assurance = PLEDGE_ASSURANCE_INCONSISTENT;
	if (!isfinite(target) || !isfinite(lower) || !isfinite(upper))
		return pledge_error_set(error, PLEDGE_INVALID, 0, NULL, 0,
								"a target or limit is not a finite number");
	if (lower > upper)
		return pledge_error_set(error, PLEDGE_INVALID, 0, NULL, 0,
								"the lower limit lies above the upper");
	if (target < lower)
		*assurance = higher_is_better ? PLEDGE_ASSURANCE_PASS : PLEDGE_ASSURANCE_FAIL;
	else if (target > upper)
		*assurance = higher_is_better ? PLEDGE_ASSURANCE_FAIL : PLEDGE_ASSURANCE_PASS;
	return true;
}

/* ---- proportions ---- */

/* Checks the points, turns rates of nobody into gaps and finds the centre. */
static bool
centre_proportions(PledgeProportion *points, size_t count, PledgeProportionChart *chart,
				   PledgeError *error)
{
	double met = 0.0;
	double eligible = 0.0;
	size_t which;

	for (which = 0; which < count; which++)
	{
		PledgeProportion *point = &points[which];

		if (!point->known)
			continue;
		if (!pledge_rate_check(point->rate, which + 1, error))
			return false;
		point->known = point->rate.eligible > 0;
		if (!point->known)
			continue;
		chart->known = true;
		point->ratio = (double) point->rate.met / (double) point->rate.eligible;
		met += (double) point->rate.met;
		eligible += (double) point->rate.eligible;
	}
	if (chart->known)
		chart->centre = met / eligible;
	return true;
}

static double
deviation_of(const PledgeProportion *point, double centre)
{
	return sqrt(centre * (1.0 - centre) / (double) point->rate.eligible);
}

/* The variation between neighbours, in standard deviations of the chance within them. */
static void
find_sigma_z(const PledgeProportion *points, size_t count, PledgeProportionChart *chart)
{
	bool has_before = false;
	double before = 0.0;
	double sum = 0.0;
	size_t steps = 0;
	size_t which;

	/* where all met or none did there is no chance to measure by */
	if (!(chart->centre > 0.0 && chart->centre < 1.0))
		return;
	for (which = 0; which < count; which++)
	{
		double z;

		if (!points[which].known)
			continue;
		z = (points[which].ratio - chart->centre) / deviation_of(&points[which], chart->centre);
		if (has_before)
		{
			sum += fabs(z - before);
			steps++;
		}
		before = z;
		has_before = true;
	}
	if (steps == 0)
		return;
	chart->has_sigma_z = true;
	chart->sigma_z = sum / (double) steps / LANEY_FACTOR;
}

static bool
outside_limits(double value, double lower, double upper)
{
	return compare(value, lower, ROUNDING) < 0 || compare(value, upper, ROUNDING) > 0;
}

bool
pledge_p_chart(PledgeProportion *points, size_t count, PledgeProportionChart *chart,
			   PledgeError *error)
{
	size_t which;

	memset(chart, 0, sizeof(*chart));
	if (!centre_proportions(points, count, chart, error))
		return false;
	if (chart->known)
		find_sigma_z(points, count, chart);
	for (which = 0; which < count; which++)
	{
		PledgeProportion *point = &points[which];
		double reach;

		if (!point->known)
			continue;
		reach = 3.0 * deviation_of(point, chart->centre);
		point->lower = fmax(0.0, chart->centre - reach);
		point->upper = fmin(1.0, chart->centre + reach);
		point->signal = outside_limits(point->ratio, point->lower, point->upper);
		if (!chart->has_sigma_z)
			continue;
		reach *= chart->sigma_z;
		point->laney_lower = fmax(0.0, chart->centre - reach);
		point->laney_upper = fmin(1.0, chart->centre + reach);
		point->laney_signal = outside_limits(point->ratio, point->laney_lower, point->laney_upper);
	}
	return true;
}
