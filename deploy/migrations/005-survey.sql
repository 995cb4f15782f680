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
