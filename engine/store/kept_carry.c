/*
 * kept_carry.c - a kept sitting goes on with the next edition of its questionnaire; and what was set aside on the way.
 *
 * All is carried over in memory first (session/session_carry.c), then one new generation of the file takes the place of the old one. So a
 * program that is ended anywhere in between leaves the sitting as it was, or as it is now.
 */
#include "reflect.h"

#include <errno.h>
#include <string.h>

#include "base/json_writer.h"
#include "store/kept.h"

/* What a kept sitting is in one edition. */
struct state {
    reflect_questionnaire *questionnaire;
    reflect_sitting *sitting;
    struct table earlier; /* struct earlier */
    bool stopped;
};

/* ---- In memory */

/* Carries over from one sitting, and notes what is set aside of it. */
static reflect_status carry_from(struct state *next, const reflect_sitting *from, reflect_questionnaire *edition,
                                 reflect_carry_ask *ask, void *context) {
    reflect_sitting *aside = NULL;
    reflect_status status = reflect_sitting_carry(from, next->sitting, ask, context, &aside);
    struct earlier *place = aside ? table_push(&next->earlier) : NULL;
    if (place)
        *place = (struct earlier){edition, aside};
    else
        reflect_sitting_free(aside);
    return status == REFLECT_OK && aside && !place ? REFLECT_NO_MEMORY : status;
}

/* The first edition first, as the file has them. */
static void turn_round(struct table *earlier) {
    struct earlier *each = earlier->records;
    for (size_t i = 0; i < earlier->count / 2; i++) {
        struct earlier other = each[i];
        each[i] = each[earlier->count - 1 - i];
        each[earlier->count - 1 - i] = other;
    }
}

/* From the sitting, then from what was set aside before, the last edition first: now and then one comes back. The editions stay where they
   belong. */
static reflect_status carry_all(const struct reflect_kept *kept, struct state *next, reflect_carry_ask *ask, void *context) {
    const struct earlier *earlier = kept->begun.earlier.records;
    reflect_status status = reflect_sitting_new(next->questionnaire, &next->sitting);
    if (status == REFLECT_OK)
        status = carry_from(next, kept->sitting, kept->begun.questionnaire, ask, context);
    for (size_t i = kept->begun.earlier.count; i > 0 && status == REFLECT_OK; i--)
        status = carry_from(next, earlier[i - 1].aside, earlier[i - 1].questionnaire, ask, context);
    turn_round(&next->earlier);
    return status;
}

/* All but the editions. */
static void release_state(struct state *state) {
    struct earlier *each = state->earlier.records;
    for (size_t i = 0; i < state->earlier.count; i++)
        reflect_sitting_free(each[i].aside);
    table_release(&state->earlier);
    reflect_sitting_free(state->sitting);
}

/* ---- On the disk */

/* Puts another state in place, and hands out the one that was. */
static struct state exchange(struct reflect_kept *kept, struct state state) {
    struct state before = {kept->begun.questionnaire, kept->begun.sitting, kept->begun.earlier, kept->stopped};
    kept->begun.questionnaire = state.questionnaire;
    kept->begun.sitting = kept->sitting = state.sitting;
    kept->begun.earlier = state.earlier;
    kept->stopped = state.stopped;
    return before;
}

static void free_unused(const struct reflect_kept *kept, reflect_questionnaire *edition) {
    const struct earlier *each = kept->begun.earlier.records;
    for (size_t i = 0; i < kept->begun.earlier.count; i++)
        if (each[i].questionnaire == edition)
            return;
    reflect_questionnaire_free(edition);
}

static void free_before(const struct reflect_kept *kept, struct state *before) {
    const struct earlier *each = before->earlier.records;
    for (size_t i = 0; i < before->earlier.count; i++)
        free_unused(kept, each[i].questionnaire);
    free_unused(kept, before->questionnaire);
    release_state(before);
}

