/*
 * output.c - see output.h.
 */
#define _POSIX_C_SOURCE 200809L

#include "command/output.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/text.h"
#include "command/command.h"

/* The longest message; what a person misspelt may be long, but nobody reads more. */
enum { MESSAGE_MAX = 4096 };

static reflect_status write_all(void *context, const char *bytes, size_t length) {
    struct descriptor_output *output = context;
    while (length > 0) {
        ssize_t written = write(output->descriptor, bytes, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0) {
            output->error = errno;
            return REFLECT_IO;
        }
        bytes += written;
        length -= (size_t)written;
    }
    return REFLECT_OK;
}

reflect_sink descriptor_sink(struct descriptor_output *output) {
    return (reflect_sink){.write = write_all, .context = output};
}

void output_init(struct output *output) {
    output->descriptor = (struct descriptor_output){.descriptor = STDOUT_FILENO};
    output->sink = descriptor_sink(&output->descriptor);
    writer_init(&output->writer, output->sink);
}

void output_flush(struct output *output) {
    if (writer_finish(&output->writer) == REFLECT_OK)
        writer_init(&output->writer, output->sink);
}

int output_finish(struct output *output) {
    reflect_status status = writer_finish(&output->writer);
    if (status == REFLECT_OK && output->descriptor.error == 0)
        return EXIT_DONE;
    complain("cannot write to standard output: %s", strerror(output->descriptor.error));
    return EXIT_SYSTEM;
}

static void say(const char *before, const char *format, va_list arguments) {
    char message[MESSAGE_MAX];
    struct descriptor_output errors = {.descriptor = STDERR_FILENO};
    struct buffer safe;
    (void)vsnprintf(message, sizeof message, format, arguments);
    buffer_init(&safe, (size_t)MESSAGE_MAX * 16);
    buffer_puts(&safe, before);
    text_append_safe(&safe, message, strlen(message), false);
    buffer_char(&safe, '\n');
    if (safe.length > 0)
        (void)write_all(&errors, safe.bytes, safe.length);
    buffer_release(&safe);
}

void complain(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    say("reflect: ", format, arguments);
    va_end(arguments);
}

void complain_more(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    say("  ", format, arguments);
    va_end(arguments);
}

int exit_of(reflect_status status) {
    switch (status) {
    case REFLECT_OK:
        return EXIT_DONE;
    case REFLECT_INVALID:
        return EXIT_INPUT;
    case REFLECT_NO_MEMORY:
    case REFLECT_IO:
        complain("%s", reflect_status_text(status));
        return EXIT_SYSTEM;
    default:
        complain("%s", reflect_status_text(status));
        return EXIT_INPUT;
    }
}

void show_diagnostics(reflect_diagnostics *diagnostics) {
    struct descriptor_output errors = {.descriptor = STDERR_FILENO};
    (void)reflect_diagnostics_print(diagnostics, descriptor_sink(&errors));
}

int exit_after(reflect_status status, const reflect_diagnostics *diagnostics) {
    bool said = status != REFLECT_OK && status != REFLECT_NO_MEMORY && reflect_diagnostics_errors(diagnostics) > 0;
    return said ? EXIT_INPUT : exit_of(status);
}
