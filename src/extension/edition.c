/*
 * edition.c
 *	  Published editions as a backend keeps them.
 *
 * An edition never changes, so a compiled one is good for as long as the table it was
 * read from stands.  When that table goes (DROP EXTENSION), the whole cache is stale:
 * the invalidation callback only says so, the next call forgets it.
 *
 * The tables are read past privileges on purpose: rules are not secret, and whoever may
 * call evidence() needs no right on them.
 */
#include "compat.h"

#include "access/genam.h"
#include "access/htup_details.h"
#include "access/table.h"
#include "access/xact.h"
#include "catalog/namespace.h"
#include "catalog/pg_type.h"
#include "condition.h"
#include "edition.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/fmgroids.h"
#include "utils/inval.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/rel.h"

static Edition *editions = NULL;
static uint64 generation = 1;
static Oid ruleset_table = InvalidOid;
static bool stale = false;
static int32 last_draft = 0; /* the number given last; they go down from -1 */

/* ---- memory ---- */

static void *
context_allocate(void *context, size_t size)
{
	return MemoryContextAllocHuge((MemoryContext) context, size);
}

static void *
context_resize(void *context, void *pointer, size_t size)
{
	(void) context;
	return repalloc_huge(pointer, size);
}

static void
context_release(void *context, void *pointer)
{
	(void) context;
	pfree(pointer);
}

PledgeAllocator
pledge_context_allocator(MemoryContext context)
{
	PledgeAllocator allocator = {context_allocate, context_resize, context_release, context};

	return allocator;
}

/* ---- encoding ---- */

char *
pledge_utf8(char *text)
{
	if (GetDatabaseEncoding() == PG_UTF8 || GetDatabaseEncoding() == PG_SQL_ASCII)
		return text;
	return pg_server_to_any(text, (int) strlen(text), PG_UTF8);
}

/* ---- errors ---- */

static int
sqlstate_of(PledgeErrorCode code)
{
	switch (code)
	{
		case PLEDGE_OUT_OF_MEMORY:
			return ERRCODE_OUT_OF_MEMORY;
		case PLEDGE_UNKNOWN_NAME:
			return ERRCODE_UNDEFINED_OBJECT;
		case PLEDGE_CYCLE:
			return ERRCODE_INVALID_RECURSION;
		case PLEDGE_DUPLICATE:
			return ERRCODE_DUPLICATE_OBJECT;
		case PLEDGE_LIMIT:
			return ERRCODE_PROGRAM_LIMIT_EXCEEDED;
		case PLEDGE_INVALID:
			return ERRCODE_INVALID_PARAMETER_VALUE;
		case PLEDGE_SYNTAX:
		case PLEDGE_OK:
			break;
	}
	return ERRCODE_SYNTAX_ERROR;
}

/* A text of the engine's in the server's encoding. */
static const char *
in_server_encoding(const char *utf8)
{
	if (GetDatabaseEncoding() == PG_UTF8 || GetDatabaseEncoding() == PG_SQL_ASCII)
		return utf8;
	return pg_any_to_server(pstrdup(utf8), (int) strlen(utf8), PG_UTF8);
}

void
pledge_raise(const PledgeError *error, const char *what)
{
	if (error->subject[0] == '\0')
		ereport(ERROR, (errcode(sqlstate_of(error->code)),
						errmsg("%s cannot be used: %s", what, error->message)));
	ereport(ERROR, (errcode(sqlstate_of(error->code)),
					errmsg("%s cannot be used: %s", what, error->message),
					errdetail("Line %d, character %zu: %s", error->line, error->offset + 1,
							  in_server_encoding(error->subject)),
					errhint("The pattern language is described in doc/rules.md.")));
}

/* ---- the cache ---- */

static void
note_invalidation(Datum argument, Oid relation)
{
	(void) argument;
	if (relation == InvalidOid || relation == ruleset_table)
		stale = true;
}

/* The table of this name in schema pledge. */
static Oid
table_named(const char *name)
{
	Oid schema = get_namespace_oid("pledge", true);
	Oid table = OidIsValid(schema) ? get_relname_relid(name, schema) : InvalidOid;

	if (!OidIsValid(table))
		ereport(ERROR, (errcode(ERRCODE_UNDEFINED_TABLE),
						errmsg("the table pledge.%s does not exist", name),
						errhint("Run CREATE EXTENSION pledge in this database.")));
	return table;
}

static void
forget_all(void)
{
	while (editions != NULL)
	{
		Edition *edition = editions;

		editions = edition->next;
		MemoryContextDelete(edition->context);
	}
}

/* Forgets everything when the table the editions came from is another now. */
static void
refresh(void)
{
	Oid table;

	if (!stale && OidIsValid(ruleset_table))
		return;
	table = table_named("ruleset");
	if (table != ruleset_table)
		forget_all();
	ruleset_table = table;
	stale = false;
}

