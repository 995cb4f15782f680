"""The median of working days from arrival to the first answer, straight from the register. usage: median_days.py DATABASE KIND YEAR ZONE-HOURS"""
import sqlite3
import sys
from datetime import date, datetime, timedelta
from statistics import median

database, kind, year, zone = sys.argv[1:]
db = sqlite3.connect(database)
holidays = {day for (day,) in db.execute("SELECT day FROM holiday")}


def workdays(start, end):
    days = (start + timedelta(n) for n in range(1, (end - start).days + 1))
    return sum(1 for day in days if day.weekday() < 5 and day.isoformat() not in holidays)


took = []
for received, answered in db.execute(
    "SELECT received_on, min(at) FROM cases JOIN case_event ON case_id = cases.id WHERE kind = ? AND received_on LIKE ? "
    "AND type IN ('answer', 'refuse', 'classify_unsuitable') GROUP BY cases.id", (kind, year + "-%")):
    local = datetime.fromisoformat(answered.rstrip("Z")) + timedelta(hours=int(zone))
    took.append(workdays(date.fromisoformat(received), local.date()))
print(f"{median(took):g}".replace(".", ","), len(took))
