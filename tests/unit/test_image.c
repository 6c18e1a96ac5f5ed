/*
 * test_image.c - a model written to bytes and read back, and every way of spoiling it that we could think of.
 *
 * A block that was spoilt without mending its checksum is always refused. With the checksum mended many are refused, and what
 * is accepted must be a questionnaire that can be sat through: under the sanitizers that is the whole claim. The block is
 * that of a questionnaire with one of each kind; the bundled one is spoilt less often, as it is longer.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/image.h"
#include "model/model.h"
#include "tests/support/walk.h"

static const char every_kind[] = "tests/fuzz/seeds/questionnaire/every-kind.yaml";
static const char bundled[] = "questionnaires/when-closeness-feels-risky.yaml";

static reflect_questionnaire *load(const char *path) {
    reflect_library *library = reflect_library_new();
    reflect_diagnostics *diagnostics = reflect_diagnostics_new();
    reflect_questionnaire *questionnaire = NULL;
    assert_int_equal(reflect_library_add(library, "questionnaires"), REFLECT_OK);
    assert_int_equal(reflect_questionnaire_load(library, path, diagnostics, &questionnaire), REFLECT_OK);
    reflect_diagnostics_free(diagnostics);
    reflect_library_free(library);
    return questionnaire;
}

/* A copy of the questionnaire's block in memory of just its length. */
static struct model *copy_of(const reflect_questionnaire *questionnaire, size_t *length) {
    const void *image = reflect_questionnaire_image(questionnaire, length);
    struct model *copy = malloc(*length);
    assert_non_null(copy);
    memcpy(copy, image, *length);
    return copy;
}

/* Makes the checksum right for `length` bytes, whatever the header says. */
static void mend(struct model *model, size_t length) {
    uint32_t size = model->size;
    model->size = (uint32_t)length;
    model->checksum = model_checksum(model);
    model->size = size;
}

static int setup(void **state) {
    *state = load(every_kind);
    return *state == NULL;
}

static int teardown(void **state) {
    reflect_questionnaire_free(*state);
    return 0;
}

/* ---- What is whole */

/* A summary in every format, one behind the other. */
struct text {
    char *bytes;
    size_t length, room;
};

static reflect_status keep(void *context, const char *bytes, size_t length) {
    struct text *text = context;
    if (text->length + length > text->room) {
        text->room = (text->length + length) * 2;
        text->bytes = realloc(text->bytes, text->room);
        assert_non_null(text->bytes);
    }
    memcpy(text->bytes + text->length, bytes, length);
    text->length += length;
    return REFLECT_OK;
}

static struct text told_by(const reflect_questionnaire *questionnaire, uint32_t seed) {
    const reflect_summary_options options = {.date = "2026-11-22", .name_declined = true};
    struct walk walk = {NULL, 0, seed};
    struct text text = {NULL, 0, 0};
    reflect_sitting *sitting = NULL;
    reflect_summary *summary = NULL;
    assert_int_equal(reflect_sitting_new(questionnaire, &sitting), REFLECT_OK);
    assert_int_equal(walk_through(&walk, sitting, 1000), REFLECT_OK);
    assert_int_equal(reflect_sitting_next(sitting), REFLECT_NONE);
    assert_int_equal(reflect_summary_new(sitting, &options, &summary), REFLECT_OK);
    for (size_t i = 0; reflect_format_name(i); i++)
        assert_int_equal(reflect_summary_render(summary, reflect_format_name(i), (reflect_sink){keep, &text}), REFLECT_OK);
    reflect_summary_free(summary);
    reflect_sitting_free(sitting);
    return text;
}

static void test_read_back_equal(void **state) {
    (void)state;
    static const char *const paths[] = {every_kind, bundled};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        size_t length = 0, length_back = 0;
        reflect_questionnaire *questionnaire = load(paths[i]), *back = NULL;
        const void *image = reflect_questionnaire_image(questionnaire, &length);
        assert_int_equal(reflect_questionnaire_from_image(image, length, &back), REFLECT_OK);
        const void *image_back = reflect_questionnaire_image(back, &length_back);
        assert_int_equal(length_back, length);
        assert_memory_equal(image_back, image, length);
        reflect_questionnaire_free(back);
        reflect_questionnaire_free(questionnaire);
    }
}

