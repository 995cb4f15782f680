-- From 4 to 5: the survey from the questionnaire to the published index. One section a part; a table whose CHECKs change is made anew.

-- ---- questionnaires as data: what a stored one was is the official SKM, the only one there was
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
    meaning       TEXT NOT NULL CHECK (length(meaning) BETWEEN 1 AND 60), -- 'language' (its own name), 'title', 'persyaratan.name', 'persyaratan.question', 'persyaratan.4', 'mark.A'
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
DROP TABLE former_instrument;
DROP TABLE former_item;
DROP TABLE former_label;

CREATE TRIGGER instrument_is_frozen BEFORE UPDATE ON instrument
WHEN old.frozen_at IS NOT NULL AND NOT (old.content_sha256 IS NULL AND new.content_sha256 IS NOT NULL AND new.code = old.code AND new.title = old.title
  AND new.basis = old.basis AND new.scale = old.scale AND new.frozen_at IS old.frozen_at AND new.family = old.family AND new.version = old.version
  AND new.conversion_numerator = old.conversion_numerator AND new.conversion_denominator = old.conversion_denominator)
BEGIN SELECT RAISE(ABORT, 'a questionnaire in use does not change'); END;
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

PRAGMA user_version = 5;
