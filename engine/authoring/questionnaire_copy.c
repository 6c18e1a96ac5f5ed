/*
 * questionnaire_copy.c - a new questionnaire that begins as a copy of another one, byte for byte but for what stands at its top.
 *
 * Comes in: a questionnaire's file, and what the new one is called. Leaves: its bytes, with comments and layout as they were; only the
 * values of a few keys are others, and a key that was missing stands behind the id. Called by `reflect new`. Whether the result is a
 * questionnaire is for whoever loads it.
 */
#include <string.h>

#include "base/json_writer.h"
#include "source/open.h"
#include "source/tree.h"

/* The keys that change, in the order in which those that are missing are put in. */
static const char *const keys[] = {"id", "edition", "language", "title", "about", "touches-on"};
enum { KEY_ID, KEY_EDITION, KEY_LANGUAGE, KEY_TITLE, KEY_ABOUT, KEY_MATTERS, KEYS };

/* A value of the source that gives way: bytes `start` up to `end`. */
struct change {
    uint32_t start, end;
    bool present; /* the key stands there */
    bool made;    /* the other value was written */
    const char *value;
};

static const struct node *value_of(const struct node *top, const char *name) {
    for (const struct node *key = top->first; key; key = key->next->next)
        if (node_is(key, name))
            return key->next;
    return NULL;
}

/* Where a value ends: not in the white space behind it; a list with its last item, or with the bracket behind that. */
static uint32_t end_of(const char *bytes, const struct node *value) {
    uint32_t end = value->kind == NODE_LIST ? value->start : value->end;
    for (const struct node *item = value->kind == NODE_LIST ? value->first : NULL; item; item = item->next)
        end = item->end;
    if (value->kind == NODE_LIST && bytes[value->start] == '[')
        return end + (uint32_t)strcspn(bytes + end, "]") + 1;
    while (end > value->start && strchr(" \t\r\n", bytes[end - 1]))
        end--;
    return end;
}

static void find_changes(const struct node *top, const char *bytes, struct change changes[KEYS]) {
    for (size_t i = 0; i < KEYS; i++) {
        const struct node *value = value_of(top, keys[i]);
        if (value)
            changes[i] = (struct change){value->start, end_of(bytes, value), true, false, changes[i].value};
    }
}

/* ---- Values as YAML */

/* Whether YAML reads the words as they are, also between brackets. */
static bool is_plain(const char *words, size_t length) {
    bool letter = (words[0] >= 'a' && words[0] <= 'z') || (words[0] >= 'A' && words[0] <= 'Z') || (unsigned char)words[0] >= 0x80;
    static const char *const taken[] = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"};
    for (size_t i = 0; i < sizeof taken / sizeof *taken && letter; i++) {
        size_t same = 0;
        while (same < length && taken[i][same] && (words[same] | 0x20) == taken[i][same])
            same++;
        letter = same < length || taken[i][same] != '\0';
    }
    for (size_t i = 0; i < length && letter; i++)
        letter = (unsigned char)words[i] >= ' ' && words[i] != 0x7F && !strchr(":#,[]{}\"`", words[i]);
    return letter && words[length - 1] != ' ';
}

static void put_words(struct writer *writer, const char *words, size_t length) {
    struct json json;
    json_init(&json, writer);
    if (length > 0 && is_plain(words, length))
        writer_put(writer, words, length);
    else
        json_string(&json, words, length);
}

/* What stands between commas, without the blanks around it. */
static void put_list(struct writer *writer, const char *words) {
    const char *between = "[";
    while (*words != '\0') {
        size_t length = strcspn(words, ","), from = strspn(words, " \t"), to = length;
        while (to > from && strchr(" \t", words[to - 1]))
            to--;
        if (from < to) {
            writer_puts(writer, between);
            put_words(writer, words + from, to - from);
            between = ", ";
        }
        words += length + (words[length] == ',');
    }
    writer_puts(writer, between[0] == '[' ? "[]" : "]");
}

static void put_value(struct writer *writer, size_t key, const char *value) {
    if (key == KEY_MATTERS)
        put_list(writer, value);
    else if (key == KEY_TITLE || key == KEY_ABOUT)
        put_words(writer, value, strlen(value));
    else
        writer_puts(writer, value); /* a name or a day */
}

/* ---- The copy */

/* The keys that were missing, on lines behind the one of the id. */
static void put_missing(struct writer *writer, const struct change changes[KEYS]) {
    for (size_t i = 0; i < KEYS; i++) {
        if (changes[i].present || !changes[i].value)
            continue;
        writer_puts(writer, "\n");
        writer_puts(writer, keys[i]);
        writer_puts(writer, ": ");
        put_value(writer, i, changes[i].value);
    }
}

/* The change that comes next; KEYS for none. */
static size_t next_change(const struct change changes[KEYS]) {
    size_t next = KEYS;
    for (size_t i = 0; i < KEYS; i++) {
        bool comes = changes[i].present && changes[i].value && !changes[i].made;
        if (comes && (next == KEYS || changes[i].start < changes[next].start))
            next = i;
    }
    return next;
}

static void put_copy(struct writer *writer, const char *bytes, size_t length, struct change changes[KEYS]) {
    uint32_t at = 0;
    for (size_t i; (i = next_change(changes)) < KEYS;) {
        writer_put(writer, bytes + at, changes[i].start - at);
        if (changes[i].start > 0 && bytes[changes[i].start - 1] == ':')
            writer_puts(writer, " ");
        put_value(writer, i, changes[i].value);
        at = changes[i].end;
        changes[i].made = true;
        if (i != KEY_ID)
            continue;
        uint32_t rest = (uint32_t)strcspn(bytes + at, "\r\n"); /* perhaps a comment */
        writer_put(writer, bytes + at, rest);
        at += rest;
        put_missing(writer, changes);
    }
    writer_put(writer, bytes + at, length - at);
}

reflect_status reflect_questionnaire_begin(const char *path, const reflect_beginning *beginning, reflect_diagnostics *diagnostics,
                                           reflect_sink sink) {
    struct change changes[KEYS] = {{.value = beginning->id},    {.value = beginning->edition}, {.value = beginning->language},
                                   {.value = beginning->title}, {.value = beginning->about},   {.value = beginning->touches_on}};
    uint32_t source = SOURCE_NONE;
    struct arena arena;
    struct writer writer;
    reflect_status status = source_open(diagnostics, path, &source);
    if (status != REFLECT_OK)
        return status;
    arena_init(&arena);
    const struct diagnostic_source *file = diagnostics_source(diagnostics, source);
    const struct node *top = tree_read(diagnostics, &arena, source, &status);
    /* Between braces there are no lines to put something on; nobody writes a questionnaire so. */
    if (status == REFLECT_OK && (!top || top->kind != NODE_MAP || file->bytes[top->start] == '{' || !value_of(top, keys[KEY_ID])))
        status = REFLECT_REFUSED;
    if (status == REFLECT_OK) {
        find_changes(top, file->bytes, changes);
        writer_init(&writer, sink);
        put_copy(&writer, file->bytes, file->length, changes);
        status = writer_finish(&writer);
    }
    arena_release(&arena);
    diagnostics_close_source(diagnostics, source);
    return status;
}
