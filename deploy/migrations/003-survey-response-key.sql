-- From 2 to 3: survey answers lie in one tree instead of three, and their lists are checked without a table for each.
CREATE TABLE former AS SELECT * FROM survey_response;
DROP TABLE survey_response;

CREATE TABLE survey_response (
    period_id    INTEGER NOT NULL REFERENCES survey_period (id),
    nonce        BLOB NOT NULL CHECK (length(nonce) = 16),                                           -- of the form: one form, one answer
    channel      TEXT NOT NULL CHECK (channel = 'web' OR channel = 'kiosk' OR channel = 'slip' OR channel = 'paper' OR channel = 'import'),
    answered_on  TEXT NOT NULL CHECK (length(answered_on) = 10),                                     -- local day
    service_code TEXT REFERENCES service (code),
    sex          TEXT NOT NULL CHECK (sex = '' OR sex = 'male' OR sex = 'female'),                   -- '' in all four: not answered
    age_group    TEXT NOT NULL CHECK (age_group = '' OR age_group = 'under_20' OR age_group = '20_29' OR age_group = '30_39' OR
                                      age_group = '40_49' OR age_group = '50_59' OR age_group = '60_up'),
    education    TEXT NOT NULL CHECK (education = '' OR education = 'sd' OR education = 'smp' OR education = 'sma' OR
                                      education = 'diploma' OR education = 's1' OR education = 's2' OR education = 's3'),
    occupation   TEXT NOT NULL CHECK (occupation = '' OR occupation = 'pns' OR occupation = 'tni' OR occupation = 'polri' OR
                                      occupation = 'swasta' OR occupation = 'wirausaha' OR occupation = 'lainnya'),
    answers      TEXT NOT NULL CHECK (length(answers) BETWEEN 1 AND 40 AND answers NOT GLOB '*[^0-6]*'), -- a digit an item in form order, '0' = not answered
    suggestion   TEXT NOT NULL CHECK (length(suggestion) <= 2000),                                   -- free text, never published
    PRIMARY KEY (period_id, nonce)
) STRICT, WITHOUT ROWID;

INSERT INTO survey_response (period_id, nonce, channel, answered_on, service_code, sex, age_group, education, occupation, answers, suggestion)
SELECT period_id, nonce, channel, answered_on, service_code, sex, age_group, education, occupation, answers, suggestion FROM former;
DROP TABLE former;

CREATE TRIGGER response_is_no_repeat BEFORE INSERT ON survey_response
WHEN EXISTS (SELECT 1 FROM survey_period AS other CROSS JOIN survey_response AS first ON first.period_id = other.id AND first.nonce = new.nonce
             WHERE other.id <> new.period_id AND other.ends_on >= date(new.answered_on, '-1 day'))
BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER response_needs_open_period BEFORE INSERT ON survey_response
WHEN (SELECT state FROM survey_period WHERE id = new.period_id) <> 'open'
BEGIN SELECT RAISE(ABORT, 'the survey period is closed'); END;
CREATE TRIGGER response_fits_instrument BEFORE INSERT ON survey_response
WHEN (SELECT count(*) FROM instrument_item JOIN survey_period USING (instrument_id) WHERE survey_period.id = new.period_id) <> length(new.answers)
  OR new.answers GLOB (SELECT '*[' || (scale + 1) || '-9]*' FROM instrument JOIN survey_period ON instrument.id = instrument_id
                       WHERE survey_period.id = new.period_id)
BEGIN SELECT RAISE(ABORT, 'one digit within the scale for every question'); END;
CREATE TRIGGER response_is_counted AFTER INSERT ON survey_response BEGIN
    INSERT INTO survey_total (period_id, service_code, position, answered, sum)
    VALUES (new.period_id, coalesce(new.service_code, ''), 0, 1, 0)
    ON CONFLICT (period_id, service_code, position) DO UPDATE SET answered = answered + 1;
    INSERT INTO survey_total (period_id, service_code, position, answered, sum)
    SELECT new.period_id, coalesce(new.service_code, ''), item.position, 1, CAST(substr(new.answers, item.position, 1) AS INTEGER)
    FROM survey_period JOIN instrument_item AS item USING (instrument_id)
    WHERE survey_period.id = new.period_id AND substr(new.answers, item.position, 1) <> '0'
    ON CONFLICT (period_id, service_code, position) DO UPDATE SET answered = answered + 1, sum = sum + excluded.sum;
END;
CREATE TRIGGER response_is_final BEFORE UPDATE ON survey_response
BEGIN SELECT RAISE(ABORT, 'a response does not change'); END;
CREATE TRIGGER response_stays BEFORE DELETE ON survey_response
BEGIN SELECT RAISE(ABORT, 'a response is never dropped'); END;

PRAGMA user_version = 3;
