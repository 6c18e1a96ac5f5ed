/*
 * reach_print.c - what answers lead to, as a table for authors.
 *
 * Comes in: a questionnaire as logic. Leaves: lines through a sink: how long a way through is, each question and reflection with the
 * fewest responses that lead to it, and remarks that are no faults. A set of responses stands between braces and is an answers file.
 */
#include <stdlib.h>
#include <string.h>

#include "base/writer.h"
#include "check/reach.h"

/* Longer ids stand out of their column. */
enum { COLUMN_MAX = 32, LINE_MAX_BYTES = 1 << 20 };

struct printer {
    struct reach *reach;
    struct writer writer;
    struct buffer line;
    size_t column;
};

static const char *id_of(const struct printer *printer, uint32_t element) {
    return model_text(printer->reach->model, reach_element(printer->reach, element)->id);
}

static bool is_listed(const struct printer *printer, uint32_t element) {
    uint8_t kind = reach_element(printer->reach, element)->kind;
    return model_asks(kind) || kind == REFLECT_KIND_REFLECTION;
}

static void count_of(struct printer *printer, size_t count, const char *one, const char *many) {
    writer_number(&printer->writer, count);
    writer_puts(&printer->writer, count == 1 ? one : many);
}

/* Puts the model found last into `line`: all of it, or the responses that some condition looks at. */
static void take_line(struct printer *printer, bool all) {
    struct reach *reach = printer->reach;
    reflect_sitting *sitting = NULL;
    bool *meant = calloc((size_t)reach->count + 1, sizeof *meant);
    for (uint32_t i = 0; meant && i < reach->count; i++)
        meant[i] = all || reach_element(reach, i)->dependents_count > 0 || reach_element(reach, i)->kind == REFLECT_KIND_PAGE;
    reflect_status status = meant ? reach_sitting(reach, meant, &sitting) : REFLECT_NO_MEMORY;
    free(meant);
    buffer_clear(&printer->line);
    if (status == REFLECT_OK)
        status = reach_line(sitting, &printer->line);
    reflect_sitting_free(sitting);
    if (status != REFLECT_OK)
        printer->writer.status = status;
}

static void print_line(struct printer *printer) {
    writer_put(&printer->writer, printer->line.bytes ? printer->line.bytes : "", printer->line.length);
    writer_char(&printer->writer, '\n');
}

static void print_way(struct printer *printer, const char *which, int literal) {
    if (reach_find(printer->reach, literal) != VERDICT_POSSIBLE)
        return;
    take_line(printer, false);
    writer_puts(&printer->writer, which);
    print_line(printer);
}

static void print_ways(struct printer *printer, const char *name) {
    const struct ways ways = reach_ways(printer->reach);
    writer_puts(&printer->writer, name);
    writer_puts(&printer->writer, ": ");
    if (!ways.exact) {
        writer_puts(&printer->writer, "how many questions a way through has is not known\n");
        return;
    }
    writer_puts(&printer->writer, "a way through has ");
    if (ways.least != ways.most) {
        writer_number(&printer->writer, ways.least);
        writer_puts(&printer->writer, " to ");
    }
    count_of(printer, ways.most, " question\n", " questions\n");
    if (ways.least == ways.most)
        return;
    print_way(printer, "  the shortest: ", ways.shortest);
    print_way(printer, "  the longest: ", ways.longest);
}

static void print_after(struct printer *printer, uint32_t element, const char *verb) {
    size_t fewest = 0;
    reflect_status status = reach_fewest(printer->reach, element, &printer->line, &fewest);
    if (status != REFLECT_OK || printer->line.status != REFLECT_OK) {
        printer->writer.status = status != REFLECT_OK ? status : printer->line.status;
        return;
    }
    writer_puts(&printer->writer, verb);
    if (printer->line.length == 0) {
        writer_puts(&printer->writer, " by some; the fewest responses that lead to it were given up\n");
        return;
    }
    writer_puts(&printer->writer, " after ");
    count_of(printer, fewest, " response: ", " responses: ");
    print_line(printer);
}

static void print_row(struct printer *printer, uint32_t element) {
    struct reach *reach = printer->reach;
    bool reflection = reach_element(reach, element)->kind == REFLECT_KIND_REFLECTION;
    const char *id = id_of(printer, element), *verb = reflection ? "shown" : "asked";
    enum verdict reached = reach_can(reach, reach->places[element].on);
    writer_puts(&printer->writer, "  ");
    writer_puts(&printer->writer, id);
    writer_repeat(&printer->writer, ' ', strlen(id) < printer->column ? printer->column - strlen(id) : 0);
    writer_puts(&printer->writer, "  ");
    if (reached == VERDICT_POSSIBLE && reach_can(reach, -reach->places[element].on) != VERDICT_IMPOSSIBLE) {
        print_after(printer, element, verb);
        return;
    }
    writer_puts(&printer->writer, reached == VERDICT_GAVE_UP      ? "not known whether ever "
                                  : reached == VERDICT_IMPOSSIBLE ? "never "
                                                                  : "always ");
    writer_puts(&printer->writer, verb);
    writer_char(&printer->writer, '\n');
}

