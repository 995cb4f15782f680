-- The whole database of one office. Every table and column has its sentence; units stand with the column.
--
-- Conventions: ids are random 53-bit numbers, so that neither order nor count of cases can be read from them; instants are UTC texts
-- 'YYYY-MM-DDThh:mm:ssZ'; days are local texts 'YYYY-MM-DD'; money is whole rupiah, or US$ in cents; enumerations are English words
-- checked here and mapped to Indonesian labels by lib/rules. Tables are STRICT. What may never change again is held by triggers.
-- Programs see only the tables their row in lib/store/authorizer.c names; the builder of the public site sees only public_ views.

PRAGMA application_id = 1280265300; -- 'LOKT': tells this file from any other SQLite database
PRAGMA user_version = 7;            -- raised by each step in deploy/migrations

-- ---------------------------------------------------------------- catalogue and calendar

-- One service of the office, as its service standard names it.
CREATE TABLE service (
    code     TEXT PRIMARY KEY CHECK (length(code) BETWEEN 1 AND 40 AND code NOT GLOB '*[^a-z0-9-]*'), -- stable short name, also in addresses
    name     TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),                                    -- Indonesian name shown on forms
    position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 1000),                                    -- order on forms
    active   INTEGER NOT NULL CHECK (active IN (0, 1)),                                               -- 0: kept for old rows, offered no more
    notice      TEXT NOT NULL DEFAULT '' CHECK (length(notice) <= 500),                               -- "perhaps you need this instead", told to whoever complains about it; '' none
    notice_link TEXT NOT NULL DEFAULT '' CHECK (notice_link = '' OR (length(notice_link) <= 300 AND (notice_link GLOB 'https://?*' OR notice_link GLOB '/[^/]*'))) -- where it leads; '' nowhere
) STRICT;

-- One day on which the office does not work; Saturdays and Sundays are not listed.
CREATE TABLE holiday (
    day    TEXT PRIMARY KEY CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- local day
    name   TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),                           -- Indonesian name of the day
    kind   TEXT NOT NULL CHECK (kind IN ('national', 'joint_leave', 'local')),             -- libur nasional, cuti bersama, local decree
    decree TEXT NOT NULL CHECK (length(decree) BETWEEN 1 AND 200)                          -- the joint decree (SKB) or regulation it comes from
) STRICT;

-- ---------------------------------------------------------------- staff

-- One unit (bidang, seksi) of the office that complaints are assigned to.
CREATE TABLE unit (
    code     TEXT PRIMARY KEY CHECK (length(code) BETWEEN 1 AND 40 AND code NOT GLOB '*[^a-z0-9-]*'), -- stable short name
    name     TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),                                    -- Indonesian name
    position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 1000),                                    -- order in lists
    active   INTEGER NOT NULL CHECK (active IN (0, 1))                                                -- 0: kept for old cases, offered no more
) STRICT;

-- One account of a person who works here. Accounts are switched off, never deleted: the audit trail names them.
CREATE TABLE staff (
    id                   INTEGER PRIMARY KEY CHECK (id > 0),
    name                 TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (length(name) BETWEEN 2 AND 40), -- what is typed at login
    full_name            TEXT NOT NULL CHECK (length(full_name) BETWEEN 1 AND 100),                 -- shown to colleagues, never to the public
    password_hash        TEXT NOT NULL CHECK (length(password_hash) BETWEEN 20 AND 200),            -- Argon2id string of libsodium
    must_change_password INTEGER NOT NULL CHECK (must_change_password IN (0, 1)),                   -- 1 after an administrator's reset
    totp_sealed          BLOB CHECK (totp_sealed IS NULL OR length(totp_sealed) BETWEEN 41 AND 200),-- TOTP seed, sealed with the key "totp"
    totp_confirmed       INTEGER NOT NULL CHECK (totp_confirmed IN (0, 1)),                         -- 1 once a first code was right
    totp_last_step       INTEGER NOT NULL CHECK (totp_last_step >= 0),                              -- last accepted 30-second step; never accepted again
    active               INTEGER NOT NULL CHECK (active IN (0, 1)),                                 -- 0: cannot log in
    created_at           TEXT NOT NULL CHECK (length(created_at) = 20),
    version              INTEGER NOT NULL CHECK (version >= 1),                                     -- raised by every change
    last_login_at        TEXT CHECK (last_login_at IS NULL OR length(last_login_at) = 20),          -- with both factors; NULL: never
    unit_code            TEXT REFERENCES unit (code),                                               -- where the person works; NULL: nowhere in particular
    shortcuts            INTEGER NOT NULL DEFAULT 0 CHECK (shortcuts IN (0, 1)),                    -- 1: keyboard shortcuts, switched on by the person
    email                TEXT NOT NULL DEFAULT '' CHECK (length(email) <= 254)                      -- for the daily mail about deadlines; '': none
) STRICT;

-- One role of one account; what a role may do stands in lib/rules/roles.
CREATE TABLE staff_role (
    staff_id INTEGER NOT NULL REFERENCES staff (id),
    role     TEXT NOT NULL CHECK (role IN ('front_desk', 'complaint_officer', 'data_officer', 'survey_team', 'investment_officer',
                                           'section_head', 'division_head', 'head', 'wbs_manager', 'auditor', 'administrator')),
    PRIMARY KEY (staff_id, role)
) STRICT, WITHOUT ROWID;

-- One of the ten codes that open an account once each when its telephone is lost.
CREATE TABLE recovery_code (
    staff_id  INTEGER NOT NULL REFERENCES staff (id),
    code_hash BLOB NOT NULL CHECK (length(code_hash) = 32),              -- BLAKE2b of account and code under the key "code_hash"
    used_at   TEXT CHECK (used_at IS NULL OR length(used_at) = 20),      -- NULL: still good
    PRIMARY KEY (staff_id, code_hash)
) STRICT, WITHOUT ROWID;

-- One login. The cookie holds a random token; only its keyed hash is here.
CREATE TABLE session (
    token_hash BLOB PRIMARY KEY CHECK (length(token_hash) = 32),                -- BLAKE2b of the token under the key "session"
    staff_id   INTEGER NOT NULL REFERENCES staff (id),
    state      TEXT NOT NULL CHECK (state IN ('password_only', 'full')),        -- full once the second factor was right
    started_at TEXT NOT NULL CHECK (length(started_at) = 20),                   -- ends 8 hours later at the latest
    seen_at    TEXT NOT NULL CHECK (length(seen_at) = 20),                      -- ends 30 minutes later when nothing comes
    device     TEXT NOT NULL DEFAULT '' CHECK (length(device) <= 60)            -- 'Chrome di Android'; '' when not known; never an address
) STRICT;
CREATE INDEX session_by_staff ON session (staff_id);

-- How often one address tried something within an hour. The address itself is nowhere.
CREATE TABLE attempt (
    kind    TEXT NOT NULL CHECK (kind IN ('code', 'submission', 'form')), -- what was tried; form: by everybody, of a day's hour that stands only in the hash
    subject BLOB NOT NULL CHECK (length(subject) = 16),                    -- BLAKE2b of kind, day and address under the key "attempt"
    hour    INTEGER NOT NULL CHECK (hour > 0),                             -- hours since 1970-01-01T00Z
    count   INTEGER NOT NULL CHECK (count > 0),
    PRIMARY KEY (kind, subject, hour)
) STRICT, WITHOUT ROWID;

-- Wrong passwords and codes of one pair of account and address, one address, one account or one known browser.
CREATE TABLE login_delay (
    subject    BLOB PRIMARY KEY CHECK (length(subject) = 16),            -- BLAKE2b of day, kind and name under the key "attempt"
    failures   INTEGER NOT NULL CHECK (failures > 0),                    -- wrong tries that are not forgiven yet
    no_earlier TEXT NOT NULL CHECK (length(no_earlier) = 20)             -- no try is looked at before this instant
) STRICT, WITHOUT ROWID;

-- ---------------------------------------------------------------- cases

-- What may happen to a case: ACTION by an actor of this kind leads from STATE to NEXT_STATE. The same table as in lib/rules/complaint_states.c
-- and request_states.c, which also know roles and guards; a test compares them. The triggers below let nothing else happen, whoever writes.
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
           ('request', 'answered'), ('request', 'partly_answered'), ('request', 'refused'), ('request', 'objected'),
           ('request', 'carrying_out'), ('request', 'objection_answered')),
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
           ('request', 'answer_partly', 'staff', 'in_progress', 'partly_answered'),
           ('request', 'refuse', 'staff', 'in_progress', 'refused'),
           ('request', 'deliver', 'staff', 'answered partly_answered objection_answered', NULL),
           ('request', 'object', 'staff', 'received in_progress answered partly_answered refused', 'objected'),
           ('request', 'object', 'citizen', 'received in_progress answered partly_answered refused', 'objected'),
           ('request', 'answer_objection', 'staff', 'objected', 'objection_answered'),
           ('request', 'answer_objection', 'staff', 'objected', 'carrying_out'),
           ('request', 'answer', 'staff', 'carrying_out', 'objection_answered'),
           ('request', 'answer_partly', 'staff', 'carrying_out', 'objection_answered'),
           ('request', 'refuse', 'staff', 'carrying_out', 'objection_answered'),
           ('request', 'note', 'staff', '*', NULL),
           ('request', 'reply', 'citizen', 'received in_progress objected carrying_out', NULL),
           ('request', 'reply', 'citizen', 'waiting_requester', 'in_progress'))
INSERT INTO case_rule (kind, state, action, next_state, actor_kind)
SELECT rule.kind, state.name, rule.action, coalesce(rule.next_state, state.name), rule.actor_kind
FROM rule JOIN state ON state.kind = rule.kind AND (rule.states = '*' OR instr(' ' || rule.states || ' ', ' ' || state.name || ' ') > 0);

-- One complaint (pengaduan) or one information request (permintaan informasi): what both have in common.
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
        OR (kind = 'request' AND state IN ('received', 'in_progress', 'waiting_requester', 'answered', 'partly_answered', 'refused', 'objected',
                                        'carrying_out', 'objection_answered')))
) STRICT;
CREATE INDEX case_queue ON cases (kind, step_due_on, id, state) WHERE closed_at IS NULL; -- work queues: what is due first
CREATE INDEX case_by_code ON cases (code_hash);                              -- tracking: number and code are looked up as one, see lib/store/case.h
CREATE INDEX case_by_state ON cases (kind, state, step_due_on, id);          -- filters
CREATE INDEX case_by_arrival ON cases (kind, received_on, id, state, service_code, channel, confidentiality, step_due_on); -- registers, sifted without reading the rows

-- How many cases of a kind arrived in a month and stand in a state, kept by the triggers below: no page has to count the register.
CREATE TABLE case_tally (
    kind  TEXT NOT NULL CHECK (kind IN ('complaint', 'request')),
    month TEXT NOT NULL CHECK (length(month) = 7),  -- local month of arrival, '2026-11'
    state TEXT NOT NULL,
    count INTEGER NOT NULL CHECK (count >= 0),
    PRIMARY KEY (kind, month, state)
) STRICT, WITHOUT ROWID;
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

-- What only a complaint has.
CREATE TABLE complaint (
    case_id        INTEGER PRIMARY KEY REFERENCES cases (id),
    reporter_kind  TEXT NOT NULL CHECK (reporter_kind IN ('individual', 'business', 'institution')),
    class          TEXT NOT NULL CHECK (class IN ('unclassified', 'unsuitable', 'direct', 'follow_up')), -- the unit's sorting of the complaint
    oversight      INTEGER NOT NULL CHECK (oversight IN (0, 1)),           -- 1: berkadar pengawasan, with the longer deadline
    narrative      TEXT NOT NULL CHECK (length(narrative) BETWEEN 1 AND 10000),
    happened_on    TEXT CHECK (happened_on IS NULL OR length(happened_on) = 10), -- local day; NULL when not said
    happened_where TEXT NOT NULL CHECK (length(happened_where) <= 500),
    wanted         TEXT NOT NULL CHECK (length(wanted) <= 2000),           -- what the reporter asks for
    unit_code      TEXT REFERENCES unit (code),                            -- the unit it is assigned to; NULL: none
    handler_id     INTEGER REFERENCES staff (id),                          -- the officer it is assigned to; NULL: none
    first_handler_id INTEGER REFERENCES staff (id),                        -- who answered; may not handle the appeal
    appeal_handler_id INTEGER REFERENCES staff (id) CHECK (appeal_handler_id IS NULL OR appeal_handler_id IS NOT first_handler_id), -- who took the appeal
    forwarded_to   TEXT NOT NULL DEFAULT '' CHECK (length(forwarded_to) <= 200), -- the other agency; '' when none
    forward_letter_number TEXT NOT NULL DEFAULT '' CHECK (length(forward_letter_number) <= 100),
    forward_letter_date TEXT CHECK (forward_letter_date IS NULL OR length(forward_letter_date) = 10), -- local day
    duplicate_of   INTEGER REFERENCES cases (id)                           -- the case that tells the same; NULL: none
) STRICT;
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
CREATE TRIGGER complaint_meeting_is_final BEFORE UPDATE ON complaint_meeting
WHEN old.state <> 'called' AND NOT EXISTS (SELECT 1 FROM case_erasure WHERE case_id = old.case_id)
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
WHEN new.action <> '(dihapus)' OR NOT EXISTS (SELECT 1 FROM case_erasure JOIN complaint_meeting AS m USING (case_id) WHERE m.id = old.meeting_id)
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

-- What only an information request has (UU 14/2008 for citizens; letters between agencies).
CREATE TABLE information_request (
    case_id             INTEGER PRIMARY KEY REFERENCES cases (id),
    kind                TEXT NOT NULL CHECK (kind IN ('citizen', 'agency')),
    agency_kind         TEXT CHECK (agency_kind IS NULL OR agency_kind IN ('opd', 'non_opd')), -- NULL for citizens
    agency              TEXT NOT NULL CHECK (length(agency) <= 200),                  -- sending agency; '' for citizens
    information         TEXT NOT NULL CHECK (length(information) BETWEEN 1 AND 10000),-- rincian informasi
    purpose             TEXT NOT NULL CHECK (length(purpose) <= 2000),                -- tujuan penggunaan
    obtain_way          TEXT NOT NULL CHECK (obtain_way IN ('view', 'soft_copy', 'hard_copy')),
    delivery_way        TEXT NOT NULL CHECK (delivery_way IN ('collect', 'courier', 'post', 'fax', 'email', 'track_page')),
    letter_number       TEXT NOT NULL CHECK (length(letter_number) <= 100),           -- of the incoming letter; '' when there is none
    letter_date         TEXT CHECK (letter_date IS NULL OR length(letter_date) = 10),
    extended_at         TEXT CHECK (extended_at IS NULL OR length(extended_at) = 20), -- when the one extension was announced
    refusal_ground      TEXT NOT NULL CHECK (length(refusal_ground) <= 2000),         -- legal ground; '' unless refused
    reply_letter_number TEXT NOT NULL CHECK (length(reply_letter_number) <= 100),
    reply_letter_date   TEXT CHECK (reply_letter_date IS NULL OR length(reply_letter_date) = 10),
    period_wanted       TEXT NOT NULL DEFAULT '' CHECK (length(period_wanted) <= 100), -- 'Januari sampai Juni 2026'; '' when not said
    format_wanted       TEXT NOT NULL DEFAULT '' CHECK (length(format_wanted) <= 100), -- 'XLSX'; '' when not said
    extension_ground    TEXT NOT NULL DEFAULT '' CHECK (extension_ground IN ('', 'not_held', 'undecided')), -- '' unless extended since version 7
    decided_by          INTEGER REFERENCES staff (id),                                -- who answered; does not judge the objection
    delivered_on        TEXT CHECK (delivered_on IS NULL OR length(delivered_on) = 10), -- local day the information was handed over; NULL: not yet
    CHECK ((kind = 'agency') = (agency_kind IS NOT NULL))
) STRICT;

-- Who reported: name and contact, sealed so that only the holder of the identity secret key can read them. Absent for anonymous cases.
CREATE TABLE identity (
    case_id INTEGER PRIMARY KEY REFERENCES cases (id),
    sealed  BLOB NOT NULL CHECK (length(sealed) BETWEEN 49 AND 8192) -- libsodium sealed box over a JSON object
) STRICT;
CREATE TRIGGER anonymous_has_no_identity BEFORE INSERT ON identity
WHEN (SELECT confidentiality FROM cases WHERE id = new.case_id) = 'anonymous'
BEGIN SELECT RAISE(ABORT, 'an anonymous case keeps no identity'); END;

