/*
 * pdf_draw.c - draws the pages: glyphs, lines, running head and foot, and what a reader moves by: structure, links, bookmarks.
 *
 * cairo asks that a tag which holds text hold nothing else, and that it end on its page. A paragraph that stands on one page
 * and has no links is such a tag by itself; any other holds a Span or a Link for each stretch and page. Running lines, rules
 * and bars are drawn outside of all tags. Glyphs are drawn in the order in which they are read.
 */
#include <stdlib.h>

#include "reports/pdf/typeset.h"

struct pen {
    struct typeset *typeset;
    const struct pango *pango;
    cairo_t *cairo;
    const char *leaf; /* the open tag that holds text inside a paragraph, or NULL */
    const struct paragraph *paragraph;
    const struct segment *segment; /* of the open tag, where it is a link */
    uint32_t page;
};

/* Glyphs with one look, and where they stand. */
struct stretch {
    PangoGlyphItem *item;
    double x;
};

static void use_tone(const struct pen *pen, enum tone tone) {
    struct colour colour = style_colour(tone, pen->typeset->black_and_white);
    pen->pango->cairo_set_source_rgb(pen->cairo, colour.red, colour.green, colour.blue);
}

static void draw_box(const struct pen *pen, double x, double y, double width, double height) {
    pen->pango->cairo_rectangle(pen->cairo, x, y, width, height);
    pen->pango->cairo_fill(pen->cairo);
}

/* ---- Tags inside a paragraph */

static void close_leaf(struct pen *pen) {
    if (pen->leaf)
        pen->pango->cairo_tag_end(pen->cairo, pen->leaf);
    pen->leaf = NULL;
    pen->segment = NULL;
}

/* Each line of a link is a tag of its own, so that its area is that of its words. */
static void open_leaf(struct pen *pen, const struct segment *segment) {
    bool link = segment->link != NULL;
    if (pen->paragraph->whole || (pen->leaf && (link ? pen->segment == segment : pen->segment == NULL)))
        return;
    close_leaf(pen);
    pen->leaf = link ? "Link" : "Span";
    pen->segment = link ? segment : NULL;
    pen->pango->cairo_tag_begin(pen->cairo, pen->leaf, link ? segment->link : NULL);
}

static const struct segment *segment_at(const struct paragraph *paragraph, uint32_t offset) {
    uint32_t low = 0, high = paragraph->segment_count;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (paragraph->segments[middle].from <= offset)
            low = middle;
        else
            high = middle;
    }
    return &paragraph->segments[low];
}

/* ---- Glyphs */

static int compare_stretches(const void *left, const void *right) {
    int one = ((const struct stretch *)left)->item->item->offset, two = ((const struct stretch *)right)->item->item->offset;
    return (one > two) - (one < two);
}

/* The stretches of a line in the order of reading; NULL after a failure. */
static struct stretch *order(struct pen *pen, const PangoLayoutLine *glyphs, double x, size_t *count) {
    size_t all = 0;
    for (const GSList *each = glyphs->runs; each; each = each->next)
        all++;
    struct stretch *stretches = calloc(all + 1, sizeof *stretches);
    if (!stretches) {
        typeset_fail(pen->typeset);
        return NULL;
    }
    *count = 0;
    for (const GSList *each = glyphs->runs; each; each = each->next) {
        PangoGlyphItem *item = each->data;
        stretches[(*count)++] = (struct stretch){item, x};
        x += (double)pen->pango->pango_glyph_string_get_width(item->glyphs) / PANGO_SCALE;
    }
    qsort(stretches, *count, sizeof *stretches, compare_stretches);
    return stretches;
}

/* Where a line was broken, pango has taken the space's glyph away. It is put back, without width, so that the words on both sides stay
   apart for those who take the text out of the file. */
static void restore_space(const struct pen *pen, const char *text, const PangoGlyphItem *item) {
    const PangoGlyphString *glyphs = item->glyphs;
    hb_codepoint_t space;
    for (int at = 0; at < glyphs->num_glyphs; at++) {
        PangoGlyphInfo *glyph = &glyphs->glyphs[at];
        if (glyph->glyph == PANGO_GLYPH_EMPTY && text[item->item->offset + glyphs->log_clusters[at]] == ' ' &&
            pen->pango->hb_font_get_nominal_glyph(pen->pango->pango_font_get_hb_font(item->item->analysis.font), ' ', &space))
            glyph->glyph = space;
    }
}

static void draw_glyphs(struct pen *pen, const struct paragraph *paragraph, const PangoLayoutLine *glyphs, uint32_t from,
                        double x, double y, bool tagged) {
    size_t count;
    struct stretch *stretches = order(pen, glyphs, x, &count);
    for (size_t at = 0; stretches && at < count; at++) {
        PangoGlyphItem *item = stretches[at].item;
        const struct segment *segment = segment_at(paragraph, from + (uint32_t)item->item->offset);
        if (tagged)
            open_leaf(pen, segment);
        use_tone(pen, segment->tone);
        pen->pango->cairo_move_to(pen->cairo, stretches[at].x, y);
        restore_space(pen, paragraph->text + from, item);
        pen->pango->pango_cairo_show_glyph_item(pen->cairo, paragraph->text + from, item);
    }
    free(stretches);
}

