/*
 * test_format_verify.c - reflect fmt: exact outcomes, and files whose layout was shuffled.
 *
 * Every bundled file and every questionnaire of tests/golden is written anew by chance: keys of a table in any order, indentation
 * of one to four, any quoting, blocks and brackets, blank lines, comments in every place where one may stand, CRLF, a mark of byte
 * order, no last line break. What fmt makes of that has each comment once, loads as the very same bytes as what it makes of the file
 * itself, and stays as it is the second time.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "authoring/format/format_layout.h"
#include "source/file.h"
#include "source/open.h"
#include "source/tree.h"

enum { TRIALS = 12, ENTRIES_MAX = 512 };

static const char *folder; /* of the project */

static uint32_t state_of_chance = 20261122;
static uint32_t chance(uint32_t below) {
    state_of_chance = state_of_chance * 1664525 + 1013904223;
    return (state_of_chance >> 8) % below;
}

static reflect_library *library_new(void) {
    char path[4200];
    reflect_library *library = reflect_library_new();
    assert_non_null(library);
    (void)snprintf(path, sizeof path, "%s/questionnaires", folder);
    assert_int_equal(REFLECT_OK, reflect_library_add(library, path));
    return library;
}

static reflect_status format(const char *name, const char *bytes, size_t length, char **out) {
    reflect_library *library = library_new();
    reflect_diagnostics *diagnostics = reflect_diagnostics_new();
    assert_non_null(diagnostics);
    reflect_status status = reflect_format(library, name, bytes, length, diagnostics, out);
    reflect_diagnostics_free(diagnostics);
    reflect_library_free(library);
    return status;
}

/* ---- A file written by chance */

struct shuffle {
    struct buffer out;
    unsigned comments;
    bool after_block; /* a comment here would be words */
};

static void comment(struct shuffle *shuffle, uint32_t indent) {
    buffer_repeat(&shuffle->out, ' ', indent);
    buffer_format(&shuffle->out, "#c%u: x%s\n", shuffle->comments++, chance(2) ? "  " : "");
}

static void comment_beside(struct shuffle *shuffle) {
    if (chance(6) == 0)
        buffer_format(&shuffle->out, "%s#c%u - 'y", chance(2) ? " " : "     ", shuffle->comments++);
}

static void between(struct shuffle *shuffle, uint32_t indent) {
    if (chance(4) == 0)
        buffer_repeat(&shuffle->out, '\n', 1 + chance(3));
    if (chance(5) == 0)
        comment(shuffle, indent);
    if (chance(12) == 0)
        buffer_char(&shuffle->out, '\n');
}

static bool is_simple(const struct node *node) {
    if (node->length == 0 || strchr(" \n\t", node->text[0]) || strchr(" \n\t", node->text[node->length - 1]))
        return false;
    for (uint32_t i = 0; i + 1 < node->length; i++) {
        if ((unsigned char)node->text[i] < ' ' || (node->text[i] == ' ' && node->text[i + 1] == ' '))
            return false;
    }
    return true;
}

/* Words with some of their spaces as line breaks; `escape` is set before quotation marks. */
static void put_broken(struct shuffle *shuffle, const struct node *node, uint32_t indent, char quote, bool breaks) {
    for (uint32_t i = 0; i < node->length; i++) {
        char byte = node->text[i], next = i + 1 < node->length ? node->text[i + 1] : 'x', last = i > 0 ? node->text[i - 1] : 'x';
        bool letters = ((next | 32) >= 'a' && (next | 32) <= 'z') && ((last | 32) >= 'a' && (last | 32) <= 'z');
        if (breaks && byte == ' ' && letters && chance(7) == 0) {
            buffer_char(&shuffle->out, '\n');
            buffer_repeat(&shuffle->out, ' ', indent);
        } else if (quote == '"' && (byte == '"' || byte == '\\')) {
            buffer_format(&shuffle->out, "\\%c", byte);
        } else if (quote == '\'' && byte == '\'') {
            buffer_puts(&shuffle->out, "''");
        } else {
            buffer_char(&shuffle->out, byte);
        }
    }
}

