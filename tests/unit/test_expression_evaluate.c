/*
 * test_expression_evaluate.c - sets of outcomes against brute force.
 *
 * Conditions are generated as trees. An oracle walks the tree in plain three-valued logic for one full assignment; the set that
 * evaluate() gives for partial knowledge must hold every outcome that any way of filling in the rest comes to, must be exactly that
 * one outcome once nothing is open, and exactly the set of them where no question is looked at twice.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "expression/evaluate.h"

enum { QUESTIONS = 5, VALUES = 4, NODES_MAX = 40, PARTS_MAX = 4 };

/* What is known of one question: still open, or one of these. */
enum { OFF_PATH, SILENT, DECLINED, UNFIT, FIRST_VALUE, STATES = FIRST_VALUE + VALUES };

struct branch {
    enum operation operation;
    unsigned element;
    uint64_t mask;
    unsigned least, count;
    unsigned parts[PARTS_MAX];
};

struct tree {
    struct branch branches[NODES_MAX];
    unsigned count;
    uint32_t seed;
    unsigned looked_at; /* questions, as bits */
    int twice;
};

static uint32_t pick(struct tree *tree, uint32_t below) {
    tree->seed ^= tree->seed << 13;
    tree->seed ^= tree->seed >> 17;
    tree->seed ^= tree->seed << 5;
    return (tree->seed >> 9) % below;
}

static void grow_leaf(struct tree *tree, struct branch *leaf) {
    static const enum operation operations[] = {OPERATION_ONE_OF,   OPERATION_ONE_OF,   OPERATION_ONE_OF,
                                                OPERATION_ANSWERED, OPERATION_DECLINED, OPERATION_DOES_NOT_FIT};
    leaf->operation = operations[pick(tree, sizeof operations / sizeof *operations)];
    leaf->element = pick(tree, QUESTIONS);
    leaf->mask = 1 + pick(tree, (1u << VALUES) - 2); /* some values, never all: those are not counted */
    if (tree->looked_at & 1u << leaf->element)
        tree->twice = 1;
    tree->looked_at |= 1u << leaf->element;
}

static unsigned grow(struct tree *tree, unsigned depth) {
    assert_true(tree->count < NODES_MAX);
    unsigned index = tree->count++, kind = depth == 0 || tree->count + 3 * PARTS_MAX > NODES_MAX ? 0 : pick(tree, 6);
    struct branch branch = {.operation = OPERATION_NOT};
    if (kind < 2) {
        grow_leaf(tree, &branch);
    } else if (kind == 2) {
        branch.count = 1;
    } else if (kind < 5) {
        branch.operation = kind == 3 ? OPERATION_AND : OPERATION_OR;
        branch.count = 2;
    } else {
        branch.operation = OPERATION_AT_LEAST;
        branch.count = 1 + pick(tree, PARTS_MAX);
        branch.least = 1 + pick(tree, branch.count);
    }
    for (unsigned i = 0; i < branch.count; i++)
        branch.parts[i] = grow(tree, depth - 1);
    tree->branches[index] = branch;
    return index;
}

static size_t emit(const struct tree *tree, unsigned index, struct step steps[], size_t count) {
    const struct branch *branch = &tree->branches[index];
    for (unsigned i = 0; i < branch->count; i++)
        count = emit(tree, branch->parts[i], steps, count);
    steps[count] = (struct step){.operation = (uint8_t)branch->operation, .element = branch->element, .mask = branch->mask};
    if (branch->operation == OPERATION_AT_LEAST) {
        steps[count].count = (uint16_t)branch->count;
        steps[count].element = branch->least;
    }
    return count + 1;
}

/* ---- The oracle: -1 false, 0 unknown, 1 true. */

static int say(int holds) {
    return holds ? 1 : -1;
}

