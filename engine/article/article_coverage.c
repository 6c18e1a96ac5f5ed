/*
 * article_coverage.c - which sections and ideas of the articles questionnaires point to, and which they leave out.
 *
 * Comes in: a catalogue and questionnaires. Leaves: text for authors, or JSON for programs. Called by `articles coverage`.
 *
 * A pointer to an idea reaches the idea and the section it stands in; a pointer to a section reaches the section and none of
 * its ideas. Ideas whose `use` is ask or reflect are those a questionnaire can take up, so totals are of these; the others
 * suit a pointer only. What a questionnaire points to outside this catalogue is passed over.
 *
 * The JSON, in this order; a total is {"reached": N, "of": N}:
 *
 *     {"questionnaires": [ID ...],
 *      "articles": [{"id", "title",
 *                    "totals": {"sections": total, "ideas": total, "ask-or-reflect": total},
 *                    "sections": [{"id", "reached": BOOL,
 *                                  "ideas": [{"id", "use", "theme", "paragraph": N, "reached": BOOL} ...]} ...]} ...],
 *      "themes": [{"theme", "reached", "of"} ...],           by name, of ideas to ask or reflect
 *      "totals": {"sections": total, "ideas": total, "ask-or-reflect": total}}
 */
#include <stdlib.h>
#include <string.h>

#include "base/json_writer.h"
#include "article/article_print.h"

struct total {
    uint32_t reached, of;
};

struct totals {
    struct total sections, ideas, taken_up; /* `taken_up`: ideas to ask or reflect */
};

struct theme {
    struct text name;
    struct total total;
};

struct coverage {
    const struct article_entry *articles;
    size_t count;
    const reflect_questionnaire *const *questionnaires;
    size_t questionnaire_count;
    bool **reached;      /* for each article: its sections, then all their ideas in order */
    struct table themes; /* struct theme, by name */
    struct totals all;
};

/* ---- Marking */

static size_t marks_of(const struct article_entry *article) {
    size_t marks = article->section_count;
    for (uint32_t i = 0; i < article->section_count; i++)
        marks += article->sections[i].idea_count;
    return marks;
}

static void mark(struct coverage *coverage, reflect_pointer pointer) {
    size_t at = 0;
    while (at < coverage->count && strcmp(coverage->articles[at].id.bytes, pointer.article) != 0)
        at++;
    if (at == coverage->count)
        return;
    const struct article_entry *article = &coverage->articles[at];
    const struct section_entry *section = article_section(article, pointer.section, strlen(pointer.section));
    if (!section)
        return;
    coverage->reached[at][section - article->sections] = true;
    const struct idea_entry *idea = section_idea(section, pointer.idea, strlen(pointer.idea));
    if (!idea)
        return;
    size_t place = article->section_count + (size_t)(idea - section->ideas);
    for (const struct section_entry *before = article->sections; before < section; before++)
        place += before->idea_count;
    coverage->reached[at][place] = true;
}

static bool mark_all(struct coverage *coverage) {
    coverage->reached = calloc(coverage->count + 1, sizeof *coverage->reached);
    if (!coverage->reached)
        return false;
    for (size_t i = 0; i < coverage->count; i++) {
        coverage->reached[i] = calloc(marks_of(&coverage->articles[i]) + 1, sizeof **coverage->reached);
        if (!coverage->reached[i])
            return false;
    }
    for (size_t i = 0; i < coverage->questionnaire_count; i++) {
        const reflect_questionnaire *questionnaire = coverage->questionnaires[i];
        size_t pointers = reflect_questionnaire_pointers(questionnaire);
        for (size_t j = 0; j < pointers; j++)
            mark(coverage, reflect_questionnaire_pointer(questionnaire, j));
    }
    return true;
}

/* ---- Counting */

static void count(struct total *total, bool reached) {
    total->reached += reached;
    total->of++;
}

static bool can_be_taken_up(const struct idea_entry *idea) {
    return strcmp(idea->use.bytes, "ask") == 0 || strcmp(idea->use.bytes, "reflect") == 0;
}

static struct totals totals_of(const struct article_entry *article, const bool *reached) {
    struct totals totals = {.sections = {0, 0}};
    const bool *idea_reached = reached + article->section_count;
    for (uint32_t i = 0; i < article->section_count; i++) {
        const struct section_entry *section = &article->sections[i];
        count(&totals.sections, reached[i]);
        for (uint32_t j = 0; j < section->idea_count; j++, idea_reached++) {
            count(&totals.ideas, *idea_reached);
            if (can_be_taken_up(&section->ideas[j]))
                count(&totals.taken_up, *idea_reached);
        }
    }
    return totals;
}

