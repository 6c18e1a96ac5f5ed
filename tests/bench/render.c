/*
 * render.c - how fast a summary is composed and written in each format, beside md4c making HTML of the same Markdown.
 *
 *     render FILE
 *
 * Rates are in bytes written. md4c's HTML writer is a library of its own; it is looked for when the program runs, and the
 * comparison is left out where it is not installed.
 */
#include "tests/bench/measure.h" /* first: it says which clocks are wanted */

#include <dlfcn.h>
#include <string.h>

#include <md4c.h>

/* Bytes that were written, kept where there is room for them. */
struct kept {
    char *bytes;
    size_t length, room;
};

static reflect_status count_only(void *context, const char *bytes, size_t length) {
    (void)bytes;
    *(size_t *)context += length;
    return REFLECT_OK;
}

static reflect_status keep(void *context, const char *bytes, size_t length) {
    struct kept *kept = context;
    if (kept->length + length > kept->room) {
        kept->room = (kept->length + length) * 2;
        kept->bytes = realloc(kept->bytes, kept->room);
        if (!kept->bytes)
            measure_fail("no memory");
    }
    memcpy(kept->bytes + kept->length, bytes, length);
    kept->length += length;
    return REFLECT_OK;
}

/* ---- md4c */

typedef int md_html_function(const MD_CHAR *, MD_SIZE, void (*)(const MD_CHAR *, MD_SIZE, void *), void *, unsigned, unsigned);

static md_html_function *find_md_html(void) {
    md_html_function *function = NULL;
    void *library = dlopen("libmd4c-html.so.0", RTLD_NOW), *symbol = library ? dlsym(library, "md_html") : NULL;
    if (symbol)
        memcpy(&function, &symbol, sizeof function);
    return function;
}

static void count_html(const MD_CHAR *bytes, MD_SIZE length, void *context) {
    count_only(context, bytes, length);
}

static uint64_t time_md4c(md_html_function *md_html, const struct kept *markdown, size_t *written) {
    *written = 0;
    uint64_t start = measure_work();
    if (md_html(markdown->bytes, (MD_SIZE)markdown->length, count_html, written, 0, 0) != 0)
        measure_fail("md4c has failed");
    return measure_work() - start;
}

/* ---- The formats */

static uint64_t time_render(const reflect_summary *summary, const char *format, size_t *written) {
    *written = 0;
    uint64_t start = measure_work();
    if (reflect_summary_render(summary, format, (reflect_sink){count_only, written}) != REFLECT_OK)
        measure_fail("a renderer has failed");
    return measure_work() - start;
}

static void print_rate(const char *name, struct times *times, size_t written) {
    char key[64];
    snprintf(key, sizeof key, "%s_mb_s", name);
    measure_print(key, (double)written / times_at(times, 0.5) * 1000);
    snprintf(key, sizeof key, "%s_bytes", name);
    measure_print(key, (double)written);
}

enum { FORMATS_MAX = 8 };

static void measure_formats(const reflect_summary *summary) {
    struct times times[FORMATS_MAX + 1] = {{NULL, 0, 0}}, *md4c = &times[FORMATS_MAX];
    size_t written[FORMATS_MAX + 1] = {0};
    struct kept markdown = {NULL, 0, 0};
    md_html_function *md_html = find_md_html();
    if (reflect_summary_render(summary, "markdown", (reflect_sink){keep, &markdown}) != REFLECT_OK)
        measure_fail("the Markdown renderer has failed");
    uint64_t since = measure_now();
    while (measure_goes_on(times[0].count, since)) {
        for (size_t i = 0; i < FORMATS_MAX && reflect_format_name(i); i++)
            times_add(&times[i], time_render(summary, reflect_format_name(i), &written[i]));
        if (md_html)
            times_add(md4c, time_md4c(md_html, &markdown, &written[FORMATS_MAX]));
    }
    for (size_t i = 0; i < FORMATS_MAX && reflect_format_name(i); i++)
        print_rate(reflect_format_name(i), &times[i], written[i]);
    if (md_html)
        print_rate("md4c", md4c, written[FORMATS_MAX]);
    for (size_t i = 0; i <= FORMATS_MAX; i++)
        free(times[i].each);
    free(markdown.bytes);
}

static reflect_summary *compose(const reflect_sitting *sitting) {
    const reflect_summary_options options = {.date = "2026-11-22"};
    struct times times = {NULL, 0, 0};
    reflect_summary *summary = NULL;
    uint64_t since = measure_now();
    while (measure_goes_on(times.count, since)) {
        reflect_summary_free(summary);
        uint64_t start = measure_work();
        if (reflect_summary_new(sitting, &options, &summary) != REFLECT_OK)
            measure_fail("the summary could not be composed");
        times_add(&times, measure_work() - start);
    }
    measure_print("compose_ns", times_at(&times, 0.5));
    free(times.each);
    return summary;
}

int main(int argc, char **argv) {
    if (argc != 2)
        measure_fail("usage: render FILE");
    reflect_questionnaire *questionnaire = measure_load(argv[1]);
    struct ready *ready = ready_all(questionnaire);
    reflect_sitting *sitting = NULL;
    if (reflect_sitting_new(questionnaire, &sitting) != REFLECT_OK)
        measure_fail("no memory");
    while (measure_step(sitting, ready) != REFLECT_NONE) {
    }
    reflect_summary *summary = compose(sitting);
    measure_formats(summary);
    reflect_summary_free(summary);
    reflect_sitting_free(sitting);
    free(ready);
    reflect_questionnaire_free(questionnaire);
    return 0;
}
