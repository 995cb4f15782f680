# Loket Terbuka. The commands people use:
#   make run      install what is missing, build, make the sample office in var/, serve it on 127.0.0.1:8080
#   make test     everything: linters, unit, command, CGI, golden, fuzz corpus and browser tests, and once more sanitized
#   make check    the linters alone          make bench    figures side by side with bare programs
#   make unit | cli | cgi | golden | browser | lint | fuzz     one part of the tests; make fuzz SECONDS=60 looks for more
#   make siege    10,000 complaints while workers are killed (minutes)
#   make install DESTDIR=… PREFIX=…          make dist         make clean
# BUILD=, VAR=, PORT=, PREFIX=, DESTDIR= can be set; SANITIZE=1 BUILD=build/asan builds with ASan and UBSan.
# A new source file is one line in the list of its folder below.

BUILD  ?= build
VAR    ?= var
PORT   ?= 8080
PREFIX ?= /usr

LIBRARIES := sqlite3 jansson libsodium liboath inih libqrencode libbrotlienc libbrotlidec zlib libseccomp libcmark

CFLAGS_ALL := -std=gnu17 -D_GNU_SOURCE -O2 -g -I. -include lib/base/banned.h \
	-Wall -Wextra -Wformat=2 -Wconversion -Wshadow -Wvla -Wstrict-prototypes -Wmissing-prototypes -Wundef -Werror \
	-fstack-protector-strong -fstack-clash-protection -fcf-protection -ftrivial-auto-var-init=zero \
	-fno-strict-aliasing -fPIE $(shell pkg-config --cflags $(LIBRARIES) 2>/dev/null)
LDFLAGS_ALL := -pie -Wl,-z,relro,-z,now,-z,noexecstack
LDLIBS_ALL := $(shell pkg-config --libs $(LIBRARIES) 2>/dev/null) -lfcgi -lunistring -lmagic -lm
# Only the programs that hand out workbooks load the library for them, and OpenSSL with it.
LDLIBS_SHEET := -lxlsxwriter

ifeq ($(SANITIZE),1)
CFLAGS_ALL  += -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
LDFLAGS_ALL += -fsanitize=address,undefined
else
CFLAGS_ALL  += -D_FORTIFY_SOURCE=3
endif

# Every source file by its name, a list a folder; tools/check-lists compares them with the tree.
BASE := arena buffer canary catalogue child child_keeper config config_value csv date keys log mail_address random result \
	utf8 workbook workbook_number workbook_sheet workbook_texts workbook_xml worksheets worksheets_write zip
RULES := achievement answer_groups answer_kind answer_privacy answer_table case_clock case_kinds check_totals complaint_diagram \
	complaint_report complaint_states content_fault content_kinds data_licence dataset_states decimal device_name edition_list \
	edition_statement enum_table figure_budget figure_cell figure_columns figure_fields figure_indicators figure_investment \
	figure_investment_checks figure_months figure_nswi figure_permits figure_permits_totals figure_read figure_reader figure_targets \
	figure_title followup format front_matter growth holiday_kinds identity_number instrument_rules kiosk_answer login_delay media_kind \
	notices period private_value publish_once published_match rate_effect receipt receipt_key register reply_template request_law \
	request_report request_states roles sample_size search_words skm skm_interval skm_means skm_reconcile skm_tally small_groups standing \
	subject_rights submission_text suggestion_tags survey_cells survey_certainty survey_channel survey_compare survey_fold survey_keys \
	survey_mapping survey_matrix survey_profile survey_quality survey_spread survey_window tongue transitions typed workdays
