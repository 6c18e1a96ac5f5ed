/*
 * typeset.h - a summary on its way to pages, and the steps it takes.
 *
 *     pdf_flow.c    walks the summary's blocks and says how each is set, where it stands and what belongs together
 *     pdf_form.c    the same for the blocks of an empty form
 *     pdf_text.c    sets a text: runs become lines of shaped glyphs
 *     pdf_picture.c draws the picture of answers, threads and sections
 *     pdf_pages.c   divides the lines among pages
 *     pdf_draw.c    draws the pages, with their structure, links and bookmarks
 *     pdf_finish.c  says in the finished file what cairo cannot
 *     pdf.c     the way in
 *
 * All of it lives in one struct typeset for the length of one call. Failure is sticky in its `status`; every step does nothing
 * after one.
 */
#ifndef REFLECT_REPORTS_PDF_TYPESET_H
#define REFLECT_REPORTS_PDF_TYPESET_H

#include "base/arena.h"
#include "base/buffer.h"
#include "reports/pdf/pdf_library.h"
#include "reports/pdf/pdf_style.h"
#include "reports/picture.h"
#include "reports/summary.h"

/* A stretch of a paragraph's text that is set alike. */
struct segment {
    uint32_t from; /* its first byte */
    enum tone tone;
    const char *link; /* where it leads to, as cairo's attributes of a link; NULL */
};

struct paragraph {
    const char *text; /* UTF-8, ending in NUL */
    uint32_t length, segment_count;
    struct segment *segments;
    bool whole; /* stands on one page and has no links: its tag holds the text itself */
};

/* Glyphs beside a line: a number. */
struct marker {
    const struct paragraph *paragraph; /* NULL for none */
    PangoLayoutLine *glyphs;
    double x;
};

/* A line across the page: of a paragraph; or, where `paragraph` is NULL, the picture, or a thin rule. */
struct line {
    const struct paragraph *paragraph;
    const struct picture *picture;
    PangoLayoutLine *glyphs;
    uint32_t from;                 /* where in the paragraph's text the glyphs' offsets begin */
    uint32_t page;                 /* from 0 */
    double x, width, above, below; /* above and below the baseline */
    double space;                  /* before it, unless it is the first of a page */
    double baseline;               /* from the top of its page */
    bool glued;                    /* never the first of a page, where that can be helped */
    bool begins_page; /* no page begun before it goes on to it */
    bool bullet;
    struct marker marker;
    const char *destination; /* as cairo's attributes of a destination, without its place; NULL */
};

enum part_kind { PART_OPEN, PART_CLOSE, PART_LINE };

/* The document in reading order: tags that open and close, and lines between. */
struct part {
    enum part_kind kind;
    const char *tag;
    struct paragraph *paragraph; /* of the tag around a paragraph, else NULL */
    uint32_t line;
};

/* An upright line beside others. */
struct bar {
    uint32_t first, end; /* lines */
    double x;
    enum tone tone;
};

struct bookmark {
    const char *title, *target; /* as cairo's attributes of a link */
};

struct typeset {
    const struct pango *pango;
    const struct reflect_summary *summary;
    const struct design *design;
    bool black_and_white;
    bool right_to_left; /* the questionnaire's language is */
    double page_width, page_height;
    reflect_status status;
    PangoFontMap *fonts;
    PangoContext *context;
    struct arena arena;
    struct table lines, parts, bars, bookmarks;
    struct table undrawn; /* code points (uint32_t) that no font has, each once */
    const char *missing;  /* their names in a row, once pdf_flow.c has come to its end; NULL where none is missing */
    uint32_t pages;
    bool has_picture; /* the picture is drawn, not only told in words */

    /* where pdf_flow.c is */
    double x, width; /* of what comes next */
    double space;    /* due before it */
    bool glue;       /* it belongs to what stands above */
    bool in_quote, in_direction;
    bool close_next; /* the next paragraph stands close to the one before */
    bool close_set;  /* the paragraphs of an answer or an item stand close */
};

static inline struct line *typeset_line(const struct typeset *typeset, uint32_t index) {
    return (struct line *)typeset->lines.records + index;
}

/* Notes that there is no memory. */
void typeset_fail(struct typeset *typeset);
/* Memory of the typeset's arena; NULL after typeset_fail. */
void *typeset_alloc(struct typeset *typeset, size_t size);
/* A NUL-terminated copy in the arena of what `pattern` says; {0} and {1} in it are the numbers. NULL after typeset_fail. */
const char *typeset_words(struct typeset *typeset, const char *pattern, uint32_t zero, uint32_t one);

/* `label`, a space, and `number`. */
const char *typeset_label(struct typeset *typeset, const char *label, uint32_t number);

/* ---- pdf_text.c */

/* How a paragraph is to be set. */
struct setting {
    enum type_name type;
    double x, width;
    bool own;                 /* all of it is the person's own: no marks around single runs */
    const char *open, *close; /* put around it; "" for nothing */
};
/* The paragraph's text with its segments, and its lines at the end of `lines` (of struct line; `page`, `space` and what is below are
   left to the caller). NULL after a failure. */
struct paragraph *text_runs(struct typeset *typeset, const struct run *runs, const struct setting *setting, struct table *lines);
/* The same for words of our own; `link` may be NULL. */
struct paragraph *text_words(struct typeset *typeset, const char *words, const char *link, const struct setting *setting,
                             struct table *lines);
/* How far a line's glyphs reach. */
double text_line_width(const struct typeset *typeset, const PangoLayoutLine *glyphs);
void text_release(const struct typeset *typeset, struct table *lines);

/* ---- pdf_picture.c */

/* How high it is drawn; 0 where it is not drawn. */
double picture_height(const struct typeset *typeset, const struct picture *picture);
void picture_draw(struct typeset *typeset, cairo_t *cairo, const struct picture *picture, double y);

/* ---- pdf_flow.c, pdf_pages.c, pdf_draw.c, pdf_finish.c */

void flow_summary(struct typeset *typeset);
void pages_divide(struct typeset *typeset);
/* Draws everything to `out`. */
void draw_pages(struct typeset *typeset, struct buffer *out);
/* Adds to the finished file its language, that a window shall show its title, and what the picture is
   in words; `picture` is NULL where none was drawn. False, with the reason in `why` (never NULL), where
   some of it could not be said. */
bool finish_file(struct buffer *file, const char *language, const char *picture, const char **why);

#endif
