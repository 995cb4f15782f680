/* Scope: the words of `loket skm`, a file each. Exports: skm_compute, skm_reconcile_file.
 * ARGV[0] is the word; both return an exit status. */
#pragma once

int skm_compute(int argc, char **argv);
int skm_reconcile_file(int argc, char **argv);
