/*
 * care_answers.c - the sentences of a text with answers put in.
 *
 * An author's words can be harmless by themselves and diagnose together: `You are {answer}`, and an option `anxious`. So each
 * sentence is checked with the words for no answer, and then with each option that it can receive, one place after the other.
 * What a person writes is shown as a quotation and is theirs; it is not tried.
 */
#include "care/care_texts.h"
#include "care/language_verdict.h"
#include "load/builder.h"

/* So many bytes of sentences are tried in one questionnaire; a hundred thousand questions come to a third of it. */
#define TRIED_MAX ((size_t)16 << 20)

/* One sentence, and what is put into it. */
struct trial {
    struct text_check *check;
    const struct shown_text *text;
    uint32_t from, to;           /* the sentence in the text */
    const struct text_gap *gaps; /* those in it */
    size_t gap_count;
    uint32_t question;   /* whose answer is put in, wherever it is asked for; MODEL_NONE for none */
    struct words option; /* its answer, in the pool */
    bool alone;          /* which stands alone, and so is no item that something is repeated for */
    bool fallback_tells; /* some words for no answer do, see tells() */
};

static bool is_chosen(const struct trial *trial, const struct text_gap *gap) {
    return trial->question != MODEL_NONE && gap->question == trial->question && !(gap->item && trial->alone);
}

/* The words for a gap; where there are none it stays as it is shown. */
static struct words words_of(const struct trial *trial, const struct text_gap *gap) {
    return is_chosen(trial, gap) ? trial->option : gap->fallback;
}

static void fill(const struct trial *trial) {
    struct buffer *sentence = &trial->check->sentence;
    const struct shown_text *text = trial->text;
    uint32_t at = trial->from;
    sentence->length = 0;
    for (size_t i = 0; i < trial->gap_count; i++) {
        const struct text_gap *gap = &trial->gaps[i];
        struct words words = words_of(trial, gap);
        if (words.length == 0)
            continue;
        buffer_put(sentence, text->bytes + at, gap->from - at);
        buffer_put(sentence, builder_words(text->builder, words), words.length);
        at = gap->to;
    }
    buffer_put(sentence, text->bytes + at, trial->to - at);
}

/* Where byte `at` of the filled sentence stands in the text; what was put in, where its gap begins, or for the end of a finding, ends. */
static uint32_t place(const struct trial *trial, size_t at, bool is_end) {
    int64_t shift = -(int64_t)trial->from, wanted = (int64_t)at - (is_end ? 1 : 0);
    for (size_t i = 0; i < trial->gap_count; i++) {
        const struct text_gap *gap = &trial->gaps[i];
        struct words words = words_of(trial, gap);
        int64_t begin = gap->from + shift, end = begin + words.length;
        if (words.length == 0)
            continue;
        if (wanted < begin)
            break;
        if (wanted < end)
            return is_end ? gap->to : gap->from;
        shift = end - gap->to;
    }
    return (uint32_t)((int64_t)at - shift);
}

/* Whether a name for people or what ails them is put in. What it makes of a sentence is a label, whichever rule finds it, and not left
   to judgement; any other answer is given back, and only what is firm is looked for. A word of feeling is such a name only where the
   sentence says who somebody is. */
static bool tells(const struct trial *trial, struct words words) {
    return language_tells(trial->check->language, builder_words(trial->text->builder, words), words.length);
}

static void report(const struct trial *trial, struct language_finding *finding) {
    uint32_t from = place(trial, finding->from, false), to = place(trial, finding->to, true);
    const struct text_gap *gap = trial->gaps, *end = gap + trial->gap_count;
    while (gap < end && !is_chosen(trial, gap))
        gap++;
    if (gap < end) { /* what is underlined takes in the answer */
        from = from < gap->from ? from : gap->from;
        to = to > gap->to ? to : gap->to;
    }
    if (finding->judgement)
        finding->kind = LANGUAGE_STYLE;
    finding->judgement = false;
    text_check_found(trial->check, trial->text, finding, from, to,
                     gap < end ? builder_words(trial->text->builder, trial->option) : NULL);
}

