/*
 * edition_diff.c - the changes between two questionnaires as words for an author, or as JSON for a program.
 *
 * What changed, and what becomes of answers, edition_changes.c and edition_same.c find; here it is only written. Called by `reflect diff`. The form of the
 * JSON: {reflect-diff: 1, old: {id, edition}, new: {id, edition}, changes: [{change, of, id, option, old, new}], answers: [{question,
 * option, answers, become}]}; `of` and `id` are left out for the questionnaire itself, `option` where none is meant; `old` or `new`
 * is null for what is not there.
 */
#include "base/json_writer.h"
#include "base/text.h"
#include "edition/edition_diff_value.h"

struct difference {
    const struct model *before, *now;
    struct table changes, effects;
    struct writer writer;
    struct buffer value; /* what is written next */
    reflect_status status;
};

static bool is_of_thread(enum change_kind kind) {
    return kind >= CHANGE_THREAD_ADDED && kind <= CHANGE_THREAD_ABOUT;
}

static bool is_of_option(enum change_kind kind) {
    return kind >= CHANGE_OPTION_ADDED && kind < CHANGE_OPTIONS_ORDER;
}

/* The old side, or the new one. */
static struct side side_of(const struct difference *difference, const struct change *change, bool now) {
    return now ? (struct side){difference->now, change->now, change->option_now}
               : (struct side){difference->before, change->before, change->option_before};
}

/* Whether there is anything on that side. */
static bool is_there(const struct change *change, const struct side *side) {
    if (change->kind < CHANGE_THREAD_ADDED)
        return true;
    return is_of_option(change->kind) ? side->option != MODEL_NONE : side->at != MODEL_NONE;
}

/* The value of a side, in `value`. */
static void find_value(struct difference *difference, const struct change *change, const struct side *side) {
    buffer_release(&difference->value);
    buffer_init(&difference->value, REFLECT_WRITTEN_MAX);
    diff_rows[change->kind].value(side, &difference->value);
    if (difference->value.status != REFLECT_OK)
        difference->status = difference->value.status;
}

/* A side on which the change is named: the new one, where it is there. */
static struct side name_side(const struct difference *difference, const struct change *change) {
    return side_of(difference, change, change->now != MODEL_NONE);
}

static struct words id_of(const struct change *change, const struct side *side) {
    if (is_of_thread(change->kind))
        return ((const struct thread *)model_table(side->model, TABLE_THREADS))[side->at].id;
    return model_elements(side->model)[side->at].id;
}

static const struct option *option_at(const struct model *model, uint32_t element, uint32_t option) {
    uint32_t count;
    return model_options(model, &model_elements(model)[element], &count) + option;
}

static struct words option_id(const struct difference *difference, const struct change *change) {
    bool now = change->option_now != MODEL_NONE;
    struct side side = side_of(difference, change, now);
    return option_at(side.model, side.at, side.option)->id;
}

/* ---- Text */

/* On one line, without controls. */
static void put_safe(struct difference *difference, const char *bytes, size_t length) {
    struct buffer safe;
    buffer_init(&safe, REFLECT_WRITTEN_MAX);
    text_append_safe(&safe, bytes, length, true);
    for (size_t at = 0; at < safe.length; at++)
        if (safe.bytes[at] == '\n')
            safe.bytes[at] = ' ';
    writer_put(&difference->writer, safe.bytes ? safe.bytes : "", safe.length);
    if (safe.status != REFLECT_OK)
        difference->status = safe.status;
    buffer_release(&safe);
}

static void put_model_words(struct difference *difference, const struct model *model, struct words words) {
    put_safe(difference, model_text(model, words), words.length);
}

static void put_line(struct difference *difference, const char *label, const struct change *change, bool now) {
    struct side side = side_of(difference, change, now);
    struct writer *writer = &difference->writer;
    find_value(difference, change, &side);
    writer_puts(writer, label);
    if (difference->value.length > 0)
        put_safe(difference, difference->value.bytes, difference->value.length);
    else
        writer_puts(writer, change->kind == CHANGE_CONDITION ? "(always)" : "(nothing)");
    writer_char(writer, '\n');
}

