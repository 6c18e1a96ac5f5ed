/*
 * confine_files.c - see confine_files.h.
 */
#define _POSIX_C_SOURCE 200809L

#include "command/confine_files.h"

#include <stdlib.h>

#include "command/confine.h"
#include "command/save.h"

static const char *const anyone[] = {".", "/tmp", "/media", "/mnt", "/run/media"};
enum { ANYONE = sizeof anyone / sizeof *anyone };

void close_files(const char *output, bool asks, const char *kept) {
    const char *written[ANYONE + 3], *const keeps[] = {kept, NULL}, *home = getenv("HOME");
    struct buffer place;
    size_t count = 0;
    buffer_init(&place, REFLECT_WRITTEN_MAX);
    if (output != NULL && save_place(output, &place))
        written[count++] = place.bytes;
    for (size_t i = 0; asks && i < ANYONE; i++)
        written[count++] = anyone[i];
    if (asks && home != NULL)
        written[count++] = home;
    written[count] = NULL;
    (void)confine_files(&(struct confinement){.written = written, .kept = keeps});
    buffer_release(&place);
}
