/*
 * proof_print.c - what answers lead to, as lines for authors.
 *
 * Comes in: the table of a proof. Leaves: how long a way through is, each question and reflection with the fewest responses that
 * lead to it, and remarks that are no faults. A set of responses stands between braces and is an answers file.
 */
#include <string.h>

#include "base/writer.h"
#include "authoring/proof/proof.h"

/* Longer ids stand out of their column. */
enum { COLUMN_MAX = 32 };

struct printer {
    const struct proof *proof;
    struct writer writer;
    size_t column;
};

/* Writes strings up to a NULL. */
static void say(struct printer *printer, const char *const *parts) {
    for (; *parts; parts++)
        writer_puts(&printer->writer, *parts);
}

static void print_line(struct printer *printer, const char *before, struct proof_line line) {
    if (line.length == 0)
        return;
    writer_puts(&printer->writer, before);
    writer_put(&printer->writer, printer->proof->lines.bytes + line.offset, line.length);
    writer_char(&printer->writer, '\n');
}

static void print_range(struct printer *printer, uint64_t least, uint64_t most, const char *one, const char *many) {
    if (least != most) {
        writer_number(&printer->writer, least);
        writer_puts(&printer->writer, " to ");
    }
    writer_number(&printer->writer, most);
    writer_puts(&printer->writer, most == 1 ? one : many);
}

/* ---- The way through */

static uint64_t minutes_of(uint64_t seconds) {
    return (seconds + 59) / 60;
}

/* Minutes, and what the file says of them. */
static void print_minutes(struct printer *printer) {
    const struct proof *proof = printer->proof;
    const struct proof_way *way = &proof->seconds;
    uint32_t said = proof->reach->model->minutes;
    if (way->exact) {
        writer_puts(&printer->writer, "  by a simple estimate it takes ");
        print_range(printer, minutes_of(way->least), minutes_of(way->most), " minute", " minutes");
    } else {
        writer_puts(&printer->writer, "  how long it takes was given up");
    }
    if (said > 0) {
        writer_puts(&printer->writer, "; the file says ");
        writer_number(&printer->writer, said);
    }
    writer_char(&printer->writer, '\n');
}

static void print_ways(struct printer *printer, const char *name) {
    const struct proof_way *way = &printer->proof->questions;
    say(printer, (const char *const[]){name, ": ", NULL});
    if (way->exact) {
        writer_puts(&printer->writer, "a way through has ");
        print_range(printer, way->least, way->most, " question\n", " questions\n");
    } else {
        writer_puts(&printer->writer, "how many questions a way through has is not known\n");
    }
    print_line(printer, "  the shortest: ", way->shortest);
    print_line(printer, "  the longest: ", way->longest);
    print_minutes(printer);
}

/* ---- A line each */

static void print_row(struct printer *printer, const struct proof_row *row) {
    static const char *const words[] = {[PROOF_NEVER] = "never ",
                                        [PROOF_SOMETIMES] = "",
                                        [PROOF_ALWAYS] = "always ",
                                        [PROOF_UNKNOWN] = "not known whether ever ",
                                        [PROOF_REACHED] = ""};
    const char *id = proof_id(printer->proof, row->element);
    bool reached = row->reached == PROOF_SOMETIMES || row->reached == PROOF_REACHED;
    say(printer, (const char *const[]){"  ", id, NULL});
    writer_repeat(&printer->writer, ' ', strlen(id) < printer->column ? printer->column - strlen(id) : 0);
    say(printer, (const char *const[]){"  ", words[row->reached],
                                       proof_is_reflection(printer->proof, row->element) ? "shown" : "asked", NULL});
    if (reached && row->line.length > 0) {
        writer_puts(&printer->writer, " after ");
        writer_number(&printer->writer, row->fewest);
        print_line(printer, row->fewest == 1 ? " response: " : " responses: ", row->line);
        return;
    }
    writer_puts(&printer->writer, reached ? " by some; the fewest responses that lead to it were given up\n" : "\n");
}

