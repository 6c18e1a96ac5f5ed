/*
 * test_reports_form.c - the empty form, read as a person reads it: whoever follows its directions answers what a sitting asks.
 *
 * The reader here knows nothing of conditions or of the composer. It takes the form as text, finds parts, questions, texts and
 * directions in it by their looks, and walks down the paper beside a sitting that gets the same answers. At each step both must be
 * at the same thing. At the end, the passages that the paper says are for these answers must be those that the sitting shows.
 */
#include "tests/support/page.h"
#include "tests/support/wild.h"

enum { ITEMS_MAX = 2000, LINES_MAX = 20000, OPTIONS_MAX = 64, NUMBERS_MAX = 1000, WILD_FORMS = 1500, WALKS = 12 };

/* ---- Lines of the form that belong together: a paragraph, an item of a list, an option */

struct line {
    size_t indent;
    char *text; /* without its wrapping */
};

enum item_kind { ITEM_PART, ITEM_PASS, ITEM_DIRECTION, ITEM_QUESTION, ITEM_TEXT, ITEM_END };

struct item {
    enum item_kind kind;
    unsigned number;        /* of a part or question; of a direction: the first question it is about, 0 for a text */
    size_t line, last_line; /* in lines */
};

/* What stands on the paper at a question, once a pen was there. */
struct written {
    bool answered;
    char sign; /* '-' or 'x' beside the number; 0 */
    int step;
    size_t count;
    uint32_t options[OPTIONS_MAX];
    uint32_t element;
};

struct paper {
    char *text;
    struct line lines[LINES_MAX];
    struct item items[ITEMS_MAX];
    size_t line_count, item_count, passages; /* the last: the line where they begin */
    unsigned parts;                          /* the greatest number of one */
    struct written written[NUMBERS_MAX];
    bool passage[NUMBERS_MAX];
};

static bool begins(const char *text, const char *with) {
    return strncmp(text, with, strlen(with)) == 0;
}

/* A sign that begins something new: it is not the rest of what stood in the line above. */
static bool is_fresh(const char *text, bool in_passages) {
    static const char *const signs[] = {"- ", "→ ", "( ) ", "[ ] ", "___"};
    for (size_t at = 0; at < sizeof signs / sizeof *signs; at++)
        if (begins(text, signs[at]))
            return true;
    size_t digits = strspn(text, "0123456789");
    return in_passages && digits > 0 && begins(text + digits, ". ");
}

/* Adds a line, or goes on with the last one. */
static void add_line(struct paper *paper, bool fresh, size_t indent, const char *text) {
    assert_true(paper->line_count < LINES_MAX);
    if (fresh)
        paper->lines[paper->line_count++] = (struct line){indent, NULL};
    struct line *line = &paper->lines[paper->line_count - 1];
    size_t length = fresh ? 0 : strlen(line->text), space = !fresh;
    line->text = realloc(line->text, length + space + strlen(text) + 1);
    assert_non_null(line->text);
    memcpy(line->text + length, " ", space);
    memcpy(line->text + length + space, text, strlen(text) + 1);
}

static void read_lines(struct paper *paper) {
    bool apart = true, in_passages = false;
    for (char *at = paper->text, *end; *at; at = end + 1) {
        end = strchr(at, '\n');
        assert_non_null(end);
        *end = '\0';
        size_t indent = strspn(at, " ");
        if (at[indent] == '\0') {
            apart = true;
            continue;
        }
        in_passages = begins(at, "Reading it back") || (in_passages && !begins(at, "Places to turn to"));
        add_line(paper, apart || is_fresh(at + indent, in_passages), indent, at + indent);
        apart = false;
    }
}

/* ---- Items */

static struct item *add_item(struct paper *paper, enum item_kind kind, unsigned number, size_t line) {
    assert_true(paper->item_count < ITEMS_MAX);
    struct item *item = &paper->items[paper->item_count++];
    *item = (struct item){kind, number, line, line};
    return item;
}

