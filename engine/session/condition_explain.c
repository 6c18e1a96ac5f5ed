/*
 * condition_explain.c - why a condition comes out as it does.
 *
 * In: a sitting and an element. Out: the outcome of its condition, and of each comparison in it, with how the question looked at
 * stands and whether the outcome follows from it. The outcomes are those of evaluate(), part by part; nothing is decided here. Whatever
 * the parts that do not decide came to, the whole would come to the same: of an `and` that fails, what fails decides; of one that holds, all. For authors, in English.
 */
#include <stdlib.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "model/author_words.h"
#include "session/sitting.h"

struct reflect_explanation {
    struct arena arena;
    const char *condition;
    reflect_outcome outcome;
    reflect_reason *reasons;
    size_t count;
};

struct explaining {
    reflect_explanation *explanation;
    const struct reflect_sitting *sitting;
    struct facts facts;
    bool told; /* what was left out of the summary counts as not answered */
    const struct step *steps;
    uint32_t count;
    uint8_t *possible; /* by step: the outcomes of the part that ends there */
    bool *decides;     /* by step */
    reflect_status status;
};

static void *allocate(struct explaining *explaining, size_t count, size_t size) {
    void *memory = arena_alloc(&explaining->explanation->arena, (count + 1) * size);
    if (!memory)
        explaining->status = REFLECT_NO_MEMORY;
    return memory;
}

static reflect_outcome outcome_of(unsigned possible) {
    return possible == OUTCOME_TRUE      ? REFLECT_HOLDS
           : possible == OUTCOME_FALSE   ? REFLECT_FAILS
           : possible == OUTCOME_UNKNOWN ? REFLECT_UNKNOWN
                                         : REFLECT_OPEN;
}

/* ---- Which parts decide */

/* Whether a part decides about the connection above it. Of what holds and what fails, each part that does the same is enough; what is unknown
   hangs on all parts; what is open, on those that are. */
static bool counts(unsigned above, unsigned part) {
    if (above == OUTCOME_TRUE || above == OUTCOME_FALSE)
        return part == above;
    return above == OUTCOME_UNKNOWN || outcome_of(part) == REFLECT_OPEN;
}

/* Marks, from the whole down to its comparisons, what decides. */
static void mark(struct explaining *explaining) {
    explaining->decides[explaining->count - 1] = true;
    for (uint32_t at = explaining->count; at-- > 0;) {
        const struct step *step = &explaining->steps[at];
        uint32_t parts = condition_parts(step), part = at;
        for (; parts > 0 && explaining->decides[at]; parts--) {
            part--;
            explaining->decides[part] =
                step->operation == OPERATION_NOT || counts(explaining->possible[at], explaining->possible[part]);
            part = condition_part(explaining->steps, part);
        }
    }
}

/* ---- How what is looked at stands */

static const char *standing(const struct explaining *explaining, const struct step *step) {
    static const char *const said[] = {[RESPONSE_NONE] = "is still open",
                                       [RESPONSE_ANSWERED] = "was answered",
                                       [RESPONSE_NOT_NOW] = "was passed over: not now",
                                       [RESPONSE_DECLINED] = "was declined",
                                       [RESPONSE_DOES_NOT_FIT] = "does not fit",
                                       [RESPONSE_UNASKED] = "was not reached"};
    unsigned outlook = explaining->facts.outlook[step->element], response = explaining->facts.response[step->element];
    bool settled = outlook == OUTLOOK_ON || outlook == OUTLOOK_OFF;
    if (step->operation == OPERATION_SHOWN && sitting_element(explaining->sitting, step->element)->flags & ELEMENT_KNOWN_SAFE)
        return !settled ? "is still open" : outlook == OUTLOOK_ON ? "holds" : "does not hold";
    if (step->operation == OPERATION_SHOWN)
        return !settled ? "is still open" : outlook == OUTLOOK_ON ? "is shown" : "is not shown";
    if (explaining->told && explaining->sitting->left_out[step->element])
        return "is left out of the summary";
    return outlook == OUTLOOK_OFF ? "is not asked" : !settled && response == RESPONSE_NONE ? said[RESPONSE_NONE] : said[response];
}

/* The answer behind it, where it was compared. */
static void put_answer(struct explaining *explaining, const struct step *step, struct buffer *out) {
    char *text = NULL;
    bool answered =
        explaining->facts.response[step->element] == RESPONSE_ANSWERED && explaining->facts.outlook[step->element] & OUTLOOK_ON;
    if (step->operation >= OPERATION_ANSWERED || !answered)
        return;
    reflect_status status = reflect_sitting_text(explaining->sitting, step->element, REFLECT_PART_ANSWER, &text);
    if (status == REFLECT_OK) {
        buffer_puts(out, ": ");
        buffer_puts(out, text);
    } else {
        explaining->status = status;
    }
    reflect_string_free(text);
}

static const char *keep(struct explaining *explaining, struct buffer *text) {
    const char *copy = arena_copy(&explaining->explanation->arena, text->bytes ? text->bytes : "", text->length);
    if (!copy || text->status != REFLECT_OK)
        explaining->status = REFLECT_NO_MEMORY;
    buffer_clear(text);
    return copy ? copy : "";
}

