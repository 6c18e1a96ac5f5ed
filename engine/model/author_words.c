/*
 * author_condition.c - see author_words.h.
 *
 * The steps stand in postfix order, so the words of their parts stand one behind the other at the end of one text, and a connection only
 * puts words between them. Called for the comparison of two questionnaires, and for people; nothing is decided by these words.
 */
#include "model/author_words.h"

#include <string.h>

enum binding { BINDS_OR, BINDS_AND, BINDS_NOT, BINDS_ONE };

/* The words of a part that waits for the connection it belongs to. */
struct part {
    size_t start, verb; /* `verb`: behind the name of the question; `start` where there is not one name */
    enum binding binding;
};

struct wording {
    const struct model *model;
    struct buffer *out;
    struct part parts[CONDITION_DEPTH_MAX];
    size_t count;
};

/* ---- One comparison */

static void put_id(struct wording *wording, struct words id) {
    buffer_put(wording->out, model_text(wording->model, id), id.length);
}

static void put_option(struct wording *wording, const struct step *step, uint64_t option) {
    uint32_t count;
    const struct option *options = model_options(wording->model, &model_elements(wording->model)[step->element], &count);
    if (option < count)
        put_id(wording, options[option].id);
}

static uint32_t first_of(uint64_t mask) {
    uint32_t at = 0;
    while (at < 63 && !((mask >> at) & 1))
        at++;
    return at;
}

static uint32_t last_of(uint64_t mask) {
    uint32_t at = 63;
    while (at > 0 && !((mask >> at) & 1))
        at--;
    return at;
}

/* The options of the mask, with `joiner` between them. */
static void put_list(struct wording *wording, const struct step *step, const char *joiner) {
    for (uint32_t at = 0, listed = 0; at < REFLECT_OPTIONS_MAX; at++) {
        if (!((step->mask >> at) & 1))
            continue;
        buffer_puts(wording->out, listed++ > 0 ? joiner : "");
        put_option(wording, step, at);
    }
}

/* A place between two poles. */
static void put_place(struct wording *wording, const struct step *step, uint32_t reach) {
    uint32_t first = first_of(step->mask), last = last_of(step->mask);
    if (first == reach && last == reach) {
        buffer_puts(wording->out, " is in the middle");
        return;
    }
    buffer_puts(wording->out, " leans to ");
    put_option(wording, step, first > reach);
}

/* Steps of a scale, as a range where they are one. */
static void put_steps(struct wording *wording, const struct step *step, uint32_t count) {
    uint32_t first = first_of(step->mask), last = last_of(step->mask);
    bool none = step->mask == 0, single = first == last;
    bool range = !none && !single && step->mask >> first == UINT64_MAX >> (63 - (last - first));
    buffer_puts(wording->out, none                ? " is less than "
                              : !range            ? " is "
                              : last + 1 == count ? " is at least "
                              : first == 0        ? " is at most "
                                                  : " is between ");
    if (none || (range && last + 1 == count)) {
        put_option(wording, step, none ? 0 : first);
    } else if (range && first == 0) {
        put_option(wording, step, last);
    } else if (range) {
        put_option(wording, step, first);
        buffer_puts(wording->out, " and ");
        put_option(wording, step, last);
    } else {
        put_list(wording, step, " or ");
    }
}

static void put_one_of(struct wording *wording, const struct step *step) {
    const struct element *element = &model_elements(wording->model)[step->element];
    uint32_t count;
    model_options(wording->model, element, &count);
    if (kind_of(element->kind)->answer == ANSWER_STEP) {
        put_place(wording, step, element->bound);
    } else if (kind_of(element->kind)->ordered) {
        put_steps(wording, step, count);
    } else {
        buffer_puts(wording->out, " is ");
        put_list(wording, step, " or ");
    }
}

static void put_includes(struct wording *wording, const struct step *step) {
    bool all = step->operation == OPERATION_INCLUDES_ALL, several = first_of(step->mask) != last_of(step->mask);
    buffer_puts(wording->out, !several ? " includes " : all ? " includes all of (" : " includes any of (");
    put_list(wording, step, ", ");
    buffer_puts(wording->out, several ? ")" : "");
}

