/*
 * translation_read.c - reads a side file: which texts it has, each with its address.
 */
#include <stdlib.h>
#include <string.h>

#include "translation/translation_address.h"
#include "source/open.h"
#include "source/tree.h"

enum { T_WAS, T_FROM, T_TO, T_KEYS };
static const struct shape perhaps_text = {.kind = SHAPE_TEXT, .any = true, .empty = true};
static const struct field text_fields[] = {
    [T_WAS] = {FIELD_KEY("was"), &shape_text, false, "what the text said when it was translated, where it was changed since",
               "The visitors"},
    [T_FROM] = {FIELD_KEY("from"), &shape_text, true, "the text in the language of the questionnaire", "The visit"},
    [T_TO] = {FIELD_KEY("to"), &perhaps_text, false, "the translation", "La visita"},
};
static const struct shape text_shape = {.kind = SHAPE_RECORD, .name = "translated", .fields = text_fields, .count = T_KEYS};
#define TEXT_EXAMPLE "from: The visit\nto: La visita"

enum { O_TEXT, O_AS, O_KEYS };
static const struct field option_fields[] = {
    [O_TEXT] = {FIELD_KEY("text"), &text_shape, false, "what the person reads", TEXT_EXAMPLE},
    [O_AS] = {FIELD_KEY("as"), &text_shape, false, "how it reads inside a sentence", TEXT_EXAMPLE},
};
static const struct shape long_option = {.kind = SHAPE_RECORD, .fields = option_fields, .count = O_KEYS};
static const struct shape option_shape = {
    .kind = SHAPE_EITHER, .name = "translated-option", .items = &text_shape, .other = &long_option};
static const struct shape options_shape = {.kind = SHAPE_ENTRIES, .items = &option_shape};
static const struct shape sets_shape = {.kind = SHAPE_ENTRIES, .items = &options_shape};
static const struct shape statements_shape = {.kind = SHAPE_ENTRIES, .items = &text_shape};
#define OPTION_EXAMPLE "often:\n  from: often\n  to: a menudo"

enum { Q_ID, Q_ASK, Q_WHY, Q_OPTIONS, Q_STATEMENTS, Q_NOTE, Q_PAUSE, Q_KEYS };
static const struct field question_fields[] = {
    [Q_ID] = {FIELD_KEY("id"), &shape_name, false, "the name of the question", "guest"},
    [Q_ASK] = {FIELD_KEY("ask"), &text_shape, false, "the question", TEXT_EXAMPLE},
    [Q_WHY] = {FIELD_KEY("why"), &text_shape, false, "why it is asked", TEXT_EXAMPLE},
    [Q_OPTIONS] = {FIELD_KEY("options"), &options_shape, false, "what can be chosen, by name", OPTION_EXAMPLE},
    [Q_STATEMENTS] = {FIELD_KEY("statements"), &statements_shape, false, "the statements, by name", OPTION_EXAMPLE},
    [Q_NOTE] = {FIELD_KEY("note"), &text_shape, false, "a text to read", TEXT_EXAMPLE},
    [Q_PAUSE] = {FIELD_KEY("pause"), &text_shape, false, "a text to rest at", TEXT_EXAMPLE},
};
static const struct shape question_shape = {.kind = SHAPE_RECORD, .fields = question_fields, .count = Q_KEYS};
static const struct shape questions_shape = {.kind = SHAPE_LIST, .items = &question_shape};

enum { P_ID, P_TITLE, P_HEADS_UP, P_QUESTIONS, P_KEYS };
static const struct field page_fields[] = {
    [P_ID] = {FIELD_KEY("id"), &shape_name, true, "the name of the page", "the-visit"},
    [P_TITLE] = {FIELD_KEY("title"), &text_shape, false, "its heading", TEXT_EXAMPLE},
    [P_HEADS_UP] = {FIELD_KEY("heads-up"), &text_shape, false, "what is said before it begins", TEXT_EXAMPLE},
    [P_QUESTIONS] = {FIELD_KEY("questions"), &questions_shape, false, "what stands on it",
                     "- id: guest\n  ask:\n    from: Who was here?\n    to: ¿Quién estuvo aquí?"},
};
static const struct shape page_shape = {.kind = SHAPE_RECORD, .fields = page_fields, .count = P_KEYS};
static const struct shape pages_shape = {.kind = SHAPE_LIST, .items = &page_shape};