/* ---- Lines */

static void mark_destination(const struct pen *pen, const struct line *line) {
    struct buffer attributes;
    buffer_init(&attributes, REFLECT_WRITTEN_MAX);
    buffer_format(&attributes, "%s x=%d y=%d", line->destination, 0, (int)(line->baseline - line->above - 6.0));
    if (attributes.status == REFLECT_OK) {
        pen->pango->cairo_tag_begin(pen->cairo, CAIRO_TAG_DEST, attributes.bytes);
        pen->pango->cairo_tag_end(pen->cairo, CAIRO_TAG_DEST);
    } else {
        typeset_fail(pen->typeset);
    }
    buffer_release(&attributes);
}

static void draw_bullet(const struct pen *pen, const struct line *line) {
    const struct typeset *typeset = pen->typeset;
    const double radius = 1.5, full = 6.2831853;
    double step = 9.0, height = 0.2 * (line->above + line->below);
    use_tone(pen, TONE_SOFT);
    double x = typeset->right_to_left ? line->x + line->width + step : line->x - step;
    pen->pango->cairo_new_path(pen->cairo);
    pen->pango->cairo_arc(pen->cairo, x, line->baseline - height, radius, 0.0, full);
    pen->pango->cairo_fill(pen->cairo);
}

static void draw_line(struct pen *pen, const struct line *line) {
    if (line->picture) {
        picture_draw(pen->typeset, pen->cairo, line->picture, line->baseline - line->above);
        return;
    }
    if (!line->paragraph) {
        use_tone(pen, pen->typeset->design->line);
        draw_box(pen, line->x, line->baseline - pen->typeset->design->rule, line->width, pen->typeset->design->rule);
        return;
    }
    if (line->destination)
        mark_destination(pen, line);
    if (line->bullet)
        draw_bullet(pen, line);
    if (line->marker.paragraph) {
        draw_glyphs(pen, line->marker.paragraph, line->marker.glyphs, 0, line->marker.x, line->baseline, true);
        if (pen->leaf && pen->segment)
            close_leaf(pen);
    }
    draw_glyphs(pen, line->paragraph, line->glyphs, line->from, line->x, line->baseline, true);
    if (pen->segment)
        close_leaf(pen);
}

/* ---- Pages */

/* The bars that stand on the page, each from its first line there to its last. */
static void draw_bars(const struct pen *pen) {
    const struct typeset *typeset = pen->typeset;
    const struct bar *bars = typeset->bars.records;
    for (size_t at = 0; at < typeset->bars.count; at++) {
        uint32_t first = bars[at].first, last = bars[at].end - 1;
        while (first < last && typeset_line(typeset, first)->page < pen->page)
            first++;
        while (last > first && typeset_line(typeset, last)->page > pen->page)
            last--;
        const struct line *top = typeset_line(typeset, first), *bottom = typeset_line(typeset, last);
        if (top->page != pen->page || bottom->page != pen->page)
            continue;
        use_tone(pen, bars[at].tone);
        double from = top->baseline - top->above,
               width = bars[at].tone == TONE_OWN ? typeset->design->bar : typeset->design->rule;
        draw_box(pen, bars[at].x - width / 2, from, width, bottom->baseline + bottom->below - from);
    }
}

/* Words in the head or foot, at its beginning or its end. */
static void draw_running(struct pen *pen, const char *words, double y, bool at_end) {
    struct typeset *typeset = pen->typeset;
    const struct design *design = typeset->design;
    struct setting setting = {.type = TYPE_RUNNING, .x = design->left};
    struct table lines;
    setting.width = typeset->page_width - design->left - design->right;
    if (!words)
        return;
    table_init(&lines, sizeof(struct line));
    const struct paragraph *paragraph = text_words(typeset, words, NULL, &setting, &lines);
    if (paragraph && lines.count > 0) {
        const struct line *line = lines.records;
        double room = setting.width - text_line_width(typeset, line->glyphs);
        draw_glyphs(pen, paragraph, line->glyphs, 0, design->left + (at_end != typeset->right_to_left ? room : 0.0), y, false);
    }
    text_release(typeset, &lines);
}

static void begin_page(struct pen *pen) {
    struct typeset *typeset = pen->typeset;
    const struct phrases *phrases = typeset->summary->phrases;
    const struct model *model = typeset->summary->model;
    double foot = typeset->page_height - typeset->design->foot;
    if (pen->page > 0)
        draw_running(pen, model_text(model, model->title), typeset->design->head, false);
    draw_running(pen, phrases->no_diagnosis_short, foot, false);
    draw_running(pen, typeset_words(typeset, phrases->page_of, pen->page + 1, typeset->pages), foot, true);
    draw_bars(pen);
}