-- One step in the life of a case, the first being its submission. Nothing is ever changed or taken away.
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
CREATE TRIGGER case_event_keeps_to_the_rules BEFORE INSERT ON case_event
WHEN new.type <> 'reveal_identity' AND (new.type <> 'submit' OR new.sequence <> 1)
 AND NOT EXISTS (SELECT 1 FROM cases AS c JOIN case_rule AS rule ON rule.kind = c.kind AND rule.next_state = c.state AND rule.action = c.last_action
                 WHERE c.id = new.case_id AND c.last_action = new.type AND rule.actor_kind = CASE new.actor_kind WHEN 'command' THEN 'staff' ELSE new.actor_kind END)
BEGIN SELECT RAISE(ABORT, 'the rules of a case do not know this step'); END;
CREATE INDEX case_event_by_case ON case_event (case_id, sequence, type, at); -- reports read this index alone
CREATE TRIGGER case_event_is_final BEFORE UPDATE ON case_event
WHEN new.id <> old.id OR new.case_id <> old.case_id OR new.sequence <> old.sequence OR new.at <> old.at OR new.type <> old.type
  OR new.body <> '' OR NOT EXISTS (SELECT 1 FROM case_erasure WHERE case_id = old.case_id)
BEGIN SELECT RAISE(ABORT, 'the timeline of a case is append-only'); END;
CREATE TRIGGER case_event_stays BEFORE DELETE ON case_event
BEGIN SELECT RAISE(ABORT, 'the timeline of a case is append-only'); END;

-- One file that belongs to a step of a case. The bytes lie in the uploads folder under stored_name.
CREATE TABLE attachment (
    id          INTEGER PRIMARY KEY CHECK (id > 0),
    case_id     INTEGER NOT NULL REFERENCES cases (id),
    event_id    INTEGER NOT NULL REFERENCES case_event (id),
    file_name   TEXT NOT NULL CHECK (length(file_name) BETWEEN 1 AND 150), -- as the sender called it, cleaned
    media_type  TEXT NOT NULL CHECK (media_type IN ('image/jpeg', 'image/png', 'application/pdf', 'text/csv', 'application/zip',
                                                    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')),
    size        INTEGER NOT NULL CHECK (size BETWEEN 1 AND 2147483648),    -- bytes; of citizens 10 MB, of the office's answers as loket.ini says
    sha256      BLOB NOT NULL CHECK (length(sha256) = 32),                 -- of the stored bytes
    stored_name TEXT NOT NULL UNIQUE CHECK (length(stored_name) = 32),     -- random; the file is uploads/AA/BB/stored_name
    until_on    TEXT CHECK (until_on IS NULL OR length(until_on) = 10)     -- last local day its requester may take it; NULL: no end
) STRICT;
CREATE INDEX attachment_by_case ON attachment (case_id, event_id);

-- The signed receipt of a case, word for word as it was given out: its deadline, the office's name and its key may all be
-- others later. Cases from before version 4 have none.
CREATE TABLE receipt (
    case_id INTEGER PRIMARY KEY REFERENCES cases (id),
    text    TEXT NOT NULL CHECK (length(text) BETWEEN 100 AND 4096) -- the form is written down in lib/rules/receipt.h
) STRICT;
CREATE TRIGGER receipt_is_final BEFORE UPDATE ON receipt
BEGIN SELECT RAISE(ABORT, 'a receipt does not change'); END;
CREATE TRIGGER receipt_stays BEFORE DELETE ON receipt
WHEN NOT EXISTS (SELECT 1 FROM case_erasure WHERE case_id = old.case_id)
BEGIN SELECT RAISE(ABORT, 'a receipt does not change'); END;
-- What the hash on the receipt covers.
CREATE TRIGGER complaint_text_is_final BEFORE UPDATE OF reporter_kind, narrative, happened_on, happened_where, wanted ON complaint
WHEN NOT EXISTS (SELECT 1 FROM case_erasure WHERE case_id = old.case_id)
BEGIN SELECT RAISE(ABORT, 'what the receipt proves does not change'); END;
CREATE TRIGGER request_text_is_final BEFORE UPDATE OF kind, agency_kind, agency, information, purpose, obtain_way, delivery_way,
    letter_number, letter_date, period_wanted, format_wanted ON information_request
WHEN NOT EXISTS (SELECT 1 FROM case_erasure WHERE case_id = old.case_id)
BEGIN SELECT RAISE(ABORT, 'what the receipt proves does not change'); END;
CREATE TRIGGER subject_is_final BEFORE UPDATE OF subject ON cases
WHEN NOT EXISTS (SELECT 1 FROM case_erasure WHERE case_id = old.id)
BEGIN SELECT RAISE(ABORT, 'what the receipt proves does not change'); END;

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

-- The last register number drawn, per register and year.
CREATE TABLE register_counter (
    register TEXT NOT NULL CHECK (register IN ('PGD', 'PMI')),
    year     INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2999), -- local year
    last     INTEGER NOT NULL CHECK (last BETWEEN 1 AND 999999999),
    PRIMARY KEY (register, year)
) STRICT, WITHOUT ROWID;

-- ---------------------------------------------------------------- survey (SKM)

-- One version of a questionnaire. Its content is hashed before it is used, and frozen when the first period opens with it; a change
-- after that is a new version. Indonesian wording stands in these tables, other languages in instrument_text.
CREATE TABLE instrument (
    id        INTEGER PRIMARY KEY CHECK (id > 0),
    code      TEXT NOT NULL UNIQUE CHECK (length(code) BETWEEN 1 AND 40),   -- 'skm-2017'; of a later version 'skm-2017.2'
    title     TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 300),        -- printed on top of the form
    basis     TEXT NOT NULL CHECK (length(basis) BETWEEN 1 AND 200),        -- the regulation it comes from
    scale     INTEGER NOT NULL CHECK (scale IN (4, 6)),                     -- largest answer value
    frozen_at TEXT CHECK (frozen_at IS NULL OR length(frozen_at) = 20),
    family    TEXT NOT NULL CHECK (length(family) BETWEEN 1 AND 20 AND family NOT GLOB '*[^a-z0-9-]*'), -- 'skm', 'spkp', 'spak': what may be compared over time
    version   INTEGER NOT NULL CHECK (version BETWEEN 1 AND 999),
    conversion_numerator   INTEGER NOT NULL CHECK (conversion_numerator BETWEEN 1 AND 1000),   -- index = mean of the unsur × numerator / denominator:
    conversion_denominator INTEGER NOT NULL CHECK (conversion_denominator BETWEEN 1 AND 1000), -- 25/1 for the SKM, 2/3 from six points to four
    content_sha256 TEXT CHECK (content_sha256 IS NULL OR (length(content_sha256) = 64 AND content_sha256 NOT GLOB '*[^0-9a-f]*')) -- of its canonical JSON; NULL only in rows from before version 5
) STRICT;
CREATE TRIGGER instrument_is_frozen BEFORE UPDATE ON instrument
WHEN old.frozen_at IS NOT NULL AND NOT (old.content_sha256 IS NULL AND new.content_sha256 IS NOT NULL AND new.code = old.code AND new.title = old.title
  AND new.basis = old.basis AND new.scale = old.scale AND new.frozen_at IS old.frozen_at AND new.family = old.family AND new.version = old.version
  AND new.conversion_numerator = old.conversion_numerator AND new.conversion_denominator = old.conversion_denominator)
BEGIN SELECT RAISE(ABORT, 'a questionnaire in use does not change'); END;

-- One question of a questionnaire: of an unsur, a further one of the same unsur, or the office's own.
CREATE TABLE instrument_item (
    instrument_id       INTEGER NOT NULL REFERENCES instrument (id),
    position            INTEGER NOT NULL CHECK (position BETWEEN 1 AND 40),            -- on the form; also the digit in survey_response.answers
    regulation_position INTEGER NOT NULL CHECK (regulation_position BETWEEN 0 AND 40), -- of its unsur in the regulation's list: U1 … U9 of reports; 0: in no list
    code                TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 40),           -- stable: 'persyaratan' …
    name                TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),          -- official name of the unsur
    question            TEXT NOT NULL CHECK (length(question) BETWEEN 1 AND 500),      -- official wording
    unsur               TEXT NOT NULL CHECK (length(unsur) <= 40),                     -- code of the item whose unsur this further question belongs to; '' itself
    counted             INTEGER NOT NULL CHECK (counted IN (0, 1)),                    -- 0: the office's own question, outside the index
    CHECK (counted = 1 OR unsur = ''),
    PRIMARY KEY (instrument_id, position),
    UNIQUE (instrument_id, code)
) STRICT, WITHOUT ROWID;

-- One answer of one question: as many as the scale has points, of an own question perhaps fewer.
CREATE TABLE instrument_label (
    instrument_id INTEGER NOT NULL,
    position      INTEGER NOT NULL,
    value         INTEGER NOT NULL CHECK (value BETWEEN 1 AND 6),          -- 1 is the worst
    label         TEXT NOT NULL CHECK (length(label) BETWEEN 1 AND 100),
    PRIMARY KEY (instrument_id, position, value),
    FOREIGN KEY (instrument_id, position) REFERENCES instrument_item (instrument_id, position)
) STRICT, WITHOUT ROWID;

-- One mark the rounded index earns; a band ends one hundredth below the next.
CREATE TABLE instrument_band (
    instrument_id   INTEGER NOT NULL REFERENCES instrument (id),
    from_hundredths INTEGER NOT NULL CHECK (from_hundredths BETWEEN 0 AND 100000), -- lowest index of the band, × 100
    mark            TEXT NOT NULL CHECK (length(mark) BETWEEN 1 AND 10),           -- 'A' … 'D'; 'WBK'
    label           TEXT NOT NULL CHECK (length(label) BETWEEN 1 AND 100),         -- 'Sangat Baik'
    PRIMARY KEY (instrument_id, from_hundredths),
    UNIQUE (instrument_id, mark)
) STRICT, WITHOUT ROWID;

-- One text in another language than Indonesian; where one is missing the Indonesian stands.
CREATE TABLE instrument_text (
    instrument_id INTEGER NOT NULL REFERENCES instrument (id),
    language      TEXT NOT NULL CHECK (length(language) BETWEEN 2 AND 3 AND language NOT GLOB '*[^a-z]*' AND language <> 'id'), -- ISO 639: 'en', 'jv', 'mad'
    meaning       TEXT NOT NULL CHECK (length(meaning) BETWEEN 1 AND 60), -- 'language' (its own name), 'title', 'persyaratan.name', 'persyaratan.question', 'persyaratan.4', 'mark:A'
    text          TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 500),
    PRIMARY KEY (instrument_id, language, meaning)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER instrument_begins_free BEFORE INSERT ON instrument WHEN new.frozen_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a questionnaire is frozen by its first period'); END;
