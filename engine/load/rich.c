/*
 * rich.c - see rich.h.
 *
 * First the pipes are cut out, and each is replaced by a byte that no source can hold and its number; then, only where a text has
 * a character that Markdown looks at, md4c reads the rest. Its events come out as pieces, and a pipe wherever the byte turns up. So
 * most texts are copied once and parsed never. Of Markdown only emphasis, strong emphasis, paragraphs and lists are
 * kept; whatever else it reads keeps its words. HTML is never read: it stands as it is written, and renderers escape it.
 */
#include "load/rich.h"

#include <md4c.h>
#include <string.h>

#include "load/for_each.h"
#include "load/link.h"
#include "translation/translation.h"

/* SUB, which the encoding check refuses in every source; so many letters behind it spell the number of the pipe, four bits each. By
   its number a pipe is found also where Markdown drops another, as in the address of a link. */
#define PIPE_MARK '\x1A'
enum { PIPE_LETTERS = 4 };

/* Lists inside lists are numbered each by itself; deeper ones share a number. */
enum { LISTS_MAX = 8 };

struct cut_pipe {
    struct words name, fallback;
    struct span span;
    uint32_t from, to; /* in the node's text, with the braces */
    bool has_fallback;
};

/* From where on the text without pipes comes from where in the node's. */
struct copied {
    uint32_t text, node;
};

struct rich_reader {
    struct site site;
    uint32_t element;
    const struct node *node;
    struct buffer text;          /* without pipes */
    struct table cut;            /* struct cut_pipe */
    struct table copied;         /* struct copied */
    bool unpiped;                /* pipes are reported already and not to be linked */
    uint32_t first;              /* piece */
    uint32_t run;                /* pool offset where the words at hand begin */
    bool paragraph_open;         /* something was written since the last break */
    uint32_t numbers[LISTS_MAX]; /* of the next item of each list that is open; 0 for a bullet */
    unsigned lists;
    bool item_begun; /* an item has just begun: its paragraph needs no break */
};

/* ---- Pieces */

static struct piece *push(struct rich_reader *reader, enum piece_kind kind) {
    struct piece *piece = builder_push(reader->site.builder, TABLE_PIECES, NULL);
    if (piece)
        *piece = (struct piece){.kind = kind, .element = MODEL_NONE};
    return piece;
}

/* Ends the run of words at hand and makes it a piece. */
static void flush(struct rich_reader *reader) {
    struct builder *builder = reader->site.builder;
    uint32_t length = builder_pool_end(builder) - reader->run;
    if (length > 0 && builder->status == REFLECT_OK) {
        struct piece *piece = push(reader, PIECE_WORDS);
        if (piece)
            piece->words = (struct words){reader->run, length};
        buffer_char(&builder->pool, '\0');
        if (builder->pool.status != REFLECT_OK)
            builder_fail(builder, builder->pool.status);
    }
    reader->run = builder_pool_end(builder);
}

/* ---- Where pieces come from, for author_texts.h */

static void note_run(struct rich_reader *reader, uint32_t offset, uint32_t from, uint32_t to) {
    struct builder *builder = reader->site.builder;
    struct text_run *run = builder->texts.checker ? table_extend(&builder->texts.runs) : NULL;
    if (run)
        *run = (struct text_run){builder_count(builder, TABLE_PIECES), offset, from, to};
    else if (builder->texts.checker)
        builder_fail(builder, REFLECT_NO_MEMORY);
}

