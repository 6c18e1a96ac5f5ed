/*
 * model.h - a loaded questionnaire: one block of bytes, without pointers, that never changes.
 *
 * A header, tables of fixed-size records, one pool of texts. A reference is an index into a table or an offset into the pool,
 * so the block can be written to a file, mapped, or handed to a browser as it is (by a machine of the same byte order; the
 * header says which). The loader builds it (builder.h); image.c checks one that comes from outside; everyone else reads it
 * through the functions below and trusts it.
 */
#ifndef REFLECT_MODEL_MODEL_H
#define REFLECT_MODEL_MODEL_H

#include <stddef.h>
#include <stdint.h>

#include "expression/condition.h"
#include "kinds/kind.h"
#include "reflect.h"

#define MODEL_MAGIC "reflect"
enum { MODEL_VERSION = 3, MODEL_BYTE_ORDER = 0x01020304 };
#define MODEL_NONE UINT32_MAX

/* Elements (pages, questions, reflections ...) of one questionnaire: what an ordered_set holds. */
#define MODEL_ELEMENTS_MAX ((uint32_t)1 << 20)

/* A text in the pool, with a NUL behind it. */
struct words {
    uint32_t offset, length;
};

/* A text with light Markdown and answers put in: a run of pieces. */
struct rich {
    uint32_t first, count;
};

enum piece_kind {
    PIECE_WORDS,
    PIECE_PIPE, /* the answer to `element`, or `words` where there is none */
    PIECE_EMPHASIS,
    PIECE_EMPHASIS_END,
    PIECE_STRONG,
    PIECE_STRONG_END,
    PIECE_PARAGRAPH, /* stands between two paragraphs */
    PIECE_ITEM,      /* begins an item of a list; `element` is its number, 0 for a bullet */
    PIECE_EACH,      /* what `element`, a page or reflection, is repeated for; `words` where it is not to be told */
    PIECE_KINDS
};

struct piece {
    uint32_t kind;
    uint32_t element;
    struct words words;
};

enum {
    ELEMENT_HEADS_UP = 1, /* a page that asks before it begins */
    ELEMENT_KEEP = 1,     /* a reflection that comes first on the page to keep: the same bit, as no page is one */
    ELEMENT_NO_KIND = 2,  /* while loading: how it is answered could not be read */
    ELEMENT_AGAIN = 4,    /* repeated for another option than the first: what stands in the file stands there for both */
    ELEMENT_NO_EACH = 8,  /* while loading: what it is repeated for could not be read */
    ELEMENT_KNOWN_SAFE = 16, /* not a passage, but when someone is known to be safe: the first of the reflections, if any */
    /* Of a reflection: what is only there where someone is known to be safe. The first is part of its condition, too. */
    ELEMENT_SAFE_SAY = 32,
    ELEMENT_SAFE_WONDER = 64,
    ELEMENT_SAFE_TRY = 128,
    ELEMENT_SAFE = ELEMENT_SAFE_SAY | ELEMENT_SAFE_WONDER | ELEMENT_SAFE_TRY
};

struct element {
    uint8_t kind;  /* reflect_kind */
    uint8_t flags; /* ELEMENT_ */
    uint16_t
        bound; /* choose any: at most this many, 0 = no bound; between: steps on each side of the middle; what is repeated: the
                       option it is for */
    struct words id;
    uint32_t parent;    /* the page, or the statements a statement belongs to; MODEL_NONE for pages and reflections */
    uint32_t end;       /* one past the last element that has this one as an ancestor; its own index + 1 if none */
    uint32_t condition; /* MODEL_NONE: always */
    uint32_t set;       /* the options; MODEL_NONE where there are none */
    uint32_t each;      /* a page or reflection that is repeated for each option of a question: that question; else MODEL_NONE */
    uint32_t thread;    /* MODEL_NONE where there is none */
    struct rich ask;    /* question, note, pause, lead-in; page: its title; reflection: say */
    struct rich why;    /* question: why; page: heads-up; reflection: wonder */
    struct rich invite; /* reflection: try */
    uint32_t see_first, see_count;               /* into the table of sees */
    uint32_t dependents_first, dependents_count; /* the elements whose condition looks at this one, in file order */
};

struct option {
    struct words id, text;
    struct words as; /* how it reads inside a sentence; the text itself where the author gave nothing else */
    uint32_t write;  /* reflect_write */
    uint32_t alone;
};

