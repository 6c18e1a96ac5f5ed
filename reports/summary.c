/*
 * summary.c - the one composer: which parts a summary has, and an empty form, and in which order.
 *
 * In: a sitting, or a questionnaire. Out: a tree of blocks (summary.h), each with the reason why it is there. Each part is in a
 * compose_ file, or in form.c; what stands where was planned before the first of them runs. Renderers decide nothing about content.
 *
 * What always holds: no score and no conclusion; a person's words are quotations; what was left out, or set aside, is in no
 * block; help and what the page is and is not are on every page; the same sitting gives the same blocks.
 */
#include "reports/summary.h"

#include <stdlib.h>
#include <string.h>

#include "reports/compose.h"

static void (*const page_parts[])(struct compose *) = {
    compose_title, keep_day, keep_purpose, keep_care, keep_stopped, keep_own, keep_threads, keep_carry, keep_reading, keep_help, keep_end,
};

/* Behind the page, the title and what it is were said already. */
static void (*const record_parts[])(struct compose *) = {
    compose_title, compose_purpose, compose_beginning, compose_threads, compose_alone, compose_own,    compose_open,
    compose_carry, compose_picture, compose_notes,     compose_reading, compose_help,  compose_ending, compose_colophon,
};

enum { RECORD_BEHIND_PAGE = 2 };

static void (*const form_parts[])(struct compose *) = {
    form_count, compose_title, form_beginning, form_how, form_pages, form_end, form_passages, compose_help, compose_colophon,
};

const char *role_name(enum role role) {
    static const char *const names[ROLES] = {
        [ROLE_PLAIN] = "",
        [ROLE_PAGE] = "page",
        [ROLE_RECORD] = "record",
        [ROLE_DAY] = "day",
        [ROLE_PURPOSE] = "purpose",
        [ROLE_THREAD] = "thread",
        [ROLE_ABOUT] = "about",
        [ROLE_SAID] = "said",
        [ROLE_REFLECTION] = "reflection",
        [ROLE_SAY] = "say",
        [ROLE_WONDER] = "wonder",
        [ROLE_TRY] = "try",
        [ROLE_PICTURE] = "picture",
        [ROLE_NOTES] = "notes",
        [ROLE_ALONE] = "alone",
        [ROLE_OWN] = "own",
        [ROLE_OPEN] = "open",
        [ROLE_CARRY] = "carry",
        [ROLE_READING] = "reading",
        [ROLE_ARTICLE] = "article",
        [ROLE_ADDRESS] = "address",
        [ROLE_SECTIONS] = "sections",
        [ROLE_HELP] = "help",
        [ROLE_RESOURCE] = "resource",
        [ROLE_SOURCE] = "source",
        [ROLE_ENDING] = "ending",
        [ROLE_COLOPHON] = "colophon",
        [ROLE_HOW] = "how",
        [ROLE_PART] = "part",
        [ROLE_HEADS_UP] = "heads-up",
        [ROLE_WARNING] = "warning",
        [ROLE_WHY] = "why",
        [ROLE_NOTE] = "note",
        [ROLE_PAUSE] = "pause",
        [ROLE_DIRECTION] = "direction",
        [ROLE_ONE] = "one",
        [ROLE_ANY] = "any",
        [ROLE_SCALE] = "scale",
        [ROLE_BETWEEN] = "between",
        [ROLE_RANK] = "rank",
        [ROLE_STATEMENTS] = "statements",
        [ROLE_PASSAGES] = "passages",
    };
    return role < ROLES ? names[role] : "";
}

/* ---- Links */

bool summary_may_link(const char *address) {
    return strncmp(address, "https://", 8) == 0 || strncmp(address, "http://", 7) == 0;
}

/* What may stand in a text directive as it is; "-", "," and "&" mean something there. */
static bool is_unreserved(unsigned char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || byte == '.' ||
           byte == '_' || byte == '~';
}

