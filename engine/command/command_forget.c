/*
 * command_forget.c - `reflect forget`: overwrites and removes what is kept.
 */
#define _POSIX_C_SOURCE 200809L

#include <string.h>
#include <unistd.h>

#include "command/arguments.h"
#include "command/command.h"
#include "command/keeper.h"
#include "command/output.h"
#include "terminal/leave.h"
#include "terminal/plain_lines.h"

static const struct option options[] = {
    {'\0', "all", NULL, "everything that is kept"},
    {'y', "yes", NULL, "do not ask whether that is meant"},
};

/* Whether the person means it. EXIT_DONE, EXIT_LINE where there is nobody to ask, EXIT_INPUT where they do not. */
static int ask(const char *what) {
    struct line_reader in;
    struct page out;
    struct buffer line;
    if (isatty(STDIN_FILENO) != 1) {
        complain("forget cannot ask here whether that is meant; --yes says so");
        return EXIT_LINE;
    }
    line_reader_init(&in, STDIN_FILENO);
    page_init(&out, STDOUT_FILENO);
    buffer_init(&line, REFLECT_WRITTEN_MAX);
    page_words(&out, "", "This removes {0}. It cannot be taken back. Type yes to remove it.", what, NULL);
    page_prompt(&out, "> ");
    bool meant = page_flush(&out) == REFLECT_OK && line_read(&in, &line) == LINE_READ && line.bytes != NULL &&
                 strcmp(line.bytes, "yes") == 0;
    if (!meant)
        complain("nothing was removed");
    buffer_release(&line);
    page_release(&out);
    line_reader_release(&in);
    return meant ? EXIT_DONE : EXIT_INPUT;
}

static int forget_one(const char *folder, const char *id) {
    sigset_t before;
    char *why = NULL;
    leave_hold(&before);
    reflect_status status = reflect_kept_remove(folder, id, &why);
    leave_allow(&before);
    if (status == REFLECT_NOT_FOUND)
        complain("there is no sitting %s; `reflect sessions` lists those there are", id);
    else if (status != REFLECT_OK)
        complain("%s: %s", id, why != NULL ? why : reflect_status_text(status));
    reflect_string_free(why);
    return status == REFLECT_OK ? EXIT_DONE : status == REFLECT_IO || status == REFLECT_NO_MEMORY ? EXIT_SYSTEM : EXIT_INPUT;
}

static int say_done(void) {
    struct output output;
    output_init(&output);
    writer_puts(&output.writer, "Overwritten and removed. Copies that the file system, the disk itself or a backup made\n"
                                "may remain: nobody can promise otherwise.\n");
    return output_finish(&output);
}

static int forget_all(const char *folder, bool yes) {
    reflect_kept_list *list = NULL;
    int result = exit_of(reflect_kept_list_new(folder, &list));
    if (result != EXIT_DONE)
        return result;
    size_t count = reflect_kept_list_count(list);
    if (count == 0)
        complain("nothing is kept");
    else if (!yes)
        result = ask("everything that is kept");
    bool meant = result == EXIT_DONE && count > 0;
    for (size_t i = 0; meant && i < count; i++) {
        int one = forget_one(folder, reflect_kept_list_entry(list, i).id);
        result = one != EXIT_DONE ? one : result;
    }
    reflect_kept_list_free(list);
    return result == EXIT_DONE && meant ? say_done() : result;
}

static int run(const struct arguments *arguments) {
    struct buffer folder;
    bool all = argument_given(arguments, "all"), yes = argument_given(arguments, "yes");
    if (all == (arguments->operand_count > 0)) {
        complain("forget needs the id of a sitting, or --all");
        return EXIT_LINE;
    }
    buffer_init(&folder, REFLECT_WRITTEN_MAX);
    int result = keeper_folder(&folder);
    if (result == EXIT_DONE && all) {
        result = forget_all(folder.bytes, yes);
    } else if (result == EXIT_DONE) {
        result = yes ? EXIT_DONE : ask(arguments->operands[0]);
        if (result == EXIT_DONE)
            result = forget_one(folder.bytes, arguments->operands[0]);
        if (result == EXIT_DONE)
            result = say_done();
    }
    buffer_release(&folder);
    return result;
}

const struct command command_forget = {
    .name = "forget",
    .operands = "ID | --all",
    .about = "overwrites and removes a sitting that was kept",
    .details = "A locked sitting can be removed without its passphrase.\n",
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .least = 0,
    .most = 1,
    .run = run,
};
