/*
 * careful.h - questionnaires as careful authors write them: every condition can hold and can fail, and no part of one is idle. And the same
 * with one fault put in. The same numbers give the same file.
 *
 * A condition looks at questions that neither it nor the page it stands on looks at otherwise, so that none of its parts can decide
 * another; no two reflections look at the same questions.
 */
#ifndef REFLECT_TESTS_SUPPORT_CAREFUL_H
#define REFLECT_TESTS_SUPPORT_CAREFUL_H

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "tests/support/walk.h"

enum { CAREFUL_BYTES = 40000, CAREFUL_QUESTIONS = 40, CAREFUL_ROOTS = 14, CAREFUL_REFLECTIONS = 12 };

/* Faults that can be put in; the code of each is in careful_faults. */
enum careful_fault {
    CAREFUL_NONE,
    CAREFUL_PAGE_AGAINST_QUESTION, /* a question's condition excludes its page's */
    CAREFUL_CHAIN,                 /* a question behind a chain of others excludes where the chain began */
    CAREFUL_PAGES_APART,           /* a reflection needs two pages that exclude each other */
    CAREFUL_DEAD_OPTION,           /* an option that stands alone, and another */
    CAREFUL_DEAD_RANK,             /* two things ranked first */
    CAREFUL_SILENT,                /* an answer to a question that is not answered */
    CAREFUL_TOO_MANY,              /* at least two of two that exclude each other */
    CAREFUL_BOUND,                 /* more options than may be chosen */
    CAREFUL_IDLE_AND,              /* a part that another implies */
    CAREFUL_IDLE_OR,               /* a case that another covers */
    CAREFUL_ALWAYS,                /* answered or not */
    CAREFUL_TWIN,                  /* the same in other words */
    CAREFUL_TOGETHER,              /* a promise that is not kept */
    CAREFUL_PUT_IN,                /* an answer that is never there */
    CAREFUL_MISSING,               /* a pipe without words for there being no answer */
    CAREFUL_FAULTS
};
static const unsigned careful_codes[CAREFUL_FAULTS] = {0,   601, 601, 602, 602, 602, 602, 602,
                                                       602, 604, 604, 603, 605, 606, 607, 153};

struct careful {
    struct walk walk;
    char yaml[CAREFUL_BYTES];
    size_t length;
    unsigned roots, questions, reflections;      /* r0 ... that are always asked, and all of them */
    uint32_t of_reflection[CAREFUL_REFLECTIONS]; /* the roots that each looks at, a bit each */
};

static inline void careful_put(struct careful *careful, const char *format, ...) __attribute__((format(printf, 2, 3)));

static inline void careful_put(struct careful *careful, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int written = vsnprintf(careful->yaml + careful->length, CAREFUL_BYTES - careful->length, format, arguments);
    va_end(arguments);
    if (written > 0 && careful->length + (size_t)written < CAREFUL_BYTES)
        careful->length += (size_t)written;
}

static inline unsigned careful_pick(struct careful *careful, unsigned below) {
    return walk_number(&careful->walk, below);
}

/* Root number n is of kind n % 6: a scale, one of a list, any of one, between, a rank, a line. */
static inline const char *careful_said(struct careful *careful, unsigned root) {
    static const char *const said[6][4] = {
        {"is at least b", "is at most b", "is b or d", "is between b and c"},
        {"is x", "is not y", "is x or z", "is z"},
        {"includes x", "includes any of (x, y)", "includes nil", "includes all of (x, y)"},
        {"leans to near", "leans to far", "is in the middle", "is not in the middle"},
        {"puts x first", "puts y above x", "puts z first", "puts x above z"},
        {"is answered", "is not answered", "is declined", "does not fit"},
    };
    return said[root % 6][careful_pick(careful, 4)];
}

/* A root that is not among `taken`, and is from there on. */
static inline unsigned careful_root(struct careful *careful, uint32_t *taken) {
    unsigned root = careful_pick(careful, careful->roots);
    while ((*taken >> root) & 1)
        root = (root + 1) % careful->roots;
    *taken |= (uint32_t)1 << root;
    return root;
}

