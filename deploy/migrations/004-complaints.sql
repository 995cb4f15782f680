-- From 3 to 4: complaints from intake to appeal.

PRAGMA user_version = 4;
