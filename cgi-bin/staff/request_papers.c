/* Scope: the papers of an information request. Source of the items: form "Pemberitahuan Tertulis" and form "Keberatan" of
 * Perki 1/2021; UU 14/2008 article 22 (7) and (8). */
#include "cgi-bin/staff/request_papers.h"

#include <string.h>

#include "cgi-bin/shared/case_parts.h"
#include "cgi-bin/shared/decision_facts.h"
#include "cgi-bin/staff/papers.h"
#include "lib/rules/format.h"
#include "lib/rules/request_law.h"
#include "lib/web/page.h"

#define PPID "Pejabat Pengelola Informasi dan Dokumentasi (PPID)"
#define SUPERIOR "Atasan PPID"

struct paper {
    struct app *app;
    struct request *request;
    const struct case_file *file;
    json_t *sections; /* list of (heading, has_facts, facts, text) */
};

/* ---- parts ---- */

static void add_section(const struct paper *paper, const char *heading, json_t *facts, const char *text) {
    (void)json_array_append_new(paper->sections, json_pack("{s:s, s:b, s:o, s:s?}", "heading", heading, "has_facts",
                                                           json_array_size(facts) > 0, "facts", facts, "text", text));
}

/* The latest step of TYPE; NULL: there is none. */
static const struct case_event *step_of(const struct case_file *file, const char *type) {
    for (size_t i = file->events.count; i-- > 0;) {
        if (strcmp(file->events.rows[i].type, type) == 0) return &file->events.rows[i];
    }
    return NULL;
}

/* Who asked. The paper goes to that person, so it names them; the number of the identity card stays out. */
static enum result add_requester(const struct paper *paper) {
    const struct case_file *file = paper->file;
    struct arena *arena = paper->request->arena;
    struct identity identity;
    json_t *facts = json_array();
    fact_add(facts, "Nomor pendaftaran", file->row.number);
    fact_add(facts, "Tanggal permohonan", format_day(arena, file->row.received_on));
    enum result result = identity_open(paper->app->db, arena, paper->app->keys, file->row.id, &identity);
    if (result == DONE) {
        fact_add(facts, "Nama", identity.name);
        fact_add(facts, "Alamat", identity.address);
        fact_add(facts, "Pekerjaan", identity.occupation);
        if (*identity.phone) fact_add(facts, "Telepon", format_phone(arena, identity.phone));
        fact_add(facts, "Surel", identity.email);
    }
    fact_add(facts, "Informasi yang diminta", file->asked.information);
    fact_add(facts, "Tujuan penggunaan", file->asked.purpose);
    add_section(paper, "Pemohon informasi", facts, NULL);
    return result == REFUSED_ABSENT ? DONE : result;
}

static void add_given(const struct paper *paper) {
    const struct request_decision *decision = &paper->file->decision;
    struct arena *arena = paper->request->arena;
    json_t *facts = json_array();
    if (*decision->form == '\0') {
        json_decref(facts);
        return;
    }
    fact_add(facts, "1. Penguasaan informasi", decision_held_text(arena, decision));
    fact_add(facts, "2. Bentuk fisik yang tersedia", LABEL_OF(information_form, decision->form));
    fact_add(facts, "3. Biaya yang dibutuhkan", decision_cost_text(arena, decision));
    fact_add(facts, "4. Waktu penyediaan", decision_ready_text(arena, decision));
    fact_add(facts, "5. Penjelasan penghitaman atau pengaburan", *decision->redaction ? decision->redaction : "Tidak ada yang dihitamkan");
    add_section(paper, "A. Informasi dapat diberikan", facts, NULL);
}

static void add_exemptions(struct arena *arena, const char *letters, json_t *facts) {
    struct buffer text = buffer_in(arena);
    if (*letters == '\0') return;
    buffer_format(&text, "%s:", letters_exemption_text(arena, letters));
    for (const char *at = letters; *at; at++) {
        char letter[2] = { *at, '\0' };
        buffer_format(&text, "\n%s. %s", letter, LABEL_OF(exemption, letter));
    }
    fact_add(facts, "Dasar hukum", buffer_string(&text));
}

