/*
 * map_build.c - the description of a questionnaire that every format of a map draws from. See map_build.h.
 *
 * In: a questionnaire and, where there is one, a solver. Out: a node for each element, with its words, its condition as an author writes
 * it, what that looks at, and whether answers lead there. Nothing is proved here that authoring/proof/reach.h does not prove; what was given up is
 * unknown. The map keeps copies of all texts, so that they can be made safe once.
 */
#include "authoring/map/map_build.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "authoring/proof/reach.h"
#include "model/author_words.h"
#include "model/model.h"
#include "reports/wrap.h"

struct mapping {
    struct reflect_map *map;
    const struct model *model;
    struct buffer words; /* the text at hand */
    reflect_status status;
};

/* ---- Texts */

/* A copy of what is in `words`, in one line that no terminal and no format can take for anything but words. */
static const char *keep_words(struct mapping *mapping) {
    struct buffer safe;
    for (size_t at = 0; at < mapping->words.length; at++)
        if (strchr("\n\t", mapping->words.bytes[at]))
            mapping->words.bytes[at] = ' ';
    buffer_init(&safe, REFLECT_WRITTEN_MAX);
    text_append_safe(&safe, mapping->words.bytes ? mapping->words.bytes : "", mapping->words.length, false);
    if (mapping->words.status != REFLECT_OK)
        mapping->status = mapping->words.status;
    if (safe.status != REFLECT_OK)
        mapping->status = safe.status;
    const char *kept = arena_copy(&mapping->map->arena, safe.bytes ? safe.bytes : "", safe.length);
    if (!kept)
        mapping->status = REFLECT_NO_MEMORY;
    buffer_release(&safe);
    buffer_clear(&mapping->words);
    return kept ? kept : "";
}

static const char *keep(struct mapping *mapping, struct words words) {
    buffer_put(&mapping->words, model_text(mapping->model, words), words.length);
    return keep_words(mapping);
}

/* What a page or reflection is repeated for, as the author says it inside a sentence. */
static void put_item(struct mapping *mapping, const struct element *repeated) {
    struct words as = model_item(mapping->model, repeated)->as;
    buffer_put(&mapping->words, model_text(mapping->model, as), as.length);
}

/* A text as it reads, without its emphasis. */
static const char *keep_text(struct mapping *mapping, struct rich rich) {
    const struct piece *pieces = model_pieces(mapping->model, rich);
    for (uint32_t at = 0; at < rich.count; at++) {
        if (pieces[at].kind == PIECE_PARAGRAPH || (pieces[at].kind == PIECE_ITEM && at > 0))
            buffer_char(&mapping->words, ' ');
        else if (pieces[at].kind == PIECE_WORDS || pieces[at].kind == PIECE_PIPE)
            author_text(mapping->model, (struct rich){rich.first + at, 1}, &mapping->words);
        else if (pieces[at].kind == PIECE_EACH)
            put_item(mapping, &model_elements(mapping->model)[pieces[at].element]);
    }
    return keep_words(mapping);
}

static void *allocate(struct mapping *mapping, size_t count, size_t size) {
    void *memory = arena_alloc(&mapping->map->arena, (count + 1) * size);
    if (!memory)
        mapping->status = REFLECT_NO_MEMORY;
    return memory;
}

/* ---- Nodes */

static int compare(const void *a, const void *b) {
    reflect_element left = *(const reflect_element *)a, right = *(const reflect_element *)b;
    return (left > right) - (left < right);
}

/* What the condition reads, each once. */
static void find_looks(struct mapping *mapping, reflect_map_node *node, const struct condition *condition) {
    const struct step *steps = (const struct step *)model_table(mapping->model, TABLE_STEPS) + condition->first;
    reflect_element *looks = allocate(mapping, condition->count, sizeof *looks);
    size_t all = 0, count = 0;
    for (uint32_t at = 0; looks && at < condition->count; at++)
        if (steps[at].operation < OPERATION_NOT)
            looks[all++] = steps[at].element;
    if (looks)
        qsort(looks, all, sizeof *looks, compare);
    for (size_t at = 0; at < all; at++)
        if (count == 0 || looks[count - 1] != looks[at])
            looks[count++] = looks[at];
    node->looks_at = looks;
    node->looks_at_count = count;
}

