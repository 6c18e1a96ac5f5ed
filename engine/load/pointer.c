/*
 * pointer.c - `see:` lines: pointers into articles.
 *
 * A pointer is `article#section` or `article#section/idea`. It is followed to the article's file at once, so that the model
 * holds what a summary prints (title, author, heading, paragraph) and a pointer to nowhere is an error where it stands. Each target
 * is kept once.
 */
#include <string.h>

#include "article/article_catalogue.h"
#include "load/question_read.h"

/* A pointer taken apart; offsets into the node's text. */
struct parts {
    uint32_t article_end, section, section_end, idea, end;
    bool has_idea;
};

/* Whether a comment stands behind it that may be the rest of it. */
static bool is_cut_off(struct site site, const struct node *node) {
    const struct diagnostic_source *source = diagnostics_source(site.diagnostics, site.source);
    return source->bytes && node->end + 2 < source->length && memcmp(source->bytes + node->end, " #", 2) == 0 &&
           text_is_name(source->bytes + node->end + 2, 1);
}

static bool take_apart(struct site site, const struct node *node, struct parts *parts) {
    const char *text = node->text, *hash = memchr(text, '#', node->length);
    if (hash && hash != text && hash + 1 < text + node->length) {
        parts->article_end = (uint32_t)(hash - text);
        parts->section = parts->article_end + 1;
        parts->end = node->length;
        const char *slash = memchr(hash, '/', node->length - parts->article_end);
        parts->has_idea = slash != NULL;
        parts->section_end = slash ? (uint32_t)(slash - text) : node->length;
        parts->idea = slash ? parts->section_end + 1 : node->length;
        if (parts->section_end > parts->section && !(slash && parts->idea == node->length))
            return true;
    }
    diagnostics_add(site.diagnostics, CODE_POINTER, site_span(site, node), "this is not a pointer into an article");
    if (is_cut_off(site, node)) {
        diagnostics_suggest(site.diagnostics, "write it without a blank: with one in front, the number sign begins a comment");
        return false;
    }
    diagnostics_suggest(site.diagnostics,
                        "write `article#section` or `article#section/idea`; `reflect articles show ARTICLE` lists them");
    return false;
}

static struct span part_span(struct site site, const struct node *node, uint32_t from, uint32_t to) {
    return node_part(site.diagnostics, site.source, node, from, to);
}

static void report_unknown_article(struct site site, const struct node *node, const struct parts *parts) {
    struct suggestion suggestion;
    suggestion_init(&suggestion, node->text, parts->article_end);
    articles_suggest(site.builder->articles, &suggestion);
    diagnostics_add(site.diagnostics, CODE_UNKNOWN_ARTICLE, part_span(site, node, 0, parts->article_end),
                    "there is no article `%.*s`", (int)parts->article_end, node->text);
    diagnostics_did_you_mean(site.diagnostics, &suggestion);
}

static void report_unknown_section(struct site site, const struct node *node, const struct parts *parts,
                                   const struct article_entry *article) {
    struct suggestion suggestion;
    uint32_t length = parts->section_end - parts->section;
    suggestion_init(&suggestion, node->text + parts->section, length);
    for (uint32_t i = 0; i < article->section_count; i++)
        suggestion_try(&suggestion, article->sections[i].id.bytes, article->sections[i].id.length);
    diagnostics_add(site.diagnostics, CODE_UNKNOWN_SECTION, part_span(site, node, parts->section, parts->section_end),
                    "the article `%s` has no section `%.*s`", article->id.bytes, (int)length, node->text + parts->section);
    diagnostics_did_you_mean(site.diagnostics, &suggestion);
}

