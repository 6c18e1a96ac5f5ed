/*
 * command_articles.c - `reflect articles`: the articles that questionnaires point to.
 *
 * list, show ARTICLE, verify --texts DIR and coverage stand in a small table of their own. The texts of the articles are read
 * by `verify` alone, from a folder that the caller names, and nothing of them is kept.
 */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"
#include "command/arguments.h"
#include "command/command.h"
#include "command/every_questionnaire.h"
#include "command/library_folders.h"
#include "command/output.h"

static const struct option options[] = {
    {'t', "texts", "DIR", "verify: the folder with the texts, as ID.txt"},
    {'f', "format", "NAME", "coverage: text or json"},
};

struct articles {
    const struct arguments *arguments;
    reflect_library *library;
    reflect_articles *articles;
    struct output output;
};

static reflect_status do_list(struct articles *articles) {
    return reflect_articles_list(articles->articles, articles->output.sink);
}

static reflect_status do_show(struct articles *articles) {
    const char *id = articles->arguments->operands[1];
    reflect_status status = reflect_articles_show(articles->articles, id, articles->output.sink);
    if (status != REFLECT_NOT_FOUND)
        return status;
    complain("there is no article \"%s\"; `reflect articles` lists them", id);
    return REFLECT_INVALID;
}

static reflect_status do_verify(struct articles *articles) {
    return reflect_articles_verify(articles->articles, argument_value(articles->arguments, "texts"), articles->output.sink);
}

static reflect_status add_questionnaire(void *context, const char *id, reflect_questionnaire *questionnaire) {
    reflect_questionnaire **place = table_push(context);
    (void)id;
    if (place == NULL) {
        reflect_questionnaire_free(questionnaire);
        return REFLECT_NO_MEMORY;
    }
    *place = questionnaire;
    return REFLECT_OK;
}

static reflect_status do_coverage(struct articles *articles) {
    const char *format = argument_value(articles->arguments, "format");
    bool json = format != NULL && strcmp(format, "json") == 0;
    struct table table;
    table_init(&table, sizeof(reflect_questionnaire *));
    reflect_status status = every_questionnaire(articles->library, add_questionnaire, &table);
    if (status == REFLECT_OK)
        status = reflect_articles_coverage(articles->articles, table.records, table.count, json, articles->output.sink);
    for (size_t i = 0; i < table.count; i++)
        reflect_questionnaire_free(((reflect_questionnaire **)table.records)[i]);
    table_release(&table);
    return status;
}

static const struct action {
    const char *name;
    size_t operands;   /* with the name itself */
    const char *needs; /* an option it cannot do without, or NULL */
    const char *usage;
    reflect_status (*run)(struct articles *articles);
} actions[] = {
    {"list", 1, NULL, "articles list", do_list},
    {"show", 2, NULL, "articles show ARTICLE", do_show},
    {"verify", 1, "texts", "articles verify --texts DIR", do_verify},
    {"coverage", 1, NULL, "articles coverage [--format text|json]", do_coverage},
};

static const struct action *find_action(const char *name) {
    struct suggestion suggestion;
    suggestion_init(&suggestion, name, strlen(name));
    for (size_t i = 0; i < sizeof actions / sizeof *actions; i++) {
        if (strcmp(actions[i].name, name) == 0)
            return &actions[i];
        suggestion_try(&suggestion, actions[i].name, strlen(actions[i].name));
    }
    if (suggestion.best != NULL)
        complain("articles cannot \"%s\"; did you mean %.*s?", name, (int)suggestion.best_length, suggestion.best);
    else
        complain("articles cannot \"%s\"; it can list, show, verify and coverage", name);
    return NULL;
}

/* Whether operands and options fit the action. */
static bool fits(const struct action *action, const struct arguments *arguments) {
    const char *format = argument_value(arguments, "format");
    size_t given = arguments->operand_count > 0 ? arguments->operand_count : 1;
    if (given != action->operands || (action->needs != NULL && !argument_given(arguments, action->needs))) {
        complain("it is written: reflect %s", action->usage);
        return false;
    }
    if (format != NULL && strcmp(format, "json") != 0 && strcmp(format, "text") != 0) {
        complain("articles has no format %s; there are text and json", format);
        return false;
    }
    return true;
}

static int act(struct articles *articles, const struct action *action) {
    reflect_diagnostics *diagnostics = reflect_diagnostics_new();
    articles->library = library_open();
    output_init(&articles->output);
    reflect_status status = diagnostics != NULL && articles->library != NULL
                                ? reflect_articles_load(articles->library, diagnostics, &articles->articles)
                                : REFLECT_NO_MEMORY;
    if (diagnostics != NULL && reflect_diagnostics_count(diagnostics) > 0)
        show_diagnostics(diagnostics);
    if (status == REFLECT_OK)
        status = action->run(articles);
    reflect_articles_free(articles->articles);
    reflect_library_free(articles->library);
    int result = articles->output.descriptor.error != 0 ? output_finish(&articles->output)
                 : diagnostics != NULL                  ? exit_after(status, diagnostics)
                                                        : exit_of(status);
    reflect_diagnostics_free(diagnostics);
    return result;
}

static int run(const struct arguments *arguments) {
    struct articles articles = {.arguments = arguments};
    const struct action *action = find_action(arguments->operand_count > 0 ? arguments->operands[0] : "list");
    if (action == NULL || !fits(action, arguments))
        return EXIT_LINE;
    return act(&articles, action);
}

const struct command command_articles = {
    .name = "articles",
    .operands = "[list | show ARTICLE | verify --texts DIR | coverage]",
    .about = "tells about the articles that questionnaires point to",
    .details = "list      a line about each (also without a word)\n"
               "show      one article's sections, paragraphs and ideas\n"
               "verify    compares headings and paragraphs with the texts in a folder\n"
               "coverage  what the questionnaires point to, and what not\n",
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .most = 2,
    .run = run,
};
