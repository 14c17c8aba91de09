/*
 * reading.c
 *	  Plain language and copied-forward text: pledge.plain_language, reading_ease,
 *	  reading_grade, text_sketch, sketch_hashes, containment, exact_containment and
 *	  read_record, which does it all in one pass.
 */
#include "compat.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "pledge/attribution.h"
#include "pledge/readability.h"
#include "pledge/sketch.h"
#include "record.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"

PG_FUNCTION_INFO_V1(pledge_plain_language);
PG_FUNCTION_INFO_V1(pledge_plain_reading_ease);
PG_FUNCTION_INFO_V1(pledge_plain_reading_grade);
PG_FUNCTION_INFO_V1(pledge_text_sketch);
PG_FUNCTION_INFO_V1(pledge_sketch_hashes);
PG_FUNCTION_INFO_V1(pledge_containment);
PG_FUNCTION_INFO_V1(pledge_exact_containment);
PG_FUNCTION_INFO_V1(pledge_read_record);

#define PLAIN_EDITION   1 /* the argument that names the edition */
#define RECORD_EDITION  4
#define RECORD_KEY      6 /* behind the format of the body */
#define RECORD_CHILDREN 7
#define COUNTS          6 /* numbers of plain language */

/* ---- rows ---- */

/* The type of the rows that a function returns, good for as long as its call site. */
static TupleDesc
result_shape(FunctionCallInfo fcinfo)
{
	MemoryContext before = MemoryContextSwitchTo(fcinfo->flinfo->fn_mcxt);
	TupleDesc shape;

	if (get_call_result_type(fcinfo, NULL, &shape) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "the function returns no row");
	shape = BlessTupleDesc(shape);
	MemoryContextSwitchTo(before);
	return shape;
}

static Datum
make_row(TupleDesc shape, Datum *values, bool *nulls)
{
	return HeapTupleGetDatum(heap_form_tuple(shape, values, nulls));
}

/* ---- keys ---- */

static const uint8 *
read_key(bytea *key)
{
	if (VARSIZE_ANY_EXHDR(key) != PLEDGE_SKETCH_KEY_BYTES)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("the key of a sketch must have %d bytes", PLEDGE_SKETCH_KEY_BYTES),
						errdetail("This one has %d.", (int) VARSIZE_ANY_EXHDR(key)),
						errhint("Make one with uuid_send(gen_random_uuid()), keep it secret, and "
								"use the same one for all records.")));
	return (const uint8 *) VARDATA_ANY(key);
}

/* ---- words and units as they are read ---- */

/* What is worked out of one text while it is read; each may be NULL. */
typedef struct Hearing
{
	PledgeReadability *readability;
	PledgeShingles *shingles;
	PledgeAttribution *attribution;
} Hearing;

static void
hear_word(void *context, const PledgeToken *token, const PledgeWord *word)
{
	const Hearing *hearing = context;

	if (hearing->readability != NULL)
		pledge_readability_word(hearing->readability, token, word);
	if (hearing->shingles != NULL)
		pledge_shingles_word(hearing->shingles, word);
	if (hearing->attribution != NULL)
		pledge_attribution_word(hearing->attribution, word);
}

static void
hear_unit(void *context, const PledgeUnit *unit)
{
	const Hearing *hearing = context;

	if (hearing->readability != NULL)
		pledge_readability_unit(hearing->readability, unit);
	if (hearing->attribution != NULL)
		pledge_attribution_unit(hearing->attribution, unit);
}

/* Reads a text that no rule is asked of. */
static void
read_text(const PledgeRecord *record, const PledgeRuleset *ruleset, Hearing *hearing)
{
	PledgeListener listener = {hear_word, hear_unit, hearing};
	PledgeUnit *unit = palloc(sizeof(PledgeUnit));
	PledgeReader reader;

	pledge_reader_start(&reader, record->body, record->length,
						ruleset != NULL ? &ruleset->lexicon : NULL,
						ruleset != NULL ? ruleset->lexeme_flags : NULL, NULL, 0);
	reader.listener = &listener;
	while (pledge_reader_next(&reader, unit))
		CHECK_FOR_INTERRUPTS();
	pfree(unit);
}

/* Gathers the shingles of a text. */
static void
read_shingles(text *body, const uint8 *key, const PledgeAllocator *allocator,
			  PledgeShingles *shingles)
{
	Hearing hearing = {NULL, shingles, NULL};
	RecordCall call;

	pledge_shingles_create(shingles, allocator, key);
	pledge_shingles_start(shingles);
	pledge_record_body(&call, body);
	read_text(&call.record, NULL, &hearing);
}