static void test_read_back_sits_the_same(void **state) {
    size_t length = 0;
    reflect_questionnaire *back = NULL;
    const void *image = reflect_questionnaire_image(*state, &length);
    assert_int_equal(reflect_questionnaire_from_image(image, length, &back), REFLECT_OK);
    for (uint32_t seed = 1; seed <= 50; seed++) {
        struct text first = told_by(*state, seed), second = told_by(back, seed);
        assert_int_equal(first.length, second.length);
        assert_memory_equal(first.bytes, second.bytes, first.length);
        free(first.bytes);
        free(second.bytes);
    }
    reflect_questionnaire_free(back);
}

/* ---- What is damaged */

static void test_no_bytes_are_refused(void **state) {
    (void)state;
    reflect_questionnaire *untouched = NULL;
    char few[sizeof(struct model)] = MODEL_MAGIC;
    assert_int_equal(reflect_questionnaire_from_image(NULL, 0, &untouched), REFLECT_INVALID);
    assert_int_equal(reflect_questionnaire_from_image(few, 0, &untouched), REFLECT_INVALID);
    assert_int_equal(reflect_questionnaire_from_image(few, sizeof few - 1, &untouched), REFLECT_INVALID);
    assert_int_equal(reflect_questionnaire_from_image(few, sizeof few, &untouched), REFLECT_INVALID);
    assert_int_equal(model_check(NULL, sizeof few), REFLECT_INVALID);
    assert_null(untouched);
}

/* From an odd place it is no model; copied from there it is. */
static void test_place_in_memory(void **state) {
    size_t length = 0;
    reflect_questionnaire *back = NULL;
    const void *image = reflect_questionnaire_image(*state, &length);
    char *shifted = malloc(length + 1);
    assert_non_null(shifted);
    memcpy(shifted + 1, image, length);
    assert_int_equal(model_check(shifted + 1, length), REFLECT_INVALID);
    assert_int_equal(reflect_questionnaire_from_image(shifted + 1, length, &back), REFLECT_OK);
    reflect_questionnaire_free(back);
    free(shifted);
}

static const unsigned char patterns[] = {0x01, 0x04, 0x10, 0x20, 0x80, 0xFF};

static void spoil_every_byte(const reflect_questionnaire *questionnaire, size_t first, size_t stride) {
    size_t length = 0;
    struct model *model = copy_of(questionnaire, &length);
    unsigned char *bytes = (unsigned char *)model;
    for (size_t at = first; at < length; at += stride) {
        for (size_t i = 0; i < sizeof patterns; i++) {
            bytes[at] ^= patterns[i];
            assert_int_equal(model_check(model, length), REFLECT_INVALID);
            bytes[at] ^= patterns[i];
        }
    }
    assert_int_equal(model_check(model, length), REFLECT_OK);
    free(model);
}

static void test_every_byte(void **state) {
    spoil_every_byte(*state, 0, 1);
}

static void test_bytes_of_the_bundled_one(void **state) {
    (void)state;
    reflect_questionnaire *questionnaire = load(bundled);
    spoil_every_byte(questionnaire, 0, 61);
    reflect_questionnaire_free(questionnaire);
}

