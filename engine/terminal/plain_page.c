/*
 * plain_page.c - lines out: wraps at words by the width they take on a screen, and appends.
 *
 * Every text is made safe first (base/text.h), so that nothing in a questionnaire or an answer can move the cursor, ring or
 * recolour. Written in one piece when a prompt is reached. Called by everything in this room.
 */
#define _POSIX_C_SOURCE 200809L

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/text.h"
#include "terminal/fold.h"
#include "terminal/plain_lines.h"
#include "words/words.h"

/* The most that is collected before it is written: a summary of very long answers, with room to spare. */
#define PAGE_BYTES_MAX ((size_t)1 << 30)
/* Collected text is written out when it exceeds this, also without a prompt. */
#define PAGE_BLOCK ((size_t)1 << 16)

static size_t width_of(int descriptor) {
    struct winsize size;
    if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return PAGE_WIDTH_MAX;
    if (size.ws_col > PAGE_WIDTH_MAX)
        return PAGE_WIDTH_MAX;
    return size.ws_col < PAGE_WIDTH_MIN ? PAGE_WIDTH_MIN : size.ws_col;
}

void page_init(struct page *page, int descriptor) {
    page->descriptor = descriptor;
    page->width = width_of(descriptor);
    page->blank = true;
    page->status = REFLECT_OK;
    buffer_init(&page->text, PAGE_BYTES_MAX);
}

void page_release(struct page *page) {
    buffer_release(&page->text);
}

static reflect_status write_all(int descriptor, const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t written = write(descriptor, bytes, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0 && errno == EAGAIN) {
            struct pollfd wait = {.fd = descriptor, .events = POLLOUT};
            (void)poll(&wait, 1, -1);
            continue;
        }
        if (written < 0)
            return REFLECT_IO;
        bytes += written;
        length -= (size_t)written;
    }
    return REFLECT_OK;
}

reflect_status page_flush(struct page *page) {
    if (page->status == REFLECT_OK)
        page->status = page->text.status;
    if (page->status == REFLECT_OK && page->text.length > 0)
        page->status = write_all(page->descriptor, page->text.bytes, page->text.length);
    buffer_release(&page->text);
    buffer_init(&page->text, PAGE_BYTES_MAX);
    /* A window may have been made wider or narrower. */
    page->width = width_of(page->descriptor);
    return page->status;
}

void page_gap(struct page *page) {
    if (!page->blank)
        buffer_char(&page->text, '\n');
    page->blank = true;
}

/* One line of text, wrapped; its first row has room for `width - used` columns, the others are indented by `indent`. */
static void put_line(struct page *page, const char *line, size_t length, size_t indent) {
    size_t hang = indent + fold_hang(line, length);
    if (hang > page->width / 2)
        hang = indent;
    size_t before = indent;
    while (length > 0 && line[length - 1] == ' ')
        length--;
    do {
        size_t room = page->width > before ? page->width - before : 1;
        size_t taken = fold_row(line, length, room);
        buffer_put(&page->text, line, taken);
        buffer_char(&page->text, '\n');
        line += taken;
        length -= taken;
        while (length > 0 && line[0] == ' ') {
            line++;
            length--;
        }
        if (length > 0)
            buffer_repeat(&page->text, ' ', hang);
        before = hang;
    } while (length > 0);
}

void page_text(struct page *page, const char *lead, const char *text) {
    struct buffer safe;
    size_t indent = text_width(lead, strlen(lead));
    buffer_init(&safe, PAGE_BYTES_MAX);
    text_append_safe(&safe, text, strlen(text), true);
    for (size_t i = 0; i < safe.length; i++)
        if (safe.bytes[i] == '\t')
            safe.bytes[i] = ' ';
    while (safe.length > 0 && safe.bytes[safe.length - 1] == '\n')
        safe.length--;
    buffer_puts(&page->text, lead);
    for (size_t at = 0, end; at < safe.length || at == 0; at = end + 1) {
        for (end = at; end < safe.length && safe.bytes[end] != '\n';)
            end++;
        if (at > 0 && end > at)
            buffer_repeat(&page->text, ' ', indent);
        put_line(page, safe.length > 0 ? safe.bytes + at : "", end - at, indent);
    }
    page->blank = safe.length == 0 && indent == 0;
    if (safe.status != REFLECT_OK && page->status == REFLECT_OK)
        page->status = safe.status;
    buffer_release(&safe);
    if (page->text.length > PAGE_BLOCK)
        (void)page_flush(page);
}

void page_words(struct page *page, const char *lead, const char *pattern, const char *first, const char *second) {
    struct buffer filled;
    buffer_init(&filled, PAGE_BYTES_MAX);
    pattern_fill(&filled, pattern, first, second);
    if (filled.status == REFLECT_OK)
        page_text(page, lead, filled.length > 0 ? filled.bytes : "");
    else if (page->status == REFLECT_OK)
        page->status = filled.status;
    buffer_release(&filled);
}

void page_prompt(struct page *page, const char *prompt) {
    buffer_puts(&page->text, prompt);
    /* The person's Enter ends the line. */
    page->blank = false;
}

static reflect_status sink_write(void *context, const char *bytes, size_t length) {
    struct page *page = context;
    buffer_put(&page->text, bytes, length);
    page->blank = false;
    if (page->text.length > PAGE_BLOCK)
        return page_flush(page);
    return page->text.status;
}

reflect_sink page_sink(struct page *page) {
    return (reflect_sink){.write = sink_write, .context = page};
}
