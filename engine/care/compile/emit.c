/*
 * emit.c - writes the tables of one language as C. See language_table.h for what they mean.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "care/compile/compile.h"

struct emitter {
    struct compiler *compiler;
    FILE *out;
    const char *prefix;
    struct table sets;       /* struct language_set, each once */
    struct table step_sets;  /* struct class_set: what a step allows, each once; its place is its class at run time */
    struct table slot_words; /* uint16_t: slots + 1, for phrases and splits */
    uint32_t *places;        /* slot of each word */
    uint32_t *order;         /* word + 1 in each slot; 0 where empty */
    struct language_set watched;
    uint32_t slots;
    unsigned named_end;
};

static unsigned step_class(struct emitter *emitter, const struct class_set *set) {
    for (unsigned i = 0; i < emitter->step_sets.count; i++) {
        if (memcmp(entry_at(emitter->step_sets, struct class_set, i), set, sizeof *set) == 0)
            return i;
    }
    struct class_set *fresh = must(table_push(&emitter->step_sets));
    *fresh = *set;
    return (unsigned)emitter->step_sets.count - 1;
}

static bool is_literal(const struct class_entry *class) {
    return !(class->name[0] >= 'A' && class->name[0] <= 'Z');
}

/* The classes that the file names stand behind those that are given, so that the model finds them in a row. */
static void push_named(struct emitter *emitter) {
    const struct table *classes = &emitter->compiler->classes;
    for (unsigned i = LANGUAGE_GIVEN; i < classes->count; i++) {
        if (is_literal(entry_at(*classes, struct class_entry, i)))
            continue;
        class_give(must(table_push(&emitter->step_sets)), i);
    }
    emitter->named_end = (unsigned)emitter->step_sets.count;
}

/* All that steps can allow; what is given comes first. False where it is more than fits. */
static bool find_step_classes(struct emitter *emitter) {
    const struct table *steps = &emitter->compiler->steps;
    for (unsigned i = 0; i < LANGUAGE_GIVEN; i++) {
        struct class_set *given = must(table_push(&emitter->step_sets));
        class_give(given, i);
        classes_close(emitter->compiler, given);
    }
    push_named(emitter);
    for (uint32_t i = 0; i < steps->count; i++)
        step_class(emitter, &entry_at(*steps, struct step_entry, i)->set);
    if (emitter->step_sets.count <= LANGUAGE_STEPS_MAX)
        return true;
    fprintf(stderr, "%s: %zu different steps of patterns, and room for %d\n", emitter->compiler->name, emitter->step_sets.count,
            LANGUAGE_STEPS_MAX);
    return false;
}

/* The place of the set of steps that a word of these classes meets. */
static unsigned set_index(struct emitter *emitter, const struct class_set *set) {
    struct language_set whole = {{0}};
    for (unsigned i = 0; i < emitter->step_sets.count; i++) {
        if (classes_meet(set, entry_at(emitter->step_sets, struct class_set, i)))
            whole.lanes[i / 64] |= (uint64_t)1 << i % 64;
    }
    for (unsigned i = 0; i < emitter->sets.count; i++) {
        if (memcmp(entry_at(emitter->sets, struct language_set, i), &whole, sizeof whole) == 0)
            return i;
    }
    struct language_set *fresh = must(table_push(&emitter->sets));
    *fresh = whole;
    return (unsigned)emitter->sets.count - 1;
}

static unsigned push_slots(struct emitter *emitter, const uint32_t *words, uint32_t count) {
    unsigned first = (unsigned)emitter->slot_words.count;
    for (uint32_t i = 0; i < count; i++) {
        uint16_t *place = must(table_push(&emitter->slot_words));
        *place = (uint16_t)(emitter->places[words[i]] + 1);
    }
    return first;
}

static void place_words(struct emitter *emitter) {
    const struct table *words = &emitter->compiler->words;
    emitter->slots = 1024;
    while (emitter->slots < words->count * 2)
        emitter->slots *= 2;
    emitter->places = must(calloc(words->count + 1, sizeof *emitter->places));
    emitter->order = must(calloc(emitter->slots, sizeof *emitter->order));
    for (uint32_t i = 0; i < words->count; i++) {
        const char *text = entry_at(*words, struct word_entry, i)->text;
        uint32_t slot = language_hash(text, (uint32_t)strlen(text)) & (emitter->slots - 1);
        while (emitter->order[slot])
            slot = (slot + 1) & (emitter->slots - 1);
        emitter->order[slot] = i + 1;
        emitter->places[i] = slot;
    }
}