static int leaf_is(const struct branch *leaf, const unsigned states[]) {
    unsigned state = states[leaf->element];
    switch (leaf->operation) {
    case OPERATION_ANSWERED:
        return say(state >= FIRST_VALUE);
    case OPERATION_DECLINED:
        return say(state == DECLINED);
    case OPERATION_DOES_NOT_FIT:
        return say(state == UNFIT);
    default:
        return state >= FIRST_VALUE ? say((leaf->mask >> (state - FIRST_VALUE)) & 1) : 0;
    }
}

static int tree_is(const struct tree *tree, unsigned index, const unsigned states[]) {
    const struct branch *branch = &tree->branches[index];
    unsigned hold = 0, fail = 0;
    int least = 1, most = -1;
    if (branch->count == 0)
        return leaf_is(branch, states);
    for (unsigned i = 0; i < branch->count; i++) {
        int part = tree_is(tree, branch->parts[i], states);
        hold += part > 0;
        fail += part < 0;
        least = part < least ? part : least;
        most = part > most ? part : most;
    }
    switch (branch->operation) {
    case OPERATION_NOT:
        return -least;
    case OPERATION_AND:
        return least;
    case OPERATION_OR:
        return most;
    default:
        return hold >= branch->least ? 1 : branch->count - fail < branch->least ? -1 : 0;
    }
}

static unsigned bit_of(int outcome) {
    return outcome > 0 ? OUTCOME_TRUE : outcome < 0 ? OUTCOME_FALSE : OUTCOME_UNKNOWN;
}

/* ---- Partial knowledge */

/* What is known of a question: its outlook, and the state it has if it is on the path; STATES where that is open. */
struct known {
    unsigned outlook, state;
};

static int agrees(const struct known *known, unsigned state) {
    if (state == OFF_PATH)
        return known->outlook & OUTLOOK_OFF;
    return (known->outlook & OUTLOOK_ON) && (known->state == STATES || known->state == state);
}

/* The outcomes of all assignments from question `q` on that agree with what is known. */
static unsigned brute_force(const struct tree *tree, const struct known known[], unsigned states[], unsigned q) {
    unsigned found = 0;
    if (q == QUESTIONS)
        return bit_of(tree_is(tree, 0, states));
    for (states[q] = 0; states[q] < STATES; states[q]++) {
        if (agrees(&known[q], states[q]))
            found |= brute_force(tree, known, states, q + 1);
        if (found && !(tree->looked_at & 1u << q))
            break; /* nobody looks at it */
    }
    return found;
}

static void know(struct tree *tree, struct known known[], unsigned openness) {
    for (unsigned q = 0; q < QUESTIONS; q++) {
        known[q].outlook = pick(tree, 8) < openness ? OUTLOOK_ON | OUTLOOK_OFF : pick(tree, 5) ? OUTLOOK_ON : OUTLOOK_OFF;
        known[q].state = pick(tree, 8) < openness ? STATES : SILENT + pick(tree, STATES - SILENT);
    }
}

static unsigned computed(const struct tree *tree, const struct known known[]) {
    static const uint8_t responses[] = {
        [SILENT] = RESPONSE_NOT_NOW, [DECLINED] = RESPONSE_DECLINED, [UNFIT] = RESPONSE_DOES_NOT_FIT};
    struct step steps[NODES_MAX];
    uint8_t outlook[QUESTIONS], response[QUESTIONS];
    uint64_t value[QUESTIONS];
    for (unsigned q = 0; q < QUESTIONS; q++) {
        outlook[q] = (uint8_t)known[q].outlook;
        response[q] = known[q].state == STATES        ? RESPONSE_NONE
                      : known[q].state >= FIRST_VALUE ? RESPONSE_ANSWERED
                                                      : responses[known[q].state];
        value[q] = known[q].state >= FIRST_VALUE && known[q].state < STATES ? known[q].state - FIRST_VALUE : 99;
    }
    const struct facts facts = {outlook, response, value};
    return evaluate(steps, emit(tree, 0, steps, 0), &facts);
}

