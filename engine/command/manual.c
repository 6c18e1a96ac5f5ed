/*
 * manual.c - see manual.h. One function a format; a format is a line in the table at the end.
 */
#include "command/manual.h"

#include <string.h>

#include "command/command.h"
#include "reflect.h"

/* Each byte of `special` gets `before` in front of it. */
static void put_escaped(struct writer *writer, const char *text, const char *special, const char *before) {
    for (; *text != '\0'; text++) {
        if (strchr(special, *text) != NULL)
            writer_puts(writer, before);
        writer_char(writer, *text);
    }
}

static void put_all(struct writer *writer, void (*put)(struct writer *, const struct command *)) {
    for (size_t i = 0; command_at(i) != NULL; i++)
        put(writer, command_at(i));
}

/* ---- The manual, for man */

static void put_man(struct writer *writer, const char *text) {
    put_escaped(writer, text, "\\-", "\\");
}

static void put_man_option(struct writer *writer, const struct option *option) {
    writer_puts(writer, ".TP\n\\fB");
    if (option->letter != '\0') {
        writer_puts(writer, "\\-");
        writer_char(writer, option->letter);
        writer_puts(writer, "\\fR, \\fB");
    }
    writer_puts(writer, "\\-\\-");
    put_man(writer, option->name);
    writer_puts(writer, "\\fR");
    if (option->value != NULL) {
        writer_puts(writer, " \\fI");
        put_man(writer, option->value);
        writer_puts(writer, "\\fR");
    }
    writer_puts(writer, "\n\\&");
    put_man(writer, option->about);
    writer_char(writer, '\n');
}

/* What stands in the details: lines that are indented stay as they are, the others are filled. */
static void put_man_details(struct writer *writer, const char *details) {
    bool kept = false;
    while (*details != '\0') {
        size_t length = strcspn(details, "\n");
        bool keep = *details == ' ';
        if (keep != kept)
            writer_puts(writer, keep ? ".nf\n" : ".fi\n");
        kept = keep;
        writer_puts(writer, length == 0 ? ".PP" : "\\&");
        for (size_t i = 0; i < length; i++) {
            if (details[i] == '\\' || details[i] == '-')
                writer_char(writer, '\\');
            writer_char(writer, details[i]);
        }
        writer_char(writer, '\n');
        details += length + (details[length] == '\n');
    }
    if (kept)
        writer_puts(writer, ".fi\n");
}

static void put_man_command(struct writer *writer, const struct command *command) {
    writer_puts(writer, ".SS reflect ");
    put_man(writer, command->name);
    writer_char(writer, ' ');
    put_man(writer, command->operands);
    writer_puts(writer, "\nThis command ");
    put_man(writer, command->about);
    writer_puts(writer, ".\n");
    if (command->details[0] != '\0') {
        writer_puts(writer, ".PP\n");
        put_man_details(writer, command->details);
    }
    for (size_t i = 0; i < command->option_count; i++)
        put_man_option(writer, &command->options[i]);
}

static void put_manual(struct writer *writer) {
    writer_puts(writer,
                ".TH REFLECT 1 \"\" \"reflect " REFLECT_VERSION "\"\n.SH NAME\n"
                "reflect \\- answer a quiet questionnaire, and read back what you said\n"
                ".SH SYNOPSIS\n\\fBreflect\\fR \\fICOMMAND\\fR [\\fIOPTIONS\\fR]\n.SH DESCRIPTION\n"
                "\\fBreflect\\fR runs questionnaires written in YAML. A person answers them in a terminal. At the end it\n"
                "gives back what was said, gathers it into threads, offers open questions to carry on with, and points to\n"
                "sections of articles. It never scores, types or diagnoses.\n.SH COMMANDS\n"
                "Long options take their value as \\fB\\-\\-name value\\fR or \\fB\\-\\-name=value\\fR; \\fB\\-\\-\\fR ends the "
                "options.\n");
    put_all(writer, put_man_command);
}

/* ---- Completions: the names of commands, and of each one's options; files else */

static void put_names(struct writer *writer, const struct command *command) {
    writer_puts(writer, command->name);
    writer_char(writer, ' ');
}

static void put_bash_case(struct writer *writer, const struct command *command) {
    writer_puts(writer, "    ");
    writer_puts(writer, command->name);
    writer_puts(writer, ") words='");
    for (size_t i = 0; i < command->option_count; i++) {
        writer_puts(writer, "--");
        writer_puts(writer, command->options[i].name);
        writer_char(writer, ' ');
    }
    writer_puts(writer, "--help' ;;\n");
}