static void print_rows(struct printer *printer) {
    const struct proof *proof = printer->proof;
    const struct proof_row *rows = proof->rows.records;
    for (size_t i = 0; i < proof->rows.count; i++) {
        size_t length = strlen(proof_id(proof, rows[i].element));
        if (length > printer->column && length <= COLUMN_MAX)
            printer->column = length;
    }
    for (size_t i = 0; i < proof->rows.count && printer->writer.status == REFLECT_OK; i++)
        print_row(printer, &rows[i]);
}

/* ---- Remarks */

static void print_promises(struct printer *printer) {
    const struct proof *proof = printer->proof;
    const struct proof_promise *promises = proof->promises.records;
    for (size_t i = 0; i < proof->promises.count; i++) {
        const char *one = proof_id(proof, promises[i].pair.other), *other = proof_id(proof, promises[i].pair.one);
        say(printer,
            (const char *const[]){"  ", one, " and ", other,
                                  promises[i].together == VERDICT_IMPOSSIBLE ? " are never shown together, as promised.\n"
                                  : promises[i].together == VERDICT_POSSIBLE ? " can be shown together, against the promise.\n"
                                                                             : ": it is not known whether the promise is kept.\n",
                                  NULL});
    }
}

static void print_safety(struct printer *printer) {
    const struct proof *proof = printer->proof;
    static const char *const said[] = {[VERDICT_IMPOSSIBLE] = "; no answers lead past that.\n",
                                       [VERDICT_POSSIBLE] = "; answers lead past that.\n",
                                       [VERDICT_GAVE_UP] = "; whether answers lead past that is not known.\n"};
    if (proof->marked == 0)
        return;
    writer_puts(&printer->writer, "  Only where someone is known to be safe: ");
    writer_number(&printer->writer, proof->marked);
    writer_puts(&printer->writer, proof->marked == 1 ? " reflection, or a part of it" : " reflections, or parts of them");
    writer_puts(&printer->writer, said[proof->past_safety]);
}

static void print_nothing(struct printer *printer) {
    const struct proof *proof = printer->proof;
    if (proof->nothing == VERDICT_GAVE_UP)
        writer_puts(&printer->writer, "  It is not known whether everyone who answers everything is shown a reflection.\n");
    if (proof->nothing == VERDICT_POSSIBLE)
        print_line(printer, "  With everything answered, there can be no reflection: ", proof->nothing_line);
}

static void print_pairs(struct printer *printer) {
    const struct proof *proof = printer->proof;
    const struct pair *pages = proof->exclusive.records, *fallbacks = proof->fallbacks.records;
    for (size_t i = 0; i < proof->exclusive.count; i++)
        say(printer, (const char *const[]){"  Nobody reaches both ", proof_id(proof, pages[i].one), " and ",
                                           proof_id(proof, pages[i].other), ".\n", NULL});
    if (!proof->pages_known)
        writer_puts(&printer->writer, "  Whether more pages exclude each other was given up.\n");
    for (size_t i = 0; i < proof->fallbacks.count; i++) {
        const char *id = proof_id(proof, fallbacks[i].one);
        say(printer, (const char *const[]){"  The answer to ", proof_id(proof, fallbacks[i].other), " is always there for ",
                                           *id ? id : "a text", "; the words behind the | are never read.\n", NULL});
    }
}

static void print_given_up(struct printer *printer) {
    const struct reach *reach = printer->proof->reach;
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

reflect_status proof_print(const struct proof *proof, const char *name, reflect_sink sink) {
    struct printer printer = {.proof = proof};
    writer_init(&printer.writer, sink);
    print_ways(&printer, name);
    print_rows(&printer);
    print_promises(&printer);
    print_safety(&printer);
    print_nothing(&printer);
    print_pairs(&printer);
    print_given_up(&printer);
    return writer_finish(&printer.writer);
}
