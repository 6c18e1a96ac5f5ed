/*
 * reach_ways.c - how short and how long the way through can be, in questions or in seconds.
 *
 * Comes in: what each element costs who meets it. Leaves: the least and the most that a whole way can cost, found by asking again for
 * less, or for more, until that is proved impossible. Elements that have nothing to do with each other are counted apart, since proofs
 * about sums of independent things are long; those that are always met together are one.
 */
#include <stdlib.h>

#include "authoring/proof/reach.h"

/* A sum that would need more gates than this, or a group of more elements, is given up. */
enum { SUM_GATES_MAX = 600000, GROUP_MAX = 1000 };

struct part {
    int literal;
    uint32_t weight;
};

/* Parts, of which the lightest combination is looked for. */
struct sum {
    struct part parts[GROUP_MAX];
    size_t count;
    struct table levels, next; /* struct level */
    bool too_large;            /* for a proof in reasonable time */
};

/* Whether the parts so far come to `weight` or more. */
struct level {
    uint64_t weight;
    int literal;
};

static struct level *level_at(const struct table *levels, size_t index) {
    return (struct level *)levels->records + index;
}

/* Whether the levels come to `weight` or more; `from` is where to look, and moves up with the weight. */
static int reaches(const struct table *levels, uint64_t weight, size_t *from) {
    while (*from < levels->count && level_at(levels, *from)->weight < weight)
        (*from)++;
    return *from < levels->count ? level_at(levels, *from)->literal : LOGIC_FALSE;
}

static bool add_level(struct reach *reach, struct table *levels, uint64_t weight, int literal) {
    struct level *level = table_push(levels);
    if (level)
        *level = (struct level){weight, literal};
    else
        reach->logic.status = REFLECT_NO_MEMORY;
    return level != NULL;
}

/* Takes one part more into the levels: each weight of before, with it and without; what is past `bound` is not told apart. */
static void take_in(struct reach *reach, struct sum *sum, const struct part *part, uint64_t bound) {
    size_t alone = 0, with = 0, from = 0, from_with = 0, count = sum->levels.count;
    sum->next.count = 0;
    while (alone < count || with < count) {
        uint64_t a = alone < count ? level_at(&sum->levels, alone)->weight : UINT64_MAX;
        uint64_t b = with < count ? level_at(&sum->levels, with)->weight + part->weight : UINT64_MAX;
        uint64_t weight = a < b ? a : b;
        alone += a == weight;
        with += b == weight;
        if (weight > bound)
            weight = bound;
        int without = reaches(&sum->levels, weight, &from);
        int added = weight <= part->weight ? LOGIC_TRUE : reaches(&sum->levels, weight - part->weight, &from_with);
        int literal = logic_or(&reach->logic, without, logic_and(&reach->logic, part->literal, added));
        if (!add_level(reach, &sum->next, weight, literal) || weight == bound)
            break;
    }
    struct table levels = sum->levels;
    sum->levels = sum->next;
    sum->next = levels;
}

/* Whether the parts come to `least` or more, which is above 0. LOGIC_FALSE where the sum is too large. */
static int sum_at_least(struct reach *reach, struct sum *sum, uint64_t least) {
    size_t gates = 0, from = 0;
    sum->levels.count = 0;
    (void)add_level(reach, &sum->levels, 0, LOGIC_TRUE);
    for (size_t i = 0; i < sum->count && !sum->too_large && reach->logic.status == REFLECT_OK; i++) {
        take_in(reach, sum, &sum->parts[i], least);
        gates += sum->levels.count;
        sum->too_large = gates > SUM_GATES_MAX;
    }
    return sum->too_large ? LOGIC_FALSE : reaches(&sum->levels, least, &from);
}

/* What the parts weigh in the lightest model that is remembered. */
static uint64_t lightest(const struct reach *reach, const struct sum *sum) {
    uint64_t best = 0;
    for (size_t i = 0; i < sum->count; i++)
        best += sum->parts[i].weight;
    for (unsigned model = 0; model < logic_remembered(&reach->logic); model++) {
        uint64_t weight = 0;
        for (size_t i = 0; i < sum->count; i++)
            weight += logic_held(&reach->logic, sum->parts[i].literal, model) ? sum->parts[i].weight : 0;
        best = weight < best ? weight : best;
    }
    return best;
}

