/*
 * reach_fewest.c - the fewest responses that lead somewhere, as an answers file.
 *
 * Comes in: something that can come about, and the elements that it is about. Leaves: a line of responses, each of which is needed by
 * what these stand on or look at; it was played on a sitting. Asked for from below, as it is seldom more than a few.
 */
#include <stdlib.h>
#include <string.h>

#include "authoring/proof/reach.h"

/* More responses in question would make counters of millions of gates. */
enum { CONE_MAX = 200 };

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

/* What the answers file would have to name: responses, and pages passed over. Returns how many; CONE_MAX + 1 for more. */
static size_t add_responses(struct reach *reach, uint32_t target, const bool *cone, int *literals) {
    size_t count = 0;
    for (uint32_t i = 0; i < reach->count && count <= CONE_MAX; i++) {
        const struct place *place = &reach->places[i];
        if (!cone[i] || i == target) /* its own response leads on, not here */
            continue;
        if (model_asks(reach_element(reach, i)->kind))
            literals[count++] = logic_or(&reach->logic, place->answered, logic_or(&reach->logic, place->declined, place->misfit));
        else if (place->go_on != LOGIC_TRUE && place->go_on != 0)
            literals[count++] = -place->go_on;
    }
    return count;
}

/* That `literal` holds with no more than `most` of some literals. */
static int with_at_most(struct reach *reach, int literal, const int *literals, size_t count, size_t most) {
    int row[CONE_MAX + 2];
    int more = most >= count ? LOGIC_FALSE : logic_at_least(&reach->logic, literals, count, most + 1, row);
    return logic_and(&reach->logic, literal, -more);
}

/* Looks for ever more responses; the model found last has the fewest, and `literal` is then that there are no more. False where that
   was given up. */
static bool find_fewest(struct reach *reach, int *literal, const int *literals, size_t count, size_t *fewest) {
    enum verdict verdict = VERDICT_IMPOSSIBLE;
    int wanted = LOGIC_FALSE;
    for (*fewest = 0; verdict == VERDICT_IMPOSSIBLE && *fewest <= count; *fewest += verdict == VERDICT_IMPOSSIBLE) {
        wanted = with_at_most(reach, *literal, literals, count, *fewest);
        verdict = reach_find(reach, wanted);
    }
    *literal = wanted;
    return verdict == VERDICT_POSSIBLE;
}

/* Of several that may be chosen, as few as are needed, so that it is seen what leads there. Leaves the model as it is where that
   was given up. */
static void choose_few(struct reach *reach, int literal, const bool *cone) {
    int literals[CONE_MAX];
    size_t count = 0, chosen = 0, questions = 0;
    for (uint32_t i = 0; i < reach->count; i++) {
        const struct place *place = &reach->places[i];
        enum kind_answer answer = kind_of(reach_element(reach, i)->kind)->answer;
        bool several = (answer == ANSWER_SEVERAL || answer == ANSWER_NAMES) && place->count > 0;
        if (!cone[i] || !several || place->count > CONE_MAX - count)
            continue;
        memcpy(literals + count, (const int *)reach->values.records + place->values, place->count * sizeof *literals);
        count += place->count;
        questions += logic_holds(&reach->logic, place->answered);
    }
    for (size_t i = 0; i < count; i++)
        chosen += logic_holds(&reach->logic, literals[i]);
    for (size_t most = questions; most < chosen; most++)
        if (reach_find(reach, with_at_most(reach, literal, literals, count, most)) != VERDICT_IMPOSSIBLE)
            return;
}

static bool is_there(const reflect_sitting *sitting, uint32_t element) {
    return reflect_sitting_shown(sitting, element) || reflect_sitting_state(sitting, element) != REFLECT_NOT_REACHED;
}

/* Whether the sitting, which has the responses of the cone alone, came to the same for what was asked about. */
static bool is_as_found(const struct reach *reach, const reflect_sitting *sitting, const uint32_t *about, size_t count) {
    for (size_t i = 0; i < count; i++) {
        reflect_kind kind = reach_element(reach, about[i])->kind;
        bool told = model_asks(kind) || kind == REFLECT_KIND_REFLECTION;
        if (told && is_there(sitting, about[i]) != logic_holds(&reach->logic, reach->places[about[i]].on))
            return false;
    }
    return true;
}

reflect_status reach_fewest_for(struct reach *reach, int literal, const uint32_t *about, size_t about_count, struct buffer *line,
                                size_t *fewest) {
    bool *cone = calloc((size_t)reach->count + 1, sizeof *cone);
    int literals[CONE_MAX + 1];
    reflect_sitting *sitting = NULL;
    reflect_status status = cone ? REFLECT_OK : REFLECT_NO_MEMORY;
    buffer_clear(line);
    if (status == REFLECT_OK) {
        for (size_t i = 0; i < about_count; i++)
            mark_cone(reach, about[i], cone);
        size_t count = add_responses(reach, about[0], cone, literals);
        cone[about[0]] = false;
        if (count <= CONE_MAX && find_fewest(reach, &literal, literals, count, fewest)) {
            choose_few(reach, literal, cone);
            status = reach_sitting(reach, cone, &sitting);
        }
    }
    if (sitting && is_as_found(reach, sitting, about, about_count))
        status = reach_line(sitting, line);
    reflect_sitting_free(sitting);
    free(cone);
    return status;
}

reflect_status reach_fewest(struct reach *reach, uint32_t element, struct buffer *line, size_t *fewest) {
    return reach_fewest_for(reach, reach->places[element].on, &element, 1, line, fewest);
}
