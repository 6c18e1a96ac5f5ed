/*
 * image.c - reading a model back from bytes that may be anything.
 *
 * What is true of every record is said in one table, `rules`: which field is a text, which an index into another table, which
 * a run of its records. What is true only of some kinds is in image_elements.c and image_conditions.c. The work grows with the
 * length of the block and nothing else, whatever stands in it: no two runs share a record, and texts have a maximum.
 *
 * A block is copied before it is checked, so that its owner cannot change it in between.
 */
#include "model/image.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "model/image_parts.h"

/* Three times what the loader lets stand in one text, so that a loader of later days may allow more. */
#define IMAGE_TEXT_MAX ((uint32_t)1 << 16)

enum { IMAGE_ALIGNMENT = 8 }; /* of the block, for the masks of conditions */

/* ---- The block */

static bool header_holds(const struct model *model, size_t length) {
    return memcmp(model->magic, MODEL_MAGIC, sizeof model->magic) == 0 && model->byte_order == MODEL_BYTE_ORDER &&
           model->version == MODEL_VERSION && model->size == length && model->checksum == model_checksum(model);
}

static size_t alignment_of(enum table_id table) {
    if (table == TABLE_POOL)
        return 1;
    return table == TABLE_STEPS ? IMAGE_ALIGNMENT : sizeof(uint32_t);
}

/* Tables follow each other in their order, behind the header and within the block. */
static bool extents_hold(const struct model *model) {
    uint64_t end = sizeof *model;
    for (enum table_id table = 0; table < TABLES; table++) {
        const struct extent *extent = &model->tables[table];
        if (extent->offset < end || extent->offset % alignment_of(table) != 0)
            return false;
        end = extent->offset + (uint64_t)extent->count * model_record_size(table);
        if (end > model->size)
            return false;
    }
    return model_count(model, TABLE_ELEMENTS) <= MODEL_ELEMENTS_MAX;
}

/* ---- Texts */

/* Bytes that no text may hold: controls besides tab and line break. NUL stands between texts. */
static bool is_forbidden(const char *bytes, size_t at) {
    unsigned char byte = (unsigned char)bytes[at];
    if (byte >= 0x20 && byte != 0x7F && byte != 0xC2)
        return false;
    if (byte == 0xC2) /* U+0080 to U+009F; in valid UTF-8 a byte follows */
        return (unsigned char)bytes[at + 1] < 0xA0;
    return byte != '\0' && byte != '\t' && byte != '\n';
}

/* The pool begins with the empty text and ends with a text's end, and between is nothing but text. */
static bool pool_holds(const struct model *model) {
    const char *pool = model_table(model, TABLE_POOL);
    size_t length = model_count(model, TABLE_POOL);
    if (length == 0 || pool[0] != '\0' || pool[length - 1] != '\0' || text_invalid_at(pool, length) != length)
        return false;
    for (size_t at = 0; at < length; at++)
        if (is_forbidden(pool, at))
            return false;
    return true;
}

/* One whole text of the pool: it begins where one can begin, and the first NUL is right behind it. */
static bool is_text(const struct model *model, struct words words) {
    const char *pool = model_table(model, TABLE_POOL);
    uint32_t length = model_count(model, TABLE_POOL);
    if (words.offset >= length || words.length >= length - words.offset || words.length > IMAGE_TEXT_MAX)
        return false;
    if (words.offset > 0 && pool[words.offset - 1] != '\0')
        return false;
    const char *text = pool + words.offset;
    return text[words.length] == '\0' && memchr(text, '\0', words.length) == NULL;
}

static bool is_name(const struct model *model, struct words words) {
    return is_text(model, words) && text_is_name(model_text(model, words), words.length);
}

/* ---- Records */

enum want {
    WANT_TEXT,
    WANT_NAME,
    WANT_NAME_OR_EMPTY,
    WANT_ITEM_NAME_OR_EMPTY,
    WANT_RUN,     /* first and count: a run of records of the table `of` */
    WANT_OWN_RUN, /* the same, and no record of it is in another such run */
    WANT_INDEX,   /* of a record in the table `of` */
    WANT_INDEX_OR_NONE,
    WANT_BELOW /* a number below `of` */
};

#define HEADER TABLES /* a table of one record */

