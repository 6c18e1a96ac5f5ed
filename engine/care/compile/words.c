/*
 * words.c - every form of every word, and the phrases.
 */
#include <stdlib.h>
#include <string.h>

#include "care/compile/compile.h"

static void grow(struct compiler *compiler) {
    uint32_t count = compiler->slot_count ? compiler->slot_count * 2 : 1024;
    free(compiler->slots);
    compiler->slots = must(calloc(count, sizeof *compiler->slots));
    compiler->slot_count = count;
    for (uint32_t i = 0; i < compiler->words.count; i++) {
        const char *text = entry_at(compiler->words, struct word_entry, i)->text;
        uint32_t slot = language_hash(text, (uint32_t)strlen(text)) & (count - 1);
        while (compiler->slots[slot])
            slot = (slot + 1) & (count - 1);
        compiler->slots[slot] = i + 1;
    }
}

uint32_t word_intern(struct compiler *compiler, const char *text, size_t length) {
    if (compiler->words.count * 2 >= compiler->slot_count)
        grow(compiler);
    uint32_t slot = language_hash(text, (uint32_t)length) & (compiler->slot_count - 1);
    for (; compiler->slots[slot]; slot = (slot + 1) & (compiler->slot_count - 1)) {
        const char *known = entry_at(compiler->words, struct word_entry, compiler->slots[slot] - 1)->text;
        if (strlen(known) == length && memcmp(known, text, length) == 0)
            return compiler->slots[slot] - 1;
    }
    struct word_entry *word = must(table_push(&compiler->words));
    word->text = keep(compiler, text, length);
    compiler->slots[slot] = (uint32_t)compiler->words.count;
    return (uint32_t)compiler->words.count - 1;
}

uint32_t words_split(struct compiler *compiler, const struct node *node, const char *text, size_t length,
                     uint32_t out[PHRASE_WORDS_MAX]) {
    uint32_t count = 0;
    for (size_t at = 0; at < length;) {
        size_t end = at;
        while (end < length && text[end] != ' ' && text[end] != '-')
            end++;
        if (end > at && count == PHRASE_WORDS_MAX) {
            mistake(compiler, node, "this phrase is too long", NULL);
            return 0;
        }
        if (end > at)
            out[count++] = word_intern(compiler, text + at, end - at);
        at = end + 1;
    }
    if (count == 0)
        mistake(compiler, node, "here is no word", NULL);
    return count;
}

static void give_phrase(struct compiler *compiler, const uint32_t *words, uint32_t count, unsigned class) {
    struct phrase_entry *phrase = NULL;
    for (uint32_t i = 0; i < compiler->phrases.count && !phrase; i++) {
        struct phrase_entry *other = entry_at(compiler->phrases, struct phrase_entry, i);
        if (other->count == count && memcmp(other->words, words, count * sizeof *words) == 0)
            phrase = other;
    }
    if (!phrase) {
        phrase = must(table_push(&compiler->phrases));
        memcpy(phrase->words, words, count * sizeof *words);
        phrase->count = count;
    }
    class_give(&phrase->classes, class);
}

void words_give(struct compiler *compiler, const struct node *node, const char *text, unsigned class) {
    uint32_t words[PHRASE_WORDS_MAX], count = words_split(compiler, node, text, strlen(text), words);
    entry_at(compiler->classes, struct class_entry, class)->words++;
    if (count == 1)
        class_give(&entry_at(compiler->words, struct word_entry, words[0])->classes, class);
    else if (count > 1)
        give_phrase(compiler, words, count, class);
}
