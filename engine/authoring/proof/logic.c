/*
 * logic.c - see logic.h.
 *
 * Comes in: the encoding of a questionnaire. Leaves: clauses to the solver, one gate at a time, and its verdicts. Called by reach*.c.
 * A model is read for the free variables alone; what follows from them is computed here, so a model that does not hold together
 * is noticed and not believed.
 */
#include "authoring/proof/logic.h"

#include <stdlib.h>

/* The solver's words for found, and for proved that there is none. */
enum { FOUND = 10, NONE = 20 };

/* How many models are remembered: bits of a word. */
enum { REMEMBERED = 64 };

/* Both literals 0 where the variable is free. */
struct gate {
    int a, b;
    uint64_t seen; /* its value in the models remembered */
};

static void fail(struct logic *logic, reflect_status status) {
    if (logic->status == REFLECT_OK)
        logic->status = status;
}

static struct gate *gate_of(const struct logic *logic, int literal) {
    return (struct gate *)logic->gates.records + abs(literal);
}

static uint64_t seen(const struct logic *logic, int literal) {
    uint64_t bits = gate_of(logic, literal)->seen;
    return literal < 0 ? ~bits : bits;
}

static uint64_t remembered(const struct logic *logic) {
    return logic->models >= REMEMBERED ? UINT64_MAX : ((uint64_t)1 << logic->models) - 1;
}

void logic_init(struct logic *logic, const reflect_solver *solver) {
    *logic = (struct logic){.solver = solver};
    table_init(&logic->gates, sizeof(struct gate));
    logic->search = solver->begin(solver->context);
    for (int i = 0; i <= LOGIC_TRUE; i++)
        (void)table_push(&logic->gates);
    if (logic->gates.count <= LOGIC_TRUE || !logic->search) {
        fail(logic, REFLECT_NO_MEMORY);
        return;
    }
    gate_of(logic, LOGIC_TRUE)->seen = UINT64_MAX;
    logic_require(logic, LOGIC_TRUE, 0, 0);
}

void logic_release(struct logic *logic) {
    if (logic->search)
        logic->solver->end(logic->search);
    table_release(&logic->gates);
    free(logic->slots);
}

void logic_require_one(struct logic *logic, const int *literals, size_t count) {
    if (logic->status != REFLECT_OK)
        return;
    for (size_t i = 0; i < count; i++)
        if (literals[i] != 0)
            logic->solver->add(logic->search, literals[i]);
    logic->solver->add(logic->search, 0);
}

void logic_require(struct logic *logic, int a, int b, int c) {
    const int literals[] = {a, b, c};
    logic_require_one(logic, literals, 3);
}

static int push(struct logic *logic, struct gate gate) {
    struct gate *place = logic->gates.count < INT32_MAX ? table_push(&logic->gates) : NULL;
    if (!place) {
        fail(logic, REFLECT_NO_MEMORY);
        return LOGIC_FALSE;
    }
    *place = gate;
    return (int)logic->gates.count - 1;
}

int logic_free(struct logic *logic) {
    return logic->status == REFLECT_OK ? push(logic, (struct gate){0, 0, 0}) : LOGIC_FALSE;
}

static uint32_t hash(int a, int b) {
    uint64_t both = (uint64_t)(uint32_t)a << 32 | (uint32_t)b;
    return (uint32_t)((both * UINT64_C(0x9E3779B97F4A7C15)) >> 32);
}

/* The slot where a gate is, or would be. */
static uint32_t *slot_for(const struct logic *logic, int a, int b) {
    uint32_t at = hash(a, b);
    for (;; at++) {
        uint32_t *slot = &logic->slots[at & (logic->slot_count - 1)];
        if (*slot == 0)
            return slot;
        const struct gate *gate = gate_of(logic, (int)*slot);
        if (gate->a == a && gate->b == b)
            return slot;
    }
}

