/*
 * markup.h - what Markdown and Org share: formats in which a few signs between the words are the markup.
 *
 * markup.c walks a summary and writes headings, paragraphs, lists, quotations and the boxes of a form. A dialect, render_markdown.c or
 * render_org.c, gives the signs, says what has to be escaped, and writes what stands before everything.
 */
#ifndef REFLECT_REPORTS_MARKUP_H
#define REFLECT_REPORTS_MARKUP_H

#include "reports/renderer.h"

enum { MARKUP_PREFIX_MAX = 384 /* conditions of a form may lie in one another as deep as CONDITION_DEPTH_MAX */ };

struct dialect;

/* A page on its way out. The dialects look at `writer` and `digits` only. */
struct markup {
    struct writer writer;
    const struct dialect *dialect;
    const struct phrases *phrases;
    char prefix[MARKUP_PREFIX_MAX]; /* before each line of the blocks at hand */
    size_t prefix_length;
    char marker[16]; /* in place of the end of the prefix, before the next line */
    char last;       /* the byte written last in this line; '\n' where there is none */
    bool digits;     /* this line holds nothing but digits so far */
    bool begun;      /* something was written */
    bool blank_due;  /* an empty line comes before the next block */
    unsigned inside; /* of so many lists, in which blocks stand close */
    bool in_quote;
    const char *box; /* before each of the options at hand; NULL where they were written in a row */
};

struct dialect {
    const unsigned char *special; /* bytes that might be markup somewhere */
    escape_rule *escape;
    /* Writes what keeps the first words of a line from beginning a list or the like. Returns the bytes it has dealt with. Called as
       long as the line holds nothing but digits. */
    size_t (*begin_line)(struct markup *markup, const char *bytes, size_t length);
    const char *title, *section;     /* before a heading; NULL for a title that is not written with the blocks */
    const char *line_end;            /* where the next line belongs to the same paragraph */
    const char *styles[4];           /* around emphasis, strong words, and both */
    bool whole_words;                /* these are seen around whole words only */
    const char *number, *number_end; /* around the number of a question */
    const char *blank;               /* a piece of a line to write on */
    const char *quote, *quote_end;   /* lines around a quotation, or NULL */
    const char *quote_prefix;        /* before each of its lines */
    /* A link: words, then the address; or the other way round. */
    const char *link, *link_middle, *link_end;
    bool address_first;
    const char *not_in_address; /* is written as %XX, as are spaces and controls */
};

/* Writes all blocks and finishes. */
reflect_status markup_render(struct markup *markup, const struct reflect_summary *summary);

#endif
