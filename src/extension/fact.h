/*
 * fact.h
 *	  Sets of ids (facts, measures) as they are stored.
 */
#ifndef PLEDGE_FACT_H
#define PLEDGE_FACT_H

/* A smallint[] of these ids, which are in order; in the current memory context. */
extern Datum pledge_id_set(const int16 *ids, int count);

#endif
