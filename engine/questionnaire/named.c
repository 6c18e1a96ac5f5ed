/*
 * named.c - scales, lists and threads: mappings of names that others refer to.
 */
#include "questionnaire/options.h"
#include "questionnaire/question.h"
#include "questionnaire/reading.h"
#include "questionnaire/rich.h"

static void read_set(struct site site, const struct node *name, const struct node *value, bool ordered)
{
    if (!field_name(site, name, ordered ? "scale" : "list")) return;
    const struct symbol *symbol = builder_define(site.builder, SPACE_SET, MODEL_NONE, name->text, name->length, site_span(site, name), ordered ? "scale" : "list");
    if (!symbol) return;
    uint32_t set = options_read(site, value, ordered, symbol->name);
    /* One that could not be read is an empty set, so that its users are not reported as well. */
    if (set == MODEL_NONE) {
        struct option_set *empty = builder_push(site.builder, TABLE_SETS, &set);
        if (empty) *empty = (struct option_set){{0, 0}, 0, 0, ordered};
    }
    struct symbol *again = builder_find(site.builder, SPACE_SET, name->text, name->length);
    if (again) again->index = set;
}

static void read_scale_entry(struct site site, const struct node *name, const struct node *value)
{
    read_set(site, name, value, true);
}

static void read_list_entry(struct site site, const struct node *name, const struct node *value)
{
    read_set(site, name, value, false);
}

void read_scales(struct file *file, const struct node *key)
{
    reading_entries(file, key, "scales", read_scale_entry);
}

void read_lists(struct file *file, const struct node *key)
{
    reading_entries(file, key, "lists", read_list_entry);
}

enum { THREAD_TITLE, THREAD_ABOUT, THREAD_SEE, THREAD_KEYS };
static const struct field thread_fields[] = {
    [THREAD_TITLE] = {FIELD_KEY("title"), FIELD_WORDS, true, "its heading in the summary"},
    [THREAD_ABOUT] = {FIELD_KEY("about"), FIELD_WORDS, false, "a sentence about it"},
    [THREAD_SEE] = {FIELD_KEY("see"), FIELD_ANY, false, "a pointer into an article, or a list of them"},
};

static void read_thread_entry(struct site site, const struct node *name, const struct node *value)
{
    struct thread thread = {{0, 0}, {0, 0}, {0, 0}, 0, 0};
    struct fields fields;
    uint32_t index = builder_count(site.builder, TABLE_THREADS);
    if (!field_name(site, name, "thread")) return;
    const struct symbol *symbol = builder_define(site.builder, SPACE_THREAD, index, name->text, name->length, site_span(site, name), "thread");
    if (!symbol) return;
    thread.id = symbol->name;
    if (value->kind == NODE_MAP) {
        fields_read(site, value, thread_fields, THREAD_KEYS, "thread", &fields);
        if (fields.value[THREAD_TITLE]) thread.title = rich_plain(site, fields.value[THREAD_TITLE]);
        if (fields.value[THREAD_ABOUT]) thread.about = rich_unpiped(site, fields.value[THREAD_ABOUT]);
        if (fields.value[THREAD_SEE]) read_see(site, fields.value[THREAD_SEE], &thread.see_first, &thread.see_count);
    } else {
        fields_report_type(site, site_span(site, value), "a thread", FIELD_MAP, value->kind);
    }
    struct thread *place = builder_push(site.builder, TABLE_THREADS, NULL);
    if (place) *place = thread;
}

void read_threads(struct file *file, const struct node *key)
{
    reading_entries(file, key, "threads", read_thread_entry);
}
