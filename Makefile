# Loket Terbuka. The commands people use:
#   make run      install what is missing, build, make the sample office in var/, serve it on 127.0.0.1:8080
#   make test     everything: linters, unit, command, CGI, golden, fuzz corpus and browser tests, and once more sanitized
#   make check    the linters alone          make bench    figures side by side with bare programs
#   make unit | cli | cgi | golden | browser | lint | fuzz     one part of the tests; make fuzz SECONDS=60 looks for more
#   make install DESTDIR=… PREFIX=…          make dist         make clean
# BUILD=, VAR=, PORT=, PREFIX=, DESTDIR= can be set; SANITIZE=1 BUILD=build/asan builds with ASan and UBSan.
# A new source file needs no line here.

BUILD  ?= build
VAR    ?= var
PORT   ?= 8080
PREFIX ?= /usr

LIBRARIES := sqlite3 jansson libsodium liboath inih libqrencode libbrotlienc zlib libseccomp libcmark

CFLAGS_ALL := -std=gnu17 -D_GNU_SOURCE -O2 -g -I. -include lib/base/banned.h \
	-Wall -Wextra -Wformat=2 -Wconversion -Wshadow -Wvla -Wstrict-prototypes -Wmissing-prototypes -Wundef -Werror \
	-fstack-protector-strong -fstack-clash-protection -fcf-protection -ftrivial-auto-var-init=zero \
	-fno-strict-aliasing -fPIE $(shell pkg-config --cflags $(LIBRARIES) 2>/dev/null)
LDFLAGS_ALL := -pie -Wl,-z,relro,-z,now,-z,noexecstack
LDLIBS_ALL := $(shell pkg-config --libs $(LIBRARIES) 2>/dev/null) -lfcgi -lunistring -lmagic -lm

ifeq ($(SANITIZE),1)
CFLAGS_ALL  += -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
LDFLAGS_ALL += -fsanitize=address,undefined
else
CFLAGS_ALL  += -D_FORTIFY_SOURCE=3
endif

