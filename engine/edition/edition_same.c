/*
 * edition_same.c - what in one model is the same in another, and what becomes of an answer; see edition_changes.h.
 */
#include <string.h>

#include "edition/edition_changes.h"

bool same_words(const struct model *before, struct words old, const struct model *now, struct words new) {
    return old.length == new.length &&memcmp(model_text(before, old), model_text(now, new), old.length) == 0;
}

/* ---- Texts, which may be cut into other pieces and still read the same */

struct cursor {
    const struct model *model;
    const struct piece *piece, *end;
    uint32_t at; /* bytes of the piece's words that were held against others */
};

static struct cursor cursor_of(const struct model *model, struct rich rich) {
    const struct piece *pieces = model_pieces(model, rich);
    return (struct cursor){model, pieces, pieces + rich.count, 0};
}

static void next_piece(struct cursor *cursor) {
    cursor->piece++;
    cursor->at = 0;
}

static bool is_read(const struct cursor *cursor) {
    enum piece_kind kind = (enum piece_kind)cursor->piece->kind;
    return kind == PIECE_WORDS ? cursor->at < cursor->piece->words.length
                               : kind == PIECE_PIPE || kind == PIECE_EACH || kind == PIECE_PARAGRAPH || kind == PIECE_ITEM;
}

/* Goes on to something that is read; false at the end. */
static bool settle(struct cursor *cursor) {
    while (cursor->piece < cursor->end && !is_read(cursor))
        next_piece(cursor);
    return cursor->piece < cursor->end;
}

static bool same_run(struct cursor *old, struct cursor *new) {
    uint32_t left = old->piece->words.length - old->at, right = new->piece->words.length - new->at;
    uint32_t length = left < right ? left : right;
    bool same = memcmp(model_text(old->model, old->piece->words) + old->at, model_text(new->model, new->piece->words) + new->at,
                       length) == 0;
    old->at += length;
    new->at += length;
    return same;
}

static bool same_piece(struct cursor *old, struct cursor *new) {
    const struct piece *a = old->piece, *b = new->piece;
    if (a->kind != b->kind)
        return false;
    if (a->kind == PIECE_WORDS)
        return same_run(old, new);
    next_piece(old);
    next_piece(new);
    if (a->kind == PIECE_PIPE)
        return same_words(old->model, model_elements(old->model)[a->element].id, new->model,
                          model_elements(new->model)[b->element].id) &&
               same_words(old->model, a->words, new->model, b->words);
    if (a->kind == PIECE_EACH)
        return same_words(old->model, a->words, new->model, b->words);
    return a->kind != PIECE_ITEM || a->element == b->element;
}

bool same_text(const struct model *before, struct rich old, const struct model *now, struct rich new) {
    struct cursor a = cursor_of(before, old), b = cursor_of(now, new);
    for (;;) {
        bool goes_on = settle(&a);
        if (settle(&b) != goes_on || !goes_on)
            return !goes_on && b.piece == b.end;
        if (!same_piece(&a, &b))
            return false;
    }
}

/* ---- Elements */

/* A note or pause without a name is the one on the same page that says the same. */
static uint32_t same_nameless(const struct model *before, uint32_t element, const struct model *now) {
    const struct element *old = &model_elements(before)[element], *elements = model_elements(now);
    uint32_t page = old->parent == MODEL_NONE ? MODEL_NONE : same_element(before, old->parent, now);
    if (page == MODEL_NONE)
        return MODEL_NONE;
    for (uint32_t at = page + 1; at < elements[page].end; at++)
        if (elements[at].kind == old->kind && elements[at].id.length == 0 && same_text(before, old->ask, now, elements[at].ask))
            return at;
    return MODEL_NONE;
}

uint32_t same_element(const struct model *before, uint32_t element, const struct model *now) {
    const struct element *old = &model_elements(before)[element];
    if (old->id.length == 0)
        return same_nameless(before, element, now);
    return model_find(now, old->kind == REFLECT_KIND_REFLECTION, model_text(before, old->id), old->id.length);
}

/* ---- Answers */

static bool is_written(unsigned kind) {
    return kind_of(kind)->answer == ANSWER_WORDS;
}

/* The lead-in of a statement is part of what was asked. */
static bool same_lead_in(const struct model *before, const struct element *old, const struct model *now,
                         const struct element *new) {
    const struct element *a = &model_elements(before)[old->parent], *b = &model_elements(now)[new->parent];
    bool led = a->kind == REFLECT_KIND_STATEMENTS;
    if (led != (b->kind == REFLECT_KIND_STATEMENTS))
        return false;
    return !led || same_text(before, a->ask, now, b->ask);
}

