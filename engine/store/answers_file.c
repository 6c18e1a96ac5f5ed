/*
 * answers_file.c - see answers_file.h.
 *
 * The file is read whole and each entry put beside the question it answers. Then the sitting is walked as a person would walk it:
 * what comes next is answered from the file, or passed over. What is left lies off the path and is set aside. So the outcome does
 * not depend on the order of the file. In a list of entries a question may come again: what was said before is then given at once,
 * and revised by what comes later.
 */
#include "store/answers_file.h"

#include <stdlib.h>
#include <string.h>

#include "base/wipe.h"
#include "source/open.h"
#include "source/tree.h"

/* What the file says, by element. */
struct player {
    struct reflect_sitting *sitting;
    struct reflect_diagnostics *diagnostics;
    uint32_t source;
    const struct node **given; /* NULL where nothing was said */
    const struct node **keys;
    bool stops;   /* before all was asked: what is not in the file was not asked */
    bool revises; /* a second entry for a question revises the first */
    reflect_status status;
};

static const struct element *record(const struct player *player, uint32_t element) {
    return model_elements(player->sitting->model) + element;
}

static void mistake(struct player *player, enum code code, const struct node *node, const char *message, const char *instead) {
    diagnostics_add(player->diagnostics, code, node_span(player->source, node), "%s", message);
    if (instead)
        diagnostics_suggest(player->diagnostics, "%s", instead);
    if (player->status == REFLECT_OK)
        player->status = REFLECT_INVALID;
}

/* ---- Which entry belongs to which question */

static void report_unknown(struct player *player, const struct node *key) {
    const struct model *model = player->sitting->model;
    struct suggestion suggestion;
    suggestion_init(&suggestion, key->text, key->length);
    for (uint32_t i = 0; i < player->sitting->count && player->diagnostics->list.count < DIAGNOSTICS_MAX / 5; i++) {
        if (model_asks(record(player, i)->kind))
            suggestion_try(&suggestion, model_text(model, record(player, i)->id), record(player, i)->id.length);
    }
    diagnostics_add(player->diagnostics, CODE_ANSWER_UNKNOWN, node_span(player->source, key),
                    "the questionnaire has no question `%.*s`", (int)(key->length < 80 ? key->length : 80), key->text);
    uint32_t repeated = model_find_repeated(model, false, key->text, key->length);
    if (repeated != MODEL_NONE)
        diagnostics_suggest(player->diagnostics, "it is asked for each of several: write `%s`",
                            model_text(model, record(player, repeated)->id));
    else
        diagnostics_did_you_mean(player->diagnostics, &suggestion);
    if (player->status == REFLECT_OK)
        player->status = REFLECT_INVALID;
}

static const struct node *value_of(const struct node *map, const char *name) {
    for (const struct node *key = map->first; map->kind == NODE_MAP && key; key = key->next->next) {
        if (node_is(key, name))
            return key->next;
    }
    return NULL;
}

static void take_map(struct player *player, const struct node *map);
static void give_unasked(struct player *player, uint32_t element);

/* A second entry for one question or page. */
static void give_twice(struct player *player, uint32_t element, const struct node *key) {
    if (player->revises)
        give_unasked(player, element);
    else
        mistake(player, CODE_DUPLICATE_KEY, key, "this question is answered a second time", "keep one of the two");
}

/* `{stopped-here: true, answer: …}`: the answer, or NULL where there is none. Other values as they are. */
static const struct node *take_stop(struct player *player, const struct node *value) {
    const struct node *stop = value_of(value, "stopped-here");
    if (!stop)
        return value;
    if (!node_is(stop, "true"))
        mistake(player, CODE_ANSWER_FORM, stop, "where a sitting ended is written with `true`", "write `{stopped-here: true}`");
    player->stops = true;
    return value_of(value, "answer");
}

