/*
 * map_build.h - a questionnaire as a graph for its author: nodes are its elements, links are its conditions.
 *
 * map_build.c describes, from the model and the proof. The formats read that description and nothing else, and each writes one syntax: a
 * function below and a line in map_build.c's table. All texts of a node are safe already: one line, no controls.
 */
#ifndef REFLECT_AUTHORING_MAP_MAP_BUILD_H
#define REFLECT_AUTHORING_MAP_MAP_BUILD_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/writer.h"
#include "reflect.h"

/* What is gathered under one heading behind the pages: a thread, with the reflections that belong to it. */
struct map_thread {
    const char *id, *title; /* "" for reflections without a thread */
    uint32_t reflections;   /* how many; those without one are left out of the map */
};

struct reflect_map {
    struct arena arena;
    const char *title, *id, *edition, *language;
    reflect_map_node *nodes; /* by element */
    uint32_t *thread_of;     /* by element: into `threads` */
    uint32_t count;
    struct map_thread *threads; /* in file order; the last one is that of reflections without a thread */
    uint32_t thread_count;
    bool proved;
    size_t never, unknown; /* nodes that no answers lead to, and those of which that was given up */
};

/* The reflections of a thread, one after the other: the next from `from` on, or `count`. */
uint32_t map_reflection(const struct reflect_map *map, uint32_t thread, uint32_t from);
/* What is said at the top of a map about what answers lead to. */
const char *map_reach_words(const struct reflect_map *map);
/* What is said at a node about it; "" where there is nothing to say. */
const char *map_node_words(const struct reflect_map *map, const reflect_map_node *node);
/* Appends a text cut to so many columns, with an ellipsis where something is missing. */
void map_cut(struct buffer *out, const char *text, size_t columns);
/* Appends a text in lines of at most so many columns, with a line break between each two. */
void map_wrap(struct buffer *out, const char *text, size_t columns);

/* ---- The formats */
void map_write_text(const struct reflect_map *map, struct writer *writer);
void map_write_dot(const struct reflect_map *map, struct writer *writer);
void map_write_svg(const struct reflect_map *map, struct writer *writer);
void map_write_mermaid(const struct reflect_map *map, struct writer *writer);

#endif