static void report_unknown_idea(struct site site, const struct node *node, const struct parts *parts,
                                const struct section_entry *section) {
    struct suggestion suggestion;
    uint32_t length = parts->end - parts->idea;
    suggestion_init(&suggestion, node->text + parts->idea, length);
    for (uint32_t i = 0; i < section->idea_count; i++)
        suggestion_try(&suggestion, section->ideas[i].id.bytes, section->ideas[i].id.length);
    diagnostics_add(site.diagnostics, CODE_UNKNOWN_IDEA, part_span(site, node, parts->idea, parts->end),
                    "the section `%s` has no idea `%.*s`", section->id.bytes, (int)length, node->text + parts->idea);
    diagnostics_did_you_mean(site.diagnostics, &suggestion);
}

static struct words put(struct builder *builder, struct text text) {
    return builder_text(builder, text.bytes, text.length);
}

/* The model's record of an article, made when it is first pointed to. */
static uint32_t article_index(struct site site, const struct article_entry *entry, struct span span) {
    struct builder *builder = site.builder;
    uint32_t index = 0;
    const struct symbol *symbol = builder_find(builder, SPACE_ARTICLE, entry->id.bytes, entry->id.length);
    if (symbol)
        return symbol->index;
    struct article article = {put(builder, entry->id), put(builder, entry->title), put(builder, entry->author),
                              put(builder, entry->site), put(builder, entry->address)};
    struct article *place = builder_push(builder, TABLE_ARTICLES, &index);
    if (place)
        *place = article;
    builder_define(builder, SPACE_ARTICLE, index, entry->id.bytes, entry->id.length, span, "article");
    return index;
}

/* Follows a pointer that was not met before; false after a diagnostic. */
static bool follow(struct site site, const struct node *node, struct pointer *out) {
    struct parts parts;
    const struct article_entry *article = NULL;
    if (!take_apart(site, node, &parts))
        return false;
    reflect_status status = articles_find(site.builder->articles, site.diagnostics, node->text, parts.article_end, &article);
    if (status == REFLECT_NOT_FOUND)
        report_unknown_article(site, node, &parts);
    else if (status != REFLECT_OK && status != REFLECT_INVALID)
        builder_fail(site.builder, status);
    if (status != REFLECT_OK)
        return false;
    const struct section_entry *section = article_section(article, node->text + parts.section, parts.section_end - parts.section);
    if (!section) {
        report_unknown_section(site, node, &parts, article);
        return false;
    }
    const struct idea_entry *idea =
        parts.has_idea ? section_idea(section, node->text + parts.idea, parts.end - parts.idea) : NULL;
    if (parts.has_idea && !idea) {
        report_unknown_idea(site, node, &parts, section);
        return false;
    }
    out->article = article_index(site, article, site_span(site, node));
    out->section = put(site.builder, section->id);
    out->heading = put(site.builder, section->heading);
    out->idea = idea ? put(site.builder, idea->id) : (struct words){0, 0};
    out->paragraph = idea ? idea->paragraph : 0;
    return true;
}

static void see_one(struct site site, const struct node *node) {
    struct builder *builder = site.builder;
    uint32_t index = 0;
    if (node->kind != NODE_WORDS) {
        fields_report_type(site, site_span(site, node), "see", FIELD_WORDS, node->kind);
        return;
    }
    const struct symbol *symbol = builder_find(builder, SPACE_POINTER, node->text, node->length);
    if (symbol) {
        index = symbol->index;
    } else {
        struct pointer pointer;
        if (!follow(site, node, &pointer))
            return;
        struct pointer *place = builder_push(builder, TABLE_POINTERS, &index);
        if (place)
            *place = pointer;
        builder_define(builder, SPACE_POINTER, index, node->text, node->length, site_span(site, node), "pointer");
    }
    uint32_t *see = builder_push(builder, TABLE_SEES, NULL);
    if (see)
        *see = index;
}

void read_see(struct site site, const struct node *node, uint32_t *first, uint32_t *count) {
    *first = builder_count(site.builder, TABLE_SEES);
    if (node->kind == NODE_LIST) {
        for (const struct node *item = node->first; item; item = item->next)
            see_one(site, item);
    } else {
        see_one(site, node);
    }
    *count = builder_count(site.builder, TABLE_SEES) - *first;
}
