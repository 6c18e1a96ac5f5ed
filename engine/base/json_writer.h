/*
 * json_writer.h - writes JSON as it goes, without building a tree.
 *
 * Keys come in the order of the calls; two spaces of indentation a level; UTF-8 is kept, invalid bytes become U+FFFD.
 */
#ifndef REFLECT_BASE_JSON_WRITER_H
#define REFLECT_BASE_JSON_WRITER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/writer.h"

struct json {
    struct writer *writer;
    unsigned depth;
    bool first;             /* nothing stands in the innermost object or array so far */
    bool keyed;             /* a key was written, its value comes next */
    bool compact;           /* set it: everything inside the object or array begun last stands on one line, until that ends */
    unsigned compact_depth; /* whose line that is; json_writer.c keeps it */
};

void json_init(struct json *json, struct writer *writer);
void json_begin_object(struct json *json);
void json_end_object(struct json *json);
void json_begin_array(struct json *json);
void json_end_array(struct json *json);
void json_key(struct json *json, const char *key);
void json_string(struct json *json, const char *bytes, size_t length);
void json_number(struct json *json, long long number);
void json_bool(struct json *json, bool value);
void json_null(struct json *json);
/* key and string in one. */
void json_member(struct json *json, const char *key, const char *string);
/* Ends with a line break. */
void json_finish(struct json *json);

#endif
