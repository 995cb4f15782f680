-- From 3 to 4: complaints from intake to appeal.

-- Units, and the table of rules a case keeps to.
CREATE TABLE unit (
    code     TEXT PRIMARY KEY CHECK (length(code) BETWEEN 1 AND 40 AND code NOT GLOB '*[^a-z0-9-]*'), -- stable short name
    name     TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),                                    -- Indonesian name
    position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 1000),                                    -- order in lists
    active   INTEGER NOT NULL CHECK (active IN (0, 1))                                                -- 0: kept for old cases, offered no more
) STRICT;
ALTER TABLE staff ADD COLUMN unit_code TEXT REFERENCES unit (code);

CREATE TABLE case_rule (
    kind       TEXT NOT NULL CHECK (kind IN ('complaint', 'request')),
    state      TEXT NOT NULL,
    action     TEXT NOT NULL,
    next_state TEXT NOT NULL,
    actor_kind TEXT NOT NULL CHECK (actor_kind IN ('citizen', 'staff', 'system')),
    PRIMARY KEY (kind, state, action, next_state, actor_kind)
) STRICT, WITHOUT ROWID;
WITH state (kind, name) AS (
    VALUES ('complaint', 'received'), ('complaint', 'verified'), ('complaint', 'in_progress'), ('complaint', 'assigned'),
           ('complaint', 'forwarded'), ('complaint', 'meeting'), ('complaint', 'following_up'), ('complaint', 'reported'),
           ('complaint', 'waiting_reporter'), ('complaint', 'answered'), ('complaint', 'appealed'), ('complaint', 'appeal_handling'),
           ('complaint', 'appeal_answered'), ('complaint', 'returned'), ('complaint', 'closed_confirmed'), ('complaint', 'closed_silent'),
           ('complaint', 'closed_disputed'), ('request', 'received'), ('request', 'in_progress'), ('request', 'waiting_requester'),
           ('request', 'answered'), ('request', 'refused')),
rule (kind, action, actor_kind, states, next_state) AS ( -- '*': any state; NULL: the state stays
    VALUES ('complaint', 'verify', 'staff', 'received', 'verified'),
           ('complaint', 'classify_direct', 'staff', 'verified', 'in_progress'),
           ('complaint', 'classify_follow_up', 'staff', 'verified', 'in_progress'),
           ('complaint', 'classify_unsuitable', 'staff', 'verified', 'returned'),
           ('complaint', 'assign', 'staff', 'in_progress assigned forwarded', 'assigned'),
           ('complaint', 'assign', 'staff', 'meeting following_up reported', NULL),
           ('complaint', 'forward', 'staff', 'in_progress assigned', 'forwarded'),
           ('complaint', 'call_meeting', 'staff', 'in_progress assigned following_up', 'meeting'),
           ('complaint', 'cancel_meeting', 'staff', 'meeting', 'assigned'),
           ('complaint', 'hold_meeting', 'staff', 'meeting', 'following_up'),
           ('complaint', 'monitor', 'staff', 'following_up', NULL),
           ('complaint', 'report', 'staff', 'in_progress assigned forwarded following_up', 'reported'),
           ('complaint', 'answer', 'staff', 'in_progress assigned reported', 'answered'),
           ('complaint', 'ask_reporter', 'staff', 'received verified in_progress assigned forwarded meeting following_up reported appeal_handling', 'waiting_reporter'),
           ('complaint', 'reply', 'citizen', 'received verified in_progress assigned forwarded meeting following_up reported appealed appeal_handling', NULL),
           ('complaint', 'reply', 'citizen', 'waiting_reporter', 'received'), ('complaint', 'reply', 'citizen', 'waiting_reporter', 'verified'),
           ('complaint', 'reply', 'citizen', 'waiting_reporter', 'in_progress'), ('complaint', 'reply', 'citizen', 'waiting_reporter', 'assigned'),
           ('complaint', 'reply', 'citizen', 'waiting_reporter', 'forwarded'), ('complaint', 'reply', 'citizen', 'waiting_reporter', 'meeting'),
           ('complaint', 'reply', 'citizen', 'waiting_reporter', 'following_up'), ('complaint', 'reply', 'citizen', 'waiting_reporter', 'reported'),
           ('complaint', 'reply', 'citizen', 'waiting_reporter', 'appeal_handling'),
           ('complaint', 'reply', 'citizen', 'answered', 'in_progress'),
           ('complaint', 'confirm', 'citizen', 'answered appeal_answered', 'closed_confirmed'),
           ('complaint', 'dispute', 'citizen', 'answered appeal_answered', 'closed_disputed'),
           ('complaint', 'appeal', 'citizen', 'answered', 'appealed'),
           ('complaint', 'take_appeal', 'staff', 'appealed', 'appeal_handling'),
           ('complaint', 'answer_appeal', 'staff', 'appeal_handling', 'appeal_answered'),
           ('complaint', 'close_silent', 'system', 'answered appeal_answered', 'closed_silent'),
           ('complaint', 'reopen', 'staff', 'returned closed_confirmed closed_silent closed_disputed', 'in_progress'),
           ('complaint', 'link_duplicate', 'staff', 'received verified in_progress assigned forwarded meeting following_up reported '
                || 'waiting_reporter answered appealed appeal_handling appeal_answered', NULL),
           ('complaint', 'note', 'staff', '*', NULL), ('complaint', 'exclude', 'staff', '*', NULL),
           ('complaint', 'propose_release', 'staff', '*', NULL), ('complaint', 'approve_release', 'staff', '*', NULL),
           ('complaint', 'withdraw_release', 'staff', '*', NULL),
           ('request', 'accept', 'staff', 'received', 'in_progress'),
           ('request', 'extend', 'staff', 'in_progress', NULL),
           ('request', 'ask_requester', 'staff', 'in_progress', 'waiting_requester'),
           ('request', 'answer', 'staff', 'in_progress', 'answered'),
           ('request', 'refuse', 'staff', 'in_progress', 'refused'),
           ('request', 'note', 'staff', '*', NULL),
           ('request', 'reply', 'citizen', 'received in_progress', NULL),
           ('request', 'reply', 'citizen', 'waiting_requester', 'in_progress'))
