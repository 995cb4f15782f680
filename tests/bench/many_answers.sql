-- A period of :count answers, of five services and four channels, one in sixteen with questions left open, and its running totals as
-- SQL adds them up: nothing of the program's own arithmetic is in them. Run by tools/bench on an office that has nothing else.
PRAGMA synchronous = OFF;
PRAGMA cache_size = -200000;
DROP TRIGGER response_is_no_repeat;
DROP TRIGGER response_is_no_repeat_of_slip;
DROP TRIGGER response_needs_open_period;
DROP TRIGGER response_fits_instrument;
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5) INSERT INTO service SELECT 'uji-' || i, 'Layanan uji ' || i, i, 1, '', '' FROM n;
INSERT INTO survey_period (id, key, instrument_id, label, starts_on, ends_on, state)
SELECT 1, '2024', id, '2024', '2024-01-01', '2024-12-31', 'open' FROM instrument WHERE code = 'skm-2017';
BEGIN;
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :count),
drawn(i, bits, open) AS (SELECT i, i * 2654435761 % 4294967291, iif(i % 16 = 0, i / 16 * 40503 % 512, 0) FROM n)
INSERT INTO survey_response (period_id, nonce, channel, answered_on, service_code, device, run, crowd, sex, age_group, education, occupation, answers)
SELECT 1, CAST(printf('%016d', i) AS BLOB), substr('web  kioskslip paper', 1 + 5 * (bits & 3), CASE bits & 3 WHEN 0 THEN 3 WHEN 2 THEN 4 ELSE 5 END), '2024-04-01',
    'uji-' || (1 + (bits >> 2) % 5), 'phone', 1, 1, '', '', '', '',
    iif(open & 1, 0, 1 + (bits >> 5 & 3)) || iif(open & 2, 0, 1 + (bits >> 7 & 3)) || iif(open & 4, 0, 1 + (bits >> 9 & 3))
    || iif(open & 8, 0, 1 + (bits >> 11 & 3)) || iif(open & 16, 0, 1 + (bits >> 13 & 3)) || iif(open & 32, 0, 1 + (bits >> 15 & 3))
    || iif(open & 64, 0, 1 + (bits >> 17 & 3)) || iif(open & 128, 0, 1 + (bits >> 19 & 3)) || iif(open & 256, 0, 1 + (bits >> 21 & 3))
FROM drawn;
CREATE TEMP TABLE part AS
SELECT service_code, channel, answered, count(*) AS rows, sum(total) AS total, sum(total * total) AS squares, sum(answers = '444444444') AS top,
    sum(u1) AS s1, sum(u2) AS s2, sum(u3) AS s3, sum(u4) AS s4, sum(u5) AS s5, sum(u6) AS s6, sum(u7) AS s7, sum(u8) AS s8, sum(u9) AS s9,
    sum(u1 > 0) AS a1, sum(u2 > 0) AS a2, sum(u3 > 0) AS a3, sum(u4 > 0) AS a4, sum(u5 > 0) AS a5, sum(u6 > 0) AS a6, sum(u7 > 0) AS a7, sum(u8 > 0) AS a8, sum(u9 > 0) AS a9
FROM (SELECT *, u1 + u2 + u3 + u4 + u5 + u6 + u7 + u8 + u9 AS total, 9 - (length(answers) - length(replace(answers, '0', ''))) AS answered
      FROM (SELECT service_code, channel, answers, digits / 100000000 AS u1, digits / 10000000 % 10 AS u2, digits / 1000000 % 10 AS u3, digits / 100000 % 10 AS u4,
                   digits / 10000 % 10 AS u5, digits / 1000 % 10 AS u6, digits / 100 % 10 AS u7, digits / 10 % 10 AS u8, digits % 10 AS u9
            FROM (SELECT service_code, channel, answers, CAST(answers AS INTEGER) AS digits FROM survey_response)))
GROUP BY service_code, channel, answered ORDER BY service_code, channel, answered;
INSERT INTO survey_total (period_id, service_code, channel, count, tally)
SELECT 1, service_code, channel, sum(rows),
    sum(iif(answered > 0, rows, 0)) || ' ' || sum(top) || '|' || sum(s1) || '/' || sum(a1) || ' ' || sum(s2) || '/' || sum(a2) || ' ' || sum(s3) || '/' || sum(a3)
    || ' ' || sum(s4) || '/' || sum(a4) || ' ' || sum(s5) || '/' || sum(a5) || ' ' || sum(s6) || '/' || sum(a6) || ' ' || sum(s7) || '/' || sum(a7)
    || ' ' || sum(s8) || '/' || sum(a8) || ' ' || sum(s9) || '/' || sum(a9) || '|'
    || coalesce((SELECT group_concat(answered || ':' || rows || ':' || total || ':' || squares, ' ') FROM part AS of
        WHERE of.service_code = part.service_code AND of.channel = part.channel AND answered > 0), '')
FROM part GROUP BY service_code, channel;
COMMIT;
