/*
 * make_bare_pdf.c - the same text as PDF with pango's and cairo's own calls and nothing else: what a PDF costs at the least.
 *
 *     make_bare_pdf OUT.pdf <TEXT
 *
 * Each line of the text is a paragraph; an empty one is space. Lines that begin with a tab are set in the second font. Linked and timed
 * by run, against `reflect report --format pdf`.
 */
#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_MAX_BYTES = 1 << 16 };

static const double width = 595.276, height = 841.89, margin = 90.0;

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
    if (count != 2)
        return EXIT_FAILURE;
    cairo_surface_t *surface = cairo_pdf_surface_create(words[1], width, height);
    cairo_t *cairo = cairo_create(surface);
    PangoLayout *layout = pango_cairo_create_layout(cairo);
    PangoFontDescription *fonts[] = {pango_font_description_from_string("Vollkorn 8"),
                                     pango_font_description_from_string("Carlito 8")};
    pango_layout_set_width(layout, (int)((width - 2 * margin) * PANGO_SCALE));
    while (fgets(line, sizeof line, stdin)) {
        int second = line[0] == '\t';
        pango_layout_set_font_description(layout, fonts[second]);
        pango_layout_set_text(layout, line + second, (int)strcspn(line + second, "\n"));
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
