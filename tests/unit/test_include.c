/*
 * test_include.c - files that name files: where they may lie, loops, and what two of them share.
 */
#define _XOPEN_SOURCE 700

#include <sys/stat.h>
#include <unistd.h>

#include "tests/support/trial.h"

enum { FILES_MAX = 100 };

static char folder[64]; /* of this test */
static char *made[FILES_MAX];
static size_t made_count;

static char *in_folder(const char *name) {
    static char paths[4][256];
    static unsigned turn;
    char *path = paths[turn++ % 4];
    snprintf(path, sizeof paths[0], "%s/%s", folder, name);
    return path;
}

static void remember(const char *name) {
    assert_true(made_count < FILES_MAX);
    made[made_count] = strdup(in_folder(name));
    assert_non_null(made[made_count]);
    made_count++;
}

static void make_folder(const char *name) {
    assert_int_equal(mkdir(in_folder(name), 0700), 0);
    remember(name);
}

static void make_file(const char *name, const char *bytes) {
    FILE *file = fopen(in_folder(name), "wb");
    assert_non_null(file);
    assert_true(fputs(bytes, file) >= 0);
    assert_int_equal(fclose(file), 0);
    remember(name);
}

static void make_link(const char *to, const char *name) {
    assert_int_equal(symlink(to, in_folder(name)), 0);
    remember(name);
}

static int begin(void **state) {
    (void)state;
    snprintf(folder, sizeof folder, "%s", "/tmp/reflect-include-XXXXXX");
    if (!mkdtemp(folder))
        return -1;
    make_folder("q");
    make_folder("q/sub");
    make_folder("installed");
    make_folder("installed/common");
    return 0;
}

static int end(void **state) {
    (void)state;
    while (made_count > 0) {
        remove(made[--made_count]);
        free(made[made_count]);
    }
    return rmdir(folder);
}

#define HEAD "reflect: 1\nid: x\nlanguage: en\ntitle: X\n"
#define PAGES "pages:\n  - id: p\n    questions:\n      - {id: a, ask: A?, scale: s}\n"
#define SCALE "scales: {s: [low, high]}\n"

/* A questionnaire q/x.yaml with these includes, that uses the scale `s`. */
static struct trial load_with(const char *includes) {
    char yaml[1000];
    snprintf(yaml, sizeof yaml, HEAD "include: %s\n" PAGES, includes);
    make_file("q/x.yaml", yaml);
    return trial_file(in_folder("q/x.yaml"), in_folder("installed"));
}

static void loads(const char *includes) {
    struct trial trial = load_with(includes);
    trial_loads(&trial);
    assert_int_equal(reflect_option_count(trial.questionnaire, reflect_element_find(trial.questionnaire, "a")), 2);
    trial_end(&trial);
}

static void is_refused(const char *includes, const unsigned *codes, const char *words) {
    struct trial trial = load_with(includes);
    /* No help resources lie here; that is a warning and not what is looked at. */
    size_t warnings = trial_count(&trial, 165), count = 0;
    while (codes[count] != 0)
        count++;
    for (size_t i = 0; i < count; i++)
        if (trial_count(&trial, codes[i]) != 1)
            fail_msg("R%04u is wanted:\n%s", codes[i], trial.printed);
    if (reflect_diagnostics_count(trial.diagnostics) != count + warnings)
        fail_msg("%zu are wanted:\n%s", count, trial.printed);
    assert_int_equal(trial.status, REFLECT_INVALID);
    trial_says(&trial, words);
    trial_end(&trial);
}

static void test_beside_below_and_installed(void **state) {
    (void)state;
    make_file("q/beside.yaml", SCALE);
    make_file("q/sub/below.yaml", SCALE);
    make_file("installed/common/shared.yaml", SCALE);
    loads("[beside.yaml]");
    loads("[sub/below.yaml]");
    loads("[common/shared.yaml]");
    loads("[./beside.yaml]");
}

/* What lies beside the questionnaire comes before what is installed. */
static void test_nearer_first(void **state) {
    (void)state;
    make_folder("q/common");
    make_file("q/common/shared.yaml", SCALE);
    make_file("installed/common/shared.yaml", "scales: {other: [low, high]}\n");
    loads("[common/shared.yaml]");
}

/* Names in an included file are relative to the questionnaire's folder too. */
static void test_includes_of_includes(void **state) {
    (void)state;
    make_file("q/sub/outer.yaml", "include: [sub/inner.yaml]\n");
    make_file("q/sub/inner.yaml", SCALE);
    loads("[sub/outer.yaml]");
    is_refused("[inner.yaml]", CODES(172), "no file `inner.yaml`");
}