/* The part of the node's text that byte `at` of the text without pipes was copied from: the last that begins there or before. */
static size_t copied_at(const struct rich_reader *reader, uint32_t at) {
    const struct copied *copied = reader->copied.records;
    size_t low = 0, high = reader->copied.count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (copied[middle].text <= at)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* Notes where words come from that are about to be put; of words that are ours there is nothing to note. */
static void note_words(struct rich_reader *reader, const char *bytes, size_t length) {
    const struct node *node = reader->node;
    const struct buffer *text = &reader->text;
    const struct copied *copied = reader->copied.records;
    uint32_t offset = builder_pool_end(reader->site.builder) - reader->run;
    if (text->bytes && bytes >= text->bytes && bytes < text->bytes + text->length) {
        uint32_t at = (uint32_t)(bytes - text->bytes), end = at + (uint32_t)length;
        for (size_t i = copied_at(reader, at); i < reader->copied.count && copied[i].text < end; i++) {
            uint32_t from = copied[i].text > at ? copied[i].text : at;
            note_run(reader, offset + (from - at), copied[i].node + (from - copied[i].text), 0);
        }
    } else if (bytes >= node->text && bytes < node->text + node->length) {
        note_run(reader, offset, (uint32_t)(bytes - node->text), 0);
    }
}

static void put_mark(struct rich_reader *reader, size_t number) {
    buffer_char(&reader->text, PIPE_MARK);
    for (int i = 0; i < PIPE_LETTERS; i++)
        buffer_char(&reader->text, (char)('a' + (number >> (4 * i) & 15)));
}

static void push_pipe(struct rich_reader *reader, const char *letters) {
    size_t number = 0;
    for (int i = 0; i < PIPE_LETTERS; i++)
        number |= (size_t)(unsigned char)(letters[i] - 'a') << (4 * i);
    if (number >= reader->cut.count)
        return;
    const struct cut_pipe *cut = (const struct cut_pipe *)reader->cut.records + number;
    flush(reader);
    note_run(reader, 0, cut->from, cut->to);
    uint32_t index = builder_count(reader->site.builder, TABLE_PIECES);
    struct piece *piece = push(reader, PIECE_PIPE);
    if (!piece)
        return;
    piece->words = cut->fallback;
    const struct pending_pipe pipe = {index, reader->element, cut->name, cut->span, cut->has_fallback};
    bool item = strcmp(builder_words(reader->site.builder, cut->name), EACH_ITEM) == 0;
    if (!reader->unpiped || (item && reader->element != MODEL_NONE))
        read_pipe(reader->site.builder, &pipe);
}

static void put_words(struct rich_reader *reader, const char *bytes, size_t length) {
    struct builder *builder = reader->site.builder;
    while (length > 0) {
        const char *mark = memchr(bytes, PIPE_MARK, length);
        size_t run = mark ? (size_t)(mark - bytes) : length;
        note_words(reader, bytes, run);
        buffer_put(&builder->pool, bytes, run);
        if (mark && length - run > PIPE_LETTERS)
            push_pipe(reader, mark + 1);
        if (mark)
            run += length - run > PIPE_LETTERS ? 1 + PIPE_LETTERS : 1;
        bytes += run;
        length -= run;
    }
    reader->paragraph_open = true;
    reader->item_begun = false;
}

/* ---- Cutting out pipes */

static void pipe_mistake(struct rich_reader *reader, uint32_t from, uint32_t to, const char *message, const char *instead) {
    struct span span = node_part(reader->site.diagnostics, reader->site.source, reader->node, from, to);
    diagnostics_add(reader->site.diagnostics, CODE_PIPE, span, "%s", message);
    diagnostics_suggest(reader->site.diagnostics, "%s", instead);
}

/* Takes the pipe between `from` (behind the brace) and `to` (before the closing one). */
static void cut_one(struct rich_reader *reader, uint32_t from, uint32_t to) {
    const char *text = reader->node->text;
    const char *bar = memchr(text + from, '|', to - from);
    uint32_t name_to = bar ? (uint32_t)(bar - text) : to;
    uint32_t name_from = from;
    while (name_from < name_to && text[name_from] == ' ')
        name_from++;
    while (name_to > name_from && text[name_to - 1] == ' ')
        name_to--;
    if (!text_is_item_name(text + name_from, name_to - name_from)) {
        pipe_mistake(
            reader, from - 1, to + 1, "between braces stands the name of a question",
            "write `{name}` or `{name|words when there is no answer}`; two braces `{{` stand for one that is meant as such");
        return;
    }
    if (bar && (uint32_t)(bar - text) + 1 == to) {
        pipe_mistake(reader, from - 1, to + 1, "behind the bar the words for no answer are missing",
                     "write them, or leave out the bar");
        return;
    }
    struct cut_pipe *cut = table_push(&reader->cut);
    if (!cut) {
        builder_fail(reader->site.builder, REFLECT_NO_MEMORY);
        return;
    }
    struct builder *builder = reader->site.builder;
    cut->name = builder_text(builder, text + name_from, name_to - name_from);
    cut->has_fallback = bar != NULL;
    if (bar)
        cut->fallback = builder_text(builder, bar + 1, to - (uint32_t)(bar - text) - 1);
    cut->span = node_part(reader->site.diagnostics, reader->site.source, reader->node, name_from, name_to);
    cut->from = from - 1;
    cut->to = to + 1;
    put_mark(reader, reader->cut.count - 1);
}

/* Copies bytes of the node's text from `from` up to `to`. */
static void copy(struct rich_reader *reader, uint32_t from, uint32_t to) {
    struct copied *copied = from < to ? table_extend(&reader->copied) : NULL;
    if (copied)
        *copied = (struct copied){(uint32_t)reader->text.length, from};
    else if (from < to)
        builder_fail(reader->site.builder, REFLECT_NO_MEMORY);
    buffer_put(&reader->text, reader->node->text + from, to - from);
}

/* `{{near}}`, as other programs write an answer, is a name in braces here. */
static void check_doubled(const struct rich_reader *reader, uint32_t at, uint32_t to) {
    const char *text = reader->node->text;
    uint32_t end = at + 2;
    while (end < to && text[end] != '}' && text[end] != '|')
        end++;
    size_t length = end - at - 2;
    bool item = length == sizeof EACH_ITEM - 1 && memcmp(text + at + 2, EACH_ITEM, length) == 0;
    if (end == to || (!item && !builder_find(reader->site.builder, SPACE_ELEMENT, text + at + 2, length)))
        return;
    struct span span =
        node_part(reader->site.diagnostics, reader->site.source, reader->node, at, end + (text[end] == '}' ? 2 : 0));
    diagnostics_warn(reader->site.diagnostics, CODE_PIPE, span, "two braces are shown as one, so no answer is put in here");
    if (item) {
        diagnostics_suggest(reader->site.diagnostics, "for what the page is repeated for, write `{item}`");
        diagnostics_fix(reader->site.diagnostics, span, text + at, end + 2 - at, "{item}");
        return;
    }
    diagnostics_suggest(reader->site.diagnostics, "for the answer write `{%.*s|words for no answer}`", (int)length,
                        text + at + 2);
}

/* A brace right behind a brace and blanks, with its name: the mistake is reported once, and what stands behind it is returned. */
static uint32_t skip_nested(struct rich_reader *reader, uint32_t at, uint32_t to) {
    const char *text = reader->node->text;
    uint32_t inner = at + 1, end;
    while (inner < to && text[inner] == ' ')
        inner++;
    if (inner == to || inner == at + 1 || text[inner] != '{')
        return at;
    for (end = inner + 1; end < to && text[end] != '}';)
        end++;
    for (end += end < to; end < to && text[end] == ' ';)
        end++;
    if (end == to || text[end] != '}')
        return at;
    pipe_mistake(reader, at, end + 1, "one brace on each side is enough around the name of a question",
                 "write `{name}` or `{name|words when there is no answer}`");
    return end + 1;
}

/* Copies the text from `from` to `to` with a mark in place of each pipe. */
static void cut_pipes(struct rich_reader *reader, uint32_t from, uint32_t to) {
    const char *text = reader->node->text;
    while (from < to) {
        uint32_t at = from;
        while (at < to && text[at] != '{' && text[at] != '}')
            at++;
        copy(reader, from, at);
        if (at == to)
            return;
        if (at + 1 < to && text[at + 1] == text[at]) {
            if (text[at] == '{')
                check_doubled(reader, at, to);
            copy(reader, at, at + 1);
            from = at + 2;
            continue;
        }
        if (text[at] == '{' && (from = skip_nested(reader, at, to)) > at)
            continue;
        const char *close = text[at] == '{' ? memchr(text + at, '}', to - at) : NULL;
        if (!close) {
            pipe_mistake(reader, at, at + 1, text[at] == '{' ? "this brace is never closed" : "this brace was never opened",
                         text[at] == '{' ? "close it behind the name, or write it twice if it is meant as such"
                                         : "write it twice if it is meant as such");
            from = at + 1;
            continue;
        }
        if (at > 0 && text[at - 1] == '$') {
            struct span span = node_part(reader->site.diagnostics, reader->site.source, reader->node, at - 1, at);
            diagnostics_warn(reader->site.diagnostics, CODE_PIPE, span, "`$` in front of an answer is shown as it is");
            diagnostics_suggest(reader->site.diagnostics, "delete it");
        }
        cut_one(reader, at + 1, (uint32_t)(close - text));
        from = (uint32_t)(close - text) + 1;
    }
}

/* ---- md4c's events */

static void begin_block(struct rich_reader *reader) {
    if (reader->paragraph_open && !reader->item_begun) {
        flush(reader);
        push(reader, PIECE_PARAGRAPH);
    }
    reader->paragraph_open = false;
}

/* The number of the innermost list that is open. */
static uint32_t *number_at(struct rich_reader *reader) {
    unsigned lists = reader->lists < LISTS_MAX ? reader->lists : LISTS_MAX;
    return &reader->numbers[lists > 0 ? lists - 1 : 0];
}

static int on_enter_block(MD_BLOCKTYPE type, void *detail, void *context) {
    struct rich_reader *reader = context;
    if (type == MD_BLOCK_UL || type == MD_BLOCK_OL) {
        reader->lists++;
        *number_at(reader) = type == MD_BLOCK_OL ? ((const MD_BLOCK_OL_DETAIL *)detail)->start : 0;
    } else if (type == MD_BLOCK_LI) {
        flush(reader);
        struct piece *piece = push(reader, PIECE_ITEM);
        if (piece)
            piece->element = *number_at(reader);
        if (*number_at(reader) > 0)
            ++*number_at(reader);
        reader->item_begun = true;
        reader->paragraph_open = false;
    } else if (type == MD_BLOCK_P || type == MD_BLOCK_H || type == MD_BLOCK_CODE) {
        begin_block(reader);
    }
    return 0;
}

static int on_leave_block(MD_BLOCKTYPE type, void *detail, void *context) {
    (void)detail;
    struct rich_reader *reader = context;
    if (type == MD_BLOCK_UL || type == MD_BLOCK_OL) {
        reader->lists--;
        reader->paragraph_open = true;
    }
    return 0;
}

static int on_enter_span(MD_SPANTYPE type, void *detail, void *context) {
    (void)detail;
    flush(context);
    if (type == MD_SPAN_EM)
        push(context, PIECE_EMPHASIS);
    if (type == MD_SPAN_STRONG)
        push(context, PIECE_STRONG);
    return 0;
}

/* A link is shown as its words with the address behind them: paper has no links. One that is its own words needs no more. */
static void put_address(struct rich_reader *reader, const MD_SPAN_A_DETAIL *link) {
    const struct buffer *pool = &reader->site.builder->pool;
    size_t length = builder_pool_end(reader->site.builder) - reader->run;
    if (length == link->href.size && length > 0 && memcmp(pool->bytes + pool->length - length, link->href.text, length) == 0)
        return;
    put_words(reader, " (", 2);
    put_words(reader, link->href.text, link->href.size);
    put_words(reader, ")", 1);
}

static int on_leave_span(MD_SPANTYPE type, void *detail, void *context) {
    if (type == MD_SPAN_A)
        put_address(context, detail);
    flush(context);
    if (type == MD_SPAN_EM)
        push(context, PIECE_EMPHASIS_END);
    if (type == MD_SPAN_STRONG)
        push(context, PIECE_STRONG_END);
    return 0;
}

static int on_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *context) {
    bool break_line = type == MD_TEXT_BR || type == MD_TEXT_SOFTBR;
    put_words(context, break_line ? " " : text, break_line ? 1 : size);
    return 0;
}

