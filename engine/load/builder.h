/*
 * builder.h - the model while it is being built.
 *
 * Loading has two steps. Reading goes through the file once and fills the tables; whatever needs names from elsewhere in the
 * file (conditions, pipes, a scale that stands further down) is noted as pending. Linking then resolves the names, checks types,
 * and copies the tables into one block. Each step reports all its mistakes; the second only begins when the first had none of
 * the kind that would make it guess.
 *
 * Memory: the tables, the pool, and one question's nodes at a time. All calls take a builder whose `status` is REFLECT_OK or
 * not; after REFLECT_NO_MEMORY they do nothing.
 */
#ifndef REFLECT_LOAD_BUILDER_H
#define REFLECT_LOAD_BUILDER_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/diagnostic.h"
#include "load/author_texts.h"
#include "load/library.h"
#include "model/model.h"
#include "source/reader.h"

/* The name of what says when someone is known to be safe; no reflection can have it. */
#define KNOWN_SAFE "known-safe"

/* Names of different spaces may be the same. */
enum space { SPACE_ELEMENT, SPACE_REFLECTION, SPACE_SET, SPACE_THREAD, SPACE_ARTICLE, SPACE_POINTER };

struct symbol {
    uint32_t space;
    struct words name; /* in the pool */
    uint32_t index;    /* in the table of its space */
    struct span span;  /* where it was given */
};

/* The pool stands in the block right behind the header. */
enum { POOL_START = (sizeof(struct model) + 7) / 8 * 8 };

/* A scale, list or thread named before it was seen. */
struct pending_name {
    enum space space;
    uint32_t element;
    struct span span;
    struct words name;
    bool ordered; /* a scale is wanted, not a list */
};

/* A condition to be parsed once all names are known; its index is the condition's. */
struct pending_condition {
    uint32_t element, source, start, end, length;
    yaml_scalar_style_t style;
    const char *text; /* in the source, or in `keep` */
};

struct pending_pipe {
    uint32_t piece, element; /* `element`: in whose text it stands; MODEL_NONE in the ending */
    struct words name;
    struct span span;
    bool has_fallback;
};

/* A page or reflection that is repeated for each option of a question; see for_each.h. */
struct each {
    uint32_t first, size, count; /* elements of the first time, and how many times; the size is 0 while it is being read */
    uint32_t question;
    struct span span; /* of the name of the question */
};

/* What was read of a page or reflection that has to be linked anew each time it is repeated. */
struct repeat {
    bool open;
    uint32_t first;                 /* its element */
    uint32_t pieces;                /* its first */
    size_t spent;                   /* see each_spend */
    struct table conditions, pipes; /* struct pending_condition, struct pending_pipe */
};

/* Where a symbol is found: its whole hash, so that another name is passed by without a look at it. */
struct slot {
    uint32_t hash, symbol; /* MODEL_NONE where empty */
};

/* Whose texts are being read. */
struct text_owner {
    const struct node *id;     /* of the page, question, statement, reflection, thread, scale or list; NULL where it has none */
    const struct node *option; /* inside a list */
    const char *set;           /* `scales` or `lists`, where the list has a name */
    uint32_t element;          /* of a page, question ...; else MODEL_NONE */
};

struct builder {
    struct reflect_diagnostics *diagnostics;
    const struct reflect_library *library;
    char *folder; /* of the questionnaire's file */
    struct reflect_articles *articles;
    reflect_status status;
    struct arena nodes;                    /* of what is being read */
    struct arena keep;                     /* until the model is done */
    struct table tables[TABLES];           /* all but TABLE_POOL and TABLE_NAMES */
    struct buffer pool;                    /* begins with room for the header, so that it can become the block */
    struct table symbols;                  /* struct symbol */
    struct slot *slots;                    /* symbols by hash */
    uint32_t slot_count;                   /* a power of two */
    struct table names, conditions, pipes; /* pending */
    struct table eaches;                   /* struct each, in file order */
    struct repeat repeat;
    struct prover *prover; /* made when first needed */
    struct texts texts;    /* nobody checks them, until a checker is set */
    struct text_owner owner;
    struct translation *translation; /* NULL: the author's words as they are */
    struct table opened;             /* uint32_t: sources to be closed at the end */
    struct model head;               /* what the header will hold */
    size_t errors_before;            /* in the diagnostics when building began */
    struct table refused;            /* struct words: see names.h */
    uint32_t unread;                 /* bits by space: names of it stand in what could not be read */
    struct span language_span;
    struct table option_spans; /* struct span: of the name of each option, in the order of TABLE_OPTIONS */
    uint32_t main_source;      /* the questionnaire itself, as against what it includes */
    bool too_many_files;       /* that is said once */
    bool list_is_empty;        /* the question read last names no options, where some may stand below it */
    bool broken;               /* reading ended early: what is missing may only stand further down */
};

reflect_status builder_init(struct builder *builder, const struct reflect_library *library, const char *path,
                            struct reflect_diagnostics *diagnostics);
/* Makes room for what a file of so many bytes comes to, so that tables seldom move while they grow. */
void builder_expect(struct builder *builder, size_t file_length);
void builder_release(struct builder *builder);
/* Gives back sources, names and all that is pending: linking is done, and only the tables are needed still. */
void builder_drop_names(struct builder *builder);
void builder_fail(struct builder *builder, reflect_status status);
/* Whether a mistake was found since building began, besides what was found in its words. */
bool builder_has_errors(const struct builder *builder);

/* A new record, for the caller to fill in whole; `index`, where not NULL, is its place. NULL after failure. */
void *builder_push(struct builder *builder, enum table_id table, uint32_t *index);
static inline void *builder_at(const struct builder *builder, enum table_id table, uint32_t index) {
    return (char *)builder->tables[table].records + (size_t)index * builder->tables[table].size;
}
#define builder_element(builder, index) ((struct element *)builder_at(builder, TABLE_ELEMENTS, index))
uint32_t builder_count(const struct builder *builder, enum table_id table);

/* Puts a text into the pool, with a NUL behind it. */
struct words builder_text(struct builder *builder, const char *bytes, size_t length);
static inline const char *builder_words(const struct builder *builder, struct words words) {
    return builder->pool.bytes + POOL_START + words.offset;
}
/* The place in the pool where the next text begins. */
static inline uint32_t builder_pool_end(const struct builder *builder) {
    return (uint32_t)(builder->pool.length - POOL_START);
}
/* An element with everything absent. */
uint32_t builder_new_element(struct builder *builder, reflect_kind kind, uint32_t parent);

/* Symbols. */
struct symbol *builder_find(const struct builder *builder, enum space space, const char *name, size_t length);
/* Adds one; a name that is taken already is reported with both places, and NULL returned. */
struct symbol *builder_define(struct builder *builder, enum space space, uint32_t index, const char *name, size_t length,
                              struct span span, const char *what);
/* Notes a name that is not known yet: it may stand further down, and if it does not, linking reports it. */
void builder_await(struct builder *builder, enum space space, uint32_t element, const struct node *node, struct span span,
                   bool ordered);
/* A search over all names for each of very many mistakes would take longer than anyone waits. */
bool builder_may_suggest(const struct builder *builder);
void builder_suggest(const struct builder *builder, enum space space, struct suggestion *suggestion);

/* Remembers an opened source until the names are dropped; after a failure it is closed. */
reflect_status builder_keep_source(struct builder *builder, uint32_t source);
/* The same for a file; SOURCE_NONE after a failure, which is not reported here. */
reflect_status builder_open(struct builder *builder, const char *path, uint32_t *source);

#endif