static void add_total(struct total *sum, struct total total) {
    sum->reached += total.reached;
    sum->of += total.of;
}

static struct theme *find_theme(struct table *themes, struct text name) {
    struct theme *theme = themes->records;
    for (size_t i = 0; i < themes->count; i++) {
        if (strcmp(theme[i].name.bytes, name.bytes) == 0)
            return &theme[i];
    }
    theme = table_push(themes);
    if (theme)
        theme->name = name;
    return theme;
}

static bool count_themes(struct coverage *coverage, const struct article_entry *article, const bool *reached) {
    reached += article->section_count;
    for (uint32_t i = 0; i < article->section_count; i++) {
        const struct section_entry *section = &article->sections[i];
        for (uint32_t j = 0; j < section->idea_count; j++, reached++) {
            if (!can_be_taken_up(&section->ideas[j]))
                continue;
            struct theme *theme = find_theme(&coverage->themes, section->ideas[j].theme);
            if (!theme)
                return false;
            count(&theme->total, *reached);
        }
    }
    return true;
}

static int by_name(const void *left, const void *right) {
    return strcmp(((const struct theme *)left)->name.bytes, ((const struct theme *)right)->name.bytes);
}

static bool count_all(struct coverage *coverage) {
    for (size_t i = 0; i < coverage->count; i++) {
        struct totals totals = totals_of(&coverage->articles[i], coverage->reached[i]);
        add_total(&coverage->all.sections, totals.sections);
        add_total(&coverage->all.ideas, totals.ideas);
        add_total(&coverage->all.taken_up, totals.taken_up);
        if (!count_themes(coverage, &coverage->articles[i], coverage->reached[i]))
            return false;
    }
    if (coverage->themes.count > 0)
        qsort(coverage->themes.records, coverage->themes.count, sizeof(struct theme), by_name);
    return true;
}

/* ---- As text */

static void write_totals(struct buffer *out, struct totals totals) {
    buffer_format(out, "  %u of %u sections, %u of %u ideas; of those to ask about or reflect on, %u of %u\n",
                  (unsigned)totals.sections.reached, (unsigned)totals.sections.of, (unsigned)totals.ideas.reached,
                  (unsigned)totals.ideas.of, (unsigned)totals.taken_up.reached, (unsigned)totals.taken_up.of);
}

/* The sections and ideas that are reached, or those that are not. */
static void write_places(struct buffer *out, const struct article_entry *article, const bool *reached, bool wanted,
                         const char *title) {
    const bool *idea_reached = reached + article->section_count;
    size_t written = 0;
    for (uint32_t i = 0; i < article->section_count; i++) {
        const struct section_entry *section = &article->sections[i];
        if (reached[i] == wanted) {
            buffer_puts(out, written++ == 0 ? title : "");
            buffer_puts(out, "    ");
            print_pointer(out, section, NULL);
            buffer_char(out, '\n');
        }
        for (uint32_t j = 0; j < section->idea_count; j++, idea_reached++) {
            if (*idea_reached != wanted)
                continue;
            buffer_puts(out, written++ == 0 ? title : "");
            buffer_puts(out, "    ");
            print_pointer(out, section, &section->ideas[j]);
            buffer_format(out, " (%s, %s)\n", section->ideas[j].use.bytes, section->ideas[j].theme.bytes);
        }
    }
}

static reflect_status write_text(const struct coverage *coverage, reflect_sink sink) {
    struct buffer out;
    const struct theme *themes = coverage->themes.records;
    buffer_init(&out, PRINT_BYTES_MAX);
    for (size_t i = 0; i < coverage->count; i++) {
        const struct article_entry *article = &coverage->articles[i];
        buffer_format(&out, "%s\n", article->id.bytes);
        write_totals(&out, totals_of(article, coverage->reached[i]));
        write_places(&out, article, coverage->reached[i], true, "  pointed to:\n");
        write_places(&out, article, coverage->reached[i], false, "  not pointed to:\n");
        buffer_char(&out, '\n');
    }
    if (coverage->themes.count > 0)
        buffer_puts(&out, "by theme, ideas to ask about or reflect on\n");
    for (size_t i = 0; i < coverage->themes.count; i++) {
        buffer_format(&out, "  %u of %u  %s\n", (unsigned)themes[i].total.reached, (unsigned)themes[i].total.of,
                      themes[i].name.bytes);
    }
    if (coverage->themes.count > 0)
        buffer_char(&out, '\n');
    buffer_puts(&out, "over all\n");
    write_totals(&out, coverage->all);
    return print_finish(&out, sink);
}

