/*
 * sitting.c - how long one answer takes, and a whole sitting, beside a bare evaluation of the same conditions.
 *
 *     sitting FILE
 *
 * The bare evaluation is the least that could be done: values in an array, an index of what depends on each, and conditions in
 * three values evaluated where something they look at has changed. It knows of no outlook, progress, pages, words or checks. It
 * is given the same answers, and must come to the same questions.
 */
#include "tests/bench/measure.h" /* first: it says which clocks are wanted */

#include <string.h>

#include "model/model.h"

/* ---- The bare evaluation */

enum { NO, YES, UNKNOWN };

struct bare {
    const struct element *elements;
    const struct condition *conditions;
    const struct step *steps;
    const uint32_t *dependents;
    uint32_t count;
    uint8_t *visible, *answered;
    uint64_t *value;
};

static bool ranks_above(uint64_t order, uint64_t pair) {
    for (int place = 0; place < RANK_MAX; place++, order >>= 4) {
        if ((order & 15) == (pair & 15))
            return true;
        if ((order & 15) == pair >> 32)
            return false;
    }
    return false;
}

static unsigned compare(const struct bare *bare, const struct step *step) {
    uint32_t at = step->element;
    if (step->operation == OPERATION_SHOWN)
        return bare->visible[at];
    bool has_value = bare->visible[at] && bare->answered[at];
    if (step->operation == OPERATION_ANSWERED)
        return has_value;
    if (!has_value)
        return UNKNOWN;
    uint64_t value = bare->value[at];
    switch (step->operation) {
    case OPERATION_ONE_OF:
        return step->mask >> value & 1;
    case OPERATION_INCLUDES_ANY:
        return (value & step->mask) != 0;
    default:
        return ranks_above(value, step->mask);
    }
}

static bool holds(const struct bare *bare, const struct condition *condition) {
    unsigned stack[CONDITION_DEPTH_MAX], top = 0;
    const struct step *step = bare->steps + condition->first, *end = step + condition->count;
    for (; step < end; step++) {
        unsigned a = top > 1 ? stack[top - 2] : 0, b = top > 0 ? stack[top - 1] : 0;
        switch (step->operation) {
        case OPERATION_NOT:
            stack[top - 1] = b == UNKNOWN ? UNKNOWN : !b;
            break;
        case OPERATION_AND:
            stack[--top - 1] = a == NO || b == NO ? NO : a == YES && b == YES ? YES : UNKNOWN;
            break;
        case OPERATION_OR:
            stack[--top - 1] = a == YES || b == YES ? YES : a == NO && b == NO ? NO : UNKNOWN;
            break;
        default:
            stack[top++] = compare(bare, step);
        }
    }
    return stack[0] == YES;
}

static void settle(struct bare *bare, uint32_t element) {
    const struct element *about = &bare->elements[element];
    for (uint32_t i = 0; i < about->dependents_count; i++) {
        uint32_t at = bare->dependents[about->dependents_first + i];
        bool visible = holds(bare, &bare->conditions[bare->elements[at].condition]);
        if (visible == bare->visible[at])
            continue;
        bare->visible[at] = visible;
        settle(bare, at);
    }
}

static void bare_init(struct bare *bare, const struct model *model) {
    *bare = (struct bare){.elements = model_elements(model),
                          .conditions = model_table(model, TABLE_CONDITIONS),
                          .steps = model_table(model, TABLE_STEPS),
                          .dependents = model_table(model, TABLE_DEPENDENTS),
                          .count = model_count(model, TABLE_ELEMENTS)};
    bare->visible = malloc(bare->count);
    bare->answered = malloc(bare->count);
    bare->value = calloc(bare->count, sizeof *bare->value);
    if (!bare->visible || !bare->answered || !bare->value)
        measure_fail("no memory");
}

static void bare_clear(struct bare *bare) {
    memset(bare->answered, 0, bare->count);
    for (uint32_t i = 0; i < bare->count; i++)
        bare->visible[i] = bare->elements[i].condition == MODEL_NONE;
    for (uint32_t i = 0; i < bare->count; i++) /* one reflection looks at whether another is not shown */
        if (!bare->visible[i])
            bare->visible[i] = holds(bare, &bare->conditions[bare->elements[i].condition]);
}

/* The answers in the form of values. */
static uint64_t *bare_values(const reflect_questionnaire *questionnaire, const struct ready *ready) {
    size_t count = reflect_element_count(questionnaire);
    uint64_t *values = calloc(count, sizeof *values);
    if (!values)
        measure_fail("no memory");
    for (reflect_element i = 0; i < count; i++) {
        reflect_kind kind = reflect_element_kind(questionnaire, i);
        const reflect_answer *answer = &ready[i].answer;
        values[i] = answer->option_count > 0 ? answer->options[0] : 0;
        if (kind == REFLECT_KIND_CHOOSE_ANY)
            values[i] = (uint64_t)1 << values[i];
        if (kind == REFLECT_KIND_BETWEEN)
            values[i] = (uint64_t)(answer->step + reflect_element_reach(questionnaire, i));
        for (size_t place = 1; kind == REFLECT_KIND_RANK && place < answer->option_count; place++)
            values[i] |= (uint64_t)answer->options[place] << 4 * place;
    }
    return values;
}

