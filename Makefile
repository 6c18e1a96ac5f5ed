# Makefile - builds, tests and installs reflect. `make help` lists what there is.
#
# Everything made goes under build/, each variant of the build in its own folder: release, debug, asan, ubsan, coverage,
# clang, fuzz. Sources are found by looking into the rooms; a new file needs no line here. The targets that people call first
# see to the packages (.ci/set-up) and then call make again for the build, so that nothing is asked of pkg-config or the
# compiler before they are there.
#
# Tests are found, too:
#   tests/unit/NAME.c     a program with cmocka, linked with all objects but main.o (files named make_* are tools, not tests)
#   tests/DIR/NAME.c      the same; where there is tests/DIR/run, that script decides what to do with the programs
#   tests/DIR/NAME.c with a NAME.h beside it is no program: it is linked to the programs of its folder, or, in
#                         tests/support/, to all
#   tests/DIR/run         a script: prints what failed, exits 0 when nothing did. Finds in its environment BUILD (the folder
#                         build/), REFLECT (the program), TESTS (the folder with the programs, by DIR/NAME) and CC
#   tests/fuzz/fuzz_*.c   libFuzzer targets, run by `make fuzz` only;  tests/bench/run  is run by `make bench` only, and
#   tests/browser/run     by `make browser` only, tests/editors/run by `make editors` only

PREFIX ?= /usr/local
LIBDIR ?= $(PREFIX)/lib
MANDIR ?= $(PREFIX)/share/man
DOCDIR ?= $(PREFIX)/share/doc/reflect
DESTDIR ?=
CC = gcc
CLANG = clang
AR = ar
OBJCOPY = objcopy
PKG_CONFIG = pkg-config
VARIANT = release
FUZZ_SECONDS = 30
DEMO_DATE = 2026-11-22
JOBS := $(shell nproc 2>/dev/null || echo 2)

VERSION := $(shell sed -n 's/^.define REFLECT_VERSION "\(.*\)"/\1/p' include/reflect.h)
SONAME := libreflect.so.$(firstword $(subst ., ,$(VERSION)))
OUT := build/$(VARIANT)
DATA_FOLDER = $(PREFIX)/share/reflect/questionnaires
# What `reflect schema` prints, for editors.
SCHEMA_FILE = $(PREFIX)/share/reflect/questionnaire.schema.json

# ---- What is built from what

LIBRARY_ROOMS := base words kinds source expression model article translation load edition care session store authoring \
	authoring/format authoring/proof authoring/map authoring/scenarios
# The rules about language become tables: a tool made of our own sources reads questionnaires/language/ and writes C.
LANGUAGE_TOOL_SOURCES := $(sort $(wildcard engine/care/compile/*.c))
LANGUAGE_RULES := $(sort $(wildcard questionnaires/language/*.yaml))
# What stands beside them is trained on labelled lines by `make language-model`, and only then.
LANGUAGE_MODELS := $(sort $(wildcard questionnaires/language/*.model))
# Ours, which diagnose nobody, and teach the model what it is to be silent about.
PLAIN := $(sort $(wildcard tests/plain/*.yaml)) questionnaires/new/en.yaml questionnaires/new/es.yaml
TRAIN_OBJECTS := $(patsubst %.c,$(OUT)/%.o,$(sort $(wildcard engine/care/train/*.c)))
LANGUAGE_OBJECT := $(OUT)/generated/languages.o

LIBRARY_SOURCES := $(sort $(wildcard $(LIBRARY_ROOMS:%=engine/%/*.c) reports/*.c reports/pdf/*.c))
PROGRAM_SOURCES := $(sort $(wildcard engine/face/*.c engine/terminal/*.c engine/command/*.c)) engine/page/assemble/pack.c
TEST_HELPERS := $(filter $(patsubst %.h,%.c,$(wildcard tests/*/*.h)),$(wildcard tests/*/*.c))
TEST_SOURCES := $(sort $(filter-out $(TEST_HELPERS),$(foreach file,$(wildcard tests/*/*.c),\
	$(if $(filter make_% fuzz_%,$(notdir $(file))),,$(file)))))
