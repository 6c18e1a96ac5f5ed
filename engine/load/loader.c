/*
 * loader.c - a questionnaire from a file: read, link, one block. The room's front door.
 */
#include "load/loader.h"

#include <stdlib.h>
#include <string.h>

#include "load/builder.h"
#include "load/link.h"
#include "load/top.h"
#include "translation/translation.h"
#include "source/open.h"

/* Steps after reading; each only where those before found nothing wrong that would make it guess. */
static struct model *link_all(struct builder *builder) {
    if (builder->status == REFLECT_OK)
        link_names(builder);
    if (builder->status == REFLECT_OK)
        link_conditions(builder);
    if (builder->status == REFLECT_OK)
        link_pipes(builder);
    if (builder->status == REFLECT_OK)
        texts_end(builder);
    if (builder->status == REFLECT_OK)
        translation_end(builder);
    if (builder->status != REFLECT_OK || builder->diagnostics->errors > builder->errors_before)
        return NULL;
    link_threads(builder);
    link_dependents(builder);
    if (builder->status != REFLECT_OK)
        return NULL;
    builder_drop_names(builder);
    struct model *model = link_block(builder);
    if (!model)
        builder_fail(builder, REFLECT_NO_MEMORY);
    return model;
}

static void report_limit(struct builder *builder, uint32_t source) {
    struct span span = {source, 0, 0};
    diagnostics_add(builder->diagnostics, CODE_TOO_MANY, span,
                    "this questionnaire has more pages, questions and reflections than reflect holds");
    diagnostics_suggest(builder->diagnostics, "divide it");
}

/* The language of the words is that of the translation, before anything else is read. */
static void use_translation(struct builder *builder, struct translation *translation) {
    builder->translation = translation;
    if (!translation || translation->collects)
        return;
    if (translation->language)
        builder->language_span = node_span(translation->source, translation->language);
    builder->head.language = builder_text(builder, translation->into, strlen(translation->into));
}

static reflect_status load_source(const struct reflect_library *library, const char *path, uint32_t source,
                                  struct translation *translation, const struct text_checker *checker,
                                  struct reflect_diagnostics *diagnostics, reflect_questionnaire **out) {
    struct builder builder;
    struct model *model = NULL;
    reflect_questionnaire *questionnaire = NULL;
    builder_init(&builder, library, path, diagnostics);
    builder.texts.checker = checker;
    use_translation(&builder, translation);
    reflect_status kept = builder_keep_source(&builder, source);
    if (builder.status == REFLECT_OK)
        builder_expect(&builder, diagnostics_source(diagnostics, source)->length);
    if (kept != REFLECT_OK)
        builder_fail(&builder, kept);
    if (builder.status == REFLECT_OK) {
        texts_begin(&builder, source);
        top_read(&builder, source, path);
    }
    if (builder.status == REFLECT_LIMIT)
        report_limit(&builder, source);
    if (!builder.broken)
        model = link_all(&builder);
    reflect_status status = builder.status == REFLECT_LIMIT ? REFLECT_INVALID : builder.status;
    if (status == REFLECT_OK && diagnostics->out_of_memory)
        status = REFLECT_NO_MEMORY;
    if (status == REFLECT_OK && !model)
        status = REFLECT_INVALID;
    if (status == REFLECT_OK)
        questionnaire = calloc(1, sizeof *questionnaire);
    if (questionnaire) {
        questionnaire->model = model;
        *out = questionnaire;
    } else {
        if (status == REFLECT_OK)
            status = REFLECT_NO_MEMORY;
        free(model);
    }
    builder_release(&builder);
    return status;
}

reflect_status questionnaire_load_as(const reflect_library *library, const char *path, struct translation *translation,
                                     const struct text_checker *checker, reflect_diagnostics *diagnostics,
                                     reflect_questionnaire **out) {
    uint32_t source = SOURCE_NONE;
    reflect_status status = source_open(diagnostics, path, &source);
    return status == REFLECT_OK ? load_source(library, path, source, translation, checker, diagnostics, out) : status;
}

reflect_status questionnaire_load(const reflect_library *library, const char *path, const struct text_checker *checker,
                                  reflect_diagnostics *diagnostics, reflect_questionnaire **out) {
    return questionnaire_load_as(library, path, NULL, checker, diagnostics, out);
}

reflect_status questionnaire_parse(const reflect_library *library, const char *name, const char *bytes, size_t length,
                                   const struct text_checker *checker, reflect_diagnostics *diagnostics,
                                   reflect_questionnaire **out) {
    uint32_t source = SOURCE_NONE;
    reflect_status status = source_copy(diagnostics, name, bytes, length, &source);
    return status == REFLECT_OK ? load_source(library, name, source, NULL, checker, diagnostics, out) : status;
}
