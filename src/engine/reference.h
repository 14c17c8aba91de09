/*
 * reference.h
 *	  Character references of HTML: &eacute; &#233; &#xE9;
 */
#ifndef PLEDGE_ENGINE_REFERENCE_H
#define PLEDGE_ENGINE_REFERENCE_H

#include <stddef.h>
#include <stdint.h>

#define PLEDGE_REPLACEMENT 0xFFFD

/*
 * Reads the reference that begins with the & at text[0]; returns the bytes it takes, 0 =
 * it is none, or none that is known.  A number that is no character gives U+FFFD.
 */
extern size_t pledge_reference_read(const char *text, size_t length, uint32_t *character);

#endif
