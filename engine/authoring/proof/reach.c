/*
 * reach.c - see reach.h: the encoding.
 *
 * Comes in: a checked model. Leaves: one literal for each thing that matters, made in file order, since conditions look upwards.
 * What this says and what engine/session does must be the same; every solution is therefore tried on a sitting.
 */
#include "authoring/proof/reach.h"

#include <stdlib.h>

/* Known to hold, known to fail; neither where it is unknown. */
struct truth {
    int holds, fails;
};

/* ---- Answers that are allowed */

static int *values_of(const struct reach *reach, const struct place *place) {
    return (int *)reach->values.records + place->values;
}

static void add_values(struct reach *reach, struct place *place, uint32_t count) {
    place->values = (uint32_t)reach->values.count;
    for (uint32_t i = 0; i < count; i++) {
        int *value = table_push(&reach->values);
        if (value)
            *value = logic_free(&reach->logic);
        else
            reach->logic.status = REFLECT_NO_MEMORY;
    }
    place->count = reach->logic.status == REFLECT_OK ? count : 0;
}

/* Values belong to an answer, and an answer has one. */
static void tie_to_answer(struct reach *reach, const struct place *place) {
    int clause[REFLECT_OPTIONS_MAX + 1];
    const int *values = values_of(reach, place);
    clause[0] = -place->answered;
    for (uint32_t i = 0; i < place->count; i++) {
        logic_require(&reach->logic, -values[i], place->answered, 0);
        clause[i + 1] = values[i];
    }
    logic_require_one(&reach->logic, clause, place->count + 1);
}

static void exclude(struct reach *reach, const int *values, uint32_t i, uint32_t j) {
    logic_require(&reach->logic, -values[i], -values[j], 0);
}

static void encode_one(struct reach *reach, struct place *place, const struct element *element, uint32_t options) {
    add_values(reach, place, kind_places(element->kind, element->bound, options));
    tie_to_answer(reach, place);
    for (uint32_t i = 0; i < place->count; i++)
        for (uint32_t j = 0; j < i; j++)
            exclude(reach, values_of(reach, place), i, j);
}

static void encode_any(struct reach *reach, struct place *place, const struct element *element, uint32_t options) {
    int row[REFLECT_OPTIONS_MAX + 2];
    const struct option *option = model_options(reach->model, element, &options);
    add_values(reach, place, options);
    tie_to_answer(reach, place);
    const int *values = values_of(reach, place);
    for (uint32_t i = 0; i < place->count; i++)
        for (uint32_t j = 0; option[i].alone && j < place->count; j++)
            if (j != i)
                exclude(reach, values, i, j);
    if (element->bound > 0 && element->bound < place->count)
        logic_require(&reach->logic, -logic_at_least(&reach->logic, values, place->count, element->bound + 1u, row), 0, 0);
}

/* There is no name without one at the place before. */
static void encode_names(struct reach *reach, struct place *place, const struct element *element, uint32_t options) {
    (void)element;
    add_values(reach, place, options);
    tie_to_answer(reach, place);
    for (uint32_t i = 1; i < place->count; i++)
        logic_require(&reach->logic, -values_of(reach, place)[i], values_of(reach, place)[i - 1], 0);
}

/* One is above another, where there are two. */
static void require_some(struct reach *reach, const int *above, uint32_t n) {
    int clause[RANK_MAX * RANK_MAX];
    size_t count = 0;
    for (uint32_t at = 0; at < n * n && n <= RANK_MAX; at++)
        if (at / n != at % n)
            clause[count++] = above[at];
    if (count > 0)
        logic_require_one(&reach->logic, clause, count);
}

/* An order, perhaps of some: above is passed on, and what is above anything is above or below each. Those that are not named are above
   nothing, as is the last of all, and one at the least is named. */
static void encode_rank(struct reach *reach, struct place *place, const struct element *element, uint32_t options) {
    (void)element;
    add_values(reach, place, options * options);
    int *above = values_of(reach, place);
    uint32_t n = place->count > 0 ? options : 0;
    for (uint32_t i = 0; i < n; i++) {
        above[i * n + i] = LOGIC_FALSE;
        for (uint32_t j = 0; j < i; j++)
            logic_require(&reach->logic, -above[i * n + j], -above[j * n + i], 0);
    }
    require_some(reach, above, n);
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t j = 0; j < n; j++)
            for (uint32_t k = 0; k < n; k++)
                if (i != j && j != k && i != k) {
                    logic_require(&reach->logic, -above[i * n + j], -above[j * n + k], above[i * n + k]);
                    logic_require(&reach->logic, -above[i * n + j], above[i * n + k], above[k * n + i]);
                }
}

static void (*const encoders[])(struct reach *reach, struct place *place, const struct element *element, uint32_t options) = {
    [ANSWER_ONE] = encode_one,  [ANSWER_SEVERAL] = encode_any, [ANSWER_ORDER] = encode_rank,
    [ANSWER_STEP] = encode_one, [ANSWER_WORDS] = NULL,         [ANSWER_NAMES] = encode_names,
};
_Static_assert(sizeof encoders / sizeof *encoders == ANSWERS, "each form of an answer is put as logic");