static void read_markdown(struct rich_reader *reader) {
    const MD_PARSER parser = {.flags = MD_FLAG_NOHTML | MD_FLAG_NOINDENTEDCODEBLOCKS,
                              .enter_block = on_enter_block,
                              .leave_block = on_leave_block,
                              .enter_span = on_enter_span,
                              .leave_span = on_leave_span,
                              .text = on_text};
    /* It fails only for want of memory, since our callbacks never do. */
    if (md_parse(reader->text.bytes, (MD_SIZE)reader->text.length, &parser, reader) != 0)
        builder_fail(reader->site.builder, REFLECT_NO_MEMORY);
}

/* What a text may hold besides words, found in one look. */
enum { HOLDS_MARKS = 1, HOLDS_BRACES = 2, HOLDS_ANGLES = 4 };

static unsigned look_over(const char *text, uint32_t length) {
    static const uint8_t holds[256] = {
        ['*'] = HOLDS_MARKS, ['_'] = HOLDS_MARKS,  ['\\'] = HOLDS_MARKS, ['`'] = HOLDS_MARKS,  ['['] = HOLDS_MARKS,
        ['&'] = HOLDS_MARKS, ['\n'] = HOLDS_MARKS, ['{'] = HOLDS_BRACES, ['}'] = HOLDS_BRACES, ['<'] = HOLDS_ANGLES};
    unsigned char first = (unsigned char)text[0];
    unsigned found = strchr("#>-+=~", first) || (first >= '0' && first <= '9') ? HOLDS_MARKS : 0;
    const unsigned char *bytes = (const unsigned char *)text;
    uint32_t i = 0;
    /* Four at a time, so that no look waits for the one before. */
    for (; i + 4 <= length; i += 4)
        found |= holds[bytes[i]] | holds[bytes[i + 1]] | holds[bytes[i + 2]] | holds[bytes[i + 3]];
    for (; i < length; i++)
        found |= holds[bytes[i]];
    return found;
}

