/*
 * beside_program.h - files that belong to the program and are not in it.
 */
#ifndef REFLECT_COMMAND_BESIDE_PROGRAM_H
#define REFLECT_COMMAND_BESIDE_PROGRAM_H

#include <stdbool.h>

#include "base/buffer.h"

/* Appends the path of a file that was built or installed with the program: beside it, in the folder above, or in lib/reflect there.
   False where there is none; an empty file stands for one that could not be built. */
bool beside_program(const char *name, struct buffer *out);

#endif
