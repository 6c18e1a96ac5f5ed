/*
 * own_words.c - what test_reports_property.c says of the other formats, of PDF: what was written is there, and what is left out is not.
 *
 *     own_words [ROUNDS]
 *
 * The text is read back by pdftotext in the order in which it is drawn. What is left out is looked for in the decompressed file, in
 * plain letters and in UTF-16; and a page is the same, byte for byte, whatever was left out. Called by tests/pdf/run.
 */
#define _POSIX_C_SOURCE 200809L

#include "tests/support/told.h"

#include <ctype.h>
#include <glob.h>
#include <unistd.h>

#include "base/text.h"

static uint32_t rounds = 1; /* for each questionnaire */
static char folder[] = "/tmp/reflect-own-words-XXXXXX";

/* ---- Pages as PDF */

/* Designs take turns. */
static reflect_pdf_look look_of(uint32_t round) {
    return (reflect_pdf_look){
        .paper = round % 2 ? REFLECT_PAPER_LETTER : REFLECT_PAPER_A4, .large = round % 3 == 2, .black_and_white = round % 5 == 3};
}

/* `notes`, where it is not NULL, takes what was said about it. */
static struct page_bytes typeset(const struct page *page, reflect_copy copy, uint32_t round, struct page_bytes *notes,
                                 told_run *each, void *context) {
    const reflect_summary_options options = {.date = "2026-01-02", .copy = copy, .name_declined = true};
    const reflect_pdf_look look = look_of(round);
    struct page_bytes pdf = {NULL, 0, 0}, said = {NULL, 0, 0};
    const reflect_sink to_said = {page_keep, &said};
    reflect_summary *summary = NULL;
    assert_int_equal(reflect_summary_new(page->sitting, &options, &summary), REFLECT_OK);
    if (each)
        told_runs(&summary->root, each, context);
    if (reflect_summary_typeset(summary, &look, (reflect_sink){page_keep, &pdf}, &to_said) != REFLECT_OK)
        fail_msg("no PDF: %s", said.bytes ? said.bytes : "");
    reflect_summary_free(summary);
    if (notes)
        *notes = said;
    else
        free(said.bytes);
    return pdf;
}

/* What a program has to say of a PDF; NUL bytes are left away, so that UTF-16 can be searched like other letters. */
static char *read_by(const char *program, const struct page_bytes *pdf) {
    char path[64], command[192];
    struct page_bytes read = {NULL, 0, 0};
    int next;
    (void)snprintf(path, sizeof path, "%s/page.pdf", folder);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(pdf->bytes, 1, pdf->length, file), pdf->length);
    assert_int_equal(fclose(file), 0);
    (void)snprintf(command, sizeof command, "%s '%s' -", program, path);
    FILE *output = popen(command, "r");
    assert_non_null(output);
    while ((next = getc(output)) != EOF) {
        char byte = (char)next;
        if (byte != '\0')
            (void)page_keep(&read, &byte, 1);
    }
    assert_int_equal(pclose(output), 0);
    assert_int_equal(remove(path), 0);
    assert_non_null(read.bytes);
    return read.bytes;
}

/* ---- What is told */

/* Own words on their way to a reader. */
struct search {
    char *own; /* all of them, in a row */
    size_t length;
};

static void gather(void *context, const struct run *run) {
    struct search *search = context;
    search->own = realloc(search->own, search->length + run->length + 2);
    assert_non_null(search->own);
    memcpy(search->own + search->length, run->bytes, run->length);
    search->length += run->length;
    memcpy(search->own + search->length++, "\n", 2);
}

/* Whether a code point of a piece is among those that no font here can draw. */
static bool is_undrawn(const char *piece, const char *notes) {
    const char *end = piece + strlen(piece);
    while (piece < end) {
        uint32_t code;
        char name[16];
        piece += text_decode(piece, end, &code);
        (void)snprintf(name, sizeof name, "U+%04X", (unsigned)code);
        if (strstr(notes, name))
            return true;
    }
    return false;
}

/* What the texts are made of comes as often as it was written, or oftener where others use it as well. */
static void check_pieces(const char *own, const char *text, const char *notes) {
    for (size_t at = 0; at < TOLD_PIECE_COUNT; at++) {
        char *piece = told_squash(told_pieces[at]);
        if (*piece && !is_undrawn(piece, notes) && told_count(text, piece) < told_count(own, piece))
            fail_msg("\"%s\" was written %zu times and can be read %zu times in: %.3000s", piece, told_count(own, piece),
                     told_count(text, piece), strstr(text, "zqax") ? strstr(text, "zqax") : text);
        free(piece);
    }
}