/* `<b>` would be shown as it stands; the author may have meant something else. */
static void warn_of_html(struct rich_reader *reader, uint32_t from, uint32_t to) {
    const char *text = reader->node->text, *open = text + from, *close = NULL;
    while ((open = memchr(open, '<', (size_t)(text + to - open))) && open + 1 < text + to) {
        char next = open[1];
        bool tag = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || next == '/' || next == '!';
        bool escaped = open > text + from && open[-1] == '\\';
        if (tag && !escaped)
            break;
        open++;
    }
    if (open)
        close = memchr(open, '>', (size_t)(text + to - open));
    if (!close)
        return;
    struct span span = node_part(reader->site.diagnostics, reader->site.source, reader->node, (uint32_t)(open - text),
                                 (uint32_t)(close - text) + 1);
    diagnostics_add(reader->site.diagnostics, CODE_RAW_HTML, span, "HTML is not read; this will be shown just as it is written");
    diagnostics_suggest(reader->site.diagnostics, "use *one star* for emphasis and **two** for strong emphasis");
}

static void read_pieces(struct rich_reader *reader, uint32_t from, uint32_t to) {
    const char *text = reader->node->text + from;
    unsigned holds = look_over(text, to - from);
    if (holds & HOLDS_ANGLES)
        warn_of_html(reader, from, to);
    if (holds == 0) {
        put_words(reader, text, to - from);
        return;
    }
    cut_pipes(reader, from, to);
    reader->run = builder_pool_end(reader->site.builder); /* names and fallbacks went into the pool meanwhile */
    if (reader->text.status != REFLECT_OK)
        builder_fail(reader->site.builder, reader->text.status);
    else if (reader->text.length == 0)
        return;
    else if (holds & (HOLDS_MARKS | HOLDS_ANGLES))
        read_markdown(reader);
    else
        put_words(reader, reader->text.bytes, reader->text.length);
}

