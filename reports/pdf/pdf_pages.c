/*
 * pdf_pages.c - divides the lines among pages.
 *
 * A page takes lines until the next does not fit; it then ends at the last place where its lines are not glued. Where all of
 * a page is glued together, it ends where it is full, so that nothing is ever cut or lost. Space before the first line of a
 * page falls away.
 */
#include "reports/pdf/typeset.h"

static double height_of(const struct line *line) {
    return line->above + line->below;
}

/* The line that begins the page after the one that begins with `first`. */
static uint32_t page_end(const struct typeset *typeset, uint32_t first, double room) {
    uint32_t count = (uint32_t)typeset->lines.count, at = first;
    double used = 0.0;
    for (; at < count; at++) {
        const struct line *line = typeset_line(typeset, at);
        used += height_of(line) + (at > first ? line->space : 0.0);
        if (at > first && line->begins_page)
            return at;
        if (used > room && at > first)
            break;
    }
    if (at == count)
        return count;
    for (uint32_t end = at; end > first; end--)
        if (!typeset_line(typeset, end)->glued)
            return end;
    return at;
}

static void place(struct typeset *typeset, uint32_t first, uint32_t end) {
    double y = typeset->design->top;
    for (uint32_t at = first; at < end; at++) {
        struct line *line = typeset_line(typeset, at);
        y += (at > first ? line->space : 0.0) + line->above;
        line->page = typeset->pages;
        line->baseline = y;
        y += line->below;
    }
}

/* Whether each paragraph stands on one page and leads nowhere. */
static void mark_whole(struct typeset *typeset) {
    struct part *parts = typeset->parts.records;
    for (size_t at = 0; at < typeset->parts.count; at++) {
        struct paragraph *paragraph = parts[at].paragraph;
        if (parts[at].kind != PART_OPEN || !paragraph)
            continue;
        paragraph->whole = true;
        for (uint32_t each = 0; each < paragraph->segment_count; each++)
            paragraph->whole = paragraph->whole && !paragraph->segments[each].link;
        size_t first = at + 1, last = first;
        while (parts[last].kind == PART_LINE)
            last++;
        if (last > first && typeset_line(typeset, parts[first].line)->page != typeset_line(typeset, parts[last - 1].line)->page)
            paragraph->whole = false;
        if (last > first && typeset_line(typeset, parts[first].line)->marker.paragraph &&
            typeset_line(typeset, parts[first].line)->marker.paragraph->segments->link)
            paragraph->whole = false;
    }
}

void pages_divide(struct typeset *typeset) {
    double room = typeset->page_height - typeset->design->top - typeset->design->bottom;
    if (typeset->status != REFLECT_OK)
        return;
    for (uint32_t first = 0, end; first < typeset->lines.count; first = end) {
        end = page_end(typeset, first, room);
        place(typeset, first, end);
        typeset->pages++;
    }
    mark_whole(typeset);
}
