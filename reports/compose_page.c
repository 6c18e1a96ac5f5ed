/*
 * compose_page.c - what frames the page: its title, what it is and is not, where to turn to, the ending, and what it was made from.
 *
 * These stand on every page, also on one where nothing was said. The places to turn to are the same for everyone: what a person
 * wrote is never read in order to choose among them.
 */
#include "reports/compose.h"

#include <string.h>

void compose_title(struct compose *compose) {
    struct block *title = compose_block(compose, compose->into, BLOCK_TITLE, ROLE_PLAIN);
    compose_words(compose, title, compose->model->title);
}

static bool quotes_own_words(const struct compose *compose) {
    for (uint32_t at = 0; at < compose->view.count; at++)
        if (compose->plan.number[at] > 0 && compose->view.written[at] && *compose->view.written[at])
            return true;
    return false;
}

const char *compose_word_for_little(const struct compose *compose) {
    const struct counts *counts = &compose->plan.counts;
    if (counts->shown > 0)
        return NULL;
    if (counts->answered > 0)
        return compose->phrases->none_shown;
    if (counts->left_out > 0)
        return NULL;
    return counts->not_now + counts->declined + counts->no_fit + counts->pages_passed > 0 ? compose->phrases->all_passed
                                                                                          : compose->phrases->nothing_yet;
}

void compose_purpose(struct compose *compose) {
    const struct phrases *phrases = compose->phrases;
    struct block *section = compose_section(compose, ROLE_PURPOSE, phrases->purpose_title);
    if (compose->copy != REFLECT_COPY_SELF)
        compose_paragraph(compose, section, ROLE_PLAIN, phrases->copies[compose->copy - 1]);
    struct block *paragraph = compose_paragraph(compose, section, ROLE_PLAIN, phrases->purpose);
    compose_phrase(compose, paragraph, phrases->no_diagnosis);
    if (quotes_own_words(compose))
        compose_phrase(compose, paragraph, phrases->own_are_marked);
    if (compose->plan.counts.shown > 0 && compose->plan.counts.answered > 0)
        compose_phrase(compose, paragraph, phrases->numbers_mean);
    const char *word = compose_word_for_little(compose);
    if (word)
        compose_paragraph(compose, section, ROLE_PLAIN, word);
}

/* ---- Help */

void compose_put_field(struct compose *compose, struct block *line, const char *label, struct words words) {
    if (line->runs)
        compose_phrase(compose, line, " ");
    compose_phrase(compose, line, label);
    compose_words(compose, line, words);
    const char *text = model_text(compose->model, words);
    if (words.length > 0 && !strchr(".!?", text[words.length - 1]))
        compose_phrase(compose, line, compose->phrases->stop);
}

static void compose_resource(struct compose *compose, struct block *list, const struct resource *resource) {
    const struct phrases *phrases = compose->phrases;
    struct block *item = compose_block(compose, list, BLOCK_ITEM, ROLE_RESOURCE);
    struct block *line = compose_paragraph(compose, item, ROLE_PLAIN, NULL);
    compose_words(compose, line, resource->name)->style = RUN_STRONG;
    if (strcmp(model_text(compose->model, resource->country), "any") != 0) {
        compose_phrase(compose, line, phrases->help_country);
        compose_words(compose, line, resource->country);
        compose_phrase(compose, line, phrases->help_country_end);
    }
    compose_words(compose, compose_paragraph(compose, item, ROLE_PLAIN, NULL), resource->reach);
    line = compose_paragraph(compose, item, ROLE_PLAIN, NULL);
    compose_put_field(compose, line, phrases->help_hours, resource->hours);
    compose_put_field(compose, line, phrases->help_cost, resource->cost);
    line = compose_paragraph(compose, item, ROLE_SOURCE, NULL);
    compose_put_field(compose, line, phrases->help_source, resource->source);
    compose_put_field(compose, line, phrases->help_checked, resource->checked);
}

/* The page has them all already, where it stands before the record. */
void compose_help(struct compose *compose) {
    const struct phrases *phrases = compose->phrases;
    const struct resource *resources = model_table(compose->model, TABLE_RESOURCES);
    uint32_t count = model_count(compose->model, TABLE_RESOURCES);
    if (compose->behind_page)
        return;
    struct block *section = compose_section(compose, ROLE_HELP, phrases->help_title);
    compose_paragraph(compose, section, ROLE_PLAIN, phrases->help);
    if (count == 0) {
        compose_paragraph(compose, section, ROLE_PLAIN, phrases->help_general);
        compose_paragraph(compose, section, ROLE_PLAIN, phrases->help_someone);
        return;
    }
    struct block *list = compose_block(compose, section, BLOCK_LIST, ROLE_HELP);
    for (uint32_t at = 0; at < count; at++)
        compose_resource(compose, list, &resources[at]);
}

/* ---- The end */

void compose_ending_words(struct compose *compose, struct block *parent) {
    bool finished = compose->summary->finished;
    struct rich rich = finished ? compose->model->finished : compose->model->stopped_early;
    if (rich.count > 0)
        compose_rich(compose, parent, ROLE_PLAIN, NULL, rich);
    else
        compose_paragraph(compose, parent, ROLE_PLAIN, finished ? compose->phrases->finished : compose->phrases->stopped_early);
}

/* Where the page stands before the record, it was said there. */
void compose_ending(struct compose *compose) {
    if (!compose->behind_page)
        compose_ending_words(compose, compose_block(compose, compose->into, BLOCK_GROUP, ROLE_ENDING));
}

void compose_colophon(struct compose *compose) {
    const struct phrases *phrases = compose->phrases;
    const struct model *model = compose->model;
    struct block *section = compose_section(compose, ROLE_COLOPHON, phrases->colophon_title);
    struct block *line = compose_paragraph(compose, section, ROLE_PLAIN, phrases->questionnaire);
    compose_quoted(compose, line, model->title);
    compose_phrase(compose, line, phrases->help_country);
    compose_words(compose, line, model->id);
    compose_phrase(compose, line, phrases->help_country_end);
    if (model->edition.length > 0) {
        compose_phrase(compose, line, phrases->edition);
        compose_words(compose, line, model->edition);
    }
    compose_phrase(compose, line, phrases->stop);
    if (!compose->summary->date)
        return;
    line = compose_paragraph(compose, section, ROLE_PLAIN, phrases->date);
    compose_run(compose, line, RUN_ENGINE, compose->summary->date, strlen(compose->summary->date));
    compose_phrase(compose, line, phrases->stop);
}
