/*
 * pdf_style.h - how a page looks: its measures, and the type of everything that can stand on it.
 *
 * Two designs, each drawn for itself. The usual one sets what was said in a serif, with questions, numbers and notes in a sans
 * smaller than it, and the person's own words slanted. The large one is for tired or weak eyes: one upright sans at 17 points,
 * wide lines, nothing small; the person's own words stand in a serif. In both, own words have quotation marks, and a line beside
 * them where they stand by themselves. Each design has two inks: colours, and black alone.
 *
 * All lengths are in points.
 */
#ifndef REFLECT_REPORTS_PDF_PDF_STYLE_H
#define REFLECT_REPORTS_PDF_PDF_STYLE_H

#include <stdbool.h>

#include "reflect.h"

/* What a text can be set as. */
enum type_name {
    TYPE_TITLE,
    TYPE_SECTION,       /* a heading */
    TYPE_SECTION_SMALL, /* the heading of what frames the page: what it is, where it is from */
    TYPE_ABOUT,         /* what a thread is about */
    TYPE_BODY,
    TYPE_QUESTION,
    TYPE_LEAD_IN, /* of several questions */
    TYPE_ANSWER,
    TYPE_QUOTE,     /* own words by themselves */
    TYPE_LABEL,     /* a few words of ours that lead into a text: "An open question:" */
    TYPE_NUMBER,    /* of an answer or a note, beside it */
    TYPE_SMALL,     /* notes, sources, addresses */
    TYPE_DIRECTION, /* of a form: whom something is for */
    TYPE_RUNNING,   /* head and foot */
    TYPE_PICTURE,   /* the labels of the picture */
    TYPES
};

enum tone { TONE_INK, TONE_SOFT, TONE_OWN, TONE_LINK, TONE_LINE, TONES };
enum family { FAMILY_SERIF, FAMILY_SANS, FAMILIES };

struct type {
    enum family family;
    double size, leading; /* leading: from line to line */
    int weight;           /* as pango has it: 400 is regular */
    bool slanted;
    enum tone tone;
    double before, after; /* space around a paragraph; between two, the larger one counts */
};

struct colour {
    double red, green, blue;
};

struct design {
    struct type types[TYPES];
    struct type own;                 /* own words within a text: family, weight, slant and tone count */
    const char *features;            /* of the fonts, as in CSS */
    double left, right, top, bottom; /* margins */
    double head, foot;               /* baselines of the running lines: from the top, from the bottom */
    double number_room;              /* what has numbers stands in by so much; without it, numbers hang in the margin */
    double gap;                      /* between a number, or a bar, and its text */
    double step;                     /* what stands inside stands in by so much */
    double bar;                      /* width of the line beside own words */
    double writing;                  /* from line to line, to write on by hand */
    double rule;                     /* width of the thin lines */
    enum tone line;                  /* of the thin lines */
    double together;                 /* what is no higher than this is kept on one page where it belongs together */
    double
        picture_reach; /* the picture reaches so far into each margin; 0 for none, as in large print, where words alone say it */
};

/* The size of the paper. */
void style_paper(enum reflect_paper paper, double *width, double *height);
const struct design *style_design(bool large);
struct colour style_colour(enum tone tone, bool black_and_white);
/* Names of fonts, the first that is there counts. */
const char *style_family(enum family family);

#endif