/* `node` is the text, or its translation. */
static struct rich read_rich(struct site site, const struct node *node, enum text_role role, uint32_t element, bool unpiped) {
    struct builder *builder = site.builder;
    struct rich_reader reader = {
        .site = site, .element = element, .node = node, .first = builder_count(builder, TABLE_PIECES), .unpiped = unpiped};
    uint32_t from = 0, to = 0;
    size_t first_run = builder->texts.runs.count;
    if (!field_is_words(site, node) || !field_trim(site, node, &from, &to))
        return (struct rich){0, 0};
    buffer_init(&reader.text, 2 * (size_t)to + 1); /* a pipe is three bytes or more, its mark five */
    table_init(&reader.cut, sizeof(struct cut_pipe));
    table_init(&reader.copied, sizeof(struct copied));
    reader.run = builder_pool_end(builder);
    read_pieces(&reader, from, to);
    flush(&reader);
    buffer_release(&reader.text);
    table_release(&reader.cut);
    table_release(&reader.copied);
    struct rich rich = {reader.first, builder_count(builder, TABLE_PIECES) - reader.first};
    texts_rich(site, node, role, rich, first_run);
    return rich;
}

struct rich rich_read(struct site site, const struct node *node, enum text_role role, uint32_t element) {
    node = translation_node(&site, node, role);
    return read_rich(site, node, role, element, false);
}

