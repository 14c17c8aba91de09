/*
 * fuzz.h
 *	  What the fuzz targets share.
 */
#ifndef PLEDGE_FUZZ_H
#define PLEDGE_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* The one function that a fuzzer calls. */
extern int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Ends the program where something does not hold, as a fuzzer expects of a fault. */
#define REQUIRE(condition)                                                          \
	do                                                                              \
	{                                                                               \
		if (!(condition))                                                           \
		{                                                                           \
			fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition); \
			abort();                                                                \
		}                                                                           \
	} while (0)

#endif