static void encode_question(struct reach *reach, uint32_t element, bool compared) {
    struct place *place = &reach->places[element];
    struct logic *logic = &reach->logic;
    const struct element *about = reach_element(reach, element);
    uint32_t options = 0;
    place->answered = logic_free(logic);
    place->declined = logic_free(logic);
    place->misfit = logic_free(logic);
    logic_require(logic, -place->answered, -place->declined, 0);
    logic_require(logic, -place->answered, -place->misfit, 0);
    logic_require(logic, -place->declined, -place->misfit, 0);
    model_options(reach->model, about, &options);
    enum kind_answer answer = kind_of(about->kind)->answer;
    if (compared && encoders[answer] && logic->status == REFLECT_OK)
        encoders[answer](reach, place, about, options);
}

/* ---- Conditions */

static int first_of_all(struct reach *reach, const struct place *place, uint32_t option) {
    uint32_t n = 0;
    while (n * n < place->count)
        n++;
    int first = LOGIC_TRUE;
    for (uint32_t i = 0; i < n; i++)
        if (i != option)
            first = logic_and(&reach->logic, first, values_of(reach, place)[option * n + i]);
    return first;
}

static int ranked_above(struct reach *reach, const struct place *place, uint64_t pair) {
    uint32_t n = 0;
    while (n * n < place->count)
        n++;
    return values_of(reach, place)[(uint32_t)pair * n + (uint32_t)(pair >> 32)];
}

/* Whether what the step asks is so of an answer. */
static int comparison(struct reach *reach, const struct step *step, const struct place *place) {
    if (place->count == 0)
        return LOGIC_FALSE;
    if (step->operation == OPERATION_FIRST)
        return first_of_all(reach, place, (uint32_t)step->mask);
    if (step->operation == OPERATION_ABOVE)
        return ranked_above(reach, place, step->mask);
    bool all = step->operation == OPERATION_INCLUDES_ALL;
    int result = all ? LOGIC_TRUE : LOGIC_FALSE;
    for (uint32_t i = 0; i < place->count; i++) {
        if (!((step->mask >> i) & 1))
            continue;
        int value = values_of(reach, place)[i];
        result = all ? logic_and(&reach->logic, result, value) : logic_or(&reach->logic, result, value);
    }
    return result;
}

static struct truth look(struct reach *reach, const struct reach_view *view, const struct step *step) {
    const struct place *place = &reach->places[step->element];
    struct logic *logic = &reach->logic;
    if (step->operation == OPERATION_SHOWN) {
        int shown = view ? view->kept[step->element] : place->on;
        return (struct truth){shown, -shown};
    }
    int given = logic_and(logic, place->on, place->answered);
    if (view)
        given = logic_and(logic, given, -view->left[step->element]);
    if (step->operation >= OPERATION_ANSWERED) {
        int silent = step->operation == OPERATION_DECLINED ? place->declined : place->misfit;
        int holds = step->operation == OPERATION_ANSWERED ? given : logic_and(logic, place->on, silent);
        return (struct truth){holds, -holds};
    }
    int so = comparison(reach, step, place);
    if (step->operation == OPERATION_ABOVE && step->mask >> 32 != (step->mask & UINT32_MAX)) {
        int turned = place->count == 0 ? LOGIC_FALSE : ranked_above(reach, place, step->mask << 32 | step->mask >> 32);
        return (struct truth){logic_and(logic, given, so), logic_and(logic, given, turned)};
    }
    return (struct truth){logic_and(logic, given, so), logic_and(logic, given, -so)};
}

/* `least` hold; or so many fail that they cannot. */
static struct truth several(struct logic *logic, const struct truth *parts, size_t count, size_t least) {
    int holds[CONDITION_COUNT_MAX], fails[CONDITION_COUNT_MAX], row[CONDITION_COUNT_MAX + 2];
    for (size_t i = 0; i < count; i++) {
        holds[i] = parts[i].holds;
        fails[i] = parts[i].fails;
    }
    int enough = logic_at_least(logic, holds, count, least, row);
    return (struct truth){enough, logic_at_least(logic, fails, count, count - least + 1, row)};
}

/* Applies a connection to what lies on the stack; returns where its top is then. */
static size_t connect(struct logic *logic, const struct step *step, struct truth *stack, size_t top) {
    struct truth *last = stack + top - 1;
    switch (step->operation) {
    case OPERATION_NOT:
        *last = (struct truth){last->fails, last->holds};
        return top;
    case OPERATION_AND:
        last[-1] = (struct truth){logic_and(logic, last[-1].holds, last->holds), logic_or(logic, last[-1].fails, last->fails)};
        return top - 1;
    case OPERATION_OR:
        last[-1] = (struct truth){logic_or(logic, last[-1].holds, last->holds), logic_and(logic, last[-1].fails, last->fails)};
        return top - 1;
    default:
        stack[top - step->count] = several(logic, stack + top - step->count, step->count, step->element);
        return top - step->count + 1;
    }
}