/* Reports the first pipe; where `item` can be put in, the first other one. */
static void report_pipe(struct site site, const struct node *node, bool item) {
    static const char name[] = "{" EACH_ITEM "}";
    const char *end = node->text + node->length, *brace = node->text, *close = NULL;
    do {
        brace = memchr(close ? close : brace, '{', (size_t)(end - (close ? close : brace)));
        close = brace ? memchr(brace, '}', (size_t)(end - brace)) : NULL;
    } while (close && item && (size_t)(close + 1 - brace) == sizeof name - 1 && memcmp(brace, name, sizeof name - 1) == 0);
    if (!close)
        return;
    struct span span =
        node_part(site.diagnostics, site.source, node, (uint32_t)(brace - node->text), (uint32_t)(close - node->text) + 1);
    diagnostics_add(site.diagnostics, CODE_PIPE_NOT_HERE, span, "an answer cannot be put into this text");
    diagnostics_suggest(site.diagnostics, "answers can stand in questions, notes, pauses, reflections and the ending");
}

struct words rich_plain(struct site site, const struct node *node, enum text_role role) {
    node = translation_node(&site, node, role);
    if (node->kind == NODE_WORDS)
        report_pipe(site, node, false);
    struct words words = field_text(site, node);
    texts_plain(site, node, role, words);
    return words;
}

struct rich rich_unpiped(struct site site, const struct node *node, enum text_role role) {
    node = translation_node(&site, node, role);
    report_pipe(site, node, false);
    return read_rich(site, node, role, MODEL_NONE, true);
}

struct rich rich_title(struct site site, const struct node *node, uint32_t page) {
    node = translation_node(&site, node, TEXT_PAGE_TITLE);
    report_pipe(site, node, true);
    return read_rich(site, node, TEXT_PAGE_TITLE, page, true);
}

struct words rich_flatten(struct builder *builder, struct rich rich) {
    struct buffer flat;
    struct words words = {0, 0};
    buffer_init(&flat, builder->pool.max);
    for (uint32_t i = 0; i < rich.count; i++) {
        const struct piece *piece = builder_at(builder, TABLE_PIECES, rich.first + i);
        if (piece->kind == PIECE_PARAGRAPH || piece->kind == PIECE_ITEM)
            buffer_puts(&flat, flat.length ? " " : "");
        else if (piece->words.length > 0)
            buffer_put(&flat, builder_words(builder, piece->words), piece->words.length);
    }
    if (flat.status != REFLECT_OK)
        builder_fail(builder, flat.status);
    else if (flat.length > 0)
        words = builder_text(builder, flat.bytes, flat.length);
    buffer_release(&flat);
    return words;
}
