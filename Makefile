# pledge: build, install and check.  PGXS does the extension; the rules below it
# do what PGXS has no word for: the engine alone, the command line, unit tests,
# the throwaway servers of `make test` and `make demo`.
#
# The usual variables of PGXS work: PG_CONFIG, DESTDIR, COPT, PROFILE.

PG_CONFIG ?= pg_config

EXTENSION_VERSION := $(shell sed -n "s/^default_version *= *'\(.*\)'/\1/p" extension/pledge.control)
INSTALL_SCRIPT_NAME := pledge--$(EXTENSION_VERSION).sql

# ---- what PGXS builds and installs ------------------------------------------

ENGINE_SOURCES := $(sort $(wildcard src/engine/*.c))
EXTENSION_SOURCES := $(sort $(wildcard src/extension/*.c))
COMMAND_SOURCES := $(sort $(wildcard src/cli/*.c))

EXTENSION = extension/pledge
MODULE_big = pledge
OBJS = $(ENGINE_SOURCES:.c=.o) $(EXTENSION_SOURCES:.c=.o)
SHLIB_LINK = -lm
DATA = $(filter-out extension/$(INSTALL_SCRIPT_NAME),$(wildcard extension/pledge--*.sql))
DATA_built = build/sql/$(INSTALL_SCRIPT_NAME)

WARNINGS = -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes
# The server's headers are named as system headers, so that our warnings are
# about our code only.
PG_CPPFLAGS = -Iinclude -isystem $(includedir_server) -DPLEDGE_VERSION='"$(EXTENSION_VERSION)"'
PG_CFLAGS = -std=gnu11 $(WARNINGS) -Wno-declaration-after-statement -MMD -MP

# The order of the regression tests stands in one file; each test runs alone,
# because they share one database.
REGRESS = $(shell sed -n 's/^test: *//p' test/schedule)
REGRESS_OPTS = --inputdir=test --outputdir=build/regress --encoding=UTF8 --no-locale

SHLIB_LINK += -lm

EXTRA_CLEAN = build $(OBJS:.o=.d)

# Bitcode for the server's JIT would need clang, and the engine's inner loops
# gain nothing from it.
override with_llvm := no

# These targets begin on a machine that may have no PostgreSQL yet.
FROM_NOTHING = test test-bi lint demo demo-stop dist accuracy bench

PGXS := $(wildcard $(shell $(PG_CONFIG) --pgxs 2> /dev/null))
ifneq ($(PGXS),)
include $(PGXS)
else ifneq ($(filter-out $(FROM_NOTHING),$(or $(MAKECMDGOALS),all)),)
$(error $(PG_CONFIG) does not lead to the PostgreSQL server headers: install them (Debian: postgresql-server-dev-15), or give PG_CONFIG=/path/to/pg_config)
endif

# The server loads libraries with their symbols visible to each other.  The
# engine's functions have plain names and are for this library alone.
$(ENGINE_SOURCES:.c=.o): override CFLAGS += -fvisibility=hidden

# Every function that SQL calls takes fcinfo, whether it needs it or not.
$(EXTENSION_SOURCES:.c=.o): override CFLAGS += -Wno-unused-parameter

-include $(wildcard $(OBJS:.o=.d))

# ---- the install script -----------------------------------------------------

SQL_FRAGMENTS := $(sort $(wildcard sql/[0-9][0-9]-*.sql))
RULE_FILES := $(sort $(wildcard sql/rules/*.rules))

$(DATA_built): $(SQL_FRAGMENTS) $(RULE_FILES) extension/pledge.control tool/install_script.awk
	@$(MKDIR_P) $(@D)
	LC_ALL=C awk -v rule_files='$(RULE_FILES)' -f tool/install_script.awk $(SQL_FRAGMENTS) > $@.part
	mv $@.part $@

# ---- the engine alone, the command line, the unit tests ---------------------

# With SANITIZE=1 everything in this part is built a second time, in its own
# directory, under the address and undefined-behaviour sanitizers.
ifdef SANITIZE
OUT := build/sanitize
CHECKED_CFLAGS = -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all
else
OUT := build
CHECKED_CFLAGS = -O2 -g
endif

ENGINE_LIBRARY := $(OUT)/engine/libpledge_engine.a
ENGINE_OBJECTS := $(ENGINE_SOURCES:src/engine/%.c=$(OUT)/engine/%.o)
COMMAND := $(OUT)/pledge
COMMAND_OBJECTS := $(COMMAND_SOURCES:src/cli/%.c=$(OUT)/cli/%.o)

# A file test_SUBJECT.c is a program; any other file beside it is shared by all.
UNIT_SOURCES := $(sort $(wildcard test/unit/*.c))
UNIT_PROGRAMS := $(patsubst test/unit/%.c,$(OUT)/test/unit/%,$(filter test/unit/test_%,$(UNIT_SOURCES)))
UNIT_SHARED := $(patsubst test/unit/%.c,$(OUT)/test/unit/%.o,$(filter-out test/unit/test_%,$(UNIT_SOURCES)))
INTEGRATION_SOURCES := $(sort $(wildcard test/integration/*.c))
INTEGRATION_PROGRAMS := $(patsubst test/integration/%.c,$(OUT)/test/integration/%,$(filter test/integration/test_%,$(INTEGRATION_SOURCES)))
INTEGRATION_SHARED := $(patsubst test/integration/%.c,$(OUT)/test/integration/%.o,$(filter-out test/integration/test_%,$(INTEGRATION_SOURCES)))

# Asked for only when something is compiled that needs them.
LIBPQ_CFLAGS = -I$(shell $(PG_CONFIG) --includedir)
LIBPQ_LIBS = -L$(shell $(PG_CONFIG) --libdir) -lpq
CHECK_CFLAGS = $(shell pkg-config --cflags check)
CHECK_LIBS = $(shell pkg-config --libs check)

COMPILE = $(CC) $(WARNINGS) $(CHECKED_CFLAGS) $(COPT) -Iinclude -MMD -MP

$(OUT)/engine/%.o: src/engine/%.c
	@$(MKDIR_P) $(@D)
	$(COMPILE) -std=c11 -pedantic -c -o $@ $<

$(ENGINE_LIBRARY): $(ENGINE_OBJECTS)
	rm -f $@
	$(AR) rcs $@ $^

$(OUT)/cli/%.o: src/cli/%.c
	@$(MKDIR_P) $(@D)
	$(COMPILE) -std=gnu11 $(LIBPQ_CFLAGS) -c -o $@ $<

$(COMMAND): $(COMMAND_OBJECTS) $(ENGINE_LIBRARY)
	$(CC) $(CHECKED_CFLAGS) -o $@ $^ $(LIBPQ_LIBS) -lm

# A subject that only the engine knows has its header in src/engine.
$(OUT)/test/%.o: test/%.c
	@$(MKDIR_P) $(@D)
	$(COMPILE) -std=gnu11 -iquote src/engine $(CHECK_CFLAGS) $(LIBPQ_CFLAGS) -c -o $@ $<

$(UNIT_PROGRAMS): %: %.o $(UNIT_SHARED) $(ENGINE_LIBRARY)
	$(CC) $(CHECKED_CFLAGS) -o $@ $^ $(CHECK_LIBS) -lm

$(INTEGRATION_PROGRAMS): %: %.o $(INTEGRATION_SHARED)
	$(CC) $(CHECKED_CFLAGS) -o $@ $^ $(CHECK_LIBS) $(LIBPQ_LIBS) -lm

.SECONDARY: $(UNIT_PROGRAMS:=.o) $(INTEGRATION_PROGRAMS:=.o)
-include $(wildcard $(OUT)/*/*.d $(OUT)/test/*/*.d)

.PHONY: engine unit-programs unit unit-valgrind integration

engine: $(ENGINE_LIBRARY)

# Runs every program named in $(1) through the wrapper $(2), to the last one.
run_programs = status=0; for program in $(1); do \
	if $(2) $$program; then echo "ok $$program"; else echo "not ok $$program"; status=1; fi; done; exit $$status

unit-programs: $(UNIT_PROGRAMS)

# Check runs each test in a process of its own, so that a crash is one failure.
# Sanitizers and valgrind look at the whole program instead.
unit: $(UNIT_PROGRAMS)
	@$(call run_programs,$^,$(if $(SANITIZE),CK_FORK=no))

unit-valgrind: $(UNIT_PROGRAMS)
	@$(call run_programs,$^,CK_FORK=no valgrind --quiet --leak-check=full --error-exitcode=1)

# Against the running server that PGHOST, PGPORT and PGUSER name, like
# installcheck.
integration: $(INTEGRATION_PROGRAMS)
	@$(call run_programs,$^,)

# ---- random mutations, best with SANITIZE=1 ------------------------------------

FUZZ_SOURCES := $(sort $(wildcard test/fuzz/*.c))
FUZZ_PROGRAMS := $(patsubst test/fuzz/%.c,$(OUT)/test/fuzz/%,$(filter test/fuzz/fuzz_%,$(FUZZ_SOURCES)))
FUZZ_SHARED := $(patsubst test/fuzz/%.c,$(OUT)/test/fuzz/%.o,$(filter-out test/fuzz/fuzz_%,$(FUZZ_SOURCES)))
FUZZ_SECONDS ?= 20
FUZZ_RECORDS := $(wildcard test/accuracy/*.jsonl test/accuracy/*.tsv)

$(FUZZ_PROGRAMS): %: %.o $(FUZZ_SHARED) $(ENGINE_LIBRARY)
	$(CC) $(CHECKED_CFLAGS) -o $@ $^ -lm

.SECONDARY: $(FUZZ_PROGRAMS:=.o)
.PHONY: fuzz

fuzz: $(FUZZ_PROGRAMS)
	$(OUT)/test/fuzz/fuzz_rules $(FUZZ_SECONDS) $(RULE_FILES)
	$(OUT)/test/fuzz/fuzz_scan $(FUZZ_SECONDS) $(FUZZ_RECORDS) $(RULE_FILES)
	$(OUT)/test/fuzz/fuzz_html $(FUZZ_SECONDS) test/unit/test_html.c test/unit/test_markup.c $(FUZZ_RECORDS)
	$(OUT)/test/fuzz/fuzz_reading $(FUZZ_SECONDS) $(FUZZ_RECORDS)

# ---- every source once more, with warnings as errors ---------------------------

STRICT_OBJECTS = $(ENGINE_OBJECTS) $(EXTENSION_SOURCES:src/%.c=$(OUT)/%.o) $(COMMAND_OBJECTS) \
	$(patsubst test/%.c,$(OUT)/test/%.o,$(UNIT_SOURCES) $(INTEGRATION_SOURCES))

$(OUT)/extension/%.o: src/extension/%.c
	@$(MKDIR_P) $(@D)
	$(CC) $(CFLAGS) -Wno-unused-parameter $(CPPFLAGS) -c -o $@ $<

.PHONY: strict strict-objects

strict:
	$(MAKE) --keep-going OUT=build/strict COPT=-Werror strict-objects

strict-objects: $(STRICT_OBJECTS)

# ---- the command line, installed beside the server's own ---------------------

ifneq ($(COMMAND_SOURCES),)
all: $(COMMAND)
install: install-command
uninstall: uninstall-command
endif

.PHONY: install-command uninstall-command

install-command: $(COMMAND)
	$(MKDIR_P) '$(DESTDIR)$(bindir)'
	$(INSTALL_PROGRAM) $(COMMAND) '$(DESTDIR)$(bindir)/pledge'

uninstall-command:
	rm -f '$(DESTDIR)$(bindir)/pledge'

# ---- one command each --------------------------------------------------------

.PHONY: $(FROM_NOTHING) regress-directory

installcheck: regress-directory

regress-directory:
	@$(MKDIR_P) build/regress

test:
	test/run

test-bi:
	test/bi/run

lint:
	test/lint/run

accuracy:
	test/accuracy/run

bench:
	test/bench/run

demo:
	test/demo/start

demo-stop:
	test/demo/stop

# The archive for PGXN: what is committed, nothing else.
dist:
	@mkdir -p build/dist
	git archive --format=zip --prefix=pledge-$(EXTENSION_VERSION)/ \
		--output=build/dist/pledge-$(EXTENSION_VERSION).zip HEAD
	@echo build/dist/pledge-$(EXTENSION_VERSION).zip
