/*
 * render_json.c - a summary as one JSON object, for other programs. This is its form:
 *
 *   reflect-summary  1, the version of this form; "reflect-form" in its place where it is the empty form of a questionnaire
 *   questionnaire    {id, edition, language, title}
 *   language         of the engine's own words
 *   date             as it was given, or null
 *   finished         whether the sitting came to its end; not of an empty form
 *   blocks           the page from top to bottom, each block an object:
 *     kind     title section group paragraph list item quote pairs pair term detail figure; of an empty form also question options
 *              option lines table (summary.h says what each is)
 *     role     what it is for: thread, say, wonder, try, own, help ... (role_name in summary.c); left out where it has none
 *     number   of a term: the number of its answer on the page; of an item: where its list counts; of a question: its own; of
 *              lines: how many
 *     origin   why it is there; left out where the block around it says so already. Any of: question, reflection, thread (ids);
 *              answers (ids of the questions it takes up); reflections (ids of those that lead here); pointers
 *              [{article, section, idea, paragraph}], idea "" and paragraph 0 where a whole section is meant
 *     runs     its words, [{text, voice, answer, number, note, link, style}]: voice is engine, author, echo (an answer in the author's
 *              words) or own (what the person wrote, without quotation marks); answer the id of the question that was answered;
 *              number the answer's number that this refers to; style any of emphasis, strong, break (a new line begins behind
 *              it). What does not apply is left out
 *     picture  of a figure: {height, items: [{kind, label, y}], ties: [{from, to}]}, where kind is answer, thread, article or section,
 *              y and height are quarter rows, and from and to places in items; an answer has its number, too
 *     blocks   the blocks inside it; of a figure, the same in words
 *
 * Keys come in this order. Nothing is escaped but what JSON asks for; whoever shows a text escapes it. New keys and roles may come.
 */
#include <string.h>

#include "base/json_writer.h"
#include "reports/picture.h"
#include "reports/renderer.h"

struct output {
    struct writer writer;
    struct json json;
    const struct reflect_summary *summary;
};

static void put_words(struct output *output, const char *key, struct words words) {
    json_key(&output->json, key);
    json_string(&output->json, model_text(output->summary->model, words), words.length);
}

/* ---- Origins */

static void put_id(struct output *output, uint32_t element) {
    struct words id = model_elements(output->summary->model)[element].id;
    json_string(&output->json, model_text(output->summary->model, id), id.length);
}

static void put_ids(struct output *output, const char *key, struct indices elements) {
    if (elements.count == 0)
        return;
    json_key(&output->json, key);
    json_begin_array(&output->json);
    output->json.compact = true;
    for (uint32_t at = 0; at < elements.count; at++)
        put_id(output, elements.at[at]);
    json_end_array(&output->json);
}

static void put_pointer(struct output *output, uint32_t index) {
    const struct model *model = output->summary->model;
    const struct pointer *pointer = (const struct pointer *)model_table(model, TABLE_POINTERS) + index;
    const struct article *article = (const struct article *)model_table(model, TABLE_ARTICLES) + pointer->article;
    json_begin_object(&output->json);
    output->json.compact = true;
    put_words(output, "article", article->id);
    put_words(output, "section", pointer->section);
    put_words(output, "idea", pointer->idea);
    json_key(&output->json, "paragraph");
    json_number(&output->json, pointer->paragraph);
    json_end_object(&output->json);
}

static void put_pointers(struct output *output, struct indices pointers) {
    if (pointers.count == 0)
        return;
    json_key(&output->json, "pointers");
    json_begin_array(&output->json);
    for (uint32_t at = 0; at < pointers.count; at++)
        put_pointer(output, pointers.at[at]);
    json_end_array(&output->json);
}

static void put_origin(struct output *output, const struct origin *origin) {
    const struct model *model = output->summary->model;
    json_key(&output->json, "origin");
    json_begin_object(&output->json);
    if (origin->element != MODEL_NONE) {
        json_key(&output->json,
                 model_elements(model)[origin->element].kind == REFLECT_KIND_REFLECTION ? "reflection" : "question");
        put_id(output, origin->element);
    }
    if (origin->thread != MODEL_NONE)
        put_words(output, "thread", ((const struct thread *)model_table(model, TABLE_THREADS))[origin->thread].id);
    put_ids(output, "answers", origin->answers);
    put_ids(output, "reflections", origin->reflections);
    put_pointers(output, origin->pointers);
    json_end_object(&output->json);
}

/* ---- Runs */

static void put_style(struct output *output, unsigned style) {
    if (style == 0)
        return;
    json_key(&output->json, "style");
    json_begin_array(&output->json);
    if (style & RUN_EMPHASIS)
        json_string(&output->json, "emphasis", strlen("emphasis"));
    if (style & RUN_STRONG)
        json_string(&output->json, "strong", strlen("strong"));
    if (style & RUN_BREAK)
        json_string(&output->json, "break", strlen("break"));
    json_end_array(&output->json);
}

