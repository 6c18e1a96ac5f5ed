/*
 * train_language.c - train NAME OUT.model LINES.tsv... QUESTIONNAIRE.yaml...: a language's model from labelled lines, and from
 * questionnaires that are known to be well.
 *
 * Logistic regression with a quadratic penalty, by ascent in the dual: each line has a weight of its own between 0 and PULL, and is
 * brought to its best value while the others stay, round after round. First five times without a fifth of the lines, which are then
 * scored: that tells how the model does on lines it has not seen, and where its thresholds are to stand. Then on all lines; the weights
 * become small integers. Same lines, same model. Run by `make language-model`, which is all that needs it.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "care/train/labelled_lines.h"

/* A line of ours pulls harder than another: it is read by people. */
enum { ROUNDS = 30, NEWTON_STEPS = 40, WEIGHT_MOST = 46, OURS_PULL = 2 };
static const double PULL = 0.5, NEAR = 1e-9, THRESHOLD_STEP = 0.02, THRESHOLD_MOST = 8;

/* Of the lines that do not diagnose, so many may be refused, by the model alone and by model and rule together; and of those warned
   of or refused, so many are to be right; also of those warned of for a rule alone. */
static const double REFUSED_WRONGLY = 0.006, AGREED_WRONGLY = 0.008, WARNED_RIGHTLY = 0.93, DOUBTED_RIGHTLY = 0.85;

static void *must(void *memory) {
    if (memory)
        return memory;
    fputs("no memory\n", stderr);
    exit(3);
}

/* ---- One model */

/* What is to be told from what: lines that take part, and which of them are on the right side. */
struct problem {
    const struct labelled_feature *features;
    size_t count;
    const uint32_t *first, *length; /* of each line, in `features` */
    const signed char *side;        /* 1 or -1; 0 where a line takes no part; the more, the harder the line pulls */
};

static double product(const struct labelled_feature *feature, uint32_t count, const double *weights) {
    double sum = 0;
    for (uint32_t i = 0; i < count; i++)
        sum += weights[feature[i].bucket] * (double)feature[i].value;
    return sum;
}

static void add(const struct labelled_feature *feature, uint32_t count, double step, double *weights) {
    for (uint32_t i = 0; i < count; i++)
        weights[feature[i].bucket] += step * (double)feature[i].value;
}

/* Where `square` times (a - old) + margin + log(a / (pull - a)) is zero; it rises with a, so Newton's steps are kept between what is
   known to be too low and too high. */
static double best_weight(double square, double margin, double old, double pull) {
    double low = 0, high = pull, a = old;
    for (int i = 0; i < NEWTON_STEPS; i++) {
        double slope = square + pull / (a * (pull - a)), value = square * (a - old) + margin + log(a / (pull - a));
        if (value > 0)
            high = a;
        else
            low = a;
        double next = a - value / slope;
        if (!(next > low && next < high))
            next = (low + high) / 2;
        if (fabs(next - a) < NEAR * pull)
            return next;
        a = next;
    }
    return a;
}

/* Deterministic, and in another order each round, so that no row of lines pulls the same way twice. */
static void shuffle(uint32_t *order, size_t count, uint32_t *state) {
    for (size_t i = count; i > 1; i--) {
        *state = *state * 1664525u + 1013904223u;
        size_t other = (size_t)(((uint64_t)*state * i) >> 32);
        uint32_t kept = order[i - 1];
        order[i - 1] = order[other];
        order[other] = kept;
    }
}

/* Bucket 0 is shared with whatever falls there; the bias is a feature of its own, the last weight. */
static void fit(const struct problem *problem, double *weights, size_t buckets) {
    uint32_t *order = must(malloc(problem->count * sizeof *order)), state = 1;
    double *own = must(malloc(problem->count * sizeof *own));
    memset(weights, 0, (buckets + 1) * sizeof *weights);
    size_t count = 0;
    for (size_t i = 0; i < problem->count; i++) {
        if (!problem->side[i])
            continue;
        order[count++] = (uint32_t)i;
        own[i] = PULL / 1000;
        double begin = problem->side[i] > 0 ? own[i] : -own[i];
        add(problem->features + problem->first[i], problem->length[i], begin, weights);
        weights[buckets] += begin;
    }
    for (int round = 0; round < ROUNDS; round++) {
        shuffle(order, count, &state);
        for (size_t k = 0; k < count; k++) {
            uint32_t i = order[k], length = problem->length[i];
            const struct labelled_feature *feature = problem->features + problem->first[i];
            double square = 1;
            for (uint32_t f = 0; f < length; f++)
                square += (double)feature[f].value * (double)feature[f].value;
            int side = problem->side[i] > 0 ? 1 : -1;
            double margin = side * (product(feature, length, weights) + weights[buckets]);
            double step = best_weight(square, margin, own[i], PULL * side * problem->side[i]) - own[i];
            own[i] += step;
            add(feature, length, side * step, weights);
            weights[buckets] += side * step;
        }
    }
    free(order);
    free(own);
}

/* ---- All lines */

