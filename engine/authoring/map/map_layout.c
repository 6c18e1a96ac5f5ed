/*
 * map_layout.c - see map_layout.h. First what stands in each box, then the column of pages, then that of reflections, then the lanes.
 */
#include "authoring/map/map_layout.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

/* What is longer is cut. What a reflection looks at matters more on a map than what it says. */
enum { ALL_ROWS = UINT16_MAX, TEXT_ROWS = 2, SAY_ROWS = 1 };

/* The picture's own units, which are a browser's pixels. */
enum {
    MARGIN = 24,
    PAGE_WIDTH = 440,
    REFLECTION_WIDTH = 400,
    ACROSS = 170,    /* between the two columns */
    INDENT = 14,     /* of what stands on a page, or below a lead-in */
    GAP = 8,         /* between boxes */
    PAGE_GAP = 22,   /* between pages */
    LANE = 9,        /* from one lane to the next */
    LANES_FROM = 12, /* from the column to its first lane */
    ENTRY = 6,       /* from where one branch comes in to the next */
    TENTHS = 68      /* of a unit, for a column of letters */
};

static uint32_t columns_of(uint32_t width) {
    return (width - 2 * MAP_PADDING) * 10 / TENTHS;
}

static void *allocate(struct map_layout *layout, size_t count, size_t size) {
    void *memory = arena_alloc(&layout->arena, (count + 1) * size);
    if (!memory)
        layout->status = REFLECT_NO_MEMORY;
    return memory;
}

/* ---- What stands in a box */

static void add_line(struct map_layout *layout, struct table *lines, enum map_line_kind kind, const char *text,
                     const char *aside) {
    struct map_line *line = table_push(lines);
    const char *copy = arena_copy(&layout->arena, text, strlen(text)), *behind = arena_copy(&layout->arena, aside, strlen(aside));
    if (line && copy && behind)
        *line = (struct map_line){kind, copy, behind};
    else
        layout->status = REFLECT_NO_MEMORY;
}

static void join_lines(char *text) {
    for (; *text; text++)
        *text = *text == '\n' ? ' ' : *text;
}

/* Adds what is in `words` as lines of the box's width, at most so many; the last one ends in an ellipsis where there is more. */
static void add_lines(struct map_layout *layout, struct table *lines, enum map_line_kind kind, uint32_t width, uint32_t rows) {
    struct buffer wrapped, line;
    buffer_init(&wrapped, REFLECT_WRITTEN_MAX);
    buffer_init(&line, REFLECT_WRITTEN_MAX);
    map_wrap(&wrapped, layout->words.bytes ? layout->words.bytes : "", columns_of(width));
    for (char *at = wrapped.bytes, *next; at && *at && rows > 0; rows--, at = next) {
        char *end = at + strcspn(at, "\n");
        next = *end ? end + 1 : end;
        if (rows == 1)
            join_lines(end);
        else
            *end = '\0';
        buffer_clear(&line);
        map_cut(&line, at, columns_of(width));
        add_line(layout, lines, kind, line.bytes ? line.bytes : "", "");
        if (line.status != REFLECT_OK)
            layout->status = REFLECT_NO_MEMORY;
    }
    if (layout->words.status != REFLECT_OK || wrapped.status != REFLECT_OK)
        layout->status = REFLECT_NO_MEMORY;
    buffer_release(&wrapped);
    buffer_release(&line);
    buffer_clear(&layout->words);
}

static void add_words(struct map_layout *layout, struct table *lines, enum map_line_kind kind, uint32_t width,
                      const char *words) {
    buffer_puts(&layout->words, words);
    if (*words)
        add_lines(layout, lines, kind, width, ALL_ROWS);
}

/* The first line: the name and, as far as there is room for it, what it is. */
static void add_name(struct map_layout *layout, struct table *lines, const reflect_map_node *node, uint32_t width) {
    bool reflection = node->kind == REFLECT_KIND_REFLECTION;
    const char *name = *node->id ? node->id : node->kind_word;
    struct buffer aside;
    buffer_init(&aside, REFLECT_WRITTEN_MAX);
    map_cut(&layout->words, name, columns_of(width) - 14);
    size_t used = text_width(name, strlen(name)), left = used + 16 < columns_of(width) ? columns_of(width) - used - 2 : 14;
    map_cut(&aside, reflection ? node->thread_title : *node->id ? node->kind_word : "", left);
    add_line(layout, lines, *node->id ? MAP_LINE_NAME : MAP_LINE_ASIDE, layout->words.bytes ? layout->words.bytes : "",
             aside.bytes ? aside.bytes : "");
    if (layout->words.status != REFLECT_OK || aside.status != REFLECT_OK)
        layout->status = REFLECT_NO_MEMORY;
    buffer_release(&aside);
    buffer_clear(&layout->words);
}

