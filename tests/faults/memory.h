/*
 * memory.h - an allocator that fails when it is told to.
 *
 * The program's malloc, calloc, realloc and free are replaced by ones that count and, while armed, refuse: those of the libraries it
 * is linked with as well (libyaml, md4c, cJSON, the C library's own). Under the sanitizers, which need these functions for
 * themselves, nothing is replaced and memory_can_fail says so.
 */
#ifndef REFLECT_TESTS_FAULTS_MEMORY_H
#define REFLECT_TESTS_FAULTS_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

bool memory_can_fail(void);
/* From now on the allocation with this number fails, counted from 1; with `on_and_on`, all behind it too. */
void memory_arm(size_t number, bool on_and_on);
/* No more failures. Returns whether there was one since it was armed. */
bool memory_disarm(void);
/* Allocations that are not given back. */
long memory_live(void);

#endif
