/*
 * care_lints.c - see care_lints.h.
 */
#include "care/care_lints.h"

#include <stdlib.h>
#include <string.h>

#include "care/typography_lint.h"
#include "load/builder.h"

/* ---- Words */

unsigned lints_kinds(enum text_role role) {
    unsigned everywhere = 1u << LANGUAGE_SUFFERING;
    switch (role) {
    case TEXT_ASK:
    case TEXT_STATEMENT:
        return everywhere | 1u << LANGUAGE_ACCOUNT | 1u << LANGUAGE_SAFETY;
    case TEXT_OPTION:
    case TEXT_STEP:
        return everywhere | 1u << LANGUAGE_BARE_OTHER;
    case TEXT_SAY:
        return everywhere | 1u << LANGUAGE_ABSOLUTE;
    case TEXT_WONDER:
    case TEXT_TRY:
        return everywhere | 1u << LANGUAGE_ABSOLUTE | 1u << LANGUAGE_GUARD;
    default:
        return everywhere;
    }
}

/* Nobody has to be told where to lower their guard who was not asked about safety; and what is marked is not there for those who may
   not be safe. */
bool lints_concerns(const struct shown_text *text, const struct language_finding *finding) {
    const struct builder *builder = text->builder;
    unsigned mark = text->role == TEXT_WONDER ? ELEMENT_SAFE_WONDER : ELEMENT_SAFE_TRY;
    if (finding->kind != LANGUAGE_GUARD || text->element == MODEL_NONE)
        return true;
    return builder_find(builder, SPACE_REFLECTION, KNOWN_SAFE, sizeof KNOWN_SAFE - 1) &&
           !(builder_element(builder, text->element)->flags & mark);
}

void lints_report(struct lints *lints, struct span span, const struct language_finding *finding) {
    static const enum code codes[] = {CODE_ACCOUNT, CODE_SUFFERING, CODE_ABSOLUTE, CODE_BARE_OTHER, CODE_GUARD};
    if (!lints->advise)
        return;
    if (finding->kind == LANGUAGE_SAFETY) {
        lints->safety = lints->safety.end > 0 ? lints->safety : span;
        return; /* what follows from it is known when all was read */
    }
    diagnostics_add(lints->diagnostics, codes[finding->kind - LANGUAGE_KINDS], span, "%s: %s", language_kind_name(finding->kind),
                    finding->reason);
    diagnostics_suggest(lints->diagnostics, "%s", finding->instead);
}

/* ---- Sentences */

/* Whether texts of this role are whole sentences, so that they count for the grade; a title or an option would only thin it. */
static bool has_sentences(enum text_role role) {
    switch (role) {
    case TEXT_TITLE:
    case TEXT_MATTER:
    case TEXT_PAGE_TITLE:
    case TEXT_OPTION:
    case TEXT_STEP:
    case TEXT_OPTION_AS:
    case TEXT_THREAD_TITLE:
        return false;
    default:
        return true;
    }
}

static void check_length(const struct lints *lints, const struct shown_text *text, const struct readability_sentence *sentence) {
    bool too_long = sentence->words >= READABILITY_WORDS_TOO_LONG;
    if (sentence->words <= READABILITY_WORDS_LONG || (!too_long && !lints->advise))
        return;
    diagnostics_add(lints->diagnostics, too_long ? CODE_SENTENCE_TOO_LONG : CODE_SENTENCE_LONG,
                    text_span(text, (uint32_t)sentence->from, (uint32_t)sentence->to), "this sentence has %zu words",
                    sentence->words);
    diagnostics_suggest(lints->diagnostics, "make two of it; %d words are the most that can be taken in at once",
                        READABILITY_WORDS_LONG);
}

static void check_grade(struct lints *lints, const struct shown_text *text) {
    struct readability read = {0};
    readability_add(&read, text->bytes, text->length);
    lints->read.sentences += read.sentences;
    lints->read.words += read.words;
    lints->read.polysyllables += read.polysyllables;
    if (read.longest > lints->read.longest)
        lints->read.longest = read.longest;
    unsigned grade = readability_smog(&read);
    if (!lints->english || read.words < READABILITY_TEXT_WORDS || grade < READABILITY_SMOG_HARD)
        return;
    diagnostics_add(lints->diagnostics, CODE_TEXT_HARD, text_span(text, 0, text->length),
                    "this text has %zu long words in %zu %s: its reading grade is %u.%u", read.polysyllables, read.sentences,
                    read.sentences == 1 ? "sentence" : "sentences", grade / 10, grade % 10);
    diagnostics_suggest(lints->diagnostics, "take shorter words, `help` for assistance, `near` for in proximity to");
}

