/*
 * generate.c - writes a questionnaire of as many questions as are wanted, for measuring.
 *
 *     generate QUESTIONS [WORDS]
 *
 * Pages of ten questions of every kind; three in ten have a condition, which looks at one or two of the questions shortly before,
 * often at one that has a condition itself, in chains of at most ten. So what depends on a question does not grow with the
 * questionnaire. There are a quarter as many reflections as questions. WORDS is the length of a question, 11 unless told. The
 * same arguments give the same bytes.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { PAGE = 10, CHAIN_MAX = 10, THREADS = 12, NEAR = 8 };

static uint32_t state = 2463534242u;

static unsigned number(unsigned below) {
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    return (state >> 7) % below;
}

static void print_words(unsigned count, const char *end) {
    static const char *const words[] = {"evening", "voice",  "quiet",   "door",  "letter", "garden", "window", "waiting",
                                        "lamp",    "kettle", "morning", "table", "paper",  "after",  "when",   "little",
                                        "bread",   "across", "room",    "still", "often",  "with",   "river",  "chair"};
    for (unsigned i = 0; i < count; i++)
        printf("%s%s", i == 0 ? "" : " ", words[number(sizeof words / sizeof *words)]);
    fputs(end, stdout);
}

/* ---- Questions: twenty in a row are eight scales, four choices of one, and so on. */

enum kind { SCALE, ONE, ANY, BETWEEN, RANK, LINE, LINES, STATEMENT };

static enum kind kind_of(unsigned question) {
    static const unsigned char row[20] = {SCALE, ONE,   SCALE,   ANY,  SCALE, ONE, SCALE, BETWEEN, SCALE,     SCALE,
                                          RANK,  SCALE, BETWEEN, LINE, ONE,   ANY, SCALE, ONE,     STATEMENT, STATEMENT};
    return (enum kind)row[question % 20];
}

static bool is_conditional(unsigned question) {
    return question >= NEAR && question * 7 % 10 < 3 && kind_of(question) != STATEMENT;
}

/* What can be said of a question of some kind. */
static void print_comparison(unsigned question) {
    switch (kind_of(question)) {
    case SCALE:
    case STATEMENT:
        printf("q%u is at least rarely", question);
        break;
    case ONE:
        printf("q%u is friend or partner", question);
        break;
    case ANY:
        printf("q%u includes any of (chest, jaw)", question);
        break;
    case BETWEEN:
        printf("q%u leans to far", question);
        break;
    case RANK:
        printf("q%u puts rest above play", question);
        break;
    default:
        printf("q%u is answered", question);
    }
}

/* The question's condition. A chain goes on from the last question with a condition, until it is long enough. */
static void print_condition(unsigned question, unsigned *last, unsigned *chain) {
    bool goes_on = *last > 0 && question - *last <= NEAR && *chain < CHAIN_MAX;
    unsigned first = goes_on ? *last : question - 1 - number(NEAR), second = question - 1 - number(NEAR);
    *chain = goes_on ? *chain + 1 : 0;
    *last = question;
    printf("        when: ");
    print_comparison(first);
    if (second != first && number(2) == 0) {
        printf(number(3) == 0 ? " and " : " or ");
        print_comparison(second);
    }
    printf("\n");
}

static void print_kind(unsigned question) {
    static const char *const kinds[] = {
        [SCALE] = "        scale: how-often\n",
        [ONE] = "        choose: one\n        from: people\n",
        [ANY] = "        choose: any\n        from:\n          - chest: My chest\n          - jaw: My jaw\n          - hands: My "
                "hands\n"
                "          - nowhere: {text: Nowhere I can name, alone: true}\n",
        [BETWEEN] = "        between: [near, far]\n",
        [RANK] = "        rank: things\n",
        [LINE] = "        write: line\n",
        [LINES] = "        write: lines\n",
        [STATEMENT] = "        scale: how-often\n        statements:\n",
    };
    fputs(kinds[kind_of(question)], stdout);
}

