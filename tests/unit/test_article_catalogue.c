/*
 * test_article_catalogue.c - tests of engine/article/article_catalogue.c and its neighbours article_read.c, article_print.c, article_align.c,
 * article_verify.c and article_coverage.c.
 *
 * The bundled articles are read from the sources ($REFLECT_SOURCE, or the working folder). Everything else is about a made-up
 * article and its made-up text, in a folder of its own.
 */
#define _XOPEN_SOURCE 700

#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "article/article_catalogue.h"
#include "source/file.h"

static const char pond_file[] =
    "reflect-article: 1\n"
    "id: pond\n"
    "title: A pond in four seasons\n"
    "address: https://example.org/pond\n"
    "sections:\n"
    "  - id: lead\n"
    "    skip: 1\n"
    "    words: [4]\n"
    "    ideas:\n"
    "      - {id: still, kind: concept, use: point, theme: water, paragraph: 1, idea: Water can rest.}\n"
    "  - id: ice\n"
    "    heading: When the ice comes\n"
    "    level: 1\n"
    "    words: [3, 5, 2]\n"
    "    ideas:\n"
    "      - {id: slow, kind: pattern, use: ask, theme: winter, paragraph: 2, idea: Things grow slow.}\n"
    "      - {id: thaw, kind: stance, use: reflect, theme: water, paragraph: 3, idea: 'Ice is water, too.'}\n"
    "  - id: reeds\n"
    "    heading: What the reeds keep\n"
    "    level: 2\n"
    "    above-heading: 1\n"
    "    words: [6, 7]\n";

static const char pond_text[] = "A pond in four seasons\n"
                                "\n"
                                "The water lies still.\n"
                                "When the ice comes\n"
                                "Nothing moves now.\n"
                                "\n"
                                "Fish stand near the ground.\r\n"
                                "They wait.\n"
                                "Frogs are asleep in the mud.\n"
                                "What the reeds keep\n"
                                "  Among the reeds lie the last leaves.\n";

/* A folder with articles/ and texts/ in it, and what was found there. */
struct place {
    char folder[64], articles[80], texts[80];
    reflect_library *library;
    reflect_diagnostics *diagnostics;
    struct reflect_articles *catalogue;
    struct buffer out;
};

static void write_file(const char *folder, const char *name, const char *bytes) {
    char *path = path_join(folder, name, strlen(name));
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, strlen(bytes), file), strlen(bytes));
    assert_int_equal(fclose(file), 0);
    free(path);
}

static void remove_file(const char *folder, const char *name) {
    char *path = path_join(folder, name, strlen(name));
    assert_int_equal(remove(path), 0);
    free(path);
}

static int remove_entry(const char *path, const struct stat *about, int kind, struct FTW *where) {
    (void)about, (void)kind, (void)where;
    return remove(path);
}

static int set_up(void **state) {
    struct place *place = calloc(1, sizeof *place);
    if (!place)
        return -1;
    snprintf(place->folder, sizeof place->folder, "/tmp/reflect-articles-XXXXXX");
    if (!mkdtemp(place->folder))
        return -1;
    snprintf(place->articles, sizeof place->articles, "%s/articles", place->folder);
    snprintf(place->texts, sizeof place->texts, "%s/texts", place->folder);
    if (mkdir(place->articles, 0700) != 0 || mkdir(place->texts, 0700) != 0)
        return -1;
    place->library = reflect_library_new();
    place->diagnostics = reflect_diagnostics_new();
    if (!place->library || !place->diagnostics || reflect_library_add(place->library, place->folder) != REFLECT_OK)
        return -1;
    buffer_init(&place->out, 1000000);
    *state = place;
    return 0;
}

