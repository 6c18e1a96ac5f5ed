/*
 * compile_languages.c - compile OUT.c FILE.yaml...: the languages' rules as one C file. See compile.h.
 */
#include <stdlib.h>
#include <string.h>

#include "care/compile/compile.h"
#include "source/file.h"
#include "source/tree.h"

void *must(void *memory) {
    if (memory)
        return memory;
    fputs("no memory\n", stderr);
    exit(3);
}

const char *keep(struct compiler *compiler, const char *bytes, size_t length) {
    return must(arena_copy(&compiler->arena, bytes, length));
}

void mistake(struct compiler *compiler, const struct node *node, const char *message, const char *word) {
    struct span span = node ? node_span(compiler->source, node) : (struct span){compiler->source, 0, 0};
    if (word)
        diagnostics_add(compiler->diagnostics, CODE_BAD_WORD, span, "%s: `%s`", message, word);
    else
        diagnostics_add(compiler->diagnostics, CODE_BAD_WORD, span, "%s", message);
}

const struct node *child(const struct node *map, const char *key) {
    if (!map || map->kind != NODE_MAP)
        return NULL;
    for (const struct node *node = map->first; node; node = node->next->next) {
        if (node_is(node, key))
            return node->next;
    }
    return NULL;
}

void keys_only(struct compiler *compiler, const struct node *map, const char *const *known) {
    for (const struct node *key = map && map->kind == NODE_MAP ? map->first : NULL; key; key = key->next->next) {
        const char *const *word = known;
        while (*word && !node_is(key, *word))
            word++;
        if (!*word)
            mistake(compiler, key, "this key is not known here", keep(compiler, key->text, key->length));
    }
}

static void init(struct compiler *compiler, struct reflect_diagnostics *diagnostics) {
    *compiler = (struct compiler){.diagnostics = diagnostics};
    arena_init(&compiler->arena);
    table_init(&compiler->classes, sizeof(struct class_entry));
    table_init(&compiler->words, sizeof(struct word_entry));
    table_init(&compiler->phrases, sizeof(struct phrase_entry));
    table_init(&compiler->contractions, sizeof(struct ending_entry));
    table_init(&compiler->endings, sizeof(struct ending_entry));
    table_init(&compiler->steps, sizeof(struct step_entry));
    table_init(&compiler->rule_patterns, sizeof(struct pattern_entry));
    table_init(&compiler->scope_patterns, sizeof(struct pattern_entry));
    table_init(&compiler->scopes, sizeof(struct scope_entry));
    table_init(&compiler->rules, sizeof(struct rule_entry));
    table_init(&compiler->scope_lists, sizeof(uint32_t));
}

static void release(struct compiler *compiler) {
    struct table *tables[] = {&compiler->classes, &compiler->words, &compiler->phrases,       &compiler->contractions,
                              &compiler->endings, &compiler->steps, &compiler->rule_patterns, &compiler->scope_patterns,
                              &compiler->scopes,  &compiler->rules, &compiler->scope_lists};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        table_release(tables[i]);
    free(compiler->slots);
    arena_release(&compiler->arena);
}

static const struct node *read_file(struct compiler *compiler, const char *path) {
    char *bytes = NULL;
    size_t length = 0;
    reflect_status status = file_read(path, &bytes, &length);
    if (status != REFLECT_OK) {
        fprintf(stderr, "%s: %s\n", path, reflect_status_text(status));
        return NULL;
    }
    compiler->source = diagnostics_open_source(compiler->diagnostics, path, bytes, length);
    return tree_read(compiler->diagnostics, &compiler->arena, compiler->source, &status);
}

static reflect_status to_stderr(void *context, const char *bytes, size_t length) {
    (void)context;
    return fwrite(bytes, 1, length, stderr) == length ? REFLECT_OK : REFLECT_IO;
}

/* Compiles one file; `prefix` keeps its tables apart from those of other languages. */
static bool compile_one(const char *path, FILE *out, const char *prefix) {
    struct compiler compiler;
    struct reflect_diagnostics *diagnostics = must(reflect_diagnostics_new());
    init(&compiler, diagnostics);
    const struct node *root = read_file(&compiler, path);
    static const char *const keys[] = {"reflect-language", "language", "inflection", "contractions", "irregular", "classes",
                                       "scopes",           "groups",   "rules",      "care",         "suffixes",  NULL};
    const struct node *name = child(root, "language");
    if (root && !name)
        mistake(&compiler, root, "the file needs `language`", NULL);
    if (root && name) {
        compiler.name = keep(&compiler, name->text, name->length);
        keys_only(&compiler, root, keys);
        compiler.suffixes = child(root, "suffixes");
        classes_read(&compiler, root);
        rules_read(&compiler, root);
    }
    bool good = root && reflect_diagnostics_errors(diagnostics) == 0;
    good = good && model_emit(&compiler, path, out, prefix) && emit_language(&compiler, out, prefix);
    reflect_diagnostics_print(diagnostics, (reflect_sink){to_stderr, NULL});
    release(&compiler);
    reflect_diagnostics_free(diagnostics);
    return good;
}

int main(int argc, char **argv) {
    bool good = argc >= 2;
    FILE *out = good ? fopen(argv[1], "w") : NULL;
    if (!out) {
        fputs("usage: compile OUT.c FILE.yaml...\n", stderr);
        return 2;
    }
    fputs("/* Made from questionnaires/language/ by engine/care/compile; not to be changed by hand. */\n"
          "#include <stddef.h>\n\n#include \"care/language_table.h\"\n",
          out);
    for (int i = 2; i < argc; i++) {
        char prefix[16];
        snprintf(prefix, sizeof prefix, "l%d", i - 1);
        good = compile_one(argv[i], out, prefix) && good;
    }
    fputs("\nconst struct language *const language_all[] = {", out);
    for (int i = 2; i < argc; i++)
        fprintf(out, "&l%d_language, ", i - 1);
    fputs("NULL};\n", out);
    good = fclose(out) == 0 && good;
    if (!good)
        remove(argv[1]);
    return good ? 0 : 1;
}