static void add_withheld(const struct paper *paper, const char *heading) {
    const struct request_decision *decision = &paper->file->decision;
    json_t *facts = json_array();
    if (*decision->reason) {
        fact_add(facts, "Informasi yang tidak diberikan", decision->withheld);
        fact_add(facts, "Penguasaan informasi", decision_held_text(paper->request->arena, decision));
        fact_add(facts, "Alasan", LABEL_OF(refusal_reason, decision->reason));
        add_exemptions(paper->request->arena, decision->exemptions, facts);
        fact_add(facts, "Konsekuensi bila informasi dibuka", decision->consequence);
        add_section(paper, heading, facts, NULL);
    } else {
        json_decref(facts);
    }
}

/* After the superior's answer the next one is the Komisi Informasi. */
static void add_commission(const struct paper *paper) {
    const struct config *config = paper->app->config;
    struct arena *arena = paper->request->arena;
    day_number last, answered_on = paper->file->objection.answered_on.day;
    bool is_known = deadline_day(paper->app, paper->request, answered_on, config->deadlines.dispute, &last) == DONE;
    const char *until = is_known ? format_day(arena, last) : "batasnya";
    add_section(paper, "Hak Anda", json_array(),
                arena_format(arena, "Bila belum puas, Anda dapat mengajukan sengketa informasi paling lambat %s (%d hari kerja sejak tanggapan "
                             "atasan PPID) kepada:\n%s\n%s", until, config->deadlines.dispute, config->information_commission.address,
                             config->information_commission.contact));
}

static void add_rights(const struct paper *paper) {
    const struct config *config = paper->app->config;
    if (paper->file->objection.outcome) {
        add_commission(paper);
        return;
    }
    add_section(paper, "Hak Anda", json_array(),
                arena_format(paper->request->arena, "Bila tidak puas, Anda dapat mengajukan keberatan kepada atasan PPID paling lambat %d hari "
                             "kerja sejak pemberitahuan ini. Atasan PPID menjawab tertulis paling lambat %d hari kerja sejak keberatan tercatat.",
                             config->deadlines.objection, config->deadlines.objection_answer));
}

static enum result render(const struct paper *paper, struct response *response, const char *title, const struct case_event *step,
                          const char *signer) {
    struct arena *arena = paper->request->arena;
    const struct case_file *file = paper->file;
    int offset = paper->app->config->office.zone_offset;
    json_t *view = json_pack("{s:s, s:s, s:s?, s:s, s:s, s:s, s:O}", "title", title, "number", file->row.number, "letter_number",
                             *file->asked.reply_letter_number ? file->asked.reply_letter_number : NULL, "place",
                             paper->app->config->office.region, "day_text", format_day(arena, instant_day(step->at, offset)), "signer", signer,
                             "sections", paper->sections);
    return page_render(paper->app, paper->request, response, "pages/paper_request", view);
}

/* ---- papers ---- */

static bool is_decided(const struct case_file *file) {
    return file->decision.outcome != NULL;
}

static bool is_refused(const struct case_file *file) {
    return is_decided(file) && *file->decision.reason != '\0';
}

static const struct case_event *decision_step(const struct case_file *file) {
    static const char *const TYPES[] = { "answer", "answer_partly", "refuse" };
    for (size_t i = 0; i < sizeof TYPES / sizeof *TYPES; i++) {
        const struct case_event *step = step_of(file, TYPES[i]);
        if (step) return step;
    }
    return NULL;
}

static void notice(const struct paper *paper) {
    add_given(paper);
    add_withheld(paper, "B. Informasi tidak dapat diberikan");
    add_section(paper, "Keterangan", json_array(), decision_step(paper->file)->body);
    add_rights(paper);
}

static void refusal(const struct paper *paper) {
    add_withheld(paper, "Menolak permohonan informasi");
    add_rights(paper);
}

static void extension(const struct paper *paper) {
    struct arena *arena = paper->request->arena;
    json_t *facts = json_array();
    fact_add(facts, "Diperpanjang", arena_format(arena, "%d hari kerja, satu kali", paper->app->config->deadlines.request_extension));
    fact_add(facts, "Batas jawaban yang baru", format_day(arena, paper->file->row.due_on));
    add_section(paper, "Perpanjangan waktu", facts, step_of(paper->file, "extend")->body);
}

static void reply(const struct paper *paper) {
    const struct information_request *asked = &paper->file->asked;
    json_t *facts = json_array();
    fact_add(facts, "Kepada", asked->agency);
    fact_add(facts, "Surat Saudara", asked->letter_number);
    fact_add(facts, "Tanggal surat", fact_day(paper->request->arena, asked->letter_date));
    fact_add(facts, "Perihal", paper->file->row.subject);
    add_section(paper, "Balasan surat", facts, decision_step(paper->file)->body);
}