static void put_block(struct shuffle *shuffle, const struct node *node, uint32_t indent) {
    bool folded = chance(2);
    static const char *const signs[] = {"", "-", "+"};
    buffer_format(&shuffle->out, " %c%s", folded ? '>' : '|', signs[chance(3)]);
    comment_beside(shuffle);
    buffer_char(&shuffle->out, '\n');
    buffer_repeat(&shuffle->out, ' ', indent);
    put_broken(shuffle, node, indent, '\0', folded);
}

/* Words; `indent` is where further lines may stand. */
static void put_words(struct shuffle *shuffle, const struct node *node, const struct shape *shape, uint32_t indent, bool flow) {
    bool text = shape == &shape_text;
    bool plain = node->style == YAML_PLAIN_SCALAR_STYLE;
    uint32_t way = chance(4);
    if (node->length == 0) {
        buffer_puts(&shuffle->out, flow ? " " : ""); /* a bracket right behind a colon would be its word */
        return;
    }
    if (!is_simple(node)) {
        buffer_puts(&shuffle->out, " \"");
        for (uint32_t i = 0; i < node->length; i++)
            if (node->text[i] == '\n')
                buffer_puts(&shuffle->out, "\\n");
            else
                buffer_format(&shuffle->out, strchr("\"\\", node->text[i]) ? "\\%c" : "%c", node->text[i]);
        buffer_char(&shuffle->out, '"');
    } else if (text && way == 0 && !flow) {
        put_block(shuffle, node, indent);
        return; /* no comment may follow on the line */
    } else if (way == 1 && shape) {
        buffer_puts(&shuffle->out, " '");
        put_broken(shuffle, node, indent, '\'', text);
        buffer_char(&shuffle->out, '\'');
    } else if (way == 2 || !plain) {
        buffer_puts(&shuffle->out, " \"");
        put_broken(shuffle, node, indent, '"', text);
        buffer_char(&shuffle->out, '"');
    } else {
        /* Plain words of a block may hold what brackets do not allow. */
        bool quote = flow && strpbrk(node->text, ",[]{}") != NULL;
        buffer_puts(&shuffle->out, quote ? " \"" : " ");
        put_broken(shuffle, node, indent, quote ? '"' : '\0', text);
        buffer_puts(&shuffle->out, quote ? "\"" : "");
    }
    if (!flow)
        comment_beside(shuffle);
}

static void put_flow(struct shuffle *shuffle, const struct node *node, const struct shape *shape, uint32_t indent) {
    shape = layout_chosen(shape, node);
    if (node->kind == NODE_WORDS) {
        put_words(shuffle, node, shape, indent, true);
        return;
    }
    bool map = node->kind == NODE_MAP;
    buffer_puts(&shuffle->out, map ? " {" : " [");
    for (const struct node *child = node->first; child; child = child->next) {
        if (chance(5) == 0) {
            comment_beside(shuffle);
            buffer_char(&shuffle->out, '\n');
            if (chance(3) == 0)
                comment(shuffle, indent);
            buffer_repeat(&shuffle->out, ' ', indent);
        }
        if (map) {
            buffer_put(&shuffle->out, child->text, child->length);
            buffer_char(&shuffle->out, ':');
            put_flow(shuffle, child->next, layout_behind(shape, child), indent);
            child = child->next;
        } else {
            put_flow(shuffle, child, layout_item(shape, child), indent);
        }
        buffer_puts(&shuffle->out, child->next ? "," : chance(6) == 0 ? " ," : "");
        if (child->next && chance(3))
            buffer_char(&shuffle->out, ' ');
    }
    buffer_puts(&shuffle->out, map ? "}" : " ]");
}

static void put_tree(struct shuffle *shuffle, const struct node *node, const struct shape *shape, uint32_t indent, bool begun);

