/*
 * agreement.c
 *	  How far two readers of the same records agree beyond chance.
 */
#include "pledge/agreement.h"

#include <math.h>
#include <string.h>

#include "pledge/interval.h"

/* Shares of all records: [first reader][second reader], 0 = yes, 1 = no. */
typedef struct Shares
{
	double cell[2][2];
	double first[2];
	double second[2];
} Shares;

static double
share_records(const PledgeAnswers *answers, Shares *shares)
{
	double total = (double) answers->both_yes + (double) answers->first_only +
				   (double) answers->second_only + (double) answers->both_no;
	int which;

	memset(shares, 0, sizeof(*shares));
	if (total <= 0.0)
		return 0.0;
	shares->cell[0][0] = (double) answers->both_yes / total;
	shares->cell[0][1] = (double) answers->first_only / total;
	shares->cell[1][0] = (double) answers->second_only / total;
	shares->cell[1][1] = (double) answers->both_no / total;
	for (which = 0; which < 2; which++)
	{
		shares->first[which] = shares->cell[which][0] + shares->cell[which][1];
		shares->second[which] = shares->cell[0][which] + shares->cell[1][which];
	}
	return total;
}

/* The standard error of kappa for large samples (Fleiss, Cohen and Everitt). */
static double
standard_error(const Shares *shares, double total, double kappa, double by_chance)
{
	double rest = 1.0 - kappa;
	double variance = 0.0;
	double drop = kappa - by_chance * rest;
	int row;
	int column;

	for (row = 0; row < 2; row++)
	{
		for (column = 0; column < 2; column++)
		{
			/* off the diagonal the margins are taken crosswise */
			double margins = shares->second[row] + shares->first[column];
			double factor = row == column ? 1.0 - margins * rest : margins * rest;

			variance += shares->cell[row][column] * factor * factor;
		}
	}
	variance = fmax(0.0, variance - drop * drop);
	return sqrt(variance / total) / (1.0 - by_chance);
}

bool
pledge_agreement(const PledgeAnswers *answers, PledgeAgreement *agreement, PledgeError *error)
{
	Shares shares;
	double total;
	double by_chance;
	double yes;

	memset(agreement, 0, sizeof(*agreement));
	if (answers->both_yes < 0 || answers->first_only < 0 || answers->second_only < 0 ||
		answers->both_no < 0)
		return pledge_error_set(error, PLEDGE_INVALID, 0, NULL, 0, "a count is below zero");
	total = share_records(answers, &shares);
	if (total <= 0.0)
		return true;
	agreement->known = true;
	agreement->agreement = shares.cell[0][0] + shares.cell[1][1];
	yes = (shares.first[0] + shares.second[0]) / 2.0;
	by_chance = 2.0 * yes * (1.0 - yes);
	agreement->ac1 = (agreement->agreement - by_chance) / (1.0 - by_chance);
	/* when both give one and the same answer always, chance would agree as well */
	by_chance = shares.first[0] * shares.second[0] + shares.first[1] * shares.second[1];
	if ((answers->first_only == 0 && answers->second_only == 0 &&
		 (answers->both_yes == 0 || answers->both_no == 0)) ||
		by_chance >= 1.0)
		return true;
	agreement->kappa_known = true;
	agreement->kappa = (agreement->agreement - by_chance) / (1.0 - by_chance);
	agreement->standard_error = standard_error(&shares, total, agreement->kappa, by_chance);
	agreement->lower = agreement->kappa - PLEDGE_Z95 * agreement->standard_error;
	agreement->upper = agreement->kappa + PLEDGE_Z95 * agreement->standard_error;
	return true;
}
