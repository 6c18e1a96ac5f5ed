/*
 * print.c - diagnostics as lines for people, with the source underlined.
 *
 * Comes in: a list. Leaves: bytes through a sink, plain text without colour. The one place that decides how a mistake looks.
 * Whatever a file holds, nothing reaches a terminal here that could move its cursor or turn a line around: controls are
 * written as <U+001B>, in names, messages and source lines alike, and carets are aligned to what is shown, by display width.
 * A line is looked at only near its span, so that a file of one endless line costs no more than another.
 */
#include "base/print.h"

#include <string.h>

#include "base/writer.h"

enum {
    TAB_COLUMNS = 4,
    WINDOW_COLUMNS = 120, /* longer lines are cut to this */
    SPAN_COLUMNS = 80,    /* how much of a span comes before its context on the left */
    WINDOW_BYTES = 2048,  /* the same bound for lines of characters without width */
    NUMBER_DIGITS = 5     /* line numbers are right-aligned in so many columns */
};

#define ELLIPSIS "\xE2\x80\xA6"

struct printer {
    struct writer *writer;
    struct buffer scratch;
};

static void put_safe(struct printer *printer, const char *bytes, size_t length) {
    printer->scratch.length = 0;
    text_append_safe(&printer->scratch, bytes, length, false);
    writer_put(printer->writer, printer->scratch.bytes ? printer->scratch.bytes : "", printer->scratch.length);
}

static void puts_safe(struct printer *printer, const char *string) {
    put_safe(printer, string, strlen(string));
}

/* ---- one line of source */

/* What is shown as one piece: a cluster, a tab as blanks, or an escaped control. Returns its bytes. */
static size_t cell(const char *bytes, const char *end, size_t *columns) {
    uint32_t code;
    text_decode(bytes, end, &code);
    if (code == '\t') {
        *columns = TAB_COLUMNS;
        return 1;
    }
    if (text_is_control(code) || text_is_bidi_control(code)) {
        *columns = sizeof "<U+0000>" - 1;
        return text_decode(bytes, end, &code);
    }
    size_t length = text_cluster(bytes, end, columns);
    return length < WINDOW_BYTES ? length : WINDOW_BYTES;
}

/* The end of the line that `from` stands in, or a place WINDOW_BYTES further on when that comes first. */
static const char *line_end_near(const char *from, const char *end) {
    const char *limit = end;
    if (end - from > WINDOW_BYTES) {
        limit = from + WINDOW_BYTES;
        while (limit > from && ((unsigned char)*limit & 0xC0) == 0x80)
            limit--;
    }
    while (from < limit && *from != '\n' && *from != '\r')
        from++;
    return from;
}

static bool at_line_end(const char *at, const char *end) {
    return at == end || *at == '\n' || *at == '\r';
}

/* Columns from `from` on to `to`, not counting past `limit`. */
static size_t columns_up_to(const char *from, const char *to, size_t limit) {
    size_t columns = 0;
    while (from < to && columns < limit) {
        size_t width;
        from += cell(from, to, &width);
        columns += width;
    }
    return columns;
}

/* The place about `columns` to the left of `from`, at the beginning of a character. */
static const char *walk_back(const char *from, const char *line, size_t columns) {
    const char *at = from;
    while (at > line && from - at < WINDOW_BYTES) {
        const char *previous = at - 1;
        while (previous > line && at - previous < 4 && ((unsigned char)*previous & 0xC0) == 0x80)
            previous--;
        size_t width = 0;
        for (const char *piece = previous; piece < at;) {
            size_t piece_width;
            piece += cell(piece, at, &piece_width);
            width += piece_width;
        }
        if (width > columns)
            break;
        columns -= width;
        at = previous;
    }
    return at;
}

/* The place as many `columns` to the right of `from` as characters fit whole, or `end`. */
static const char *walk_on(const char *from, const char *end, size_t columns) {
    while (from < end) {
        size_t width, length = cell(from, end, &width);
        if (width > columns)
            break;
        columns -= width;
        from += length;
    }
    return from;
}

/* The part of a line that is shown, and the part of that which is underlined. */
struct window {
    const char *begin, *end; /* shown */
    const char *span_start, *span_end;
    bool cut_before, cut_after;
};

static struct window window_of(const struct diagnostic_source *source, const struct place *start, uint32_t span_end) {
    const char *line = source->bytes + start->line_start, *stop = source->bytes + source->length;
    const char *from = source->bytes + (start->offset < source->length ? start->offset : source->length);
    if (from < line)
        from = line; /* inside the byte order mark */
    const char *end = line_end_near(from, stop);
    const char *to = source->bytes + (span_end < source->length ? span_end : source->length);
    struct window window = {.span_start = from, .span_end = to < from ? from : to > end ? end : to};
    bool whole =
        from - line < WINDOW_BYTES && at_line_end(end, stop) && columns_up_to(line, end, WINDOW_COLUMNS + 1) <= WINDOW_COLUMNS;
    size_t right = columns_up_to(from, end, SPAN_COLUMNS);
    window.begin = whole ? line : walk_back(from, line, WINDOW_COLUMNS - (right < SPAN_COLUMNS ? right : SPAN_COLUMNS));
    window.end = whole ? end : walk_on(window.begin, end, WINDOW_COLUMNS);
    window.cut_before = window.begin > line;
    window.cut_after = !at_line_end(window.end, stop);
    return window;
}

