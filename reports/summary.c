/*
 * summary.c - the one composer: which parts a summary has, and in which order.
 *
 * In: a sitting. Out: a tree of blocks (summary.h), each with the reason why it is there. Each part is in a compose_ file;
 * what stands where was planned before the first of them runs (compose_plan.c). Renderers decide nothing about content.
 *
 * What always holds: no score and no conclusion; a person's words are quotations; what was left out, or set aside, is in no
 * block; help and what the page is and is not are on every page; the same sitting gives the same blocks.
 */
#include "reports/summary.h"

#include <stdlib.h>
#include <string.h>

#include "reports/compose.h"

static void (*const parts[])(struct compose *) = {
    compose_title, compose_purpose, compose_beginning, compose_threads, compose_alone, compose_own,    compose_open,
    compose_carry, compose_picture, compose_notes,     compose_reading, compose_help,  compose_ending, compose_colophon,
};

const char *role_name(enum role role) {
    static const char *const names[ROLES] = {
        [ROLE_PLAIN] = "",
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
static void begin(struct compose *compose, const struct reflect_sitting *sitting, const struct reflect_summary_options *options) {
    struct reflect_summary *summary = compose->summary;
    const char *date = options ? options->date : NULL;
    arena_init(&summary->arena);
    summary->model = sitting->model;
    summary->phrases = phrases_for(model_text(sitting->model, sitting->model->language));
    summary->finished = came_to_its_end(sitting);
    summary->root.kind = BLOCK_GROUP;
    compose->model = sitting->model;
    compose->phrases = summary->phrases;
    compose->copy = options ? options->copy : REFLECT_COPY_SELF;
    compose->name_declined = options && options->name_declined;
    if (!date)
        return;
    summary->date = arena_copy(&summary->arena, date, strlen(date));
    if (!summary->date)
        compose->status = REFLECT_NO_MEMORY;
}

reflect_status reflect_summary_new(const reflect_sitting *sitting, const reflect_summary_options *options,
                                   reflect_summary **out) {
    struct reflect_summary *summary = calloc(1, sizeof *summary);
    if (!summary)
        return REFLECT_NO_MEMORY;
    struct compose compose = {.summary = summary};
    begin(&compose, sitting, options);
    compose_plan(&compose, sitting);
    for (size_t at = 0; at < sizeof parts / sizeof *parts && compose.status == REFLECT_OK; at++)
        parts[at](&compose);
    arena_release(&compose.plan.arena);
    if (compose.status != REFLECT_OK) {
        reflect_summary_free(summary);
        return compose.status;
    }
    *out = summary;
    return REFLECT_OK;
}

void reflect_summary_free(reflect_summary *summary) {
    if (!summary)
        return;
    arena_release(&summary->arena);
    free(summary);
}
