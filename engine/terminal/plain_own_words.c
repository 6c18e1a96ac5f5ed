/*
 * plain_own_words.c - reads what a person writes.
 *
 * One line, or several that an empty line ends. The words are passed on as they were typed; nothing here looks at what they
 * say. Where a key interrupts, the caller gets the key and the words so far, so that going back costs nobody their text.
 */
#include "terminal/plain_prompts.h"

/* Lines that are there already belong to what was pasted, whatever they hold: nobody has seen a prompt for them. */
static void add_pasted(struct plain *plain, bool several_lines, struct buffer *out) {
    size_t gap = 0;
    while (line_waits(&plain->in)) {
        enum line_end end = line_read(&plain->in, &plain->line);
        if (end == LINE_NONE || end == LINE_FAILED)
            return;
        if (line_is_blank(plain_line(plain))) {
            gap++;
            continue;
        }
        buffer_repeat(out, several_lines ? '\n' : ' ', several_lines ? gap + 1 : 1);
        buffer_puts(out, end == LINE_LONG ? "" : plain_line(plain));
        gap = 0;
    }
}

struct reply own_words_hear(struct plain *plain, reflect_element element, bool several_lines, struct buffer *out) {
    struct place place = {.where = KEYS_WRITING, .element = element};
    buffer_release(out);
    buffer_init(out, REFLECT_WRITTEN_MAX);
    for (;;) {
        struct reply reply = hear(plain, &place);
        if (reply.kind != REPLY_LINE || line_is_blank(plain_line(plain)))
            return reply;
        if (out->length > 0)
            buffer_char(out, '\n');
        buffer_puts(out, plain_line(plain));
        add_pasted(plain, several_lines, out);
        if (out->status != REFLECT_OK) {
            page_text(&plain->out, "", plain->face.words->line_long);
            return (struct reply){.kind = REPLY_TURN, .turn = TURN_PROMPT};
        }
        if (!several_lines)
            return reply;
        place.where = KEYS_MID_TEXT;
    }
}