static unsigned number_in(const char *text) {
    return (unsigned)strtoul(text + strcspn(text, "0123456789"), NULL, 10);
}

/* A heading is a line with a rule below it, which were drawn together. */
static bool is_heading(const char *text) {
    size_t length = strlen(text);
    return length > 4 && memcmp(text + length - 3, "---", 3) == 0;
}

/* The lines of a list belong to the direction above it; so does what says where to go on otherwise. */
static size_t direction_end(const struct paper *paper, size_t line) {
    size_t at = line;
    const char *text = paper->lines[line].text;
    if (text[strlen(text) - 1] != ':')
        return line;
    while (at + 1 < paper->line_count && begins(paper->lines[at + 1].text, "- "))
        at++;
    return at + 1 < paper->line_count && begins(paper->lines[at + 1].text, "Otherwise ") ? at + 1 : at;
}

static void read_direction(struct paper *paper, size_t line) {
    const char *text = paper->lines[line].text + strlen("→ ");
    if (begins(text, "You can pass over this part: ")) {
        while (paper->items[paper->item_count - 1].kind == ITEM_TEXT)
            paper->item_count--; /* the warning */
        add_item(paper, ITEM_PASS, paper->parts, line);
        return;
    }
    unsigned number = begins(text, "Question") ? number_in(text) : 0;
    add_item(paper, ITEM_DIRECTION, number, line)->last_line = direction_end(paper, line);
}

static void read_body_line(struct paper *paper, size_t line) {
    const char *text = paper->lines[line].text;
    struct item *last = paper->item_count > 0 ? &paper->items[paper->item_count - 1] : NULL;
    if (begins(text, "Part ") && is_heading(text))
        add_item(paper, ITEM_PART, paper->parts = number_in(text), line);
    else if (begins(text, "→ "))
        read_direction(paper, line);
    else if (text[0] >= '0' && text[0] <= '9' && paper->lines[line].indent < 4)
        add_item(paper, ITEM_QUESTION, number_in(text), line);
    else if (paper->lines[line].indent >= 4 && last && last->kind == ITEM_QUESTION)
        last->last_line = line;
    else
        add_item(paper, ITEM_TEXT, 0, line);
}

static void read_paper(struct paper *paper, char *text) {
    *paper = (struct paper){.text = text};
    read_lines(paper);
    size_t line = 0;
    while (line < paper->line_count && !(begins(paper->lines[line].text, "Part ") && is_heading(paper->lines[line].text)) &&
           !begins(paper->lines[line].text, "At the end -"))
        line++;
    for (; line < paper->line_count && !begins(paper->lines[line].text, "At the end -"); line++) {
        read_body_line(paper, line);
        if (paper->items[paper->item_count - 1].last_line > line)
            line = paper->items[paper->item_count - 1].last_line;
    }
    assert_true(line < paper->line_count);
    add_item(paper, ITEM_END, 0, line);
    while (line < paper->line_count && !begins(paper->lines[line].text, "Reading it back -"))
        line++;
    paper->passages = line;
}

static void release_paper(struct paper *paper) {
    for (size_t at = 0; at < paper->line_count; at++)
        free(paper->lines[at].text);
    free(paper->text);
}

/* ---- What a question looks like */

static const struct item *question_item(const struct paper *paper, unsigned number) {
    for (size_t at = 0; at < paper->item_count; at++)
        if (paper->items[at].kind == ITEM_QUESTION && paper->items[at].number == number)
            return &paper->items[at];
    fail_msg("there is no question %u on the paper", number);
    return NULL;
}

