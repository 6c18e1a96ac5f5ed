/*
 * parts.c - the parts of the terminal and the command line by themselves: choosing, keys, wrapping, reading lines, options,
 * dates, saving.
 */
#define _XOPEN_SOURCE 700

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "command/arguments.h"
#include "command/date.h"
#include "face/keys.h"
#include "terminal/plain_lines.h"
#include "terminal/plain_pick.h"

static const struct labels labels = {
    .text = {"never", "never mind", "often, and late", "Über das", "My chest", "My jaw"},
    .count = 6,
};

static void assert_picks(const char *line, enum pick_result expected, const char *options) {
    struct picks picks;
    struct buffer word, found;
    buffer_init(&word, 1000);
    buffer_init(&found, 1000);
    enum pick_result result = choose(&labels, line, &picks, &word);
    for (size_t i = 0; result == PICK_OK && i < picks.count; i++)
        buffer_format(&found, "%s%u", i > 0 ? " " : "", (unsigned)picks.options[i]);
    if (result != PICK_OK)
        buffer_puts(&found, word.bytes != NULL ? word.bytes : "");
    if (result != expected || strcmp(found.bytes != NULL ? found.bytes : "", options) != 0)
        fail_msg("\"%s\" is read as %d, %s", line, (int)result, found.bytes);
    buffer_release(&word);
    buffer_release(&found);
}

static void test_choose(void **state) {
    (void)state;
    assert_picks("", PICK_NOTHING, "");
    assert_picks(" , ;", PICK_NOTHING, "");
    assert_picks("1", PICK_OK, "0");
    assert_picks(" 6. ", PICK_OK, "5");
    assert_picks("2)", PICK_OK, "1");
    assert_picks("1, 3;5", PICK_OK, "0 2 4");
    assert_picks("3 1 2", PICK_OK, "2 0 1");
    assert_picks("1,1, 1", PICK_OK, "0");
    assert_picks("NEVER", PICK_OK, "0");
    assert_picks("never m", PICK_OK, "1");
    assert_picks("nev", PICK_SEVERAL, "nev");
    assert_picks("often, and late", PICK_OK, "2");
    assert_picks("often, 1", PICK_OK, "2 0");
    assert_picks("Üb", PICK_OK, "3");
    assert_picks("my c, my j", PICK_OK, "4 5");
    assert_picks("my", PICK_SEVERAL, "my");
    assert_picks("0", PICK_NO_NUMBER, "0");
    assert_picks("7", PICK_NO_NUMBER, "7");
    assert_picks("1, 18446744073709551617", PICK_NO_NUMBER, "18446744073709551617");
    assert_picks("-1", PICK_NO_SUCH, "-1");
    assert_picks("2, elbow", PICK_NO_SUCH, "elbow");
}

static void assert_key(const char *line, enum keys_where where, enum key expected, enum key_form expected_form) {
    enum key_form form;
    enum key key = key_of(phrases_for("en"), line, where, &form);
    if (key != expected || (key != KEY_NONE && form != expected_form))
        fail_msg("\"%s\" is key %d in form %d", line, (int)key, (int)form);
}

static void test_keys(void **state) {
    (void)state;
    assert_key("n", KEYS_CHOOSING, KEY_NOT_NOW, KEY_LETTER);
    assert_key(" R ", KEYS_CHOOSING, KEY_DECLINE, KEY_LETTER);
    assert_key("/x", KEYS_CHOOSING, KEY_NO_FIT, KEY_SLASHED);
    assert_key("h", KEYS_CHOOSING, KEY_HELP, KEY_LETTER);
    assert_key("?", KEYS_MID_TEXT, KEY_WHY, KEY_LETTER);
    assert_key("q", KEYS_MID_TEXT, KEY_LEAVE, KEY_LETTER);
    assert_key("b", KEYS_MID_TEXT, KEY_NONE, KEY_LETTER);
    assert_key("/b", KEYS_MID_TEXT, KEY_BACK, KEY_SLASHED);
    assert_key("b", KEYS_WRITING, KEY_BACK, KEY_LETTER);
    assert_key(" b", KEYS_WRITING, KEY_NONE, KEY_LETTER);
    assert_key("help", KEYS_CHOOSING, KEY_HELP, KEY_WORD);
    assert_key("help", KEYS_WRITING, KEY_NONE, KEY_WORD);
    assert_key("/help", KEYS_WRITING, KEY_HELP, KEY_SLASHED);
    assert_key("/", KEYS_CHOOSING, KEY_NONE, KEY_LETTER);
    assert_key("/etc", KEYS_CHOOSING, KEY_NONE, KEY_LETTER);
    assert_key("", KEYS_CHOOSING, KEY_NONE, KEY_LETTER);
    assert_key("nn", KEYS_CHOOSING, KEY_NONE, KEY_LETTER);
}

/* What a page writes, read back through a pipe. */
static char *shown(void (*write)(struct page *page)) {
    static char bytes[8192];
    int ends[2];
    struct page page;
    assert_int_equal(pipe(ends), 0);
    page_init(&page, ends[1]);
    page.width = 20;
    write(&page);
    assert_int_equal(page_flush(&page), REFLECT_OK);
    page_release(&page);
    assert_int_equal(close(ends[1]), 0);
    ssize_t length = read(ends[0], bytes, sizeof bytes - 1);
    bytes[length > 0 ? length : 0] = '\0';
    assert_int_equal(close(ends[0]), 0);
    return bytes;
}

