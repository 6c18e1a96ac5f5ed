/*
 * scenarios.h - what the files of this room share: scenarios as they stand in a file, and what they came to.
 *
 * A scenario is an author's example of a sitting: answers in their order, and what the sitting is to come to. scenario_read.c reads a file of
 * them, scenario_run.c plays each on a sitting of its own, report*.c and scenario_coverage.c tell what was found, scenario_record.c makes a scenario from a
 * sitting. The room knows no folders and prints nothing.
 */
#ifndef REFLECT_AUTHORING_SCENARIOS_SCENARIOS_H
#define REFLECT_AUTHORING_SCENARIOS_SCENARIOS_H

#include "base/arena.h"
#include "base/buffer.h"
#include "session/sitting.h"
#include "source/reader.h"

/* ---- As they stand in a file */

enum expectation_kind {
    EXPECT_ASKED,
    EXPECT_NOT_ASKED,
    EXPECT_SET_ASIDE,
    EXPECT_SHOWN,
    EXPECT_NOT_SHOWN,
    EXPECT_SAYS,
    EXPECT_NEVER_SAYS,
    EXPECTATION_KINDS
};

/* The key under which an expectation stands. */
const char *expectation_key(enum expectation_kind kind);
/* Whether it is about words of the summary, not about an element. */
static inline bool expects_words(enum expectation_kind kind) {
    return kind == EXPECT_SAYS || kind == EXPECT_NEVER_SAYS;
}

struct expectation {
    enum expectation_kind kind;
    uint32_t element;        /* what is expected of; MODEL_NONE where it is about words */
    const struct node *node; /* where it stands, and its words */
};

struct scenario {
    const struct node *name;
    const struct node *answers; /* NULL where nothing is answered */
    uint32_t first, count;      /* expectations */
};

/* A file that was read. Nodes live in an arena of the caller's, and point into the source. */
struct scenario_file {
    const struct model *model;
    struct reflect_diagnostics *diagnostics;
    uint32_t source;
    const struct node *top;    /* the whole file */
    const struct node *list;   /* all scenarios as they stand there */
    struct table scenarios;    /* struct scenario */
    struct table expectations; /* struct expectation */
};

/* Reads an opened source: what is wrong with it, and with what it expects of the questionnaire, is reported. Answers are not yet
   looked at. REFLECT_INVALID, REFLECT_NO_MEMORY; whatever it is, release the file. */
reflect_status scenario_file_read(struct scenario_file *file, const struct model *model, uint32_t source,
                                  struct reflect_diagnostics *diagnostics, struct arena *arena);
void scenario_file_release(struct scenario_file *file);

/* ---- What they came to */

/* What scenarios touch of an element. */
enum {
    TOUCHED_ASKED = 1, /* it was asked, or shown */
    TOUCHED_HELD = 2,  /* its condition held, where it was looked at */
    TOUCHED_FAILED = 4 /* it did not */
};

struct difference {
    size_t line, column; /* of what was expected */
    const char *expected, *found;
};

struct result {
    const char *name;
    size_t line;
    uint32_t first, count; /* differences; none where all was as expected */
};

struct ran_file {
    const char *path;
    const struct reflect_questionnaire *questionnaire; /* NULL where it could not be read */
    bool unread;                                       /* it has mistakes, so nothing of it was run */
    uint32_t first, count;                             /* results */
    uint8_t *touched;                                  /* TOUCHED_ bits by element; NULL where it is unread */
    uint64_t *chosen;                                  /* options that were chosen, by element; of a between, the sides */
};

struct reflect_scenarios {
    struct table files;       /* struct ran_file */
    struct table results;     /* struct result */
    struct table differences; /* struct difference */
    struct arena texts;
};

static inline const struct ran_file *scenarios_file(const struct reflect_scenarios *scenarios, size_t index) {
    return (const struct ran_file *)scenarios->files.records + index;
}

static inline const struct result *scenarios_result(const struct reflect_scenarios *scenarios, size_t index) {
    return (const struct result *)scenarios->results.records + index;
}

static inline const struct difference *scenarios_difference(const struct reflect_scenarios *scenarios, size_t index) {
    return (const struct difference *)scenarios->differences.records + index;
}

/* Whether an element was asked, or shown, and is so still. */
static inline bool sitting_was_asked(const struct reflect_sitting *sitting, uint32_t element) {
    unsigned response = sitting->response[element];
    return sitting->outlook[element] == OUTLOOK_ON && response != RESPONSE_NONE && response != RESPONSE_UNASKED;
}

/* reflect_scenarios_run of a source that is open; it is closed. */
reflect_status scenarios_run_source(struct reflect_scenarios *scenarios, const struct reflect_questionnaire *questionnaire,
                                    const char *path, uint32_t source, struct reflect_diagnostics *diagnostics);

/* Adds what a finished sitting touched. */
void coverage_add(struct ran_file *file, const struct reflect_sitting *sitting);

#endif
