/*
 * prepare_articles.c - a tool of the build: reads articles' files and writes their tables as C (see article_prepared.h).
 *
 *     prepare-articles OUTPUT.c ARTICLE.yaml ...
 *
 * Exits 1, with the diagnostics, where a file has mistakes.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/sum.h"
#include "article/article_read.h"
#include "article/prepare/literal.h"
#include "article/article_prepared.h"
#include "source/file.h"

static void write_section_parts(FILE *out, const struct section_entry *section, size_t article, uint32_t number) {
    fprintf(out, "static const uint32_t words_%zu_%u[] = {", article, number);
    for (uint32_t i = 0; i < section->paragraphs; i++)
        fprintf(out, "%u, ", section->words[i]);
    fprintf(out, "0};\nstatic const struct idea_entry ideas_%zu_%u[] = {\n", article, number);
    for (uint32_t i = 0; i < section->idea_count; i++) {
        const struct idea_entry *idea = section->ideas + i;
        const struct text texts[] = {idea->id, idea->kind, idea->use, idea->theme, idea->idea};
        fputs("    {", out);
        for (size_t text = 0; text < sizeof texts / sizeof *texts; text++) {
            write_text(out, texts[text]);
            fputs(", ", out);
        }
        fprintf(out, "%u},\n", idea->paragraph);
    }
    fputs("    {{\"\", 0}, {\"\", 0}, {\"\", 0}, {\"\", 0}, {\"\", 0}, 0}};\n", out);
}

static void write_sections(FILE *out, const struct article_entry *entry, size_t article) {
    for (uint32_t i = 0; i < entry->section_count; i++)
        write_section_parts(out, entry->sections + i, article, i);
    fprintf(out, "static const struct section_entry sections_%zu[] = {\n", article);
    for (uint32_t i = 0; i < entry->section_count; i++) {
        const struct section_entry *section = entry->sections + i;
        fputs("    {", out);
        write_text(out, section->id);
        fputs(", ", out);
        write_text(out, section->heading);
        fprintf(out, ", %u, %u, %u, words_%zu_%u, %u, ideas_%zu_%u, %u},\n", section->level, section->above, section->skip,
                article, i, section->paragraphs, article, i, section->idea_count);
    }
    fputs("};\n\n", out);
}

static void write_row(FILE *out, const struct prepared_article *prepared, size_t article) {
    const struct article_entry *entry = &prepared->entry;
    const struct text texts[] = {entry->id, entry->title, entry->author, entry->site, entry->address};
    fprintf(out, "    {UINT64_C(0x%llx), %zu, {", (unsigned long long)prepared->sum, prepared->length);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        write_text(out, texts[i]);
        fputs(", ", out);
    }
    fprintf(out, "sections_%zu, %u}},\n", article, entry->section_count);
}

/* The id that a file is to be about: its name. */
static void id_of(const char *path, const char **id, size_t *length) {
    const char *slash = strrchr(path, '/');
    *id = slash ? slash + 1 : path;
    const char *dot = strrchr(*id, '.');
    *length = dot ? (size_t)(dot - *id) : strlen(*id);
}

static bool read_one(struct arena *arena, struct reflect_diagnostics *diagnostics, const char *path,
                     struct prepared_article *prepared) {
    char *bytes = NULL;
    const char *id = NULL;
    size_t id_length = 0;
    if (file_read(path, &bytes, &prepared->length) != REFLECT_OK)
        return false;
    prepared->sum = sum_bytes(0, bytes, prepared->length);
    free(bytes);
    id_of(path, &id, &id_length);
    return article_read(arena, diagnostics, path, id, id_length, &prepared->entry) == REFLECT_OK;
}

static reflect_status to_stderr(void *context, const char *bytes, size_t length) {
    (void)context;
    return fwrite(bytes, 1, length, stderr) == length ? REFLECT_OK : REFLECT_IO;
}

static bool write_all(const char *path, const struct prepared_article *articles, size_t count) {
    FILE *out = fopen(path, "w");
    if (!out)
        return false;
    fputs("/* Made by prepare-articles; do not change it by hand. */\n#include \"article/article_prepared.h\"\n\n", out);
    for (size_t i = 0; i < count; i++)
        write_sections(out, &articles[i].entry, i);
    fputs("const struct prepared_article articles_prepared[] = {\n", out);
    for (size_t i = 0; i < count; i++)
        write_row(out, articles + i, i);
    fputs("    {.length = 0}};\n", out);
    return fclose(out) == 0;
}

int main(int argc, char **argv) {
    struct arena arena;
    bool good = argc > 2;
    size_t count = good ? (size_t)argc - 2 : 0;
    struct prepared_article *articles = calloc(count + 1, sizeof *articles);
    reflect_diagnostics *diagnostics = reflect_diagnostics_new();
    arena_init(&arena);
    good = good && articles && diagnostics;
    for (size_t i = 0; good && i < count; i++)
        good = read_one(&arena, diagnostics, argv[i + 2], articles + i);
    if (diagnostics)
        reflect_diagnostics_print(diagnostics, (reflect_sink){to_stderr, NULL});
    if (good && !write_all(argv[1], articles, count))
        good = false;
    arena_release(&arena);
    reflect_diagnostics_free(diagnostics);
    free(articles);
    return good ? 0 : 1;
}
