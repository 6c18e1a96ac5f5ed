/*
 * map_svg.c - a map as a picture for a browser: one SVG file, without script and without anything from elsewhere.
 *
 * Draws what map_layout.h holds and decides nothing. Its texts are texts, in the order in which one would read them; lines are hidden from who
 * listens, since each condition is written where it leads to. It follows the reader's choice of light or dark.
 */
#include <string.h>

#include "base/text.h"
#include "authoring/map/map_layout.h"

/* Where the heading's lines stand, and the pages below them. */
enum { HEAD_X = 24, TITLE_Y = 36, HEAD_ROW = 20, TOP = 112 };
/* From the top of a row of text to the line that its letters stand on; how far corners are rounded. */
enum { BASELINE = 14, ROUND = 5 };

static const char style[] =
    "<style>\n"
    ":root{--ground:#fff;--page:#f5f4f0;--box:#fff;--ink:#23221f;--quiet:#5c5a54;--line:#8f8b82;--edge:#cfcbc2;--when:#31567d}\n"
    "@media (prefers-color-scheme:dark){:root{--ground:#191918;--page:#222220;--box:#2b2b28;--ink:#eceae4;--quiet:#b3b0a7;"
    "--line:#8b877e;--edge:#4a4842;--when:#a5c6e8}}\n"
    "@media print{:root{--ground:#fff;--page:#fff;--box:#fff;--ink:#000;--quiet:#333;--line:#666;--edge:#666;--when:#000}}\n"
    "text{font:13px system-ui,-apple-system,\"Segoe UI\",Roboto,\"Noto Sans\",\"Helvetica "
    "Neue\",Arial,sans-serif;fill:var(--ink)}\n"
    ".ground{fill:var(--ground)}\n"
    "rect.page{fill:var(--page);stroke:var(--edge)}\n"
    "rect.box{fill:var(--box);stroke:var(--edge)}\n"
    "rect.rest{fill:none;stroke:none}\n"
    "rect.never{stroke:var(--ink);stroke-dasharray:5 4}\n"
    ".lines path{fill:none;stroke:var(--line)}\n"
    ".lines path.tip,.lines circle{fill:var(--line);stroke:none}\n"
    ".head{font-size:20px;font-weight:600}\n"
    ".name,.title{font-weight:600}\n"
    ".aside{fill:var(--quiet);font-weight:400;font-size:12px}\n"
    ".when{fill:var(--when);font-size:12.5px}\n"
    ".never{font-weight:600;font-style:italic}\n"
    "</style>\n";

/* Text, or the value of an attribute. What XML has no place for at all is U+FFFD. */
static void put_escaped(struct writer *writer, const char *text) {
    for (const char *at = text; *at; at++) {
        bool no_character = strncmp(at, "\xEF\xBF\xBE", 3) == 0 || strncmp(at, "\xEF\xBF\xBF", 3) == 0;
        if (*at == '&')
            writer_puts(writer, "&amp;");
        else if (*at == '<')
            writer_puts(writer, "&lt;");
        else if (*at == '>')
            writer_puts(writer, "&gt;");
        else if (*at == '"')
            writer_puts(writer, "&quot;");
        else if (no_character)
            writer_puts(writer, "\xEF\xBF\xBD");
        else
            writer_char(writer, *at);
        at += no_character ? 2 : 0;
    }
}

static void put_number(struct writer *writer, const char *before, size_t number) {
    writer_puts(writer, before);
    writer_number(writer, number);
}

static void put_text(struct writer *writer, uint32_t x, uint32_t y, const char *class, const char *text, const char *aside) {
    put_number(writer, "<text x=\"", x);
    put_number(writer, "\" y=\"", y);
    writer_puts(writer, "\" class=\"");
    writer_puts(writer, class);
    /* All stands on the left, also what is read from the right: its end is there. */
    writer_puts(writer, text_is_right_to_left(text, strlen(text)) ? "\" direction=\"rtl\" text-anchor=\"end\">" : "\">");
    put_escaped(writer, text);
    if (*aside) {
        writer_puts(writer, " <tspan class=\"aside\" dx=\"4\">");
        put_escaped(writer, aside);
        writer_puts(writer, "</tspan>");
    }
    writer_puts(writer, "</text>\n");
}