/* Of an answer that says something of every option there is: a place between poles, an order. */
static enum fate fate_of_all(const struct model *before, uint32_t question, const struct model *now, uint32_t question_now) {
    const struct element *old = &model_elements(before)[question], *new = &model_elements(now)[question_now];
    uint32_t count, count_now, option;
    enum fate fate = FATE_CARRIED;
    model_options(before, old, &count);
    model_options(now, new, &count_now);
    if (count != count_now || (kind_of(old->kind)->answer == ANSWER_STEP && old->bound != new->bound))
        return FATE_ASIDE;
    for (uint32_t at = 0; at < count; at++) {
        enum fate one = fate_of_option(before, question, at, now, question_now, &option);
        fate = one > fate ? one : fate;
    }
    return fate;
}

enum fate fate_of_question(const struct model *before, uint32_t question, const struct model *now, uint32_t *found) {
    const struct element *old = &model_elements(before)[question];
    uint32_t at = same_element(before, question, now);
    if (at == MODEL_NONE)
        return FATE_ASIDE;
    const struct element *new = &model_elements(now)[at];
    if (old->kind != new->kind && !(is_written(old->kind) && is_written(new->kind)))
        return FATE_ASIDE;
    *found = at;
    enum fate fate = FATE_CARRIED;
    if (kind_of(old->kind)->says_all)
        fate = fate_of_all(before, question, now, at);
    bool same = same_text(before, old->ask, now, new->ask) && same_lead_in(before, old, now, new);
    return same || fate == FATE_ASIDE ? fate : FATE_REWORDED;
}

enum fate fate_of_option(const struct model *before, uint32_t question, uint32_t option, const struct model *now,
                         uint32_t question_now, uint32_t *found) {
    uint32_t count, count_now;
    const struct option *old = model_options(before, &model_elements(before)[question], &count) + option;
    const struct option *options = model_options(now, &model_elements(now)[question_now], &count_now);
    for (uint32_t at = 0; at < count_now; at++) {
        if (!same_words(before, old->id, now, options[at].id))
            continue;
        *found = at;
        return same_words(before, old->text, now, options[at].text) ? FATE_CARRIED : FATE_REWORDED;
    }
    return FATE_ASIDE;
}

/* ---- What a change does to answers */

static bool add_effect(struct table *out, struct effect effect) {
    struct effect *place = table_push(out);
    if (place)
        *place = effect;
    return place != NULL;
}

/* Whether an answer that was possible may not be any more, though its options are all there. */
static bool is_narrower(const struct model *before, const struct element *old, const struct model *now,
                        const struct element *new) {
    uint32_t count, count_now;
    const struct option *options = model_options(before, old, &count), *options_now = model_options(now, new, &count_now);
    bool fewer = kind_of(old->kind)->answer == ANSWER_SEVERAL && new->bound > 0 && (old->bound == 0 || new->bound < old->bound);
    if (fewer || (kind_of(new->kind)->one_line && !kind_of(old->kind)->one_line))
        return true;
    for (uint32_t at = 0; at < count_now; at++)
        for (uint32_t was = 0; was < count; was++) {
            const struct option *a = &options[was], *b = &options_now[at];
            if (same_words(before, a->id, now, b->id) && (b->alone > a->alone || b->write < a->write))
                return true;
        }
    return false;
}

static bool effects_of(const struct model *before, uint32_t question, const struct model *now, struct table *out) {
    const struct element *old = &model_elements(before)[question];
    uint32_t question_now, option, count;
    enum fate fate = fate_of_question(before, question, now, &question_now);
    if (fate != FATE_CARRIED && !add_effect(out, (struct effect){question, MODEL_NONE, fate, false}))
        return false;
    if (fate == FATE_ASIDE)
        return true;
    model_options(before, old, &count);
    for (uint32_t at = 0; at < count; at++) {
        enum fate one = fate_of_option(before, question, at, now, question_now, &option);
        if (one > fate && !add_effect(out, (struct effect){question, at, one, false}))
            return false;
    }
    if (!is_narrower(before, old, now, &model_elements(now)[question_now]))
        return true;
    return add_effect(out, (struct effect){question, MODEL_NONE, FATE_ASIDE, true});
}

reflect_status effects_find(const struct model *before, const struct model *now, struct table *out) {
    for (uint32_t at = 0; at < model_count(before, TABLE_ELEMENTS); at++)
        if (model_asks((reflect_kind)model_elements(before)[at].kind) && !effects_of(before, at, now, out))
            return REFLECT_NO_MEMORY;
    return REFLECT_OK;
}
