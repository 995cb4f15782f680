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
