/*
 * pdf_finish.c - what a PDF should say and cairo has no words for: its language, that a window shows its title and not its name, and
 * what the picture is, for those who do not see it.
 *
 * The finished bytes stay as they are; new versions of the catalogue and of the figure are appended, as the format provides for
 * (an incremental update). A file that does not look as cairo writes it is left alone: it is a good PDF all the same.
 */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "reports/pdf/typeset.h"

enum { ENTRY = 20 /* bytes of an entry in the table of objects */, NUMBER_MAX = 20 };

struct file {
    const char *bytes;
    size_t length, table; /* where the table of objects begins */
    size_t root, root_at; /* the number of the catalogue, and where it stands */
    size_t info, objects;
};

/* The number behind `name` in the bytes from `at` on; 0 where there is none. */
static size_t number_after(const struct file *file, size_t at, const char *name) {
    size_t length = strlen(name), number = 0;
    while (at + length < file->length && memcmp(file->bytes + at, name, length) != 0)
        at++;
    for (at += length; at < file->length && file->bytes[at] >= '0' && file->bytes[at] <= '9' && number < file->length; at++)
        number = 10 * number + (size_t)(file->bytes[at] - '0');
    return number;
}

/* Where the last `what` begins; `length` where there is none. */
static size_t last_of(const struct file *file, const char *what) {
    size_t length = strlen(what);
    for (size_t at = file->length; at >= length; at--)
        if (memcmp(file->bytes + at - length, what, length) == 0)
            return at - length;
    return file->length;
}

/* Finds the trailer and the catalogue; false where something is not as it should be. */
static bool look(struct file *file) {
    static const char table[] = "xref\n0 ";
    size_t trailer = last_of(file, "\ntrailer\n"), start = last_of(file, "\nstartxref\n");
    if (trailer == file->length || start == file->length || start < trailer)
        return false;
    file->table = number_after(file, start, "\nstartxref\n");
    file->objects = number_after(file, trailer, "/Size ");
    file->root = number_after(file, trailer, "/Root ");
    file->info = number_after(file, trailer, "/Info ");
    if (file->table >= trailer || strncmp(file->bytes + file->table, table, strlen(table)) != 0 || file->root >= file->objects)
        return false;
    const char *entries = memchr(file->bytes + file->table + strlen(table), '\n', trailer - file->table);
    if (!entries || (size_t)(entries - file->bytes) + 1 + ENTRY * file->objects > trailer + 1)
        return false;
    file->root_at = (size_t)strtoul(entries + 1 + ENTRY * file->root, NULL, 10);
    return file->root > 0 && file->info > 0 && file->root_at < file->table;
}

/* An object whose dictionary gets more entries. */
struct object {
    size_t number, from, length; /* from its `<<` to before its `>>` */
    size_t at;                   /* of its new version, in the bytes that are appended */
};

static bool find_dictionary(const struct file *file, size_t at, struct object *out) {
    const char *start = file->bytes + at, *open = strstr(start, "<<"), *end = strstr(start, "\nendobj");
    if (!open || !end || open > end || end - open < 4 || memcmp(end - 2, ">>", 2) != 0)
        return false;
    *out = (struct object){number_after(file, at, ""), (size_t)(open - file->bytes), (size_t)(end - 2 - open), 0};
    return out->number > 0;
}

/* The first figure in the structure. Numbers of objects stand at the beginning of a line. */
static bool find_figure(const struct file *file, struct object *out) {
    static const char figure[] = "\n   /S /Figure\n", begins[] = " 0 obj\n";
    size_t at = 0;
    while (at + strlen(figure) < file->table && memcmp(file->bytes + at, figure, strlen(figure)) != 0)
        at++;
    if (at + strlen(figure) >= file->table)
        return false;
    while (at > 0 && strncmp(file->bytes + at, begins, strlen(begins)) != 0)
        at--;
    while (at > 0 && file->bytes[at - 1] != '\n')
        at--;
    return find_dictionary(file, at, out);
}

static void append(struct buffer *out, const struct file *file, struct object *object, const char *more) {
    object->at = file->length + out->length;
    buffer_format(out, "%zu 0 obj\n", object->number);
    buffer_put(out, file->bytes + object->from, object->length);
    buffer_puts(out, more);
    buffer_puts(out, ">>\nendobj\n");
}

static void append_entry(struct buffer *out, const struct object *object) {
    buffer_format(out, "%zu 1\n%010zu 00000 n \n", object->number, object->at);
}

static bool is_tag(const char *language) {
    return *language && language[strspn(language, "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")] == '\0';
}

/* UTF-16 in hexadecimal digits. */
static void put_text(struct buffer *out, const char *text) {
    buffer_puts(out, "<FEFF");
    for (const char *end = text + strlen(text); text < end;) {
        uint32_t code;
        text += text_decode(text, end, &code);
        if (code >= 0x10000)
            buffer_format(out, "%04X%04X", (unsigned)(0xD7C0 + (code >> 10)), (unsigned)(0xDC00 + (code & 0x3FF)));
        else
            buffer_format(out, "%04X", (unsigned)code);
    }
    buffer_puts(out, ">");
}

static void append_figure(struct buffer *out, const struct file *file, struct object *figure, const char *words) {
    struct buffer more;
    buffer_init(&more, out->max);
    buffer_puts(&more, "   /Alt ");
    put_text(&more, words);
    buffer_char(&more, '\n');
    if (more.status == REFLECT_OK)
        append(out, file, figure, more.bytes);
    else
        out->status = more.status;
    buffer_release(&more);
}

static void append_catalogue(struct buffer *out, const struct file *file, struct object *catalogue, const char *language) {
    struct buffer more;
    buffer_init(&more, out->max);
    buffer_format(&more, "   /Lang (%s)\n   /ViewerPreferences << /DisplayDocTitle true >>\n", language);
    if (more.status == REFLECT_OK)
        append(out, file, catalogue, more.bytes);
    else
        out->status = more.status;
    buffer_release(&more);
}

/* Entries stand in the order of their numbers; cairo writes the catalogue last. */
static void append_table(struct buffer *out, const struct file *file, const struct object *figure,
                         const struct object *catalogue) {
    size_t table = file->length + out->length;
    buffer_puts(out, "xref\n");
    if (figure)
        append_entry(out, figure);
    append_entry(out, catalogue);
    buffer_format(out, "trailer\n<< /Size %zu\n   /Root %zu 0 R\n   /Info %zu 0 R\n   /Prev %zu\n>>\nstartxref\n%zu\n%%%%EOF\n",
                  file->objects, file->root, file->info, file->table, table);
}

void finish_file(struct buffer *out, const char *language, const char *picture) {
    struct file file = {.bytes = out->bytes, .length = out->length};
    struct object catalogue, figure;
    struct buffer more;
    if (out->status != REFLECT_OK || out->length == 0 || !is_tag(language) || !look(&file) ||
        !find_dictionary(&file, file.root_at, &catalogue) || catalogue.number != file.root)
        return;
    bool has_figure = find_figure(&file, &figure) && figure.number < catalogue.number;
    buffer_init(&more, out->max);
    if (has_figure)
        append_figure(&more, &file, &figure, picture);
    append_catalogue(&more, &file, &catalogue, language);
    append_table(&more, &file, has_figure ? &figure : NULL, &catalogue);
    buffer_put(out, more.bytes ? more.bytes : "", more.length);
    if (more.status != REFLECT_OK)
        out->status = more.status;
    buffer_release(&more);
}
