/*
 * open.c - see open.h.
 */
#include "source/open.h"

#include <stdlib.h>
#include <string.h>

#include "source/file.h"

static void report_unreadable(struct reflect_diagnostics *diagnostics, const char *path, reflect_status status) {
    struct span span = {diagnostics_open_source(diagnostics, path, NULL, 0), 0, 0};
    if (status == REFLECT_LIMIT) {
        diagnostics_add(diagnostics, CODE_FILE_TOO_LARGE, span, "this file is larger than the %u megabytes that are read",
                        (unsigned)(FILE_BYTES_MAX >> 20));
        return;
    }
    diagnostics_add(diagnostics, CODE_FILE_UNREADABLE, span,
                    status == REFLECT_NOT_FOUND ? "there is no such file" : "this file could not be read");
    diagnostics_suggest(diagnostics, "check the name and who may read it");
}

static reflect_status take(struct reflect_diagnostics *diagnostics, const char *name, char *bytes, size_t length,
                           uint32_t *source) {
    *source = diagnostics_open_source(diagnostics, name, bytes, length);
    return *source == SOURCE_NONE ? REFLECT_NO_MEMORY : REFLECT_OK;
}

reflect_status source_open(struct reflect_diagnostics *diagnostics, const char *path, uint32_t *source) {
    char *bytes = NULL;
    size_t length = 0;
    reflect_status status = file_read(path, &bytes, &length);
    if (status == REFLECT_OK)
        return take(diagnostics, path, bytes, length, source);
    if (status == REFLECT_NO_MEMORY)
        return status;
    report_unreadable(diagnostics, path, status);
    return REFLECT_INVALID;
}

reflect_status source_copy(struct reflect_diagnostics *diagnostics, const char *name, const char *bytes, size_t length,
                           uint32_t *source) {
    char *copy = length <= FILE_BYTES_MAX ? malloc(length + 1) : NULL;
    if (!copy)
        return length <= FILE_BYTES_MAX ? REFLECT_NO_MEMORY : REFLECT_LIMIT;
    memcpy(copy, bytes, length);
    copy[length] = '\0';
    return take(diagnostics, name, copy, length, source);
}