static void write_wrapped(struct page *page) {
    page_gap(page);
    page_text(page, " 1. ", "a quick brown fox jumps over it\n\nand so on");
    page_gap(page);
    page_gap(page);
    page_text(page, "", "- a list item that goes on\n  12. another one of them");
}

static void write_unsafe(struct page *page) {
    page_text(page, "", "\033[2Jred\a\tand\r\b so\xff");
    page_words(page, "- ", "{1} before {0} {2}", "last", "first");
    page_prompt(page, "> ");
}

static void write_wide(struct page *page) {
    page_text(page, "  ", "自分の言葉で書いてみてください");
    page_text(page, "", "abcdefghijklmnopqrstuvwxyz");
}

static void test_page(void **state) {
    (void)state;
    assert_string_equal(shown(write_wrapped), " 1. a quick brown\n    fox jumps over\n    it\n\n    and so on\n\n"
                                              "- a list item that\n  goes on\n  12. another one of\n      them\n");
    assert_string_equal(shown(write_unsafe),
                        "<U+001B>[2Jred<U+000\n7>\nand<U+000D><U+0008>\nso\xef\xbf\xbd\n- first before last\n  {2}\n> ");
    assert_string_equal(shown(write_wide), "  自分の言葉で書いて\n  みてください\nabcdefghijklmnopqrst\nuvwxyz\n");
}

static void test_lines(void **state) {
    static const char bytes[] = "one\r\n\ntwo\033[A\033OB words\x01\xff\n\ttab\nlast";
    struct line_reader reader;
    struct buffer line;
    int ends[2];
    (void)state;
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], bytes, sizeof bytes - 1), sizeof bytes - 1);
    assert_int_equal(close(ends[1]), 0);
    line_reader_init(&reader, ends[0]);
    buffer_init(&line, 100);
    static const char *const expected[] = {"one", "", "two words\xef\xbf\xbd", "\ttab", "last"};
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        assert_int_equal(line_read(&reader, &line), LINE_READ);
        assert_string_equal(line.length > 0 ? line.bytes : "", expected[i]);
    }
    assert_int_equal(line_read(&reader, &line), LINE_NONE);
    assert_int_equal(line_read(&reader, &line), LINE_NONE);
    buffer_release(&line);
    line_reader_release(&reader);
    assert_int_equal(close(ends[0]), 0);
}

static void test_long_line(void **state) {
    struct line_reader reader;
    struct buffer line;
    FILE *file = tmpfile();
    (void)state;
    assert_non_null(file);
    for (size_t i = 0; i < REFLECT_WRITTEN_MAX + 10; i++)
        (void)putc('a', file);
    assert_true(fputs("\nshort\n", file) >= 0);
    rewind(file);
    line_reader_init(&reader, fileno(file));
    buffer_init(&line, 100);
    assert_int_equal(line_read(&reader, &line), LINE_LONG);
    assert_int_equal(line_read(&reader, &line), LINE_READ);
    assert_string_equal(line.bytes, "short");
    buffer_release(&line);
    line_reader_release(&reader);
    assert_int_equal(fclose(file), 0);
}

static void test_arguments(void **state) {
    static char *const words[] = {"--answers=a.yaml", "-obc", "id", "--force", "-f", "text", "--", "--date"};
    static char *const twice[] = {"-a", "first", "-a", "second", "id"};
    struct arguments arguments;
    (void)state;
    assert_int_equal(arguments_read(&command_report, 6, words, &arguments), ARGUMENTS_READ);
    assert_string_equal(argument_value(&arguments, "answers"), "a.yaml");
    assert_string_equal(argument_value(&arguments, "output"), "bc");
    assert_string_equal(argument_value(&arguments, "format"), "text");
    assert_true(argument_given(&arguments, "force"));
    assert_false(argument_given(&arguments, "date"));
    assert_false(argument_given(&arguments, "no-such"));
    assert_int_equal(arguments.operand_count, 1);
    arguments_release(&arguments);
    assert_int_equal(arguments_read(&command_check, 2, words + 6, &arguments), ARGUMENTS_READ);
    assert_string_equal(arguments.operands[0], "--date");
    arguments_release(&arguments);
    assert_int_equal(arguments_read(&command_report, 5, twice, &arguments), ARGUMENTS_READ);
    assert_string_equal(argument_value(&arguments, "answers"), "second");
    arguments_release(&arguments);
}

static void test_dates(void **state) {
    static const char *const wrong[] = {"",           "2026-11-31", "2026-13-01",  "2026-00-10", "2026-1-10", "2026-01-00",
                                        "1900-02-29", "2026/01/01", "2026-01-01 ", "20-01-2026", "yesterday"};
    char today[DATE_BYTES];
    (void)state;
    assert_true(date_valid("2026-11-22"));
    assert_true(date_valid("2000-02-29"));
    assert_true(date_valid("2024-02-29"));
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(date_valid(wrong[i]));
    date_today(today);
    assert_true(date_valid(today));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_choose), cmocka_unit_test(test_keys),      cmocka_unit_test(test_page),
        cmocka_unit_test(test_lines),  cmocka_unit_test(test_long_line), cmocka_unit_test(test_arguments),
        cmocka_unit_test(test_dates),
    };
    return cmocka_run_group_tests_name("parts of the terminal and the command line", tests, NULL, NULL);
}
