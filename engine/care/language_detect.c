/*
 * language_detect.c - see language_detect.h.
 *
 * Each language has small words that stand in nearly every sentence and in no sentence of its neighbours. They are counted over all
 * texts of a questionnaire. A language is plain where at least 15 such words were met, one in twelve of all words is of them, and
 * they are five times as many as those of the language that the file names: a quotation, a name or a borrowed line comes nowhere
 * near. Of a language without a list here nothing is said, nor of a short text.
 */
#include "care/language_detect.h"

#include <string.h>

enum { MARKS_LEAST = 15, ONE_IN = 12, TIMES = 5, WORD_MAX = 16 };

/* Words are parted by blanks, and stand for one of these languages alone. */
static const struct {
    const char *name, *english, *marks;
} tongues[TONGUES] = {
    {"en", "English", " the and of you with what is it that this for how are your which when they have would was "},
    {"es", "Spanish",
     " el los las y qu\xC3\xA9 con una del est\xC3\xA1 c\xC3\xB3mo cuando pero muy hay usted algo eso nada esto m\xC3\xA1s "},
    {"de", "German", " der und nicht das ist sie mit wie ein eine ich zu auf sich wenn oder auch dem noch f\xC3\xBCr "},
    {"fr", "French", " le les des et vous est une dans qui quand avec pour ce sont ou cette chose plus votre je "},
    {"it", "Italian", " il che di sono gli della per non quando pi\xC3\xB9 anche questo cosa quello nel tua tuo essere alla ci "},
    {"pt", "Portuguese",
     " os voc\xC3\xAA n\xC3\xA3o uma com em mais do da quando est\xC3\xA1s isso ao seu sua mas algu\xC3\xA9m nos pelo tem "},
    {"nl", "Dutch", " het een niet van ik je dat zijn met voor op wat hoe maar ook bij wie uw naar als "},
};

static int is_letter(char byte) {
    return (unsigned char)byte >= 0x80 || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static void count(struct tongue *tongue, const char *bytes, size_t length) {
    char word[WORD_MAX + 3];
    tongue->words++;
    if (length > WORD_MAX)
        return;
    word[0] = ' ';
    for (size_t i = 0; i < length; i++)
        word[i + 1] = bytes[i] >= 'A' && bytes[i] <= 'Z' ? (char)(bytes[i] + ('a' - 'A')) : bytes[i];
    word[length + 1] = ' ';
    word[length + 2] = '\0';
    for (size_t i = 0; i < TONGUES; i++)
        tongue->marks[i] += strstr(tongues[i].marks, word) != NULL;
}

void tongue_add(struct tongue *tongue, const char *bytes, size_t length) {
    for (size_t at = 0; at < length;) {
        size_t from = at;
        while (at < length && is_letter(bytes[at]))
            at++;
        if (at > from)
            count(tongue, bytes + from, at - from);
        else
            at++;
    }
}

const char *tongue_other(const struct tongue *tongue, const char *name, const char **english) {
    size_t said = TONGUES, best = 0, length = strcspn(name, "-");
    for (size_t i = 0; i < TONGUES; i++) {
        if (length == strlen(tongues[i].name) && memcmp(tongues[i].name, name, length) == 0)
            said = i;
        if (tongue->marks[i] > tongue->marks[best])
            best = i;
    }
    size_t marks = tongue->marks[best];
    if (said == TONGUES || best == said || marks < MARKS_LEAST || marks * ONE_IN < tongue->words ||
        marks < TIMES * tongue->marks[said])
        return NULL;
    *english = tongues[best].english;
    return tongues[best].name;
}
