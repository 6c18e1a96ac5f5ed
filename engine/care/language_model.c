/*
 * language_model.c - see language_model.h.
 *
 * A text is scored in passages of up to three sentences, since the labelled lines are that long: in a longer text, what is said well
 * would hide the one sentence that is not. A line break ends a passage.
 */
#include "care/language_model.h"

#include <string.h>

enum { PASSAGE_SENTENCES = 3 };

/* The sentences of the passage that ends at the one read last. */
struct passage {
    size_t count;
    struct {
        size_t from, to;
        int32_t sum;
    } sentences[PASSAGE_SENTENCES];
};

/* ---- Where it is, and of which kind */

struct weighing {
    const struct language *language;
    int32_t words[SENTENCE_WORDS_MAX]; /* what each word adds */
    int32_t kinds[MODEL_KINDS];
};

/* A feature's weight is shared out among the words it looks at; in twelfths, which three words and fewer divide. */
static void weigh(void *context, const struct language_feature *feature) {
    enum { SHARES = 12 };
    struct weighing *weighing = context;
    const struct language_model *model = weighing->language->model;
    enum feature_source source = (enum feature_source)feature->source;
    int32_t weight = model->weights[language_bucket(feature->hash)] * feature_weight(source);
    for (unsigned i = feature->first; i <= feature->last; i++)
        weighing->words[i] += weight * SHARES / (feature->last - feature->first + 1);
    for (unsigned kind = 0; language_tells_kind(source) && kind < MODEL_KINDS; kind++)
        weighing->kinds[kind] += model->kinds[kind * KIND_BUCKETS + language_kind_bucket(feature->hash)] * feature_weight(source);
}

/* The words in a row that weigh most together. */
static void heaviest(const int32_t *words, size_t count, size_t *first, size_t *last) {
    int32_t sum = 0, best = INT32_MIN;
    for (size_t i = 0, from = 0; i < count; i++) {
        if (sum <= 0) {
            from = i;
            sum = 0;
        }
        sum += words[i];
        if (sum > best) {
            best = sum;
            *first = from;
            *last = i;
        }
    }
}

static void locate(const struct language *language, const char *text, const struct passage *passage, enum language_role role,
                   struct language_score *out) {
    size_t worst = 0;
    for (size_t i = 1; i < passage->count; i++)
        worst = passage->sentences[i].sum > passage->sentences[worst].sum ? i : worst;
    struct sentence sentence;
    struct weighing weighing = {.language = language};
    size_t first = 0, last = 0;
    sentence_read(language, text, passage->sentences[worst].to, passage->sentences[worst].from, &sentence);
    language_features(language, text, &sentence, role, weigh, &weighing);
    heaviest(weighing.words, sentence.count, &first, &last);
    out->words = sentence.count;
    out->from = sentence.words[first].from;
    out->to = sentence.words[last].to;
    unsigned kind = 0;
    for (unsigned i = 1; i < MODEL_KINDS; i++)
        kind = weighing.kinds[i] > weighing.kinds[kind] ? i : kind;
    out->kind = (enum language_kind)kind;
}

/* ---- Passages */

/* A text while its passages are found. */
struct walking {
    const struct language *language;
    const char *text;
    enum language_role role;
    bool weighs;
    struct passage passage;
    void (*take)(void *context, const struct passage *passage);
    void *context;
};

static void push(struct walking *walking, size_t from, size_t to, const struct sentence *sentence) {
    struct passage *passage = &walking->passage;
    if (passage->count == PASSAGE_SENTENCES) {
        memmove(passage->sentences, passage->sentences + 1, (PASSAGE_SENTENCES - 1) * sizeof *passage->sentences);
        passage->count--;
    }
    passage->sentences[passage->count].from = from;
    passage->sentences[passage->count].to = to;
    passage->sentences[passage->count++].sum =
        walking->weighs ? language_features_sum(walking->language, walking->text, sentence, walking->role) : 0;
}

/* Passages of three sentences, or the whole paragraph where it has fewer. */
static void walk(struct walking *walking, size_t length) {
    struct sentence sentence;
    bool taken = false; /* a passage of this paragraph */
    for (size_t at = 0, next; at < length; at = next) {
        next = sentence_read(walking->language, walking->text, length, at, &sentence);
        if (sentence.count == 0)
            continue;
        bool breaks = memchr(walking->text + at, '\n', sentence.words[0].from - at) != NULL;
        if (at > 0 && (breaks || walking->text[at - 1] == '\n') && walking->passage.count > 0) {
            if (!taken)
                walking->take(walking->context, &walking->passage);
            walking->passage.count = 0;
            taken = false;
        }
        push(walking, sentence.words[0].from, next, &sentence);
        if (walking->passage.count == PASSAGE_SENTENCES) {
            walking->take(walking->context, &walking->passage);
            taken = true;
        }
    }
    if (!taken && walking->passage.count > 0)
        walking->take(walking->context, &walking->passage);
}

struct handing {
    const char *text;
    void (*take)(void *context, const char *bytes, size_t length);
    void *context;
};

static void hand_on(void *context, const struct passage *passage) {
    const struct handing *handing = context;
    size_t from = passage->sentences[0].from;
    handing->take(handing->context, handing->text + from, passage->sentences[passage->count - 1].to - from);
}

void language_passages(const struct language *language, const char *text, size_t length,
                       void (*take)(void *context, const char *bytes, size_t length), void *context) {
    struct handing handing = {text, take, context};
    struct walking walking = {.language = language, .text = text, .take = hand_on, .context = &handing};
    walk(&walking, length);
}

/* The worst passage so far. */
struct worst {
    int32_t bias, score;
    struct passage passage;
};

static void keep_worst(void *context, const struct passage *passage) {
    struct worst *worst = context;
    int32_t score = worst->bias;
    for (size_t i = 0; i < passage->count; i++)
        score += passage->sentences[i].sum;
    if (worst->passage.count > 0 && score <= worst->score)
        return;
    worst->score = score;
    worst->passage = *passage;
}

bool language_model_score(const struct language *language, const char *text, size_t length, enum language_role role,
                          struct language_score *out) {
    if (!language->model)
        return false;
    struct worst worst = {.bias = language->model->bias};
    struct walking walking = {
        .language = language, .text = text, .role = role, .weighs = true, .take = keep_worst, .context = &worst};
    walk(&walking, length);
    if (worst.passage.count == 0)
        return false;
    locate(language, text, &worst.passage, role, out);
    out->score = worst.score;
    return true;
}