/* Everything that is asked is answered, and no page is passed over. */
static int all_answered(struct reach *reach) {
    int all = LOGIC_TRUE;
    for (uint32_t i = 0; i < reach->model->reflections; i++) {
        const struct place *place = &reach->places[i];
        if (model_asks(reach_element(reach, i)->kind))
            all = logic_and(&reach->logic, all, logic_or(&reach->logic, -place->on, place->answered));
        all = logic_and(&reach->logic, all, place->go_on);
    }
    return all;
}

static void print_without_reflection(struct printer *printer) {
    struct reach *reach = printer->reach;
    int none = all_answered(reach);
    for (uint32_t i = reach->model->reflections; i < reach->count; i++)
        none = logic_and(&reach->logic, none, -reach->places[i].on);
    enum verdict verdict = reach->model->reflections < reach->count ? reach_find(reach, none) : VERDICT_IMPOSSIBLE;
    if (verdict == VERDICT_GAVE_UP)
        writer_puts(&printer->writer, "  It is not known whether everyone who answers everything is shown a reflection.\n");
    if (verdict != VERDICT_POSSIBLE)
        return;
    take_line(printer, true);
    writer_puts(&printer->writer, "  With everything answered, there can be no reflection: ");
    print_line(printer);
}

/* Words for there being no answer that nobody will read. Reflections are not looked at: an answer may be left out of the summary. */
static void print_idle_fallbacks(struct printer *printer, uint32_t element, struct rich text) {
    struct reach *reach = printer->reach;
    const struct piece *pieces = model_pieces(reach->model, text);
    for (uint32_t i = 0; i < text.count; i++) {
        if (pieces[i].kind != PIECE_PIPE || pieces[i].words.length == 0)
            continue;
        const struct place *asked = &reach->places[pieces[i].element];
        int missing = logic_and(&reach->logic, reach->places[element].on, -logic_and(&reach->logic, asked->on, asked->answered));
        if (reach_can(reach, missing) != VERDICT_IMPOSSIBLE)
            continue;
        writer_puts(&printer->writer, "  The answer to ");
        writer_puts(&printer->writer, id_of(printer, pieces[i].element));
        writer_puts(&printer->writer, " is always there for ");
        writer_puts(&printer->writer, *id_of(printer, element) ? id_of(printer, element) : "a text");
        writer_puts(&printer->writer, "; the words behind the | are never read.\n");
    }
}

static void print_remarks(struct printer *printer) {
    struct reach *reach = printer->reach;
    print_without_reflection(printer);
    for (uint32_t i = 0; i < reach->model->reflections; i++) {
        if (reach_can(reach, reach->places[i].on) != VERDICT_POSSIBLE)
            continue;
        print_idle_fallbacks(printer, i, reach_element(reach, i)->ask);
        print_idle_fallbacks(printer, i, reach_element(reach, i)->why);
    }
    if (reach->gave_up == 0)
        return;
    if (reach->logic.wrong)
        writer_puts(&printer->writer, "  Given up: a solution was found that does not hold on a sitting. Please report it.\n");
    writer_puts(&printer->writer, "  Given up: ");
    writer_number(&printer->writer, reach->gave_up);
    writer_puts(&printer->writer, " searches, each after at most ");
    writer_number(&printer->writer, LOGIC_CONFLICTS);
    writer_puts(&printer->writer, " conflicts. What is said above is proved all the same.\n");
}

reflect_status reach_print(struct reach *reach, const char *name, reflect_sink sink) {
    struct printer printer = {.reach = reach};
    writer_init(&printer.writer, sink);
    buffer_init(&printer.line, LINE_MAX_BYTES);
    print_ways(&printer, name);
    for (uint32_t i = 0; i < reach->count; i++) {
        size_t length = is_listed(&printer, i) ? strlen(id_of(&printer, i)) : 0;
        if (length > printer.column && length <= COLUMN_MAX)
            printer.column = length;
    }
    for (uint32_t i = 0; i < reach->count && printer.writer.status == REFLECT_OK; i++)
        if (is_listed(&printer, i))
            print_row(&printer, i);
    if (printer.writer.status == REFLECT_OK)
        print_remarks(&printer);
    buffer_release(&printer.line);
    return reach->logic.status == REFLECT_OK ? writer_finish(&printer.writer) : reach->logic.status;
}
