/*
 * allocator.c
 *	  The caller's memory, and the system's as the plainest caller.
 */
#include "pledge/allocator.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static void *
system_allocate(void *context, size_t size)
{
	(void) context;
	return malloc(size);
}

static void *
system_resize(void *context, void *pointer, size_t size)
{
	(void) context;
	return realloc(pointer, size);
}

static void
system_release(void *context, void *pointer)
{
	(void) context;
	free(pointer);
}

static const PledgeAllocator system_allocator = {system_allocate, system_resize, system_release,
												 NULL};

const PledgeAllocator *
pledge_system_allocator(void)
{
	return &system_allocator;
}

bool
pledge_reserve(const PledgeAllocator *allocator, void **array, size_t *capacity, size_t needed,
			   size_t size)
{
	size_t wanted = *capacity < 16 ? 16 : *capacity;
	void *grown;

	if (needed <= *capacity)
		return true;
	while (wanted < needed)
	{
		if (wanted > SIZE_MAX / 2)
			return false;
		wanted *= 2;
	}
	if (wanted > SIZE_MAX / size)
		return false;
	grown = *array == NULL ? allocator->allocate(allocator->context, wanted * size)
						   : allocator->resize(allocator->context, *array, wanted * size);
	if (grown == NULL)
		return false;
	*array = grown;
	*capacity = wanted;
	return true;
}

void *
pledge_allocate_zeroed(const PledgeAllocator *allocator, size_t count, size_t size)
{
	void *pointer;

	if (count == 0)
		count = 1;
	if (size == 0 || count > SIZE_MAX / size)
		return NULL;
	pointer = allocator->allocate(allocator->context, count * size);
	if (pointer != NULL)
		memset(pointer, 0, count * size);
	return pointer;
}

void
pledge_release(const PledgeAllocator *allocator, void *pointer)
{
	if (pointer != NULL)
		allocator->release(allocator->context, pointer);
}