static const struct rule {
    enum table_id table;
    size_t at; /* in the record */
    enum want want;
    uint32_t of;
} rules[] = {
    {HEADER, offsetof(struct model, words_checked), WANT_BELOW, 2},
    {HEADER, offsetof(struct model, id), WANT_NAME, 0},
    {HEADER, offsetof(struct model, edition), WANT_TEXT, 0},
    {HEADER, offsetof(struct model, language), WANT_TEXT, 0},
    {HEADER, offsetof(struct model, title), WANT_TEXT, 0},
    {HEADER, offsetof(struct model, about_plain), WANT_TEXT, 0},
    {HEADER, offsetof(struct model, about), WANT_OWN_RUN, TABLE_PIECES},
    {HEADER, offsetof(struct model, finished), WANT_OWN_RUN, TABLE_PIECES},
    {HEADER, offsetof(struct model, stopped_early), WANT_OWN_RUN, TABLE_PIECES},
    {TABLE_ELEMENTS, offsetof(struct element, id), WANT_ITEM_NAME_OR_EMPTY, 0},
    {TABLE_ELEMENTS, offsetof(struct element, condition), WANT_INDEX_OR_NONE, TABLE_CONDITIONS},
    {TABLE_ELEMENTS, offsetof(struct element, set), WANT_INDEX_OR_NONE, TABLE_SETS},
    {TABLE_ELEMENTS, offsetof(struct element, each), WANT_INDEX_OR_NONE, TABLE_ELEMENTS},
    {TABLE_ELEMENTS, offsetof(struct element, thread), WANT_INDEX_OR_NONE, TABLE_THREADS},
    {TABLE_ELEMENTS, offsetof(struct element, ask), WANT_OWN_RUN, TABLE_PIECES},
    {TABLE_ELEMENTS, offsetof(struct element, why), WANT_OWN_RUN, TABLE_PIECES},
    {TABLE_ELEMENTS, offsetof(struct element, invite), WANT_OWN_RUN, TABLE_PIECES},
    {TABLE_ELEMENTS, offsetof(struct element, see_first), WANT_RUN, TABLE_SEES}, /* statements share their lead-in's */
    {TABLE_ELEMENTS, offsetof(struct element, dependents_first), WANT_OWN_RUN, TABLE_DEPENDENTS},
    {TABLE_SETS, offsetof(struct option_set, name), WANT_NAME_OR_EMPTY, 0},
    {TABLE_SETS, offsetof(struct option_set, first), WANT_OWN_RUN, TABLE_OPTIONS},
    {TABLE_SETS, offsetof(struct option_set, ordered), WANT_BELOW, 2},
    {TABLE_OPTIONS, offsetof(struct option, id), WANT_NAME, 0},
    {TABLE_OPTIONS, offsetof(struct option, text), WANT_TEXT, 0},
    {TABLE_OPTIONS, offsetof(struct option, as), WANT_TEXT, 0},
    {TABLE_OPTIONS, offsetof(struct option, write), WANT_BELOW, REFLECT_WRITE_LINES + 1},
    {TABLE_OPTIONS, offsetof(struct option, alone), WANT_BELOW, 2},
    {TABLE_CONDITIONS, offsetof(struct condition, first), WANT_OWN_RUN, TABLE_STEPS},
    {TABLE_PIECES, offsetof(struct piece, kind), WANT_BELOW, PIECE_KINDS},
    {TABLE_PIECES, offsetof(struct piece, words), WANT_TEXT, 0},
    {TABLE_THREADS, offsetof(struct thread, id), WANT_NAME, 0},
    {TABLE_THREADS, offsetof(struct thread, title), WANT_TEXT, 0},
    {TABLE_THREADS, offsetof(struct thread, about), WANT_OWN_RUN, TABLE_PIECES},
    {TABLE_THREADS, offsetof(struct thread, see_first), WANT_RUN, TABLE_SEES},
    {TABLE_ARTICLES, offsetof(struct article, id), WANT_NAME, 0},
    {TABLE_ARTICLES, offsetof(struct article, title), WANT_TEXT, 0},
    {TABLE_ARTICLES, offsetof(struct article, author), WANT_TEXT, 0},
    {TABLE_ARTICLES, offsetof(struct article, site), WANT_TEXT, 0},
    {TABLE_ARTICLES, offsetof(struct article, address), WANT_TEXT, 0},
    {TABLE_POINTERS, offsetof(struct pointer, article), WANT_INDEX, TABLE_ARTICLES},
    {TABLE_POINTERS, offsetof(struct pointer, section), WANT_NAME, 0},
    {TABLE_POINTERS, offsetof(struct pointer, heading), WANT_TEXT, 0},
    {TABLE_POINTERS, offsetof(struct pointer, idea), WANT_NAME_OR_EMPTY, 0},
    {TABLE_SEES, 0, WANT_INDEX, TABLE_POINTERS},
    {TABLE_RESOURCES, offsetof(struct resource, country), WANT_TEXT, 0},
    {TABLE_RESOURCES, offsetof(struct resource, name), WANT_TEXT, 0},
    {TABLE_RESOURCES, offsetof(struct resource, reach), WANT_TEXT, 0},
    {TABLE_RESOURCES, offsetof(struct resource, hours), WANT_TEXT, 0},
    {TABLE_RESOURCES, offsetof(struct resource, cost), WANT_TEXT, 0},
    {TABLE_RESOURCES, offsetof(struct resource, source), WANT_TEXT, 0},
    {TABLE_RESOURCES, offsetof(struct resource, checked), WANT_TEXT, 0},
    {TABLE_MATTERS, 0, WANT_TEXT, 0},
    {TABLE_DEPENDENTS, 0, WANT_INDEX, TABLE_ELEMENTS},
    {TABLE_NAMES, 0, WANT_INDEX_OR_NONE, TABLE_ELEMENTS},
};

