/*
 * model_public.c - the getters of reflect.h over a model.
 */
#include <stdlib.h>
#include <string.h>

#include "model/model.h"

void reflect_questionnaire_free(reflect_questionnaire *questionnaire) {
    if (!questionnaire)
        return;
    free(questionnaire->model);
    free(questionnaire);
}

const void *reflect_questionnaire_image(const reflect_questionnaire *questionnaire, size_t *length) {
    struct model *model = questionnaire->model;
    /* Few ask, and it takes a look at every byte. Threads that ask at once store the same number. */
    __atomic_store_n(&model->checksum, model_checksum(model), __ATOMIC_RELAXED);
    *length = model->size;
    return model;
}

static const char *words_of(const reflect_questionnaire *questionnaire, struct words words) {
    return model_text(questionnaire->model, words);
}

const char *reflect_questionnaire_id(const reflect_questionnaire *questionnaire) {
    return words_of(questionnaire, questionnaire->model->id);
}

const char *reflect_questionnaire_edition(const reflect_questionnaire *questionnaire) {
    return words_of(questionnaire, questionnaire->model->edition);
}

const char *reflect_questionnaire_language(const reflect_questionnaire *questionnaire) {
    return words_of(questionnaire, questionnaire->model->language);
}

bool reflect_questionnaire_words_checked(const reflect_questionnaire *questionnaire) {
    return questionnaire->model->words_checked != 0;
}

const char *reflect_questionnaire_title(const reflect_questionnaire *questionnaire) {
    return words_of(questionnaire, questionnaire->model->title);
}

const char *reflect_questionnaire_about(const reflect_questionnaire *questionnaire) {
    return words_of(questionnaire, questionnaire->model->about_plain);
}

unsigned reflect_questionnaire_minutes(const reflect_questionnaire *questionnaire) {
    return questionnaire->model->minutes;
}

size_t reflect_questionnaire_matters(const reflect_questionnaire *questionnaire) {
    return model_count(questionnaire->model, TABLE_MATTERS);
}

const char *reflect_questionnaire_matter(const reflect_questionnaire *questionnaire, size_t index) {
    if (index >= model_count(questionnaire->model, TABLE_MATTERS))
        return "";
    return words_of(questionnaire, ((const struct words *)model_table(questionnaire->model, TABLE_MATTERS))[index]);
}

size_t reflect_questionnaire_pointers(const reflect_questionnaire *questionnaire) {
    return model_count(questionnaire->model, TABLE_POINTERS);
}

reflect_pointer reflect_questionnaire_pointer(const reflect_questionnaire *questionnaire, size_t index) {
    const struct model *model = questionnaire->model;
    if (index >= model_count(model, TABLE_POINTERS))
        return (reflect_pointer){"", "", ""};
    const struct pointer *pointer = (const struct pointer *)model_table(model, TABLE_POINTERS) + index;
    const struct article *article = (const struct article *)model_table(model, TABLE_ARTICLES) + pointer->article;
    return (reflect_pointer){model_text(model, article->id), model_text(model, pointer->section),
                             model_text(model, pointer->idea)};
}

size_t reflect_questionnaire_resources(const reflect_questionnaire *questionnaire) {
    return model_count(questionnaire->model, TABLE_RESOURCES);
}

reflect_resource reflect_questionnaire_resource(const reflect_questionnaire *questionnaire, size_t index) {
    const struct model *model = questionnaire->model;
    if (index >= model_count(model, TABLE_RESOURCES))
        return (reflect_resource){"", "", "", "", "", "", ""};
    const struct resource *r = (const struct resource *)model_table(model, TABLE_RESOURCES) + index;
    return (reflect_resource){model_text(model, r->country), model_text(model, r->name), model_text(model, r->reach),
                              model_text(model, r->hours),   model_text(model, r->cost), model_text(model, r->source),
                              model_text(model, r->checked)};
}

size_t reflect_element_count(const reflect_questionnaire *questionnaire) {
    return model_count(questionnaire->model, TABLE_ELEMENTS);
}