struct option_set {
    struct words name; /* empty for an inline list */
    uint32_t first, count;
    uint32_t ordered;
};

struct condition {
    uint32_t first, count; /* steps */
};

struct thread {
    struct words id, title;
    struct rich about;
    uint32_t see_first, see_count;
    uint32_t goes_well; /* 1: it is about what goes well */
};

struct article {
    struct words id, title, author, site, address; /* the last three empty where not known */
};

struct pointer {
    uint32_t article;
    struct words section, heading; /* heading empty for an untitled opening */
    struct words idea;             /* its id, empty for a whole section */
    uint32_t paragraph;            /* in its section, from 1; 0 for a whole section */
};

struct resource {
    struct words country, name, reach, hours, cost, source, checked;
};

enum table_id {
    TABLE_POOL, /* bytes */
    TABLE_ELEMENTS,
    TABLE_SETS,
    TABLE_OPTIONS,
    TABLE_CONDITIONS,
    TABLE_STEPS,
    TABLE_PIECES,
    TABLE_THREADS,
    TABLE_ARTICLES,
    TABLE_POINTERS,
    TABLE_SEES, /* uint32_t: pointers */
    TABLE_RESOURCES,
    TABLE_MATTERS,    /* struct words */
    TABLE_DEPENDENTS, /* uint32_t: elements */
    TABLE_NAMES,      /* uint32_t: elements by the hash of their id; MODEL_NONE where empty; a power of two, or none */
    TABLES
};

struct extent {
    uint32_t offset, count;
};

struct model {
    char magic[8];
    uint32_t byte_order, version;
    uint32_t size;     /* bytes of the whole block */
    uint32_t checksum; /* of everything behind this field; 0 until somebody asks for the image */
    struct extent tables[TABLES];
    uint32_t minutes;
    uint32_t words_checked; /* 1 where they were checked for language that diagnoses */
    uint32_t reflections;   /* the first reflection's element; the number of elements where there is none */
    struct words id, edition, language, title;
    struct words about_plain; /* `about` without its Markdown */
    struct rich about, finished, stopped_early;
};

/* The records of a table. */
static inline const void *model_table(const struct model *model, enum table_id table) {
    return (const char *)model + model->tables[table].offset;
}

static inline uint32_t model_count(const struct model *model, enum table_id table) {
    return model->tables[table].count;
}

static inline const struct element *model_elements(const struct model *model) {
    return model_table(model, TABLE_ELEMENTS);
}

static inline const struct piece *model_pieces(const struct model *model, struct rich rich) {
    return (const struct piece *)model_table(model, TABLE_PIECES) + rich.first;
}

static inline const char *model_text(const struct model *model, struct words words) {
    return (const char *)model_table(model, TABLE_POOL) + words.offset;
}

/* The options of a question's element, and how many. NULL where it has none. */
const struct option *model_options(const struct model *model, const struct element *element, uint32_t *count);
/* The element of a page, question ..., or of a reflection, by its id; MODEL_NONE where there is none. */
uint32_t model_find(const struct model *model, bool reflection, const char *id, size_t length);
/* The first of those that are there for each of several things under a name without an item; MODEL_NONE where there is none. */
uint32_t model_find_repeated(const struct model *model, bool reflection, const char *name, size_t length);
/* The page or reflection an element belongs to, where that is repeated for each option of a question; else MODEL_NONE. */
uint32_t model_each(const struct model *model, uint32_t element);
/* The option that such a page or reflection is for. */
const struct option *model_item(const struct model *model, const struct element *repeated);
/* The element whose condition says when someone is known to be safe; MODEL_NONE where the author does not say. */
uint32_t model_known_safe(const struct model *model);
/* The page an element stands on; MODEL_NONE for a reflection. */
uint32_t model_page(const struct model *model, uint32_t element);
bool model_asks(enum reflect_kind kind);

/* The hash that places an id in TABLE_NAMES. */
uint32_t model_hash(bool reflection, const char *id, size_t length);
uint32_t model_checksum(const struct model *model);
/* Bytes of one record of a table. */
size_t model_record_size(enum table_id table);

/* What reflect_questionnaire is: the block and who frees it. */
struct reflect_questionnaire {
    struct model *model;
};

#endif
