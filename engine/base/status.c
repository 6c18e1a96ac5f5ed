/*
 * status.c - what a status is called, and the way back for strings.
 *
 * The two public functions that belong to no object. A string that crossed the public header is freed here, by the same
 * library that allocated it.
 */
#include <stdlib.h>

#include "reflect.h"

const char *reflect_status_text(reflect_status status) {
    switch (status) {
    case REFLECT_OK:
        return "It went well.";
    case REFLECT_INVALID:
        return "The input is wrong.";
    case REFLECT_REFUSED:
        return "That answer is not among those allowed here.";
    case REFLECT_NOT_FOUND:
        return "There is nothing of that name.";
    case REFLECT_LIMIT:
        return "This is more than reflect allows.";
    case REFLECT_NO_MEMORY:
        return "There is not enough memory.";
    case REFLECT_IO:
        return "The system could not read or write.";
    case REFLECT_BUSY:
        return "It is open in another program.";
    case REFLECT_LATER:
        return "It was made by a later version of reflect, or on another kind of machine.";
    }
    return "Something unknown happened.";
}

void reflect_string_free(char *string) {
    free(string);
}