static bytea *
written_sketch(PledgeShingles *shingles)
{
	PledgeSketch sketch;
	bytea *written = palloc(VARHDRSZ + PLEDGE_SKETCH_BYTES);

	/* the allocator raises errors, so this cannot fail for want of memory */
	if (!pledge_shingles_sketch(shingles, &sketch))
		elog(ERROR, "no sketch could be made");
	SET_VARSIZE(written, VARHDRSZ + pledge_sketch_write(&sketch, (uint8 *) VARDATA(written)));
	return written;
}

/* ---- plain language ---- */

static void
put_counts(const PledgePlainCounts *counts, Datum *values)
{
	values[0] = Int32GetDatum((int32) counts->words);
	values[1] = Int32GetDatum((int32) counts->sentences);
	values[2] = Int32GetDatum((int32) counts->syllables);
	values[3] = Int32GetDatum((int32) counts->long_words);
	values[4] = Int32GetDatum((int32) counts->long_sentences);
	values[5] = Int32GetDatum((int32) counts->abbreviations);
}

/* What a call site of plain_language keeps. */
typedef struct PlainSite
{
	TupleDesc shape;
	PledgeSyllableMemory memory;
} PlainSite;

static PlainSite *
plain_site(FunctionCallInfo fcinfo)
{
	void **kept = pledge_edition_kept(fcinfo);
	PlainSite *site = *kept;

	if (site != NULL)
		return site;
	site = MemoryContextAllocZero(fcinfo->flinfo->fn_mcxt, sizeof(*site));
	site->shape = result_shape(fcinfo);
	*kept = site;
	return site;
}

/* pledge.plain_language(body, edition) */
Datum
pledge_plain_language(PG_FUNCTION_ARGS)
{
	RecordCall call;
	PledgeReadability readability;
	Hearing hearing = {&readability, NULL, NULL};
	const PledgePlainCounts *counts = &readability.counts;
	PlainSite *site;
	double ease = 0;
	double grade = 0;
	Datum values[COUNTS + 2];
	bool nulls[COUNTS + 2] = {false};

	if (!pledge_record_read(fcinfo, PLAIN_EDITION, 0, &call))
		PG_RETURN_NULL();
	site = plain_site(fcinfo);
	pledge_readability_start(&readability, call.record.body, call.record.length, &site->memory);
	read_text(&call.record, call.edition->ruleset, &hearing);
	put_counts(counts, values);
	nulls[6] = !pledge_reading_ease(counts, &ease);
	nulls[7] = !pledge_reading_grade(counts, &grade);
	values[6] = Float8GetDatum(ease);
	values[7] = Float8GetDatum(grade);
	PG_RETURN_DATUM(make_row(site->shape, values, nulls));
}

/* The arguments words, sentences, syllables as counts; false for what no text can have. */
static bool
read_counts(FunctionCallInfo fcinfo, PledgePlainCounts *counts)
{
	memset(counts, 0, sizeof(*counts));
	if (PG_GETARG_INT32(0) < 0 || PG_GETARG_INT32(1) < 0 || PG_GETARG_INT32(2) < 0)
		return false;
	counts->words = (uint32) PG_GETARG_INT32(0);
	counts->sentences = (uint32) PG_GETARG_INT32(1);
	counts->syllables = (uint32) PG_GETARG_INT32(2);
	return true;
}

/* pledge.reading_ease(words, sentences, syllables) */
Datum
pledge_plain_reading_ease(PG_FUNCTION_ARGS)
{
	PledgePlainCounts counts;
	double ease;

	if (!read_counts(fcinfo, &counts) || !pledge_reading_ease(&counts, &ease))
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(ease);
}

/* pledge.reading_grade(words, sentences, syllables) */
Datum
pledge_plain_reading_grade(PG_FUNCTION_ARGS)
{
	PledgePlainCounts counts;
	double grade;

	if (!read_counts(fcinfo, &counts) || !pledge_reading_grade(&counts, &grade))
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(grade);
}

/* ---- sketches ---- */

/* pledge.text_sketch(body, key) */
Datum
pledge_text_sketch(PG_FUNCTION_ARGS)
{
	PledgeAllocator allocator = pledge_context_allocator(CurrentMemoryContext);
	const uint8 *key = read_key(PG_GETARG_BYTEA_PP(1));
	PledgeShingles shingles;
	bytea *written;

	read_shingles(PG_GETARG_TEXT_PP(0), key, &allocator, &shingles);
	written = written_sketch(&shingles);
	pledge_shingles_destroy(&shingles);
	PG_RETURN_BYTEA_P(written);
}

