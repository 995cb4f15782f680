-- From 4 to 5: the survey from the questionnaire to the published index. One section a part; a table whose CHECKs change is made anew.

PRAGMA user_version = 5;