static void put_string(FILE *out, const char *text) {
    fputc('"', out);
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            fputc('\\', out);
        fputc(*text == '\n' ? ' ' : *text, out);
    }
    fputc('"', out);
}

static int by_first_words(const void *one, const void *other) {
    const struct phrase_entry *left = one, *right = other;
    if (left->words[0] != right->words[0])
        return left->words[0] < right->words[0] ? -1 : 1;
    return left->second < right->second ? -1 : left->second > right->second;
}

/* ---- Tables */

static void emit_words(struct emitter *emitter) {
    const struct compiler *compiler = emitter->compiler;
    FILE *out = emitter->out;
    uint32_t text = 0;
    for (uint32_t p = 0; p < compiler->phrases.count; p++) {
        struct phrase_entry *phrase = entry_at(compiler->phrases, struct phrase_entry, p);
        phrase->second = emitter->places[phrase->words[1]];
    }
    qsort(compiler->phrases.records, compiler->phrases.count, sizeof(struct phrase_entry), by_first_words);
    fprintf(out, "\nstatic const struct language_word %s_words[] = {\n", emitter->prefix);
    for (uint32_t slot = 0; slot < emitter->slots; slot++) {
        uint32_t index = emitter->order[slot] - 1, first = 0, count = 0;
        if (!emitter->order[slot])
            continue;
        const struct word_entry *word = entry_at(compiler->words, struct word_entry, index);
        for (uint32_t p = 0; p < compiler->phrases.count; p++) {
            if (entry_at(compiler->phrases, struct phrase_entry, p)->words[0] != index)
                continue;
            if (count++ == 0)
                first = p;
        }
        unsigned split = push_slots(emitter, word->split, word->split_count);
        fprintf(out, "    [%u] = {%u, %u, %u, %u, %u, %u, %u},\n", (unsigned)slot, (unsigned)text,
                set_index(emitter, &word->classes), (unsigned)first, (unsigned)count, (unsigned)strlen(word->text),
                (unsigned)word->split_count, split);
        text += (uint32_t)strlen(word->text);
    }
    fprintf(out, "    [%u] = {0, 0, 0, 0, 0, 0, 0},\n};\n\nstatic const char %s_texts[] =", (unsigned)emitter->slots,
            emitter->prefix);
    for (uint32_t slot = 0; slot < emitter->slots; slot++) {
        if (!emitter->order[slot])
            continue;
        fputs("\n    ", out);
        put_string(out, entry_at(compiler->words, struct word_entry, emitter->order[slot] - 1)->text);
    }
    fputs(";\n", out);
}

static void emit_phrases(struct emitter *emitter) {
    const struct table *phrases = &emitter->compiler->phrases;
    fprintf(emitter->out, "\nstatic const struct language_phrase %s_phrases[] = {\n", emitter->prefix);
    for (uint32_t i = 0; i < phrases->count; i++) {
        const struct phrase_entry *phrase = entry_at(*phrases, struct phrase_entry, i);
        unsigned first = push_slots(emitter, phrase->words, phrase->count);
        fprintf(emitter->out, "    {%u, %u, %u},\n", first, (unsigned)phrase->count, set_index(emitter, &phrase->classes));
    }
    fprintf(emitter->out, "    {0, 0, 0},\n};\n\nstatic const uint16_t %s_phrase_words[] = {", emitter->prefix);
    for (uint32_t i = 0; i < emitter->slot_words.count; i++)
        fprintf(emitter->out, "%s%u,", i % 16 ? " " : "\n    ", (unsigned)*entry_at(emitter->slot_words, uint16_t, i));
    fputs(" 0};\n", emitter->out);
}