/* The value behind a colon or dash that stands at `indent`. */
static void put_value(struct shuffle *shuffle, const struct node *node, const struct shape *shape, uint32_t indent, bool item) {
    shape = layout_chosen(shape, node);
    uint32_t step = 1 + chance(4);
    if (node->kind == NODE_WORDS) {
        put_words(shuffle, node, shape, indent + step, false);
        buffer_char(&shuffle->out, '\n');
    } else if (node->count == 0 || (node->count <= 8 && shape && shape->kind != SHAPE_ENTRIES && chance(3) == 0)) {
        put_flow(shuffle, node, shape, indent + step);
        comment_beside(shuffle);
        buffer_char(&shuffle->out, '\n');
    } else if (item && chance(4)) {
        buffer_repeat(&shuffle->out, ' ', step);
        put_tree(shuffle, node, shape, indent + 1 + step, true);
    } else {
        comment_beside(shuffle);
        buffer_char(&shuffle->out, '\n');
        put_tree(shuffle, node, shape, indent + (node->kind == NODE_LIST && !item && chance(2) ? 0 : step), false);
    }
}

/* Keys of a table by chance, but those whose order is meaning. */
static size_t order_keys(const struct node *map, const struct shape *shape, const struct node *keys[ENTRIES_MAX]) {
    size_t count = 0;
    for (const struct node *key = map->first; key; key = key->next->next) {
        assert_true(count < ENTRIES_MAX);
        keys[count++] = key;
    }
    if (!shape || shape->kind != SHAPE_RECORD)
        return count;
    static const char *const kept[] = {"include", "help",        "scales",   "lists",    "threads",
                                       "pages",   "known-safe", "reflections", "for-each", "questions"};
    for (size_t i = 1; i < count; i++) {
        size_t other = chance((uint32_t)i + 1), held = 0;
        for (size_t j = other; j <= i; j++)
            for (size_t k = 0; k < sizeof kept / sizeof *kept; k++)
                held += node_is(keys[j], kept[k]);
        if (held > 1)
            continue;
        const struct node *key = keys[i];
        keys[i] = keys[other];
        keys[other] = key;
    }
    return count;
}

static void put_tree(struct shuffle *shuffle, const struct node *node, const struct shape *shape, uint32_t indent, bool begun) {
    const struct node *keys[ENTRIES_MAX];
    shape = layout_chosen(shape, node);
    size_t count = node->kind == NODE_MAP ? order_keys(node, shape, keys) : 0, i = 0;
    for (const struct node *item = node->kind == NODE_MAP ? keys[0] : node->first; item; begun = false) {
        if (!begun) {
            between(shuffle, indent);
            buffer_repeat(&shuffle->out, ' ', indent);
        }
        if (node->kind == NODE_MAP) {
            buffer_put(&shuffle->out, item->text, item->length);
            buffer_puts(&shuffle->out, chance(5) ? ":" : " :");
            put_value(shuffle, item->next, layout_behind(shape, item), indent, false);
            item = ++i < count ? keys[i] : NULL;
        } else {
            buffer_char(&shuffle->out, '-');
            put_value(shuffle, item, layout_item(shape, item), indent, true);
            item = item->next;
        }
    }
    if (chance(6) == 0)
        comment(shuffle, indent);
}

/* ---- One file */

static char *image_of(const char *name, const char *text, size_t *length) {
    reflect_library *library = library_new();
    reflect_diagnostics *diagnostics = reflect_diagnostics_new();
    reflect_questionnaire *questionnaire = NULL;
    assert_int_equal(REFLECT_OK, reflect_questionnaire_parse(library, name, text, strlen(text), diagnostics, &questionnaire));
    const void *image = reflect_questionnaire_image(questionnaire, length);
    char *copy = malloc(*length);
    assert_non_null(copy);
    memcpy(copy, image, *length);
    reflect_questionnaire_free(questionnaire);
    reflect_diagnostics_free(diagnostics);
    reflect_library_free(library);
    return copy;
}

static void same_images(const char *name, const char *one, const char *other) {
    size_t length_one = 0, length_other = 0;
    char *image_one = image_of(name, one, &length_one), *image_other = image_of(name, other, &length_other);
    if (length_one != length_other || memcmp(image_one, image_other, length_one) != 0)
        fail_msg("%s: another model\n%s", name, other);
    free(image_one);
    free(image_other);
}

