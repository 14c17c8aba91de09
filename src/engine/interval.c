/*
 * interval.c
 *	  Rates, how sure one can be of them, and how two of them compare.
 */
#include "pledge/interval.h"

#include <math.h>
#include <string.h>

static bool
refuse(size_t place, const char *message, PledgeError *error)
{
	return pledge_error_set(error, PLEDGE_INVALID, place, NULL, 0, message);
}

bool
pledge_rate_check(PledgeRate rate, size_t place, PledgeError *error)
{
	if (rate.met < 0 || rate.eligible < 0)
		return refuse(place, "a count is below zero", error);
	if (rate.met > rate.eligible)
		return refuse(place, "more met than were eligible", error);
	return true;
}

bool
pledge_z_check(double z, PledgeError *error)
{
	/* a comparison with NaN is false */
	if (!(z > 0.0 && z <= PLEDGE_Z_MOST))
		return refuse(0, "z must be above 0 and at most 40", error);
	return true;
}

static double
ratio_of(PledgeRate rate)
{
	return (double) rate.met / (double) rate.eligible;
}

bool
pledge_measure_rate(const PledgeMeasureCount *count, PledgeEstimate *rate, PledgeError *error)
{
	PledgeRate left;

	memset(rate, 0, sizeof(*rate));
	if (count->excluded < 0 || count->met_excluded < 0 || count->excepted < 0)
		return refuse(0, "a count is below zero", error);
	if (count->excluded > count->eligible || count->met_excluded > count->met ||
		count->met_excluded > count->excluded)
		return refuse(0, "more were left out than there are", error);
	left.met = count->met - count->met_excluded;
	left.eligible = count->eligible - count->excluded;
	if (!pledge_rate_check(left, 0, error))
		return false;
	if (count->excepted > left.eligible - left.met)
		return refuse(0, "more exceptions than missed", error);
	left.eligible -= count->excepted;
	if (left.eligible > 0)
	{
		rate->known = true;
		rate->value = ratio_of(left);
	}
	return true;
}

/* Of a rate that was checked and is of somebody. */
static PledgeEstimate
score_interval(PledgeRate rate, double z)
{
	double met = (double) rate.met;
	double eligible = (double) rate.eligible;
	double missed = (double) (rate.eligible - rate.met);
	double middle = 2.0 * met + z * z;
	double reach = z * sqrt(z * z + 4.0 * met * (missed / eligible));
	double whole = 2.0 * (eligible + z * z);
	PledgeEstimate estimate = {true, 0.0, 0.0, 1.0};

	estimate.value = ratio_of(rate);
	/* none and all reach the end exactly, whatever the rounding says */
	if (rate.met > 0)
		estimate.lower = fmax(0.0, (middle - reach) / whole);
	if (rate.met < rate.eligible)
		estimate.upper = fmin(1.0, (middle + reach) / whole);
	return estimate;
}

bool
pledge_wilson_interval(PledgeRate rate, double z, PledgeEstimate *estimate, PledgeError *error)
{
	memset(estimate, 0, sizeof(*estimate));
	if (!pledge_z_check(z, error) || !pledge_rate_check(rate, 0, error))
		return false;
	if (rate.eligible > 0)
		*estimate = score_interval(rate, z);
	return true;
}

static bool
check_two(PledgeRate first, PledgeRate second, double z, PledgeEstimate *estimate,
		  PledgeError *error)
{
	memset(estimate, 0, sizeof(*estimate));
	return pledge_z_check(z, error) && pledge_rate_check(first, 0, error) &&
		   pledge_rate_check(second, 0, error);
}

/* 1/met - 1/eligible */
static double
logarithm_variance(PledgeRate rate)
{
	return (double) (rate.eligible - rate.met) / (double) rate.eligible / (double) rate.met;
}

bool
pledge_risk_ratio(PledgeRate first, PledgeRate second, double z, PledgeEstimate *estimate,
				  PledgeError *error)
{
	double reach;

	if (!check_two(first, second, z, estimate, error))
		return false;
	if (first.met == 0 || second.met == 0)
		return true;
	reach = z * sqrt(logarithm_variance(first) + logarithm_variance(second));
	estimate->known = true;
	estimate->value = ratio_of(first) / ratio_of(second);
	estimate->lower = estimate->value * exp(-reach);
	estimate->upper = estimate->value * exp(reach);
	return true;
}

bool
pledge_rate_difference(PledgeRate first, PledgeRate second, double z, PledgeEstimate *estimate,
					   PledgeError *error)
{
	PledgeEstimate one;
	PledgeEstimate other;

	if (!check_two(first, second, z, estimate, error))
		return false;
	if (first.eligible == 0 || second.eligible == 0)
		return true;
	one = score_interval(first, z);
	other = score_interval(second, z);
	estimate->known = true;
	estimate->value = one.value - other.value;
	estimate->lower =
		fmax(-1.0, estimate->value - hypot(one.value - one.lower, other.upper - other.value));
	estimate->upper =
		fmin(1.0, estimate->value + hypot(one.upper - one.value, other.value - other.lower));
	return true;
}
