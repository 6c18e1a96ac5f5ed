/*
 * choose_passages.c - which reflections are on the page to keep. All of that is decided here, by these rules and nothing else:
 *
 *   the person's choice   what they put on the page is there, what they took off it is not; no other rule touches either
 *   keep-first            then what the author marked so, in the order of the file
 *   balance               threads that are said to go well, and the others, take turns as long as both have something
 *   most                  of each of the two, the thread in which most was said and shown comes first; of equals the upper one
 *   own words             within a thread, what quotes the person's own words comes before what quotes a choice, and that
 *                         before what quotes nothing; of equals the upper one
 *   no answer twice       an answer that one of them takes up is taken up by no other, unless it belongs to no thread: then
 *                         it names whom or what the others are about
 *   no form twice         no two begin with the same three words, or have a last sentence that does; an answer is one word
 *   few                   four at the most, two of a thread
 *
 * How much something hurts is never looked at: there is nothing here that weighs, adds or compares what was answered. In: a plan
 * (compose_plan.c). Out: plan.chosen. Same sitting, same choice.
 */
#include "reports/compose.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "session/text_fill.h"

enum { CHOSEN_MAX = 4, OF_A_THREAD_MAX = 2, FORM_WORDS = 3, FORM_BYTES = 64, SAYING_MAX = 16384 };

/* What a saying quotes; less comes first. */
enum quotes { QUOTES_OWN, QUOTES_CHOICE, QUOTES_NOTHING };

struct candidate {
    uint32_t reflection, gathering;
    enum quotes quotes;
    char opening[FORM_BYTES], closing[FORM_BYTES]; /* the form of its sentences; closing is "" where there is one sentence */
};

struct choice {
    struct compose *compose;
    struct candidate *candidates; /* by reflection, from the first on; those that are not shown are never looked at */
    uint32_t count, chosen;
    const struct candidate **stands; /* the ones chosen so far */
    uint8_t *taken;                  /* by element: an answer that is taken up already */
    uint32_t *of;                    /* by gathering: how many of its reflections are chosen */
    uint32_t *order;                 /* gatherings, the one with most first */
    uint32_t gatherings;
};

/* ---- The form of a saying */

struct saying {
    struct buffer text;
    enum quotes quotes;
};

static reflect_status hear(void *context, const struct fill_part *part) {
    struct saying *saying = context;
    if (part->kind == PIECE_PARAGRAPH || part->kind == PIECE_ITEM)
        buffer_char(&saying->text, ' ');
    if (part->kind != PIECE_WORDS && part->kind != PIECE_PIPE)
        return saying->text.status;
    bool answer = part->element != MODEL_NONE;
    if (answer && part->voice == FILL_OWN)
        saying->quotes = QUOTES_OWN;
    else if (answer && saying->quotes == QUOTES_NOTHING)
        saying->quotes = QUOTES_CHOICE;
    if (answer)
        buffer_char(&saying->text, '#');
    else
        buffer_put(&saying->text, part->bytes, part->length);
    return saying->text.status;
}

static bool is_between(char byte) {
    return byte == ' ' || byte == '\n' || byte == ',' || byte == ';' || byte == ':' || byte == '"';
}

/* The first words, as far as there is room; capital letters of ASCII are small. */
static void first_words(char out[FORM_BYTES], const char *from, const char *end) {
    size_t words = 0, length = 0;
    while (from < end && words < FORM_WORDS) {
        while (from < end && is_between(*from))
            from++;
        if (from < end && words > 0 && length < FORM_BYTES - 1)
            out[length++] = ' ';
        for (; from < end && !is_between(*from); from++)
            if (length < FORM_BYTES - 1)
                out[length++] = (char)(*from >= 'A' && *from <= 'Z' ? *from + ('a' - 'A') : *from);
        words++;
    }
    out[length] = '\0';
}

/* Where the last sentence begins: behind the last stop that something follows. */
static const char *last_sentence(const char *text, const char *end) {
    const char *begins = text;
    for (const char *at = text; at + 2 < end; at++)
        if (strchr(".!?", *at) && at[1] == ' ' && at[2] != ' ')
            begins = at + 2;
    return begins;
}

