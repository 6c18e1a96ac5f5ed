/*
 * wild.h - questionnaires that no author would write: every kind, conditions on conditions, heads-ups, reflections that look at
 * each other. The same numbers give the same file, and every file loads.
 */
#ifndef REFLECT_TESTS_SUPPORT_WILD_H
#define REFLECT_TESTS_SUPPORT_WILD_H

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "tests/support/walk.h"

enum wild_kind { WILD_SCALE, WILD_ONE, WILD_ANY, WILD_BETWEEN, WILD_RANK, WILD_WRITE, WILD_STATEMENTS, WILD_NOTE, WILD_KINDS };
enum { WILD_BYTES = 60000, WILD_QUESTIONS = 80 };

struct wild {
    struct walk walk;
    char yaml[WILD_BYTES];
    size_t length;
    enum wild_kind asked[WILD_QUESTIONS]; /* the questions above, called q0, q1 ... */
    unsigned count, reflections;
};

static inline void wild_put(struct wild *wild, const char *format, ...) __attribute__((format(printf, 2, 3)));

static inline void wild_put(struct wild *wild, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int written = vsnprintf(wild->yaml + wild->length, WILD_BYTES - wild->length, format, arguments);
    va_end(arguments);
    if (written > 0 && wild->length + (size_t)written < WILD_BYTES)
        wild->length += (size_t)written;
}

static inline unsigned wild_pick(struct wild *wild, unsigned below) {
    return walk_number(&wild->walk, below);
}

/* Something said of a question of this kind. */
static inline const char *wild_predicate(struct wild *wild, enum wild_kind kind) {
    static const char *const silence[] = {"is answered", "is not answered", "is declined", "does not fit"};
    static const char *const said[WILD_RANK + 1][6] = {
        [WILD_SCALE] = {"is at least b", "is at most c", "is b or d", "is not c", "is between b and c", "is more than a"},
        [WILD_ONE] = {"is x", "is not y", "is x or z", "is y or z", "is not x", "is z"},
        [WILD_ANY] = {"includes x", "includes y or z", "includes any of (x, y)", "includes all of (x, y)", "includes nil",
                      "includes z"},
        [WILD_BETWEEN] = {"leans to near", "leans to far", "is in the middle", "is not in the middle", "leans to near",
                          "leans to far"},
        [WILD_RANK] = {"puts x first", "puts y above x", "puts z first", "puts x above z", "puts y first", "puts z above y"},
    };
    if (kind > WILD_RANK || wild_pick(wild, 4) == 0)
        return silence[wild_pick(wild, 4)];
    return said[kind][wild_pick(wild, 6)];
}

static inline void wild_leaf(struct wild *wild) {
    unsigned question = wild->count - 1 - wild_pick(wild, wild->count > 6 && wild_pick(wild, 3) ? 6 : wild->count);
    wild_put(wild, "q%u %s", question, wild_predicate(wild, wild->asked[question]));
}

static inline void wild_several(struct wild *wild) {
    static const char *const amounts[] = {"any", "all", "none", "at least 2"};
    unsigned which = wild_pick(wild, 4), first = wild_pick(wild, wild->count), count = 0;
    wild_put(wild, "%s of (", amounts[which]);
    for (unsigned i = 0; i < wild->count && count < 4; i++, count++)
        wild_put(wild, "%sq%u", count ? ", " : "", (first + i) % wild->count);
    wild_put(wild, ") are %s", wild_pick(wild, 3) ? "answered" : "declined");
}

