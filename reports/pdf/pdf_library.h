/*
 * pdf_library.h - the functions of pango and cairo that a PDF is made with, found when one is asked for.
 *
 * reflect is not linked with pango: a run without a PDF starts without it, and a machine that has none can still do the rest.
 * The headers give the types; the functions are looked up by name, and called as `pango->name(...)`.
 *
 * What always holds: either every function is there, or none is called.
 */
#ifndef REFLECT_REPORTS_PDF_PDF_LIBRARY_H
#define REFLECT_REPORTS_PDF_PDF_LIBRARY_H

#include <cairo-pdf.h>
#include <hb.h>
#include <pango/pangocairo.h>
#include <stdbool.h>

/* Every function in use, once. */
#define PANGO_FUNCTIONS(each)                                                                                                    \
    each(cairo_create) each(cairo_destroy) each(cairo_status) each(cairo_show_page) each(cairo_move_to) each(cairo_rectangle)    \
        each(cairo_new_path) each(cairo_curve_to) each(cairo_stroke) each(cairo_set_line_width) each(                            \
            pango_cairo_layout_line_path) each(cairo_arc) each(cairo_fill) each(cairo_set_source_rgb) each(cairo_tag_begin)      \
            each(cairo_tag_end) each(cairo_surface_destroy) each(cairo_surface_finish) each(cairo_surface_status) each(          \
                cairo_pdf_surface_create_for_stream) each(cairo_pdf_surface_set_metadata) each(cairo_pdf_surface_add_outline)    \
                each(cairo_font_options_create) each(cairo_font_options_destroy) each(cairo_font_options_set_hint_metrics) each( \
                    cairo_font_options_set_hint_style) each(cairo_font_options_set_antialias) each(g_object_unref)               \
                    each(pango_cairo_font_map_new) each(pango_cairo_font_map_set_resolution) each(                               \
                        pango_cairo_context_set_font_options) each(pango_cairo_show_glyph_item)                                  \
                        each(pango_font_map_create_context) each(pango_context_set_round_glyph_positions) each(                  \
                            pango_context_set_base_dir) each(pango_context_set_language) each(pango_language_from_string)        \
                            each(pango_layout_new) each(pango_layout_set_text) each(pango_layout_set_attributes)                 \
                                each(pango_layout_set_width) each(pango_layout_set_wrap) each(pango_layout_set_auto_dir) each(   \
                                    pango_layout_set_alignment) each(pango_attr_style_new)                                       \
                                    each(pango_layout_set_font_description) each(pango_layout_get_iter) each(                    \
                                        pango_layout_get_unknown_glyphs_count) each(pango_layout_iter_get_line_readonly)         \
                                        each(pango_layout_iter_get_line_extents) each(pango_layout_iter_next_line) each(         \
                                            pango_layout_iter_free) each(pango_attr_list_new) each(pango_attr_list_insert)       \
                                            each(pango_attr_list_unref) each(pango_attr_font_desc_new) each(                     \
                                                pango_attr_font_features_new) each(pango_attr_foreground_new)                    \
                                                each(pango_attr_language_new) each(pango_font_description_new) each(             \
                                                    pango_font_description_free) each(pango_font_description_set_family_static)  \
                                                    each(pango_font_description_set_size)                                        \
                                                        each(pango_font_description_set_weight)                                  \
                                                            each(pango_font_description_set_style)                               \
                                                                each(pango_glyph_string_get_width) each(pango_layout_line_ref)   \
                                                                    each(pango_layout_line_unref)                                \
                                                                        each(pango_layout_iter_get_baseline)                     \
                                                                            each(pango_attr_list_copy)                           \
                                                                                each(pango_attr_list_update)                     \
                                                                                    each(pango_attr_insert_hyphens_new)          \
                                                                                        each(pango_attr_allow_breaks_new)        \
                                                                                            each(pango_font_get_hb_font)         \
                                                                                                each(hb_font_get_nominal_glyph)

struct pango {
#define AS_MEMBER(name) __typeof__(name) *name;
    PANGO_FUNCTIONS(AS_MEMBER)
#undef AS_MEMBER
};

/* Loads the libraries, which then stay in the process, and fills `out` in. False, with the system's reason in `why` (never NULL),
   where one is missing. */
bool pango_load(struct pango *out, const char **why);

#endif