static void fill_box(struct map_layout *layout, const reflect_map_node *node, uint32_t width) {
    struct map_box *box = &layout->boxes[node->element];
    bool page = node->kind == REFLECT_KIND_PAGE, reflection = node->kind == REFLECT_KIND_REFLECTION;
    struct table lines;
    table_init(&lines, sizeof(struct map_line));
    add_name(layout, &lines, node, width);
    buffer_puts(&layout->words, node->text);
    add_lines(layout, &lines, page ? MAP_LINE_TITLE : MAP_LINE_TEXT, width, reflection ? SAY_ROWS : TEXT_ROWS);
    add_words(layout, &lines, MAP_LINE_ASIDE, width, node->heads_up ? "asks before it begins" : "");
    buffer_puts(&layout->words, *node->condition ? "when " : "");
    add_words(layout, &lines, MAP_LINE_WHEN, width, node->condition);
    add_words(layout, &lines, MAP_LINE_NEVER, width, map_node_words(layout->map, node));
    box->lines = allocate(layout, lines.count, sizeof *box->lines);
    if (box->lines && lines.count > 0)
        memcpy(box->lines, lines.records, lines.count * sizeof *box->lines);
    box->line_count = box->lines ? (uint32_t)lines.count : 0;
    box->width = width;
    box->height = box->line_count * MAP_ROW + MAP_PADDING;
    table_release(&lines);
}

/* ---- The columns */

/* Everything on pages, from `y` down; where it ends. A page is as high as what stands on it. */
static uint32_t place_pages(struct map_layout *layout, uint32_t x, uint32_t y) {
    const struct reflect_map *map = layout->map;
    uint32_t page = 0, at = 0;
    for (; at < map->count && map->nodes[at].kind != REFLECT_KIND_REFLECTION; at++) {
        const reflect_map_node *node = &map->nodes[at];
        struct map_box *box = &layout->boxes[at];
        bool is_page = node->kind == REFLECT_KIND_PAGE;
        uint32_t indent = is_page                                                                   ? 0
                          : node->parent == page || map->nodes[node->parent].parent == REFLECT_NONE ? INDENT
                                                                                                    : 3 * INDENT;
        if (is_page && at > 0)
            y += PAGE_GAP;
        page = is_page ? at : page;
        fill_box(layout, node, PAGE_WIDTH - indent - (is_page ? 0 : INDENT));
        box->x = x + indent;
        box->y = y;
        y += box->height + GAP;
        layout->boxes[page].height = y - layout->boxes[page].y;
    }
    return y;
}

/* A stretch of the column whose boxes touch each other, moved as one. */
struct stretch {
    double wish; /* where it would best begin */
    uint32_t first, count, height;
};

/* Where the middle of what a reflection looks at is. */
static double middle_of_looks(const struct map_layout *layout, const reflect_map_node *node, double otherwise) {
    double sum = 0;
    for (size_t at = 0; at < node->looks_at_count; at++) {
        const struct map_box *box = &layout->boxes[node->looks_at[at]];
        sum += box->y + box->height / 2.0;
    }
    return node->looks_at_count > 0 ? sum / (double)node->looks_at_count : otherwise;
}

/* A reflection, and where it would stand if it were alone. */
struct wish {
    double middle;
    uint32_t element;
};

static int compare_wishes(const void *a, const void *b) {
    const struct wish *left = a, *right = b;
    if (left->middle != right->middle)
        return left->middle < right->middle ? -1 : 1;
    return (left->element > right->element) - (left->element < right->element);
}

/* Joins the last two stretches where the second would begin inside the first; what each wishes counts by its boxes. */
static uint32_t settle(struct stretch *stretches, uint32_t count, double top) {
    while (count > 1) {
        struct stretch *above = &stretches[count - 2], *below = above + 1;
        double begin = above->wish > top ? above->wish : top;
        if (below->wish >= begin + above->height)
            break;
        above->wish = (above->wish * above->count + (below->wish - above->height) * below->count) / (above->count + below->count);
        above->count += below->count;
        above->height += below->height;
        count--;
    }
    return count;
}

