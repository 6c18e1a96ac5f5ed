/*
 * translation.h - a questionnaire's words in another language: the side file NAME.LANGUAGE.yaml.
 *
 * Comes in: a side file, and then each text of the questionnaire as the loader reads it, with whose text it is. Leaves: the words to
 * read in its place, or the text itself where there are none that still say the same. Called by rich.c, where an author's words go
 * into the model, and by translation_write.c, which writes the file. Texts are told by the ids they belong to, never by their place; only
 * what has no id (notes, pauses, what a questionnaire touches on) is told by its words. Nothing but words is ever taken from a side
 * file: ids, values and conditions are the questionnaire's.
 */
#ifndef REFLECT_TRANSLATION_TRANSLATION_H
#define REFLECT_TRANSLATION_TRANSLATION_H

#include "load/fields.h"

/* A text by what it belongs to. */
struct text_place {
    enum text_role role;
    struct text_owner owner;
};

/* A text as the side file has it. What is absent is NULL. */
struct translated_text {
    struct text_place place;
    const char *address;          /* in words, the same for the same text of the questionnaire */
    const struct node *page;      /* the id of the page it stands on, where it has no id itself */
    const struct node *key;       /* where it stands */
    const struct node *was;       /* the source of what it was translated from, where that was changed since */
    const struct node *from, *to; /* the source, and the translation */
    bool gone;                    /* kept aside */
    bool refused;                 /* its words cannot stand for the text */
    bool met;                     /* the questionnaire has it, or when the file is written, it found its place */
};

/* A text as the questionnaire has it. */
struct source_text {
    enum text_role role;
    const char *address, *page, *id, *option; /* NULL where there is none */
    const char *set;                          /* of an option: `scales`, `lists`; NULL where it stands in its question */
    const char *text;
    uint32_t length, element, order; /* `order`: in which they were read */
    struct span span;
    bool idle; /* of a scale, list or thread that nobody uses */
};

/* Where a line of the file stands, for comments: they stay with it. */
struct translation_anchor {
    uint32_t start;
    const char *address;
};

struct translation {
    struct reflect_diagnostics *diagnostics;
    struct arena arena;
    uint32_t source; /* SOURCE_NONE where there is no file so far */
    const struct node *root;
    const struct node *of, *language;
    const char *into;      /* the language */
    bool collects;         /* to write the file: the texts are noted, and stay as they are */
    struct table entries;  /* struct translated_text, in the order of the file */
    struct table sorted;   /* const struct translated_text *: those that are not gone, by address */
    struct table texts;    /* struct source_text */
    struct table anchors;  /* struct translation_anchor, where it collects */
    struct buffer address; /* of the text at hand */
    reflect_status status;
};

void translation_init(struct translation *translation, struct reflect_diagnostics *diagnostics, const char *into, bool collects);
void translation_release(struct translation *translation);

/* Reads a side file. REFLECT_INVALID after a diagnostic. */
reflect_status translation_read(struct translation *translation, const char *path);

/* What is to be read in place of `node`, which is the text of what `site->builder` says it is reading; `site` is then that of the
   side file. */
const struct node *translation_node(struct site *site, const struct node *node, enum text_role role);
/* Whether a text of this site is still in the language of its author. */
bool translation_is_missing(struct site site);
/* All texts were read and all names are linked: sorts them, each once, in the order of the questionnaire, and where the file was not
   to be written, reports what is missing, not up to date, and unknown. */
void translation_end(struct builder *builder);

/* Whether two texts say the same, wherever their lines are broken. */
bool translation_same(const char *text, size_t length, const char *other, size_t other_length);
static inline bool translation_is(const struct node *node, const struct source_text *text) {
    return node && translation_same(node->text, node->length, text->text, text->length);
}
/* Whether there is a translation. */
bool translation_has_words(const struct translated_text *entry);
/* The entry of an address that is not gone, or NULL. */
struct translated_text *translation_find(const struct translation *translation, const char *address);
/* Of a text without an id; it is told by its words. */
bool translation_by_words(enum text_role role, bool has_id);

/* translation_report.c */
void translation_report(struct builder *builder);
/* Reports an answer that is put into the translation and not into the text; false then. One that is left out is a warning. */
bool translation_check_pipes(struct site site, const struct node *from, const struct node *to);

#endif
