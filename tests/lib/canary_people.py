#!/usr/bin/python3
"""People with a planted word in everything the office keeps about them, and the search for that word afterwards.

  tests/lib/canary_people.py plant OFFICE COUNT LIVING
      COUNT citizens whose requests ended in 2020 after an objection, LIVING others who are still at work, in OFFICE/loket.db by the rules of its
      triggers, each with a file. Every column that takes words of or about the person holds WORD, of the living OTHER; some steps say
      what many cases say.
  tests/lib/canary_people.py look FOLDER…
      Prints each file below the folders that holds WORD, with how often, and ends with 1 when there is one.
  tests/lib/canary_people.py judge OFFICE LIST
      Prints each column of words or bytes about a case that LIST does not name, and ends with 1 when there is one.
"""
import hashlib
import os
import sqlite3
import sys

WORD, OTHER = "kenari", "merpati"
COMMON = "Data yang Anda minta kami lampirkan. Terima kasih atas permintaan Anda."
PDF = b"%%PDF-1.4\n1 0 obj\n<</Type/Catalog /Note (%s)>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%%%EOF\n"
WAY = [("accept", "staff", "in_progress"), ("answer_partly", "staff", "partly_answered"), ("object", "citizen", "objected"),
       ("answer_objection", "staff", "objection_answered")]
DAY = "2020-03-%02d"


def number_of(text):
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:6], "big") | 1


class Person:
    def __init__(self, place, word):
        self.place, self.word = place, word
        self.id = number_of("case %s %d" % (word, place))
        self.year = 2019 if word == WORD else 2018  # of the number: each in a register of its own

    def says(self, what):
        return "%s%06d menulis %s yang tidak boleh tersisa %s%06d" % (self.word, self.place, what, self.word, self.place)

    def sealed(self, what):
        return self.says(what).encode().ljust(96, b".")


def many(db, statement, rows):
    db.executemany(statement, rows)


def plant_cases(db, people):
    many(db, "INSERT INTO cases (id, kind, number, code_hash, nonce, channel, received_at, received_on, entered_at, subject, confidentiality, state, last_action,"
         " due_on, step_due_on, version) VALUES (?, 'request', ?, ?, ?, 'web', ?, ?, ?, ?, 'open', 'received', 'submit', ?, ?, 1)",
         ((p.id, "PMI-%d-%06d" % (p.year, p.place), hashlib.sha256(b"code%d" % p.id).digest(), hashlib.sha256(b"nonce%d" % p.id).digest()[:16],
           DAY % 2 + "T02:00:00Z", DAY % 2, DAY % 2 + "T02:00:00Z", p.says("perihal"), DAY % 16, DAY % 16) for p in people))
    many(db, "INSERT INTO information_request (case_id, kind, agency, information, purpose, obtain_way, delivery_way, letter_number, refusal_ground,"
         " reply_letter_number) VALUES (?, 'citizen', '', ?, ?, 'soft_copy', 'track_page', '', ?, '')",
         ((p.id, p.says("permintaan"), p.says("tujuan"), p.says("dasar")) for p in people))
    many(db, "INSERT INTO identity VALUES (?, ?)", ((p.id, p.sealed("nama")) for p in people))
    many(db, "INSERT INTO receipt VALUES (?, ?)", ((p.id, p.says("tanda terima") * 3) for p in people))
    many(db, "INSERT INTO outbox VALUES (?, 'mail', 'received', ?, '', ?, ?, 'sent', ?, ?, 1, '')",
         ((number_of("mail %d" % p.id), p.id, p.says("pokok surel"), p.says("surel"), DAY % 2 + "T02:00:00Z", DAY % 2 + "T02:00:00Z") for p in people))


def add_event(db, people, sequence, kind, actor, staff, body):
    many(db, "INSERT INTO case_event VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?)",
         ((number_of("event %d %d" % (p.id, sequence)), p.id, sequence, DAY % (2 + sequence) + "T03:00:00Z", actor, staff if actor == "staff" else None, kind, body(p))
          for p in people))


def plant_steps(db, people, staff, steps):
    add_event(db, people, 1, "submit", "citizen", staff, lambda p: "")
    for sequence, (action, actor, state) in enumerate(steps, 2):
        many(db, "UPDATE cases SET state = ?, last_action = ?, version = version + 1 WHERE id = ?", ((state, action, p.id) for p in people))
        add_event(db, people, sequence, action, actor, staff, lambda p: COMMON if action == "accept" else p.says(action))


def plant_ends(db, people, staff):
    many(db, "INSERT INTO request_decision (case_id, round, outcome, held_by, holder, form, sheets, sheet_price, delivery_cost, other_cost, ready_in,"
         " redaction, withheld, reason, exemptions, consequence, decided_on) VALUES (?, 1, 'partly', 'other', ?, 'soft_copy', 0, 0, 0, 0, 0, ?, ?, 'exempt', 'h', ?, ?)",
         ((p.id, "Dinas Contoh", p.says("hitamkan"), p.says("tahan"), p.says("konsekuensi"), DAY % 4) for p in people))
    many(db, "INSERT INTO request_objection (case_id, year, sequence, reasons, story, sealed, entered_on, due_on, against, answer_due_on, order_days)"
         " VALUES (?, ?, ?, 'a', ?, ?, ?, ?, 'answer', ?, 0)",
         ((p.id, p.year, p.place, p.says("kasus posisi"), p.sealed("kuasa"), DAY % 5, DAY % 28, DAY % 16) for p in people))
    many(db, "UPDATE request_objection SET outcome = 'rejected', answered_on = ?, answered_by = ? WHERE case_id = ?", ((DAY % 6, staff, p.id) for p in people))
    many(db, "UPDATE cases SET closed_at = ? WHERE id = ?", ((DAY % 6 + "T04:00:00Z", p.id) for p in people))