static void objection(const struct paper *paper) {
    const struct objection *entered = &paper->file->objection;
    struct arena *arena = paper->request->arena;
    json_t *facts = json_array();
    const char *representative = "";
    fact_add(facts, "Nomor registrasi keberatan", objection_number(arena, entered));
    fact_add(facts, "Tercatat", format_day(arena, entered->entered_on));
    if (objection_representative(paper->app->db, arena, paper->app->keys, paper->file->row.id, &representative) == DONE) {
        fact_add(facts, "Kuasa pemohon", representative);
    }
    for (const char *at = entered->reasons; *at; at++) {
        char letter[2] = { *at, '\0' };
        fact_add(facts, arena_format(arena, "Alasan %s", letter), LABEL_OF(objection_reason, letter));
    }
    fact_add(facts, "Kasus posisi", entered->story);
    fact_add(facts, "Tanggapan diberikan paling lambat", format_day(arena, entered->due_on));
    add_section(paper, "Pengajuan keberatan", facts, NULL);
}

static void answer(const struct paper *paper) {
    objection(paper);
    add_section(paper, "Tanggapan", json_array(), step_of(paper->file, "answer_objection")->body);
    add_commission(paper);
}

static bool has_reply(const struct case_file *file) {
    return file->asked.agency_kind && decision_step(file);
}
static bool has_extension(const struct case_file *file) {
    return !file->asked.agency_kind && step_of(file, "extend");
}
static bool has_objection(const struct case_file *file) {
    return file->objection.year != 0;
}
static bool has_answer(const struct case_file *file) {
    return file->objection.outcome != NULL;
}

static const struct {
    const char *name, *title, *step, *signer; /* step NULL: the decision */
    bool (*is_there)(const struct case_file *file);
    void (*fill)(const struct paper *paper);
} PAPERS[] = {
    { "perpanjangan", "Pemberitahuan perpanjangan waktu", "extend", PPID, has_extension, extension },
    { "pemberitahuan", "Pemberitahuan tertulis", NULL, PPID, is_decided, notice },
    { "penolakan", "Surat keputusan penolakan", NULL, PPID, is_refused, refusal },
    { "balasan", "Surat balasan", NULL, "Kepala Dinas", has_reply, reply },
    { "keberatan", "Pernyataan keberatan atas permohonan informasi", "object", "Petugas penerima keberatan", has_objection, objection },
    { "tanggapan", "Tanggapan atas keberatan", "answer_objection", SUPERIOR, has_answer, answer },
};
#define PAPER_COUNT (sizeof PAPERS / sizeof *PAPERS)

static const struct case_event *step_behind(const struct case_file *file, size_t at) {
    return PAPERS[at].step ? step_of(file, PAPERS[at].step) : decision_step(file);
}

/* Who does not handle requests sees no names, so no paper either. */
enum result request_paper_show(struct app *app, struct request *request, struct response *response, const struct case_file *file,
                               const char *name) {
    size_t at = 0;
    while (at < PAPER_COUNT && strcmp(PAPERS[at].name, name) != 0) at++;
    if (at == PAPER_COUNT || !PAPERS[at].is_there(file) || !step_behind(file, at)) return REFUSED_ABSENT;
    if (!case_may_handle(request, CASE_REQUEST)) return REFUSED_FORBIDDEN;
    json_auto_t *sections = json_array();
    struct paper paper = { app, request, file, sections };
    enum result result = add_requester(&paper);
    if (result != DONE) return result;
    PAPERS[at].fill(&paper);
    return render(&paper, response, PAPERS[at].title, step_behind(file, at), PAPERS[at].signer);
}

json_t *request_papers_view(struct arena *arena, const struct case_file *file) {
    json_t *list = json_array();
    for (size_t i = 0; i < PAPER_COUNT; i++) {
        if (!PAPERS[i].is_there(file) || !step_behind(file, i)) continue;
        (void)json_array_append_new(list, json_pack("{s:s, s:s}", "href",
                                                    arena_format(arena, PAPERS_PREFIX "%s/%s", PAPERS[i].name, file->row.number), "label",
                                                    PAPERS[i].title));
    }
    return list;
}
