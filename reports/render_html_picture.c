/*
 * render_html_picture.c - the picture of answers, threads and sections, as inline SVG.
 *
 * Draws what picture.h holds and decides nothing. Coordinates are whole numbers. Colours and fonts are the page's own, by the
 * classes of render_html_style.h; every line looks like every other one.
 */
#include <string.h>

#include "reports/render_html_parts.h"

/* The picture's own units: its width, the edges of the columns, and a row. */
enum { WIDTH = 960, LEFT_END = 304, MIDDLE = 448, MIDDLE_START = 360, MIDDLE_END = 536, RIGHT_START = 664, ROW = 22 };
/* From the middle of a row down to the line that its letters stand on. */
enum { BASELINE = 5 };

static uint32_t y_of(uint32_t quarter_rows) {
    return quarter_rows * ROW / PICTURE_ROW;
}

static void put_number(struct writer *writer, const char *before, uint32_t number) {
    writer_puts(writer, before);
    writer_number(writer, number);
}

/* In a page that is read from right to left, everything stands on the other side. */
static uint32_t x_of(uint32_t x, bool right_to_left) {
    return right_to_left ? WIDTH - x : x;
}

static void put_tie(struct writer *writer, const struct picture *picture, const struct picture_tie *tie, bool right_to_left) {
    const struct picture_item *from = &picture->items[tie->from], *to = &picture->items[tie->to];
    bool answer = from->kind == PICTURE_ANSWER;
    uint32_t start = x_of(answer ? LEFT_END : MIDDLE_END, right_to_left),
             end = x_of(answer ? MIDDLE_START : RIGHT_START, right_to_left);
    put_number(writer, "<path d=\"M", start);
    put_number(writer, " ", y_of(from->y));
    put_number(writer, "C", (start + end) / 2);
    put_number(writer, " ", y_of(from->y));
    put_number(writer, " ", (start + end) / 2);
    put_number(writer, " ", y_of(to->y));
    put_number(writer, " ", end);
    put_number(writer, " ", y_of(to->y));
    writer_puts(writer, "\"/>\n");
}

static void put_item(struct writer *writer, const struct picture_item *item, bool right_to_left) {
    static const struct {
        uint32_t x;
        const char *class;
    } columns[] = {
        [PICTURE_ANSWER] = {LEFT_END - 6, "said"},
        [PICTURE_THREAD] = {MIDDLE, "thread"},
        [PICTURE_ARTICLE] = {RIGHT_START + 6, "article"},
        [PICTURE_SECTION] = {RIGHT_START + 6, "section"},
    };
    put_number(writer, "<text x=\"", x_of(columns[item->kind].x, right_to_left));
    put_number(writer, "\" y=\"", y_of(item->y) + BASELINE);
    writer_puts(writer, "\" class=\"");
    writer_puts(writer, columns[item->kind].class);
    writer_puts(writer, "\">");
    html_put_text(writer, item->label, strlen(item->label));
    if (item->number > 0) {
        put_number(writer, " <tspan class=\"number\">", item->number);
        writer_puts(writer, "</tspan>");
    }
    writer_puts(writer, "</text>\n");
}

void html_put_picture(struct writer *writer, const struct picture *picture, bool right_to_left) {
    put_number(writer, "<svg aria-hidden=\"true\" viewBox=\"0 0 ", WIDTH);
    put_number(writer, " ", y_of(picture->height));
    writer_puts(writer, "\">\n<g class=\"ties\">\n");
    for (uint32_t at = 0; at < picture->tie_count; at++)
        put_tie(writer, picture, &picture->ties[at], right_to_left);
    writer_puts(writer, "</g>\n");
    for (uint32_t at = 0; at < picture->item_count; at++)
        put_item(writer, &picture->items[at], right_to_left);
    writer_puts(writer, "</svg>\n");
}