static void put_bash(struct writer *writer) {
    writer_puts(writer, "# Completions of reflect for bash, made from its table of commands.\n_reflect() {\n"
                        "    local word=${COMP_WORDS[COMP_CWORD]} words=\n    COMPREPLY=()\n    if ((COMP_CWORD == 1)); then\n"
                        "        COMPREPLY=($(compgen -W '");
    put_all(writer, put_names);
    writer_puts(writer, "' -- \"$word\"))\n        return\n    fi\n    case ${COMP_WORDS[1]} in\n");
    put_all(writer, put_bash_case);
    writer_puts(writer, "    esac\n    [[ $word == -* ]] && COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n}\n"
                        "complete -o default -F _reflect reflect\n");
}

static void put_zsh_text(struct writer *writer, const char *text, const char *special) {
    for (; *text != '\0'; text++) {
        if (*text == '\'')
            writer_puts(writer, "'\\'");
        else if (strchr(special, *text) != NULL)
            writer_char(writer, '\\');
        writer_char(writer, *text);
    }
}

static void put_zsh_name(struct writer *writer, const struct command *command) {
    writer_puts(writer, "        '");
    writer_puts(writer, command->name);
    writer_char(writer, ':');
    put_zsh_text(writer, command->about, ":");
    writer_puts(writer, "'\n");
}

static void put_zsh_case(struct writer *writer, const struct command *command) {
    writer_puts(writer, "    ");
    writer_puts(writer, command->name);
    writer_puts(writer, ") _arguments");
    for (size_t i = 0; i < command->option_count; i++) {
        const struct option *option = &command->options[i];
        writer_puts(writer, " '--");
        writer_puts(writer, option->name);
        writer_puts(writer, option->value != NULL ? "=[" : "[");
        put_zsh_text(writer, option->about, "[]:");
        writer_char(writer, ']');
        if (option->value != NULL) {
            writer_char(writer, ':');
            put_zsh_text(writer, option->value, ":");
            writer_puts(writer, ":_files");
        }
        writer_char(writer, '\'');
    }
    writer_puts(writer, " '*:file:_files' ;;\n");
}

static void put_zsh(struct writer *writer) {
    writer_puts(writer, "#compdef reflect\n# Completions of reflect for zsh, made from its table of commands.\n_reflect() {\n"
                        "    local -a names\n    names=(\n");
    put_all(writer, put_zsh_name);
    writer_puts(writer, "    )\n    if ((CURRENT == 2)); then\n        _describe command names\n        return\n    fi\n"
                        "    local command=$words[2]\n    shift words\n    ((CURRENT--))\n    case $command in\n");
    put_all(writer, put_zsh_case);
    writer_puts(writer, "    esac\n}\n_reflect \"$@\"\n");
}

static void put_fish_about(struct writer *writer, const char *about) {
    writer_puts(writer, " -d '");
    put_escaped(writer, about, "\\'", "\\");
    writer_puts(writer, "'\n");
}

static void put_fish_command(struct writer *writer, const struct command *command) {
    writer_puts(writer, "complete -c reflect -n __fish_use_subcommand -f -a ");
    writer_puts(writer, command->name);
    put_fish_about(writer, command->about);
    for (size_t i = 0; i < command->option_count; i++) {
        const struct option *option = &command->options[i];
        writer_puts(writer, "complete -c reflect -n '__fish_seen_subcommand_from ");
        writer_puts(writer, command->name);
        writer_puts(writer, "' -l ");
        writer_puts(writer, option->name);
        if (option->letter != '\0') {
            writer_puts(writer, " -s ");
            writer_char(writer, option->letter);
        }
        writer_puts(writer, option->value != NULL ? " -r" : "");
        put_fish_about(writer, option->about);
    }
}

static void put_fish(struct writer *writer) {
    writer_puts(writer, "# Completions of reflect for fish, made from its table of commands.\n");
    put_all(writer, put_fish_command);
}

static const struct {
    const char *name;
    void (*put)(struct writer *writer);
} formats[] = {{"man", put_manual}, {"bash", put_bash}, {"zsh", put_zsh}, {"fish", put_fish}};

bool manual_write(struct writer *writer, const char *format) {
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        if (strcmp(formats[i].name, format) != 0)
            continue;
        formats[i].put(writer);
        return true;
    }
    return false;
}
