/*
 * map_mermaid.c - a map as a Mermaid flowchart, for wikis, notes and pages that draw those.
 *
 * The same picture as map_dot.c's. In a text every sign of ASCII that could mean something to Mermaid is written as its number, so
 * nothing that an author writes can end a text, begin a directive or become markup.
 */
#include <string.h>

#include "authoring/map/map_build.h"

enum { TEXT_COLUMNS = 70 };

static void put_escaped(struct writer *writer, const char *text) {
    for (const char *at = text; *at; at++) {
        unsigned char byte = (unsigned char)*at;
        bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9');
        if (letter || byte >= 0x80 || strchr(" -.,?!'", byte)) {
            writer_char(writer, *at);
            continue;
        }
        writer_char(writer, '#');
        writer_number(writer, byte);
        writer_char(writer, ';');
    }
}

static void put_name(struct writer *writer, char letter, size_t number) {
    writer_char(writer, letter);
    writer_number(writer, number);
}

/* A further line of a label. */
static void put_more(struct writer *writer, const char *text) {
    if (!*text)
        return;
    writer_puts(writer, "<br>");
    put_escaped(writer, text);
}

static void put_text(struct writer *writer, const char *text) {
    struct buffer cut;
    buffer_init(&cut, REFLECT_WRITTEN_MAX);
    map_cut(&cut, text, TEXT_COLUMNS);
    if (cut.status != REFLECT_OK)
        writer->status = cut.status;
    put_more(writer, cut.bytes ? cut.bytes : "");
    buffer_release(&cut);
}

static void end_label(struct writer *writer, const struct reflect_map *map, const reflect_map_node *node, const char *end) {
    put_more(writer, map_node_words(map, node));
    writer_puts(writer, end);
    if (node->reached != REFLECT_REACHED_NEVER)
        return;
    writer_puts(writer, "    class ");
    put_name(writer, node->kind == REFLECT_KIND_PAGE ? 'p' : 'e', node->element);
    writer_puts(writer, " never\n");
}

static void put_node(const struct reflect_map *map, struct writer *writer, const reflect_map_node *node) {
    writer_puts(writer, "    ");
    put_name(writer, 'e', node->element);
    writer_puts(writer, "[\"");
    put_escaped(writer, *node->id ? node->id : node->kind_word);
    if (*node->id && node->kind != REFLECT_KIND_REFLECTION)
        put_more(writer, node->kind_word);
    put_text(writer, node->text);
    end_label(writer, map, node, "\"]\n");
}

static void begin_group(struct writer *writer, char letter, size_t number, const char *before, const char *id,
                        const char *title) {
    writer_puts(writer, "  subgraph ");
    put_name(writer, letter, number);
    writer_puts(writer, "[\"");
    put_escaped(writer, before);
    put_escaped(writer, id);
    put_escaped(writer, *id && *title ? ": " : "");
    put_escaped(writer, title);
}

static uint32_t put_page(const struct reflect_map *map, struct writer *writer, uint32_t page) {
    const reflect_map_node *node = &map->nodes[page];
    uint32_t at = page + 1;
    begin_group(writer, 'p', page, "page ", node->id, node->text);
    put_more(writer, node->heads_up ? "asks before it begins" : "");
    end_label(writer, map, node, "\"]\n");
    for (; at < map->count && map->nodes[at].parent != REFLECT_NONE; at++)
        put_node(map, writer, &map->nodes[at]);
    writer_puts(writer, "  end\n");
    return at;
}

static void put_thread(const struct reflect_map *map, struct writer *writer, uint32_t thread) {
    const struct map_thread *about = &map->threads[thread];
    if (about->reflections == 0)
        return;
    begin_group(writer, 't', thread, *about->id ? "reflections, thread " : "reflections without a thread", about->id,
                about->title);
    writer_puts(writer, "\"]\n");
    for (uint32_t at = map_reflection(map, thread, 0); at < map->count; at = map_reflection(map, thread, at + 1))
        put_node(map, writer, &map->nodes[at]);
    writer_puts(writer, "  end\n");
}

/* A condition: on its link where it looks at one thing, else as a node between. */
static void put_links(struct writer *writer, const reflect_map_node *node) {
    char letter = node->kind == REFLECT_KIND_PAGE ? 'p' : 'e';
    if (node->looks_at_count == 0)
        return;
    writer_puts(writer, "  ");
    for (size_t at = 0; at < node->looks_at_count; at++) {
        writer_puts(writer, at > 0 ? " & " : "");
        put_name(writer, 'e', node->looks_at[at]);
    }
    if (node->looks_at_count > 1) {
        writer_puts(writer, " --- ");
        put_name(writer, 'c', node->element);
    }
    writer_puts(writer, node->looks_at_count > 1 ? "([\"when " : " -->|\"");
    put_escaped(writer, node->condition);
    writer_puts(writer, node->looks_at_count > 1 ? "\"]) --> " : "\"| ");
    put_name(writer, letter, node->element);
    writer_char(writer, '\n');
}

/* The order of the file. */
static void put_chain(const struct reflect_map *map, struct writer *writer) {
    bool first = true;
    for (uint32_t at = 0; at < map->count; at++) {
        if (map->nodes[at].parent == REFLECT_NONE)
            continue;
        writer_puts(writer, first ? "  " : " -.- ");
        put_name(writer, 'e', at);
        first = false;
    }
    writer_puts(writer, first ? "" : "\n");
}

void map_write_mermaid(const struct reflect_map *map, struct writer *writer) {
    writer_puts(writer, "flowchart TB\n  accTitle: ");
    put_escaped(writer, map->title);
    writer_puts(writer, "\n  accDescr: ");
    put_escaped(writer, map_reach_words(map));
    writer_puts(writer, "\n  classDef never stroke-dasharray: 4 4\n");
    for (uint32_t at = 0; at < map->count && map->nodes[at].kind == REFLECT_KIND_PAGE;)
        at = put_page(map, writer, at);
    for (uint32_t thread = 0; thread < map->thread_count; thread++)
        put_thread(map, writer, thread);
    put_chain(map, writer);
    for (uint32_t at = 0; at < map->count; at++)
        put_links(writer, &map->nodes[at]);
}
