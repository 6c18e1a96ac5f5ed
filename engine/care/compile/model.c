/*
 * model.c - the trained model of a language as constant C tables.
 *
 * NAME.model stands beside NAME.yaml and is written by train/: a first line `reflect-language-model 1 NAME`, a line
 * `NUMBER-NAME NUMBER` for the bias and each threshold, then an empty line and the weights, one printable character each, which stands for
 * -46 ('!') to 46 ('}'). Without such a file the language has rules alone.
 */
#include <stdlib.h>
#include <string.h>

#include "care/compile/compile.h"

enum { WEIGHT_ZERO = '!' + 46, WEIGHT_LAST = '}', LINE_MAX = 256, ROW = 32 };

/* The values of the head, in the order of struct language_model. */
static const char *const head[] = {"bias", "refuse", "agree", "warn", "doubt"};
enum { HEAD = sizeof head / sizeof *head };

static bool read_head(FILE *file, long out[HEAD]) {
    char line[LINE_MAX], name[16];
    unsigned seen = 0;
    if (!fgets(line, sizeof line, file) || strncmp(line, "reflect-language-model 1 ", 25) != 0)
        return false;
    while (fgets(line, sizeof line, file) && line[0] != '\n') {
        long value = 0;
        if (sscanf(line, "%15s %ld", name, &value) != 2)
            return false;
        for (unsigned i = 0; i < HEAD; i++) {
            if (strcmp(name, head[i]) == 0) {
                out[i] = value;
                seen |= 1u << i;
            }
        }
    }
    return seen == (1u << HEAD) - 1;
}

/* Copies `count` weights; false where the file ends before or holds something else. */
static bool put_weights(FILE *file, FILE *out, const char *prefix, const char *what, size_t count) {
    fprintf(out, "\nstatic const int8_t %s_%s[] = {", prefix, what);
    for (size_t i = 0; i < count;) {
        int byte = fgetc(file);
        if (byte == '\n')
            continue;
        if (byte < '!' || byte > WEIGHT_LAST)
            return false;
        fprintf(out, "%s%d,", i % ROW ? "" : "\n    ", byte - WEIGHT_ZERO);
        i++;
    }
    fputs("\n};\n", out);
    return true;
}

static bool copy(FILE *file, FILE *out, const char *prefix) {
    long value[HEAD];
    if (!read_head(file, value) || !put_weights(file, out, prefix, "weights", MODEL_BUCKETS) ||
        !put_weights(file, out, prefix, "kinds", (size_t)MODEL_KINDS * KIND_BUCKETS))
        return false;
    fprintf(out, "\nstatic const struct language_model %s_model = {%ld, %ld, %ld, %ld, %ld, %s_weights, %s_kinds};\n", prefix,
            value[0], value[1], value[2], value[3], value[4], prefix, prefix);
    return true;
}

bool model_emit(struct compiler *compiler, const char *rules, FILE *out, const char *prefix) {
    struct buffer path;
    const char *dot = strrchr(rules, '.');
    buffer_init(&path, LINE_MAX);
    buffer_put(&path, rules, dot ? (size_t)(dot - rules) : strlen(rules));
    buffer_format(&path, ".model");
    compiler->model = "NULL";
    FILE *file = path.status == REFLECT_OK ? fopen(path.bytes, "r") : NULL;
    bool good = true;
    if (file) {
        good = copy(file, out, prefix);
        if (!good)
            fprintf(stderr, "%s: this is no model for these rules: train it again with `make language-model`\n", path.bytes);
        fclose(file);
        char name[32];
        snprintf(name, sizeof name, "&%s_model", prefix);
        compiler->model = keep(compiler, name, strlen(name));
    }
    buffer_release(&path);
    return good;
}