static void take_entry(struct player *player, const struct node *key, const struct node *value) {
    uint32_t element = key->kind == NODE_WORDS ? model_find(player->sitting->model, false, key->text, key->length) : MODEL_NONE;
    reflect_kind kind = element == MODEL_NONE ? REFLECT_KIND_NONE : (reflect_kind)record(player, element)->kind;
    if (kind == REFLECT_KIND_STATEMENTS && value->kind == NODE_MAP && !value_of(value, "not-now") &&
        !value_of(value, "declined") && !value_of(value, "does-not-fit")) {
        take_map(player, value);
    } else if (kind == REFLECT_KIND_STATEMENTS) {
        for (uint32_t i = element + 1; i < record(player, element)->end; i++) {
            player->given[i] = value;
            player->keys[i] = key;
        }
    } else if (model_asks(kind) || kind == REFLECT_KIND_PAGE) {
        if (player->given[element])
            give_twice(player, element, key);
        player->given[element] = take_stop(player, value);
        player->keys[element] = key;
    } else {
        report_unknown(player, key);
    }
}

static void take_map(struct player *player, const struct node *map) {
    for (const struct node *key = map->first; key; key = key->next->next)
        take_entry(player, key, key->next);
}

/* ---- One answer */

/* An answer being put together. */
struct draft {
    uint32_t options[REFLECT_OPTIONS_MAX];
    reflect_answer answer;
    char *text;
};

static bool set_text(struct player *player, struct draft *draft, const struct node *node) {
    if (draft->text) {
        mistake(player, CODE_ANSWER_FORM, node, "words of their own can go with one option only", NULL);
        return false;
    }
    draft->text = malloc((size_t)node->length + 1);
    if (!draft->text) {
        player->status = REFLECT_NO_MEMORY;
        return false;
    }
    uint32_t length = node->length;
    /* A text written behind `|` or `>` ends in a line break that nobody meant. */
    while (length > 0 && strchr("\r\n", node->text[length - 1]))
        length--;
    memcpy(draft->text, node->text, length);
    draft->text[length] = '\0';
    draft->answer.text = draft->text;
    return true;
}

static void report_option(struct player *player, uint32_t question, const struct node *node) {
    const struct model *model = player->sitting->model;
    uint32_t count = 0;
    const struct option *options = model_options(model, record(player, question), &count);
    struct suggestion suggestion;
    suggestion_init(&suggestion, node->text, node->length);
    struct buffer all;
    buffer_init(&all, 4000);
    for (uint32_t i = 0; i < count; i++) {
        suggestion_try(&suggestion, model_text(model, options[i].id), options[i].id.length);
        buffer_format(&all, i == 0 ? "%s" : ", %s", model_text(model, options[i].id));
    }
    diagnostics_add(player->diagnostics, CODE_ANSWER_REFUSED, node_span(player->source, node), "`%.*s` is not an option of `%s`",
                    (int)(node->length < 80 ? node->length : 80), node->text, model_text(model, record(player, question)->id));
    if (suggestion.best)
        diagnostics_did_you_mean(player->diagnostics, &suggestion);
    else if (all.status == REFLECT_OK && all.bytes)
        diagnostics_suggest(player->diagnostics, "choose from: %s", all.bytes);
    buffer_release(&all);
    if (player->status == REFLECT_OK)
        player->status = REFLECT_INVALID;
}

static bool add_option(struct player *player, uint32_t question, const struct node *node, struct draft *draft) {
    uint32_t count = 0;
    const struct option *options = model_options(player->sitting->model, record(player, question), &count);
    for (uint32_t i = 0; node->kind == NODE_WORDS && i < count; i++) {
        if (!node_is(node, model_text(player->sitting->model, options[i].id)))
            continue;
        if (draft->answer.option_count == REFLECT_OPTIONS_MAX) {
            mistake(player, CODE_ANSWER_REFUSED, node, "each option can be chosen once", NULL);
            return false;
        }
        draft->options[draft->answer.option_count++] = i;
        return true;
    }
    report_option(player, question, node);
    return false;
}

/* An option, or `{option: words}`. */
static bool add_choice(struct player *player, uint32_t question, const struct node *node, struct draft *draft) {
    if (node->kind == NODE_WORDS)
        return add_option(player, question, node, draft);
    if (node->kind == NODE_MAP && node->count == 2 && node->first->next->kind == NODE_WORDS) {
        return add_option(player, question, node->first, draft) && set_text(player, draft, node->first->next);
    }
    mistake(player, CODE_ANSWER_FORM, node, "the name of an option is expected here",
            "write it, or `{option: \"words\"}` for one that takes words");
    return false;
}

