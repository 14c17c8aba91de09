/*
 * agreement.c
 *	  pledge.cohen_kappa: how far two readers agree beyond chance.
 */
#include "compat.h"

#include "fmgr.h"
#include "pledge/agreement.h"
#include "series.h"

PG_FUNCTION_INFO_V1(pledge_sql_cohen_kappa);

/* pledge.cohen_kappa(both_yes, first_only, second_only, both_no, OUT …) */
Datum
pledge_sql_cohen_kappa(PG_FUNCTION_ARGS)
{
	PledgeAnswers answers;
	PledgeAgreement agreement;
	PledgeError error;
	Row row = {0};

	answers.both_yes = PG_GETARG_INT64(0);
	answers.first_only = PG_GETARG_INT64(1);
	answers.second_only = PG_GETARG_INT64(2);
	answers.both_no = PG_GETARG_INT64(3);
	pledge_error_clear(&error);
	if (!pledge_agreement(&answers, &agreement, &error))
		pledge_series_raise(&error);
	pledge_row_number(&row, agreement.known, agreement.agreement);
	pledge_row_number(&row, agreement.kappa_known, agreement.kappa);
	pledge_row_number(&row, agreement.kappa_known, agreement.standard_error);
	pledge_row_number(&row, agreement.kappa_known, agreement.lower);
	pledge_row_number(&row, agreement.kappa_known, agreement.upper);
	pledge_row_number(&row, agreement.known, agreement.ac1);
	return pledge_row_result(fcinfo, &row);
}
