/*
 * care_texts.c - see care_texts.h.
 *
 * Comes in: each text of a questionnaire as its readers will see it. Leaves: a diagnostic at the words that diagnose, in the file they
 * stand in. Called by the questionnaire's room through the table below. Titles of articles are no findings. What a rule leaves to
 * judgement is a warning, and answered by a reason beside the text; what is firm is an error, which no reason answers, also where both are
 * in one sentence.
 */
#include "care/care_texts.h"

#include <string.h>

#include "care/known_texts.h"
#include "care/language_report.h"
#include "care/language_verdict.h"
#include "load/builder.h"
#include "words/words.h"

static bool is_reported(const struct text_check *check, uint32_t from, uint32_t to) {
    for (size_t i = 0; i < check->reported; i++) {
        if (from < check->places[i].to && to > check->places[i].from)
            return true;
    }
    return false;
}

/* What there is to know of reasons, behind what to write instead. */
static const char *about_reason(const struct language_finding *finding, bool reason) {
    if (finding->judgement)
        return " (or keep it, and say why beside it: `said-with-care: \"…\"`)";
    return reason ? " (`said-with-care` does not answer this: it is not left to judgement)" : "";
}

/* Whether what is underlined is the title of something to read, or begins or ends in one: those are not the author's words. */
static bool is_of_title(const struct shown_text *text, uint32_t from, uint32_t to) {
    return text_is_title(text, from, to) || text_is_title(text, from, from + 1) || text_is_title(text, to - 1, to);
}

/* A word by itself can be a label, but advises, foretells and explains nothing. */
static bool is_harmless(const struct shown_text *text, enum language_kind kind) {
    bool label = kind == LANGUAGE_DISORDER || kind == LANGUAGE_STYLE || kind == LANGUAGE_SEVERITY;
    return !label && !memchr(text->bytes, ' ', text->length);
}

void text_check_found(struct text_check *check, const struct shown_text *text, const struct language_finding *finding,
                      uint32_t from, uint32_t to, const char *option) {
    bool reason = text->care && text->care->span.end > 0;
    if (check->reported == REPORTED_MAX || is_reported(check, from, to) || is_of_title(text, from, to) ||
        is_harmless(text, finding->kind))
        return;
    if (reason && finding->judgement) {
        text->care->answers = true;
        return;
    }
    if (reason)
        text->care->refused = true;
    check->places[check->reported].from = from;
    check->places[check->reported].to = to;
    check->reported++;
    language_report(check->diagnostics, text_span(text, from, to), finding, finding->judgement ? REFLECT_WARNING : REFLECT_ERROR,
                    about_reason(finding, reason));
    if (option)
        diagnostics_note(check->diagnostics, (struct span){SOURCE_NONE, 0, 0}, "with the answer `%s` this becomes: %s", option,
                         check->sentence.bytes);
}

/* What is a matter of care is advice, and a reason answers it. */
static void take_care(struct text_check *check, const struct shown_text *text, const struct language_finding *finding) {
    if (!lints_concerns(text, finding))
        return;
    if (text->care && text->care->span.end > 0)
        text->care->answers = true;
    else
        lints_report(&check->lints, text_span(text, (uint32_t)finding->from, (uint32_t)finding->to), finding);
}

static void deal_with(struct text_check *check, const struct shown_text *text, const struct language_finding *findings,
                      size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (findings[i].kind >= LANGUAGE_KINDS)
            take_care(check, text, &findings[i]);
        else
            text_check_found(check, text, &findings[i], (uint32_t)findings[i].from, (uint32_t)findings[i].to, NULL);
    }
}