/* A condition of one to three parts on roots that are not taken. */
static inline void careful_condition(struct careful *careful, uint32_t *taken) {
    const char *join = careful_pick(careful, 3) ? " and " : " or ";
    unsigned parts = 1 + careful_pick(careful, 3);
    for (unsigned i = 0; i < parts; i++) {
        unsigned root = careful_root(careful, taken);
        bool negated = root % 6 != 5 && careful_pick(careful, 4) == 0;
        careful_put(careful, "%s%sr%u %s%s", i ? join : "", negated ? "not (" : "", root, careful_said(careful, root),
                    negated ? ")" : "");
    }
}

static inline void careful_question(struct careful *careful, unsigned kind) {
    static const char *const bodies[] = {"scale: s",
                                         "choose: one, from: [x, y, z]",
                                         "choose: any, at-most: 3, from: [x, y, z, w, {nil: {text: N, alone: true}}]",
                                         "between: [near, far]",
                                         "rank: [x, y, z]",
                                         "write: line"};
    careful_put(careful, "ask: Is it so?, %s}\n", bodies[kind % 6]);
}

static inline void careful_page(struct careful *careful, unsigned page) {
    uint32_t of_page = 0;
    careful_put(careful, "  - id: p%u\n", page);
    if (careful_pick(careful, 2)) {
        careful_put(careful, "    when: ");
        careful_condition(careful, &of_page);
        careful_put(careful, "\n");
    }
    careful_put(careful, "    questions:\n");
    for (unsigned left = 1 + careful_pick(careful, 4); left > 0 && careful->questions < CAREFUL_QUESTIONS; left--) {
        uint32_t taken = of_page;
        careful_put(careful, "      - {id: q%u, ", careful->questions);
        if (careful_pick(careful, 3) == 0) {
            careful_put(careful, "when: \"");
            careful_condition(careful, &taken);
            careful_put(careful, "\", ");
        }
        if (careful->questions > 0 && careful_pick(careful, 3) == 0)
            careful_put(careful, "why: \"You said {r%u|nothing} there.\", ", careful_root(careful, &taken));
        careful_question(careful, 5);
        careful->questions++;
    }
}

static inline bool careful_is_new(const struct careful *careful, uint32_t looked_at) {
    for (unsigned i = 0; i < careful->reflections; i++)
        if (careful->of_reflection[i] == looked_at)
            return false;
    return true;
}

/* One reflection; every third one is promised not to come with the one above. */
static inline void careful_reflection(struct careful *careful) {
    size_t before = careful->length;
    uint32_t taken = 0;
    unsigned number = careful->reflections;
    bool apart = number % 3 == 2;
    careful_put(careful, "  - {id: f%u, say: \"So it is, with {r0|that}.\", when: \"", number);
    if (apart) {
        taken = careful->of_reflection[number - 1];
        unsigned root = careful_root(careful, &taken);
        careful_put(careful, "reflection f%u is not shown and r%u %s\", not-with: f%u}\n", number - 1, root,
                    careful_said(careful, root), number - 1);
    } else {
        careful_condition(careful, &taken);
        careful_put(careful, "\"}\n");
    }
    if (!careful_is_new(careful, taken)) {
        careful->length = before;
        careful->yaml[before] = '\0';
        return;
    }
    careful->of_reflection[careful->reflections++] = taken;
}

