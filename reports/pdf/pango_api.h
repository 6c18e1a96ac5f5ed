/*
 * pango_api.h - what is used of pango and cairo, and of harfbuzz and glib below them: types, values, functions.
 *
 * Written down here, so that a build needs none of their headers, which bring hundreds of megabytes along. All of it is part of
 * interfaces that may not change under the names of the libraries that pdf_library.c opens. tests/pdf/run holds
 * it against the real headers where they are installed: with REFLECT_REAL_PANGO defined, their types take the place of ours.
 */
#ifndef REFLECT_REPORTS_PDF_PANGO_API_H
#define REFLECT_REPORTS_PDF_PANGO_API_H

#include <stddef.h>
#include <stdint.h>

/* Each value in use: its name, and what it is. */
/* clang-format off */
#define PANGO_VALUES(each) \
    each(CAIRO_ANTIALIAS_GRAY, 2) each(CAIRO_HINT_METRICS_OFF, 1) \
    each(CAIRO_HINT_STYLE_NONE, 1) each(CAIRO_PDF_METADATA_CREATE_DATE, 5) \
    each(CAIRO_PDF_METADATA_TITLE, 0) each(CAIRO_PDF_OUTLINE_FLAG_OPEN, 1) \
    each(CAIRO_PDF_OUTLINE_ROOT, 0) each(CAIRO_STATUS_NO_MEMORY, 1) \
    each(CAIRO_STATUS_SUCCESS, 0) each(CAIRO_STATUS_WRITE_ERROR, 11) each(PANGO_ALIGN_LEFT, 0) \
    each(PANGO_ALIGN_RIGHT, 2) each(PANGO_DIRECTION_LTR, 0) each(PANGO_DIRECTION_RTL, 1) \
    each(PANGO_SCALE, 1024) each(PANGO_STYLE_ITALIC, 2) each(PANGO_STYLE_NORMAL, 0) \
    each(PANGO_WEIGHT_BOLD, 700) each(PANGO_WEIGHT_NORMAL, 400) each(PANGO_WRAP_WORD_CHAR, 2)

/* Where each field in use stands, counted in pointers and, behind those, in ints. */
#define PANGO_FIELDS(each) \
    each(GSList, data, 0, 0) each(GSList, next, 1, 0) each(PangoRectangle, x, 0, 0) \
    each(PangoRectangle, width, 0, 2) each(PangoRectangle, height, 0, 3) \
    each(PangoAttribute, start_index, 1, 0) each(PangoAttribute, end_index, 1, 1) \
    each(PangoLayoutLine, start_index, 1, 0) each(PangoLayoutLine, length, 1, 1) \
    each(PangoLayoutLine, runs, 1, 2) each(PangoGlyphInfo, glyph, 0, 0) \
    each(PangoGlyphString, num_glyphs, 0, 0) each(PangoGlyphString, glyphs, 1, 0) \
    each(PangoGlyphString, log_clusters, 2, 0) each(PangoItem, offset, 0, 0) \
    each(PangoItem, analysis.font, 4, 0) each(PangoGlyphItem, item, 0, 0) \
    each(PangoGlyphItem, glyphs, 1, 0)