/* The place of an option among those of a question, by its words. Options stand behind boxes or short lines. */
static int find_option(const struct paper *paper, unsigned number, const char *words, size_t length, unsigned *count) {
    static const char *const boxes[] = {"( ) ", "[ ] ", "___ "};
    const struct item *item = question_item(paper, number);
    int found = -1;
    *count = 0;
    for (size_t line = item->line; line <= item->last_line; line++) {
        for (const char *at = paper->lines[line].text; *at;) {
            size_t box = 0;
            while (box < 3 && !begins(at, boxes[box]))
                box++;
            if (box == 3) {
                at++;
                continue;
            }
            at += strlen(boxes[box]);
            const char *next = strstr(at, "   ( ) "), *end = next ? next : at + strlen(at);
            size_t size = (size_t)(end - at);
            bool alone = size == length + strlen(" (by itself)") && begins(at + length, " (by itself)");
            if ((size == length || alone) && memcmp(at, words, length) == 0)
                found = (int)*count;
            ++*count;
            at = end;
        }
    }
    return found;
}

/* On which side of its boxes a between has these words: -1 or 1. What is before and behind the boxes may be on other lines. */
static int find_side(const struct paper *paper, unsigned number, const char *words, size_t length) {
    const struct item *item = question_item(paper, number);
    struct page_bytes all = {NULL, 0, 0};
    for (size_t line = item->line; line <= item->last_line; line++) {
        assert_int_equal(page_keep(&all, paper->lines[line].text, strlen(paper->lines[line].text)), REFLECT_OK);
        assert_int_equal(page_keep(&all, " ", 1), REFLECT_OK);
    }
    const char *first = strstr(all.bytes ? all.bytes : "", "( ) ( )"), *behind = first;
    assert_non_null(first);
    for (const char *at = first; (at = strstr(at, "( )")) != NULL; at++)
        behind = at + strlen("( )");
    behind += strspn(behind, " ");
    while (first > all.bytes && first[-1] == ' ')
        first--;
    bool second = strncmp(behind, words, length) == 0;
    if (!second)
        assert_true((size_t)(first - all.bytes) >= length && memcmp(first - length, words, length) == 0);
    free(all.bytes);
    return second ? 1 : -1;
}

/* ---- Conditions in words */

struct quoted {
    const char *at[OPTIONS_MAX];
    size_t length[OPTIONS_MAX], count;
};

static bool take(const char **text, const char *words) {
    if (!begins(*text, words))
        return false;
    *text += strlen(words);
    return true;
}

static void must_take(const char **text, const char *words) {
    if (!take(text, words))
        fail_msg("\"%s\" is wanted at: %s", words, *text);
}

static unsigned take_number(const char **text) {
    char *end;
    unsigned number = (unsigned)strtoul(*text, &end, 10);
    if (end == *text)
        fail_msg("a number is wanted at: %s", *text);
    *text = end;
    return number;
}

static void take_quoted(const char **text, struct quoted *quoted) {
    quoted->count = 0;
    must_take(text, "“");
    do {
        const char *end = strstr(*text, "”");
        assert_non_null(end);
        quoted->at[quoted->count] = *text;
        quoted->length[quoted->count++] = (size_t)(end - *text);
        *text = end + strlen("”");
    } while (take(text, ", “") || take(text, " or “") || take(text, " and “"));
}

static const struct written *at_question(const struct paper *paper, unsigned number) {
    assert_true(number > 0 && number < NUMBERS_MAX);
    return &paper->written[number];
}

/* How many of the quoted options are among the chosen. */
static size_t chosen_of(const struct paper *paper, unsigned number, const struct quoted *quoted) {
    const struct written *written = at_question(paper, number);
    size_t found = 0;
    for (size_t at = 0; at < quoted->count; at++) {
        unsigned count;
        int option = find_option(paper, number, quoted->at[at], quoted->length[at], &count);
        if (option < 0)
            fail_msg("question %u has no %.*s", number, (int)quoted->length[at], quoted->at[at]);
        for (size_t each = 0; written->answered && each < written->count; each++)
            found += written->options[each] == (uint32_t)option;
    }
    return found;
}