static inline void wild_condition(struct wild *wild, unsigned depth, bool reflection) {
    unsigned which = wild_pick(wild, depth > 0 ? 8 : 3);
    if (reflection && wild->reflections > 0 && wild_pick(wild, 4) == 0) {
        wild_put(wild, "reflection r%u is %sshown", wild_pick(wild, wild->reflections), wild_pick(wild, 2) ? "not " : "");
    } else if (which < 3) {
        wild_leaf(wild);
    } else if (which == 3 && wild->count > 1) {
        wild_several(wild);
    } else if (which == 4) {
        wild_put(wild, "not (");
        wild_condition(wild, depth - 1, reflection);
        wild_put(wild, ")");
    } else {
        wild_put(wild, "(");
        wild_condition(wild, depth - 1, reflection);
        wild_put(wild, ") %s ", which % 2 ? "and" : "or");
        wild_condition(wild, depth - 1, reflection);
    }
}

static inline void wild_when(struct wild *wild, const char *indent, unsigned one_in, bool reflection) {
    if (wild->count == 0 || wild_pick(wild, one_in) != 0)
        return;
    wild_put(wild, "%swhen: ", indent);
    wild_condition(wild, 2, reflection);
    wild_put(wild, "\n");
}

static inline void wild_question(struct wild *wild) {
    static const char *const bodies[WILD_KINDS] = {
        [WILD_SCALE] = "scale: s",
        [WILD_ONE] = "choose: one\n        from: l",
        [WILD_ANY] =
            "choose: any\n        at-most: 2\n        from: [x, y, {z: {text: z, write: lines}}, {nil: {text: N, alone: true}}]",
        [WILD_BETWEEN] = "between: [near, far]",
        [WILD_RANK] = "rank: [x, y, z]",
        [WILD_WRITE] = "write: lines",
    };
    enum wild_kind kind = (enum wild_kind)wild_pick(wild, WILD_KINDS);
    if (kind == WILD_NOTE) {
        wild_put(wild, "      - %s: Here.\n", wild_pick(wild, 2) ? "note" : "pause");
        wild_when(wild, "        ", 2, false);
        return;
    }
    wild_put(wild, "      - ask: Say%s.\n", wild->count ? ", {q0|nobody}" : "");
    wild_when(wild, "        ", 2, false);
    if (kind != WILD_STATEMENTS) {
        wild_put(wild, "        %s\n        id: q%u\n", bodies[kind], wild->count);
        wild->asked[wild->count++] = kind;
        return;
    }
    wild_put(wild, "        id: lead-in-%u\n        scale: s\n        statements:\n", wild->count);
    for (unsigned left = 1 + wild_pick(wild, 3); left > 0; left--) {
        wild_put(wild, "          - q%u: This is so.\n", wild->count);
        wild->asked[wild->count++] = WILD_SCALE;
    }
}

static inline void wild_page(struct wild *wild, unsigned page) {
    wild_put(wild, "  - id: p%u\n", page);
    if (wild_pick(wild, 3) == 0)
        wild_put(wild, "    heads-up: Careful.\n");
    wild_when(wild, "    ", 3, false);
    wild_put(wild, "    questions:\n");
    for (unsigned left = 1 + wild_pick(wild, 6); left > 0 && wild->count + 4 < WILD_QUESTIONS; left--)
        wild_question(wild);
}

/* A questionnaire of up to `pages` pages; `seed` is not 0. */
static inline void wild_write(struct wild *wild, uint32_t seed, unsigned pages) {
    *wild = (struct wild){.walk = {NULL, 0, seed * 2654435761u | 1}};
    wild_put(wild, "reflect: 1\nid: wild\nlanguage: en\ntitle: Wild\nscales: {s: [a, b, c, d]}\n");
    wild_put(wild, "lists: {l: [x, y, {z: {text: z, write: line}}]}\npages:\n");
    pages = 1 + wild_pick(wild, pages);
    for (unsigned page = 0; page < pages; page++)
        wild_page(wild, page);
    unsigned reflections = wild->count > 0 ? wild_pick(wild, 6) : 0;
    wild_put(wild, reflections ? "reflections:\n" : "");
    for (; wild->reflections < reflections; wild->reflections++) {
        wild_put(wild, "  - id: r%u\n    say: So it is.\n", wild->reflections);
        wild_when(wild, "    ", 1, true);
    }
}

#endif
