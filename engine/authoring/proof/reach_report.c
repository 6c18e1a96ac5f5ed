/*
 * reach_report.c - the faults of a proof, as diagnostics.
 *
 * Comes in: what is wrong with each element, and where its author wrote it. Leaves: diagnostics, each with answers that show it. What is
 * repeated for several things stands once in the file: its fault is reported once, and only where all of them have it.
 */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "authoring/proof/proof.h"
#include "expression/evaluate.h"
#include "load/author_texts.h"

/* The longest set of answers that is shown. */
enum { LINE_MAX_BYTES = 1 << 20 };

struct report {
    struct reach *reach;
    struct reflect_diagnostics *diagnostics;
    const struct authored *authored;
    const reflect_witnesses *witnesses;
    struct fault *faults; /* by element */
    uint32_t *first;      /* by element: the first whose condition stands in the same place */
    uint32_t *count;      /* by element: how many stand in its place, where it is the first */
    struct buffer line;   /* the answers that show the fault at hand */
    struct buffer names[2];
    unsigned named; /* how many names were asked for */
};

/* Adds to the diagnostic added last the fewest responses with which `literal` holds, which is about the elements named. */
static void show_by(struct report *report, const char *what, int literal, const uint32_t *about, size_t count) {
    struct reach *reach = report->reach;
    size_t fewest = 0;
    reflect_status status = reach_fewest_for(reach, literal, about, count, &report->line, &fewest);
    if (status == REFLECT_OK && report->line.length > 0) {
        diagnostics_answers(report->diagnostics, report->line.bytes, report->line.length);
        status = witness_save(report->witnesses, reach, what, about, count, report->line.bytes, report->line.length);
    }
    if (status != REFLECT_OK && reach->logic.status == REFLECT_OK)
        reach->logic.status = status;
}

/* Where the part of a condition stands that ends at step `last`. */
static struct span span_of(const struct report *report, uint32_t element, uint32_t last) {
    const struct step *steps = NULL, *all = model_table(report->reach->model, TABLE_STEPS);
    const struct span *spans = report->authored->spans.records;
    if (reach_steps(report->reach, element, &steps) == 0)
        return (struct span){SOURCE_NONE, 0, 0};
    struct span span = spans[(steps - all) + condition_part(steps, last)];
    for (uint32_t i = condition_part(steps, last); i <= last; i++) {
        const struct span *part = &spans[(steps - all) + i];
        span.start = part->start < span.start ? part->start : span.start;
        span.end = part->end > span.end ? part->end : span.end;
    }
    return span;
}

static struct span whole(const struct report *report, uint32_t element) {
    const struct step *steps = NULL;
    uint32_t count = reach_steps(report->reach, element, &steps);
    uint32_t around = reach_around(report->reach, element);
    /* Around an author's own condition stand as many steps before it as behind it. */
    return span_of(report, element, count == 0 ? 0 : around > 0 && count < 2 * around + 1 ? 0 : count - 1 - around);
}

/* What the author calls an element, which is without the item of what is repeated. Holds until two other names were asked for. */
static const char *name_of(struct report *report, uint32_t element) {
    struct words id = reach_element(report->reach, element)->id;
    const char *text = model_text(report->reach->model, id);
    struct buffer *name = &report->names[report->named++ % 2];
    buffer_clear(name);
    buffer_put(name, text, text_bare_name(text, id.length));
    return id.length == 0 || name->status != REFLECT_OK ? "this text" : name->bytes;
}

/* ---- What is said of each fault */

/* Whether each of two pages is reached by some, and nobody reaches both. */
static bool are_apart(struct reach *reach, uint32_t one, uint32_t other) {
    if (one == MODEL_NONE || other == MODEL_NONE || reach_can(reach, reach->places[one].on) != VERDICT_POSSIBLE ||
        reach_can(reach, reach->places[other].on) != VERDICT_POSSIBLE)
        return false;
    return reach_can(reach, logic_and(&reach->logic, reach->places[one].on, reach->places[other].on)) == VERDICT_IMPOSSIBLE;
}

/* The page of what a step looks at, or of the element itself where it is past the last step. */
static uint32_t page_of(const struct reach *reach, uint32_t element, const struct step *steps, uint32_t count, uint32_t step) {
    if (step == count)
        return model_page(reach->model, element);
    return steps[step].operation < OPERATION_NOT ? model_page(reach->model, steps[step].element) : MODEL_NONE;
}