static size_t place_of(const struct paper *paper, unsigned number, const struct quoted *quoted) {
    unsigned count;
    const struct written *written = at_question(paper, number);
    int option = find_option(paper, number, quoted->at[0], quoted->length[0], &count);
    assert_true(option >= 0);
    for (size_t place = 0; place < written->count; place++)
        if (written->options[place] == (uint32_t)option)
            return place;
    return SIZE_MAX;
}

static bool read_chose(const struct paper *paper, const char **text) {
    struct quoted quoted;
    bool but = take(text, "anything but "), all = !but && take(text, "all of ");
    take_quoted(text, &quoted);
    bool up = take(text, " or more"), down = !up && take(text, " or less");
    must_take(text, " at question ");
    unsigned number = take_number(text), count;
    const struct written *written = at_question(paper, number);
    if (!up && !down) {
        size_t found = chosen_of(paper, number, &quoted);
        return but ? written->answered && found == 0 : all ? found == quoted.count : found > 0;
    }
    int limit = find_option(paper, number, quoted.at[0], quoted.length[0], &count);
    assert_true(limit >= 0);
    return written->answered && (up ? (int)written->options[0] >= limit : (int)written->options[0] <= limit);
}

static bool read_put(const struct paper *paper, const char **text) {
    static const struct {
        const char *words;
        char sign;
        bool there;
    } signs[] = {
        {"a dash (–)", '-', true}, {"no dash (–)", '-', false}, {"a cross (×)", 'x', true}, {"no cross (×)", 'x', false}};
    struct quoted first, second;
    for (size_t at = 0; at < sizeof signs / sizeof *signs; at++) {
        if (!take(text, signs[at].words))
            continue;
        must_take(text, " at question ");
        return (at_question(paper, take_number(text))->sign == signs[at].sign) == signs[at].there;
    }
    bool but = take(text, "anything but ");
    take_quoted(text, &first);
    bool before = take(text, " before ");
    if (before)
        take_quoted(text, &second);
    must_take(text, before ? " at question " : " first at question ");
    unsigned number = take_number(text);
    if (!at_question(paper, number)->answered)
        return false;
    size_t place = place_of(paper, number, &first);
    return before ? place < place_of(paper, number, &second) : (place == 0) != but;
}

static bool read_place(const struct paper *paper, const char **text) {
    struct quoted end = {.count = 0};
    unsigned number = take_number(text);
    const struct written *written = at_question(paper, number);
    must_take(text, " is ");
    if (take(text, "not in the middle"))
        return written->answered && written->step != 0;
    bool middle = take(text, "in the middle"), nearer = take(text, middle ? " or nearer to " : "nearer to ");
    int side = 0;
    if (nearer) {
        take_quoted(text, &end);
        side = find_side(paper, number, end.at[0], end.length[0]);
    }
    return written->answered && ((middle && written->step == 0) || written->step * side > 0);
}

static bool read_answered(const struct paper *paper, const char **text) {
    struct quoted quoted;
    unsigned number = take_number(text);
    bool answered = at_question(paper, number)->answered;
    if (!take(text, " without choosing "))
        return answered;
    bool all = take(text, "all of ");
    take_quoted(text, &quoted);
    size_t found = chosen_of(paper, number, &quoted);
    return answered && (all ? found < quoted.count : found == 0);
}

static bool read_comparison(const struct paper *paper, const char **text) {
    if (take(text, "you chose "))
        return read_chose(paper, text);
    if (take(text, "you put "))
        return read_put(paper, text);
    if (take(text, "your place at question "))
        return read_place(paper, text);
    if (take(text, "you answered question "))
        return read_answered(paper, text);
    if (take(text, "you did not answer question "))
        return !at_question(paper, take_number(text))->answered;
    must_take(text, "passage ");
    unsigned number = take_number(text);
    assert_true(number < NUMBERS_MAX);
    if (take(text, " goes with your answers"))
        return paper->passage[number];
    must_take(text, " does not go with your answers");
    return !paper->passage[number];
}