static void put_run(struct output *output, const struct run *run) {
    static const char *const voices[] = {
        [RUN_ENGINE] = "engine", [RUN_AUTHOR] = "author", [RUN_ECHO] = "echo", [RUN_OWN] = "own"};
    json_begin_object(&output->json);
    output->json.compact = true;
    json_key(&output->json, "text");
    json_string(&output->json, run->bytes, run->length);
    json_member(&output->json, "voice", voices[run->voice]);
    if (run->answer != MODEL_NONE) {
        json_key(&output->json, "answer");
        put_id(output, run->answer);
    }
    if (run->number > 0) {
        json_key(&output->json, "number");
        json_number(&output->json, run->number);
    }
    if (run->note > 0) {
        json_key(&output->json, "note");
        json_number(&output->json, run->note);
    }
    if (run->address)
        json_member(&output->json, "link", run->address);
    put_style(output, run->style);
    json_end_object(&output->json);
}

static void put_runs(struct output *output, const struct block *block) {
    if (!block->runs)
        return;
    json_key(&output->json, "runs");
    json_begin_array(&output->json);
    for (const struct run *run = block->runs; run; run = run->next)
        put_run(output, run);
    json_end_array(&output->json);
}

/* ---- Blocks */

static void put_item(struct json *json, const struct picture_item *item) {
    static const char *const kinds[] = {
        [PICTURE_ANSWER] = "answer", [PICTURE_THREAD] = "thread", [PICTURE_ARTICLE] = "article", [PICTURE_SECTION] = "section"};
    json_begin_object(json);
    json->compact = true;
    json_member(json, "kind", kinds[item->kind]);
    if (item->number > 0) {
        json_key(json, "number");
        json_number(json, item->number);
    }
    json_member(json, "label", item->label);
    json_key(json, "y");
    json_number(json, item->y);
    json_end_object(json);
}

static void put_picture(struct json *json, const struct picture *picture) {
    json_key(json, "picture");
    json_begin_object(json);
    json_key(json, "height");
    json_number(json, picture->height);
    json_key(json, "items");
    json_begin_array(json);
    for (uint32_t at = 0; at < picture->item_count; at++)
        put_item(json, &picture->items[at]);
    json_end_array(json);
    json_key(json, "ties");
    json_begin_array(json);
    for (uint32_t at = 0; at < picture->tie_count; at++) {
        json_begin_object(json);
        json->compact = true;
        json_key(json, "from");
        json_number(json, picture->ties[at].from);
        json_key(json, "to");
        json_number(json, picture->ties[at].to);
        json_end_object(json);
    }
    json_end_array(json);
    json_end_object(json);
}

static void enter(void *out, const struct block *block) {
    static const char *const kinds[BLOCK_KINDS] = {
        [BLOCK_TITLE] = "title",       [BLOCK_SECTION] = "section", [BLOCK_GROUP] = "group",   [BLOCK_PARAGRAPH] = "paragraph",
        [BLOCK_LIST] = "list",         [BLOCK_ITEM] = "item",       [BLOCK_QUOTE] = "quote",   [BLOCK_PAIRS] = "pairs",
        [BLOCK_PAIR] = "pair",         [BLOCK_TERM] = "term",       [BLOCK_DETAIL] = "detail", [BLOCK_FIGURE] = "figure",
        [BLOCK_QUESTION] = "question", [BLOCK_OPTIONS] = "options", [BLOCK_OPTION] = "option", [BLOCK_LINES] = "lines",
        [BLOCK_TABLE] = "table",
    };
    struct output *output = out;
    const char *role = role_name((enum role)block->role);
    json_begin_object(&output->json);
    json_member(&output->json, "kind", kinds[block->kind]);
    if (*role)
        json_member(&output->json, "role", role);
    if (block->number > 0) {
        json_key(&output->json, "number");
        json_number(&output->json, block->number);
    }
    if (block->origin)
        put_origin(output, block->origin);
    put_runs(output, block);
    if (block->picture)
        put_picture(&output->json, block->picture);
    if (block->first) {
        json_key(&output->json, "blocks");
        json_begin_array(&output->json);
    }
}

static void leave(void *out, const struct block *block) {
    struct output *output = out;
    if (block->first)
        json_end_array(&output->json);
    json_end_object(&output->json);
}

static void put_questionnaire(struct output *output) {
    const struct model *model = output->summary->model;
    json_key(&output->json, "questionnaire");
    json_begin_object(&output->json);
    put_words(output, "id", model->id);
    put_words(output, "edition", model->edition);
    put_words(output, "language", model->language);
    put_words(output, "title", model->title);
    json_end_object(&output->json);
}

static reflect_status render(const struct reflect_summary *summary, reflect_sink sink) {
    struct output output = {.summary = summary};
    struct block_writer writers[BLOCK_KINDS];
    for (size_t kind = 0; kind < BLOCK_KINDS; kind++)
        writers[kind] = (struct block_writer){enter, leave, NULL};
    writer_init(&output.writer, sink);
    json_init(&output.json, &output.writer);
    json_begin_object(&output.json);
    json_key(&output.json, summary->form ? "reflect-form" : "reflect-summary");
    json_number(&output.json, 1);
    put_questionnaire(&output);
    json_member(&output.json, "language", summary->phrases->language);
    json_key(&output.json, "date");
    if (summary->date)
        json_string(&output.json, summary->date, strlen(summary->date));
    else
        json_null(&output.json);
    if (!summary->form) {
        json_key(&output.json, "finished");
        json_bool(&output.json, summary->finished);
    }
    json_key(&output.json, "blocks");
    json_begin_array(&output.json);
    render_blocks(&summary->root, writers, &output);
    json_end_array(&output.json);
    json_end_object(&output.json);
    json_finish(&output.json);
    return writer_finish(&output.writer);
}

const struct renderer renderer_json = {"json", "json", "JSON, for other programs", render};