static int tear_down(void **state) {
    struct place *place = *state;
    reflect_articles_free(place->catalogue);
    reflect_diagnostics_free(place->diagnostics);
    reflect_library_free(place->library);
    buffer_release(&place->out);
    int removed = nftw(place->folder, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
    free(place);
    return removed;
}

/* ---- The bundled articles */

static void test_bundled(void **state) {
    struct place *place = *state;
    const char *source = getenv("REFLECT_SOURCE");
    const struct article_entry *article = NULL, *again = NULL;
    char *folder = path_join(source ? source : ".", "questionnaires", strlen("questionnaires"));
    assert_int_equal(reflect_library_add(place->library, folder), REFLECT_OK);
    free(folder);
    assert_int_equal(reflect_articles_load(place->library, place->diagnostics, &place->catalogue), REFLECT_OK);
    assert_int_equal(reflect_diagnostics_count(place->diagnostics), 0);
    assert_int_equal(place->catalogue->entries.count, 4);

    const char id[] = "wound-that-changes-everything#development";
    size_t length = (size_t)(strchr(id, '#') - id);
    assert_int_equal(articles_find(place->catalogue, place->diagnostics, id, length, &article), REFLECT_OK);
    assert_string_equal(article->id.bytes, "wound-that-changes-everything");
    assert_true(article->title.length > 0);
    assert_string_equal(article->author.bytes, "");
    const struct section_entry *section = article_section(article, "development", strlen("development"));
    assert_non_null(section);
    assert_int_equal(section->paragraphs, 8);
    const struct idea_entry *idea = section_idea(section, "quickly-flooded", strlen("quickly-flooded"));
    assert_non_null(idea);
    assert_int_equal(idea->paragraph, 5);
    assert_string_equal(idea->use.bytes, "ask");
    assert_null(section_idea(section, "quickly", strlen("quickly")));
    assert_null(article_section(article, "developments", strlen("developments")));
    assert_int_equal(articles_find(place->catalogue, place->diagnostics, id, length, &again), REFLECT_OK);
    assert_ptr_equal(article, again);
    assert_int_equal(articles_find(place->catalogue, place->diagnostics, "nobody", 6, &again), REFLECT_NOT_FOUND);
    assert_int_equal(articles_find(place->catalogue, place->diagnostics, "../pond", 7, &again), REFLECT_NOT_FOUND);
    assert_int_equal(articles_find(place->catalogue, place->diagnostics, "", 0, &again), REFLECT_NOT_FOUND);
}

static void test_a_file_is_read_when_named(void **state) {
    struct place *place = *state;
    const struct article_entry *article = NULL;
    write_file(place->articles, "pond.yaml", pond_file);
    write_file(place->articles, "pool.yaml", "wrong");
    assert_int_equal(articles_new(NULL, place->folder, &place->catalogue), REFLECT_OK);
    assert_int_equal(articles_find(place->catalogue, place->diagnostics, "pond", 4, &article), REFLECT_OK);
    assert_int_equal(reflect_diagnostics_count(place->diagnostics), 0);
    assert_int_equal(article->section_count, 3);
    assert_string_equal(article->sections[0].heading.bytes, "");
    assert_int_equal(article->sections[0].skip, 1);
    assert_int_equal(article->sections[2].level, 2);
    assert_int_equal(article->sections[2].above, 1);
    assert_int_equal(article->sections[2].words[1], 7);
    assert_string_equal(article->sections[1].ideas[1].idea.bytes, "Ice is water, too.");

    struct suggestion suggestion;
    suggestion_init(&suggestion, "pnod", 4);
    articles_suggest(place->catalogue, &suggestion);
    assert_non_null(suggestion.best);
    assert_int_equal(suggestion.best_length, 4);
    assert_memory_equal(suggestion.best, "pond", 4);
}

/* ---- Files with mistakes */

/* The codes found in `bytes` as the file of pond, as text: "101 103". */
static void finds(struct place *place, const char *bytes, const char *expected) {
    const struct article_entry *article = NULL;
    reflect_diagnostics *diagnostics = reflect_diagnostics_new();
    struct reflect_articles *catalogue = NULL;
    struct buffer codes;
    buffer_init(&codes, 1000);
    write_file(place->articles, "pond.yaml", bytes);
    assert_int_equal(articles_new(place->library, NULL, &catalogue), REFLECT_OK);
    reflect_status status = articles_find(catalogue, diagnostics, "pond", 4, &article);
    size_t count = reflect_diagnostics_count(diagnostics);
    for (size_t i = 0; i < count; i++)
        buffer_format(&codes, i == 0 ? "%u" : " %u", reflect_diagnostics_code(diagnostics, i));
    assert_string_equal(codes.bytes ? codes.bytes : "", expected);
    assert_int_equal(status, count > 0 ? REFLECT_INVALID : REFLECT_OK);
    /* Asked a second time, nothing is said twice. */
    assert_int_equal(articles_find(catalogue, diagnostics, "pond", 4, &article), status);
    assert_int_equal(reflect_diagnostics_count(diagnostics), count);
    buffer_release(&codes);
    reflect_articles_free(catalogue);
    reflect_diagnostics_free(diagnostics);
}

#define TOP "reflect-article: 1\nid: pond\ntitle: A pond\n"
#define SECTION "  - id: lead\n    words: [4, 2]\n"
#define IDEA "{id: still, kind: concept, use: point, theme: water, paragraph: 1, idea: Water can rest.}"

static void test_mistakes(void **state) {
    struct place *place = *state;
    finds(place, TOP "sections:\n" SECTION, "");
    finds(place, "title: A pond\n", "102 102 102");
    finds(place, "- a list\n", "103");
    finds(place, "", "25");
    finds(place, "title: [unclosed\n", "16");
    finds(place, TOP "sections: []\n", "112");
    finds(place, TOP "sections: none\n", "103");
    finds(place, TOP "sections:\n  - lead\n", "103");
    finds(place, TOP "autor: me\nsections:\n" SECTION, "101");
    finds(place, TOP "title: Again\nsections:\n" SECTION, "17");
    finds(place, "reflect-article: 2\nid: pool\ntitle: A pond\nsections:\n" SECTION, "106 104");
    finds(place, TOP "title-stated: perhaps\nsections:\n" SECTION, "121");
    finds(place, TOP "address: javascript:alert(1)\nsections:\n" SECTION, "121");
    finds(place, TOP "author: ''\nsections:\n" SECTION, "108");
    finds(place, TOP "sections:\n" SECTION SECTION, "102 105");
    finds(place, TOP "sections:\n" SECTION "    above-heading: 1\n", "117");
    finds(place, TOP "sections:\n" SECTION "    heading: Ice\n    above-heading: 3\n", "107");
    finds(place, TOP "sections:\n  - id: lead\n    words: [4, many]\n    level: 0\n", "107 107");
    finds(place, TOP "sections:\n" SECTION "    ideas: [" IDEA ", " IDEA "]\n", "105");
    finds(place, TOP "sections:\n" SECTION "    ideas: [still]\n", "103");
    finds(place,
          TOP "sections:\n" SECTION
              "    ideas: [{id: Still, kind: thought, use: say, theme: x y, paragraph: 3, idea: A rest.}]\n",
          "104 121 121 104 107");
}

static void test_a_mistake_shows_its_place(void **state) {
    struct place *place = *state;
    write_file(place->articles, "pond.yaml", TOP "sections:\n" SECTION "    words_: [1]\n");
    assert_int_equal(reflect_articles_load(place->library, place->diagnostics, &place->catalogue), REFLECT_INVALID);
    assert_int_equal(reflect_diagnostics_print(place->diagnostics, buffer_sink(&place->out)), REFLECT_OK);
    assert_non_null(strstr(place->out.bytes, "articles/pond.yaml:7:5: error[R0101]"));
    assert_non_null(strstr(place->out.bytes, "did you mean `words`?"));
}

static void test_all_files_are_read(void **state) {
    struct place *place = *state;
    write_file(place->articles, "A pond.yaml", pond_file);
    write_file(place->articles, "pond.yaml", "title: A pond\n");
    write_file(place->articles, "pool.yaml", "- a list\n");
    write_file(place->articles, "notes.txt", "no article");
    assert_int_equal(reflect_articles_load(place->library, place->diagnostics, &place->catalogue), REFLECT_INVALID);
    assert_int_equal(reflect_diagnostics_count(place->diagnostics), 5);
    assert_int_equal(reflect_diagnostics_code(place->diagnostics, 0), CODE_BAD_NAME);
    assert_int_equal(reflect_diagnostics_code(place->diagnostics, 4), CODE_WRONG_TYPE);
}

static void test_a_link_may_not_lead_outside(void **state) {
    struct place *place = *state;
    const struct article_entry *article = NULL;
    write_file(place->texts, "pond.yaml", pond_file);
    char *target = path_join(place->texts, "pond.yaml", 9), *link_path = path_join(place->articles, "pond.yaml", 9);
    char inner[96];
    snprintf(inner, sizeof inner, "%s/articles", place->texts);
    assert_int_equal(mkdir(inner, 0700), 0);
    char *outer = path_join(inner, "pond.yaml", 9);
    assert_int_equal(symlink(target, outer), 0); /* outside `inner`, but in the folder that is asked */
    assert_int_equal(symlink("/etc/hostname", link_path), 0);
    assert_int_equal(articles_new(place->library, NULL, &place->catalogue), REFLECT_OK);
    assert_int_equal(articles_find(place->catalogue, place->diagnostics, "pond", 4, &article), REFLECT_INVALID);
    assert_int_equal(reflect_diagnostics_code(place->diagnostics, 0), CODE_FILE_UNREADABLE);
    reflect_articles_free(place->catalogue);
    assert_int_equal(articles_new(NULL, place->texts, &place->catalogue), REFLECT_OK);
    assert_int_equal(articles_find(place->catalogue, place->diagnostics, "pond", 4, &article), REFLECT_OK);
    free(target);
    free(link_path);
    free(outer);
}

/* ---- What is written about them */

static void load_pond(struct place *place) {
    write_file(place->articles, "pond.yaml", pond_file);
    assert_int_equal(reflect_articles_load(place->library, place->diagnostics, &place->catalogue), REFLECT_OK);
}

static void test_list_and_show(void **state) {
    struct place *place = *state;
    load_pond(place);
    assert_int_equal(reflect_articles_list(place->catalogue, buffer_sink(&place->out)), REFLECT_OK);
    assert_string_equal(place->out.bytes, "pond  A pond in four seasons\n");
    buffer_release(&place->out);
    assert_int_equal(reflect_articles_show(place->catalogue, "pool", buffer_sink(&place->out)), REFLECT_NOT_FOUND);
    assert_int_equal(reflect_articles_show(place->catalogue, "pond", buffer_sink(&place->out)), REFLECT_OK);
    assert_string_equal(place->out.bytes, "A pond in four seasons\n"
                                          "at https://example.org/pond\n"
                                          "\n"
                                          "(the opening, without a heading)\n"
                                          "#lead, 1 paragraph\n"
                                          " 1  still (concept, point, water)\n"
                                          "    Water can rest.\n"
                                          "\n"
                                          "When the ice comes\n"
                                          "#ice, 3 paragraphs\n"
                                          " 2  slow (pattern, ask, winter)\n"
                                          "    Things grow slow.\n"
                                          " 3  thaw (stance, reflect, water)\n"
                                          "    Ice is water, too.\n"
                                          "\n"
                                          "  What the reeds keep\n"
                                          "  #reeds, 2 paragraphs\n");
}

static void test_long_lines_are_wrapped(void **state) {
    struct place *place = *state;
    write_file(place->articles, "pond.yaml",
               "reflect-article: 1\nid: pond\nsections:\n" SECTION
               "title: A pond that has a name so long that nobody who comes by would ever stop to read the whole of it\n");
    assert_int_equal(reflect_articles_load(place->library, place->diagnostics, &place->catalogue), REFLECT_OK);
    assert_int_equal(reflect_articles_show(place->catalogue, "pond", buffer_sink(&place->out)), REFLECT_OK);
    assert_memory_equal(place->out.bytes, "A pond that has a name so long that nobody who comes by would ever stop to\nread the",
                        83);
}

/* Verifies pond with `text`, which is NULL for none. */
static void verifies(struct place *place, const char *text, reflect_status status, const char *expected) {
    buffer_release(&place->out);
    if (text)
        write_file(place->texts, "pond.txt", text);
    assert_int_equal(reflect_articles_verify(place->catalogue, place->texts, buffer_sink(&place->out)), status);
    assert_string_equal(place->out.bytes, expected);
}

static void test_verify_passes(void **state) {
    struct place *place = *state;
    load_pond(place);
    verifies(place, pond_text, REFLECT_OK, "ok       pond\n");
    write_file(place->texts, "pool.txt", "Another text.\n");
    verifies(place, pond_text, REFLECT_OK, "ok       pond\nnote     pool.txt belongs to no article of the library\n");
    remove_file(place->texts, "pool.txt");
}

static void test_verify_text_is_missing(void **state) {
    struct place *place = *state;
    load_pond(place);
    assert_int_equal(reflect_articles_verify(place->catalogue, place->texts, buffer_sink(&place->out)), REFLECT_INVALID);
    assert_memory_equal(place->out.bytes, "differs  pond\n  there is no text", 32);
    verifies(place, "The \xFF water\n", REFLECT_INVALID, "differs  pond\n  the text is not UTF-8\n");
}

static void test_verify_headings(void **state) {
    struct place *place = *state;
    load_pond(place);
    verifies(place,
             "A pond in four seasons\nThe water lies still.\nWhen ice comes\nNothing moves now.\nFish stand near the ground.\n"
             "They wait.\nFrogs are asleep in the mud.\nWhat the reeds keep\nAmong the reeds lie the last leaves.\n",
             REFLECT_INVALID,
             "differs  pond\n"
             "  #ice: the heading \"When the ice comes\" is not in the text; did you mean line\n"
             "    3, \"When ice comes\"?\n");
    verifies(place,
             "A pond in four seasons\nThe water lies still.\nWinter\nNothing moves now.\nFish stand near the ground.\n"
             "They wait.\nFrogs are asleep in the mud.\nWhat the reeds keep\nAmong the reeds lie the last leaves.\n",
             REFLECT_INVALID,
             "differs  pond\n"
             "  #ice: the heading \"When the ice comes\" is not in the text; did you mean line\n"
             "    3, \"Winter\"?\n");
    verifies(place,
             "A pond in four seasons\nThe water lies still.\nNothing moves now.\nFish stand near the ground.\n"
             "They wait.\nFrogs are asleep in the mud.\nWhat the reeds keep\nAmong the reeds lie the last leaves.\n"
             "When the ice comes\n",
             REFLECT_INVALID, "differs  pond\n  #ice: the heading \"When the ice comes\" stands at another place, line 9\n");
}

static void test_verify_paragraphs(void **state) {
    struct place *place = *state;
    load_pond(place);
    verifies(place,
             "A pond in four seasons\nThe water lies still.\nWhen the ice comes\nNothing moves now.\nThey wait.\n"
             "Fish stand near the ground.\nFrogs are asleep in the mud.\nWhat the reeds keep\n"
             "Among the reeds lie the last leaves.\n",
             REFLECT_INVALID,
             "differs  pond\n"
             "  #ice: paragraph 3 (2 words) has moved; it looks like line 5, paragraph 2 of\n"
             "    #ice; look again at thaw\n");
    verifies(place,
             "A pond in four seasons\nThe water lies still.\nWhen the ice comes\nNothing moves now.\n"
             "Fish stand near the dark ground.\nThey wait.\nFrogs are asleep in the mud.\nWhat the reeds keep\n"
             "Among the reeds lie the last leaves.\n",
             REFLECT_INVALID,
             "differs  pond\n"
             "  #ice: paragraph 2 has 6 words in the text (line 5) and 5 in the article's\n"
             "    file; look again at slow\n");
    verifies(place,
             "A pond in four seasons\nThe water lies still.\nWhen the ice comes\nNothing moves now.\n"
             "Fish stand near the ground.\nFrogs are asleep in the mud.\nWhat the reeds keep\n"
             "Among the reeds lie the last leaves.\n",
             REFLECT_INVALID,
             "differs  pond\n"
             "  #ice: paragraph 3 (2 words) is not in the text; look again at thaw\n"
             "  #ice: too few paragraphs, 2 in the text and 3 in the article's file\n"
             "  #ice/thaw: the idea is said to stand in paragraph 3, and the section has 2\n"
             "    in the text\n");
    verifies(place,
             "A pond in four seasons\nThe water lies still.\nWhen the ice comes\nNothing moves now.\n"
             "Fish stand near the ground.\nThey wait.\nFrogs are asleep in the mud.\nWhat the reeds keep\n"
             "Among the reeds lie the last leaves.\nAnd that was a long and quiet winter, all in all.\n",
             REFLECT_INVALID,
             "differs  pond\n"
             "  #reeds: line 10 (11 words) is not in the article's file\n"
             "  #reeds: too many paragraphs, 3 in the text and 2 in the article's file\n");
}

static void test_verify_lines_before_the_first_section(void **state) {
    struct place *place = *state;
    load_pond(place);
    verifies(place,
             "The water lies still.\nWhen the ice comes\nNothing moves now.\nFish stand near the ground.\nThey wait.\n"
             "Frogs are asleep in the mud.\nWhat the reeds keep\nAmong the reeds lie the last leaves.\n",
             REFLECT_INVALID, "differs  pond\n  #lead: a line that belongs to no section (`skip`) is not in the text\n");
}

static void test_verify_quite_another_text(void **state) {
    struct place *place = *state;
    struct buffer text;
    load_pond(place);
    buffer_init(&text, 100000);
    for (int i = 0; i < 1500; i++)
        buffer_puts(&text, "word\n");
    verifies(place, text.bytes, REFLECT_INVALID,
             "differs  pond\n  the text is another one, and too long to say where it differs\n");
    buffer_release(&text);
    verifies(place, "", REFLECT_INVALID,
             "differs  pond\n"
             "  #lead: a line that belongs to no section (`skip`) is not in the text\n"
             "  #lead: paragraph 1 (4 words) is not in the text; look again at still\n"
             "  #lead: too few paragraphs, 0 in the text and 1 in the article's file\n"
             "  #lead/still: the idea is said to stand in paragraph 1, and the section has 0\n"
             "    in the text\n"
             "  #ice: the heading \"When the ice comes\" is not in the text\n"
             "  #ice: paragraph 1 (3 words) is not in the text\n"
             "  #ice: paragraph 2 (5 words) is not in the text; look again at slow\n"
             "  #ice: paragraph 3 (2 words) is not in the text; look again at thaw\n"
             "  #ice: too few paragraphs, 0 in the text and 3 in the article's file\n"
             "  #ice/slow: the idea is said to stand in paragraph 2, and the section has 0\n"
             "    in the text\n"
             "  #ice/thaw: the idea is said to stand in paragraph 3, and the section has 0\n"
             "    in the text\n"
             "  #reeds: paragraph 1 (6 words) is not in the text\n"
             "  #reeds: the heading \"What the reeds keep\" is not in the text\n"
             "  #reeds: paragraph 2 (7 words) is not in the text\n"
             "  #reeds: too few paragraphs, 0 in the text and 2 in the article's file\n");
}

static reflect_status refuse(void *context, const char *bytes, size_t length) {
    (void)context, (void)bytes, (void)length;
    return REFLECT_IO;
}

static void test_a_sink_that_fails(void **state) {
    struct place *place = *state;
    reflect_sink sink = {refuse, NULL};
    load_pond(place);
    assert_int_equal(reflect_articles_list(place->catalogue, sink), REFLECT_IO);
    assert_int_equal(reflect_articles_show(place->catalogue, "pond", sink), REFLECT_IO);
    assert_int_equal(reflect_articles_verify(place->catalogue, place->texts, sink), REFLECT_IO);
    assert_int_equal(reflect_articles_coverage(place->catalogue, NULL, 0, false, sink), REFLECT_IO);
    assert_int_equal(reflect_articles_coverage(place->catalogue, NULL, 0, true, sink), REFLECT_IO);
}

/* ---- Coverage */

static reflect_questionnaire *questionnaire(struct place *place) {
    static const char bytes[] = "reflect: 1\nid: by-the-pond\nlanguage: en\ntitle: By the pond\n"
                                "pages:\n"
                                "  - id: now\n"
                                "    questions:\n"
                                "      - {id: slow, ask: What is slow?, write: line, see: [pond#ice/slow, pond#reeds]}\n"
                                "      - {id: more, ask: And more?, write: line, see: pond#ice/slow}\n";
    reflect_questionnaire *loaded = NULL;
    char *name = path_join(place->folder, "by-the-pond.yaml", strlen("by-the-pond.yaml"));
    reflect_status status =
        reflect_questionnaire_parse(place->library, name, bytes, sizeof bytes - 1, place->diagnostics, &loaded);
    free(name);
    if (status != REFLECT_OK) {
        reflect_diagnostics_print(place->diagnostics, buffer_sink(&place->out));
        fail_msg("%s", place->out.bytes);
    }
    return loaded;
}

static void test_coverage(void **state) {
    struct place *place = *state;
    load_pond(place);
    reflect_questionnaire *loaded = questionnaire(place);
    const reflect_questionnaire *all[] = {loaded, loaded};
    assert_int_equal(reflect_articles_coverage(place->catalogue, all, 2, false, buffer_sink(&place->out)), REFLECT_OK);
    assert_string_equal(place->out.bytes, "pond\n"
                                          "  2 of 3 sections, 1 of 3 ideas; of those to ask about or reflect on, 1 of 2\n"
                                          "  pointed to:\n"
                                          "    #ice\n"
                                          "    #ice/slow (ask, winter)\n"
                                          "    #reeds\n"
                                          "  not pointed to:\n"
                                          "    #lead\n"
                                          "    #lead/still (point, water)\n"
                                          "    #ice/thaw (reflect, water)\n"
                                          "\n"
                                          "by theme, ideas to ask about or reflect on\n"
                                          "  0 of 1  water\n"
                                          "  1 of 1  winter\n"
                                          "\n"
                                          "over all\n"
                                          "  2 of 3 sections, 1 of 3 ideas; of those to ask about or reflect on, 1 of 2\n");
    buffer_release(&place->out);
    assert_int_equal(reflect_articles_coverage(place->catalogue, all, 1, true, buffer_sink(&place->out)), REFLECT_OK);
    assert_string_equal(
        place->out.bytes,
        "{\n"
        "  \"questionnaires\": [\n"
        "    \"by-the-pond\"\n"
        "  ],\n"
        "  \"articles\": [\n"
        "    {\n"
        "      \"id\": \"pond\",\n"
        "      \"title\": \"A pond in four seasons\",\n"
        "      \"totals\": {\"sections\": {\"reached\": 2, \"of\": 3}, \"ideas\": {\"reached\": 1, \"of\": 3}, "
        "\"ask-or-reflect\": {\"reached\": 1, \"of\": 2}},\n"
        "      \"sections\": [\n"
        "        {\n"
        "          \"id\": \"lead\",\n"
        "          \"reached\": false,\n"
        "          \"ideas\": [\n"
        "            {\"id\": \"still\", \"use\": \"point\", \"theme\": \"water\", \"paragraph\": 1, \"reached\": false}\n"
        "          ]\n"
        "        },\n"
        "        {\n"
        "          \"id\": \"ice\",\n"
        "          \"reached\": true,\n"
        "          \"ideas\": [\n"
        "            {\"id\": \"slow\", \"use\": \"ask\", \"theme\": \"winter\", \"paragraph\": 2, \"reached\": true},\n"
        "            {\"id\": \"thaw\", \"use\": \"reflect\", \"theme\": \"water\", \"paragraph\": 3, \"reached\": false}\n"
        "          ]\n"
        "        },\n"
        "        {\n"
        "          \"id\": \"reeds\",\n"
        "          \"reached\": true,\n"
        "          \"ideas\": []\n"
        "        }\n"
        "      ]\n"
        "    }\n"
        "  ],\n"
        "  \"themes\": [\n"
        "    {\"theme\": \"water\", \"reached\": 0, \"of\": 1},\n"
        "    {\"theme\": \"winter\", \"reached\": 1, \"of\": 1}\n"
        "  ],\n"
        "  \"totals\": {\"sections\": {\"reached\": 2, \"of\": 3}, \"ideas\": {\"reached\": 1, \"of\": 3}, "
        "\"ask-or-reflect\": {\"reached\": 1, \"of\": 2}}\n"
        "}\n");
    reflect_questionnaire_free(loaded);
}

static void test_coverage_of_nothing(void **state) {
    struct place *place = *state;
    assert_int_equal(reflect_articles_load(place->library, place->diagnostics, &place->catalogue), REFLECT_OK);
    assert_int_equal(reflect_articles_coverage(place->catalogue, NULL, 0, false, buffer_sink(&place->out)), REFLECT_OK);
    assert_string_equal(place->out.bytes,
                        "over all\n  0 of 0 sections, 0 of 0 ideas; of those to ask about or reflect on, 0 of 0\n");
}

#define IN_A_PLACE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_A_PLACE(test_bundled),
        IN_A_PLACE(test_a_file_is_read_when_named),
        IN_A_PLACE(test_mistakes),
        IN_A_PLACE(test_a_mistake_shows_its_place),
        IN_A_PLACE(test_all_files_are_read),
        IN_A_PLACE(test_a_link_may_not_lead_outside),
        IN_A_PLACE(test_list_and_show),
        IN_A_PLACE(test_long_lines_are_wrapped),
        IN_A_PLACE(test_verify_passes),
        IN_A_PLACE(test_verify_text_is_missing),
        IN_A_PLACE(test_verify_headings),
        IN_A_PLACE(test_verify_paragraphs),
        IN_A_PLACE(test_verify_lines_before_the_first_section),
        IN_A_PLACE(test_verify_quite_another_text),
        IN_A_PLACE(test_a_sink_that_fails),
        IN_A_PLACE(test_coverage),
        IN_A_PLACE(test_coverage_of_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
