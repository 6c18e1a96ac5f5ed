/*
 * kind.c - see kind.h: the kinds by their numbers, and those that ask nothing.
 */
#include "kinds/kind.h"

static const struct kind none = {.name = ""};

const struct kind kind_page = {.name = "page", .view = VIEW_PAGE, .stands = STANDS_ON_NOTHING};

const struct kind kind_note = {.name = "note", .view = VIEW_NOTE, .stands = STANDS_ON_PAGE, .may_be_nameless = true};

const struct kind kind_pause = {
    .name = "pause", .view = VIEW_PAUSE, .stands = STANDS_ON_PAGE, .may_be_nameless = true, .seconds = 30};

const struct kind kind_statements = {.name = "statements", .view = VIEW_STATEMENTS, .stands = STANDS_ON_PAGE};

const struct kind kind_reflection = {.name = "reflection", .stands = STANDS_ON_NOTHING};

const struct kind *const kind_table[] = {
    [REFLECT_KIND_NONE] = &none,
    [REFLECT_KIND_PAGE] = &kind_page,
    [REFLECT_KIND_NOTE] = &kind_note,
    [REFLECT_KIND_PAUSE] = &kind_pause,
    [REFLECT_KIND_STATEMENTS] = &kind_statements,
    [REFLECT_KIND_CHOOSE_ONE] = &kind_choose_one,
    [REFLECT_KIND_CHOOSE_ANY] = &kind_choose_any,
    [REFLECT_KIND_SCALE] = &kind_scale,
    [REFLECT_KIND_BETWEEN] = &kind_between,
    [REFLECT_KIND_RANK] = &kind_rank,
    [REFLECT_KIND_WRITE_LINE] = &kind_write_line,
    [REFLECT_KIND_WRITE_LINES] = &kind_write_lines,
    [REFLECT_KIND_REFLECTION] = &kind_reflection,
    [REFLECT_KIND_WRITE_NAMES] = &kind_write_names,
};
_Static_assert(sizeof kind_table / sizeof *kind_table == REFLECT_KINDS, "each kind has its descriptor");