INSERT INTO case_rule (kind, state, action, next_state, actor_kind)
SELECT rule.kind, state.name, rule.action, coalesce(rule.next_state, state.name), rule.actor_kind
FROM rule JOIN state ON state.kind = rule.kind AND (rule.states = '*' OR instr(' ' || rule.states || ' ', ' ' || state.name || ' ') > 0);

-- A case remembers what brought it where it is, where a reply leads, and when its next step is due.
CREATE TABLE former AS SELECT * FROM cases;
DROP TABLE cases;
CREATE TABLE cases (
    id              INTEGER PRIMARY KEY CHECK (id > 0),
    kind            TEXT NOT NULL CHECK (kind IN ('complaint', 'request')),
    number          TEXT NOT NULL UNIQUE CHECK (number GLOB 'P[GM][DI]-[0-9][0-9][0-9][0-9]-[0-9][0-9][0-9][0-9][0-9][0-9]*'), -- register number on the receipt
    code_hash       BLOB NOT NULL CHECK (length(code_hash) = 32),             -- BLAKE2b of number, line feed and access code under the key "code_hash"
    nonce           BLOB NOT NULL UNIQUE CHECK (length(nonce) = 16),          -- the form's one-time number: the same form cannot become two cases
    channel         TEXT NOT NULL CHECK (channel IN ('web', 'counter', 'phone', 'sms', 'letter', 'box', 'email')),
    received_at     TEXT NOT NULL CHECK (length(received_at) = 20),           -- when it reached the office; the deadline runs from here
    received_on     TEXT NOT NULL CHECK (length(received_on) = 10),           -- the local day of received_at: year of the number, month of the counts
    entered_at      TEXT NOT NULL CHECK (length(entered_at) = 20),            -- when it entered this database
    service_code    TEXT REFERENCES service (code),                           -- the service concerned; NULL: none in particular
    subject         TEXT NOT NULL CHECK (length(subject) BETWEEN 1 AND 200),
    confidentiality TEXT NOT NULL CHECK (confidentiality IN ('open', 'anonymous', 'confidential')), -- chosen by the reporter, once and for ever
    state           TEXT NOT NULL,                                            -- see the CHECK below
    resume_state    TEXT,                                                     -- while the office waits for the reporter: the state a reply leads back to
    last_action     TEXT NOT NULL,                                            -- what brought the case here: 'submit', then actions of case_rule
    due_on          TEXT NOT NULL CHECK (length(due_on) = 10),                -- last local day of the deadline to settle it
    step_due_on     TEXT NOT NULL CHECK (length(step_due_on) = 10),           -- last local day of the next step: verification, first follow-up, …, else due_on
    closed_at       TEXT CHECK (closed_at IS NULL OR length(closed_at) = 20), -- NULL while somebody still has to act
    version         INTEGER NOT NULL CHECK (version >= 1),                    -- raised by every change; a save with an older one is refused
    CHECK ((kind = 'complaint' AND state IN ('received', 'verified', 'in_progress', 'assigned', 'forwarded', 'meeting', 'following_up', 'reported',
                                          'waiting_reporter', 'answered', 'appealed', 'appeal_handling', 'appeal_answered',
                                          'returned', 'closed_confirmed', 'closed_silent', 'closed_disputed'))
        OR (kind = 'request' AND state IN ('received', 'in_progress', 'waiting_requester', 'answered', 'refused')))
) STRICT;
INSERT INTO cases (id, kind, number, code_hash, nonce, channel, received_at, received_on, entered_at, service_code, subject, confidentiality,
                   state, resume_state, last_action, due_on, step_due_on, closed_at, version)