static bool read_choices(struct player *player, uint32_t question, const struct node *node, struct draft *draft) {
    if (node->kind != NODE_LIST)
        return add_choice(player, question, node, draft);
    for (const struct node *item = node->first; item; item = item->next) {
        if (!add_choice(player, question, item, draft))
            return false;
    }
    return true;
}

static bool read_one(struct player *player, uint32_t question, const struct node *node, struct draft *draft) {
    if (node->kind != NODE_LIST)
        return add_choice(player, question, node, draft);
    mistake(player, CODE_ANSWER_FORM, node, "this question takes one option, not a list",
            "write the option without brackets or dashes");
    return false;
}

static bool read_step(struct player *player, uint32_t question, const struct node *node, struct draft *draft) {
    (void)question;
    const char *text = node->kind == NODE_WORDS ? node->text : "";
    uint32_t length = node->kind == NODE_WORDS ? node->length : 0, sign = length > 1 && (text[0] == '-' || text[0] == '+');
    if (length == sign + 1 && text[sign] >= '0' && text[sign] <= '9') {
        draft->answer.step = text[0] == '-' ? -(text[sign] - '0') : text[sign] - '0';
        return true;
    }
    mistake(player, CODE_ANSWER_FORM, node, "a whole number of steps from the middle is expected here",
            "write 0 for the middle, -1 and below towards the first pole, 1 and above towards the other");
    return false;
}

static bool read_words(struct player *player, uint32_t question, const struct node *node, struct draft *draft) {
    (void)question;
    if (node->kind == NODE_WORDS)
        return set_text(player, draft, node);
    mistake(player, CODE_ANSWER_FORM, node, "a text is expected here", "put it in quotation marks if it has a colon");
    return false;
}

/* A list of names, or a text with one a line. */
static bool read_names(struct player *player, uint32_t question, const struct node *node, struct draft *draft) {
    struct buffer names;
    if (node->kind != NODE_LIST)
        return read_words(player, question, node, draft);
    buffer_init(&names, REFLECT_WRITTEN_MAX);
    for (const struct node *item = node->first; item; item = item->next) {
        if (item->kind != NODE_WORDS || memchr(item->text, '\n', item->length)) {
            mistake(player, CODE_ANSWER_FORM, item, "a name is expected here", "write each name on a line of its own");
            buffer_release(&names);
            return false;
        }
        buffer_put(&names, item->text, item->length);
        buffer_puts(&names, item->next ? "\n" : "");
    }
    reflect_status status = buffer_take(&names, &draft->text);
    if (status != REFLECT_OK)
        player->status = status;
    draft->answer.text = draft->text;
    buffer_release(&names);
    return status == REFLECT_OK;
}

static bool (*const readers[])(struct player *player, uint32_t question, const struct node *node, struct draft *draft) = {
    [ANSWER_ONE] = read_one,   [ANSWER_SEVERAL] = read_choices, [ANSWER_ORDER] = read_choices,
    [ANSWER_STEP] = read_step, [ANSWER_WORDS] = read_words,     [ANSWER_NAMES] = read_names,
};
_Static_assert(sizeof readers / sizeof *readers == ANSWERS, "each form of an answer is read");

static void give(struct player *player, uint32_t question, const struct node *node) {
    struct draft draft = {.text = NULL};
    char *why = NULL;
    draft.answer.options = draft.options;
    if (!readers[kind_of(record(player, question)->kind)->answer](player, question, node, &draft)) {
        wipe_text(draft.text);
        return;
    }
    reflect_status status = reflect_sitting_answer(player->sitting, question, &draft.answer, &why);
    if (status == REFLECT_REFUSED) {
        diagnostics_add(player->diagnostics, CODE_ANSWER_REFUSED, node_span(player->source, node),
                        "this answer to `%s` is not among those allowed",
                        model_text(player->sitting->model, record(player, question)->id));
        if (why)
            diagnostics_suggest(player->diagnostics, "%s", why);
    }
    if (status != REFLECT_OK && player->status == REFLECT_OK)
        player->status = status == REFLECT_REFUSED ? REFLECT_INVALID : status;
    reflect_string_free(why);
    wipe_text(draft.text);
}

