# Loket Terbuka. The commands people use:
#   make run      install what is missing, build, make the sample office in var/, serve it on 127.0.0.1:8080
#   make test     everything: linters, unit, CGI, golden and browser tests, and all once more under ASan+UBSan
#   make check    the linters alone          make bench    figures side by side with bare programs
#   make install DESTDIR=…                   make clean
# BUILD=, VAR=, PORT= and DESTDIR= can be set. A new source file is one line in a list below.

BUILD  ?= build
VAR    ?= var
PORT   ?= 8080
PREFIX ?= /usr

LIBRARIES := sqlite3 jansson libsodium liboath inih libqrencode libbrotlienc zlib libseccomp libcmark

CFLAGS_ALL := -std=gnu17 -D_GNU_SOURCE -O2 -g -I. -include lib/base/banned.h \
	-Wall -Wextra -Wformat=2 -Wconversion -Wshadow -Wvla -Wstrict-prototypes -Wmissing-prototypes -Wundef -Werror \
	-fstack-protector-strong -fstack-clash-protection -fcf-protection -ftrivial-auto-var-init=zero \
	-fno-strict-aliasing -fPIE $(shell pkg-config --cflags $(LIBRARIES))
LDFLAGS_ALL := -pie -Wl,-z,relro,-z,now,-z,noexecstack
LDLIBS_ALL := $(shell pkg-config --libs $(LIBRARIES)) -lfcgi -lunistring -lmagic -lm

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

$(LIBRARY): $(call objects,$(LIB_SOURCES))
	@rm -f $@
	@$(AR) rcs $@ $^

$(SITE_LIBRARY): $(call objects,$(filter-out site/build.c,$(SITE_SOURCES)))
	@rm -f $@
	@$(AR) rcs $@ $^

link = @echo "  link    $@" && $(CC) $(LDFLAGS_ALL) $(LDFLAGS) -o $@ $(filter %.o,$^) $(LIBRARY) $(LDLIBS_ALL)

$(addprefix $(BUILD)/,$(CGI_PROGRAMS)): $(BUILD)/%: $(BUILD)/objects/cgi-bin/%.o $(LIBRARY)
	$(link)
$(BUILD)/staff: $(call objects,$(STAFF_SOURCES)) $(LIBRARY)
	$(link)
$(BUILD)/loket-publish: $(call objects,$(SITE_SOURCES)) $(LIBRARY)
	$(link)
$(BUILD)/loket: $(call objects,$(ADMIN_SOURCES)) $(LIBRARY)
	$(link)

$(BUILD)/tests/%: $(BUILD)/objects/tests/unit/%.o $(SITE_LIBRARY) $(LIBRARY)
	@mkdir -p $(@D)
	@echo "  link    $@"
	@$(CC) $(LDFLAGS_ALL) $(LDFLAGS) -o $@ $< $(SITE_LIBRARY) $(LIBRARY) $(LDLIBS_ALL) -lcmocka

unit-programs: $(addprefix $(BUILD)/tests/,$(UNIT_TESTS))

unit: unit-programs
	@tools/run-unit-tests $(BUILD) $(UNIT_TESTS)

clean:
	rm -rf $(BUILD)

.PHONY: all unit unit-programs clean
.SECONDARY:

-include $(shell find $(BUILD)/objects -name '*.d' 2>/dev/null)
