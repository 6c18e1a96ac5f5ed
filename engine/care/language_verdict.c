/*
 * language_verdict.c - see language_verdict.h.
 */
#include "care/language_verdict.h"

/* A word by itself is no sentence that a model could read. */
enum { WORDS_LEAST = 2 };

/* What is said of a finding where no rule stands behind it. */
static const struct {
    const char *reason, *instead;
} said[] = {
    [LANGUAGE_DISORDER] = {"This reads as if the reader had a condition, or had none",
                           "Say what was answered, without a name for it: \"You wrote that sleep comes late.\""},
    [LANGUAGE_STYLE] = {"This reads as if the reader were of a type",
                        "Speak of one situation, in the words that were chosen: \"With your friend you chose “wait and see”.\""},
    [LANGUAGE_SEVERITY] = {"This reads as if the reader were measured",
                           "Give the answers back as they are, without counting or grading them"},
    [LANGUAGE_PROGNOSIS] = {"This reads as if it told the reader what will become of them",
                            "Leave the future open: \"You may like to come back to this page another day.\""},
    [LANGUAGE_CAUSE] = {"This reads as if it knew why the reader is as they are",
                        "Set two things side by side and leave it to the reader whether they belong together"},
    [LANGUAGE_TREATMENT] = {"This reads as if it told the reader what to do about their care or their life",
                            "Offer it without pressure: \"If you would like company with this, a professional can talk with you.\""},
    [LANGUAGE_SYMPTOM] = {"This reads as if it explained what the reader does or feels",
                          "Give back what was said and stop there, or ask what it is like"},
    [LANGUAGE_COMPARISON] = {"This reads as if the reader were held against others",
                             "Leave the others out: say what this reader answered"},
};
_Static_assert(sizeof said / sizeof *said == LANGUAGE_KINDS, "words for each kind");

static struct language_finding by_model(const struct language_score *score, bool judgement) {
    return (struct language_finding){.kind = score->kind,
                                     .rule = "model",
                                     .from = score->from,
                                     .to = score->to,
                                     .reason = said[score->kind].reason,
                                     .instead = said[score->kind].instead,
                                     .judgement = judgement};
}

size_t language_verdict(const struct language *language, unsigned kinds, enum language_role role, const char *text,
                        size_t length, struct language_finding *out, size_t max) {
    struct language_score score;
    size_t count = 0;
    if (max == 0)
        return 0;
    if (!language->model || !(kinds & LANGUAGE_DIAGNOSES) || !language_model_score(language, text, length, role, &score))
        return language_check(language, kinds, text, length, out, max);
    const struct language_model *model = language->model;
    if (score.score >= model->doubt)
        count = language_check(language, (kinds & LANGUAGE_DIAGNOSES) | LANGUAGE_FIRM, text, length, out, max);
    for (size_t i = 0; i < count; i++)
        out[i].judgement = score.score < model->agree;
    if (kinds & LANGUAGE_FIRM)
        return count;
    if (score.words < WORDS_LEAST)
        score.score = INT32_MIN;
    bool sure = score.score >= model->refuse;
    if ((sure || score.score >= model->warn) && (count == 0 || (sure && out[0].judgement))) {
        out[0] = by_model(&score, !sure);
        count = 1;
    }
    return count > 0 ? count : language_check(language, kinds & ~(unsigned)LANGUAGE_DIAGNOSES, text, length, out, max);
}
