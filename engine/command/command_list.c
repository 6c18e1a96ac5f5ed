/*
 * command_list.c - `reflect list`: the questionnaires on the search path.
 */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"
#include "command/command.h"
#include "command/every_questionnaire.h"
#include "command/library_folders.h"
#include "command/output.h"

struct row {
    char *id;
    reflect_questionnaire *questionnaire;
    char *languages; /* that it is translated into; "" for none */
};

static reflect_status add_row(void *context, const char *id, reflect_questionnaire *questionnaire) {
    struct row *row = table_push(context);
    char *copy = malloc(strlen(id) + 1);
    if (row == NULL || copy == NULL) {
        free(copy);
        reflect_questionnaire_free(questionnaire);
        return REFLECT_NO_MEMORY;
    }
    memcpy(copy, id, strlen(id) + 1);
    *row = (struct row){.id = copy, .questionnaire = questionnaire};
    return REFLECT_OK;
}

/* The beginning of what it is about, as much as a line has room for. */
static void put_about(struct writer *writer, const char *about) {
    enum { ROOM = 74 };
    struct buffer words;
    size_t all = strcspn(about, "\n"), length = all;
    if (all > ROOM)
        for (length = ROOM; length > 0 && about[length] != ' ';)
            length--;
    if (length == 0)
        return;
    buffer_init(&words, REFLECT_WRITTEN_MAX);
    text_append_safe(&words, about, length, false);
    writer_puts(writer, "    ");
    writer_put(writer, words.bytes != NULL ? words.bytes : "", words.length);
    writer_puts(writer, length < all ? " …\n" : "\n");
    buffer_release(&words);
}

static void put_row(struct writer *writer, const struct row *row, size_t id_width) {
    struct buffer title;
    unsigned minutes = reflect_questionnaire_minutes(row->questionnaire);
    const char *text = reflect_questionnaire_title(row->questionnaire);
    buffer_init(&title, REFLECT_WRITTEN_MAX);
    text_append_safe(&title, text, strlen(text), false);
    writer_puts(writer, row->id);
    writer_repeat(writer, ' ', id_width + 2 - strlen(row->id));
    writer_put(writer, title.bytes != NULL ? title.bytes : "", title.length);
    if (minutes > 0) {
        writer_puts(writer, ", about ");
        writer_number(writer, minutes);
        writer_puts(writer, minutes == 1 ? " minute" : " minutes");
    }
    writer_puts(writer, ", edition ");
    writer_puts(writer, reflect_questionnaire_edition(row->questionnaire));
    if (row->languages[0] != '\0') {
        writer_puts(writer, ", also in ");
        writer_puts(writer, row->languages);
    }
    writer_char(writer, '\n');
    put_about(writer, reflect_questionnaire_about(row->questionnaire));
    buffer_release(&title);
}

static int put_rows(const struct table *table) {
    const struct row *rows = table->records;
    struct output output;
    size_t id_width = 0;
    output_init(&output);
    for (size_t i = 0; i < table->count; i++)
        if (strlen(rows[i].id) > id_width)
            id_width = strlen(rows[i].id);
    for (size_t i = 0; i < table->count; i++)
        put_row(&output.writer, &rows[i], id_width);
    return output_finish(&output);
}

/* Looks beside each questionnaire. */
static reflect_status find_languages(const reflect_library *library, const struct table *table) {
    struct row *rows = table->records;
    struct buffer path;
    reflect_status status = REFLECT_OK;
    buffer_init(&path, REFLECT_WRITTEN_MAX);
    for (size_t i = 0; status == REFLECT_OK && i < table->count; i++) {
        status = library_search(library, rows[i].id, &path);
        if (status == REFLECT_OK)
            status = reflect_translation_languages(path.bytes, &rows[i].languages);
    }
    buffer_release(&path);
    return status;
}

static int run(const struct arguments *arguments) {
    struct table rows;
    reflect_library *library = library_open();
    (void)arguments;
    table_init(&rows, sizeof(struct row));
    reflect_status status = library != NULL ? every_questionnaire(library, add_row, &rows) : REFLECT_NO_MEMORY;
    if (status == REFLECT_OK)
        status = find_languages(library, &rows);
    int result = status == REFLECT_OK ? put_rows(&rows) : exit_of(status);
    for (size_t i = 0; i < rows.count; i++) {
        free(((struct row *)rows.records)[i].id);
        reflect_questionnaire_free(((struct row *)rows.records)[i].questionnaire);
        reflect_string_free(((struct row *)rows.records)[i].languages);
    }
    table_release(&rows);
    reflect_library_free(library);
    return result;
}

const struct command command_list = {
    .name = "list",
    .operands = "",
    .about = "lists the questionnaires that can be found",
    .details = "Looks into the folders of $REFLECT_PATH, then questionnaires/ in the working folder, your own\n"
               "data folder, beside the program, and where reflect was installed.\n",
    .run = run,
};