static void put_rank(struct wording *wording, const struct step *step) {
    buffer_puts(wording->out, " puts ");
    put_option(wording, step, step->mask & UINT32_MAX);
    buffer_puts(wording->out, step->operation == OPERATION_FIRST ? " first" : " above ");
    if (step->operation == OPERATION_ABOVE)
        put_option(wording, step, step->mask >> 32);
}

static void put_silence(struct wording *wording, const struct step *step) {
    static const char *const words[] = {[OPERATION_ANSWERED] = " is answered",
                                        [OPERATION_DECLINED] = " is declined",
                                        [OPERATION_DOES_NOT_FIT] = " does not fit",
                                        [OPERATION_SHOWN] = " is shown"};
    bool mark = model_elements(wording->model)[step->element].flags & ELEMENT_KNOWN_SAFE;
    buffer_puts(wording->out, mark ? " holds" : words[step->operation]);
}

static void put_look(struct wording *wording, const struct step *step) {
    static void (*const looks[])(struct wording *, const struct step *) = {
        [OPERATION_ONE_OF] = put_one_of,
        [OPERATION_INCLUDES_ANY] = put_includes,
        [OPERATION_INCLUDES_ALL] = put_includes,
        [OPERATION_FIRST] = put_rank,
        [OPERATION_ABOVE] = put_rank,
        [OPERATION_ANSWERED] = put_silence,
        [OPERATION_DECLINED] = put_silence,
        [OPERATION_DOES_NOT_FIT] = put_silence,
        [OPERATION_SHOWN] = put_silence,
    };
    struct part *part = &wording->parts[wording->count++];
    part->start = wording->out->length;
    part->binding = BINDS_ONE;
    const struct element *looked_at = &model_elements(wording->model)[step->element];
    bool passage = step->operation == OPERATION_SHOWN && !(looked_at->flags & ELEMENT_KNOWN_SAFE);
    buffer_puts(wording->out, passage ? "reflection " : "");
    put_id(wording, looked_at->id);
    part->verb = wording->out->length;
    looks[step->operation](wording, step);
}

/* ---- Connections */

/* Puts words in at a place, in front of everything that stands behind it. A checked condition never connects more parts than there
   are; the analyzer cannot know, and takes `out` from in front of the parts. */
static void insert(struct buffer *out, size_t at, const char *words) {
    size_t length = strlen(words), behind = out->length - at; // NOLINT(clang-analyzer-core.NullDereference)
    buffer_puts(out, words);
    if (out->status != REFLECT_OK)
        return;
    memmove(out->bytes + at + length, out->bytes + at, behind);
    memcpy(out->bytes + at, words, length);
}

/* Puts the last part of all in parentheses, where it binds less than what it becomes a part of. */
static void enclose(struct wording *wording, enum binding within) {
    struct part *part = &wording->parts[wording->count - 1];
    if (part->binding >= within)
        return;
    insert(wording->out, part->start, "(");
    buffer_char(wording->out, ')');
}

static void connect(struct wording *wording, enum binding binding) {
    struct part *left = &wording->parts[wording->count - 2], *right = left + 1;
    const char *word = binding == BINDS_AND ? " and " : " or ";
    enclose(wording, binding);
    insert(wording->out, right->start, word);
    if (left->binding < binding) {
        insert(wording->out, right->start, ")");
        insert(wording->out, left->start, "(");
    }
    *left = (struct part){left->start, left->start, binding};
    wording->count--;
}

/* `is not` and `none of` are how a person says it, wherever nothing else could be meant. */
static void negate(struct wording *wording) {
    struct part *part = &wording->parts[wording->count - 1];
    struct buffer *out = wording->out;
    if (out->status != REFLECT_OK)
        return;
    const char *verb = out->bytes + part->verb;
    bool listed = strstr(verb, " or ") != NULL, is = strncmp(verb, " is ", 4) == 0 && strncmp(verb, " is not ", 8) != 0;
    if (part->verb > part->start && is && !listed) {
        insert(out, part->verb + 3, " not");
    } else if (part->binding == BINDS_ONE && strncmp(out->bytes + part->start, "any of (", 8) == 0) {
        insert(out, part->start, "n");
        if (out->status == REFLECT_OK)
            memcpy(out->bytes + part->start, "none", 4);
    } else {
        part->binding = listed ? BINDS_OR : part->binding;
        enclose(wording, BINDS_ONE);
        insert(out, part->start, "not ");
        *part = (struct part){part->start, part->start, BINDS_NOT};
    }
}