struct training {
    struct labelled_lines *lines;
    struct problem main, kinds;
    uint32_t *room;
    signed char *side;
    double *weights; /* MODEL_BUCKETS and the bias */
    double *scores;  /* of each line, by a model that did not see it */
};

static const struct labelled_line *line_at(const struct training *training, size_t index) {
    return (const struct labelled_line *)training->lines->lines.records + index;
}

static void set_up(struct training *training, struct labelled_lines *lines) {
    size_t count = lines->lines.count;
    *training = (struct training){.lines = lines};
    training->room = must(malloc(4 * count * sizeof *training->room));
    training->side = must(calloc(count, 1));
    training->weights = must(malloc((MODEL_BUCKETS + 1) * sizeof *training->weights));
    training->scores = must(calloc(count, sizeof *training->scores));
    for (size_t i = 0; i < count; i++) {
        const struct labelled_line *line = line_at(training, i);
        training->room[i] = line->first;
        training->room[count + i] = line->count;
        training->room[2 * count + i] = line->kind_first;
        training->room[3 * count + i] = line->kind_count;
    }
    training->main = (struct problem){lines->features.records, count, training->room, training->room + count, training->side};
    training->kinds =
        (struct problem){lines->kind_features.records, count, training->room + 2 * count, training->room + 3 * count, training->side};
}

static void take_down(struct training *training) {
    free(training->room);
    free(training->side);
    free(training->weights);
    free(training->scores);
}

static void fit_without(struct training *training, int fold) {
    for (size_t i = 0; i < training->main.count; i++) {
        const struct labelled_line *line = line_at(training, i);
        training->side[i] = (signed char)(line->fold == fold ? 0 : line->diagnostic ? 1 : line->ours ? -OURS_PULL : -1);
    }
    fit(&training->main, training->weights, MODEL_BUCKETS);
}

static void cross_validate(struct training *training) {
    for (int fold = 0; fold < FOLDS; fold++) {
        fit_without(training, fold);
        for (size_t i = 0; i < training->main.count; i++) {
            const struct labelled_line *line = line_at(training, i);
            if (line->fold == fold)
                training->scores[i] = product(training->main.features + line->first, line->count, training->weights) +
                                      training->weights[MODEL_BUCKETS];
        }
    }
}

/* ---- Thresholds */

struct thresholds {
    double refuse, agree, warn, doubt;
};

struct outcome {
    size_t diagnostic, reflective, refused, refused_wrongly, found, found_wrongly;
};

enum { ANY_FILE = -1 };

static struct outcome outcome_in(const struct training *training, const struct thresholds *at, int file) {
    struct outcome outcome = {0};
    for (size_t i = 0; i < training->main.count; i++) {
        const struct labelled_line *line = line_at(training, i);
        double score = training->scores[i];
        if (line->ours || (file != ANY_FILE && line->file != file))
            continue;
        bool refused = score >= at->refuse || (line->firm && score >= at->agree), found = refused || score >= at->warn || (line->firm && score >= at->doubt);
        *(line->diagnostic ? &outcome.diagnostic : &outcome.reflective) += 1;
        *(line->diagnostic ? &outcome.refused : &outcome.refused_wrongly) += refused;
        *(line->diagnostic ? &outcome.found : &outcome.found_wrongly) += found;
    }
    return outcome;
}

static struct outcome outcome_at(const struct training *training, const struct thresholds *at) {
    return outcome_in(training, at, ANY_FILE);
}

/* From which score on a firm rule is worth a warning. */
static double lowest_doubt(const struct training *training, const struct thresholds *at) {
    double lowest = at->agree;
    for (double value = at->agree; value > -2 * THRESHOLD_MOST; value -= THRESHOLD_STEP) {
        size_t right = 0, wrong = 0;
        for (size_t i = 0; i < training->main.count; i++) {
            const struct labelled_line *line = line_at(training, i);
            if (line->firm && training->scores[i] >= value && training->scores[i] < at->agree)
                *(line->diagnostic ? &right : &wrong) += 1;
        }
        if ((double)right < DOUBTED_RIGHTLY * (double)(right + wrong))
            break;
        lowest = value;
    }
    return lowest;
}

/* The lowest thresholds, in steps, that keep to what may be wrong. To agree with a rule, the model has to find a line no less likely to
   diagnose than not. */
static struct thresholds choose(const struct training *training) {
    const double never = 1e9, step = THRESHOLD_STEP, most = THRESHOLD_MOST;
    struct thresholds at = {never, never, never, never};
    double chosen = most;
    for (double value = most; value > 0; value -= step) {
        at.refuse = value;
        struct outcome outcome = outcome_at(training, &at);
        if ((double)outcome.refused_wrongly > REFUSED_WRONGLY * (double)outcome.reflective)
            break;
        chosen = value;
    }
    at.refuse = at.agree = chosen;
    for (double value = at.refuse; value >= 0; value -= step) {
        struct thresholds tried = {at.refuse, value, never, never};
        struct outcome outcome = outcome_at(training, &tried);
        if ((double)outcome.refused_wrongly > AGREED_WRONGLY * (double)outcome.reflective)
            break;
        at.agree = value;
    }
    at.warn = at.refuse;
    for (double value = at.refuse; value > -most; value -= step) {
        struct thresholds tried = {at.refuse, at.agree, value, never};
        struct outcome outcome = outcome_at(training, &tried);
        if ((double)outcome.found < WARNED_RIGHTLY * (double)(outcome.found + outcome.found_wrongly))
            break;
        at.warn = value;
    }
    at.doubt = lowest_doubt(training, &at);
    return at;
}

