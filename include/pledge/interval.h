/*
 * interval.h
 *	  Rates, how sure one can be of them, and how two of them compare.
 *
 * Counts are of records, children or whatever a measure counts; rates and their limits
 * are shares, 0 .. 1.  Whatever returns false does so with PLEDGE_INVALID, for counts that
 * cannot be or a z out of its range; then the estimate is not known.
 */
#ifndef PLEDGE_INTERVAL_H
#define PLEDGE_INTERVAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pledge/error.h"

/* How many standard deviations hold 95% and 99.8% of a normal distribution. */
#define PLEDGE_Z95  1.959963984540
#define PLEDGE_Z998 3.090232306168

/* Beyond this no number tells the tail from nothing. */
#define PLEDGE_Z_MOST 40.0

/* So many of so many. */
typedef struct PledgeRate
{
	int64_t met;
	int64_t eligible;
} PledgeRate;

/* A number and its interval; without meaning where it is not known. */
typedef struct PledgeEstimate
{
	bool known;
	double value;
	double lower;
	double upper;
} PledgeEstimate;

/* What a measure counted, before anybody is left out. */
typedef struct PledgeMeasureCount
{
	int64_t eligible;
	int64_t excluded;
	int64_t met;
	int64_t met_excluded; /* of those excluded */
	int64_t excepted;     /* of those not excluded that missed */
} PledgeMeasureCount;

/* 0 <= met <= eligible; `place` goes into the error: it counts from 1 in an array, 0 = none. */
extern bool pledge_rate_check(PledgeRate rate, size_t place, PledgeError *error);

/* Above 0 and at most PLEDGE_Z_MOST. */
extern bool pledge_z_check(double z, PledgeError *error);

/* Without an interval: lower and upper are 0.  Not known when nobody is left over. */
extern bool pledge_measure_rate(const PledgeMeasureCount *count, PledgeEstimate *rate,
								PledgeError *error);

/* The rate with its score interval (Wilson); not known of nobody. */
extern bool pledge_wilson_interval(PledgeRate rate, double z, PledgeEstimate *estimate,
								   PledgeError *error);

/* The first rate divided by the second (interval of Katz); not known where either met none. */
extern bool pledge_risk_ratio(PledgeRate first, PledgeRate second, double z,
							  PledgeEstimate *estimate, PledgeError *error);

/*
 * The first rate less the second, -1 .. 1 (interval of Newcombe, from two of Wilson); not
 * known where either is of nobody.
 */
extern bool pledge_rate_difference(PledgeRate first, PledgeRate second, double z,
								   PledgeEstimate *estimate, PledgeError *error);

#endif
