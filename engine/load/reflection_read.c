/*
 * reflection_read.c - what a summary may say, and the closing words.
 */
#include "load/for_each.h"
#include "load/question_read.h"
#include "load/reading.h"
#include "load/rich.h"

enum { R_ID, R_EACH, R_THREAD, R_WHEN, R_SAY, R_WONDER, R_TRY, R_SAFE, R_SEE, R_NOT, R_KEEP, R_CARE, R_KEYS };
static const struct shape several = {.kind = SHAPE_LIST, .items = &shape_name};
static const struct shape reflections = {.kind = SHAPE_EITHER, .items = &shape_name, .other = &several};
static const char *const marked_words[] = {"say", "wonder", "try"};
static const struct shape marked_text = {.kind = SHAPE_WORD, .words = marked_words, .count = 3};
static const struct shape marked_texts = {.kind = SHAPE_LIST, .least = 1, .items = &marked_text};
static const struct shape marks = {.kind = SHAPE_EITHER, .items = &marked_text, .other = &marked_texts};
static const struct field reflection_fields[] = {
    [R_ID] = {FIELD_KEY("id"), &shape_name, true, "the name of the reflection", "rest-after-company"},
    [R_EACH] = {FIELD_KEY("for-each"), &shape_name, false,
                "a question above with a list; there is one for each option chosen there", "guests"},
    [R_THREAD] = {FIELD_KEY("thread"), &shape_name, false, "the thread it belongs to", "waiting"},
    [R_WHEN] = {FIELD_KEY("when"), &shape_condition, false, "the condition under which it is shown",
                "guest is friend and waits is at least often"},
    [R_SAY] = {FIELD_KEY("say"), &shape_text, true, "what it says", "With {guest}, you chose “I wanted to rest”."},
    [R_WONDER] = {FIELD_KEY("wonder"), &shape_text, false, "an open question", "How do you know that you have rested enough?"},
    [R_TRY] = {FIELD_KEY("try"), &shape_text, false, "an invitation", "If you like, sit for a minute where your guest sat."},
    [R_SEE] = {FIELD_KEY("see"), &shape_see, false, "a pointer into an article, or a list of them",
               "attachment-based-healing#steps/notice-your-patterns"},
    [R_NOT] = {FIELD_KEY("not-with"), &reflections, false,
               "a reflection above, or several, with which it is promised never to be shown", "much-company"},
    [R_SAFE] = {FIELD_KEY("if-known-safe"), &marks, false,
                "what of it is only there where someone is known to be safe: `wonder`, `try`, both, or with `say` all of it",
                "[wonder, try]"},
    [R_KEEP] = {FIELD_KEY("keep-first"), &shape_truth, false,
                "`true`: where it is shown, it comes first among those on the page to keep", "true"},
    [R_CARE] = {FIELD_CARE},
};
const struct shape shape_reflection = {.kind = SHAPE_RECORD, .name = "reflection", .fields = reflection_fields, .count = R_KEYS};

/* A promise is for whoever proves it; a sitting knows nothing of it. */
static void promise(struct site site, const struct node *node, uint32_t reflection) {
    struct builder *builder = site.builder;
    struct table *promises = builder->texts.checker ? builder->texts.checker->promises : NULL;
    const struct symbol *symbol =
        node->kind == NODE_WORDS ? builder_find(builder, SPACE_REFLECTION, node->text, node->length) : NULL;
    if (node->kind != NODE_WORDS) {
        fields_report_type(site, site_span(site, node), "not-with", FIELD_WORDS, node->kind);
    } else if (!symbol || symbol->index == reflection) {
        struct suggestion suggestion;
        suggestion_init(&suggestion, node->text, node->length);
        builder_suggest(builder, SPACE_REFLECTION, &suggestion);
        diagnostics_add(site.diagnostics, CODE_UNKNOWN_REFLECTION, site_span(site, node),
                        "there is no reflection `%.*s` above this one", (int)node->length, node->text);
        if (symbol)
            diagnostics_suggest(site.diagnostics, "name another reflection");
        else if (suggestion.best)
            diagnostics_did_you_mean(site.diagnostics, &suggestion);
        else
            diagnostics_suggest(site.diagnostics, "where it stands below, say `not-with` there");
    } else if (promises) {
        struct promise *place = table_push(promises);
        if (!place) {
            builder_fail(builder, REFLECT_NO_MEMORY);
            return;
        }
        *place = (struct promise){reflection, symbol->index, site_span(site, node)};
        diagnostics_keep_source(site.diagnostics, place->span.source);
    }
}

