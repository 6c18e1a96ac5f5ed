/*
 * plain_lines.h - lines in and lines out: all that the plain mode needs of a terminal.
 *
 * What goes out is wrapped to the width of the terminal and only ever appended: no escape sequence, carriage return or
 * backspace is written, whatever a text holds. What comes in is one line at a time, freed of keys that a person did not mean
 * as words (arrow keys and the like). Works the same on a terminal, a pipe and a file. Keeps nothing after its end.
 */
#ifndef REFLECT_TERMINAL_PLAIN_LINES_H
#define REFLECT_TERMINAL_PLAIN_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "reflect.h"

/* The widest a line gets: longer ones are hard to read. And the narrowest, below which wrapping would shred the words. */
enum { PAGE_WIDTH_MAX = 78, PAGE_WIDTH_MIN = 20 };

/* The way out. Failure is sticky; `page_flush` tells. */
struct page {
    int descriptor;
    size_t width;
    struct buffer text; /* not yet written */
    bool blank;         /* the last line is empty, or nothing was written so far */
    reflect_status status;
};

void page_init(struct page *page, int descriptor);
void page_release(struct page *page);
/* An empty line, unless there is one already. */
void page_gap(struct page *page);
/* One or more lines of text, each wrapped. `lead` ("  1. ", may be "") stands before the first one, and all others are
   indented as far as it is wide. */
void page_text(struct page *page, const char *lead, const char *text);
/* The same with {0} and {1} in `pattern` replaced; an argument that is not used may be NULL. */
void page_words(struct page *page, const char *lead, const char *pattern, const char *first, const char *second);
/* Text after which the line goes on: a prompt. */
void page_prompt(struct page *page, const char *prompt);
/* Writes everything out. */
reflect_status page_flush(struct page *page);
/* A sink that appends to the page as it is, for text that is wrapped and safe already. */
reflect_sink page_sink(struct page *page);

/* The way in. */
struct line_reader {
    int descriptor;
    bool terminal; /* a person's keyboard, as far as one can know */
    bool sparing;  /* set it: nothing behind a line is read with it, for somebody else reads on */
    bool ended;
    char *bytes;
    size_t start, end, capacity;
};

enum line_end {
    LINE_READ,
    LINE_CUT,  /* read, but it filled what the terminal takes at once, so that its end may be missing */
    LINE_LONG, /* more than REFLECT_WRITTEN_MAX; it was read to its end and dropped */
    LINE_NONE, /* the input is at its end */
    LINE_FAILED
};

void line_reader_init(struct line_reader *reader, int descriptor);
void line_reader_release(struct line_reader *reader);
/* Puts the next line, without its end, into `out` (emptied first): valid UTF-8 without control characters but the tab. */
enum line_end line_read(struct line_reader *reader, struct buffer *out);

/* Whether a line is there already, at a terminal: typed or pasted before anything asked for it. Never of a pipe or a file. */
bool line_waits(struct line_reader *reader);
/* Whether nothing but spaces and tabs is in it. */
bool line_is_blank(const char *line);

#endif
