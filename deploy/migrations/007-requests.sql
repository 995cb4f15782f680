-- From 6 to 7: requests with decisions, objections and erasure.

-- New ways of a request.
DELETE FROM case_rule WHERE kind = 'request';
WITH state (name) AS (
    VALUES ('received'), ('in_progress'), ('waiting_requester'), ('answered'), ('partly_answered'), ('refused'), ('objected'),
           ('carrying_out'), ('objection_answered')),
rule (action, actor_kind, states, next_state) AS ( -- '*': any state; NULL: the state stays
    VALUES ('accept', 'staff', 'received', 'in_progress'),
           ('extend', 'staff', 'in_progress', NULL),
           ('ask_requester', 'staff', 'in_progress', 'waiting_requester'),
           ('answer', 'staff', 'in_progress', 'answered'),
           ('answer_partly', 'staff', 'in_progress', 'partly_answered'),
           ('refuse', 'staff', 'in_progress', 'refused'),
           ('deliver', 'staff', 'answered partly_answered objection_answered', NULL),
           ('object', 'staff', 'received in_progress answered partly_answered refused', 'objected'),
           ('object', 'citizen', 'received in_progress answered partly_answered refused', 'objected'),
           ('answer_objection', 'staff', 'objected', 'objection_answered'),
           ('answer_objection', 'staff', 'objected', 'carrying_out'),
           ('answer', 'staff', 'carrying_out', 'objection_answered'),
           ('answer_partly', 'staff', 'carrying_out', 'objection_answered'),
           ('refuse', 'staff', 'carrying_out', 'objection_answered'),
           ('note', 'staff', '*', NULL),
           ('reply', 'citizen', 'received in_progress objected carrying_out', NULL),
           ('reply', 'citizen', 'waiting_requester', 'in_progress'))
INSERT INTO case_rule (kind, state, action, next_state, actor_kind)
SELECT 'request', state.name, rule.action, coalesce(rule.next_state, state.name), rule.actor_kind
FROM rule JOIN state ON rule.states = '*' OR instr(' ' || rule.states || ' ', ' ' || state.name || ' ') > 0;

-- The same cases under a CHECK that knows the new states.
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
        OR (kind = 'request' AND state IN ('received', 'in_progress', 'waiting_requester', 'answered', 'partly_answered', 'refused', 'objected',
                                        'carrying_out', 'objection_answered')))
) STRICT;
INSERT INTO cases (id, kind, number, code_hash, nonce, channel, received_at, received_on, entered_at, service_code, subject, confidentiality,
                   state, resume_state, last_action, due_on, step_due_on, closed_at, version)