/* Notes two pages that exclude each other, where a condition looks at both, or stands on one. */
static bool note_pages(struct report *report, uint32_t element) {
    const struct step *steps = NULL;
    struct reach *reach = report->reach;
    uint32_t count = reach_steps(reach, element, &steps);
    for (uint32_t i = 0; i <= count; i++) {
        for (uint32_t j = 0; j < i; j++) {
            uint32_t one = page_of(reach, element, steps, count, j), other = page_of(reach, element, steps, count, i);
            if (one == other || !are_apart(reach, one, other))
                continue;
            diagnostics_note(report->diagnostics, whole(report, other), "nobody reaches both the page `%s` and the page `%s`",
                             name_of(report, one), name_of(report, other));
            return true;
        }
    }
    return false;
}

/* Of the parts that `and` joins, one without which the others can hold: notes it, and shows by which answers. */
static void note_part(struct report *report, uint32_t element) {
    const struct step *steps = NULL;
    struct reach *reach = report->reach;
    uint32_t last = reach_steps(reach, element, &steps);
    for (bool more = last-- > 0; more;) {
        more = steps[last].operation == OPERATION_AND;
        uint32_t part = more ? last - 1 : last;
        int others = logic_and(&reach->logic, reach->places[element].ground, reach_condition(reach, element, part, LOGIC_TRUE));
        if (reach_can(reach, others) == VERDICT_POSSIBLE && part + 1 < reach_steps(reach, element, &steps)) {
            diagnostics_note(report->diagnostics, span_of(report, element, part), "all but this part can hold together");
            show_by(report, "nearly", others, &element, 1);
            return;
        }
        last = condition_part(steps, part) - 1;
    }
}

static void report_never(struct report *report, const struct fault *fault) {
    struct reach *reach = report->reach;
    reflect_kind kind = reach_element(reach, fault->element)->kind;
    const char *what = fault->code == CODE_NEVER_SHOWN ? "shown" : model_asks(kind) ? "asked" : "reached";
    bool never_holds = reach_can(reach, reach_condition(reach, fault->element, MODEL_NONE, LOGIC_TRUE)) == VERDICT_IMPOSSIBLE;
    diagnostics_add(report->diagnostics, fault->code, whole(report, fault->element),
                    never_holds ? "`%s` is never %s: no answers make this hold"
                                : "`%s` is never %s: this cannot hold where what it stands on is reached",
                    name_of(report, fault->element), what);
    diagnostics_suggest(report->diagnostics,
                        "look for two parts that exclude each other, and join them with `or`, or leave one of them out");
    if (!note_pages(report, fault->element))
        note_part(report, fault->element);
}

static void report_always(struct report *report, const struct fault *fault) {
    diagnostics_add(report->diagnostics, fault->code, whole(report, fault->element),
                    "this holds for all answers, so `%s` would be there without it as well", name_of(report, fault->element));
    diagnostics_suggest(report->diagnostics, "leave the condition out, or look whether another answer was meant");
    show_by(report, "always", report->reach->places[fault->element].on, &fault->element, 1);
}

static void report_idle(struct report *report, const struct fault *fault) {
    struct span span = span_of(report, fault->element, fault->part);
    if (span.start == span.end)
        return; /* no author wrote it: `for any` stands for several comparisons */
    diagnostics_add(report->diagnostics, fault->code, span,
                    "this part makes no difference: without it the condition of `%s` holds for the same answers",
                    name_of(report, fault->element));
    diagnostics_suggest(report->diagnostics, "leave it out, or look whether another answer was meant");
    show_by(report, "idle", report->reach->places[fault->element].on, &fault->element, 1);
}

static void report_twin(struct report *report, const struct fault *fault) {
    diagnostics_add(report->diagnostics, fault->code, whole(report, fault->element), "`%s` and `%s` are always shown together",
                    name_of(report, fault->other), name_of(report, fault->element));
    diagnostics_note(report->diagnostics, whole(report, fault->other), "this holds for the same answers");
    diagnostics_suggest(report->diagnostics, "make one of the two, or look whether one was meant for other answers");
    show_by(report, "together", report->reach->places[fault->element].on, (const uint32_t[]){fault->element, fault->other}, 2);
}

static void report_fault(struct report *report, const struct fault *fault) {
    if (fault->code == CODE_ALWAYS_HOLDS)
        report_always(report, fault);
    else if (fault->code == CODE_IDLE_PART)
        report_idle(report, fault);
    else if (fault->code == CODE_ALWAYS_TOGETHER)
        report_twin(report, fault);
    else
        report_never(report, fault);
}