static void read_promises(struct site site, const struct node *node, uint32_t reflection) {
    if (node->kind != NODE_LIST)
        promise(site, node, reflection);
    for (const struct node *item = node->kind == NODE_LIST ? node->first : NULL; item; item = item->next)
        promise(site, item, reflection);
}

/* ---- Only where someone is known to be safe */

void read_known_safe(struct file *file, const struct node *key) {
    struct site site = reading_site(file);
    struct builder *builder = file->builder;
    const struct node *node = reading_words(file, key);
    uint32_t count = builder_count(builder, TABLE_ELEMENTS);
    bool below = count > 0 && builder_element(builder, count - 1)->kind == REFLECT_KIND_REFLECTION;
    if (!node)
        return;
    if (count == 0 || below) {
        diagnostics_add(site.diagnostics, CODE_STANDS_BELOW, site_span(site, key),
                        below ? "`known-safe` stands below the reflections, which look at it"
                              : "`known-safe` stands above the pages, which it looks at");
        diagnostics_suggest(site.diagnostics, "move it between `pages` and `reflections`");
        return;
    }
    uint32_t element = builder_new_element(builder, REFLECT_KIND_REFLECTION, MODEL_NONE);
    if (element == MODEL_NONE || !builder_define(builder, SPACE_REFLECTION, element, KNOWN_SAFE, sizeof KNOWN_SAFE - 1,
                                                 site_span(site, key), "reflection"))
        return;
    builder_element(builder, element)->id = builder_text(builder, KNOWN_SAFE, sizeof KNOWN_SAFE - 1);
    builder_element(builder, element)->flags = ELEMENT_KNOWN_SAFE;
    read_condition(site, node, element);
}

static void mark(struct site site, const struct node *node, uint32_t element) {
    size_t word = field_choice(site, node, &marked_text);
    if (word < marked_text.count)
        builder_element(site.builder, element)->flags |= (uint8_t)(ELEMENT_SAFE_SAY << word);
}

/* A passage that is not there has no question and no invitation either. */
static void read_marks(struct site site, const struct node *key, const struct node *node, uint32_t element) {
    struct element *record = builder_element(site.builder, element);
    if (!builder_find(site.builder, SPACE_REFLECTION, KNOWN_SAFE, sizeof KNOWN_SAFE - 1)) {
        diagnostics_add(site.diagnostics, CODE_NOTHING_KNOWN_SAFE, site_span(site, key),
                        "nothing says when someone is known to be safe");
        diagnostics_suggest(site.diagnostics, "write it between `pages` and `reflections`: `known-safe: unsafe-with is nobody`");
        return;
    }
    if (node->kind != NODE_LIST)
        mark(site, node, element);
    for (const struct node *item = node->kind == NODE_LIST ? node->first : NULL; item; item = item->next)
        mark(site, item, element);
    if (record->flags & ELEMENT_SAFE_SAY)
        record->flags |= ELEMENT_SAFE;
}