FUZZ_SOURCES := $(sort $(wildcard tests/fuzz/fuzz_*.c))
CHECKED_SOURCES := $(LIBRARY_SOURCES) $(PROGRAM_SOURCES) $(wildcard engine/page/*.c engine/page/assemble/*.c) $(sort $(wildcard tests/*/*.c))
CHECKED_HEADERS := $(sort $(wildcard include/*.h engine/*/*.h engine/page/assemble/*.h engine/*/*/*.h reports/*.h reports/*/*.h tests/*/*.h))

# The articles that come along are read when reflect is built, see engine/article/article_prepared.h.
ARTICLES := $(sort $(wildcard questionnaires/articles/*.yaml))
ARTICLES_OBJECT := $(OUT)/generated/articles.o
# Their questionnaires are looked at, see engine/care/known_texts.h. What is named NAME.yaml is one; NAME.LANGUAGE.yaml is found from there.
BUNDLED := $(sort $(wildcard questionnaires/*.yaml questionnaires/common/*.yaml questionnaires/common/*/*.yaml \
	questionnaires/resources/*.yaml)) $(ARTICLES)
QUESTIONNAIRES := $(foreach file,$(sort $(wildcard questionnaires/*.yaml)),$(if $(suffix $(basename $(file))),,$(file)))
KNOWN_OBJECT := $(OUT)/generated/known.o
PREPARED_OBJECTS := $(ARTICLES_OBJECT) $(KNOWN_OBJECT)
PREPARE_OBJECTS := $(OUT)/engine/article/prepare/prepare_articles.o $(OUT)/engine/care/prepare/prepare_questionnaires.o

# The filter of system calls is made by libseccomp when reflect is built, see engine/command/confine.h.
FILTER_OBJECT := $(OUT)/generated/filter.o

LIBRARY_OBJECTS := $(LIBRARY_SOURCES:%.c=$(OUT)/%.o) $(LANGUAGE_OBJECT) $(PREPARED_OBJECTS)
PROGRAM_OBJECTS := $(PROGRAM_SOURCES:%.c=$(OUT)/%.o) $(FILTER_OBJECT)
MAIN_OBJECT := $(OUT)/engine/command/main.o
HELPER_OBJECTS := $(TEST_HELPERS:%.c=$(OUT)/%.o)
TEST_PROGRAMS := $(TEST_SOURCES:%.c=$(OUT)/%)
UNIT_PROGRAMS := $(filter $(OUT)/tests/unit/%,$(TEST_PROGRAMS))
FUZZ_PROGRAMS := $(FUZZ_SOURCES:%.c=$(OUT)/%)

# The release is what people look for directly under build/.
PROGRAM := $(if $(filter release,$(VARIANT)),build/reflect,$(OUT)/reflect)
# The solver of `check --prove` is a module that is loaded only then, see engine/command/solver.h. Without CaDiCaL there is none.
SOLVER := $(dir $(PROGRAM))reflect-solver.so
LIBRARIES := build/libreflect.a build/libreflect.so.$(VERSION) build/$(SONAME) build/libreflect.so

# ---- Flags

WARNINGS := -Wall -Wextra -Wshadow -Wconversion -Wvla
BASE_FLAGS := -std=c11 -g -fPIC -fvisibility=hidden -fstack-protector-strong $(WARNINGS)
INCLUDES := -Iinclude -Iengine -I.
SANITIZE := -fno-omit-frame-pointer -fno-sanitize-recover=all -fsanitize

FLAGS_release := -O2 -D_FORTIFY_SOURCE=2
FLAGS_debug := -O0
FLAGS_asan := -O1 $(SANITIZE)=address,undefined -DREFLECT_UNCONFINED
FLAGS_ubsan := -O1 $(SANITIZE)=undefined,float-divide-by-zero
FLAGS_coverage := -O0 --coverage -fprofile-update=atomic -DREFLECT_UNCONFINED
FLAGS_clang := -O2 -D_FORTIFY_SOURCE=2
FLAGS_fuzz := -O1 $(SANITIZE)=fuzzer-no-link,address,undefined -DREFLECT_FUZZING
COMPILER_clang := $(CLANG)
COMPILER_fuzz := $(CLANG)
COMPILER := $(or $(COMPILER_$(VARIANT)),$(CC))
WERROR_FLAG := $(if $(or $(filter true,$(CI)),$(filter 1,$(WERROR))),-Werror)

# pkg-config is asked once, when its answer is first needed.
PACKAGES := yaml-0.1 libcjson md4c
# Loaded when it is first needed: a build needs its header only.
LOADED_PACKAGES := libsodium
SCREEN_PACKAGES := ncursesw zlib
TEST_PACKAGES := cmocka libutf8proc vterm
PACKAGE_CFLAGS = $(eval PACKAGE_CFLAGS := $$(shell $(PKG_CONFIG) --cflags $(PACKAGES) $(LOADED_PACKAGES); \
	$(PKG_CONFIG) --cflags-only-I $(SCREEN_PACKAGES)))$(PACKAGE_CFLAGS)
PACKAGE_LIBS = $(eval PACKAGE_LIBS := $$(shell $(PKG_CONFIG) --libs $(PACKAGES)))$(PACKAGE_LIBS)
FILTER_LIBS = $(eval FILTER_LIBS := $$(shell $(PKG_CONFIG) --libs libseccomp))$(FILTER_LIBS)
# The full screen's archives go into the program, where they are installed: as shared libraries they would be looked up at every
# start, which takes longer than a sitting in plain lines needs to begin. Their shared libraries otherwise.
SCREEN_LIBS = $(eval SCREEN_LIBS := $$(shell .ci/archives '$(CC)' $$$$($(PKG_CONFIG) --libs $(SCREEN_PACKAGES))))$(SCREEN_LIBS)
TEST_LIBS = $(eval TEST_LIBS := $$(shell $(PKG_CONFIG) --libs $(TEST_PACKAGES)) -lm)$(TEST_LIBS)

COMPILE = $(COMPILER) $(BASE_FLAGS) $(FLAGS_$(VARIANT)) $(WERROR_FLAG) $(INCLUDES) $(PACKAGE_CFLAGS) $(CPPFLAGS) $(CFLAGS)
LINK = $(COMPILER) $(FLAGS_$(VARIANT)) -Wl,-z,relro,-z,now $(LDFLAGS)
say = @printf '  %-8s %s\n' $(1) $(2);

# Make again, on all processors unless the caller said how many.
again = $(MAKE) -s --no-print-directory $(if $(findstring -j,$(MAKEFLAGS)),,-j$(JOBS))

run_tests = CC='$(CC)' .ci/tests

# ---- The page: one module for a browser, see engine/page/. Made of the portable core, with clang for WebAssembly.

PAGE_SOURCES := $(sort $(filter-out engine/base/catalogue%.c,$(wildcard engine/page/*.c $(addprefix engine/,$(addsuffix /*.c,base words kinds expression model edition session face)) \
	reports/*.c))) engine/store/kept_record.c engine/store/answers_export.c \
	engine/store/answers_file.c engine/source/reader.c
PAGE_OBJECTS := $(PAGE_SOURCES:%.c=build/page/%.o)
PAGE_MODULE := build/page/reflect-page.wasm
# What all pages have in common; `reflect page` looks for it beside the program.
PAGE_SHELL := build/reflect-page.html
PAGE_ASSEMBLER_SOURCES := $(wildcard engine/page/assemble/*.c)
PAGE_WHERE_POSSIBLE = $(if $(shell .ci/page-tools && echo yes),$(PAGE_SHELL))
PAGE_STACK := 262144
# No instructions but those that every browser of the last five years knows.
PAGE_TARGET := --target=wasm32-wasi -mbulk-memory -msign-ext -mnontrapping-fptoint
PAGE_FLAGS := $(PAGE_TARGET) -std=c11 -Oz -ffunction-sections -fdata-sections -fvisibility=hidden $(WARNINGS) -Werror

# ---- What people call

.PHONY: all run demo pictures test check static format format-check tidy debug asan ubsan valgrind faults fuzz coverage bench language language-model \
	property browser editors page \
	install uninstall deb dist clean help set-up mistakes-page
.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.SUFFIXES:

help:
	@echo 'make            the program and the libraries, under build/'
	@echo 'make run        builds, then starts the bundled questionnaire'
	@echo 'make page       builds what `reflect page` needs: the engine as WebAssembly, for a browser'
	@echo 'make demo       writes the summaries of the example answers, in every format, under build/demo/'
	@echo 'make test       everything that has to hold: units, goldens, mistakes, terminal, sanitizers, faults'
	@echo 'make check      formatting, clang-tidy, a build with clang, then make test'
	@echo 'make format     formats the sources; make tidy reads them with clang-tidy'
	@echo 'make language-model  trains the checker on the labelled lines in tests/language/'
	@echo 'make language   how well the checker for diagnostic language does on labelled lines'
	@echo 'make editors    what an editor offers, explains and marks, asked of yaml-language-server'
	@echo 'make browser    summaries and forms as HTML, looked at in Chromium, with axe-core'
	@echo 'make property   many more sittings by chance than make test: what is written is on every page, what is left out on none'
	@echo 'make asan | ubsan | valgrind | faults | fuzz | coverage | bench | debug'
	@echo 'make install    PREFIX=/usr/local DESTDIR=; make uninstall takes it away again'
	@echo 'make deb        a Debian package of it, under build/; make dist, an archive of the sources'
	@echo 'make pictures   those of the front page, from the program itself'
	@echo 'make mistakes-page  writes questionnaires/MISTAKES.md, the page of all mistakes'
	@echo 'make set-up     installs the Debian packages that are missing, or names them'
	@echo 'make clean      removes build/'

set-up:
	@.ci/set-up test

all:
	@.ci/set-up look
	@$(again) program libraries

run:
	@.ci/set-up run
	@$(again) program >&2
	@build/reflect run when-closeness-feels-risky

page:
	@.ci/set-up page
	@$(again) program page-shell

mistakes-page: all
	@build/reflect explain --all --format markdown >questionnaires/MISTAKES.md

pictures:
	@.ci/set-up test
	@$(again) program
	@.ci/pictures

# An example belongs to the questionnaire whose id its name begins with: ID.full.yaml, ID.mostly-passed.yaml.
demo: all
	@rm -rf build/demo && mkdir -p build/demo
	@for answers in questionnaires/examples/*.yaml; do \
	    name=$$(basename "$$answers" .yaml); \
	    for format in text:txt markdown:md html:html json:json pdf:pdf; do \
	        build/reflect report "$${name%%.*}" --answers "$$answers" --format "$${format%%:*}" --date $(DEMO_DATE) \
	            -o "build/demo/$$name.$${format##*:}" || exit $$?; \
	    done; \
	done; ls build/demo/*

test:
	@.ci/set-up test
	@$(again) program libraries tests
	@$(again) VARIANT=clang program
	@$(again) VARIANT=asan program units
	@$(run_tests)

check: export WERROR = 1
check: static test

static:
	@.ci/set-up check
	@$(MAKE) --no-print-directory format-check tidy

format:
	@.ci/set-up check
	clang-format -i $(CHECKED_SOURCES) $(CHECKED_HEADERS)

format-check:
	@clang-format --dry-run --Werror $(CHECKED_SOURCES) $(CHECKED_HEADERS)

TIDY_STAMPS = $(patsubst %.c,build/tidy/%.tidy,$(LIBRARY_SOURCES) $(PROGRAM_SOURCES))
tidy:
	@.ci/set-up check
	@$(again) tidy-all

debug:
	@.ci/set-up look
	@$(again) VARIANT=debug program

asan ubsan:
	@.ci/set-up test
	@$(again) VARIANT=$@ program units
	@$(run_tests) $@

valgrind:
	@.ci/set-up valgrind
	@$(again) VARIANT=debug units
	@$(run_tests) valgrind

faults:
	@.ci/set-up test
	@$(again) program libraries tests
	@$(run_tests) faults

fuzz:
	@.ci/set-up fuzz
	@$(again) VARIANT=fuzz fuzzers
	@for program in $(FUZZ_SOURCES:%.c=build/fuzz/%); do \
	    name=$${program##*/}; corpus=build/fuzz/corpus/$$name; mkdir -p $$corpus; \
	    seeds=tests/fuzz/seeds/$${name#fuzz_}; [ -d $$seeds ] || seeds=; \
	    echo "== $$name, $(FUZZ_SECONDS) s"; \
	    $$program -max_total_time=$(FUZZ_SECONDS) -timeout=20 -rss_limit_mb=4096 -print_final_stats=1 \
	        -artifact_prefix=build/fuzz/$$name- $$corpus $$seeds 2>build/fuzz/$$name.log \
	        || { tail -n 60 build/fuzz/$$name.log; exit 1; }; \
	    grep -E 'number_of_executed_units|average_exec_per_sec' build/fuzz/$$name.log; \
	done

coverage:
	@.ci/set-up coverage
	@$(again) VARIANT=coverage program tests
	@find build/coverage -name '*.gcda' -delete
	@$(run_tests) coverage
	@mkdir -p build/coverage/html
	gcovr --root . --object-directory build/coverage --filter engine/ --filter reports/ --exclude engine/care/compile/ \
	    --html-details build/coverage/html/index.html --print-summary --fail-under-line 90

bench:
	@.ci/set-up bench
	@$(again) program libraries tests
	@BUILD='$(CURDIR)/build' REFLECT='$(CURDIR)/build/reflect' TESTS='$(CURDIR)/build/release/tests' CC='$(CC)' tests/bench/run

property:
	@.ci/set-up test
	@$(again) tests
	build/release/tests/unit/test_reports_property 500
	build/release/tests/pdf/own_words 20

browser:
	@.ci/set-up browser
	@$(again) program page-shell
	@BUILD='$(CURDIR)/build' REFLECT='$(CURDIR)/build/reflect' tests/browser/run

editors:
	@.ci/set-up editors
	@$(again) program
	@BUILD='$(CURDIR)/build' REFLECT='$(CURDIR)/build/reflect' tests/editors/run

language-model:
	@.ci/set-up run
	@$(again) language-models

language:
	@.ci/set-up test
	@$(again) tests
	@cd tests/language && for language in en es; do [ ! -d $$language ] || '$(CURDIR)/build/release/tests/language/measure' $$language blind-$$language/*.tsv $$language/*.tsv; done

clean:
	rm -rf build

# ---- How it is made (called by the targets above)

.PHONY: program libraries tests units language-models fuzzers tidy-all man page-shell page-where-possible
page-shell: $(PAGE_SHELL)
page-where-possible: $(PAGE_WHERE_POSSIBLE)
program: $(PROGRAM) $(SOLVER)
libraries: $(LIBRARIES) build/reflect.pc
# With what the page needs, where it can be built; tests/page says where it was not.
tests: $(TEST_PROGRAMS) $(PAGE_WHERE_POSSIBLE)
units: $(UNIT_PROGRAMS)
fuzzers: $(FUZZ_PROGRAMS)
tidy-all: $(TIDY_STAMPS)
man: build/reflect.1 $(addprefix build/completions/,bash zsh fish)

$(OUT)/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(call say,cc,$(OUT:build/%=%)/$*.c) $(COMPILE) -MMD -MP -c $< -o $@


LANGUAGE_TOOL_OBJECTS := $(LANGUAGE_TOOL_SOURCES:%.c=$(OUT)/%.o)
$(OUT)/compile-languages: $(LANGUAGE_TOOL_OBJECTS) $(filter $(OUT)/engine/base/% $(OUT)/engine/source/%,$(LIBRARY_OBJECTS))
	$(call say,link,$@) $(LINK) $^ $(PACKAGE_LIBS) -o $@

$(OUT)/generated/languages.c: $(OUT)/compile-languages $(LANGUAGE_RULES) $(LANGUAGE_MODELS)
	@mkdir -p $(@D)
	$(call say,rules,$@) ASAN_OPTIONS=detect_leaks=0 $(OUT)/compile-languages $@ $(LANGUAGE_RULES)

# Sums have to come out the same wherever a model is trained.
$(TRAIN_OBJECTS): CFLAGS += -ffp-contract=off
$(OUT)/train-language: $(TRAIN_OBJECTS) $(filter-out $(PREPARED_OBJECTS),$(LIBRARY_OBJECTS))
	$(call say,link,$@) $(LINK) $^ $(PACKAGE_LIBS) -lm -o $@

language-models: $(OUT)/train-language
	@for rules in $(LANGUAGE_RULES); do \
	    name=$$(basename $$rules .yaml); \
	    echo "== $$name"; \
	    $(OUT)/train-language $$name $(OUT)/$$name.model tests/language/$$name/*.tsv $(QUESTIONNAIRES) $(PLAIN) || exit $$?; \
	    mv $(OUT)/$$name.model questionnaires/language/$$name.model; \
	done

$(OUT)/generated/languages.o: $(OUT)/generated/languages.c
	$(call say,cc,$(OUT:build/%=%)/generated/languages.c) $(COMPILE) -MMD -MP -c $< -o $@

$(OUT)/prepare-articles: $(OUT)/engine/article/prepare/prepare_articles.o $(filter-out $(PREPARED_OBJECTS),$(LIBRARY_OBJECTS))
	$(call say,link,$@) $(LINK) $^ $(PACKAGE_LIBS) -o $@

$(OUT)/generated/articles.c: $(OUT)/prepare-articles $(ARTICLES)
	@mkdir -p $(@D)
	$(call say,articles,$@) $(OUT)/prepare-articles $@ $(ARTICLES)

$(OUT)/generated/articles.o: $(OUT)/generated/articles.c
	$(call say,cc,$(OUT:build/%=%)/generated/articles.c) $(COMPILE) -MMD -MP -c $< -o $@

$(OUT)/prepare-questionnaires: $(OUT)/engine/care/prepare/prepare_questionnaires.o $(filter-out $(KNOWN_OBJECT),$(LIBRARY_OBJECTS))
	$(call say,link,$@) $(LINK) $^ $(PACKAGE_LIBS) -o $@

$(OUT)/generated/known.c: $(OUT)/prepare-questionnaires $(BUNDLED)
	@mkdir -p $(@D)
	$(call say,words,$@) $(OUT)/prepare-questionnaires $@ questionnaires $(QUESTIONNAIRES)

$(OUT)/generated/known.o: $(OUT)/generated/known.c
	$(call say,cc,$(OUT:build/%=%)/generated/known.c) $(COMPILE) -MMD -MP -c $< -o $@

$(OUT)/compile-filter: $(OUT)/engine/command/filter/compile_filter.o
	$(call say,link,$@) $(LINK) $^ $(FILTER_LIBS) -o $@

$(OUT)/generated/filter.c: $(OUT)/compile-filter
	@mkdir -p $(@D)
	$(call say,filter,$@) ASAN_OPTIONS=detect_leaks=0 $(OUT)/compile-filter $@

$(OUT)/generated/filter.o: $(OUT)/generated/filter.c
	$(call say,cc,$(OUT:build/%=%)/generated/filter.c) $(COMPILE) -MMD -MP -c $< -o $@

# The folder that an installed program looks into is compiled in: a new PREFIX makes this one object anew.
$(OUT)/engine/command/library_folders.o: CPPFLAGS += -DREFLECT_DATA_FOLDER='"$(DATA_FOLDER)"'
$(OUT)/engine/command/library_folders.o: $(OUT)/prefix
$(OUT)/prefix: always
	@mkdir -p $(@D)
	@echo '$(PREFIX) $(LIBDIR)' | cmp -s - $@ || echo '$(PREFIX) $(LIBDIR)' > $@
.PHONY: always

$(PROGRAM): $(LIBRARY_OBJECTS) $(PROGRAM_OBJECTS)
	$(call say,link,$@) $(LINK) $^ $(PACKAGE_LIBS) $(SCREEN_LIBS) -o $@

SOLVER_LIBS = -Wl,--whole-archive -l:libcadical.a -Wl,--no-whole-archive -l:libstdc++.a -static-libgcc -lm
# One that was left empty is made anew when CaDiCaL was installed since.
SOLVER_STALE = $(if $(shell find $(SOLVER) -empty 2>/dev/null),$(filter /%,$(shell $(CC) -print-file-name=libcadical.a)))
$(SOLVER): Makefile $(if $(SOLVER_STALE),always)
	@mkdir -p $(@D) $(OUT)
	$(call say,module,$@) $(CC) -shared -Wl,-z,relro,-z,now $(LDFLAGS) $(SOLVER_LIBS) -o $@ 2>$(OUT)/solver.log || \
	    { echo '  without  reflect-solver.so: libcadical and libstdc++ are not installed as archives'; : >$@; }

$(OUT)/objects.a: $(LIBRARY_OBJECTS) $(filter-out $(MAIN_OBJECT),$(PROGRAM_OBJECTS))
	@rm -f $@
	@$(AR) qcs $@ $^

.SECONDARY: $(HELPER_OBJECTS)
.SECONDEXPANSION:
helpers_of = $(filter $(OUT)/tests/$(dir $(1))% $(OUT)/tests/support/%,$(HELPER_OBJECTS))
$(OUT)/tests/%: tests/%.c $(OUT)/objects.a $(PREPARED_OBJECTS) $$(call helpers_of,$$*)
	@mkdir -p $(@D)
	$(call say,test,$(OUT:build/%=%)/tests/$*) $(COMPILE) -Itests -MMD -MP -MF $@.d $(LDFLAGS) $< $(call helpers_of,$*) \
	    $(PREPARED_OBJECTS) $(OUT)/objects.a $(PACKAGE_LIBS) $(SCREEN_LIBS) $(TEST_LIBS) -o $@

$(OUT)/tests/fuzz/fuzz_%: tests/fuzz/fuzz_%.c $(OUT)/objects.a
	@mkdir -p $(@D)
	$(call say,fuzzer,$@) $(COMPILE) -fsanitize=fuzzer -MMD -MP -MF $@.d $(LDFLAGS) $< $(OUT)/objects.a $(PACKAGE_LIBS) $(SCREEN_LIBS) -o $@

build/page/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(call say,wasm,$<) $(CLANG) $(PAGE_FLAGS) $(INCLUDES) -Ibuild/page/include -MMD -MP -c $< -o $@

# The types of libyaml; its functions are not called.
build/page/include/yaml.h:
	@mkdir -p $(@D)
	@cp "$$(echo '#include <yaml.h>' | $(CC) $(PACKAGE_CFLAGS) -M -x c - | tr -s ' \\' '\n' | grep -m 1 '/yaml\.h$$')" $@
$(PAGE_OBJECTS): | build/page/include/yaml.h

# wasm-opt (binaryen) makes it a little smaller, where it is installed.
$(PAGE_MODULE): $(PAGE_OBJECTS)
	$(call say,module,$@) $(CLANG) $(PAGE_TARGET) -nostartfiles -Wl,--no-entry -Wl,--gc-sections -Wl,-z,stack-size=$(PAGE_STACK) \
	    -Wl,--stack-first -Wl,-s $^ -o $@
	@! command -v wasm-opt >/dev/null 2>&1 || wasm-opt -Oz --enable-bulk-memory --enable-sign-ext \
	    --enable-nontrapping-float-to-int --strip-debug --strip-producers $@ -o $@

$(OUT)/assemble-page: $(PAGE_ASSEMBLER_SOURCES:%.c=$(OUT)/%.o) $(OUT)/engine/base/buffer.o $(OUT)/engine/base/wipe.o
	$(call say,link,$@) $(LINK) $^ $(SCREEN_LIBS) -o $@

$(PAGE_SHELL): $(OUT)/assemble-page $(PAGE_MODULE) engine/page/early.js engine/page/page.js engine/page/page.css
	$(call say,page,$@) $(OUT)/assemble-page $@ $(wordlist 2,5,$^)

# Only what carries REFLECT_API stays visible from outside the static library.
build/libreflect.a: $(LIBRARY_OBJECTS)
	@rm -f $@
	$(call say,archive,$@) $(LD) -r $^ -o $(OUT)/libreflect.o && $(OBJCOPY) --localize-hidden $(OUT)/libreflect.o && \
	    $(AR) qcs $@ $(OUT)/libreflect.o

build/libreflect.so.$(VERSION): $(LIBRARY_OBJECTS)
	$(call say,link,$@) $(LINK) -shared -Wl,-soname,$(SONAME) -Wl,--no-undefined $^ $(PACKAGE_LIBS) -o $@

build/$(SONAME) build/libreflect.so: build/libreflect.so.$(VERSION)
	@ln -sf $(<F) $@

build/reflect.pc: Makefile include/reflect.h $(OUT)/prefix
	@{ echo 'prefix=$(PREFIX)'; echo 'includedir=$${prefix}/include'; echo 'libdir=$(LIBDIR:$(PREFIX)/%=$${prefix}/%)'; \
	   echo 'questionnaires=$${prefix}/share/reflect/questionnaires'; echo; \
	   echo 'Name: reflect'; echo 'Description: Reflective questionnaires that never diagnose'; echo 'Version: $(VERSION)'; \
	   echo 'Requires.private: $(PACKAGES)'; echo 'Cflags: -I$${includedir}'; echo 'Libs: -L$${libdir} -lreflect'; } > $@

build/reflect.1: $(PROGRAM) engine/command/reflect.1.roff
	@{ $(PROGRAM) help --format man && cat engine/command/reflect.1.roff; } > $@

build/completions/%: $(PROGRAM)
	@mkdir -p $(@D)
	@$(PROGRAM) help --format $* > $@

build/tidy/%.tidy: %.c .ci/clang-tidy
	@mkdir -p $(@D)
	$(call say,tidy,$<) clang-tidy --quiet --config-file=.ci/clang-tidy $< -- -std=c11 $(INCLUDES) -Itests $(PACKAGE_CFLAGS) $(CPPFLAGS) 2>$@.log || { cat $@.log; exit 1; }
	@touch $@

-include $(PAGE_OBJECTS:.o=.d) $(PAGE_ASSEMBLER_SOURCES:%.c=$(OUT)/%.d) $(LIBRARY_OBJECTS:.o=.d) $(LANGUAGE_TOOL_OBJECTS:.o=.d) $(PREPARE_OBJECTS:.o=.d) $(TRAIN_OBJECTS:.o=.d) $(PROGRAM_OBJECTS:.o=.d) $(HELPER_OBJECTS:.o=.d) $(TEST_PROGRAMS:=.d) $(FUZZ_PROGRAMS:=.d)

# ---- Installing

BASH_COMPLETIONS = $(PREFIX)/share/bash-completion/completions/reflect
ZSH_COMPLETIONS = $(PREFIX)/share/zsh/site-functions/_reflect
FISH_COMPLETIONS = $(PREFIX)/share/fish/vendor_completions.d/reflect.fish

INSTALLED_FILES = $(addprefix $(DESTDIR),$(PREFIX)/bin/reflect $(PREFIX)/include/reflect.h \
	$(LIBDIR)/libreflect.a $(LIBDIR)/libreflect.so.$(VERSION) $(LIBDIR)/$(SONAME) $(LIBDIR)/libreflect.so \
	$(PREFIX)/lib/reflect/reflect-solver.so $(LIBDIR)/pkgconfig/reflect.pc $(MANDIR)/man1/reflect.1 $(SCHEMA_FILE) \
	$(BASH_COMPLETIONS) $(ZSH_COMPLETIONS) $(FISH_COMPLETIONS) \
	$(addprefix $(DOCDIR)/,LICENSE README.md CHANGELOG.md questionnaires.md MISTAKES.md))

# What is made belongs to whoever made it before: `sudo make install` leaves nothing of root's in a person's folder.
give_back = if [ "$$(id -u)" -eq 0 ] && [ -d build ]; then chown -R --reference=Makefile build; fi

install:
	@.ci/set-up install
	@$(again) program libraries man page-where-possible
	@build/reflect schema > build/questionnaire.schema.json
	@$(give_back)
	install -d $(sort $(dir $(INSTALLED_FILES))) $(DESTDIR)$(DATA_FOLDER)
	install -m 755 build/reflect $(DESTDIR)$(PREFIX)/bin/reflect
	install -m 644 include/reflect.h $(DESTDIR)$(PREFIX)/include/reflect.h
	install -m 644 build/libreflect.a $(DESTDIR)$(LIBDIR)/libreflect.a
	install -m 755 build/libreflect.so.$(VERSION) $(DESTDIR)$(LIBDIR)/libreflect.so.$(VERSION)
	ln -sf libreflect.so.$(VERSION) $(DESTDIR)$(LIBDIR)/$(SONAME)
	ln -sf libreflect.so.$(VERSION) $(DESTDIR)$(LIBDIR)/libreflect.so
	install -m 644 build/reflect-solver.so $(DESTDIR)$(PREFIX)/lib/reflect/reflect-solver.so
	[ ! -e $(PAGE_SHELL) ] || install -m 644 $(PAGE_SHELL) $(DESTDIR)$(PREFIX)/lib/reflect/$(notdir $(PAGE_SHELL))
	install -m 644 build/reflect.pc $(DESTDIR)$(LIBDIR)/pkgconfig/reflect.pc
	install -m 644 build/reflect.1 $(DESTDIR)$(MANDIR)/man1/reflect.1
	install -m 644 build/completions/bash $(DESTDIR)$(BASH_COMPLETIONS)
	install -m 644 build/completions/zsh $(DESTDIR)$(ZSH_COMPLETIONS)
	install -m 644 build/completions/fish $(DESTDIR)$(FISH_COMPLETIONS)
	install -m 644 build/questionnaire.schema.json $(DESTDIR)$(SCHEMA_FILE)
	install -m 644 LICENSE README.md CHANGELOG.md questionnaires/MISTAKES.md $(DESTDIR)$(DOCDIR)
	install -m 644 questionnaires/README.md $(DESTDIR)$(DOCDIR)/questionnaires.md
	cd questionnaires && find . -type f -name '*.yaml' -exec install -D -m 644 {} '$(abspath $(DESTDIR)$(DATA_FOLDER))/{}' \;
	@if [ -z '$(DESTDIR)' ]; then ldconfig 2>/dev/null || \
	    echo 'The linker does not know $(LIBDIR) yet: run ldconfig as root, or set LD_LIBRARY_PATH=$(LIBDIR)'; fi

uninstall:
	rm -f $(INSTALLED_FILES) $(DESTDIR)$(PREFIX)/lib/reflect/$(notdir $(PAGE_SHELL))
	cd questionnaires && find . -type f -name '*.yaml' -exec rm -f '$(abspath $(DESTDIR)$(DATA_FOLDER))/{}' \;
	for folder in $(DESTDIR)$(PREFIX)/share/reflect $(DESTDIR)$(PREFIX)/lib/reflect $(DESTDIR)$(DOCDIR); do \
	    [ ! -d "$$folder" ] || find "$$folder" -depth -type d -empty -delete; done

# ---- Packages

# A Debian package, of a staged install. What the program is linked with comes from dpkg-shlibdeps; what it opens only when
# it is needed is written here.
DEB_ROOT = build/deb/reflect
DEB_ARCHITECTURE = $(shell dpkg --print-architecture)
deb:
	@.ci/set-up install
	@rm -rf build/deb && mkdir -p $(DEB_ROOT)/DEBIAN build/deb/debian
	@$(MAKE) --no-print-directory install PREFIX=/usr DESTDIR=$(CURDIR)/$(DEB_ROOT) >/dev/null
	@echo 'Source: reflect' >build/deb/debian/control
	@cd build/deb && dpkg-shlibdeps -O reflect/usr/bin/reflect reflect/usr/lib/libreflect.so.$(VERSION) 2>/dev/null | \
	    sed -n 's/^shlibs:Depends=/Depends: libsodium23, /p' >depends
	@{ echo 'Package: reflect'; echo 'Version: $(VERSION)'; echo 'Architecture: $(DEB_ARCHITECTURE)'; \
	   echo 'Maintainer: The authors of reflect <reflect@localhost>'; echo 'Section: misc'; echo 'Priority: optional'; \
	   echo "Installed-Size: $$(du -sk $(DEB_ROOT) | cut -f1)"; cat build/deb/depends; \
	   echo 'Recommends: libpangocairo-1.0-0, qpdf, fonts-vollkorn, fonts-crosextra-carlito'; \
	   echo 'Description: reflective questionnaires that never diagnose'; \
	   echo ' Answered in a terminal. Gives back what was said, gathers it into threads, and points to'; \
	   echo ' articles. It has no score, no type and no label.'; } >$(DEB_ROOT)/DEBIAN/control
	@echo 'activate-noawait ldconfig' >$(DEB_ROOT)/DEBIAN/triggers
	@dpkg-deb --root-owner-group --build $(DEB_ROOT) build/reflect_$(VERSION)_$(DEB_ARCHITECTURE).deb
	@$(give_back)

# The sources, in a folder of their own; made of what git knows, or of what is there.
DIST = reflect-$(VERSION)
dist:
	@rm -rf build/dist && mkdir -p build/dist/$(DIST)
	@{ git ls-files -z 2>/dev/null || find . -path ./build -prune -o -path ./.git -prune -o -type f -print0; } | \
	    tar -c --null -T - | tar -x -C build/dist/$(DIST)
	@tar -C build/dist --sort=name --owner=0 --group=0 --numeric-owner -czf build/$(DIST).tar.gz $(DIST)
	@echo build/$(DIST).tar.gz
