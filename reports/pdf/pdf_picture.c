/*
 * pdf_picture.c - the picture of answers, threads and sections: lines and labels.
 *
 * Draws what picture.h holds and decides nothing but its size. Every line looks like every other one. The blocks behind the
 * picture say the same in words. Where a row would be too low to be read, and in large print, the words stand alone.
 */
#include "reports/picture.h"

#include "reports/pdf/typeset.h"

/* Where the columns begin and end, in shares of the width; ties run between. */
static const double left_end = 0.32, middle_start = 0.362, middle = 0.472, middle_end = 0.582, right_start = 0.665;
static const double usual_row = 12.5, lowest_row = 8.5, label_gap = 4.0;

struct drawing {
    struct typeset *typeset;
    cairo_t *cairo;
    double x, y, width, row; /* row: height of a row of text */
};

/* The picture has to find room on one page with its heading, and with two lines that lead into it. */
static double row_of(const struct typeset *typeset, const struct picture *picture) {
    const struct design *design = typeset->design;
    const struct type *heading = &design->types[TYPE_SECTION], *body = &design->types[TYPE_BODY];
    double above = heading->leading + heading->after + 2 * body->leading + body->after;
    double room = typeset->page_height - design->top - design->bottom - above;
    double highest = (double)PICTURE_ROW * room / (picture->height > 0 ? picture->height : 1);
    return highest < usual_row ? highest : usual_row;
}

double picture_height(const struct typeset *typeset, const struct picture *picture) {
    double row = row_of(typeset, picture);
    if (typeset->design->picture_reach == 0.0 || row < lowest_row || picture->item_count == 0)
        return 0.0;
    return picture->height * row / (double)PICTURE_ROW;
}

static void use_tone(const struct drawing *drawing, enum tone tone) {
    struct colour colour = style_colour(tone, drawing->typeset->black_and_white);
    drawing->typeset->pango->cairo_set_source_rgb(drawing->cairo, colour.red, colour.green, colour.blue);
}

static double x_of(const struct drawing *drawing, double share) {
    return drawing->x + drawing->width * (drawing->typeset->right_to_left ? 1.0 - share : share);
}

static double y_of(const struct drawing *drawing, const struct picture_item *item) {
    return drawing->y + item->y * drawing->row / (double)PICTURE_ROW;
}

static void draw_tie(const struct drawing *drawing, const struct picture_item *from, const struct picture_item *to) {
    const struct pango *pango = drawing->typeset->pango;
    bool answer = from->kind == PICTURE_ANSWER;
    double start = x_of(drawing, answer ? left_end : middle_end), end = x_of(drawing, answer ? middle_start : right_start);
    double half = (start + end) / 2;
    pango->cairo_move_to(drawing->cairo, start, y_of(drawing, from));
    pango->cairo_curve_to(drawing->cairo, half, y_of(drawing, from), half, y_of(drawing, to), end, y_of(drawing, to));
    pango->cairo_stroke(drawing->cairo);
}

static void show(const struct drawing *drawing, const char *text, const PangoLayoutLine *glyphs, double x, double y) {
    const struct pango *pango = drawing->typeset->pango;
    for (const GSList *each = glyphs->runs; each; each = each->next) {
        PangoGlyphItem *item = each->data;
        pango->cairo_move_to(drawing->cairo, x, y);
        pango->pango_cairo_show_glyph_item(drawing->cairo, text, item);
        x += (double)pango->pango_glyph_string_get_width(item->glyphs) / PANGO_SCALE;
    }
}

/* A label that ends at `share` of the width, has its middle there, or begins there: -1, 0, 1. */
static void draw_label(const struct drawing *drawing, const struct picture_item *item, double share, int side) {
    struct typeset *typeset = drawing->typeset;
    const struct type *type = &typeset->design->types[TYPE_PICTURE];
    struct setting setting = {.type = TYPE_PICTURE, .width = 2 * drawing->width};
    const char *words = item->number > 0 ? typeset_label(typeset, item->label, item->number) : item->label;
    struct table lines;
    table_init(&lines, sizeof(struct line));
    const struct paragraph *paragraph = words ? text_words(typeset, words, NULL, &setting, &lines) : NULL;
    if (paragraph && lines.count > 0) {
        const PangoLayoutLine *glyphs = ((struct line *)lines.records)->glyphs;
        double width = text_line_width(typeset, glyphs), x = x_of(drawing, share);
        int towards = typeset->right_to_left ? -side : side;
        x += towards * label_gap - (towards < 0 ? width : towards == 0 ? width / 2 : 0.0);
        use_tone(drawing, item->kind == PICTURE_ARTICLE || item->kind == PICTURE_ANSWER ? TONE_SOFT : TONE_INK);
        show(drawing, paragraph->text, glyphs, x, y_of(drawing, item) + 0.32 * type->size);
    }
    text_release(typeset, &lines);
}

static void draw_item(const struct drawing *drawing, const struct picture_item *item) {
    if (item->kind == PICTURE_ANSWER)
        draw_label(drawing, item, left_end, -1);
    else if (item->kind == PICTURE_THREAD)
        draw_label(drawing, item, middle, 0);
    else
        draw_label(drawing, item, right_start, 1);
}

void picture_draw(struct typeset *typeset, cairo_t *cairo, const struct picture *picture, double y) {
    const struct design *design = typeset->design;
    const struct drawing drawing = {
        .typeset = typeset,
        .cairo = cairo,
        .x = design->left - design->picture_reach,
        .y = y,
        .width = typeset->page_width - design->left - design->right + 2 * design->picture_reach,
        .row = row_of(typeset, picture),
    };
    typeset->pango->cairo_set_line_width(cairo, design->rule);
    use_tone(&drawing, TONE_SOFT);
    for (uint32_t at = 0; at < picture->tie_count; at++)
        draw_tie(&drawing, &picture->items[picture->ties[at].from], &picture->items[picture->ties[at].to]);
    for (uint32_t at = 0; at < picture->item_count; at++)
        draw_item(&drawing, &picture->items[at]);
}
