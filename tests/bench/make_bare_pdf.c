/*
 * make_bare_pdf.c - the same text as PDF with pango's and cairo's own calls and nothing else: what a PDF costs at the least.
 *
 *     make_bare_pdf OUT.pdf <TEXT
 *
 * Each line of the text is a paragraph. They are set in turn in the faces and sizes of the usual design, as finding and embedding a
 * face costs more than a page of letters. Linked and timed by run, against `reflect report --format pdf`.
 */
#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_MAX_BYTES = 1 << 16 };

static const double width = 595.276, height = 841.89, margin = 90.0;

/* Points are pixels here, as on a page of 72 to the inch. */
static const char *const faces[] = {
    "Vollkorn 10.8px", "Carlito 10.2px",      "Vollkorn 10.8px", "Carlito 9.4px",        "Vollkorn Italic 10.8px",
    "Carlito 10.2px",  "Carlito Bold 10.2px", "Carlito 9.4px",   "Vollkorn Bold 10.8px", "Vollkorn 16.5px",
};
enum { FACES = sizeof faces / sizeof *faces };

static double show(cairo_t *cairo, PangoLayout *layout, double y) {
    PangoLayoutIter *iter = pango_layout_get_iter(layout);
    do {
        PangoRectangle logical;
        pango_layout_iter_get_line_extents(iter, NULL, &logical);
        double tall = (double)logical.height / PANGO_SCALE;
        if (y + tall > height - margin) {
            cairo_show_page(cairo);
            y = margin;
        }
        y += tall;
        cairo_move_to(cairo, margin, y);
        pango_cairo_show_layout_line(cairo, pango_layout_iter_get_line_readonly(iter));
    } while (pango_layout_iter_next_line(iter));
    pango_layout_iter_free(iter);
    return y;
}

int main(int count, char **words) {
    static char line[LINE_MAX_BYTES];
    double y = margin;
    size_t set = 0;
    if (count != 2)
        return EXIT_FAILURE;
    cairo_surface_t *surface = cairo_pdf_surface_create(words[1], width, height);
    cairo_t *cairo = cairo_create(surface);
    PangoLayout *layout = pango_cairo_create_layout(cairo);
    PangoFontDescription *fonts[FACES];
    for (size_t at = 0; at < FACES; at++)
        fonts[at] = pango_font_description_from_string(faces[at]);
    pango_layout_set_width(layout, (int)((width - 2 * margin) * PANGO_SCALE));
    while (fgets(line, sizeof line, stdin)) {
        pango_layout_set_font_description(layout, fonts[set++ % FACES]);
        pango_layout_set_text(layout, line, (int)strcspn(line, "\n"));
        y = show(cairo, layout, y);
    }
    cairo_show_page(cairo);
    g_object_unref(layout);
    cairo_destroy(cairo);
    cairo_surface_finish(surface);
    int result = cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS ? EXIT_SUCCESS : EXIT_FAILURE;
    cairo_surface_destroy(surface);
    return result;
}
