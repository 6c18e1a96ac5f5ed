/*
 * language_rules.c - see language_rules.h. Rules against sentences.
 *
 * A rule's pattern waits for the rarest class it needs; only where that class occurs in a sentence is the pattern tried, from
 * each word on. A match counts unless a scope excuses it; scopes are only looked at then. The rules' order in their file is
 * their precedence: the first that holds is the finding of its sentence.
 */
#include "care/language_rules.h"

#include <string.h>

#include "care/sentence.h"

struct match {
    const struct language *language;
    const struct sentence *sentence;
    uint8_t *seen;   /* what is known of each scope in the sentence */
    size_t from, to; /* words */
};

/* Of a scope in a sentence: most do not occur, and are looked for only once. */
enum { SCOPE_UNKNOWN, SCOPE_ABSENT, SCOPE_OCCURS };

static bool is_wanted(const struct language *language, unsigned kinds, uint16_t pattern) {
    const struct language_rule *rule = &language->rules[language->patterns[pattern].owner];
    return kinds >> rule->kind & 1 && !(kinds & LANGUAGE_FIRM && language->patterns[pattern].judged);
}

static const char *const kind_names[LANGUAGE_ALL_KINDS] = {
    "disorder-label",      "style-label",      "severity-score", "prognosis", "cause-certainty", "treatment-directive",
    "symptom-attribution", "comparative-norm", "account",        "suffering", "absolute",        "bare-other",
    "guard",               "safety",
};

const char *language_kind_name(enum language_kind kind) {
    return kind_names[kind];
}

const struct language *language_for(const char *name) {
    size_t length = strcspn(name, "-_");
    for (size_t i = 0; language_all[i]; i++) {
        if (strlen(language_all[i]->name) == length && memcmp(language_all[i]->name, name, length) == 0)
            return language_all[i];
    }
    return NULL;
}

/* ---- Patterns */

static bool is(const struct match *match, size_t at, unsigned class) {
    return language_has(&match->sentence->words[at].classes, class);
}

/* Whether the steps from `step` to `end` hold from word `at` on; `to` is then behind the last word. */
static bool holds(const struct match *match, const struct language_step *step, const struct language_step *end, size_t at,
                  size_t *to) {
    if (step == end) {
        *to = at;
        return true;
    }
    const struct sentence *sentence = match->sentence;
    switch ((enum language_step_kind)step->kind) {
    case STEP_MAYBE:
        if (holds(match, step + 1, end, at, to))
            return true;
        /* fallthrough */
    case STEP_WORD:
        for (; at < sentence->count && is(match, at, step->class); at++) {
            if (holds(match, step + 1, end, at + 1, to))
                return true;
        }
        return false;
    case STEP_GAP:
        for (size_t skipped = 0;; skipped++, at++) {
            if (holds(match, step + 1, end, at, to))
                return true;
            if (skipped == step->most || at >= sentence->count || is(match, at, LANGUAGE_BOUNDARY))
                return false;
        }
    case STEP_NOT:
        return !(at < sentence->count && is(match, at, step->class)) && holds(match, step + 1, end, at, to);
    case STEP_START:
        return (at == 0 || is(match, at - 1, step->class)) && holds(match, step + 1, end, at, to);
    case STEP_FIRST:
        return at == 0 && holds(match, step + 1, end, at, to);
    case STEP_END:
        return (at == sentence->count || is(match, at, step->class)) && holds(match, step + 1, end, at, to);
    case STEP_LAST:
        return at == sentence->count && holds(match, step + 1, end, at, to);
    }
    return false;
}

/* Whether every word that the pattern needs occurs in the sentence at all; most patterns end here. */
static bool may_hold(const struct match *match, const struct language_pattern *pattern) {
    const struct language_step *step = match->language->steps + pattern->step, *end = step + pattern->count;
    for (; step < end; step++) {
        if (step->kind == STEP_WORD && !language_has(&match->sentence->all, step->class))
            return false;
    }
    return true;
}

/* The next place from `match->from` on where the pattern holds. */
static bool find(struct match *match, const struct language_pattern *pattern) {
    const struct language_step *first = match->language->steps + pattern->step;
    if (!may_hold(match, pattern))
        return false;
    size_t last = first->kind == STEP_FIRST ? 0 : match->sentence->count;
    for (; match->from <= last; match->from++) {
        if (first->kind == STEP_WORD && (match->from == last || !is(match, match->from, first->class)))
            continue;
        if (holds(match, first, first + pattern->count, match->from, &match->to))
            return true;
    }
    return false;
}

/* ---- Scopes */

