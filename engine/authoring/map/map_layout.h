/*
 * map_layout.h - where everything on a drawn map stands.
 *
 * Pages stand one below the other in the order of the file, with what is on them inside, one thing a row. Reflections stand beside the
 * questions they look at. Whatever decides about something further down its column has a lane beside that column, from which a branch
 * leads to each of them; lanes that would meet stand side by side. From questions to reflections lines go straight across.
 * map_layout.c decides all of it, in units of the picture; what draws it decides nothing.
 */
#ifndef REFLECT_AUTHORING_MAP_MAP_LAYOUT_H
#define REFLECT_AUTHORING_MAP_MAP_LAYOUT_H

#include "authoring/map/map_build.h"

enum map_line_kind {
    MAP_LINE_NAME,  /* an id, with the kind behind it */
    MAP_LINE_TITLE, /* of a page */
    MAP_LINE_ASIDE, /* a kind, a thread, what else there is to know */
    MAP_LINE_TEXT,
    MAP_LINE_WHEN, /* of a condition */
    MAP_LINE_NEVER /* that no answers lead here */
};

struct map_line {
    enum map_line_kind kind;
    const char *text, *aside; /* `aside` stands behind the text, "" for nothing */
};

/* A line of text in a box, and the room around it. */
enum { MAP_ROW = 18, MAP_PADDING = 10 };

struct map_box {
    uint32_t x, y, width, height;
    struct map_line *lines;
    uint32_t line_count;
};

/* Out of a box at `from_y` to `x`, and along there as far as its branches are. */
struct map_lane {
    uint32_t from; /* an element */
    uint32_t x, from_y, top, bottom;
    bool right; /* it is on the right of its column */
};

/* From a lane into another box of the column. */
struct map_branch {
    uint32_t lane, to; /* `to`: an element */
    uint32_t to_y;
};

/* From a question across to a reflection. */
struct map_cross {
    uint32_t from_x, from_y, to_x, to_y;
};

struct map_layout {
    struct arena arena;
    const struct reflect_map *map;
    struct map_box *boxes; /* by element */
    struct map_lane *lanes;
    struct map_branch *branches;
    struct map_cross *crosses;
    uint32_t lane_count, branch_count, cross_count;
    uint32_t width, height;
    struct buffer words; /* the text at hand */
    reflect_status status;
};

/* Lays a map out below `top`. Release it whatever `status` says. */
void map_layout_init(struct map_layout *layout, const struct reflect_map *map, uint32_t top);
void map_layout_release(struct map_layout *layout);

#endif