static void emit_endings(struct emitter *emitter, const struct table *endings, const char *name) {
    fprintf(emitter->out, "\nstatic const struct language_ending %s_%s[] = {\n", emitter->prefix, name);
    for (uint32_t i = 0; i < endings->count; i++) {
        const struct ending_entry *ending = entry_at(*endings, struct ending_entry, i);
        fputs("    {", emitter->out);
        put_string(emitter->out, ending->text);
        fprintf(emitter->out, ", %u, %u},\n", set_index(emitter, &ending->classes), (unsigned)emitter->places[ending->word]);
    }
    fputs("    {NULL, 0, 0},\n};\n", emitter->out);
}

static void emit_steps(struct emitter *emitter) {
    const struct table *steps = &emitter->compiler->steps;
    fprintf(emitter->out, "\nstatic const struct language_step %s_steps[] = {\n", emitter->prefix);
    for (uint32_t i = 0; i < steps->count; i++) {
        const struct step_entry *step = entry_at(*steps, struct step_entry, i);
        fprintf(emitter->out, "    {%d, %u, %u},\n", (int)step->kind, step->most, step_class(emitter, &step->set));
    }
    fputs("    {0, 0, 0},\n};\n", emitter->out);
}

/* Rules' patterns first, in the order of their rules, so that an index is a precedence; scopes' behind them. */
static void emit_patterns(struct emitter *emitter) {
    const struct table *parts[] = {&emitter->compiler->rule_patterns, &emitter->compiler->scope_patterns};
    fprintf(emitter->out, "\nstatic const struct language_pattern %s_patterns[] = {\n", emitter->prefix);
    for (int part = 0; part < 2; part++) {
        for (uint32_t i = 0; i < parts[part]->count; i++) {
            const struct pattern_entry *pattern = entry_at(*parts[part], struct pattern_entry, i);
            fprintf(emitter->out, "    {%u, %u, %u, %s},\n", (unsigned)pattern->first, (unsigned)pattern->owner,
                    (unsigned)pattern->count, pattern->judged ? "true" : "false");
        }
    }
    fputs("    {0, 0, 0, false},\n};\n", emitter->out);
}

static void emit_rules(struct emitter *emitter) {
    const struct compiler *compiler = emitter->compiler;
    FILE *out = emitter->out;
    fprintf(out, "\nstatic const struct language_rule %s_rules[] = {\n", emitter->prefix);
    for (uint32_t i = 0; i < compiler->rules.count; i++) {
        const struct rule_entry *rule = entry_at(compiler->rules, struct rule_entry, i);
        const char *texts[] = {rule->id, rule->reason, rule->instead};
        fputs("    {", out);
        for (int t = 0; t < 3; t++) {
            put_string(out, texts[t]);
            fputs(", ", out);
        }
        fprintf(out, "%u, %u, %u, %u},\n", rule->kind, (unsigned)rule->only_count, (unsigned)rule->unless_count,
                (unsigned)rule->scopes);
    }
    fprintf(out, "    {NULL, NULL, NULL, 0, 0, 0, 0},\n};\n\nstatic const struct language_scope %s_scopes[] = {\n",
            emitter->prefix);
    for (uint32_t i = 0; i < compiler->scopes.count; i++) {
        const struct scope_entry *scope = entry_at(compiler->scopes, struct scope_entry, i);
        fputs("    {", out);
        put_string(out, scope->name);
        fprintf(out, ", (enum language_reach)%d, %u, %u},\n", (int)scope->reach,
                (unsigned)(compiler->rule_patterns.count + scope->pattern), (unsigned)scope->count);
    }
    fprintf(out, "    {NULL, REACH_BEFORE, 0, 0},\n};\n\nstatic const uint16_t %s_scope_lists[] = {", emitter->prefix);
    for (uint32_t i = 0; i < compiler->scope_lists.count; i++)
        fprintf(out, "%u, ", (unsigned)*entry_at(compiler->scope_lists, uint32_t, i));
    fputs("0};\n", out);
}

/* ---- What a pattern waits for */

