/*
 * map_dot.c - a map in the language of Graphviz.
 *
 * Pages and threads are clusters. A quiet chain goes through all questions in the order of the file. A condition on one question is
 * written on its edge; one on several stands in a node of its own, which they lead into. Names of nodes are ours, so nothing that an
 * author writes stands outside quotation marks.
 */
#include <string.h>

#include "authoring/map/map_build.h"

/* How wide and how long a text gets in a box. */
enum { LINE_COLUMNS = 34, TEXT_COLUMNS = 90 };

/* A text between quotation marks; lines end on the left. An ampersand would begin an entity. */
static void put_escaped(struct writer *writer, const char *text) {
    for (const char *at = text; *at; at++) {
        if (*at == '\n')
            writer_puts(writer, "\\l");
        else if (*at == '&')
            writer_puts(writer, "&amp;");
        else if (*at == '"' || *at == '\\')
            writer_char(writer, '\\');
        if (*at != '\n' && *at != '&')
            writer_char(writer, *at);
    }
}

/* A text in lines; nothing where there is none. */
static void put_lines(struct writer *writer, const char *before, const char *text, size_t most) {
    struct buffer whole, lines;
    if (!*text)
        return;
    buffer_init(&whole, REFLECT_WRITTEN_MAX);
    buffer_init(&lines, REFLECT_WRITTEN_MAX);
    buffer_puts(&whole, before);
    map_cut(&whole, text, most);
    map_wrap(&lines, whole.bytes ? whole.bytes : "", LINE_COLUMNS);
    put_escaped(writer, lines.bytes ? lines.bytes : "");
    writer_puts(writer, "\\l");
    if (whole.status != REFLECT_OK || lines.status != REFLECT_OK)
        writer->status = REFLECT_NO_MEMORY;
    buffer_release(&whole);
    buffer_release(&lines);
}

static void put_name(struct writer *writer, char letter, size_t number) {
    writer_char(writer, letter);
    writer_number(writer, number);
}

static void put_node(const struct reflect_map *map, struct writer *writer, const reflect_map_node *node) {
    bool reflection = node->kind == REFLECT_KIND_REFLECTION;
    writer_puts(writer, "    ");
    put_name(writer, 'e', node->element);
    writer_puts(writer, " [label=\"");
    put_lines(writer, "", node->id, SIZE_MAX);
    put_lines(writer, "", reflection ? "" : node->kind_word, SIZE_MAX);
    put_lines(writer, "", node->text, TEXT_COLUMNS);
    put_lines(writer, "", map_node_words(map, node), SIZE_MAX);
    writer_puts(writer, node->reached == REFLECT_REACHED_NEVER ? "\", style=\"rounded,dashed\"];\n" : "\"];\n");
}

static void begin_cluster(struct writer *writer, char letter, size_t number, const char *before, const char *id,
                          const char *title) {
    writer_puts(writer, "  subgraph cluster_");
    put_name(writer, letter, number);
    writer_puts(writer, " {\n    label=\"");
    put_escaped(writer, before);
    put_escaped(writer, id);
    writer_puts(writer, "\\l");
    put_lines(writer, "", title, SIZE_MAX);
}

/* A page, with all that stands on it. Returns where that ends. */
static uint32_t put_page(const struct reflect_map *map, struct writer *writer, uint32_t page) {
    const reflect_map_node *node = &map->nodes[page];
    uint32_t at = page + 1;
    begin_cluster(writer, 'p', page, "page ", node->id, node->text);
    put_lines(writer, "", node->heads_up ? "asks before it begins" : "", SIZE_MAX);
    put_lines(writer, "", map_node_words(map, node), SIZE_MAX);
    writer_puts(writer, node->reached == REFLECT_REACHED_NEVER ? "\"; style=\"rounded,dashed\";\n" : "\";\n");
    for (; at < map->count && map->nodes[at].parent != REFLECT_NONE; at++)
        put_node(map, writer, &map->nodes[at]);
    writer_puts(writer, "  }\n");
    return at;
}