/* Each function in use: its result, its name, what it takes. */
#define PANGO_FUNCTIONS(each) \
    each(cairo_t *, cairo_create, (cairo_surface_t *)) \
    each(void, cairo_destroy, (cairo_t *)) \
    each(cairo_status_t, cairo_status, (cairo_t *)) \
    each(void, cairo_show_page, (cairo_t *)) \
    each(void, cairo_move_to, (cairo_t *, double, double)) \
    each(void, cairo_rectangle, (cairo_t *, double, double, double, double)) \
    each(void, cairo_new_path, (cairo_t *)) \
    each(void, cairo_curve_to, (cairo_t *, double, double, double, double, double, double)) \
    each(void, cairo_stroke, (cairo_t *)) \
    each(void, cairo_set_line_width, (cairo_t *, double)) \
    each(void, pango_cairo_layout_line_path, (cairo_t *, PangoLayoutLine *)) \
    each(void, cairo_arc, (cairo_t *, double, double, double, double, double)) \
    each(void, cairo_fill, (cairo_t *)) \
    each(void, cairo_set_source_rgb, (cairo_t *, double, double, double)) \
    each(void, cairo_tag_begin, (cairo_t *, const char *, const char *)) \
    each(void, cairo_tag_end, (cairo_t *, const char *)) \
    each(void, cairo_surface_destroy, (cairo_surface_t *)) \
    each(void, cairo_surface_finish, (cairo_surface_t *)) \
    each(cairo_status_t, cairo_surface_status, (cairo_surface_t *)) \
    each(cairo_surface_t *, cairo_pdf_surface_create_for_stream, (cairo_write_func_t, void *, double, double)) \
    each(void, cairo_pdf_surface_set_metadata, (cairo_surface_t *, cairo_pdf_metadata_t, const char *)) \
    each(int, cairo_pdf_surface_add_outline, (cairo_surface_t *, int, const char *, const char *, cairo_pdf_outline_flags_t)) \
    each(cairo_font_options_t *, cairo_font_options_create, (void)) \
    each(void, cairo_font_options_destroy, (cairo_font_options_t *)) \
    each(void, cairo_font_options_set_hint_metrics, (cairo_font_options_t *, cairo_hint_metrics_t)) \
    each(void, cairo_font_options_set_hint_style, (cairo_font_options_t *, cairo_hint_style_t)) \
    each(void, cairo_font_options_set_antialias, (cairo_font_options_t *, cairo_antialias_t)) \
    each(void, g_object_unref, (void *)) \
    each(PangoFontMap *, pango_cairo_font_map_new, (void)) \
    each(void, pango_cairo_font_map_set_resolution, (PangoCairoFontMap *, double)) \
    each(void, pango_cairo_context_set_font_options, (PangoContext *, const cairo_font_options_t *)) \
    each(void, pango_cairo_show_glyph_item, (cairo_t *, const char *, PangoGlyphItem *)) \
    each(PangoContext *, pango_font_map_create_context, (PangoFontMap *)) \
    each(void, pango_context_set_round_glyph_positions, (PangoContext *, int)) \
    each(void, pango_context_set_base_dir, (PangoContext *, PangoDirection)) \
    each(void, pango_context_set_language, (PangoContext *, PangoLanguage *)) \
    each(PangoLanguage *, pango_language_from_string, (const char *)) \
    each(PangoLayout *, pango_layout_new, (PangoContext *)) \
    each(void, pango_layout_set_text, (PangoLayout *, const char *, int)) \
    each(void, pango_layout_set_attributes, (PangoLayout *, PangoAttrList *)) \
    each(void, pango_layout_set_width, (PangoLayout *, int)) \
    each(void, pango_layout_set_wrap, (PangoLayout *, PangoWrapMode)) \
    each(void, pango_layout_set_auto_dir, (PangoLayout *, int)) \
    each(void, pango_layout_set_alignment, (PangoLayout *, PangoAlignment)) \
    each(PangoAttribute *, pango_attr_style_new, (PangoStyle)) \
    each(void, pango_layout_set_font_description, (PangoLayout *, const PangoFontDescription *)) \
    each(PangoLayoutIter *, pango_layout_get_iter, (PangoLayout *)) \
    each(int, pango_layout_get_unknown_glyphs_count, (PangoLayout *)) \
    each(PangoLayoutLine *, pango_layout_iter_get_line_readonly, (PangoLayoutIter *)) \
    each(void, pango_layout_iter_get_line_extents, (PangoLayoutIter *, PangoRectangle *, PangoRectangle *)) \
    each(int, pango_layout_iter_next_line, (PangoLayoutIter *)) \
    each(void, pango_layout_iter_free, (PangoLayoutIter *)) \
    each(PangoAttrList *, pango_attr_list_new, (void)) \
    each(void, pango_attr_list_insert, (PangoAttrList *, PangoAttribute *)) \
    each(void, pango_attr_list_unref, (PangoAttrList *)) \
    each(PangoAttribute *, pango_attr_font_desc_new, (const PangoFontDescription *)) \
    each(PangoAttribute *, pango_attr_font_features_new, (const char *)) \
    each(PangoAttribute *, pango_attr_foreground_new, (unsigned short, unsigned short, unsigned short)) \
    each(PangoAttribute *, pango_attr_language_new, (PangoLanguage *)) \
    each(PangoFontDescription *, pango_font_description_new, (void)) \
    each(void, pango_font_description_free, (PangoFontDescription *)) \
    each(void, pango_font_description_set_family_static, (PangoFontDescription *, const char *)) \
    each(void, pango_font_description_set_size, (PangoFontDescription *, int)) \
    each(void, pango_font_description_set_weight, (PangoFontDescription *, PangoWeight)) \
    each(void, pango_font_description_set_style, (PangoFontDescription *, PangoStyle)) \
    each(int, pango_glyph_string_get_width, (PangoGlyphString *)) \
    each(PangoLayoutLine *, pango_layout_line_ref, (PangoLayoutLine *)) \
    each(void, pango_layout_line_unref, (PangoLayoutLine *)) \
    each(int, pango_layout_iter_get_baseline, (PangoLayoutIter *)) \
    each(PangoAttrList *, pango_attr_list_copy, (PangoAttrList *)) \
    each(void, pango_attr_list_update, (PangoAttrList *, int, int, int)) \
    each(PangoAttribute *, pango_attr_insert_hyphens_new, (int)) \
    each(PangoAttribute *, pango_attr_allow_breaks_new, (int)) \
    each(hb_font_t *, pango_font_get_hb_font, (PangoFont *)) \
    each(hb_bool_t, hb_font_get_nominal_glyph, (hb_font_t *, hb_codepoint_t, hb_codepoint_t *))
