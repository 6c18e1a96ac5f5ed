/*
 * pdf_style.c - the designs. See pdf_style.h.
 *
 * The left margin is wide enough for the holes of a binder, and so is the right one, for the back of a sheet. Sizes are few: each costs a search
 * among the fonts, and a page is the calmer for it. The fonts are
 * Vollkorn and Carlito; behind each stand others, down to what every Linux has.
 */
#include "reports/pdf/pdf_style.h"

#include <stddef.h>

#define SERIF FAMILY_SERIF
#define SANS FAMILY_SANS

static const struct design usual =
    {
        .types =
            {
                /*                   family size  leading weight slanted tone     before after */
                [TYPE_TITLE] = {SERIF, 27.0, 33.0, 400, false, TONE_INK, 0.0, 16.0},
                [TYPE_SECTION] = {SERIF, 16.5, 21.0, 400, false, TONE_INK, 34.0, 9.0},
                [TYPE_SECTION_SMALL] = {SANS, 10.2, 15.0, 700, false, TONE_INK, 28.0, 4.0},
                [TYPE_ABOUT] = {SERIF, 10.8, 15.5, 400, true, TONE_SOFT, 0.0, 14.0},
                [TYPE_BODY] = {SERIF, 10.8, 16.0, 400, false, TONE_INK, 6.0, 6.0},
                [TYPE_QUESTION] = {SANS, 10.2, 14.0, 400, false, TONE_SOFT, 10.0, 1.0},
                [TYPE_LEAD_IN] = {SANS, 10.2, 14.0, 400, false, TONE_SOFT, 12.0, 4.0},
                [TYPE_ANSWER] = {SERIF, 10.8, 16.0, 400, false, TONE_INK, 1.0, 1.0},
                [TYPE_QUOTE] = {SERIF, 10.8, 17.0, 400, true, TONE_OWN, 7.0, 7.0},
                [TYPE_LABEL] = {SANS, 10.2, 14.0, 700, false, TONE_SOFT, 0.0, 0.0},
                [TYPE_NUMBER] = {SANS, 9.4, 14.0, 400, false, TONE_SOFT, 0.0, 0.0},
                [TYPE_SMALL] = {SANS, 9.4, 13.0, 400, false, TONE_SOFT, 2.0, 2.0},
                [TYPE_DIRECTION] = {SERIF, 10.8, 16.0, 400, true, TONE_SOFT, 3.0, 3.0},
                [TYPE_RUNNING] = {SANS, 9.4, 12.0, 400, false, TONE_SOFT, 0.0, 0.0},
                [TYPE_PICTURE] = {SANS, 8.0, 10.0, 400, false, TONE_INK, 0.0, 0.0},
            },
        .own = {.family = SERIF, .weight = 400, .slanted = true, .tone = TONE_OWN},
        .features = "onum=1",
        .left = 99.0,
        .right = 82.0,
        .top = 82.0,
        .bottom = 88.0,
        .head = 50.0,
        .foot = 48.0,
        .number_room = 0.0,
        .gap = 7.8,
        .step = 16.0,
        .bar = 1.6,
        .writing = 25.0,
        .rule = 0.5,
        .line = TONE_LINE,
        .together = 140.0,
        .picture_reach = 34.0,
};

static const struct design large =
    {
        .types =
            {
                /*                   family size  leading weight slanted tone     before after */
                [TYPE_TITLE] = {SANS, 30.0, 38.0, 700, false, TONE_INK, 0.0, 20.0},
                [TYPE_SECTION] = {SANS, 22.0, 29.0, 700, false, TONE_INK, 44.0, 12.0},
                [TYPE_SECTION_SMALL] = {SANS, 19.0, 26.0, 700, false, TONE_INK, 36.0, 8.0},
                [TYPE_ABOUT] = {SANS, 17.0, 25.0, 400, false, TONE_INK, 0.0, 18.0},
                [TYPE_BODY] = {SANS, 17.0, 25.0, 400, false, TONE_INK, 10.0, 10.0},
                [TYPE_QUESTION] = {SANS, 17.0, 24.0, 700, false, TONE_INK, 18.0, 3.0},
                [TYPE_LEAD_IN] = {SANS, 17.0, 24.0, 700, false, TONE_INK, 20.0, 6.0},
                [TYPE_ANSWER] = {SANS, 17.0, 25.0, 400, false, TONE_INK, 2.0, 2.0},
                [TYPE_QUOTE] = {SERIF, 17.5, 27.0, 500, false, TONE_OWN, 12.0, 12.0},
                [TYPE_LABEL] = {SANS, 17.0, 25.0, 700, false, TONE_INK, 0.0, 0.0},
                [TYPE_NUMBER] = {SANS, 17.0, 24.0, 700, false, TONE_INK, 0.0, 0.0},
                [TYPE_SMALL] = {SANS, 16.0, 23.0, 400, false, TONE_INK, 4.0, 4.0},
                [TYPE_DIRECTION] = {SERIF, 17.5, 27.0, 500, false, TONE_INK, 6.0, 6.0},
                [TYPE_RUNNING] = {SANS, 16.0, 20.0, 400, false, TONE_INK, 0.0, 0.0},
                [TYPE_PICTURE] = {SANS, 16.0, 20.0, 400, false, TONE_INK, 0.0, 0.0},
            },
        .own = {.family = SERIF, .weight = 500, .slanted = false, .tone = TONE_OWN},
        .features = "lnum=1",
        .left = 78.0,
        .right = 62.0,
        .top = 92.0,
        .bottom = 92.0,
        .head = 52.0,
        .foot = 44.0,
        .number_room = 42.0,
        .gap = 8.0,
        .step = 20.0,
        .bar = 3.0,
        .writing = 36.0,
        .rule = 1.0,
        .line = TONE_SOFT,
        .together = 200.0,
        .picture_reach = 0.0,
};

void style_paper(enum reflect_paper paper, double *width, double *height) {
    *width = paper == REFLECT_PAPER_LETTER ? 612.0 : 595.276;
    *height = paper == REFLECT_PAPER_LETTER ? 792.0 : 841.89;
}

const struct design *style_design(bool for_large_print) {
    return for_large_print ? &large : &usual;
}

struct colour style_colour(enum tone tone, bool black_and_white) {
    static const struct colour colours[TONES] = {
        [TONE_INK] = {0.12, 0.13, 0.15},  [TONE_SOFT] = {0.35, 0.37, 0.40}, [TONE_OWN] = {0.42, 0.24, 0.08},
        [TONE_LINK] = {0.12, 0.31, 0.51}, [TONE_LINE] = {0.80, 0.77, 0.71},
    };
    return black_and_white ? (struct colour){0.0, 0.0, 0.0} : colours[tone];
}

/* Fonts with all signs of Chinese and Japanese come before those for Korean alone, which have some of them: a line is set in one. */
#define CJK "Noto Serif CJK JP, Noto Sans CJK JP, Droid Sans Fallback"

const char *style_family(enum family family) {
    return family == FAMILY_SERIF
               ? "Vollkorn, Charis SIL, Gentium Plus, Noto Serif, DejaVu Serif, Liberation Serif, Amiri, Frank Ruehl CLM, " CJK
                 ", serif"
               : "Carlito, Lato, Noto Sans, DejaVu Sans, Liberation Sans, " CJK ", sans-serif";
}