static void has_comments(const char *name, const char *text, unsigned count) {
    for (unsigned i = 0; i < count; i++) {
        char colon[32], dash[32];
        (void)snprintf(colon, sizeof colon, "#c%u: x\n", i);
        (void)snprintf(dash, sizeof dash, "#c%u - 'y\n", i);
        const char *found = strstr(text, colon) ? strstr(text, colon) : strstr(text, dash);
        if (!found || strstr(found + 1, colon) || strstr(found + 1, dash))
            fail_msg("%s: the comment %u is %s in\n%s", name, i, found ? "twice" : "not", text);
    }
}

static void finish(struct shuffle *shuffle, struct buffer *out) {
    buffer_init(out, FILE_BYTES_MAX);
    if (chance(3) == 0)
        buffer_puts(out, "\xEF\xBB\xBF");
    bool crlf = chance(3) == 0, open = chance(3) == 0;
    if (open && shuffle->out.length > 0)
        shuffle->out.length--;
    for (size_t i = 0; i < shuffle->out.length; i++) {
        if (crlf && shuffle->out.bytes[i] == '\n')
            buffer_char(out, '\r');
        buffer_char(out, shuffle->out.bytes[i]);
    }
    assert_int_equal(REFLECT_OK, out->status);
}

static void try_shuffled(const char *name, const struct node *root, const char *usual) {
    struct shuffle shuffle = {.comments = 0};
    struct buffer bytes;
    char *once = NULL, *twice = NULL;
    buffer_init(&shuffle.out, FILE_BYTES_MAX);
    if (chance(4) == 0)
        buffer_puts(&shuffle.out, "---\n");
    put_tree(&shuffle, root, layout_shape(root), 0, false);
    finish(&shuffle, &bytes);
    reflect_status status = format(name, bytes.bytes, bytes.length, &once);
    if (status != REFLECT_OK)
        fail_msg("%s: %s\n%s", name, reflect_status_text(status), bytes.bytes);
    has_comments(name, once, shuffle.comments);
    if (layout_is_questionnaire(root))
        same_images(name, usual, once);
    assert_int_equal(REFLECT_OK, format(name, once, strlen(once), &twice));
    assert_string_equal(once, twice);
    reflect_string_free(once);
    reflect_string_free(twice);
    buffer_release(&bytes);
    buffer_release(&shuffle.out);
}

static void try_file(const char *path, bool usual) {
    reflect_diagnostics *diagnostics = reflect_diagnostics_new();
    uint32_t source = SOURCE_NONE;
    struct arena arena;
    char *bytes = NULL, *laid_out = NULL;
    size_t length = 0;
    arena_init(&arena);
    assert_int_equal(REFLECT_OK, file_read(path, &bytes, &length));
    reflect_status status = format(path, bytes, length, &laid_out);
    if (usual && (status != REFLECT_OK || strcmp(laid_out, bytes) != 0))
        fail_msg("%s is not laid out as usual", path);
    if (status == REFLECT_OK) {
        assert_int_equal(REFLECT_OK, source_copy(diagnostics, path, laid_out, strlen(laid_out), &source));
        const struct node *root = tree_read(diagnostics, &arena, source, &status);
        assert_non_null(root);
        for (int trial = 0; trial < TRIALS; trial++)
            try_shuffled(path, root, laid_out);
    } else {
        assert_int_equal(REFLECT_INVALID, status); /* never refused */
    }
    reflect_string_free(laid_out);
    free(bytes);
    arena_release(&arena);
    reflect_diagnostics_free(diagnostics);
}

struct visit {
    char path[4096];
    bool usual;
    unsigned count;
};

static reflect_status visit(void *context, const char *name) {
    struct visit *at = context;
    char path[4400];
    (void)snprintf(path, sizeof path, "%s/%s", at->path, name);
    try_file(path, at->usual);
    at->count++;
    return REFLECT_OK;
}

static void try_folder(const char *below, bool usual) {
    struct visit at = {.usual = usual};
    (void)snprintf(at.path, sizeof at.path, "%s/%s", folder, below);
    assert_int_equal(REFLECT_OK, folder_visit(at.path, ".yaml", visit, &at));
    assert_true(at.count > 0);
}

static void bundled_files_stand_as_usual(void **state) {
    static const char *const folders[] = {"questionnaires", "questionnaires/common", "questionnaires/common/es",
                                          "questionnaires/resources", "questionnaires/articles"};
    (void)state;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        try_folder(folders[i], true);
}

