/*
 * scan.h
 *	  One pass over one record: its evidence, and the facts that follow.
 */
#ifndef PLEDGE_SCAN_H
#define PLEDGE_SCAN_H

#include "pledge/error.h"
#include "pledge/ruleset.h"

#define PLEDGE_KNOWN_NAMES 16

/* More evidence than this in one record is no record: the scan then fails with PLEDGE_LIMIT. */
#define PLEDGE_MOST_EVIDENCE 4000000

/* A record as it is given; only the body must be there.  All of it is the caller's. */
typedef struct PledgeRecord
{
	const char *body; /* UTF-8, length bytes, below 4 GB */
	size_t length;
	const char *kind;        /* NULL = not known */
	int child_age;           /* years; -1 = not known */
	const PledgeWord *known; /* names to treat as the child's, lower case */
	int known_count;         /* at most PLEDGE_KNOWN_NAMES */
} PledgeRecord;

/* Why a status was given. */
typedef enum PledgeReason
{
	PLEDGE_BECAUSE_STATED,   /* nothing speaks against it */
	PLEDGE_BECAUSE_CUE,      /* a modifier */
	PLEDGE_BECAUSE_SPEAKER,  /* said by somebody else */
	PLEDGE_BECAUSE_HEADING,  /* a heading with nothing under it */
	PLEDGE_BECAUSE_TITLE,    /* a heading on a line of its own */
	PLEDGE_BECAUSE_ANSWER,   /* the answer behind a form's label, or to its question */
	PLEDGE_BECAUSE_ELSEWHERE /* a label with no more behind it than a pointer to another record */
} PledgeReason;

typedef struct PledgeEvidence
{
	uint32_t start; /* bytes in the body */
	uint32_t end;
	uint32_t unit;
	uint32_t paragraph;
	uint32_t rule;         /* index of the rule, or of the combination */
	uint32_t reason_start; /* of the words that decided, bytes */
	uint32_t reason_end;
	uint16_t indicator;
	uint16_t distance; /* words between those words and the match */
	uint16_t weight;   /* of a cue; 0 = decisive */
	uint16_t together; /* cues that reached the threshold with this one */
	int16_t section;   /* -1 = none */
	uint8_t status;    /* PledgeStatus */
	uint8_t reason;    /* PledgeReason */
	uint8_t holder;    /* PledgeHolder */
	uint8_t speaker;   /* PledgeHolder of the quotation it stands in */
	bool before;       /* those words stand before the match */
	bool combination;  /* rule is a combination */
	bool counts;       /* asserted and, if a cue, over the threshold */
	bool within_quotation;
} PledgeEvidence;

typedef struct PledgeScan PledgeScan;

/*
 * A scan keeps its working memory from record to record.  `interrupt` (may be NULL) is
 * called now and then; when it returns true the scan stops with PLEDGE_LIMIT.  NULL when
 * there is no memory.  The ruleset must outlive the scan; the caller destroys it.
 */
extern PledgeScan *pledge_scan_create(const PledgeRuleset *ruleset,
									  const PledgeAllocator *allocator,
									  bool (*interrupt)(void *context), void *context);
/* NULL is none. */
extern void pledge_scan_destroy(PledgeScan *scan);

/*
 * Who is told the words and units of each record from now on; NULL = nobody.  So that
 * what else is to be known of a text is worked out in the same pass.  The listener must
 * outlive the scan, or the next call of this.
 */
extern void pledge_scan_listen(PledgeScan *scan, const PledgeListener *listener);

/*
 * Reads one record, which must stay as it is as long as its results are asked for: they
 * hold until the next call.  False with PLEDGE_LIMIT for a body of 4 GB, for too much
 * evidence or after an interruption; with PLEDGE_OUT_OF_MEMORY.  Then no result holds, but
 * the next record can be read.
 */
extern bool pledge_scan_record(PledgeScan *scan, const PledgeRecord *record, PledgeError *error);

/* Evidence in the order of the text, *count pieces; the array is the scan's. */
extern const PledgeEvidence *pledge_scan_evidence(const PledgeScan *scan, size_t *count);

/* Is the indicator (by index) a fact of this record? */
extern bool pledge_scan_fact(const PledgeScan *scan, size_t indicator);

/*
 * How the bytes [start, end) of the record would be judged, were they a match of a rule
 * that accepts nothing but what is asserted.  *blocked: the words are a false friend, and
 * nothing else speaks against them.  False also where no word stands there; only then the error tells of no fault.
 */
extern bool pledge_scan_assertion(PledgeScan *scan, const PledgeRecord *record, size_t start,
								  size_t end, PledgeEvidence *evidence, bool *blocked,
								  PledgeError *error);

#endif