/* Calls `take` for each row of a table whose integer column `column` is `number`. */
static void
read_rows(Oid table, AttrNumber column, int32 number,
		  void (*take)(void *context, HeapTuple row, TupleDesc shape), void *context)
{
	Relation relation = table_open(table, AccessShareLock);
	ScanKeyData key;
	SysScanDesc scan;
	HeapTuple row;
	int keys = 0;

	if (column > 0)
		ScanKeyInit(&key, column, BTEqualStrategyNumber, F_INT4EQ, Int32GetDatum(number)), keys = 1;
	scan = systable_beginscan(relation, InvalidOid, false, NULL, keys, &key);
	while (HeapTupleIsValid(row = systable_getnext(scan)))
		take(context, row, RelationGetDescr(relation));
	systable_endscan(scan);
	table_close(relation, AccessShareLock);
}

/* The number of a column by its name, so that appended columns do no harm. */
static AttrNumber
column_named(Oid table, const char *name)
{
	AttrNumber column = get_attnum(table, name);

	if (column == InvalidAttrNumber)
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_COLUMN),
				 errmsg("the table \"%s\" has no column \"%s\"", get_rel_name(table), name),
				 errhint("The shared library and the extension's SQL are of different versions; "
						 "run ALTER EXTENSION pledge UPDATE.")));
	return column;
}

/* The rules of one edition, as they are found. */
typedef struct RulesFound
{
	AttrNumber rules_column;
	AttrNumber checksum_column;
	bool with_rules; /* else the checksum alone is read */
	char *rules;
	char *checksum;
} RulesFound;

static void
take_rules(void *context, HeapTuple row, TupleDesc shape)
{
	RulesFound *found = context;
	bool null;
	Datum value;

	value = heap_getattr(row, found->checksum_column, shape, &null);
	if (!null)
		found->checksum = TextDatumGetCString(value);
	if (!found->with_rules)
		return;
	value = heap_getattr(row, found->rules_column, shape, &null);
	if (!null)
		found->rules = pledge_utf8(TextDatumGetCString(value));
}

/* Reads an edition's row; raises an error where there is none. */
static RulesFound
find_rules(int32 number, bool with_rules)
{
	Oid table = table_named("ruleset");
	RulesFound found = {column_named(table, "rules"), column_named(table, "checksum"), with_rules,
						NULL, NULL};

	read_rows(table, column_named(table, "edition"), number, take_rules, &found);
	if (found.checksum == NULL || (with_rules && found.rules == NULL))
		ereport(ERROR, (errcode(ERRCODE_UNDEFINED_OBJECT),
						errmsg("there is no edition %d of the rules", number),
						errhint("The published editions stand in pledge.ruleset.")));
	return found;
}

static bool
is_draft(const Edition *edition)
{
	return edition->number < 0;
}

static PledgeRuleset *
compile_edition(Edition *edition, const char *rules)
{
	PledgeError error;
	char what[64];
	PledgeRuleset *ruleset;

	pledge_error_clear(&error);
	ruleset = pledge_ruleset_compile(rules, strlen(rules), &edition->allocator, &error);
	if (ruleset == NULL)
	{
		if (is_draft(edition))
			strlcpy(what, "the draft", sizeof(what));
		else
			snprintf(what, sizeof(what), "edition %d", edition->number);
		pledge_raise(&error, what);
	}
	return ruleset;
}

/* Compiles an edition; it hangs under CurrentMemoryContext, so that an error frees it. */
static Edition *
make_edition(int32 number, const char *rules)
{
	MemoryContext context =
		AllocSetContextCreate(CurrentMemoryContext, "pledge edition", ALLOCSET_DEFAULT_SIZES);
	Edition *edition = MemoryContextAllocZero(context, sizeof(Edition));

	edition->number = number;
	edition->generation = ++generation;
	edition->context = context;
	edition->allocator = pledge_context_allocator(context);
	edition->ruleset = compile_edition(edition, rules);
	return edition;
}

/* Keeps an edition that is whole. */
static void
keep_edition(Edition *edition)
{
	MemoryContextSetParent(edition->context, TopMemoryContext);
	edition->next = editions;
	editions = edition;
}

static Edition *
load_edition(int32 number)
{
	RulesFound found = find_rules(number, true);
	Edition *edition = make_edition(number, found.rules);

	strlcpy(edition->checksum, found.checksum, sizeof(edition->checksum));
	pfree(found.rules);
	keep_edition(edition);
	return edition;
}

/* Forgets one edition. */
static void
forget(Edition *edition)
{
	Edition **link = &editions;

	while (*link != edition)
		link = &(*link)->next;
	*link = edition->next;
	MemoryContextDelete(edition->context);
}

