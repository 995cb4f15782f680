/* Scope: invented rows, made by the engine itself; checks and triggers of the schema apply to them as to any others. */
#include "lib/store/bench_data.h"

#include "lib/store/families.h"
#include "lib/store/statement.h"

#define NUMBERS "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < :count) "
#define WORDS "'Pemohon menunggu lebih lama daripada janji layanan. Berkas lengkap diterima loket, lalu diperiksa ulang karena daftar " \
              "persyaratan di papan berbeda dengan yang di laman. Kepala seksi memanggil petugas yang terkait dan mencocokkan keduanya. '"

/* The same step of many cases: what moves them, and the line in their timelines. */
#define MOVED(action, state, which) "UPDATE cases SET state = '" state "', last_action = '" action "', version = version + 1 WHERE id <= :count AND " which
#define TOLD(action, sequence, actor, staff, days)                                                                                            \
    "INSERT INTO case_event (case_id, sequence, at, actor_kind, staff_id, type, visible_to_reporter, body) "                                  \
    "SELECT id, " sequence ", date(received_on, " days ") || 'T04:00:00Z', '" actor "', " staff ", '" action "', 1, '' FROM cases " \
    "WHERE id <= :count AND last_action = '" action "'"
#define VERIFIED_AFTER "printf('+%d days', id % 4 + 1)"
#define ANSWERED_AFTER "printf('+%d days', id % 19 + 5)"
#define CLOSED_AFTER "printf('+%d days', id % 19 + id % 7 + 6)"

enum { PEOPLE, CASES, COMPLAINTS, SUBMIT, TO_VERIFIED, VERIFY, TO_DIRECT, DIRECT, TO_ANSWERED, ANSWER, TO_CLOSED, CONFIRM, PROPOSED, APPROVED };

static const struct statement ROWS[] = {
    [PEOPLE] = { "bench_people", FOR_ADMIN,
                 "INSERT INTO staff (id, name, full_name, password_hash, must_change_password, totp_confirmed, totp_last_step, active, created_at, version) "
                 "VALUES (1, 'contoh.satu', 'Petugas Contoh 1', 'tidak dapat dipakai masuk', 1, 0, 0, 0, '2026-01-01T00:00:00Z', 1), "
                 "(2, 'contoh.dua', 'Petugas Contoh 2', 'tidak dapat dipakai masuk', 1, 0, 0, 0, '2026-01-01T00:00:00Z', 1)" },
    [CASES] = { "bench_cases", FOR_ADMIN,
                NUMBERS "INSERT INTO cases (id, kind, number, code_hash, nonce, channel, received_at, received_on, entered_at, subject, confidentiality, "
                "state, last_action, due_on, step_due_on, version) "
                "SELECT n, 'complaint', printf('PGD-2026-%06d', n), zeroblob(32), CAST(printf('%016d', n) AS BLOB), 'web', "
                "printf('2026-%02d-%02dT03:00:00Z', n % 11 + 1, n % 28 + 1), printf('2026-%02d-%02d', n % 11 + 1, n % 28 + 1), "
                "printf('2026-%02d-%02dT03:00:00Z', n % 11 + 1, n % 28 + 1), printf('Pengaduan rekaan %d', n), 'open', "
                "'received', 'submit', date(printf('2026-%02d-%02d', n % 11 + 1, n % 28 + 1), '+20 days'), '2026-12-31', 1 FROM numbers" },
    [COMPLAINTS] = { "bench_complaints", FOR_ADMIN,
                     NUMBERS "INSERT INTO complaint (case_id, reporter_kind, class, oversight, narrative, happened_where, wanted) "
                     "SELECT n, 'individual', 'unclassified', 0, 'Rekaan.', '', '' FROM numbers" },
    [SUBMIT] = { "bench_submit", FOR_ADMIN, TOLD("submit", "1", "citizen", "NULL", "'+0 days'") },
    [TO_VERIFIED] = { "bench_to_verified", FOR_ADMIN, MOVED("verify", "verified", "1") },
    [VERIFY] = { "bench_verify", FOR_ADMIN, TOLD("verify", "2", "staff", "1", VERIFIED_AFTER) },
    [TO_DIRECT] = { "bench_to_direct", FOR_ADMIN, MOVED("classify_direct", "in_progress", "id % 20 <> 3") },
    [DIRECT] = { "bench_direct", FOR_ADMIN, TOLD("classify_direct", "3", "staff", "1", VERIFIED_AFTER) },
    [TO_ANSWERED] = { "bench_to_answered", FOR_ADMIN, MOVED("answer", "answered", "state = 'in_progress'") },
    [ANSWER] = { "bench_answer", FOR_ADMIN, TOLD("answer", "4", "staff", "1", ANSWERED_AFTER) },
    [TO_CLOSED] = { "bench_to_closed", FOR_ADMIN,
                    "UPDATE cases SET state = 'closed_confirmed', last_action = 'confirm', version = version + 1, closed_at = date(received_on, " CLOSED_AFTER
                    ") || 'T04:00:00Z' WHERE id <= :count AND state = 'answered' AND id % 10 <> 7" },
    [CONFIRM] = { "bench_confirm", FOR_ADMIN, TOLD("confirm", "5", "citizen", "NULL", CLOSED_AFTER) },
    [PROPOSED] = { "bench_proposed", FOR_ADMIN,
                   NUMBERS "INSERT INTO case_release (id, case_id, title, summary, outcome, proposed_by, proposed_at) "
                   "SELECT n, n, printf('Antrean izin yang dipersingkat, cerita %d', n), printf('Cerita %d. ', n) || " WORDS " || " WORDS ", "
                   "printf('Sejak itu izin nomor %d terbit dalam %d hari kerja. ', n, n % 14 + 1) || " WORDS ", 1, '2026-11-01T03:00:00Z' FROM numbers" },
    [APPROVED] = { "bench_approved", FOR_ADMIN, "UPDATE case_release SET approved_by = 2, approved_at = '2026-11-02T03:00:00Z' WHERE id <= :count" },
};
const struct statement_table BENCH_DATA_STATEMENTS = STATEMENT_TABLE(FAMILY_BENCH_DATA, ROWS);

enum result bench_data_fill(struct tx *tx, int64_t count) {
    enum result result = DONE;
    for (unsigned row = PEOPLE; row <= APPROVED && result == DONE; row++) {
        CLEANUP_QUERY struct query query = query_start(tx->db, &BENCH_DATA_STATEMENTS, row);
        if (row != PEOPLE) bind_number(&query, ":count", count);
        result = query_run(&query);
    }
    return result;
}
