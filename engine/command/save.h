/*
 * save.h - a summary, or answers, into a file: whole or not at all, and for its owner alone.
 */
#ifndef REFLECT_COMMAND_SAVE_H
#define REFLECT_COMMAND_SAVE_H

#include <stdbool.h>

#include "base/buffer.h"
#include "command/arguments.h"
#include "reflect.h"

enum save_result {
    SAVE_DONE,
    SAVE_EXISTS,    /* there is such a file, and it was not to be replaced */
    SAVE_INPUT,     /* the command reads this file */
    SAVE_NO_FORMAT, /* no format of that name or ending */
    SAVE_CLOSED,    /* in a folder that the program has closed to itself, see confine.h */
    SAVE_FAILED     /* the system refused */
};

/* Files that the command reads: nothing is saved in their place, through whatever link or name. Each by its path (NULL is none),
   or all that were read with these diagnostics. */
void save_spare(const char *path);
void save_spare_read(const reflect_diagnostics *diagnostics);

/* Formats by their number: names and endings, NULL past the end. */
struct save_formats {
    const char *(*name)(size_t index);
    const char *(*ending)(size_t index);
};

/* The format that `name` says, or where it is NULL the ending of `path` (none means the first). NULL, with the reason in `why`,
   where there is none. */
const char *save_choose_format(const struct save_formats *formats, const char *name, const char *path, struct buffer *why);
/* The same among those of a summary. */
const char *save_format(const char *name, const char *path, struct buffer *why);

/* How a PDF shall look, from the options --paper, --large and --black-and-white. False, with the reason in `why`, where there is no
   such paper. */
bool save_choose_look(const struct arguments *arguments, reflect_pdf_look *out, struct buffer *why);

/* Whether a file could be written at `path`: before a person has given their time. */
enum save_result save_look(const char *path, bool force, struct buffer *why);

/* Where writing to `path` takes place: the folder of the file or, where it is a device or a pipe, itself. False where there can be no
   such file. */
bool save_place(const char *path, struct buffer *out);

/* Writes some content into a sink. */
typedef reflect_status save_content(const void *content, const char *format, reflect_sink sink);

/* Writes `content` to `path`. The file is readable by its owner alone (0600) and appears when it is complete and on the
   disk; after a failure nothing of it is left, and a file that stood there stands there still. A path that is no file (a
   pipe, a device) is written to directly. The reason of a failure is put into `why`, as a sentence without a full stop. */
enum save_result save_file(save_content *write, const void *content, const char *format, const char *path, bool force,
                           struct buffer *why);
/* The same for what an author wrote: it takes the place of a file that is there, and keeps its permissions; a new one has those that the
   system gives. */
enum save_result save_over(save_content *write, const void *content, const char *path, struct buffer *why);
/* The same with an author's file, which is nothing private: whoever may read the person's other files may read it. */
enum save_result save_shared(const struct buffer *bytes, const char *path, bool force, struct buffer *why);
/* Writes the summary to `sink` in a format that save_format gave, PDF among them; `look` is of a PDF. What there is to say about
   it is put into `why`: the reason of a failure, or, where it went well, which characters are missing. */
reflect_status save_render(const reflect_summary *summary, const char *format, const reflect_pdf_look *look, reflect_sink sink,
                           struct buffer *why);
/* Both together. */
enum save_result save_summary(const reflect_summary *summary, const char *format, const reflect_pdf_look *look, const char *path,
                              bool force, struct buffer *why);
/* The exit code of a result; says why it went wrong, and what helps. */
int save_exit(enum save_result result, const struct buffer *why);

#endif