const char *summary_link(struct arena *arena, const struct model *model, const struct pointer *pointer, bool *failed) {
    static const char fragment[] = "#:~:text=";
    const struct article *article = (const struct article *)model_table(model, TABLE_ARTICLES) + pointer->article;
    const char *address = model_text(model, article->address), *heading = model_text(model, pointer->heading);
    if (!summary_may_link(address) || pointer->heading.length == 0 || strchr(address, '#'))
        return summary_may_link(address) ? address : NULL;
    char *link = arena_alloc(arena, article->address.length + sizeof fragment + 3 * (size_t)pointer->heading.length);
    if (!link) {
        *failed = true;
        return NULL;
    }
    memcpy(link, address, article->address.length);
    memcpy(link + article->address.length, fragment, sizeof fragment - 1);
    char *to = link + article->address.length + sizeof fragment - 1;
    for (uint32_t at = 0; at < pointer->heading.length; at++) {
        unsigned char byte = (unsigned char)heading[at];
        if (is_unreserved(byte)) {
            *to++ = (char)byte;
            continue;
        }
        *to++ = '%';
        *to++ = "0123456789ABCDEF"[byte >> 4];
        *to++ = "0123456789ABCDEF"[byte & 15];
    }
    return link; /* the arena's memory is zeroed: it ends in NUL */
}

/* ---- The public functions */

static bool came_to_its_end(const struct reflect_sitting *sitting) {
    return !sitting->stopped && reflect_sitting_next(sitting) == REFLECT_NONE;
}

/* The date is copied, as nothing says that the options live on. */
static void begin(struct compose *compose, const struct model *model, const char *date) {
    struct reflect_summary *summary = compose->summary;
    arena_init(&summary->arena);
    summary->model = model;
    summary->phrases = phrases_for(model_text(model, model->language));
    summary->root.kind = BLOCK_GROUP;
    compose->into = &summary->root;
    compose->model = model;
    compose->phrases = summary->phrases;
    if (!date)
        return;
    summary->date = arena_copy(&summary->arena, date, strlen(date));
    if (!summary->date)
        compose->status = REFLECT_NO_MEMORY;
}

static void run_parts(struct compose *compose, void (*const *each)(struct compose *), size_t count) {
    for (size_t at = 0; at < count && compose->status == REFLECT_OK; at++)
        each[at](compose);
}

static reflect_status end(struct compose *compose, reflect_summary **out) {
    if (compose->status == REFLECT_OK)
        *out = compose->summary;
    else
        reflect_summary_free(compose->summary);
    arena_release(&compose->plan.arena);
    return compose->status;
}

/* ---- The two parts */

/* Where nothing was said and nothing is set beside it, a record would be a list of what is not there. */
static bool is_empty(const struct compose *compose) {
    const struct counts *counts = &compose->plan.counts;
    bool names_declined = compose->name_declined && counts->declined > 0;
    return counts->answered == 0 && counts->shown == 0 && !names_declined;
}

static void compose_page(struct compose *compose) {
    compose->into = compose_block(compose, &compose->summary->root, BLOCK_GROUP, ROLE_PAGE);
    run_parts(compose, page_parts, sizeof page_parts / sizeof *page_parts);
    compose->into = &compose->summary->root;
}

/* What the page quoted stands in the record again, where it was asked. */
static void compose_record(struct compose *compose) {
    bool alone = compose->part == REFLECT_SUMMARY_RECORD;
    size_t first = alone ? 0 : RECORD_BEHIND_PAGE;
    if (!alone) {
        compose->behind_page = true;
        compose->into = compose_section(compose, ROLE_RECORD, compose->phrases->record_title);
        memset(compose->plan.quoted_under, 0, compose->view.count * sizeof *compose->plan.quoted_under);
    }
    run_parts(compose, record_parts + first, sizeof record_parts / sizeof *record_parts - first);
}

