/*
 * command_sessions.c - `reflect sessions`: what is kept. Locked sittings tell only that they exist, and when they were last written.
 */
#include <string.h>

#include "base/text.h"
#include "command/command.h"
#include "command/date.h"
#include "command/keeper.h"
#include "command/output.h"

static void put_counts(struct writer *writer, const reflect_progress *progress) {
    writer_puts(writer, ", ");
    writer_number(writer, progress->done);
    writer_puts(writer, progress->done == 1 ? " question done, " : " questions done, ");
    writer_number(writer, progress->at_least);
    if (progress->at_most != progress->at_least) {
        writer_puts(writer, " to ");
        writer_number(writer, progress->at_most);
    }
    writer_puts(writer, " more");
}

static void put_open(struct writer *writer, const reflect_kept_entry *entry) {
    struct buffer title;
    buffer_init(&title, REFLECT_WRITTEN_MAX);
    text_append_safe(&title, entry->title, strlen(entry->title), false);
    writer_put(writer, title.bytes != NULL ? title.bytes : "", title.length);
    buffer_release(&title);
    writer_puts(writer, ", begun ");
    writer_puts(writer, entry->begun);
    if (entry->finished)
        writer_puts(writer, ", finished");
    else
        put_counts(writer, &entry->progress);
    writer_puts(writer, entry->stopped && !entry->finished ? ", stopped early" : "");
}

static void put_entry(struct writer *writer, const reflect_kept_entry *entry) {
    static const char *const kinds[] = {[REFLECT_KEPT_OPEN] = "",
                                        [REFLECT_KEPT_LOCKED] = "locked",
                                        [REFLECT_KEPT_BUSY] = "open in another program",
                                        [REFLECT_KEPT_LATER] = "made by a later version of reflect",
                                        [REFLECT_KEPT_DAMAGED] = "damaged"};
    char changed[DATE_TIME_BYTES];
    date_time_of(entry->changed, changed);
    writer_puts(writer, entry->id);
    writer_puts(writer, "  ");
    if (entry->kind == REFLECT_KEPT_OPEN)
        put_open(writer, entry);
    else
        writer_puts(writer, kinds[entry->kind]);
    writer_puts(writer, ", last ");
    writer_puts(writer, changed);
    writer_char(writer, '\n');
}

static int put_list(const reflect_kept_list *list) {
    struct output output;
    output_init(&output);
    if (reflect_kept_list_count(list) == 0)
        writer_puts(&output.writer, "Nothing is kept.\n");
    for (size_t i = 0; i < reflect_kept_list_count(list); i++) {
        const reflect_kept_entry entry = reflect_kept_list_entry(list, i);
        put_entry(&output.writer, &entry);
    }
    return output_finish(&output);
}

static int run(const struct arguments *arguments) {
    struct buffer folder;
    reflect_kept_list *list = NULL;
    (void)arguments;
    buffer_init(&folder, REFLECT_WRITTEN_MAX);
    int result = keeper_folder(&folder);
    if (result == EXIT_DONE) {
        reflect_status status = reflect_kept_list_new(folder.bytes, &list);
        result = status == REFLECT_OK ? put_list(list) : exit_of(status);
    }
    reflect_kept_list_free(list);
    buffer_release(&folder);
    return result;
}

const struct command command_sessions = {
    .name = "sessions",
    .operands = "",
    .about = "lists the sittings that are kept",
    .details = "They stand in reflect/sittings in your data folder ($XDG_DATA_HOME, or ~/.local/share).\n",
    .run = run,
};