/* What the lines below are about, where that is another thing than before. */
static void put_heading(struct difference *difference, const struct change *change, const struct change *above) {
    struct writer *writer = &difference->writer;
    bool alone = change->kind < CHANGE_THREAD_ADDED;
    if (above && alone == (above->kind < CHANGE_THREAD_ADDED) && is_of_thread(change->kind) == is_of_thread(above->kind) &&
        (alone || (change->before == above->before && change->now == above->now)))
        return;
    writer_puts(writer, above ? "\n" : "");
    if (alone) {
        writer_puts(writer, "the questionnaire\n");
        return;
    }
    struct side side = name_side(difference, change);
    struct words id = id_of(change, &side);
    writer_puts(writer, is_of_thread(change->kind) ? "thread" : diff_element_word(side.model, side.at));
    writer_puts(writer, id.length > 0 ? " " : "");
    put_model_words(difference, side.model, id);
    writer_char(writer, '\n');
}

static void put_change(struct difference *difference, const struct change *change) {
    struct writer *writer = &difference->writer;
    const struct side before = side_of(difference, change, false), now = side_of(difference, change, true);
    writer_puts(writer, "  ");
    if (is_of_option(change->kind)) {
        writer_puts(writer, "option ");
        put_model_words(difference, change->option_now != MODEL_NONE ? difference->now : difference->before,
                        option_id(difference, change));
        writer_puts(writer, ", ");
    }
    writer_puts(writer, diff_label(change->kind, now.at != MODEL_NONE ? &now : &before));
    if (is_there(change, &before) && is_there(change, &now)) {
        writer_char(writer, '\n');
        put_line(difference, "    old: ", change, false);
        put_line(difference, "    new: ", change, true);
    } else {
        put_line(difference, ": ", change, is_there(change, &now));
    }
}

static void put_effect(struct difference *difference, const struct effect *effect) {
    struct writer *writer = &difference->writer;
    const struct model *before = difference->before;
    writer_puts(writer, "  ");
    put_model_words(difference, before, model_elements(before)[effect->question].id);
    if (effect->option != MODEL_NONE) {
        writer_puts(writer, ", where ");
        put_model_words(difference, before, option_at(before, effect->question, effect->option)->id);
        writer_puts(writer, " was chosen");
    } else if (effect->some) {
        writer_puts(writer, ", where the answer is not possible any more");
    }
    writer_puts(writer, effect->fate == FATE_REWORDED ? ": both wordings are shown, and whether the answer stands is asked\n"
                                                      : ": the answer is kept and set aside\n");
}

static void put_text(struct difference *difference) {
    struct writer *writer = &difference->writer;
    const struct change *changes = difference->changes.records;
    const struct effect *effects = difference->effects.records;
    if (difference->changes.count == 0)
        writer_puts(writer, "The two mean the same. Answers carry over as they are.\n");
    for (size_t at = 0; at < difference->changes.count; at++) {
        put_heading(difference, &changes[at], at > 0 ? &changes[at - 1] : NULL);
        put_change(difference, &changes[at]);
    }
    if (difference->changes.count > 0)
        writer_puts(writer, difference->effects.count > 0 ? "\nkept sittings: answers carry over, but for these\n"
                                                          : "\nkept sittings: all answers carry over\n");
    for (size_t at = 0; at < difference->effects.count; at++)
        put_effect(difference, &effects[at]);
}

/* ---- JSON */

static void put_member(struct json *json, const char *key, const struct model *model, struct words words) {
    json_key(json, key);
    json_string(json, model_text(model, words), words.length);
}

static void put_json_side(struct difference *difference, struct json *json, const struct change *change, bool now) {
    struct side side = side_of(difference, change, now);
    json_key(json, now ? "new" : "old");
    if (!is_there(change, &side)) {
        json_null(json);
        return;
    }
    find_value(difference, change, &side);
    json_string(json, difference->value.bytes ? difference->value.bytes : "", difference->value.length);
}