static void read_reflection(struct file *file) {
    struct site site = reading_site(file);
    struct builder *builder = file->builder;
    struct fields fields;
    const struct node *map = reader_tree(&file->reader);
    if (!map)
        return;
    if (map->kind != NODE_MAP) {
        fields_report_type(site, site_span(site, map), "reflections", FIELD_MAP, map->kind);
        return;
    }
    fields_read(site, map, reflection_fields, R_KEYS, "reflection", &fields);
    uint32_t element = builder_new_element(builder, REFLECT_KIND_REFLECTION, MODEL_NONE);
    if (element == MODEL_NONE)
        return;
    if (fields.value[R_ID])
        read_id(site, fields.value[R_ID], element, "reflection");
    if (fields.value[R_SAFE])
        read_marks(site, fields.key[R_SAFE], fields.value[R_SAFE], element);
    if (fields.value[R_EACH]) {
        each_open(builder, element);
        each_take(site, fields.value[R_EACH], element);
    }
    read_thread(site, fields.value[R_THREAD], element);
    read_condition(site, fields.value[R_WHEN], element);
    if (builder_element(builder, element)->flags & ELEMENT_SAFE_SAY)
        read_mark_as_condition(site, element);
    if (fields.value[R_KEEP] && field_choice(site, fields.value[R_KEEP], &shape_truth) == 0)
        builder_element(builder, element)->flags |= ELEMENT_KEEP;
    if (fields.value[R_NOT])
        read_promises(site, fields.value[R_NOT], element);
    /* Before the texts, which may name what is pointed to by its title. */
    uint32_t first = 0, count = 0;
    if (fields.value[R_SEE])
        read_see(site, fields.value[R_SEE], &first, &count);
    uint32_t outer = texts_enter(site, fields.key[R_CARE], fields.value[R_CARE]);
    builder->owner = (struct text_owner){.id = fields.value[R_ID], .element = element};
    struct rich say = {0, 0}, wonder = {0, 0}, invite = {0, 0};
    if (fields.value[R_SAY])
        say = rich_read(site, fields.value[R_SAY], TEXT_SAY, element);
    if (fields.value[R_WONDER])
        wonder = rich_read(site, fields.value[R_WONDER], TEXT_WONDER, element);
    if (fields.value[R_TRY])
        invite = rich_read(site, fields.value[R_TRY], TEXT_TRY, element);
    texts_leave(builder, outer);
    struct element *record = builder_element(builder, element);
    record->ask = say;
    record->why = wonder;
    record->invite = invite;
    record->see_first = first;
    record->see_count = count;
    each_close(builder);
}

void read_reflections(struct file *file, const struct node *key) {
    reading_items(file, key, "reflections", read_reflection);
}

enum { END_FINISHED, END_STOPPED, END_CARE, END_KEYS };
static const struct field ending_fields[] = {
    [END_FINISHED] = {FIELD_KEY("finished"), &shape_text, false, "said at the end", "Thank you for the time you gave this."},
    [END_STOPPED] = {FIELD_KEY("stopped-early"), &shape_text, false, "said when the person stopped before the end",
                     "You stopped where you wanted to stop. What you said is below."},
    [END_CARE] = {FIELD_CARE},
};
const struct shape shape_ending = {.kind = SHAPE_RECORD, .fields = ending_fields, .count = END_KEYS};

void read_ending(struct file *file, const struct node *key) {
    struct site site = reading_site(file);
    struct fields fields;
    const struct node *map = reading_tree(file);
    if (file->reader.status != REFLECT_OK)
        return;
    if (map->kind != NODE_MAP) {
        fields_report_type(site, site_span(site, key), "ending", FIELD_MAP, map->kind);
        return;
    }
    fields_read(site, map, ending_fields, END_KEYS, "ending", &fields);
    uint32_t outer = texts_enter(site, fields.key[END_CARE], fields.value[END_CARE]);
    file->builder->owner = (struct text_owner){.id = fields.key[END_FINISHED], .element = MODEL_NONE};
    if (fields.value[END_FINISHED])
        file->builder->head.finished = rich_read(site, fields.value[END_FINISHED], TEXT_ENDING, MODEL_NONE);
    file->builder->owner.id = fields.key[END_STOPPED];
    if (fields.value[END_STOPPED])
        file->builder->head.stopped_early = rich_read(site, fields.value[END_STOPPED], TEXT_ENDING, MODEL_NONE);
    texts_leave(file->builder, outer);
}
