/*
 * place.c - from byte offsets to lines and columns.
 *
 * The places are visited in rising order, and one walk over each source counts lines and columns on the way, so that many
 * mistakes in a large file, or in a file of one endless line, cost no more than a few. A line ends at LF, CR LF or CR, as in
 * YAML.
 */
#include "base/place.h"

#include <stdlib.h>
#include <string.h>

const struct diagnostic_source *place_source(const struct reflect_diagnostics *list, uint32_t source) {
    return source < list->sources.count ? (const struct diagnostic_source *)list->sources.records + source : NULL;
}

static int compare_places(const void *left, const void *right) {
    const struct place *a = *(struct place *const *)left, *b = *(struct place *const *)right;
    if (a->source != b->source)
        return a->source < b->source ? -1 : 1;
    return (a->offset > b->offset) - (a->offset < b->offset);
}

/* A walk over one source. */
struct walk {
    const char *bytes;
    size_t length, at, line, column, line_start;
};

static void walk_begin(struct walk *walk, const struct diagnostic_source *source) {
    *walk = (struct walk){.line = 1, .column = 1};
    if (!source || !source->bytes) {
        walk->line = walk->column = 0;
        return;
    }
    walk->bytes = source->bytes;
    walk->length = source->length;
    if (source->length >= 3 && memcmp(source->bytes, "\xEF\xBB\xBF", 3) == 0)
        walk->at = walk->line_start = 3;
}

/* Goes on until `offset` is reached, or the character in which it lies. */
static void walk_to(struct walk *walk, size_t offset) {
    size_t goal = offset < walk->length ? offset : walk->length;
    while (walk->at < goal) {
        uint32_t code;
        size_t taken = text_decode(walk->bytes + walk->at, walk->bytes + walk->length, &code);
        if (walk->at + taken > goal)
            return;
        walk->at += taken;
        walk->column++;
        bool pair = code == '\r' && walk->at < walk->length && walk->bytes[walk->at] == '\n';
        if (code == '\n' || (code == '\r' && !pair)) {
            walk->line++;
            walk->column = 1;
            walk->line_start = walk->at;
        }
    }
}

bool places_find(const struct reflect_diagnostics *list, struct place *places, size_t count) {
    if (count == 0)
        return true;
    struct place **order = malloc(count * sizeof *order);
    if (!order)
        return false;
    for (size_t i = 0; i < count; i++)
        order[i] = &places[i];
    qsort(order, count, sizeof *order, compare_places);
    struct walk walk;
    for (size_t i = 0; i < count; i++) {
        struct place *place = order[i];
        if (i == 0 || place->source != order[i - 1]->source)
            walk_begin(&walk, place_source(list, place->source));
        walk_to(&walk, place->offset);
        place->line = walk.line;
        place->column = walk.column;
        place->line_start = walk.line_start;
    }
    free(order);
    return true;
}
