/*
 * shape.h - what may stand behind a key: one description, by which files are read, checked, described to editors and laid out.
 *
 * A mapping is a table of fields, a row a key; each row names the shape of its value, says in a line what it is for, and gives an
 * example. Whoever reads a value takes its words, its limits and its pattern from here, so that schema_print.c, which prints the
 * same tables as a JSON Schema, cannot say anything else. `reflect fmt` takes the order of keys from them.
 */
#ifndef REFLECT_LOAD_SHAPE_H
#define REFLECT_LOAD_SHAPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum shape_kind {
    SHAPE_TEXT,    /* words; `most` bytes */
    SHAPE_NAME,    /* a name; `most` bytes, and none of `words` */
    SHAPE_NUMBER,  /* a whole number from `least` to `most`, perhaps an odd one */
    SHAPE_WORD,    /* one of `words` */
    SHAPE_LIST,    /* `least` to `most` of `items` */
    SHAPE_NAMED,   /* the same, each with a name before it or, where `bare`, only a name; the dashes may be left out */
    SHAPE_ENTRIES, /* names of the author's choice, each with `items` behind it */
    SHAPE_RECORD,  /* the keys of `fields` */
    SHAPE_EITHER,  /* `items` or `other` */
    SHAPE_ANY      /* what only whoever reads it can judge */
};

struct field;
struct field_kind;

struct shape {
    enum shape_kind kind;
    const char *name;     /* where several values share it; NULL for one that is described where it stands */
    const char *about;    /* how such a value is written, in whole sentences, or NULL */
    const char *pattern;  /* a regular expression that every such text matches, or NULL; see tests/unit/test_shape.c */
    uint32_t least, most; /* `most` 0: no bound; of a record: keys */
    bool odd, bare;       /* see the kinds above */
    bool any;             /* a text may look like a number */
    bool empty;           /* and may be left out behind its key */
    bool date;            /* the text is a day of the calendar */
    const char *const *words; /* see the kinds above */
    uint32_t count;           /* of `words`, or of `fields` */
    const struct shape *items, *other;
    const struct field *fields;
    const struct field_kind *kinds; /* where exactly one of some keys says what the mapping is */
    uint32_t kind_count;
    uint32_t shared; /* bits of the keys that may stand in a file that is only included, and by themselves need no others */
};

struct field {
    const char *key;
    uint32_t length; /* of the key */
    const struct shape *shape;
    bool required;
    const char *about;   /* for people, a line that goes on from "the key is ..." */
    const char *example; /* a value, as it is written in YAML */
};

/* A key and its length, for the tables. */
#define FIELD_KEY(key) key, sizeof(key) - 1

/* One of the keys that say what a mapping is. Bits are those of the rows of its table. */
struct field_kind {
    unsigned key;
    uint32_t with;      /* what may stand beside it */
    uint32_t needs;     /* what must */
    const char *word;   /* NULL, or the value behind it without which ... */
    uint32_t with_word; /* ... these do not go with it */
};

/* Values that many tables have. */
extern const struct shape shape_text, shape_name, shape_condition, shape_date, shape_language, shape_pointer, shape_see,
    shape_write, shape_truth, shape_version, shape_texts, shape_files;

/* The parts of a questionnaire, each beside what reads it. */
extern const struct shape shape_questionnaire, shape_options, shape_thread, shape_page, shape_question, shape_reflection,
    shape_ending;
/* Files of their own. */
extern const struct shape shape_article, shape_resources, shape_scenarios, shape_translation;

/* The kinds of files, in the order of reflect_schema_name; NULL past the end. The first key of each is the version of its format. */
const struct shape *shape_of_file(size_t index);

#endif