/* Whether there is still something to be tried with; said once. */
static bool may_try(struct text_check *check, const struct shown_text *text) {
    bool was_left = check->tried <= TRIED_MAX;
    check->tried += check->sentence.length;
    if (check->tried <= TRIED_MAX)
        return true;
    if (was_left) {
        diagnostics_add(check->diagnostics, CODE_TOO_MANY, text_span(text, 0, text->length),
                        "from here on, more answers are put into sentences than reflect can try");
        diagnostics_suggest(check->diagnostics, "put fewer answers into one sentence, or divide the questionnaire");
    }
    return false;
}

/* A word of feeling that says who the reader is: `You are {how}`, with `anxious`. */
static const struct language_finding a_label = {
    .kind = LANGUAGE_STYLE,
    .rule = "labelled",
    .reason = "With this answer, the sentence says who the reader is",
    .instead = "Say what was answered, and where: \"You chose “{how}” for this morning.\"",
};

/* What was answered is only given back, unless the sentence as it is filled is a statement about its reader. */
static void try_words(const struct trial *trial) {
    enum { FOUND_MAX = 4 }; /* in one sentence, which has one finding unless an option holds several */
    struct text_check *check = trial->check;
    struct language_finding findings[FOUND_MAX];
    fill(trial);
    if (check->sentence.status != REFLECT_OK || check->sentence.length == 0 || !may_try(check, trial->text))
        return;
    bool labels = language_labels(check->language, check->sentence.bytes, check->sentence.length);
    bool told = labels || trial->fallback_tells || tells(trial, trial->option);
    size_t count = language_verdict(check->language, told ? LANGUAGE_DIAGNOSES : LANGUAGE_DIAGNOSES | LANGUAGE_FIRM,
                                    text_language_role(trial->text->role), check->sentence.bytes, check->sentence.length, findings,
                                    FOUND_MAX);
    if (labels && count == 0) {
        findings[count++] = a_label;
        findings[0].to = check->sentence.length;
    }
    for (size_t i = 0; i < count; i++) {
        if (told || !findings[i].judgement)
            report(trial, &findings[i]);
    }
}

/* Puts each answer in that can stand in a gap. */
static void try_options(struct trial *trial, const struct text_gap *gap) {
    struct builder *builder = trial->text->builder;
    uint32_t set = gap->question == MODEL_NONE ? MODEL_NONE : builder_element(builder, gap->question)->set;
    if (set == MODEL_NONE)
        return;
    const struct option_set *options = builder_at(builder, TABLE_SETS, set);
    trial->question = gap->question;
    for (uint32_t i = 0; i < options->count; i++) {
        const struct option *option = builder_at(builder, TABLE_OPTIONS, options->first + i);
        trial->option = option->as;
        trial->alone = option->alone;
        if (trial->option.length > 0 && is_chosen(trial, gap))
            try_words(trial);
    }
    trial->question = MODEL_NONE;
    trial->option = (struct words){0, 0};
}

static void try_sentence(struct trial *trial) {
    bool fallback = false;
    for (size_t i = 0; i < trial->gap_count; i++) {
        fallback |= trial->gaps[i].fallback.length > 0;
        trial->fallback_tells |= tells(trial, trial->gaps[i].fallback);
    }
    if (fallback)
        try_words(trial);
    for (size_t i = 0; i < trial->gap_count; i++) {
        bool again = false;
        for (size_t k = 0; k < i; k++)
            again |= trial->gaps[k].question == trial->gaps[i].question && trial->gaps[k].item <= trial->gaps[i].item;
        if (!again)
            try_options(trial, &trial->gaps[i]);
    }
}

void text_check_answers(struct text_check *check, const struct shown_text *text) {
    const struct text_gap *gap = text->gaps, *end = gap + text->gap_count;
    for (uint32_t from = 0, to; gap < end && from < text->length; from = to) {
        while (text->bytes[from] == ' ' || text->bytes[from] == '\n') /* before a gap, there is more */
            from++;
        struct trial trial = {.check = check, .text = text, .from = from, .gaps = gap, .question = MODEL_NONE};
        to = (uint32_t)language_sentence_end(check->language, text->bytes, text->length, from);
        trial.to = to;
        for (; gap < end && gap->to <= to; gap++)
            trial.gap_count++;
        if (trial.gap_count > 0)
            try_sentence(&trial);
    }
}
