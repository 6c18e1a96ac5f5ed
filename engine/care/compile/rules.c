/*
 * rules.c - scopes and rules, and the patterns they consist of.
 *
 * A pattern is words and classes in a row:   YOU HAVE ..3 CONDITION
 *   word, CLASS     the next word is that word, or of that class (one or several of that class in a row)
 *   (a|B|c)         one of these            X?   perhaps        !X   not that, without taking it
 *   ..3             up to three other words, not over the end of a clause
 *   ^^              the sentence begins here;   ^ or something behind a comma, a colon;   $ ends here;   $$ the sentence ends
 */
#include <string.h>

#include "care/compile/compile.h"

static const char *const kinds[] = {
    "disorder-label",  "style-label",         "severity-score",      "prognosis",
    "cause-certainty", "treatment-directive", "symptom-attribution", "comparative-norm",
};
static const char *const care_kinds[] = {"account", "suffering", "absolute", "bare-other", "guard", "safety"};
enum { KINDS = sizeof kinds / sizeof *kinds, CARE_KINDS = sizeof care_kinds / sizeof *care_kinds };
static const char *const reaches[] = {"same", "part", "before", "clause", "sentence", "text", "later", "answer"};

static unsigned one_of(struct compiler *compiler, const struct node *node, const char *const *words, unsigned count) {
    for (unsigned i = 0; node && i < count; i++) {
        if (node_is(node, words[i]))
            return i;
    }
    mistake(compiler, node, "this is not one of the words that can stand here", NULL);
    return 0;
}

/* ---- Patterns */

static bool is_upper(char letter) {
    return letter >= 'A' && letter <= 'Z';
}

/* Adds one alternative of a step. The plain words of a step are one class, which has the step's text as its name. */
static void add_name(struct compiler *compiler, const struct node *node, const char *name, size_t length, const char *step,
                     struct class_set *set) {
    unsigned class = class_find(compiler, name, length);
    if (is_upper(name[0])) {
        if (class == CLASSES_MAX)
            mistake(compiler, node, "there is no class of this name", keep(compiler, name, length));
        else
            class_give(set, class);
        return;
    }
    class = class_intern(compiler, step, strlen(step));
    words_give(compiler, node, keep(compiler, name, length), class);
    class_give(set, class);
}

static void read_set(struct compiler *compiler, const struct node *node, const char *text, size_t length, struct class_set *set) {
    bool group = length > 2 && text[0] == '(' && text[length - 1] == ')';
    const char *step = keep(compiler, text, length), *end = text + length - (group ? 1 : 0);
    if (!group && memchr(text, '|', length))
        mistake(compiler, node, "alternatives stand in parentheses", NULL);
    for (const char *at = text + (group ? 1 : 0); at < end;) {
        const char *bar = group ? memchr(at, '|', (size_t)(end - at)) : NULL;
        const char *stop = bar ? bar : end;
        for (; at < stop && *at == ' '; at++) {
        }
        if (stop > at)
            add_name(compiler, node, at, (size_t)(stop - at), step, set);
        at = stop + 1;
    }
    classes_close(compiler, set);
}

static void read_step(struct compiler *compiler, const struct node *node, const char *text, size_t length) {
    static const char punctuation[] = "PUNCTUATION";
    struct step_entry *step = must(table_push(&compiler->steps));
    struct step_entry read = {.kind = STEP_WORD};
    bool start = length <= 2 && text[0] == '^', end = length <= 2 && text[0] == '$';
    if (start || end) {
        read.kind = length == 2 ? (end ? STEP_LAST : STEP_FIRST) : end ? STEP_END : STEP_START;
        read_set(compiler, node, punctuation, sizeof punctuation - 1, &read.set);
    } else if (length == 3 && memcmp(text, "..", 2) == 0 && text[2] > '0' && text[2] <= '9') {
        read.kind = STEP_GAP;
        read.most = (unsigned)(text[2] - '0');
    } else if (length > 1 && text[0] == '!') {
        read.kind = STEP_NOT;
        read_set(compiler, node, text + 1, length - 1, &read.set);
    } else {
        if (length > 1 && text[length - 1] == '?') {
            read.kind = STEP_MAYBE;
            length--;
        }
        read_set(compiler, node, text, length, &read.set);
    }
    *step = read;
}

static void read_pattern(struct compiler *compiler, const struct node *node, struct pattern_entry read, struct table *patterns) {
    struct pattern_entry *pattern = must(table_push(patterns));
    read.first = (uint32_t)compiler->steps.count;
    *pattern = read;
    for (size_t at = 0; at < node->length;) {
        size_t open = at + (node->text[at] == '!' && at + 1 < node->length);
        const char *group = node->text[open] == '(' ? memchr(node->text + open, ')', node->length - open) : NULL;
        size_t inside = group ? (size_t)(group - node->text) : at;
        const char *blank = memchr(node->text + inside, ' ', node->length - inside);
        size_t end = blank ? (size_t)(blank - node->text) : node->length;
        if (end > at)
            read_step(compiler, node, node->text + at, end - at);
        at = end + 1;
    }
    pattern->count = (uint32_t)compiler->steps.count - pattern->first;
    if (pattern->count == 0 || pattern->count > PATTERN_STEPS_MAX)
        mistake(compiler, node, "a pattern has 1 to 24 steps", NULL);
}

