/*
 * compose_picture.c - the picture of how answers, threads and sections hang together, and the same in words.
 *
 * In: the plan, and the places that the page has named. Out: a figure with its layout (picture.h) and, inside it, a list that says
 * the same. Answers that belong to no thread, and threads without answers, are not in it; there is none where nothing is tied.
 * Numbers follow the threads, and so do the sections within an article, so that few lines cross.
 */
#include "reports/compose.h"

#include <string.h>

#include "base/text.h"
#include "reports/picture.h"

/* Between groups of a column, and from one thread to the next at the least. */
enum { GROUP_GAP = 2, THREAD_STEP = 6 };

struct drawing {
    struct compose *compose;
    struct picture *picture;
    uint32_t *thread_item; /* by thread: its item, plus 1 */
    uint32_t *numbered;    /* by number, less 1: the question */
    uint32_t items, ties;  /* how many there are so far */
    uint32_t threads_from, sections_from;
};

/* ---- Labels */

/* Copies a text of several runs in one line of at most so many columns. A person's own words are an ellipsis. */
static const char *label_of(struct compose *compose, const struct run *runs, size_t columns) {
    size_t capacity = strlen(compose->phrases->ellipsis) + 1, length = 0, used = 0;
    for (const struct run *run = runs; run; run = run->next)
        capacity += run->voice == RUN_OWN ? strlen(compose->phrases->ellipsis) : run->length;
    char *label = compose_alloc(compose, &compose->summary->arena, capacity, 1);
    for (const struct run *run = runs; label && run; run = run->next) {
        const char *at = run->voice == RUN_OWN ? compose->phrases->ellipsis : run->bytes;
        const char *end = at + (run->voice == RUN_OWN ? strlen(at) : run->length);
        for (size_t width, bytes; at < end; at += bytes, length += bytes, used += width) {
            bytes = text_cluster(at, end, &width);
            if (used + width >= columns) {
                memcpy(label + length, compose->phrases->ellipsis, strlen(compose->phrases->ellipsis));
                return label;
            }
            memcpy(label + length, at, bytes);
            if (*at == '\n' || *at == '\t')
                label[length] = ' ';
        }
    }
    return label;
}

static const char *label_rich(struct compose *compose, struct rich rich, size_t columns) {
    struct block line = {.kind = BLOCK_PARAGRAPH};
    compose_rich_line(compose, &line, rich);
    return label_of(compose, line.runs, columns);
}

static const char *label_words(struct compose *compose, struct words words, size_t columns) {
    const struct run run = {.voice = RUN_AUTHOR, .bytes = model_text(compose->model, words), .length = words.length};
    return label_of(compose, &run, columns);
}

/* ---- Items */

static struct picture_item *add_item(struct drawing *drawing, enum picture_kind kind, uint32_t index, const char *label) {
    struct picture_item *item = &drawing->picture->items[drawing->items++];
    *item = (struct picture_item){.kind = kind, .index = index, .label = label};
    return item;
}

static void add_tie(struct drawing *drawing, uint32_t from, uint32_t to) {
    drawing->picture->ties[drawing->ties++] = (struct picture_tie){from, to};
}

/* The answers, thread by thread, then the threads that have some. */
static void add_answers(struct drawing *drawing) {
    struct compose *compose = drawing->compose;
    const struct element *elements = model_elements(compose->model);
    const struct thread *threads = model_table(compose->model, TABLE_THREADS);
    uint32_t y = 0, count = model_count(compose->model, TABLE_THREADS);
    for (uint32_t thread = 0; thread < count; thread++) {
        uint32_t first = drawing->items;
        for (uint32_t number = 1; number <= compose->plan.last_number; number++) {
            const uint32_t question = drawing->numbered[number - 1];
            if (elements[question].thread != thread)
                continue;
            const char *label = label_rich(compose, elements[question].ask, PICTURE_SIDE_COLUMNS);
            struct picture_item *item = add_item(drawing, PICTURE_ANSWER, question, label);
            item->number = number;
            item->y = y;
            y += PICTURE_ROW;
        }
        drawing->thread_item[thread] = drawing->items - first;
        y += drawing->items > first ? GROUP_GAP : 0;
    }
    drawing->threads_from = drawing->items;
    for (uint32_t thread = 0, answer = 0; thread < count; thread++) {
        uint32_t answers = drawing->thread_item[thread];
        if (answers == 0)
            continue;
        for (uint32_t at = 0; at < answers; at++, answer++)
            add_tie(drawing, answer, drawing->items);
        drawing->thread_item[thread] = drawing->items + 1;
        add_item(drawing, PICTURE_THREAD, thread, label_words(compose, threads[thread].title, PICTURE_THREAD_COLUMNS));
    }
}