/* ---- Places in the file */

/* Whether two conditions were read from the same place. */
static bool is_same_place(const struct report *report, uint32_t one, uint32_t other) {
    const struct step *steps = NULL, *others = NULL, *all = model_table(report->reach->model, TABLE_STEPS);
    const struct span *spans = report->authored->spans.records;
    uint32_t count = reach_steps(report->reach, one, &steps);
    return count > 0 && reach_steps(report->reach, other, &others) == count &&
           memcmp(spans + (steps - all), spans + (others - all), count * sizeof *spans) == 0;
}

static void find_places(struct report *report) {
    for (uint32_t i = 0; i < report->reach->count; i++) {
        report->first[i] = i;
        for (uint32_t j = 0; j < i && report->first[i] == i; j++)
            if (report->first[j] == j && is_same_place(report, i, j))
                report->first[i] = j;
        report->count[report->first[i]]++;
    }
}

/* Whether all that stand in the place of an element have its fault. */
static bool is_everywhere(const struct report *report, uint32_t element) {
    const struct fault *fault = &report->faults[element];
    uint32_t found = 0;
    for (uint32_t i = element; i < report->reach->count && found < report->count[element]; i++) {
        const struct fault *also = &report->faults[i];
        if (report->first[i] != element)
            continue;
        bool same = also->code == fault->code && also->part == fault->part &&
                    (fault->other == MODEL_NONE || report->first[also->other] == report->first[fault->other]);
        if (!same)
            return false;
        found++;
    }
    return true;
}

/* ---- What was promised */

/* Whether two reflections are one in the file. */
static bool is_same_reflection(const struct reach *reach, uint32_t one, uint32_t other) {
    struct words a = reach_element(reach, one)->id, b = reach_element(reach, other)->id;
    const char *name = model_text(reach->model, a), *also = model_text(reach->model, b);
    size_t length = text_bare_name(name, a.length);
    return text_bare_name(also, b.length) == length && memcmp(name, also, length) == 0;
}

/* Whether both are repeated for the same question, and stand for different options: a name there means the own one. */
static bool are_of_two_items(const struct reach *reach, uint32_t one, uint32_t other) {
    const struct element *a = reach_element(reach, one), *b = reach_element(reach, other);
    return a->each != MODEL_NONE && a->each == b->each && a->bound != b->bound;
}

/* Whether the promise speaks of these two. */
static bool is_promised(const struct reach *reach, const struct promise *promise, uint32_t one, uint32_t other) {
    return one != other && is_same_reflection(reach, one, promise->reflection) &&
           is_same_reflection(reach, other, promise->other) && !are_of_two_items(reach, one, other);
}

enum verdict reach_promise(struct reach *reach, const struct promise *promise, struct pair *out) {
    enum verdict worst = VERDICT_IMPOSSIBLE;
    *out = (struct pair){promise->reflection, promise->other};
    for (uint32_t one = reach->model->reflections; one < reach->count; one++) {
        for (uint32_t other = reach->model->reflections; other < reach->count; other++) {
            if (!is_promised(reach, promise, one, other))
                continue;
            enum verdict together = reach_can(reach, logic_and(&reach->logic, reach->places[one].on, reach->places[other].on));
            worst = together == VERDICT_IMPOSSIBLE ? worst : together;
            if (together != VERDICT_POSSIBLE)
                continue;
            *out = (struct pair){one, other};
            return together;
        }
    }
    return worst;
}

/* Reports two reflections that can come together. */
static void judge_promise(struct report *report, const struct promise *promise) {
    struct reach *reach = report->reach;
    struct pair pair;
    if (reach_promise(reach, promise, &pair) != VERDICT_POSSIBLE)
        return;
    diagnostics_add(report->diagnostics, CODE_NOT_WITH, promise->span, "`%s` and `%s` can be shown together",
                    name_of(report, pair.one), name_of(report, pair.other));
    diagnostics_suggest(report->diagnostics, "narrow one of the two conditions, for example by `and reflection %s is not shown`",
                        name_of(report, pair.other));
    int both = logic_and(&reach->logic, reach->places[pair.one].on, reach->places[pair.other].on);
    show_by(report, "not-with", both, (const uint32_t[]){pair.one, pair.other}, 2);
}

/* ---- Answers put in */

