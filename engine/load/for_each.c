/*
 * for_each.c - see for_each.h.
 */
#include "load/for_each.h"

#include <string.h>

#include "load/link.h"
#include "load/question_read.h"

/* ---- Which options a question has that something can be asked for */

static const struct option *option_of(const struct builder *builder, uint32_t question, uint32_t option) {
    const struct option_set *set = builder_at(builder, TABLE_SETS, builder_element(builder, question)->set);
    return option < set->count ? builder_at(builder, TABLE_OPTIONS, set->first + option) : NULL;
}

/* The next option from `option` on that does not stand alone; MODEL_NONE where there is none. */
static uint32_t next_item(const struct builder *builder, uint32_t question, uint32_t option) {
    for (const struct option *at; (at = option_of(builder, question, option)) != NULL; option++) {
        if (!at->alone)
            return option;
    }
    return MODEL_NONE;
}

uint32_t each_option(const struct builder *builder, const struct each *each, uint32_t number) {
    uint32_t option = next_item(builder, each->question, 0);
    while (number-- > 0 && option != MODEL_NONE)
        option = next_item(builder, each->question, option + 1);
    return option;
}

/* ---- Names */

const struct each *each_of(const struct builder *builder, uint32_t element) {
    const struct each *eaches = builder->eaches.records;
    size_t low = 0, high = builder->eaches.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (eaches[middle].first <= element)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0)
        return NULL;
    const struct each *each = &eaches[low - 1];
    return each->size == 0 || element - each->first < each->size * each->count ? each : NULL;
}

/* The page or reflection that an element belongs to. */
static uint32_t part_of(const struct builder *builder, uint32_t element) {
    while (element != MODEL_NONE && builder_element(builder, element)->parent != MODEL_NONE)
        element = builder_element(builder, element)->parent;
    return element;
}

uint32_t each_owner(const struct builder *builder, uint32_t element) {
    uint32_t part = part_of(builder, element);
    return part != MODEL_NONE && builder_element(builder, part)->each != MODEL_NONE ? part : MODEL_NONE;
}

bool each_is_unknown(const struct builder *builder, uint32_t element) {
    uint32_t part = part_of(builder, element);
    return part != MODEL_NONE && builder_element(builder, part)->flags & ELEMENT_NO_EACH;
}

bool each_is_again(const struct builder *builder, uint32_t element) {
    return element != MODEL_NONE && builder_element(builder, element)->flags & ELEMENT_AGAIN;
}

/* The element for the item of that id, or the same where it is `option`; MODEL_NONE where it is not there. */
static bool find_item(const struct builder *builder, struct named *named, const char *id, size_t length, uint32_t option) {
    const struct each *each = named->each;
    uint32_t at = next_item(builder, each->question, 0);
    for (uint32_t number = 0; at != MODEL_NONE; number++, at = next_item(builder, each->question, at + 1)) {
        struct words name = option_of(builder, each->question, at)->id;
        if (id ? name.length != length || memcmp(builder_words(builder, name), id, length) != 0 : at != option)
            continue;
        named->element = each->size > 0 || number == 0 ? named->symbol->index + number * each->size : MODEL_NONE;
        return true;
    }
    return false;
}

struct named each_find(const struct builder *builder, enum space space, const char *name, size_t length, uint32_t asker) {
    size_t bare = text_bare_name(name, length);
    struct named named = {.symbol = builder_find(builder, space, name, bare), .standing = STANDS_ALONE};
    if (!named.symbol)
        return named;
    named.element = named.symbol->index;
    named.each = each_of(builder, named.element);
    uint32_t owner = each_owner(builder, asker);
    const struct element *about = owner == MODEL_NONE ? NULL : builder_element(builder, owner);
    if (bare < length) {
        if (!named.each || !find_item(builder, &named, name + bare + 1, length - bare - 2, 0))
            named.standing = STANDS_FOR_NONE;
    } else if (named.each) {
        bool own = about && about->each == named.each->question && find_item(builder, &named, NULL, 0, about->bound);
        named.standing = own || each_is_unknown(builder, asker) ? STANDS_ALONE : STANDS_FOR_ALL;
    }
    return named;
}