/* The silence that a value spells; REFLECT_WAITING where it is an answer. */
static reflect_state silence_of(struct player *player, const struct node *node) {
    static const struct {
        const char *word;
        reflect_state state;
    } silences[] = {{"not-now", REFLECT_NOT_NOW}, {"declined", REFLECT_DECLINED}, {"does-not-fit", REFLECT_DOES_NOT_FIT}};
    if (node->kind == NODE_WORDS && node->style == YAML_PLAIN_SCALAR_STYLE &&
        (node->length == 0 || node_is(node, "null") || node_is(node, "~")))
        return REFLECT_NOT_NOW;
    for (size_t i = 0; i < sizeof silences / sizeof *silences; i++) {
        const struct node *value = value_of(node, silences[i].word);
        if (!value)
            continue;
        if (!node_is(value, "true"))
            mistake(player, CODE_ANSWER_FORM, value, "a way of passing over is written with `true`",
                    "write for example `{declined: true}`");
        return silences[i].state;
    }
    return REFLECT_WAITING;
}

/* Responds to a question as the file says; false where it says nothing that can be taken. */
static bool respond(struct player *player, uint32_t question) {
    const struct node *node = player->given[question];
    if (!node)
        return false;
    const struct node *left_out = value_of(node, "leave-out"), *inner = value_of(node, "answer");
    if (left_out && (node_is(left_out, "true") || node_is(left_out, "false"))) {
        reflect_sitting_leave_out(player->sitting, question, node_is(left_out, "true"));
        node = inner;
    }
    player->given[question] = NULL;
    if (!node)
        return false;
    reflect_state silence = silence_of(player, node);
    if (silence == REFLECT_WAITING)
        give(player, question, node);
    else
        reflect_sitting_pass(player->sitting, question, silence);
    return player->sitting->response[question] != RESPONSE_NONE;
}

/* ---- The sitting */

/* Decides a page as the file says, or goes on. */
static void decide_page(struct player *player, uint32_t page) {
    const struct node *node = player->given[page], *pass = node ? value_of(node, "pass-over") : NULL;
    bool can_pass = record(player, page)->flags & ELEMENT_HEADS_UP;
    if (node && !(can_pass && pass)) {
        mistake(player, CODE_ANSWER_FORM, player->keys[page],
                can_pass ? "a page takes no answer" : "this page has no heads-up, so it cannot be passed over",
                can_pass ? "write `{pass-over: true}` to pass it over" : "answer its questions, or pass each over");
    }
    if (can_pass)
        reflect_sitting_page(player->sitting, page, !(pass && node_is(pass, "true")));
    player->given[page] = NULL;
}

/* Meets one element on the path. */
static void meet(struct player *player, uint32_t element, answers_visit *visit, void *context) {
    reflect_kind kind = record(player, element)->kind;
    if (kind == REFLECT_KIND_PAGE) {
        decide_page(player, element);
    } else if (!model_asks(kind)) {
        reflect_sitting_seen(player->sitting, element);
    } else {
        if (visit)
            visit(context, player->sitting, element);
        if (!respond(player, element))
            reflect_sitting_pass(player->sitting, element, REFLECT_NOT_NOW);
    }
}

/* Whether the sitting ended before this was asked or decided. */
static bool stops_before(const struct player *player, uint32_t element) {
    reflect_kind kind = record(player, element)->kind;
    return player->stops && !player->given[element] && (model_asks(kind) || kind == REFLECT_KIND_PAGE);
}

/* Gives what the file says of an element that nobody asks, or not any more. */
static void give_unasked(struct player *player, uint32_t element) {
    if (!player->given[element] || player->status == REFLECT_NO_MEMORY)
        return;
    if (record(player, element)->kind == REFLECT_KIND_PAGE)
        decide_page(player, element);
    else
        respond(player, element);
}

