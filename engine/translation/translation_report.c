/*
 * translation_report.c - what a side file lacks, what in it is not up to date, and what belongs to nothing.
 *
 * Everything is a warning, and the questionnaire can be answered: where there is no translation that still says the same, the author's
 * words stand. Only an answer put in where the text has none is an error, as it would change what is asked.
 */
#include <string.h>

#include "translation/translation_address.h"

/* ---- Answers put in */

/* Finds the next name between braces; false at the end. */
static bool next_pipe(const struct node *node, uint32_t *at, uint32_t *from, uint32_t *to) {
    const char *text = node->text;
    while (*at < node->length) {
        if (text[*at] != '{') {
            ++*at;
            continue;
        }
        if (*at + 1 < node->length && text[*at + 1] == '{') {
            *at += 2;
            continue;
        }
        *from = *at + 1;
        while (*at < node->length && text[*at] != '}')
            ++*at;
        const char *bar = memchr(text + *from, '|', *at - *from);
        *to = bar ? (uint32_t)(bar - text) : *at;
        while (*from < *to && text[*from] == ' ')
            ++*from;
        while (*to > *from && text[*to - 1] == ' ')
            --*to;
        return true;
    }
    return false;
}

static bool has_pipe(const struct node *node, const char *name, uint32_t length) {
    uint32_t at = 0, from, to;
    while (next_pipe(node, &at, &from, &to)) {
        if (to - from == length && memcmp(node->text + from, name, length) == 0)
            return true;
    }
    return false;
}

static void report_strange_pipe(struct site site, const struct node *from, const struct node *to, uint32_t start, uint32_t end) {
    struct suggestion suggestion;
    uint32_t at = 0, name, name_end;
    suggestion_init(&suggestion, to->text + start, end - start);
    while (next_pipe(from, &at, &name, &name_end))
        suggestion_try(&suggestion, from->text + name, name_end - name);
    diagnostics_add(site.diagnostics, CODE_TRANSLATION_PIPE, node_part(site.diagnostics, site.source, to, start, end),
                    "the text that this translates has no answer `%.*s` put in", (int)(end - start < 80 ? end - start : 80),
                    to->text + start);
    if (suggestion.best)
        diagnostics_did_you_mean(site.diagnostics, &suggestion);
    else
        diagnostics_suggest(site.diagnostics, "the names between braces stay as they are; only the words behind a bar are "
                                              "translated");
}

static void report_left_out(struct site site, const struct node *to, const char *name, uint32_t length) {
    int shown = (int)(length < 80 ? length : 80);
    diagnostics_warn(site.diagnostics, CODE_TRANSLATION_PIPE, site_span(site, to),
                     "the answer `%.*s` is put into the text, and not into its translation", shown, name);
    diagnostics_suggest(site.diagnostics, "write `{%.*s}` where it belongs", shown, name);
}

bool translation_check_pipes(struct site site, const struct node *from, const struct node *to) {
    uint32_t at = 0, start, end;
    bool good = true;
    while (next_pipe(to, &at, &start, &end)) {
        if (!text_is_name(to->text + start, end - start) || has_pipe(from, to->text + start, end - start))
            continue; /* what is no name is reported where it is read */
        report_strange_pipe(site, from, to, start, end);
        good = false;
    }
    for (at = 0; good && next_pipe(from, &at, &start, &end);) {
        if (!has_pipe(to, from->text + start, end - start))
            report_left_out(site, to, from->text + start, end - start);
    }
    return good;
}

/* ---- What is there and what is not */

static void suggest_refresh(struct reflect_diagnostics *diagnostics, const char *into) {
    diagnostics_suggest(diagnostics, "`reflect translate FILE %s` brings this file up to date", into);
}

/* Texts that are not in the file at all; `more` of the same question, page ... stand behind the first. */
static void report_absent(const struct translation *translation, const struct source_text *text, size_t more) {
    struct reflect_diagnostics *diagnostics = translation->diagnostics;
    const struct node *place = translation->language ? translation->language : translation->root;
    int shown = (int)strcspn(text->address, "\n");
    const struct span span = node_span(translation->source, place);
    if (more == 0)
        diagnostics_add(diagnostics, CODE_TRANSLATION_MISSING, span, "`%.*s` is not in this file, so it is shown untranslated",
                        shown, text->address);
    else
        diagnostics_add(diagnostics, CODE_TRANSLATION_MISSING, span,
                        "`%.*s` is not in this file, nor %zu more of `%s`, so they are shown untranslated", shown, text->address,
                        more, text->id);
    diagnostics_note(diagnostics, text->span, "the text stands here");
    suggest_refresh(diagnostics, translation->into);
}