/* Whether the field at `at` is as the rule says. Its own runs are counted in `spent`. */
static bool field_holds(const struct model *model, const struct rule *rule, const char *at, uint64_t *spent) {
    uint32_t number, pair[2];
    memcpy(&number, at, sizeof number);
    switch (rule->want) {
    case WANT_BELOW:
        return number < rule->of;
    case WANT_INDEX_OR_NONE:
        return number == MODEL_NONE || number < model_count(model, rule->of);
    case WANT_INDEX:
        return number < model_count(model, rule->of);
    default:
        memcpy(pair, at, sizeof pair);
    }
    struct words words = {pair[0], pair[1]};
    switch (rule->want) {
    case WANT_TEXT:
        return is_text(model, words);
    case WANT_NAME:
        return is_name(model, words);
    case WANT_NAME_OR_EMPTY:
        return words.length == 0 ? is_text(model, words) : is_name(model, words);
    case WANT_ITEM_NAME_OR_EMPTY:
        return is_text(model, words) && (words.length == 0 || text_is_item_name(model_text(model, words), words.length));
    default:
        *spent += pair[1];
        return (uint64_t)pair[0] + pair[1] <= model_count(model, rule->of);
    }
}

static bool rule_holds(const struct model *model, const struct rule *rule, uint64_t spent[TABLES]) {
    const char *record = rule->table == HEADER ? (const char *)model : model_table(model, rule->table);
    uint32_t count = rule->table == HEADER ? 1 : model_count(model, rule->table);
    size_t size = rule->table == HEADER ? sizeof *model : model_record_size(rule->table);
    uint64_t runs = 0;
    for (; count > 0; count--, record += size)
        if (!field_holds(model, rule, record + rule->at, &runs))
            return false;
    if (rule->want == WANT_OWN_RUN)
        spent[rule->of] += runs;
    return true;
}

bool image_records_hold(const struct model *model) {
    uint64_t spent[TABLES] = {0};
    if (!extents_hold(model) || !pool_holds(model))
        return false;
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (!rule_holds(model, &rules[i], spent))
            return false;
    for (enum table_id table = 0; table < TABLES; table++)
        if (spent[table] > model_count(model, table))
            return false;
    return true;
}

/* ---- The whole */

reflect_status model_check(const void *bytes, size_t length) {
    const struct model *model = bytes;
    if (!bytes || (uintptr_t)bytes % IMAGE_ALIGNMENT != 0 || length < sizeof *model || !header_holds(model, length))
        return REFLECT_INVALID;
    bool holds = image_records_hold(model) && image_elements_hold(model) && image_conditions_hold(model);
    return holds ? REFLECT_OK : REFLECT_INVALID;
}

reflect_status reflect_questionnaire_from_image(const void *bytes, size_t length, reflect_questionnaire **out) {
    if (!bytes || length < sizeof(struct model) || length > UINT32_MAX)
        return REFLECT_INVALID;
    struct model *model = malloc(length);
    reflect_questionnaire *questionnaire = malloc(sizeof *questionnaire);
    reflect_status status = model && questionnaire ? REFLECT_OK : REFLECT_NO_MEMORY;
    if (status != REFLECT_OK)
        goto cleanup;
    memcpy(model, bytes, length);
    status = model_check(model, length);
    if (status != REFLECT_OK)
        goto cleanup;
    questionnaire->model = model;
    *out = questionnaire;
    return REFLECT_OK;
cleanup:
    free(model);
    free(questionnaire);
    return status;
}
