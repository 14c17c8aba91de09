/*
 * driver.c
 *	  Runs a fuzz target over random mutations of some files, without a fuzzer.
 *
 *		fuzz_scan SECONDS FILE...
 *
 * PLEDGE_TEST_SEED=N repeats a run; PLEDGE_TEST_ROUND=M runs that round of it only.
 * Where a round breaks, its number is told and its input is left in build/fuzz_input.
 */
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "fuzz.h"

#define LONGEST_INPUT 20000
#define LEFT_IN       "build/fuzz_input"

typedef struct Source
{
	char *bytes;
	size_t length;
} Source;

typedef struct Input
{
	uint8_t *bytes;
	size_t length;
} Input;

static uint64_t seed;
static uint64_t round_number;
static Input input;

/* The sanitizers are to end a program with a signal, so that its input can be left. */
extern const char *__asan_default_options(void);
extern const char *__ubsan_default_options(void);

const char *
__asan_default_options(void)
{
	return "abort_on_error=1";
}

const char *
__ubsan_default_options(void)
{
	return "abort_on_error=1:print_stacktrace=1";
}

static void
leave_input(void)
{
	FILE *file = fopen(LEFT_IN, "wb");

	fprintf(stderr, "broken by: PLEDGE_TEST_SEED=%llu PLEDGE_TEST_ROUND=%llu, input in %s\n",
			(unsigned long long) seed, (unsigned long long) round_number, LEFT_IN);
	if (file == NULL)
		return;
	fwrite(input.bytes, 1, input.length, file);
	fclose(file);
}

static void
broken(int number)
{
	signal(number, SIG_DFL);
	leave_input();
	raise(number);
}

/* ---- chance ---- */

static uint64_t state;

static size_t
chance(size_t below)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return below == 0 ? 0 : (size_t) ((state >> 20) % below);
}

/* ---- mutations ---- */

static void
cut(size_t place, size_t length)
{
	if (place + length > input.length)
		length = input.length - place;
	memmove(input.bytes + place, input.bytes + place + length, input.length - place - length);
	input.length -= length;
}

static void
insert(size_t place, const char *bytes, size_t length)
{
	if (input.length + length > LONGEST_INPUT)
		return;
	memmove(input.bytes + place + length, input.bytes + place, input.length - place);
	memcpy(input.bytes + place, bytes, length);
	input.length += length;
}

/* A piece of another file, or of the input itself. */
static void
splice(const Source *source)
{
	char piece[200];
	size_t length = chance(sizeof(piece)) + 1;
	size_t start;

	if (source->length <= length)
		return;
	start = chance(source->length - length);
	memcpy(piece, source->bytes + start, length);
	insert(chance(input.length + 1), piece, length);
}

/* Pieces that mean something to the readers. */
static const char *const words[] = {"\n",
									"\n\n",
									" ",
									"\"",
									"'",
									"\xE2\x80\x98",
									". ",
									": ",
									"; ",
									"\xE2\x80\x99",
									"?",
									"\xE2\x80\x9C",
									"- ",
									"[x]",
									"[ ]",
									"\xE2\x80\x9D",
									"..4 ",
									"\xC2\xA3",
									"(",
									")",
									"|",
									"@",
									"^",
									"$",
									"*",
									"@quote ",
									"@any ",
									"@name ",
									"[class a]\n",
									"{if ",
									"}",
									"\t",
									"\xC2\xA0",
									"\xF0\x9F\x98\x80",
									"not ",
									"will ",
									"said ",
									"Jay ",
									"mum ",
									"'s",
									"'ll",
									"[indicator x]\n",
									"[combine x within=next]\n",
									"a&e",
									"12/3",
									"14:30",
									"  + ",
									"e.g. ",
									"<p>",
									"</p>",
									"<br>",
									"<li>",
									"<tr>",
									"<td>",
									"<th>",
									"</table>",
									"<b ",
									"<pre>",
									"<!--",
									"-->",
									"<script>",
									"</script>",
									"<a href=\"",
									"<input type=checkbox>",
									"<select>",
									"<option selected>",
									"&amp;",
									"&eacute;",
									"&#146;",
									"&#x",
									"<",
									">",
									"=",
									"\xFF",
									"\xE2",
									"..."};