/* ---- The two, timed */

struct bench {
    reflect_questionnaire *questionnaire;
    struct ready *ready;
    struct bare bare;
    uint64_t *values;
    uint32_t last;                    /* one past the last question */
    unsigned batch;                   /* sittings timed at once */
    size_t questions, bare_questions; /* responded to in a sitting */
    struct times answers, means, sittings, bares;
};

/* All answers of a sitting in the order of the file. */
static void sit_bare(struct bench *bench) {
    struct bare *bare = &bench->bare;
    bench->bare_questions = 0;
    for (uint32_t at = 0; at < bench->last; at++) {
        if (!bare->visible[at] || !model_asks((reflect_kind)bare->elements[at].kind))
            continue;
        bench->bare_questions++;
        if (bench->ready[at].passed)
            continue;
        bare->answered[at] = 1;
        bare->value[at] = bench->values[at];
        settle(bare, at);
    }
}

/* Clearing is no part of it, but has to be done in between; so it is timed by itself and taken off. */
static uint64_t time_bare(struct bench *bench) {
    uint64_t start = measure_work();
    for (unsigned i = 0; i < bench->batch; i++) {
        bare_clear(&bench->bare);
        sit_bare(bench);
    }
    uint64_t both = measure_work() - start;
    start = measure_work();
    for (unsigned i = 0; i < bench->batch; i++)
        bare_clear(&bench->bare);
    uint64_t clearing = measure_work() - start;
    return both > clearing ? (both - clearing) / bench->batch : 0;
}

/* A sitting from its making to the end, and its going. */
static uint64_t time_sitting(struct bench *bench) {
    uint64_t start = measure_work();
    for (unsigned i = 0; i < bench->batch; i++) {
        reflect_sitting *sitting = NULL;
        if (reflect_sitting_new(bench->questionnaire, &sitting) != REFLECT_OK)
            measure_fail("no memory");
        while (measure_step(sitting, bench->ready) != REFLECT_NONE) {
        }
        reflect_sitting_free(sitting);
    }
    return (measure_work() - start) / bench->batch;
}

/* Each response by itself: what comes next, the response, and the progress after it. `clock` is what timing itself takes. */
static void time_answers(struct bench *bench, uint64_t clock) {
    reflect_sitting *sitting = NULL;
    if (reflect_sitting_new(bench->questionnaire, &sitting) != REFLECT_OK)
        measure_fail("no memory");
    reflect_element element = 0;
    size_t guard = 0;
    uint64_t sum = 0;
    bench->questions = 0;
    while (element != REFLECT_NONE) {
        uint64_t start = measure_now();
        element = measure_step(sitting, bench->ready);
        guard += reflect_sitting_progress(sitting).at_most;
        uint64_t time = measure_now() - start;
        if (element == REFLECT_NONE || !reflect_element_asks(bench->questionnaire, element))
            continue;
        bench->questions++;
        times_add(&bench->answers, time > clock ? time - clock : 0);
        sum += time > clock ? time - clock : 0;
    }
    times_add(&bench->means, sum * 1000 / bench->questions);
    if (guard == 0)
        measure_fail("there was no progress");
    reflect_sitting_free(sitting);
}

static uint64_t time_clock(void) {
    struct times times = {NULL, 0, 0};
    for (int i = 0; i < 1000; i++) {
        uint64_t start = measure_now();
        times_add(&times, measure_now() - start);
    }
    uint64_t clock = (uint64_t)times_at(&times, 0.5);
    free(times.each);
    return clock;
}

static void measure(struct bench *bench) {
    uint64_t clock = time_clock(), since = measure_now();
    while (measure_goes_on(bench->sittings.count, since)) {
        times_add(&bench->bares, time_bare(bench));
        times_add(&bench->sittings, time_sitting(bench));
        time_answers(bench, clock);
    }
    if (bench->questions != bench->bare_questions)
        measure_fail("the bare evaluation comes to other questions than the engine");
    measure_print("asked", (double)bench->questions);
    measure_print("sitting_ns", times_at(&bench->sittings, 0.5));
    measure_print("answer_mean_ns", times_at(&bench->means, 0.5) / 1000);
    measure_print("answer_median_ns", times_at(&bench->answers, 0.5));
    measure_print("answer_p99_ns", times_at(&bench->answers, 0.99));
    measure_print("bare_answer_ns", times_at(&bench->bares, 0.5) / (double)bench->bare_questions);
}

int main(int argc, char **argv) {
    if (argc != 2)
        measure_fail("usage: sitting FILE");
    struct bench bench = {.questionnaire = measure_load(argv[1])};
    bench.ready = ready_all(bench.questionnaire);
    bench.values = bare_values(bench.questionnaire, bench.ready);
    bench.last = bench.questionnaire->model->reflections;
    bench.batch = measure_batch(bench.last);
    bare_init(&bench.bare, bench.questionnaire->model);
    measure(&bench);
    free(bench.bare.visible);
    free(bench.bare.answered);
    free(bench.bare.value);
    free(bench.answers.each);
    free(bench.means.each);
    free(bench.sittings.each);
    free(bench.bares.each);
    free(bench.values);
    free(bench.ready);
    reflect_questionnaire_free(bench.questionnaire);
    return 0;
}
