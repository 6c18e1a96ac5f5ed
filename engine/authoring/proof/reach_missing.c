/*
 * reach_missing.c - whether an answer that is put into a text can be missing there.
 *
 * Comes in: a questionnaire as logic. Leaves: literals. A question's text has its answers as the sitting has them. A reflection is for
 * the summary, which does not know what was left out: it is shown when it holds with everything answered, and also without that.
 * So any set of answers may be left out here, and a reflection is kept where both conditions hold.
 */
#include <stdlib.h>

#include "authoring/proof/reach.h"

void missing_release(struct missing *missing) {
    free(missing->left);
    free(missing->kept);
}

reflect_status missing_init(struct missing *missing, struct reach *reach) {
    size_t count = (size_t)reach->count + 1;
    *missing = (struct missing){calloc(count, sizeof(int)), calloc(count, sizeof(int))};
    if (!missing->left || !missing->kept)
        return REFLECT_NO_MEMORY;
    const struct reach_view told = {missing->left, missing->kept};
    for (uint32_t i = 0; i < reach->count; i++) {
        missing->left[i] = model_asks(reach_element(reach, i)->kind) ? logic_free(&reach->logic) : LOGIC_FALSE;
        missing->kept[i] = reach->places[i].on;
        if (reach_element(reach, i)->kind == REFLECT_KIND_REFLECTION)
            missing->kept[i] = logic_and(&reach->logic, missing->kept[i], reach_condition_seen(reach, &told, i));
    }
    return reach->logic.status;
}

int missing_answer(const struct missing *missing, struct reach *reach, uint32_t element, uint32_t question) {
    struct logic *logic = &reach->logic;
    const struct place *asked = &reach->places[question];
    int given = logic_and(logic, asked->on, asked->answered);
    if (reach_element(reach, element)->kind == REFLECT_KIND_REFLECTION)
        given = logic_and(logic, given, -missing->left[question]);
    return logic_and(logic, missing->kept[element], -given);
}