static void test_diamond(void **state) {
    (void)state;
    make_file("q/left.yaml", "include: [base.yaml]\nlists: {l: [x, y]}\n");
    make_file("q/right.yaml", "include: [base.yaml]\nthreads: {t: {title: T}}\n");
    make_file("q/base.yaml", SCALE);
    loads("[left.yaml, right.yaml]");
    loads("[left.yaml, base.yaml, right.yaml]");
    loads("[base.yaml, base.yaml]");
}

/* The same file by another name is the same file. */
static void test_diamond_by_other_names(void **state) {
    (void)state;
    make_file("q/base.yaml", SCALE);
    make_link("base.yaml", "q/link.yaml");
    loads("[base.yaml, ./base.yaml]");
    loads("[base.yaml, link.yaml]");
    loads("[link.yaml, ./link.yaml]");
}

static void test_loops(void **state) {
    (void)state;
    make_file("q/self.yaml", SCALE "include: [self.yaml]\n");
    make_file("q/dot.yaml", SCALE "include: [./dot.yaml]\n");
    make_file("q/a.yaml", SCALE "include: [b.yaml]\n");
    make_file("q/b.yaml", "include: [sub/c.yaml]\n");
    make_file("q/sub/c.yaml", "include: [a.yaml]\n");
    make_file("q/linked.yaml", SCALE "include: [link.yaml]\n");
    make_link("linked.yaml", "q/link.yaml");
    is_refused("[self.yaml]", CODES(173), "self.yaml:2:11");
    is_refused("[dot.yaml]", CODES(173), "dot.yaml:2:11");
    is_refused("[a.yaml]", CODES(173), "c.yaml:1:11");
    is_refused("[linked.yaml]", CODES(173), "linked.yaml:2:11");
    is_refused("[x.yaml]", CODES(173, 118), "x.yaml:5:11");
}

static void test_outside(void **state) {
    (void)state;
    make_file("outside.yaml", SCALE);
    make_link("../outside.yaml", "q/link.yaml");
    make_link("..", "q/up");
    make_link("../../outside.yaml", "installed/common/link.yaml");
    is_refused("[../outside.yaml]", CODES(171), "lies outside");
    is_refused("[sub/../../outside.yaml]", CODES(171), "lies outside");
    is_refused("[link.yaml]", CODES(171), "lies outside");
    is_refused("[up/outside.yaml]", CODES(171), "lies outside");
    is_refused("[common/link.yaml]", CODES(171), "lies outside");
    is_refused("['/etc/passwd']", CODES(171), "lies outside");
    is_refused("['~/x.yaml']", CODES(171), "lies outside");
    is_refused("['']", CODES(171), "lies outside");
    is_refused("['sub\\x.yaml']", CODES(171), "lies outside");
}

static void test_not_there(void **state) {
    (void)state;
    make_link("nowhere.yaml", "q/broken.yaml");
    is_refused("[none.yaml]", CODES(172), "x.yaml:5:11");
    is_refused("[sub]", CODES(172), "no file `sub`");
    is_refused("[broken.yaml]", CODES(172), "no file");
    is_refused("none.yaml", CODES(103, 172), "a list");
    is_refused("[[none.yaml]]", CODES(103, 118), "a text");
}

static void test_what_an_include_may_hold(void **state) {
    (void)state;
    make_file("q/much.yaml", SCALE "lists: {l: [x, y]}\nthreads: {t: {title: T}}\ninclude: []\n");
    make_file("q/title.yaml", SCALE "title: X\n");
    make_file("q/pages.yaml", SCALE "pages: []\n");
    make_file("q/unknown.yaml", SCALE "lits: {}\n");
    loads("[much.yaml]");
    is_refused("[title.yaml]", CODES(101), "`title` cannot stand in an included file");
    is_refused("[pages.yaml]", CODES(101), "`pages` cannot stand in an included file");
    is_refused("[unknown.yaml]", CODES(101), "did you mean `lists`?");
}

static void test_mistakes_in_an_include(void **state) {
    (void)state;
    make_file("q/list.yaml", "- a\n");
    make_file("q/empty.yaml", "");
    make_file("q/wrong.yaml", SCALE "lists: {l: [x\n");
    make_file("q/binary.yaml", "scales: \x01\n");
    is_refused("[list.yaml]", CODES(103, 118), "list.yaml:1:1");
    is_refused("[empty.yaml]", CODES(25), "empty.yaml");
    is_refused("[wrong.yaml]", CODES(16), "wrong.yaml:2:12");
    is_refused("[binary.yaml]", CODES(5), "binary.yaml:1:9");
}

static void test_names_given_twice(void **state) {
    (void)state;
    make_file("q/one.yaml", SCALE);
    make_file("q/two.yaml", "lists: {s: [x, y]}\n");
    is_refused("[one.yaml, two.yaml]", CODES(105), "two.yaml:1:9");
}