/* Whether the place is named by a thread that is in the picture. */
static bool is_tied(const struct drawing *drawing, const struct mention *mention) {
    for (const struct lead *lead = mention->first; lead; lead = lead->next)
        if (lead->thread != MODEL_NONE && drawing->thread_item[lead->thread] > 0)
            return true;
    return false;
}

static bool has_tie(const struct drawing *drawing, uint32_t from, uint32_t to) {
    for (uint32_t at = 0; at < drawing->ties; at++)
        if (drawing->picture->ties[at].from == from && drawing->picture->ties[at].to == to)
            return true;
    return false;
}

static void tie_section(struct drawing *drawing, const struct mention *mention, uint32_t section) {
    for (const struct lead *lead = mention->first; lead; lead = lead->next) {
        uint32_t item = lead->thread != MODEL_NONE ? drawing->thread_item[lead->thread] : 0;
        if (item > 0 && !has_tie(drawing, item - 1, section))
            add_tie(drawing, item - 1, section);
    }
}

/* The item of the section, from `first` on; a new one where there is none. */
static uint32_t find_section(struct drawing *drawing, uint32_t pointer, uint32_t first, uint32_t *y) {
    struct compose *compose = drawing->compose;
    const struct pointer *pointers = model_table(compose->model, TABLE_POINTERS);
    for (uint32_t at = first; at < drawing->items; at++)
        if (compose_compare_sections(compose->model, &pointers[drawing->picture->items[at].index], &pointers[pointer]) == 0)
            return at;
    const char *label = pointers[pointer].heading.length > 0
                            ? label_words(compose, pointers[pointer].heading, PICTURE_SIDE_COLUMNS)
                            : compose->phrases->the_opening;
    add_item(drawing, PICTURE_SECTION, pointer, label)->y = *y;
    *y += PICTURE_ROW;
    return drawing->items - 1;
}

/* Each article with its sections. */
static void add_sections(struct drawing *drawing) {
    struct compose *compose = drawing->compose;
    const struct pointer *pointers = model_table(compose->model, TABLE_POINTERS);
    const struct article *articles = model_table(compose->model, TABLE_ARTICLES);
    uint32_t y = 0;
    drawing->sections_from = drawing->items;
    for (uint32_t article = 0; article < model_count(compose->model, TABLE_ARTICLES); article++) {
        uint32_t first = 0;
        for (const struct mention *at = compose->plan.first_mention; at; at = at->next) {
            if (pointers[at->pointer].article != article || !is_tied(drawing, at))
                continue;
            if (first == 0) {
                const char *label = label_words(compose, articles[article].title, PICTURE_SIDE_COLUMNS);
                add_item(drawing, PICTURE_ARTICLE, at->pointer, label)->y = y;
                first = drawing->items;
                y += PICTURE_ROW;
            }
            tie_section(drawing, at, find_section(drawing, at->pointer, first, &y));
        }
        y += first > 0 ? GROUP_GAP : 0;
    }
}

/* ---- Layout */

/* The height of a column, with half a row below its last item. */
static uint32_t height_of(const struct drawing *drawing, uint32_t from, uint32_t to) {
    return from < to ? drawing->picture->items[to - 1].y + PICTURE_ROW : 0;
}

static void move_column(struct drawing *drawing, uint32_t from, uint32_t to) {
    uint32_t by = (drawing->picture->height - height_of(drawing, from, to)) / 2 + PICTURE_ROW / 2;
    for (uint32_t at = from; at < to; at++)
        drawing->picture->items[at].y += by;
}

/* A thread stands where its answers have their middle, below the thread before it. */
static void place_threads(struct drawing *drawing) {
    struct picture *picture = drawing->picture;
    uint32_t least = PICTURE_ROW / 2, most = picture->height - PICTURE_ROW / 2;
    for (uint32_t thread = drawing->threads_from, tie = 0; thread < drawing->sections_from; thread++) {
        uint32_t first = picture->ties[tie].from, last = first;
        for (; tie < drawing->ties && picture->ties[tie].to == thread; tie++)
            last = picture->ties[tie].from;
        uint32_t middle = (picture->items[first].y + picture->items[last].y) / 2;
        picture->items[thread].y = middle > least ? middle : least;
        least = picture->items[thread].y + THREAD_STEP;
    }
    for (uint32_t thread = drawing->sections_from; thread > drawing->threads_from && picture->items[thread - 1].y > most;
         thread--) {
        picture->items[thread - 1].y = most;
        most -= THREAD_STEP;
    }
}

static uint32_t most_of(uint32_t a, uint32_t b) {
    return a > b ? a : b;
}