static Edition *
find_cached(int32 number)
{
	Edition *edition = editions;

	while (edition != NULL && edition->number != number)
		edition = edition->next;
	return edition;
}

Edition *
pledge_edition_get(int32 number)
{
	Edition *edition;

	refresh();
	edition = find_cached(number);
	return edition != NULL ? edition : load_edition(number);
}

/*
 * The same, for a statement that asks for the first time.  An edition that was published
 * and rolled back may have been followed by another of its number: the checksum tells.
 */
static Edition *
edition_checked(int32 number)
{
	Edition *edition;

	refresh();
	edition = find_cached(number);
	if (edition != NULL && !is_draft(edition) &&
		strcmp(edition->checksum, find_rules(number, false).checksum) != 0)
	{
		forget(edition);
		edition = NULL;
	}
	return edition != NULL ? edition : load_edition(number);
}

/* ---- measures ---- */

typedef struct FactCode
{
	char *code;
	int16 id;
} FactCode;

typedef struct MeasureLoader
{
	Edition *edition;
	FactCode *facts;
	int fact_count;
	int fact_capacity;
	AttrNumber id;
	AttrNumber code;
	AttrNumber grain;
	AttrNumber applies_to;
	AttrNumber met_when;
	AttrNumber excluded_when;
	AttrNumber excepted_when;
} MeasureLoader;

static void
take_fact(void *context, HeapTuple row, TupleDesc shape)
{
	MeasureLoader *loader = context;
	bool null;
	FactCode *fact;

	if (loader->fact_count == loader->fact_capacity)
	{
		loader->fact_capacity *= 2;
		loader->facts = repalloc(loader->facts, loader->fact_capacity * sizeof(FactCode));
	}
	fact = &loader->facts[loader->fact_count++];
	fact->id = DatumGetInt16(heap_getattr(row, loader->id, shape, &null));
	fact->code = TextDatumGetCString(heap_getattr(row, loader->code, shape, &null));
	loader->edition->highest_fact = Max(loader->edition->highest_fact, fact->id);
}

static int16
fact_by_code(void *context, const char *code, int length)
{
	const MeasureLoader *loader = context;
	int which;

	for (which = 0; which < loader->fact_count; which++)
		if ((int) strlen(loader->facts[which].code) == length &&
			memcmp(loader->facts[which].code, code, length) == 0)
			return loader->facts[which].id;
	return 0;
}

/* Where measures of this grain are kept; none for what records alone do not answer. */
static MeasureList *
list_for(Edition *edition, const char *grain)
{
	if (strcmp(grain, "record") == 0)
		return &edition->record_measures;
	if (strcmp(grain, "window") == 0)
		return &edition->window_measures;
	return NULL;
}

/* A condition of a measure; one without steps where the column is null. */
static Condition
condition_in(MeasureLoader *loader, HeapTuple row, TupleDesc shape, AttrNumber column, char *code)
{
	Condition none = {0, NULL};
	bool null;
	Datum query = heap_getattr(row, column, shape, &null);

	return null ? none : pledge_condition_compile(query, fact_by_code, loader, code);
}

static void
take_measure(void *context, HeapTuple row, TupleDesc shape)
{
	MeasureLoader *loader = context;
	MeasureList *list;
	char *code;
	bool null;
	Measure *measure;

	list = list_for(loader->edition,
					TextDatumGetCString(heap_getattr(row, loader->grain, shape, &null)));
	if (list == NULL)
		return;
	if (list->count == list->capacity)
	{
		list->capacity *= 2;
		list->measures = repalloc(list->measures, list->capacity * sizeof(Measure));
	}
	code = TextDatumGetCString(heap_getattr(row, loader->code, shape, &null));
	measure = &list->measures[list->count];
	measure->id = DatumGetInt16(heap_getattr(row, loader->id, shape, &null));
	measure->applies_to = condition_in(loader, row, shape, loader->applies_to, code);
	measure->met_when = condition_in(loader, row, shape, loader->met_when, code);
	measure->excluded_when = condition_in(loader, row, shape, loader->excluded_when, code);
	measure->excepted_when = condition_in(loader, row, shape, loader->excepted_when, code);
	list->count++;
}

static int
compare_measures(const void *left, const void *right)
{
	return ((const Measure *) left)->id - ((const Measure *) right)->id;
}

static void
start_list(MeasureList *list)
{
	list->count = 0;
	list->capacity = 32;
	list->measures = palloc(list->capacity * sizeof(Measure));
}