/* ---- The reasons */

/* The comparison at step `at`; a `not` right behind it belongs to it. */
static void add_reason(struct explaining *explaining, uint32_t at, struct buffer *text) {
    reflect_explanation *explanation = explaining->explanation;
    const struct model *model = explaining->sitting->model;
    const struct step *step = &explaining->steps[at];
    bool negated = at + 1 < explaining->count && explaining->steps[at + 1].operation == OPERATION_NOT;
    struct words id = model_elements(model)[step->element].id;
    reflect_reason *reason = &explanation->reasons[explanation->count++];
    author_steps(model, step, 1u + negated, text);
    *reason = (reflect_reason){.condition = keep(explaining, text),
                               .outcome = outcome_of(explaining->possible[at + negated]),
                               .looks_at = step->element,
                               .decides = explaining->decides[at]};
    buffer_put(text, model_text(model, id), id.length);
    buffer_char(text, ' ');
    buffer_puts(text, standing(explaining, step));
    put_answer(explaining, step, text);
    reason->because = keep(explaining, text);
}

static void explain(struct explaining *explaining) {
    struct buffer text;
    reflect_explanation *explanation = explaining->explanation;
    buffer_init(&text, 2 * REFLECT_WRITTEN_MAX);
    author_steps(explaining->sitting->model, explaining->steps, explaining->count, &text);
    explanation->condition = keep(explaining, &text);
    explanation->outcome = outcome_of(explaining->possible[explaining->count - 1]);
    mark(explaining);
    for (uint32_t at = 0; at < explaining->count && explaining->status == REFLECT_OK; at++)
        if (condition_parts(&explaining->steps[at]) == 0)
            add_reason(explaining, at, &text);
    buffer_release(&text);
}

/* The outcomes of each part, under the facts that count. */
static void evaluate_parts(struct explaining *explaining, bool reflection) {
    const struct reflect_sitting *sitting = explaining->sitting;
    explaining->facts = sitting_facts(sitting);
    explaining->told = reflection && sitting->left_out_count > 0 &&
                       evaluate(explaining->steps, explaining->count, &explaining->facts) == OUTCOME_TRUE;
    if (explaining->told)
        explaining->facts = sitting_told(sitting);
    for (uint32_t at = 0; at < explaining->count; at++) {
        uint32_t begin = condition_part(explaining->steps, at);
        explaining->possible[at] = (uint8_t)evaluate(explaining->steps + begin, at - begin + 1, &explaining->facts);
    }
}

static reflect_status explain_condition(reflect_explanation *explanation, const struct reflect_sitting *sitting,
                                        const struct element *element) {
    const struct condition *condition =
        (const struct condition *)model_table(sitting->model, TABLE_CONDITIONS) + element->condition;
    struct explaining explaining = {
        .explanation = explanation,
        .sitting = sitting,
        .steps = (const struct step *)model_table(sitting->model, TABLE_STEPS) + condition->first,
        .count = condition->count,
        .status = REFLECT_OK,
    };
    explaining.possible = allocate(&explaining, condition->count, sizeof *explaining.possible);
    explaining.decides = allocate(&explaining, condition->count, sizeof *explaining.decides);
    explanation->reasons = allocate(&explaining, condition->count, sizeof *explanation->reasons);
    if (explaining.status != REFLECT_OK)
        return explaining.status;
    evaluate_parts(&explaining, element->kind == REFLECT_KIND_REFLECTION);
    explain(&explaining);
    return explaining.status;
}

/* ---- The public functions */

reflect_status reflect_explanation_new(const reflect_sitting *sitting, reflect_element element, reflect_explanation **out) {
    reflect_status status = REFLECT_OK;
    if (element >= sitting->count)
        return REFLECT_NOT_FOUND;
    reflect_explanation *explanation = calloc(1, sizeof *explanation);
    if (!explanation)
        return REFLECT_NO_MEMORY;
    arena_init(&explanation->arena);
    explanation->condition = "";
    explanation->outcome = REFLECT_HOLDS;
    if (sitting_element(sitting, element)->condition != MODEL_NONE)
        status = explain_condition(explanation, sitting, sitting_element(sitting, element));
    if (status == REFLECT_OK)
        *out = explanation;
    else
        reflect_explanation_free(explanation);
    return status;
}

void reflect_explanation_free(reflect_explanation *explanation) {
    if (!explanation)
        return;
    arena_release(&explanation->arena);
    free(explanation);
}

const char *reflect_explanation_condition(const reflect_explanation *explanation) {
    return explanation->condition;
}

reflect_outcome reflect_explanation_outcome(const reflect_explanation *explanation) {
    return explanation->outcome;
}

size_t reflect_explanation_count(const reflect_explanation *explanation) {
    return explanation->count;
}

reflect_reason reflect_explanation_reason(const reflect_explanation *explanation, size_t index) {
    return index < explanation->count ? explanation->reasons[index] : (reflect_reason){.condition = "", .because = ""};
}
