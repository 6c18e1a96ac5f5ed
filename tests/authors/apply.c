/*
 * apply.c - puts into a file what `reflect check --format json` says to write there: `apply FILE < REPORT > MENDED`.
 *
 * It takes the first replacement of the report. Lines and columns are counted from 1, columns in code points. The exit is 1 where the
 * report holds no replacement, and 2 where its place is not in the file.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>

static char *read_all(FILE *file, size_t *length) {
    enum { ROOM = 1 << 20 };
    char *bytes = file ? malloc(ROOM) : NULL;
    *length = bytes ? fread(bytes, 1, ROOM - 1, file) : 0;
    if (bytes)
        bytes[*length] = '\0';
    return bytes;
}

/* The byte at which a line and column stand; `length` where there is no such place. */
static size_t byte_of(const char *bytes, size_t length, int line, int column) {
    size_t at = length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    for (; at < length && line > 1; at++)
        line -= bytes[at] == '\n';
    for (; at < length && column > 1; column--)
        for (at++; at < length && ((unsigned char)bytes[at] & 0xC0) == 0x80;)
            at++;
    return at;
}

static int number(const cJSON *object, const char *key) {
    const cJSON *value = cJSON_GetObjectItemCaseSensitive(object, key);
    return cJSON_IsNumber(value) ? value->valueint : 0;
}

static const cJSON *first_replacement(const cJSON *report) {
    const cJSON *said;
    cJSON_ArrayForEach(said, report) {
        const cJSON *replace = cJSON_GetObjectItemCaseSensitive(said, "replace");
        if (replace)
            return replace;
    }
    return NULL;
}

static int put(const char *bytes, size_t length, const cJSON *replace) {
    const char *with = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(replace, "with"));
    size_t from = byte_of(bytes, length, number(replace, "line"), number(replace, "column"));
    size_t to = byte_of(bytes, length, number(replace, "end-line"), number(replace, "end-column"));
    if (!with || from > to || to >= length)
        return 2;
    fwrite(bytes, 1, from, stdout);
    fputs(with, stdout);
    fwrite(bytes + to, 1, length - to, stdout);
    return 0;
}

int main(int count, char **words) {
    size_t length = 0, report_length = 0;
    FILE *file = count == 2 ? fopen(words[1], "rb") : NULL;
    char *bytes = read_all(file, &length), *said = read_all(stdin, &report_length);
    cJSON *report = said ? cJSON_Parse(said) : NULL;
    const cJSON *replace = first_replacement(report);
    int result = bytes && replace ? put(bytes, length, replace) : 1;
    cJSON_Delete(report);
    free(said);
    free(bytes);
    if (file)
        fclose(file);
    return result;
}