/* A condition from `text`, which is of line `*line`; the lists below it are taken along. */
static bool read_condition(const struct paper *paper, const char **text, size_t *line) {
    size_t least = 0, items = 0, holding = 0;
    if (take(text, "all of these are so:")) {
        least = SIZE_MAX;
    } else if (take(text, "one or more of these are so:")) {
        least = 1;
    } else if (**text >= '0' && **text <= '9') {
        least = take_number(text);
        must_take(text, " or more of these are so:");
    } else {
        bool holds = read_comparison(paper, text);
        if (take(text, ", and ")) {
            bool second = read_comparison(paper, text);
            holds = holds && second;
        } else if (take(text, ", or ")) {
            bool second = read_comparison(paper, text);
            holds = holds || second;
        }
        return holds;
    }
    assert_int_equal(**text, '\0');
    size_t indent = paper->lines[*line + 1].indent;
    while (*line + 1 < paper->line_count && paper->lines[*line + 1].indent == indent &&
           begins(paper->lines[*line + 1].text, "- ")) {
        const char *item = paper->lines[++*line].text + strlen("- ");
        holding += read_condition(paper, &item, line);
        assert_int_equal(*item, '\0');
        items++;
    }
    assert_true(items > 1);
    return holding >= (least == SIZE_MAX ? items : least);
}

/* ---- Down the paper */

static size_t find_item(const struct paper *paper, enum item_kind kind, unsigned number) {
    for (size_t at = 0; at < paper->item_count; at++)
        if (paper->items[at].kind == kind && paper->items[at].number == number)
            return at;
    fail_msg("there is no item %d with the number %u", (int)kind, number);
    return 0;
}

/* Where a person goes who reads "go on with ...". A direction right above a question is read before the question. */
static size_t go_on(const struct paper *paper, const char *text) {
    if (take(&text, "go on with part "))
        return find_item(paper, ITEM_PART, take_number(&text));
    if (take(&text, "go on after question "))
        return find_item(paper, ITEM_QUESTION, take_number(&text)) + 1;
    if (take(&text, "go on with “At the end”."))
        return paper->item_count - 1;
    must_take(&text, "go on with question ");
    unsigned number = take_number(&text);
    assert_string_equal(text, ".");
    size_t at = find_item(paper, ITEM_QUESTION, number);
    return at > 0 && paper->items[at - 1].kind == ITEM_DIRECTION && paper->items[at - 1].number == number ? at - 1 : at;
}

/* Follows the direction at `at`. */
static size_t follow(const struct paper *paper, size_t at) {
    const struct item *item = &paper->items[at];
    size_t line = item->line;
    const char *text = strstr(paper->lines[line].text, ": only if ");
    assert_non_null(text);
    text += strlen(": only if ");
    bool holds = read_condition(paper, &text, &line);
    if (*text == '.')
        text++;
    else
        text = item->last_line > line ? paper->lines[++line].text : text;
    text += strspn(text, " ");
    bool has_way = take(&text, "Otherwise ");
    if (holds)
        return at + 1;
    return has_way ? go_on(paper, text) : at + 2; /* over one text */
}

/* Goes over parts and directions to what a person would do something at. */
static size_t next_stop(const struct paper *paper, size_t at) {
    while (paper->items[at].kind == ITEM_PART || paper->items[at].kind == ITEM_DIRECTION)
        at = paper->items[at].kind == ITEM_PART ? at + 1 : follow(paper, at);
    return at;
}

/* How many texts the words of a note, or of a lead-in with its reason, are on the paper. */
static size_t texts_of(const reflect_sitting *sitting, reflect_element element) {
    size_t count = 0;
    for (int part = REFLECT_PART_ASK; part <= REFLECT_PART_WHY; part++) {
        char *text = NULL;
        assert_int_equal(reflect_sitting_text(sitting, element, (reflect_part)part, &text), REFLECT_OK);
        count += *text != '\0';
        for (const char *at = text; (at = strstr(at, "\n\n")); at += 2)
            count++;
        reflect_string_free(text);
    }
    return count;
}

