/*
 * reach_replay.c - a solution of the solver, played on a real sitting.
 *
 * Comes in: the model found last. Leaves: a sitting that met every prompt as a person would, and its answers as a line. What a sitting
 * does not agree with is never told to anybody.
 */
#include <stdlib.h>
#include <string.h>

#include "authoring/proof/reach.h"

/* The longest line of answers: far more than anyone would copy. */
enum { LINE_MAX_BYTES = 1 << 20 };

static bool holds(const struct reach *reach, int literal) {
    return logic_holds(&reach->logic, literal);
}

static bool value_holds(const struct reach *reach, const struct place *place, uint32_t value) {
    return holds(reach, ((const int *)reach->values.records)[place->values + value]);
}

/* Puts each option that is above another at the place that so many are above; how many these are. The last of all need not be named,
   unless it is the only one. Where nothing compares them, all are in their order. */
static uint32_t rank(const struct reach *reach, const struct place *place, uint32_t count, uint32_t *options) {
    uint32_t named = 0;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t before = 0, below = 0;
        for (uint32_t j = 0; j < count; j++) {
            before += place->count > 0 ? value_holds(reach, place, j * count + i) : j < i;
            below += place->count > 0 ? value_holds(reach, place, i * count + j) : j == i;
        }
        if (below > 0 || count == 1)
            options[before] = i;
        named += below > 0 || count == 1;
    }
    return named;
}

/* So many names, one a line, in a place with room for all of them. */
static const char *some_names(uint32_t count, char place[2 * REFLECT_NAMES_MAX]) {
    for (uint32_t i = 0; i < count; i++) {
        place[2 * i] = (char)('A' + i);
        place[2 * i + 1] = i + 1 < count ? '\n' : '\0';
    }
    return place;
}

/* An answer as the model has it; where nothing compares it, the first that is allowed. */
static reflect_status answer(const struct reach *reach, reflect_sitting *sitting, uint32_t element) {
    const struct place *place = &reach->places[element];
    enum kind_answer form = kind_of(reach_element(reach, element)->kind)->answer;
    uint32_t options[REFLECT_OPTIONS_MAX] = {0}, count = 0;
    uint32_t all = (uint32_t)reflect_option_count(reach->questionnaire, element);
    char names[2 * REFLECT_NAMES_MAX];
    reflect_answer given = {.options = options};
    if (form == ANSWER_WORDS) {
        given.text = "…";
    } else if (form == ANSWER_ORDER) {
        count = rank(reach, place, all, options);
    } else {
        for (uint32_t i = 0; i < place->count; i++)
            if (value_holds(reach, place, i))
                options[count++] = i;
        count += count == 0;
    }
    if (form == ANSWER_NAMES) {
        given.text = some_names(count, names);
        count = 0;
    }
    if (form == ANSWER_STEP) {
        given.step = place->count > 0 ? (int)options[0] - reflect_element_reach(reach->questionnaire, element) : 0;
        count = 0;
    }
    given.option_count = count;
    return reflect_sitting_answer(sitting, element, &given, NULL);
}

static reflect_status respond(const struct reach *reach, reflect_sitting *sitting, uint32_t element, bool meant) {
    const struct place *place = &reach->places[element];
    if (reflect_element_kind(reach->questionnaire, element) == REFLECT_KIND_PAGE)
        return reflect_sitting_page(sitting, element, !meant || holds(reach, place->go_on));
    if (!reflect_element_asks(reach->questionnaire, element))
        return reflect_sitting_seen(sitting, element);
    if (meant && holds(reach, place->answered))
        return answer(reach, sitting, element);
    bool declined = meant && holds(reach, place->declined), misfit = meant && holds(reach, place->misfit);
    return reflect_sitting_pass(sitting, element, declined ? REFLECT_DECLINED : misfit ? REFLECT_DOES_NOT_FIT : REFLECT_NOT_NOW);
}

reflect_status reach_sitting(const struct reach *reach, const bool *meant, reflect_sitting **out) {
    reflect_sitting *sitting = NULL;
    reflect_status status = reflect_sitting_new(reach->questionnaire, &sitting);
    while (status == REFLECT_OK) {
        reflect_element next = reflect_sitting_next(sitting);
        if (next == REFLECT_NONE)
            break;
        status = respond(reach, sitting, next, !meant || meant[next]);
    }
    if (status == REFLECT_OK)
        *out = sitting;
    else
        reflect_sitting_free(sitting);
    return status;
}

reflect_status reach_agrees(const struct reach *reach, bool *out) {
    reflect_sitting *sitting = NULL;
    reflect_status status = reach_sitting(reach, NULL, &sitting);
    *out = status == REFLECT_OK;
    for (uint32_t i = 0; *out && i < reach->count; i++) {
        bool on = holds(reach, reach->places[i].on);
        if (reflect_element_asks(reach->questionnaire, i))
            *out = on == (reflect_sitting_state(sitting, i) != REFLECT_NOT_REACHED);
        else if (reflect_element_kind(reach->questionnaire, i) == REFLECT_KIND_REFLECTION)
            *out = on == reflect_sitting_shown(sitting, i);
    }
    reflect_sitting_free(sitting);
    /* An answer that is refused is a disagreement, too. */
    return status == REFLECT_REFUSED ? REFLECT_OK : status;
}

/* A line of an answers file. In braces, brackets would begin a list, so a name that has them is quoted. */
static void put_line(struct buffer *out, const char *line, size_t length) {
    const char *colon = memchr(line, ':', length);
    size_t name = colon ? (size_t)(colon - line) : length;
    bool quoted = line[0] != '"' && memchr(line, '[', name) != NULL;
    buffer_puts(out, quoted ? "\"" : "");
    buffer_put(out, line, name);
    buffer_puts(out, quoted ? "\"" : "");
    buffer_put(out, line + name, length - name);
}

reflect_status reach_line(const reflect_sitting *sitting, struct buffer *out) {
    static const char not_now[] = "{\"not-now\": true}";
    struct buffer file;
    buffer_init(&file, LINE_MAX_BYTES);
    reflect_status status = reflect_sitting_export(sitting, "yaml", buffer_sink(&file));
    bool first = true;
    buffer_char(out, '{');
    for (const char *at = file.bytes; status == REFLECT_OK && at && *at;) {
        size_t length = strcspn(at, "\n"), left = sizeof not_now - 1;
        bool silent = length > left && memcmp(at + length - left, not_now, left) == 0;
        if (*at != '#' && !silent) {
            buffer_puts(out, first ? "" : ", ");
            put_line(out, at, length);
            first = false;
        }
        at += length + (at[length] == '\n');
    }
    buffer_char(out, '}');
    buffer_release(&file);
    return status == REFLECT_OK ? out->status : status;
}
