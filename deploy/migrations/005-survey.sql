-- From 4 to 5: the survey from the questionnaire to the published index. One section a part; a table whose CHECKs change is made anew.

-- ---- questionnaires as data: what a stored one was is the official SKM, the only one there was; with what it lacks it is the one
-- this version ships, so that its English stands also where it is in use
CREATE TABLE former_instrument AS SELECT * FROM instrument;
CREATE TABLE former_item AS SELECT * FROM instrument_item;
CREATE TABLE former_label AS SELECT * FROM instrument_label;
DROP TABLE instrument_label;
DROP TABLE instrument_item;
DROP TABLE instrument;

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

CREATE TABLE instrument_label (
    instrument_id INTEGER NOT NULL,
    position      INTEGER NOT NULL,
    value         INTEGER NOT NULL CHECK (value BETWEEN 1 AND 6),          -- 1 is the worst
    label         TEXT NOT NULL CHECK (length(label) BETWEEN 1 AND 100),
    PRIMARY KEY (instrument_id, position, value),
    FOREIGN KEY (instrument_id, position) REFERENCES instrument_item (instrument_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE instrument_band (
    instrument_id   INTEGER NOT NULL REFERENCES instrument (id),
    from_hundredths INTEGER NOT NULL CHECK (from_hundredths BETWEEN 0 AND 100000), -- lowest index of the band, × 100
    mark            TEXT NOT NULL CHECK (length(mark) BETWEEN 1 AND 10),           -- 'A' … 'D'; 'WBK'
    label           TEXT NOT NULL CHECK (length(label) BETWEEN 1 AND 100),         -- 'Sangat Baik'
    PRIMARY KEY (instrument_id, from_hundredths),
    UNIQUE (instrument_id, mark)
) STRICT, WITHOUT ROWID;

CREATE TABLE instrument_text (
    instrument_id INTEGER NOT NULL REFERENCES instrument (id),
    language      TEXT NOT NULL CHECK (length(language) BETWEEN 2 AND 3 AND language NOT GLOB '*[^a-z]*' AND language <> 'id'), -- ISO 639: 'en', 'jv', 'mad'
    meaning       TEXT NOT NULL CHECK (length(meaning) BETWEEN 1 AND 60), -- 'language' (its own name), 'title', 'persyaratan.name', 'persyaratan.question', 'persyaratan.4', 'mark:A'
    text          TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 500),
    PRIMARY KEY (instrument_id, language, meaning)
) STRICT, WITHOUT ROWID;

INSERT INTO instrument (id, code, title, basis, scale, frozen_at, family, version, conversion_numerator, conversion_denominator)
SELECT id, code, title, basis, scale, frozen_at, 'skm', 1, 25, 1 FROM former_instrument;
INSERT INTO instrument_item (instrument_id, position, regulation_position, code, name, question, unsur, counted)
SELECT instrument_id, position, regulation_position, code, name, question, '', 1 FROM former_item;
INSERT INTO instrument_label (instrument_id, position, value, label) SELECT instrument_id, position, value, label FROM former_label;
INSERT INTO instrument_band (instrument_id, from_hundredths, mark, label)
SELECT id, column1, column2, column3 FROM instrument
JOIN (VALUES (2500, 'D', 'Tidak Baik'), (6500, 'C', 'Kurang Baik'), (7661, 'B', 'Baik'), (8831, 'A', 'Sangat Baik'));
INSERT INTO instrument_text (instrument_id, language, meaning, text)
SELECT id, 'en', column1, column2 FROM instrument JOIN (VALUES
    ('language', 'English'),
    ('title', 'Public Satisfaction Survey (SKM) questionnaire'),
    ('mark:D', 'Not good'),
    ('mark:C', 'Less good'),
    ('mark:B', 'Good'),
    ('mark:A', 'Very good'),
    ('persyaratan.name', 'Requirements'),
    ('persyaratan.question', 'What is your opinion of how well the requirements suit the type of service?'),
    ('persyaratan.1', 'Not suitable'),
    ('persyaratan.2', 'Less suitable'),
    ('persyaratan.3', 'Suitable'),
    ('persyaratan.4', 'Very suitable'),
    ('prosedur.name', 'System, mechanism, and procedure'),
    ('prosedur.question', 'How easy do you find the service procedure of this unit?'),
    ('prosedur.1', 'Not easy'),
    ('prosedur.2', 'Less easy'),
    ('prosedur.3', 'Easy'),
    ('prosedur.4', 'Very easy'),
    ('waktu.name', 'Time to completion'),
    ('waktu.question', 'What is your opinion of the speed of the service?'),
    ('waktu.1', 'Not fast'),
    ('waktu.2', 'Less fast'),
    ('waktu.3', 'Fast'),
    ('waktu.4', 'Very fast'),
    ('biaya.name', 'Cost/fee'),
    ('biaya.question', 'What is your opinion of how reasonable the cost/fee of the service is?'),
    ('biaya.1', 'Very expensive'),
    ('biaya.2', 'Rather expensive'),
    ('biaya.3', 'Inexpensive'),
    ('biaya.4', 'Free of charge'),
    ('produk.name', 'Product of the type of service'),
    ('produk.question', 'What is your opinion of how well the result you were given matches what the service standard states?'),
    ('produk.1', 'Not suitable'),
    ('produk.2', 'Less suitable'),
    ('produk.3', 'Suitable'),
    ('produk.4', 'Very suitable'),
    ('kompetensi.name', 'Competence of the staff'),
    ('kompetensi.question', 'What is your opinion of the competence/ability of the staff in serving you?'),
    ('kompetensi.1', 'Not competent'),
    ('kompetensi.2', 'Less competent'),
    ('kompetensi.3', 'Competent'),
    ('kompetensi.4', 'Very competent'),
    ('perilaku.name', 'Conduct of the staff'),
    ('perilaku.question', 'What is your opinion of the courtesy and friendliness of the staff in serving you?'),
    ('perilaku.1', 'Not courteous and friendly'),
    ('perilaku.2', 'Less courteous and friendly'),
    ('perilaku.3', 'Courteous and friendly'),
    ('perilaku.4', 'Very courteous and friendly'),
    ('sarana.name', 'Facilities and infrastructure'),
    ('sarana.question', 'What is your opinion of the quality of the facilities and infrastructure?'),
    ('sarana.1', 'Poor'),
    ('sarana.2', 'Fair'),
    ('sarana.3', 'Good'),
    ('sarana.4', 'Very good'),
    ('pengaduan.name', 'Handling of complaints, suggestions, and feedback'),
    ('pengaduan.question', 'What is your opinion of the handling of service users'' complaints?'),
    ('pengaduan.1', 'None exists'),
    ('pengaduan.2', 'Exists but does not work'),
    ('pengaduan.3', 'Works, but not fully'),
    ('pengaduan.4', 'Well managed')
) WHERE code = 'skm-2017';
DROP TABLE former_instrument;
DROP TABLE former_item;
DROP TABLE former_label;

CREATE TRIGGER instrument_is_frozen BEFORE UPDATE ON instrument
WHEN old.frozen_at IS NOT NULL AND NOT (old.content_sha256 IS NULL AND new.content_sha256 IS NOT NULL AND new.code = old.code AND new.title = old.title
  AND new.basis = old.basis AND new.scale = old.scale AND new.frozen_at IS old.frozen_at AND new.family = old.family AND new.version = old.version
  AND new.conversion_numerator = old.conversion_numerator AND new.conversion_denominator = old.conversion_denominator)
BEGIN SELECT RAISE(ABORT, 'a questionnaire in use does not change'); END;
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

-- ---- periods, answers, totals ----

CREATE TABLE counter (
    code     TEXT PRIMARY KEY CHECK (length(code) BETWEEN 1 AND 40 AND code NOT GLOB '*[^a-z0-9-]*'),
    name     TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 1000),
    active   INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE former AS SELECT * FROM survey_period;
DROP TABLE survey_period;
CREATE TABLE survey_period (
    id            INTEGER PRIMARY KEY CHECK (id > 0),
    key           TEXT NOT NULL UNIQUE CHECK (length(key) BETWEEN 4 AND 100 AND key NOT GLOB '*[^A-Za-z0-9-]*'),
    instrument_id INTEGER NOT NULL REFERENCES instrument (id),
    label         TEXT NOT NULL CHECK (length(label) BETWEEN 4 AND 10),
    service_code  TEXT REFERENCES service (code),
    unit_code     TEXT REFERENCES unit (code),
    starts_on     TEXT NOT NULL CHECK (length(starts_on) = 10),
    ends_on       TEXT NOT NULL CHECK (length(ends_on) = 10),
    state         TEXT NOT NULL CHECK (state IN ('open', 'closing', 'closed')),
    closes_at     TEXT CHECK (closes_at IS NULL OR length(closes_at) = 20),
    population    INTEGER CHECK (population IS NULL OR population BETWEEN 1 AND 100000000),
    CHECK (starts_on <= ends_on),
    CHECK (key = label OR key GLOB label || '-?*'),
    CHECK ((state = 'open') = (closes_at IS NULL))
) STRICT;
INSERT INTO survey_period (id, key, instrument_id, label, service_code, unit_code, starts_on, ends_on, state, closes_at, population)
SELECT id, label, instrument_id, label, NULL, NULL, starts_on, ends_on, state, CASE state WHEN 'closed' THEN ends_on || 'T00:00:00Z' END, population FROM former;
DROP TABLE former;
CREATE UNIQUE INDEX survey_period_once ON survey_period (instrument_id, label, coalesce(service_code, ''), coalesce(unit_code, ''));
CREATE TRIGGER period_freezes_instrument AFTER INSERT ON survey_period
BEGIN UPDATE instrument SET frozen_at = new.starts_on || 'T00:00:00Z' WHERE id = new.instrument_id AND frozen_at IS NULL; END;
CREATE TRIGGER period_stays_closed BEFORE UPDATE ON survey_period WHEN old.state = 'closed' OR (old.state = 'closing' AND new.state = 'open')
BEGIN SELECT RAISE(ABORT, 'a closed period does not change'); END;
CREATE TRIGGER period_choice_is_final BEFORE UPDATE OF id, key, instrument_id, label, service_code, unit_code, starts_on ON survey_period
BEGIN SELECT RAISE(ABORT, 'what a period asks, and whom, does not change'); END;

CREATE TABLE former AS SELECT * FROM survey_response;
DROP TABLE survey_response;
CREATE TABLE survey_response (
    period_id    INTEGER NOT NULL REFERENCES survey_period (id),
    nonce        BLOB NOT NULL CHECK (length(nonce) = 16),
    channel      TEXT NOT NULL CHECK (channel = 'web' OR channel = 'kiosk' OR channel = 'slip' OR channel = 'paper' OR channel = 'import'),
    answered_on  TEXT NOT NULL CHECK (length(answered_on) = 10),
    service_code TEXT REFERENCES service (code),
    counter_code TEXT REFERENCES counter (code),
    device       TEXT NOT NULL CHECK (length(device) <= 40),
    seconds      INTEGER CHECK (seconds IS NULL OR seconds BETWEEN 0 AND 86400),
    run          INTEGER NOT NULL CHECK (run >= 1),
    crowd        INTEGER NOT NULL CHECK (crowd >= 1),
    sex          TEXT NOT NULL CHECK (sex = '' OR sex = 'male' OR sex = 'female'),
    age_group    TEXT NOT NULL CHECK (age_group = '' OR age_group = 'under_20' OR age_group = '20_29' OR age_group = '30_39' OR
                                      age_group = '40_49' OR age_group = '50_59' OR age_group = '60_up'),
    education    TEXT NOT NULL CHECK (education = '' OR education = 'sd' OR education = 'smp' OR education = 'sma' OR
                                      education = 'diploma' OR education = 's1' OR education = 's2' OR education = 's3'),
    occupation   TEXT NOT NULL CHECK (occupation = '' OR occupation = 'pns' OR occupation = 'tni' OR occupation = 'polri' OR
                                      occupation = 'swasta' OR occupation = 'wirausaha' OR occupation = 'lainnya'),
    answers      TEXT NOT NULL CHECK (length(answers) BETWEEN 1 AND 40 AND answers NOT GLOB '*[^0-6]*'),
    PRIMARY KEY (period_id, nonce),
    CHECK (channel <> 'slip' OR answered_on = date(answered_on, 'weekday 1'))
) STRICT, WITHOUT ROWID;
INSERT INTO survey_response (period_id, nonce, channel, answered_on, service_code, counter_code, device, seconds, run, crowd, sex, age_group, education, occupation, answers)
SELECT period_id, nonce, channel, answered_on, service_code, NULL, '', NULL, 1, 1, sex, age_group, education, occupation, answers FROM former WHERE channel <> 'slip';
INSERT INTO survey_response (period_id, nonce, channel, answered_on, service_code, counter_code, device, seconds, run, crowd, sex, age_group, education, occupation, answers)
SELECT period_id, nonce, channel, date(answered_on, '-6 days', 'weekday 1'), service_code, NULL, '', NULL, 1, 1, sex, age_group, education, occupation, answers FROM former WHERE channel = 'slip';

CREATE TABLE survey_suggestion (
    id           INTEGER PRIMARY KEY CHECK (id > 0),
    period_id    INTEGER NOT NULL REFERENCES survey_period (id),
    service_code TEXT REFERENCES service (code),
    text         TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
    tag          TEXT NOT NULL CHECK (length(tag) <= 40),
    read_at      TEXT CHECK (read_at IS NULL OR length(read_at) = 20),
    staff_id     INTEGER REFERENCES staff (id),
    CHECK ((tag = '') = (read_at IS NULL)),
    CHECK ((tag = '') = (staff_id IS NULL))
) STRICT;
CREATE INDEX survey_suggestion_by_period ON survey_suggestion (period_id, tag);
CREATE TRIGGER suggestion_is_final BEFORE UPDATE OF id, period_id, service_code, text ON survey_suggestion
BEGIN SELECT RAISE(ABORT, 'a suggestion does not change'); END;
INSERT INTO survey_suggestion (id, period_id, service_code, text, tag, read_at, staff_id)
SELECT abs(random() % 9007199254740990) + 1, period_id, service_code, suggestion, '', NULL, NULL FROM former WHERE suggestion <> '' ORDER BY random();
DROP TABLE former;

-- The totals are counted afresh: "rows top|sum/answered …|k:rows:total:squares …", as lib/rules/skm_tally.h has it.
DROP TABLE survey_total;
CREATE TABLE survey_total (
    period_id    INTEGER NOT NULL REFERENCES survey_period (id),
    service_code TEXT NOT NULL,
    channel      TEXT NOT NULL,
    count        INTEGER NOT NULL CHECK (count >= 1),
    tally        TEXT NOT NULL CHECK (length(tally) >= 5),
    PRIMARY KEY (period_id, service_code, channel)
) STRICT, WITHOUT ROWID;
CREATE TABLE digit AS
SELECT r.period_id, coalesce(r.service_code, '') AS service_code, r.channel, r.nonce, item.position,
       CAST(substr(r.answers, item.position, 1) AS INTEGER) AS value, (SELECT scale FROM instrument WHERE id = p.instrument_id) AS scale
FROM survey_response AS r JOIN survey_period AS p ON p.id = r.period_id JOIN instrument_item AS item USING (instrument_id);
CREATE TABLE sheet AS
SELECT period_id, service_code, channel, sum(value) AS total, sum(value > 0) AS answered, sum(value) = scale * count(*) AS top
FROM digit GROUP BY period_id, nonce;
INSERT INTO survey_total (period_id, service_code, channel, count, tally)
SELECT period_id, service_code, channel, count(*), sum(answered > 0) || ' ' || sum(top) || '|' ||
       (SELECT group_concat(one, ' ') FROM (SELECT sum(value) || '/' || sum(value > 0) AS one FROM digit AS d
        WHERE d.period_id = sheet.period_id AND d.service_code = sheet.service_code AND d.channel = sheet.channel GROUP BY position ORDER BY position)) || '|' ||
       coalesce((SELECT group_concat(one, ' ') FROM (SELECT answered || ':' || count(*) || ':' || sum(total) || ':' || sum(total * total) AS one FROM sheet AS s
        WHERE s.period_id = sheet.period_id AND s.service_code = sheet.service_code AND s.channel = sheet.channel AND answered > 0
        GROUP BY answered ORDER BY answered)), '')
FROM sheet GROUP BY period_id, service_code, channel;
DROP TABLE digit;
DROP TABLE sheet;

CREATE TABLE survey_pace (
    period_id INTEGER NOT NULL REFERENCES survey_period (id),
    channel   TEXT NOT NULL,
    device    TEXT NOT NULL,
    answers   TEXT NOT NULL,
    run       INTEGER NOT NULL CHECK (run >= 1),
    ten       INTEGER NOT NULL CHECK (ten >= 0),
    crowd     INTEGER NOT NULL CHECK (crowd >= 1),
    PRIMARY KEY (period_id, channel, device)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER period_forgets_its_pace AFTER UPDATE OF state ON survey_period WHEN new.state = 'closed'
BEGIN DELETE FROM survey_pace WHERE period_id = new.id; END;
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

-- ---- tablets at the counters ----

CREATE TABLE kiosk (
    code           TEXT PRIMARY KEY CHECK (length(code) BETWEEN 1 AND 40 AND code NOT GLOB '*[^a-z0-9-]*'),
    name           TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    counter_code   TEXT REFERENCES counter (code),
    service_code   TEXT REFERENCES service (code),
    active         INTEGER NOT NULL CHECK (active IN (0, 1)),
    setup_hash     BLOB UNIQUE CHECK (setup_hash IS NULL OR length(setup_hash) = 32),
    setup_until    TEXT CHECK (setup_until IS NULL OR length(setup_until) = 20),
    token_hash     BLOB UNIQUE CHECK (token_hash IS NULL OR length(token_hash) = 32),
    pin_hash       BLOB NOT NULL CHECK (length(pin_hash) = 32),
    pin_failures   INTEGER NOT NULL CHECK (pin_failures >= 0),
    pin_no_earlier TEXT CHECK (pin_no_earlier IS NULL OR length(pin_no_earlier) = 20),
    answers        INTEGER NOT NULL CHECK (answers >= 0),
    seen_at        TEXT CHECK (seen_at IS NULL OR length(seen_at) = 20),
    waiting        INTEGER NOT NULL CHECK (waiting >= 0),
    CHECK ((setup_hash IS NULL) = (setup_until IS NULL))
) STRICT;

CREATE TABLE kiosk_refusal (
    nonce      BLOB PRIMARY KEY CHECK (length(nonce) = 16),
    kiosk_code TEXT NOT NULL REFERENCES kiosk (code)
) STRICT, WITHOUT ROWID;
CREATE INDEX kiosk_refusal_by_kiosk ON kiosk_refusal (kiosk_code);

-- ---- one-time slips ----

CREATE TABLE survey_slip (
    period_id    INTEGER NOT NULL REFERENCES survey_period (id),
    code_hash    BLOB NOT NULL CHECK (length(code_hash) = 32),
    service_code TEXT REFERENCES service (code),
    spent        INTEGER NOT NULL CHECK (spent IN (0, 1)),
    PRIMARY KEY (period_id, code_hash)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER slip_is_spent_once BEFORE UPDATE ON survey_slip
WHEN old.spent = 1 OR new.spent = 0 OR new.period_id <> old.period_id OR new.code_hash <> old.code_hash OR new.service_code IS NOT old.service_code
BEGIN SELECT RAISE(ABORT, 'a slip is spent once'); END;
CREATE TRIGGER slip_stays BEFORE DELETE ON survey_slip
BEGIN SELECT RAISE(ABORT, 'a slip is never dropped'); END;

CREATE TABLE survey_slip_box (
    nonce        BLOB NOT NULL PRIMARY KEY,
    period_id    INTEGER NOT NULL REFERENCES survey_period (id),
    answered_on  TEXT NOT NULL,
    service_code TEXT,
    counter_code TEXT,
    device       TEXT NOT NULL,
    seconds      INTEGER,
    sex          TEXT NOT NULL,
    age_group    TEXT NOT NULL,
    education    TEXT NOT NULL,
    occupation   TEXT NOT NULL,
    answers      TEXT NOT NULL,
    suggestion   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

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

PRAGMA user_version = 5;

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

-- ---------------------------------------------------------------- the approval of datasets

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

-- A dataset knows what it asked about and walks the chain step by step; one that was submitted stays submitted, an approved one approved.
DROP VIEW public_dataset;
DROP VIEW public_survey_answer;
DROP VIEW public_approval;
CREATE TABLE former AS SELECT * FROM dataset;
DROP TABLE dataset;
CREATE TABLE dataset (
    id             INTEGER PRIMARY KEY CHECK (id > 0),
    kind           TEXT NOT NULL CHECK (kind IN ('survey', 'investment', 'permits', 'indicators', 'budget', 'targets')),
    period         TEXT NOT NULL CHECK (length(period) BETWEEN 4 AND 10),           -- period of the data, not of the report: '2024-Q1'
    scope          TEXT NOT NULL CHECK (length(scope) <= 90 AND scope NOT GLOB '*[^a-z0-9-]*' AND (scope = '' OR kind = 'survey')), -- what the survey asked about: its period's key without the label; '' the whole office's SKM
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
INSERT INTO dataset (id, kind, period, scope, revision, title, source, state, last_action, imported_at, exchange_rate, population, respondents, ikm_hundredths,
                     published_ikm_hundredths, grade, longest_run, first_half_hundredths, second_half_hundredths, content_sha256, approved_at, version)
SELECT id, kind, period, '', revision, title, source, state,
       coalesce((SELECT action FROM dataset_step WHERE dataset_id = former.id ORDER BY sequence DESC LIMIT 1), 'import'),
       imported_at, exchange_rate, population, respondents, ikm_hundredths, published_ikm_hundredths, grade, longest_run, first_half_hundredths,
       second_half_hundredths, content_sha256, approved_at, coalesce((SELECT max(sequence) FROM dataset_step WHERE dataset_id = former.id), 1)
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

CREATE TABLE former AS SELECT * FROM dataset_step;
DROP TABLE dataset_step;
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
INSERT INTO dataset_step (id, dataset_id, sequence, at, actor_kind, staff_id, action, note)
SELECT id, dataset_id, sequence, at, actor_kind, staff_id, action, note FROM former;
DROP TABLE former;
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

-- Answers are kept by service and channel; of the older ones only the whole is known.
CREATE TABLE former AS SELECT * FROM survey_answer_row;
DROP TABLE survey_answer_row;
CREATE TABLE survey_answer_row (
    dataset_id   INTEGER NOT NULL REFERENCES dataset (id),
    service_code TEXT NOT NULL CHECK (length(service_code) <= 40),                                       -- '': none named, or too few of it to stand alone
    channel      TEXT NOT NULL CHECK (channel IN ('', 'web', 'kiosk', 'slip', 'paper', 'import')),       -- '': too few of it within the service
    answers      TEXT NOT NULL CHECK (length(answers) BETWEEN 1 AND 40 AND answers NOT GLOB '*[^0-6]*'), -- in form order
    count        INTEGER NOT NULL CHECK (count >= 1),                                                    -- how many gave exactly these
    PRIMARY KEY (dataset_id, service_code, channel, answers)
) STRICT, WITHOUT ROWID;
INSERT INTO survey_answer_row (dataset_id, service_code, channel, answers, count) SELECT dataset_id, '', '', answers, count FROM former;
DROP TABLE former;

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

-- The rows of a dataset change only while it is a draft.
DROP TRIGGER survey_published_figure_frozen_added;
DROP TRIGGER survey_published_figure_frozen_changed;
DROP TRIGGER survey_published_figure_frozen_deleted;
DROP TRIGGER survey_profile_count_frozen_added;
DROP TRIGGER survey_profile_count_frozen_changed;
DROP TRIGGER survey_profile_count_frozen_deleted;
DROP TRIGGER investment_row_frozen_added;
DROP TRIGGER investment_row_frozen_changed;
DROP TRIGGER investment_row_frozen_deleted;
DROP TRIGGER permit_row_frozen_added;
DROP TRIGGER permit_row_frozen_changed;
DROP TRIGGER permit_row_frozen_deleted;
DROP TRIGGER permit_published_total_frozen_added;
DROP TRIGGER permit_published_total_frozen_changed;
DROP TRIGGER permit_published_total_frozen_deleted;
DROP TRIGGER import_difference_frozen_added;
DROP TRIGGER import_difference_frozen_changed;
DROP TRIGGER import_difference_frozen_deleted;
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

-- The answers of an approved survey without anything about the person.
CREATE VIEW public_survey_answer AS
SELECT dataset_id, service_code, channel, answers, count FROM survey_answer_row JOIN public_dataset ON public_dataset.id = dataset_id;

-- The questionnaire of an approved survey as it was asked.
CREATE VIEW public_dataset_instrument AS
SELECT dataset_id, content, sha256 FROM dataset_instrument JOIN public_dataset ON public_dataset.id = dataset_id;

-- The facts of the period of an approved survey.
CREATE VIEW public_survey_snapshot AS
SELECT dataset_id, name, value FROM survey_snapshot JOIN public_dataset ON public_dataset.id = dataset_id;

-- Steps of the approval of published datasets, without names; of the notes only the analysis that was approved.
CREATE VIEW public_approval AS
SELECT dataset_id, sequence, at, action,
       CASE WHEN sequence = (SELECT max(sequence) FROM dataset_step AS last WHERE last.dataset_id = step.dataset_id AND last.action = 'analyse')
            THEN note ELSE '' END AS analysis
FROM dataset_step AS step JOIN public_dataset ON public_dataset.id = dataset_id;

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

-- What the office promised after an approved survey, and what became of it.
CREATE VIEW public_survey_followup AS
SELECT public_dataset.id AS dataset_id, period_label, plan.scope, position, item_code, action, due_month, responsible, state, done_on, note, updated_at
FROM survey_followup AS plan JOIN public_dataset ON kind = 'survey' AND period = period_label AND public_dataset.scope = plan.scope;
