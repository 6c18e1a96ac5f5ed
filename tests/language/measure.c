/*
 * measure.c - how well the checker tells language that diagnoses from language that does not.
 *
 *     measure [--wrong] [--floor] LANGUAGE LINES.tsv...
 *
 * LINES.tsv: label, kind, role, voice and text between tabs, as LABELLING.md says. For each file, and for all together, prints what share of
 * the lines that diagnose is found and refused, how many findings are right, and how many harmless lines are found and refused, with
 * Wilson 95% intervals. A line is looked at without its role, as `reflect check --text` does. With --wrong, each line that was judged
 * otherwise than labelled. With --floor, the end is 1 where the figures of all files together are below those of this program; the lines are those that the model was
 * trained on, so that this only notices when something broke.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "care/language_verdict.h"

enum { LINE_MAX = 4096, COLUMNS = 5, FINDINGS_MAX = 8 };
static const double FOUND_LEAST = 0.9, RIGHT_LEAST = 0.9, REFUSED_WRONGLY_MOST = 0.01;

struct tally {
    unsigned diagnostic, found, refused, same_kind, reflective, alarms, refused_wrongly;
};

struct measure {
    const struct language *language;
    struct tally all;
    bool wrong, floor;
};

static void print_share(const char *what, unsigned part, unsigned whole) {
    const double z = 1.959964, n = whole, p = whole ? part / n : 0;
    if (whole == 0)
        return;
    double middle = (p + z * z / (2 * n)) / (1 + z * z / n);
    double half = z / (1 + z * z / n) * sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    printf("  %-24s %.3f [%.3f, %.3f] %u/%u\n", what, p, fmax(middle - half, 0), fmin(middle + half, 1), part, whole);
}

static void print_tally(const char *name, const struct tally *tally) {
    printf("%s\n", name);
    print_share("found (recall)", tally->found, tally->diagnostic);
    print_share("right (precision)", tally->found, tally->found + tally->alarms);
    print_share("refused", tally->refused, tally->diagnostic);
    print_share("kind right", tally->same_kind, tally->found);
    print_share("harmless, found", tally->alarms, tally->reflective);
    print_share("harmless, refused", tally->refused_wrongly, tally->reflective);
}

static bool split(char *line, char *column[COLUMNS]) {
    for (int i = 0; i < COLUMNS; i++) {
        column[i] = line;
        line = strchr(line, i + 1 < COLUMNS ? '\t' : '\n');
        if (!line)
            return false;
        *line++ = '\0';
    }
    return true;
}

static void judge(const struct measure *measure, char *const column[COLUMNS], struct tally *tally) {
    struct language_finding findings[FINDINGS_MAX];
    bool diagnostic = strcmp(column[0], "diagnostic") == 0, refused = false, same_kind = false;
    size_t count = language_verdict(measure->language, LANGUAGE_DIAGNOSES, LANGUAGE_ROLE_NONE, column[4], strlen(column[4]),
                                    findings, FINDINGS_MAX);
    for (size_t i = 0; i < count; i++) {
        refused |= !findings[i].judgement;
        same_kind |= strcmp(language_kind_name(findings[i].kind), column[1]) == 0;
    }
    *(diagnostic ? &tally->diagnostic : &tally->reflective) += 1;
    *(diagnostic ? &tally->found : &tally->alarms) += count > 0;
    *(diagnostic ? &tally->refused : &tally->refused_wrongly) += refused;
    tally->same_kind += diagnostic && same_kind;
    if (measure->wrong && diagnostic && count == 0)
        printf("MISSED  %-20s %s\n", column[1], column[4]);
    if (measure->wrong && !diagnostic && count > 0)
        printf("%-7s %-20s %s   <%s: %.*s>\n", refused ? "REFUSED" : "ALARM", column[1], column[4], findings[0].rule,
               (int)(findings[0].to - findings[0].from), column[4] + findings[0].from);
}

static void add(struct tally *all, const struct tally *one) {
    all->diagnostic += one->diagnostic;
    all->found += one->found;
    all->refused += one->refused;
    all->same_kind += one->same_kind;
    all->reflective += one->reflective;
    all->alarms += one->alarms;
    all->refused_wrongly += one->refused_wrongly;
}

static bool measure_file(struct measure *measure, const char *name) {
    char line[LINE_MAX], *column[COLUMNS];
    struct tally tally = {0};
    FILE *lines = fopen(name, "r");
    bool good = lines != NULL;
    while (good && fgets(line, sizeof line, lines)) {
        good = split(line, column);
        if (good)
            judge(measure, column, &tally);
    }
    if (!good)
        fprintf(stderr, "%s cannot be read\n", name);
    if (lines)
        fclose(lines);
    print_tally(name, &tally);
    add(&measure->all, &tally);
    return good;
}

static bool above_floor(const struct tally *all) {
    return all->found >= FOUND_LEAST * all->diagnostic && all->found >= RIGHT_LEAST * (all->found + all->alarms) &&
           all->refused_wrongly <= REFUSED_WRONGLY_MOST * all->reflective;
}

int main(int argc, char **argv) {
    struct measure measure = {0};
    int at = 1;
    for (; at < argc && argv[at][0] == '-'; at++) {
        measure.wrong |= strcmp(argv[at], "--wrong") == 0;
        measure.floor |= strcmp(argv[at], "--floor") == 0;
    }
    measure.language = at < argc ? language_for(argv[at]) : NULL;
    bool good = measure.language != NULL && at + 1 < argc;
    for (int i = at + 1; good && i < argc; i++)
        good = measure_file(&measure, argv[i]);
    if (good)
        print_tally("all together", &measure.all);
    return good && (!measure.floor || above_floor(&measure.all)) ? 0 : 1;
}
