/*
 * support.h
 *	  What the unit tests share: rules and records in one call, a memory that fails.
 *
 * Texts are handed to the engine in blocks of exactly their size, so that the
 * sanitizers and valgrind see a single byte read past the end.
 */
#ifndef PLEDGE_TEST_SUPPORT_H
#define PLEDGE_TEST_SUPPORT_H

#include <check.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "pledge/allocator.h"
#include "pledge/error.h"
#include "pledge/example.h"
#include "pledge/explain.h"
#include "pledge/ruleset.h"
#include "pledge/scan.h"
#include "pledge/unit.h"

#define LENGTH_OF(array) (sizeof(array) / sizeof((array)[0]))

/* Runs a suite and returns what main returns. */
extern int run_suite(Suite *suite);

/* Valgrind takes fifty times as long: large inputs are made smaller there. */
extern bool under_valgrind(void);

/* ---- text ---- */

/* A copy in a block of exactly this size; free it. */
extern char *exact_copy(const char *text, size_t length);

/* A text that grows. */
typedef struct Text
{
	char *bytes; /* always ends with a zero byte */
	size_t length;
	size_t capacity;
} Text;

extern void text_add(Text *text, const char *bytes, size_t length);
extern void text_print(Text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));
extern void text_free(Text *text);

/* Is it well-formed UTF-8? */
extern bool is_utf8(const char *text);

/* The bytes of a file, NULL when there is none; free it. */
extern char *read_file(const char *path, size_t *length);

/* All of sql/rules in the order of the install script; fails the test if there is none. */
extern char *read_shipped_rules(size_t *length);

/* ---- chance ---- */

/* The seed of PLEDGE_TEST_SEED, else one of the clock; printed. */
extern uint64_t announce_seed(const char *what);
extern uint32_t chance(uint64_t *state, uint32_t below);

/* ---- memory that fails ---- */

typedef struct FailingMemory
{
	PledgeAllocator allocator; /* hand this to the engine */
	size_t calls;              /* allocations and resizes so far */
	size_t fail_at;            /* the number of the call that fails, 0 = none */
	size_t outstanding;        /* blocks given out and not released */
	unsigned char fill;        /* what fresh memory is full of */
} FailingMemory;

extern void failing_memory_start(FailingMemory *memory, size_t fail_at);

/* ---- rules and records ---- */

/* Compiles, or fails the test with the message of the compiler. */
extern PledgeRuleset *compile(const char *text);

/* Compiling must fail so; line 0 = any. */
extern void compile_must_fail(const char *text, PledgeErrorCode code, int line, PledgeError *error);

/* One record read under some rules. */
typedef struct Scanned
{
	PledgeRuleset *ruleset;
	bool own_ruleset;
	PledgeScan *scan;
	char *body;
	PledgeRecord record;
	const PledgeEvidence *evidence;
	size_t count;
} Scanned;

/* A record of this body about which nothing else is known. */
extern PledgeRecord plain_record(const char *body);

extern void scan_record(Scanned *scanned, const char *rules, const PledgeRecord *record);
extern void scan_with(Scanned *scanned, PledgeRuleset *ruleset, const PledgeRecord *record);
extern void scan_body(Scanned *scanned, const char *rules, const char *body);
extern void scan_release(Scanned *scanned);
extern bool has_fact(const Scanned *scanned, const char *code);

/* The words of one piece of evidence; good until the next call. */
extern const char *evidence_words(const Scanned *scanned, size_t which);

/* All evidence must be these words, parted by |, in this order. */
extern void expect_found(const char *rules, const char *body, const char *words);

/* Is `code` a fact of the body? */
extern bool fact_of(const char *rules, const char *body, const char *code);

/* The status of the first piece of evidence, "nothing" where there is none. */
extern const char *status_of(const char *rules, const char *body);

/* How the words of the body would be judged; false when they are not in it. */
extern bool judge_words(const PledgeRuleset *ruleset, const char *body, const char *words,
						const char *known_name, PledgeEvidence *evidence, bool *blocked);

#endif