enum { H_TITLE, H_ABOUT, H_KEYS };
static const struct field thread_fields[] = {
    [H_TITLE] = {FIELD_KEY("title"), &text_shape, false, "its heading in the summary", TEXT_EXAMPLE},
    [H_ABOUT] = {FIELD_KEY("about"), &text_shape, false, "a sentence about it", TEXT_EXAMPLE},
};
static const struct shape thread_shape = {.kind = SHAPE_RECORD, .fields = thread_fields, .count = H_KEYS};
static const struct shape threads_shape = {.kind = SHAPE_ENTRIES, .items = &thread_shape};

enum { R_ID, R_SAY, R_WONDER, R_TRY, R_KEYS };
static const struct field reflection_fields[] = {
    [R_ID] = {FIELD_KEY("id"), &shape_name, true, "the name of the reflection", "rest-after-company"},
    [R_SAY] = {FIELD_KEY("say"), &text_shape, false, "what it says", TEXT_EXAMPLE},
    [R_WONDER] = {FIELD_KEY("wonder"), &text_shape, false, "an open question", TEXT_EXAMPLE},
    [R_TRY] = {FIELD_KEY("try"), &text_shape, false, "an invitation", TEXT_EXAMPLE},
};
static const struct shape reflection_shape = {.kind = SHAPE_RECORD, .fields = reflection_fields, .count = R_KEYS};
static const struct shape reflections_shape = {.kind = SHAPE_LIST, .items = &reflection_shape};

enum { E_FINISHED, E_STOPPED, E_KEYS };
static const struct field ending_fields[] = {
    [E_FINISHED] = {FIELD_KEY("finished"), &text_shape, false, "said at the end", TEXT_EXAMPLE},
    [E_STOPPED] = {FIELD_KEY("stopped-early"), &text_shape, false, "said when the person stopped before the end", TEXT_EXAMPLE},
};
static const struct shape ending_shape = {.kind = SHAPE_RECORD, .fields = ending_fields, .count = E_KEYS};

enum { G_AT, G_WAS, G_FROM, G_TO, G_KEYS };
static const struct field gone_fields[] = {
    [G_AT] = {FIELD_KEY("at"), &shape_text, true, "where the text stood", "questions/guest/ask"},
    [G_WAS] = {FIELD_KEY("was"), &shape_text, false, "what the text said before", "Who came?"},
    [G_FROM] = {FIELD_KEY("from"), &shape_text, true, "the text", "Who was here?"},
    [G_TO] = {FIELD_KEY("to"), &perhaps_text, false, "its translation", "¿Quién estuvo aquí?"},
};
static const struct shape gone_shape = {.kind = SHAPE_RECORD, .fields = gone_fields, .count = G_KEYS};
static const struct shape all_gone_shape = {.kind = SHAPE_LIST, .items = &gone_shape};
static const struct shape matters_shape = {.kind = SHAPE_LIST, .items = &text_shape};

enum {
    F_VERSION,
    F_OF,
    F_LANGUAGE,
    F_TITLE,
    F_ABOUT,
    F_MATTERS,
    F_SCALES,
    F_LISTS,
    F_THREADS,
    F_PAGES,
    F_REFLECTIONS,
    F_ENDING,
    F_GONE,
    F_KEYS
};
static const struct field file_fields[] = {
    [F_VERSION] = {FIELD_KEY("reflect-translation"), &shape_version, true, "the version of this format: 1", "1"},
    [F_OF] = {FIELD_KEY("of"), &shape_name, true, "the name of the questionnaire", "after-a-visit"},
    [F_LANGUAGE] = {FIELD_KEY("language"), &shape_language, true, "the language it is translated into: `es` …", "es"},
    [F_TITLE] = {FIELD_KEY("title"), &text_shape, false, "its title", TEXT_EXAMPLE},
    [F_ABOUT] = {FIELD_KEY("about"), &text_shape, false, "what it is for", TEXT_EXAMPLE},
    [F_MATTERS] = {FIELD_KEY("touches-on"), &matters_shape, false, "the sensitive matters it touches",
                   "- from: company\n  to: la compañía"},
    [F_SCALES] = {FIELD_KEY("scales"), &sets_shape, false, "ordered choices, also included ones",
                  "how-often:\n  often:\n    from: often\n    to: a menudo"},
    [F_LISTS] = {FIELD_KEY("lists"), &sets_shape, false, "unordered choices, also included ones",
                 "people:\n  friend:\n    from: A friend\n    to: Alguien de confianza"},
    [F_THREADS] = {FIELD_KEY("threads"), &threads_shape, false, "the threads, also included ones",
                   "waiting:\n  title:\n    from: Waiting\n    to: La espera"},
    [F_PAGES] = {FIELD_KEY("pages"), &pages_shape, false, "the pages with their questions", "- id: the-visit"},
    [F_REFLECTIONS] = {FIELD_KEY("reflections"), &reflections_shape, false, "what the summary may say", "- id: rest"},
    [F_ENDING] = {FIELD_KEY("ending"), &ending_shape, false, "the closing words",
                  "finished:\n  from: Thank you.\n  to: Gracias."},
    [F_GONE] = {FIELD_KEY("gone"), &all_gone_shape, false, "translations of texts that are no longer there",
                "- at: title\n  from: The visit\n  to: La visita"},
};