static void files_of_the_tests(void **state) {
    (void)state;
    try_folder("tests/mistakes", false);
    try_folder("tests/plain", false);
    try_folder("tests/golden/everything", false);
    try_folder("tests/golden/long", false);
    try_folder("tests/golden/hostile", false);
}

/* ---- Exact outcomes */

#define TOP "reflect: 1\nid: a\nlanguage: en\ntitle: A\n"
#define PAGES "pages:\n  - id: p\n    questions:\n      - pause: Rest.\n"

static const struct {
    const char *what, *before, *after;
} cases[] = {
    {"keys go into order, with what belongs to them",
     "# head\n\n# of the title\ntitle: A  # beside\nid: a\nreflect: 1\n# of the language\nlanguage: en\n" PAGES "# at the end\n",
     "# head\n\n# of the title\nreflect: 1\nid: a\n# of the language\nlanguage: en\ntitle: A  # beside\n" PAGES "# at the end\n"},
    {"a comment above what becomes the first key of an item stands above its dash",
     TOP "pages:\n- questions:\n  - pause: Rest.\n  # the name\n  id: p\n",
     TOP "pages:\n  # the name\n  - id: p\n    questions:\n      - pause: Rest.\n"},
    {"comments keep to the end of what they are indented with",
     TOP "pages:\n  - id: p\n    questions:\n      - pause: Rest.\n      # below the pause\n  # below the page\nending:\n  "
         "finished: Bye.\n",
     TOP "pages:\n  - id: p\n    questions:\n      - pause: Rest.\n      # below the pause\n  # below the page\nending:\n  "
         "finished: Bye.\n"},
    {"a list that is indented like its key is indented more, and what follows stays with what it is above",
     TOP "pages:\n- id: p\n  questions:\n  - pause: Rest.\n# of the ending\nending:\n  finished: Bye.\n",
     TOP PAGES "# of the ending\nending:\n  finished: Bye.\n"},
    {"brackets over several lines close up", TOP "touches-on: [one,\n  two ,three]\n" PAGES,
     TOP "touches-on: [one, two, three]\n" PAGES},
    {"brackets with a comment become lines", TOP "touches-on: [one, # first\n  two]\n" PAGES,
     TOP "touches-on:\n  - one # first\n  - two\n" PAGES},
    {"a short text on two lines goes on one", TOP "about: A\n  text\n" PAGES, TOP "about: A text\n" PAGES},
    {"lines of a folded text stay as they are", TOP "about: >\n     A\n     text.\n\n     Two.\n\n\n" PAGES,
     TOP "about: >\n  A\n  text.\n\n  Two.\n\n" PAGES},
    {"a text that is too long is folded",
     TOP
     "about: Here is a text that goes on. It goes on for a while, and then on again. Nobody who reads it remembers how it began, "
     "or why it did.\n" PAGES,
     TOP
     "about: >\n  Here is a text that goes on. It goes on for a while, and then on again. Nobody who reads it remembers how it\n"
     "  began, or why it did.\n" PAGES},
    {"quotation marks stay", TOP "about: 'A text'\n" PAGES, TOP "about: 'A text'\n" PAGES},
    {"threads stay above what is included", TOP "threads: {}\ninclude: [x.yaml]\n", NULL},
};

static void exact_outcomes(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *out = NULL;
        reflect_status status = format("case.yaml", cases[i].before, strlen(cases[i].before), &out);
        if (!cases[i].after) {
            assert_int_equal(REFLECT_INVALID, status);
            continue;
        }
        if (status != REFLECT_OK || strcmp(out, cases[i].after) != 0)
            fail_msg("%s: %s\n%s", cases[i].what, reflect_status_text(status), out ? out : "");
        reflect_string_free(out);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(exact_outcomes),
        cmocka_unit_test(bundled_files_stand_as_usual),
        cmocka_unit_test(files_of_the_tests),
    };
    folder = getenv("PROJECT") ? getenv("PROJECT") : ".";
    return cmocka_run_group_tests(tests, NULL, NULL);
}
