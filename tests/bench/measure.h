/*
 * measure.h - clocks and medians for the programs that measure.
 *
 * Each of them prints lines of `NAME NUMBER` for tests/bench/run, which makes a table of them. Two things that are compared are
 * timed in turns, so that whatever else the machine does meanwhile falls on both.
 */
#ifndef REFLECT_TESTS_BENCH_MEASURE_H
#define REFLECT_TESTS_BENCH_MEASURE_H

#define _POSIX_C_SOURCE 200809L /* for the clocks */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "reflect.h"

static inline uint64_t measure_clock(clockid_t clock) {
    struct timespec now;
    clock_gettime(clock, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

/* Nanoseconds that have gone by; quick to ask for. */
static inline uint64_t measure_now(void) {
    return measure_clock(CLOCK_MONOTONIC);
}

/* Nanoseconds that this process has worked, whatever else the machine does; to ask takes a good part of a microsecond. */
static inline uint64_t measure_work(void) {
    return measure_clock(CLOCK_PROCESS_CPUTIME_ID);
}

/* Times of one thing, in nanoseconds. */
struct times {
    uint64_t *each;
    size_t count, room;
};

static inline void measure_fail(const char *what) {
    fprintf(stderr, "bench: %s\n", what);
    exit(3);
}

static inline void times_add(struct times *times, uint64_t time) {
    if (times->count == times->room) {
        times->room = times->room ? times->room * 2 : 64;
        uint64_t *each = (uint64_t *)realloc(times->each, times->room * sizeof *each);
        if (!each)
            measure_fail("no memory");
        times->each = each;
    }
    times->each[times->count++] = time;
}

static inline int times_compare(const void *a, const void *b) {
    uint64_t first = *(const uint64_t *)a, second = *(const uint64_t *)b;
    return (first > second) - (first < second);
}

/* The time that `share` of all take at the most: 0.5 is the median. Sorts them. */
static inline double times_at(struct times *times, double share) {
    if (times->count == 0)
        return 0;
    qsort(times->each, times->count, sizeof *times->each, times_compare);
    return (double)times->each[(size_t)((double)(times->count - 1) * share)];
}

static inline void measure_print(const char *name, double number) {
    printf("%s %.3f\n", name, number);
}

/* Whether to measure once more: at least three times, then until most of a second has gone, or it has been 200 times. */
static inline int measure_goes_on(size_t done, uint64_t since) {
    return done < 3 || (done < 200 && measure_now() - since < 800000000u);
}

/* How often something is to be done at a time, where once may be too short for the clock. */
static inline unsigned measure_batch(size_t elements) {
    return elements < 20000 ? (unsigned)(20000 / (elements + 1)) : 1;
}

/* A whole file, with a NUL behind it. */
static inline char *measure_read(const char *path, size_t *length) {
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END) != 0)
        measure_fail("the file cannot be read");
    *length = (size_t)ftell(file);
    rewind(file);
    char *bytes = (char *)malloc(*length + 1);
    if (!bytes || fread(bytes, 1, *length, file) != *length)
        measure_fail("the file cannot be read");
    bytes[*length] = '\0';
    fclose(file);
    return bytes;
}

/* The questionnaire in a file that is right; in a library without folders, so that no other file is read. */
static inline reflect_questionnaire *measure_load(const char *path) {
    reflect_library *library = reflect_library_new();
    reflect_diagnostics *diagnostics = reflect_diagnostics_new();
    reflect_questionnaire *questionnaire = NULL;
    if (reflect_questionnaire_load(library, path, diagnostics, &questionnaire) != REFLECT_OK)
        measure_fail("the questionnaire cannot be loaded");
    reflect_diagnostics_free(diagnostics);
    reflect_library_free(library);
    return questionnaire;
}

/* ---- Answers: to each question one, made ready beforehand, so that what is timed is the engine's work. They are kept small, so
        that they do not push the engine's own data out of the processor's memory. */

struct ready {
    reflect_answer answer;
    bool passed; /* over, instead of answered */
};

/* The numbers 0, 1, 2 ... for `options`: one of them, or so many, rising or falling. */
static inline const uint32_t *ready_numbers(bool falling, uint32_t count) {
    static uint32_t rising_numbers[REFLECT_OPTIONS_MAX], falling_numbers[REFLECT_OPTIONS_MAX];
    for (uint32_t i = 0; i < REFLECT_OPTIONS_MAX; i++) {
        rising_numbers[i] = i;
        falling_numbers[i] = REFLECT_OPTIONS_MAX - 1 - i;
    }
    return falling ? falling_numbers + REFLECT_OPTIONS_MAX - count : rising_numbers;
}

static inline void ready_one(const reflect_questionnaire *questionnaire, reflect_element element, struct ready *ready) {
    uint32_t count = (uint32_t)reflect_option_count(questionnaire, element), turn = element * 7 / 3;
    ready->passed = element % 8 == 5;
    if (count > 0) {
        uint32_t option = turn % count;
        ready->answer.options = ready_numbers(false, count) + option;
        ready->answer.option_count = 1;
        if (reflect_option_write(questionnaire, element, option) != REFLECT_WRITE_NONE)
            ready->answer.text = "my aunt";
    } else {
        ready->answer.text = "That I hold my breath until the door is closed.";
    }
    switch (reflect_element_kind(questionnaire, element)) {
    case REFLECT_KIND_RANK:
        ready->answer.options = ready_numbers(turn % 2 == 0, count);
        ready->answer.option_count = count;
        break;
    case REFLECT_KIND_BETWEEN:
        ready->answer.option_count = 0;
        ready->answer.step = (int)(turn % 5) - 2;
        break;
    default:
        break;
    }
}

static inline struct ready *ready_all(const reflect_questionnaire *questionnaire) {
    size_t count = reflect_element_count(questionnaire);
    struct ready *all = (struct ready *)calloc(count, sizeof *all);
    if (!all)
        measure_fail("no memory");
    for (size_t i = 0; i < count; i++)
        if (reflect_element_asks(questionnaire, (reflect_element)i))
            ready_one(questionnaire, (reflect_element)i, &all[i]);
    return all;
}

/* Does what comes next; returns the element, REFLECT_NONE at the end. */
static inline reflect_element measure_step(reflect_sitting *sitting, const struct ready *ready) {
    const reflect_questionnaire *questionnaire = reflect_sitting_questionnaire(sitting);
    reflect_element next = reflect_sitting_next(sitting);
    reflect_status status = REFLECT_OK;
    if (next == REFLECT_NONE)
        return next;
    if (reflect_element_kind(questionnaire, next) == REFLECT_KIND_PAGE)
        status = reflect_sitting_page(sitting, next, true);
    else if (!reflect_element_asks(questionnaire, next))
        status = reflect_sitting_seen(sitting, next);
    else if (ready[next].passed)
        status = reflect_sitting_pass(sitting, next, REFLECT_NOT_NOW);
    else
        status = reflect_sitting_answer(sitting, next, &ready[next].answer, NULL);
    if (status != REFLECT_OK)
        measure_fail("an answer was refused");
    return next;
}

#endif