/* Whether an answer can never be there where it is put in, which only says so where both are there for some. */
static bool is_never_there(struct reach *reach, const struct placed_pipe *pipe) {
    const struct place *text = &reach->places[pipe->element], *asked = &reach->places[pipe->question];
    int there = logic_and(&reach->logic, text->on, logic_and(&reach->logic, asked->on, asked->answered));
    return !text->never && !asked->never && reach_can(reach, text->on) == VERDICT_POSSIBLE &&
           reach_can(reach, there) == VERDICT_IMPOSSIBLE;
}

static bool is_same_pipe(const struct placed_pipe *one, const struct placed_pipe *other) {
    return one->span.source == other->span.source && one->span.start == other->span.start;
}

static void report_pipe(struct report *report, const struct placed_pipe *pipe) {
    struct reach *reach = report->reach;
    uint32_t page = model_page(reach->model, pipe->element), asked = model_page(reach->model, pipe->question);
    diagnostics_add(report->diagnostics, CODE_NEVER_PUT_IN, pipe->span,
                    "the answer to `%s` is never there for `%s`: nobody who comes to it has given one",
                    name_of(report, pipe->question), name_of(report, pipe->element));
    if (page != asked && are_apart(reach, page, asked))
        diagnostics_note(report->diagnostics, whole(report, asked), "nobody reaches both the page `%s` and the page `%s`",
                         name_of(report, page), name_of(report, asked));
    diagnostics_suggest(report->diagnostics, "name another question, or write the words behind the | alone");
    show_by(report, "never-put-in", reach->places[pipe->element].on, &pipe->element, 1);
}

/* Reports an answer that is never there, once for its place in the file, and only where that holds for all that stand there. */
static void judge_pipe(struct report *report, size_t index) {
    const struct placed_pipe *pipes = report->authored->pipes.records;
    bool never = true;
    for (size_t i = 0; i < report->authored->pipes.count && never; i++)
        never = !is_same_pipe(&pipes[i], &pipes[index]) || (i >= index && is_never_there(report->reach, &pipes[i]));
    if (never)
        report_pipe(report, &pipes[index]);
}

/* Safety that is known in silence. */
static void judge_safety(struct report *report) {
    struct reach *reach = report->reach;
    uint32_t known = model_known_safe(reach->model), asked = reach_silent_safety(reach);
    if (asked == MODEL_NONE)
        return;
    diagnostics_add(report->diagnostics, CODE_SAFE_IN_SILENCE, whole(report, known),
                    "someone counts as known to be safe who passed over `%s`", name_of(report, asked));
    diagnostics_suggest(report->diagnostics, "join the parts with `and`, so that each question has to be answered");
    int silent = logic_and(&reach->logic, reach->places[asked].on, -reach->places[asked].answered);
    show_by(report, "silent", logic_and(&reach->logic, reach->places[known].on, silent), (const uint32_t[]){known, asked}, 2);
}

static void report_all(struct report *report) {
    const struct promise *promises = report->authored->promises.records;
    for (uint32_t i = 0; i < report->reach->count && report->reach->logic.status == REFLECT_OK; i++)
        report->faults[i] = reach_fault(report->reach, i);
    find_places(report);
    for (uint32_t i = 0; i < report->reach->count; i++)
        if (report->faults[i].code != 0 && report->first[i] == i && is_everywhere(report, i))
            report_fault(report, &report->faults[i]);
    for (size_t i = 0; i < report->authored->promises.count; i++)
        judge_promise(report, &promises[i]);
    for (size_t i = 0; i < report->authored->pipes.count; i++)
        judge_pipe(report, i);
    judge_safety(report);
}

void reach_report(struct reach *reach, const struct authored *authored, struct reflect_diagnostics *diagnostics,
                  const reflect_witnesses *witnesses) {
    size_t count = (size_t)reach->count + 1;
    struct report report = {.reach = reach, .diagnostics = diagnostics, .authored = authored, .witnesses = witnesses};
    buffer_init(&report.line, LINE_MAX_BYTES);
    buffer_init(&report.names[0], LINE_MAX_BYTES);
    buffer_init(&report.names[1], LINE_MAX_BYTES);
    report.faults = calloc(count, sizeof *report.faults);
    report.first = calloc(count, sizeof *report.first);
    report.count = calloc(count, sizeof *report.count);
    if (report.faults && report.first && report.count)
        report_all(&report);
    else
        reach->logic.status = REFLECT_NO_MEMORY;
    free(report.faults);
    free(report.first);
    free(report.count);
    buffer_release(&report.line);
    buffer_release(&report.names[0]);
    buffer_release(&report.names[1]);
}