/* ---- Boxes */

static const char *class_of(const reflect_map_node *node) {
    return node->kind == REFLECT_KIND_PAGE                                                                                ? "page"
           : node->kind == REFLECT_KIND_NOTE || node->kind == REFLECT_KIND_PAUSE || node->kind == REFLECT_KIND_STATEMENTS ? "rest"
                                                                                                                          : "box";
}

static void put_box(struct writer *writer, const struct map_box *box, const reflect_map_node *node) {
    static const char *const classes[] = {[MAP_LINE_NAME] = "name", [MAP_LINE_TITLE] = "title", [MAP_LINE_ASIDE] = "aside",
                                          [MAP_LINE_TEXT] = "text", [MAP_LINE_WHEN] = "when",   [MAP_LINE_NEVER] = "never"};
    put_number(writer, "<g><rect x=\"", box->x);
    put_number(writer, "\" y=\"", box->y);
    put_number(writer, "\" width=\"", box->width);
    put_number(writer, "\" height=\"", box->height);
    writer_puts(writer, "\" rx=\"6\" class=\"");
    writer_puts(writer, class_of(node));
    writer_puts(writer, node->reached == REFLECT_REACHED_NEVER ? " never\"/>\n" : "\"/>\n");
    for (uint32_t at = 0; at < box->line_count; at++)
        put_text(writer, box->x + MAP_PADDING, box->y + MAP_PADDING / 2 + at * MAP_ROW + BASELINE, classes[box->lines[at].kind],
                 box->lines[at].text, box->lines[at].aside);
    writer_puts(writer, "</g>\n");
}

/* ---- Lines */

static void put_point(struct writer *writer, char letter, uint32_t x, uint32_t y) {
    writer_char(writer, letter);
    writer_number(writer, x);
    writer_char(writer, ' ');
    writer_number(writer, y);
}

static void put_dot(struct writer *writer, uint32_t x, uint32_t y) {
    put_number(writer, "<circle cx=\"", x);
    put_number(writer, "\" cy=\"", y);
    writer_puts(writer, "\" r=\"2.5\"/>\n");
}

/* A small arrow that ends at x, y; it comes from the left, or from the right. */
static void put_tip(struct writer *writer, uint32_t x, uint32_t y, bool from_right) {
    writer_puts(writer, "<path class=\"tip\" d=\"");
    put_point(writer, 'M', x, y);
    writer_puts(writer, from_right ? "l6 -3v6z\"/>\n" : "l-6 -3v6z\"/>\n");
}

/* From the lane's turn at `y` on, to where its last branch leaves it. */
static void put_along(struct writer *writer, const struct map_lane *lane, uint32_t end) {
    bool down = end > lane->from_y;
    put_point(writer, 'M', lane->right ? lane->x - ROUND : lane->x + ROUND, lane->from_y);
    put_point(writer, 'Q', lane->x, lane->from_y);
    put_point(writer, ' ', lane->x, down ? lane->from_y + ROUND : lane->from_y - ROUND);
    put_point(writer, 'L', lane->x, down ? end - ROUND : end + ROUND);
}

static void put_lane(const struct map_layout *layout, struct writer *writer, const struct map_lane *lane) {
    const struct map_box *box = &layout->boxes[lane->from];
    uint32_t start = box->x + (lane->right ? box->width : 0);
    writer_puts(writer, "<path d=\"");
    put_point(writer, 'M', start, lane->from_y);
    put_point(writer, 'L', lane->right ? lane->x - ROUND : lane->x + ROUND, lane->from_y);
    if (lane->top < lane->from_y)
        put_along(writer, lane, lane->top);
    if (lane->bottom > lane->from_y)
        put_along(writer, lane, lane->bottom);
    writer_puts(writer, "\"/>\n");
    put_dot(writer, start, lane->from_y);
}