/* Sits through a questionnaire that was accepted. */
static void sit(const struct model *model, size_t length, uint32_t seed, bool summary) {
    size_t total = 0;
    struct walk walk = {NULL, 0, seed};
    reflect_questionnaire *questionnaire = NULL;
    reflect_sitting *sitting = NULL;
    assert_int_equal(reflect_questionnaire_from_image(model, length, &questionnaire), REFLECT_OK);
    assert_int_equal(reflect_sitting_new(questionnaire, &sitting), REFLECT_OK);
    assert_int_equal(walk_through(&walk, sitting, 1000), REFLECT_OK);
    assert_int_equal(reflect_sitting_next(sitting), REFLECT_NONE);
    total = walk_texts(sitting);
    if (summary)
        assert_int_equal(walk_summary(sitting, &total), REFLECT_OK);
    assert_true(total > 0);
    reflect_sitting_free(sitting);
    reflect_questionnaire_free(questionnaire);
}

/* In texts a byte changes little, so there not every one is sat through. */
static void test_every_byte_mended(void **state) {
    size_t length = 0;
    struct model *model = copy_of(*state, &length);
    unsigned char *bytes = (unsigned char *)model;
    size_t pool = model->tables[TABLE_POOL].offset;
    uint32_t turn = 0;
    for (size_t at = 0; at < length; at++) {
        for (size_t i = 0; i < sizeof patterns; i++) {
            turn++;
            bytes[at] ^= patterns[i];
            mend(model, length);
            if (model_check(model, length) == REFLECT_OK && (at < pool || turn % 16 == 0))
                sit(model, length, turn, turn % 4 == 0);
            bytes[at] ^= patterns[i];
        }
    }
    mend(model, length);
    assert_int_equal(model_check(model, length), REFLECT_OK);
    free(model);
}

/* Words of four bytes that numbers of all kinds may trip over. */
static void test_every_number_mended(void **state) {
    static const uint32_t numbers[] = {0, 1, 2, 64, 65, 255, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF};
    size_t length = 0;
    struct model *model = copy_of(*state, &length);
    char *bytes = (char *)model;
    uint32_t turn = 0, held = 0, pool = model->tables[TABLE_POOL].offset;
    for (size_t at = 0; at + sizeof held <= pool; at += sizeof held) {
        memcpy(&held, bytes + at, sizeof held);
        for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++, turn++) {
            memcpy(bytes + at, &numbers[i], sizeof held);
            mend(model, length);
            if (model_check(model, length) == REFLECT_OK)
                sit(model, length, turn + 1, turn % 4 == 0);
        }
        memcpy(bytes + at, &held, sizeof held);
    }
    free(model);
}

static void test_every_length(void **state) {
    size_t length = 0;
    const char *image = reflect_questionnaire_image(*state, &length);
    for (size_t cut = 0; cut < length; cut++) {
        struct model *model = malloc(cut + !cut);
        assert_non_null(model);
        memcpy(model, image, cut);
        assert_int_equal(model_check(model, cut), REFLECT_INVALID);
        if (cut >= sizeof *model) {
            model->size = (uint32_t)cut;
            mend(model, cut);
            /* All that may be missing is what only fills the block up to its alignment. */
            if (model_check(model, cut) == REFLECT_OK)
                assert_true(length - cut < 8);
        }
        free(model);
    }
}

/* ---- What is made to mislead: each of these alone spoils the block, its checksum mended. */

static void *record(struct model *model, enum table_id table, uint32_t index) {
    assert_true(index < model_count(model, table));
    return (char *)model + model->tables[table].offset + index * model_record_size(table);
}

static uint32_t index_of(struct model *model, reflect_kind kind) {
    uint32_t at = 0;
    while (model_elements(model)[at].kind != kind)
        at++;
    return at;
}

static struct element *first_of(struct model *model, reflect_kind kind) {
    return record(model, TABLE_ELEMENTS, index_of(model, kind));
}

static struct step *first_step(struct model *model, enum operation operation) {
    uint32_t at = 0;
    while (((struct step *)record(model, TABLE_STEPS, at))->operation != operation)
        at++;
    return record(model, TABLE_STEPS, at);
}

static struct piece *first_piece(struct model *model, enum piece_kind kind) {
    uint32_t at = 0;
    while (((struct piece *)record(model, TABLE_PIECES, at))->kind != kind)
        at++;
    return record(model, TABLE_PIECES, at);
}

