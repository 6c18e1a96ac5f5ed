/*
 * plain_pick.c - numbers and first letters. See plain_pick.h.
 *
 * Pure: reads its arguments only. A whole option is understood also where another one begins with the same words ("never",
 * "never mind").
 */
#define _POSIX_C_SOURCE 200809L

#include "terminal/plain_pick.h"

#include <string.h>
#include <strings.h>

static bool is_space(char byte) {
    return byte == ' ' || byte == '\t';
}

static bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

/* Takes spaces off both ends. */
static void trim(const char **text, size_t *length) {
    while (*length > 0 && is_space((*text)[0])) {
        (*text)++;
        (*length)--;
    }
    while (*length > 0 && is_space((*text)[*length - 1]))
        (*length)--;
}

static bool begins(const char *label, const char *letters, size_t length) {
    return strncasecmp(label, letters, length) == 0;
}

bool labels_begin(const struct labels *labels, const char *letters, size_t length) {
    for (size_t i = 0; i < labels->count; i++)
        if (begins(labels->text[i], letters, length))
            return true;
    return false;
}

/* "3", also "3." and "3)", as it stands in the list. False where the word is not a number. */
static bool read_number(const char *word, size_t length, size_t *out) {
    if (length > 1 && (word[length - 1] == '.' || word[length - 1] == ')'))
        length--;
    size_t number = 0;
    for (size_t i = 0; i < length; i++) {
        if (!is_digit(word[i]))
            return false;
        if (number <= REFLECT_OPTIONS_MAX)
            number = number * 10 + (size_t)(word[i] - '0');
    }
    *out = number;
    return length > 0;
}

static enum pick_result pick(const struct labels *labels, const char *word, size_t length, uint32_t *out) {
    size_t number, found = 0;
    if (read_number(word, length, &number)) {
        *out = (uint32_t)(number - 1);
        return number >= 1 && number <= labels->count ? PICK_OK : PICK_NO_NUMBER;
    }
    for (size_t i = 0; i < labels->count; i++) {
        if (!begins(labels->text[i], word, length))
            continue;
        if (found++ == 0)
            *out = (uint32_t)i;
        if (strlen(labels->text[i]) == length) {
            *out = (uint32_t)i;
            return PICK_OK;
        }
    }
    return found == 0 ? PICK_NO_SUCH : found == 1 ? PICK_OK : PICK_SEVERAL;
}

static enum pick_result add(const struct labels *labels, const char *word, size_t length, struct picks *out,
                            struct buffer *rest) {
    uint32_t option = 0;
    enum pick_result result = pick(labels, word, length, &option);
    if (result == PICK_OK) {
        for (size_t i = 0; i < out->count; i++)
            if (out->options[i] == option)
                return PICK_OK;
        if (out->count < REFLECT_OPTIONS_MAX) {
            out->options[out->count++] = option;
            return PICK_OK;
        }
        result = PICK_TOO_MANY;
    }
    buffer_put(rest, word, length);
    return result;
}

static bool numbers_only(const char *line, size_t length) {
    for (size_t i = 0; i < length; i++)
        if (!is_digit(line[i]) && !is_space(line[i]) && line[i] != ',' && line[i] != '.' && line[i] != ';')
            return false;
    return true;
}

enum pick_result choose(const struct labels *labels, const char *line, struct picks *out, struct buffer *word) {
    size_t length = strlen(line);
    enum pick_result result = PICK_NOTHING;
    uint32_t whole;
    out->count = 0;
    buffer_release(word);
    buffer_init(word, REFLECT_WRITTEN_MAX);
    trim(&line, &length);
    /* An option may hold a comma itself. */
    if (length > 0 && pick(labels, line, length, &whole) == PICK_OK) {
        out->options[out->count++] = whole;
        return PICK_OK;
    }
    bool spaces = numbers_only(line, length);
    for (size_t at = 0, end; at < length; at = end + 1) {
        for (end = at; end < length && line[end] != ',' && line[end] != ';' && !(spaces && is_space(line[end]));)
            end++;
        const char *part = line + at;
        size_t part_length = end - at;
        trim(&part, &part_length);
        if (part_length == 0)
            continue;
        result = add(labels, part, part_length, out, word);
        if (result != PICK_OK)
            return result;
    }
    return result;
}
