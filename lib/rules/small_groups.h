/* Scope: which counts of a breakdown by a person's attribute may be shown. Exports: small_groups_hide.
 * Source: the usual rule of official statistics (primary and secondary suppression; Hundepool et al., Statistical
 * Disclosure Control, 2012, chapter 4): a small count points at persons, and a single hidden count can be had back by
 * subtracting the others from the total, which is always shown. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Sets RET_HIDDEN[i] for each of COUNT counts that must not be shown: those from 1 to SMALLEST - 1 (the
 * office sets SMALLEST in loket.ini), and then the smallest others as long as only one is hidden or all hidden ones together
 * are fewer than SMALLEST. A count of 0 points at nobody and stays, unless the hidden ones would be the whole total: then all
 * are hidden, so that the total names no group. */
void small_groups_hide(const int64_t *counts, size_t count, int64_t smallest, bool *ret_hidden);