static void
read_sketch(bytea *written, PledgeSketch *sketch)
{
	if (!pledge_sketch_read(sketch, (const uint8 *) VARDATA_ANY(written),
							VARSIZE_ANY_EXHDR(written)))
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("these bytes are no sketch of a text"),
						errdetail("There are %d of them.", (int) VARSIZE_ANY_EXHDR(written)),
						errhint("Give what pledge.text_sketch or pledge.read_record returned.")));
}

/* pledge.sketch_hashes(sketch) */
Datum
pledge_sketch_hashes(PG_FUNCTION_ARGS)
{
	PledgeSketch sketch;
	Datum values[PLEDGE_SKETCH_VALUES];
	uint64 value;
	int count = 0;

	read_sketch(PG_GETARG_BYTEA_PP(0), &sketch);
	while (pledge_sketch_value(&sketch, count, &value))
		values[count++] = Int64GetDatum((int64) value);
	PG_RETURN_ARRAYTYPE_P(
		construct_array(values, count, INT8OID, sizeof(int64), FLOAT8PASSBYVAL, TYPALIGN_DOUBLE));
}

/* ---- containment ---- */

/*
 * What a call site of containment keeps: the template that it was given last, in order.
 * A query compares many notes with one template, which may be long.
 */
typedef struct ContainmentSite
{
	TupleDesc shape;
	MemoryContext context;
	ArrayType *given;
	uint64 *values;
	size_t count;
} ContainmentSite;

static ContainmentSite *
containment_site(FunctionCallInfo fcinfo)
{
	ContainmentSite *site = fcinfo->flinfo->fn_extra;

	if (site != NULL)
		return site;
	site = MemoryContextAllocZero(fcinfo->flinfo->fn_mcxt, sizeof(*site));
	site->shape = result_shape(fcinfo);
	site->context =
		AllocSetContextCreate(fcinfo->flinfo->fn_mcxt, "pledge template", ALLOCSET_SMALL_SIZES);
	fcinfo->flinfo->fn_extra = site;
	return site;
}

static int
compare_values(const void *left, const void *right)
{
	uint64 one = *(const uint64 *) left;
	uint64 other = *(const uint64 *) right;

	return (one > other) - (one < other);
}

/* Sets the template of a call site, unless it is the one it has. */
static void
use_template(ContainmentSite *site, ArrayType *given)
{
	MemoryContext before;
	Datum *values;
	bool *nulls;
	int count;
	int which;

	if (site->given != NULL && VARSIZE(site->given) == VARSIZE(given) &&
		memcmp(site->given, given, VARSIZE(given)) == 0)
		return;
	site->given = NULL;
	site->count = 0;
	MemoryContextReset(site->context);
	before = MemoryContextSwitchTo(site->context);
	deconstruct_array(given, INT8OID, sizeof(int64), FLOAT8PASSBYVAL, TYPALIGN_DOUBLE, &values,
					  &nulls, &count);
	site->values = palloc(sizeof(uint64) * Max(count, 1));
	for (which = 0; which < count; which++)
		if (!nulls[which])
			site->values[site->count++] = (uint64) DatumGetInt64(values[which]);
	qsort(site->values, site->count, sizeof(uint64), compare_values);
	site->given = memcpy(palloc(VARSIZE(given)), given, VARSIZE(given));
	MemoryContextSwitchTo(before);
}

/* pledge.containment(sketch, earlier, template) */
Datum
pledge_containment(PG_FUNCTION_ARGS)
{
	ContainmentSite *site = containment_site(fcinfo);
	PledgeSketch fresh;
	PledgeSketch earlier;
	PledgeContainment found;
	Datum values[4];
	bool nulls[4];

	if (PG_ARGISNULL(0) || PG_ARGISNULL(1))
		PG_RETURN_NULL();
	read_sketch(PG_GETARG_BYTEA_PP(0), &fresh);
	read_sketch(PG_GETARG_BYTEA_PP(1), &earlier);
	if (!PG_ARGISNULL(2))
	{
		use_template(site, PG_GETARG_ARRAYTYPE_P(2));
		pledge_sketch_discount(&fresh, site->values, site->count);
		pledge_sketch_discount(&earlier, site->values, site->count);
	}
	if (!pledge_sketch_compare(&fresh, &earlier, &found))
		PG_RETURN_NULL();
	values[0] = Float8GetDatum(found.of_new);
	values[1] = Float8GetDatum(found.of_earlier);
	values[2] = Float8GetDatum(found.new_error);
	values[3] = Float8GetDatum(found.earlier_error);
	nulls[0] = nulls[2] = !found.new_known;
	nulls[1] = nulls[3] = !found.earlier_known;
	PG_RETURN_DATUM(make_row(site->shape, values, nulls));
}