SELECT id, kind, number, code_hash, nonce, channel, received_at, received_on, entered_at, service_code, subject, confidentiality,
       state, CASE WHEN state = 'waiting_reporter' THEN 'in_progress' END,
       (SELECT type FROM case_event WHERE case_id = former.id AND type <> 'reveal_identity' ORDER BY sequence DESC LIMIT 1),
       due_on, due_on, closed_at, version
FROM former;
DROP TABLE former;
CREATE INDEX case_queue ON cases (kind, step_due_on, id, state) WHERE closed_at IS NULL; -- work queues: what is due first
CREATE INDEX case_by_code ON cases (code_hash);                              -- tracking: number and code are looked up as one, see lib/store/case.h
CREATE INDEX case_by_state ON cases (kind, state, step_due_on, id);          -- filters
CREATE INDEX case_by_arrival ON cases (kind, received_on, id, state, service_code, channel, confidentiality, step_due_on); -- registers, sifted without reading the rows
CREATE TRIGGER case_is_tallied AFTER INSERT ON cases BEGIN
    INSERT INTO case_tally (kind, month, state, count) VALUES (new.kind, substr(new.received_on, 1, 7), new.state, 1)
    ON CONFLICT (kind, month, state) DO UPDATE SET count = count + 1;
END;
CREATE TRIGGER case_moves_in_tally AFTER UPDATE OF state ON cases WHEN old.state <> new.state BEGIN
    UPDATE case_tally SET count = count - 1
    WHERE kind = old.kind AND month = substr(old.received_on, 1, 7) AND state = old.state;
    INSERT INTO case_tally (kind, month, state, count) VALUES (new.kind, substr(new.received_on, 1, 7), new.state, 1)
    ON CONFLICT (kind, month, state) DO UPDATE SET count = count + 1;
END;

CREATE TRIGGER case_starts_received BEFORE INSERT ON cases WHEN new.state <> 'received' OR new.last_action <> 'submit' OR new.closed_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a case begins when it is received'); END;
CREATE TRIGGER case_keeps_to_the_rules BEFORE UPDATE OF state, last_action, version ON cases
WHEN NOT EXISTS (SELECT 1 FROM case_rule AS rule WHERE rule.kind = old.kind AND rule.state = old.state AND rule.action = new.last_action
                 AND rule.next_state = new.state)