/* ---- Dates of help resources */

enum { DATE_LENGTH = 10, YEAR_LENGTH = 4 };

/* Whether twelve months lie between a day and the one to which it is held. What is no date was reported where it was read. */
static bool is_stale(const char *checked, uint32_t length, const char *today) {
    char year_later[DATE_LENGTH];
    if (length != DATE_LENGTH)
        return false;
    memcpy(year_later, checked, DATE_LENGTH);
    for (size_t i = YEAR_LENGTH; i-- > 0; year_later[i] = '0') {
        if (year_later[i] < '0' || year_later[i] > '9')
            return false;
        if (year_later[i]++ < '9')
            break;
    }
    return memcmp(year_later, today, DATE_LENGTH) < 0;
}

static void check_date(const struct lints *lints, const struct shown_text *text) {
    if (lints->advise && lints->date && text->length == DATE_LENGTH && memcmp(text->bytes, lints->date, DATE_LENGTH) > 0) {
        diagnostics_warn(lints->diagnostics, CODE_BAD_DATE, text_span(text, 0, text->length),
                         "this day has not come yet, so nobody would hear when the place should be looked at again");
        diagnostics_suggest(lints->diagnostics, "write the day on which its source was looked at; today is %s", lints->date);
        return;
    }
    if (!lints->advise || !lints->date || !is_stale(text->bytes, text->length, lints->date))
        return;
    diagnostics_add(lints->diagnostics, CODE_RESOURCE_STALE, text_span(text, 0, text->length),
                    "this place to turn to was last looked at more than twelve months before %s", lints->date);
    diagnostics_suggest(lints->diagnostics, "look at its source again, mend what has changed, and write the day here");
}

/* Whether the text has signs and blanks enough to part as many words as are too many; most are passed by with this look. */
static bool may_be_too_long(const struct shown_text *text) {
    unsigned parts = 1;
    for (uint32_t i = 0; i < text->length && parts < READABILITY_WORDS_TOO_LONG; i++) {
        unsigned char byte = (unsigned char)text->bytes[i], letter = byte | 0x20;
        parts += !((letter >= 'a' && letter <= 'z') || (byte >= '0' && byte <= '9'));
    }
    return parts >= READABILITY_WORDS_TOO_LONG;
}

void lints_text(struct lints *lints, const struct shown_text *text) {
    struct readability_sentence sentence;
    if (text->role == TEXT_TITLE)
        lints->title = text_span(text, 0, text->length);
    if (text->role == TEXT_CHECKED) {
        check_date(lints, text);
        return;
    }
    if (lints->advise) {
        typing_check(text, has_sentences(text->role) && text->role != TEXT_STATEMENT, lints->diagnostics);
        tongue_add(&lints->tongue, text->bytes, text->length);
    }
    if (text->role == TEXT_OPTION_AS || (!lints->advise && !may_be_too_long(text)))
        return;
    for (size_t at = 0; readability_next(text->bytes, text->length, &at, &sentence);)
        check_length(lints, text, &sentence);
    if (lints->advise && has_sentences(text->role))
        check_grade(lints, text);
}

/* ---- The whole */

/* The opening says seven things before anything is asked. Four of them the engine says for every questionnaire: how to pass over
   a question, how to pause and leave, what is kept, and that this is not a diagnosis. The other three only the author knows. */
static void check_opening(const struct lints *lints, const struct builder *builder) {
    const char *purpose = builder->head.about.count > 0 ? "" : " what this is for (`about`)";
    const char *minutes = builder->head.minutes > 0 ? "" : " how long it takes (`minutes`)";
    const char *matters = builder_count(builder, TABLE_MATTERS) > 0 ? "" : " what it touches (`touches-on`)";
    const char *first = *purpose && (*minutes || *matters) ? "," : "", *second = *minutes && *matters ? "," : "";
    if (!*purpose && !*minutes && !*matters)
        return;
    diagnostics_add(lints->diagnostics, CODE_OPENING, lints->title, "the opening does not say%s%s%s%s%s", purpose, first, minutes,
                    second, matters);
    diagnostics_suggest(lints->diagnostics, "add it below the title; whoever answers can then choose whether to begin");
}

static struct span place_of(const struct lints *lints, const struct builder *builder, enum space space, struct words id) {
    const char *name = builder_words(builder, id);
    const struct symbol *symbol = builder_find(builder, space, name, text_bare_name(name, id.length));
    return symbol ? symbol->span : lints->title;
}

