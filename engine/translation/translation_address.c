/*
 * translation_address.c - see translation_address.h; and when two texts are the same.
 */
#include "translation/translation_address.h"

#include <string.h>

/* By text_role: the section a text stands in, its key there, and the section's place in a side file. */
static const struct {
    const char *section, *key;
    int rank;
} shapes[] = {
    [TEXT_TITLE] = {"title", "title", 0},
    [TEXT_ABOUT] = {"about", "about", 1},
    [TEXT_MATTER] = {"touches-on", "touches-on", 2},
    [TEXT_PAGE_TITLE] = {"pages", "title", 6},
    [TEXT_HEADS_UP] = {"pages", "heads-up", 6},
    [TEXT_ASK] = {"questions", "ask", 6},
    [TEXT_WHY] = {"questions", "why", 6},
    [TEXT_NOTE] = {"notes", "note", 6},
    [TEXT_PAUSE] = {"pauses", "pause", 6},
    [TEXT_STATEMENT] = {"statements", NULL, 6},
    [TEXT_OPTION] = {"questions", NULL, 6},
    [TEXT_STEP] = {"questions", NULL, 6},
    [TEXT_OPTION_AS] = {"questions", "as", 6},
    [TEXT_THREAD_TITLE] = {"threads", "title", 5},
    [TEXT_THREAD_ABOUT] = {"threads", "about", 5},
    [TEXT_SAY] = {"reflections", "say", 7},
    [TEXT_WONDER] = {"reflections", "wonder", 7},
    [TEXT_TRY] = {"reflections", "try", 7},
    [TEXT_ENDING] = {"ending", NULL, 8},
};

int translation_section(enum text_role role, const char *set) {
    if (set)
        return strcmp(set, "scales") == 0 ? 3 : 4;
    return shapes[role].rank;
}

const char *translation_key(enum text_role role) {
    return shapes[role].key;
}

bool translation_by_words(enum text_role role, bool has_id) {
    return role == TEXT_MATTER || ((role == TEXT_NOTE || role == TEXT_PAUSE) && !has_id);
}

/* ---- The same words */

enum { A_SPACE = 256, A_BREAK, THE_END };

/* The next byte of a text, with white space as one sign, and as another where it parts paragraphs. */
static int next_sign(const char **at, const char *end) {
    int breaks = 0;
    const char *begin = *at;
    while (*at < end && strchr(" \t\r\n", **at))
        breaks += *(*at)++ == '\n';
    if (*at == end)
        return THE_END;
    if (*at > begin)
        return breaks > 1 ? A_BREAK : A_SPACE;
    return (unsigned char)*(*at)++;
}

bool translation_same(const char *text, size_t length, const char *other, size_t other_length) {
    const char *end = text + length, *other_end = other + other_length;
    while (text < end && strchr(" \t\r\n", *text))
        text++;
    while (other < other_end && strchr(" \t\r\n", *other))
        other++;
    for (;;) {
        int sign = next_sign(&text, end);
        if (sign != next_sign(&other, other_end))
            return false;
        if (sign == THE_END)
            return true;
    }
}

/* ---- Addresses */

static void put_part(struct buffer *out, const struct node *name) {
    if (!name)
        return;
    buffer_char(out, '/');
    buffer_put(out, name->text, name->length);
}

static void put_words(struct buffer *out, const struct node *text) {
    const char *at = text->text, *end = at + text->length;
    while (at < end && strchr(" \t\r\n", *at))
        at++;
    buffer_char(out, '\n');
    for (int sign; (sign = next_sign(&at, end)) != THE_END;)
        buffer_char(out, sign == A_BREAK ? '\n' : sign == A_SPACE ? ' ' : (char)sign);
}

static void put_option(struct buffer *out, const struct text_place *place) {
    const struct text_owner *owner = &place->owner;
    buffer_puts(out, owner->set ? owner->set : "questions");
    put_part(out, owner->id);
    buffer_puts(out, owner->set ? "" : "/options");
    put_part(out, owner->option);
    buffer_puts(out, place->role == TEXT_OPTION_AS ? "/as" : "");
}

const char *translation_address(struct translation *translation, const struct text_place *place, const struct node *text) {
    struct buffer *out = &translation->address;
    enum text_role role = place->role;
    buffer_clear(out);
    if (role == TEXT_OPTION || role == TEXT_STEP || role == TEXT_OPTION_AS) {
        put_option(out, place);
    } else {
        buffer_puts(out, shapes[role].section);
        if (translation_by_words(role, place->owner.id != NULL)) {
            put_words(out, text);
        } else if (role != TEXT_TITLE && role != TEXT_ABOUT) {
            put_part(out, place->owner.id);
            if (shapes[role].key && role != TEXT_NOTE && role != TEXT_PAUSE)
                buffer_format(out, "/%s", shapes[role].key);
        }
    }
    if (out->status != REFLECT_OK)
        translation->status = out->status;
    return out->status == REFLECT_OK ? out->bytes : NULL;
}
