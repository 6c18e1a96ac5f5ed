/*
 * finish.c - what a PDF should say and cairo has no words for: its language, and that a window shows its title, not its name.
 *
 * Both belong into the catalogue. The finished bytes stay as they are; a new catalogue is appended, as the format provides for
 * (an incremental update). A file that does not look as cairo writes it is left alone: it is a good PDF all the same.
 */
#include <stdlib.h>
#include <string.h>

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

/* The catalogue from its `<<` to before its `>>`. */
static bool find_catalogue(const struct file *file, size_t *from, size_t *length) {
    const char *object = file->bytes + file->root_at, *open = strstr(object, "<<"), *end = strstr(object, "\nendobj");
    if (!open || !end || open > end || end - open < 4 || memcmp(end - 2, ">>", 2) != 0)
        return false;
    *from = (size_t)(open - file->bytes);
    *length = (size_t)(end - 2 - open);
    return number_after(file, file->root_at, "") == file->root;
}

static bool is_tag(const char *language) {
    return *language && language[strspn(language, "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")] == '\0';
}

void finish_file(struct buffer *out, const char *language) {
    struct file file = {.bytes = out->bytes, .length = out->length};
    size_t from, length;
    if (out->status != REFLECT_OK || out->length == 0 || !is_tag(language) || !look(&file) ||
        !find_catalogue(&file, &from, &length))
        return;
    struct buffer more;
    buffer_init(&more, out->max);
    buffer_format(&more, "%zu 0 obj\n", file.root);
    buffer_put(&more, file.bytes + from, length);
    buffer_format(&more, "   /Lang (%s)\n   /ViewerPreferences << /DisplayDocTitle true >>\n>>\nendobj\n", language);
    size_t table = file.length + more.length;
    buffer_format(&more, "xref\n%zu 1\n%010zu 00000 n \n", file.root, file.length);
    buffer_format(&more, "trailer\n<< /Size %zu\n   /Root %zu 0 R\n   /Info %zu 0 R\n   /Prev %zu\n>>\nstartxref\n%zu\n%%%%EOF\n",
                  file.objects, file.root, file.info, file.table, table);
    buffer_put(out, more.bytes ? more.bytes : "", more.length);
    if (more.status != REFLECT_OK)
        out->status = more.status;
    buffer_release(&more);
}
