/*
 * shape.c - see shape.h: values that many tables have.
 */
#include "load/shape.h"

#include "base/text.h"

/* Longer than any text a person would read on one screen, and short enough that messages can quote it. */
enum { TEXT_MAX = 20000, NAME_MAX_BYTES = 80 };

/* Something is there besides white space. */
#define NOT_BLANK "[^ \t\r\n]"

const struct shape shape_text = {.kind = SHAPE_TEXT, .name = "text", .any = true, .pattern = NOT_BLANK, .most = TEXT_MAX};

static const char *const taken[] = {"and", "or", "not"};
const struct shape shape_name = {
    .kind = SHAPE_NAME,
    .name = "name",
    .about = "A name is made of small letters a-z, digits and single hyphens, and begins with a letter.",
    .pattern = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$",
    .most = NAME_MAX_BYTES,
    .words = taken,
    .count = sizeof taken / sizeof *taken,
};

const struct shape shape_condition = {
    .kind = SHAPE_TEXT,
    .name = "condition",
    .about = "A condition is written in words and looks only at what stands above it. "
             "`and`, `or` and `not` join comparisons, and parentheses group them.",
    .pattern = NOT_BLANK,
};

const struct shape shape_date = {
    .kind = SHAPE_TEXT,
    .name = "date",
    .about = "A date is written year, month, day: `2026-11-22`.",
    .pattern = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
    .date = true,
};

const struct shape shape_language = {
    .kind = SHAPE_TEXT,
    .name = "language",
    .pattern = "^[a-z]{2,3}(-[-A-Za-z0-9]*)?$",
    .most = TEXT_LANGUAGE_MAX,
};

const struct shape shape_pointer = {
    .kind = SHAPE_TEXT,
    .name = "pointer",
    .about = "A pointer is `article#section` or `article#section/idea`. `reflect articles show ARTICLE` lists them.",
    .pattern = "^[^#]+#[^/]+(/.+)?$",
};

static const struct shape pointers = {.kind = SHAPE_LIST, .items = &shape_pointer};
const struct shape shape_see = {.kind = SHAPE_EITHER, .name = "see", .items = &shape_pointer, .other = &pointers};

static const char *const write_words[] = {"line", "lines"};
const struct shape shape_write = {.kind = SHAPE_WORD, .words = write_words, .count = 2};

static const char *const truth_words[] = {"true", "false"};
const struct shape shape_truth = {.kind = SHAPE_WORD, .words = truth_words, .count = 2};

const struct shape shape_version = {.kind = SHAPE_NUMBER, .least = 1, .most = 1};

const struct shape shape_texts = {.kind = SHAPE_LIST, .items = &shape_text};

static const struct shape file_name = {
    .kind = SHAPE_TEXT,
    .about = "A file is named from the folder of the questionnaire on, and lies there or among those that come with reflect.",
    .pattern = NOT_BLANK};
const struct shape shape_files = {.kind = SHAPE_LIST, .items = &file_name};
