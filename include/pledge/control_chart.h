/*
 * control_chart.h
 *	  Change over time: XmR charts with the rules of the NHS, P and Laney P' charts.
 */
#ifndef PLEDGE_CONTROL_CHART_H
#define PLEDGE_CONTROL_CHART_H

#include "pledge/allocator.h"
#include "pledge/interval.h"

/* Limits that rest on fewer points of their phase are on trial. */
#define PLEDGE_XMR_SETTLED 12

/* A value on a chart is no further from zero, so that nothing overflows. */
#define PLEDGE_XMR_FURTHEST 1e100

/* In order of precedence. */
typedef enum PledgeSpecialCause
{
	PLEDGE_CAUSE_NONE = 0,
	PLEDGE_CAUSE_ABOVE,
	PLEDGE_CAUSE_BELOW,
	PLEDGE_CAUSE_RISING,
	PLEDGE_CAUSE_FALLING,
	PLEDGE_CAUSE_TWO_OF_THREE_ABOVE,
	PLEDGE_CAUSE_TWO_OF_THREE_BELOW,
	PLEDGE_CAUSE_RUN_ABOVE,
	PLEDGE_CAUSE_RUN_BELOW
} PledgeSpecialCause;

/*
 * One place of a series.  The caller fills in the first three; centre and limits are in the
 * unit of the values.
 */
typedef struct PledgeXmrPoint
{
	double value;
	bool known;      /* false: a gap, at which nothing was recorded */
	int16_t phase;   /* never less than before */
	bool has_centre; /* the phase has a point */
	bool has_limits; /* the phase has two */
	bool trial;
	PledgeSpecialCause cause;
	double centre;
	double lower;
	double upper;
	double near_lower;
	double near_upper;
} PledgeXmrPoint;

typedef struct PledgeXmrOptions
{
	size_t fixed_after; /* limits rest on so many first points of a phase; 0 = on all */
	bool screened;      /* leave out moving ranges that are themselves out of the ordinary */
} PledgeXmrOptions;

typedef enum PledgeVariation
{
	PLEDGE_VARIATION_UNKNOWN = 0,
	PLEDGE_VARIATION_TRIAL,
	PLEDGE_VARIATION_COMMON,
	PLEDGE_VARIATION_HIGH,
	PLEDGE_VARIATION_LOW
} PledgeVariation;

typedef enum PledgeAssurance
{
	PLEDGE_ASSURANCE_INCONSISTENT = 0,
	PLEDGE_ASSURANCE_PASS,
	PLEDGE_ASSURANCE_FAIL
} PledgeAssurance;

/*
 * Judges a series in place.  The points of a phase are those recorded in it, in their
 * order: a gap is passed over, so that a moving range, a run or a trend goes from the
 * point before it to the point behind it.  False with PLEDGE_INVALID for limits fixed after
 * one point; for a value that is no number or too far from zero, or a phase that goes back,
 * with its place; with PLEDGE_OUT_OF_MEMORY.  Memory is needed while it runs only.
 */
extern bool pledge_xmr_chart(const PledgeAllocator *allocator, PledgeXmrPoint *points, size_t count,
							 PledgeXmrOptions options, PledgeError *error);

/* Of a judged series: what the last point of the last phase is. */
extern PledgeVariation pledge_variation(const PledgeXmrPoint *points, size_t count);

/*
 * Whether a process within these limits will meet the target: inconsistent where it lies
 * between them.  False with PLEDGE_INVALID for a number that is not finite, or limits the
 * wrong way round.
 */
extern bool pledge_assurance(double target, double lower, double upper, bool higher_is_better,
							 PledgeAssurance *assurance, PledgeError *error);

/* One place of a series of rates.  The caller fills in the first two. */
typedef struct PledgeProportion
{
	PledgeRate rate;
	bool known; /* false: a gap; so is a rate of nobody */
	bool signal;
	bool laney_signal;
	double ratio; /* this and the limits: 0 .. 1 */
	double lower;
	double upper;
	double laney_lower;
	double laney_upper;
} PledgeProportion;

typedef struct PledgeProportionChart
{
	bool known; /* there is a point */
	bool has_sigma_z;
	double centre;  /* a rate, 0 .. 1 */
	double sigma_z; /* 1 = no more variation than chance gives */
} PledgeProportionChart;

/*
 * Judges a series in place, by both kinds of limits.  False with PLEDGE_INVALID, and the
 * place, for a rate that pledge_rate_check refuses; then nothing of the points holds.
 */
extern bool pledge_p_chart(PledgeProportion *points, size_t count, PledgeProportionChart *chart,
						   PledgeError *error);

#endif
