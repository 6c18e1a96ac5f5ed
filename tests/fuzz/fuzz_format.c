/*
 * fuzz_format.c - any bytes as a file for `reflect fmt`: laid out, or refused; and what was laid out stays as it is the second time.
 */
#include "tests/fuzz/target.h"

static char *format(const char *bytes, size_t length) {
    char *out = NULL;
    reflect_library *library = reflect_library_new();
    reflect_diagnostics *diagnostics = reflect_diagnostics_new();
    if (library && diagnostics && reflect_format(library, "fuzz.yaml", bytes, length, diagnostics, &out) != REFLECT_OK)
        out = NULL;
    reflect_diagnostics_free(diagnostics);
    reflect_library_free(library);
    return out;
}

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t length) {
    char *once = format((const char *)bytes, length);
    char *twice = once ? format(once, strlen(once)) : NULL;
    target_must(!once || (twice && strcmp(once, twice) == 0));
    reflect_string_free(once);
    reflect_string_free(twice);
    return 0;
}