BEGIN SELECT RAISE(ABORT, 'the rules of a case do not know this step'); END;
CREATE TRIGGER case_choice_is_for_ever BEFORE UPDATE OF kind, number, nonce, code_hash, channel, received_at, received_on, entered_at, confidentiality ON cases
BEGIN SELECT RAISE(ABORT, 'what the receipt says does not change'); END;
CREATE TRIGGER case_stays BEFORE DELETE ON cases
BEGIN SELECT RAISE(ABORT, 'a case is never deleted'); END;

-- A complaint knows who works on it.
ALTER TABLE complaint ADD COLUMN unit_code TEXT REFERENCES unit (code);
ALTER TABLE complaint ADD COLUMN handler_id INTEGER REFERENCES staff (id);
ALTER TABLE complaint ADD COLUMN first_handler_id INTEGER REFERENCES staff (id);
ALTER TABLE complaint ADD COLUMN appeal_handler_id INTEGER REFERENCES staff (id) CHECK (appeal_handler_id IS NULL OR appeal_handler_id IS NOT first_handler_id);
ALTER TABLE complaint ADD COLUMN forwarded_to TEXT NOT NULL DEFAULT '' CHECK (length(forwarded_to) <= 200);
ALTER TABLE complaint ADD COLUMN forward_letter_number TEXT NOT NULL DEFAULT '' CHECK (length(forward_letter_number) <= 100);
ALTER TABLE complaint ADD COLUMN forward_letter_date TEXT CHECK (forward_letter_date IS NULL OR length(forward_letter_date) = 10);
ALTER TABLE complaint ADD COLUMN duplicate_of INTEGER REFERENCES cases (id);
CREATE INDEX complaint_at_work ON complaint (case_id, class, oversight, unit_code, handler_id, appeal_handler_id); -- lists ask for these without reading the story
CREATE INDEX complaint_by_handler ON complaint (handler_id) WHERE handler_id IS NOT NULL;
CREATE INDEX complaint_by_unit ON complaint (unit_code) WHERE unit_code IS NOT NULL;
CREATE INDEX complaint_by_duplicate ON complaint (duplicate_of) WHERE duplicate_of IS NOT NULL;

-- One follow-up meeting (rapat tindak lanjut) on a complaint. Internal: the reporter only sees that there is one.
CREATE TABLE complaint_meeting (
    id         INTEGER PRIMARY KEY CHECK (id > 0),
    case_id    INTEGER NOT NULL REFERENCES complaint (case_id),
    held_on    TEXT NOT NULL CHECK (length(held_on) = 10),                    -- local day
    starts_at  TEXT NOT NULL CHECK (starts_at GLOB '[0-2][0-9]:[0-5][0-9]'),  -- local time
    place      TEXT NOT NULL CHECK (length(place) BETWEEN 1 AND 300),
    agenda     TEXT NOT NULL CHECK (length(agenda) BETWEEN 1 AND 4000),
    invited    TEXT NOT NULL CHECK (length(invited) BETWEEN 1 AND 4000),      -- units and agencies, a line each
    state      TEXT NOT NULL CHECK (state IN ('called', 'held', 'cancelled')),
    attendance TEXT NOT NULL CHECK (length(attendance) <= 4000),              -- who came, a line each; '' before
    minutes    TEXT NOT NULL CHECK (length(minutes) <= 10000)                 -- '' before
) STRICT;
CREATE INDEX complaint_meeting_by_case ON complaint_meeting (case_id, held_on, id);
CREATE UNIQUE INDEX complaint_meeting_called_once ON complaint_meeting (case_id) WHERE state = 'called';
CREATE TRIGGER complaint_meeting_is_final BEFORE UPDATE ON complaint_meeting WHEN old.state <> 'called'
BEGIN SELECT RAISE(ABORT, 'a meeting that was held or cancelled does not change'); END;
CREATE TRIGGER complaint_meeting_stays BEFORE DELETE ON complaint_meeting
BEGIN SELECT RAISE(ABORT, 'a meeting is never taken away'); END;

