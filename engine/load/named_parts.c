/*
 * named_parts.c - scales, lists and threads: mappings of names that others refer to.
 *
 * What a questionnaire defines itself stands before what a file that it includes defines by the same name, whichever is read first:
 * so an author can take over common scales and word one of them anew. Within one file, and among included ones, a name is given once.
 */
#include "load/options.h"
#include "load/question_read.h"
#include "load/reading.h"
#include "load/rich.h"

/* Gives a name to what is about to be read. `old` is what had the name and gives way to it, or MODEL_NONE; NULL where the name is
   taken, or what is read gives way itself. */
static struct symbol *name_it(struct site site, enum space space, const struct node *name, const char *what, uint32_t *old) {
    struct builder *builder = site.builder;
    struct symbol *symbol = builder_find(builder, space, name->text, name->length);
    bool elsewhere = symbol && symbol->span.source != site.source;
    *old = MODEL_NONE;
    if (elsewhere && symbol->span.source == builder->main_source)
        return NULL;
    if (!elsewhere || site.source != builder->main_source)
        return builder_define(builder, space, MODEL_NONE, name->text, name->length, site_span(site, name), what);
    *old = symbol->index;
    symbol->span = site_span(site, name);
    return symbol;
}

/* Whoever used what gave way uses what took its place. */
static void move_users(struct builder *builder, enum space space, uint32_t old, uint32_t new) {
    for (uint32_t i = 0; old != MODEL_NONE && i < builder_count(builder, TABLE_ELEMENTS); i++) {
        struct element *element = builder_element(builder, i);
        if (space == SPACE_SET && element->set == old)
            element->set = new;
        if (space == SPACE_THREAD && element->thread == old)
            element->thread = new;
    }
}

static void read_set(struct site site, const struct node *name, const struct node *value, bool ordered) {
    if (!field_name(site, name, ordered ? "scale" : "list"))
        return;
    uint32_t old = MODEL_NONE;
    const struct symbol *symbol = name_it(site, SPACE_SET, name, ordered ? "scale" : "list", &old);
    if (!symbol)
        return;
    uint32_t outer = texts_enter(site, NULL, NULL);
    site.builder->owner = (struct text_owner){.id = name, .set = ordered ? "scales" : "lists", .element = MODEL_NONE};
    uint32_t set = options_read(site, value, ordered, symbol->name);
    texts_leave(site.builder, outer);
    /* One that could not be read is an empty set, so that its users are not reported as well. */
    if (set == MODEL_NONE) {
        struct option_set *empty = builder_push(site.builder, TABLE_SETS, &set);
        if (empty)
            *empty = (struct option_set){{0, 0}, 0, 0, ordered};
    }
    struct symbol *again = builder_find(site.builder, SPACE_SET, name->text, name->length);
    if (again)
        again->index = set;
    move_users(site.builder, SPACE_SET, old, set);
}

static void read_scale_entry(struct site site, const struct node *name, const struct node *value) {
    read_set(site, name, value, true);
}

static void read_list_entry(struct site site, const struct node *name, const struct node *value) {
    read_set(site, name, value, false);
}

void read_scales(struct file *file, const struct node *key) {
    reading_entries(file, key, "scales", read_scale_entry);
}

void read_lists(struct file *file, const struct node *key) {
    reading_entries(file, key, "lists", read_list_entry);
}

enum { THREAD_TITLE, THREAD_ABOUT, THREAD_SEE, THREAD_WELL, THREAD_CARE, THREAD_KEYS };
static const struct field thread_fields[] = {
    [THREAD_TITLE] = {FIELD_KEY("title"), &shape_text, true, "its heading in the summary", "Waiting"},
    [THREAD_ABOUT] = {FIELD_KEY("about"), &shape_text, false, "a sentence about it", "What it is like until there is word."},
    [THREAD_SEE] = {FIELD_KEY("see"), &shape_see, false, "a pointer into an article, or a list of them",
                    "attachment-based-healing#steps/notice-your-patterns"},
    [THREAD_WELL] = {FIELD_KEY("goes-well"), &shape_truth, false,
                     "`true`: it is about what goes well, which takes turns with the rest on the page to keep", "true"},
    [THREAD_CARE] = {FIELD_CARE},
};
const struct shape shape_thread = {.kind = SHAPE_RECORD, .name = "thread", .fields = thread_fields, .count = THREAD_KEYS};

static void read_thread_entry(struct site site, const struct node *name, const struct node *value) {
    struct thread thread = {.goes_well = 0};
    struct fields fields;
    uint32_t index = builder_count(site.builder, TABLE_THREADS), old = MODEL_NONE;
    if (!field_name(site, name, "thread"))
        return;
    struct symbol *symbol = name_it(site, SPACE_THREAD, name, "thread", &old);
    if (!symbol)
        return;
    symbol->index = index;
    thread.id = symbol->name;
    if (value->kind == NODE_MAP) {
        fields_read(site, value, thread_fields, THREAD_KEYS, "thread", &fields);
        if (fields.value[THREAD_SEE])
            read_see(site, fields.value[THREAD_SEE], &thread.see_first, &thread.see_count);
        if (fields.value[THREAD_WELL])
            thread.goes_well = field_choice(site, fields.value[THREAD_WELL], &shape_truth) == 0;
        uint32_t outer = texts_enter(site, fields.key[THREAD_CARE], fields.value[THREAD_CARE]);
        site.builder->owner = (struct text_owner){.id = name, .element = MODEL_NONE};
        if (fields.value[THREAD_TITLE])
            thread.title = rich_plain(site, fields.value[THREAD_TITLE], TEXT_THREAD_TITLE);
        if (fields.value[THREAD_ABOUT])
            thread.about = rich_unpiped(site, fields.value[THREAD_ABOUT], TEXT_THREAD_ABOUT);
        texts_leave(site.builder, outer);
    } else {
        fields_report_type(site, site_span(site, value), "a thread", FIELD_MAP, value->kind);
    }
    struct thread *place = builder_push(site.builder, TABLE_THREADS, NULL);
    if (place)
        *place = thread;
    move_users(site.builder, SPACE_THREAD, old, index);
}

void read_threads(struct file *file, const struct node *key) {
    reading_entries(file, key, "threads", read_thread_entry);
}