/* Appends what is shown of a window to scratch, and finds the columns of its carets. */
static void draw(struct printer *printer, const struct window *window, size_t *before, size_t *carets) {
    struct buffer *out = &printer->scratch;
    size_t column = window->cut_before ? 1 : 0;
    out->length = 0;
    if (window->cut_before)
        buffer_puts(out, ELLIPSIS);
    *before = SIZE_MAX;
    *carets = 0;
    for (const char *at = window->begin; at < window->end;) {
        size_t width, length = cell(at, window->end, &width);
        if (at + length > window->span_start && *before == SIZE_MAX)
            *before = column;
        if (at + length > window->span_start && at < window->span_end)
            *carets += width;
        if (*at == '\t')
            buffer_repeat(out, ' ', TAB_COLUMNS);
        else
            text_append_safe(out, at, length, false);
        column += width;
        at += length;
    }
    if (*before == SIZE_MAX)
        *before = column;
    if (*carets == 0)
        *carets = 1;
    if (window->cut_after)
        buffer_puts(out, ELLIPSIS);
}

static void put_gutter(struct writer *writer, size_t line, size_t digits) {
    size_t taken = 0;
    for (size_t rest = line; rest > 0; rest /= 10)
        taken++;
    writer_repeat(writer, ' ', digits - taken);
    if (line > 0)
        writer_number(writer, line);
    writer_puts(writer, " |");
}

static void put_source_line(struct printer *printer, const struct diagnostic_source *source, const struct place *start,
                            uint32_t span_end) {
    struct window window = window_of(source, start, span_end);
    size_t before, carets, digits = NUMBER_DIGITS;
    for (size_t rest = start->line; rest >= 100000; rest /= 10)
        digits++;
    draw(printer, &window, &before, &carets);
    put_gutter(printer->writer, start->line, digits);
    if (printer->scratch.length > 0) {
        writer_char(printer->writer, ' ');
        writer_put(printer->writer, printer->scratch.bytes, printer->scratch.length);
    }
    writer_char(printer->writer, '\n');
    put_gutter(printer->writer, 0, digits);
    writer_repeat(printer->writer, ' ', before + 1);
    writer_repeat(printer->writer, '^', carets);
    writer_char(printer->writer, '\n');
}

/* ---- one diagnostic */

/* `FILE:LINE:COL: `, as much of it as is known. */
static void put_place(struct printer *printer, const struct diagnostic_source *source, const struct place *place) {
    if (!source)
        return;
    puts_safe(printer, source->name);
    if (place->line > 0) {
        writer_char(printer->writer, ':');
        writer_number(printer->writer, place->line);
        writer_char(printer->writer, ':');
        writer_number(printer->writer, place->column);
    }
    writer_puts(printer->writer, ": ");
}

static void put_diagnostic(struct printer *printer, const struct reflect_diagnostics *list, const struct diagnostic *diagnostic,
                           const struct place *places) {
    struct writer *writer = printer->writer;
    const struct diagnostic_source *source = place_source(list, diagnostic->span.source);
    char code[6];
    print_code_name((unsigned)diagnostic->code, code);
    put_place(printer, source, &places[PLACE_START]);
    writer_puts(writer, diagnostic->severity == REFLECT_ERROR ? "error[" : "warning[");
    writer_puts(writer, code);
    writer_puts(writer, "]: ");
    puts_safe(printer, diagnostic->message);
    writer_char(writer, '\n');
    if (source && source->bytes)
        put_source_line(printer, source, &places[PLACE_START], diagnostic->span.end);
    if (diagnostic->note) {
        const struct diagnostic_source *noted = place_source(list, diagnostic->note_span.source);
        put_place(printer, noted, &places[PLACE_NOTE_START]);
        writer_puts(writer, "note: ");
        puts_safe(printer, diagnostic->note);
        writer_char(writer, '\n');
        if (noted && noted->bytes)
            put_source_line(printer, noted, &places[PLACE_NOTE_START], diagnostic->note_span.end);
    }
    if (diagnostic->suggestion) {
        writer_puts(writer, "   = help: ");
        puts_safe(printer, diagnostic->suggestion);
        writer_char(writer, '\n');
    }
    if (diagnostic->answers) {
        writer_puts(writer, "   = with these answers: ");
        puts_safe(printer, diagnostic->answers);
        writer_char(writer, '\n');
    }
}

/* What the list could not keep, or is not to be written. */
static void put_rest(struct writer *writer, const struct reflect_diagnostics *list, size_t shown) {
    size_t found = list->errors + list->warnings, more = found - shown;
    if (more == 0)
        return;
    if (shown > 0)
        writer_char(writer, '\n');
    writer_puts(writer, "... and ");
    writer_number(writer, more);
    writer_puts(writer, list->out_of_memory ? " more, which there was no memory to keep" : " more like these");
    writer_char(writer, '\n');
}

reflect_status reflect_diagnostics_print(struct reflect_diagnostics *list, reflect_sink sink) {
    struct print_order order;
    reflect_status status = print_order_init(&order, list);
    if (status != REFLECT_OK)
        return status;
    struct writer writer;
    writer_init(&writer, sink);
    struct printer printer = {.writer = &writer};
    buffer_init(&printer.scratch, SIZE_MAX);
    for (size_t i = 0; i < order.count; i++) {
        if (i > 0)
            writer_char(&writer, '\n');
        put_diagnostic(&printer, list, order.diagnostics[i], order.places + i * PLACES_EACH);
    }
    put_rest(&writer, list, order.count);
    status = writer_finish(&writer);
    if (status == REFLECT_OK)
        status = printer.scratch.status;
    buffer_release(&printer.scratch);
    print_order_release(&order);
    return status;
}
