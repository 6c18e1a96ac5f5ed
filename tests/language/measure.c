/*
 * measure.c - how well the checker tells language that diagnoses from language that does not.
 *
 *     measure [--wrong] [--left] [--floor] LINES.tsv[,TAGS.tsv]...
 *
 * LINES.tsv: label TAB kind TAB text, as the codebook in this folder says; TAGS.tsv: line number TAB what makes the line hard. For
 * each file, and for all together, prints recall, false alarms and precision with Wilson 95% intervals, also of firm findings
 * alone (those refuse a questionnaire; what is left to judgement warns), then recall by kind, and both by tag. With --wrong, each
 * line that was judged otherwise than labelled; with --left, each line rightly found that is left to judgement. Called by `make
 * language`, which only reports, and by tests/language/run with --floor: then the end is 1 where recall or precision over all files is below 0.95,
 * or more than five of a thousand harmless lines would be refused.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "care/language_rules.h"

enum { LINE_MAX = 2000, GROUPS_MAX = 64, NAME_MAX = 40, FINDINGS_MAX = 8, LINES_MAX = 4000 };

struct tally {
    char name[NAME_MAX];
    unsigned diagnostic, found, firm, same_kind, reflective, alarms, firm_alarms;
};

struct tallies {
    struct tally groups[GROUPS_MAX];
    size_t count;
};

struct measure {
    struct tally all;
    struct tallies kinds, tags;
    bool wrong, left, floor;
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

/* What a line came to. */
struct verdict {
    bool found, firm, same_kind;
};

static void add(struct tally *tally, bool diagnostic, struct verdict verdict) {
    if (diagnostic) {
        tally->diagnostic++;
        tally->found += verdict.found;
        tally->firm += verdict.firm;
        tally->same_kind += verdict.same_kind;
    } else {
        tally->reflective++;
        tally->alarms += verdict.found;
        tally->firm_alarms += verdict.firm;
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

static void print_finding(const char *what, const char *kind, const char *text, const struct language_finding *finding) {
    printf("%-7s %-20s %s   <%s: %.*s>\n", what, kind, text, finding->rule, (int)(finding->to - finding->from),
           text + finding->from);
}

static void judge(struct measure *measure, const struct language *language, char *line, const char *tag) {
    char *kind = strchr(line, '\t'), *text = kind ? strchr(kind + 1, '\t') : NULL;
    struct language_finding findings[FINDINGS_MAX], firm[FINDINGS_MAX];
    if (!text)
        return;
    *kind++ = '\0';
    *text++ = '\0';
    bool diagnostic = strcmp(line, "diagnostic") == 0;
    size_t count = language_check(language, LANGUAGE_DIAGNOSES, text, strlen(text), findings, FINDINGS_MAX);
    size_t firm_count = language_check(language, LANGUAGE_DIAGNOSES | LANGUAGE_FIRM, text, strlen(text), firm, FINDINGS_MAX);
    struct verdict verdict = {.found = count > 0, .firm = firm_count > 0};
    for (size_t i = 0; i < count; i++)
        verdict.same_kind |= strcmp(language_kind_name(findings[i].kind), kind) == 0;
    add(&measure->all, diagnostic, verdict);
    add(group(&measure->kinds, kind), diagnostic, verdict);
    if (*tag)
        add(group(&measure->tags, tag), diagnostic, verdict);
    const struct language_finding *first = verdict.firm ? &firm[0] : &findings[0];
    if (measure->wrong && diagnostic && !verdict.found)
        printf("MISSED  %-20s %s\n", kind, text);
    if (measure->wrong && !diagnostic && verdict.found)
        print_finding(verdict.firm ? "REFUSED" : "ALARM", kind, text, first);
    if (measure->left && diagnostic && verdict.found && !verdict.firm)
        print_finding("LEFT", kind, text, first);
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
    printf("\n  firm:");
    print_share("recall", all->firm, all->diagnostic);
    print_share("precision", all->firm, all->firm + all->firm_alarms);
    print_share("false alarms", all->firm_alarms, all->reflective);
    putchar('\n');
}

static bool above_floor(const struct tally *all) {
    const double least = 0.95;
    const double refused = 0.005; /* a firm finding on a harmless line keeps a good questionnaire from loading */
    return all->found >= least * all->diagnostic && all->found >= least * (all->found + all->alarms) &&
           all->firm_alarms <= refused * all->reflective;
}

static void add_file(struct measure *total, const struct measure *one) {
    struct tally *all = &total->all;
    const struct tally *other = &one->all;
    all->diagnostic += other->diagnostic;
    all->found += other->found;
    all->firm += other->firm;
    all->same_kind += other->same_kind;
    all->reflective += other->reflective;
    all->alarms += other->alarms;
    all->firm_alarms += other->firm_alarms;
    add_all(&total->kinds, &one->kinds);
    add_all(&total->tags, &one->tags);
}

static bool take_option(struct measure *measure, const char *argument) {
    measure->wrong |= strcmp(argument, "--wrong") == 0;
    measure->left |= strcmp(argument, "--left") == 0;
    measure->floor |= strcmp(argument, "--floor") == 0;
    return argument[0] == '-';
}

static bool measure_one(struct measure *total, const struct language *language, char *name) {
    struct measure *one = calloc(1, sizeof *one);
    if (!one)
        return false;
    one->wrong = total->wrong;
    one->left = total->left;
    bool good = measure_file(one, language, name);
    print(one, name);
    add_file(total, one);
    free(one);
    return good;
}

int main(int argc, char **argv) {
    const struct language *language = language_for("en");
    struct measure *total = calloc(1, sizeof *total);
    bool good = language && total;
    for (int i = 1; good && i < argc; i++)
        good = take_option(total, argv[i]) || measure_one(total, language, argv[i]);
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