-- One decision of a meeting that somebody carries out by a day (rencana tindak lanjut).
CREATE TABLE complaint_measure (
    id         INTEGER PRIMARY KEY CHECK (id > 0),
    meeting_id INTEGER NOT NULL REFERENCES complaint_meeting (id),
    position   INTEGER NOT NULL CHECK (position BETWEEN 1 AND 20),
    action     TEXT NOT NULL CHECK (length(action) BETWEEN 1 AND 500),        -- what is to be done
    owner      TEXT NOT NULL CHECK (length(owner) BETWEEN 1 AND 200),         -- unit or function, no person's name
    due_on     TEXT NOT NULL CHECK (length(due_on) = 10),                     -- local day
    done_on    TEXT CHECK (done_on IS NULL OR length(done_on) = 10),          -- NULL: not yet
    UNIQUE (meeting_id, position)
) STRICT;
CREATE TRIGGER complaint_measure_is_final BEFORE UPDATE OF id, meeting_id, position, action, owner, due_on ON complaint_measure
BEGIN SELECT RAISE(ABORT, 'a decision does not change'); END;
CREATE TRIGGER complaint_measure_stays BEFORE DELETE ON complaint_measure
BEGIN SELECT RAISE(ABORT, 'a decision is never taken away'); END;

-- One officer or unit a case is about: for them it does not exist.
CREATE TABLE case_exclusion (
    id        INTEGER PRIMARY KEY CHECK (id > 0),
    case_id   INTEGER NOT NULL REFERENCES cases (id),
    staff_id  INTEGER REFERENCES staff (id),
    unit_code TEXT REFERENCES unit (code),
    CHECK ((staff_id IS NULL) <> (unit_code IS NULL)),
    UNIQUE (case_id, staff_id),
    UNIQUE (case_id, unit_code)
) STRICT;
CREATE INDEX case_exclusion_of_staff ON case_exclusion (staff_id, case_id) WHERE staff_id IS NOT NULL;
CREATE INDEX case_exclusion_of_unit ON case_exclusion (unit_code, case_id) WHERE unit_code IS NOT NULL;
CREATE TRIGGER case_exclusion_is_final BEFORE UPDATE ON case_exclusion
BEGIN SELECT RAISE(ABORT, 'who is excluded stays excluded'); END;
CREATE TRIGGER case_exclusion_stays BEFORE DELETE ON case_exclusion
BEGIN SELECT RAISE(ABORT, 'who is excluded stays excluded'); END;

-- Fields of a complaint written by staff for the public; nothing is shown before a second person approved it.
CREATE TABLE case_release (
    id           INTEGER PRIMARY KEY CHECK (id > 0),
    case_id      INTEGER NOT NULL REFERENCES complaint (case_id),
    title        TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
    summary      TEXT NOT NULL CHECK (length(summary) BETWEEN 1 AND 4000),    -- in the office's words, never the reporter's
    outcome      TEXT NOT NULL CHECK (length(outcome) BETWEEN 1 AND 4000),
    proposed_by  INTEGER NOT NULL REFERENCES staff (id),
    proposed_at  TEXT NOT NULL CHECK (length(proposed_at) = 20),
    approved_by  INTEGER REFERENCES staff (id) CHECK (approved_by IS NOT proposed_by),
    approved_at  TEXT CHECK (approved_at IS NULL OR length(approved_at) = 20),
    withdrawn_by INTEGER REFERENCES staff (id),
    withdrawn_at TEXT CHECK (withdrawn_at IS NULL OR length(withdrawn_at) = 20),
    CHECK ((approved_by IS NULL) = (approved_at IS NULL)),
    CHECK ((withdrawn_by IS NULL) = (withdrawn_at IS NULL))
) STRICT;
CREATE UNIQUE INDEX case_release_once ON case_release (case_id) WHERE withdrawn_at IS NULL;
CREATE TRIGGER case_release_begins_unapproved BEFORE INSERT ON case_release
WHEN new.approved_at IS NOT NULL OR new.withdrawn_at IS NOT NULL
  OR (SELECT confidentiality FROM cases WHERE id = new.case_id) = 'confidential'
