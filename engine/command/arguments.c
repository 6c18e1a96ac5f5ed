/*
 * arguments.c - see arguments.h. A word that is not understood is named, with the nearest option where one is near.
 */
#include "command/arguments.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "command/output.h"

/* What is being read: the words, and where in them. */
struct reading {
    const struct command *command;
    char *const *words;
    int count, at;
    struct arguments *out;
};

static void say_see_help(const struct command *command) {
    complain_more("`reflect %s --help` lists what there is", command->name);
}

/* Whether a name was written with letters left out, but for the first: `pln` for `plain`. */
static bool is_short_for(const char *word, size_t length, const char *name) {
    size_t at = 0;
    if (length == 0 || word[0] != name[0])
        return false;
    for (; *name != '\0' && at < length; name++)
        at += *name == word[at];
    return at == length;
}

/* The only option that the word is short for; NULL where there is none, or more than one. */
static const char *option_in_short(const struct command *command, const char *word, size_t length) {
    const char *found = NULL;
    for (size_t i = 0; i < command->option_count; i++) {
        if (!is_short_for(word, length, command->options[i].name))
            continue;
        if (found != NULL)
            return NULL;
        found = command->options[i].name;
    }
    return found;
}

static enum arguments_result unknown_option(const struct command *command, const char *word, size_t length) {
    struct suggestion suggestion;
    suggestion_init(&suggestion, word + 2, length > 2 ? length - 2 : 0);
    for (size_t i = 0; i < command->option_count; i++)
        suggestion_try(&suggestion, command->options[i].name, strlen(command->options[i].name));
    suggestion_try(&suggestion, "help", 4);
    const char *whole = suggestion.best == NULL && length > 2 ? option_in_short(command, word + 2, length - 2) : NULL;
    if (whole != NULL)
        complain("%s has no option %.*s; did you mean --%s?", command->name, (int)length, word, whole);
    else if (length > 2 && suggestion.best != NULL)
        complain("%s has no option %.*s; did you mean --%.*s?", command->name, (int)length, word, (int)suggestion.best_length,
                 suggestion.best);
    else
        complain("%s has no option %.*s", command->name, (int)length, word);
    say_see_help(command);
    return ARGUMENTS_WRONG;
}

/* Stores the value of option `index`: `attached` where it stands in the same word, else the next word. */
static enum arguments_result store(struct reading *reading, size_t index, const char *attached) {
    const struct option *option = &reading->command->options[index];
    if (option->value == NULL && attached != NULL) {
        complain("--%s takes no value", option->name);
        return ARGUMENTS_WRONG;
    }
    if (option->value != NULL && attached == NULL) {
        if (reading->at >= reading->count) {
            complain("--%s needs a value: --%s %s", option->name, option->name, option->value);
            return ARGUMENTS_WRONG;
        }
        attached = reading->words[reading->at++];
    }
    reading->out->values[index] = option->value != NULL ? attached : "";
    return ARGUMENTS_READ;
}

static enum arguments_result read_long(struct reading *reading, const char *word) {
    size_t length = strcspn(word, "=");
    const char *attached = word[length] == '=' ? word + length + 1 : NULL;
    const char *name = word + 2;
    size_t name_length = length - 2;
    if (name_length == 4 && strncmp(name, "help", 4) == 0)
        return ARGUMENTS_HELP;
    for (size_t i = 0; i < reading->command->option_count; i++) {
        const char *known = reading->command->options[i].name;
        if (strlen(known) == name_length && strncmp(known, name, name_length) == 0)
            return store(reading, i, attached);
    }
    return unknown_option(reading->command, word, length);
}

/* `-o value`, `-ovalue`, and several letters without values in one word. */
static enum arguments_result read_letters(struct reading *reading, const char *word) {
    for (const char *letter = word + 1; *letter != '\0'; letter++) {
        size_t i = 0;
        if (*letter == 'h')
            return ARGUMENTS_HELP;
        while (i < reading->command->option_count && reading->command->options[i].letter != *letter)
            i++;
        if (i == reading->command->option_count)
            return unknown_option(reading->command, word, strlen(word));
        bool takes_value = reading->command->options[i].value != NULL;
        enum arguments_result result = store(reading, i, takes_value && letter[1] != '\0' ? letter + 1 : NULL);
        if (result != ARGUMENTS_READ || takes_value)
            return result;
    }
    return ARGUMENTS_READ;
}

static enum arguments_result check_operands(const struct arguments *arguments) {
    const struct command *command = arguments->command;
    if (arguments->operand_count >= command->least && arguments->operand_count <= command->most)
        return ARGUMENTS_READ;
    if (arguments->operand_count > command->most)
        complain("%s cannot do anything with \"%s\"", command->name, arguments->operands[command->most]);
    else
        complain("%s needs %s", command->name, command->operands);
    say_see_help(command);
    return ARGUMENTS_WRONG;
}