LIB_SOURCES   := $(sort $(wildcard lib/*/*.c))
STAFF_SOURCES := $(sort $(wildcard cgi-bin/staff/*.c))
SITE_SOURCES  := $(sort $(wildcard site/*.c))
ADMIN_SOURCES := $(sort $(wildcard admin/*.c))
UNIT_TESTS    := $(sort $(patsubst tests/unit/%.c,%,$(wildcard tests/unit/test_*.c)))
CGI_SHARED    := $(sort $(wildcard cgi-bin/shared/*.c))
CGI_PROGRAMS  := $(sort $(patsubst cgi-bin/%.c,%,$(wildcard cgi-bin/*.c)))

objects = $(patsubst %.c,$(BUILD)/objects/%.o,$(1))
LIBRARY := $(BUILD)/libloket.a
# what the builder is made of besides its main function, so that tests can use it
SITE_LIBRARY := $(BUILD)/libsite.a

PROGRAMS := $(addprefix $(BUILD)/,$(CGI_PROGRAMS))
ifneq ($(STAFF_SOURCES),)
PROGRAMS += $(BUILD)/staff
endif
ifneq ($(wildcard site/build.c),)
PROGRAMS += $(BUILD)/loket-publish
endif
ifneq ($(ADMIN_SOURCES),)
PROGRAMS += $(BUILD)/loket
endif

all: $(PROGRAMS)

$(BUILD)/objects/%.o: %.c Makefile
	@mkdir -p $(@D)
	@echo "  compile $<"
	@$(CC) $(CFLAGS_ALL) $(CFLAGS) -MMD -MP -c -o $@ $<

# the schema and its migrations are embedded there
$(BUILD)/objects/lib/store/schema_text.o: schema.sql $(wildcard deploy/migrations/*.sql)

$(LIBRARY): $(call objects,$(LIB_SOURCES))
	@rm -f $@
	@$(AR) rcs $@ $^

$(SITE_LIBRARY): $(call objects,$(filter-out site/build.c,$(SITE_SOURCES)))
	@rm -f $@
	@$(AR) rcs $@ $^

link = @echo "  link    $@" && $(CC) $(LDFLAGS_ALL) $(LDFLAGS) -o $@ $(filter %.o,$^) $(LIBRARY) $(LDLIBS_ALL)

$(addprefix $(BUILD)/,$(CGI_PROGRAMS)): $(BUILD)/%: $(BUILD)/objects/cgi-bin/%.o $(call objects,$(CGI_SHARED)) $(LIBRARY)
	$(link)
$(BUILD)/staff: $(call objects,$(STAFF_SOURCES) $(CGI_SHARED)) $(LIBRARY)
	$(link)
$(BUILD)/loket-publish: $(call objects,$(SITE_SOURCES)) $(LIBRARY)
	$(link)
$(BUILD)/loket: $(call objects,$(ADMIN_SOURCES)) $(LIBRARY)
	$(link)

$(BUILD)/tests/%: $(BUILD)/objects/tests/unit/%.o $(SITE_LIBRARY) $(LIBRARY)
	@mkdir -p $(@D)
	@echo "  link    $@"
	@$(CC) $(LDFLAGS_ALL) $(LDFLAGS) -o $@ $< $(SITE_LIBRARY) $(LIBRARY) $(LDLIBS_ALL) -lcmocka

# what CGI tests need beside the programs, one program a file
CGI_FIXTURES := $(patsubst tests/cgi/%.c,$(BUILD)/tests/%,$(sort $(wildcard tests/cgi/*.c)))
$(CGI_FIXTURES): $(BUILD)/tests/%: $(BUILD)/objects/tests/cgi/%.o $(LIBRARY)
	@mkdir -p $(@D)
	$(link)

unit-programs: $(addprefix $(BUILD)/tests/,$(UNIT_TESTS))

unit: unit-programs
	@tools/run-unit-tests $(BUILD) $(UNIT_TESTS)

# ---- tests that run the programs ----

check:
	@tools/check

lint:
	@tools/run-suite lint $(BUILD) $(sort $(wildcard tests/lint/*.sh))

cli: all test-programs
	@tools/run-suite cli $(BUILD) $(sort $(wildcard tests/cli/*.sh))

cgi: all $(CGI_FIXTURES)
	@tools/run-suite cgi $(BUILD) $(sort $(wildcard tests/cgi/*.sh))

golden: all npm
	@tools/run-suite golden $(BUILD) $(sort $(wildcard tests/golden/*.sh tests/golden/*.mjs))

browser: all npm $(CGI_FIXTURES)
	@BUILD=$(BUILD) node tests/browser/run.mjs $(ONLY)

# The picture in README.md, as the browser tests last saw the page.
picture: browser
	cp build/screenshots/beranda-1280.png docs/beranda.png

# The packages of tests/browser exactly as its lock file names them; no script of theirs is run.
NPM_STAMP := tests/browser/node_modules/.package-lock.json
npm: $(NPM_STAMP)
$(NPM_STAMP): tests/browser/package-lock.json
	@cd tests/browser && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error </dev/null
	@touch $@

# Each fuzz_NAME.c: replayed over tests/fuzz/corpus/NAME by a small main; with SECONDS=N fuzzed by libFuzzer (clang-14).
FUZZERS := $(sort $(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/fuzz_*.c)))
$(BUILD)/fuzz/fuzz_%: $(BUILD)/objects/tests/fuzz/fuzz_%.o $(BUILD)/objects/tests/fuzz/replay.o $(SITE_LIBRARY) $(LIBRARY)
	@mkdir -p $(@D)
	@echo "  link    $@"
	@$(CC) $(LDFLAGS_ALL) $(LDFLAGS) -o $@ $(filter %.o,$^) $(SITE_LIBRARY) $(LIBRARY) $(LDLIBS_ALL)

ifdef SECONDS
fuzz:
	@tools/fuzz $(SECONDS) $(FUZZERS)
else
fuzz: $(addprefix $(BUILD)/fuzz/,$(FUZZERS))
	@tools/replay-corpus $(BUILD) $(FUZZERS)
endif

print-libraries:
	@echo $(LDLIBS_ALL)

test:
	@tools/run-tests

# Programs of the tests themselves: bare ones to measure against, stand-ins for the supervisor's tests.
TEST_PROGRAMS := $(addprefix $(BUILD)/bench/,$(sort $(patsubst tests/bench/%.c,%,$(wildcard tests/bench/*.c))))
$(BUILD)/bench/%: $(BUILD)/objects/tests/bench/%.o $(LIBRARY)
	@mkdir -p $(@D)
	@echo "  link    $@"
	@$(CC) $(LDFLAGS_ALL) $(LDFLAGS) -o $@ $< $(LIBRARY) $(LDLIBS_ALL)
test-programs: $(TEST_PROGRAMS)

bench: all test-programs
	@tools/bench $(BUILD)

# ---- running and installing ----

run:
	@exec env BUILD='$(BUILD)' VAR='$(VAR)' PORT='$(PORT)' tools/run-office

INSTALL_BIN   := $(abspath $(DESTDIR)$(PREFIX)/lib/loket)
INSTALL_SHARE := $(abspath $(DESTDIR)$(PREFIX)/share/loket)
INSTALL_UNITS := $(abspath $(DESTDIR)$(PREFIX)/lib/systemd/system)

install: all
	install -d $(INSTALL_BIN) $(INSTALL_SHARE) $(INSTALL_UNITS) $(INSTALL_BIN)/../../bin
	install -m 755 $(PROGRAMS) $(INSTALL_BIN)
	ln -sfn ../lib/loket/loket $(INSTALL_BIN)/../../bin/loket
	cd $(CURDIR) && find templates site/assets site/sample site/content deploy/nginx deploy/apache deploy/loket.ini.in -type f 2>/dev/null | \
		while read -r file; do install -D -m 644 "$$file" "$(INSTALL_SHARE)/$$file"; done
	cd deploy/systemd && find . -type f | while read -r unit; do \
		mkdir -p "$(INSTALL_UNITS)/$$(dirname "$$unit")" && \
		sed 's|@prefix@|$(PREFIX)|g' "$$unit" >"$(INSTALL_UNITS)/$$unit" && chmod 644 "$(INSTALL_UNITS)/$$unit"; done

# The committed tree as one archive.
dist:
	@mkdir -p $(BUILD)
	git archive --prefix=loket-terbuka/ -o $(BUILD)/loket-terbuka.tar.gz HEAD

clean:
	rm -rf $(BUILD)

.PHONY: all unit unit-programs check lint cli cgi golden browser picture npm fuzz print-libraries test test-programs bench run install dist clean
.SECONDARY:

-include $(shell find $(BUILD)/objects -name '*.d' 2>/dev/null)