/* The patterns of a scope or a rule: firm ones, and of a rule those left to judgement behind them. */
static uint32_t read_patterns(struct compiler *compiler, const struct node *entry, uint32_t owner, struct table *patterns) {
    static const char *const lists[] = {"patterns", "judged"};
    uint32_t before = (uint32_t)patterns->count;
    for (int judged = 0; judged < 2; judged++) {
        const struct node *list = child(entry, lists[judged]);
        if (list && list->kind != NODE_LIST)
            mistake(compiler, list, "patterns are a list", NULL);
        for (const struct node *node = list ? list->first : NULL; node; node = node->next)
            read_pattern(compiler, node, (struct pattern_entry){.owner = owner, .judged = judged == 1}, patterns);
    }
    if (patterns->count == before)
        mistake(compiler, entry, "patterns are missing here", NULL);
    return (uint32_t)patterns->count - before;
}

/* ---- Scopes and rules */

static void read_scope(struct compiler *compiler, const struct node *key, const struct node *value) {
    static const char *const keys[] = {"reach", "patterns", NULL};
    uint32_t index = (uint32_t)compiler->scopes.count;
    keys_only(compiler, value, keys);
    struct scope_entry scope = {.name = keep(compiler, key->text, key->length),
                                .pattern = (uint32_t)compiler->scope_patterns.count};
    scope.reach = (enum language_reach)one_of(compiler, child(value, "reach"), reaches, sizeof reaches / sizeof *reaches);
    scope.count = read_patterns(compiler, value, index, &compiler->scope_patterns);
    struct scope_entry *entry = must(table_push(&compiler->scopes));
    *entry = scope;
    if (compiler->scopes.count > LANGUAGE_SCOPES_MAX)
        mistake(compiler, key, "there are more scopes than fit", NULL);
}

static void read_scope_names(struct compiler *compiler, const struct node *list);

/* The name of a scope, or of a group of scopes that stands for all of its own. */
static void read_scope_name(struct compiler *compiler, const struct node *node) {
    const struct node *group = compiler->groups ? child(compiler->groups, keep(compiler, node->text, node->length)) : NULL;
    if (group) {
        read_scope_names(compiler, group);
        return;
    }
    for (uint32_t i = 0; i < compiler->scopes.count; i++) {
        if (!node_is(node, entry_at(compiler->scopes, struct scope_entry, i)->name))
            continue;
        uint32_t *place = must(table_push(&compiler->scope_lists));
        *place = i;
        return;
    }
    mistake(compiler, node, "there is no scope of this name", NULL);
}

static void read_scope_names(struct compiler *compiler, const struct node *list) {
    for (const struct node *node = list ? list->first : NULL; node; node = node->next)
        read_scope_name(compiler, node);
}

static uint32_t read_scope_list(struct compiler *compiler, const struct node *list) {
    uint32_t before = (uint32_t)compiler->scope_lists.count;
    read_scope_names(compiler, list);
    return (uint32_t)compiler->scope_lists.count - before;
}

static const char *text_of(struct compiler *compiler, const struct node *rule, const char *key) {
    const struct node *node = child(rule, key);
    if (node && node->kind == NODE_WORDS && node->length > 0)
        return keep(compiler, node->text, node->length);
    mistake(compiler, rule, "this rule has no", key);
    return "";
}

/* Two rules of one name could not be told apart in findings. */
static void refuse_twice(struct compiler *compiler, const struct node *node) {
    const struct node *id = child(node, "id");
    for (uint32_t i = 0; id && i < compiler->rules.count; i++) {
        if (node_is(id, entry_at(compiler->rules, struct rule_entry, i)->id))
            mistake(compiler, id, "there is a rule of this name already", NULL);
    }
}

static void read_rule(struct compiler *compiler, const struct node *node, bool care) {
    static const char *const keys[] = {"id", "kind", "reason", "instead", "only", "unless", "patterns", "judged", NULL};
    uint32_t index = (uint32_t)compiler->rules.count;
    keys_only(compiler, node, keys);
    refuse_twice(compiler, node);
    struct rule_entry *rule = must(table_push(&compiler->rules));
    rule->id = text_of(compiler, node, "id");
    rule->reason = text_of(compiler, node, "reason");
    rule->instead = text_of(compiler, node, "instead");
    rule->kind = care ? KINDS + one_of(compiler, child(node, "kind"), care_kinds, CARE_KINDS)
                      : one_of(compiler, child(node, "kind"), kinds, KINDS);
    rule->scopes = (uint32_t)compiler->scope_lists.count;
    rule->only_count = read_scope_list(compiler, child(node, "only"));
    rule->unless_count = read_scope_list(compiler, child(node, "unless"));
    read_patterns(compiler, node, index, &compiler->rule_patterns);
}

static void read_list(struct compiler *compiler, const struct node *root, const char *key) {
    const struct node *rules = child(root, key);
    if (!rules || rules->kind != NODE_LIST)
        mistake(compiler, root, "the file needs a list", key);
    for (const struct node *node = rules ? rules->first : NULL; node; node = node->next)
        read_rule(compiler, node, strcmp(key, "care") == 0);
}

void rules_read(struct compiler *compiler, const struct node *root) {
    const struct node *scopes = child(root, "scopes");
    compiler->groups = child(root, "groups");
    for (const struct node *key = scopes ? scopes->first : NULL; key; key = key->next->next)
        read_scope(compiler, key, key->next);
    read_list(compiler, root, "rules");
    read_list(compiler, root, "care");
}