/* The first page that is repeated. */
static struct element *repeated(struct model *model) {
    return record(model, TABLE_ELEMENTS, first_piece(model, PIECE_EACH)->element);
}

static struct option_set *set_of(struct model *model, reflect_kind kind) {
    return record(model, TABLE_SETS, first_of(model, kind)->set);
}

static char *pool_of(struct model *model) {
    return record(model, TABLE_POOL, 0);
}

#define SPOILERS(SPOIL)                                                                                                          \
    SPOIL(another_version, model->version++)                                                                                     \
    SPOIL(another_byte_order, model->byte_order = 0x04030201)                                                                    \
    SPOIL(another_magic, model->magic[7] = 'x')                                                                                  \
    SPOIL(table_inside_header, model->tables[0].offset -= 8)                                                                     \
    SPOIL(tables_overlap, model->tables[TABLE_OPTIONS].offset -= 8)                                                              \
    SPOIL(steps_misaligned, model->tables[TABLE_STEPS].offset += 4)                                                              \
    SPOIL(table_too_long, model->tables[TABLE_POOL].count += 8)                                                                  \
    SPOIL(table_count_wraps, model->tables[TABLE_STEPS].count = 0x10000001)                                                      \
    SPOIL(pool_is_empty, model->tables[TABLE_POOL].count = 0)                                                                    \
    SPOIL(pool_without_empty_text, pool_of(model)[0] = 'x')                                                                      \
    SPOIL(pool_without_end, pool_of(model)[model_count(model, TABLE_POOL) - 1] = 'x')                                            \
    SPOIL(text_with_escape, pool_of(model)[model->title.offset] = '\x1b')                                                        \
    SPOIL(text_with_c1_control, memcpy(pool_of(model) + model->title.offset, "\xc2\x9b", 2))                                     \
    SPOIL(text_with_delete, pool_of(model)[model->title.offset] = '\x7f')                                                        \
    SPOIL(text_with_nul, pool_of(model)[model->title.offset + 1] = '\0')                                                         \
    SPOIL(text_not_utf8, pool_of(model)[model->title.offset] = (char)0xC0)                                                       \
    SPOIL(text_begins_inside, model->title.offset++; model->title.length--)                                                      \
    SPOIL(text_too_short, model->title.length--)                                                                                 \
    SPOIL(text_past_the_pool, model->title.offset = UINT32_MAX)                                                                  \
    SPOIL(text_length_wraps, model->title.length = UINT32_MAX)                                                                   \
    SPOIL(name_is_no_name, pool_of(model)[model->id.offset] = 'X')                                                               \
    SPOIL(pieces_past_the_end, model->finished.count = model_count(model, TABLE_PIECES))                                         \
    SPOIL(pieces_shared, model->about = model->finished)                                                                         \
    SPOIL(pieces_first_wraps, model->about.first = UINT32_MAX)                                                                   \
    SPOIL(piece_of_no_kind, first_piece(model, PIECE_WORDS)->kind = PIECE_KINDS)                                                 \
    SPOIL(pipe_to_itself, first_piece(model, PIECE_PIPE)->element = index_of(model, REFLECT_KIND_CHOOSE_ANY))                    \
    SPOIL(pipe_below, first_piece(model, PIECE_PIPE)->element = index_of(model, REFLECT_KIND_WRITE_LINE))                        \
    SPOIL(pipe_to_page, first_piece(model, PIECE_PIPE)->element = 0)                                                             \
    SPOIL(pipe_to_nowhere, first_piece(model, PIECE_PIPE)->element = MODEL_NONE)                                                 \
    SPOIL(pipe_in_about, *(struct piece *)record(model, TABLE_PIECES, model->about.first) = *first_piece(model, PIECE_PIPE))     \
    SPOIL(item_of_question, first_piece(model, PIECE_EACH)->element++)                                                           \
    SPOIL(item_of_another, first_piece(model, PIECE_EACH)->element = first_of(model, REFLECT_KIND_PAGE)->end)                    \
    SPOIL(item_of_nothing, first_piece(model, PIECE_EACH)->element = MODEL_NONE)                                                 \
    SPOIL(item_in_about, *(struct piece *)record(model, TABLE_PIECES, model->about.first) = *first_piece(model, PIECE_EACH))     \
    SPOIL(item_of_every_page, first_piece(model, PIECE_PIPE)->kind = PIECE_EACH)                                                 \
    SPOIL(each_below, repeated(model)->each = model->reflections - 1)                                                            \
    SPOIL(each_of_itself, repeated(model)->each = first_piece(model, PIECE_EACH)->element)                                       \
    SPOIL(each_of_scale, repeated(model)->each = index_of(model, REFLECT_KIND_SCALE))                                            \
    SPOIL(each_past_the_end, repeated(model)->each = model_count(model, TABLE_ELEMENTS))                                         \
    SPOIL(each_of_question, first_of(model, REFLECT_KIND_RANK)->each = index_of(model, REFLECT_KIND_CHOOSE_ONE))                 \
    SPOIL(each_for_no_option, repeated(model)->bound = 3)                                                                        \
    SPOIL(no_kind, first_of(model, REFLECT_KIND_PAUSE)->kind = REFLECT_KIND_NONE)                                                \
    SPOIL(kind_past_the_last, first_of(model, REFLECT_KIND_PAUSE)->kind = 200)                                                   \
    SPOIL(question_with_heads_up, first_of(model, REFLECT_KIND_WRITE_LINE)->flags = ELEMENT_HEADS_UP)                            \
    SPOIL(unknown_flag, first_of(model, REFLECT_KIND_PAGE)->flags |= 0x80)                                                       \
    SPOIL(question_without_page, first_of(model, REFLECT_KIND_WRITE_LINE)->parent = MODEL_NONE)                                  \
    SPOIL(question_on_question, first_of(model, REFLECT_KIND_WRITE_LINE)->parent = 2)                                            \
    SPOIL(question_on_earlier_page, first_of(model, REFLECT_KIND_WRITE_LINE)->parent = 0)                                        \
    SPOIL(own_parent, first_of(model, REFLECT_KIND_PAGE)->parent = 0)                                                            \
    SPOIL(page_ends_early, first_of(model, REFLECT_KIND_PAGE)->end--)                                                            \
    SPOIL(page_ends_late, first_of(model, REFLECT_KIND_PAGE)->end++)                                                             \
    SPOIL(lead_in_ends_late, first_of(model, REFLECT_KIND_STATEMENTS)->end++)                                                    \
    SPOIL(question_with_end, first_of(model, REFLECT_KIND_WRITE_LINE)->end++)                                                    \
    SPOIL(reflection_on_page, first_of(model, REFLECT_KIND_REFLECTION)->parent = 0)                                              \
    SPOIL(reflections_begin_early, model->reflections--)                                                                         \
    SPOIL(reflections_begin_late, model->reflections++)                                                                          \
    SPOIL(reflections_past_the_end, model->reflections = UINT32_MAX)                                                             \
    SPOIL(no_set, first_of(model, REFLECT_KIND_CHOOSE_ONE)->set = MODEL_NONE)                                                    \
    SPOIL(set_where_none_belongs, first_of(model, REFLECT_KIND_WRITE_LINE)->set = 0)                                             \
    SPOIL(set_past_the_last, first_of(model, REFLECT_KIND_CHOOSE_ONE)->set = model_count(model, TABLE_SETS))                     \
    SPOIL(thread_past_the_last, first_of(model, REFLECT_KIND_CHOOSE_ANY)->thread = 1)                                            \
    SPOIL(set_without_options, set_of(model, REFLECT_KIND_CHOOSE_ONE)->count = 0)                                                \
    SPOIL(set_past_the_options, set_of(model, REFLECT_KIND_CHOOSE_ONE)->first = UINT32_MAX)                                      \
    SPOIL(one_pole, set_of(model, REFLECT_KIND_BETWEEN)->count = 1)                                                              \
    SPOIL(half_ordered, set_of(model, REFLECT_KIND_BETWEEN)->ordered = 2)                                                        \
    SPOIL(no_reach, first_of(model, REFLECT_KIND_BETWEEN)->bound = 0)                                                            \
    SPOIL(reach_too_long, first_of(model, REFLECT_KIND_BETWEEN)->bound = 32)                                                     \
    SPOIL(bound_too_high, first_of(model, REFLECT_KIND_CHOOSE_ANY)->bound = REFLECT_OPTIONS_MAX + 1)                             \
    SPOIL(bound_where_none_belongs, first_of(model, REFLECT_KIND_SCALE)->bound = 1)                                              \
    SPOIL(option_writes_much, ((struct option *)record(model, TABLE_OPTIONS, 0))->write = 3)                                     \
    SPOIL(                                                                                                                       \
        two_write_ins,                                                                                                           \
        for (uint32_t i = 0; i < 6; i++) { ((struct option *)record(model, TABLE_OPTIONS, i))->write = REFLECT_WRITE_LINE; })    \
    SPOIL(condition_past_the_last, first_of(model, REFLECT_KIND_REFLECTION)->condition = model_count(model, TABLE_CONDITIONS))   \
    SPOIL(condition_of_another, first_of(model, REFLECT_KIND_SCALE)->condition = first_of(model, REFLECT_KIND_PAUSE)->condition) \
    SPOIL(condition_without_steps, ((struct condition *)record(model, TABLE_CONDITIONS, 0))->count = 0)                          \
    SPOIL(condition_one_step_short, ((struct condition *)record(model, TABLE_CONDITIONS, 1))->count--)                           \
    SPOIL(condition_past_the_steps, ((struct condition *)record(model, TABLE_CONDITIONS, 0))->first = UINT32_MAX)                \
    SPOIL(no_operation, first_step(model, OPERATION_AND)->operation = OPERATION_COUNT_)                                          \
    SPOIL(stack_runs_empty, first_step(model, OPERATION_NOT)->operation = OPERATION_AND)                                         \
    SPOIL(two_outcomes, first_step(model, OPERATION_OR)->operation = OPERATION_NOT)                                              \
    SPOIL(count_too_long, first_step(model, OPERATION_AT_LEAST)->count = UINT16_MAX)                                             \
    SPOIL(count_of_nothing, first_step(model, OPERATION_AT_LEAST)->element = 0)                                                  \
    SPOIL(count_of_more_than_all, first_step(model, OPERATION_AT_LEAST)->element += 2)                                           \
    SPOIL(step_with_something_unused, first_step(model, OPERATION_OR)->unused = 1)                                               \
    SPOIL(connection_with_mask, first_step(model, OPERATION_OR)->mask = 1)                                                       \
    SPOIL(connection_with_element, first_step(model, OPERATION_OR)->element = 1)                                                 \
    SPOIL(silence_with_mask, first_step(model, OPERATION_DECLINED)->mask = 1)                                                    \
    SPOIL(look_with_count, first_step(model, OPERATION_DECLINED)->count = 1)                                                     \
    SPOIL(mask_too_wide, first_step(model, OPERATION_ONE_OF)->mask = 1 << 3)                                                     \
    SPOIL(includes_too_wide, first_step(model, OPERATION_INCLUDES_ANY)->mask = UINT64_MAX)                                       \
    SPOIL(first_past_the_last, first_step(model, OPERATION_FIRST)->mask = 3)                                                     \
    SPOIL(above_past_the_last, first_step(model, OPERATION_ABOVE)->mask = (uint64_t)3 << 32)                                     \
    SPOIL(looks_at_itself, first_step(model, OPERATION_ONE_OF)->element = index_of(model, REFLECT_KIND_SCALE))                   \
    SPOIL(looks_at_nothing, first_step(model, OPERATION_ONE_OF)->element = MODEL_NONE)                                           \
    SPOIL(looks_at_a_page, first_step(model, OPERATION_DECLINED)->element = 0)                                                   \
    SPOIL(one_of_several, first_step(model, OPERATION_INCLUDES_ANY)->operation = OPERATION_ONE_OF)                               \
    SPOIL(shown_of_a_question, first_step(model, OPERATION_DECLINED)->operation = OPERATION_SHOWN)                               \
    SPOIL(answered_of_a_reflection, first_step(model, OPERATION_SHOWN)->operation = OPERATION_ANSWERED)                          \
    SPOIL(dependent_missing, first_of(model, REFLECT_KIND_CHOOSE_ONE)->dependents_count--)                                       \
    SPOIL(dependent_too_many, first_of(model, REFLECT_KIND_CHOOSE_ONE)->dependents_count++)                                      \
    SPOIL(dependent_of_another, *(uint32_t *)record(model, TABLE_DEPENDENTS, 0) += 1)                                            \
    SPOIL(dependent_past_the_last, *(uint32_t *)record(model, TABLE_DEPENDENTS, 0) = model_count(model, TABLE_ELEMENTS))         \
    SPOIL(see_past_the_last, *(uint32_t *)record(model, TABLE_SEES, 0) = model_count(model, TABLE_POINTERS))                     \
    SPOIL(sees_past_the_end, first_of(model, REFLECT_KIND_SCALE)->see_count += 100)                                              \
    SPOIL(article_past_the_last, ((struct pointer *)record(model, TABLE_POINTERS, 0))->article = 1)                              \
    SPOIL(names_no_power_of_two, model->tables[TABLE_NAMES].count--)                                                             \
    SPOIL(names_none, model->tables[TABLE_NAMES].count = 0)                                                                      \
    SPOIL(names_full,                                                                                                            \
          for (uint32_t i = 0; i < model_count(model, TABLE_NAMES); i++) * (uint32_t *)record(model, TABLE_NAMES, i) = 1)        \
    SPOIL(name_missing, memset(record(model, TABLE_NAMES, 0), 0xFF, sizeof(uint32_t) * model_count(model, TABLE_NAMES)))         \
    SPOIL(name_past_the_last, *(uint32_t *)record(model, TABLE_NAMES, 0) = model_count(model, TABLE_ELEMENTS))                   \
    SPOIL(name_twice, first_of(model, REFLECT_KIND_WRITE_LINES)->id = first_of(model, REFLECT_KIND_WRITE_LINE)->id)              \
    SPOIL(nameless_question, first_of(model, REFLECT_KIND_WRITE_LINE)->id = (struct words){0, 0})

#define DEFINE(name, ...)                                                                                                        \
    static void name(struct model *model) {                                                                                      \
        __VA_ARGS__;                                                                                                             \
    }
#define LIST(name, ...) {#name, name},
SPOILERS(DEFINE)
static const struct {
    const char *name;
    void (*spoil)(struct model *model);
} spoilers[] = {SPOILERS(LIST)};

static void test_misleading(void **state) {
    for (size_t i = 0; i < sizeof spoilers / sizeof *spoilers; i++) {
        size_t length = 0;
        struct model *model = copy_of(*state, &length);
        spoilers[i].spoil(model);
        mend(model, length);
        if (model_check(model, length) != REFLECT_INVALID)
            fail_msg("%s is accepted", spoilers[i].name);
        free(model);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_read_back_equal),      cmocka_unit_test(test_read_back_sits_the_same),
        cmocka_unit_test(test_no_bytes_are_refused), cmocka_unit_test(test_place_in_memory),
        cmocka_unit_test(test_every_byte),           cmocka_unit_test(test_bytes_of_the_bundled_one),
        cmocka_unit_test(test_every_byte_mended),    cmocka_unit_test(test_every_number_mended),
        cmocka_unit_test(test_every_length),         cmocka_unit_test(test_misleading),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