/* clang-format on */

#ifdef REFLECT_REAL_PANGO
#include <cairo-pdf.h>
#include <hb.h>
#include <pango/pangocairo.h>
#else

enum {
#define AS_VALUE(name, value) name = (value),
    PANGO_VALUES(AS_VALUE)
#undef AS_VALUE
};
#define PANGO_GLYPH_EMPTY 0x0FFFFFFFu
#define PANGO_GLYPH_UNKNOWN_FLAG 0x10000000u
#define PANGO_ATTR_INDEX_TO_TEXT_END 0xFFFFFFFFu
#define CAIRO_TAG_DEST "cairo.dest"

/* Known by their pointers only. */
typedef struct _cairo cairo_t;
typedef struct _cairo_surface cairo_surface_t;
typedef struct _cairo_font_options cairo_font_options_t;
typedef struct _PangoCairoFontMap PangoCairoFontMap;
typedef struct _PangoFontMap PangoFontMap;
typedef struct _PangoFont PangoFont;
typedef struct _PangoContext PangoContext;
typedef struct _PangoLanguage PangoLanguage;
typedef struct _PangoLayout PangoLayout;
typedef struct _PangoLayoutIter PangoLayoutIter;
typedef struct _PangoAttrList PangoAttrList;
typedef struct _PangoFontDescription PangoFontDescription;
typedef struct hb_font_t hb_font_t;

typedef unsigned cairo_status_t, cairo_pdf_metadata_t, cairo_pdf_outline_flags_t, cairo_hint_metrics_t, cairo_hint_style_t,
    cairo_antialias_t, PangoDirection, PangoWrapMode, PangoAlignment, PangoStyle, PangoWeight;
typedef cairo_status_t (*cairo_write_func_t)(void *closure, const unsigned char *data, unsigned length);
typedef uint32_t hb_codepoint_t;
typedef int hb_bool_t;

typedef struct _GSList GSList;
struct _GSList {
    void *data;
    GSList *next;
};

typedef struct {
    int x, y, width, height;
} PangoRectangle;

typedef struct {
    const void *class;
    unsigned start_index, end_index;
} PangoAttribute;

typedef struct {
    PangoLayout *layout;
    int start_index, length;
    GSList *runs; /* of PangoGlyphItem */
} PangoLayoutLine;

typedef struct {
    uint32_t glyph;
    int geometry[3];
    unsigned attributes;
} PangoGlyphInfo;

typedef struct {
    int num_glyphs;
    PangoGlyphInfo *glyphs;
    int *log_clusters;
} PangoGlyphString;

typedef struct {
    int offset, length, num_chars;
    struct {
        void *engines[2];
        PangoFont *font;
    } analysis;
} PangoItem;

typedef struct {
    PangoItem *item;
    PangoGlyphString *glyphs;
} PangoGlyphItem;
#endif

#endif
