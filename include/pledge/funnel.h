/*
 * funnel.h
 *	  Teams side by side: which rates stand further from the whole than chance puts them.
 */
#ifndef PLEDGE_FUNNEL_H
#define PLEDGE_FUNNEL_H

#include "pledge/allocator.h"
#include "pledge/interval.h"

/* Fewer say too little about one another. */
#define PLEDGE_FUNNEL_UNITS 5

typedef struct PledgeLimits
{
	double lower;
	double upper;
} PledgeLimits;

/* One unit.  The caller fills in the first two. */
typedef struct PledgeFunnelUnit
{
	PledgeRate rate;
	bool known;   /* false: nothing was counted; so is a unit of nobody */
	double ratio; /* this and the limits: 0 .. 1 */
	PledgeLimits plain_95;
	PledgeLimits plain_998;
	PledgeLimits adjusted_95; /* on the scale of angles, widened by tau squared */
	PledgeLimits adjusted_998;
	double z_score; /* distance from the centre on that scale, in its deviations */
} PledgeFunnelUnit;

typedef struct PledgeFunnel
{
	bool known;         /* false: too few units, and nothing else is filled in */
	size_t units;       /* with somebody in them */
	double centre;      /* a rate, 0 .. 1 */
	double phi;         /* 1 = no more variation than chance gives */
	double tau_squared; /* above zero: overdispersed */
} PledgeFunnel;

/*
 * Judges the units in place, each against all.  False with PLEDGE_INVALID, and the place,
 * for a rate that pledge_rate_check refuses; with PLEDGE_OUT_OF_MEMORY.  Memory is needed
 * while it runs only.
 */
extern bool pledge_funnel(const PledgeAllocator *allocator, PledgeFunnelUnit *units, size_t count,
						  PledgeFunnel *funnel, PledgeError *error);

#endif
