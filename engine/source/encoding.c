/*
 * encoding.c - the first look at a file's bytes.
 *
 * Goes through them eight at a time, and singly only where one of the eight is not a plain printable character. What is found
 * here would make every later place wrong, so nothing is read after an error of this stage.
 */
#include "source/encoding.h"

#include <string.h>

#include "base/text.h"

/* After so many of one kind the file is something else, say a picture, and more lines would not help. */
enum { MENTIONED_MAX = 3 };

struct look {
    struct reflect_diagnostics *diagnostics;
    uint32_t source;
    const char *bytes;
    size_t length;
    bool ascii, readable;
    unsigned controls, bidi, spaces;
};

/* Whether one of eight bytes is neither printable ASCII nor a line break. Each test leaves a high bit where a byte fits. */
static bool has_special(uint64_t eight) {
    const uint64_t ones = 0x0101010101010101u, highs = 0x8080808080808080u;
    uint64_t low = eight & ~highs;
    uint64_t at_least_space = low + ones * (0x80 - 0x20);
    uint64_t not_delete = (low ^ ones * 0x7f) + ones * 0x7f;
    uint64_t not_break = (low ^ ones * '\n') + ones * 0x7f;
    uint64_t special = eight | ~not_delete | (~at_least_space & not_break);
    return (special & highs) != 0;
}

/* The next byte at or after `at` that may need a look. */
static size_t skip_plain(const struct look *look, size_t at) {
    for (; at + 8 <= look->length; at += 8) {
        uint64_t eight;
        memcpy(&eight, look->bytes + at, 8);
        if (has_special(eight))
            break;
    }
    return at;
}

static void report_control(struct look *look, uint32_t code, struct span span) {
    look->readable = false;
    if (look->controls++ >= MENTIONED_MAX)
        return;
    if (code == 0) {
        diagnostics_add(look->diagnostics, CODE_NUL, span, "a NUL byte stands here; this is not a text file, or it was damaged");
    } else {
        diagnostics_add(look->diagnostics, CODE_CONTROL, span, "the control character U+%04X cannot stand in a text",
                        (unsigned)code);
        diagnostics_suggest(look->diagnostics, "delete it; it may have come along with a copy from another program");
    }
}

/* Whether a space that is none for YAML stands where a line is indented: before it only such spaces, behind them a key or a dash. */
static bool indents(const struct look *look, size_t at, size_t taken) {
    size_t before = at, behind = at + taken;
    while (before > 0 && (look->bytes[before - 1] == ' ' || look->bytes[before - 1] == '\t'))
        before--;
    if (before > 0 && look->bytes[before - 1] != '\n')
        return false;
    while (behind < look->length && (look->bytes[behind] == ' ' || (unsigned char)look->bytes[behind] >= 0x80))
        behind++;
    size_t word = behind;
    while (word < look->length && ((look->bytes[word] >= 'a' && look->bytes[word] <= 'z') || look->bytes[word] == '-'))
        word++;
    return word > behind && word < look->length && strchr(look->bytes[behind] == '-' ? " :" : ":", look->bytes[word]) != NULL;
}

static void report_space(struct look *look, struct span span) {
    look->readable = false;
    if (look->spaces++ >= MENTIONED_MAX)
        return;
    diagnostics_add(look->diagnostics, CODE_TAB, span,
                    "a no-break space stands at the beginning of this line; YAML is indented with ordinary spaces");
    diagnostics_suggest(look->diagnostics,
                        "replace it by ordinary spaces; it may have come along with a copy from a word processor");
}

static bool is_wide_space(uint32_t code) {
    return code == 0xA0 || (code >= 0x2000 && code <= 0x200B) || code == 0x202F || code == 0x3000;
}

static void report_bidi(struct look *look, uint32_t code, struct span span) {
    if (look->bidi++ >= MENTIONED_MAX)
        return;
    diagnostics_add(
        look->diagnostics, CODE_BIDI_CONTROL, span,
        "the invisible character U+%04X changes the direction of reading; what is shown may differ from what is written",
        (unsigned)code);
    diagnostics_suggest(look->diagnostics, "delete it; right-to-left text is set rightly without it");
}

