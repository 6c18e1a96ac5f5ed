/*
 * form_direction.c - conditions in words: whom a question is for, and where everybody else goes on.
 *
 * One comparison, or two, make a sentence; more make a list, and lists stand in lists where they must. A direction names questions by
 * the numbers that stand beside them on the paper, and options in quotation marks, as they stand there. Which question comes next,
 * form.c knows; nothing is decided here but the words.
 */
#include "reports/form.h"

#include <string.h>

/* ---- Phrases with things put in */

/* What {0}, {1} and {n} stand for. */
struct puts_in {
    const void *context;
    void (*put[3])(struct compose *compose, struct block *block, const void *context);
};

/* A phrase in runs; what stands between the places is not copied. */
static void put_phrase(struct compose *compose, struct block *block, const char *pattern, const struct puts_in *puts_in) {
    static const char places[] = "01n";
    while (*pattern) {
        size_t length = strcspn(pattern, "{");
        if (length > 0)
            compose_run(compose, block, RUN_ENGINE, pattern, length);
        pattern += length;
        const char *place = *pattern ? strchr(places, pattern[1]) : NULL;
        if (!place)
            return;
        puts_in->put[place - places](compose, block, puts_in->context);
        pattern += strlen("{n}");
    }
}

static void put_first(struct compose *compose, struct block *block, const void *context) {
    compose_number(compose, block, ((const uint32_t *)context)[0]);
}

static void put_last(struct compose *compose, struct block *block, const void *context) {
    compose_number(compose, block, ((const uint32_t *)context)[1]);
}

void form_phrase(struct compose *compose, struct block *block, const char *pattern, uint32_t first, uint32_t last) {
    const uint32_t numbers[] = {first, last};
    put_phrase(compose, block, pattern, &(struct puts_in){numbers, {put_first, put_last, put_first}});
}

/* ---- Comparisons */

/* A comparison on its way into words. */
struct saying {
    const struct form_node *node;
    const struct option *options;
    uint32_t count;
    uint64_t named;     /* the options that {0} names */
    uint32_t least;     /* where {0} is how many names: so many; else 0 */
    const char *joiner; /* before the last of them */
};

static unsigned bits(uint64_t mask) {
    unsigned count = 0;
    for (; mask; mask &= mask - 1)
        count++;
    return count;
}

static uint64_t bit(uint64_t place) {
    return (uint64_t)1 << (place & 63);
}

static void put_options(struct compose *compose, struct block *block, const void *context) {
    const struct saying *saying = context;
    uint64_t left = saying->named;
    if (saying->least > 0) {
        compose_number(compose, block, saying->least);
        return;
    }
    for (uint32_t at = 0; at < saying->count && left; at++) {
        if (!(left & bit(at)))
            continue;
        if (left != saying->named)
            compose_phrase(compose, block, left == bit(at) ? saying->joiner : compose->phrases->comma);
        compose_quoted(compose, block, saying->options[at].text);
        left &= ~bit(at);
    }
}

/* The option that another one is put before. */
static void put_other(struct compose *compose, struct block *block, const void *context) {
    const struct saying *saying = context;
    uint64_t other = saying->node->mask >> 32;
    if (other < saying->count)
        compose_quoted(compose, block, saying->options[other].text);
}

static void put_question(struct compose *compose, struct block *block, const void *context) {
    compose_number(compose, block, compose->plan.number[((const struct saying *)context)->node->element]);
}

/* The chosen option, or step: as "often or more", "anything but", or one by one. */
static const char *say_one_of(const struct phrases *phrases, struct saying *saying, bool scale) {
    uint64_t mask = saying->node->mask, all = saying->count >= 64 ? UINT64_MAX : bit(saying->count) - 1;
    uint64_t lowest = mask & (~mask + 1);
    unsigned chosen = bits(mask), others = bits(all & ~mask);
    if (scale && chosen > 1 && mask == (all & ~(lowest - 1))) {
        saying->named = lowest;
        return phrases->form_chose_up;
    }
    if (scale && chosen > 1 && (mask & (mask + 1)) == 0) {
        saying->named = bit(chosen - 1);
        return phrases->form_chose_down;
    }
    if (chosen > 2 && others <= 2) {
        saying->named = all & ~mask;
        return phrases->form_chose_but;
    }
    return phrases->form_chose;
}

/* Conditions look at whole sides of a between and at its middle. */
static const char *say_place(const struct phrases *phrases, struct saying *saying, unsigned reach) {
    uint64_t mask = saying->node->mask;
    bool first = mask & (bit(reach) - 1), middle = mask & bit(reach), second = mask >> (reach + 1);
    saying->named = first ? 1 : 2;
    if (first && second)
        return phrases->form_not_middle;
    if (!first && !second)
        return phrases->form_middle;
    return middle ? phrases->form_middle_or_nearer : phrases->form_nearer;
}

/* That there is a name at a place comes to how many there are. */
static const char *say_named(const struct phrases *phrases, struct saying *saying) {
    uint64_t mask = saying->node->mask;
    bool all = saying->node->kind == OPERATION_INCLUDES_ALL;
    saying->least = 1;
    for (uint32_t at = 0; at < saying->count; at++)
        if (mask & bit(at) && (all || (mask & (bit(at) - 1)) == 0))
            saying->least = at + 1;
    return saying->node->negated ? phrases->form_named_fewer : phrases->form_named;
}