static uint16_t clause_at(const struct sentence *sentence, size_t at) {
    if (sentence->count == 0)
        return 0;
    return sentence->words[at < sentence->count ? at : sentence->count - 1].clause;
}

/* Whether no sign stands between words `from` and `to`. */
static bool is_one_part(const struct match *match, size_t from, size_t to) {
    for (size_t i = from; i < to && i < match->sentence->count; i++) {
        if (is(match, i, LANGUAGE_PUNCTUATION))
            return false;
    }
    return true;
}

static bool reaches(enum language_reach reach, const struct match *scope, const struct match *match) {
    size_t last = match->to > match->from ? match->to - 1 : match->from;
    size_t scope_last = scope->to > scope->from ? scope->to - 1 : scope->from;
    uint16_t clause = clause_at(match->sentence, last);
    if (reach == REACH_SENTENCE)
        return true;
    if (reach == REACH_SAME)
        return scope->from <= last && match->from <= scope_last;
    if (reach == REACH_PART)
        return scope->from <= match->from && is_one_part(match, scope_last, match->from);
    if (reach == REACH_BEFORE)
        return scope->from <= match->from && clause_at(match->sentence, scope_last) == clause_at(match->sentence, match->from);
    return clause_at(match->sentence, scope->from) == clause || clause_at(match->sentence, scope_last) == clause;
}

static bool in_scope(const struct match *match, unsigned index) {
    const struct language_scope *scope = &match->language->scope_table[index];
    uint8_t *seen = &match->seen[index];
    if (*seen == SCOPE_ABSENT || (*seen == SCOPE_OCCURS && scope->reach == REACH_SENTENCE))
        return *seen == SCOPE_OCCURS;
    *seen = SCOPE_ABSENT;
    for (uint32_t i = 0; i < scope->count; i++) {
        struct match found = *match;
        for (found.from = 0; find(&found, &match->language->patterns[scope->pattern + i]); found.from++) {
            *seen = SCOPE_OCCURS;
            if (reaches(scope->reach, &found, match))
                return true;
        }
    }
    return false;
}

/* Whether the match counts where it stands: in every scope its rule wants, in none that excuses it. */
static bool stands(const struct match *match, const struct language_rule *rule) {
    const struct language *language = match->language;
    const uint16_t *list = language->scope_lists + rule->scopes;
    for (unsigned i = 0; i < rule->only_count; i++) {
        if (!in_scope(match, list[i]))
            return false;
    }
    for (unsigned i = 0; i < rule->unless_count; i++) {
        if (in_scope(match, list[rule->only_count + i]))
            return false;
    }
    return true;
}

/* ---- Sentences */

static bool try_pattern(struct match *match, const struct language_pattern *pattern) {
    const struct language_rule *rule = &match->language->rules[pattern->owner];
    for (match->from = 0; find(match, pattern); match->from++) {
        if (match->to > match->from && stands(match, rule))
            return true;
    }
    return false;
}

/* The place of the lowest bit, by a de Bruijn sequence: each shift of it has another number in its upper six bits. */
static unsigned lowest_bit(uint64_t bits) {
    static const uint8_t places[64] = {0,  1,  48, 2,  57, 49, 28, 3,  61, 58, 50, 42, 38, 29, 17, 4,  62, 55, 59, 36, 53, 51,
                                       43, 22, 45, 39, 33, 30, 24, 18, 12, 5,  63, 47, 56, 27, 60, 41, 37, 16, 54, 35, 52, 21,
                                       44, 32, 23, 11, 46, 26, 40, 15, 34, 20, 31, 10, 25, 14, 19, 9,  13, 8,  7,  6};
    return places[((bits & (~bits + 1)) * UINT64_C(0x03f79d71b4cb0a89)) >> 58];
}

/* Tries the patterns of the kinds asked for that wait for class `class`, as long as they come before the best so far. */
static void try_class(struct match *match, unsigned kinds, unsigned class, uint16_t *best, struct match *out) {
    const struct language *language = match->language;
    for (uint16_t i = language->watch[class]; i < language->watch[class + 1]; i++) {
        uint16_t pattern = language->watchers[i];
        if (pattern >= *best)
            return;
        if (!may_hold(match, &language->patterns[pattern]) || !is_wanted(language, kinds, pattern))
            continue;
        if (!try_pattern(match, &language->patterns[pattern]))
            continue;
        *best = pattern;
        *out = *match;
        return;
    }
}

