/*
 * form_condition.c - a condition as a person with a pen can look at it.
 *
 * Takes the steps of a condition (expression/condition.h) and gives a small tree in which `not` stands before comparisons only. This
 * is exact: in three values, De Morgan's laws hold; and whether `and`, `or` or `at least` surely holds depends only on which of its
 * parts surely hold. What can be said more shortly is: parts of one kind are drawn together, what always or never holds is left away.
 * Called for each element in file order, since whether a question is on the form at all is asked of plan.number.
 */
#include "reports/form.h"

/* ---- Making nodes */

static bool is_connection(const struct form_node *node) {
    return node->kind == OPERATION_AND || node->kind == OPERATION_OR || node->kind == OPERATION_AT_LEAST;
}

/* Whether it looks at what was answered, and so asks for an answer. */
static bool is_comparison(const struct form_node *node) {
    return node->kind <= OPERATION_ABOVE;
}

/* Places a question's answer can have, as a mask. */
static uint64_t places_of(const struct model *model, uint32_t element) {
    const struct element *question = &model_elements(model)[element];
    uint32_t count = 0;
    model_options(model, question, &count);
    count = kind_places(question->kind, question->bound, count);
    return count >= 64 ? UINT64_MAX : ((uint64_t)1 << count) - 1;
}

static bool same_pair(uint64_t mask) {
    return mask >> 32 == (mask & UINT32_MAX);
}

static void become(struct form_node *node, unsigned kind) {
    *node = (struct form_node){.kind = (uint8_t)kind, .element = node->element, .next = node->next};
}

/* What a comparison with one outcome, or a question about one, comes down to. */
static void settle(const struct compose *compose, struct form_node *node) {
    uint64_t all = node->kind <= OPERATION_INCLUDES_ALL ? places_of(compose->model, node->element) : 0;
    bool negated = node->negated;
    if (compose->plan.number[node->element] == 0) { /* nobody comes there: no answer, no sign, no passage */
        become(node, negated && !is_comparison(node) ? NODE_ALWAYS : NODE_NEVER);
        return;
    }
    if (node->kind == OPERATION_ONE_OF || node->kind == OPERATION_INCLUDES_ANY) {
        bool any = node->kind == OPERATION_INCLUDES_ANY;
        unsigned kind = model_elements(compose->model)[node->element].kind;
        bool names = kind_of(kind)->answer == ANSWER_NAMES;
        if (node->mask == 0)
            become(node, negated ? OPERATION_ANSWERED : NODE_NEVER);
        else if (any && node->mask & 1 && names) /* who wrote names wrote a first one */
            become(node, negated ? NODE_NEVER : OPERATION_ANSWERED);
        else if (node->mask == all && !(any && negated))
            become(node, OPERATION_ANSWERED);
        else if (node->mask == all)
            become(node, NODE_NEVER);
    } else if (node->kind == OPERATION_ABOVE && same_pair(node->mask)) {
        become(node, negated ? NODE_NEVER : OPERATION_ANSWERED);
    }
}

/* A checked condition never takes more from the stack than lies on it; the analyzer cannot know. */
// NOLINTBEGIN(clang-analyzer-core.NullDereference)

/* The opposite of a node: what holds where it surely fails. */
static void negate(const struct compose *compose, struct form_node *node) {
    switch (node->kind) {
    case NODE_ALWAYS:
    case NODE_NEVER:
        node->kind = node->kind == NODE_ALWAYS ? NODE_NEVER : NODE_ALWAYS;
        break;
    case OPERATION_AND:
    case OPERATION_OR:
        node->kind = node->kind == OPERATION_AND ? OPERATION_OR : OPERATION_AND;
        break;
    case OPERATION_AT_LEAST:
        break;
    case OPERATION_ONE_OF:
        node->mask = places_of(compose->model, node->element) & ~node->mask;
        break;
    case OPERATION_ABOVE:
        node->mask = node->mask << 32 | node->mask >> 32;
        break;
    default:
        node->negated = !node->negated;
        break;
    }
    uint32_t parts = 0;
    for (struct form_node *part = node->first; part; part = part->next, parts++)
        negate(compose, part);
    if (node->kind == OPERATION_AT_LEAST)
        node->least = parts - node->least + 1;
}

/* ---- From steps */

struct stack {
    struct form_node *top[CONDITION_DEPTH_MAX];
    size_t count;
};

/* Takes the last `count` nodes as the parts of `node`. */
static void take_parts(struct stack *stack, struct form_node *node, size_t count) {
    struct form_node **to = &node->first;
    stack->count -= count;
    for (size_t at = 0; at < count; at++) {
        *to = stack->top[stack->count + at];
        to = &(*to)->next;
    }
}

static struct form_node *read_steps(struct compose *compose, const struct condition *condition);

/* The node for a step. What a text is marked with is no passage that could be on the paper: its own condition stands there. */
static struct form_node *read_step(struct compose *compose, const struct step *step) {
    const struct element *element = &model_elements(compose->model)[step->element];
    if (step->operation == OPERATION_SHOWN && element->flags & ELEMENT_KNOWN_SAFE)
        return read_steps(compose, (const struct condition *)model_table(compose->model, TABLE_CONDITIONS) + element->condition);
    struct form_node *node = compose_alloc(compose, &compose->plan.arena, 1, sizeof *node);
    if (node)
        *node = (struct form_node){
            .kind = step->operation, .element = step->element, .mask = step->mask, .least = step->element};
    return node;
}

