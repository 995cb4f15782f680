-- From 5 to 6: figures of performance, budget and targets beside investment and permits.

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

ALTER TABLE permit_row ADD COLUMN on_time INTEGER CHECK (on_time IS NULL OR on_time BETWEEN 0 AND issued);
DROP VIEW public_permit;
CREATE VIEW public_permit AS
SELECT dataset_id, position, channel, permit_type, month, issued, on_time FROM permit_row JOIN public_dataset ON public_dataset.id = dataset_id;

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
CREATE TRIGGER dataset_difference_is_accepted_in_words BEFORE INSERT ON dataset_step
WHEN new.action = 'submit' AND EXISTS (SELECT 1 FROM import_difference WHERE dataset_id = new.dataset_id AND note = '')
BEGIN SELECT RAISE(ABORT, 'a difference is accepted only in words'); END;

-- Counts of cases by local day of arrival and hour (UTC) of the first answer or refusal, of a complaint also its return as unsuitable: the
-- builder counts working days with them and publishes how many cases of a year took how many.
CREATE VIEW public_case_time AS
SELECT kind, received_on, substr(answered_at, 1, 13) || ':00:00Z' AS answered_hour, count(*) AS count
FROM cases JOIN (SELECT case_id, min(at) AS answered_at FROM case_event WHERE type IN ('answer', 'refuse', 'classify_unsuitable') GROUP BY case_id)
     ON case_id = cases.id
GROUP BY 1, 2, 3;

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

PRAGMA user_version = 6;