static size_t part_end(const struct wording *wording, size_t part) {
    return part + 1 < wording->count ? wording->parts[part + 1].start : wording->out->length;
}

/* Whether the same is said in all parts from `first` on. */
static bool said_alike(const struct wording *wording, size_t first) {
    const char *bytes = wording->out->bytes;
    const struct part *model = &wording->parts[first];
    size_t length = part_end(wording, first) - model->verb;
    for (size_t at = first; at < wording->count; at++) {
        const struct part *part = &wording->parts[at];
        if (part->verb == part->start || part_end(wording, at) - part->verb != length ||
            memcmp(bytes + part->verb, bytes + model->verb, length) != 0)
            return false;
    }
    return true;
}

/* Of several it is said that they are, include, lean, put and do. */
static void put_plural(struct buffer *out, const char *verb) {
    size_t length = strcspn(verb + 1, " ");
    bool is = length == 2 && strncmp(verb, " is", 3) == 0, does = strncmp(verb, " does", 5) == 0;
    buffer_puts(out, is ? " are" : does ? " do" : "");
    if (!is && !does)
        buffer_put(out, verb, length);
    buffer_puts(out, verb + 1 + length);
}

/* The last parts, as many as the step takes, become one text, made in `made` and put in their place. */
static void put_quantified(struct wording *wording, const struct step *step, struct buffer *made) {
    const char *bytes = wording->out->bytes;
    size_t first = wording->count - step->count;
    bool alike = said_alike(wording, first);
    if (step->element == step->count || step->element == 1)
        buffer_puts(made, step->element == step->count && step->count > 1 ? "all of (" : "any of (");
    else
        buffer_format(made, "at least %u of (", (unsigned)step->element);
    for (size_t at = first; at < wording->count; at++) {
        const struct part *part = &wording->parts[at];
        buffer_puts(made, at > first ? ", " : "");
        buffer_put(made, bytes + part->start, (alike ? part->verb : part_end(wording, at)) - part->start);
    }
    buffer_char(made, ')');
    if (alike)
        put_plural(made, bytes + wording->parts[wording->count - 1].verb);
}

static void quantify(struct wording *wording, const struct step *step) {
    struct buffer made;
    size_t first = wording->count - step->count;
    if (wording->out->status != REFLECT_OK || step->count == 1)
        return;
    buffer_init(&made, wording->out->max);
    put_quantified(wording, step, &made);
    if (made.status != REFLECT_OK)
        wording->out->status = made.status;
    else
        wording->out->length = wording->parts[first].start;
    buffer_puts(wording->out, made.bytes ? made.bytes : "");
    buffer_release(&made);
    wording->count = first + 1;
    struct part *part = &wording->parts[first];
    *part = (struct part){part->start, part->start, BINDS_ONE};
}

/* ---- How much was answered */

/* How many steps from the first on say that every question was answered, in file order; 0 where one is missing. */
static uint32_t all_answered(const struct model *model, const struct step *steps, uint32_t count) {
    uint32_t at = 0;
    for (uint32_t element = 0; element < model->reflections; element++) {
        if (!model_asks(model_elements(model)[element].kind))
            continue;
        if (at == count || steps[at].operation != OPERATION_ANSWERED || steps[at].element != element)
            return 0;
        at++;
    }
    return at;
}

/* How many steps from `at` on say that no answer weighs more than a count; 0 where that is not said. */
static uint32_t none_is_heavy(const struct step *steps, uint32_t count, uint32_t at) {
    uint32_t first = at;
    while (at < count && steps[at].operation == OPERATION_ANSWERED) {
        bool own_words = at + 2 < count && steps[at + 2].operation == OPERATION_AND && steps[at + 1].element == steps[at].element;
        at += own_words ? 3 : 1;
    }
    bool closed = at > first && at + 2 < count && steps[at].operation == OPERATION_AT_LEAST && steps[at].element == 1 &&
                  steps[at + 1].operation == OPERATION_NOT && steps[at + 2].operation == OPERATION_AND;
    return closed ? at + 3 - first : 0;
}