/* Whoever asks whether someone is safe has to say what is known then. */
static void check_safety(const struct lints *lints, const struct builder *builder) {
    if (lints->safety.end == 0 || builder_find(builder, SPACE_REFLECTION, KNOWN_SAFE, sizeof KNOWN_SAFE - 1))
        return;
    diagnostics_add(lints->diagnostics, CODE_SAFETY_UNSAID, lints->safety,
                    "this asks whether someone is safe, and nothing says which answers make that known");
    diagnostics_suggest(lints->diagnostics, "write it between `pages` and `reflections`: `known-safe: unsafe-with is nobody`");
}

static bool has_rest(const struct element *elements, uint32_t page) {
    for (uint32_t i = page + 1; i < elements[page].end; i++) {
        if (elements[i].kind == REFLECT_KIND_PAUSE || elements[i].kind == REFLECT_KIND_NOTE)
            return true;
    }
    return false;
}

/* A pause, or a note that invites, on every page that someone may leave by: the last one, and where that is not for everyone, those
   before it. */
static void check_last_page(const struct lints *lints, const struct builder *builder) {
    const struct element *elements = builder->tables[TABLE_ELEMENTS].records;
    for (uint32_t i = builder_count(builder, TABLE_ELEMENTS); i-- > 0;) {
        if (elements[i].kind != REFLECT_KIND_PAGE)
            continue;
        if (!has_rest(elements, i) && !(elements[i].flags & ELEMENT_AGAIN)) {
            diagnostics_add(lints->diagnostics, CODE_LAST_PAGE, place_of(lints, builder, SPACE_ELEMENT, elements[i].id),
                            "readers may leave by this page, and nothing on it lets them rest");
            diagnostics_suggest(lints->diagnostics, "end it with `- pause: …` or with an invitation, `- note: If you like, …`");
        }
        if (elements[i].condition == MODEL_NONE)
            return;
    }
}

static void check_pointers(const struct lints *lints, const struct builder *builder) {
    const struct element *elements = builder->tables[TABLE_ELEMENTS].records;
    for (uint32_t i = 0; i < builder_count(builder, TABLE_ELEMENTS); i++) {
        if (elements[i].kind != REFLECT_KIND_REFLECTION || elements[i].see_count > 0 ||
            elements[i].flags & (ELEMENT_AGAIN | ELEMENT_KNOWN_SAFE))
            continue;
        diagnostics_add(lints->diagnostics, CODE_NO_POINTER, place_of(lints, builder, SPACE_REFLECTION, elements[i].id),
                        "this reflection points to no article");
        diagnostics_suggest(lints->diagnostics, "add `see: article#section`; `reflect articles list` names the articles");
    }
}

/* ---- What nothing uses */

/* Marks the sets and threads that elements use; the threads come behind the sets. */
static void mark_used(const struct builder *builder, bool *used) {
    const struct element *element = builder->tables[TABLE_ELEMENTS].records;
    uint32_t sets = builder_count(builder, TABLE_SETS);
    for (uint32_t i = 0; i < builder_count(builder, TABLE_ELEMENTS); i++, element++) {
        if (element->set != MODEL_NONE)
            used[element->set] = true;
        if (element->thread != MODEL_NONE)
            used[sets + element->thread] = true;
    }
}

static void report_unused(const struct lints *lints, const struct builder *builder, const struct symbol *symbol) {
    const char *name = builder_words(builder, symbol->name), *what = "thread", *key = "thread";
    if (symbol->space == SPACE_SET) {
        bool ordered = ((const struct option_set *)builder->tables[TABLE_SETS].records)[symbol->index].ordered;
        what = ordered ? "scale" : "list";
        key = ordered ? "scale" : "from";
    }
    diagnostics_add(lints->diagnostics, CODE_UNUSED, symbol->span, "nothing uses the %s `%s`", what, name);
    diagnostics_suggest(lints->diagnostics, "name it where it belongs with `%s: %s`, or delete it", key, name);
}

/* What the questionnaire itself defines; an included file serves others, too. */
static void check_unused(const struct lints *lints, const struct builder *builder) {
    uint32_t sets = builder_count(builder, TABLE_SETS), threads = builder_count(builder, TABLE_THREADS);
    bool *used = calloc((size_t)sets + threads + 1, sizeof *used);
    if (!used) {
        lints->diagnostics->out_of_memory = true;
        return;
    }
    mark_used(builder, used);
    const struct symbol *symbols = builder->symbols.records;
    for (size_t i = 0; i < builder->symbols.count; i++) {
        bool is_set = symbols[i].space == SPACE_SET, is_thread = symbols[i].space == SPACE_THREAD;
        if ((!is_set && !is_thread) || symbols[i].span.source != builder->main_source)
            continue;
        if (!used[is_set ? symbols[i].index : sets + symbols[i].index])
            report_unused(lints, builder, &symbols[i]);
    }
    free(used);
}