const struct shape shape_translation = {.kind = SHAPE_RECORD, .fields = file_fields, .count = F_KEYS};

/* Where in the file reading is. */
struct side {
    struct translation *translation;
    struct site site;
    const struct node *page;
};

/* ---- Anchors, for whoever writes the file anew */

/* Notes that the line at a node is that of an address: of PREFIX, or of what stands there below it. */
static void anchor(struct side *side, const struct node *node, const char *prefix, const char *below) {
    struct translation *translation = side->translation;
    struct buffer address;
    if (!translation->collects || !node)
        return;
    buffer_init(&address, SIZE_MAX);
    buffer_puts(&address, prefix);
    buffer_puts(&address, below);
    struct translation_anchor *place = table_push(&translation->anchors);
    const char *copy = address.bytes ? arena_copy(&translation->arena, address.bytes, address.length) : NULL;
    if (place && copy)
        *place = (struct translation_anchor){node->start, copy};
    else
        translation->status = REFLECT_NO_MEMORY;
    buffer_release(&address);
}

/* The same below a name: SECTION/NAME. */
static void anchor_named(struct side *side, const struct node *node, const char *section, const struct node *name,
                         const char *below) {
    struct buffer address;
    if (!side->translation->collects || !node || !name)
        return;
    buffer_init(&address, SIZE_MAX);
    buffer_format(&address, "%s/", section);
    buffer_put(&address, name->text, name->length);
    if (address.status == REFLECT_OK)
        anchor(side, node, address.bytes, below);
    else
        side->translation->status = address.status;
    buffer_release(&address);
}

/* ---- Texts */

static void add_entry(struct side *side, const struct translated_text *entry, const struct fields *fields, const char *address) {
    struct translation *translation = side->translation;
    struct translated_text *place = table_push(&translation->entries);
    const char *copy = arena_copy(&translation->arena, address, strlen(address));
    if (!place || !copy) {
        translation->status = REFLECT_NO_MEMORY;
        return;
    }
    *place = *entry;
    place->address = copy;
    size_t first = entry->gone ? G_WAS : T_WAS;
    anchor(side, fields->key[first], copy, "/was");
    anchor(side, fields->key[first + 1], copy, "/from");
    anchor(side, fields->key[first + 2], copy, "/to");
}

/* A text with its source, of which `key` is the name; NULL in a list. */
static void read_text(struct side *side, struct text_place place, const struct node *key, const struct node *map) {
    struct fields fields;
    if (map->kind != NODE_MAP) {
        fields_report_type(side->site, site_span(side->site, map), "a text", FIELD_MAP, map->kind);
        diagnostics_suggest(side->site.diagnostics, "write `from:` with the text and `to:` with its translation below it");
        return;
    }
    fields_read(side->site, map, text_fields, T_KEYS, "text", &fields);
    const struct node *from = fields.value[T_FROM];
    const char *address = from ? translation_address(side->translation, &place, from) : NULL;
    if (!address)
        return;
    const struct translated_text entry = {.place = place,
                                          .page = side->page,
                                          .key = key ? key : fields.key[T_FROM],
                                          .was = fields.value[T_WAS],
                                          .from = from,
                                          .to = fields.value[T_TO]};
    add_entry(side, &entry, &fields, address);
    const struct translated_text *added =
        (struct translated_text *)side->translation->entries.records + side->translation->entries.count - 1;
    if (side->translation->status == REFLECT_OK && key)
        anchor(side, key, added->address, "");
}

static void read_field(struct side *side, enum text_role role, struct text_owner owner, const struct fields *fields, size_t at) {
    if (fields->value[at])
        read_text(side, (struct text_place){role, owner}, fields->key[at], fields->value[at]);
}