/* Writes down on the paper what was answered in the sitting. */
static void write_down(struct written *written, const reflect_sitting *sitting, reflect_element question) {
    reflect_answer answer;
    reflect_state state = reflect_sitting_state(sitting, question);
    if (written->element != 0 && written->element != question)
        fail_msg("question %u stands where %u stood", (unsigned)question, (unsigned)written->element);
    *written = (struct written){.element = question, .answered = state == REFLECT_ANSWERED};
    written->sign = state == REFLECT_DECLINED ? '-' : state == REFLECT_DOES_NOT_FIT ? 'x' : '\0';
    if (!reflect_sitting_answer_of(sitting, question, written->options, &answer))
        return;
    written->count = answer.option_count;
    written->step = answer.step;
}

static void start_again(struct paper *paper) {
    for (size_t at = 0; at < NUMBERS_MAX; at++)
        paper->written[at] = (struct written){.element = paper->written[at].element};
}

/* A sitting leaves out the warning of a part on which nothing would be asked. A person with a pen reads it, and comes to no question
   of it. */
static size_t over_idle_parts(const struct paper *paper, size_t at, const reflect_sitting *sitting) {
    const reflect_questionnaire *questionnaire = reflect_sitting_questionnaire(sitting);
    reflect_element next = reflect_sitting_next(sitting);
    unsigned page = 0, pages = 0;
    for (reflect_element each = 0; each < reflect_element_count(questionnaire); each++) {
        pages += reflect_element_kind(questionnaire, each) == REFLECT_KIND_PAGE;
        page = each == next && reflect_element_kind(questionnaire, each) == REFLECT_KIND_PAGE ? pages : page;
    }
    while (paper->items[at].kind == ITEM_PASS && (page == 0 || (pages == paper->parts && page != paper->items[at].number)))
        at = next_stop(paper, at + 1);
    return at;
}

/* Both at the same thing, step by step, to the end of both. */
static void walk_beside(struct paper *paper, reflect_sitting *sitting, struct walk *walk) {
    const reflect_questionnaire *questionnaire = reflect_sitting_questionnaire(sitting);
    size_t at = over_idle_parts(paper, next_stop(paper, 0), sitting);
    reflect_element next;
    while ((next = reflect_sitting_next(sitting)) != REFLECT_NONE) {
        const struct item *item = &paper->items[at];
        reflect_kind kind = reflect_element_kind(questionnaire, next);
        bool asks = reflect_element_asks(questionnaire, next);
        enum item_kind wanted = kind == REFLECT_KIND_PAGE ? ITEM_PASS : asks ? ITEM_QUESTION : ITEM_TEXT;
        if (item->kind != wanted)
            fail_msg("the sitting is at %s, the paper at: %s", reflect_element_id(questionnaire, next),
                     paper->lines[item->line].text);
        size_t texts = wanted == ITEM_TEXT ? texts_of(sitting, next) : 1;
        assert_int_equal(walk_step(walk, sitting, next), REFLECT_OK);
        if (asks)
            write_down(&paper->written[item->number], sitting, next);
        bool passed = wanted == ITEM_PASS && reflect_sitting_page_passed(sitting, next);
        at = next_stop(paper, passed ? go_on(paper, strstr(paper->lines[item->line].text, "go on")) : at + texts);
        at = over_idle_parts(paper, at, sitting);
    }
    if (paper->items[at].kind != ITEM_END)
        fail_msg("the sitting is at its end, the paper at: %s", paper->lines[paper->items[at].line].text);
}

