/*
 * fold.c - see fold.h.
 */
#include "terminal/fold.h"

#include "base/text.h"

size_t fold_hang(const char *line, size_t length) {
    size_t hang = 0;
    while (hang < length && line[hang] == ' ')
        hang++;
    size_t mark = hang;
    while (mark < length && line[mark] >= '0' && line[mark] <= '9')
        mark++;
    if (mark > hang && mark + 1 < length && line[mark] == '.' && line[mark + 1] == ' ')
        return mark + 2;
    if (hang + 1 < length && line[hang] == '-' && line[hang + 1] == ' ')
        return hang + 2;
    return hang;
}

size_t fold_row(const char *text, size_t length, size_t room) {
    size_t columns = 0, at = 0, space = 0;
    while (at < length) {
        size_t width;
        size_t taken = text_cluster(text + at, text + length, &width);
        if (text[at] == ' ')
            space = at;
        if (columns + width > room && at > 0)
            return text[at] == ' ' ? at : space > 0 ? space : at;
        columns += width;
        at += taken;
    }
    return length;
}
