/*
 * map_text.c - a map as an indented list: reads well in 80 columns, and aloud.
 *
 * Pages with what stands on them, then reflections by their thread. Each condition stands below what it is for; each question tells what
 * looks at it. No lines are drawn: a voice would read them out.
 */
#include "authoring/map/map_build.h"
#include "reports/wrap.h"

/* The widest a text gets; what it says at length stands in the questionnaire. */
enum { TEXT_COLUMNS = 160 };

struct printing {
    const struct reflect_map *map;
    struct writer *writer;
    struct wrap wrap;
    struct buffer line;
};

/* Ends the line at hand: `marker` and what is in `line`, indented. */
static void end_line(struct printing *printing, size_t margin, const char *marker) {
    if (printing->line.status != REFLECT_OK && printing->writer->status == REFLECT_OK)
        printing->writer->status = printing->line.status;
    wrap_begin(&printing->wrap, margin, marker);
    wrap_text(&printing->wrap, printing->line.bytes ? printing->line.bytes : "", printing->line.length);
    wrap_end(&printing->wrap);
    buffer_clear(&printing->line);
}

static void put_line(struct printing *printing, size_t margin, const char *marker, const char *text) {
    buffer_puts(&printing->line, text);
    end_line(printing, margin, marker);
}

/* Which elements are asked or left out because of this one, and how many reflections look at it. */
static void put_looked_at(struct printing *printing, const reflect_map_node *node, size_t margin) {
    size_t reflections = 0;
    for (size_t at = 0; at < node->looked_at_by_count; at++) {
        const reflect_map_node *other = &printing->map->nodes[node->looked_at_by[at]];
        if (other->kind == REFLECT_KIND_REFLECTION) {
            reflections++;
            continue;
        }
        buffer_puts(&printing->line, at > 0 ? ", " : "");
        buffer_puts(&printing->line, *other->id ? other->id : other->kind_word);
    }
    if (reflections > 0)
        buffer_format(&printing->line, "%s%zu reflection%s", node->looked_at_by_count > reflections ? " and " : "", reflections,
                      reflections > 1 ? "s" : "");
    if (node->looked_at_by_count > 0)
        end_line(printing, margin, "decides about ");
}

/* What stands below a node's own line. */
static void put_details(struct printing *printing, const reflect_map_node *node, size_t margin) {
    const char *words = map_node_words(printing->map, node);
    if (*words)
        put_line(printing, margin, "", words);
    if (*node->condition)
        put_line(printing, margin, "when ", node->condition);
    if (node->heads_up)
        put_line(printing, margin, "", "asks before it begins");
    put_looked_at(printing, node, margin);
}

static void put_page(struct printing *printing, const reflect_map_node *node) {
    writer_char(printing->writer, '\n');
    buffer_format(&printing->line, *node->text ? "page %s: " : "page %s", node->id);
    put_line(printing, 0, "", node->text);
    put_details(printing, node, 4);
}

/* A question, note, pause, lead-in or reflection. */
static void put_item(struct printing *printing, const reflect_map_node *node, size_t margin) {
    bool reflection = node->kind == REFLECT_KIND_REFLECTION;
    buffer_puts(&printing->line, node->id);
    if (!reflection)
        buffer_format(&printing->line, *node->id ? " (%s)" : "%s", node->kind_word);
    buffer_puts(&printing->line, *node->text ? ": " : "");
    map_cut(&printing->line, node->text, TEXT_COLUMNS);
    end_line(printing, margin, "- ");
    put_details(printing, node, margin + 4);
}

static void put_reflections(struct printing *printing) {
    const struct reflect_map *map = printing->map;
    for (uint32_t thread = 0; thread < map->thread_count; thread++) {
        if (map->threads[thread].reflections == 0)
            continue;
        writer_char(printing->writer, '\n');
        if (*map->threads[thread].id)
            buffer_format(&printing->line, "reflections, thread %s: ", map->threads[thread].id);
        put_line(printing, 0, "", *map->threads[thread].id ? map->threads[thread].title : "reflections without a thread");
        for (uint32_t at = map_reflection(map, thread, 0); at < map->count; at = map_reflection(map, thread, at + 1))
            put_item(printing, &map->nodes[at], 2);
    }
}

void map_write_text(const struct reflect_map *map, struct writer *writer) {
    struct printing printing = {.map = map, .writer = writer};
    wrap_init(&printing.wrap, writer);
    buffer_init(&printing.line, REFLECT_WRITTEN_MAX);
    put_line(&printing, 0, "", map->title);
    buffer_puts(&printing.line, map->id);
    buffer_format(&printing.line, *map->edition ? ", edition %s" : "%s", map->edition);
    end_line(&printing, 0, "");
    writer_char(writer, '\n');
    put_line(&printing, 0, "", map_reach_words(map));
    for (uint32_t at = 0; at < map->count; at++) {
        const reflect_map_node *node = &map->nodes[at];
        if (node->kind == REFLECT_KIND_PAGE)
            put_page(&printing, node);
        else if (node->kind != REFLECT_KIND_REFLECTION)
            put_item(&printing, node, map->nodes[node->parent].kind == REFLECT_KIND_PAGE ? 2 : 6);
    }
    put_reflections(&printing);
    buffer_release(&printing.line);
}