static void put_json_change(struct difference *difference, struct json *json, const struct change *change) {
    json_begin_object(json);
    json_member(json, "change", diff_rows[change->kind].name);
    if (change->kind >= CHANGE_THREAD_ADDED) {
        struct side side = name_side(difference, change);
        json_member(json, "of", is_of_thread(change->kind) ? "thread" : diff_element_word(side.model, side.at));
        put_member(json, "id", side.model, id_of(change, &side));
    }
    if (is_of_option(change->kind))
        put_member(json, "option", change->option_now != MODEL_NONE ? difference->now : difference->before,
                   option_id(difference, change));
    put_json_side(difference, json, change, false);
    put_json_side(difference, json, change, true);
    json_end_object(json);
}

static void put_json_effect(const struct difference *difference, struct json *json, const struct effect *effect) {
    const struct model *before = difference->before;
    json_begin_object(json);
    json->compact = true;
    put_member(json, "question", before, model_elements(before)[effect->question].id);
    if (effect->option != MODEL_NONE)
        put_member(json, "option", before, option_at(before, effect->question, effect->option)->id);
    json_member(json, "answers", effect->some ? "not-possible" : "all");
    json_member(json, "become", effect->fate == FATE_REWORDED ? "asked-again" : "set-aside");
    json_end_object(json);
}

static void put_json_model(struct json *json, const char *key, const struct model *model) {
    json_key(json, key);
    json_begin_object(json);
    json->compact = true;
    put_member(json, "id", model, model->id);
    put_member(json, "edition", model, model->edition);
    json_end_object(json);
}

static void put_json(struct difference *difference) {
    struct json json;
    const struct change *changes = difference->changes.records;
    const struct effect *effects = difference->effects.records;
    json_init(&json, &difference->writer);
    json_begin_object(&json);
    json_key(&json, "reflect-diff");
    json_number(&json, 1);
    put_json_model(&json, "old", difference->before);
    put_json_model(&json, "new", difference->now);
    json_key(&json, "changes");
    json_begin_array(&json);
    for (size_t at = 0; at < difference->changes.count; at++)
        put_json_change(difference, &json, &changes[at]);
    json_end_array(&json);
    json_key(&json, "answers");
    json_begin_array(&json);
    for (size_t at = 0; at < difference->effects.count; at++)
        put_json_effect(difference, &json, &effects[at]);
    json_end_array(&json);
    json_end_object(&json);
    json_finish(&json);
}

/* ---- The public functions */

static reflect_status write_all(struct difference *difference, bool json) {
    reflect_status status = changes_find(difference->before, difference->now, &difference->changes);
    if (status == REFLECT_OK)
        status = effects_find(difference->before, difference->now, &difference->effects);
    if (status != REFLECT_OK)
        return status;
    (json ? put_json : put_text)(difference);
    status = writer_finish(&difference->writer);
    return status == REFLECT_OK ? difference->status : status;
}

reflect_status reflect_questionnaire_diff(const reflect_questionnaire *before, const reflect_questionnaire *now, bool json,
                                          reflect_sink sink) {
    struct difference difference = {.before = before->model, .now = now->model, .status = REFLECT_OK};
    table_init(&difference.changes, sizeof(struct change));
    table_init(&difference.effects, sizeof(struct effect));
    buffer_init(&difference.value, REFLECT_WRITTEN_MAX);
    writer_init(&difference.writer, sink);
    reflect_status status = write_all(&difference, json);
    buffer_release(&difference.value);
    table_release(&difference.changes);
    table_release(&difference.effects);
    return status;
}

reflect_status reflect_questionnaire_changed(const reflect_questionnaire *before, const reflect_questionnaire *now, bool *out) {
    struct table changes;
    table_init(&changes, sizeof(struct change));
    reflect_status status = changes_find(before->model, now->model, &changes);
    if (status == REFLECT_OK)
        *out = changes.count > 0;
    table_release(&changes);
    return status;
}
