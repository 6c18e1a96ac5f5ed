/*
 * kind_tell.c - see kind_tell.h: what several kinds tell alike.
 */
#include "kinds/kind_tell.h"

#include <string.h>

#include "kinds/kind_answer.h"

void kind_say(struct kind_telling *telling, const char *phrase) {
    telling->say(telling, FILL_ECHO, phrase, strlen(phrase));
}

void kind_say_own(struct kind_telling *telling) {
    telling->say(telling, FILL_OWN, telling->own, strlen(telling->own));
}

void kind_say_option(struct kind_telling *telling, uint32_t option) {
    if (option >= telling->option_count)
        return;
    struct words words = telling->in_sentence ? telling->options[option].as : telling->options[option].text;
    telling->say(telling, FILL_ECHO, model_text(telling->model, words), words.length);
}

void kind_say_chosen(struct kind_telling *telling, uint32_t option) {
    bool writes =
        option < telling->option_count && telling->options[option].write != REFLECT_WRITE_NONE && !kind_is_blank(telling->own);
    if (!writes || !telling->in_sentence)
        kind_say_option(telling, option);
    if (writes && !telling->in_sentence)
        kind_say(telling, telling->phrases->write_in);
    if (writes)
        kind_say_own(telling);
}

void kind_say_joiner(struct kind_telling *telling, bool last) {
    const struct phrases *phrases = telling->phrases;
    kind_say(telling, !telling->in_sentence ? phrases->apart : last ? phrases->and : phrases->comma);
}

void kind_tell_one(struct kind_telling *telling, uint64_t value) {
    if (value < telling->option_count)
        kind_say_chosen(telling, (uint32_t)value);
}
