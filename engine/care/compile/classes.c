/*
 * classes.c - the classes of words, as the language's file names them.
 *
 * NAME: {words: [...], nouns: [...], verbs: [...], endings: [...], also: [OTHER], common: true}. Words stand as they are
 * written; nouns come with their plural, verbs with all their forms (of a phrase, the last or the first word changes).
 */
#include <string.h>

#include "care/compile/compile.h"

enum { IRREGULAR_MAX = 8, TEXT_MAX = 120 };

static const char *const given[LANGUAGE_GIVEN] = {"NUMBER", "QUOTE",       "QUOTED-LABEL", "PLACEHOLDER", "SYMBOL",  "BOUNDARY",
                                                  "LABEL",  "PUNCTUATION", "CAPITAL",      "OPEN",        "TELLING", "READER"};

unsigned class_find(const struct compiler *compiler, const char *name, size_t length) {
    for (unsigned i = 0; i < compiler->classes.count; i++) {
        const char *known = entry_at(compiler->classes, struct class_entry, i)->name;
        if (strlen(known) == length && memcmp(known, name, length) == 0)
            return i;
    }
    return CLASSES_MAX;
}

unsigned class_intern(struct compiler *compiler, const char *name, size_t length) {
    unsigned class = class_find(compiler, name, length);
    if (class < CLASSES_MAX)
        return class;
    if (compiler->classes.count == CLASSES_MAX) {
        mistake(compiler, NULL, "there are more classes and single words than fit", NULL);
        return 0;
    }
    struct class_entry *entry = must(table_push(&compiler->classes));
    entry->name = keep(compiler, name, length);
    return (unsigned)compiler->classes.count - 1;
}

bool classes_meet(const struct class_set *one, const struct class_set *other) {
    uint64_t common = 0;
    for (int i = 0; i < CLASS_LANES; i++)
        common |= one->lanes[i] & other->lanes[i];
    return common != 0;
}

void classes_close(const struct compiler *compiler, struct class_set *set) {
    bool changed = true;
    while (changed) {
        struct class_set before = *set;
        for (unsigned i = 0; i < compiler->classes.count; i++) {
            const struct class_entry *class = entry_at(compiler->classes, struct class_entry, i);
            for (int lane = 0; class_has(set, i) && lane < CLASS_LANES; lane++)
                set->lanes[lane] |= class->also.lanes[lane];
        }
        changed = memcmp(&before, set, sizeof before) != 0;
    }
}

/* ---- Entries */

struct entry_context {
    struct compiler *compiler;
    const struct node *node;
    unsigned class;
    bool verb;
    const char *before, *behind; /* the unchanged words of the phrase */
};

/* Notes a form of a verb that stands alone, for the endings. */
static void note_verb(struct compiler *compiler, const char *form) {
    entry_at(compiler->words, struct word_entry, word_intern(compiler, form, strlen(form)))->verb = true;
}

static void take_entry(void *context, const char *form) {
    struct entry_context *entry = context;
    struct buffer text;
    char other[TEXT_MAX];
    buffer_init(&text, TEXT_MAX);
    buffer_format(&text, "%s%s%s", entry->before, form, entry->behind);
    if (text.status != REFLECT_OK) {
        mistake(entry->compiler, entry->node, "this phrase is too long", NULL);
    } else {
        words_give(entry->compiler, entry->node, text.bytes, entry->class);
        if (entry->verb)
            note_verb(entry->compiler, form);
        if (forms_other_spelling(text.bytes, other, sizeof other))
            words_give(entry->compiler, entry->node, other, entry->class);
    }
    buffer_release(&text);
}

static size_t irregular_forms(struct compiler *compiler, const char *word, const char *out[IRREGULAR_MAX]) {
    const struct node *forms = compiler->irregular ? child(compiler->irregular, word) : NULL;
    size_t count = 0;
    for (const struct node *form = forms ? forms->first : NULL; form && count < IRREGULAR_MAX; form = form->next)
        out[count++] = keep(compiler, form->text, form->length);
    return count;
}

/* One entry of `words`, `nouns` or `verbs`: its changing word apart from those around it. */
static void read_entry(struct compiler *compiler, const struct node *node, unsigned class, char sort) {
    struct entry_context entry = {compiler, node, class, sort == 'v', "", ""};
    const char *text = keep(compiler, node->text, node->length), *word = text;
    const char *irregular[IRREGULAR_MAX];
    const char *blank = sort == 'n' ? strrchr(text, ' ') : strchr(text, ' ');
    if (sort == 'w' || !compiler->english) {
        take_entry(&entry, text);
        return;
    }
    if (blank && sort == 'n') {
        word = blank + 1;
        entry.before = keep(compiler, text, (size_t)(word - text));
    } else if (blank) {
        word = keep(compiler, text, (size_t)(blank - text));
        entry.behind = blank;
    }
    size_t count = irregular_forms(compiler, word, irregular);
    (sort == 'n' ? forms_noun : forms_verb)(word, irregular, count, take_entry, &entry);
}