/* ---- While it is read */

void each_open(struct builder *builder, uint32_t element) {
    struct repeat *repeat = &builder->repeat;
    repeat->open = builder->status == REFLECT_OK && element != MODEL_NONE;
    repeat->first = element;
    repeat->pieces = builder_count(builder, TABLE_PIECES);
    repeat->conditions.count = repeat->pipes.count = 0;
}

void each_dismiss(struct builder *builder) {
    builder->repeat.open = false;
}

void each_note_condition(struct builder *builder, const struct pending_condition *pending) {
    struct pending_condition *place = builder->repeat.open ? table_push(&builder->repeat.conditions) : NULL;
    if (place)
        *place = *pending;
    else if (builder->repeat.open)
        builder_fail(builder, REFLECT_NO_MEMORY);
}

void each_note_pipe(struct builder *builder, const struct pending_pipe *pipe) {
    struct pending_pipe *place = builder->repeat.open ? table_push(&builder->repeat.pipes) : NULL;
    if (place)
        *place = *pipe;
    else if (builder->repeat.open)
        builder_fail(builder, REFLECT_NO_MEMORY);
}

/* ---- What it is repeated for */

static void report_no_list(struct builder *builder, struct span span, const struct symbol *symbol) {
    diagnostics_add(builder->diagnostics, CODE_EACH, span, "`%s` has no list to choose from",
                    builder_words(builder, symbol->name));
    diagnostics_note(builder->diagnostics, symbol->span, "it stands here");
    diagnostics_suggest(builder->diagnostics, "name a question with `choose: one`, `choose: any` or `write: names`");
}

static void report_alone(struct builder *builder, struct span span, const struct symbol *symbol) {
    diagnostics_add(builder->diagnostics, CODE_EACH, span, "each option of `%s` stands alone, so it names nothing to ask about",
                    builder_words(builder, symbol->name));
    diagnostics_note(builder->diagnostics, symbol->span, "it stands here");
    diagnostics_suggest(builder->diagnostics,
                        "keep `alone: true` for the option that says none of them, or name another question");
}

static void report_nested(struct builder *builder, struct span span, const struct symbol *symbol) {
    diagnostics_add(builder->diagnostics, CODE_EACH_NESTED, span,
                    "`%s` is itself asked for each of several, and what is repeated cannot be repeated again",
                    builder_words(builder, symbol->name));
    diagnostics_note(builder->diagnostics, symbol->span, "it stands here");
    diagnostics_suggest(builder->diagnostics, "name a question that is asked once");
}

/* Whether something can be asked for each option of the question that was named; else that is reported. */
static bool names_items(struct builder *builder, const struct symbol *symbol, struct span span) {
    const struct element *question = builder_element(builder, symbol->index);
    if (question->flags & ELEMENT_NO_KIND)
        return false; /* that is reported where it stands */
    if (!kind_repeats(question->kind))
        report_no_list(builder, span, symbol);
    else if (each_of(builder, symbol->index))
        report_nested(builder, span, symbol);
    else if (next_item(builder, symbol->index, 0) == MODEL_NONE)
        report_alone(builder, span, symbol);
    else
        return true;
    return false;
}

/* A condition that the part has had before it was known to be repeated holds only where its option was chosen. */
static void narrow_condition(struct builder *builder) {
    if (builder->repeat.conditions.count > 0) {
        const struct pending_condition own = *(const struct pending_condition *)builder->repeat.conditions.records;
        read_condition_again(builder, &own);
    }
}

/* A part without a condition of its own still has that one. */
static void complete_condition(struct builder *builder) {
    const struct pending_condition pending = {.element = builder->repeat.first};
    if (builder_element(builder, pending.element)->condition != MODEL_NONE)
        return;
    each_note_condition(builder, &pending);
    read_condition_again(builder, &pending);
}