static void describe_condition(struct mapping *mapping, reflect_map_node *node, const struct element *element) {
    if (element->condition == MODEL_NONE)
        return;
    author_condition(mapping->model, node->element, &mapping->words);
    node->condition = keep_words(mapping);
    find_looks(mapping, node, (const struct condition *)model_table(mapping->model, TABLE_CONDITIONS) + element->condition);
}

static void describe(struct mapping *mapping, uint32_t at) {
    struct reflect_map *map = mapping->map;
    const struct element *element = &model_elements(mapping->model)[at];
    reflect_map_node *node = &map->nodes[at];
    uint32_t thread = element->thread == MODEL_NONE ? map->thread_count - 1 : element->thread;
    *node = (reflect_map_node){
        .element = at,
        .kind = element->kind,
        .kind_word = author_kind(element->kind),
        .id = keep(mapping, element->id),
        .text = keep_text(mapping, element->ask),
        .parent = element->parent == MODEL_NONE ? REFLECT_NONE : element->parent,
        .heads_up = element->kind == REFLECT_KIND_PAGE && element->flags & ELEMENT_HEADS_UP,
        .condition = "",
        .looked_at_by = (const uint32_t *)model_table(mapping->model, TABLE_DEPENDENTS) + element->dependents_first,
        .looked_at_by_count = element->dependents_count,
        .thread = map->threads[thread].id,
        .thread_title = map->threads[thread].title,
    };
    map->thread_of[at] = thread;
    map->threads[thread].reflections += element->kind == REFLECT_KIND_REFLECTION;
    describe_condition(mapping, node, element);
}

static void describe_threads(struct mapping *mapping) {
    struct reflect_map *map = mapping->map;
    const struct thread *threads = model_table(mapping->model, TABLE_THREADS);
    uint32_t count = model_count(mapping->model, TABLE_THREADS);
    map->threads = allocate(mapping, count, sizeof *map->threads);
    if (!map->threads)
        return;
    for (uint32_t at = 0; at < count; at++)
        map->threads[at] = (struct map_thread){keep(mapping, threads[at].id), keep(mapping, threads[at].title), 0};
    map->threads[count] = (struct map_thread){"", "", 0};
    map->thread_count = count + 1;
}

/* ---- What answers lead to */

static reflect_status prove(struct reflect_map *map, const reflect_questionnaire *questionnaire, const reflect_solver *solver) {
    static const reflect_reached possible[] = {[VERDICT_IMPOSSIBLE] = REFLECT_REACHED_ALWAYS,
                                               [VERDICT_POSSIBLE] = REFLECT_REACHED_SOMETIMES,
                                               [VERDICT_GAVE_UP] = REFLECT_REACHED_SOMETIMES};
    struct reach reach;
    reflect_status status = reach_init(&reach, questionnaire, solver);
    for (uint32_t at = 0; at < map->count && status == REFLECT_OK; at++) {
        int on = reach.places[at].on;
        enum verdict reached = reach_can(&reach, on);
        if (reached == VERDICT_IMPOSSIBLE)
            map->nodes[at].reached = REFLECT_REACHED_NEVER;
        else if (reached == VERDICT_POSSIBLE)
            map->nodes[at].reached = possible[reach_can(&reach, -on)];
        map->never += reached == VERDICT_IMPOSSIBLE;
        map->unknown += reached == VERDICT_GAVE_UP;
        status = reach.logic.status;
    }
    map->proved = true;
    reach_release(&reach);
    return status;
}

/* ---- The whole */

static reflect_status describe_all(struct reflect_map *map, const reflect_questionnaire *questionnaire) {
    struct mapping mapping = {.map = map, .model = questionnaire->model, .status = REFLECT_OK};
    buffer_init(&mapping.words, REFLECT_WRITTEN_MAX);
    map->count = model_count(mapping.model, TABLE_ELEMENTS);
    map->title = keep(&mapping, mapping.model->title);
    map->id = keep(&mapping, mapping.model->id);
    map->edition = keep(&mapping, mapping.model->edition);
    map->language = keep(&mapping, mapping.model->language);
    map->nodes = allocate(&mapping, map->count, sizeof *map->nodes);
    map->thread_of = allocate(&mapping, map->count, sizeof *map->thread_of);
    describe_threads(&mapping);
    for (uint32_t at = 0; at < map->count && mapping.status == REFLECT_OK; at++)
        describe(&mapping, at);
    buffer_release(&mapping.words);
    return mapping.status;
}