static void find_form(struct choice *choice, struct candidate *candidate) {
    struct compose *compose = choice->compose;
    struct saying saying = {.quotes = QUOTES_NOTHING};
    buffer_init(&saying.text, SAYING_MAX);
    reflect_status status =
        fill_rich(&compose->view, model_elements(compose->model)[candidate->reflection].ask, true, hear, &saying);
    candidate->quotes = saying.quotes;
    if (status == REFLECT_OK && saying.text.length > 0) {
        const char *text = saying.text.bytes, *end = text + saying.text.length, *last = last_sentence(text, end);
        first_words(candidate->opening, text, end);
        if (last > text)
            first_words(candidate->closing, last, end);
    }
    if (status == REFLECT_NO_MEMORY)
        compose->status = status; /* a saying too long to look at has no form; it may stand beside any */
    buffer_release(&saying.text);
}

static bool same_form(const struct candidate *a, const struct candidate *b) {
    return (a->opening[0] != '\0' && strcmp(a->opening, b->opening) == 0) ||
           (a->closing[0] != '\0' && strcmp(a->closing, b->closing) == 0);
}

/* ---- Candidates */

static void find_candidates(struct choice *choice) {
    const struct compose *compose = choice->compose;
    const struct plan *plan = &compose->plan;
    uint32_t first = compose->model->reflections;
    for (uint32_t at = first; at < compose->view.count; at++) {
        struct candidate *candidate = &choice->candidates[at - first];
        candidate->reflection = at;
        if (plan->note[at - first] == 0)
            continue;
        uint32_t thread = model_elements(compose->model)[at].thread;
        candidate->gathering = thread < choice->gatherings - 1 ? thread : choice->gatherings - 1;
        find_form(choice, candidate);
    }
}

/* How much was said and shown in each thread: answers and reflections are counted, never looked into. */
static uint32_t amount_in(const struct compose *compose, uint32_t gathering) {
    const struct gathering *all = &compose->plan.gatherings[gathering];
    uint32_t first = compose->model->reflections, amount = 0;
    for (const struct pair *pair = all->pairs; pair; pair = pair->next)
        for (uint32_t at = pair->first; at != MODEL_NONE; at = compose->plan.same[at])
            amount++;
    for (uint32_t at = all->first_shown; at != MODEL_NONE; at = compose->plan.next_shown[at - first])
        amount++;
    return amount;
}

/* What belongs to no thread comes last. By insertion: there are a few dozen at the most. */
static void order_gatherings(struct choice *choice) {
    const struct compose *compose = choice->compose;
    for (uint32_t at = 0; at < choice->gatherings; at++) {
        uint32_t to = at, amount = amount_in(compose, at);
        for (; at + 1 < choice->gatherings && to > 0 && amount_in(compose, choice->order[to - 1]) < amount; to--)
            choice->order[to] = choice->order[to - 1];
        choice->order[to] = at;
    }
}

/* ---- Choosing */

static bool is_shown(const struct choice *choice, const struct candidate *candidate) {
    return choice->compose->plan.note[candidate - choice->candidates] > 0;
}

/* The person's word on a reflection: 1 on the page, -1 off it, 0 none. */
static int swapped(const struct compose *compose, uint32_t reflection) {
    for (size_t at = 0; at < compose->swap_count; at++)
        if (compose->swaps[at].reflection == reflection)
            return compose->swaps[at].on_page ? 1 : -1;
    return 0;
}

/* Whether an answer may be taken up once only. */
static bool counts(const struct compose *compose, uint32_t question) {
    return model_elements(compose->model)[question].thread != MODEL_NONE;
}

static bool may_stand(const struct choice *choice, const struct candidate *candidate) {
    struct compose *compose = choice->compose;
    if (!is_shown(choice, candidate) || compose_chosen(compose, candidate->reflection) ||
        swapped(compose, candidate->reflection) != 0 || choice->chosen >= CHOSEN_MAX ||
        choice->of[candidate->gathering] >= OF_A_THREAD_MAX)
        return false;
    struct indices answers = compose_echoes(compose, candidate->reflection);
    for (uint32_t at = 0; at < answers.count; at++)
        if (choice->taken[answers.at[at]] && counts(compose, answers.at[at]))
            return false;
    for (uint32_t at = 0; at < choice->chosen; at++)
        if (same_form(candidate, choice->stands[at]))
            return false;
    return true;
}

