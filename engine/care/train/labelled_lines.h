/*
 * labelled_lines.h - the labelled lines of a language, as features.
 */
#ifndef REFLECT_CARE_TRAIN_LABELLED_LINES_H
#define REFLECT_CARE_TRAIN_LABELLED_LINES_H

#include "base/buffer.h"
#include "care/language_features.h"
#include "care/language_rules.h"

/* A feature of a line: its bucket, its bucket among those that tell kinds, and how often it stands there. */
struct labelled_feature {
    uint32_t bucket;
    float value;
};

struct labelled_line {
    bool diagnostic;
    bool firm;        /* a rule is sure of it */
    bool ours;        /* stands in a questionnaire of ours; thresholds are not set by these, which are easy to tell */
    uint8_t kind;     /* enum language_kind; LANGUAGE_KINDS where it has none of them */
    uint8_t fold;     /* of the cross-validation */
    uint8_t file;     /* which of those read it is in */
    uint32_t first, count;           /* in `features` */
    uint32_t kind_first, kind_count; /* in `kind_features` */
};

struct labelled_lines {
    const struct language *language;
    struct table lines;                   /* struct labelled_line */
    struct table features, kind_features; /* struct labelled_feature */
    uint8_t files;                        /* that were read */
    bool ours;                            /* what is added now is */
    bool full;                            /* there is no memory for more */
};

enum { FOLDS = 5 };

/* Reads a file of lines: label, kind, role, voice and text between tabs. Each line with a role is there twice, once without it, since
   the model has to do without one as well. False, with a word on standard error, where the file or a line cannot be read. */
bool labelled_lines_read(struct labelled_lines *lines, const char *path);
/* Adds one line: whether it diagnoses, the name of its kind ("" for none), its role, and which fifth of the lines it belongs to. */
bool labelled_lines_add(struct labelled_lines *lines, bool diagnostic, const char *kind, enum language_role role,
                        const char *text, size_t length, uint8_t fold);
/* Adds the texts of a questionnaire that comes with reflect, or of its translation into the language, as lines that do not diagnose: they
   were read with care, so that the model knows how we speak. Those in other languages are left out. */
bool labelled_lines_read_questionnaire(struct labelled_lines *lines, const char *path);
void labelled_lines_init(struct labelled_lines *lines, const struct language *language);
void labelled_lines_release(struct labelled_lines *lines);

#endif
