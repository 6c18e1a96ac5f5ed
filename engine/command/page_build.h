/*
 * page_build.h - the page of a questionnaire as the command line asks for it: found, read in all its languages, put together.
 */
#ifndef REFLECT_COMMAND_PAGE_BUILD_H
#define REFLECT_COMMAND_PAGE_BUILD_H

#include "base/buffer.h"
#include "command/arguments.h"

/* The most that a page may have. */
#define PAGE_BYTES_MAX ((size_t)1 << 30)

/* Appends what all pages have in common. Returns an exit code, with a message where it was not built. */
int page_read_shell(struct buffer *out);
/* Appends the page of the questionnaire `word`, by the options `language` and `title`; `date` is YYYY-MM-DD. Returns an exit code,
   with what was wrong on standard error. */
int page_build(const struct arguments *arguments, const char *word, const char *date, const struct buffer *shell,
               struct buffer *out);

#endif