static bool has_key(const struct node *map, const char *name) {
    for (const struct node *key = map->first; map->kind == NODE_MAP && key; key = key->next->next) {
        if (node_is(key, name))
            return true;
    }
    return false;
}

/* An option by its name: a text, or a text and how it reads inside a sentence. */
static void read_option(struct side *side, struct text_owner owner, const struct node *value) {
    enum text_role role = owner.set && strcmp(owner.set, "scales") == 0 ? TEXT_STEP : TEXT_OPTION;
    const struct text_place place = {role, owner};
    if (!has_key(value, "text") && !has_key(value, "as")) {
        read_text(side, place, owner.option, value);
        return;
    }
    struct fields fields;
    fields_read(side->site, value, option_fields, O_KEYS, "option", &fields);
    const char *address = translation_address(side->translation, &place, value);
    const char *copy = address ? arena_copy(&side->translation->arena, address, strlen(address)) : NULL;
    if (!copy)
        return;
    anchor(side, owner.option, copy, "");
    anchor(side, fields.key[O_TEXT], copy, "/text");
    if (fields.value[O_TEXT])
        read_text(side, place, NULL, fields.value[O_TEXT]);
    read_field(side, TEXT_OPTION_AS, owner, &fields, O_AS);
}

static void read_options(struct side *side, struct text_owner owner, const struct node *map) {
    if (map->kind != NODE_MAP) {
        fields_report_type(side->site, site_span(side->site, map), "a list of options", FIELD_MAP, map->kind);
        return;
    }
    for (const struct node *option = map->first; option; option = option->next->next) {
        owner.option = option;
        read_option(side, owner, option->next);
    }
}

/* ---- The parts of the file */

static void read_sets(struct side *side, const char *set, const struct node *map) {
    for (const struct node *name = map->first; name; name = name->next->next) {
        anchor_named(side, name, set, name, "");
        read_options(side, (struct text_owner){.id = name, .set = set, .element = MODEL_NONE}, name->next);
    }
}

static bool is_map(struct side *side, const struct node *node, const char *what) {
    if (node->kind == NODE_MAP)
        return true;
    fields_report_type(side->site, site_span(side->site, node), what, FIELD_MAP, node->kind);
    return false;
}

static void read_threads(struct side *side, const struct node *map) {
    struct fields fields;
    for (const struct node *name = map->first; name; name = name->next->next) {
        const struct text_owner owner = {.id = name, .element = MODEL_NONE};
        if (!is_map(side, name->next, "a thread"))
            continue;
        anchor_named(side, name, "threads", name, "");
        fields_read(side->site, name->next, thread_fields, H_KEYS, "thread", &fields);
        read_field(side, TEXT_THREAD_TITLE, owner, &fields, H_TITLE);
        read_field(side, TEXT_THREAD_ABOUT, owner, &fields, H_ABOUT);
    }
}

static void read_statements(struct side *side, const struct node *map) {
    for (const struct node *id = map->first; id; id = id->next->next)
        read_text(side, (struct text_place){TEXT_STATEMENT, {.id = id, .element = MODEL_NONE}}, id, id->next);
}

static void read_question(struct side *side, const struct node *map) {
    struct fields fields;
    if (!is_map(side, map, "a question"))
        return;
    fields_read(side->site, map, question_fields, Q_KEYS, "question", &fields);
    const struct node *id = fields.value[Q_ID];
    const struct text_owner owner = {.id = id, .element = MODEL_NONE};
    bool rests = fields.key[Q_NOTE] || fields.key[Q_PAUSE];
    if (!id && !rests && !fields.guessed) {
        struct span span = {side->site.source, map->start, map->first ? map->first->end : map->end};
        diagnostics_add(side->site.diagnostics, CODE_MISSING_KEY, span, "this question has no `id`");
        diagnostics_suggest(side->site.diagnostics, "write the name it has in the questionnaire");
    }
    const char *section = fields.key[Q_NOTE] ? "notes" : fields.key[Q_PAUSE] ? "pauses" : "questions";
    anchor_named(side, fields.key[Q_ID], section, id, rests ? "/id" : "");
    anchor_named(side, fields.key[Q_OPTIONS], section, id, "/options");
    anchor_named(side, fields.key[Q_STATEMENTS], section, id, "/statements");
    read_field(side, TEXT_NOTE, owner, &fields, Q_NOTE);
    read_field(side, TEXT_PAUSE, owner, &fields, Q_PAUSE);
    if (!id)
        return;
    read_field(side, TEXT_ASK, owner, &fields, Q_ASK);
    read_field(side, TEXT_WHY, owner, &fields, Q_WHY);
    if (fields.value[Q_OPTIONS])
        read_options(side, owner, fields.value[Q_OPTIONS]);
    if (fields.value[Q_STATEMENTS])
        read_statements(side, fields.value[Q_STATEMENTS]);
}

