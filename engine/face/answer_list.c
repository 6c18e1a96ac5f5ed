/*
 * answer_list.c - see answer_list.h.
 */
#include "face/answer_list.h"

static bool is_listed(const reflect_sitting *sitting, reflect_element element) {
    const reflect_questionnaire *questionnaire = reflect_sitting_questionnaire(sitting);
    if (reflect_element_kind(questionnaire, element) == REFLECT_KIND_PAGE)
        return reflect_sitting_page_passed(sitting, element);
    return reflect_element_asks(questionnaire, element) &&
           (tell_has_response(sitting, element) || reflect_sitting_state(sitting, element) == REFLECT_SET_ASIDE);
}

reflect_status answers_collect(const reflect_sitting *sitting, struct table *items) {
    size_t count = reflect_element_count(reflect_sitting_questionnaire(sitting));
    items->count = 0;
    for (size_t i = 0; i < count; i++) {
        if (!is_listed(sitting, (reflect_element)i))
            continue;
        reflect_element *item = table_extend(items);
        if (item == NULL)
            return REFLECT_NO_MEMORY;
        *item = (reflect_element)i;
    }
    return REFLECT_OK;
}

/* The answer itself, or how it was passed over. */
static reflect_status put_response(const reflect_sitting *sitting, const struct phrases *words, reflect_element element,
                                   struct buffer *out) {
    bool page = reflect_element_kind(reflect_sitting_questionnaire(sitting), element) == REFLECT_KIND_PAGE;
    const char *silence = page ? words->page_was_passed : tell_silence(words, reflect_sitting_state(sitting, element));
    char *answer = NULL;
    if (silence[0] != '\0') {
        pattern_fill(out, "({0})", silence, NULL);
        return out->status;
    }
    reflect_status status = reflect_sitting_text(sitting, element, REFLECT_PART_ANSWER, &answer);
    buffer_puts(out, status == REFLECT_OK ? answer : "");
    reflect_string_free(answer);
    return status != REFLECT_OK ? status : out->status;
}

reflect_status answers_text(const reflect_sitting *sitting, const struct phrases *words, reflect_element element,
                            struct buffer *out) {
    struct buffer response;
    const char *pattern = reflect_sitting_left_out(sitting, element)                     ? words->list_left_out
                          : reflect_sitting_state(sitting, element) == REFLECT_SET_ASIDE ? words->list_set_aside
                                                                                         : "{0}";
    buffer_init(&response, 2 * REFLECT_WRITTEN_MAX);
    reflect_status status = put_response(sitting, words, element, &response);
    if (status == REFLECT_OK)
        pattern_fill(out, pattern, response.length > 0 ? response.bytes : "", NULL);
    buffer_release(&response);
    return status != REFLECT_OK ? status : out->status;
}