static void turn_to(struct pen *pen, uint32_t page) {
    if (page == pen->page)
        return;
    close_leaf(pen);
    pen->pango->cairo_show_page(pen->cairo);
    pen->page = page;
    begin_page(pen);
}

/* The page of the line that the tag at `at` opens before; the page at hand where it holds none. */
static uint32_t page_ahead(const struct pen *pen, size_t at) {
    const struct part *parts = pen->typeset->parts.records;
    while (at < pen->typeset->parts.count && parts[at].kind == PART_OPEN)
        at++;
    if (at == pen->typeset->parts.count || parts[at].kind != PART_LINE)
        return pen->page;
    return typeset_line(pen->typeset, parts[at].line)->page;
}

static void draw_part(struct pen *pen, size_t at) {
    const struct part *part = (const struct part *)pen->typeset->parts.records + at;
    switch (part->kind) {
    case PART_OPEN:
        turn_to(pen, page_ahead(pen, at));
        pen->pango->cairo_tag_begin(pen->cairo, part->tag, NULL);
        if (part->paragraph)
            pen->paragraph = part->paragraph;
        break;
    case PART_CLOSE:
        close_leaf(pen);
        pen->pango->cairo_tag_end(pen->cairo, part->tag);
        break;
    case PART_LINE:
        turn_to(pen, typeset_line(pen->typeset, part->line)->page);
        draw_line(pen, typeset_line(pen->typeset, part->line));
        break;
    }
}

static void add_bookmarks(const struct pen *pen, cairo_surface_t *surface) {
    const struct bookmark *bookmarks = pen->typeset->bookmarks.records;
    for (size_t at = 0; at < pen->typeset->bookmarks.count; at++)
        (void)pen->pango->cairo_pdf_surface_add_outline(surface, CAIRO_PDF_OUTLINE_ROOT, bookmarks[at].title,
                                                        bookmarks[at].target, CAIRO_PDF_OUTLINE_FLAG_OPEN);
}

/* The day that was passed in, and no clock: without one there is no date. */
static void describe(const struct typeset *typeset, cairo_surface_t *surface) {
    const struct pango *pango = typeset->pango;
    const struct model *model = typeset->summary->model;
    pango->cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, model_text(model, model->title));
    struct buffer moment;
    buffer_init(&moment, REFLECT_WRITTEN_MAX);
    if (typeset->summary->date)
        buffer_format(&moment, "%sT00:00:00Z", typeset->summary->date);
    pango->cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, moment.length > 0 ? moment.bytes : "");
    buffer_release(&moment);
}

static cairo_status_t keep_bytes(void *closure, const unsigned char *bytes, unsigned length) {
    struct buffer *out = closure;
    buffer_put(out, (const char *)bytes, length);
    return out->status == REFLECT_OK ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

static void draw_surface(struct typeset *typeset, cairo_surface_t *surface) {
    struct pen pen = {.typeset = typeset, .pango = typeset->pango};
    describe(typeset, surface);
    pen.cairo = typeset->pango->cairo_create(surface);
    begin_page(&pen);
    for (size_t at = 0; at < typeset->parts.count && typeset->status == REFLECT_OK; at++)
        draw_part(&pen, at);
    typeset->pango->cairo_show_page(pen.cairo);
    if (typeset->pango->cairo_status(pen.cairo) != CAIRO_STATUS_SUCCESS && typeset->status == REFLECT_OK)
        typeset->status = typeset->pango->cairo_status(pen.cairo) == CAIRO_STATUS_NO_MEMORY ? REFLECT_NO_MEMORY : REFLECT_IO;
    add_bookmarks(&pen, surface);
    typeset->pango->cairo_destroy(pen.cairo);
}

void draw_pages(struct typeset *typeset, struct buffer *out) {
    const struct pango *pango = typeset->pango;
    if (typeset->status != REFLECT_OK)
        return;
    cairo_surface_t *surface =
        pango->cairo_pdf_surface_create_for_stream(keep_bytes, out, typeset->page_width, typeset->page_height);
    if (pango->cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS)
        draw_surface(typeset, surface);
    pango->cairo_surface_finish(surface);
    cairo_status_t status = pango->cairo_surface_status(surface);
    pango->cairo_surface_destroy(surface);
    if (typeset->status == REFLECT_OK && out->status != REFLECT_OK)
        typeset->status = out->status;
    else if (typeset->status == REFLECT_OK && status != CAIRO_STATUS_SUCCESS)
        typeset->status = status == CAIRO_STATUS_NO_MEMORY ? REFLECT_NO_MEMORY : REFLECT_IO;
}