static void report_text(const struct translation *translation, const struct source_text *text,
                        const struct translated_text *entry) {
    struct reflect_diagnostics *diagnostics = translation->diagnostics;
    if (!translation_has_words(entry)) {
        diagnostics_add(diagnostics, CODE_TRANSLATION_MISSING, node_span(translation->source, entry->key),
                        "this is not translated so far, so it is shown as it is");
        diagnostics_suggest(diagnostics, "write the translation behind `to:`");
    } else if (entry->was) {
        diagnostics_add(diagnostics, CODE_TRANSLATION_STALE, node_span(translation->source, entry->was),
                        "this text was changed after it was translated, so it is shown untranslated");
        diagnostics_suggest(diagnostics, "look whether `to:` still says what `from:` says, mend it, and delete the line `was:`");
    } else if (!translation_is(entry->from, text)) {
        diagnostics_add(diagnostics, CODE_TRANSLATION_STALE, node_span(translation->source, entry->from),
                        "the questionnaire says something else by now, so it is shown untranslated");
        diagnostics_note(diagnostics, text->span, "this is the text");
        suggest_refresh(diagnostics, translation->into);
    }
}

/* Reports a text; those of one question that are not in the file are reported together. Returns how many were dealt with. */
static size_t report_texts(const struct translation *translation, size_t at) {
    const struct source_text *texts = translation->texts.records, *text = &texts[at];
    const struct translated_text *entry = translation_find(translation, text->address);
    size_t count = 1;
    if (text->idle)
        return 1;
    if (entry) {
        report_text(translation, text, entry);
        return 1;
    }
    while (at + count < translation->texts.count && text->id && texts[at + count].id && !texts[at + count].idle &&
           strcmp(text->id, texts[at + count].id) == 0 && !translation_find(translation, texts[at + count].address))
        count++;
    report_absent(translation, text, count - 1);
    return count;
}

/* The nearest of the ids that the questionnaire has in the place of `wanted`, which belongs to `owner` where it is an option. */
static void suggest_id(const struct translation *translation, const struct translated_text *entry, bool option) {
    const struct source_text *texts = translation->texts.records;
    const struct node *wanted = option ? entry->place.owner.option : entry->place.owner.id;
    int section = translation_section(entry->place.role, entry->place.owner.set);
    struct suggestion suggestion;
    suggestion_init(&suggestion, wanted->text, wanted->length);
    for (size_t i = 0; i < translation->texts.count; i++) {
        const char *id = option ? texts[i].option : texts[i].id;
        if (!id || translation_section(texts[i].role, texts[i].set) != section)
            continue;
        if (!option || (texts[i].id && node_is(entry->place.owner.id, texts[i].id)))
            suggestion_try(&suggestion, id, strlen(id));
    }
    if (suggestion.best)
        diagnostics_did_you_mean(translation->diagnostics, &suggestion);
    else
        suggest_refresh(translation->diagnostics, translation->into);
}

/* Whether the questionnaire has what an entry belongs to: the question, or the option of it. */
static bool knows(const struct translation *translation, const struct translated_text *entry, bool option) {
    const struct source_text *texts = translation->texts.records;
    const struct text_owner *owner = &entry->place.owner;
    int section = translation_section(entry->place.role, owner->set);
    for (size_t i = 0; i < translation->texts.count; i++) {
        if (!texts[i].id || translation_section(texts[i].role, texts[i].set) != section || !node_is(owner->id, texts[i].id))
            continue;
        if (!option || (texts[i].option && node_is(owner->option, texts[i].option)))
            return true;
    }
    return false;
}

/* Something that is translated and that the questionnaire does not have. Of an unknown name it is said once. */
static void report_unknown(const struct translation *translation, const struct translated_text *entry, const struct node **said) {
    struct reflect_diagnostics *diagnostics = translation->diagnostics;
    const struct text_owner *owner = &entry->place.owner;
    const struct node *unknown = NULL;
    if (owner->id && !knows(translation, entry, false))
        unknown = owner->id;
    else if (owner->id && owner->option && !knows(translation, entry, true))
        unknown = owner->option;
    if (unknown && *said == unknown)
        return;
    *said = unknown;
    const struct node *place = unknown ? unknown : entry->key;
    if (unknown)
        diagnostics_add(diagnostics, CODE_TRANSLATION_UNKNOWN, node_span(translation->source, place),
                        "the questionnaire has no `%.*s` here", (int)place->length, place->text);
    else
        diagnostics_add(diagnostics, CODE_TRANSLATION_UNKNOWN, node_span(translation->source, place),
                        "the questionnaire has no such text");
    if (unknown)
        suggest_id(translation, entry, unknown == owner->option);
    else
        suggest_refresh(diagnostics, translation->into);
}

static void check_of(struct builder *builder) {
    const struct translation *translation = builder->translation;
    const char *id = builder_words(builder, builder->head.id);
    if (!translation->of || node_is(translation->of, id))
        return;
    diagnostics_add(builder->diagnostics, CODE_TRANSLATION_OF, node_span(translation->source, translation->of),
                    "this translates `%.*s`, and the questionnaire beside it is `%s`", (int)translation->of->length,
                    translation->of->text, id);
    diagnostics_suggest(builder->diagnostics, "write `of: %s`, or give the file the name of its questionnaire", id);
}

void translation_report(struct builder *builder) {
    const struct translation *translation = builder->translation;
    const struct translated_text *entries = translation->entries.records;
    const struct node *said = NULL;
    check_of(builder);
    for (size_t i = 0; i < translation->texts.count;)
        i += report_texts(translation, i);
    for (size_t i = 0; i < translation->entries.count; i++) {
        if (!entries[i].gone && !entries[i].met)
            report_unknown(translation, &entries[i], &said);
    }
}