static void lay_out(struct drawing *drawing) {
    struct picture *picture = drawing->picture;
    uint32_t threads = drawing->sections_from - drawing->threads_from;
    picture->height =
        most_of(height_of(drawing, 0, drawing->threads_from), height_of(drawing, drawing->sections_from, drawing->items));
    picture->height = most_of(picture->height, threads * THREAD_STEP);
    move_column(drawing, 0, drawing->threads_from);
    move_column(drawing, drawing->sections_from, drawing->items);
    place_threads(drawing);
    picture->item_count = drawing->items;
    picture->tie_count = drawing->ties;
}

/* ---- The same in words */

static void say_thread(struct drawing *drawing, struct block *list, uint32_t thread) {
    struct compose *compose = drawing->compose;
    const struct picture *picture = drawing->picture;
    const struct pointer *pointers = model_table(compose->model, TABLE_POINTERS);
    const struct phrases *phrases = compose->phrases;
    struct block *item = compose_block(compose, list, BLOCK_ITEM, ROLE_PICTURE), *sections = NULL;
    struct block *line = compose_paragraph(compose, item, ROLE_PICTURE, NULL);
    compose_words(compose, line,
                  ((const struct thread *)model_table(compose->model, TABLE_THREADS))[picture->items[thread].index].title);
    uint32_t count = 0, told = 0;
    for (uint32_t tie = 0; tie < picture->tie_count; tie++)
        count += picture->ties[tie].to == thread;
    for (uint32_t tie = 0; tie < picture->tie_count; tie++) {
        const struct picture_item *other = &picture->items[picture->ties[tie].from];
        if (picture->ties[tie].to == thread) {
            compose_phrase(compose, line,
                           told > 0     ? told + 1 == count ? phrases->and : phrases->comma
                           : count == 1 ? phrases->picture_answer
                                        : phrases->picture_answers);
            compose_number(compose, line, other->number)->number = other->number;
            told++;
        } else if (picture->ties[tie].from == thread) {
            const struct pointer *pointer = &pointers[picture->items[picture->ties[tie].to].index];
            sections = sections ? sections : compose_block(compose, item, BLOCK_LIST, ROLE_PICTURE);
            struct block *place = compose_block(compose, sections, BLOCK_ITEM, ROLE_PICTURE);
            place = compose_paragraph(compose, place, ROLE_PICTURE, NULL);
            if (pointer->heading.length > 0)
                compose_quoted(compose, place, pointer->heading)->address = compose_link(compose, pointer);
            else
                compose_phrase(compose, place, phrases->the_opening);
        }
    }
}

/* ---- The figure */

/* Room for all that could be in it. */
static struct picture *allocate(struct drawing *drawing) {
    struct compose *compose = drawing->compose;
    struct arena *arena = &compose->summary->arena;
    uint32_t threads = model_count(compose->model, TABLE_THREADS), mentions = 0, leads = 0;
    for (const struct mention *at = compose->plan.first_mention; at; at = at->next) {
        mentions++;
        for (const struct lead *lead = at->first; lead; lead = lead->next)
            leads++;
    }
    size_t items = (size_t)compose->plan.last_number + threads + (size_t)mentions * 2;
    struct picture *picture = compose_alloc(compose, arena, 1, sizeof *picture);
    drawing->thread_item = compose_alloc(compose, &compose->plan.arena, threads, sizeof *drawing->thread_item);
    drawing->numbered = compose_alloc(compose, &compose->plan.arena, compose->plan.last_number, sizeof *drawing->numbered);
    if (!picture || !drawing->thread_item || !drawing->numbered)
        return NULL;
    for (uint32_t at = 0; at < compose->view.count; at++)
        if (compose->plan.number[at] > 0)
            drawing->numbered[compose->plan.number[at] - 1] = at;
    picture->items = compose_alloc(compose, arena, items, sizeof *picture->items);
    picture->ties = compose_alloc(compose, arena, (size_t)compose->plan.last_number + leads, sizeof *picture->ties);
    return picture->items && picture->ties ? picture : NULL;
}

void compose_picture(struct compose *compose) {
    struct drawing drawing = {.compose = compose};
    if (!compose->with_picture || model_count(compose->model, TABLE_THREADS) == 0 || compose->plan.last_number == 0)
        return;
    drawing.picture = allocate(&drawing);
    if (!drawing.picture)
        return;
    add_answers(&drawing);
    add_sections(&drawing);
    if (compose->status != REFLECT_OK || drawing.sections_from == drawing.items)
        return;
    lay_out(&drawing);
    struct block *section = compose_section(compose, ROLE_PICTURE, compose->phrases->picture_title);
    compose_paragraph(compose, section, ROLE_PLAIN, compose->phrases->picture);
    struct block *figure = compose_block(compose, section, BLOCK_FIGURE, ROLE_PICTURE);
    figure->picture = drawing.picture;
    struct block *list = compose_block(compose, figure, BLOCK_LIST, ROLE_PICTURE);
    for (uint32_t thread = drawing.threads_from; thread < drawing.sections_from; thread++)
        say_thread(&drawing, list, thread);
}