STORE := actor answer_file answer_table attachment attempt audit authorizer backup backup_pages backup_sweep backup_verify bench_data \
	budget case case_list case_looks complaint complaint_report counter dataset dataset_content db digest draft erasure erratum event \
	exclusion families figure_import figure_rows files followup holiday identity indicators information_request instrument instrument_file \
	instrument_json instrument_judge instrument_rules instrument_shipped instrument_store instrument_words investment investment_parts \
	kiosk lock login_delay meeting migrate objection outbox paper permits public public_history receipt recovery release reply_template \
	request_avoided request_decision request_report saved_filter schema_text search service session silence site_run skm_figures slip \
	slip_box staff staff_secret staff_totp standing statement subject_copy subject_request suggestion survey survey_dataset survey_import \
	survey_period survey_remake survey_result survey_sheet survey_snapshot targets tx unit
WEB := answer assets byte_range content_folder cookie crowd error_page form form_judge form_view gate input multipart multipart_head \
	mustache_build mustache_indent mustache_load mustache_lookup mustache_parse mustache_render mustache_tag mustache_words nonce notice \
	page parameters picture_helper program puzzle request response route sandbox seal serve session upload upload_answer upload_draw \
	upload_hold upload_receive urlencoded
OUT := calendar_file chart chart_bars chart_multiples chart_periods chart_scale chart_stack complaint_book complaint_lines \
	complaint_tables content content_edit content_file content_judge content_link content_text csv data_table document document_markdown \
	hook mail mail_encode print_job print_pages qr request_book sheet sheet_csv sheet_table sheet_text sheet_xlsx survey_print text_fit
REPORT := answer_view open_data open_data_workbook survey_answers survey_files survey_report survey_report_annex survey_report_charts \
	survey_report_insert survey_report_plan survey_report_tables survey_report_view survey_words
STAFF := account_view accounts action action_fields action_view actions_appeal actions_around actions_handling actions_meeting \
	actions_objection actions_request actions_view answer_desk answer_desk_view answer_files answer_form answer_tables arrival attachment \
	audit audit_export audit_words budget_tables bulk calendar case case_actions case_facts case_file case_meetings case_screen case_step \
	case_viewers case_words case_work content_desk content_form counters dataset dataset_errata dataset_tables dataset_words datasets \
	desk_export desk_view difference_notes entry entry_desk entry_request figure_grid figure_grid_show figure_import figure_import_form \
	figure_import_read figure_import_view figure_kinds figure_links figure_period figure_preview figure_set_view figure_stored \
	figure_typing figure_typing_view followup_desk followup_desk_view followup_view indicator_tables instrument_desk instrument_view \
	investment_tables kiosk_desk kiosk_desk_view list_export login_tries main office_choices offices own_account own_account_view papers \
	password permit_tables queue queue_export queue_fields queue_filter queue_row queue_saved queue_tabs reply_templates reply_use report \
	report_period request_notice request_papers request_report reveal second_factor shortcuts sign_in similar standing_desk standing_form \
	start subject_desk suggestions suggestions_view survey_analysis survey_analysis_export survey_analysis_figures survey_analysis_groups \
	survey_analysis_quality survey_analysis_trend survey_desk survey_desk_view survey_entry survey_entry_view survey_import \
	survey_import_form survey_import_read survey_import_view survey_pairs survey_period_choices survey_period_form survey_prints \
	survey_progress survey_reading survey_report survey_sheets survey_tables table_file target_tables telephone visitor
SHARED := case_mail case_page case_parts code_tries complaint_check complaint_draft complaint_files complaint_form complaint_pages \
	complaint_resume complaint_steps deadline deadline_explanation decision_facts delivery intake kept_page objection_form own_data \
	own_data_copy published_first questionnaire receipt_download receipt_page reporter_step request_form submitted_view survey_answer \
	survey_pages survey_words
