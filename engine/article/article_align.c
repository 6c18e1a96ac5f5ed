/*
 * article_align.c - lays an article's outline beside its text.
 *
 * Comes in: an article's entry and the bytes of its text. Leaves: what each expected line became, and what each line of the
 * text stands for. Called by article_verify.c, which puts it into words.
 *
 * A text that fits is found in one pass. For any other, the cheapest way from the outline to the text is sought, as programs
 * that compare two versions of a file do: leaving a line out and putting one in have a price, and a line that is somewhat
 * changed costs a little less than both. What was left out at one place and put in at another has moved.
 */
#include "article/article_align.h"

#include <stdlib.h>
#include <string.h>

/* Comparing needs a byte for each pair of lines: at the most four thousand lines with as many. */
#define PAIRS_MAX ((size_t)1 << 24)
/* A text with so many more lines is not an edited one, and nobody would read what is said of each. */
enum { MORE_LINES_MAX = 1000 };

/* What a step costs. A changed line is dearer than either, so that two paragraphs that changed places are seen as one that moved;
   lines that have nothing in common are never taken for one another. */
enum { COST_LEFT_OUT = 2, COST_SKIP_LEFT_OUT = 1, COST_PUT_IN = 2, COST_CHANGED = 3, COST_UNLIKE = 5 };
/* A heading that was worded anew seldom grows by more. */
enum { HEADING_GROWS = 6 };