uint32_t reach_steps(const struct reach *reach, uint32_t element, const struct step **steps) {
    uint32_t index = reach_element(reach, element)->condition;
    if (index == MODEL_NONE)
        return 0;
    const struct condition *condition = (const struct condition *)model_table(reach->model, TABLE_CONDITIONS) + index;
    *steps = (const struct step *)model_table(reach->model, TABLE_STEPS) + condition->first;
    return condition->count;
}

/* Goes through the first `count` steps, with one part fixed; what the last one came to. `view` is NULL where nothing is left out. */
static int go_through(struct reach *reach, const struct reach_view *view, const struct step *steps, uint32_t count, uint32_t part,
                      int fixed) {
    struct truth stack[CONDITION_DEPTH_MAX + 1] = {{LOGIC_TRUE, LOGIC_FALSE}};
    size_t top = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (steps[i].operation >= OPERATION_NOT)
            top = connect(&reach->logic, &steps[i], stack, top);
        else
            stack[top++] = look(reach, view, &steps[i]);
        if (i == part)
            stack[top - 1] = (struct truth){fixed, -fixed};
    }
    return stack[top > 0 ? top - 1 : 0].holds;
}

int reach_condition(struct reach *reach, uint32_t element, uint32_t part, int fixed) {
    const struct step *steps = NULL;
    uint32_t count = reach_steps(reach, element, &steps);
    return go_through(reach, NULL, steps, count, part, fixed);
}

int reach_condition_seen(struct reach *reach, const struct reach_view *view, uint32_t element) {
    const struct step *steps = NULL;
    uint32_t count = reach_steps(reach, element, &steps);
    return go_through(reach, view, steps, count, MODEL_NONE, LOGIC_TRUE);
}

int reach_part(struct reach *reach, uint32_t element, uint32_t part) {
    const struct step *steps = NULL;
    (void)reach_steps(reach, element, &steps);
    return go_through(reach, NULL, steps, part + 1, MODEL_NONE, LOGIC_TRUE);
}

/* ---- The whole */

static void encode_element(struct reach *reach, uint32_t element, bool compared) {
    const struct element *about = reach_element(reach, element);
    struct place *place = &reach->places[element];
    place->ground = place->go_on = LOGIC_TRUE;
    if (about->parent != MODEL_NONE)
        place->ground = logic_and(&reach->logic, reach->places[about->parent].on, reach->places[about->parent].go_on);
    if (about->kind == REFLECT_KIND_PAGE && about->flags & ELEMENT_HEADS_UP)
        place->go_on = logic_free(&reach->logic);
    if (model_asks(about->kind))
        encode_question(reach, element, compared);
    place->on = logic_and(&reach->logic, place->ground, reach_condition(reach, element, MODEL_NONE, LOGIC_TRUE));
}

/* Marks the questions whose answers some condition compares; the others may be answered in any way. */
static bool *find_compared(const struct reach *reach) {
    bool *compared = calloc((size_t)reach->count + 1, sizeof *compared);
    const struct step *steps = model_table(reach->model, TABLE_STEPS);
    for (uint32_t i = 0; compared && i < model_count(reach->model, TABLE_STEPS); i++)
        if (steps[i].operation < OPERATION_ANSWERED)
            compared[steps[i].element] = true;
    return compared;
}

reflect_status reach_init(struct reach *reach, const reflect_questionnaire *questionnaire, const reflect_solver *solver) {
    *reach = (struct reach){.questionnaire = questionnaire, .model = questionnaire->model};
    reach->count = model_count(reach->model, TABLE_ELEMENTS);
    table_init(&reach->values, sizeof(int));
    logic_init(&reach->logic, solver);
    reach->places = calloc((size_t)reach->count + 1, sizeof *reach->places);
    bool *compared = find_compared(reach);
    if (!reach->places || !compared)
        reach->logic.status = REFLECT_NO_MEMORY;
    for (uint32_t i = 0; i < reach->count && reach->logic.status == REFLECT_OK; i++)
        encode_element(reach, i, compared[i]);
    free(compared);
    return reach->logic.status;
}

void reach_release(struct reach *reach) {
    logic_release(&reach->logic);
    table_release(&reach->values);
    free(reach->places);
}

/* What was found is believed when a sitting comes to the same. */
static enum verdict settle(struct reach *reach, enum verdict verdict, bool is_new) {
    bool agrees = true;
    if (verdict == VERDICT_POSSIBLE && is_new) {
        reflect_status status = reach_agrees(reach, &agrees);
        if (status != REFLECT_OK && reach->logic.status == REFLECT_OK)
            reach->logic.status = status;
    }
    reach->logic.wrong = reach->logic.wrong || !agrees;
    if (!agrees || reach->logic.status != REFLECT_OK)
        verdict = VERDICT_GAVE_UP;
    reach->gave_up += verdict == VERDICT_GAVE_UP;
    return verdict;
}

enum verdict reach_find(struct reach *reach, int literal) {
    return settle(reach, logic_find(&reach->logic, literal), true);
}

enum verdict reach_can(struct reach *reach, int literal) {
    unsigned before = reach->logic.models;
    enum verdict verdict = logic_can(&reach->logic, literal);
    return settle(reach, verdict, reach->logic.models != before);
}
