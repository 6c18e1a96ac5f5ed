/*
 * picture.h - how what was said is tied to threads, and threads to the sections of the articles, laid out to be drawn.
 *
 * Answers stand on one side, sections on the other, threads between; quiet lines tie them. Nothing in it has a size, a weight or
 * a colour that could be read as an amount. compose_picture.c lays it out once, in columns and quarter rows; HTML and PDF draw it,
 * JSON hands it on, and the blocks inside a BLOCK_FIGURE say the same in words.
 */
#ifndef REFLECT_REPORTS_PICTURE_H
#define REFLECT_REPORTS_PICTURE_H

#include <stdint.h>

/* The widest label of each column, in columns of a screen; longer ones are cut and end in an ellipsis. */
enum { PICTURE_SIDE_COLUMNS = 40, PICTURE_THREAD_COLUMNS = 26 };
/* Quarter rows in a row of text. */
enum { PICTURE_ROW = 4 };

enum picture_kind { PICTURE_ANSWER, PICTURE_THREAD, PICTURE_ARTICLE /* a heading above its sections */, PICTURE_SECTION };

struct picture_item {
    enum picture_kind kind;
    uint32_t index;    /* the question, the thread, or a pointer to the section or into the article */
    uint32_t number;   /* of an answer, as on the page; else 0 */
    uint32_t y;        /* its middle, in quarter rows from the top */
    const char *label; /* one line, ends in NUL; without a person's own words */
};

/* From an answer to a thread, or from a thread to a section; places in `items`. */
struct picture_tie {
    uint32_t from, to;
};

struct picture {
    struct picture_item *items; /* answers, threads, then articles with their sections; each column from the top */
    struct picture_tie *ties;
    uint32_t item_count, tie_count;
    uint32_t height; /* quarter rows */
};

#endif