static void read_page(struct side *side, const struct node *map) {
    struct fields fields;
    if (!is_map(side, map, "a page"))
        return;
    fields_read(side->site, map, page_fields, P_KEYS, "page", &fields);
    const struct node *id = fields.value[P_ID];
    const struct text_owner owner = {.id = id, .element = MODEL_NONE};
    anchor_named(side, fields.key[P_ID], "pages", id, "");
    anchor_named(side, fields.key[P_QUESTIONS], "pages", id, "/questions");
    if (!id)
        return;
    side->page = id;
    read_field(side, TEXT_PAGE_TITLE, owner, &fields, P_TITLE);
    read_field(side, TEXT_HEADS_UP, owner, &fields, P_HEADS_UP);
    for (const struct node *item = fields.value[P_QUESTIONS] ? fields.value[P_QUESTIONS]->first : NULL; item; item = item->next)
        read_question(side, item);
    side->page = NULL;
}

static void read_reflection(struct side *side, const struct node *map) {
    struct fields fields;
    if (!is_map(side, map, "a reflection"))
        return;
    fields_read(side->site, map, reflection_fields, R_KEYS, "reflection", &fields);
    const struct text_owner owner = {.id = fields.value[R_ID], .element = MODEL_NONE};
    anchor_named(side, fields.key[R_ID], "reflections", owner.id, "");
    if (!owner.id)
        return;
    read_field(side, TEXT_SAY, owner, &fields, R_SAY);
    read_field(side, TEXT_WONDER, owner, &fields, R_WONDER);
    read_field(side, TEXT_TRY, owner, &fields, R_TRY);
}

static void read_ending(struct side *side, const struct node *map) {
    struct fields fields;
    fields_read(side->site, map, ending_fields, E_KEYS, "ending", &fields);
    for (size_t i = 0; i < E_KEYS; i++)
        read_field(side, TEXT_ENDING, (struct text_owner){.id = fields.key[i], .element = MODEL_NONE}, &fields, i);
}

/* What was kept aside is known by the address it had; one without an id by its words as well. */
static void read_gone(struct side *side, const struct node *map) {
    struct fields fields;
    if (!is_map(side, map, "what is gone"))
        return;
    fields_read(side->site, map, gone_fields, G_KEYS, "text that is gone", &fields);
    const struct node *at = fields.value[G_AT], *from = fields.value[G_FROM];
    if (!at || !from)
        return;
    const enum text_role role = node_is(at, "touches-on") ? TEXT_MATTER : node_is(at, "notes") ? TEXT_NOTE : TEXT_PAUSE;
    const struct text_place place = {role, {.element = MODEL_NONE}};
    const struct translated_text entry = {
        .key = at, .was = fields.value[G_WAS], .from = from, .to = fields.value[G_TO], .place = place, .gone = true};
    bool by_words = role != TEXT_PAUSE || node_is(at, "pauses");
    const char *words = by_words ? translation_address(side->translation, &place, from)
                                 : arena_copy(&side->translation->arena, at->text, at->length);
    if (!words)
        side->translation->status = REFLECT_NO_MEMORY;
    else
        add_entry(side, &entry, &fields, words);
}

static void read_items(struct side *side, const struct node *list, void (*read)(struct side *side, const struct node *item)) {
    for (const struct node *item = list ? list->first : NULL; item; item = item->next)
        read(side, item);
}

static void read_matter(struct side *side, const struct node *item) {
    read_text(side, (struct text_place){TEXT_MATTER, {.element = MODEL_NONE}}, NULL, item);
}