BEGIN SELECT RAISE(ABORT, 'two people release a case, and a confidential one never'); END;
CREATE TRIGGER case_release_is_final BEFORE UPDATE ON case_release
WHEN old.withdrawn_at IS NOT NULL OR new.id <> old.id OR new.case_id <> old.case_id OR new.title <> old.title OR new.summary <> old.summary
  OR new.outcome <> old.outcome OR new.proposed_by <> old.proposed_by OR new.proposed_at <> old.proposed_at
  OR (old.approved_at IS NOT NULL AND (new.approved_at IS NOT old.approved_at OR new.approved_by IS NOT old.approved_by))
BEGIN SELECT RAISE(ABORT, 'what is released does not change'); END;
CREATE TRIGGER case_release_stays BEFORE DELETE ON case_release
BEGIN SELECT RAISE(ABORT, 'what was released stays on record'); END;

-- Events keep to the rules instead of to a list.
CREATE TABLE former AS SELECT * FROM case_event;
DROP TABLE case_event;
CREATE TABLE case_event (
    id                  INTEGER PRIMARY KEY CHECK (id > 0),
    case_id             INTEGER NOT NULL REFERENCES cases (id),
    sequence            INTEGER NOT NULL CHECK (sequence >= 1),            -- 1, 2, 3 … within the case
    at                  TEXT NOT NULL CHECK (length(at) = 20),
    actor_kind          TEXT NOT NULL CHECK (actor_kind IN ('citizen', 'staff', 'system', 'command')),
    staff_id            INTEGER REFERENCES staff (id),                     -- NULL unless actor_kind is staff
    type                TEXT NOT NULL CHECK (length(type) BETWEEN 1 AND 40), -- 'submit', 'reveal_identity', or an action of case_rule
    visible_to_reporter INTEGER NOT NULL CHECK (visible_to_reporter IN (0, 1)), -- 0: internal
    body                TEXT NOT NULL CHECK (length(body) <= 10000),
    UNIQUE (case_id, sequence),
    CHECK ((actor_kind = 'staff') = (staff_id IS NOT NULL))
) STRICT;
INSERT INTO case_event SELECT * FROM former;
DROP TABLE former;
CREATE TRIGGER case_event_keeps_to_the_rules BEFORE INSERT ON case_event
WHEN new.type <> 'reveal_identity' AND (new.type <> 'submit' OR new.sequence <> 1)
 AND NOT EXISTS (SELECT 1 FROM cases AS c JOIN case_rule AS rule ON rule.kind = c.kind AND rule.next_state = c.state AND rule.action = c.last_action
                 WHERE c.id = new.case_id AND c.last_action = new.type AND rule.actor_kind = CASE new.actor_kind WHEN 'command' THEN 'staff' ELSE new.actor_kind END)
BEGIN SELECT RAISE(ABORT, 'the rules of a case do not know this step'); END;
CREATE TRIGGER case_event_is_final BEFORE UPDATE ON case_event
BEGIN SELECT RAISE(ABORT, 'the timeline of a case is append-only'); END;
CREATE TRIGGER case_event_stays BEFORE DELETE ON case_event
BEGIN SELECT RAISE(ABORT, 'the timeline of a case is append-only'); END;

CREATE VIEW public_released_complaint AS
SELECT case_release.id, title, summary, outcome, approved_at, substr(received_on, 1, 7) AS month, service_code, state
FROM case_release JOIN cases ON cases.id = case_release.case_id
WHERE approved_at IS NOT NULL AND withdrawn_at IS NULL AND confidentiality <> 'confidential';