static void print_outcome(const struct training *training, const struct thresholds *at, int file, const char *name) {
    struct outcome outcome = outcome_in(training, at, file);
    printf("%s: %zu lines that diagnose, found %.3f, refused %.3f; %zu that do not, found %.3f, refused %.4f; "
           "precision %.3f\n",
           name, outcome.diagnostic, (double)outcome.found / (double)outcome.diagnostic,
           (double)outcome.refused / (double)outcome.diagnostic, outcome.reflective,
           (double)outcome.found_wrongly / (double)outcome.reflective,
           (double)outcome.refused_wrongly / (double)outcome.reflective,
           (double)outcome.found / (double)(outcome.found + outcome.found_wrongly));
}

/* ---- Writing */

/* The unit of the integers: the largest weights but for a few in a thousand are not cut off. */
static double unit_of(const double *weights, size_t count) {
    double largest = 0;
    size_t beyond = count;
    for (largest = 0.01; beyond > count / 20000; largest *= 1.05) {
        beyond = 0;
        for (size_t i = 0; i < count; i++)
            beyond += fabs(weights[i]) > largest;
    }
    return largest / WEIGHT_MOST;
}

static void put_weights(FILE *out, const double *weights, size_t count, double unit) {
    enum { ROW = 96 };
    for (size_t i = 0; i < count; i++) {
        double value = floor(weights[i] / unit + 0.5);
        value = value > WEIGHT_MOST ? WEIGHT_MOST : value < -WEIGHT_MOST ? -WEIGHT_MOST : value;
        fputc('!' + WEIGHT_MOST + (int)value, out);
        if (i % ROW == ROW - 1 || i + 1 == count)
            fputc('\n', out);
    }
}

static void put_kinds(struct training *training, FILE *out) {
    for (uint8_t kind = 0; kind < MODEL_KINDS; kind++) {
        for (size_t i = 0; i < training->kinds.count; i++) {
            const struct labelled_line *line = line_at(training, i);
            bool takes_part = line->diagnostic && line->kind < LANGUAGE_KINDS;
            training->side[i] = (signed char)(!takes_part ? 0 : line->kind == kind ? 1 : -1);
        }
        fit(&training->kinds, training->weights, KIND_BUCKETS);
        put_weights(out, training->weights, KIND_BUCKETS, unit_of(training->weights, KIND_BUCKETS));
    }
}

/* Scores are in halves of a unit: whole words count twice. */
static void put_model(struct training *training, const struct thresholds *at, const char *name, FILE *out) {
    fit_without(training, FOLDS);
    double unit = unit_of(training->weights, MODEL_BUCKETS), half = unit / 2;
    fprintf(out, "reflect-language-model 1 %s\nbias %ld\nrefuse %ld\nagree %ld\nwarn %ld\ndoubt %ld\n\n", name,
            lround(training->weights[MODEL_BUCKETS] / half), lround(at->refuse / half), lround(at->agree / half),
            lround(at->warn / half), lround(at->doubt / half));
    put_weights(out, training->weights, MODEL_BUCKETS, unit);
    put_kinds(training, out);
}

int main(int argc, char **argv) {
    const struct language *language = argc > 3 ? language_for(argv[1]) : NULL;
    struct labelled_lines lines;
    struct training training;
    if (!language) {
        fputs("usage: train NAME OUT.model LINES.tsv..., for a language that has rules\n", stderr);
        return 2;
    }
    labelled_lines_init(&lines, language);
    bool good = true;
    for (int i = 3; i < argc && good; i++)
        good = (strstr(argv[i], ".yaml") ? labelled_lines_read_questionnaire : labelled_lines_read)(&lines, argv[i]);
    FILE *out = good ? fopen(argv[2], "w") : NULL;
    if (out) {
        set_up(&training, &lines);
        cross_validate(&training);
        struct thresholds at = choose(&training);
        printf("thresholds: refuse %.2f, with a firm rule %.2f; warn %.2f, with a firm rule %.2f\n", at.refuse, at.agree, at.warn, at.doubt);
        for (int i = 3; i < argc && !strstr(argv[i], ".yaml"); i++)
            print_outcome(&training, &at, i - 3, argv[i]);
        print_outcome(&training, &at, ANY_FILE, "all, cross-validated");
        put_model(&training, &at, argv[1], out);
        good = fclose(out) == 0;
        take_down(&training);
    }
    labelled_lines_release(&lines);
    return good && out ? 0 : 3;
}