static void test_too_many(void **state) {
    (void)state;
    char name[32], yaml[64], all[2000] = "[";
    for (int i = 0; i < 12; i++) {
        snprintf(name, sizeof name, "q/deep%d.yaml", i);
        snprintf(yaml, sizeof yaml, i < 11 ? "include: [deep%d.yaml]\n" : SCALE, i + 1);
        make_file(name, yaml);
    }
    is_refused("[deep0.yaml]", CODES(174, 118), "at most 64 files");
    loads("[deep5.yaml]");
    for (int i = 0; i < 65; i++) {
        snprintf(name, sizeof name, "q/n%d.yaml", i);
        make_file(name, i == 0 ? SCALE : "lists: {}\n");
        snprintf(all + strlen(all), sizeof all - strlen(all), "%sn%d.yaml", i ? ", " : "", i);
    }
    strcat(all, "]");
    is_refused(all, CODES(174), "at most 64 files");
}

/* Help resources are found by the language's short name, or by the name the questionnaire gives. */
static void test_help(void **state) {
    (void)state;
    static const char resource[] = "reflect-resources: 1\nlanguage: en\nresources:\n  - {id: a, country: any, name: N, reach: R, "
                                   "hours: H, cost: C, source: S, checked: 2026-11-22}\n";
    static const char *const languages[] = {"en", "en-GB", "fil", "fil-PH"};
    make_folder("q/resources");
    make_file("q/resources/en.yaml", resource);
    make_file("q/resources/fil.yaml", resource);
    make_file("q/other.yaml", resource);
    for (size_t i = 0; i < 4; i++) {
        char yaml[500];
        snprintf(yaml, sizeof yaml, "reflect: 1\nid: x\nlanguage: %s\ntitle: X\n" SCALE PAGES, languages[i]);
        make_file("q/x.yaml", yaml);
        struct trial trial = trial_file(in_folder("q/x.yaml"), NULL);
        trial_loads(&trial);
        assert_string_equal(trial.printed, "");
        assert_int_equal(reflect_questionnaire_resources(trial.questionnaire), 1);
        trial_end(&trial);
    }
    make_file("q/x.yaml", "reflect: 1\nid: x\nlanguage: fi\ntitle: X\n" SCALE PAGES); /* not those of fil */
    struct trial trial = trial_file(in_folder("q/x.yaml"), NULL);
    trial_loads(&trial);
    assert_int_equal(trial_count(&trial, 165), 1);
    trial_says(&trial, "resources/fi.yaml");
    trial_end(&trial);
    make_file("q/x.yaml", "reflect: 1\nid: x\nlanguage: fi\ntitle: X\nhelp: [other.yaml, resources/en.yaml]\n" SCALE PAGES);
    trial = trial_file(in_folder("q/x.yaml"), NULL);
    trial_loads(&trial);
    assert_string_equal(trial.printed, "");
    assert_int_equal(reflect_questionnaire_resources(trial.questionnaire), 2);
    trial_end(&trial);
}

/* A link that leads out of the folder gives no help, and that is said. */
static void test_help_outside(void **state) {
    (void)state;
    make_folder("q/resources");
    make_file("outside.yaml", "x: y\n");
    make_link("../../outside.yaml", "q/resources/en.yaml");
    make_file("q/x.yaml", HEAD SCALE PAGES);
    struct trial trial = trial_file(in_folder("q/x.yaml"), NULL);
    trial_loads(&trial);
    assert_int_equal(trial_count(&trial, 165), 1);
    trial_end(&trial);
    make_file("q/x.yaml", HEAD "help: [../outside.yaml]\n" SCALE PAGES);
    trial = trial_file(in_folder("q/x.yaml"), NULL);
    assert_int_equal(trial.status, REFLECT_INVALID);
    assert_int_equal(trial_count(&trial, 171), 1);
    trial_end(&trial);
}

/* From memory, includes are looked for beside the name that was given. */
static void test_from_memory(void **state) {
    (void)state;
    make_file("q/beside.yaml", SCALE);
    const char *yaml = HEAD "include: [beside.yaml]\n" PAGES;
    struct trial trial = trial_bytes(in_folder("q/not-there.yaml"), yaml, strlen(yaml));
    trial_loads(&trial);
    trial_end(&trial);
}

int main(void) {
#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, begin, end)
    const struct CMUnitTest tests[] = {
        IN_FOLDER(test_beside_below_and_installed),
        IN_FOLDER(test_nearer_first),
        IN_FOLDER(test_includes_of_includes),
        IN_FOLDER(test_diamond),
        IN_FOLDER(test_diamond_by_other_names),
        IN_FOLDER(test_loops),
        IN_FOLDER(test_outside),
        IN_FOLDER(test_not_there),
        IN_FOLDER(test_what_an_include_may_hold),
        IN_FOLDER(test_mistakes_in_an_include),
        IN_FOLDER(test_names_given_twice),
        IN_FOLDER(test_too_many),
        IN_FOLDER(test_help),
        IN_FOLDER(test_help_outside),
        IN_FOLDER(test_from_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