/* Each as near as there is room to what it looks at. Returns where the column ends. */
static uint32_t place_reflections(struct map_layout *layout, uint32_t x, uint32_t top) {
    const struct reflect_map *map = layout->map;
    struct wish *wishes = allocate(layout, map->count, sizeof *wishes);
    struct stretch *stretches = allocate(layout, map->count, sizeof *stretches);
    uint32_t count = 0, stretched = 0, y = top, placed = 0;
    for (uint32_t at = 0; wishes && stretches && at < map->count; at++) {
        if (map->nodes[at].kind != REFLECT_KIND_REFLECTION)
            continue;
        struct map_box *box = &layout->boxes[at];
        fill_box(layout, &map->nodes[at], REFLECTION_WIDTH);
        double middle = middle_of_looks(layout, &map->nodes[at], top);
        box->x = x;
        box->y = middle > top ? (uint32_t)middle : top; /* so far: reflections below may look at it */
        wishes[count++] = (struct wish){middle, at};
    }
    if (count > 0)
        qsort(wishes, count, sizeof *wishes, compare_wishes);
    for (uint32_t at = 0; at < count; at++) {
        uint32_t height = layout->boxes[wishes[at].element].height;
        stretches[stretched++] = (struct stretch){wishes[at].middle - height / 2.0, at, 1, height + GAP};
        stretched = settle(stretches, stretched, top);
    }
    for (uint32_t at = 0; at < stretched; at++) {
        y = stretches[at].wish > y ? (uint32_t)stretches[at].wish : y;
        for (uint32_t i = 0; i < stretches[at].count; i++, placed++) {
            layout->boxes[wishes[placed].element].y = y;
            y += layout->boxes[wishes[placed].element].height + GAP;
        }
    }
    return y;
}

/* ---- Lanes */

/* Where a branch from `from` enters: below those of what stands above that. */
static uint32_t entry_of(const struct map_layout *layout, uint32_t from, uint32_t to) {
    const reflect_map_node *node = &layout->map->nodes[to];
    const struct map_box *box = &layout->boxes[to];
    uint32_t place = 0, most = box->line_count * MAP_ROW;
    while (place < node->looks_at_count && node->looks_at[place] < from)
        place++;
    place = MAP_PADDING / 2 + MAP_ROW / 2 + place * ENTRY;
    return box->y + (place < most ? place : most);
}

/* Where a lane begins: beside the second line, so that it does not meet the branches that come in. */
static uint32_t exit_of(const struct map_box *box) {
    return box->y + MAP_PADDING / 2 + MAP_ROW / 2 + (box->line_count > 1 ? MAP_ROW : 0);
}

/* Whether a link stays in the column of pages, or in that of reflections. */
static bool stays(const struct map_layout *layout, uint32_t from, uint32_t to, bool right) {
    const reflect_map_node *nodes = layout->map->nodes;
    return (nodes[from].kind == REFLECT_KIND_REFLECTION) == right && (nodes[to].kind == REFLECT_KIND_REFLECTION) == right;
}

static int compare_lanes(const void *a, const void *b) {
    const struct map_lane *left = a, *right = b;
    if (left->top != right->top)
        return left->top > right->top ? -1 : 1;
    return (left->from < right->from) - (left->from > right->from);
}

static void reach_to(struct map_lane *lane, uint32_t y) {
    lane->top = y < lane->top ? y : lane->top;
    lane->bottom = y > lane->bottom ? y : lane->bottom;
}

/* Adds a lane for each element that decides about others in its column; how many. */
static uint32_t find_lanes(struct map_layout *layout, bool right) {
    uint32_t before = layout->lane_count;
    for (uint32_t from = 0; from < layout->map->count; from++) {
        const reflect_map_node *node = &layout->map->nodes[from];
        uint32_t y = exit_of(&layout->boxes[from]);
        struct map_lane lane = {.from = from, .from_y = y, .top = y, .bottom = y, .right = right};
        for (size_t at = 0; at < node->looked_at_by_count; at++)
            if (stays(layout, from, node->looked_at_by[at], right))
                reach_to(&lane, entry_of(layout, from, node->looked_at_by[at]));
        if (lane.top < lane.bottom)
            layout->lanes[layout->lane_count++] = lane;
    }
    return layout->lane_count - before;
}

