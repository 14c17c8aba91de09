/*
 * allocator.h
 *	  The caller's memory.  The engine asks for all of its memory here.
 *
 * allocate and resize return NULL when there is no memory (a caller that longjmps
 * instead must be able to free everything that was given out, as a PostgreSQL
 * memory context can).  Sizes are bytes.  Whatever was made with an allocator is freed
 * with the same one, which must last as long.
 */
#ifndef PLEDGE_ALLOCATOR_H
#define PLEDGE_ALLOCATOR_H

#include <stdbool.h>
#include <stddef.h>

typedef struct PledgeAllocator
{
	void *(*allocate)(void *context, size_t size);
	void *(*resize)(void *context, void *pointer, size_t size); /* NULL: the old block stays */
	void (*release)(void *context, void *pointer);
	void *context;
} PledgeAllocator;

/* malloc, realloc and free; lasts as long as the program. */
extern const PledgeAllocator *pledge_system_allocator(void);

/*
 * Makes room for at least `needed` elements of `size` bytes in *array, at least
 * doubling it.  *capacity counts elements; NULL and 0 are an array to begin with.  Checks
 * every product for overflow.  Returns false, and leaves *array as it was, when there is
 * no memory.
 */
extern bool pledge_reserve(const PledgeAllocator *allocator, void **array, size_t *capacity,
						   size_t needed, size_t size);

/*
 * Zeroed array of `count` elements of `size` bytes, NULL when there is no memory or
 * count * size overflows.  A count of 0 gives a block to release too.
 */
extern void *pledge_allocate_zeroed(const PledgeAllocator *allocator, size_t count, size_t size);

/* Frees a block; NULL is none. */
extern void pledge_release(const PledgeAllocator *allocator, void *pointer);

#endif
