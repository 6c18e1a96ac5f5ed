/*
 * arena.c - memory that is given back all at once.
 *
 * Blocks come zeroed from the system and are cut from the front, so that the usual allocation is a comparison and an addition.
 * What a rewind gives back is zeroed there, once, which keeps the promise of zeroed bytes without touching them at each
 * allocation. It always holds that every byte of the newest block past `used` is zero.
 */
#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/wipe.h"

/* Large enough that a questionnaire needs a handful of blocks, small enough that an empty arena costs nothing to speak of. */
enum { ARENA_BLOCK = 32768 - 64 };

#define ALIGNMENT alignof(max_align_t)

struct arena_block {
    struct arena_block *older;
    size_t size;  /* a multiple of ALIGNMENT */
    size_t taken; /* bytes taken when a newer block was begun */
    alignas(max_align_t) char bytes[];
};

void arena_init(struct arena *arena) {
    arena->newest = NULL;
    arena->used = 0;
}

void arena_release(struct arena *arena) {
    struct arena_block *block = arena->newest;
    while (block) {
        struct arena_block *older = block->older;
        wipe(block->bytes, block == arena->newest ? arena->used : block->taken);
        free(block);
        block = older;
    }
    arena_init(arena);
}

/* `size` bytes from a new block. */
static void *alloc_in_new_block(struct arena *arena, size_t size) {
    if (size > SIZE_MAX - sizeof(struct arena_block) - ALIGNMENT)
        return NULL;
    size_t room = size > ARENA_BLOCK ? (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT : ARENA_BLOCK;
    struct arena_block *block = calloc(1, sizeof *block + room);
    if (!block)
        return NULL;
    if (arena->newest)
        arena->newest->taken = arena->used;
    block->older = arena->newest;
    block->size = room;
    arena->newest = block;
    arena->used = size;
    return block->bytes;
}

void *arena_alloc(struct arena *arena, size_t size) {
    struct arena_block *block = arena->newest;
    size_t start = (arena->used + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
    size += size == 0;
    if (!block || size > block->size - start)
        return alloc_in_new_block(arena, size);
    arena->used = start + size;
    return block->bytes + start;
}

char *arena_copy(struct arena *arena, const char *bytes, size_t length) {
    struct arena_block *block = arena->newest;
    char *copy;
    if (length == SIZE_MAX)
        return NULL;
    if (block && length < block->size - arena->used) { /* letters need no alignment */
        copy = block->bytes + arena->used;
        arena->used += length + 1;
    } else {
        copy = alloc_in_new_block(arena, length + 1);
    }
    if (copy && length > 0)
        memcpy(copy, bytes, length);
    return copy;
}

struct arena_mark arena_mark(const struct arena *arena) {
    return (struct arena_mark){arena->newest, arena->used};
}

void arena_rewind(struct arena *arena, struct arena_mark mark) {
    if (arena->newest == mark.newest) {
        if (mark.newest)
            memset(mark.newest->bytes + mark.used, 0, arena->used - mark.used);
        arena->used = mark.used;
        return;
    }
    /* The block begun first after the mark stays, empty, as the newest; the others go. */
    size_t taken = arena->used;
    while (arena->newest->older != mark.newest) {
        struct arena_block *older = arena->newest->older;
        free(arena->newest);
        arena->newest = older;
        taken = older->taken;
    }
    memset(arena->newest->bytes, 0, taken);
    arena->used = 0;
}