/* Numbers lanes from the column outwards, so that what reaches further stands further out. Returns how many places there are. */
static uint32_t number_lanes(struct map_layout *layout, struct map_lane *lanes, uint32_t count) {
    uint32_t *tops = allocate(layout, count, sizeof *tops), used = 0;
    if (count > 0)
        qsort(lanes, count, sizeof *lanes, compare_lanes);
    for (uint32_t at = 0; tops && at < count; at++) {
        uint32_t number = 0;
        while (number < used && tops[number] <= lanes[at].bottom)
            number++;
        used += number == used;
        tops[number] = lanes[at].top;
        lanes[at].x = LANES_FROM + number * LANE; /* from the column, so far */
    }
    return used;
}

static void add_branches(struct map_layout *layout) {
    for (uint32_t lane = 0; lane < layout->lane_count; lane++) {
        uint32_t from = layout->lanes[lane].from;
        const reflect_map_node *node = &layout->map->nodes[from];
        for (size_t at = 0; at < node->looked_at_by_count; at++)
            if (stays(layout, from, node->looked_at_by[at], layout->lanes[lane].right))
                layout->branches[layout->branch_count++] =
                    (struct map_branch){lane, node->looked_at_by[at], entry_of(layout, from, node->looked_at_by[at])};
    }
}

/* ---- The whole */

static void add_crosses(struct map_layout *layout) {
    const struct reflect_map *map = layout->map;
    for (uint32_t to = 0; to < map->count; to++) {
        const reflect_map_node *node = &map->nodes[to];
        for (size_t at = 0; at < node->looks_at_count; at++) {
            uint32_t from = node->looks_at[at];
            if (node->kind != REFLECT_KIND_REFLECTION || map->nodes[from].kind == REFLECT_KIND_REFLECTION)
                continue;
            const struct map_box *start = &layout->boxes[from], *end = &layout->boxes[to];
            layout->crosses[layout->cross_count++] =
                (struct map_cross){start->x + start->width, start->y + start->height / 2, end->x, entry_of(layout, from, to)};
        }
    }
}

static bool make_room(struct map_layout *layout) {
    size_t links = 0;
    for (uint32_t at = 0; at < layout->map->count; at++)
        links += layout->map->nodes[at].looks_at_count;
    layout->boxes = allocate(layout, layout->map->count, sizeof *layout->boxes);
    layout->lanes = allocate(layout, layout->map->count, sizeof *layout->lanes);
    layout->branches = allocate(layout, links, sizeof *layout->branches);
    layout->crosses = allocate(layout, links, sizeof *layout->crosses);
    return layout->boxes && layout->lanes && layout->branches && layout->crosses;
}

static void lay_out(struct map_layout *layout, uint32_t top) {
    uint32_t reflections_x = PAGE_WIDTH + ACROSS, below = place_pages(layout, 0, top);
    uint32_t beside = place_reflections(layout, reflections_x, top);
    if (layout->status != REFLECT_OK)
        return;
    uint32_t lefts = find_lanes(layout, false), rights = find_lanes(layout, true);
    uint32_t left_used = number_lanes(layout, layout->lanes, lefts),
             right_used = number_lanes(layout, layout->lanes + lefts, rights);
    uint32_t x = MARGIN + (left_used > 0 ? LANES_FROM + left_used * LANE : 0);
    uint32_t end = x + (beside > top ? reflections_x + REFLECTION_WIDTH : PAGE_WIDTH);
    for (uint32_t at = 0; at < layout->map->count; at++)
        layout->boxes[at].x += x;
    for (uint32_t at = 0; at < layout->lane_count; at++)
        layout->lanes[at].x = layout->lanes[at].right ? end + layout->lanes[at].x : x - layout->lanes[at].x;
    add_branches(layout);
    add_crosses(layout);
    layout->width = end + (right_used > 0 ? LANES_FROM + right_used * LANE : 0) + MARGIN;
    layout->height = (below > beside ? below : beside) + MARGIN - GAP;
}

void map_layout_init(struct map_layout *layout, const struct reflect_map *map, uint32_t top) {
    *layout = (struct map_layout){.map = map, .status = REFLECT_OK};
    arena_init(&layout->arena);
    buffer_init(&layout->words, REFLECT_WRITTEN_MAX);
    if (make_room(layout))
        lay_out(layout, top);
}

void map_layout_release(struct map_layout *layout) {
    buffer_release(&layout->words);
    arena_release(&layout->arena);
}
