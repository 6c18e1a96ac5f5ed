/*
 * arena.h - memory that is given back all at once.
 *
 * Used for what lives as long as one step of the work: the nodes of a question being read, the paragraphs of a summary.
 * Nothing allocated here is freed singly; a mark lets the newest part be given back.
 */
#ifndef REFLECT_BASE_ARENA_H
#define REFLECT_BASE_ARENA_H

#include <stddef.h>

struct arena_block;

struct arena {
    struct arena_block *newest;
    size_t used; /* bytes of the newest block that are taken */
};

struct arena_mark {
    struct arena_block *newest;
    size_t used;
};

void arena_init(struct arena *arena);
void arena_release(struct arena *arena);

/* `size` zeroed bytes, aligned for any type; NULL when there is no memory. */
void *arena_alloc(struct arena *arena, size_t size);
/* A copy of `length` bytes with a NUL behind them; NULL when there is no memory. */
char *arena_copy(struct arena *arena, const char *bytes, size_t length);

/* Everything allocated after `arena_mark` is gone after `arena_rewind`; one block is kept for what comes next. */
struct arena_mark arena_mark(const struct arena *arena);
void arena_rewind(struct arena *arena, struct arena_mark mark);

#endif