static struct tree new_tree(uint32_t seed) {
    struct tree tree = {.seed = seed * 2654435761u + 1};
    grow(&tree, 1 + pick(&tree, 4));
    return tree;
}

static void test_nothing_open(void **state) {
    (void)state;
    unsigned seen = 0;
    for (uint32_t seed = 0; seed < 40000; seed++) {
        struct tree tree = new_tree(seed);
        struct known known[QUESTIONS];
        unsigned states[QUESTIONS];
        know(&tree, known, 0);
        for (unsigned q = 0; q < QUESTIONS; q++)
            states[q] = known[q].outlook == OUTLOOK_OFF ? OFF_PATH : known[q].state;
        assert_int_equal(computed(&tree, known), bit_of(tree_is(&tree, 0, states)));
        seen |= computed(&tree, known);
    }
    assert_int_equal(seen, OUTCOME_ANY);
}

static void test_partly_open(void **state) {
    (void)state;
    unsigned exact = 0, wider = 0;
    for (uint32_t seed = 0; seed < 6000; seed++) {
        struct tree tree = new_tree(seed);
        struct known known[QUESTIONS];
        unsigned states[QUESTIONS];
        know(&tree, known, 1 + seed % 6);
        unsigned truth = brute_force(&tree, known, states, 0), set = computed(&tree, known);
        assert_int_equal(truth & ~set, 0);
        assert_true(set != 0 && set <= OUTCOME_ANY);
        if (!tree.twice)
            assert_int_equal(set, truth);
        exact += set == truth;
        wider += set != truth;
    }
    assert_true(exact > 10 * wider);
}

/* ---- Single comparisons */

static unsigned one(enum operation operation, uint64_t mask, uint64_t value) {
    const struct step step = {.operation = (uint8_t)operation, .mask = mask};
    const uint8_t outlook = OUTLOOK_ON, response = RESPONSE_ANSWERED;
    const struct facts facts = {&outlook, &response, &value};
    return evaluate(&step, 1, &facts);
}

static void test_several_choices(void **state) {
    (void)state;
    for (uint64_t mask = 0; mask < 16; mask++) {
        for (uint64_t value = 0; value < 16; value++) {
            assert_int_equal(one(OPERATION_INCLUDES_ANY, mask, value), mask & value ? OUTCOME_TRUE : OUTCOME_FALSE);
            assert_int_equal(one(OPERATION_INCLUDES_ALL, mask, value), mask & ~value ? OUTCOME_FALSE : OUTCOME_TRUE);
        }
    }
    assert_int_equal(one(OPERATION_INCLUDES_ANY, (uint64_t)1 << 63, (uint64_t)1 << 63), OUTCOME_TRUE);
    assert_int_equal(one(OPERATION_ONE_OF, (uint64_t)1 << 63, 63), OUTCOME_TRUE);
    assert_int_equal(one(OPERATION_ONE_OF, ~((uint64_t)1 << 63), 63), OUTCOME_FALSE);
}

/* All orders of five, and one of the sixteen that fit at the most. */
static void test_ranks(void **state) {
    (void)state;
    for (unsigned turn = 0; turn < 3125; turn++) {
        unsigned order[5], place[5] = {9, 9, 9, 9, 9}, left = turn;
        uint64_t value = 0;
        for (unsigned i = 0; i < 5; i++, left /= 5) {
            order[i] = left % 5;
            place[order[i]] = i;
            value |= (uint64_t)order[i] << (4 * i);
        }
        if (place[0] + place[1] + place[2] + place[3] + place[4] != 10)
            continue; /* not each once */
        for (uint64_t a = 0; a < 5; a++) {
            assert_int_equal(one(OPERATION_FIRST, a, value), place[a] == 0 ? OUTCOME_TRUE : OUTCOME_FALSE);
            for (uint64_t b = 0; b < 5; b++)
                if (a != b)
                    assert_int_equal(one(OPERATION_ABOVE, a | b << 32, value),
                                     place[a] < place[b] ? OUTCOME_TRUE : OUTCOME_FALSE);
        }
    }
    uint64_t down = 0x0123456789ABCDEF; /* 15 stands first */
    assert_int_equal(one(OPERATION_FIRST, 15, down), OUTCOME_TRUE);
    assert_int_equal(one(OPERATION_ABOVE, 15 | (uint64_t)0 << 32, down), OUTCOME_TRUE);
    assert_int_equal(one(OPERATION_ABOVE, 0 | (uint64_t)15 << 32, down), OUTCOME_FALSE);
    assert_int_equal(one(OPERATION_ABOVE, 1 | (uint64_t)0 << 32, down), OUTCOME_TRUE);
}

