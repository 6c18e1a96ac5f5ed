/*
 * command_resume.c - `reflect resume`: goes on with a sitting that was kept.
 */
#include "command/command.h"
#include "command/command_run.h"
#include "command/output.h"
#include "command/resume_carry.h"

static const struct option options[] = {
    {'o', "output", "FILE", "save the summary in FILE (.txt, .md, .org, .html, .json, .pdf)"},
    {'d', "date", "YYYY-MM-DD", "the day on the summary, instead of today"},
    {'\0', "force", NULL, "replace FILE where it exists"},
    {'\0', "paper", "NAME", "of a PDF: a4 or letter"},
    {'\0', "large", NULL, "a PDF in large print"},
    {'\0', "black-and-white", NULL, "a PDF without colours and greys"},
    {'\0', "passphrase-fd", "N", "read the passphrase of a locked sitting from descriptor N"},
    {'\0', "plain", NULL, "plain lines only, as for a screen reader"},
    {'\0', "no-color", NULL, "no colours (as with NO_COLOR)"},
};

/* Whether somebody may want to go on with it: of a locked one nobody can say. */
static bool is_open_ended(const reflect_kept_entry *entry) {
    return entry->kind == REFLECT_KEPT_LOCKED || (entry->kind == REFLECT_KEPT_OPEN && !entry->finished);
}

/* The one sitting that is not finished; else says what there is. */
static int find_one(const reflect_kept_list *list, const char **id) {
    size_t found = 0;
    for (size_t i = 0; i < reflect_kept_list_count(list); i++) {
        const reflect_kept_entry entry = reflect_kept_list_entry(list, i);
        if (!is_open_ended(&entry))
            continue;
        *id = entry.id;
        found++;
    }
    if (found == 1)
        return EXIT_DONE;
    if (found == 0)
        complain("there is no unfinished sitting; `reflect sessions` lists what is kept");
    else
        complain("there are %zu unfinished sittings; name one of those that `reflect sessions` lists", found);
    return EXIT_INPUT;
}

static int resume(const struct arguments *arguments, const char *id, const char *date) {
    struct sitting_keeper keeper;
    reflect_kept *kept = NULL;
    int result = keeper_open(arguments, id, REFLECT_TO_KEEP, &kept);
    if (result != EXIT_DONE)
        return result;
    result = keeper_init_resumed(&keeper, kept);
    bool leaves = false;
    if (result == EXIT_DONE)
        result = carry_over(&keeper, &leaves);
    if (result == EXIT_DONE && !leaves)
        result = run_sitting(arguments, &keeper, date);
    keeper_release(&keeper);
    return result;
}

static int resume_the_one(const struct arguments *arguments, const char *date) {
    struct buffer folder;
    reflect_kept_list *list = NULL;
    const char *id = NULL;
    buffer_init(&folder, REFLECT_WRITTEN_MAX);
    int result = keeper_folder(&folder);
    if (result == EXIT_DONE)
        result = exit_of(reflect_kept_list_new(folder.bytes, &list));
    if (result == EXIT_DONE)
        result = find_one(list, &id);
    if (result == EXIT_DONE)
        result = resume(arguments, id, date);
    reflect_kept_list_free(list);
    buffer_release(&folder);
    return result;
}

static int run(const struct arguments *arguments) {
    char date[DATE_BYTES];
    int result = run_prepare(arguments, date);
    if (result != EXIT_DONE)
        return result;
    return arguments->operand_count > 0 ? resume(arguments, arguments->operands[0], date) : resume_the_one(arguments, date);
}

const struct command command_resume = {
    .name = "resume",
    .operands = "[ID]",
    .about = "goes on with a sitting that was kept",
    .details = "ID is one that `reflect sessions` lists; with one unfinished sitting it can be left out.\n"
               "A sitting that is finished begins at its list of answers. Where the questionnaire\n"
               "was changed since, you can go on with the new wording or with the one you know.\n",
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .least = 0,
    .most = 1,
    .run = run,
};