static void read_ending(struct compiler *compiler, const struct node *node, unsigned class) {
    struct ending_entry *ending = must(table_push(&compiler->endings));
    ending->text = keep(compiler, node->text, node->length);
    class_give(&ending->classes, class);
    entry_at(compiler->classes, struct class_entry, class)->ends = true;
}

static void read_also(struct compiler *compiler, const struct node *node, unsigned class) {
    unsigned other = class_intern(compiler, node->text, node->length);
    class_give(&entry_at(compiler->classes, struct class_entry, class)->also, other);
}

static void read_part(struct compiler *compiler, const struct node *key, const struct node *value, unsigned class) {
    if (node_is(key, "common")) {
        entry_at(compiler->classes, struct class_entry, class)->common = node_is(value, "true");
        return;
    }
    for (const struct node *node = value->kind == NODE_LIST ? value->first : NULL; node; node = node->next) {
        if (node->kind != NODE_WORDS)
            mistake(compiler, node, "a word or phrase is expected here", NULL);
        else if (node_is(key, "words"))
            read_entry(compiler, node, class, 'w');
        else if (node_is(key, "nouns"))
            read_entry(compiler, node, class, 'n');
        else if (node_is(key, "verbs"))
            read_entry(compiler, node, class, 'v');
        else if (node_is(key, "endings"))
            read_ending(compiler, node, class);
        else if (node_is(key, "also"))
            read_also(compiler, node, class);
        else
            mistake(compiler, key, "a class has words, nouns, verbs, endings, also, common", NULL);
    }
}

/* "'ll": will, and "can't": can not. */
static void read_contractions(struct compiler *compiler, const struct node *map) {
    for (const struct node *key = map ? map->first : NULL; key; key = key->next->next) {
        const struct node *value = key->next;
        uint32_t words[PHRASE_WORDS_MAX], count = words_split(compiler, value, value->text, value->length, words);
        if (key->length > 0 && key->text[0] == '+') {
            struct ending_entry *ending = must(table_push(&compiler->contractions));
            ending->text = keep(compiler, key->text + 1, key->length - 1);
            ending->word = words[0];
            continue;
        }
        uint32_t index = word_intern(compiler, key->text, key->length);
        struct word_entry *word = entry_at(compiler->words, struct word_entry, index);
        memcpy(word->split, words, count * sizeof *words);
        word->split_count = count;
    }
}

/* Gives the forms of verbs the classes of their endings. */
static void end_verbs(struct compiler *compiler) {
    for (uint32_t i = 0; i < compiler->words.count; i++) {
        struct word_entry *word = entry_at(compiler->words, struct word_entry, i);
        size_t length = strlen(word->text);
        for (uint32_t e = 0; word->verb && e < compiler->endings.count; e++) {
            const struct ending_entry *ending = entry_at(compiler->endings, struct ending_entry, e);
            size_t size = strlen(ending->text);
            for (int lane = 0; length > size && strcmp(word->text + length - size, ending->text) == 0 && lane < CLASS_LANES;
                 lane++)
                word->classes.lanes[lane] |= ending->classes.lanes[lane];
        }
    }
}

/* A class that `also` names and nobody defines, or one without a word, is a slip of the pen. */
static void refuse_empty(struct compiler *compiler, const struct node *classes) {
    const struct class_set none = {{0}};
    for (unsigned i = LANGUAGE_GIVEN; i < compiler->classes.count; i++) {
        const struct class_entry *class = entry_at(compiler->classes, struct class_entry, i);
        if (class->words == 0 && !class->ends && memcmp(&class->also, &none, sizeof none) == 0)
            mistake(compiler, classes, "this class has no word", class->name);
    }
}

void classes_read(struct compiler *compiler, const struct node *root) {
    for (unsigned i = 0; i < LANGUAGE_GIVEN; i++)
        class_intern(compiler, given[i], strlen(given[i]));
    const struct node *inflection = child(root, "inflection"), *classes = child(root, "classes");
    compiler->english = inflection && node_is(inflection, "english");
    compiler->irregular = child(root, "irregular");
    read_contractions(compiler, child(root, "contractions"));
    if (!classes || classes->kind != NODE_MAP)
        mistake(compiler, root, "the file needs `classes`", NULL);
    for (const struct node *key = classes ? classes->first : NULL; key; key = key->next->next) {
        unsigned class = class_intern(compiler, key->text, key->length);
        const struct node *value = key->next;
        for (const struct node *part = value->kind == NODE_MAP ? value->first : NULL; part; part = part->next->next)
            read_part(compiler, part, part->next, class);
        if (value->kind == NODE_LIST)
            mistake(compiler, value, "a class is a mapping: {words: [...]}", NULL);
    }
    end_verbs(compiler);
    refuse_empty(compiler, classes);
}