/* Alternatives that a pattern names itself are as common as the most common of their words. */
static void spread_common(const struct compiler *compiler) {
    struct class_set common = {{0}};
    for (unsigned i = 0; i < compiler->classes.count; i++) {
        if (entry_at(compiler->classes, struct class_entry, i)->common)
            class_give(&common, i);
    }
    for (uint32_t w = 0; w < compiler->words.count; w++) {
        const struct class_set *classes = &entry_at(compiler->words, struct word_entry, w)->classes;
        for (unsigned i = 0; classes_meet(classes, &common) && i < compiler->classes.count; i++) {
            struct class_entry *class = entry_at(compiler->classes, struct class_entry, i);
            class->common |= class_has(classes, i) && is_literal(class);
        }
    }
}

enum { COST_COMMON = 5000, COST_SHORT_WORD = 300, COST_WORD = 20 };

static unsigned set_cost(const struct compiler *compiler, const struct class_set *set) {
    unsigned cost = 0;
    for (unsigned i = 0; i < compiler->classes.count; i++) {
        if (!class_has(set, i))
            continue;
        const struct class_entry *class = entry_at(compiler->classes, struct class_entry, i);
        cost += class->common                                   ? COST_COMMON
                : is_literal(class) && strlen(class->name) <= 4 ? COST_SHORT_WORD
                                                                : COST_WORD + class->words;
    }
    return cost;
}

static const struct class_set *rarest(const struct compiler *compiler, const struct pattern_entry *pattern) {
    const struct class_set *best = NULL;
    unsigned least = 0;
    for (uint32_t i = 0; i < pattern->count; i++) {
        const struct step_entry *step = entry_at(compiler->steps, struct step_entry, pattern->first + i);
        unsigned cost = step->kind == STEP_WORD ? set_cost(compiler, &step->set) : 0;
        if (step->kind != STEP_WORD || (best && cost >= least))
            continue;
        best = &step->set;
        least = cost;
    }
    return best;
}

/* What each of the rules' patterns waits for, as a class at run time, + 1; 0 where it waits for nothing. */
static uint32_t *find_watched(struct emitter *emitter) {
    const struct table *patterns = &emitter->compiler->rule_patterns;
    uint32_t *watched = must(calloc(patterns->count + 1, sizeof *watched));
    spread_common(emitter->compiler);
    for (uint32_t i = 0; i < patterns->count; i++) {
        const struct class_set *set = rarest(emitter->compiler, entry_at(*patterns, struct pattern_entry, i));
        if (set)
            watched[i] = step_class(emitter, set) + 1;
    }
    return watched;
}

static void emit_watch(struct emitter *emitter) {
    const uint32_t patterns = (uint32_t)emitter->compiler->rule_patterns.count;
    uint32_t count = 0, starts[LANGUAGE_STEPS_MAX + 1] = {0}, *watched = find_watched(emitter);
    fprintf(emitter->out, "\nstatic const uint16_t %s_watchers[] = {", emitter->prefix);
    for (unsigned class = 0; class < LANGUAGE_STEPS_MAX; class ++) {
        starts[class] = count;
        for (uint32_t i = 0; i < patterns; i++) {
            if (watched[i] != class + 1)
                continue;
            fprintf(emitter->out, "%s%u,", count % 16 ? " " : "\n    ", (unsigned)i);
            emitter->watched.lanes[class / 64] |= (uint64_t)1 << class % 64;
            count++;
        }
    }
    free(watched);
    starts[LANGUAGE_STEPS_MAX] = count;
    fprintf(emitter->out, " 0};\n\nstatic const uint16_t %s_watch[] = {", emitter->prefix);
    for (unsigned i = 0; i <= LANGUAGE_STEPS_MAX; i++)
        fprintf(emitter->out, "%s%u,", i % 16 ? " " : "\n    ", (unsigned)starts[i]);
    fputs("};\n", emitter->out);
}

static void emit_sets(struct emitter *emitter) {
    uint32_t first = 0;
    fprintf(emitter->out, "\nstatic const struct language_member %s_members[] = {\n", emitter->prefix);
    for (uint32_t i = 0; i < emitter->sets.count; i++) {
        const struct language_set *set = entry_at(emitter->sets, struct language_set, i);
        for (unsigned lane = 0; lane < LANGUAGE_LANES; lane++) {
            if (set->lanes[lane])
                fprintf(emitter->out, "    {UINT64_C(%" PRIu64 "), %u},\n", set->lanes[lane], lane);
        }
    }
    fprintf(emitter->out, "    {0, 0},\n};\n\nstatic const struct language_members %s_sets[] = {\n", emitter->prefix);
    for (uint32_t i = 0; i < emitter->sets.count; i++) {
        const struct language_set *set = entry_at(emitter->sets, struct language_set, i);
        unsigned count = 0;
        for (unsigned lane = 0; lane < LANGUAGE_LANES; lane++)
            count += set->lanes[lane] != 0;
        fprintf(emitter->out, "    {%u, %u},\n", (unsigned)first, count);
        first += count;
    }
    fputs("};\n", emitter->out);
}

