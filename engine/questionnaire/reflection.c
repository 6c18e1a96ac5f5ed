/*
 * reflection.c - what a summary may say, and the closing words.
 */
#include "questionnaire/question.h"
#include "questionnaire/reading.h"
#include "questionnaire/rich.h"

enum { R_ID, R_THREAD, R_WHEN, R_SAY, R_WONDER, R_TRY, R_SEE, R_CARE, R_KEYS };
static const struct field reflection_fields[] = {
    [R_ID] = {FIELD_KEY("id"), FIELD_WORDS, true, "the name of the reflection"},
    [R_THREAD] = {FIELD_KEY("thread"), FIELD_WORDS, false, "the thread it belongs to"},
    [R_WHEN] = {FIELD_KEY("when"), FIELD_WORDS, false, "the condition under which it is shown"},
    [R_SAY] = {FIELD_KEY("say"), FIELD_WORDS, true, "what it says"},
    [R_WONDER] = {FIELD_KEY("wonder"), FIELD_WORDS, false, "an open question"},
    [R_TRY] = {FIELD_KEY("try"), FIELD_WORDS, false, "an invitation"},
    [R_SEE] = {FIELD_KEY("see"), FIELD_ANY, false, "a pointer into an article, or a list of them"},
    [R_CARE] = {FIELD_CARE},
};

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
    read_thread(site, fields.value[R_THREAD], element);
    read_condition(site, fields.value[R_WHEN], element);
    /* Before the texts, which may name what is pointed to by its title. */
    uint32_t first = 0, count = 0;
    if (fields.value[R_SEE])
        read_see(site, fields.value[R_SEE], &first, &count);
    uint32_t outer = texts_enter(site, fields.key[R_CARE], fields.value[R_CARE]);
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
}

void read_reflections(struct file *file, const struct node *key) {
    reading_items(file, key, "reflections", read_reflection);
}

enum { END_FINISHED, END_STOPPED, END_CARE, END_KEYS };
static const struct field ending_fields[] = {
    [END_FINISHED] = {FIELD_KEY("finished"), FIELD_WORDS, false, "said at the end"},
    [END_STOPPED] = {FIELD_KEY("stopped-early"), FIELD_WORDS, false, "said when the person stopped before the end"},
    [END_CARE] = {FIELD_CARE},
};

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
    if (fields.value[END_FINISHED])
        file->builder->head.finished = rich_read(site, fields.value[END_FINISHED], TEXT_ENDING, MODEL_NONE);
    if (fields.value[END_STOPPED])
        file->builder->head.stopped_early = rich_read(site, fields.value[END_STOPPED], TEXT_ENDING, MODEL_NONE);
    texts_leave(file->builder, outer);
}