void each_take(struct site site, const struct node *value, uint32_t element) {
    struct builder *builder = site.builder;
    const struct symbol *symbol = NULL;
    struct span span = site_span(site, value);
    builder_element(builder, element)->flags |= ELEMENT_NO_EACH;
    if (!field_name(site, value, "question"))
        return;
    symbol = builder_find(builder, SPACE_ELEMENT, value->text, value->length);
    const struct element *question = symbol ? builder_element(builder, symbol->index) : NULL;
    /* The list may stand further down, and so may the question: what is to be said is known at the end. */
    bool early = !question || (question->set == MODEL_NONE && kind_repeats(question->kind));
    if (early) {
        builder_await(builder, SPACE_ELEMENT, element, value, span, false);
        return;
    }
    if (!names_items(builder, symbol, span))
        return;
    struct each *each = table_push(&builder->eaches);
    if (!each) {
        builder_fail(builder, REFLECT_NO_MEMORY);
        return;
    }
    *each = (struct each){.first = element, .count = 1, .question = symbol->index, .span = span};
    struct element *record = builder_element(builder, element);
    record->flags &= (uint8_t)~ELEMENT_NO_EACH;
    record->each = symbol->index;
    record->bound = (uint16_t)next_item(builder, symbol->index, 0);
    narrow_condition(builder);
}

void each_report(struct builder *builder, const struct pending_name *pending, const struct symbol *symbol) {
    struct reflect_diagnostics *diagnostics = builder->diagnostics;
    const char *name = builder_words(builder, pending->name);
    if (!symbol) {
        struct suggestion suggestion;
        suggestion_init(&suggestion, name, pending->name.length);
        if (builder_may_suggest(builder))
            builder_suggest(builder, SPACE_ELEMENT, &suggestion);
        diagnostics_add(diagnostics, CODE_UNKNOWN_QUESTION, pending->span, "there is no question `%s`", name);
        diagnostics_did_you_mean(diagnostics, &suggestion);
    } else if (symbol->index >= pending->element) {
        diagnostics_add(diagnostics, CODE_STANDS_BELOW, pending->span,
                        "`%s` stands further down; a page or reflection can only be repeated for what was chosen before", name);
        diagnostics_note(diagnostics, symbol->span, "it stands here");
        diagnostics_suggest(diagnostics, "move one of the two, or name a question above");
    } else if (builder_element(builder, symbol->index)->set != MODEL_NONE) {
        diagnostics_add(diagnostics, CODE_STANDS_BELOW, pending->span,
                        "the list of `%s` stands further down, and has to be known here", name);
        diagnostics_note(diagnostics, symbol->span, "it stands here");
        diagnostics_suggest(diagnostics, "move `lists` above `pages`");
    }
}

/* ---- Once for each option */

/* The name of an element, with that of the option behind it. */
static struct words item_name(struct builder *builder, struct words name, struct words item) {
    struct buffer both;
    struct words words = {0, 0};
    if (name.length == 0)
        return name;
    buffer_init(&both, name.length + item.length + 3);
    buffer_put(&both, builder_words(builder, name), name.length);
    buffer_char(&both, '[');
    buffer_put(&both, builder_words(builder, item), item.length);
    buffer_char(&both, ']');
    if (both.status == REFLECT_OK)
        words = builder_text(builder, both.bytes, both.length);
    else
        builder_fail(builder, both.status);
    buffer_release(&both);
    return words;
}

static struct rich moved(struct rich rich, uint32_t by) {
    if (rich.count > 0)
        rich.first += by;
    return rich;
}