/* Reads which passages are for these answers; they must be those that are shown. */
static void compare_passages(struct paper *paper, const reflect_sitting *sitting) {
    const reflect_questionnaire *questionnaire = reflect_sitting_questionnaire(sitting);
    size_t shown = 0, read = 0;
    for (size_t line = paper->passages; line < paper->line_count; line++) {
        const char *text = paper->lines[line].text;
        if (begins(text, "Places to turn to -"))
            break;
        if (paper->lines[line].indent > 0 || text[0] < '0' || text[0] > '9')
            continue;
        unsigned number = take_number(&text);
        must_take(&text, ". ");
        paper->passage[number] = !take(&text, "→ Only if ") || read_condition(paper, &text, &line);
        read += paper->passage[number];
    }
    for (reflect_element at = 0; at < reflect_element_count(questionnaire); at++)
        shown += reflect_element_kind(questionnaire, at) == REFLECT_KIND_REFLECTION && reflect_sitting_shown(sitting, at) &&
                 strcmp(reflect_element_id(questionnaire, at), "known-safe") != 0; /* a condition, and no passage */
    assert_int_equal(read, shown);
}

static char *form_of(const reflect_questionnaire *questionnaire, const char *format, bool with_passages) {
    reflect_summary *form = NULL;
    struct page_bytes kept = {NULL, 0, 0};
    const reflect_form_options options = {.with_passages = with_passages};
    assert_int_equal(reflect_form_new(questionnaire, &options, &form), REFLECT_OK);
    assert_int_equal(reflect_summary_render(form, format, (reflect_sink){page_keep, &kept}), REFLECT_OK);
    reflect_summary_free(form);
    assert_non_null(kept.bytes);
    return kept.bytes;
}

/* Walks several times down the form of a questionnaire. */
static void walk_form(const reflect_questionnaire *questionnaire, uint32_t seed, unsigned walks) {
    struct paper *paper = malloc(sizeof *paper);
    assert_non_null(paper);
    read_paper(paper, form_of(questionnaire, "text", true));
    for (unsigned at = 0; at < walks; at++) {
        struct walk walk = {NULL, 0, (seed + at * 7919u) * 2654435761u | 1};
        reflect_sitting *sitting = NULL;
        assert_int_equal(reflect_sitting_new(questionnaire, &sitting), REFLECT_OK);
        start_again(paper);
        walk_beside(paper, sitting, &walk);
        compare_passages(paper, sitting);
        reflect_sitting_free(sitting);
    }
    release_paper(paper);
    free(paper);
}

static void whoever_follows_it_answers_what_a_sitting_asks(void **state) {
    (void)state;
    struct wild *wild = malloc(sizeof *wild);
    assert_non_null(wild);
    for (uint32_t seed = 1; seed <= WILD_FORMS; seed++) {
        struct page page;
        wild_write(wild, seed, 6);
        page_open(&page, wild->yaml);
        walk_form(page.questionnaire, seed, WALKS);
        page_close(&page);
    }
    free(wild);
}

static void the_bundled_ones_too(void **state) {
    (void)state;
    static const char *const names[] = {"five-quiet-minutes",        "steadying",     "the-blueprint-and-the-house",
                                        "the-parts-i-keep-playing",  "toward-repair", "what-love-taught-me-early",
                                        "when-closeness-feels-risky"};
    for (size_t at = 0; at < sizeof names / sizeof *names; at++) {
        char path[100];
        struct page page;
        (void)snprintf(path, sizeof path, "questionnaires/%s.yaml", names[at]);
        page_load(&page, path);
        walk_form(page.questionnaire, (uint32_t)at + 1, 200);
        page_close(&page);
    }
}

/* ---- Single things */

#define BEGINNING                                                                                                                \
    "reflect: 1\nid: t\nlanguage: en\ntitle: T\nscales: {s: [never, sometimes, often, always]}\npages:\n"                        \
    "  - id: one\n    questions:\n      - id: a\n        ask: A?\n        scale: s\n"                                            \
    "      - id: b\n        ask: B?\n        choose: one\n        from: [x, y, z]\n"

/* The form of a questionnaire that goes on after BEGINNING. */
static char *form_behind(const char *yaml, const char *format) {
    struct page page;
    page_open(&page, yaml);
    char *form = form_of(page.questionnaire, format, false);
    page_close(&page);
    return form;
}