enum language_role text_language_role(enum text_role role) {
    static const uint8_t roles[] = {
        [TEXT_TITLE] = LANGUAGE_ROLE_TITLE,         [TEXT_ABOUT] = LANGUAGE_ROLE_WHY,
        [TEXT_MATTER] = LANGUAGE_ROLE_WHY,          [TEXT_PAGE_TITLE] = LANGUAGE_ROLE_TITLE,
        [TEXT_HEADS_UP] = LANGUAGE_ROLE_WHY,        [TEXT_ASK] = LANGUAGE_ROLE_QUESTION,
        [TEXT_WHY] = LANGUAGE_ROLE_WHY,             [TEXT_NOTE] = LANGUAGE_ROLE_WHY,
        [TEXT_PAUSE] = LANGUAGE_ROLE_INVITATION,    [TEXT_STATEMENT] = LANGUAGE_ROLE_OPTION,
        [TEXT_OPTION] = LANGUAGE_ROLE_OPTION,       [TEXT_STEP] = LANGUAGE_ROLE_OPTION,
        [TEXT_OPTION_AS] = LANGUAGE_ROLE_OPTION,    [TEXT_THREAD_TITLE] = LANGUAGE_ROLE_TITLE,
        [TEXT_THREAD_ABOUT] = LANGUAGE_ROLE_WHY,    [TEXT_SAY] = LANGUAGE_ROLE_REFLECTION,
        [TEXT_WONDER] = LANGUAGE_ROLE_WONDERING,    [TEXT_TRY] = LANGUAGE_ROLE_INVITATION,
        [TEXT_ENDING] = LANGUAGE_ROLE_ENDING,
    };
    _Static_assert(sizeof roles == TEXT_CHECKED, "a role in the model for each role of a text");
    return (enum language_role)roles[role];
}

static void look(struct text_check *check, const struct shown_text *text) {
    struct language_finding findings[REPORTED_MAX];
    unsigned kinds = LANGUAGE_DIAGNOSES | lints_kinds(text->role);
    deal_with(check, text, findings,
              language_verdict(check->language, kinds, text_language_role(text->role), text->bytes, text->length, findings,
                               REPORTED_MAX));
}

static void check_text(void *context, const struct shown_text *text) {
    struct text_check *check = context;
    lints_text(&check->lints, text);
    if (!check->language || text->role == TEXT_CHECKED)
        return;
    check->reported = 0;
    look(check, text);
    if (text->gap_count > 0)
        text_check_answers(check, text);
}

static bool begin_language(void *context, struct span span, const char *name) {
    struct text_check *check = context;
    if (check->lints.advise && !phrases_has(name)) {
        diagnostics_add(check->diagnostics, CODE_NO_WORDS, span,
                        "reflect has no words of its own in the language `%s`: its headings and keys will be in English", name);
        diagnostics_suggest(check->diagnostics, "nothing needs to be done; there are words in English and in Spanish");
    }
    check->language = language_for(name);
    check->lints.english = strncmp(name, "en", 2) == 0 && (name[2] == '\0' || name[2] == '-');
    if (check->language)
        return true;
    diagnostics_add(check->diagnostics, CODE_WORDS_NOT_CHECKED, span,
                    "there are no rules for the language `%s`, so the words of this questionnaire are not checked", name);
    diagnostics_suggest(check->diagnostics, "read every line aloud and ask whether it says who the reader is, or why");
    return false;
}

static void end(void *context, struct builder *builder) {
    const struct text_check *check = context;
    if (check->sentence.status != REFLECT_OK)
        builder_fail(builder, check->sentence.status);
    else if (!check->translated)
        lints_whole(&check->lints, builder);
}

struct text_checker text_check_begin(struct text_check *check, struct reflect_diagnostics *diagnostics, bool advise,
                                     const char *date) {
    *check =
        (struct text_check){.diagnostics = diagnostics, .lints = {.diagnostics = diagnostics, .advise = advise, .date = date}};
    buffer_init(&check->sentence, SIZE_MAX);
    return (struct text_checker){
        .context = check, .language = begin_language, .text = check_text, .known = advise ? NULL : known_reading, .end = end};
}

void text_check_end(struct text_check *check) {
    buffer_release(&check->sentence);
}