static void read_parts(struct side *side, const struct fields *fields) {
    static const struct text_owner nobody = {.element = MODEL_NONE};
    const struct node *const *value = fields->value;
    read_field(side, TEXT_TITLE, nobody, fields, F_TITLE);
    read_field(side, TEXT_ABOUT, nobody, fields, F_ABOUT);
    read_items(side, value[F_MATTERS], read_matter);
    if (value[F_SCALES])
        read_sets(side, "scales", value[F_SCALES]);
    if (value[F_LISTS])
        read_sets(side, "lists", value[F_LISTS]);
    if (value[F_THREADS])
        read_threads(side, value[F_THREADS]);
    read_items(side, value[F_PAGES], read_page);
    read_items(side, value[F_REFLECTIONS], read_reflection);
    if (value[F_ENDING])
        read_ending(side, value[F_ENDING]);
    read_items(side, value[F_GONE], read_gone);
}

/* ---- The head of the file */

static void check_head(struct side *side, const struct fields *fields) {
    struct translation *translation = side->translation;
    const struct node *version = fields->value[F_VERSION];
    translation->of = fields->value[F_OF];
    translation->language = fields->value[F_LANGUAGE];
    if (version && !node_is(version, "1")) {
        diagnostics_add(side->site.diagnostics, CODE_VERSION, site_span(side->site, version),
                        "this file is written for version `%.*s` of the format; this program reads version 1",
                        (int)(version->length < 20 ? version->length : 20), version->text);
        diagnostics_suggest(side->site.diagnostics, "write `reflect-translation: 1`, or use a later reflect");
    }
    if (translation->language && !node_is(translation->language, translation->into)) {
        diagnostics_add(side->site.diagnostics, CODE_TRANSLATION_LANGUAGE, site_span(side->site, translation->language),
                        "the name of this file says `%s`, and this says `%.*s`", translation->into,
                        (int)(translation->language->length < 20 ? translation->language->length : 20),
                        translation->language->text);
        diagnostics_suggest(side->site.diagnostics, "write the same in both: NAME.%s.yaml and `language: %s`", translation->into,
                            translation->into);
    }
}

static int by_address(const void *left, const void *right) {
    const struct translated_text *a = *(struct translated_text *const *)left, *b = *(struct translated_text *const *)right;
    int order = strcmp(a->address, b->address);
    return order != 0 ? order : a < b ? -1 : 1;
}

/* Sorts what is not gone by address. One address twice is a mistake that the file's ids show. */
static void sort_entries(struct side *side) {
    struct translation *translation = side->translation;
    struct translated_text *entries = translation->entries.records, **sorted;
    for (size_t i = 0; i < translation->entries.count; i++) {
        struct translated_text **place = entries[i].gone ? NULL : table_push(&translation->sorted);
        if (place)
            *place = &entries[i];
        else if (!entries[i].gone)
            translation->status = REFLECT_NO_MEMORY;
    }
    sorted = translation->sorted.records;
    if (translation->sorted.count > 0)
        qsort(sorted, translation->sorted.count, sizeof *sorted, by_address);
    for (size_t i = 1; i < translation->sorted.count; i++) {
        if (strcmp(sorted[i - 1]->address, sorted[i]->address) != 0)
            continue;
        diagnostics_add(side->site.diagnostics, CODE_DUPLICATE_NAME, site_span(side->site, sorted[i]->key),
                        "this text stands here a second time");
        diagnostics_note(side->site.diagnostics, site_span(side->site, sorted[i - 1]->key), "the first is here");
        diagnostics_suggest(side->site.diagnostics, "keep one of the two");
    }
}

reflect_status translation_read(struct translation *translation, const char *path) {
    struct reflect_diagnostics *diagnostics = translation->diagnostics;
    struct fields fields;
    size_t errors = diagnostics->errors;
    reflect_status status = source_open(diagnostics, path, &translation->source);
    if (status != REFLECT_OK)
        return status;
    struct side side = {translation, {diagnostics, translation->source, NULL}, NULL};
    translation->root = tree_read(diagnostics, &translation->arena, translation->source, &status);
    if (!translation->root)
        return status;
    if (is_map(&side, translation->root, "a translation")) {
        fields_read(side.site, translation->root, file_fields, F_KEYS, "translation", &fields);
        for (size_t i = 0; i < F_KEYS; i++) {
            if (i != F_TITLE && i != F_ABOUT)
                anchor(&side, fields.key[i], file_fields[i].key, "");
        }
        check_head(&side, &fields);
        read_parts(&side, &fields);
        sort_entries(&side);
    }
    if (translation->status != REFLECT_OK || diagnostics->out_of_memory)
        return translation->status != REFLECT_OK ? translation->status : REFLECT_NO_MEMORY;
    return diagnostics->errors > errors ? REFLECT_INVALID : REFLECT_OK;
}
