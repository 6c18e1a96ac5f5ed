/*
 * fuzz_conditions.c - any bytes as a condition, over questions of every kind: read, and evaluated over several sittings.
 *
 * The condition stands in a quoted text, so that it can hold anything; what is not UTF-8 is refused by the reader, which is
 * another target's matter.
 */
#include "tests/fuzz/target.h"

static const char before[] = "reflect: 1\n"
                             "id: conditions\n"
                             "language: en\n"
                             "title: Conditions\n"
                             "scales:\n"
                             "  often: [never, rarely, sometimes, always]\n"
                             "pages:\n"
                             "  - id: page\n"
                             "    title: Page\n"
                             "    questions:\n"
                             "      - {id: one, ask: One, choose: one, from: [a, b, {c: {text: C, write: line}}]}\n"
                             "      - {id: any, ask: Any, choose: any, from: [a, b, {d: {text: D, alone: true}}]}\n"
                             "      - {id: how, ask: How, scale: often}\n"
                             "      - {id: near, ask: Near, between: [here, there]}\n"
                             "      - {id: rank, ask: Rank, rank: [a, b, c]}\n"
                             "      - {id: line, ask: Line, write: line}\n"
                             "      - {id: many, ask: Many, scale: often, statements: [{s: S}, {t: T}, {u: U}]}\n"
                             "  - id: with-each\n"
                             "    for-each: any\n"
                             "    questions:\n"
                             "      - {id: ease, ask: Ease, scale: often}\n"
                             "  - id: last\n"
                             "    questions:\n"
                             "      - id: asked\n"
                             "        ask: Asked\n"
                             "        write: lines\n"
                             "        when: ";
static const char between[] = "reflections:\n"
                              "  - id: first\n"
                              "    say: First\n"
                              "    when: how is at least sometimes\n"
                              "  - id: second\n"
                              "    for-each: any\n"
                              "    say: Second\n"
                              "    when: ";

enum { CONDITION_BYTES_MAX = 4000 };

/* Appends `bytes` between quotation marks, and a line break. */
static size_t quote(char *out, const unsigned char *bytes, size_t length) {
    size_t at = 0;
    out[at++] = '"';
    for (size_t i = 0; i < length; i++) {
        if (bytes[i] == '"' || bytes[i] == '\\')
            out[at++] = '\\';
        if (bytes[i] == '\n' || bytes[i] < 0x20)
            out[at++] = ' ';
        else
            out[at++] = (char)bytes[i];
    }
    out[at++] = '"';
    out[at++] = '\n';
    return at;
}

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t length) {
    static char text[sizeof before + sizeof between + 4 * CONDITION_BYTES_MAX + 16];
    size_t at = sizeof before - 1;
    if (length > CONDITION_BYTES_MAX)
        return 0;
    memcpy(text, before, at);
    at += quote(text + at, bytes, length);
    memcpy(text + at, between, sizeof between - 1);
    at += sizeof between - 1;
    at += quote(text + at, bytes, length);
    reflect_questionnaire *questionnaire = target_parse(text, at);
    if (!questionnaire)
        return 0;
    target_read_back(questionnaire);
    for (uint32_t seed = 1; seed <= 4; seed++) {
        const unsigned char answers[] = {(unsigned char)(seed * 37), (unsigned char)(seed * 91), (unsigned char)(seed * 5)};
        target_sit(questionnaire, answers, sizeof answers);
    }
    reflect_questionnaire_free(questionnaire);
    return 0;
}
