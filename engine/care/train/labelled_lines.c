/*
 * labelled_lines.c - see labelled_lines.h.
 */
#include "care/train/labelled_lines.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COLUMNS = 5, LINE_BYTES_MAX = 4096, BLOCK = 10 };

void labelled_lines_init(struct labelled_lines *lines, const struct language *language) {
    *lines = (struct labelled_lines){.language = language};
    table_init(&lines->lines, sizeof(struct labelled_line));
    table_init(&lines->features, sizeof(struct labelled_feature));
    table_init(&lines->kind_features, sizeof(struct labelled_feature));
}

void labelled_lines_release(struct labelled_lines *lines) {
    table_release(&lines->lines);
    table_release(&lines->features);
    table_release(&lines->kind_features);
}

static bool push(struct table *features, uint32_t bucket, float value) {
    struct labelled_feature *feature = table_push(features);
    if (feature)
        *feature = (struct labelled_feature){bucket, value};
    return feature != NULL;
}

static int by_bucket(const void *one, const void *other) {
    uint32_t left = ((const struct labelled_feature *)one)->bucket, right = ((const struct labelled_feature *)other)->bucket;
    return left < right ? -1 : left > right;
}

/* Adds up what fell into the same bucket. */
static uint32_t merge(struct table *features, uint32_t first) {
    struct labelled_feature *all = features->records;
    size_t count = first;
    qsort(all + first, features->count - first, sizeof *all, by_bucket);
    for (size_t i = first; i < features->count; i++) {
        if (count > first && all[count - 1].bucket == all[i].bucket)
            all[count - 1].value += all[i].value;
        else
            all[count++] = all[i];
    }
    features->count = count;
    return (uint32_t)(count - first);
}

static void take_feature(void *context, const struct language_feature *feature) {
    struct labelled_lines *lines = context;
    enum feature_source source = (enum feature_source)feature->source;
    float value = (float)feature_weight(source) / 2;
    lines->full |= !push(&lines->features, language_bucket(feature->hash), value);
    if (language_tells_kind(source))
        lines->full |= !push(&lines->kind_features, language_kind_bucket(feature->hash), value);
}

static bool add_features(struct labelled_lines *lines, const char *text, size_t length, enum language_role role) {
    struct sentence sentence;
    for (size_t at = 0; at < length;) {
        at = sentence_read(lines->language, text, length, at, &sentence);
        language_features(lines->language, text, &sentence, role, take_feature, lines);
    }
    return !lines->full;
}

static bool add_once(struct labelled_lines *lines, bool diagnostic, const char *kind, enum language_role role,
                     const char *text, size_t length, uint8_t fold) {
    struct labelled_line *line = table_push(&lines->lines);
    struct language_finding finding;
    if (!line)
        return false;
    *line = (struct labelled_line){.diagnostic = diagnostic,
                                   .fold = fold,
                                   .file = lines->files,
                                   .ours = lines->ours,
                                   .first = (uint32_t)lines->features.count,
                                   .kind_first = (uint32_t)lines->kind_features.count};
    while (line->kind < LANGUAGE_KINDS && strcmp(language_kind_name((enum language_kind)line->kind), kind) != 0)
        line->kind++;
    line->firm = language_check(lines->language, LANGUAGE_DIAGNOSES | LANGUAGE_FIRM, text, length, &finding, 1) > 0;
    if (!add_features(lines, text, length, role))
        return false;
    line->count = merge(&lines->features, line->first);
    line->kind_count = merge(&lines->kind_features, line->kind_first);
    return true;
}

bool labelled_lines_add(struct labelled_lines *lines, bool diagnostic, const char *kind, enum language_role role,
                        const char *text, size_t length, uint8_t fold) {
    return add_once(lines, diagnostic, kind, LANGUAGE_ROLE_NONE, text, length, fold) &&
           (role == LANGUAGE_ROLE_NONE || add_once(lines, diagnostic, kind, role, text, length, fold));
}

static bool split(char *line, char *column[COLUMNS]) {
    for (int i = 0; i < COLUMNS; i++) {
        column[i] = line;
        line = strchr(line, i + 1 < COLUMNS ? '\t' : '\n');
        if (!line)
            return false;
        *line++ = '\0';
    }
    return true;
}

/* Neighbours in a file are often alike, so that they are left out together. */
static bool read_line(struct labelled_lines *lines, char *line, size_t number) {
    char *column[COLUMNS];
    if (!split(line, column))
        return false;
    enum language_role role = language_role_by_name(column[2], strlen(column[2]));
    uint8_t fold = (uint8_t)(number / BLOCK % FOLDS);
    return role < LANGUAGE_ROLES && labelled_lines_add(lines, strcmp(column[0], "diagnostic") == 0, column[1], role, column[4],
                                                       strlen(column[4]), fold);
}

bool labelled_lines_read(struct labelled_lines *lines, const char *path) {
    char line[LINE_BYTES_MAX];
    FILE *file = fopen(path, "r");
    size_t number = 0;
    bool good = file != NULL;
    while (good && fgets(line, sizeof line, file))
        good = read_line(lines, line, number++);
    if (!good)
        fprintf(stderr, "%s:%zu: not a label, a kind, a role, a voice and a text between tabs\n", path, number);
    if (file)
        fclose(file);
    lines->files++;
    return good;
}