static void walk(struct player *player, answers_visit *visit, void *context) {
    uint32_t element = REFLECT_NONE;
    for (uint32_t i = 0; i < player->sitting->count; i++)
        if (player->sitting->response[i] != RESPONSE_NONE) /* it has an answer that is revised */
            give_unasked(player, i);
    while (player->status != REFLECT_NO_MEMORY && (element = reflect_sitting_next(player->sitting)) != REFLECT_NONE &&
           !stops_before(player, element))
        meet(player, element, visit, context);
    for (uint32_t i = 0; i < player->sitting->count; i++)
        give_unasked(player, i);
    if (player->stops && player->status != REFLECT_NO_MEMORY)
        reflect_sitting_stop(player->sitting);
}

static void take_list(struct player *player, const struct node *list) {
    player->revises = true;
    for (const struct node *item = list->first; item; item = item->next) {
        if (item->kind == NODE_MAP)
            take_map(player, item);
        else
            mistake(player, CODE_ANSWER_FORM, item, "each of these is a question and its answer",
                    "write the question, a colon and the answer behind the dash");
    }
}

/* Nothing but white space and comments: nobody answered anything. */
static bool says_nothing(const struct diagnostic_source *file) {
    size_t at = 0;
    while ((at += strspn(file->bytes + at, " \t\r\n")) < file->length && file->bytes[at] == '#')
        at += strcspn(file->bytes + at, "\n");
    return at == file->length;
}

/* Plays a mapping or a list of entries; nothing where it is NULL. */
static void play(struct player *player, const struct node *answers, answers_visit *visit, void *context) {
    player->given = calloc((size_t)player->sitting->count + 1, sizeof *player->given);
    player->keys = calloc((size_t)player->sitting->count + 1, sizeof *player->keys);
    if (player->given && player->keys) {
        if (answers && answers->kind == NODE_LIST)
            take_list(player, answers);
        else if (answers)
            take_map(player, answers);
        walk(player, visit, context);
    } else {
        player->status = REFLECT_NO_MEMORY;
    }
    free(player->given);
    free(player->keys);
}

static reflect_status outcome(const struct player *player) {
    return player->diagnostics->out_of_memory ? REFLECT_NO_MEMORY : player->status;
}

reflect_status answers_play_node(struct reflect_sitting *sitting, const struct node *answers, uint32_t source,
                                 struct reflect_diagnostics *diagnostics) {
    struct player player = {.sitting = sitting, .diagnostics = diagnostics, .source = source};
    play(&player, answers, NULL, NULL);
    return outcome(&player);
}

reflect_status answers_play(struct reflect_sitting *sitting, uint32_t source, struct reflect_diagnostics *diagnostics,
                            answers_visit *visit, void *context) {
    struct player player = {.sitting = sitting, .diagnostics = diagnostics, .source = source};
    const struct node *root = NULL;
    struct arena arena;
    arena_init(&arena);
    if (!says_nothing(diagnostics_source(diagnostics, source)))
        root = tree_read(diagnostics, &arena, source, &player.status);
    if (root && root->kind == NODE_WORDS && root->length == 0)
        root = NULL;
    if (root && root->kind != NODE_MAP)
        mistake(&player, CODE_ANSWER_FORM, root, "an answers file has a line `question: answer` for each answer", NULL);
    if (player.status == REFLECT_OK)
        play(&player, root, visit, context);
    arena_release(&arena);
    diagnostics_close_source(diagnostics, source);
    return outcome(&player);
}

reflect_status reflect_sitting_play(reflect_sitting *sitting, const char *path, reflect_diagnostics *diagnostics) {
    uint32_t source = SOURCE_NONE;
    reflect_status status = source_open(diagnostics, path, &source);
    return status == REFLECT_OK ? answers_play(sitting, source, diagnostics, NULL, NULL) : status;
}

reflect_status reflect_sitting_play_bytes(reflect_sitting *sitting, const char *name, const char *bytes, size_t length,
                                          reflect_diagnostics *diagnostics) {
    uint32_t source = SOURCE_NONE;
    reflect_status status = source_copy(diagnostics, name, bytes, length, &source);
    return status == REFLECT_OK ? answers_play(sitting, source, diagnostics, NULL, NULL) : status;
}