/* The words that begin and end each text come in their order, and no others. */
static void check_order(const char *own, const char *text) {
    size_t length = strlen("zqax");
    while ((own = strstr(own, "zq")) && (text = strstr(text, "zq"))) {
        size_t word = strcspn(own + length, "q") + length + 2;
        if (strncmp(own, text, word) != 0)
            fail_msg("where %.*s should come, there is %.80s", (int)word, own, text);
        own += word;
        text += word;
    }
    assert_true(!own && (!text || !strstr(text, "zq")));
}

static void check_told(const struct page *page, uint32_t round) {
    /* without head and foot */
    static const char a4[] = "pdftotext -raw -nopgbrk -x 0 -y 60 -W 596 -H 726",
                      letter[] = "pdftotext -raw -nopgbrk -x 0 -y 60 -W 612 -H 676";
    struct search search = {calloc(1, 1), 0};
    struct page_bytes notes, pdf = typeset(page, REFLECT_COPY_SELF, round, &notes, gather, &search);
    char *read = read_by(round % 2 ? letter : a4, &pdf), *text = told_squash(read), *own = told_squash(search.own);
    check_order(own, text);
    check_pieces(own, text, notes.bytes ? notes.bytes : "");
    free(read);
    free(text);
    free(own);
    free(search.own);
    free(notes.bytes);
    free(pdf.bytes);
}

/* ---- What is left out */

static void check_hidden(const struct page *page, const char *bytes) {
    char word[TOLD_WORD], codes[4 * TOLD_WORD];
    for (reflect_element at = 0; at < reflect_element_count(page->questionnaire); at++) {
        for (const char *end = "az"; *end && !told_is(page->sitting, at); end++) {
            size_t length = 0;
            told_word(at, *end, word);
            page_hides(bytes, word);
            for (const char *each = word; *each; each++, length += 4)
                (void)snprintf(codes + length, 5, "00%02x", (unsigned char)*each);
            page_hides(bytes, codes);
            for (char *each = codes; *each; each++)
                *each = (char)toupper((unsigned char)*each);
            page_hides(bytes, codes);
        }
    }
}

static void check_left_out(struct page *page, struct walk *walk, uint32_t round) {
    reflect_copy copy = (reflect_copy)walk_number(walk, 3);
    struct page_bytes one = typeset(page, copy, round, NULL, NULL, NULL);
    char *read = read_by("qpdf --qdf --object-streams=disable", &one), *text = read_by("pdftotext", &one);
    check_hidden(page, read);
    check_hidden(page, text);
    (void)told_rewrite(page->sitting, walk, true);
    struct page_bytes other = typeset(page, copy, round, NULL, NULL, NULL);
    assert_int_equal(one.length, other.length);
    assert_memory_equal(one.bytes, other.bytes, one.length);
    free(one.bytes);
    free(other.bytes);
    free(read);
    free(text);
}

/* ---- The test */

static void whatever_is_written(const char *file) {
    for (uint32_t round = 1; round <= rounds; round++) {
        struct walk walk = {NULL, 0, round * 2246822519U | 1};
        struct page page;
        (void)told_open(&page, &walk, file);
        check_told(&page, round);
        told_leave_some_out(&page, &walk);
        check_left_out(&page, &walk, round);
        reflect_sitting_leave_out_own_words(page.sitting);
        check_left_out(&page, &walk, round);
        page_close(&page);
    }
}

static void what_is_told_and_what_is_not(void **state) {
    glob_t found;
    (void)state;
    assert_int_equal(glob("questionnaires/*.yaml", 0, NULL, &found), 0);
    assert_non_null(mkdtemp(folder));
    for (size_t file = 0; file < found.gl_pathc; file++)
        if (told_is_questionnaire(found.gl_pathv[file]))
            whatever_is_written(found.gl_pathv[file]);
    whatever_is_written("tests/golden/everything/questionnaire.yaml");
    assert_int_equal(rmdir(folder), 0);
    globfree(&found);
}

int main(int count, char **words) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_told_and_what_is_not),
    };
    if (count > 1)
        rounds = (uint32_t)strtoul(words[1], NULL, 10);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
