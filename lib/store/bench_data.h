/* Scope: rows to measure the builder with: invented complaints that two people released. Exports: bench_data_fill. */
#pragma once

#include "lib/store/tx.h"

/* Adds COUNT released complaints, numbered from 1, to a database that has none; FAILED_ when it refuses. The words are the same in every run. */
enum result bench_data_fill(struct tx *tx, int64_t count);
