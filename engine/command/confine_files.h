/*
 * confine_files.h - closes the file system when everything is read, but for what a command still writes.
 */
#ifndef REFLECT_COMMAND_CONFINE_FILES_H
#define REFLECT_COMMAND_CONFINE_FILES_H

#include <stdbool.h>

/* `output` is the file that is written, `kept` the folder of kept sittings; NULL for none. Where the person `asks` for a file at the
   end, nobody knows yet where: then it is open wherever people keep what is theirs. Files can be made there, and still not be
   read. */
void close_files(const char *output, bool asks, const char *kept);

#endif
