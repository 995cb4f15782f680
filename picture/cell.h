/* Scope: what the picture helper and its children may do. Exports: cell_close_keeper, cell_close_child. */
#pragma once

#include <stdbool.h>

/* The keeper waits for orders and starts a child for each; it never looks into a picture and opens nothing. Cannot be
 * undone; false when the kernel refuses. */
bool cell_close_keeper(void);

/* A child reads one descriptor, writes another, takes memory and ends: time, memory and size of file are limited, every
 * other system call kills it. False when the kernel refuses. */
bool cell_close_child(void);
