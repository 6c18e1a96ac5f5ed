/*
 * summary_words.c - see summary_words.h.
 *
 * Comes in: a sitting. Leaves: what its summary says, in the order of the page, as plain lines that can be searched. Expectations are
 * about words, so nothing of a format is among them: no marks of notes, no numbers, no line breaks of a page 72 columns wide.
 */
#include "authoring/scenarios/summary_words.h"

#include <string.h>

#include "base/text.h"
#include "reports/renderer.h"

/* The words of the longest summary: every answer may be as long as answers are, and stand there twice. */
#define SAID_MAX ((size_t)1 << 30)

struct saying {
    struct buffer *out;
    const struct phrases *phrases;
    bool in_quote;
};

/* Appends words, with one blank for any white space. */
static void put_words(struct buffer *out, const char *bytes, size_t length) {
    for (size_t i = 0; i < length; i++) {
        if (!text_is_space(bytes[i]))
            buffer_char(out, bytes[i]);
        else if (out->length > 0 && !text_is_space(out->bytes[out->length - 1]))
            buffer_char(out, ' ');
    }
}

/* The mark of a note: its number, and the bracket on each side of it. */
static bool is_mark(const struct run *run, const struct run *before) {
    return run->note > 0 || (run->next && run->next->note > 0) || (before && before->note > 0);
}

static void enter_text(void *context, const struct block *block) {
    struct saying *saying = context;
    struct buffer *out = saying->out;
    for (const struct run *run = block->runs, *before = NULL; run; before = run, run = run->next) {
        if (is_mark(run, before))
            continue;
        bool quoted = run->voice == RUN_OWN && !saying->in_quote;
        buffer_puts(out, quoted ? saying->phrases->quote : "");
        put_words(out, run->bytes, run->length);
        buffer_puts(out, quoted ? saying->phrases->quote_end : "");
        if (run->style & RUN_BREAK)
            put_words(out, " ", 1);
    }
    if (out->length > 0 && out->bytes[out->length - 1] == ' ')
        out->bytes[out->length - 1] = '\n';
    else if (out->length > 0 && out->bytes[out->length - 1] != '\n')
        buffer_char(out, '\n');
}

static void enter_quote(void *context, const struct block *block) {
    (void)block;
    ((struct saying *)context)->in_quote = true;
}

static void leave_quote(void *context, const struct block *block) {
    (void)block;
    ((struct saying *)context)->in_quote = false;
}

static const struct block_writer writers[BLOCK_KINDS] = {
    [BLOCK_TITLE] = {enter_text, NULL, NULL},         [BLOCK_SECTION] = {enter_text, NULL, NULL},
    [BLOCK_PARAGRAPH] = {enter_text, NULL, NULL},     [BLOCK_TERM] = {enter_text, NULL, NULL},
    [BLOCK_QUOTE] = {enter_quote, leave_quote, NULL},
};

reflect_status said_words(const struct reflect_sitting *sitting, struct buffer *out) {
    static const reflect_summary_options options = {.date = NULL};
    reflect_summary *summary = NULL;
    buffer_init(out, SAID_MAX);
    reflect_status status = reflect_summary_new(sitting, &options, &summary);
    if (status != REFLECT_OK)
        return status;
    struct saying saying = {out, summary->phrases, false};
    render_blocks(&summary->root, writers, &saying);
    reflect_summary_free(summary);
    return out->status;
}

/* How many bytes of `said` from `at` on are these words, up to the first that differs; all of `words` stand there where `*whole`. */
static size_t alike(const char *at, const char *end, const char *words, size_t length, bool *whole) {
    const char *from = at;
    size_t i = 0;
    while (i < length && at < end) {
        if (text_is_space(words[i])) {
            if (!text_is_space(*at))
                break;
            while (i < length && text_is_space(words[i]))
                i++;
        } else if (words[i++] != *at) {
            *whole = false;
            return (size_t)(at - from);
        }
        at++;
    }
    *whole = i == length;
    return (size_t)(at - from);
}

static void trim(const char **words, size_t *length) {
    while (*length > 0 && text_is_space((*words)[0]))
        ++*words, --*length;
    while (*length > 0 && text_is_space((*words)[*length - 1]))
        --*length;
}

static const char *line_of(const struct buffer *said, const char *at) {
    while (at > said->bytes && at[-1] != '\n')
        at--;
    return at;
}

const char *said_find(const struct buffer *said, const char *words, size_t length) {
    const char *end = said->bytes ? said->bytes + said->length : NULL, *at = said->bytes;
    trim(&words, &length);
    while (at && length > 0 && at < end && (at = memchr(at, words[0], (size_t)(end - at)))) {
        bool whole = false;
        (void)alike(at, end, words, length, &whole);
        if (whole)
            return line_of(said, at);
        at++;
    }
    return NULL;
}

const char *said_nearest(const struct buffer *said, const char *words, size_t length) {
    const char *end = said->bytes ? said->bytes + said->length : NULL, *at = said->bytes, *nearest = NULL;
    size_t most = 0;
    trim(&words, &length);
    while (at && length > 0 && at < end && (at = memchr(at, words[0], (size_t)(end - at)))) {
        bool whole = false;
        size_t same = alike(at, end, words, length, &whole);
        const char *blank = memchr(words, ' ', length);
        if (same > most && blank && same > (size_t)(blank - words) + 1) {
            most = same;
            nearest = line_of(said, at);
        }
        at++;
    }
    return nearest;
}
