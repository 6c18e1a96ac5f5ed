/*
 * compose_echoes.c - why a reflection is on the page: the answers it takes up.
 *
 * Of a condition only what made it hold is an answer taken up: of `a or b` the parts that hold, of `not (a and b)` those that
 * fail. The answers put into the reflection's texts are taken up as well. Silence is not an answer, and names nothing.
 */
#include "reports/compose.h"

#include "session/text_fill.h"

/* The steps of one condition; a part of it is a range of steps that ends with its own. */
struct grounds {
    const struct step *steps;
    uint16_t start[CONDITION_STEPS_MAX];  /* of the part that ends with a step: where it begins */
    uint8_t outcome[CONDITION_STEPS_MAX]; /* and what it came to */
};

struct gather {
    struct compose *compose;
    uint32_t reflection;
    uint32_t *found;
    uint32_t count, capacity;
};

static void found(struct gather *gather, uint32_t question) {
    uint32_t *gathered = gather->compose->plan.gathered;
    if (gather->compose->plan.number[question] == 0 || gathered[question] == gather->reflection + 1)
        return;
    gathered[question] = gather->reflection + 1;
    if (gather->count < gather->capacity)
        gather->found[gather->count++] = question;
}

static uint32_t parts_of(const struct step *step) {
    switch (step->operation) {
    case OPERATION_NOT:
        return 1;
    case OPERATION_AND:
    case OPERATION_OR:
        return 2;
    case OPERATION_AT_LEAST:
        return step->count;
    default:
        return 0;
    }
}

static void weigh(struct grounds *grounds, uint32_t count, const struct facts *facts) {
    for (uint32_t at = 0; at < count; at++) {
        uint32_t start = at;
        for (uint32_t part = parts_of(&grounds->steps[at]); part > 0; part--)
            start = grounds->start[start - 1];
        grounds->start[at] = (uint16_t)start;
        grounds->outcome[at] = (uint8_t)evaluate(grounds->steps + start, at + 1 - start, facts);
    }
}

/* Collects what made the part that ends at `at` come to `wanted`, by turns of the connections under it. Their depth is bounded
   by CONDITION_DEPTH_MAX operands and by `not`, which the stack of pending parts holds instead of recursion. */
static void collect(struct gather *gather, const struct grounds *grounds, uint32_t count) {
    struct pending {
        uint16_t at;
        uint8_t wanted;
    } pending[CONDITION_STEPS_MAX];
    size_t top = 0;
    pending[top++] = (struct pending){(uint16_t)(count - 1), OUTCOME_TRUE};
    while (top > 0) {
        struct pending now = pending[--top];
        const struct step *step = &grounds->steps[now.at];
        if (grounds->outcome[now.at] != now.wanted)
            continue;
        uint8_t wanted = step->operation != OPERATION_NOT ? now.wanted
                         : now.wanted == OUTCOME_TRUE     ? OUTCOME_FALSE
                                                          : OUTCOME_TRUE;
        uint32_t parts = parts_of(step), at = now.at;
        if (parts == 0 && step->operation != OPERATION_SHOWN)
            found(gather, step->element);
        for (; parts > 0; parts--) {
            pending[top++] = (struct pending){(uint16_t)(at - 1), wanted};
            at = grounds->start[at - 1];
        }
    }
}

static void from_condition(struct gather *gather, uint32_t index) {
    const struct compose *compose = gather->compose;
    if (index == MODEL_NONE)
        return;
    const struct condition *condition = (const struct condition *)model_table(compose->model, TABLE_CONDITIONS) + index;
    const struct facts facts = {compose->view.outlook, compose->view.told, compose->view.value};
    struct grounds grounds = {.steps = (const struct step *)model_table(compose->model, TABLE_STEPS) + condition->first};
    if (condition->count == 0 || condition->count > CONDITION_STEPS_MAX)
        return;
    weigh(&grounds, condition->count, &facts);
    collect(gather, &grounds, condition->count);
}

static reflect_status from_part(void *context, const struct fill_part *part) {
    if (part->kind == PIECE_WORDS && part->element != MODEL_NONE)
        found(context, part->element);
    return REFLECT_OK;
}

static void from_text(struct gather *gather, struct rich rich) {
    (void)fill_rich(&gather->compose->view, rich, true, from_part, gather);
}

/* How many different questions could be found at the most. */
static uint32_t most(const struct compose *compose, const struct element *reflection) {
    uint32_t count = reflection->ask.count + reflection->why.count + reflection->invite.count;
    if (reflection->condition != MODEL_NONE)
        count += ((const struct condition *)model_table(compose->model, TABLE_CONDITIONS))[reflection->condition].count;
    return count;
}

static struct indices gather_echoes(struct compose *compose, uint32_t reflection) {
    const struct element *element = &model_elements(compose->model)[reflection];
    struct gather gather = {.compose = compose, .reflection = reflection, .capacity = most(compose, element)};
    gather.found = compose_alloc(compose, &compose->summary->arena, gather.capacity, sizeof *gather.found);
    if (!gather.found)
        return (struct indices){NULL, 0};
    from_condition(&gather, element->condition);
    from_text(&gather, element->ask);
    from_text(&gather, element->why);
    from_text(&gather, element->invite);
    const uint32_t *number = compose->plan.number;
    for (uint32_t at = 1; at < gather.count; at++) /* by number; there are few */
        for (uint32_t to = at; to > 0 && number[gather.found[to - 1]] > number[gather.found[to]]; to--) {
            uint32_t moved = gather.found[to];
            gather.found[to] = gather.found[to - 1];
            gather.found[to - 1] = moved;
        }
    return (struct indices){gather.found, gather.count};
}

/* Gathered once, as the page and the record both ask. */
struct indices compose_echoes(struct compose *compose, uint32_t reflection) {
    if (compose->status != REFLECT_OK)
        return (struct indices){NULL, 0};
    struct indices *known = &compose->plan.echoes[reflection - compose->model->reflections];
    if (!known->at)
        *known = gather_echoes(compose, reflection);
    return *known;
}