static void
load_measures(Edition *edition)
{
	MeasureLoader loader = {.edition = edition, .fact_capacity = 64};
	MeasureList *lists[] = {&edition->record_measures, &edition->window_measures};
	Oid facts = table_named("fact");
	Oid measures = table_named(is_draft(edition) ? "measure" : "ruleset_measure");
	AttrNumber of_edition = InvalidAttrNumber; /* a draft has all of pledge.measure */
	MemoryContext before = MemoryContextSwitchTo(edition->context);
	int which;

	for (which = 0; which < (int) lengthof(lists); which++)
		start_list(lists[which]);
	if (!is_draft(edition))
		of_edition = column_named(measures, "edition");
	loader.facts = palloc(loader.fact_capacity * sizeof(FactCode));
	loader.id = column_named(facts, "fact_id");
	loader.code = column_named(facts, "code");
	read_rows(facts, 0, 0, take_fact, &loader);
	loader.id = column_named(measures, "measure_id");
	loader.code = column_named(measures, "code");
	loader.grain = column_named(measures, "grain");
	loader.applies_to = column_named(measures, "applies_to");
	loader.met_when = column_named(measures, "met_when");
	loader.excluded_when = column_named(measures, "excluded_when");
	loader.excepted_when = column_named(measures, "excepted_when");
	read_rows(measures, of_edition, edition->number, take_measure, &loader);
	for (which = 0; which < (int) lengthof(lists); which++)
		qsort(lists[which]->measures, lists[which]->count, sizeof(Measure), compare_measures);
	MemoryContextSwitchTo(before);
	edition->measures_loaded = true;
}

Edition *
pledge_edition_with_measures(FunctionCallInfo fcinfo, int32 number)
{
	bool asked_before = fcinfo->flinfo->fn_extra != NULL;
	Edition *edition = asked_before ? pledge_edition_get(number) : edition_checked(number);

	/* only a mark that this statement has asked */
	fcinfo->flinfo->fn_extra = &editions;
	if (!edition->measures_loaded)
		load_measures(edition);
	return edition;
}

/* ---- drafts ---- */

int32
pledge_edition_open_draft(const char *rules)
{
	Edition *edition;

	refresh();
	if (last_draft == PG_INT32_MIN)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("this session has opened too many drafts"), errhint("Connect again.")));
	edition = make_edition(last_draft - 1, rules);
	load_measures(edition);
	keep_edition(edition);
	last_draft = edition->number;
	return edition->number;
}

void
pledge_edition_close_draft(int32 number)
{
	Edition *edition = number < 0 ? find_cached(number) : NULL;

	if (edition != NULL)
		forget(edition);
}

/* No draft outlives its transaction, however that ends. */
static void
forget_drafts(XactEvent event, void *argument)
{
	Edition *edition = editions;

	(void) argument;
	if (event != XACT_EVENT_COMMIT && event != XACT_EVENT_ABORT && event != XACT_EVENT_PREPARE)
		return;
	while (edition != NULL)
	{
		Edition *next = edition->next;

		if (is_draft(edition))
			forget(edition);
		edition = next;
	}
}

void
pledge_edition_initialize(void)
{
	CacheRegisterRelcacheCallback(note_invalidation, (Datum) 0);
	RegisterXactCallback(forget_drafts, NULL);
}

/* ---- scans ---- */

typedef struct CallSite
{
	int32 edition;
	uint64 generation;
	MemoryContext context;
	PledgeAllocator allocator;
	PledgeScan *scan;
	void *kept; /* by the function itself */
} CallSite;

void **
pledge_edition_kept(FunctionCallInfo fcinfo)
{
	return &((CallSite *) fcinfo->flinfo->fn_extra)->kept;
}

static bool
check_interrupts(void *context)
{
	(void) context;
	CHECK_FOR_INTERRUPTS();
	return false;
}

PledgeScan *
pledge_edition_scan(FunctionCallInfo fcinfo, int32 number, Edition **edition)
{
	CallSite *site = fcinfo->flinfo->fn_extra;

	*edition = site != NULL ? pledge_edition_get(number) : edition_checked(number);
	if (site != NULL && site->scan != NULL && site->edition == number &&
		site->generation == (*edition)->generation)
		return site->scan;
	if (site == NULL)
	{
		site = MemoryContextAllocZero(fcinfo->flinfo->fn_mcxt, sizeof(CallSite));
		site->context =
			AllocSetContextCreate(fcinfo->flinfo->fn_mcxt, "pledge scan", ALLOCSET_DEFAULT_SIZES);
		fcinfo->flinfo->fn_extra = site;
	}
	site->scan = NULL;
	MemoryContextReset(site->context);
	site->allocator = pledge_context_allocator(site->context);
	site->scan = pledge_scan_create((*edition)->ruleset, &site->allocator, check_interrupts, NULL);
	site->edition = number;
	site->generation = (*edition)->generation;
	return site->scan;
}
