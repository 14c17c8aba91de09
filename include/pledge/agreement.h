/*
 * agreement.h
 *	  How far two readers of the same records agree beyond chance.
 */
#ifndef PLEDGE_AGREEMENT_H
#define PLEDGE_AGREEMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "pledge/error.h"

/* Records by the two answers they were given. */
typedef struct PledgeAnswers
{
	int64_t both_yes;
	int64_t first_only;
	int64_t second_only;
	int64_t both_no;
} PledgeAnswers;

typedef struct PledgeAgreement
{
	bool known;       /* there is a record */
	bool kappa_known; /* chance alone does not explain it all */
	double agreement; /* the share of records with two equal answers, 0 .. 1 */
	double kappa;     /* Cohen, -1 .. 1 */
	double standard_error;
	double lower; /* 95%; as computed, so it may lie beyond -1 or 1 */
	double upper;
	double ac1; /* Gwet */
} PledgeAgreement;

/* Fills in all of *agreement; false with PLEDGE_INVALID for a count below zero. */
extern bool pledge_agreement(const PledgeAnswers *answers, PledgeAgreement *agreement,
							 PledgeError *error);

#endif