static void emit_suffixes(struct emitter *emitter) {
    const struct node *list = emitter->compiler->suffixes;
    fprintf(emitter->out, "\nstatic const char *const %s_suffixes[] = {", emitter->prefix);
    for (const struct node *node = list ? list->first : NULL; node; node = node->next) {
        put_string(emitter->out, keep(emitter->compiler, node->text, node->length));
        fputs(", ", emitter->out);
    }
    fputs("NULL};\n", emitter->out);
}

static unsigned given_set(struct emitter *emitter, unsigned class) {
    struct class_set set = {{0}};
    class_give(&set, class);
    return set_index(emitter, &set);
}

/* All tables, in the order in which they need each other. */
static void emit_tables(struct emitter *emitter) {
    const struct class_set empty = {{0}};
    set_index(emitter, &empty);
    emit_words(emitter);
    emit_phrases(emitter);
    emit_endings(emitter, &emitter->compiler->contractions, "contractions");
    emit_endings(emitter, &emitter->compiler->endings, "endings");
    emit_steps(emitter);
    emit_patterns(emitter);
    emit_rules(emitter);
    emit_watch(emitter);
    unsigned given[LANGUAGE_GIVEN];
    for (unsigned i = 0; i < LANGUAGE_GIVEN; i++)
        given[i] = given_set(emitter, i);
    emit_sets(emitter);
    emit_suffixes(emitter);
    fprintf(emitter->out, "\nstatic const struct language %s_language = {\n    ", emitter->prefix);
    put_string(emitter->out, emitter->compiler->name);
    fprintf(emitter->out, ", %s_texts, %s_words, %u, %s_sets, %s_members, {", emitter->prefix, emitter->prefix,
            (unsigned)emitter->slots - 1, emitter->prefix, emitter->prefix);
    for (unsigned i = 0; i < LANGUAGE_GIVEN; i++)
        fprintf(emitter->out, "%u, ", given[i]);
    const char *const tables[] = {"phrases",  "phrase_words", "contractions", "endings",    "steps",
                                  "patterns", "rules",        "scopes",       "scope_lists"};
    fputs("},\n    ", emitter->out);
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        fprintf(emitter->out, "%s_%s, ", emitter->prefix, tables[i]);
    fputs("\n    {{", emitter->out);
    for (int lane = 0; lane < LANGUAGE_LANES; lane++)
        fprintf(emitter->out, "0x%llxu, ", (unsigned long long)emitter->watched.lanes[lane]);
    fprintf(emitter->out, "}},\n    %s_watch, %s_watchers, %u, %u, %u, %u, %s_suffixes, %s,\n};\n", emitter->prefix,
            emitter->prefix, (unsigned)emitter->compiler->rule_patterns.count, (unsigned)emitter->compiler->scopes.count,
            (unsigned)(emitter->step_sets.count + 63) / 64, emitter->named_end, emitter->prefix, emitter->compiler->model);
}

bool emit_language(struct compiler *compiler, FILE *out, const char *prefix) {
    struct emitter emitter = {.compiler = compiler, .out = out, .prefix = prefix};
    table_init(&emitter.step_sets, sizeof(struct class_set));
    table_init(&emitter.sets, sizeof(struct language_set));
    table_init(&emitter.slot_words, sizeof(uint16_t));
    place_words(&emitter);
    bool fits = find_step_classes(&emitter);
    if (fits)
        emit_tables(&emitter);
    table_release(&emitter.sets);
    table_release(&emitter.step_sets);
    table_release(&emitter.slot_words);
    free(emitter.places);
    free(emitter.order);
    return fits;
}
