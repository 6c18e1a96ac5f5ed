/*
 * catalogue.c - finds what is known about a code, and explains it at length.
 *
 * Called for each diagnostic (its severity) and by `reflect explain`. The entries themselves are in catalogue_file.c,
 * catalogue_yaml.c, catalogue_shape.c, catalogue_conditions.c, catalogue_texts.c, catalogue_language.c, catalogue_care.c and
 * catalogue_reach.c.
 * Everything is constant.
 */
#include "base/catalogue.h"

#include <string.h>

#include "base/catalogue_parts.h"
#include "base/print.h"
#include "base/text.h"
#include "base/writer.h"

enum {
    EXPLANATION_COLUMNS = 78,
    CODE_DIGITS_MAX = 6 /* enough for leading zeros, too few to overflow */
};

static const struct catalogue_part *const parts[] = {
    &catalogue_file,  &catalogue_yaml,     &catalogue_shape, &catalogue_conditions,
    &catalogue_texts, &catalogue_language, &catalogue_care,  &catalogue_reach,
};

enum { PARTS = sizeof parts / sizeof *parts };

const struct catalogue_entry *catalogue_find(unsigned code) {
    for (size_t part = 0; part < PARTS; part++)
        for (size_t i = 0; i < parts[part]->count; i++)
            if ((unsigned)parts[part]->entries[i].code == code)
                return &parts[part]->entries[i];
    return NULL;
}

const struct catalogue_entry *catalogue_at(size_t index) {
    for (size_t part = 0; part < PARTS; part++) {
        if (index < parts[part]->count)
            return &parts[part]->entries[index];
        index -= parts[part]->count;
    }
    return NULL;
}

unsigned reflect_explain_code(size_t index) {
    const struct catalogue_entry *entry = catalogue_at(index);
    return entry ? (unsigned)entry->code : 0;
}

/* Reads "R0142", "r142" or "142"; 0 for anything else. */
static unsigned read_code(const char *name) {
    unsigned number = 0;
    size_t digits = 0;
    if (*name == 'R' || *name == 'r')
        name++;
    for (; *name >= '0' && *name <= '9' && digits < CODE_DIGITS_MAX; name++, digits++)
        number = number * 10 + (unsigned)(*name - '0');
    return *name == '\0' ? number : 0;
}

/* Writes a text with its lines broken between words; a blank line stays one. */
static void put_wrapped(struct writer *writer, const char *text) {
    size_t column = 0;
    while (*text) {
        size_t breaks = strspn(text, "\n"), length;
        if (breaks > 0) {
            writer_repeat(writer, '\n', breaks);
            column = 0;
            text += breaks;
            continue;
        }
        text += strspn(text, " ");
        length = strcspn(text, " \n");
        size_t width = text_width(text, length);
        if (column > 0 && length > 0) {
            bool fits = column + 1 + width <= EXPLANATION_COLUMNS;
            writer_char(writer, fits ? ' ' : '\n');
            column = fits ? column + 1 : 0;
        }
        writer_put(writer, text, length);
        column += width;
        text += length;
    }
    writer_char(writer, '\n');
}

/* Writes an example, indented, with its controls made visible. */
static void put_example(struct writer *writer, struct buffer *scratch, const char *heading, const char *example) {
    writer_char(writer, '\n');
    writer_puts(writer, heading);
    writer_char(writer, '\n');
    while (*example) {
        size_t length = strcspn(example, "\n");
        scratch->length = 0;
        text_append_safe(scratch, example, length, true);
        if (scratch->length > 0) {
            writer_repeat(writer, ' ', 4);
            writer_put(writer, scratch->bytes, scratch->length);
        }
        writer_char(writer, '\n');
        example += length + (example[length] == '\n');
    }
}

reflect_status reflect_explain(const char *code, reflect_sink sink) {
    const struct catalogue_entry *entry = catalogue_find(read_code(code));
    if (!entry)
        return REFLECT_NOT_FOUND;
    char name[6];
    struct writer writer;
    struct buffer scratch;
    buffer_init(&scratch, SIZE_MAX);
    writer_init(&writer, sink);
    print_code_name((unsigned)entry->code, name);
    writer_puts(&writer, name);
    writer_puts(&writer, "  ");
    writer_puts(&writer, entry->title);
    writer_puts(&writer, "\n\n");
    put_wrapped(&writer, entry->explanation);
    put_example(&writer, &scratch, "Wrong:", entry->wrong);
    put_example(&writer, &scratch, "Right:", entry->right);
    reflect_status status = writer_finish(&writer);
    if (status == REFLECT_OK)
        status = scratch.status;
    buffer_release(&scratch);
    return status;
}