static void put_branch(const struct map_layout *layout, struct writer *writer, const struct map_branch *branch) {
    const struct map_lane *lane = &layout->lanes[branch->lane];
    const struct map_box *box = &layout->boxes[branch->to];
    uint32_t end = box->x + (lane->right ? box->width : 0);
    writer_puts(writer, "<path d=\"");
    put_point(writer, 'M', lane->x, branch->to_y > lane->from_y ? branch->to_y - ROUND : branch->to_y + ROUND);
    put_point(writer, 'Q', lane->x, branch->to_y);
    put_point(writer, ' ', lane->right ? lane->x - ROUND : lane->x + ROUND, branch->to_y);
    put_point(writer, 'L', end, branch->to_y);
    writer_puts(writer, "\"/>\n");
    put_tip(writer, end, branch->to_y, lane->right);
}

static void put_cross(struct writer *writer, const struct map_cross *cross) {
    uint32_t middle = (cross->from_x + cross->to_x) / 2;
    writer_puts(writer, "<path d=\"");
    put_point(writer, 'M', cross->from_x, cross->from_y);
    put_point(writer, 'C', middle, cross->from_y);
    put_point(writer, ' ', middle, cross->to_y);
    put_point(writer, ' ', cross->to_x, cross->to_y);
    writer_puts(writer, "\"/>\n");
    put_dot(writer, cross->from_x, cross->from_y);
    put_tip(writer, cross->to_x, cross->to_y, false);
}

/* ---- The whole */

static const char how_to_read[] = "Lines on the left lead to what is asked under a condition, lines on the right to reflections.";

static void put_head(const struct reflect_map *map, struct writer *writer, const struct map_layout *layout) {
    writer_puts(writer, "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"graphics-document document\" xml:lang=\"en\" "
                        "aria-labelledby=\"map-title\" aria-describedby=\"map-desc\" width=\"");
    writer_number(writer, layout->width);
    put_number(writer, "\" height=\"", layout->height);
    put_number(writer, "\" viewBox=\"0 0 ", layout->width);
    put_number(writer, " ", layout->height);
    writer_puts(writer, "\">\n<title id=\"map-title\">");
    put_escaped(writer, map->title);
    writer_puts(
        writer,
        ": a map</title>\n<desc id=\"map-desc\">Pages with their questions, in the order of the file, then reflections. ");
    put_escaped(writer, map_reach_words(map));
    writer_puts(writer, "</desc>\n");
    writer_puts(writer, style);
    writer_puts(writer, "<rect class=\"ground\" width=\"100%\" height=\"100%\"/>\n");
    put_text(writer, HEAD_X, TITLE_Y, "head", map->title, "");
    put_text(writer, HEAD_X, TITLE_Y + HEAD_ROW + 2, "aside", map->id, map->edition);
    put_text(writer, HEAD_X, TITLE_Y + 2 * HEAD_ROW + 4, "text", map_reach_words(map), how_to_read);
}

void map_write_svg(const struct reflect_map *map, struct writer *writer) {
    struct map_layout layout;
    map_layout_init(&layout, map, TOP);
    if (layout.status != REFLECT_OK) {
        writer->status = layout.status;
        map_layout_release(&layout);
        return;
    }
    put_head(map, writer, &layout);
    for (uint32_t at = 0; at < map->count; at++)
        if (map->nodes[at].kind == REFLECT_KIND_PAGE)
            put_box(writer, &layout.boxes[at], &map->nodes[at]);
    writer_puts(writer, "<g class=\"lines\" aria-hidden=\"true\">\n");
    for (uint32_t at = 0; at < layout.lane_count; at++)
        put_lane(&layout, writer, &layout.lanes[at]);
    for (uint32_t at = 0; at < layout.branch_count; at++)
        put_branch(&layout, writer, &layout.branches[at]);
    for (uint32_t at = 0; at < layout.cross_count; at++)
        put_cross(writer, &layout.crosses[at]);
    writer_puts(writer, "</g>\n");
    for (uint32_t at = 0; at < map->count; at++)
        if (map->nodes[at].kind != REFLECT_KIND_PAGE)
            put_box(writer, &layout.boxes[at], &map->nodes[at]);
    writer_puts(writer, "</svg>\n");
    map_layout_release(&layout);
}