enum arguments_result arguments_read(const struct command *command, int count, char *const *words, struct arguments *out) {
    struct reading reading = {.command = command, .words = words, .count = count, .out = out};
    bool only_operands = false;
    *out = (struct arguments){.command = command};
    out->operands = calloc((size_t)count + 1, sizeof *out->operands);
    if (out->operands == NULL)
        return ARGUMENTS_NO_MEMORY;
    while (reading.at < count) {
        const char *word = words[reading.at++];
        enum arguments_result result = ARGUMENTS_READ;
        if (!only_operands && strcmp(word, "--") == 0)
            only_operands = true;
        else if (!only_operands && strncmp(word, "--", 2) == 0)
            result = read_long(&reading, word);
        else if (!only_operands && word[0] == '-' && word[1] != '\0')
            result = read_letters(&reading, word);
        else
            out->operands[out->operand_count++] = word;
        if (result != ARGUMENTS_READ)
            return result;
    }
    return check_operands(out);
}

void arguments_release(struct arguments *arguments) {
    free(arguments->operands);
    arguments->operands = NULL;
}

const char *argument_value(const struct arguments *arguments, const char *name) {
    for (size_t i = 0; i < arguments->command->option_count; i++)
        if (strcmp(arguments->command->options[i].name, name) == 0)
            return arguments->values[i];
    return NULL;
}

bool argument_given(const struct arguments *arguments, const char *name) {
    return argument_value(arguments, name) != NULL;
}

/* Lines of the help are as wide as this; what an option does begins in a column of its own, unless its name is too long. */
enum { HELP_WIDTH = 80, NAME_MOST = 30 };

/* Columns before what the option does. */
static size_t option_width(const struct option *option) {
    size_t value = option->value != NULL ? 1 + text_width(option->value, strlen(option->value)) : 0;
    return 8 + strlen(option->name) + value + 2;
}

/* Words, in lines that begin at `indent`; the first one stands at `at` already. Breaks between words. */
static void put_words(struct writer *writer, const char *words, size_t length, size_t at, size_t indent) {
    bool first = true;
    for (size_t from = 0; from < length;) {
        size_t to = from;
        while (to < length && words[to] != ' ')
            to++;
        size_t width = text_width(words + from, to - from);
        if (!first && at + 1 + width > HELP_WIDTH) {
            writer_char(writer, '\n');
            writer_repeat(writer, ' ', indent);
            at = indent;
        } else if (!first) {
            writer_char(writer, ' ');
            at++;
        }
        writer_put(writer, words + from, to - from);
        at += width;
        first = false;
        from = to + (to < length);
    }
    writer_char(writer, '\n');
}

static void put_option(struct writer *writer, const struct option *option, size_t column) {
    size_t used = option_width(option);
    writer_puts(writer, option->letter != '\0' ? "  -" : "      --");
    if (option->letter != '\0') {
        writer_char(writer, option->letter);
        writer_puts(writer, ", --");
    }
    writer_puts(writer, option->name);
    if (option->value != NULL) {
        writer_char(writer, ' ');
        writer_puts(writer, option->value);
    }
    if (used > column)
        writer_char(writer, '\n');
    writer_repeat(writer, ' ', used > column ? column : column - used + 2);
    put_words(writer, option->about, strlen(option->about), column, column);
}

/* The author of a command broke its lines; one that is too long all the same is folded, as far in as it begins. */
static void put_details(struct writer *writer, const char *details) {
    while (*details != '\0') {
        size_t length = strcspn(details, "\n"), indent = strspn(details, " ");
        if (text_width(details, length) <= HELP_WIDTH) {
            writer_put(writer, details, length);
            writer_char(writer, '\n');
        } else {
            writer_repeat(writer, ' ', indent);
            put_words(writer, details + indent, length - indent, indent, indent);
        }
        details += length + (details[length] == '\n');
    }
}

int arguments_help(const struct command *command) {
    static const struct option help = {'h', "help", NULL, "show this"};
    struct output output;
    size_t column = option_width(&help);
    output_init(&output);
    struct writer *writer = &output.writer;
    for (size_t i = 0; i < command->option_count; i++) {
        size_t width = option_width(&command->options[i]);
        column = width <= NAME_MOST && width > column ? width : column;
    }
    writer_puts(writer, "Usage: reflect ");
    writer_puts(writer, command->name);
    writer_puts(writer, command->operands[0] != '\0' ? " " : "");
    writer_puts(writer, command->operands);
    writer_puts(writer, command->option_count > 0 ? " [OPTIONS]\n\n" : "\n\n");
    char first = command->about[0];
    writer_char(writer, first >= 'a' && first <= 'z' ? (char)(first - 'a' + 'A') : first);
    writer_puts(writer, command->about + 1);
    writer_puts(writer, ".\n");
    if (command->details[0] != '\0') {
        writer_char(writer, '\n');
        put_details(writer, command->details);
    }
    writer_puts(writer, "\nOptions:\n");
    for (size_t i = 0; i < command->option_count; i++)
        put_option(writer, &command->options[i], column);
    put_option(writer, &help, column);
    return output_finish(&output);
}