SELECT id, kind, number, code_hash, nonce, channel, received_at, received_on, entered_at, service_code, subject, confidentiality,
       state, resume_state, last_action, due_on, step_due_on, closed_at, version
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
CREATE TRIGGER case_is_to_be_indexed AFTER INSERT ON cases
BEGIN INSERT INTO search_todo (case_id) VALUES (new.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER case_is_to_be_indexed_again AFTER UPDATE OF version ON cases
BEGIN INSERT INTO search_todo (case_id) VALUES (new.id) ON CONFLICT DO NOTHING; END;

-- Period and format wanted, the ground of an extension, who decided, when it was handed over.
ALTER TABLE information_request ADD COLUMN period_wanted TEXT NOT NULL DEFAULT '' CHECK (length(period_wanted) <= 100);
ALTER TABLE information_request ADD COLUMN format_wanted TEXT NOT NULL DEFAULT '' CHECK (length(format_wanted) <= 100);
ALTER TABLE information_request ADD COLUMN extension_ground TEXT NOT NULL DEFAULT '' CHECK (extension_ground IN ('', 'not_held', 'undecided'));
ALTER TABLE information_request ADD COLUMN decided_by INTEGER REFERENCES staff (id);
ALTER TABLE information_request ADD COLUMN delivered_on TEXT CHECK (delivered_on IS NULL OR length(delivered_on) = 10);

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

-- What was frozen stays so until its person is erased.
DROP TRIGGER complaint_text_is_final;
DROP TRIGGER request_text_is_final;
DROP TRIGGER case_event_is_final;
DROP TRIGGER receipt_stays;
CREATE TRIGGER complaint_text_is_final BEFORE UPDATE OF reporter_kind, narrative, happened_on, happened_where, wanted ON complaint
WHEN NOT EXISTS (SELECT 1 FROM case_erasure WHERE case_id = old.case_id)
BEGIN SELECT RAISE(ABORT, 'what the receipt proves does not change'); END;
CREATE TRIGGER request_text_is_final BEFORE UPDATE OF kind, agency_kind, agency, information, purpose, obtain_way, delivery_way,
    letter_number, letter_date, period_wanted, format_wanted ON information_request
WHEN NOT EXISTS (SELECT 1 FROM case_erasure WHERE case_id = old.case_id)
BEGIN SELECT RAISE(ABORT, 'what the receipt proves does not change'); END;
CREATE TRIGGER case_event_is_final BEFORE UPDATE ON case_event
WHEN new.id <> old.id OR new.case_id <> old.case_id OR new.sequence <> old.sequence OR new.at <> old.at OR new.type <> old.type
  OR new.body <> '' OR NOT EXISTS (SELECT 1 FROM case_erasure WHERE case_id = old.case_id)
BEGIN SELECT RAISE(ABORT, 'the timeline of a case is append-only'); END;
CREATE TRIGGER receipt_stays BEFORE DELETE ON receipt
WHEN NOT EXISTS (SELECT 1 FROM case_erasure WHERE case_id = old.case_id)
BEGIN SELECT RAISE(ABORT, 'a receipt does not change'); END;
DROP TRIGGER complaint_meeting_is_final;
CREATE TRIGGER complaint_meeting_is_final BEFORE UPDATE ON complaint_meeting
WHEN old.state <> 'called' AND NOT EXISTS (SELECT 1 FROM case_erasure WHERE case_id = old.case_id)
BEGIN SELECT RAISE(ABORT, 'a meeting that was held or cancelled does not change'); END;
DROP TRIGGER complaint_measure_is_final;
CREATE TRIGGER complaint_measure_is_final BEFORE UPDATE OF id, meeting_id, position, action, owner, due_on ON complaint_measure
WHEN new.action <> '(dihapus)' OR NOT EXISTS (SELECT 1 FROM case_erasure JOIN complaint_meeting AS m USING (case_id) WHERE m.id = old.meeting_id)
BEGIN SELECT RAISE(ABORT, 'a decision does not change'); END;
CREATE TRIGGER subject_is_final BEFORE UPDATE OF subject ON cases
WHEN NOT EXISTS (SELECT 1 FROM case_erasure WHERE case_id = old.id)
BEGIN SELECT RAISE(ABORT, 'what the receipt proves does not change'); END;

-- When a kind of case last took a step that counts of cases follow, by step: the submission, an extension, and what leads to another state.
-- The day is that of the tables, so that a night without a case makes no new file; the minutes are left out, whole hours keep the local day.
CREATE VIEW public_case_change AS
SELECT kind, type AS step, substr(max(at), 1, 13) || ':00:00Z' AS changed_hour
FROM case_event JOIN cases ON cases.id = case_id
WHERE type IN ('submit', 'extend') OR type IN (SELECT action FROM case_rule WHERE next_state <> state)
GROUP BY 1, 2;

-- The outcomes of requests, and how long also those granted in part took.
DROP VIEW public_case_time;
-- Counts of cases by local day of arrival and hour (UTC) of the first answer, in whole or in part, or refusal, of a complaint also its
-- return as unsuitable: the builder counts working days with them and publishes how many cases of a year took how many.
CREATE VIEW public_case_time AS
SELECT kind, received_on, substr(answered_at, 1, 13) || ':00:00Z' AS answered_hour, count(*) AS count
FROM cases JOIN (SELECT case_id, min(at) AS answered_at FROM case_event WHERE type IN ('answer', 'answer_partly', 'refuse', 'classify_unsuitable') GROUP BY case_id)
     ON case_id = cases.id
GROUP BY 1, 2, 3;

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

-- Complaints two people released, in the office's words, and when each took its steps, in whole hours, which keep the local day: the builder
-- counts working days with them and publishes those alone. NULL: not yet.
DROP VIEW public_released_complaint;
CREATE VIEW public_released_complaint AS
SELECT case_release.id, title, summary, outcome, approved_at, substr(received_on, 1, 7) AS month, service_code, state, received_on, due_on,
       (SELECT substr(min(at), 1, 13) || ':00:00Z' FROM case_event WHERE case_id = cases.id AND type = 'verify') AS verified_hour,
       (SELECT substr(min(at), 1, 13) || ':00:00Z' FROM case_event WHERE case_id = cases.id AND type IN ('answer', 'classify_unsuitable')) AS answered_hour,
       substr(closed_at, 1, 13) || ':00:00Z' AS closed_hour
FROM case_release JOIN cases ON cases.id = case_release.case_id
WHERE approved_at IS NOT NULL AND withdrawn_at IS NULL AND confidentiality <> 'confidential';

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

-- Answers that become open data: the same datasets under a CHECK that knows their kind.
CREATE TABLE former AS SELECT * FROM dataset;
DROP TABLE dataset;
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
INSERT INTO dataset (id, kind, period, scope, revision, title, source, state, last_action, imported_at, exchange_rate, population,
                     respondents, ikm_hundredths, published_ikm_hundredths, grade, longest_run, first_half_hundredths,
                     second_half_hundredths, content_sha256, approved_at, version, report_period)
SELECT id, kind, period, scope, revision, title, source, state, last_action, imported_at, exchange_rate, population,
                     respondents, ikm_hundredths, published_ikm_hundredths, grade, longest_run, first_half_hundredths,
                     second_half_hundredths, content_sha256, approved_at, version, report_period
FROM former;
DROP TABLE former;
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

PRAGMA user_version = 7;

-- Files of answers: larger, of more kinds, and with a last day.
CREATE TABLE former AS SELECT * FROM attachment;
DROP TABLE attachment;
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
INSERT INTO attachment (id, case_id, event_id, file_name, media_type, size, sha256, stored_name)
SELECT id, case_id, event_id, file_name, media_type, size, sha256, stored_name FROM former;
DROP TABLE former;
CREATE INDEX attachment_by_case ON attachment (case_id, event_id);
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