CREATE TRIGGER instrument_needs_hash BEFORE UPDATE ON instrument WHEN old.frozen_at IS NULL AND new.frozen_at IS NOT NULL AND new.content_sha256 IS NULL
BEGIN SELECT RAISE(ABORT, 'a questionnaire is hashed before it is used'); END;
CREATE TRIGGER item_of_frozen_added BEFORE INSERT ON instrument_item WHEN (SELECT frozen_at FROM instrument WHERE id = new.instrument_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a questionnaire in use does not change'); END;
CREATE TRIGGER item_of_frozen_changed BEFORE UPDATE ON instrument_item WHEN (SELECT frozen_at FROM instrument WHERE id = old.instrument_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a questionnaire in use does not change'); END;
CREATE TRIGGER item_of_frozen_deleted BEFORE DELETE ON instrument_item WHEN (SELECT frozen_at FROM instrument WHERE id = old.instrument_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a questionnaire in use does not change'); END;
CREATE TRIGGER label_of_frozen_added BEFORE INSERT ON instrument_label WHEN (SELECT frozen_at FROM instrument WHERE id = new.instrument_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a questionnaire in use does not change'); END;
CREATE TRIGGER label_of_frozen_changed BEFORE UPDATE ON instrument_label WHEN (SELECT frozen_at FROM instrument WHERE id = old.instrument_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a questionnaire in use does not change'); END;
CREATE TRIGGER label_of_frozen_deleted BEFORE DELETE ON instrument_label WHEN (SELECT frozen_at FROM instrument WHERE id = old.instrument_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a questionnaire in use does not change'); END;
CREATE TRIGGER band_of_frozen_added BEFORE INSERT ON instrument_band WHEN (SELECT frozen_at FROM instrument WHERE id = new.instrument_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a questionnaire in use does not change'); END;
CREATE TRIGGER band_of_frozen_changed BEFORE UPDATE ON instrument_band WHEN (SELECT frozen_at FROM instrument WHERE id = old.instrument_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a questionnaire in use does not change'); END;
CREATE TRIGGER band_of_frozen_deleted BEFORE DELETE ON instrument_band WHEN (SELECT frozen_at FROM instrument WHERE id = old.instrument_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a questionnaire in use does not change'); END;
CREATE TRIGGER text_of_frozen_added BEFORE INSERT ON instrument_text WHEN (SELECT frozen_at FROM instrument WHERE id = new.instrument_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a questionnaire in use does not change'); END;
CREATE TRIGGER text_of_frozen_changed BEFORE UPDATE ON instrument_text WHEN (SELECT frozen_at FROM instrument WHERE id = old.instrument_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a questionnaire in use does not change'); END;
CREATE TRIGGER text_of_frozen_deleted BEFORE DELETE ON instrument_text WHEN (SELECT frozen_at FROM instrument WHERE id = old.instrument_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a questionnaire in use does not change'); END;

-- One counter (loket) of the office, for posters, tablets and the answers given there.
CREATE TABLE counter (
    code     TEXT PRIMARY KEY CHECK (length(code) BETWEEN 1 AND 40 AND code NOT GLOB '*[^a-z0-9-]*'), -- stable short name, also in addresses
    name     TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),                                    -- Indonesian name
    position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 1000),                                    -- order in lists
    active   INTEGER NOT NULL CHECK (active IN (0, 1))                                                -- 0: kept for old answers, offered no more
) STRICT;

-- One survey period of one questionnaire, of the whole office or of one unit or service.
CREATE TABLE survey_period (
    id            INTEGER PRIMARY KEY CHECK (id > 0),
    key           TEXT NOT NULL UNIQUE CHECK (length(key) BETWEEN 4 AND 100 AND key NOT GLOB '*[^A-Za-z0-9-]*'), -- '2026-Q4': the office's SKM; '2026-Q4-spkp'; also in addresses
    instrument_id INTEGER NOT NULL REFERENCES instrument (id),
    label         TEXT NOT NULL CHECK (length(label) BETWEEN 4 AND 10),                     -- '2024-Q2', '2024-S1', '2024-04', '2024'
    service_code  TEXT REFERENCES service (code),                                           -- of this service alone; NULL: of all
    unit_code     TEXT REFERENCES unit (code),                                              -- of this unit alone; NULL: of the whole office
    starts_on     TEXT NOT NULL CHECK (length(starts_on) = 10),
    ends_on       TEXT NOT NULL CHECK (length(ends_on) = 10),
    state         TEXT NOT NULL CHECK (state IN ('open', 'closing', 'closed')),             -- closing: takes what was begun before, until closes_at
    closes_at     TEXT CHECK (closes_at IS NULL OR length(closes_at) = 20),                 -- NULL while open
    population    INTEGER CHECK (population IS NULL OR population BETWEEN 1 AND 100000000), -- service users in the period; NULL: not known
    CHECK (starts_on <= ends_on),
    CHECK (key = label OR key GLOB label || '-?*'),
    CHECK ((state = 'open') = (closes_at IS NULL))
) STRICT;
CREATE UNIQUE INDEX survey_period_once ON survey_period (instrument_id, label, coalesce(service_code, ''), coalesce(unit_code, ''));
CREATE TRIGGER period_freezes_instrument AFTER INSERT ON survey_period
BEGIN UPDATE instrument SET frozen_at = new.starts_on || 'T00:00:00Z' WHERE id = new.instrument_id AND frozen_at IS NULL; END;
CREATE TRIGGER period_stays_closed BEFORE UPDATE ON survey_period WHEN old.state = 'closed' OR (old.state = 'closing' AND new.state = 'open')
BEGIN SELECT RAISE(ABORT, 'a closed period does not change'); END;
CREATE TRIGGER period_choice_is_final BEFORE UPDATE OF id, key, instrument_id, label, service_code, unit_code, starts_on ON survey_period
BEGIN SELECT RAISE(ABORT, 'what a period asks, and whom, does not change'); END;

-- One filled questionnaire. No name, no contact, no time of day, no words. The key keeps a period's answers together, in an order that says
-- nothing about their arrival, and is the only tree an answer is written to besides totals and pace. The lists are spelled out
-- with OR, because for IN the engine builds a small table for each list and row: a sixth of the whole insert.
CREATE TABLE survey_response (
    period_id    INTEGER NOT NULL REFERENCES survey_period (id),
    nonce        BLOB NOT NULL CHECK (length(nonce) = 16),                                           -- of the form: one form, one answer
    channel      TEXT NOT NULL CHECK (channel = 'web' OR channel = 'kiosk' OR channel = 'slip' OR channel = 'paper' OR channel = 'import'),
    answered_on  TEXT NOT NULL CHECK (length(answered_on) = 10),                                     -- local day; of a slip the Monday of its week
    service_code TEXT REFERENCES service (code),
    counter_code TEXT REFERENCES counter (code),                                                     -- where it was given; NULL: not known
    device       TEXT NOT NULL CHECK (length(device) <= 40),                                         -- 'phone', 'computer', code of a kiosk; '' not known
    seconds      INTEGER CHECK (seconds IS NULL OR seconds BETWEEN 0 AND 86400),                     -- from opening the form to sending it, in fives; NULL: not known
    run          INTEGER NOT NULL CHECK (run >= 1),                                                  -- how many in a row of its channel and device answered exactly this
    crowd        INTEGER NOT NULL CHECK (crowd >= 1),                                                -- how many of its channel and device came in its ten minutes until it
    sex          TEXT NOT NULL CHECK (sex = '' OR sex = 'male' OR sex = 'female'),                   -- '' in all four: not answered
    age_group    TEXT NOT NULL CHECK (age_group = '' OR age_group = 'under_20' OR age_group = '20_29' OR age_group = '30_39' OR
                                      age_group = '40_49' OR age_group = '50_59' OR age_group = '60_up'),
    education    TEXT NOT NULL CHECK (education = '' OR education = 'sd' OR education = 'smp' OR education = 'sma' OR
                                      education = 'diploma' OR education = 's1' OR education = 's2' OR education = 's3'),
    occupation   TEXT NOT NULL CHECK (occupation = '' OR occupation = 'pns' OR occupation = 'tni' OR occupation = 'polri' OR
                                      occupation = 'swasta' OR occupation = 'wirausaha' OR occupation = 'lainnya'),
    answers      TEXT NOT NULL CHECK (length(answers) BETWEEN 1 AND 40 AND answers NOT GLOB '*[^0-6]*'), -- a digit an item in form order, '0' = not answered
    PRIMARY KEY (period_id, nonce),
    CHECK (channel <> 'slip' OR answered_on = date(answered_on, 'weekday 1'))
) STRICT, WITHOUT ROWID;

-- What somebody wrote besides answering. It has no key to the answer, so that words and profile cannot be put together; never published.
CREATE TABLE survey_suggestion (
    id           INTEGER PRIMARY KEY CHECK (id > 0),
    period_id    INTEGER NOT NULL REFERENCES survey_period (id),
    service_code TEXT REFERENCES service (code),
    text         TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
    tag          TEXT NOT NULL CHECK (length(tag) <= 40),                                            -- what it is about, by staff; '' not read yet
    read_at      TEXT CHECK (read_at IS NULL OR length(read_at) = 20),
    staff_id     INTEGER REFERENCES staff (id),                                                      -- who read it
    CHECK ((tag = '') = (read_at IS NULL)),
    CHECK ((tag = '') = (staff_id IS NULL))
) STRICT;
CREATE INDEX survey_suggestion_by_period ON survey_suggestion (period_id, tag);
CREATE TRIGGER suggestion_is_final BEFORE UPDATE OF id, period_id, service_code, text ON survey_suggestion
BEGIN SELECT RAISE(ABORT, 'a suggestion does not change'); END;

-- Running totals of the answers, kept in the transaction of each answer; a recount of survey_response must give the same.
CREATE TABLE survey_total (
    period_id    INTEGER NOT NULL REFERENCES survey_period (id),
    service_code TEXT NOT NULL,                                 -- '' when the response names no service
    channel      TEXT NOT NULL,
    count        INTEGER NOT NULL CHECK (count >= 1),           -- responses, also those that answer nothing
    tally        TEXT NOT NULL CHECK (length(tally) >= 5),      -- sums and squares as lib/rules/skm_tally.h writes them
    PRIMARY KEY (period_id, service_code, channel)
) STRICT, WITHOUT ROWID;

-- The last answer of each channel and device while a period runs: run and crowd of the next one come from here.
CREATE TABLE survey_pace (
    period_id INTEGER NOT NULL REFERENCES survey_period (id),
    channel   TEXT NOT NULL,
    device    TEXT NOT NULL,
    answers   TEXT NOT NULL,                       -- of the last one
    run       INTEGER NOT NULL CHECK (run >= 1),   -- how many in a row were like it
    ten       INTEGER NOT NULL CHECK (ten >= 0),   -- the ten minutes it came in, counted since 1970-01-01T00Z
    crowd     INTEGER NOT NULL CHECK (crowd >= 1), -- how many came in them
    PRIMARY KEY (period_id, channel, device)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER period_forgets_its_pace AFTER UPDATE OF state ON survey_period WHEN new.state = 'closed'
BEGIN DELETE FROM survey_pace WHERE period_id = new.id; END;

-- A form sent again when its period has ended meanwhile is no second answer: the number of a form lives one day.
CREATE TRIGGER response_is_no_repeat BEFORE INSERT ON survey_response
WHEN EXISTS (SELECT 1 FROM survey_period AS other CROSS JOIN survey_response AS first ON first.period_id = other.id AND first.nonce = new.nonce
             WHERE other.id <> new.period_id AND other.ends_on >= date(new.answered_on, '-1 day'))
BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER response_needs_open_period BEFORE INSERT ON survey_response
WHEN (SELECT state FROM survey_period WHERE id = new.period_id) = 'closed'
BEGIN SELECT RAISE(ABORT, 'the survey period is closed'); END;
CREATE TRIGGER response_fits_instrument BEFORE INSERT ON survey_response
WHEN (SELECT count(*) FROM instrument_item JOIN survey_period USING (instrument_id) WHERE survey_period.id = new.period_id) <> length(new.answers)
  OR new.answers GLOB (SELECT '*[' || (scale + 1) || '-9]*' FROM instrument JOIN survey_period ON instrument.id = instrument_id
                       WHERE survey_period.id = new.period_id)
BEGIN SELECT RAISE(ABORT, 'one digit within the scale for every question'); END;
CREATE TRIGGER response_is_final BEFORE UPDATE ON survey_response
BEGIN SELECT RAISE(ABORT, 'a response does not change'); END;
CREATE TRIGGER response_stays BEFORE DELETE ON survey_response
BEGIN SELECT RAISE(ABORT, 'a response is never dropped'); END;

-- ---------------------------------------------------------------- tablets of the survey

-- A tablet at a counter that takes answers from whoever stands before it. It is known by a random token in its cookie, which it gets for a
-- one-time code; a new code or a withdrawal ends what the tablet may do. What it sends stands in survey_response with its code as device.
CREATE TABLE kiosk (
    code           TEXT PRIMARY KEY CHECK (length(code) BETWEEN 1 AND 40 AND code NOT GLOB '*[^a-z0-9-]*'), -- 'kios-depan'
    name           TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),                                  -- where it stands
    counter_code   TEXT REFERENCES counter (code),                                                        -- of the answers it sends; NULL: no counter's
    service_code   TEXT REFERENCES service (code),                                                        -- of them all; NULL: the tablet asks
    active         INTEGER NOT NULL CHECK (active IN (0, 1)),                                             -- 0: withdrawn
    setup_hash     BLOB UNIQUE CHECK (setup_hash IS NULL OR length(setup_hash) = 32),                     -- BLAKE2b of the code; NULL once it was used
    setup_until    TEXT CHECK (setup_until IS NULL OR length(setup_until) = 20),
    token_hash     BLOB UNIQUE CHECK (token_hash IS NULL OR length(token_hash) = 32),                     -- of the tablet; NULL: none
    pin_hash       BLOB NOT NULL CHECK (length(pin_hash) = 32),                                           -- keyed BLAKE2b of code and PIN
    pin_failures   INTEGER NOT NULL CHECK (pin_failures >= 0),                                            -- wrong PINs that are not forgiven yet
    pin_no_earlier TEXT CHECK (pin_no_earlier IS NULL OR length(pin_no_earlier) = 20),                    -- no PIN is looked at before
    answers        INTEGER NOT NULL CHECK (answers >= 0),                                                 -- stored, of all periods
    seen_at        TEXT CHECK (seen_at IS NULL OR length(seen_at) = 20),                                  -- when the tablet last said that it is there
    waiting        INTEGER NOT NULL CHECK (waiting >= 0),                                                 -- answers it held back then
    CHECK ((setup_hash IS NULL) = (setup_until IS NULL))
) STRICT;

-- An answer that came too late or with a wrong day, by its number alone, so that its repeat is counted once. What it said is not kept.
CREATE TABLE kiosk_refusal (
    nonce      BLOB PRIMARY KEY CHECK (length(nonce) = 16),
    kiosk_code TEXT NOT NULL REFERENCES kiosk (code)
) STRICT, WITHOUT ROWID;
CREATE INDEX kiosk_refusal_by_kiosk ON kiosk_refusal (kiosk_code);

-- ---------------------------------------------------------------- one-time slips of the survey

-- One slip printed for a period. It has no time, no number and no key to an answer: of a slip one can know whether it was used, nothing else.
-- A sheet is added in the order of the hashes, and a used slip keeps its place.
CREATE TABLE survey_slip (
    period_id    INTEGER NOT NULL REFERENCES survey_period (id),
    code_hash    BLOB NOT NULL CHECK (length(code_hash) = 32),  -- BLAKE2b of the code under the key "code_hash"
    service_code TEXT REFERENCES service (code),                -- the service it was handed out with; NULL: any
    spent        INTEGER NOT NULL CHECK (spent IN (0, 1)),      -- 1: it became an answer
    PRIMARY KEY (period_id, code_hash)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER slip_is_spent_once BEFORE UPDATE ON survey_slip
WHEN old.spent = 1 OR new.spent = 0 OR new.period_id <> old.period_id OR new.code_hash <> old.code_hash OR new.service_code IS NOT old.service_code
BEGIN SELECT RAISE(ABORT, 'a slip is spent once'); END;
CREATE TRIGGER slip_stays BEFORE DELETE ON survey_slip
BEGIN SELECT RAISE(ABORT, 'a slip is never dropped'); END;

-- The ballot box: answers given with a slip wait here until their week is over, then all go to survey_response together. Each new one
-- makes the box be written anew in the order of the keys: within a page of a table rows lie in the order they came, and that
-- order, beside the order people were served in, would name them. The columns are those of survey_response.
CREATE TABLE survey_slip_box (
    nonce        BLOB NOT NULL PRIMARY KEY,
    period_id    INTEGER NOT NULL REFERENCES survey_period (id),
    answered_on  TEXT NOT NULL,  -- Monday of the week
    service_code TEXT,
    counter_code TEXT,
    device       TEXT NOT NULL,
    seconds      INTEGER,
    sex          TEXT NOT NULL,
    age_group    TEXT NOT NULL,
    education    TEXT NOT NULL,
    occupation   TEXT NOT NULL,
    answers      TEXT NOT NULL,
    suggestion   TEXT NOT NULL   -- '' none; goes to survey_suggestion
) STRICT, WITHOUT ROWID;

-- Where the box is turned over: empty except within a transaction. A new answer must fit here as it will have to in survey_response.
CREATE TABLE survey_slip_tray (
    nonce        BLOB NOT NULL PRIMARY KEY CHECK (length(nonce) = 16),
    period_id    INTEGER NOT NULL REFERENCES survey_period (id),
    answered_on  TEXT NOT NULL CHECK (answered_on = date(answered_on, 'weekday 1')),
    service_code TEXT REFERENCES service (code),
    counter_code TEXT REFERENCES counter (code),
    device       TEXT NOT NULL CHECK (length(device) <= 40),
    seconds      INTEGER CHECK (seconds IS NULL OR seconds BETWEEN 0 AND 86400),
    sex          TEXT NOT NULL CHECK (sex IN ('', 'male', 'female')),
    age_group    TEXT NOT NULL CHECK (age_group IN ('', 'under_20', '20_29', '30_39', '40_49', '50_59', '60_up')),
    education    TEXT NOT NULL CHECK (education IN ('', 'sd', 'smp', 'sma', 'diploma', 's1', 's2', 's3')),
    occupation   TEXT NOT NULL CHECK (occupation IN ('', 'pns', 'tni', 'polri', 'swasta', 'wirausaha', 'lainnya')),
    answers      TEXT NOT NULL CHECK (length(answers) BETWEEN 1 AND 40 AND answers NOT GLOB '*[^0-6]*'),
    suggestion   TEXT NOT NULL CHECK (length(suggestion) <= 2000)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER slip_answer_fits BEFORE INSERT ON survey_slip_tray
WHEN NOT EXISTS (SELECT 1 FROM survey_slip_box WHERE nonce = new.nonce) AND (
     (SELECT state FROM survey_period WHERE id = new.period_id) = 'closed'
  OR (SELECT count(*) FROM instrument_item JOIN survey_period USING (instrument_id) WHERE survey_period.id = new.period_id) <> length(new.answers)
  OR new.answers GLOB (SELECT '*[' || (scale + 1) || '-9]*' FROM instrument JOIN survey_period ON instrument.id = instrument_id
                       WHERE survey_period.id = new.period_id))
BEGIN SELECT RAISE(ABORT, 'an open period, and one digit within the scale for every question'); END;
CREATE TRIGGER response_is_no_repeat_of_slip BEFORE INSERT ON survey_response
WHEN EXISTS (SELECT 1 FROM survey_slip_box WHERE nonce = new.nonce)
BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER period_closes_with_empty_box BEFORE UPDATE OF state ON survey_period
WHEN new.state = 'closed' AND EXISTS (SELECT 1 FROM survey_slip_box WHERE period_id = new.id)
BEGIN SELECT RAISE(ABORT, 'answers wait in the box'); END;

-- ---------------------------------------------------------------- paper questionnaires keyed in by two people

-- One period whose sheets two people key in, neither seeing what the other keyed.
CREATE TABLE survey_double_entry (
    period_id INTEGER PRIMARY KEY REFERENCES survey_period (id)
) STRICT;

-- One sheet as one of two people keyed it. It waits for the other's; when both are alike, or somebody with the sheet in hand has decided, one
-- answer is made of them and both are deleted, so that nothing ties an answer to a sheet. The columns of the answer are those of survey_response.
CREATE TABLE survey_sheet (
    period_id    INTEGER NOT NULL REFERENCES survey_period (id),
    number       INTEGER NOT NULL CHECK (number BETWEEN 1 AND 99999),       -- written or printed on the sheet
    staff_id     INTEGER NOT NULL REFERENCES staff (id),                    -- who keyed it
    nonce        BLOB NOT NULL CHECK (length(nonce) = 16),                  -- of the form: sent twice it is one sheet
    answered_on  TEXT NOT NULL CHECK (length(answered_on) = 10),
    service_code TEXT REFERENCES service (code),
    counter_code TEXT REFERENCES counter (code),
    sex          TEXT NOT NULL CHECK (sex IN ('', 'male', 'female')),
    age_group    TEXT NOT NULL CHECK (age_group IN ('', 'under_20', '20_29', '30_39', '40_49', '50_59', '60_up')),
    education    TEXT NOT NULL CHECK (education IN ('', 'sd', 'smp', 'sma', 'diploma', 's1', 's2', 's3')),
    occupation   TEXT NOT NULL CHECK (occupation IN ('', 'pns', 'tni', 'polri', 'swasta', 'wirausaha', 'lainnya')),
    answers      TEXT NOT NULL CHECK (length(answers) BETWEEN 1 AND 40 AND answers NOT GLOB '*[^0-6]*'),
    suggestion   TEXT NOT NULL CHECK (length(suggestion) <= 2000),
    PRIMARY KEY (period_id, number, staff_id)
) STRICT, WITHOUT ROWID;

-- One number whose sheet has become an answer: keyed in once more it would count twice.
CREATE TABLE survey_sheet_done (
    period_id INTEGER NOT NULL REFERENCES survey_period (id),
    number    INTEGER NOT NULL CHECK (number BETWEEN 1 AND 99999),
    PRIMARY KEY (period_id, number)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER sheet_fits BEFORE INSERT ON survey_sheet
WHEN (SELECT state FROM survey_period WHERE id = new.period_id) = 'closed'
  OR (SELECT count(*) FROM instrument_item JOIN survey_period USING (instrument_id) WHERE survey_period.id = new.period_id) <> length(new.answers)
  OR new.answers GLOB (SELECT '*[' || (scale + 1) || '-9]*' FROM instrument JOIN survey_period ON instrument.id = instrument_id
                       WHERE survey_period.id = new.period_id)
BEGIN SELECT RAISE(ABORT, 'an open period, and one digit within the scale for every question'); END;
CREATE TRIGGER sheet_is_keyed_twice BEFORE INSERT ON survey_sheet
WHEN (SELECT count(*) FROM survey_sheet WHERE period_id = new.period_id AND number = new.number) >= 2
  OR EXISTS (SELECT 1 FROM survey_sheet_done WHERE period_id = new.period_id AND number = new.number)
BEGIN SELECT RAISE(ABORT, 'a sheet is keyed by two people'); END;
CREATE TRIGGER sheet_does_not_change BEFORE UPDATE ON survey_sheet
BEGIN SELECT RAISE(ABORT, 'a sheet does not change'); END;
CREATE TRIGGER double_entry_stays BEFORE DELETE ON survey_double_entry
WHEN EXISTS (SELECT 1 FROM survey_sheet WHERE period_id = old.period_id)
BEGIN SELECT RAISE(ABORT, 'sheets wait for their second entry'); END;
CREATE TRIGGER period_closes_without_sheets BEFORE UPDATE OF state ON survey_period
WHEN new.state = 'closed' AND EXISTS (SELECT 1 FROM survey_sheet WHERE period_id = new.id)
BEGIN SELECT RAISE(ABORT, 'sheets wait for their second entry'); END;

-- ---------------------------------------------------------------- matrices of answers brought in as files

-- One file whose rows became answers of the channel "import": all of them or none.
CREATE TABLE survey_import (
    id          INTEGER PRIMARY KEY CHECK (id > 0),
    period_id   INTEGER NOT NULL REFERENCES survey_period (id),
    nonce       BLOB NOT NULL UNIQUE CHECK (length(nonce) = 16),          -- of the form: sent twice it is one import
    file_sha256 BLOB NOT NULL CHECK (length(file_sha256) = 32),           -- of the file as it was sent: the same one again is asked about
    answers     INTEGER NOT NULL CHECK (answers >= 1),                    -- how many
    imported_at TEXT NOT NULL CHECK (length(imported_at) = 20),
    staff_id    INTEGER NOT NULL REFERENCES staff (id)
) STRICT;
CREATE INDEX survey_import_newest ON survey_import (imported_at);
CREATE INDEX survey_import_by_file ON survey_import (file_sha256);
CREATE TRIGGER import_is_final BEFORE UPDATE ON survey_import
BEGIN SELECT RAISE(ABORT, 'an import does not change'); END;

-- Which column told what, the last time a file of this questionnaire had this header.
CREATE TABLE survey_import_mapping (
    instrument_id INTEGER NOT NULL REFERENCES instrument (id),
    header_sha256 BLOB NOT NULL CHECK (length(header_sha256) = 32),
    columns       TEXT NOT NULL CHECK (length(columns) BETWEEN 1 AND 300), -- a number a question in form order, then of profile, service, counter, day, suggestion; 0 none
    PRIMARY KEY (instrument_id, header_sha256)
) STRICT, WITHOUT ROWID;

-- ---------------------------------------------------------------- datasets and their approval

-- What may happen to a dataset: ACTION leads from STATE to NEXT_STATE. The same table as in lib/rules/dataset_states.c, which also knows the roles;
-- a test compares them. The triggers below let nothing else happen, whoever writes.
CREATE TABLE dataset_rule (
    state      TEXT NOT NULL,
    action     TEXT NOT NULL,
    next_state TEXT NOT NULL,
    PRIMARY KEY (state, action)
) STRICT, WITHOUT ROWID;
INSERT INTO dataset_rule (state, action, next_state)
VALUES ('draft', 'revise', 'draft'), ('returned', 'revise', 'returned'), ('draft', 'submit', 'submitted'), ('returned', 'submit', 'submitted'),
       ('submitted', 'analyse', 'analysed'), ('analysed', 'correct', 'corrected'), ('corrected', 'approve', 'approved'),
       ('submitted', 'send_back', 'returned'), ('analysed', 'send_back', 'returned'), ('corrected', 'send_back', 'returned');

-- One body of figures on its way to the public: it is published when the head has approved it, and then never changes again.
CREATE TABLE dataset (
    id             INTEGER PRIMARY KEY CHECK (id > 0),
    kind           TEXT NOT NULL CHECK (kind IN ('survey', 'investment', 'permits', 'indicators', 'budget', 'targets', 'answer')),
    period         TEXT NOT NULL CHECK (length(period) BETWEEN 4 AND 10),           -- period of the data, not of the report: '2024-Q1'
    scope          TEXT NOT NULL CHECK (length(scope) <= 90 AND scope NOT GLOB '*[^a-z0-9-]*' AND CASE kind WHEN 'answer' THEN scope <> '' WHEN 'survey' THEN 1 ELSE scope = '' END), -- what the survey asked about: its period's key without the label; '' the whole office's SKM. Of a table made of an answer: its short name, the same in each period
    revision       INTEGER NOT NULL CHECK (revision >= 1),                          -- 2, 3 …: corrections of an approved one
    title          TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
    source         TEXT NOT NULL CHECK (length(source) BETWEEN 1 AND 300),          -- file or system the figures come from
    state          TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'analysed', 'corrected', 'approved', 'returned')),
    last_action    TEXT NOT NULL,                                                   -- what brought the dataset here: 'import', then actions of dataset_rule
    imported_at    TEXT NOT NULL CHECK (length(imported_at) = 20),
    exchange_rate  INTEGER CHECK (exchange_rate IS NULL OR exchange_rate > 0),      -- rupiah a US$, for investment
    population     INTEGER CHECK (population IS NULL OR population > 0),            -- of the survey period
    respondents    INTEGER CHECK (respondents IS NULL OR respondents >= 0),         -- of the survey
    ikm_hundredths INTEGER CHECK (ikm_hundredths IS NULL OR ikm_hundredths BETWEEN 0 AND 10000), -- the index computed here, × 100
    published_ikm_hundredths INTEGER CHECK (published_ikm_hundredths IS NULL OR published_ikm_hundredths BETWEEN 0 AND 10000), -- as an earlier report printed it
    grade          TEXT CHECK (grade IS NULL OR length(grade) BETWEEN 1 AND 20),    -- of ikm_hundredths, as the instrument's bands name it: 'A' … 'D' for the SKM
    longest_run    INTEGER CHECK (longest_run IS NULL OR longest_run >= 0),         -- most identical answers in a row; NULL: the order of arrival is not known
    first_half_hundredths  INTEGER CHECK (first_half_hundredths IS NULL OR first_half_hundredths BETWEEN 0 AND 10000),   -- index of the first half in that order, × 100
    second_half_hundredths INTEGER CHECK (second_half_hundredths IS NULL OR second_half_hundredths BETWEEN 0 AND 10000), -- and of the second
    content_sha256 BLOB CHECK (content_sha256 IS NULL OR length(content_sha256) = 32), -- set at approval: SHA-256 of the canonical text of all rows
    approved_at    TEXT CHECK (approved_at IS NULL OR length(approved_at) = 20),
    version        INTEGER NOT NULL CHECK (version >= 1),                           -- number of its last step; a save with an older one is refused
    report_period  TEXT CHECK (report_period IS NULL OR length(report_period) BETWEEN 4 AND 10), -- of the report the figures came out in, when it is another
    UNIQUE (kind, period, scope, revision),
    CHECK ((state = 'approved') = (content_sha256 IS NOT NULL AND approved_at IS NOT NULL))
) STRICT;
CREATE TRIGGER dataset_starts_as_draft BEFORE INSERT ON dataset WHEN new.state <> 'draft' OR new.last_action <> 'import' OR new.version <> 1
BEGIN SELECT RAISE(ABORT, 'a dataset begins as a draft'); END;
CREATE TRIGGER dataset_is_frozen BEFORE UPDATE ON dataset WHEN old.state = 'approved'
BEGIN SELECT RAISE(ABORT, 'an approved dataset does not change'); END;
CREATE TRIGGER dataset_stays_what_it_is BEFORE UPDATE OF id, kind, period, scope, revision ON dataset
BEGIN SELECT RAISE(ABORT, 'a dataset stays what it is about'); END;
CREATE TRIGGER dataset_changes_as_draft BEFORE UPDATE OF title, source, imported_at, report_period, exchange_rate, population, respondents, ikm_hundredths,
    published_ikm_hundredths, grade, longest_run, first_half_hundredths, second_half_hundredths ON dataset WHEN old.state NOT IN ('draft', 'returned')
BEGIN SELECT RAISE(ABORT, 'figures change only in a draft'); END;
CREATE TRIGGER dataset_keeps_to_the_rules BEFORE UPDATE OF state, last_action, version ON dataset
WHEN new.version <> old.version + 1
  OR NOT EXISTS (SELECT 1 FROM dataset_rule AS rule WHERE rule.state = old.state AND rule.action = new.last_action AND rule.next_state = new.state)
  OR NOT EXISTS (SELECT 1 FROM dataset_step AS step WHERE step.dataset_id = old.id AND step.sequence = new.version AND step.action = new.last_action)
BEGIN SELECT RAISE(ABORT, 'the rules of a dataset do not know this step'); END;
CREATE TRIGGER dataset_stays BEFORE DELETE ON dataset
BEGIN SELECT RAISE(ABORT, 'a dataset is never deleted'); END;

-- One step of the approval chain.
CREATE TABLE dataset_step (
    id         INTEGER PRIMARY KEY CHECK (id > 0),
    dataset_id INTEGER NOT NULL REFERENCES dataset (id),
    sequence   INTEGER NOT NULL CHECK (sequence >= 1),
    at         TEXT NOT NULL CHECK (length(at) = 20),
    actor_kind TEXT NOT NULL CHECK (actor_kind IN ('staff', 'system', 'command')),
    staff_id   INTEGER REFERENCES staff (id),
    action     TEXT NOT NULL CHECK (action IN ('import', 'revise', 'submit', 'analyse', 'correct', 'approve', 'send_back')),
    note       TEXT NOT NULL CHECK (length(note) <= 8000), -- the analysis, what was corrected, the reason of a send_back
    UNIQUE (dataset_id, sequence)
) STRICT;
CREATE TRIGGER dataset_step_keeps_to_the_rules BEFORE INSERT ON dataset_step
WHEN (new.action = 'import') <> (new.sequence = 1)
  OR (new.action <> 'import' AND NOT EXISTS (
        SELECT 1 FROM dataset JOIN dataset_rule AS rule ON rule.state = dataset.state AND rule.action = new.action
        WHERE dataset.id = new.dataset_id AND new.sequence = dataset.version + 1))
BEGIN SELECT RAISE(ABORT, 'the rules of a dataset do not know this step'); END;
CREATE TRIGGER dataset_step_needs_words BEFORE INSERT ON dataset_step WHEN new.action IN ('analyse', 'correct', 'send_back') AND new.note = ''
BEGIN SELECT RAISE(ABORT, 'this step is nothing without words'); END;
CREATE TRIGGER dataset_decision_needs_a_person BEFORE INSERT ON dataset_step
WHEN new.action IN ('analyse', 'correct', 'approve', 'send_back') AND (new.actor_kind <> 'staff' OR new.staff_id IS NULL)
BEGIN SELECT RAISE(ABORT, 'only a person decides'); END;
CREATE TRIGGER dataset_steps_are_of_different_people BEFORE INSERT ON dataset_step
WHEN new.action IN ('submit', 'analyse', 'correct', 'approve')
 AND EXISTS (SELECT 1 FROM dataset_step AS other WHERE other.dataset_id = new.dataset_id AND other.staff_id = new.staff_id
             AND other.action IN ('submit', 'analyse', 'correct', 'approve') AND other.action <> new.action)
BEGIN SELECT RAISE(ABORT, 'nobody does two steps of one dataset'); END;
CREATE TRIGGER dataset_correction_names_its_errata BEFORE INSERT ON dataset_step
WHEN new.action = 'submit' AND (SELECT revision FROM dataset WHERE id = new.dataset_id) > 1
 AND (NOT EXISTS (SELECT 1 FROM dataset_erratum WHERE dataset_id = new.dataset_id)
      OR EXISTS (SELECT 1 FROM dataset_erratum WHERE dataset_id = new.dataset_id AND reason = ''))
BEGIN SELECT RAISE(ABORT, 'a correction says what it corrects and why'); END;
CREATE TRIGGER dataset_difference_is_accepted_in_words BEFORE INSERT ON dataset_step
WHEN new.action = 'submit' AND EXISTS (SELECT 1 FROM import_difference WHERE dataset_id = new.dataset_id AND note = '')
BEGIN SELECT RAISE(ABORT, 'a difference is accepted only in words'); END;
CREATE TRIGGER dataset_step_is_final BEFORE UPDATE ON dataset_step
BEGIN SELECT RAISE(ABORT, 'approval steps are append-only'); END;
CREATE TRIGGER dataset_step_stays BEFORE DELETE ON dataset_step
BEGIN SELECT RAISE(ABORT, 'approval steps are append-only'); END;

-- One thing a correction (revision 2, 3 …) says differently than the revision before.
CREATE TABLE dataset_erratum (
    dataset_id INTEGER NOT NULL REFERENCES dataset (id),                   -- the correction
    position   INTEGER NOT NULL CHECK (position >= 1),
    place      TEXT NOT NULL CHECK (length(place) BETWEEN 1 AND 300),      -- what is corrected, in words: 'NRR Persyaratan'
    old        TEXT NOT NULL CHECK (length(old) <= 300),                   -- as it was published; '' was not there
    new        TEXT NOT NULL CHECK (length(new) <= 300),                   -- as it is now; '' is not there any more
    reason     TEXT NOT NULL CHECK (length(reason) <= 1000),               -- '' until it is written; needed before the correction is submitted
    written    INTEGER NOT NULL CHECK (written IN (0, 1)),                 -- 1: noted by hand; 0: found by comparing the two revisions
    PRIMARY KEY (dataset_id, position)
) STRICT, WITHOUT ROWID;

-- Where the content of an approved dataset would differ: a hash of each part, so that a check can say more than yes or no.
CREATE TABLE dataset_digest (
    dataset_id INTEGER NOT NULL REFERENCES dataset (id),
    part       TEXT NOT NULL CHECK (length(part) BETWEEN 1 AND 20),        -- 'head', 'figure', 'answers' …: first word of its lines
    sha256     BLOB NOT NULL CHECK (length(sha256) = 32),                  -- of the lines of this part of the canonical text
    PRIMARY KEY (dataset_id, part)
) STRICT, WITHOUT ROWID;

-- One unsur of a survey dataset: what was computed here beside what an earlier report printed.
CREATE TABLE survey_published_figure (
    dataset_id                     INTEGER NOT NULL REFERENCES dataset (id),
    position                       INTEGER NOT NULL CHECK (position BETWEEN 1 AND 40),   -- in the report: U1 … U9
    item_code                      TEXT NOT NULL CHECK (length(item_code) BETWEEN 1 AND 40),
    name                           TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    answered                       INTEGER CHECK (answered IS NULL OR answered >= 0),    -- how many answered
    sum                            INTEGER CHECK (sum IS NULL OR sum >= 0),              -- computed from the answers; NULL: only published figures exist
    nrr_milli                      INTEGER CHECK (nrr_milli IS NULL OR nrr_milli BETWEEN 0 AND 6000), -- sum/answered × 1000, half up
    published_sum                  INTEGER CHECK (published_sum IS NULL OR published_sum >= 0),
    published_nrr_milli            INTEGER CHECK (published_nrr_milli IS NULL OR published_nrr_milli BETWEEN 0 AND 6000),
    published_weighted_hundredths  INTEGER CHECK (published_weighted_hundredths IS NULL OR published_weighted_hundredths BETWEEN 0 AND 600),
    PRIMARY KEY (dataset_id, item_code)
) STRICT, WITHOUT ROWID;

-- How many respondents share one value of one profile question; the builder suppresses small groups.
CREATE TABLE survey_profile_count (
    dataset_id INTEGER NOT NULL REFERENCES dataset (id),
    question   TEXT NOT NULL CHECK (question IN ('sex', 'age_group', 'education', 'occupation', 'service', 'channel')),
    value      TEXT NOT NULL CHECK (length(value) <= 40), -- '' = not answered
    count      INTEGER NOT NULL CHECK (count >= 0),
    PRIMARY KEY (dataset_id, question, value)
) STRICT, WITHOUT ROWID;

-- The answers behind a survey dataset, in the order of the digits, not of arrival: enough to recompute every figure.
CREATE TABLE survey_answer_row (
    dataset_id   INTEGER NOT NULL REFERENCES dataset (id),
    service_code TEXT NOT NULL CHECK (length(service_code) <= 40),                                       -- '': none named, or too few of it to stand alone
    channel      TEXT NOT NULL CHECK (channel IN ('', 'web', 'kiosk', 'slip', 'paper', 'import')),       -- '': too few of it within the service
    answers      TEXT NOT NULL CHECK (length(answers) BETWEEN 1 AND 40 AND answers NOT GLOB '*[^0-6]*'), -- in form order
    count        INTEGER NOT NULL CHECK (count >= 1),                                                    -- how many gave exactly these
    PRIMARY KEY (dataset_id, service_code, channel, answers)
) STRICT, WITHOUT ROWID;

-- The questionnaire of a survey dataset as it was asked, whatever becomes of the instrument's row.
CREATE TABLE dataset_instrument (
    dataset_id INTEGER PRIMARY KEY REFERENCES dataset (id),
    content    TEXT NOT NULL CHECK (length(content) BETWEEN 2 AND 200000), -- canonical JSON
    sha256     BLOB NOT NULL CHECK (length(sha256) = 32)                   -- of content
) STRICT;

-- One fact of the survey period as it stood when the dataset was made: days, samples, slips, answers by channel, quality.
CREATE TABLE survey_snapshot (
    dataset_id INTEGER NOT NULL REFERENCES dataset (id),
    name       TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80 AND name NOT GLOB '*[^a-z0-9_.-]*'), -- 'slips.issued', 'answers.web' …: lib/store/survey_snapshot.h
    value      TEXT NOT NULL CHECK (length(value) <= 20000),                                           -- a channel's sums are the longest
    PRIMARY KEY (dataset_id, name)
) STRICT, WITHOUT ROWID;

-- One line of the investment realisation.
CREATE TABLE investment_row (
    dataset_id       INTEGER NOT NULL REFERENCES dataset (id),
    position         INTEGER NOT NULL CHECK (position >= 1),                               -- in the source
    status           TEXT NOT NULL CHECK (status IN ('pmdn', 'pma')),
    level            TEXT NOT NULL CHECK (level IN ('total', 'sector', 'item')),
    sector           TEXT NOT NULL CHECK (length(sector) <= 200),                          -- sector the item belongs to; '' for the total
    name             TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),                 -- as the source prints it
    amount_rupiah    INTEGER CHECK (amount_rupiah IS NULL OR amount_rupiah >= 0),          -- NULL: the source leaves it empty
    amount_us_cents  INTEGER CHECK (amount_us_cents IS NULL OR amount_us_cents >= 0),      -- PMA only
    projects         INTEGER CHECK (projects IS NULL OR projects >= 0),
    domestic_workers INTEGER CHECK (domestic_workers IS NULL OR domestic_workers >= 0),
    foreign_workers  INTEGER CHECK (foreign_workers IS NULL OR foreign_workers >= 0),
    PRIMARY KEY (dataset_id, status, position)
) STRICT, WITHOUT ROWID;

-- How many permits of one kind one channel issued in one month.
CREATE TABLE permit_row (
    dataset_id  INTEGER NOT NULL REFERENCES dataset (id),
    position    INTEGER NOT NULL CHECK (position >= 1),
    channel     TEXT NOT NULL CHECK (length(channel) BETWEEN 1 AND 60),        -- 'OSS-RBA', 'SiCantik' …
    permit_type TEXT NOT NULL CHECK (length(permit_type) BETWEEN 1 AND 200),
    month       TEXT NOT NULL CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
    issued      INTEGER NOT NULL CHECK (issued >= 0),
    on_time     INTEGER CHECK (on_time IS NULL OR on_time BETWEEN 0 AND issued),  -- of these, within the time promised; NULL: not told
    PRIMARY KEY (dataset_id, position),
    UNIQUE (dataset_id, channel, permit_type, month)
) STRICT, WITHOUT ROWID;

-- The total an earlier report printed for a channel, kept beside the sum of the rows.
CREATE TABLE permit_published_total (
    dataset_id      INTEGER NOT NULL REFERENCES dataset (id),
    channel         TEXT NOT NULL CHECK (length(channel) BETWEEN 1 AND 60),
    published_total INTEGER NOT NULL CHECK (published_total >= 0),
    PRIMARY KEY (dataset_id, channel)
) STRICT, WITHOUT ROWID;

-- One line of the investment realisation by country or by scale of the company, as released beside the sectors.
CREATE TABLE investment_part (
    dataset_id       INTEGER NOT NULL REFERENCES dataset (id),
    status           TEXT NOT NULL CHECK (status IN ('pmdn', 'pma')),
    attribute        TEXT NOT NULL CHECK (attribute IN ('country', 'scale')),
    position         INTEGER NOT NULL CHECK (position >= 1),                               -- in the source
    value            TEXT NOT NULL CHECK (length(value) BETWEEN 1 AND 100 AND (attribute = 'country' OR value IN ('umk', 'non-umk'))), -- 'Singapura'; 'umk'
    amount_rupiah    INTEGER CHECK (amount_rupiah IS NULL OR amount_rupiah >= 0),          -- NULL: the source leaves it empty
    amount_us_cents  INTEGER CHECK (amount_us_cents IS NULL OR amount_us_cents >= 0),      -- PMA only
    projects         INTEGER CHECK (projects IS NULL OR projects >= 0),
    domestic_workers INTEGER CHECK (domestic_workers IS NULL OR domestic_workers >= 0),
    foreign_workers  INTEGER CHECK (foreign_workers IS NULL OR foreign_workers >= 0),
    PRIMARY KEY (dataset_id, status, attribute, position),
    UNIQUE (dataset_id, status, attribute, value)
) STRICT, WITHOUT ROWID;

-- One performance indicator of a year.
CREATE TABLE indicator_row (
    dataset_id            INTEGER NOT NULL REFERENCES dataset (id),
    position              INTEGER NOT NULL CHECK (position >= 1),
    goal                  TEXT NOT NULL CHECK (length(goal) <= 300),                       -- sasaran it measures
    indicator             TEXT NOT NULL CHECK (length(indicator) BETWEEN 1 AND 300),
    unit                  TEXT NOT NULL CHECK (length(unit) <= 40),                        -- '%', 'Rp', 'index'
    direction             TEXT NOT NULL CHECK (direction IN ('higher', 'lower')),          -- which is better
    target                TEXT NOT NULL CHECK (length(target) <= 40),                      -- decimal as precise as printed ('84.50'), or a word ('B'); '' absent
    realisation           TEXT NOT NULL CHECK (length(realisation) <= 40),                 -- the same
    final_target          TEXT NOT NULL CHECK (length(final_target) <= 40),                -- at the end of the plan; the same
    final_year            INTEGER CHECK (final_year IS NULL OR final_year BETWEEN 1900 AND 2998),
    published_achievement TEXT NOT NULL CHECK (length(published_achievement) <= 40),       -- percent as an earlier report printed it; the same
    note                  TEXT NOT NULL CHECK (length(note) <= 500),                       -- of the source
    PRIMARY KEY (dataset_id, position)
) STRICT, WITHOUT ROWID;

-- The budget of one programme in a year, or of all.
CREATE TABLE budget_row (
    dataset_id        INTEGER NOT NULL REFERENCES dataset (id),
    position          INTEGER NOT NULL CHECK (position >= 1),
    level             TEXT NOT NULL CHECK (level IN ('total', 'programme')),
    name              TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 300),
    budget_sen        INTEGER CHECK (budget_sen IS NULL OR budget_sen >= 0),               -- hundredths of a rupiah; NULL: the source leaves it empty
    realised_sen      INTEGER CHECK (realised_sen IS NULL OR realised_sen >= 0),
    published_percent TEXT NOT NULL CHECK (length(published_percent) <= 40),               -- realised of the budget as printed, '98.10'; '' absent
    PRIMARY KEY (dataset_id, position)
) STRICT, WITHOUT ROWID;

-- One target of investment for a year, or what earlier years realised.
CREATE TABLE target_row (
    dataset_id    INTEGER NOT NULL REFERENCES dataset (id),
    position      INTEGER NOT NULL CHECK (position >= 1),
    year          INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2998),
    measure       TEXT NOT NULL CHECK (length(measure) BETWEEN 1 AND 60 AND measure NOT GLOB '*[^a-z0-9_]*'), -- 'target_renstra', 'target_bkpm', 'realisation', 'realisation_pma', 'sector_konstruksi'
    amount_rupiah INTEGER NOT NULL CHECK (amount_rupiah >= 0),
    note          TEXT NOT NULL CHECK (length(note) <= 500),                               -- of the source
    PRIMARY KEY (dataset_id, position),
    UNIQUE (dataset_id, year, measure)
) STRICT, WITHOUT ROWID;

-- One place where the source contradicts itself: both figures are kept and shown.
CREATE TABLE import_difference (
    dataset_id INTEGER NOT NULL REFERENCES dataset (id),
    position   INTEGER NOT NULL CHECK (position >= 1),
    check_name TEXT NOT NULL CHECK (length(check_name) BETWEEN 1 AND 60),  -- 'parts_total', 'rate', 'share' …
    place      TEXT NOT NULL CHECK (length(place) BETWEEN 1 AND 300),      -- row and column in the words of the source
    stated     TEXT NOT NULL CHECK (length(stated) <= 60),                 -- as printed in the source
    computed   TEXT NOT NULL CHECK (length(computed) <= 60),
    note       TEXT NOT NULL CHECK (length(note) <= 500),
    PRIMARY KEY (dataset_id, position)
) STRICT, WITHOUT ROWID;

-- The rows of a dataset change only while it is a draft: what was analysed is what is approved, and then frozen.
CREATE TRIGGER survey_published_figure_frozen_added BEFORE INSERT ON survey_published_figure WHEN EXISTS (SELECT 1 FROM dataset WHERE id = new.dataset_id AND state NOT IN ('draft', 'returned'))
BEGIN SELECT RAISE(ABORT, 'figures change only in a draft'); END;
CREATE TRIGGER survey_published_figure_frozen_changed BEFORE UPDATE ON survey_published_figure WHEN EXISTS (SELECT 1 FROM dataset WHERE id IN (old.dataset_id, new.dataset_id) AND state NOT IN ('draft', 'returned'))
BEGIN SELECT RAISE(ABORT, 'figures change only in a draft'); END;
CREATE TRIGGER survey_published_figure_frozen_deleted BEFORE DELETE ON survey_published_figure WHEN EXISTS (SELECT 1 FROM dataset WHERE id = old.dataset_id AND state NOT IN ('draft', 'returned'))
BEGIN SELECT RAISE(ABORT, 'figures change only in a draft'); END;
CREATE TRIGGER survey_profile_count_frozen_added BEFORE INSERT ON survey_profile_count WHEN EXISTS (SELECT 1 FROM dataset WHERE id = new.dataset_id AND state NOT IN ('draft', 'returned'))
BEGIN SELECT RAISE(ABORT, 'figures change only in a draft'); END;
CREATE TRIGGER survey_profile_count_frozen_changed BEFORE UPDATE ON survey_profile_count WHEN EXISTS (SELECT 1 FROM dataset WHERE id IN (old.dataset_id, new.dataset_id) AND state NOT IN ('draft', 'returned'))
BEGIN SELECT RAISE(ABORT, 'figures change only in a draft'); END;
CREATE TRIGGER survey_profile_count_frozen_deleted BEFORE DELETE ON survey_profile_count WHEN EXISTS (SELECT 1 FROM dataset WHERE id = old.dataset_id AND state NOT IN ('draft', 'returned'))
BEGIN SELECT RAISE(ABORT, 'figures change only in a draft'); END;
CREATE TRIGGER survey_answer_row_frozen_added BEFORE INSERT ON survey_answer_row WHEN EXISTS (SELECT 1 FROM dataset WHERE id = new.dataset_id AND state NOT IN ('draft', 'returned'))
BEGIN SELECT RAISE(ABORT, 'figures change only in a draft'); END;
CREATE TRIGGER survey_answer_row_frozen_changed BEFORE UPDATE ON survey_answer_row WHEN EXISTS (SELECT 1 FROM dataset WHERE id IN (old.dataset_id, new.dataset_id) AND state NOT IN ('draft', 'returned'))
BEGIN SELECT RAISE(ABORT, 'figures change only in a draft'); END;
CREATE TRIGGER survey_answer_row_frozen_deleted BEFORE DELETE ON survey_answer_row WHEN EXISTS (SELECT 1 FROM dataset WHERE id = old.dataset_id AND state NOT IN ('draft', 'returned'))
BEGIN SELECT RAISE(ABORT, 'figures change only in a draft'); END;
CREATE TRIGGER survey_snapshot_frozen_added BEFORE INSERT ON survey_snapshot WHEN EXISTS (SELECT 1 FROM dataset WHERE id = new.dataset_id AND state NOT IN ('draft', 'returned'))
BEGIN SELECT RAISE(ABORT, 'figures change only in a draft'); END;
CREATE TRIGGER survey_snapshot_frozen_changed BEFORE UPDATE ON survey_snapshot WHEN EXISTS (SELECT 1 FROM dataset WHERE id IN (old.dataset_id, new.dataset_id) AND state NOT IN ('draft', 'returned'))
BEGIN SELECT RAISE(ABORT, 'figures change only in a draft'); END;
CREATE TRIGGER survey_snapshot_frozen_deleted BEFORE DELETE ON survey_snapshot WHEN EXISTS (SELECT 1 FROM dataset WHERE id = old.dataset_id AND state NOT IN ('draft', 'returned'))
BEGIN SELECT RAISE(ABORT, 'figures change only in a draft'); END;
CREATE TRIGGER dataset_instrument_frozen_added BEFORE INSERT ON dataset_instrument WHEN EXISTS (SELECT 1 FROM dataset WHERE id = new.dataset_id AND state NOT IN ('draft', 'returned'))
BEGIN SELECT RAISE(ABORT, 'figures change only in a draft'); END;
CREATE TRIGGER dataset_instrument_frozen_changed BEFORE UPDATE ON dataset_instrument WHEN EXISTS (SELECT 1 FROM dataset WHERE id IN (old.dataset_id, new.dataset_id) AND state NOT IN ('draft', 'returned'))
BEGIN SELECT RAISE(ABORT, 'figures change only in a draft'); END;
CREATE TRIGGER dataset_instrument_frozen_deleted BEFORE DELETE ON dataset_instrument WHEN EXISTS (SELECT 1 FROM dataset WHERE id = old.dataset_id AND state NOT IN ('draft', 'returned'))
BEGIN SELECT RAISE(ABORT, 'figures change only in a draft'); END;
CREATE TRIGGER dataset_erratum_frozen_added BEFORE INSERT ON dataset_erratum WHEN EXISTS (SELECT 1 FROM dataset WHERE id = new.dataset_id AND state NOT IN ('draft', 'returned'))
BEGIN SELECT RAISE(ABORT, 'figures change only in a draft'); END;
CREATE TRIGGER dataset_erratum_frozen_changed BEFORE UPDATE ON dataset_erratum WHEN EXISTS (SELECT 1 FROM dataset WHERE id IN (old.dataset_id, new.dataset_id) AND state NOT IN ('draft', 'returned'))
BEGIN SELECT RAISE(ABORT, 'figures change only in a draft'); END;
CREATE TRIGGER dataset_erratum_frozen_deleted BEFORE DELETE ON dataset_erratum WHEN EXISTS (SELECT 1 FROM dataset WHERE id = old.dataset_id AND state NOT IN ('draft', 'returned'))
BEGIN SELECT RAISE(ABORT, 'figures change only in a draft'); END;
CREATE TRIGGER investment_row_frozen_added BEFORE INSERT ON investment_row WHEN EXISTS (SELECT 1 FROM dataset WHERE id = new.dataset_id AND state NOT IN ('draft', 'returned'))
BEGIN SELECT RAISE(ABORT, 'figures change only in a draft'); END;
CREATE TRIGGER investment_row_frozen_changed BEFORE UPDATE ON investment_row WHEN EXISTS (SELECT 1 FROM dataset WHERE id IN (old.dataset_id, new.dataset_id) AND state NOT IN ('draft', 'returned'))
BEGIN SELECT RAISE(ABORT, 'figures change only in a draft'); END;
CREATE TRIGGER investment_row_frozen_deleted BEFORE DELETE ON investment_row WHEN EXISTS (SELECT 1 FROM dataset WHERE id = old.dataset_id AND state NOT IN ('draft', 'returned'))
BEGIN SELECT RAISE(ABORT, 'figures change only in a draft'); END;
CREATE TRIGGER permit_row_frozen_added BEFORE INSERT ON permit_row WHEN EXISTS (SELECT 1 FROM dataset WHERE id = new.dataset_id AND state NOT IN ('draft', 'returned'))
BEGIN SELECT RAISE(ABORT, 'figures change only in a draft'); END;
CREATE TRIGGER permit_row_frozen_changed BEFORE UPDATE ON permit_row WHEN EXISTS (SELECT 1 FROM dataset WHERE id IN (old.dataset_id, new.dataset_id) AND state NOT IN ('draft', 'returned'))
BEGIN SELECT RAISE(ABORT, 'figures change only in a draft'); END;
CREATE TRIGGER permit_row_frozen_deleted BEFORE DELETE ON permit_row WHEN EXISTS (SELECT 1 FROM dataset WHERE id = old.dataset_id AND state NOT IN ('draft', 'returned'))
BEGIN SELECT RAISE(ABORT, 'figures change only in a draft'); END;
CREATE TRIGGER permit_published_total_frozen_added BEFORE INSERT ON permit_published_total WHEN EXISTS (SELECT 1 FROM dataset WHERE id = new.dataset_id AND state NOT IN ('draft', 'returned'))
BEGIN SELECT RAISE(ABORT, 'figures change only in a draft'); END;
CREATE TRIGGER permit_published_total_frozen_changed BEFORE UPDATE ON permit_published_total WHEN EXISTS (SELECT 1 FROM dataset WHERE id IN (old.dataset_id, new.dataset_id) AND state NOT IN ('draft', 'returned'))
BEGIN SELECT RAISE(ABORT, 'figures change only in a draft'); END;
CREATE TRIGGER permit_published_total_frozen_deleted BEFORE DELETE ON permit_published_total WHEN EXISTS (SELECT 1 FROM dataset WHERE id = old.dataset_id AND state NOT IN ('draft', 'returned'))
BEGIN SELECT RAISE(ABORT, 'figures change only in a draft'); END;
CREATE TRIGGER investment_part_frozen_added BEFORE INSERT ON investment_part WHEN EXISTS (SELECT 1 FROM dataset WHERE id = new.dataset_id AND state NOT IN ('draft', 'returned'))
BEGIN SELECT RAISE(ABORT, 'figures change only in a draft'); END;
CREATE TRIGGER investment_part_frozen_changed BEFORE UPDATE ON investment_part WHEN EXISTS (SELECT 1 FROM dataset WHERE id IN (old.dataset_id, new.dataset_id) AND state NOT IN ('draft', 'returned'))
BEGIN SELECT RAISE(ABORT, 'figures change only in a draft'); END;
CREATE TRIGGER investment_part_frozen_deleted BEFORE DELETE ON investment_part WHEN EXISTS (SELECT 1 FROM dataset WHERE id = old.dataset_id AND state NOT IN ('draft', 'returned'))
BEGIN SELECT RAISE(ABORT, 'figures change only in a draft'); END;
CREATE TRIGGER indicator_row_frozen_added BEFORE INSERT ON indicator_row WHEN EXISTS (SELECT 1 FROM dataset WHERE id = new.dataset_id AND state NOT IN ('draft', 'returned'))
BEGIN SELECT RAISE(ABORT, 'figures change only in a draft'); END;
CREATE TRIGGER indicator_row_frozen_changed BEFORE UPDATE ON indicator_row WHEN EXISTS (SELECT 1 FROM dataset WHERE id IN (old.dataset_id, new.dataset_id) AND state NOT IN ('draft', 'returned'))
BEGIN SELECT RAISE(ABORT, 'figures change only in a draft'); END;
CREATE TRIGGER indicator_row_frozen_deleted BEFORE DELETE ON indicator_row WHEN EXISTS (SELECT 1 FROM dataset WHERE id = old.dataset_id AND state NOT IN ('draft', 'returned'))
BEGIN SELECT RAISE(ABORT, 'figures change only in a draft'); END;
CREATE TRIGGER budget_row_frozen_added BEFORE INSERT ON budget_row WHEN EXISTS (SELECT 1 FROM dataset WHERE id = new.dataset_id AND state NOT IN ('draft', 'returned'))
BEGIN SELECT RAISE(ABORT, 'figures change only in a draft'); END;
CREATE TRIGGER budget_row_frozen_changed BEFORE UPDATE ON budget_row WHEN EXISTS (SELECT 1 FROM dataset WHERE id IN (old.dataset_id, new.dataset_id) AND state NOT IN ('draft', 'returned'))
BEGIN SELECT RAISE(ABORT, 'figures change only in a draft'); END;
CREATE TRIGGER budget_row_frozen_deleted BEFORE DELETE ON budget_row WHEN EXISTS (SELECT 1 FROM dataset WHERE id = old.dataset_id AND state NOT IN ('draft', 'returned'))
BEGIN SELECT RAISE(ABORT, 'figures change only in a draft'); END;
CREATE TRIGGER target_row_frozen_added BEFORE INSERT ON target_row WHEN EXISTS (SELECT 1 FROM dataset WHERE id = new.dataset_id AND state NOT IN ('draft', 'returned'))
BEGIN SELECT RAISE(ABORT, 'figures change only in a draft'); END;
CREATE TRIGGER target_row_frozen_changed BEFORE UPDATE ON target_row WHEN EXISTS (SELECT 1 FROM dataset WHERE id IN (old.dataset_id, new.dataset_id) AND state NOT IN ('draft', 'returned'))
BEGIN SELECT RAISE(ABORT, 'figures change only in a draft'); END;
CREATE TRIGGER target_row_frozen_deleted BEFORE DELETE ON target_row WHEN EXISTS (SELECT 1 FROM dataset WHERE id = old.dataset_id AND state NOT IN ('draft', 'returned'))
BEGIN SELECT RAISE(ABORT, 'figures change only in a draft'); END;
CREATE TRIGGER import_difference_frozen_added BEFORE INSERT ON import_difference WHEN EXISTS (SELECT 1 FROM dataset WHERE id = new.dataset_id AND state NOT IN ('draft', 'returned'))
BEGIN SELECT RAISE(ABORT, 'figures change only in a draft'); END;
CREATE TRIGGER import_difference_frozen_changed BEFORE UPDATE ON import_difference WHEN EXISTS (SELECT 1 FROM dataset WHERE id IN (old.dataset_id, new.dataset_id) AND state NOT IN ('draft', 'returned'))
BEGIN SELECT RAISE(ABORT, 'figures change only in a draft'); END;
CREATE TRIGGER import_difference_frozen_deleted BEFORE DELETE ON import_difference WHEN EXISTS (SELECT 1 FROM dataset WHERE id = old.dataset_id AND state NOT IN ('draft', 'returned'))
BEGIN SELECT RAISE(ABORT, 'figures change only in a draft'); END;
CREATE TRIGGER dataset_digest_frozen_added BEFORE INSERT ON dataset_digest WHEN EXISTS (SELECT 1 FROM dataset WHERE id = new.dataset_id AND state <> 'corrected')
BEGIN SELECT RAISE(ABORT, 'digests are written at the approval'); END;
CREATE TRIGGER dataset_digest_frozen_changed BEFORE UPDATE ON dataset_digest WHEN EXISTS (SELECT 1 FROM dataset WHERE id IN (old.dataset_id, new.dataset_id) AND state <> 'corrected')
BEGIN SELECT RAISE(ABORT, 'digests are written at the approval'); END;
CREATE TRIGGER dataset_digest_frozen_deleted BEFORE DELETE ON dataset_digest WHEN EXISTS (SELECT 1 FROM dataset WHERE id = old.dataset_id AND state <> 'corrected')
BEGIN SELECT RAISE(ABORT, 'digests are written at the approval'); END;

-- ---------------------------------------------------------------- answers that became open data

-- What a table made of the answer to an information request (dataset of kind 'answer') tells of itself.
CREATE TABLE answer_table (
    dataset_id  INTEGER PRIMARY KEY REFERENCES dataset (id),
    case_id     INTEGER NOT NULL REFERENCES cases (id),                     -- the request; known to staff alone
    description TEXT NOT NULL CHECK (length(description) BETWEEN 1 AND 1000),
    rhythm      TEXT NOT NULL CHECK (rhythm IN ('once', 'monthly', 'quarterly', 'half_yearly', 'yearly', 'irregular')), -- how often it is made anew
    licence     TEXT NOT NULL CHECK (licence IN ('CC-BY-4.0', 'CC0-1.0')),
    hidden_rows INTEGER NOT NULL CHECK (hidden_rows >= 0)                   -- whose figures were left out because they told of few persons
) STRICT;
CREATE INDEX answer_table_by_case ON answer_table (case_id);
CREATE TRIGGER answer_table_is_of_an_answer BEFORE INSERT ON answer_table
WHEN (SELECT kind FROM dataset WHERE id = new.dataset_id) <> 'answer'
  OR NOT EXISTS (SELECT 1 FROM cases WHERE id = new.case_id AND kind = 'request' AND state IN ('answered', 'partly_answered', 'objection_answered'))
BEGIN SELECT RAISE(ABORT, 'only what was answered becomes open data'); END;

-- One column of such a table.
CREATE TABLE answer_column (
    dataset_id INTEGER NOT NULL REFERENCES answer_table (dataset_id),
    position   INTEGER NOT NULL CHECK (position BETWEEN 1 AND 20),
    name       TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60 AND name NOT GLOB '*[^a-z0-9_]*'), -- for machines
    label      TEXT NOT NULL CHECK (length(label) BETWEEN 1 AND 100),
    kind       TEXT NOT NULL CHECK (kind IN ('text', 'number', 'people', 'rupiah', 'percent')),      -- people: a count of persons, small ones are hidden
    unit       TEXT NOT NULL CHECK (length(unit) <= 30),                                             -- 'izin', 'hektare'; '' none
    decimals   INTEGER NOT NULL CHECK (decimals BETWEEN 0 AND 6),
    PRIMARY KEY (dataset_id, position),
    UNIQUE (dataset_id, name)
) STRICT, WITHOUT ROWID;

-- One cell. Of a row that told of few persons no figure was ever stored.
CREATE TABLE answer_cell (
    dataset_id INTEGER NOT NULL REFERENCES answer_table (dataset_id),
    line       INTEGER NOT NULL CHECK (line >= 1),
    position   INTEGER NOT NULL CHECK (position BETWEEN 1 AND 20),                -- of the column
    value      TEXT NOT NULL CHECK (length(value) <= 300),                        -- words, or a decimal with a point ('84.59'); '' empty
    hidden     INTEGER NOT NULL CHECK (hidden IN (0, 1) AND (hidden = 0 OR value = '')),
    PRIMARY KEY (dataset_id, line, position)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER answer_table_frozen_added BEFORE INSERT ON answer_table WHEN EXISTS (SELECT 1 FROM dataset WHERE id = new.dataset_id AND state NOT IN ('draft', 'returned'))
BEGIN SELECT RAISE(ABORT, 'figures change only in a draft'); END;
CREATE TRIGGER answer_table_frozen_changed BEFORE UPDATE ON answer_table WHEN EXISTS (SELECT 1 FROM dataset WHERE id IN (old.dataset_id, new.dataset_id) AND state NOT IN ('draft', 'returned'))
BEGIN SELECT RAISE(ABORT, 'figures change only in a draft'); END;
CREATE TRIGGER answer_table_frozen_deleted BEFORE DELETE ON answer_table WHEN EXISTS (SELECT 1 FROM dataset WHERE id = old.dataset_id AND state NOT IN ('draft', 'returned'))
BEGIN SELECT RAISE(ABORT, 'figures change only in a draft'); END;
CREATE TRIGGER answer_column_frozen_added BEFORE INSERT ON answer_column WHEN EXISTS (SELECT 1 FROM dataset WHERE id = new.dataset_id AND state NOT IN ('draft', 'returned'))
BEGIN SELECT RAISE(ABORT, 'figures change only in a draft'); END;
CREATE TRIGGER answer_column_frozen_changed BEFORE UPDATE ON answer_column WHEN EXISTS (SELECT 1 FROM dataset WHERE id IN (old.dataset_id, new.dataset_id) AND state NOT IN ('draft', 'returned'))
BEGIN SELECT RAISE(ABORT, 'figures change only in a draft'); END;
CREATE TRIGGER answer_column_frozen_deleted BEFORE DELETE ON answer_column WHEN EXISTS (SELECT 1 FROM dataset WHERE id = old.dataset_id AND state NOT IN ('draft', 'returned'))
BEGIN SELECT RAISE(ABORT, 'figures change only in a draft'); END;
CREATE TRIGGER answer_cell_frozen_added BEFORE INSERT ON answer_cell WHEN EXISTS (SELECT 1 FROM dataset WHERE id = new.dataset_id AND state NOT IN ('draft', 'returned'))
BEGIN SELECT RAISE(ABORT, 'figures change only in a draft'); END;
CREATE TRIGGER answer_cell_frozen_changed BEFORE UPDATE ON answer_cell WHEN EXISTS (SELECT 1 FROM dataset WHERE id IN (old.dataset_id, new.dataset_id) AND state NOT IN ('draft', 'returned'))
BEGIN SELECT RAISE(ABORT, 'figures change only in a draft'); END;
CREATE TRIGGER answer_cell_frozen_deleted BEFORE DELETE ON answer_cell WHEN EXISTS (SELECT 1 FROM dataset WHERE id = old.dataset_id AND state NOT IN ('draft', 'returned'))
BEGIN SELECT RAISE(ABORT, 'figures change only in a draft'); END;

-- ---------------------------------------------------------------- files of figures

-- One dataset a file of figures became, or joined. The file itself is not kept.
CREATE TABLE figure_import (
    nonce       BLOB NOT NULL CHECK (length(nonce) = 16),                  -- of the form: sent twice it is one import
    position    INTEGER NOT NULL CHECK (position >= 1),                    -- of the dataset among those of the file
    dataset_id  INTEGER NOT NULL REFERENCES dataset (id),
    file_sha256 BLOB NOT NULL CHECK (length(file_sha256) = 32),            -- of the file as it came: the same one again is asked about
    PRIMARY KEY (nonce, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX figure_import_by_file ON figure_import (file_sha256);
CREATE TRIGGER figure_import_is_final BEFORE UPDATE ON figure_import
BEGIN SELECT RAISE(ABORT, 'an import is written once'); END;

-- The columns somebody chose for files with one header.
CREATE TABLE figure_mapping (
    kind          TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 40),                -- of the datasets
    header_sha256 BLOB NOT NULL CHECK (length(header_sha256) = 32),
    columns       TEXT NOT NULL CHECK (length(columns) BETWEEN 1 AND 500),            -- 'channel=0 month=2'
    PRIMARY KEY (kind, header_sha256)
) STRICT, WITHOUT ROWID;

-- ---------------------------------------------------------------- the follow-up plan of a survey

-- One promise of the follow-up plan: what is to be bettered, until when, and by which post. It goes out with the approved result.
CREATE TABLE survey_followup (
    id           INTEGER PRIMARY KEY CHECK (id > 0),
    period_label TEXT NOT NULL CHECK (length(period_label) BETWEEN 4 AND 10),           -- of the result: as dataset.period
    scope        TEXT NOT NULL CHECK (length(scope) <= 90 AND scope NOT GLOB '*[^a-z0-9-]*'), -- as dataset.scope
    position     INTEGER NOT NULL CHECK (position BETWEEN 1 AND 1000),                  -- its number in the plan
    item_code    TEXT NOT NULL CHECK (length(item_code) BETWEEN 1 AND 40),              -- of the unsur
    action       TEXT NOT NULL CHECK (length(action) BETWEEN 1 AND 1000),
    due_month    TEXT NOT NULL CHECK (due_month GLOB '2[0-9][0-9][0-9]-[01][0-9]'),     -- '2027-03'; late when this month is over
    responsible  TEXT NOT NULL CHECK (length(responsible) BETWEEN 1 AND 200),           -- a post or unit, no person's name
    state        TEXT NOT NULL CHECK (state IN ('planned', 'done', 'dropped')),
    done_on      TEXT CHECK (done_on IS NULL OR length(done_on) = 10),                  -- local day
    note         TEXT NOT NULL CHECK (length(note) <= 1000),                            -- how it went; why it was dropped
    version      INTEGER NOT NULL CHECK (version >= 1),                                 -- raised by every change; a save with an older one is refused
    updated_at   TEXT NOT NULL CHECK (length(updated_at) = 20),
    UNIQUE (period_label, scope, position),
    CHECK ((state = 'done') = (done_on IS NOT NULL)),
    CHECK (state <> 'dropped' OR note <> '')
) STRICT;
CREATE TRIGGER followup_promise_is_final BEFORE UPDATE OF id, period_label, scope, position, item_code, action, due_month, responsible ON survey_followup
WHEN (new.id <> old.id OR new.period_label <> old.period_label OR new.scope <> old.scope OR new.position <> old.position
   OR new.item_code <> old.item_code OR new.action <> old.action OR new.due_month <> old.due_month OR new.responsible <> old.responsible)
 AND EXISTS (SELECT 1 FROM dataset WHERE kind = 'survey' AND period = old.period_label AND dataset.scope = old.scope AND dataset.state = 'approved')
BEGIN SELECT RAISE(ABORT, 'what was promised does not change'); END;
CREATE TRIGGER followup_promise_stays BEFORE DELETE ON survey_followup
WHEN EXISTS (SELECT 1 FROM dataset WHERE kind = 'survey' AND period = old.period_label AND dataset.scope = old.scope AND dataset.state = 'approved')
BEGIN SELECT RAISE(ABORT, 'what was promised does not change'); END;

-- ---------------------------------------------------------------- words

-- One text officers begin an answer with. Its placeholders ({nomor}, {layanan} …) are filled in when it is used.
CREATE TABLE reply_template (
    id         INTEGER PRIMARY KEY CHECK (id > 0),
    title      TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 100),    -- what officers choose it by
    action     TEXT NOT NULL CHECK (action IN ('classify_unsuitable', 'ask_reporter', 'answer', 'answer_appeal')), -- whose text it begins
    body       TEXT NOT NULL CHECK (length(body) BETWEEN 1 AND 8000),
    active     INTEGER NOT NULL CHECK (active IN (0, 1)),                -- 0: offered no more
    version    INTEGER NOT NULL CHECK (version >= 1),                    -- raised by every change; a save with an older one is refused
    changed_at TEXT NOT NULL CHECK (length(changed_at) = 20),
    staff_id   INTEGER REFERENCES staff (id)                             -- who changed it last; NULL: a command
) STRICT;
CREATE UNIQUE INDEX reply_template_by_title ON reply_template (action, title COLLATE NOCASE);

-- ---------------------------------------------------------------- audit and mail

-- What happened, by whom. Each row carries the hash of the one before; `loket audit verify` walks the chain.
CREATE TABLE audit (
    sequence   INTEGER PRIMARY KEY CHECK (sequence >= 1),                -- 1, 2, 3 … without a gap
    at         TEXT NOT NULL CHECK (length(at) = 20),
    actor_kind TEXT NOT NULL CHECK (actor_kind IN ('citizen', 'staff', 'system', 'command')),
    staff_id   INTEGER CHECK (staff_id IS NULL OR staff_id > 0),         -- NULL unless actor_kind is staff
    action     TEXT NOT NULL CHECK (length(action) BETWEEN 1 AND 60),    -- 'complaint.submit', 'identity.reveal' …
    subject    TEXT NOT NULL CHECK (length(subject) <= 40),              -- what kind of thing: 'case', 'dataset' …
    subject_id INTEGER NOT NULL CHECK (subject_id >= 0),                 -- its id; 0 when it has none
    detail     TEXT NOT NULL CHECK (length(detail) <= 2000),             -- reason or change in words; nothing personal
    previous   BLOB NOT NULL CHECK (length(previous) = 32),              -- hash of the row before; 32 zero bytes for the first
    hash       BLOB NOT NULL CHECK (length(hash) = 32)                   -- BLAKE2b-256 over previous and every column above
) STRICT;
CREATE INDEX audit_by_subject ON audit (subject, subject_id, sequence);
CREATE TRIGGER audit_is_final BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
CREATE TRIGGER audit_stays BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;

-- The end of the audit trail: what the next row continues. One row.
CREATE TABLE audit_head (
    id       INTEGER PRIMARY KEY CHECK (id = 1),
    sequence INTEGER NOT NULL CHECK (sequence >= 0),
    hash     BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
INSERT INTO audit_head (id, sequence, hash) VALUES (1, 0, zeroblob(32));

-- One message to be sent, written in the transaction of its cause and sent by one worker later.
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

-- ---------------------------------------------------------------- requests: decisions, objections, erasure

-- What the written notice (pemberitahuan tertulis) of a citizen's request says, once and for ever. Money in whole rupiah.
CREATE TABLE request_decision (
    case_id       INTEGER NOT NULL REFERENCES information_request (case_id),
    round         INTEGER NOT NULL CHECK (round IN (1, 2)),                     -- 2: after an objection to the first was upheld
    outcome       TEXT NOT NULL CHECK (outcome IN ('granted', 'partly', 'refused')),
    held_by       TEXT NOT NULL CHECK (held_by IN ('ours', 'other')),           -- penguasaan informasi
    holder        TEXT NOT NULL CHECK (length(holder) <= 200),                  -- the other public body; '' when ours
    form          TEXT NOT NULL CHECK (form IN ('', 'soft_copy', 'hard_copy')), -- bentuk fisik; '' when refused
    sheets        INTEGER NOT NULL CHECK (sheets BETWEEN 0 AND 1000000),        -- pages copied
    sheet_price   INTEGER NOT NULL CHECK (sheet_price BETWEEN 0 AND 1000000),   -- of one
    delivery_cost INTEGER NOT NULL CHECK (delivery_cost BETWEEN 0 AND 1000000000),
    other_cost    INTEGER NOT NULL CHECK (other_cost BETWEEN 0 AND 1000000000),
    ready_in      INTEGER NOT NULL CHECK (ready_in BETWEEN 0 AND 250),          -- working days until it is handed over; 0: with the notice
    redaction     TEXT NOT NULL CHECK (length(redaction) <= 2000),              -- what was blacked out, and why; '' nothing
    withheld      TEXT NOT NULL CHECK (length(withheld) <= 2000),               -- what is not given; '' when all is
    reason        TEXT NOT NULL CHECK (reason IN ('', 'exempt', 'not_held', 'not_documented')),
    exemptions    TEXT NOT NULL CHECK (length(exemptions) <= 10 AND exemptions NOT GLOB '*[^a-j]*'), -- letters of UU 14/2008 article 17
    consequence   TEXT NOT NULL CHECK (length(consequence) <= 4000),            -- of opening it, as tested (uji konsekuensi)
    decided_on    TEXT NOT NULL CHECK (length(decided_on) = 10),
    CHECK ((outcome = 'granted') = (reason = '')),
    CHECK ((outcome = 'refused') = (form = '')),
    CHECK ((held_by = 'other') = (holder <> '')),
    CHECK ((reason = '') = (withheld = '')),
    CHECK ((reason = 'exempt') = (exemptions <> '')),
    CHECK ((reason = 'exempt') = (consequence <> '')),
    PRIMARY KEY (case_id, round)
) STRICT;
CREATE TRIGGER request_decision_twice_after_objection BEFORE INSERT ON request_decision
WHEN new.round = 2 AND NOT EXISTS (SELECT 1 FROM request_objection WHERE case_id = new.case_id AND outcome IN ('upheld', 'partly'))
BEGIN SELECT RAISE(ABORT, 'only an objection that was upheld leads to a second decision'); END;
CREATE TRIGGER request_decision_is_final BEFORE UPDATE ON request_decision
WHEN new.round <> old.round OR new.outcome <> old.outcome OR new.reason <> old.reason OR new.exemptions <> old.exemptions OR new.decided_on <> old.decided_on
  OR NOT EXISTS (SELECT 1 FROM case_erasure WHERE case_id = old.case_id)
BEGIN SELECT RAISE(ABORT, 'a decision does not change'); END;
CREATE TRIGGER request_decision_stays BEFORE DELETE ON request_decision
BEGIN SELECT RAISE(ABORT, 'a decision does not change'); END;

-- One objection (keberatan) to how a citizen's request was answered, or not answered: the register of objections.
CREATE TABLE request_objection (
    case_id     INTEGER PRIMARY KEY REFERENCES information_request (case_id),
    year        INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2999),           -- local year of its entry
    sequence    INTEGER NOT NULL CHECK (sequence BETWEEN 1 AND 999999),        -- in the year: 'KBR-2026-000001'
    reasons     TEXT NOT NULL CHECK (length(reasons) BETWEEN 1 AND 7 AND reasons NOT GLOB '*[^a-g]*'), -- letters of UU 14/2008 article 35 (1)
    story       TEXT NOT NULL CHECK (length(story) BETWEEN 1 AND 8000),        -- kasus posisi
    sealed      BLOB CHECK (sealed IS NULL OR length(sealed) BETWEEN 49 AND 8192), -- who acts for the requester (kuasa); NULL: nobody
    entered_on  TEXT NOT NULL CHECK (length(entered_on) = 10),                 -- local day in the register; 30 working days run from here
    due_on      TEXT NOT NULL CHECK (length(due_on) = 10),                     -- last local day of its answer, as told on entry
    outcome     TEXT CHECK (outcome IS NULL OR outcome IN ('upheld', 'partly', 'rejected')), -- NULL: not answered yet
    answered_on TEXT CHECK (answered_on IS NULL OR length(answered_on) = 10),
    answered_by INTEGER REFERENCES staff (id),
    against       TEXT NOT NULL CHECK (against IN ('answer', 'silence')),      -- silence: nobody had answered the request
    answer_due_on TEXT NOT NULL CHECK (length(answer_due_on) = 10),            -- last local day of that answer, as it stood on entry
    order_days    INTEGER NOT NULL CHECK (order_days BETWEEN 0 AND 10),        -- working days to carry the answer out; 0: nothing to carry out
    UNIQUE (year, sequence),
    CHECK ((outcome IS NULL) = (answered_on IS NULL)),
    CHECK ((outcome IS NULL) = (answered_by IS NULL))
) STRICT;
CREATE TRIGGER request_objection_of_citizen BEFORE INSERT ON request_objection
WHEN new.outcome IS NOT NULL OR (SELECT kind FROM information_request WHERE case_id = new.case_id) <> 'citizen'
BEGIN SELECT RAISE(ABORT, 'only a citizen objects, and the answer comes later'); END;
CREATE TRIGGER request_objection_is_final BEFORE UPDATE ON request_objection
WHEN new.case_id <> old.case_id OR new.year <> old.year OR new.sequence <> old.sequence OR new.reasons <> old.reasons
  OR new.entered_on <> old.entered_on OR new.due_on <> old.due_on OR new.against <> old.against OR new.answer_due_on <> old.answer_due_on
  OR (old.outcome IS NOT NULL AND new.order_days <> old.order_days) OR (old.outcome IS NOT NULL AND new.outcome IS NOT old.outcome)
  OR ((new.story <> old.story OR new.sealed IS NOT old.sealed) AND NOT EXISTS (SELECT 1 FROM case_erasure WHERE case_id = old.case_id))
BEGIN SELECT RAISE(ABORT, 'an objection does not change'); END;
CREATE TRIGGER request_objection_stays BEFORE DELETE ON request_objection
BEGIN SELECT RAISE(ABORT, 'an objection does not change'); END;

-- One file of an answer that its requester took: when, not from where.
CREATE TABLE attachment_download (
    id            INTEGER PRIMARY KEY CHECK (id > 0),
    case_id       INTEGER NOT NULL REFERENCES cases (id),
    attachment_id INTEGER NOT NULL, -- no reference: the file may be erased, that it was handed over stays
    at            TEXT NOT NULL CHECK (length(at) = 20)
) STRICT;
CREATE INDEX attachment_download_by_case ON attachment_download (case_id, at);
CREATE TRIGGER attachment_download_is_final BEFORE UPDATE ON attachment_download
BEGIN SELECT RAISE(ABORT, 'what was handed over was handed over'); END;

-- One file for the answer of a request, kept until the step that hands it over makes it an attachment.
CREATE TABLE answer_file (
    id          INTEGER PRIMARY KEY CHECK (id > 0),
    case_id     INTEGER NOT NULL REFERENCES information_request (case_id),
    file_name   TEXT NOT NULL CHECK (length(file_name) BETWEEN 1 AND 150),
    media_type  TEXT NOT NULL,                                             -- this and the rest as in attachment
    size        INTEGER NOT NULL CHECK (size BETWEEN 1 AND 2147483648),
    sha256      BLOB NOT NULL CHECK (length(sha256) = 32),
    stored_name TEXT NOT NULL UNIQUE CHECK (length(stored_name) = 32),
    stored_by   INTEGER NOT NULL REFERENCES staff (id),
    stored_at   TEXT NOT NULL CHECK (length(stored_at) = 20)
) STRICT;
CREATE INDEX answer_file_by_case ON answer_file (case_id, stored_at);
CREATE TRIGGER answer_file_of_living_case BEFORE INSERT ON answer_file WHEN EXISTS (SELECT 1 FROM case_erasure WHERE case_id = new.case_id)
BEGIN SELECT RAISE(ABORT, 'what was erased stays erased'); END;

-- How often somebody found what was already published instead of asking for it.
CREATE TABLE request_avoided (
    month      TEXT NOT NULL CHECK (length(month) = 7),  -- local, '2026-11'
    dataset_id INTEGER NOT NULL REFERENCES dataset (id),
    count      INTEGER NOT NULL CHECK (count >= 1),
    PRIMARY KEY (month, dataset_id)
) STRICT, WITHOUT ROWID;

-- One case whose person was erased: identity, texts and files are gone, what statistics count is left. The triggers above let
-- nothing but emptiness replace the texts of such a case.
CREATE TABLE case_erasure (
    case_id INTEGER PRIMARY KEY REFERENCES cases (id),
    at      TEXT NOT NULL CHECK (length(at) = 20),
    reason  TEXT NOT NULL CHECK (reason IN ('retention', 'request')) -- the term of loket.ini, or the person asked (UU 27/2022 article 43)
) STRICT;
CREATE TRIGGER case_erasure_is_final BEFORE UPDATE ON case_erasure
BEGIN SELECT RAISE(ABORT, 'what was erased stays erased'); END;
CREATE TRIGGER case_erasure_stays BEFORE DELETE ON case_erasure
BEGIN SELECT RAISE(ABORT, 'what was erased stays erased'); END;
CREATE TRIGGER case_erasure_after_its_end BEFORE INSERT ON case_erasure
WHEN (SELECT closed_at FROM cases WHERE id = new.case_id) IS NULL
BEGIN SELECT RAISE(ABORT, 'a case at work is not erased'); END;
CREATE TRIGGER identity_stays_erased BEFORE INSERT ON identity WHEN EXISTS (SELECT 1 FROM case_erasure WHERE case_id = new.case_id)
BEGIN SELECT RAISE(ABORT, 'what was erased stays erased'); END;
CREATE TRIGGER erased_case_rests BEFORE UPDATE OF state, last_action, version ON cases WHEN EXISTS (SELECT 1 FROM case_erasure WHERE case_id = old.id)
BEGIN SELECT RAISE(ABORT, 'an erased case takes no step'); END;

-- What the person of a case asked about the data kept of them (UU 27/2022): a copy, a correction, an erasure; answered within 3 × 24 hours.
CREATE TABLE subject_request (
    id          INTEGER PRIMARY KEY CHECK (id > 0),                            -- drawn from the form's nonce: the same form is one wish
    case_id     INTEGER NOT NULL REFERENCES cases (id),
    kind        TEXT NOT NULL CHECK (kind IN ('copy', 'correction', 'erasure')),
    words       BLOB CHECK (words IS NULL OR length(words) BETWEEN 49 AND 8192), -- what shall be otherwise, sealed like an identity; NULL: nothing said
    copy_key    BLOB NOT NULL CHECK (length(copy_key) = 32),                   -- public key made of number and access code: who knows both opens the copy
    asked_at    TEXT NOT NULL CHECK (length(asked_at) = 20),
    due_at      TEXT NOT NULL CHECK (length(due_at) = 20),                     -- last instant of the answer, holidays or not
    state       TEXT NOT NULL CHECK (state IN ('open', 'granted', 'done', 'refused')), -- granted: an erasure the next upkeep carries out
    reason      TEXT NOT NULL CHECK (length(reason) <= 2000),                  -- the office's words; of a refusal never ''
    answered_at TEXT CHECK (answered_at IS NULL OR length(answered_at) = 20),
    answered_by INTEGER REFERENCES staff (id),
    copy        BLOB CHECK (copy IS NULL OR length(copy) BETWEEN 49 AND 4000000), -- sealed to copy_key; deleted after 14 days
    CHECK ((state = 'open') = (answered_at IS NULL)),
    CHECK (copy IS NULL OR (kind = 'copy' AND state = 'done'))
) STRICT;
CREATE INDEX subject_request_by_case ON subject_request (case_id, asked_at);
CREATE UNIQUE INDEX subject_request_once ON subject_request (case_id, kind) WHERE state IN ('open', 'granted');
CREATE TRIGGER subject_request_keeps_its_way BEFORE UPDATE ON subject_request
WHEN new.id <> old.id OR new.case_id <> old.case_id OR new.kind <> old.kind OR new.asked_at <> old.asked_at OR new.due_at <> old.due_at
  OR new.copy_key <> old.copy_key OR (old.state IN ('done', 'refused') AND new.state <> old.state)
  OR (new.words IS NOT old.words AND NOT EXISTS (SELECT 1 FROM case_erasure WHERE case_id = old.case_id))
BEGIN SELECT RAISE(ABORT, 'what somebody asked does not change, nor does its answer'); END;
CREATE TRIGGER subject_request_stays BEFORE DELETE ON subject_request
BEGIN SELECT RAISE(ABORT, 'what somebody asked does not change'); END;

-- ---------------------------------------------------------------- what the public may see

-- Services on offer.
CREATE VIEW public_service AS SELECT code, name, position FROM service WHERE active = 1;

-- Holidays the deadlines were computed with.
CREATE VIEW public_holiday AS SELECT day, name, kind, decree FROM holiday;

-- Approved datasets, the newest revision of each; the catalogue of open data.
CREATE VIEW public_dataset AS
SELECT id, kind, period, scope, revision, title, source, imported_at, exchange_rate, population, respondents, ikm_hundredths, published_ikm_hundredths,
       grade, longest_run, first_half_hundredths, second_half_hundredths, content_sha256, approved_at, report_period
FROM dataset AS this
WHERE state = 'approved'
  AND NOT EXISTS (SELECT 1 FROM dataset AS later WHERE later.kind = this.kind AND later.period = this.period AND later.scope = this.scope
                  AND later.revision > this.revision AND later.state = 'approved');

-- Every approved revision, so that a corrected one is not forgotten.
CREATE VIEW public_revision AS
SELECT kind, period, scope, revision, title, ikm_hundredths, grade, respondents, content_sha256, approved_at FROM dataset WHERE state = 'approved';

-- What a correction says differently than the revision before, and why.
CREATE VIEW public_erratum AS
SELECT dataset_id, kind, period, scope, revision, position, place, old, new, reason
FROM dataset_erratum JOIN dataset ON dataset.id = dataset_id WHERE state = 'approved';

-- The unsur of an approved survey.
CREATE VIEW public_survey_figure AS
SELECT dataset_id, position, item_code, figure.name, answered, sum, nrr_milli, published_sum, published_nrr_milli, published_weighted_hundredths
FROM survey_published_figure AS figure JOIN public_dataset ON public_dataset.id = dataset_id;

-- Respondents of an approved survey by profile; small groups are suppressed by the builder.
CREATE VIEW public_survey_profile AS
SELECT dataset_id, question, value, count FROM survey_profile_count JOIN public_dataset ON public_dataset.id = dataset_id;

-- The answers of an approved survey without anything about the person.
CREATE VIEW public_survey_answer AS
SELECT dataset_id, service_code, channel, answers, count FROM survey_answer_row JOIN public_dataset ON public_dataset.id = dataset_id;

-- The questionnaire of an approved survey as it was asked.
CREATE VIEW public_dataset_instrument AS
SELECT dataset_id, content, sha256 FROM dataset_instrument JOIN public_dataset ON public_dataset.id = dataset_id;

-- The facts of the period of an approved survey.
CREATE VIEW public_survey_snapshot AS
SELECT dataset_id, name, value FROM survey_snapshot JOIN public_dataset ON public_dataset.id = dataset_id;

-- What the office promised after an approved survey, and what became of it.
CREATE VIEW public_survey_followup AS
SELECT public_dataset.id AS dataset_id, period_label, plan.scope, position, item_code, action, due_month, responsible, state, done_on, note, updated_at
FROM survey_followup AS plan JOIN public_dataset ON kind = 'survey' AND period = period_label AND public_dataset.scope = plan.scope;

-- The questions, so that the answers can be read.
CREATE VIEW public_survey_item AS
SELECT instrument.code AS instrument, item.position, regulation_position, item.code, item.name, question
FROM instrument_item AS item JOIN instrument ON instrument.id = instrument_id;

-- Lines of an approved investment dataset.
CREATE VIEW public_investment AS
SELECT dataset_id, position, status, level, sector, name, amount_rupiah, amount_us_cents, projects, domestic_workers, foreign_workers
FROM investment_row JOIN public_dataset ON public_dataset.id = dataset_id;

-- Lines of an approved permits dataset.
CREATE VIEW public_permit AS
SELECT dataset_id, position, channel, permit_type, month, issued, on_time FROM permit_row JOIN public_dataset ON public_dataset.id = dataset_id;

-- Totals earlier reports printed.
CREATE VIEW public_permit_total AS
SELECT dataset_id, channel, published_total FROM permit_published_total JOIN public_dataset ON public_dataset.id = dataset_id;

-- Lines of an approved investment dataset by country and by scale.
CREATE VIEW public_investment_part AS
SELECT dataset_id, status, attribute, position, value, amount_rupiah, amount_us_cents, projects, domestic_workers, foreign_workers
FROM investment_part JOIN public_dataset ON public_dataset.id = dataset_id;

-- Indicators of an approved year.
CREATE VIEW public_indicator AS
SELECT dataset_id, position, goal, indicator, unit, direction, target, realisation, final_target, final_year, published_achievement, note
FROM indicator_row JOIN public_dataset ON public_dataset.id = dataset_id;

-- Programmes of an approved year.
CREATE VIEW public_budget AS
SELECT dataset_id, position, level, name, budget_sen, realised_sen, published_percent FROM budget_row JOIN public_dataset ON public_dataset.id = dataset_id;

-- Targets and earlier years of an approved plan.
CREATE VIEW public_target AS
SELECT dataset_id, position, year, measure, amount_rupiah, note FROM target_row JOIN public_dataset ON public_dataset.id = dataset_id;

-- Tables made of answers: what they tell of themselves, with the names of their columns; not whose request it was.
CREATE VIEW public_answer AS
SELECT dataset_id, description, rhythm, licence, hidden_rows,
       (SELECT group_concat(label, ', ') FROM answer_column WHERE answer_column.dataset_id = answer_table.dataset_id) AS labels
FROM answer_table JOIN public_dataset ON public_dataset.id = dataset_id;

-- Their columns and cells.
CREATE VIEW public_answer_column AS
SELECT dataset_id, position, name, label, answer_column.kind, unit, decimals FROM answer_column JOIN public_dataset ON public_dataset.id = dataset_id;
CREATE VIEW public_answer_cell AS
SELECT dataset_id, line, position, value, hidden FROM answer_cell JOIN public_dataset ON public_dataset.id = dataset_id;

-- Contradictions found in the source of an approved dataset.
CREATE VIEW public_difference AS
SELECT dataset_id, position, check_name, place, stated, computed, note
FROM import_difference JOIN public_dataset ON public_dataset.id = dataset_id;

-- Steps of the approval of published datasets, without names; of the notes only the analysis that was approved.
CREATE VIEW public_approval AS
SELECT dataset_id, sequence, at, action,
       CASE WHEN sequence = (SELECT max(sequence) FROM dataset_step AS last WHERE last.dataset_id = step.dataset_id AND last.action = 'analyse')
            THEN note ELSE '' END AS analysis
FROM dataset_step AS step JOIN public_dataset ON public_dataset.id = dataset_id;

-- Counts of cases by local month of arrival, kind and state; nothing else of a case is public.
CREATE VIEW public_case_count AS
SELECT kind, month, state, count FROM case_tally WHERE count > 0;

-- Counts of cases by local day of arrival and hour (UTC) of the first answer, in whole or in part, or refusal, of a complaint also its
-- return as unsuitable: the builder counts working days with them and publishes how many cases of a year took how many.
CREATE VIEW public_case_time AS
SELECT kind, received_on, substr(answered_at, 1, 13) || ':00:00Z' AS answered_hour, count(*) AS count
FROM cases JOIN (SELECT case_id, min(at) AS answered_at FROM case_event WHERE type IN ('answer', 'answer_partly', 'refuse', 'classify_unsuitable') GROUP BY case_id)
     ON case_id = cases.id
GROUP BY 1, 2, 3;

-- When a kind of case last took a step that counts of cases follow, by step: the submission, an extension, and what leads to another state.
-- The day is that of the tables, so that a night without a case makes no new file; the minutes are left out, whole hours keep the local day.
CREATE VIEW public_case_change AS
SELECT kind, type AS step, substr(max(at), 1, 13) || ':00:00Z' AS changed_hour
FROM case_event JOIN cases ON cases.id = case_id
WHERE type IN ('submit', 'extend') OR type IN (SELECT action FROM case_rule WHERE next_state <> state)
GROUP BY 1, 2;

-- Complaints two people released, in the office's words, and when each took its steps, in whole hours, which keep the local day: the builder
-- counts working days with them and publishes those alone. NULL: not yet.
CREATE VIEW public_released_complaint AS
SELECT case_release.id, title, summary, outcome, approved_at, substr(received_on, 1, 7) AS month, service_code, state, received_on, due_on,
       (SELECT substr(min(at), 1, 13) || ':00:00Z' FROM case_event WHERE case_id = cases.id AND type = 'verify') AS verified_hour,
       (SELECT substr(min(at), 1, 13) || ':00:00Z' FROM case_event WHERE case_id = cases.id AND type IN ('answer', 'classify_unsuitable')) AS answered_hour,
       substr(closed_at, 1, 13) || ':00:00Z' AS closed_hour
FROM case_release JOIN cases ON cases.id = case_release.case_id
WHERE approved_at IS NOT NULL AND withdrawn_at IS NULL AND confidentiality <> 'confidential';

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

-- Counts of information requests by local year of arrival. By who asked: a person or another agency (small groups are hidden by the builder).
-- Of persons' requests alone, as the yearly summary counts them (UU 14/2008 article 12): by outcome, by the reason and the exemption of what was
-- not given, by what happened, by how objections ended. Never a row a request.
CREATE VIEW public_request_count AS
SELECT substr(received_on, 1, 4) AS year, 'requester' AS attribute, asked.kind AS value, count(*) AS count
FROM cases JOIN information_request AS asked ON asked.case_id = id GROUP BY 1, 3
UNION ALL
SELECT substr(received_on, 1, 4), 'outcome', coalesce(outcome, CASE state WHEN 'answered' THEN 'granted' WHEN 'partly_answered' THEN 'partly'
                                                               WHEN 'refused' THEN 'refused' ELSE 'open' END), count(*)
FROM cases JOIN information_request AS asked ON asked.case_id = id LEFT JOIN request_decision AS decision ON decision.case_id = id
WHERE asked.kind = 'citizen' GROUP BY 1, 3
UNION ALL
SELECT substr(received_on, 1, 4), 'reason', reason, count(*) FROM cases JOIN request_decision ON case_id = id WHERE reason <> '' GROUP BY 1, 3
UNION ALL
SELECT substr(received_on, 1, 4), 'exemption', letter, count(*)
FROM cases JOIN request_decision ON case_id = id
     JOIN (SELECT column1 AS letter FROM (VALUES ('a'), ('b'), ('c'), ('d'), ('e'), ('f'), ('g'), ('h'), ('i'), ('j'))) ON instr(exemptions, letter) > 0
GROUP BY 1, 3
UNION ALL
SELECT substr(received_on, 1, 4), 'step', 'extend', count(*)
FROM cases JOIN information_request AS asked ON asked.case_id = id WHERE asked.kind = 'citizen' AND extended_at IS NOT NULL GROUP BY 1
UNION ALL
SELECT substr(received_on, 1, 4), 'step', 'object', count(*) FROM cases JOIN request_objection ON case_id = id GROUP BY 1
UNION ALL
SELECT substr(received_on, 1, 4), 'objection', coalesce(outcome, 'waiting'), count(*) FROM cases JOIN request_objection ON case_id = id GROUP BY 1, 3;

-- Editions: the end of the audit trail, which each edition of the site repeats, so that a trail cut or computed anew later shows.
CREATE VIEW public_audit_head AS SELECT sequence, hash FROM audit_head;

-- ---------------------------------------------------------------- one breakdown of the same persons

-- Of each period with respondents by profile: when it first was approved, and whether a correction counts other persons in its groups. The
-- builder decides with it which breakdowns may stand beside each other; of earlier revisions it learns no count.
CREATE VIEW public_breakdown AS
SELECT period, scope, min(approved_at) AS approved_at,
       EXISTS (SELECT 1 FROM dataset AS one JOIN dataset AS other ON other.kind = one.kind AND other.period = one.period AND other.scope = one.scope
               WHERE one.kind = 'survey' AND one.period = this.period AND one.scope = this.scope AND one.state = 'approved' AND other.state = 'approved'
                 AND EXISTS (SELECT question, value, count FROM survey_profile_count WHERE dataset_id = one.id
                             EXCEPT SELECT question, value, count FROM survey_profile_count WHERE dataset_id = other.id)) AS is_changed
FROM dataset AS this WHERE kind = 'survey' AND state = 'approved' AND EXISTS (SELECT 1 FROM survey_profile_count WHERE dataset_id = this.id)
GROUP BY period, scope;

-- The last run of the builder of the public site, for the staff who wait for it. At most one row.
CREATE TABLE site_run (
    id        INTEGER PRIMARY KEY CHECK (id = 1),
    at        TEXT NOT NULL CHECK (length(at) = 20),
    outcome   TEXT NOT NULL CHECK (outcome IN ('live', 'unchanged', 'failed')),
    edition   INTEGER NOT NULL CHECK (edition >= 0),           -- that visitors read afterwards; 0: none yet
    content   TEXT NOT NULL CHECK (length(content) <= 200),    -- what was approved and released then (public_content); of the last run that did not fail
    fault     TEXT NOT NULL CHECK (length(fault) <= 1000),     -- where and what went wrong, never a value; '' when nothing did
    CHECK ((outcome = 'failed') = (fault <> ''))
) STRICT;
CREATE VIEW public_site_run AS SELECT content FROM site_run;
-- One text that changes whenever a figure is approved, or a complaint released or taken back: then the site is worth a new edition.
CREATE VIEW public_content AS
SELECT (SELECT count(*) || ' ' || coalesce(max(approved_at), '-') || ' ' || coalesce(max(id), 0) FROM dataset WHERE state = 'approved') || ' '
    || (SELECT count(*) || ' ' || coalesce(max(approved_at), '-') FROM case_release WHERE approved_at IS NOT NULL AND withdrawn_at IS NULL) AS content;

-- ---------------------------------------------------------------- standing requests

-- What another body asks for every month by one letter. The nightly upkeep makes a request of it on its day, a missed one later.
CREATE TABLE standing_request (
    id            INTEGER PRIMARY KEY CHECK (id > 0),
    agency_kind   TEXT NOT NULL CHECK (agency_kind IN ('opd', 'non_opd')),
    agency        TEXT NOT NULL CHECK (length(agency) BETWEEN 1 AND 100),
    subject       TEXT NOT NULL CHECK (length(subject) BETWEEN 1 AND 150),
    information   TEXT NOT NULL CHECK (length(information) BETWEEN 1 AND 5000),
    period        TEXT NOT NULL CHECK (period IN ('month_before', 'same_month', 'none')), -- whose data each request wants
    format_wanted TEXT NOT NULL CHECK (length(format_wanted) <= 100),
    obtain_way    TEXT NOT NULL CHECK (obtain_way IN ('view', 'soft_copy', 'hard_copy')),
    delivery_way  TEXT NOT NULL CHECK (delivery_way IN ('collect', 'courier', 'post', 'fax', 'email')), -- nobody is handed a code for the tracking page
    letter_number TEXT NOT NULL CHECK (length(letter_number) <= 100),
    letter_date   TEXT CHECK (letter_date IS NULL OR length(letter_date) = 10),
    day           INTEGER NOT NULL CHECK (day BETWEEN 1 AND 28),                          -- of the month
    first_month   TEXT NOT NULL CHECK (length(first_month) = 7),                          -- local, '2026-11'
    ended_on      TEXT CHECK (ended_on IS NULL OR length(ended_on) = 10),                 -- local day; NULL: it goes on
    version       INTEGER NOT NULL CHECK (version >= 1)
) STRICT;
CREATE UNIQUE INDEX standing_request_once ON standing_request (agency, subject) WHERE ended_on IS NULL;
CREATE TRIGGER standing_request_has_ended BEFORE UPDATE ON standing_request WHEN old.ended_on IS NOT NULL OR new.first_month <> old.first_month
BEGIN SELECT RAISE(ABORT, 'a standing request that has ended does not change'); END;
CREATE TRIGGER standing_request_stays BEFORE DELETE ON standing_request
BEGIN SELECT RAISE(ABORT, 'a standing request stays on record'); END;

-- The request of one month: there is never a second.
CREATE TABLE standing_request_made (
    standing_id INTEGER NOT NULL REFERENCES standing_request (id),
    month       TEXT NOT NULL CHECK (length(month) = 7), -- local, '2026-11'
    case_id     INTEGER NOT NULL UNIQUE REFERENCES information_request (case_id),
    PRIMARY KEY (standing_id, month)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER standing_request_made_is_final BEFORE UPDATE ON standing_request_made
BEGIN SELECT RAISE(ABORT, 'what was made of a standing request stays'); END;
CREATE TRIGGER standing_request_made_stays BEFORE DELETE ON standing_request_made
BEGIN SELECT RAISE(ABORT, 'what was made of a standing request stays'); END;