/* Where the new file has its name, it counts, also if the folder could not be brought to the disk: reflect_kept_safe tells of that. */
static reflect_status put_in_place(struct reflect_kept *kept, struct state *next) {
    struct state before = exchange(kept, *next);
    reflect_status status = kept_rewrite(kept);
    if (status != REFLECT_OK && kept->status == REFLECT_OK) {
        *next = exchange(kept, before);
        return status;
    }
    free_before(kept, &before);
    kept_watch(kept);
    return REFLECT_OK;
}

reflect_status reflect_kept_carry(reflect_kept *kept, reflect_questionnaire *questionnaire, reflect_carry_ask *ask, void *context,
                                  char **why) {
    struct state next = {.questionnaire = questionnaire};
    if (kept->access != REFLECT_TO_KEEP || !kept->begun.sitting || kept->forgotten || kept->status != REFLECT_OK)
        return REFLECT_NOT_FOUND;
    table_init(&next.earlier, sizeof(struct earlier));
    reflect_status status = carry_all(kept, &next, ask, context);
    if (status == REFLECT_OK)
        status = put_in_place(kept, &next);
    if (status == REFLECT_OK)
        return REFLECT_OK;
    kept_explain(why, kept->path, status, errno);
    release_state(&next);
    return status;
}

/* ---- What was set aside */

size_t reflect_kept_asides(const reflect_kept *kept) {
    return kept->begun.earlier.count;
}

const reflect_sitting *reflect_kept_aside(const reflect_kept *kept, size_t index) {
    return index < kept->begun.earlier.count ? ((const struct earlier *)kept->begun.earlier.records)[index].aside : NULL;
}

struct export {
    struct writer writer;
    struct json json;
    bool yaml;
    reflect_status status;
};

static void put_key(struct export *export, const char *before, const char *key) {
    if (!export->yaml) {
        json_key(&export->json, key);
        return;
    }
    writer_puts(&export->writer, before);
    writer_puts(&export->writer, key);
    writer_puts(&export->writer, ": ");
    json_init(&export->json, &export->writer);
}

static void put_string(struct export *export, const char *bytes) {
    json_string(&export->json, bytes, strlen(bytes));
    if (export->yaml)
        writer_char(&export->writer, '\n');
}

static void put_text(struct export *export, const reflect_sitting *aside, uint32_t question, reflect_part part) {
    char *text = NULL;
    reflect_status status = reflect_sitting_text(aside, question, part, &text);
    put_string(export, text ? text : "");
    if (status != REFLECT_OK)
        export->status = status;
    reflect_string_free(text);
}

static void put_aside(struct export *export, const reflect_sitting *aside, uint32_t question) {
    if (!export->yaml)
        json_begin_object(&export->json);
    put_key(export, "- ", "question");
    put_string(export, reflect_element_id(aside->questionnaire, question));
    put_key(export, "  ", "asked");
    put_text(export, aside, question, REFLECT_PART_ASK);
    put_key(export, "  ", "said");
    put_text(export, aside, question, REFLECT_PART_ANSWER);
    if (!export->yaml)
        json_end_object(&export->json);
}

reflect_status reflect_kept_export_asides(const reflect_kept *kept, const char *format, reflect_sink sink) {
    struct export export = {.yaml = strcmp(format, "yaml") == 0, .status = REFLECT_OK};
    if (!export.yaml && strcmp(format, "json") != 0)
        return REFLECT_NOT_FOUND;
    writer_init(&export.writer, sink);
    json_init(&export.json, &export.writer);
    if (!export.yaml)
        json_begin_array(&export.json);
    else if (reflect_kept_asides(kept) == 0)
        writer_puts(&export.writer, "[]\n");
    for (size_t i = 0; i < reflect_kept_asides(kept); i++) {
        const reflect_sitting *aside = reflect_kept_aside(kept, i);
        for (uint32_t question = 0; question < aside->count; question++)
            if (aside->response[question] == RESPONSE_ANSWERED)
                put_aside(&export, aside, question);
    }
    if (!export.yaml) {
        json_end_array(&export.json);
        json_finish(&export.json);
    }
    reflect_status status = writer_finish(&export.writer);
    return status == REFLECT_OK ? export.status : status;
}