def plant_wishes(db, people, staff):
    """What each asked about the own data: a copy, which waits to be taken, and a correction that was refused."""
    many(db, "INSERT INTO subject_request (id, case_id, kind, words, copy_key, asked_at, due_at, state, reason, answered_at, answered_by, copy)"
         " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
         ((number_of("%s %d" % (kind, p.id)), p.id, kind, p.sealed("kehendak"), hashlib.sha256(b"key%d" % p.id).digest(), DAY % 7 + "T02:00:00Z",
           DAY % 10 + "T02:00:00Z", state, p.says("jawaban kantor"), DAY % 8 + "T02:00:00Z", staff, copy)
          for p in people for kind, state, copy in (("copy", "done", p.sealed("salinan")), ("correction", "refused", None))))


def write_file(uploads, person, what):
    """Writes a file of the person; its row is (name, size, SHA-256, stored name)."""
    bytes_ = PDF % person.says(what).encode()
    name = hashlib.sha256(b"%s %d" % (what.encode(), person.id)).hexdigest()[:32]
    folder = os.path.join(uploads, name[:2], name[2:4])
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, name), "wb") as file:
        file.write(bytes_)
    return person.says("berkas") + ".pdf", len(bytes_), hashlib.sha256(bytes_).digest(), name


def plant_files(db, people, uploads):
    many(db, "INSERT INTO attachment (file_name, size, sha256, stored_name, id, case_id, event_id, media_type) VALUES (?, ?, ?, ?, ?, ?, ?, 'application/pdf')",
         ((*write_file(uploads, p, "lampiran"), number_of("file %d" % p.id), p.id, number_of("event %d 1" % p.id)) for p in people))


def plant_answer_files(db, people, uploads, staff):
    """Of every hundredth a file for an answer that never went out."""
    many(db, "INSERT INTO answer_file (file_name, size, sha256, stored_name, id, case_id, media_type, stored_by, stored_at) VALUES (?, ?, ?, ?, ?, ?, 'application/pdf', ?, ?)",
         ((*write_file(uploads, p, "jawaban"), number_of("answer %d" % p.id), p.id, staff, DAY % 3 + "T02:00:00Z") for p in people[::100]))


def plant(office, count, living):
    db = sqlite3.connect(os.path.join(office, "loket.db"), isolation_level=None)
    db.executescript("PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON; PRAGMA synchronous = OFF; PRAGMA secure_delete = ON; BEGIN IMMEDIATE;")
    staff = db.execute("SELECT min(id) FROM staff").fetchone()[0]
    for people, steps in (([Person(i, WORD) for i in range(1, count + 1)], WAY), ([Person(i, OTHER) for i in range(1, living + 1)], WAY[:1])):
        plant_cases(db, people)
        plant_steps(db, people, staff, steps)
        if steps == WAY:
            plant_ends(db, people, staff)
            plant_wishes(db, people, staff)
        plant_files(db, people, os.path.join(office, "uploads"))
        plant_answer_files(db, people, os.path.join(office, "uploads"), staff)
    db.execute("COMMIT")
    db.close()


def look(folders):
    found = 0
    for folder in folders:
        for place, _, names in os.walk(folder):
            for path in (os.path.join(place, name) for name in names):
                if os.path.isfile(path):
                    with open(path, "rb") as file:
                        times = file.read().lower().count(WORD.encode())
                    found += times
                    if times:
                        print(path, times)
    return found


def columns_about_cases(db):
    """Every column of words or bytes in a table whose rows belong to a case, through however many references."""
    tables = [row[0] for row in db.execute("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'")]
    about, grown = {"cases"}, True
    while grown:
        grown = {name for name in tables if name not in about
                 and any(row[2] in about for row in db.execute("SELECT * FROM pragma_foreign_key_list(?)", (name,)))}
        about |= grown
    return ["%s.%s" % (table, row[1]) for table in sorted(about) for row in db.execute("SELECT * FROM pragma_table_info(?)", (table,))
            if row[2] in ("TEXT", "BLOB")]


def unjudged(office, list_file):
    with open(list_file, encoding="utf-8") as file:
        judged = {line.split()[0] for line in file if line.strip() and not line.startswith("#")}
    db = sqlite3.connect(os.path.join(office, "loket.db"))
    new = [column for column in columns_about_cases(db) if column not in judged]
    print("".join("%s: neither erased nor known to be about nobody\n" % column for column in new), end="")
    return len(new)


if sys.argv[1:2] == ["plant"] and len(sys.argv) == 5:
    plant(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
elif sys.argv[1:2] == ["look"] and len(sys.argv) > 2:
    sys.exit(1 if look(sys.argv[2:]) else 0)
elif sys.argv[1:2] == ["judge"] and len(sys.argv) == 4:
    sys.exit(1 if unjudged(sys.argv[2], sys.argv[3]) else 0)
else:
    sys.exit(__doc__)
