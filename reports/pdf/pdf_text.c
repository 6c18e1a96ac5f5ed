/*
 * pdf_text.c - sets a text: runs of a summary become one paragraph, and the paragraph lines of shaped glyphs.
 *
 * What no font has is noted by its code point. Controls are written so that they can be seen, as in the other formats, and
 * controls of direction that are not closed within their run are dropped. A long text is set piece by piece: of each piece all
 * lines but the last are kept, and the next begins where that last line began; so the time is in proportion to the length, and
 * the lines are those of the whole.
 */
#include <string.h>

#include "base/text.h"
#include "reports/pdf/typeset.h"
#include "reports/renderer.h"

enum {
    PIECE = 6000,        /* bytes set at a time: some forty lines */
    SHORT_END = 6,       /* bytes of a word that does not stand alone in the last line of a passage */
    TEXT_MAX = 16 << 20, /* of one paragraph: an answer has 4 MiB at the most, and a control becomes eight bytes */
};

/* Around what reads in another direction than its paragraph: the first strong isolate, and its end. */
enum { ISOLATE = 0x2068, ISOLATE_END = 0x2069 };

/* A space for those who take the text out of the file, and the end of a line. */
#define LINE_END " \u2028"

/* A paragraph while it is built. */
struct build {
    struct typeset *typeset;
    const struct setting *setting;
    struct buffer text;
    struct table segments; /* of struct segment */
    PangoAttrList *attributes;
    bool right_to_left; /* the paragraph as a whole; not known of own words before they are there */
};

static const struct type *type_of(const struct build *build) {
    return &build->typeset->design->types[build->setting->type];
}

/* ---- Attributes */

static void add_attribute(const struct build *build, PangoAttribute *attribute, size_t from, size_t to) {
    attribute->start_index = (unsigned)from;
    attribute->end_index = (unsigned)to;
    build->typeset->pango->pango_attr_list_insert(build->attributes, attribute);
}

