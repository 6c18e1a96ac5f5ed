/*
 * print_order.c - the diagnostics in the order they are shown, with their places.
 *
 * The list itself stays as it was, so that it can be printed and then added to.
 */
#include "base/print.h"

#include <stdlib.h>

/* Diagnostics of one list lie in one array, so their addresses tell which was added first. */
static int compare_diagnostics(const void *left, const void *right) {
    const struct diagnostic *a = *(const struct diagnostic *const *)left, *b = *(const struct diagnostic *const *)right;
    if (a->span.source != b->span.source)
        return a->span.source < b->span.source ? -1 : 1;
    if (a->span.start != b->span.start)
        return a->span.start < b->span.start ? -1 : 1;
    return (a > b) - (a < b);
}

static void set_places(struct place *places, const struct diagnostic *diagnostic) {
    struct span span = diagnostic->span, note = diagnostic->note_span, fix = diagnostic->fix_span;
    places[PLACE_START] = (struct place){.source = span.source, .offset = span.start};
    places[PLACE_END] = (struct place){.source = span.source, .offset = span.end};
    places[PLACE_NOTE_START] = (struct place){.source = note.source, .offset = note.start};
    places[PLACE_NOTE_END] = (struct place){.source = note.source, .offset = note.end};
    places[PLACE_FIX_START] = (struct place){.source = fix.source, .offset = fix.start};
    places[PLACE_FIX_END] = (struct place){.source = fix.source, .offset = fix.end};
}

/* How many come first, the last of them the last error that is to be written; all where there are not so many errors. */
static size_t shown_count(const struct print_order *order) {
    size_t errors = 0, max = order->list->shown_errors_max;
    for (size_t i = 0; max > 0 && i < order->count; i++) {
        errors += order->diagnostics[i]->severity == REFLECT_ERROR;
        if (errors == max && order->list->errors > max)
            return i + 1;
    }
    return order->count;
}

/* Fills in the order and the places; false when there is no memory. */
static bool put_in_order(struct print_order *order) {
    const struct diagnostic *diagnostics = order->list->list.records;
    for (size_t i = 0; i < order->count; i++)
        order->diagnostics[i] = &diagnostics[i];
    qsort(order->diagnostics, order->count, sizeof *order->diagnostics, compare_diagnostics);
    order->count = shown_count(order);
    for (size_t i = 0; i < order->count; i++)
        set_places(order->places + i * PLACES_EACH, order->diagnostics[i]);
    return places_find(order->list, order->places, order->count * PLACES_EACH);
}

reflect_status print_order_init(struct print_order *order, const struct reflect_diagnostics *list) {
    size_t count = list->list.count;
    *order = (struct print_order){.list = list, .count = count};
    if (count == 0)
        return REFLECT_OK;
    order->diagnostics = malloc(count * sizeof *order->diagnostics);
    order->places = calloc(count, PLACES_EACH * sizeof *order->places);
    if (order->diagnostics && order->places && put_in_order(order))
        return REFLECT_OK;
    print_order_release(order);
    return REFLECT_NO_MEMORY;
}

void print_order_release(struct print_order *order) {
    free(order->diagnostics);
    free(order->places);
    *order = (struct print_order){0};
}

void print_code_name(unsigned code, char out[6]) {
    out[0] = 'R';
    for (size_t at = 4; at > 0; at--, code /= 10)
        out[at] = (char)('0' + code % 10);
    out[5] = '\0';
}
