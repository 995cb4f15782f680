-- From 1 to 2: when somebody last logged in, so that an administrator sees accounts nobody uses.
ALTER TABLE staff ADD COLUMN last_login_at TEXT CHECK (last_login_at IS NULL OR length(last_login_at) = 20);
PRAGMA user_version = 2;