reflect_status reflect_map_new(const reflect_questionnaire *questionnaire, const reflect_solver *solver, reflect_map **out) {
    struct reflect_map *map = calloc(1, sizeof *map);
    if (!map)
        return REFLECT_NO_MEMORY;
    arena_init(&map->arena);
    reflect_status status = describe_all(map, questionnaire);
    if (status == REFLECT_OK && solver)
        status = prove(map, questionnaire, solver);
    if (status == REFLECT_OK)
        *out = map;
    else
        reflect_map_free(map);
    return status;
}

void reflect_map_free(reflect_map *map) {
    if (!map)
        return;
    arena_release(&map->arena);
    free(map);
}

bool reflect_map_proved(const reflect_map *map) {
    return map->proved;
}

size_t reflect_map_nodes(const reflect_map *map) {
    return map->count;
}

reflect_map_node reflect_map_node_at(const reflect_map *map, size_t index) {
    return index < map->count ? map->nodes[index] : (reflect_map_node){.kind = REFLECT_KIND_NONE};
}

/* ---- What the formats share */

uint32_t map_reflection(const struct reflect_map *map, uint32_t thread, uint32_t from) {
    while (from < map->count && (map->nodes[from].kind != REFLECT_KIND_REFLECTION || map->thread_of[from] != thread))
        from++;
    return from;
}

const char *map_reach_words(const struct reflect_map *map) {
    return !map->proved       ? "Whether answers lead to every part is not known here: there is no solver."
           : map->never > 0   ? "Some parts are marked: no answers lead here."
           : map->unknown > 0 ? "Of some parts it is not known whether answers lead there. They are marked."
                              : "Answers lead to every part.";
}

const char *map_node_words(const struct reflect_map *map, const reflect_map_node *node) {
    return node->reached == REFLECT_REACHED_NEVER                    ? "no answers lead here"
           : node->reached == REFLECT_REACHED_UNKNOWN && map->proved ? "not known whether answers lead here"
                                                                     : "";
}

void map_cut(struct buffer *out, const char *text, size_t columns) {
    size_t length = strlen(text), used = 0;
    if (text_width(text, length) <= columns) {
        buffer_put(out, text, length);
        return;
    }
    for (const char *at = text, *end = text + length; at < end;) {
        size_t width, bytes = text_cluster(at, end, &width);
        if (used + width >= columns)
            break;
        buffer_put(out, at, bytes);
        at += bytes;
        used += width;
    }
    buffer_puts(out, "…");
}

void map_wrap(struct buffer *out, const char *text, size_t columns) {
    struct writer writer;
    struct wrap wrap;
    writer_init(&writer, buffer_sink(out));
    wrap_init(&wrap, &writer);
    wrap.columns = columns;
    wrap_begin(&wrap, 0, "");
    wrap_text(&wrap, text, strlen(text));
    wrap_end(&wrap);
    if (writer_finish(&writer) == REFLECT_OK && out->length > 0)
        out->bytes[--out->length] = '\0';
}

/* ---- The formats */

static const struct {
    const char *name, *ending, *about;
    void (*write)(const struct reflect_map *map, struct writer *writer);
} formats[] = {
    {"text", "txt", "a list to read, also aloud", map_write_text},
    {"svg", "svg", "a picture for a browser", map_write_svg},
    {"dot", "dot", "for Graphviz", map_write_dot},
    {"mermaid", "mmd", "for Mermaid, in wikis and notes", map_write_mermaid},
};

enum { FORMATS = sizeof formats / sizeof *formats };

const char *reflect_map_format_name(size_t index) {
    return index < FORMATS ? formats[index].name : NULL;
}

const char *reflect_map_format_ending(size_t index) {
    return index < FORMATS ? formats[index].ending : NULL;
}

const char *reflect_map_format_about(size_t index) {
    return index < FORMATS ? formats[index].about : NULL;
}

reflect_status reflect_map_render(const reflect_map *map, const char *format, reflect_sink sink) {
    struct writer writer;
    size_t at = 0;
    while (at < FORMATS && strcmp(formats[at].name, format) != 0)
        at++;
    if (at == FORMATS)
        return REFLECT_NOT_FOUND;
    writer_init(&writer, sink);
    formats[at].write(map, &writer);
    return writer_finish(&writer);
}