/* Looks at one character; returns its bytes, 0 where the text ends being UTF-8. */
static size_t look_at(struct look *look, size_t at) {
    unsigned char byte = (unsigned char)look->bytes[at];
    if (byte >= 0x20 && byte < 0x7f)
        return 1;
    if (byte == '\n' || byte == '\r' || byte == '\t')
        return 1;
    if (byte >= 0x80)
        look->ascii = false;
    uint32_t code = 0;
    size_t taken = text_decode(look->bytes + at, look->bytes + look->length, &code);
    struct span span = {look->source, (uint32_t)at, (uint32_t)(at + taken)};
    if (byte >= 0x80 && taken == 1) {
        diagnostics_add(look->diagnostics, CODE_NOT_UTF8, span, "the byte 0x%02X is not UTF-8", byte);
        diagnostics_suggest(look->diagnostics, "save the file again with the encoding UTF-8");
        look->readable = false;
        return 0;
    }
    bool next_line = code == 0x85; /* a line break of YAML 1.1, though a C1 control */
    if (text_is_control(code) && !next_line)
        report_control(look, code, span);
    /* What libyaml refuses to read besides controls: unassigned ends of the planes, a byte order mark inside the text. */
    if (code == 0xFFFE || code == 0xFFFF || code == 0xFEFF)
        report_control(look, code, span);
    if (text_is_bidi_control(code))
        report_bidi(look, code, span);
    if (is_wide_space(code) && indents(look, at, taken))
        report_space(look, span);
    return taken;
}

/* Its mark; or without one, letters with a NUL byte before or behind each. */
static bool is_utf16(const struct look *look) {
    enum { LETTERS = 4 };
    const char *bytes = look->bytes;
    bool low = look->length >= (size_t)2 * LETTERS, high = low;
    if (look->length >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0))
        return true;
    for (size_t i = 0; i < LETTERS && (low || high); i++) {
        low = low && bytes[2 * i] != 0 && bytes[2 * i + 1] == 0;
        high = high && bytes[2 * i] == 0 && bytes[2 * i + 1] != 0;
    }
    return low || high;
}

/* What a file is that is no text at all, or a text for another program, by its first bytes; NULL for anything else. */
static const char *other_document(const struct look *look) {
    static const struct {
        const char *bytes, *what;
    } begins[] = {
        {"PK\x03\x04", "a document of a word processor, or an archive"},
        {"\xD0\xCF\x11\xE0", "a document of an older word processor"},
        {"{\\rtf", "a document in RTF, as word processors write it"},
        {"%PDF", "a PDF"},
    };
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++) {
        size_t length = strlen(begins[i].bytes);
        if (look->length >= length && memcmp(look->bytes, begins[i].bytes, length) == 0)
            return begins[i].what;
    }
    return NULL;
}

bool encoding_check(struct reflect_diagnostics *diagnostics, uint32_t source, bool *ascii) {
    const struct diagnostic_source *file = diagnostics_source(diagnostics, source);
    struct look look = {.diagnostics = diagnostics,
                        .source = source,
                        .bytes = file->bytes,
                        .length = file->length,
                        .ascii = true,
                        .readable = true};
    size_t at = 0;
    const char *other = other_document(&look);
    if (other) {
        diagnostics_add(diagnostics, CODE_NUL, (struct span){source, 0, 4}, "this is %s, and no plain text", other);
        diagnostics_suggest(diagnostics, "open it there and save it as plain text in UTF-8, with a name that ends in .yaml");
        return false;
    }
    if (is_utf16(&look)) {
        diagnostics_add(diagnostics, CODE_NOT_UTF8, (struct span){source, 0, 2}, "this file was saved as UTF-16");
        diagnostics_suggest(diagnostics, "save it again with the encoding UTF-8");
        return false;
    }
    if (look.length >= 3 && memcmp(look.bytes, "\xEF\xBB\xBF", 3) == 0) {
        at = 3;
        look.ascii = false;
    }
    while ((at = skip_plain(&look, at)) < look.length) {
        size_t end = at + 8 < look.length ? at + 8 : look.length;
        while (at < end) {
            size_t taken = look_at(&look, at);
            if (taken == 0)
                return false;
            at += taken;
        }
    }
    *ascii = look.ascii;
    return look.readable;
}