reflect_readability lints_readability(const struct lints *lints) {
    const struct readability *read = &lints->read;
    bool graded = lints->english && read->sentences >= READABILITY_SENTENCES;
    return (reflect_readability){read->sentences, read->words, read->longest, graded ? readability_smog(read) : 0};
}

static void check_whole_grade(const struct lints *lints) {
    unsigned grade = lints_readability(lints).grade;
    if (grade <= READABILITY_SMOG_GOOD)
        return;
    diagnostics_add(lints->diagnostics, CODE_QUESTIONNAIRE_HARD, lints->title,
                    "this questionnaire has %zu long words in %zu sentences: its reading grade is %u.%u",
                    lints->read.polysyllables, lints->read.sentences, grade / 10, grade % 10);
    diagnostics_suggest(lints->diagnostics, "bring it to %d or less: everyday words, and short ones", READABILITY_SMOG_GOOD / 10);
}

/* Whether the words are those of another language than the file says. */
static void check_tongue(const struct lints *lints, const struct builder *builder) {
    const char *english = NULL, *said = builder_words(builder, builder->head.language);
    const char *name = tongue_other(&lints->tongue, said, &english);
    if (!name)
        return;
    diagnostics_add(lints->diagnostics, CODE_OTHER_LANGUAGE, builder->language_span,
                    "the texts seem to be in %s, and this says `%s`", english, said);
    diagnostics_suggest(lints->diagnostics, "write `language: %s`, so that help and the words of the program come in it, too",
                        name);
}

/* ---- Nobody, one by one */

/* Whether an option says that there is nobody or nothing: by its name, or by how its text begins. */
static bool says_none(const struct builder *builder, const struct option *option) {
    static const char *const names[] = {"nobody", "no-one", "none", "nothing", "nowhere", "nadie", "ninguno", "nada"};
    static const char *const words[] = {"Nobody", "No one", "None", "Nothing", "Nowhere", "Nadie", "Ninguno", "Ninguna", "Nada"};
    const char *id = builder_words(builder, option->id), *text = builder_words(builder, option->text);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(id, names[i]) == 0)
            return true;
    }
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t length = strlen(words[i]);
        if (strncmp(text, words[i], length) == 0 && strchr(" ,.", text[length]))
            return true;
    }
    return false;
}

/* A page is repeated for each that was chosen; nobody would be asked about as if it were somebody. */
static void check_nobody(const struct lints *lints, const struct builder *builder) {
    const struct element *elements = builder->tables[TABLE_ELEMENTS].records;
    const struct span *spans = builder->option_spans.records;
    const struct each *eaches = builder->eaches.records;
    for (size_t i = 0; i < builder->eaches.count; i++) {
        uint32_t index = elements[eaches[i].question].set;
        const struct option_set *set = index != MODEL_NONE ? builder_at(builder, TABLE_SETS, index) : NULL;
        bool said = false;
        for (size_t before = 0; before < i; before++)
            said = said || elements[eaches[before].question].set == index;
        for (uint32_t j = set && !said ? set->first : 0; set && !said && j < set->first + set->count; j++) {
            const struct option *option = builder_at(builder, TABLE_OPTIONS, j);
            if (option->alone || !says_none(builder, option) || j >= builder->option_spans.count)
                continue;
            diagnostics_warn(lints->diagnostics, CODE_EACH, spans[j], "this would be asked about like the others, one by one");
            diagnostics_note(lints->diagnostics, eaches[i].span, "here, for each that was chosen");
            diagnostics_suggest(lints->diagnostics, "let it stand alone: `%s: {text: …, alone: true}`",
                                builder_words(builder, option->id));
        }
    }
}

void lints_whole(const struct lints *lints, const struct builder *builder) {
    /* What has mistakes will change; so the whole is looked at when they are gone. */
    if (!lints->advise || builder->diagnostics->errors > builder->errors_before)
        return;
    check_opening(lints, builder);
    check_last_page(lints, builder);
    check_safety(lints, builder);
    check_pointers(lints, builder);
    check_unused(lints, builder);
    check_tongue(lints, builder);
    check_whole_grade(lints);
    check_nobody(lints, builder);
}
