/*
 * pdf.c - a summary as a typeset PDF: the way in.
 *
 * In: a summary, and how it shall look. Out: the bytes of a PDF through a sink, all at once when they are complete. It is not
 * among the renderers of registry.c, as those need the C library alone: this room needs pango and cairo, which are loaded when it
 * is called, and fonts, which fontconfig finds.
 *
 * What always holds: the same summary, look, fonts and libraries give the same bytes; nothing is asked of clock, locale or network;
 * where the libraries or fonts are missing, nothing is written. What is beyond us: glib ends the process when memory runs out.
 */
#include <string.h>

#include "reports/pdf/typeset.h"
#include "reports/renderer.h"

/* A page of text is about 10 kB, and this more than all answers could fill. */
#define FILE_MAX ((size_t)1 << 30)

void typeset_fail(struct typeset *typeset) {
    if (typeset->status == REFLECT_OK)
        typeset->status = REFLECT_NO_MEMORY;
}

void *typeset_alloc(struct typeset *typeset, size_t size) {
    void *memory = arena_alloc(&typeset->arena, size);
    if (!memory)
        typeset_fail(typeset);
    return memory;
}

const char *typeset_words(struct typeset *typeset, const char *pattern, uint32_t zero, uint32_t one) {
    struct buffer words;
    buffer_init(&words, REFLECT_WRITTEN_MAX);
    for (const char *at = pattern; *at; at++) {
        if (strncmp(at, "{0}", 3) != 0 && strncmp(at, "{1}", 3) != 0) {
            buffer_char(&words, *at);
            continue;
        }
        buffer_format(&words, "%u", (unsigned)(at[1] == '0' ? zero : one));
        at += 2;
    }
    const char *copy =
        words.status == REFLECT_OK ? arena_copy(&typeset->arena, words.bytes ? words.bytes : "", words.length) : NULL;
    buffer_release(&words);
    if (!copy)
        typeset_fail(typeset);
    return copy;
}

const char *typeset_label(struct typeset *typeset, const char *label, uint32_t number) {
    struct buffer words;
    buffer_init(&words, REFLECT_WRITTEN_MAX);
    buffer_format(&words, "%s  %u", label, (unsigned)number);
    const char *copy = words.status == REFLECT_OK ? arena_copy(&typeset->arena, words.bytes, words.length) : NULL;
    buffer_release(&words);
    if (!copy)
        typeset_fail(typeset);
    return copy;
}

/* ---- Saying what went wrong */

static void say(const reflect_sink *notes, const char *before, const char *words) {
    if (!notes)
        return;
    /* Where a note cannot be written there is nobody to tell. */
    if (notes->write(notes->context, before, strlen(before)) == REFLECT_OK &&
        notes->write(notes->context, words, strlen(words)) == REFLECT_OK)
        (void)notes->write(notes->context, "\n", 1);
}

/* ---- Setting up */

/* Measures that depend on no screen: glyphs as their designer drew them, a point as long as a point. */
static void open_context(struct typeset *typeset) {
    const struct pango *pango = typeset->pango;
    const double points_an_inch = 72.0;
    cairo_font_options_t *options = pango->cairo_font_options_create();
    pango->cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango->cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    pango->cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango->pango_cairo_font_map_set_resolution((PangoCairoFontMap *)(void *)typeset->fonts, points_an_inch);
    typeset->context = pango->pango_font_map_create_context(typeset->fonts);
    pango->pango_cairo_context_set_font_options(typeset->context, options);
    pango->pango_context_set_round_glyph_positions(typeset->context, 0);
    const struct model *model = typeset->summary->model;
    pango->pango_context_set_language(typeset->context, pango->pango_language_from_string(model_text(model, model->language)));
    pango->cairo_font_options_destroy(options);
}

/* Where not even the letters of this sentence could be drawn, there are no fonts to speak of. */
static bool has_fonts(const struct typeset *typeset) {
    const uint32_t *codes = typeset->undrawn.records;
    for (size_t at = 0; at < typeset->undrawn.count; at++)
        if (codes[at] > ' ' && codes[at] <= '~')
            return false;
    return true;
}

static void begin(struct typeset *typeset, const struct reflect_summary *summary, const struct pango *pango,
                  const reflect_pdf_look *look) {
    *typeset = (struct typeset){.pango = pango, .summary = summary, .design = style_design(look && look->large)};
    typeset->black_and_white = look && look->black_and_white;
    style_paper(look ? look->paper : REFLECT_PAPER_A4, &typeset->page_width, &typeset->page_height);
    typeset->right_to_left = render_right_to_left(model_text(summary->model, summary->model->language));
    typeset->x = typeset->design->left;
    typeset->width = typeset->page_width - typeset->design->left - typeset->design->right;
    arena_init(&typeset->arena);
    table_init(&typeset->lines, sizeof(struct line));
    table_init(&typeset->parts, sizeof(struct part));
    table_init(&typeset->bars, sizeof(struct bar));
    table_init(&typeset->bookmarks, sizeof(struct bookmark));
    table_init(&typeset->undrawn, sizeof(uint32_t));
    typeset->fonts = pango->pango_cairo_font_map_new();
    open_context(typeset);
}

static void release(struct typeset *typeset) {
    text_release(typeset, &typeset->lines);
    table_release(&typeset->parts);
    table_release(&typeset->bars);
    table_release(&typeset->bookmarks);
    table_release(&typeset->undrawn);
    typeset->pango->g_object_unref(typeset->context);
    typeset->pango->g_object_unref(typeset->fonts);
    arena_release(&typeset->arena);
}

/* What cannot be said in the file is told. */
static reflect_status finish(const struct typeset *typeset, struct buffer *file, const reflect_sink *notes) {
    const struct model *model = typeset->summary->model;
    const char *why, *picture = typeset->has_picture ? typeset->summary->phrases->picture : NULL;
    if (!finish_file(file, model_text(model, model->language), picture, &why) && file->status == REFLECT_OK)
        say(notes, "The PDF does not tell a screen reader its language, title and picture (package qpdf): ", why);
    return file->status;
}

static reflect_status set(struct typeset *typeset, reflect_sink sink, const reflect_sink *notes) {
    struct buffer file;
    flow_summary(typeset);
    if (!has_fonts(typeset)) {
        say(notes, "A PDF needs fonts, and fontconfig found none that has Latin letters.", "");
        return REFLECT_NOT_FOUND;
    }
    buffer_init(&file, FILE_MAX);
    pages_divide(typeset);
    draw_pages(typeset, &file);
    reflect_status status = typeset->status != REFLECT_OK ? typeset->status : file.status;
    if (status == REFLECT_OK)
        status = finish(typeset, &file, notes);
    if (status == REFLECT_OK)
        status = sink.write(sink.context, file.bytes, file.length);
    buffer_release(&file);
    return status;
}

reflect_status reflect_summary_typeset(const reflect_summary *summary, const reflect_pdf_look *look, reflect_sink sink,
                                       const reflect_sink *notes) {
    struct pango pango;
    struct typeset typeset;
    const char *why;
    if (!pango_load(&pango, &why)) {
        say(notes, "A PDF needs pango and cairo, which could not be loaded: ", why);
        return REFLECT_NOT_FOUND;
    }
    begin(&typeset, summary, &pango, look);
    reflect_status status = set(&typeset, sink, notes);
    if (status == REFLECT_OK && typeset.missing)
        say(notes, summary->phrases->undrawn, typeset.missing);
    release(&typeset);
    return status;
}