static void test_shown(void **state) {
    (void)state;
    const struct step step = {.operation = OPERATION_SHOWN};
    for (uint8_t outlook = 1; outlook <= 3; outlook++) {
        const uint8_t response = RESPONSE_NONE;
        const uint64_t value = 0;
        const struct facts facts = {&outlook, &response, &value};
        unsigned expected = (outlook & OUTLOOK_ON ? OUTCOME_TRUE : 0u) | (outlook & OUTLOOK_OFF ? OUTCOME_FALSE : 0u);
        assert_int_equal(evaluate(&step, 1, &facts), expected);
    }
}

/* Silence of every kind, also of a sitting that ended before: never an answer, and a comparison with it is unknown. */
static void test_silence(void **state) {
    (void)state;
    static const uint8_t silences[] = {RESPONSE_NOT_NOW, RESPONSE_DECLINED, RESPONSE_DOES_NOT_FIT, RESPONSE_UNASKED};
    for (size_t i = 0; i < sizeof silences; i++) {
        const uint8_t outlook = OUTLOOK_ON;
        const uint64_t value = 0;
        const struct facts facts = {&outlook, &silences[i], &value};
        for (uint8_t operation = OPERATION_ONE_OF; operation <= OPERATION_DOES_NOT_FIT; operation++) {
            const struct step step = {.operation = operation, .mask = ~(uint64_t)0};
            unsigned expected = operation < OPERATION_ANSWERED ? OUTCOME_UNKNOWN : OUTCOME_FALSE;
            if ((operation == OPERATION_DECLINED && silences[i] == RESPONSE_DECLINED) ||
                (operation == OPERATION_DOES_NOT_FIT && silences[i] == RESPONSE_DOES_NOT_FIT))
                expected = OUTCOME_TRUE;
            assert_int_equal(evaluate(&step, 1, &facts), expected);
        }
    }
}

/* The deepest stack that the parser lets through. */
static void test_deepest(void **state) {
    (void)state;
    struct step steps[2 * CONDITION_DEPTH_MAX];
    const uint8_t outlook = OUTLOOK_ON, response = RESPONSE_ANSWERED;
    const uint64_t value = 0;
    const struct facts facts = {&outlook, &response, &value};
    size_t count = 0;
    for (; count < CONDITION_DEPTH_MAX; count++)
        steps[count] = (struct step){.operation = OPERATION_ONE_OF, .mask = count % 2};
    for (; count < 2 * CONDITION_DEPTH_MAX - 1; count++)
        steps[count] = (struct step){.operation = OPERATION_OR};
    assert_int_equal(evaluate(steps, count, &facts), OUTCOME_TRUE);
    for (size_t i = CONDITION_DEPTH_MAX; i < count; i++)
        steps[i].operation = OPERATION_AND;
    assert_int_equal(evaluate(steps, count, &facts), OUTCOME_FALSE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_open), cmocka_unit_test(test_partly_open), cmocka_unit_test(test_several_choices),
        cmocka_unit_test(test_ranks),        cmocka_unit_test(test_shown),       cmocka_unit_test(test_silence),
        cmocka_unit_test(test_deepest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