static void take(struct choice *choice, const struct candidate *candidate) {
    struct compose *compose = choice->compose;
    struct indices answers = compose_echoes(compose, candidate->reflection);
    compose->plan.chosen[candidate->reflection - compose->model->reflections] = true;
    choice->of[candidate->gathering]++;
    choice->stands[choice->chosen++] = candidate;
    for (uint32_t at = 0; at < answers.count; at++)
        choice->taken[answers.at[at]] = true;
}

static void take_person_s(struct choice *choice) {
    for (uint32_t at = 0; at < choice->count; at++)
        if (is_shown(choice, &choice->candidates[at]) && swapped(choice->compose, choice->candidates[at].reflection) > 0)
            take(choice, &choice->candidates[at]);
}

static void take_author_s(struct choice *choice) {
    const struct element *elements = model_elements(choice->compose->model);
    for (uint32_t at = 0; at < choice->count; at++) {
        const struct candidate *candidate = &choice->candidates[at];
        if (elements[candidate->reflection].flags & ELEMENT_KEEP && may_stand(choice, candidate))
            take(choice, candidate);
    }
}

static const struct candidate *best_of(const struct choice *choice, uint32_t gathering) {
    const struct plan *plan = &choice->compose->plan;
    const struct candidate *best = NULL;
    uint32_t first = choice->compose->model->reflections;
    for (uint32_t at = plan->gatherings[gathering].first_shown; at != MODEL_NONE; at = plan->next_shown[at - first]) {
        const struct candidate *candidate = &choice->candidates[at - first];
        if ((!best || candidate->quotes < best->quotes) && may_stand(choice, candidate))
            best = candidate;
    }
    return best;
}

static bool goes_well(const struct choice *choice, uint32_t gathering) {
    const struct thread *threads = model_table(choice->compose->model, TABLE_THREADS);
    return gathering + 1 < choice->gatherings && threads[gathering].goes_well;
}

/* The best of the first thread, among those that go well or the others, of which `so_many` are on the page. */
static const struct candidate *next_of(const struct choice *choice, bool well, uint32_t so_many) {
    for (uint32_t at = 0; at < choice->gatherings; at++) {
        uint32_t gathering = choice->order[at];
        const struct candidate *best =
            goes_well(choice, gathering) == well && choice->of[gathering] == so_many ? best_of(choice, gathering) : NULL;
        if (best)
            return best;
    }
    return NULL;
}

/* A first one of each thread, then a second one. */
static void take_turns(struct choice *choice) {
    for (uint32_t so_many = 0; so_many < OF_A_THREAD_MAX; so_many++)
        for (bool more = true, well = false; more; well = !well) {
            const struct candidate *next = next_of(choice, well, so_many);
            if (!next)
                next = next_of(choice, !well, so_many);
            more = next != NULL;
            if (next)
                take(choice, next);
        }
}

void compose_choose(struct compose *compose) {
    struct arena *arena = &compose->plan.arena;
    uint32_t count = compose->view.count, gatherings = model_count(compose->model, TABLE_THREADS) + 1;
    struct choice choice = {.compose = compose, .gatherings = gatherings, .count = count - compose->model->reflections};
    choice.candidates = compose_alloc(compose, arena, choice.count, sizeof *choice.candidates);
    choice.stands = compose_alloc(compose, arena, choice.count, sizeof(const struct candidate *));
    choice.taken = compose_alloc(compose, arena, count, sizeof *choice.taken);
    choice.of = compose_alloc(compose, arena, gatherings, sizeof *choice.of);
    choice.order = compose_alloc(compose, arena, gatherings, sizeof *choice.order);
    if (compose->status != REFLECT_OK)
        return;
    find_candidates(&choice);
    order_gatherings(&choice);
    take_person_s(&choice);
    take_author_s(&choice);
    take_turns(&choice);
}

bool compose_chosen(const struct compose *compose, uint32_t reflection) {
    return compose->plan.chosen[reflection - compose->model->reflections];
}
