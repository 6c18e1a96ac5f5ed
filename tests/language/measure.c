/*
 * measure.c - how well the checker tells language that diagnoses from language that does not.
 *
 *     measure [--wrong] [--floor] LINES.tsv[,TAGS.tsv]...
 *
 * LINES.tsv: label TAB kind TAB text, as the codebook in this folder says; TAGS.tsv: line number TAB what makes the line hard. For
 * each file, and for all together, prints recall, false alarms and precision with Wilson 95% intervals, then recall by kind,
 * and both by tag. With --wrong, each line that was judged otherwise than labelled. Called by `make language`, which only reports,
 * and by tests/language/run with --floor: then the end is 1 where recall or precision over all files is below 0.95.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check/language.h"

enum { LINE_MAX = 2000, GROUPS_MAX = 64, NAME_MAX = 40, FINDINGS_MAX = 8, LINES_MAX = 4000 };

struct tally {
    char name[NAME_MAX];
    unsigned diagnostic, found, same_kind, reflective, alarms;
};

struct tallies {
    struct tally groups[GROUPS_MAX];
    size_t count;
};

struct measure {
    struct tally all;
    struct tallies kinds, tags;
    bool wrong, floor;
};

static void interval(unsigned part, unsigned whole, double *low, double *high) {
    const double z = 1.959964, n = whole, p = whole ? part / n : 0;
    double middle = (p + z * z / (2 * n)) / (1 + z * z / n),
           half = z / (1 + z * z / n) * sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    *low = whole ? fmax(middle - half, 0) : 0;
    *high = whole ? fmin(middle + half, 1) : 1;
}

static void print_share(const char *what, unsigned part, unsigned whole) {
    double low = 0, high = 0;
    if (whole == 0)
        return;
    interval(part, whole, &low, &high);
    printf("  %s %.3f [%.3f, %.3f] %u/%u", what, (double)part / whole, low, high, part, whole);
}

static void print_tally(const struct tally *tally) {
    printf("%-22s", tally->name);
    print_share("recall", tally->found, tally->diagnostic);
    print_share("false alarms", tally->alarms, tally->reflective);
    putchar('\n');
}

static struct tally *group(struct tallies *tallies, const char *name) {
    for (size_t i = 0; i < tallies->count; i++) {
        if (strcmp(tallies->groups[i].name, name) == 0)
            return &tallies->groups[i];
    }
    if (tallies->count == GROUPS_MAX)
        return &tallies->groups[GROUPS_MAX - 1];
    struct tally *fresh = &tallies->groups[tallies->count++];
    snprintf(fresh->name, sizeof fresh->name, "%s", name);
    return fresh;
}

static void add(struct tally *tally, bool diagnostic, bool found, bool same_kind) {
    if (diagnostic) {
        tally->diagnostic++;
        tally->found += found;
        tally->same_kind += same_kind;
    } else {
        tally->reflective++;
        tally->alarms += found;
    }
}

static void add_all(struct tallies *into, const struct tallies *from) {
    for (size_t i = 0; i < from->count; i++) {
        const struct tally *other = &from->groups[i];
        struct tally *tally = group(into, other->name);
        tally->diagnostic += other->diagnostic;
        tally->found += other->found;
        tally->reflective += other->reflective;
        tally->alarms += other->alarms;
    }
}

static void judge(struct measure *measure, const struct language *language, char *line, const char *tag) {
    char *kind = strchr(line, '\t'), *text = kind ? strchr(kind + 1, '\t') : NULL;
    struct language_finding findings[FINDINGS_MAX];
    if (!text)
        return;
    *kind++ = '\0';
    *text++ = '\0';
    bool diagnostic = strcmp(line, "diagnostic") == 0;
    size_t count = language_check(language, LANGUAGE_DIAGNOSES, text, strlen(text), findings, FINDINGS_MAX);
    bool same = false;
    for (size_t i = 0; i < count; i++)
        same |= strcmp(language_kind_name(findings[i].kind), kind) == 0;
    add(&measure->all, diagnostic, count > 0, same);
    add(group(&measure->kinds, kind), diagnostic, count > 0, same);
    if (*tag)
        add(group(&measure->tags, tag), diagnostic, count > 0, same);
    if (!measure->wrong || diagnostic == (count > 0))
        return;
    if (count == 0)
        printf("MISSED  %-20s %s\n", kind, text);
    else
        printf("ALARM   %-20s %s   <%s: %.*s>\n", kind, text, findings[0].rule, (int)(findings[0].to - findings[0].from),
               text + findings[0].from);
}

/* The tag of the next line; "" where there is no file of tags. */
static const char *next_tag(FILE *tags, char *line) {
    if (!tags || !fgets(line, LINE_MAX, tags))
        return "";
    char *tag = strchr(line, '\t');
    line[strcspn(line, "\r\n")] = '\0';
    return tag ? tag + 1 : "";
}

static bool measure_file(struct measure *measure, const struct language *language, char *name) {
    char line[LINE_MAX], tag_line[LINE_MAX];
    char *comma = strchr(name, ',');
    if (comma)
        *comma = '\0';
    FILE *lines = fopen(name, "r"), *tags = comma ? fopen(comma + 1, "r") : NULL;
    for (unsigned i = 0; lines && i < LINES_MAX && fgets(line, sizeof line, lines); i++) {
        line[strcspn(line, "\r\n")] = '\0';
        judge(measure, language, line, next_tag(tags, tag_line));
    }
    if (!lines)
        fprintf(stderr, "%s cannot be read\n", name);
    if (tags)
        fclose(tags);
    if (lines)
        fclose(lines);
    return lines != NULL;
}

static void print(const struct measure *measure, const char *name) {
    const struct tally *all = &measure->all;
    printf("\n%s\n", name);
    print_share("recall", all->found, all->diagnostic);
    print_share("precision", all->found, all->found + all->alarms);
    print_share("false alarms", all->alarms, all->reflective);
    print_share("kind right", all->same_kind, all->found);
    putchar('\n');
}

static bool above_floor(const struct tally *all) {
    const double least = 0.95;
    return all->found >= least * all->diagnostic && all->found >= least * (all->found + all->alarms);
}

int main(int argc, char **argv) {
    const struct language *language = language_for("en");
    struct measure *total = calloc(1, sizeof *total);
    bool good = language && total;
    for (int i = 1; good && i < argc; i++) {
        struct measure *one = calloc(1, sizeof *one);
        if (!one)
            return 3;
        if (strcmp(argv[i], "--wrong") == 0) {
            total->wrong = true;
        } else if (strcmp(argv[i], "--floor") == 0) {
            total->floor = true;
        } else {
            one->wrong = total->wrong;
            good = measure_file(one, language, argv[i]);
            print(one, argv[i]);
            total->all.diagnostic += one->all.diagnostic;
            total->all.found += one->all.found;
            total->all.same_kind += one->all.same_kind;
            total->all.reflective += one->all.reflective;
            total->all.alarms += one->all.alarms;
            add_all(&total->kinds, &one->kinds);
            add_all(&total->tags, &one->tags);
        }
        free(one);
    }
    if (good) {
        print(total, "all together");
        for (size_t i = 0; i < total->kinds.count; i++)
            print_tally(&total->kinds.groups[i]);
        for (size_t i = 0; i < total->tags.count; i++)
            print_tally(&total->tags.groups[i]);
    }
    good = good && (!total->floor || above_floor(&total->all));
    free(total);
    return good ? 0 : 1;
}