static void put_thread(const struct reflect_map *map, struct writer *writer, uint32_t thread) {
    const struct map_thread *about = &map->threads[thread];
    if (about->reflections == 0)
        return;
    begin_cluster(writer, 't', thread, *about->id ? "reflections, thread " : "reflections without a thread", about->id,
                  about->title);
    writer_puts(writer, "\";\n");
    for (uint32_t at = map_reflection(map, thread, 0); at < map->count; at = map_reflection(map, thread, at + 1))
        put_node(map, writer, &map->nodes[at]);
    writer_puts(writer, "  }\n");
}

/* From one node to the element, or to the page that begins with it. */
static void put_edge(const struct reflect_map *map, struct writer *writer, char letter, size_t from, const reflect_map_node *to) {
    bool page = to->kind == REFLECT_KIND_PAGE;
    writer_puts(writer, "  ");
    put_name(writer, letter, from);
    writer_puts(writer, " -> ");
    put_name(writer, 'e', to->element + page);
    writer_puts(writer, " [");
    if (page && to->element + 1 < map->count) {
        writer_puts(writer, "lhead=cluster_");
        put_name(writer, 'p', to->element);
        writer_puts(writer, ", ");
    }
}

static void put_links(const struct reflect_map *map, struct writer *writer, const reflect_map_node *node) {
    if (node->looks_at_count == 1) {
        put_edge(map, writer, 'e', node->looks_at[0], node);
        writer_puts(writer, "label=\"");
        put_lines(writer, "", node->condition, SIZE_MAX);
        writer_puts(writer, "\"];\n");
    }
    if (node->looks_at_count < 2)
        return;
    writer_puts(writer, "  ");
    put_name(writer, 'c', node->element);
    writer_puts(writer, " [shape=plaintext, label=\"");
    put_lines(writer, "when ", node->condition, SIZE_MAX);
    writer_puts(writer, "\"];\n");
    for (size_t at = 0; at < node->looks_at_count; at++) {
        writer_puts(writer, "  ");
        put_name(writer, 'e', node->looks_at[at]);
        writer_puts(writer, " -> ");
        put_name(writer, 'c', node->element);
        writer_puts(writer, " [arrowhead=none];\n");
    }
    put_edge(map, writer, 'c', node->element, node);
    writer_puts(writer, "];\n");
}

/* The order of the file. */
static void put_chain(const struct reflect_map *map, struct writer *writer) {
    uint32_t last = map->count;
    for (uint32_t at = 0; at < map->count; at++) {
        if (map->nodes[at].parent == REFLECT_NONE)
            continue;
        if (last < map->count) {
            writer_puts(writer, "  ");
            put_name(writer, 'e', last);
            writer_puts(writer, " -> ");
            put_name(writer, 'e', at);
            writer_puts(writer, " [style=dotted, arrowhead=none, weight=20];\n");
        }
        last = at;
    }
}

void map_write_dot(const struct reflect_map *map, struct writer *writer) {
    writer_puts(writer,
                "digraph questionnaire {\n  graph [compound=true, fontname=\"sans-serif\", labeljust=\"l\", labelloc=\"t\", "
                "style=\"rounded\", color=\"#888888\", label=\"");
    put_lines(writer, "", map->title, SIZE_MAX);
    put_lines(writer, "", map_reach_words(map), SIZE_MAX);
    writer_puts(writer, "\"];\n  node [shape=box, style=\"rounded\", fontname=\"sans-serif\", fontsize=11, color=\"#666666\"];\n"
                        "  edge [fontname=\"sans-serif\", fontsize=10, color=\"#666666\", arrowsize=0.7];\n");
    for (uint32_t at = 0; at < map->count && map->nodes[at].kind == REFLECT_KIND_PAGE;)
        at = put_page(map, writer, at);
    for (uint32_t thread = 0; thread < map->thread_count; thread++)
        put_thread(map, writer, thread);
    put_chain(map, writer);
    for (uint32_t at = 0; at < map->count; at++)
        put_links(map, writer, &map->nodes[at]);
    writer_puts(writer, "}\n");
}