static void questions_with_one_condition_have_one_direction(void **state) {
    (void)state;
    char *form = form_behind(BEGINNING "      - {id: c, when: a is at least often, ask: C?, write: line}\n"
                                       "      - {note: Between., when: a is at least often}\n"
                                       "      - {id: d, when: a is at least often, ask: D?, write: line}\n"
                                       "      - {pause: Behind., when: a is at least often}\n"
                                       "      - {id: e, ask: E?, write: line}\n",
                             "text");
    page_shows(form, "→ Questions 3 and 4: only if you chose “often” or more at question 1.\n"
                     "Otherwise go on after question 4.\n\n 3. C?\n");
    page_shows(form, "\n\nBetween.\n\n 4. D?\n");
    page_shows(form, "→ The next lines: only if you chose “often” or more at question 1.\nOtherwise go on with question 5.\n\n"
                     "Behind.\n\n 5. E?\n");
    free(form);
}

static void what_a_part_asks_for_is_not_asked_for_again(void **state) {
    (void)state;
    char *form = form_behind(BEGINNING "  - id: two\n    when: b is x\n    questions:\n"
                                       "      - {id: c, when: b is x, ask: C?, write: line}\n",
                             "text");
    page_shows(form, "→ Part 2: only if you chose “x” at question 2. Otherwise go on with “At\nthe end”.\n\n 3. C?\n");
    free(form);
}

static void what_nobody_can_come_to_is_not_there(void **state) {
    (void)state;
    char *form = form_behind(BEGINNING "      - {id: c, when: a is less than never, ask: C?, write: line}\n"
                                       "      - {id: d, when: c is answered or b is y, ask: D?, write: line}\n"
                                       "      - {id: e, when: c is not answered, ask: E?, write: line}\n",
                             "text");
    page_hides(form, "C?");
    page_shows(form, "→ Question 3: only if you chose “y” at question 2. Otherwise go on with\nquestion 4.\n\n 3. D?\n");
    page_shows(form, "________\n\n 4. E?\n");
    free(form);
}

static void conditions_in_conditions_are_lists(void **state) {
    (void)state;
    char *form = form_behind(BEGINNING "      - id: c\n        when: (a is never or b is x) and (b is not y or a is answered)\n"
                                       "        ask: C?\n        write: line\n"
                                       "      - id: d\n        when: not (at least 2 of (a, b, c) are answered)\n"
                                       "        ask: D?\n        write: line\n",
                             "text");
    page_shows(form, "→ Question 3: only if all of these are so:\n\n"
                     "- you chose “never” at question 1, or you chose “x” at question 2\n"
                     "- you chose “x” or “z” at question 2, or you answered question 1\n\n"
                     "Otherwise go on with question 4.\n");
    page_shows(form, "→ Question 4: only if 2 or more of these are so:\n\n- you did not answer question 1\n");
    free(form);
}

static void an_answer_put_in_is_a_place_to_look_it_up(void **state) {
    (void)state;
    static const char yaml[] =
        BEGINNING "      - {id: c, when: b is answered, ask: 'You said “{b}”, or {a|nothing}?', write: line}\n";
    char *form = form_behind(yaml, "text");
    page_shows(form, " 3. You said (what you chose at question 2), or nothing?\n");
    free(form);
    form = form_behind(yaml, "json");
    page_shows(form, "\"reflect-form\": 1");
    page_shows(form, "{\"text\": \"(what you chose at question 2)\", \"voice\": \"engine\", \"answer\": \"b\"}");
    free(form);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whoever_follows_it_answers_what_a_sitting_asks),
        cmocka_unit_test(the_bundled_ones_too),
        cmocka_unit_test(questions_with_one_condition_have_one_direction),
        cmocka_unit_test(what_a_part_asks_for_is_not_asked_for_again),
        cmocka_unit_test(what_nobody_can_come_to_is_not_there),
        cmocka_unit_test(conditions_in_conditions_are_lists),
        cmocka_unit_test(an_answer_put_in_is_a_place_to_look_it_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