/* Keeps half of the slots empty. */
static bool grow(struct logic *logic) {
    if (logic->slot_count > logic->gates.count * 2)
        return true;
    uint32_t *old = logic->slots, *wider = NULL, count = logic->slot_count ? logic->slot_count * 2 : 1024;
    if (count > logic->slot_count)
        wider = calloc(count, sizeof *wider);
    if (!wider) {
        fail(logic, REFLECT_NO_MEMORY);
        return false;
    }
    logic->slots = wider;
    logic->slot_count = count;
    free(old);
    for (size_t i = 2; i < logic->gates.count; i++) {
        const struct gate *gate = gate_of(logic, (int)i);
        if (gate->a != 0)
            *slot_for(logic, gate->a, gate->b) = (uint32_t)i;
    }
    return true;
}

static int make(struct logic *logic, int a, int b) {
    uint32_t *slot = slot_for(logic, a, b);
    if (*slot != 0)
        return (int)*slot;
    int made = push(logic, (struct gate){a, b, seen(logic, a) & seen(logic, b)});
    if (made == LOGIC_FALSE)
        return made;
    *slot = (uint32_t)made;
    logic_require(logic, -made, a, 0);
    logic_require(logic, -made, b, 0);
    logic_require(logic, made, -a, -b);
    return made;
}

int logic_and(struct logic *logic, int a, int b) {
    if (logic->status != REFLECT_OK || a == LOGIC_FALSE || b == LOGIC_FALSE || a == -b)
        return LOGIC_FALSE;
    if (a == LOGIC_TRUE || a == b)
        return b;
    if (b == LOGIC_TRUE)
        return a;
    if (!grow(logic))
        return LOGIC_FALSE;
    return a < b ? make(logic, a, b) : make(logic, b, a);
}

int logic_differ(struct logic *logic, int a, int b) {
    return logic_or(logic, logic_and(logic, a, -b), logic_and(logic, -a, b));
}

/* row[n]: n or more of those before hold. */
int logic_at_least(struct logic *logic, const int *literals, size_t count, size_t least, int *row) {
    row[0] = LOGIC_TRUE;
    for (size_t n = 1; n <= least; n++)
        row[n] = LOGIC_FALSE;
    for (size_t i = 0; i < count; i++) {
        for (size_t n = least; n > 0; n--)
            row[n] = logic_or(logic, row[n], logic_and(logic, row[n - 1], literals[i]));
    }
    return row[least];
}

/* Takes in what the solver found. */
static void remember(struct logic *logic) {
    uint64_t bit = (uint64_t)1 << (logic->models++ % REMEMBERED);
    for (size_t i = 2; i < logic->gates.count; i++) {
        struct gate *gate = gate_of(logic, (int)i);
        bool holds = gate->a == 0 ? logic->solver->value(logic->search, (int)i) > 0
                                  : (seen(logic, gate->a) & seen(logic, gate->b) & bit) != 0;
        gate->seen = holds ? gate->seen | bit : gate->seen & ~bit;
    }
}

enum verdict logic_find(struct logic *logic, int literal) {
    if (logic->status != REFLECT_OK || logic->wrong)
        return VERDICT_GAVE_UP;
    if (literal == LOGIC_FALSE)
        return VERDICT_IMPOSSIBLE;
    logic->solver->assume(logic->search, literal);
    int found = logic->solver->solve(logic->search, LOGIC_CONFLICTS);
    if (found == NONE)
        return VERDICT_IMPOSSIBLE;
    if (found != FOUND)
        return VERDICT_GAVE_UP;
    remember(logic);
    logic->wrong = !logic_holds(logic, literal);
    return logic->wrong ? VERDICT_GAVE_UP : VERDICT_POSSIBLE;
}

enum verdict logic_can(struct logic *logic, int literal) {
    bool known = logic->status == REFLECT_OK && !logic->wrong && (seen(logic, literal) & remembered(logic)) != 0;
    return known ? VERDICT_POSSIBLE : logic_find(logic, literal);
}

bool logic_holds(const struct logic *logic, int literal) {
    return logic->models > 0 && (seen(logic, literal) >> ((logic->models - 1) % REMEMBERED)) & 1;
}

unsigned logic_remembered(const struct logic *logic) {
    return logic->models < REMEMBERED ? logic->models : REMEMBERED;
}

bool logic_held(const struct logic *logic, int literal, unsigned model) {
    return (seen(logic, literal) >> model) & 1;
}

bool logic_alike(const struct logic *logic, int a, int b) {
    return ((seen(logic, a) ^ seen(logic, b)) & remembered(logic)) == 0;
}
