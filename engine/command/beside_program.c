/*
 * beside_program.c - see beside_program.h.
 */
#define _POSIX_C_SOURCE 200809L

#include "command/beside_program.h"

#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool beside_program(const char *name, struct buffer *out) {
    static const char *const places[] = {"/", "/../", "/../lib/reflect/"};
    char program[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
    program[length > 0 ? length : 0] = '\0';
    const char *slash = strrchr(program, '/');
    for (size_t i = 0; slash != NULL && i < sizeof places / sizeof *places; i++) {
        struct stat status;
        buffer_clear(out);
        buffer_put(out, program, (size_t)(slash - program));
        buffer_puts(out, places[i]);
        buffer_puts(out, name);
        if (out->status == REFLECT_OK && stat(out->bytes, &status) == 0 && status.st_size > 0)
            return true;
    }
    return false;
}