/* Prints the question; returns how many that were, since statements come in twos. */
static unsigned print_question(unsigned question, unsigned questions, unsigned words, unsigned *last, unsigned *chain) {
    bool statements = kind_of(question) == STATEMENT;
    printf("      - id: %s%u\n", statements ? "s" : "q", question);
    if (is_conditional(question))
        print_condition(question, last, chain);
    printf("        ask: How much of the ");
    print_words(words > 4 ? words - 4 : 1, "?\n");
    if (question % 4 == 0) {
        printf("        why: It helps to ");
        print_words(6, ".\n");
    }
    print_kind(question);
    if (!statements)
        return 1;
    unsigned both = question + 1 < questions && kind_of(question + 1) == STATEMENT ? 2 : 1;
    for (unsigned i = 0; i < both; i++) {
        printf("          - q%u: There is ", question + i);
        print_words(5, ".\n");
    }
    return both;
}

static void print_pages(unsigned questions, unsigned words) {
    unsigned last = 0, chain = 0;
    printf("pages:\n");
    for (unsigned question = 0; question < questions;) {
        unsigned page = question / PAGE;
        if (question % PAGE == 0) {
            printf("  - id: page-%u\n    title: The ", page);
            print_words(3, "\n");
            if (page % 10 == 9)
                printf("    heads-up: The next questions are about *waiting*.\n");
            printf("    questions:\n");
            if (page % 4 == 3)
                printf("      - pause: Look up for a moment, and let your eyes rest.\n");
        }
        question += print_question(question, questions, words, &last, &chain);
    }
}

/* ---- Reflections: each about the four questions that are its share. */

static void print_reflection_condition(unsigned reflection) {
    unsigned first = reflection * 4;
    printf("    when: ");
    if (reflection % 8 == 5)
        printf("reflection r%u is not shown and ", reflection - 1);
    print_comparison(first);
    if (reflection % 2 == 0) {
        printf(" and (");
        print_comparison(first + 1);
        printf(" or ");
        print_comparison(first + 2);
        printf(")");
    }
    printf("\n");
}

static void print_reflections(unsigned questions) {
    printf("reflections:\n");
    for (unsigned reflection = 0; reflection < questions / 4; reflection++) {
        printf("  - id: r%u\n    thread: t%u\n", reflection, reflection % THREADS);
        print_reflection_condition(reflection);
        printf("    say: With {q%u|this}, the ", reflection * 4 + 1);
        print_words(9, " stays near.\n");
        printf("    wonder: What would the ");
        print_words(6, " be without it?\n");
        if (reflection % 2 == 0) {
            printf("    try: Notice once how the ");
            print_words(6, " is.\n");
        }
    }
}

static void print_head(unsigned questions) {
    printf("reflect: 1\nid: generated-%u\nedition: 2026-11-22\nlanguage: en\ntitle: Generated\nabout: >\n  Only for measuring.\n"
           "minutes: 10\ntouches-on: [waiting]\n",
           questions);
    printf("scales:\n  how-often:\n    - never: never\n    - rarely: rarely\n    - sometimes: sometimes\n    - often: often\n"
           "    - nearly-always: nearly always\n");
    printf("lists:\n  people:\n    - partner: {text: My partner, as: your partner}\n    - friend: {text: A friend, as: your "
           "friend}\n"
           "    - other: {text: Someone else, write: line}\n"
           "  things:\n    - rest: Rest\n    - order: Order\n    - play: Play\n");
    printf("threads:\n");
    for (int i = 0; i < THREADS; i++)
        printf("  t%d:\n    title: Thread %d\n", i, i);
}

int main(int argc, char **argv) {
    unsigned long questions = argc > 1 ? strtoul(argv[1], NULL, 10) : 0, words = argc > 2 ? strtoul(argv[2], NULL, 10) : 11;
    if (questions < 1 || questions > 1000000 || words > 1000) {
        fputs("usage: generate QUESTIONS [WORDS]\n", stderr);
        return 2;
    }
    print_head((unsigned)questions);
    print_pages((unsigned)questions, (unsigned)words);
    if (questions >= 4)
        print_reflections((unsigned)questions);
    printf("ending:\n  finished: Thank you.\n  stopped-early: That is enough.\n");
    return fflush(stdout) == 0 ? 0 : 3;
}