/* pledge.exact_containment(body, earlier, template) */
Datum
pledge_exact_containment(PG_FUNCTION_ARGS)
{
	/* nothing of this is kept, so that no secret is needed */
	static const uint8 key[PLEDGE_SKETCH_KEY_BYTES] = {0};
	PledgeAllocator allocator = pledge_context_allocator(CurrentMemoryContext);
	bool has_template = !PG_ARGISNULL(2);
	PledgeShingles fresh;
	PledgeShingles earlier;
	PledgeShingles without;
	PledgeContainment found;
	Datum values[2];
	bool nulls[2];

	if (PG_ARGISNULL(0) || PG_ARGISNULL(1))
		PG_RETURN_NULL();
	read_shingles(PG_GETARG_TEXT_PP(0), key, &allocator, &fresh);
	read_shingles(PG_GETARG_TEXT_PP(1), key, &allocator, &earlier);
	if (has_template)
		read_shingles(PG_GETARG_TEXT_PP(2), key, &allocator, &without);
	/* the allocator raises errors, so this cannot fail for want of memory */
	if (!pledge_shingles_compare(&fresh, &earlier, has_template ? &without : NULL, &found))
		elog(ERROR, "the texts could not be compared");
	pledge_shingles_destroy(&fresh);
	pledge_shingles_destroy(&earlier);
	if (has_template)
		pledge_shingles_destroy(&without);
	values[0] = Float8GetDatum(found.of_new);
	values[1] = Float8GetDatum(found.of_earlier);
	nulls[0] = !found.new_known;
	nulls[1] = !found.earlier_known;
	PG_RETURN_DATUM(make_row(result_shape(fcinfo), values, nulls));
}

/* ---- all in one pass ---- */

/* What a call site of read_record keeps. */
typedef struct RecordSite
{
	TupleDesc shape;
	PledgeAllocator allocator;
	uint8 key[PLEDGE_SKETCH_KEY_BYTES];
	bool has_key;
	PledgeReadability readability;
	PledgeSyllableMemory memory;
	PledgeShingles shingles;
	PledgeAttribution attribution;
	Hearing hearing;
	PledgeListener listener;
} RecordSite;

static RecordSite *
record_site(FunctionCallInfo fcinfo)
{
	void **kept = pledge_edition_kept(fcinfo);
	RecordSite *site = *kept;

	if (site != NULL)
		return site;
	site = MemoryContextAllocZero(fcinfo->flinfo->fn_mcxt, sizeof(*site));
	site->shape = result_shape(fcinfo);
	site->allocator = pledge_context_allocator(fcinfo->flinfo->fn_mcxt);
	site->hearing.readability = &site->readability;
	site->listener.word = hear_word;
	site->listener.unit = hear_unit;
	site->listener.context = &site->hearing;
	*kept = site;
	return site;
}

/* Makes the shingles of a call site ready for a text under this key. */
static PledgeShingles *
start_shingles(RecordSite *site, const uint8 *key)
{
	if (site->has_key && memcmp(site->key, key, sizeof(site->key)) != 0)
	{
		pledge_shingles_destroy(&site->shingles);
		site->has_key = false;
	}
	if (!site->has_key)
	{
		memcpy(site->key, key, sizeof(site->key));
		pledge_shingles_create(&site->shingles, &site->allocator, key);
		site->has_key = true;
	}
	pledge_shingles_start(&site->shingles);
	return &site->shingles;
}

static ArrayType *
counts_array(const PledgePlainCounts *counts)
{
	Datum values[COUNTS];

	put_counts(counts, values);
	return construct_array(values, COUNTS, INT4OID, sizeof(int32), true, TYPALIGN_INT);
}

/* Reads the record with a listener to its words, which makes the sketch if it has a key. */
static void
hear_record(RecordSite *site, RecordCall *call, const uint8 *key)
{
	pledge_readability_start(&site->readability, call->record.body, call->record.length,
							 &site->memory);
	site->hearing.shingles = key != NULL ? start_shingles(site, key) : NULL;
	pledge_scan_listen(call->scan, &site->listener);
	pledge_record_run(call);
}

/* ---- records about several children ---- */

/* Whose the known names of a record are. */
typedef struct Children
{
	int count;
	uint8 of_name[PLEDGE_KNOWN_NAMES];
} Children;

