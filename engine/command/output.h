/*
 * output.h - what a command says: results to standard output, messages to standard error.
 *
 * Messages may hold words from the command line or a file; controls in them are escaped.
 */
#ifndef REFLECT_COMMAND_OUTPUT_H
#define REFLECT_COMMAND_OUTPUT_H

#include "base/writer.h"
#include "reflect.h"

/* Writing to a descriptor, with the reason where it failed. */
struct descriptor_output {
    int descriptor;
    int error; /* errno of the write that failed, or 0 */
};
reflect_sink descriptor_sink(struct descriptor_output *output);

/* Standard output. `sink` is for functions of the library, `writer` for words of our own; one after the other, not mixed:
   call output_flush between. */
struct output {
    struct descriptor_output descriptor;
    reflect_sink sink;
    struct writer writer;
};
void output_init(struct output *output);
void output_flush(struct output *output);
/* Passes on what is left; EXIT_DONE, or EXIT_SYSTEM with a message where it could not be written. */
int output_finish(struct output *output);

/* "reflect: MESSAGE", and a further line that belongs to it. */
void complain(const char *format, ...) __attribute__((format(printf, 1, 2)));
void complain_more(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* The exit code for a status of the library; says what it was where that is not yet said by diagnostics. */
int exit_of(reflect_status status);
/* Writes diagnostics to standard error. */
void show_diagnostics(reflect_diagnostics *diagnostics);
/* The exit code for a status that came with diagnostics: where they name an error, the input is wrong, and it is said. */
int exit_after(reflect_status status, const reflect_diagnostics *diagnostics);

#endif