static const char *say_includes(const struct phrases *phrases, struct saying *saying) {
    const struct form_node *node = saying->node;
    bool all = node->kind == OPERATION_INCLUDES_ALL && bits(node->mask) > 1;
    if (all)
        saying->joiner = phrases->and;
    if (node->negated)
        return all ? phrases->form_includes_not_all : phrases->form_includes_none;
    return all ? phrases->form_includes_all : phrases->form_chose;
}

static const char *say_silence(const struct phrases *phrases, const struct form_node *node) {
    switch (node->kind) {
    case OPERATION_ANSWERED:
        return node->negated ? phrases->form_not_answered : phrases->form_answered;
    case OPERATION_DECLINED:
        return node->negated ? phrases->form_no_dash : phrases->form_dash;
    case OPERATION_DOES_NOT_FIT:
        return node->negated ? phrases->form_no_cross : phrases->form_cross;
    default:
        return node->negated ? phrases->form_not_shown : phrases->form_shown;
    }
}

/* The phrase for a comparison, and which options it names. */
static const char *phrase_for(const struct compose *compose, struct saying *saying) {
    const struct form_node *node = saying->node;
    const struct phrases *phrases = compose->phrases;
    const struct element *element = &model_elements(compose->model)[node->element];
    switch (node->kind) {
    case OPERATION_ONE_OF:
        if (kind_of(element->kind)->answer == ANSWER_STEP)
            return say_place(phrases, saying, element->bound);
        return say_one_of(phrases, saying, kind_of(element->kind)->ordered);
    case OPERATION_INCLUDES_ANY:
    case OPERATION_INCLUDES_ALL:
        if (kind_of(element->kind)->answer == ANSWER_NAMES)
            return say_named(phrases, saying);
        return say_includes(phrases, saying);
    case OPERATION_FIRST:
        saying->named = bit(node->mask);
        return node->negated ? phrases->form_not_first : phrases->form_first;
    case OPERATION_ABOVE:
        saying->named = bit(node->mask & UINT32_MAX);
        return phrases->form_before;
    default:
        return say_silence(phrases, node);
    }
}

static void put_comparison(struct compose *compose, struct block *block, const struct form_node *node) {
    struct saying saying = {.node = node, .named = node->mask, .joiner = compose->phrases->or };
    saying.options = model_options(compose->model, &model_elements(compose->model)[node->element], &saying.count);
    const char *pattern = phrase_for(compose, &saying);
    put_phrase(compose, block, pattern, &(struct puts_in){&saying, {put_options, put_other, put_question}});
}

/* ---- Connections */

/* A sentence holds one comparison, or two. */
static bool fits_a_sentence(const struct form_node *node) {
    const struct form_node *first = node->first, *second = first ? first->next : NULL;
    if (!first)
        return true;
    return !first->first && second && !second->first && !second->next;
}

static void put_parts(struct compose *compose, struct block *parent, const struct form_node *node);

/* A condition behind what the line holds already; what is too much for it comes as a list under `parent`. */
static void put_node(struct compose *compose, struct block *parent, struct block *line, const struct form_node *node) {
    const struct phrases *phrases = compose->phrases;
    if (fits_a_sentence(node)) {
        put_comparison(compose, line, node->first ? node->first : node);
        if (node->first) {
            compose_phrase(compose, line, node->kind == OPERATION_AND ? phrases->form_and : phrases->form_or);
            put_comparison(compose, line, node->first->next);
        }
        return;
    }
    const char *head = node->kind == OPERATION_AND  ? phrases->form_all
                       : node->kind == OPERATION_OR ? phrases->form_some
                                                    : phrases->form_at_least;
    form_phrase(compose, line, head, node->least, 0);
    put_parts(compose, parent, node);
}

static void put_parts(struct compose *compose, struct block *parent, const struct form_node *node) {
    struct block *list = compose_block(compose, parent, BLOCK_LIST, ROLE_DIRECTION);
    for (const struct form_node *part = node->first; part; part = part->next) {
        struct block *item = compose_block(compose, list, BLOCK_ITEM, ROLE_PLAIN);
        put_node(compose, item, compose_paragraph(compose, item, ROLE_PLAIN, NULL), part);
    }
}

/* ---- Directions */

static struct block *begin_direction(struct compose *compose, struct block *parent, struct block **line) {
    struct block *group = compose_block(compose, parent, BLOCK_GROUP, ROLE_DIRECTION);
    *line = compose_paragraph(compose, group, ROLE_PLAIN, compose->phrases->form_arrow);
    return group;
}

void form_direction(struct compose *compose, struct block *parent, const char *pattern, uint32_t first, uint32_t last,
                    const struct form_node *node, struct form_way way) {
    struct block *line, *group = begin_direction(compose, parent, &line);
    bool sentence = fits_a_sentence(node);
    form_phrase(compose, line, pattern, first, last);
    put_node(compose, group, line, node);
    if (sentence)
        compose_phrase(compose, line, compose->phrases->stop);
    if (!way.pattern)
        return;
    if (sentence)
        compose_phrase(compose, line, " ");
    else
        line = compose_paragraph(compose, group, ROLE_PLAIN, NULL);
    compose_phrase(compose, line, compose->phrases->form_otherwise);
    form_phrase(compose, line, way.pattern, way.number, 0);
}

void form_pass_part(struct compose *compose, struct block *parent, struct form_way way) {
    struct block *line;
    begin_direction(compose, parent, &line);
    compose_phrase(compose, line, compose->phrases->form_pass_part);
    form_phrase(compose, line, way.pattern, way.number, 0);
}