static struct form_node *read_steps(struct compose *compose, const struct condition *condition) {
    const struct step *steps = (const struct step *)model_table(compose->model, TABLE_STEPS) + condition->first;
    struct stack stack = {.count = 0};
    for (const struct step *step = steps; step < steps + condition->count; step++) {
        if (step->operation == OPERATION_NOT) {
            negate(compose, stack.top[stack.count - 1]);
            continue;
        }
        struct form_node *node = read_step(compose, step);
        if (!node)
            return NULL;
        if (step->operation == OPERATION_AND || step->operation == OPERATION_OR)
            take_parts(&stack, node, 2);
        if (step->operation == OPERATION_AT_LEAST)
            take_parts(&stack, node, step->count);
        stack.top[stack.count++] = node;
    }
    return stack.top[0];
}
// NOLINTEND(clang-analyzer-core.NullDereference)

/* ---- Said more shortly */

/* Takes constants out of a connection's parts. */
static void drop_constants(struct form_node *node) {
    bool all = node->kind == OPERATION_AND, one = node->kind == OPERATION_OR;
    for (struct form_node **at = &node->first; *at;) {
        unsigned kind = (*at)->kind;
        if (kind != NODE_ALWAYS && kind != NODE_NEVER) {
            at = &(*at)->next;
            continue;
        }
        bool decides = (all && kind == NODE_NEVER) || (one && kind == NODE_ALWAYS);
        decides = decides || (!all && !one && kind == NODE_ALWAYS && --node->least == 0);
        if (decides) {
            become(node, kind);
            return;
        }
        *at = (*at)->next;
    }
}

/* Draws the parts of parts of the same kind up: (a and b) and c. */
static void flatten(struct form_node *node) {
    for (struct form_node **at = &node->first; *at && node->kind != OPERATION_AT_LEAST;) {
        struct form_node *part = *at, *last = part->first;
        if (part->kind != node->kind) {
            at = &part->next;
            continue;
        }
        while (last->next)
            last = last->next;
        last->next = part->next;
        *at = part->first;
    }
}

/* Draws two comparisons with one choice together. In an `and`, "it is answered" goes where another part says so already. True where
   `other` is not needed any more. */
static bool absorbs(struct form_node *node, struct form_node *part, const struct form_node *other) {
    if (part->element != other->element || is_connection(part) || is_connection(other))
        return false;
    bool all = node->kind == OPERATION_AND;
    if (part->kind == OPERATION_ONE_OF && other->kind == OPERATION_ONE_OF) {
        part->mask = all ? part->mask & other->mask : part->mask | other->mask;
        return true;
    }
    bool same = part->kind == other->kind && part->mask == other->mask && part->negated == other->negated;
    return same || (all && is_comparison(part) && other->kind == OPERATION_ANSWERED && !other->negated);
}

static void draw_together(const struct compose *compose, struct form_node *node) {
    if (node->kind == OPERATION_AT_LEAST)
        return;
    for (struct form_node *part = node->first; part; part = part->next) {
        for (struct form_node **at = &node->first; *at;) {
            if (*at != part && absorbs(node, part, *at))
                *at = (*at)->next;
            else
                at = &(*at)->next;
        }
        if (!is_connection(part))
            settle(compose, part);
    }
}

/* A connection of all, of one, or of none of its parts becomes that. */
static void resolve(struct form_node *node) {
    uint32_t parts = 0;
    for (const struct form_node *part = node->first; part; part = part->next)
        parts++;
    uint32_t least = node->kind == OPERATION_AND ? parts : node->kind == OPERATION_OR ? 1 : node->least;
    if (least > parts)
        become(node, NODE_NEVER);
    else if (least == 0)
        become(node, NODE_ALWAYS);
    else if (parts == 1) {
        struct form_node *next = node->next;
        *node = *node->first;
        node->next = next;
    } else if (node->kind == OPERATION_AT_LEAST && (least == parts || least == 1)) {
        node->kind = least == parts ? OPERATION_AND : OPERATION_OR;
    }
}

static void simplify(const struct compose *compose, struct form_node *node) {
    if (!is_connection(node)) {
        if (node->kind < NODE_ALWAYS)
            settle(compose, node);
        return;
    }
    for (struct form_node *part = node->first; part; part = part->next)
        simplify(compose, part);
    drop_constants(node);
    if (!is_connection(node))
        return;
    resolve(node);
    if (!is_connection(node))
        return;
    flatten(node);
    draw_together(compose, node);
    drop_constants(node);
    if (is_connection(node))
        resolve(node);
}

const struct form_node *form_condition(struct compose *compose, uint32_t element) {
    static const struct form_node always = {.kind = NODE_ALWAYS};
    uint32_t index = model_elements(compose->model)[element].condition;
    if (index == MODEL_NONE)
        return &always;
    struct form_node *node = read_steps(compose, (const struct condition *)model_table(compose->model, TABLE_CONDITIONS) + index);
    if (!node)
        return &always;
    simplify(compose, node);
    return node;
}