SITE := assets build cache card case_changes case_times checker complaint_tables compress content_picture count_tables data_dcat \
	data_package edition edition_compare edition_files edition_finish endorsement failure feed fingerprint fingerprint_stream front_figure \
	headline investment investment_sectors investment_sums manifest manifest_list open_data options page_about page_answers page_budget \
	page_budget_data page_catalogue page_checker page_content page_content_lists page_editions page_errata page_home page_ikm \
	page_ikm_certainty page_ikm_checker page_ikm_data page_ikm_followup page_ikm_index page_ikm_profiles page_ikm_quality \
	page_ikm_reconcile page_ikm_strata page_ikm_trust page_ikm_unsur page_index page_investment page_investment_data \
	page_investment_figures page_investment_frame page_investment_growth page_investment_headlines page_investment_history \
	page_investment_parts page_investment_period page_investment_sector page_investment_source page_investment_targets page_investment_year \
	page_key page_overview page_performance page_performance_data page_performance_goals page_performance_years page_permits \
	page_permits_data page_permits_months page_permits_time page_permits_trend page_receipt page_release_way page_releases page_statistics \
	page_targets page_verification performance request_tables site sitemap spending survey survey_prints tally template_set tree view watch \
	words
ADMIN := answers_file brand calendar cmd_audit cmd_backup cmd_bench_data cmd_calendar cmd_complaint cmd_content cmd_counter cmd_dataset \
	cmd_digest cmd_doctor cmd_form cmd_import cmd_kiosk cmd_outbox cmd_privacy cmd_publish cmd_receipt cmd_request cmd_restore \
	cmd_retention cmd_sample cmd_serve cmd_service cmd_setup cmd_site cmd_skm cmd_skm_compute cmd_skm_reconcile cmd_survey cmd_template \
	cmd_unit cmd_upkeep cmd_user command command_database content_files dataset_verify erase_cases figure_sheets fill holiday_file \
	import_figures import_ikm import_parts import_published import_skm loket missing_settings nginx_config office paper_pdf places \
	print_out printed_table report_out sample_answer sample_cases sample_figures sample_office sample_pages sample_replies sample_survey \
	sample_ways silence site_chain site_files site_folder skm_print standing supervise survey_dataset_file survey_export survey_instrument \
	survey_report survey_slips
# the program that talks to the network
OUTBOX := hook mail main run secrets wire
# the program that opens pictures and spreadsheet files: little code, and of the rest headers and the reader of cells
PICTURE := cell jpeg main orientation png sheets
PICTURE_LIBS := $(shell pkg-config --libs libjpeg libpng libseccomp expat zlib 2>/dev/null)
# the survey program besides its main file, and what else belongs to the tablet at a counter
KIOSK := answer hello leave setup start start_view tablet words
# the program that prints: as far from everything else
PRINT := cell document document_page document_parts document_table document_text fonts main output svg svg_guard svg_pages
PRINT_LIBRARIES := librsvg-2.0 pangocairo cairo-pdf fontconfig
PRINT_FLAGS := $(shell pkg-config --cflags $(PRINT_LIBRARIES) 2>/dev/null | sed 's/-I/-isystem /g')
PRINT_LIBS := $(shell pkg-config --libs $(PRINT_LIBRARIES) jansson libseccomp 2>/dev/null)
CGI_PROGRAMS := complaint request survey track
UNIT_TESTS := test_answer_groups test_answer_kind test_answer_table test_arena test_buffer test_byte_range test_canary test_case_clock \
	test_chart test_check_totals test_complaint_diagram test_complaint_report test_config test_csv test_date test_device_name test_document \
	test_edition test_edition_statement test_figure_cell test_figure_file test_figure_import test_figure_months test_followup test_form \
	test_format test_gate test_identity_number test_instrument test_instrument_rules test_investment_sums test_kiosk_answer \
	test_login_delay test_mail test_manifest test_media_kind test_multipart test_mustache test_mustache_load test_mustache_spec test_nonce \
	test_notice test_page_key test_period test_picture test_picture_cell test_print_cell test_print_document test_print_job \
	test_print_pages test_private_value test_publish_once test_published_match test_puzzle test_qr test_receipt test_register test_releases \
	test_reply_template test_request test_request_report test_response test_roles test_sample_size test_sandbox test_search_words \
	test_sheet test_skm test_skm_reconcile test_skm_tally test_skm_unsur test_small_groups test_standing test_states test_store_account \
	test_store_audit test_store_backup test_store_case test_store_dataset test_store_db test_store_draft test_store_figures \
	test_store_followup test_store_kiosk test_store_looks test_store_migrate test_store_outbox test_store_queue test_store_reply_template \
	test_store_search test_store_slip test_store_staff test_subject_rights test_survey_certainty test_survey_compare test_survey_dataset \
	test_survey_fold test_survey_keys test_survey_mapping test_survey_pages test_survey_quality test_survey_result test_survey_window \
	test_survey_words test_templates test_upload test_urlencoded test_utf8 test_words test_workbook test_workdays