/* ---- As JSON */

static void json_total_members(struct json *json, struct total total) {
    json_key(json, "reached");
    json_number(json, total.reached);
    json_key(json, "of");
    json_number(json, total.of);
}

static void json_total(struct json *json, const char *key, struct total total) {
    json_key(json, key);
    json_begin_object(json);
    json_total_members(json, total);
    json_end_object(json);
}

static void json_totals(struct json *json, struct totals totals) {
    json_key(json, "totals");
    json_begin_object(json);
    json->compact = true;
    json_total(json, "sections", totals.sections);
    json_total(json, "ideas", totals.ideas);
    json_total(json, "ask-or-reflect", totals.taken_up);
    json_end_object(json);
}

static void json_idea(struct json *json, const struct idea_entry *idea, bool reached) {
    json_begin_object(json);
    json->compact = true;
    json_member(json, "id", idea->id.bytes);
    json_member(json, "use", idea->use.bytes);
    json_member(json, "theme", idea->theme.bytes);
    json_key(json, "paragraph");
    json_number(json, idea->paragraph);
    json_key(json, "reached");
    json_bool(json, reached);
    json_end_object(json);
}

static void json_article(struct json *json, const struct article_entry *article, const bool *reached) {
    const bool *idea_reached = reached + article->section_count;
    json_begin_object(json);
    json_member(json, "id", article->id.bytes);
    json_member(json, "title", article->title.bytes);
    json_totals(json, totals_of(article, reached));
    json_key(json, "sections");
    json_begin_array(json);
    for (uint32_t i = 0; i < article->section_count; i++) {
        const struct section_entry *section = &article->sections[i];
        json_begin_object(json);
        json_member(json, "id", section->id.bytes);
        json_key(json, "reached");
        json_bool(json, reached[i]);
        json_key(json, "ideas");
        json_begin_array(json);
        for (uint32_t j = 0; j < section->idea_count; j++)
            json_idea(json, &section->ideas[j], *idea_reached++);
        json_end_array(json);
        json_end_object(json);
    }
    json_end_array(json);
    json_end_object(json);
}

static void json_themes(struct json *json, const struct table *table) {
    const struct theme *themes = table->records;
    json_key(json, "themes");
    json_begin_array(json);
    for (size_t i = 0; i < table->count; i++) {
        json_begin_object(json);
        json->compact = true;
        json_member(json, "theme", themes[i].name.bytes);
        json_total_members(json, themes[i].total);
        json_end_object(json);
    }
    json_end_array(json);
}

static reflect_status write_json(const struct coverage *coverage, reflect_sink sink) {
    struct writer writer;
    struct json json;
    writer_init(&writer, sink);
    json_init(&json, &writer);
    json_begin_object(&json);
    json_key(&json, "questionnaires");
    json_begin_array(&json);
    for (size_t i = 0; i < coverage->questionnaire_count; i++) {
        const char *id = reflect_questionnaire_id(coverage->questionnaires[i]);
        json_string(&json, id, strlen(id));
    }
    json_end_array(&json);
    json_key(&json, "articles");
    json_begin_array(&json);
    for (size_t i = 0; i < coverage->count; i++)
        json_article(&json, &coverage->articles[i], coverage->reached[i]);
    json_end_array(&json);
    json_themes(&json, &coverage->themes);
    json_totals(&json, coverage->all);
    json_end_object(&json);
    json_finish(&json);
    return writer_finish(&writer);
}

reflect_status reflect_articles_coverage(const reflect_articles *articles, const reflect_questionnaire *const *questionnaires,
                                         size_t count, bool json, reflect_sink sink) {
    struct coverage coverage = {articles->entries.records, articles->entries.count, questionnaires, count, NULL, {0},
                                {{0, 0}, {0, 0}, {0, 0}}};
    reflect_status status = REFLECT_NO_MEMORY;
    table_init(&coverage.themes, sizeof(struct theme));
    if (mark_all(&coverage) && count_all(&coverage))
        status = json ? write_json(&coverage, sink) : write_text(&coverage, sink);
    for (size_t i = 0; coverage.reached && i < coverage.count; i++)
        free(coverage.reached[i]);
    free(coverage.reached);
    table_release(&coverage.themes);
    return status;
}