/* Takes the names of each child, separated by anything that is no letter, as known names. */
static void
read_children(FunctionCallInfo fcinfo, RecordCall *call, Children *children)
{
	ArrayType *given = PG_GETARG_ARRAYTYPE_P(RECORD_CHILDREN);
	Datum *names;
	bool *nulls;
	int which;

	deconstruct_array(given, TEXTOID, -1, false, TYPALIGN_INT, &names, &nulls, &children->count);
	if (children->count > PLEDGE_ATTRIBUTED_CHILDREN)
		children->count = 0; /* a list of a school class: nobody is told apart */
	for (which = 0; which < children->count; which++)
	{
		int before = call->record.known_count;

		if (nulls[which])
			continue;
		pledge_record_add_names(call, DatumGetTextPP(names[which]));
		memset(&children->of_name[before], which, call->record.known_count - before);
	}
	/* whoever has a name that is not listened for would be taken for one of the others */
	if (call->has_more_names)
		children->count = 0;
}

/* The indicators of the evidence that counts and is about these children. */
static ArrayType *
attributed_ids(const RecordCall *call, const PledgeAttribution *attribution, int child)
{
	const PledgeRuleset *ruleset = call->edition->ruleset;
	bool *told = palloc0(sizeof(bool) * ruleset->indicator_count);
	const PledgeEvidence *evidence;
	size_t count;
	size_t which;

	evidence = pledge_scan_evidence(call->scan, &count);
	for (which = 0; which < count; which++)
	{
		PledgeChildSet about =
			pledge_attribution_of(attribution, evidence[which].unit, evidence[which].paragraph);

		if (evidence[which].counts && (child < 0 ? about == 0 : (about & (1u << child)) != 0))
			told[evidence[which].indicator] = true;
	}
	return pledge_indicator_ids(ruleset, told);
}

/* The arrays attributed (one element a child) and unattributed. */
static void
put_attribution(const RecordCall *call, const PledgeAttribution *attribution,
				const Children *children, Datum *values)
{
	Datum *attributed = palloc(sizeof(Datum) * Max(children->count, 1));
	Oid output;
	bool varies;
	int which;

	getTypeOutputInfo(INT2ARRAYOID, &output, &varies);
	for (which = 0; which < children->count; which++)
		attributed[which] = CStringGetTextDatum(OidOutputFunctionCall(
			output, PointerGetDatum(attributed_ids(call, attribution, which))));
	values[0] = PointerGetDatum(
		construct_array(attributed, children->count, TEXTOID, -1, false, TYPALIGN_INT));
	values[1] = PointerGetDatum(attributed_ids(call, attribution, -1));
}

/*
 * pledge.read_record(body, kind, child_age, known_as, edition, body_format, key, children,
 *	  OUT facts, OUT denied, OUT reading, OUT sketch, OUT attributed, OUT unattributed)
 */
Datum
pledge_read_record(PG_FUNCTION_ARGS)
{
	const uint8 *key = PG_ARGISNULL(RECORD_KEY) ? NULL : read_key(PG_GETARG_BYTEA_PP(RECORD_KEY));
	RecordCall call;
	Children children = {0};
	bool has_body = pledge_record_read(fcinfo, RECORD_EDITION, 3, &call);
	bool has_children = has_body && !PG_ARGISNULL(RECORD_CHILDREN);
	RecordSite *site = record_site(fcinfo);
	Datum values[6] = {0};
	bool nulls[6] = {false, false, true, true, true, true};

	if (!has_body)
	{
		values[0] = PointerGetDatum(construct_empty_array(INT2OID));
		values[1] = PointerGetDatum(construct_empty_array(INT2OID));
		PG_RETURN_DATUM(make_row(site->shape, values, nulls));
	}
	site->hearing.attribution = NULL;
	if (has_children)
	{
		read_children(fcinfo, &call, &children);
		pledge_attribution_start(&site->attribution, &site->allocator, call.known, children.of_name,
								 children.count > 0 ? call.record.known_count : 0);
		site->hearing.attribution = &site->attribution;
	}
	hear_record(site, &call, key);
	values[0] = PointerGetDatum(pledge_record_fact_ids(&call));
	values[1] = PointerGetDatum(pledge_record_denied_ids(&call));
	values[2] = PointerGetDatum(counts_array(&site->readability.counts));
	nulls[2] = false;
	if (key != NULL)
	{
		values[3] = PointerGetDatum(written_sketch(&site->shingles));
		nulls[3] = false;
	}
	if (has_children)
	{
		put_attribution(&call, &site->attribution, &children, &values[4]);
		nulls[4] = nulls[5] = false;
		pledge_attribution_end(&site->attribution);
	}
	PG_RETURN_DATUM(make_row(site->shape, values, nulls));
}