static PangoFontDescription *font_of(const struct typeset *typeset, const struct type *type) {
    const struct pango *pango = typeset->pango;
    PangoFontDescription *font = pango->pango_font_description_new();
    pango->pango_font_description_set_family_static(font, style_family(type->family));
    pango->pango_font_description_set_size(font, (int)(type->size * PANGO_SCALE));
    pango->pango_font_description_set_weight(font, (PangoWeight)type->weight);
    pango->pango_font_description_set_style(font, type->slanted ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    return font;
}

/* Scripts whose letters have a slanted form: Latin, Greek, Cyrillic and the signs between. Leaning others over would be no more than a
   distortion. */
static bool can_slant(uint32_t code) {
    return code < 0x0530 || (code >= 0x1E00 && code < 0x20D0) || (code >= 0x2100 && code < 0x2190);
}

/* Sets what has no slanted form upright. */
static void straighten(const struct build *build, size_t from, size_t to) {
    const char *bytes = build->text.bytes;
    for (size_t at = from, upright = from; at < to;) {
        uint32_t code;
        size_t taken = text_decode(bytes + at, bytes + to, &code);
        at += taken;
        if (!can_slant(code) && at < to)
            continue;
        size_t end = can_slant(code) ? at - taken : at;
        if (end > upright)
            add_attribute(build, build->typeset->pango->pango_attr_style_new(PANGO_STYLE_NORMAL), upright, end);
        upright = at;
    }
}

/* The colour's only use is to part the glyphs of two segments: pdf_draw.c takes the segment's tone. */
static void end_segment(struct build *build, size_t from, const struct type *type) {
    const struct pango *pango = build->typeset->pango;
    size_t to = build->text.length;
    unsigned short count = (unsigned short)build->segments.count;
    if (from == to)
        return;
    PangoFontDescription *font = font_of(build->typeset, type);
    add_attribute(build, pango->pango_attr_font_desc_new(font), from, to);
    add_attribute(build, pango->pango_attr_foreground_new(count, 0, 0), from, to);
    pango->pango_font_description_free(font);
    if (type->slanted)
        straighten(build, from, to);
}

static void begin_segment(struct build *build, enum tone tone, const char *link) {
    struct segment *segment = table_push(&build->segments);
    if (!segment) {
        typeset_fail(build->typeset);
        return;
    }
    *segment = (struct segment){.from = (uint32_t)build->text.length, .tone = tone, .link = link};
}

/* ---- Runs */

static void put_code(struct buffer *text, uint32_t code) {
    buffer_format(text, "<U+%04X>", (unsigned)code);
}

static void put_text(struct build *build, const struct run *run) {
    const char *end = run->bytes + run->length;
    bool closed = escape_directions_close(run->bytes, run->length);
    for (const char *at = run->bytes, *plain = at; at < end;) {
        size_t taken;
        uint32_t code = escape_find_control(at, end, &taken);
        bool space = taken > 0 && (code == '\t' || code == '\n');
        if (taken == 0 || (text_is_bidi_control(code) && closed)) {
            (void)text_decode(at, end, &code);
            at += taken > 0 ? taken : text_decode(at, end, &code);
        } else {
            buffer_put(&build->text, plain, (size_t)(at - plain));
            if (space)
                buffer_char(&build->text, code == '\t' && build->setting->own ? '\t' : ' ');
            else if (!text_is_bidi_control(code))
                put_code(&build->text, code);
            at += taken;
            plain = at;
        }
        if (at == end)
            buffer_put(&build->text, plain, (size_t)(at - plain));
    }
}

static void put_sign(struct buffer *text, uint32_t code) {
    char bytes[4];
    if (code != 0)
        buffer_put(text, bytes, text_encode(code, bytes));
}

/* A mark that leads to a note, with its brackets. */
static bool is_mark(const struct build *build, const struct run *run) {
    const struct phrases *phrases = build->typeset->summary->phrases;
    return run->note > 0 || run->bytes == phrases->mark || run->bytes == phrases->mark_end;
}

static struct type run_type(const struct build *build, const struct run *run) {
    const struct design *design = build->typeset->design;
    struct type type = *type_of(build);
    if (run->voice == RUN_OWN && !build->setting->own) {
        type.family = design->own.family;
        type.weight = design->own.weight;
        type.slanted = design->own.slanted;
        type.tone = design->own.tone;
    } else if (is_mark(build, run)) {
        type = design->types[TYPE_NUMBER];
    } else if (run->voice == RUN_ENGINE && run->style & RUN_STRONG) {
        type = design->types[TYPE_LABEL];
    }
    if (run->voice != RUN_ENGINE && run->style & RUN_STRONG)
        type.weight = PANGO_WEIGHT_BOLD;
    if (run->address)
        type.tone = TONE_LINK;
    if (run->style & RUN_EMPHASIS)
        type.slanted = !type.slanted;
    return type;
}

/* The attributes of cairo's links stand in apostrophes, and cairo writes addresses as they are. */
static const char *link_outside(struct typeset *typeset, const char *address) {
    struct buffer out;
    buffer_init(&out, TEXT_MAX);
    buffer_puts(&out, "uri='");
    for (const char *at = address; *at; at++) {
        unsigned char byte = (unsigned char)*at;
        if (byte <= ' ' || byte >= 0x7F || strchr("'()\\<>\"", byte))
            buffer_format(&out, "%%%02X", byte);
        else
            buffer_char(&out, (char)byte);
    }
    buffer_puts(&out, "'");
    const char *link = out.status == REFLECT_OK ? arena_copy(&typeset->arena, out.bytes, out.length) : NULL;
    buffer_release(&out);
    if (!link)
        typeset_fail(typeset);
    return link;
}

static const char *run_link(struct typeset *typeset, const struct run *run) {
    if (run->address)
        return link_outside(typeset, run->address);
    if (run->note > 0)
        return typeset_words(typeset, "dest='note-{0}'", run->note, 0);
    return run->number > 0 ? typeset_words(typeset, "dest='answer-{0}'", run->number, 0) : NULL;
}

/* The last space of a paragraph, where the word behind it is too short to stand in a line alone; so is a mark behind its passage.
   What a person wrote stays as it is. NULL for none. */
static const char *last_space(const struct build *build, const struct run *run) {
    const char *end = run->bytes + run->length, *at = end;
    bool before_mark = run->next && is_mark(build, run->next);
    if (run->voice == RUN_OWN || run->address || (run->next && !before_mark))
        return NULL;
    while (at > run->bytes && at[-1] != ' ' && end - at <= SHORT_END)
        at--;
    return at > run->bytes && at[-1] == ' ' && (at < end) != before_mark ? at - 1 : NULL;
}

/* Breaks no line behind that space. The text stays as it is, so that it can be found. */
static void keep_end(const struct build *build, const struct run *run) {
    const char *space = last_space(build, run);
    size_t to = build->text.length, tail = space ? (size_t)(run->bytes + run->length - space) : 0;
    if (tail > 0 && tail <= to)
        add_attribute(build, build->typeset->pango->pango_attr_allow_breaks_new(0), to - tail, to + 1);
}

static void put_run(struct build *build, const struct run *run) {
    const struct phrases *phrases = build->typeset->summary->phrases;
    struct type type = run_type(build, run);
    bool quoted = run->voice == RUN_OWN && !build->setting->own;
    bool turned = run->voice != RUN_ENGINE && !build->setting->own &&
                  text_is_right_to_left(run->bytes, run->length) != build->right_to_left;
    size_t from = build->text.length;
    begin_segment(build, type.tone, run_link(build->typeset, run));
    buffer_puts(&build->text, quoted ? phrases->quote : "");
    put_sign(&build->text, turned ? ISOLATE : 0);
    put_text(build, run);
    keep_end(build, run);
    put_sign(&build->text, turned ? ISOLATE_END : 0);
    buffer_puts(&build->text, quoted ? phrases->quote_end : "");
    end_segment(build, from, &type);
    buffer_puts(&build->text, run->style & RUN_BREAK ? LINE_END : "");
}

/* ---- Lines */

static void note_undrawn(struct typeset *typeset, uint32_t code) {
    const uint32_t *known = typeset->undrawn.records;
    for (size_t at = 0; at < typeset->undrawn.count; at++)
        if (known[at] == code)
            return;
    uint32_t *added = table_push(&typeset->undrawn);
    if (added)
        *added = code;
    else
        typeset_fail(typeset);
}

static void find_undrawn(struct typeset *typeset, const PangoLayoutLine *glyphs) {
    for (const GSList *each = glyphs->runs; each; each = each->next) {
        const PangoGlyphString *string = ((const PangoGlyphItem *)each->data)->glyphs;
        for (int at = 0; at < string->num_glyphs; at++)
            if (string->glyphs[at].glyph & PANGO_GLYPH_UNKNOWN_FLAG)
                note_undrawn(typeset, string->glyphs[at].glyph & ~PANGO_GLYPH_UNKNOWN_FLAG);
    }
}

/* The line the iterator is at. What reaches above or below the usual makes room for itself. */
static void take_line(struct build *build, PangoLayoutIter *iter, uint32_t from, struct table *lines) {
    struct typeset *typeset = build->typeset;
    const struct pango *pango = typeset->pango;
    const struct type *type = type_of(build);
    PangoRectangle ink, logical;
    struct line *line = table_push(lines);
    if (!line) {
        typeset_fail(typeset);
        return;
    }
    line->glyphs = pango->pango_layout_line_ref(pango->pango_layout_iter_get_line_readonly(iter));
    pango->pango_layout_iter_get_line_extents(iter, &ink, &logical);
    double baseline = pango->pango_layout_iter_get_baseline(iter);
    double above = (baseline - ink.y) / PANGO_SCALE, below = ((double)ink.y + ink.height - baseline) / PANGO_SCALE;
    line->above = 0.7 * type->leading;
    line->below = 0.3 * type->leading;
    if (ink.height > 0 && above + 1.0 > line->above)
        line->above = above + 1.0;
    if (ink.height > 0 && below + 1.0 > line->below)
        line->below = below + 1.0;
    line->from = from;
    line->x = build->setting->x + (double)logical.x / PANGO_SCALE;
    line->width = (double)logical.width / PANGO_SCALE;
}

/* Sets the bytes between `from` and `to`, takes the lines, and returns where the next piece begins. */
static uint32_t take_lines(struct build *build, PangoLayout *layout, uint32_t from, uint32_t to, struct table *lines) {
    struct typeset *typeset = build->typeset;
    const struct pango *pango = typeset->pango;
    bool last_piece = to == build->text.length;
    uint32_t next = to;
    size_t taken = 0;
    PangoLayoutIter *iter = pango->pango_layout_get_iter(layout);
    do {
        const PangoLayoutLine *glyphs = pango->pango_layout_iter_get_line_readonly(iter);
        bool last_line = (uint32_t)glyphs->start_index + (uint32_t)glyphs->length >= to - from;
        if (!last_piece && last_line && taken > 0) {
            next = from + (uint32_t)glyphs->start_index;
            break;
        }
        take_line(build, iter, from, lines);
        taken++;
    } while (typeset->status == REFLECT_OK && pango->pango_layout_iter_next_line(iter));
    pango->pango_layout_iter_free(iter);
    return next;
}

static uint32_t piece_end(const struct build *build, uint32_t from) {
    uint32_t end = from + PIECE;
    if (end >= build->text.length)
        return (uint32_t)build->text.length;
    while (end > from + PIECE / 2 && build->text.bytes[end - 1] != ' ')
        end--;
    if (build->text.bytes[end - 1] == ' ')
        return end;
    end = from + PIECE;
    while (((unsigned char)build->text.bytes[end] & 0xC0) == 0x80)
        end--;
    return end;
}

/* The attributes from a piece on. */
static PangoAttrList *cut_attributes(const struct build *build, uint32_t from) {
    const struct pango *pango = build->typeset->pango;
    PangoAttrList *cut = pango->pango_attr_list_copy(build->attributes);
    if (from > 0)
        pango->pango_attr_list_update(cut, 0, (int)from, 0);
    return cut;
}

static void set_piece(struct build *build, PangoLayout *layout, uint32_t from, uint32_t to) {
    const struct pango *pango = build->typeset->pango;
    PangoAttrList *attributes = cut_attributes(build, from);
    pango->pango_layout_set_text(layout, build->text.bytes + from, (int)(to - from));
    pango->pango_layout_set_attributes(layout, attributes);
    pango->pango_attr_list_unref(attributes);
}

static PangoLayout *new_layout(const struct build *build) {
    const struct typeset *typeset = build->typeset;
    const struct pango *pango = typeset->pango;
    pango->pango_context_set_base_dir(typeset->context, build->right_to_left ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    PangoLayout *layout = pango->pango_layout_new(typeset->context);
    PangoFontDescription *font = font_of(typeset, type_of(build));
    pango->pango_layout_set_auto_dir(layout, 0);
    pango->pango_layout_set_alignment(layout, build->right_to_left ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
    pango->pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango->pango_layout_set_width(layout, (int)(build->setting->width * PANGO_SCALE));
    pango->pango_layout_set_font_description(layout, font);
    pango->pango_font_description_free(font);
    return layout;
}

static void set_lines(struct build *build, struct table *lines) {
    struct typeset *typeset = build->typeset;
    const struct pango *pango = typeset->pango;
    PangoLayout *layout = new_layout(build);
    for (uint32_t from = 0; from < build->text.length && typeset->status == REFLECT_OK;) {
        uint32_t to = piece_end(build, from);
        size_t before = lines->count;
        set_piece(build, layout, from, to);
        from = take_lines(build, layout, from, to, lines);
        if (pango->pango_layout_get_unknown_glyphs_count(layout) > 0)
            for (size_t at = before; at < lines->count; at++)
                find_undrawn(typeset, ((struct line *)lines->records)[at].glyphs);
    }
    pango->g_object_unref(layout);
}

/* ---- Paragraphs */

/* Whether a run of the engine's has words, which are of a language, and not signs and digits alone. */
static bool has_letters(const struct run *run) {
    for (uint32_t at = 0; at < run->length; at++) {
        unsigned char byte = (unsigned char)run->bytes[at];
        if (byte >= 0x80 || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z'))
            return true;
    }
    return false;
}

/* What begins with the engine's words reads as those do; else the questionnaire's language counts. */
static bool runs_right_to_left(const struct typeset *typeset, const struct run *runs) {
    while (runs && runs->voice == RUN_ENGINE && !has_letters(runs))
        runs = runs->next;
    return runs && runs->voice == RUN_ENGINE ? render_right_to_left(typeset->summary->phrases->language) : typeset->right_to_left;
}

static void begin(struct build *build, struct typeset *typeset, const struct setting *setting) {
    const struct pango *pango = typeset->pango;
    *build = (struct build){.typeset = typeset, .setting = setting, .attributes = pango->pango_attr_list_new()};
    buffer_init(&build->text, TEXT_MAX);
    table_init(&build->segments, sizeof(struct segment));
    add_attribute(build, pango->pango_attr_font_features_new(typeset->design->features), 0, PANGO_ATTR_INDEX_TO_TEXT_END);
    /* A word that is longer than a line is broken, and nothing is added to it: an address with a hyphen more is another one. */
    add_attribute(build, pango->pango_attr_insert_hyphens_new(0), 0, PANGO_ATTR_INDEX_TO_TEXT_END);
}

static struct paragraph *keep_paragraph(struct build *build) {
    struct typeset *typeset = build->typeset;
    struct paragraph *paragraph = typeset_alloc(typeset, sizeof *paragraph);
    size_t size = build->segments.count * sizeof(struct segment);
    struct segment *segments = typeset_alloc(typeset, size > 0 ? size : 1);
    const char *text = arena_copy(&typeset->arena, build->text.bytes ? build->text.bytes : "", build->text.length);
    if (build->text.status != REFLECT_OK)
        typeset->status = build->text.status;
    if (!text)
        typeset_fail(typeset);
    if (typeset->status != REFLECT_OK)
        return NULL;
    memcpy(segments, build->segments.records, size);
    *paragraph = (struct paragraph){text, (uint32_t)build->text.length, (uint32_t)build->segments.count, segments, false};
    return paragraph;
}

static struct paragraph *end(struct build *build, struct table *lines) {
    struct paragraph *paragraph = build->typeset->status == REFLECT_OK ? keep_paragraph(build) : NULL;
    size_t before = lines->count;
    if (paragraph)
        set_lines(build, lines);
    for (size_t at = before; at < lines->count; at++)
        ((struct line *)lines->records)[at].paragraph = paragraph;
    build->typeset->pango->pango_attr_list_unref(build->attributes);
    buffer_release(&build->text);
    table_release(&build->segments);
    return build->typeset->status == REFLECT_OK ? paragraph : NULL;
}

static void put_words(struct build *build, const char *words, const char *link) {
    const struct type *type = type_of(build);
    size_t from = build->text.length;
    if (!*words)
        return;
    begin_segment(build, type->tone, link);
    buffer_puts(&build->text, words);
    end_segment(build, from, type);
}

struct paragraph *text_runs(struct typeset *typeset, const struct run *runs, const struct setting *setting, struct table *lines) {
    struct build build;
    begin(&build, typeset, setting);
    build.right_to_left = runs_right_to_left(typeset, runs);
    put_words(&build, setting->open, NULL);
    for (const struct run *run = runs; run && typeset->status == REFLECT_OK; run = run->next)
        put_run(&build, run);
    put_words(&build, setting->close, NULL);
    if (setting->own)
        build.right_to_left = text_is_right_to_left(build.text.bytes ? build.text.bytes : "", build.text.length);
    return end(&build, lines);
}

struct paragraph *text_words(struct typeset *typeset, const char *words, const char *link, const struct setting *setting,
                             struct table *lines) {
    struct build build;
    begin(&build, typeset, setting);
    build.right_to_left = text_is_right_to_left(words, strlen(words));
    put_words(&build, words, link);
    return end(&build, lines);
}

double text_line_width(const struct typeset *typeset, const PangoLayoutLine *glyphs) {
    int width = 0;
    for (const GSList *each = glyphs->runs; each; each = each->next)
        width += typeset->pango->pango_glyph_string_get_width(((PangoGlyphItem *)each->data)->glyphs);
    return (double)width / PANGO_SCALE;
}

void text_release(const struct typeset *typeset, struct table *lines) {
    for (size_t at = 0; at < lines->count; at++) {
        const struct line *line = (const struct line *)lines->records + at;
        if (line->glyphs)
            typeset->pango->pango_layout_line_unref(line->glyphs);
        if (line->marker.glyphs)
            typeset->pango->pango_layout_line_unref(line->marker.glyphs);
    }
    table_release(lines);
}