/* Where the match ends for a reader's eye: "anxiety disorder" whole, where "anxiety" was enough. */
static size_t whole_end(const struct match *match, const struct language_pattern *pattern) {
    const struct language_step *last = match->language->steps + pattern->step + pattern->count - 1;
    size_t to = match->to;
    while (last->kind == STEP_WORD && to < match->sentence->count && is(match, to, last->class))
        to++;
    return to;
}

/* The finding of one sentence. */
static bool check_sentence(const struct language *language, const struct sentence *sentence, unsigned kinds,
                           struct language_finding *out) {
    uint16_t best = UINT16_MAX;
    uint8_t seen[LANGUAGE_SCOPES_MAX] = {SCOPE_UNKNOWN};
    struct match trial = {language, sentence, seen, 0, 0}, match = trial;
    for (unsigned lane = 0; lane < language->lanes; lane++) {
        for (uint64_t bits = sentence->all.lanes[lane] & language->watched.lanes[lane]; bits; bits &= bits - 1)
            try_class(&trial, kinds, lane * 64 + lowest_bit(bits), &best, &match);
    }
    if (best == UINT16_MAX)
        return false;
    const struct language_rule *rule = &language->rules[language->patterns[best].owner];
    *out = (struct language_finding){.kind = (enum language_kind)rule->kind,
                                     .rule = rule->id,
                                     .from = sentence->words[match.from].from,
                                     .to = sentence->words[whole_end(&match, &language->patterns[best]) - 1].to,
                                     .reason = rule->reason,
                                     .instead = rule->instead,
                                     .judgement = language->patterns[best].judged};
    return true;
}

/* Whether a pattern of some scope that reaches over sentences, `reach`, holds in this one. */
static bool reaches_text(const struct language *language, const struct sentence *sentence, enum language_reach reach) {
    for (unsigned i = 0; i < language->scope_count; i++) {
        const struct language_scope *scope = &language->scope_table[i];
        struct match match = {language, sentence, NULL, 0, 0};
        for (uint32_t p = 0; scope->reach == reach && p < scope->count; p++) {
            match.from = 0;
            if (find(&match, &language->patterns[scope->pattern + p]))
                return true;
        }
    }
    return false;
}

/* Which findings that are left to judgement the text itself excuses: all, or those in sentences that begin before `until`. */
struct excuses {
    bool known, all;
    size_t until;
};

static struct excuses excuses_of(const struct language *language, const char *text, size_t length) {
    struct excuses excuses = {true, false, 0};
    struct sentence sentence;
    for (size_t at = 0; at < length && !excuses.all;) {
        at = sentence_read(language, text, length, at, &sentence);
        excuses.all = reaches_text(language, &sentence, REACH_TEXT);
        if (reaches_text(language, &sentence, REACH_LATER))
            excuses.until = at;
    }
    return excuses;
}

/* What was left to judgement and is excused may stand before something firm in the same sentence. */
size_t language_check(const struct language *language, unsigned kinds, const char *text, size_t length,
                      struct language_finding *out, size_t max) {
    struct sentence sentence;
    struct excuses excuses = {false, false, 0};
    size_t count = 0, at = 0;
    while (count < max && at < length) {
        size_t start = at;
        at = sentence_read(language, text, length, start, &sentence);
        if (sentence.count == 0 || !check_sentence(language, &sentence, kinds, &out[count]))
            continue;
        if (out[count].judgement && !excuses.known)
            excuses = excuses_of(language, text, length);
        bool excused = out[count].judgement && (excuses.all || start < excuses.until);
        if (!excused || check_sentence(language, &sentence, kinds | LANGUAGE_FIRM, &out[count]))
            count++;
    }
    return count;
}

size_t language_sentence_end(const struct language *language, const char *text, size_t length, size_t at) {
    struct sentence sentence;
    return sentence_read(language, text, length, at, &sentence);
}

/* Whether a word of the class occurs. */
static bool holds_class(const struct language *language, const char *text, size_t length, enum language_class class) {
    struct sentence sentence;
    for (size_t at = 0; at < length;) {
        at = sentence_read(language, text, length, at, &sentence);
        if (language_has(&sentence.all, class))
            return true;
    }
    return false;
}

bool language_addresses(const struct language *language, const char *text, size_t length) {
    return holds_class(language, text, length, LANGUAGE_READER);
}

bool language_tells(const struct language *language, const char *text, size_t length) {
    return holds_class(language, text, length, LANGUAGE_TELLING);
}

bool language_labels(const struct language *language, const char *text, size_t length) {
    struct sentence sentence;
    bool found = false;
    for (size_t at = 0; at < length && !found;) {
        at = sentence_read(language, text, length, at, &sentence);
        found = reaches_text(language, &sentence, REACH_ANSWER);
    }
    return found;
}