static bool is_space(char byte) {
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

static struct expected *expected_at(const struct alignment *alignment, size_t index) {
    return (struct expected *)alignment->expected.records + index;
}

static struct found *found_at(const struct alignment *alignment, size_t index) {
    return (struct found *)alignment->found.records + index;
}

/* ---- The two sides */

static bool expect(struct alignment *alignment, struct expected what) {
    struct expected *expected = table_push(&alignment->expected);
    if (!expected)
        return false;
    what.line = ALIGN_NONE;
    what.fate = FATE_MISSING;
    *expected = what;
    return true;
}

static bool expect_section(struct alignment *alignment, const struct section_entry *section, uint32_t index) {
    bool good = true;
    for (uint32_t i = 0; good && i < section->skip; i++)
        good = expect(alignment, (struct expected){.kind = EXPECTED_SKIP, .section = index});
    for (uint32_t i = 0; good && i <= section->paragraphs; i++) {
        if (i == section->above && section->heading.length > 0) {
            good = expect(alignment, (struct expected){.kind = EXPECTED_HEADING, .section = index, .heading = section->heading});
        }
        if (good && i < section->paragraphs) {
            good = expect(
                alignment,
                (struct expected){.kind = EXPECTED_PARAGRAPH, .section = index, .paragraph = i + 1, .words = section->words[i]});
        }
    }
    return good;
}

static uint32_t count_words(const char *bytes, size_t length) {
    uint32_t words = 0;
    for (size_t i = 0; i < length; i++)
        words += !is_space(bytes[i]) && (i == 0 || is_space(bytes[i - 1]));
    return words;
}

static bool find_lines(struct alignment *alignment, const char *bytes, size_t length) {
    const char *end = bytes + length;
    if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
        bytes += 3;
    for (uint32_t number = 1; bytes < end; number++) {
        const char *stop = memchr(bytes, '\n', (size_t)(end - bytes)), *from = bytes, *to = stop ? stop : end;
        bytes = stop ? stop + 1 : end;
        while (from < to && is_space(*from))
            from++;
        while (to > from && is_space(to[-1]))
            to--;
        if (from == to)
            continue;
        struct found *found = table_push(&alignment->found);
        if (!found)
            return false;
        *found = (struct found){.bytes = from, .length = (size_t)(to - from), .number = number, .expected = ALIGN_NONE};
        found->words = count_words(from, found->length);
    }
    return true;
}

static bool fits(const struct expected *expected, const struct found *found) {
    switch (expected->kind) {
    case EXPECTED_SKIP:
        return true;
    case EXPECTED_HEADING:
        return expected->heading.length == found->length && memcmp(expected->heading.bytes, found->bytes, found->length) == 0;
    case EXPECTED_PARAGRAPH:
        return expected->words == found->words;
    }
    return false;
}

static void join(struct alignment *alignment, size_t expected, size_t found, enum expected_fate fate) {
    expected_at(alignment, expected)->line = (uint32_t)found;
    expected_at(alignment, expected)->fate = fate;
    found_at(alignment, found)->expected = (uint32_t)expected;
}

static void part(struct alignment *alignment, uint32_t expected) {
    struct expected *parted = expected_at(alignment, expected);
    if (parted->line != ALIGN_NONE)
        found_at(alignment, parted->line)->expected = ALIGN_NONE;
    parted->line = ALIGN_NONE;
    parted->fate = FATE_MISSING;
}

/* ---- The cheapest way from one to the other */

enum step { STEP_BOTH, STEP_LEFT_OUT, STEP_PUT_IN };

static uint32_t cost_of_both(const struct expected *expected, const struct found *found) {
    uint32_t words = expected->words;
    if (fits(expected, found))
        return 0;
    if (expected->kind == EXPECTED_HEADING) {
        return found->words <= count_words(expected->heading.bytes, expected->heading.length) + HEADING_GROWS ? COST_CHANGED
                                                                                                              : COST_UNLIKE;
    }
    uint32_t more = words > found->words ? words : found->words, less = words > found->words ? found->words : words;
    return (more - less) * 2 <= more ? COST_CHANGED : COST_UNLIKE;
}

/* One row: the costs of bringing the outline up to the line `expected` to each beginning of the text. */
static void fill_row(const struct alignment *alignment, const struct expected *expected, const uint32_t *above, uint32_t *row,
                     unsigned char *steps) {
    uint32_t left_out = expected->kind == EXPECTED_SKIP ? COST_SKIP_LEFT_OUT : COST_LEFT_OUT;
    row[0] = above[0] + left_out;
    steps[0] = STEP_LEFT_OUT;
    for (size_t j = 1; j <= alignment->found.count; j++) {
        row[j] = above[j - 1] + cost_of_both(expected, found_at(alignment, j - 1));
        steps[j] = STEP_BOTH;
        if (above[j] + left_out < row[j]) {
            row[j] = above[j] + left_out;
            steps[j] = STEP_LEFT_OUT;
        }
        if (row[j - 1] + COST_PUT_IN < row[j]) {
            row[j] = row[j - 1] + COST_PUT_IN;
            steps[j] = STEP_PUT_IN;
        }
    }
}

static void follow(struct alignment *alignment, const unsigned char *steps) {
    size_t i = alignment->expected.count, j = alignment->found.count, width = j + 1;
    while (i > 0 || j > 0) {
        switch ((enum step)steps[i * width + j]) {
        case STEP_BOTH:
            i--, j--;
            join(alignment, i, j, fits(expected_at(alignment, i), found_at(alignment, j)) ? FATE_FITS : FATE_CHANGED);
            break;
        case STEP_LEFT_OUT:
            i--;
            break;
        case STEP_PUT_IN:
            j--;
            break;
        }
    }
}

static reflect_status compare(struct alignment *alignment) {
    size_t height = alignment->expected.count + 1, width = alignment->found.count + 1;
    if (width > PAIRS_MAX / height || width > height + MORE_LINES_MAX)
        return REFLECT_LIMIT;
    unsigned char *steps = malloc(height * width);
    uint32_t *rows = malloc(2 * width * sizeof *rows);
    if (steps && rows) {
        uint32_t *above = rows, *row = rows + width;
        for (size_t j = 0; j < width; j++) {
            above[j] = (uint32_t)j * COST_PUT_IN;
            steps[j] = STEP_PUT_IN;
        }
        for (size_t i = 1; i < height; i++) {
            uint32_t *filled = row;
            fill_row(alignment, expected_at(alignment, i - 1), above, row, steps + i * width);
            row = above;
            above = filled;
        }
        follow(alignment, steps);
    }
    bool good = steps && rows;
    free(steps);
    free(rows);
    return good ? REFLECT_OK : REFLECT_NO_MEMORY;
}

/* ---- What moved, and where everything stands */

static bool is_loose(const struct alignment *alignment, const struct found *found) {
    return found->expected == ALIGN_NONE || expected_at(alignment, found->expected)->fate == FATE_CHANGED;
}

/* Gives what is expected and not there the line that looks like it elsewhere. */
static void find_moved(struct alignment *alignment) {
    for (size_t i = 0; i < alignment->expected.count; i++) {
        struct expected *expected = expected_at(alignment, i);
        if (expected->kind == EXPECTED_SKIP || expected->fate == FATE_FITS)
            continue;
        for (size_t j = 0; j < alignment->found.count; j++) {
            struct found *found = found_at(alignment, j);
            if (!is_loose(alignment, found) || !fits(expected, found))
                continue;
            if (found->expected != ALIGN_NONE)
                part(alignment, found->expected);
            part(alignment, (uint32_t)i);
            join(alignment, i, j, FATE_MOVED);
            break;
        }
    }
}

/* Where a line stands for nothing, or for something that moved there, it belongs to the section of what is before it. */
static void number_paragraphs(struct alignment *alignment, uint32_t *counts) {
    uint32_t section = 0;
    for (size_t j = 0; j < alignment->found.count; j++) {
        struct found *found = found_at(alignment, j);
        const struct expected *expected = found->expected == ALIGN_NONE ? NULL : expected_at(alignment, found->expected);
        if (expected && (expected->fate != FATE_MOVED || expected->kind == EXPECTED_HEADING))
            section = expected->section;
        found->section = section;
        if (!expected || expected->kind == EXPECTED_PARAGRAPH)
            found->paragraph = ++counts[section];
    }
}

reflect_status alignment_init(struct alignment *alignment, const struct article_entry *article, const char *bytes,
                              size_t length) {
    bool good = true;
    table_init(&alignment->expected, sizeof(struct expected));
    table_init(&alignment->found, sizeof(struct found));
    for (uint32_t i = 0; good && i < article->section_count; i++)
        good = expect_section(alignment, &article->sections[i], i);
    if (!good || !find_lines(alignment, bytes, length))
        return REFLECT_NO_MEMORY;
    alignment->equal = alignment->expected.count == alignment->found.count;
    for (size_t i = 0; alignment->equal && i < alignment->expected.count; i++) {
        alignment->equal = fits(expected_at(alignment, i), found_at(alignment, i));
    }
    if (alignment->equal)
        return REFLECT_OK;
    reflect_status status = compare(alignment);
    uint32_t *counts = status == REFLECT_OK ? calloc((size_t)article->section_count + 1, sizeof *counts) : NULL;
    if (counts) {
        find_moved(alignment);
        number_paragraphs(alignment, counts);
    } else if (status == REFLECT_OK) {
        status = REFLECT_NO_MEMORY;
    }
    free(counts);
    return status;
}

void alignment_release(struct alignment *alignment) {
    table_release(&alignment->expected);
    table_release(&alignment->found);
}