static void compose_parts(struct compose *compose) {
    if (compose->status == REFLECT_OK)
        compose_choose(compose);
    if (compose->status == REFLECT_OK && is_empty(compose))
        compose->part = REFLECT_SUMMARY_PAGE;
    if (compose->status == REFLECT_OK && compose->part != REFLECT_SUMMARY_RECORD)
        compose_page(compose);
    if (compose->status == REFLECT_OK && compose->part != REFLECT_SUMMARY_PAGE)
        compose_record(compose);
}

reflect_status reflect_summary_new(const reflect_sitting *sitting, const reflect_summary_options *options,
                                   reflect_summary **out) {
    struct compose compose = {.summary = calloc(1, sizeof *compose.summary)};
    if (!compose.summary)
        return REFLECT_NO_MEMORY;
    begin(&compose, sitting->model, options ? options->date : NULL);
    compose.summary->finished = came_to_its_end(sitting);
    if (options) {
        compose.copy = options->copy;
        compose.name_declined = options->name_declined;
        compose.part = options->part;
        compose.with_picture = options->picture;
        compose.swaps = options->swaps;
        compose.swap_count = options->swap_count;
    }
    compose_plan(&compose, sitting);
    compose_parts(&compose);
    return end(&compose, out);
}

static void (*const before_compared[])(struct compose *) = {compose_title, compose_compare_purpose};
static void (*const behind_compared[])(struct compose *) = {compose_help, compose_colophon};

/* The page is that of `now`; what was said then is composed onto it from a sitting of its own. */
reflect_status reflect_summary_compare(const reflect_sitting *then, const reflect_sitting *now,
                                       const reflect_compare_options *options, reflect_summary **out) {
    if (strcmp(model_text(then->model, then->model->id), model_text(now->model, now->model->id)) != 0)
        return REFLECT_REFUSED;
    struct compose compose = {.summary = calloc(1, sizeof *compose.summary)};
    if (!compose.summary)
        return REFLECT_NO_MEMORY;
    begin(&compose, now->model, options ? options->date : NULL);
    compose.summary->finished = came_to_its_end(then) && came_to_its_end(now);
    struct compose earlier = {.summary = compose.summary, .model = then->model, .phrases = compose.phrases};
    compose_plan(&compose, now);
    compose_plan(&earlier, then);
    for (size_t at = 0; at < sizeof before_compared / sizeof *before_compared; at++)
        before_compared[at](&compose);
    if (compose.status == REFLECT_OK && earlier.status == REFLECT_OK)
        compose_compare(&earlier, &compose, options ? options->then_date : NULL, options ? options->now_date : NULL);
    if (compose.status == REFLECT_OK)
        compose.status = earlier.status;
    arena_release(&earlier.plan.arena);
    run_parts(&compose, behind_compared, sizeof behind_compared / sizeof *behind_compared);
    return end(&compose, out);
}

/* A form is composed from a sitting without answers, which nothing on it points to. */
reflect_status reflect_form_new(const reflect_questionnaire *questionnaire, const reflect_form_options *options,
                                reflect_summary **out) {
    reflect_sitting *sitting = NULL;
    reflect_status status = reflect_sitting_new(questionnaire, &sitting);
    if (status != REFLECT_OK)
        return status;
    struct compose compose = {.summary = calloc(1, sizeof *compose.summary), .view = *sitting};
    status = REFLECT_NO_MEMORY;
    if (compose.summary) {
        begin(&compose, sitting->model, options ? options->date : NULL);
        compose.summary->form = true;
        compose.with_passages = options && options->with_passages;
        run_parts(&compose, form_parts, sizeof form_parts / sizeof *form_parts);
        status = end(&compose, out);
    }
    reflect_sitting_free(sitting);
    return status;
}

void reflect_summary_free(reflect_summary *summary) {
    if (!summary)
        return;
    arena_release(&summary->arena);
    free(summary);
}