/* How many steps from the first on stand for `few questions are answered` (expression/parse.c); 0 where others stand there. */
static uint32_t few_steps(const struct model *model, const struct step *steps, uint32_t count) {
    uint32_t all = all_answered(model, steps, count);
    if (all == 0 || all + 1 >= count || steps[all].operation != OPERATION_AT_LEAST || steps[all].count != all ||
        steps[all + 1].operation != OPERATION_NOT)
        return 0;
    return all + 2 + none_is_heavy(steps, count, all + 2);
}

static void put_few(struct wording *wording) {
    size_t start = wording->out->length;
    wording->parts[wording->count++] = (struct part){start, start, BINDS_ONE};
    buffer_puts(wording->out, "few questions are answered");
}

void author_steps(const struct model *model, const struct step *steps, uint32_t count, struct buffer *out) {
    struct wording wording = {.model = model, .out = out};
    for (uint32_t at = 0; at < count && out->status == REFLECT_OK; at++) {
        uint32_t few = steps[at].operation == OPERATION_ANSWERED ? few_steps(model, steps + at, count - at) : 0;
        if (few > 0) {
            put_few(&wording);
            at += few - 1;
        } else if (steps[at].operation == OPERATION_NOT)
            negate(&wording);
        else if (steps[at].operation == OPERATION_AT_LEAST)
            quantify(&wording, &steps[at]);
        else if (steps[at].operation > OPERATION_NOT)
            connect(&wording, steps[at].operation == OPERATION_AND ? BINDS_AND : BINDS_OR);
        else
            put_look(&wording, &steps[at]);
    }
}

void author_condition(const struct model *model, uint32_t element, struct buffer *out) {
    uint32_t index = model_elements(model)[element].condition;
    if (index == MODEL_NONE)
        return;
    const struct condition *condition = (const struct condition *)model_table(model, TABLE_CONDITIONS) + index;
    author_steps(model, (const struct step *)model_table(model, TABLE_STEPS) + condition->first, condition->count, out);
}

/* ---- Kinds and texts */

const char *author_kind(unsigned kind) {
    return kind_of(kind)->name;
}

static void put_pipe(const struct model *model, const struct piece *piece, struct buffer *out) {
    struct words id = model_elements(model)[piece->element].id;
    buffer_char(out, '{');
    if (piece->kind == PIECE_EACH)
        buffer_puts(out, "item");
    else
        buffer_put(out, model_text(model, id), id.length);
    buffer_puts(out, piece->words.length > 0 ? "|" : "");
    buffer_put(out, model_text(model, piece->words), piece->words.length);
    buffer_char(out, '}');
}

static void put_item(const struct piece *piece, struct buffer *out) {
    buffer_puts(out, out->length > 0 ? "\n" : "");
    if (piece->element > 0)
        buffer_format(out, "%u. ", (unsigned)piece->element);
    else
        buffer_puts(out, "- ");
}

void author_text(const struct model *model, struct rich rich, struct buffer *out) {
    static const char *const marks[PIECE_KINDS] = {[PIECE_EMPHASIS] = "*",
                                                   [PIECE_EMPHASIS_END] = "*",
                                                   [PIECE_STRONG] = "**",
                                                   [PIECE_STRONG_END] = "**",
                                                   [PIECE_PARAGRAPH] = "\n\n"};
    const struct piece *pieces = model_pieces(model, rich);
    for (uint32_t at = 0; at < rich.count; at++) {
        const struct piece *piece = &pieces[at];
        if (piece->kind == PIECE_PIPE || piece->kind == PIECE_EACH)
            put_pipe(model, piece, out);
        else if (piece->kind == PIECE_ITEM)
            put_item(piece, out);
        else if (piece->kind == PIECE_WORDS)
            buffer_put(out, model_text(model, piece->words), piece->words.length);
        else
            buffer_puts(out, marks[piece->kind]);
    }
}