/* The last page: what the faults are made of, without any of them being there yet. */
static inline void careful_fault_page(struct careful *careful, enum careful_fault fault) {
    careful_put(careful,
                "  - id: left\n    when: one is x\n    questions:\n      - {id: on-left, ask: Is it so?, write: line}\n");
    if (fault == CAREFUL_PAGE_AGAINST_QUESTION)
        careful_put(careful, "      - {id: bad, when: two is at least b and one is not x, ask: Is it so?, write: line}\n");
    careful_put(careful, "  - id: right\n    when: one is y or z\n    questions:\n");
    if (fault == CAREFUL_PUT_IN)
        careful_put(careful, "      - {id: bad, ask: \"After {on-left|that}, is it so?\", write: line}\n");
    if (fault == CAREFUL_MISSING)
        careful_put(careful, "      - {id: bad, ask: \"After {two}, is it so?\", write: line}\n");
    careful_put(careful, "      - {id: on-right, ask: Is it so?, write: line}\n  - id: chain\n    questions:\n");
    careful_put(careful, "      - {id: link, when: two is at most c, ask: Is it so?, scale: s}\n");
    careful_put(careful, "      - {id: next, when: link is at least b, ask: Is it so?, scale: s}\n");
    if (fault == CAREFUL_CHAIN)
        careful_put(careful, "      - {id: bad, when: next is answered and two is d, ask: Is it so?, write: line}\n");
    if (fault == CAREFUL_ALWAYS)
        careful_put(careful, "      - {id: bad, when: two is answered or two is not answered, ask: Is it so?, write: line}\n");
}

static inline void careful_fault_reflection(struct careful *careful, enum careful_fault fault) {
    static const char *const conditions[CAREFUL_FAULTS] = {
        [CAREFUL_PAGES_APART] = "on-left is answered and (on-right is answered and two is at least b)",
        [CAREFUL_DEAD_OPTION] = "some includes nil and (some includes x or some includes y)",
        [CAREFUL_DEAD_RANK] = "order puts x first and two is at least b and order puts y above x",
        [CAREFUL_SILENT] = "two is at least b and not (two is answered)",
        [CAREFUL_TOO_MANY] = "at least 2 of (on-left, on-right) are answered",
        [CAREFUL_BOUND] = "some includes all of (x, y, z, w)",
        [CAREFUL_IDLE_AND] = "two is at least c and one is x and two is more than a",
        [CAREFUL_IDLE_OR] = "two is at least b or (two is d and one is x)",
        [CAREFUL_TWIN] = "two is c or d",
        [CAREFUL_TOGETHER] = "two is at least c and one is x",
    };
    careful_put(careful, "  - {id: twin, when: two is at least c, say: So it is.}\n");
    if (conditions[fault])
        careful_put(careful, "  - {id: bad, when: \"%s\", %ssay: So it is.}\n", conditions[fault],
                    fault == CAREFUL_TOGETHER ? "not-with: twin, " : "");
}

/* `seed` is not 0. */
static inline void careful_write(struct careful *careful, uint32_t seed, enum careful_fault fault) {
    memset(careful, 0, sizeof *careful);
    careful->walk = (struct walk){NULL, 0, seed * 2654435761u | 1};
    careful->roots = 8 + careful_pick(careful, CAREFUL_ROOTS - 8);
    careful_put(careful, "reflect: 1\nid: careful\nlanguage: en\ntitle: Careful\nscales: {s: [a, b, c, d]}\npages:\n");
    careful_put(careful, "  - id: roots\n    questions:\n");
    for (unsigned i = 0; i < careful->roots; i++) {
        careful_put(careful, "      - {id: r%u, ", i);
        careful_question(careful, i);
    }
    careful_put(careful,
                "      - {id: one, ask: Is it so?, choose: one, from: [x, y, z]}\n      - {id: two, ask: So?, scale: s}\n");
    careful_put(careful,
                "      - {id: some, ask: So?, choose: any, at-most: 3, from: [x, y, z, w, {nil: {text: N, alone: true}}]}\n");
    careful_put(careful, "      - {id: order, ask: So?, rank: [x, y, z]}\n");
    for (unsigned pages = 1 + careful_pick(careful, 5), page = 0; page < pages; page++)
        careful_page(careful, page);
    careful_fault_page(careful, fault);
    careful_put(careful, "reflections:\n");
    for (unsigned left = careful_pick(careful, CAREFUL_REFLECTIONS); left > 0; left--)
        careful_reflection(careful);
    careful_fault_reflection(careful, fault);
}

#endif
