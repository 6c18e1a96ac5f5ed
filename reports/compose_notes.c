/*
 * compose_notes.c - why a passage is on the page: a mark behind it, and a note that the mark leads to.
 *
 * A note says which answers the passage takes up, by their numbers, and where in the articles there is more on it. Notes stand
 * together near the end of the page, in the order of their marks; a format that can open them in place finds them by number
 * (summary.h). A note repeats no answer: what was said stands on the page once.
 */
#include "reports/compose.h"

/* ---- Answers */

size_t compose_numbers(struct compose *compose, struct block *line, const struct origin *origin, const char *one,
                       const char *several) {
    const struct phrases *phrases = compose->phrases;
    const uint32_t *number = compose->plan.number;
    size_t told = 0, count = 0;
    for (uint32_t at = 0; at < origin->answers.count; at++)
        told += number[origin->answers.at[at]] > 0;
    for (uint32_t at = 0; at < origin->answers.count; at++) {
        uint32_t question = origin->answers.at[at];
        if (number[question] == 0)
            continue;
        compose_phrase(compose, line, count > 0 ? count + 1 == told ? phrases->and : phrases->comma : told == 1 ? one : several);
        compose_number(compose, line, number[question])->number = number[question];
        count++;
    }
    return count;
}

static void put_grounds(struct compose *compose, struct block *line, const struct origin *origin) {
    const struct phrases *phrases = compose->phrases;
    const struct element *reflection = &model_elements(compose->model)[origin->element];
    const char *otherwise = reflection->condition == MODEL_NONE ? phrases->note_whatever : phrases->note_left_open;
    size_t told = compose_numbers(compose, line, origin, phrases->note_answer, phrases->note_answers);
    compose_phrase(compose, line, told > 0 ? phrases->stop : otherwise);
}

/* ---- Places */

/* , under "Heading", paragraph 4 */
static void put_place(struct compose *compose, struct block *line, const struct pointer *pointer, const struct pointer *before) {
    const struct phrases *phrases = compose->phrases;
    bool same_section = before && compose_compare_sections(compose->model, pointer, before) == 0;
    if (!same_section && pointer->heading.length > 0) {
        compose_phrase(compose, line, before ? phrases->and_under : phrases->under);
        compose_quoted(compose, line, pointer->heading)->address = compose_link(compose, pointer);
    } else if (!same_section) {
        compose_phrase(compose, line, before ? phrases->and_opening : phrases->opening);
    }
    if (pointer->paragraph == 0)
        return;
    compose_phrase(compose, line, same_section ? phrases->and_paragraph : phrases->paragraph);
    compose_number(compose, line, pointer->paragraph);
}

/* The first of the pointers up to `end` that leads to the same place, or merely to the same article. */
static uint32_t first_like(const struct compose *compose, const struct indices *pointers, uint32_t end, bool same_article) {
    const struct pointer *all = model_table(compose->model, TABLE_POINTERS);
    const uint32_t *place = compose->plan.place;
    uint32_t at = 0, wanted = pointers->at[end];
    while (at < end &&
           (same_article ? all[pointers->at[at]].article != all[wanted].article : place[pointers->at[at]] != place[wanted]))
        at++;
    return at;
}

void compose_places(struct compose *compose, struct block *line, const struct origin *origin) {
    const struct pointer *all = model_table(compose->model, TABLE_POINTERS);
    const struct article *articles = model_table(compose->model, TABLE_ARTICLES);
    const struct indices *pointers = &origin->pointers;
    for (uint32_t at = 0; at < pointers->count; at++) {
        if (first_like(compose, pointers, at, true) < at)
            continue;
        const struct pointer *before = NULL;
        if (line->runs)
            compose_phrase(compose, line, " ");
        compose_phrase(compose, line, at == 0 ? compose->phrases->more_in : compose->phrases->also_in);
        compose_title_and_author(compose, line, &articles[all[pointers->at[at]].article]);
        for (uint32_t to = at; to < pointers->count; to++) {
            const struct pointer *pointer = &all[pointers->at[to]];
            if (pointer->article != all[pointers->at[at]].article || first_like(compose, pointers, to, false) < to)
                continue;
            put_place(compose, line, pointer, before);
            before = pointer;
        }
        compose_phrase(compose, line, compose->phrases->stop);
    }
}

/* ---- Marks, and the list they lead to */

/* Where the mark goes: behind the last words of what is said, or under them where those are the person's own. */
static struct block *line_for_mark(struct compose *compose, struct block *group) {
    struct block *last = group->last;
    while (last && (last->kind == BLOCK_LIST || last->kind == BLOCK_ITEM))
        last = last->last;
    if (!last || last->kind != BLOCK_PARAGRAPH)
        return compose_paragraph(compose, group, ROLE_SAY, NULL);
    compose_phrase(compose, last, " ");
    return last;
}

void compose_put_mark(struct compose *compose, struct block *group, uint32_t note) {
    struct block *line = line_for_mark(compose, group);
    compose_phrase(compose, line, compose->phrases->mark);
    compose_number(compose, line, note)->note = note;
    compose_phrase(compose, line, compose->phrases->mark_end);
}

void compose_mark(struct compose *compose, struct block *group) {
    struct plan *plan = &compose->plan;
    struct noted *noted = compose_alloc(compose, &plan->arena, 1, sizeof *noted);
    if (!noted)
        return;
    noted->origin = group->origin;
    if (plan->last_noted)
        plan->last_noted->next = noted;
    else
        plan->first_noted = noted;
    plan->last_noted = noted;
    group->number = ++plan->notes;
    compose_put_mark(compose, group, group->number);
}

void compose_notes(struct compose *compose) {
    if (compose->plan.notes == 0)
        return;
    struct block *section = compose_section(compose, ROLE_NOTES, compose->phrases->notes_title);
    struct block *list = compose_block(compose, section, BLOCK_LIST, ROLE_NOTES);
    uint32_t number = 0;
    compose->summary->notes = list;
    for (const struct noted *noted = compose->plan.first_noted; noted && compose->status == REFLECT_OK; noted = noted->next) {
        struct block *item = compose_block(compose, list, BLOCK_ITEM, ROLE_NOTES);
        item->number = ++number;
        item->origin = noted->origin;
        struct block *line = compose_paragraph(compose, item, ROLE_NOTES, NULL);
        put_grounds(compose, line, noted->origin);
        compose_places(compose, line, noted->origin);
    }
}