/* The element's record; NULL for an index out of range. */
static const struct element *record(const reflect_questionnaire *questionnaire, reflect_element element) {
    if (element >= model_count(questionnaire->model, TABLE_ELEMENTS))
        return NULL;
    return model_elements(questionnaire->model) + element;
}

reflect_kind reflect_element_kind(const reflect_questionnaire *questionnaire, reflect_element element) {
    const struct element *found = record(questionnaire, element);
    return found ? (reflect_kind)found->kind : REFLECT_KIND_NONE;
}

bool reflect_element_asks(const reflect_questionnaire *questionnaire, reflect_element element) {
    return model_asks(reflect_element_kind(questionnaire, element));
}

const char *reflect_element_id(const reflect_questionnaire *questionnaire, reflect_element element) {
    const struct element *found = record(questionnaire, element);
    return found ? words_of(questionnaire, found->id) : "";
}

reflect_element reflect_element_find(const reflect_questionnaire *questionnaire, const char *id) {
    return model_find(questionnaire->model, false, id, strlen(id));
}

reflect_element reflect_element_reflection(const reflect_questionnaire *questionnaire, const char *id) {
    return model_find(questionnaire->model, true, id, strlen(id));
}

reflect_element reflect_element_page(const reflect_questionnaire *questionnaire, reflect_element element) {
    return record(questionnaire, element) ? model_page(questionnaire->model, element) : REFLECT_NONE;
}

reflect_element reflect_element_statements(const reflect_questionnaire *questionnaire, reflect_element element) {
    const struct element *found = record(questionnaire, element);
    if (!found || found->parent == MODEL_NONE)
        return REFLECT_NONE;
    return reflect_element_kind(questionnaire, found->parent) == REFLECT_KIND_STATEMENTS ? found->parent : REFLECT_NONE;
}

bool reflect_element_has_heads_up(const reflect_questionnaire *questionnaire, reflect_element page) {
    const struct element *found = record(questionnaire, page);
    return found && found->flags & ELEMENT_HEADS_UP;
}

size_t reflect_element_at_most(const reflect_questionnaire *questionnaire, reflect_element element) {
    const struct element *found = record(questionnaire, element);
    return found && kind_asks(found->kind) && kind_of(found->kind)->answer != ANSWER_STEP ? found->bound : 0;
}

int reflect_element_reach(const reflect_questionnaire *questionnaire, reflect_element element) {
    const struct element *found = record(questionnaire, element);
    return found && found->kind == REFLECT_KIND_BETWEEN ? found->bound : 0;
}

static const struct option *option_at(const reflect_questionnaire *questionnaire, reflect_element element, size_t option) {
    uint32_t count = 0;
    const struct element *found = record(questionnaire, element);
    const struct option *options = found ? model_options(questionnaire->model, found, &count) : NULL;
    return option < count ? options + option : NULL;
}

size_t reflect_option_count(const reflect_questionnaire *questionnaire, reflect_element element) {
    uint32_t count = 0;
    const struct element *found = record(questionnaire, element);
    if (found)
        model_options(questionnaire->model, found, &count);
    return count;
}

const char *reflect_option_id(const reflect_questionnaire *questionnaire, reflect_element element, size_t option) {
    const struct option *found = option_at(questionnaire, element, option);
    return found ? words_of(questionnaire, found->id) : "";
}

const char *reflect_option_text(const reflect_questionnaire *questionnaire, reflect_element element, size_t option) {
    const struct option *found = option_at(questionnaire, element, option);
    return found ? words_of(questionnaire, found->text) : "";
}

bool reflect_option_alone(const reflect_questionnaire *questionnaire, reflect_element element, size_t option) {
    const struct option *found = option_at(questionnaire, element, option);
    return found && found->alone;
}

reflect_write reflect_option_write(const reflect_questionnaire *questionnaire, reflect_element element, size_t option) {
    const struct option *found = option_at(questionnaire, element, option);
    return found ? (reflect_write)found->write : REFLECT_WRITE_NONE;
}
