/*
 * catalogue_file.c - what is known about mistakes in the bytes of a file: R0001 to R0009.
 */
#include "base/catalogue_parts.h"

static const struct catalogue_entry entries[] = {
    {
        CODE_FILE_UNREADABLE,
        REFLECT_ERROR,
        "The file cannot be read",
        "reflect was asked to read a file and could not. Most often its name is spelt a little differently, or it lies in "
        "another folder than the one you are in. It can also be a folder instead of a file, or belong to someone else, so that "
        "you are not allowed to read it.\n\n"
        "Look at the name and the folder first. Capital letters count.",
        "# the file is called evening.yaml\nreflect check evning.yaml\n",
        "# the name as it is\nreflect check evening.yaml\n",
    },
    {
        CODE_FILE_TOO_LARGE,
        REFLECT_ERROR,
        "The file is too large",
        "A questionnaire is words, and even a very long one is small. This file is larger than any questionnaire reflect reads, "
        "so it is probably something else: a picture, a recording, or a collection of many files.\n\n"
        "If it is a questionnaire after all, divide it into several.",
        "# the name of a picture where a questionnaire is expected\nreflect check evening.png\n",
        "# the questionnaire itself\nreflect check evening.yaml\n",
    },
    {
        CODE_NOT_UTF8,
        REFLECT_ERROR,
        "Some bytes are not UTF-8",
        "Files are stored as numbers, and UTF-8 is the rule that says which number means which letter. This file was stored by "
        "another rule, so an accented letter or a curly quotation mark in it cannot be read for certain. reflect does not guess, "
        "because a wrong guess would put wrong letters before the people who answer.\n\n"
        "In your editor choose \"Save with encoding\" or \"Save as\", and there UTF-8.",
        "# evening.yaml, saved as Windows-1252\ntitle: Un caf\xEF\xBF\xBD le soir\n",
        "# evening.yaml, saved as UTF-8\ntitle: Un caf\xC3\xA9 le soir\n",
    },
    {
        CODE_NUL,
        REFLECT_ERROR,
        "A NUL byte",
        "A NUL is a byte of value zero. It stands in no text, so this file was either damaged or is stored as UTF-16, where "
        "every second byte is one.\n\n"
        "In your editor choose \"Save with encoding\" or \"Save as\", and there UTF-8.",
        "# evening.yaml, saved as UTF-16: a zero byte beside each letter\nt.i.t.l.e.:. .E.v.e.n.i.n.g.\n",
        "# evening.yaml, saved as UTF-8\ntitle: Evening\n",
    },
    {
        CODE_CONTROL,
        REFLECT_ERROR,
        "A control character",
        "Control characters do not show as letters; they ring a bell, move the cursor or change colours. They slip into a file "
        "when text is copied from a terminal or from an old document. reflect refuses them, because they could change what "
        "people see on their screens.\n\n"
        "Delete the place shown and type it again. In these messages such a character is written like <U+0007>.",
        HEAD PAGE WORD_ASK("What word\x07 fits this evening?"),
        HEAD PAGE WORD,
    },
    {
        CODE_BIDI_CONTROL,
        REFLECT_WARNING,
        "An invisible direction control",
        "This character cannot be seen. It turns the reading direction of what follows, so that a line can read differently on "
        "the screen than it is stored. Scripts such as Hebrew and Arabic do not need it: their letters carry their direction "
        "with them.\n\n"
        "It usually comes along when text is copied from elsewhere. Delete it, or type the line again. In these messages it is "
        "written like <U+202E>.",
        HEAD PAGE WORD_ASK("What word \xE2\x80\xAE"
                           "fits this evening?"),
        HEAD PAGE WORD,
    },
};

const struct catalogue_part catalogue_file = CATALOGUE_PART(entries);
