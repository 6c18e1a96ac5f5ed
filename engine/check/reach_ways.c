/*
 * reach_ways.c - the fewest responses that lead somewhere, and how short and long the way through can be.
 *
 * Each is found by asking again for less, or for more, until that is proved impossible. Questions that have nothing to do with each
 * other are counted apart, since proofs about sums of independent things are long.
 */
#include <stdlib.h>

#include "check/reach.h"

/* More than so many questions in one group, or responses in question, would make counters of millions of gates. */
enum { GROUP_MAX = 1000, CONE_MAX = 200 };

/* Literals of which the fewest, or the most, shall hold. */
struct sum {
    int *literals, *row;
    size_t count;
};

static bool sum_init(struct sum *sum, size_t capacity) {
    *sum = (struct sum){.literals = calloc(capacity + 2, sizeof(int)), .row = calloc(capacity + 2, sizeof(int))};
    return sum->literals && sum->row;
}

static void sum_release(struct sum *sum) {
    free(sum->literals);
    free(sum->row);
}

static int sum_at_least(struct reach *reach, struct sum *sum, size_t least) {
    return least > sum->count ? LOGIC_FALSE : logic_at_least(&reach->logic, sum->literals, sum->count, least, sum->row);
}

/* The least that hold together. False where there may be less. */
static bool sum_least(struct reach *reach, struct sum *sum, size_t *least) {
    enum verdict verdict = reach_can(reach, LOGIC_TRUE);
    do {
        *least = logic_fewest(&reach->logic, sum->literals, sum->count);
        if (verdict == VERDICT_POSSIBLE && *least > 0)
            verdict = reach_find(reach, -sum_at_least(reach, sum, *least));
    } while (verdict == VERDICT_POSSIBLE && *least > 0);
    return verdict != VERDICT_GAVE_UP;
}

/* The least that hold together with `given`, which can hold; asked for from below, as it is seldom more than a few, and the model found
   last has them. False where that was given up. */
static bool sum_least_with(struct reach *reach, struct sum *sum, int given, size_t *least) {
    enum verdict verdict = VERDICT_IMPOSSIBLE;
    for (*least = 0; verdict == VERDICT_IMPOSSIBLE && *least <= sum->count; *least += verdict == VERDICT_IMPOSSIBLE)
        verdict = reach_find(reach, logic_and(&reach->logic, given, -sum_at_least(reach, sum, *least + 1)));
    return verdict == VERDICT_POSSIBLE;
}

/* ---- The fewest responses */

/* Marks what decides whether an element is on the path, and itself; all of that stands above. */
static void mark_cone(const struct reach *reach, uint32_t element, bool *cone) {
    cone[element] = true;
    for (uint32_t at = element + 1; at-- > 0;) {
        const struct step *steps = NULL;
        if (!cone[at])
            continue;
        uint32_t count = reach_steps(reach, at, &steps), parent = reach_element(reach, at)->parent;
        if (parent != MODEL_NONE)
            cone[parent] = true;
        for (uint32_t i = 0; i < count; i++)
            if (steps[i].operation < OPERATION_NOT)
                cone[steps[i].element] = true;
    }
}

/* What the answers file would have to name: responses, and pages passed over. */
static void add_responses(struct reach *reach, uint32_t element, const bool *cone, struct sum *sum) {
    for (uint32_t i = 0; i < element && sum->count <= CONE_MAX; i++) {
        const struct place *place = &reach->places[i];
        if (!cone[i])
            continue;
        if (model_asks(reach_element(reach, i)->kind))
            sum->literals[sum->count++] =
                logic_or(&reach->logic, place->answered, logic_or(&reach->logic, place->declined, place->misfit));
        else if (place->go_on != LOGIC_TRUE && place->go_on != 0)
            sum->literals[sum->count++] = -place->go_on;
    }
}

static bool is_there(const reflect_sitting *sitting, uint32_t element) {
    return reflect_sitting_shown(sitting, element) || reflect_sitting_state(sitting, element) != REFLECT_NOT_REACHED;
}

reflect_status reach_fewest(struct reach *reach, uint32_t element, struct buffer *line, size_t *fewest) {
    bool *cone = calloc((size_t)reach->count + 1, sizeof *cone);
    reflect_sitting *sitting = NULL;
    struct sum sum;
    reflect_status status = sum_init(&sum, CONE_MAX + 1) && cone ? REFLECT_OK : REFLECT_NO_MEMORY;
    buffer_clear(line);
    if (status == REFLECT_OK) {
        mark_cone(reach, element, cone);
        add_responses(reach, element, cone, &sum);
        cone[element] = false; /* its own response leads on, not here */
        if (sum.count <= CONE_MAX && sum_least_with(reach, &sum, reach->places[element].on, fewest))
            status = reach_sitting(reach, cone, &sitting);
    }
    if (sitting && is_there(sitting, element))
        status = reach_line(sitting, line);
    reflect_sitting_free(sitting);
    sum_release(&sum);
    free(cone);
    return status;
}

/* ---- The way through */

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

/* Keeps in `both` that the sum is no more than its least. */
static void keep_at(struct reach *reach, struct sum *sum, size_t least, int *both) {
    *both = logic_and(&reach->logic, *both, -sum_at_least(reach, sum, least + 1));
}

/* Adds what the questions of one group come to, at the least and at the most. The most on the path is the least off it. */
static bool add_group(struct reach *reach, uint32_t root, uint32_t *group, struct sum *sum, struct ways *ways) {
    size_t fewest = 0;
    sum->count = 0;
    for (uint32_t i = 0; i < reach->count && sum->count <= GROUP_MAX; i++)
        if (model_asks(reach_element(reach, i)->kind) && abs(reach->places[i].on) > LOGIC_TRUE && root_of(group, i) == root)
            sum->literals[sum->count++] = reach->places[i].on;
    if (sum->count == 0)
        return true;
    if (sum->count > GROUP_MAX)
        return false;
    bool exact = sum_least(reach, sum, &fewest);
    ways->least += fewest;
    keep_at(reach, sum, fewest, &ways->shortest);
    for (size_t i = 0; i < sum->count; i++)
        sum->literals[i] = -sum->literals[i];
    exact = sum_least(reach, sum, &fewest) && exact;
    ways->most += sum->count - fewest;
    keep_at(reach, sum, fewest, &ways->longest);
    return exact;
}

struct ways reach_ways(struct reach *reach) {
    struct ways ways = {.exact = true, .shortest = LOGIC_TRUE, .longest = LOGIC_TRUE};
    struct sum sum;
    uint32_t *group = calloc((size_t)reach->count + 1, sizeof *group);
    if (!sum_init(&sum, GROUP_MAX + 1) || !group) {
        reach->logic.status = REFLECT_NO_MEMORY;
        ways.exact = false;
    } else {
        join(reach, group);
    }
    for (uint32_t i = 0; ways.exact && i < reach->count; i++) {
        bool always = model_asks(reach_element(reach, i)->kind) && reach->places[i].on == LOGIC_TRUE;
        ways.least += always;
        ways.most += always;
        if (root_of(group, i) == i)
            ways.exact = add_group(reach, i, group, &sum, &ways);
    }
    sum_release(&sum);
    free(group);
    return ways;
}