-- Accounts: recovery codes, devices of sessions, growing delays, shortcuts, reply templates.
ALTER TABLE staff ADD COLUMN shortcuts INTEGER NOT NULL DEFAULT 0 CHECK (shortcuts IN (0, 1));
ALTER TABLE session ADD COLUMN device TEXT NOT NULL DEFAULT '' CHECK (length(device) <= 60);
CREATE TABLE recovery_code (
    staff_id  INTEGER NOT NULL REFERENCES staff (id),
    code_hash BLOB NOT NULL CHECK (length(code_hash) = 32),
    used_at   TEXT CHECK (used_at IS NULL OR length(used_at) = 20),
    PRIMARY KEY (staff_id, code_hash)
) STRICT, WITHOUT ROWID;
CREATE TABLE login_delay (
    subject    BLOB PRIMARY KEY CHECK (length(subject) = 16),
    failures   INTEGER NOT NULL CHECK (failures > 0),
    no_earlier TEXT NOT NULL CHECK (length(no_earlier) = 20)
) STRICT, WITHOUT ROWID;
CREATE TABLE reply_template (
    id         INTEGER PRIMARY KEY CHECK (id > 0),
    title      TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 100),
    action     TEXT NOT NULL CHECK (action IN ('classify_unsuitable', 'ask_reporter', 'answer', 'answer_appeal')),
    body       TEXT NOT NULL CHECK (length(body) BETWEEN 1 AND 8000),
    active     INTEGER NOT NULL CHECK (active IN (0, 1)),
    version    INTEGER NOT NULL CHECK (version >= 1),
    changed_at TEXT NOT NULL CHECK (length(changed_at) = 20),
    staff_id   INTEGER REFERENCES staff (id)
) STRICT;
CREATE UNIQUE INDEX reply_template_by_title ON reply_template (action, title COLLATE NOCASE);
-- The outbox: two ways of sending, what happened, and more ends.
CREATE TABLE former AS SELECT * FROM outbox;
DROP TABLE outbox;
CREATE TABLE outbox (
    id           INTEGER PRIMARY KEY CHECK (id > 0),
    way          TEXT NOT NULL CHECK (way IN ('mail', 'hook')),          -- by mail, or by the gateway for SMS and WhatsApp
    event        TEXT NOT NULL CHECK (length(event) BETWEEN 1 AND 40),   -- what happened: 'answered', 'digest' …
    case_id      INTEGER REFERENCES cases (id),                          -- to the reporter of this case, whose address is sealed
    recipient    TEXT NOT NULL CHECK (length(recipient) <= 254),         -- '' when case_id says who
    subject      TEXT NOT NULL CHECK (length(subject) BETWEEN 1 AND 200),
    body         TEXT NOT NULL CHECK (length(body) BETWEEN 1 AND 20000),
    state        TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'skipped', 'failed', 'expired')), -- skipped: there is nobody to send it to
    created_at   TEXT NOT NULL CHECK (length(created_at) = 20),
    due_at       TEXT NOT NULL CHECK (length(due_at) = 20),              -- not before; also the end of a worker's lease
    tries        INTEGER NOT NULL CHECK (tries >= 0),
    last_failure TEXT NOT NULL CHECK (length(last_failure) <= 300),      -- short and without an address
    CHECK ((case_id IS NULL) <> (recipient = ''))
) STRICT;
CREATE INDEX outbox_by_case ON outbox (case_id, event);
CREATE INDEX outbox_waiting ON outbox (way, due_at, id) WHERE state = 'waiting';
INSERT INTO outbox (id, way, event, case_id, recipient, subject, body, state, created_at, due_at, tries, last_failure)
SELECT id, 'mail', 'progress', case_id, recipient, subject, body, state, created_at, due_at, tries, last_failure FROM former;
DROP TABLE former;

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

-- ---- a form in a crowd ----

-- Counts of the current hour alone: they begin anew.
DROP TABLE attempt;
CREATE TABLE attempt (
    kind    TEXT NOT NULL CHECK (kind IN ('code', 'submission', 'form')), -- what was tried; form: by everybody, of a day's hour that stands only in the hash
    subject BLOB NOT NULL CHECK (length(subject) = 16),                    -- BLAKE2b of kind, day and address under the key "attempt"
    hour    INTEGER NOT NULL CHECK (hour > 0),                             -- hours since 1970-01-01T00Z
    count   INTEGER NOT NULL CHECK (count > 0),
    PRIMARY KEY (kind, subject, hour)
) STRICT, WITHOUT ROWID;
-- ---- reports ----

CREATE INDEX case_event_by_case ON case_event (case_id, sequence, type, at);

-- ---- daily mail to staff ----

ALTER TABLE staff ADD COLUMN email TEXT NOT NULL DEFAULT '' CHECK (length(email) <= 254);

