-- From 3 to 4: complaints from intake to appeal.

PRAGMA user_version = 4;

-- ---- receipts ----

-- The signed receipt of a case, word for word as it was given out: its deadline, the office's name and its key may all be
-- others later. Cases from before version 4 have none.
CREATE TABLE receipt (
    case_id INTEGER PRIMARY KEY REFERENCES cases (id),
    text    TEXT NOT NULL CHECK (length(text) BETWEEN 100 AND 4096) -- the form is written down in lib/rules/receipt.h
) STRICT;
CREATE TRIGGER receipt_is_final BEFORE UPDATE ON receipt
BEGIN SELECT RAISE(ABORT, 'a receipt does not change'); END;
CREATE TRIGGER receipt_stays BEFORE DELETE ON receipt
BEGIN SELECT RAISE(ABORT, 'a receipt does not change'); END;
-- What the hash on the receipt covers.
CREATE TRIGGER complaint_text_is_final BEFORE UPDATE OF reporter_kind, narrative, happened_on, happened_where, wanted ON complaint
BEGIN SELECT RAISE(ABORT, 'what the receipt proves does not change'); END;
CREATE TRIGGER request_text_is_final BEFORE UPDATE OF kind, agency_kind, agency, information, purpose, obtain_way, delivery_way,
    letter_number, letter_date ON information_request
BEGIN SELECT RAISE(ABORT, 'what the receipt proves does not change'); END;
CREATE TRIGGER subject_is_final BEFORE UPDATE OF subject ON cases
BEGIN SELECT RAISE(ABORT, 'what the receipt proves does not change'); END;

-- ---- drafts, paper forms, notices of services ----

ALTER TABLE service ADD COLUMN notice TEXT NOT NULL DEFAULT '' CHECK (length(notice) <= 500);
ALTER TABLE service ADD COLUMN notice_link TEXT NOT NULL DEFAULT '' CHECK (notice_link = '' OR (length(notice_link) <= 300 AND (notice_link GLOB 'https://?*' OR notice_link GLOB '/[^/]*')));
-- A complaint that is still being written. What was typed, the files' names and the number of the form are sealed with a key made
-- from the citizen's code; the code is stored nowhere, so whoever holds this file, with or without the keys, reads nothing.
CREATE TABLE draft (
    lookup     BLOB PRIMARY KEY CHECK (length(lookup) = 32),               -- BLAKE2b of "draft", line feed and the code under the key "code_hash"
    sealed     BLOB NOT NULL CHECK (length(sealed) BETWEEN 41 AND 262144), -- libsodium secret box over a JSON object
    version    INTEGER NOT NULL CHECK (version >= 1),                      -- raised by every change
    expires_on TEXT NOT NULL CHECK (length(expires_on) = 10)               -- last local day; the night after it is removed with its files
) STRICT;
CREATE INDEX draft_by_expiry ON draft (expires_on);

-- One file of a draft; what it is called stands in the draft. Its bytes lie in the uploads folder like any other's.
CREATE TABLE draft_file (
    stored_name TEXT PRIMARY KEY CHECK (length(stored_name) = 32 AND stored_name NOT GLOB '*[^0-9a-f]*'),
    lookup      BLOB NOT NULL REFERENCES draft (lookup),
    size        INTEGER NOT NULL CHECK (size BETWEEN 1 AND 10485760)       -- bytes
) STRICT, WITHOUT ROWID;
CREATE INDEX draft_file_by_draft ON draft_file (lookup);

-- One numbered paper form the office printed. What somebody wrote on it becomes one case, once.
CREATE TABLE paper_form (
    serial     TEXT PRIMARY KEY CHECK (serial GLOB 'F[0-9][0-9][0-9][0-9]-[0-9][0-9][0-9][0-9][0-9]*'), -- 'F2026-00001', printed with a QR code
    printed_at TEXT NOT NULL CHECK (length(printed_at) = 20),
    case_id    INTEGER UNIQUE REFERENCES cases (id)                        -- NULL until it was keyed in
) STRICT, WITHOUT ROWID;
CREATE TRIGGER paper_form_is_keyed_once BEFORE UPDATE ON paper_form WHEN old.case_id IS NOT NULL OR new.serial <> old.serial
BEGIN SELECT RAISE(ABORT, 'a paper form is keyed in once'); END;
CREATE TRIGGER paper_form_stays BEFORE DELETE ON paper_form
BEGIN SELECT RAISE(ABORT, 'a printed form is never forgotten'); END;
