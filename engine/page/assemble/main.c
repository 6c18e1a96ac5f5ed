/*
 * assemble-page OUT MODULE EARLY.js PAGE.js PAGE.css - puts together what all pages have in common, when reflect is built.
 *
 * What comes out is a whole page but for {{NAME}} at the places where `reflect page` puts a questionnaire in
 * (command/command_page.c). Its security policy forbids everything except these two scripts and this style, by their digests,
 * and that the module in it is compiled.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "page/assemble/digest.h"
#include "page/assemble/pack.h"
#include "reports/render_html_style.h"

enum { EARLY, PAGE, STYLE, MODULE, PARTS };

static void read_file(struct buffer *out, const char *path) {
    char bytes[4096];
    FILE *file = fopen(path, "rb");
    buffer_init(out, (size_t)64 << 20);
    for (size_t count; file && (count = fread(bytes, 1, sizeof bytes, file)) > 0;)
        buffer_put(out, bytes, count);
    if (!file || ferror(file) || out->status != REFLECT_OK || out->length == 0) {
        (void)fprintf(stderr, "assemble-page: cannot read %s\n", path);
        exit(EXIT_FAILURE);
    }
    (void)fclose(file);
}

/* A script or style without what is there for whoever reads its source: indentation, and comments that have lines to themselves. No
   text in them goes over several lines. */
static void read_bare(struct buffer *out, const char *path) {
    struct buffer file;
    bool comment = false;
    read_file(&file, path);
    buffer_init(out, (size_t)64 << 20);
    for (const char *at = file.bytes, *end = file.bytes + file.length, *next; at < end; at = next) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        next = stop ? stop + 1 : end;
        at += strspn(at, " ");
        bool opens = strncmp(at, "/*", 2) == 0, closes = next - at >= 3 && memcmp(next - 3, "*/", 2) == 0;
        if (!comment && !opens && strncmp(at, "//", 2) != 0 && *at != '\n')
            buffer_put(out, at, (size_t)(next - at));
        comment = (comment || opens) && !closes;
    }
    buffer_release(&file);
}

static void put_digest(struct buffer *out, const struct buffer *part) {
    unsigned char digest[DIGEST_BYTES];
    digest_sha256(part->bytes, part->length, digest);
    buffer_puts(out, " 'sha256-");
    pack_base64(out, digest, sizeof digest);
    buffer_puts(out, "'");
}

static void put_head(struct buffer *out, const struct buffer parts[PARTS]) {
    buffer_puts(out, "<!DOCTYPE html>\n<html lang=\"{{language}}\" dir=\"{{direction}}\">\n<head>\n<meta charset=\"utf-8\">\n"
                     "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src");
    put_digest(out, &parts[EARLY]);
    put_digest(out, &parts[PAGE]);
    buffer_puts(out, " 'wasm-unsafe-eval'; style-src");
    put_digest(out, &parts[STYLE]);
    buffer_puts(out, "; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types reflect\">\n"
                     "<meta name=\"referrer\" content=\"no-referrer\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                     "<meta name=\"color-scheme\" content=\"light dark\">\n<title>{{title}}</title>\n<style>");
    buffer_put(out, parts[STYLE].bytes, parts[STYLE].length);
    buffer_puts(out, "</style>\n<script>");
    buffer_put(out, parts[EARLY].bytes, parts[EARLY].length);
    buffer_puts(out, "</script>\n</head>\n");
}

static void put_body(struct buffer *out, const struct buffer parts[PARTS]) {
    buffer_puts(out, "<body data-made=\"{{made}}\" data-from=\"{{from}}\">\n<section id=\"failed\">\n{{failed}}</section>\n"
                     "<header><button type=\"button\" id=\"help\"></button><select id=\"language\" hidden></select>"
                     "<button type=\"button\" id=\"leave\"></button></header>\n"
                     "<main id=\"main\"></main>\n<p id=\"status\" role=\"status\"></p>\n"
                     "<dialog id=\"places\" aria-labelledby=\"places-title\"></dialog>\n"
                     "{{images}}<script type=\"text/plain\" id=\"module\">");
    pack_gzip(out, (const unsigned char *)parts[MODULE].bytes, parts[MODULE].length);
    buffer_puts(out, "</script>\n<script>");
    buffer_put(out, parts[PAGE].bytes, parts[PAGE].length);
    buffer_puts(out, "</script>\n</body>\n</html>\n");
}

int main(int count, char **words) {
    struct buffer parts[PARTS], style, out;
    if (count != 6) {
        (void)fputs("usage: assemble-page OUT MODULE EARLY.js PAGE.js PAGE.css\n", stderr);
        return EXIT_FAILURE;
    }
    read_file(&parts[MODULE], words[2]);
    read_bare(&parts[EARLY], words[3]);
    read_bare(&parts[PAGE], words[4]);
    read_bare(&style, words[5]);
    buffer_init(&parts[STYLE], (size_t)64 << 20);
    buffer_puts(&parts[STYLE], HTML_STYLE);
    buffer_put(&parts[STYLE], style.bytes, style.length);
    buffer_init(&out, (size_t)64 << 20);
    put_head(&out, parts);
    put_body(&out, parts);
    FILE *file = fopen(words[1], "wb");
    bool done = out.status == REFLECT_OK && parts[STYLE].status == REFLECT_OK && file &&
                fwrite(out.bytes, 1, out.length, file) == out.length;
    done = file && fclose(file) == 0 && done;
    for (size_t i = 0; i < PARTS; i++)
        buffer_release(&parts[i]);
    buffer_release(&style);
    buffer_release(&out);
    if (!done)
        (void)fprintf(stderr, "assemble-page: cannot write %s\n", words[1]);
    return done ? EXIT_SUCCESS : EXIT_FAILURE;
}