-- Counts of complaints by local year of arrival: by class, by kind of reporter (small groups are hidden by the builder), by channel and by
-- what happened in them. Never a row a complaint.
CREATE VIEW public_complaint_count AS
SELECT substr(received_on, 1, 4) AS year, 'class' AS attribute, class AS value, count(*) AS count
FROM cases JOIN complaint ON case_id = id GROUP BY 1, 3
UNION ALL
SELECT substr(received_on, 1, 4), 'reporter', reporter_kind, count(*) FROM cases JOIN complaint ON case_id = id GROUP BY 1, 3
UNION ALL
SELECT substr(received_on, 1, 4), 'channel', channel, count(*) FROM cases WHERE kind = 'complaint' GROUP BY 1, 3
UNION ALL
SELECT substr(received_on, 1, 4), 'step', type, count(DISTINCT case_id) FROM case_event JOIN cases ON cases.id = case_id
WHERE type IN ('forward', 'appeal', 'reopen') GROUP BY 1, 3;

-- Lists, filters an officer keeps, and search; everything there is becomes searchable at once.
-- A case whose words are not, or no longer wholly, in the search index. Triggers note it with every step; the staff
-- program indexes what is noted before it searches, so that whoever sends something in touches no index.
CREATE TABLE search_todo (
    case_id INTEGER PRIMARY KEY REFERENCES cases (id)
) STRICT;
CREATE TRIGGER case_is_to_be_indexed AFTER INSERT ON cases
BEGIN INSERT INTO search_todo (case_id) VALUES (new.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER case_is_to_be_indexed_again AFTER UPDATE OF version ON cases
BEGIN INSERT INTO search_todo (case_id) VALUES (new.id) ON CONFLICT DO NOTHING; END;

-- How much of a case is in the search index.
CREATE TABLE search_entry (
    case_id INTEGER PRIMARY KEY REFERENCES cases (id),
    upto    INTEGER NOT NULL CHECK (upto >= -1) -- its events up to this sequence; -1: nothing, for it was forgotten and stays so
) STRICT;

-- What the index holds of each case: all that staff who may see the case read on its page, never who reported it, never why an
-- identity was opened. None of these texts ever changes, so the index can be asked to forget exactly what it was told.
CREATE VIEW case_text AS
SELECT c.id AS id, c.subject AS subject, own.narrative || ' ' || own.happened_where || ' ' || own.wanted AS story,
       (SELECT group_concat(body, ' ') FROM case_event AS e WHERE e.case_id = c.id AND e.sequence <= entry.upto AND e.type <> 'reveal_identity') AS timeline
FROM search_entry AS entry JOIN cases AS c ON c.id = entry.case_id JOIN complaint AS own ON own.case_id = c.id WHERE entry.upto >= 0
UNION ALL
SELECT c.id, c.subject, own.information || ' ' || own.purpose || ' ' || own.agency,
       (SELECT group_concat(body, ' ') FROM case_event AS e WHERE e.case_id = c.id AND e.sequence <= entry.upto AND e.type <> 'reveal_identity')
FROM search_entry AS entry JOIN cases AS c ON c.id = entry.case_id JOIN information_request AS own ON own.case_id = c.id WHERE entry.upto >= 0;

-- The index: words as typed, without marks on letters; it keeps no text of its own. case_word tells how many cases use a word.
CREATE VIRTUAL TABLE case_search USING fts5 (subject, story, timeline, content = 'case_text', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE case_word USING fts5vocab ('case_search', 'row');

-- One list of cases an officer keeps under a name: the filters as they stand in the address.
CREATE TABLE saved_filter (
    staff_id INTEGER NOT NULL REFERENCES staff (id),
    name     TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    query    TEXT NOT NULL CHECK (length(query) BETWEEN 1 AND 1000),
    PRIMARY KEY (staff_id, name)
) STRICT, WITHOUT ROWID;
INSERT INTO search_entry (case_id, upto)
SELECT c.id, coalesce((SELECT max(sequence) FROM case_event AS e WHERE e.case_id = c.id), 0) FROM cases AS c
WHERE c.id IN (SELECT case_id FROM complaint) OR c.id IN (SELECT case_id FROM information_request);
INSERT INTO case_search (case_search) VALUES ('rebuild');
