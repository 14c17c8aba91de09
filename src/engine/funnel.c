/*
 * funnel.c
 *	  Teams side by side: which rates stand further from the whole than chance puts them.
 *
 * Overdispersion is judged on the scale of the angle arcsin(sqrt(rate)), on which the
 * chance in a unit depends on its size alone: its deviation is 1 / (2 sqrt(eligible)).
 */
#include "pledge/funnel.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define WINSORISED 0.1

static const double right_angle = 1.57079632679489661923;

static double
angle_of(double ratio)
{
	return asin(sqrt(fmin(1.0, fmax(0.0, ratio))));
}

/* The square of the deviation of a unit's angle. */
static double
variance_of(const PledgeFunnelUnit *unit)
{
	return 1.0 / (4.0 * (double) unit->rate.eligible);
}

static bool
find_centre(PledgeFunnelUnit *units, size_t count, PledgeFunnel *funnel, PledgeError *error)
{
	double met = 0.0;
	double eligible = 0.0;
	size_t which;

	for (which = 0; which < count; which++)
	{
		PledgeFunnelUnit *unit = &units[which];

		if (!unit->known)
			continue;
		if (!pledge_rate_check(unit->rate, which + 1, error))
			return false;
		unit->known = unit->rate.eligible > 0;
		if (!unit->known)
			continue;
		unit->ratio = (double) unit->rate.met / (double) unit->rate.eligible;
		met += (double) unit->rate.met;
		eligible += (double) unit->rate.eligible;
		funnel->units++;
	}
	funnel->known = funnel->units >= PLEDGE_FUNNEL_UNITS;
	if (funnel->known)
		funnel->centre = met / eligible;
	return true;
}

static int
compare_numbers(const void *left, const void *right)
{
	double one = *(const double *) left;
	double other = *(const double *) right;

	return (one > other) - (one < other);
}

/* The quantile of sorted numbers that lies between two of them in proportion (type 7). */
static double
quantile(const double *sorted, size_t count, double share)
{
	double place = share * (double) (count - 1);
	size_t below = (size_t) floor(place);
	size_t above = below + 1 < count ? below + 1 : below;

	return sorted[below] + (place - (double) below) * (sorted[above] - sorted[below]);
}

/* The z-scores, the furthest tenth at either end drawn in; phi is their mean square. */
static double
winsorised_phi(const PledgeFunnelUnit *units, size_t count, double *scores, PledgeFunnel *funnel)
{
	double centre = angle_of(funnel->centre);
	double least;
	double most;
	double sum = 0.0;
	size_t scored = 0;
	size_t which;

	for (which = 0; which < count; which++)
		if (units[which].known)
			scores[scored++] =
				(angle_of(units[which].ratio) - centre) / sqrt(variance_of(&units[which]));
	qsort(scores, scored, sizeof(*scores), compare_numbers);
	least = quantile(scores, scored, WINSORISED);
	most = quantile(scores, scored, 1.0 - WINSORISED);
	for (which = 0; which < scored; which++)
	{
		double score = fmin(most, fmax(least, scores[which]));

		sum += score * score;
	}
	return sum / (double) scored;
}

/* How much the units differ beyond chance: the variance between them (moments). */
static double
variance_between(const PledgeFunnelUnit *units, size_t count, const PledgeFunnel *funnel)
{
	double weights = 0.0;
	double squares = 0.0;
	double freedom = (double) (funnel->units - 1);
	double excess = (double) funnel->units * funnel->phi - freedom;
	size_t which;

	if (excess <= 0.0)
		return 0.0;
	for (which = 0; which < count; which++)
	{
		double weight;

		if (!units[which].known)
			continue;
		weight = 1.0 / variance_of(&units[which]);
		weights += weight;
		squares += weight * weight;
	}
	return excess / (weights - squares / weights);
}

static PledgeLimits
plain_limits(const PledgeFunnelUnit *unit, double centre, double z)
{
	double reach = z * sqrt(centre * (1.0 - centre) / (double) unit->rate.eligible);
	PledgeLimits limits;

	limits.lower = fmax(0.0, centre - reach);
	limits.upper = fmin(1.0, centre + reach);
	return limits;
}

static double
ratio_of_angle(double angle)
{
	double side = sin(fmin(right_angle, fmax(0.0, angle)));

	return side * side;
}

static PledgeLimits
adjusted_limits(double centre, double deviation, double z)
{
	PledgeLimits limits;

	limits.lower = ratio_of_angle(centre - z * deviation);
	limits.upper = ratio_of_angle(centre + z * deviation);
	return limits;
}

static void
judge_unit(PledgeFunnelUnit *unit, const PledgeFunnel *funnel)
{
	double centre = angle_of(funnel->centre);
	double deviation = sqrt(variance_of(unit) + funnel->tau_squared);

	unit->plain_95 = plain_limits(unit, funnel->centre, PLEDGE_Z95);
	unit->plain_998 = plain_limits(unit, funnel->centre, PLEDGE_Z998);
	unit->adjusted_95 = adjusted_limits(centre, deviation, PLEDGE_Z95);
	unit->adjusted_998 = adjusted_limits(centre, deviation, PLEDGE_Z998);
	unit->z_score = (angle_of(unit->ratio) - centre) / deviation;
}

bool
pledge_funnel(const PledgeAllocator *allocator, PledgeFunnelUnit *units, size_t count,
			  PledgeFunnel *funnel, PledgeError *error)
{
	double *scores;
	size_t which;

	memset(funnel, 0, sizeof(*funnel));
	if (!find_centre(units, count, funnel, error))
		return false;
	if (!funnel->known)
		return true;
	scores = pledge_allocate_zeroed(allocator, funnel->units, sizeof(*scores));
	if (scores == NULL)
		return pledge_error_set(error, PLEDGE_OUT_OF_MEMORY, 0, NULL, 0, "out of memory");
	funnel->phi = winsorised_phi(units, count, scores, funnel);
	pledge_release(allocator, scores);
	funnel->tau_squared = variance_between(units, count, funnel);
	for (which = 0; which < count; which++)
		if (units[which].known)
			judge_unit(&units[which], funnel);
	return true;
}