LIB_SOURCES   := $(BASE:%=lib/base/%.c) $(RULES:%=lib/rules/%.c) $(STORE:%=lib/store/%.c) \
	$(WEB:%=lib/web/%.c) $(OUT:%=lib/out/%.c) $(REPORT:%=lib/report/%.c)
STAFF_SOURCES := $(STAFF:%=cgi-bin/staff/%.c)
KIOSK_SOURCES := $(KIOSK:%=cgi-bin/kiosk/%.c)
CGI_SHARED    := $(SHARED:%=cgi-bin/shared/%.c)
SITE_SOURCES  := $(SITE:%=site/%.c)
ADMIN_SOURCES := $(ADMIN:%=admin/%.c)
PICTURE_SOURCES := $(PICTURE:%=picture/%.c)
PRINT_SOURCES := $(PRINT:%=print/%.c)
OUTBOX_SOURCES := $(OUTBOX:%=admin/outbox/%.c)

objects = $(patsubst %.c,$(BUILD)/objects/%.o,$(1))
LIBRARY := $(BUILD)/libloket.a
# what the builder is made of besides its main function, so that tests can use it
SITE_LIBRARY := $(BUILD)/libsite.a

PROGRAMS := $(addprefix $(BUILD)/,$(CGI_PROGRAMS) staff loket-picture loket-print loket-publish loket-outbox loket)

# what opens pictures, besides its main function, so that it can be fuzzed
PICTURE_LIBRARY := $(BUILD)/libpicture.a

# what prints, besides its main function, so that it can be tested and fuzzed
PRINT_LIBRARY := $(BUILD)/libprint.a

all: $(PROGRAMS)

$(BUILD)/objects/print/%.o $(BUILD)/objects/tests/fuzz/fuzz_document.o: CFLAGS_ALL += $(PRINT_FLAGS)

$(BUILD)/objects/%.o: %.c Makefile
	@mkdir -p $(@D)
	@echo "  compile $<"
	@$(CC) $(CFLAGS_ALL) $(CFLAGS) -MMD -MP -c -o $@ $<