static void
mutate(const Source *sources, size_t count)
{
	size_t which;
	size_t place = chance(input.length + 1);
	char byte = (char) chance(256);

	switch (chance(7))
	{
		case 0:
			if (place < input.length)
				input.bytes[place] ^= (uint8_t) (1u << chance(8));
			break;
		case 1:
			insert(place, &byte, 1);
			break;
		case 2:
			if (place < input.length)
				cut(place, chance(20) + 1);
			break;
		case 3:
		case 4:
			which = chance(sizeof(words) / sizeof(words[0]));
			insert(place, words[which], strlen(words[which]));
			break;
		case 5:
			splice(&sources[chance(count)]);
			break;
		default:
			for (which = chance(30); which > 0; which--)
				insert(place, (const char *) input.bytes + (place > 6 ? place - 6 : 0),
					   place > 6 ? 6 : place);
			break;
	}
}

/* A slice of a file, more or less mutated. */
static void
make_input(const Source *sources, size_t count)
{
	const Source *source = &sources[chance(count)];
	size_t length = chance(chance(8) == 0 ? LONGEST_INPUT / 2 : 600);
	size_t mutations = chance(12);
	size_t start;
	bool align = chance(2) == 0;

	if (length > source->length)
		length = source->length;
	start = chance(source->length - length + 1);
	/* rules are more often rules where they begin with a heading */
	while (align && start + length < source->length && source->bytes[start] != '[')
		start++;
	input.length = length;
	memcpy(input.bytes, source->bytes + start, length);
	while (mutations-- > 0)
		mutate(sources, count);
}

/* ---- running ---- */

static void
run_round(const Source *sources, size_t count)
{
	uint8_t *exact;

	state = (seed + round_number * UINT64_C(0x9E3779B97F4A7C15)) | 1;
	(void) chance(1);
	(void) chance(1);
	make_input(sources, count);
	/* a block of exactly this size: the sanitizers see a byte read past its end */
	exact = malloc(input.length > 0 ? input.length : 1);
	REQUIRE(exact != NULL);
	memcpy(exact, input.bytes, input.length);
	(void) LLVMFuzzerTestOneInput(exact, input.length);
	free(exact);
}

static double
seconds_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

static Source
read_source(const char *path)
{
	FILE *file = fopen(path, "rb");
	Source source = {NULL, 0};
	long length;

	if (file == NULL)
	{
		fprintf(stderr, "cannot read %s\n", path);
		exit(2);
	}
	fseek(file, 0, SEEK_END);
	length = ftell(file);
	rewind(file);
	source.bytes = malloc((size_t) length + 1);
	REQUIRE(source.bytes != NULL);
	source.length = fread(source.bytes, 1, (size_t) length, file);
	fclose(file);
	return source;
}

static void
run_for(double seconds, const Source *sources, size_t count)
{
	double start = seconds_now();
	double slowest = 0;
	uint64_t slowest_round = 0;

	while (seconds_now() - start < seconds)
	{
		double before = seconds_now();
		double taken;

		round_number++;
		run_round(sources, count);
		taken = seconds_now() - before;
		if (taken > slowest)
		{
			slowest = taken;
			slowest_round = round_number;
		}
	}
	printf("%llu rounds, the slowest (%llu) took %.1f ms\n", (unsigned long long) round_number,
		   (unsigned long long) slowest_round, slowest * 1000);
}

int
main(int count, char **arguments)
{
	const char *given_seed = getenv("PLEDGE_TEST_SEED");
	const char *given_round = getenv("PLEDGE_TEST_ROUND");
	Source *sources;
	int which;

	if (count < 3)
	{
		fprintf(stderr, "usage: %s SECONDS FILE...\n", arguments[0]);
		return 2;
	}
	seed = given_seed != NULL ? strtoull(given_seed, NULL, 10) : (uint64_t) time(NULL);
	printf("%s: PLEDGE_TEST_SEED=%llu\n", arguments[0], (unsigned long long) seed);
	fflush(stdout);
	sources = calloc((size_t) count, sizeof(*sources));
	input.bytes = malloc(LONGEST_INPUT);
	REQUIRE(sources != NULL && input.bytes != NULL);
	for (which = 2; which < count; which++)
		sources[which - 2] = read_source(arguments[which]);
	signal(SIGABRT, broken);
	signal(SIGSEGV, broken);
	if (given_round != NULL)
	{
		round_number = strtoull(given_round, NULL, 10);
		run_round(sources, (size_t) count - 2);
	}
	else
		run_for(strtod(arguments[1], NULL), sources, (size_t) count - 2);
	for (which = 2; which < count; which++)
		free(sources[which - 2].bytes);
	free(sources);
	free(input.bytes);
	return 0;
}
