/*
 * test_agreement.c
 *	  Two readers of the same records: reference tables, and where kappa has no meaning.
 */
#include <math.h>

#include "support.h"

#include "pledge/agreement.h"

#define SIX_PLACES 5.1e-7

static PledgeAgreement
agree(int64_t both_yes, int64_t first_only, int64_t second_only, int64_t both_no)
{
	PledgeAnswers answers = {both_yes, first_only, second_only, both_no};
	PledgeAgreement agreement;
	PledgeError error;

	pledge_error_clear(&error);
	ck_assert_msg(pledge_agreement(&answers, &agreement, &error), "%s", error.message);
	ck_assert(isfinite(agreement.kappa) && isfinite(agreement.standard_error));
	ck_assert(isfinite(agreement.lower) && isfinite(agreement.upper) && isfinite(agreement.ac1));
	return agreement;
}

static void
expect(PledgeAgreement agreement, double kappa, double error, double lower, double upper,
	   double ac1)
{
	ck_assert(agreement.known && agreement.kappa_known);
	ck_assert_double_eq_tol(agreement.kappa, kappa, SIX_PLACES);
	ck_assert_double_eq_tol(agreement.standard_error, error, SIX_PLACES);
	ck_assert_double_eq_tol(agreement.lower, lower, SIX_PLACES);
	ck_assert_double_eq_tol(agreement.upper, upper, SIX_PLACES);
	ck_assert_double_eq_tol(agreement.ac1, ac1, SIX_PLACES);
}

START_TEST(agreement_has_the_reference_values)
{
	expect(agree(20, 5, 10, 15), 0.4, 0.126996, 0.151092, 0.648908, 0.405941);
	expect(agree(40, 9, 6, 45), 0.699519, 0.071394, 0.559590, 0.839448, 0.700748);
	expect(agree(85, 5, 5, 5), 0.444444, 0.147245, 0.155849, 0.733040, 0.878049);
	ck_assert_double_eq_tol(agree(20, 5, 10, 15).agreement, 0.7, SIX_PLACES);
	ck_assert_double_eq_tol(agree(85, 5, 5, 5).agreement, 0.9, SIX_PLACES);
}
END_TEST

START_TEST(agreement_is_the_same_from_either_side)
{
	PledgeAgreement one = agree(20, 5, 10, 15);
	PledgeAgreement turned = agree(20, 10, 5, 15);
	PledgeAgreement reversed = agree(15, 10, 5, 20);

	ck_assert_double_eq_tol(one.kappa, turned.kappa, 1e-12);
	ck_assert_double_eq_tol(one.standard_error, turned.standard_error, 1e-12);
	ck_assert_double_eq_tol(one.standard_error, reversed.standard_error, 1e-12);
	ck_assert_double_eq_tol(one.ac1, reversed.ac1, 1e-12);
}
END_TEST

START_TEST(perfect_agreement_has_no_doubt)
{
	PledgeAgreement perfect = agree(3, 0, 0, 7);

	expect(perfect, 1, 0, 1, 1, 1);
	/* and perfect disagreement, of two halves, none either */
	ck_assert_double_eq_tol(agree(0, 5, 5, 0).kappa, -1.0, 1e-12);
	ck_assert_double_eq_tol(agree(0, 5, 5, 0).ac1, -1.0, 1e-12);
}
END_TEST

START_TEST(one_answer_throughout_has_no_kappa)
{
	PledgeAgreement yes = agree(12, 0, 0, 0);
	PledgeAgreement no = agree(0, 0, 0, 7);

	ck_assert(yes.known && !yes.kappa_known && yes.agreement == 1.0 && yes.ac1 == 1.0);
	ck_assert(no.known && !no.kappa_known && no.agreement == 1.0 && no.ac1 == 1.0);
	/* one reader with one answer is another thing: they agree as often as by chance */
	ck_assert_double_eq_tol(agree(6, 4, 0, 0).kappa, 0.0, 1e-12);
	ck_assert_double_eq_tol(agree(0, 4, 0, 0).kappa, 0.0, 1e-12);
}
END_TEST

START_TEST(no_records_tell_nothing)
{
	ck_assert(!agree(0, 0, 0, 0).known);
	ck_assert(!agree(0, 0, 0, 0).kappa_known);
}
END_TEST

START_TEST(large_counts_do_not_overflow)
{
	PledgeAgreement large = agree(INT64_MAX, INT64_MAX, INT64_MAX, INT64_MAX);

	ck_assert_double_eq_tol(large.kappa, 0.0, 1e-12);
	/* chance so near to certainty that no difference is left */
	ck_assert(!agree(INT64_MAX, 1, 1, 0).kappa_known);
}
END_TEST

START_TEST(counts_below_zero_are_refused)
{
	PledgeAnswers answers = {1, -1, 1, 1};
	PledgeAgreement agreement;
	PledgeError error;

	pledge_error_clear(&error);
	ck_assert(!pledge_agreement(&answers, &agreement, &error));
	ck_assert_int_eq(error.code, PLEDGE_INVALID);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("agreement");
	TCase *kappa = tcase_create("kappa");

	tcase_add_test(kappa, agreement_has_the_reference_values);
	tcase_add_test(kappa, agreement_is_the_same_from_either_side);
	tcase_add_test(kappa, perfect_agreement_has_no_doubt);
	tcase_add_test(kappa, one_answer_throughout_has_no_kappa);
	tcase_add_test(kappa, no_records_tell_nothing);
	tcase_add_test(kappa, large_counts_do_not_overflow);
	tcase_add_test(kappa, counts_below_zero_are_refused);
	suite_add_tcase(suite, kappa);
	return run_suite(suite);
}