# the schema and its migrations, the questionnaires are embedded there
$(BUILD)/objects/lib/store/schema_text.o: schema.sql $(wildcard deploy/migrations/*.sql)
$(BUILD)/objects/lib/store/instrument_shipped.o: $(wildcard site/instruments/*.json)

# the site's English; its texts are compiled into the builder
$(BUILD)/po/%.mo: po/%.po
	@mkdir -p $(@D)
	@msgfmt --check-format --output-file=$@ $<
$(BUILD)/objects/site/words.o: $(BUILD)/po/en.mo
$(BUILD)/objects/site/words.o: CFLAGS_ALL += -Wa,-I$(BUILD)

# Brings texts newly marked in templates/ and site/ into po/en.po, there to be translated.
words:
	@tools/extract-words >$(BUILD)/site.pot
	msgmerge --update --backup=none --no-wrap --no-fuzzy-matching po/en.po $(BUILD)/site.pot
	msgattrib --no-obsolete --no-wrap --output-file=po/en.po po/en.po

$(LIBRARY): $(call objects,$(LIB_SOURCES))
	@rm -f $@
	@$(AR) rcs $@ $^

$(SITE_LIBRARY): $(call objects,$(filter-out site/build.c,$(SITE_SOURCES)))
	@rm -f $@
	@$(AR) rcs $@ $^

$(PICTURE_LIBRARY): $(call objects,$(filter-out picture/main.c,$(PICTURE_SOURCES)))
	@rm -f $@
	@$(AR) rcs $@ $^

$(PRINT_LIBRARY): $(call objects,$(filter-out print/main.c,$(PRINT_SOURCES)))
	@rm -f $@
	@$(AR) rcs $@ $^

link = @echo "  link    $@" && $(CC) $(LDFLAGS_ALL) $(LDFLAGS) -o $@ $(filter %.o,$^) $(LIBRARY) $(LDLIBS_ALL) $(LDLIBS_MORE)

$(BUILD)/staff $(BUILD)/loket: LDLIBS_MORE := $(LDLIBS_SHEET)
$(BUILD)/loket-publish $(BUILD)/tests/%: LDLIBS_MORE := $(LDLIBS_SHEET) -lcrypto -ldeflate
$(addprefix $(BUILD)/,$(CGI_PROGRAMS)): $(BUILD)/%: $(BUILD)/objects/cgi-bin/%.o $(call objects,$(CGI_SHARED)) $(LIBRARY)
	$(link)
$(BUILD)/survey: $(call objects,$(KIOSK_SOURCES))
$(BUILD)/staff: $(call objects,$(STAFF_SOURCES) $(CGI_SHARED)) $(LIBRARY)
	$(link)
$(BUILD)/loket-publish: $(call objects,$(SITE_SOURCES)) $(LIBRARY)
	$(link)
$(BUILD)/loket-picture: $(BUILD)/objects/picture/main.o $(PICTURE_LIBRARY) $(LIBRARY)
	@echo "  link    $@" && $(CC) $(LDFLAGS_ALL) $(LDFLAGS) -o $@ $^ $(PICTURE_LIBS) -lm
$(BUILD)/loket-print: $(BUILD)/objects/print/main.o $(PRINT_LIBRARY) $(LIBRARY)
	@echo "  link    $@" && $(CC) $(LDFLAGS_ALL) $(LDFLAGS) -o $@ $^ $(PRINT_LIBS) -lm
$(BUILD)/loket: $(call objects,$(ADMIN_SOURCES)) $(LIBRARY)
	$(link) -lhpdf
$(BUILD)/loket-outbox: $(call objects,$(OUTBOX_SOURCES) admin/command.c admin/missing_settings.c admin/places.c) $(LIBRARY)
	$(link) $(shell pkg-config --libs libcurl 2>/dev/null)

$(BUILD)/tests/%: $(BUILD)/objects/tests/unit/%.o $(PICTURE_LIBRARY) $(SITE_LIBRARY) $(LIBRARY)
	@mkdir -p $(@D)
	@echo "  link    $@"
	@$(CC) $(LDFLAGS_ALL) $(LDFLAGS) -o $@ $< $(PICTURE_LIBRARY) $(SITE_LIBRARY) $(LIBRARY) $(LDLIBS_ALL) $(LDLIBS_MORE) -Wl,--as-needed $(PICTURE_LIBS) -lcmocka $(TEST_MORE)

# the cell of the printing program, not the one of the picture helper
$(BUILD)/tests/test_print_cell: TEST_MORE := $(PRINT_LIBRARY) -lseccomp
$(BUILD)/tests/test_print_cell: $(PRINT_LIBRARY)

# what CGI tests need beside the programs, one program a file
CGI_FIXTURES := $(patsubst tests/cgi/%.c,$(BUILD)/tests/%,$(sort $(wildcard tests/cgi/*.c)))
$(CGI_FIXTURES): $(BUILD)/tests/%: $(BUILD)/objects/tests/cgi/%.o $(LIBRARY)
	@mkdir -p $(@D)
	$(link)

# the tests find the printing program as every program does: beside themselves
$(BUILD)/tests/loket-print: $(BUILD)/loket-print
	@mkdir -p $(@D)
	@ln -sfn ../loket-print $@

unit-programs: $(addprefix $(BUILD)/tests/,$(UNIT_TESTS)) $(BUILD)/loket-picture $(BUILD)/tests/loket-print

unit: unit-programs
	@tools/run-unit-tests $(BUILD) $(UNIT_TESTS)

# ---- tests that run the programs ----

check:
	@tools/check

lint:
	@tools/run-suite lint $(BUILD) $(sort $(wildcard tests/lint/*.sh))

cli: all test-programs $(CGI_FIXTURES)
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
$(BUILD)/fuzz/fuzz_%: $(BUILD)/objects/tests/fuzz/fuzz_%.o $(BUILD)/objects/tests/fuzz/replay.o $(PICTURE_LIBRARY) $(PRINT_LIBRARY) $(SITE_LIBRARY) $(LIBRARY)
	@mkdir -p $(@D)
	@echo "  link    $@"
	@$(CC) $(LDFLAGS_ALL) $(LDFLAGS) -o $@ $(filter %.o,$^) $(PICTURE_LIBRARY) $(PRINT_LIBRARY) $(SITE_LIBRARY) $(LIBRARY) $(LDLIBS_ALL) -Wl,--as-needed $(PICTURE_LIBS) $(PRINT_LIBS)

ifdef SECONDS
fuzz:
	@tools/fuzz $(SECONDS) $(FUZZERS)
else
fuzz: $(addprefix $(BUILD)/fuzz/,$(FUZZERS))
	@tools/replay-corpus $(BUILD) $(FUZZERS)
endif

print-sources:
	@printf '%s\n' $(LIB_SOURCES) $(STAFF_SOURCES) $(KIOSK_SOURCES) $(CGI_SHARED) $(SITE_SOURCES) $(ADMIN_SOURCES) $(PICTURE_SOURCES) $(PRINT_SOURCES) $(OUTBOX_SOURCES) \
		$(CGI_PROGRAMS:%=cgi-bin/%.c) $(UNIT_TESTS:%=tests/unit/%.c)

print-libraries:
	@echo $(LDLIBS_ALL) $(PICTURE_LIBS) $(PRINT_LIBS)

test:
	@tools/run-tests

# Programs of the tests themselves: bare ones to measure against, stand-ins for the supervisor's tests.
TEST_PROGRAMS := $(addprefix $(BUILD)/bench/,$(sort $(patsubst tests/bench/%.c,%,$(wildcard tests/bench/*.c))))
$(BUILD)/bench/%: $(BUILD)/objects/tests/bench/%.o $(LIBRARY)
	@mkdir -p $(@D)
	@echo "  link    $@"
	@$(CC) $(LDFLAGS_ALL) $(LDFLAGS) -o $@ $< $(LIBRARY) $(LDLIBS_ALL)
test-programs: $(TEST_PROGRAMS)

bench: all test-programs $(CGI_FIXTURES)
	@tools/bench $(BUILD)

# 10,000 complaints while 200 workers are killed; a small one is part of `make cli`.
siege: all
	@tools/siege $(BUILD)

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
	cd $(CURDIR) && find templates site/assets site/instruments site/sample site/content deploy/nginx deploy/apache deploy/loket.ini.in -type f 2>/dev/null | \
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

.PHONY: all words unit unit-programs check lint cli cgi golden browser picture npm fuzz print-libraries print-sources test test-programs bench siege run install dist clean
.SECONDARY:

-include $(shell find $(BUILD)/objects -name '*.d' 2>/dev/null)
