"""Publishes the survey of 2024-Q2 once more as revision 2, in an office that is thrown away: with respondents by sex in both revisions, and one
group of the second changed. usage: second_revision.py DATABASE PERSONS_MORE"""
import sqlite3, sys

db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute('PRAGMA foreign_keys = OFF')
db.execute('BEGIN')
for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
    db.execute(f'DROP TRIGGER "{name}"')
(first,) = db.execute("SELECT id FROM dataset WHERE kind = 'survey' AND period = '2024-Q2' AND scope = '' AND revision = 1").fetchone()
second = first + 1
db.execute("INSERT OR IGNORE INTO survey_profile_count SELECT ?, 'sex', value, count FROM (SELECT 'male' AS value, 60 AS count UNION ALL SELECT 'female', 80)",
           (first,))
for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%dataset_id%'").fetchall() + [('dataset',)]:
    key = 'id' if table == 'dataset' else 'dataset_id'
    columns = [row[1] for row in db.execute(f'PRAGMA table_info({table})') if table == 'dataset' or row[1] != 'id']
    told = ', '.join('?2' if column == key else '2' if column == 'revision' else column for column in columns)
    db.execute(f'DELETE FROM {table} WHERE {key} = ?', (second,))
    db.execute(f'INSERT INTO {table} ({", ".join(columns)}) SELECT {told} FROM {table} WHERE {key} = ?1', (first, second))
db.execute("UPDATE survey_profile_count SET count = count + ? WHERE dataset_id = ? AND value = 'male'", (int(sys.argv[2]), second))
db.execute("INSERT INTO dataset_erratum (dataset_id, position, place, old, new, reason, written) VALUES (?, 1, 'Sumber', 'Laporan lama', 'Laporan baru', "
           "'Salah ketik.', 1)", (second,))
db.execute('COMMIT')