/* Copies the elements of the first time for `option`; what they hold is `pieces` further on, and they themselves `by`. */
static void copy_elements(struct builder *builder, const struct each *each, uint32_t option, uint32_t by, uint32_t pieces) {
    struct words item = option_of(builder, each->question, option)->id;
    for (uint32_t i = each->first; i < each->first + each->size && builder->status == REFLECT_OK; i++) {
        const struct element *from = builder_element(builder, i);
        struct words name = item_name(builder, from->id, item);
        uint32_t parent = from->parent == MODEL_NONE ? MODEL_NONE : from->parent + by;
        uint32_t index = builder_new_element(builder, (reflect_kind)from->kind, parent);
        if (index == MODEL_NONE)
            return;
        struct element *copy = builder_element(builder, index);
        *copy = *builder_element(builder, i);
        copy->id = name;
        copy->parent = parent;
        copy->end += by;
        copy->flags |= ELEMENT_AGAIN;
        copy->condition = MODEL_NONE;
        copy->ask = moved(copy->ask, pieces);
        copy->why = moved(copy->why, pieces);
        copy->invite = moved(copy->invite, pieces);
        if (i == each->first)
            copy->bound = (uint16_t)option;
    }
}

void each_spend(struct builder *builder, size_t count) {
    builder->repeat.spent += count;
    if (builder->repeat.spent > EACH_SPENT_MAX)
        builder_fail(builder, REFLECT_LIMIT);
}

static void copy_pieces(struct builder *builder, uint32_t end) {
    each_spend(builder, end - builder->repeat.pieces);
    for (uint32_t i = builder->repeat.pieces; i < end && builder->status == REFLECT_OK; i++) {
        struct piece *piece = builder_push(builder, TABLE_PIECES, NULL);
        if (piece)
            *piece = *(const struct piece *)builder_at(builder, TABLE_PIECES, i);
    }
}

static void link_again(struct builder *builder, uint32_t by, uint32_t pieces) {
    const struct repeat *repeat = &builder->repeat;
    for (size_t i = 0; i < repeat->conditions.count && builder->status == REFLECT_OK; i++) {
        struct pending_condition pending = ((const struct pending_condition *)repeat->conditions.records)[i];
        pending.element += by;
        read_condition_again(builder, &pending);
    }
    for (size_t i = 0; i < repeat->pipes.count && builder->status == REFLECT_OK; i++) {
        struct pending_pipe pipe = ((const struct pending_pipe *)repeat->pipes.records)[i];
        pipe.element += by;
        pipe.piece += pieces;
        read_pipe(builder, &pipe);
    }
}

static bool is_too_many(struct builder *builder, const struct each *each, uint32_t items) {
    if (each->size * items <= EACH_ELEMENTS_MAX)
        return false;
    diagnostics_add(builder->diagnostics, CODE_EACH_TOO_MANY, each->span,
                    "this is %u things for each of %u options; all together there can be %d", (unsigned)each->size,
                    (unsigned)items, EACH_ELEMENTS_MAX);
    diagnostics_suggest(builder->diagnostics, "shorten the list, or ask less about each");
    return true;
}

void each_close(struct builder *builder) {
    struct repeat *repeat = &builder->repeat;
    bool repeated = repeat->open && builder_element(builder, repeat->first)->each != MODEL_NONE;
    if (repeated)
        complete_condition(builder);
    repeat->open = false;
    if (!repeated || builder->status != REFLECT_OK)
        return;
    struct each *each = (struct each *)builder->eaches.records + builder->eaches.count - 1;
    uint32_t items = 0, end = builder_count(builder, TABLE_PIECES), first = each_option(builder, each, 0);
    each->size = builder_count(builder, TABLE_ELEMENTS) - each->first;
    while (each_option(builder, each, items) != MODEL_NONE)
        items++;
    if (is_too_many(builder, each, items))
        return;
    each->count = items;
    for (uint32_t number = 1; number < items && builder->status == REFLECT_OK; number++) {
        uint32_t by = number * each->size, pieces = number * (end - repeat->pieces);
        copy_elements(builder, each, each_option(builder, each, number), by, pieces);
        copy_pieces(builder, end);
        link_again(builder, by, pieces);
    }
    for (uint32_t i = each->first; i < each->first + each->size && builder->status == REFLECT_OK; i++) {
        struct words name = builder_element(builder, i)->id;
        name = item_name(builder, name, option_of(builder, each->question, first)->id);
        builder_element(builder, i)->id = name;
    }
}