/* The least that the parts can weigh together, and in `kept` that they do. False where there may be less. */
static bool sum_least(struct reach *reach, struct sum *sum, uint64_t *least, int *kept) {
    enum verdict verdict = reach_can(reach, LOGIC_TRUE);
    for (*least = lightest(reach, sum); verdict == VERDICT_POSSIBLE && *least > 0; *least = lightest(reach, sum)) {
        int no_less = sum_at_least(reach, sum, *least);
        verdict = sum->too_large ? VERDICT_GAVE_UP : reach_find(reach, -no_less);
        if (verdict != VERDICT_POSSIBLE)
            break;
    }
    *kept = logic_and(&reach->logic, *kept, -sum_at_least(reach, sum, *least + 1));
    return verdict != VERDICT_GAVE_UP && !sum->too_large;
}

/* ---- What can depend on each other */

static uint32_t root_of(uint32_t *group, uint32_t element) {
    while (group[element] != element)
        element = group[element] = group[group[element]];
    return element;
}

static bool is_open(const struct reach *reach, uint32_t element) {
    return abs(reach->places[element].on) != LOGIC_TRUE || abs(reach->places[element].go_on) > LOGIC_TRUE;
}

/* Puts into one group what can depend on each other. */
static void join(const struct reach *reach, uint32_t *group) {
    for (uint32_t i = 0; i < reach->count; i++)
        group[i] = i;
    for (uint32_t i = 0; i < reach->model->reflections && i < reach->count; i++) {
        const struct step *steps = NULL;
        uint32_t count = reach_steps(reach, i, &steps), parent = reach_element(reach, i)->parent;
        if (abs(reach->places[i].on) == LOGIC_TRUE)
            continue;
        if (parent != MODEL_NONE && is_open(reach, parent))
            group[root_of(group, i)] = root_of(group, parent);
        for (uint32_t j = 0; j < count; j++)
            if (steps[j].operation < OPERATION_NOT)
                group[root_of(group, i)] = root_of(group, steps[j].element);
    }
}

/* ---- The way through */

/* Adds a part, or to the weight of one that is always there together with it. */
static void add_part(struct sum *sum, int literal, uint32_t weight) {
    for (size_t i = sum->count; i-- > 0;) {
        if (sum->parts[i].literal == literal) {
            sum->parts[i].weight += weight;
            return;
        }
    }
    if (sum->count < GROUP_MAX)
        sum->parts[sum->count++] = (struct part){literal, weight};
    else
        sum->too_large = true;
}

/* Adds what one group comes to, at the least and at the most. The most on the path is the least off it. */
static bool add_group(struct reach *reach, const uint32_t *weights, uint32_t root, uint32_t *group, struct sum *sum,
                      struct ways *ways) {
    uint64_t least = 0, off = 0, all = 0;
    sum->count = 0;
    for (uint32_t i = 0; i < reach->count; i++) {
        if (root_of(group, i) != root || abs(reach->places[i].on) == LOGIC_TRUE || weights[i] == 0)
            continue;
        add_part(sum, reach->places[i].on, weights[i]);
        all += weights[i];
    }
    if (sum->too_large)
        return false;
    if (all == 0)
        return true;
    bool exact = sum_least(reach, sum, &least, &ways->shortest);
    for (size_t i = 0; i < sum->count; i++)
        sum->parts[i].literal = -sum->parts[i].literal;
    exact = exact && sum_least(reach, sum, &off, &ways->longest);
    ways->least += least;
    ways->most += all - off;
    return exact;
}

struct ways reach_ways(struct reach *reach, const uint32_t *weights) {
    struct ways ways = {.exact = true, .shortest = LOGIC_TRUE, .longest = LOGIC_TRUE};
    struct sum *sum = calloc(1, sizeof *sum);
    uint32_t *group = calloc((size_t)reach->count + 1, sizeof *group);
    if (!sum || !group) {
        reach->logic.status = REFLECT_NO_MEMORY;
        ways.exact = false;
    } else {
        table_init(&sum->levels, sizeof(struct level));
        table_init(&sum->next, sizeof(struct level));
        join(reach, group);
    }
    for (uint32_t i = 0; ways.exact && i < reach->count; i++) {
        if (reach->places[i].on == LOGIC_TRUE) {
            ways.least += weights[i];
            ways.most += weights[i];
        }
        if (root_of(group, i) == i)
            ways.exact = add_group(reach, weights, i, group, sum, &ways);
    }
    if (sum) {
        table_release(&sum->levels);
        table_release(&sum->next);
    }
    free(sum);
    free(group);
    return ways;
}
