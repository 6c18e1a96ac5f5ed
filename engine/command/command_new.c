/*
 * command_new.c - `reflect new ID`: a questionnaire to begin with, and beside it scenarios and answers.
 *
 * It begins from a small one that comes along, in the author's language, or from the one that --from names. At a terminal the author is
 * asked what the options did not say. Nothing is written before the new questionnaire was read without a mistake, and nothing is
 * replaced unless --force says so.
 */
#define _POSIX_C_SOURCE 200809L

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "command/arguments.h"
#include "command/command.h"
#include "command/date.h"
#include "command/library_folders.h"
#include "command/output.h"
#include "command/save.h"
#include "source/file.h"
#include "terminal/plain_lines.h"

static const struct option options[] = {
    {'\0', "title", "TEXT", "its title; else made from the id"},
    {'\0', "language", "NAME", "the language it is written in; en unless said otherwise"},
    {'\0', "about", "TEXT", "what it is for, in a sentence"},
    {'\0', "touches-on", "TEXT,TEXT", "the sensitive matters it touches"},
    {'\0', "from", "QUESTIONNAIRE", "begin from this one, with all that is in it"},
    {'o', "folder", "DIR", "where the files go; the working folder unless said otherwise"},
    {'d', "date", "YYYY-MM-DD", "the day of its first edition; today unless said otherwise"},
    {'\0', "force", NULL, "replace files of these names"},
};

/* The files that are made, each from the one beside the questionnaire it begins from. */
static const struct part {
    const char *ending, *about;
} parts[] = {
    {".yaml", "the questionnaire: open it in a text editor"},
    {".scenarios.yaml", "invented people, and what is to come of their answers"},
    {".answers.yaml", "answers, to see a summary"},
};

/* What an editor knows of the format by stands beside it under this name, once for all questionnaires of the folder. */
static const char schema_name[] = "questionnaire.schema.json";
static const char first_line[] = "# yaml-language-server: $schema=questionnaire.schema.json\n";

enum { PARTS = sizeof parts / sizeof *parts, ABOUT_COLUMN = 2, LANGUAGE_BYTES = 40, NAME_MAX_BYTES = 80 };

struct beginning {
    const struct arguments *arguments;
    reflect_library *library;
    const char *id;
    struct buffer title, about, matters, language; /* empty where the source's own stays */
    char date[DATE_BYTES];
    struct buffer source;              /* the path of the questionnaire it begins from */
    struct buffer paths[PARTS];        /* where each file goes */
    struct buffer content[PARTS];      /* what it holds; empty where there is no such file */
    struct buffer schema_path, schema; /* the latter empty where there is such a file already */
};

/* ---- What the author says */

/* A name that the words might have been meant as: `After a visit` becomes after-a-visit. */
static void make_name(const char *words, struct buffer *out) {
    for (; *words != '\0' && out->length < NAME_MAX_BYTES; words++) {
        bool taken = isalnum((unsigned char)*words) != 0 && (out->length > 0 || isalpha((unsigned char)*words));
        if (taken)
            buffer_char(out, (char)tolower((unsigned char)*words));
        else if (out->length > 0 && out->bytes[out->length - 1] != '-')
            buffer_char(out, '-');
    }
    if (out->length > 0 && out->bytes[out->length - 1] == '-')
        out->bytes[--out->length] = '\0';
}

static bool check_name(const char *id) {
    struct buffer name;
    size_t length = strlen(id);
    if (text_is_name(id, length) && length <= NAME_MAX_BYTES)
        return true;
    complain("\"%s\" cannot be the id of a questionnaire", id);
    buffer_init(&name, NAME_MAX_BYTES + 1);
    make_name(id, &name);
    if (name.status == REFLECT_OK && name.length > 0 && text_is_name(name.bytes, name.length))
        complain_more("ids are small letters, digits and hyphens: reflect new %s", name.bytes);
    else
        complain_more("ids are small letters, digits and hyphens, and begin with a letter: reflect new after-a-visit");
    buffer_release(&name);
    return false;
}

/* after-a-visit becomes After a visit. */
static void make_title(const char *id, struct buffer *out) {
    for (size_t i = 0; id[i] != '\0'; i++)
        buffer_char(out, id[i] == '-' ? ' ' : i == 0 ? (char)toupper((unsigned char)id[i]) : id[i]);
}

/* Asks for a line; what stands in `out` is the answer of whoever presses Enter alone. False where the lines ended. */
static bool ask(struct page *page, struct line_reader *reader, const char *question, const char *usual, struct buffer *out) {
    struct buffer line;
    buffer_init(&line, REFLECT_WRITTEN_MAX);
    page_gap(page);
    page_words(page, "", question, usual, NULL);
    page_prompt(page, "> ");
    bool read = page_flush(page) == REFLECT_OK && line_read(reader, &line) == LINE_READ;
    if (read && line.bytes != NULL && !line_is_blank(line.bytes)) {
        buffer_clear(out);
        buffer_puts(out, line.bytes + strspn(line.bytes, " \t"));
    }
    buffer_release(&line);
    return read;
}

/* What the options did not say. False where the author left. */
static bool ask_all(struct beginning *new) {
    struct line_reader reader;
    struct page page;
    bool answered = true;
    line_reader_init(&reader, STDIN_FILENO);
    page_init(&page, STDOUT_FILENO);
    page_text(&page, "", "Enter alone takes what stands in brackets. Everything can be changed in the file later.");
    if (!argument_given(new->arguments, "title"))
        answered = ask(&page, &reader, "What is its title? [{0}]", new->title.bytes, &new->title);
    if (answered && !argument_given(new->arguments, "language"))
        answered = ask(&page, &reader, "In which language is it written? [{0}]", new->language.bytes, &new->language);
    if (answered && !argument_given(new->arguments, "about"))
        answered = ask(&page, &reader, "What is it for, in a sentence? [an example]", NULL, &new->about);
    if (answered && !argument_given(new->arguments, "touches-on"))
        answered = ask(&page, &reader, "Which sensitive matters does it touch, with commas between them? [an example]", NULL,
                       &new->matters);
    page_gap(&page);
    (void)page_flush(&page);
    page_release(&page);
    line_reader_release(&reader);
    if (!answered)
        complain("nothing was written");
    return answered;
}

static void take(const struct arguments *arguments, const char *option, struct buffer *out) {
    buffer_puts(out, argument_given(arguments, option) ? argument_value(arguments, option) : "");
}

/* Everything that is known of the new questionnaire. */
static int take_all(struct beginning *new) {
    bool from = argument_given(new->arguments, "from");
    take(new->arguments, "title", &new->title);
    take(new->arguments, "about", &new->about);
    take(new->arguments, "touches-on", &new->matters);
    take(new->arguments, "language", &new->language);
    if (!from && new->title.length == 0)
        make_title(new->id, &new->title);
    if (!from && new->language.length == 0)
        buffer_puts(&new->language, "en");
    if (new->title.status != REFLECT_OK || new->language.status != REFLECT_OK)
        return exit_of(REFLECT_NO_MEMORY);
    return from || isatty(STDIN_FILENO) != 1 || isatty(STDOUT_FILENO) != 1 || ask_all(new) ? EXIT_DONE : EXIT_INPUT;
}

/* ---- What it begins from */

/* The small questionnaire of a language, of whose name the first `length` bytes count. */
static reflect_status find_small(struct beginning *new, const char *language, size_t length) {
    for (size_t i = 0; text_is_name(language, length) && i < reflect_library_count(new->library); i++) {
        buffer_clear(&new->source);
        buffer_format(&new->source, "%s/new/%.*s.yaml", reflect_library_folder(new->library, i), (int)length, language);
        if (new->source.status != REFLECT_OK)
            return new->source.status;
        if (access(new->source.bytes, R_OK) == 0)
            return REFLECT_OK;
    }
    return REFLECT_NOT_FOUND;
}

/* EXIT_INPUT where there is none, which was said. */
static int find_source(struct beginning *new) {
    const char *from = argument_value(new->arguments, "from"), *language = new->language.bytes;
    reflect_status status =
        from != NULL ? library_resolve(new->library, from, &new->source) : find_small(new, language, strcspn(language, "-"));
    if (from == NULL && status == REFLECT_NOT_FOUND) {
        status = find_small(new, "en", 2);
        if (status == REFLECT_OK)
            complain("no questionnaire to begin with comes along in %s, so this one's words are English", language);
        else if (status == REFLECT_NOT_FOUND)
            complain("the questionnaire to begin with, new/en.yaml, is in no folder of reflect; --from names another one");
    }
    return status == REFLECT_NOT_FOUND ? EXIT_INPUT : exit_of(status);
}

/* The first file whose name begins as that of the questionnaire does. */
struct example {
    const char *name;
    size_t length;
    struct buffer *path;
};

static reflect_status see_example(void *context, const char *name) {
    struct example *example = context;
    bool fits = example->path->length == 0 && strncmp(name, example->name, example->length) == 0 && name[example->length] == '.';
    if (fits)
        buffer_puts(example->path, name);
    return example->path->status;
}

/* The first of examples/NAME.*.yaml beside a questionnaire; empty where there is none. */
static reflect_status find_example(const char *questionnaire, size_t stem, struct buffer *out) {
    const char *slash = strrchr(questionnaire, '/');
    size_t folder = slash != NULL ? (size_t)(slash + 1 - questionnaire) : 0;
    struct buffer examples, name;
    buffer_init(&examples, REFLECT_WRITTEN_MAX);
    buffer_init(&name, REFLECT_WRITTEN_MAX);
    struct example example = {questionnaire + folder, stem - folder, &name};
    buffer_put(&examples, questionnaire, folder);
    buffer_puts(&examples, "examples");
    reflect_status status =
        examples.status == REFLECT_OK ? folder_visit(examples.bytes, ".yaml", see_example, &example) : examples.status;
    buffer_clear(out);
    if (status == REFLECT_OK && name.length > 0)
        buffer_format(out, "%s/%s", examples.bytes, name.bytes);
    buffer_release(&examples);
    buffer_release(&name);
    return status == REFLECT_OK ? out->status : status;
}

/* Comments that speak of OLD.yaml speak of the new file. */
static void copy_renamed(struct buffer *out, const char *bytes, const char *old, size_t length, const char *id) {
    while (*bytes != '\0') {
        size_t line = strcspn(bytes, "\n") + (strchr(bytes, '\n') != NULL);
        for (const char *at = bytes, *end = bytes + line; at < end;) {
            bool named = bytes[0] == '#' && (size_t)(end - at) > length + 5 && strncmp(at, old, length) == 0 &&
                         strncmp(at + length, ".yaml", 5) == 0;
            buffer_put(out, named ? id : at, named ? strlen(id) : 1);
            at += named ? length : 1;
        }
        bytes += line;
    }
}

/* The length of a path without the ending of a questionnaire, where it has that. */
static size_t stem_of(const struct buffer *path) {
    size_t ending = strlen(parts[0].ending);
    bool ends = path->length > ending && strcmp(path->bytes + path->length - ending, parts[0].ending) == 0;
    return ends ? path->length - ending : path->length;
}

/* Reads what stands beside the questionnaire; nothing where there is no such file. */
static reflect_status read_beside(struct beginning *new, size_t part) {
    struct buffer path;
    char *bytes = NULL;
    size_t length = 0, stem = stem_of(&new->source);
    const char *slash = strrchr(new->source.bytes, '/'), *name = slash != NULL ? slash + 1 : new->source.bytes;
    buffer_init(&path, REFLECT_WRITTEN_MAX);
    buffer_put(&path, new->source.bytes, stem);
    buffer_puts(&path, parts[part].ending);
    reflect_status status = path.status == REFLECT_OK ? file_read(path.bytes, &bytes, &length) : path.status;
    if (status == REFLECT_NOT_FOUND && part == PARTS - 1) {
        status = find_example(new->source.bytes, stem, &path);
        if (status == REFLECT_OK)
            status = path.length > 0 ? file_read(path.bytes, &bytes, &length) : REFLECT_NOT_FOUND;
    }
    save_spare(path.bytes);
    if (status == REFLECT_OK)
        copy_renamed(&new->content[part], bytes, name, (size_t)(new->source.bytes + stem - name), new->id);
    free(bytes);
    buffer_release(&path);
    return status == REFLECT_NOT_FOUND ? REFLECT_OK : status == REFLECT_OK ? new->content[part].status : status;
}

static const char *or_null(const struct buffer *words) {
    return words->length > 0 ? words->bytes : NULL;
}

/* The new questionnaire, with a line for editors at its head; one that it had stays its own. */
static reflect_status begin(const struct beginning *new, const reflect_beginning *beginning, reflect_diagnostics *diagnostics,
                            struct buffer *made) {
    const size_t line = strlen(first_line);
    buffer_puts(made, first_line);
    reflect_status status = reflect_questionnaire_begin(new->source.bytes, beginning, diagnostics, buffer_sink(made));
    if (status != REFLECT_OK || made->status != REFLECT_OK)
        return status != REFLECT_OK ? status : made->status;
    bool marked = strncmp(made->bytes + line, "\xEF\xBB\xBF", 3) == 0;
    if (marked || strstr(made->bytes + line, "# yaml-language-server:") != NULL) {
        made->length -= line;
        memmove(made->bytes, made->bytes + line, made->length + 1);
    }
    return REFLECT_OK;
}

/* Makes the questionnaire, and reads it as everyone will: its words are looked at, too. */
static int make_questionnaire(struct beginning *new) {
    const reflect_beginning beginning = {.id = new->id,
                                         .edition = new->date,
                                         .language = or_null(&new->language),
                                         .title = or_null(&new->title),
                                         .about = or_null(&new->about),
                                         .touches_on = or_null(&new->matters)};
    reflect_questionnaire *questionnaire = NULL;
    reflect_diagnostics *diagnostics = reflect_diagnostics_new();
    struct buffer *made = &new->content[0];
    if (diagnostics == NULL)
        return exit_of(REFLECT_NO_MEMORY);
    reflect_status status = begin(new, &beginning, diagnostics, made);
    if (status == REFLECT_OK)
        status = reflect_questionnaire_parse(new->library, new->paths[0].bytes, made->bytes, made->length, diagnostics,
                                             &questionnaire);
    if (reflect_diagnostics_errors(diagnostics) > 0)
        show_diagnostics(diagnostics);
    int result = exit_after(status, diagnostics);
    if (result == EXIT_INPUT)
        complain("nothing was written");
    reflect_questionnaire_free(questionnaire);
    reflect_diagnostics_free(diagnostics);
    return result;
}

/* ---- The files */

static int choose_paths(struct beginning *new) {
    const char *folder = argument_value(new->arguments, "folder");
    bool slash = folder != NULL && folder[0] != '\0' && folder[strlen(folder) - 1] != '/';
    for (size_t i = 0; i < PARTS; i++) {
        buffer_puts(&new->paths[i], folder != NULL ? folder : "");
        buffer_puts(&new->paths[i], slash ? "/" : "");
        buffer_puts(&new->paths[i], new->id);
        buffer_puts(&new->paths[i], parts[i].ending);
        if (new->paths[i].status != REFLECT_OK)
            return exit_of(new->paths[i].status);
    }
    buffer_puts(&new->schema_path, folder != NULL ? folder : "");
    buffer_puts(&new->schema_path, slash ? "/" : "");
    buffer_puts(&new->schema_path, schema_name);
    return exit_of(new->schema_path.status);
}

/* Looks whether all can be written before one is. */
static int look_at_all(struct beginning *new) {
    struct buffer why;
    int result = EXIT_DONE;
    buffer_init(&why, REFLECT_WRITTEN_MAX);
    for (size_t i = 0; i < PARTS && result == EXIT_DONE; i++)
        result = save_exit(save_look(new->paths[i].bytes, argument_given(new->arguments, "force"), &why), &why);
    buffer_release(&why);
    return result;
}

static int write_all(struct beginning *new) {
    struct buffer why;
    int result = EXIT_DONE;
    buffer_init(&why, REFLECT_WRITTEN_MAX);
    for (size_t i = 0; i < PARTS && result == EXIT_DONE; i++)
        if (new->content[i].length > 0)
            result = save_exit(save_shared(&new->content[i], new->paths[i].bytes, argument_given(new->arguments, "force"), &why),
                               &why);
    buffer_release(&why);
    return result;
}

/* What editors know the format by, where it does not stand there already. */
static int write_schema(struct beginning *new) {
    struct buffer why;
    if (access(new->schema_path.bytes, F_OK) == 0)
        return EXIT_DONE;
    reflect_status status = reflect_schema(reflect_schema_name(0), buffer_sink(&new->schema));
    if (status != REFLECT_OK)
        return exit_of(status);
    buffer_init(&why, REFLECT_WRITTEN_MAX);
    int result = save_exit(save_shared(&new->schema, new->schema_path.bytes, false, &why), &why);
    buffer_release(&why);
    return result;
}

static void tell_file(struct writer *writer, const struct buffer *path, size_t widest, const char *about) {
    writer_puts(writer, path->bytes);
    writer_repeat(writer, ' ', widest - path->length + ABOUT_COLUMN);
    writer_puts(writer, about);
    writer_char(writer, '\n');
}

/* What was made, and what can be done with it. */
static int tell(const struct beginning *new) {
    struct output output;
    const struct buffer *schema = &new->schema_path;
    bool wider = new->schema.length > 0 && schema->length > new->paths[1].length;
    size_t widest = wider ? schema->length : new->paths[1].length;
    output_init(&output);
    struct writer *writer = &output.writer;
    for (size_t i = 0; i < PARTS; i++) {
        if (new->content[i].length > 0)
            tell_file(writer, &new->paths[i], widest, parts[i].about);
    }
    if (new->schema.length > 0)
        tell_file(writer, schema, widest, "what a text editor that knows YAML helps you by");
    static const char *const next[] = {"check", "run", "test"};
    writer_puts(writer, "\nTry it, and change it:\n");
    for (size_t i = 0; i < (new->content[1].length > 0 ? 3 : 2); i++) {
        writer_puts(writer, "  reflect ");
        writer_puts(writer, next[i]);
        writer_char(writer, ' ');
        writer_puts(writer, new->paths[0].bytes);
        writer_char(writer, '\n');
    }
    return output_finish(&output);
}

static int make(struct beginning *new) {
    int result = choose_paths(new);
    if (result == EXIT_DONE)
        result = look_at_all(new);
    if (result == EXIT_DONE)
        result = take_all(new);
    if (result == EXIT_DONE)
        result = find_source(new);
    save_spare(new->source.bytes);
    if (result == EXIT_DONE)
        result = make_questionnaire(new);
    for (size_t i = 1; i < PARTS && result == EXIT_DONE; i++)
        result = exit_of(read_beside(new, i));
    if (result == EXIT_DONE)
        result = write_all(new);
    if (result == EXIT_DONE)
        result = write_schema(new);
    return result == EXIT_DONE ? tell(new) : result;
}

static int run(const struct arguments *arguments) {
    struct beginning new = {.arguments = arguments, .id = arguments->operands[0]};
    struct buffer *const buffers[] = {&new.title,      &new.about,       &new.matters,  &new.language,   &new.source,
                                      &new.paths[0],   &new.paths[1],    &new.paths[2], &new.content[0], &new.content[1],
                                      &new.content[2], &new.schema_path, &new.schema};
    if (!check_name(new.id) || !date_choose(argument_value(arguments, "date"), new.date))
        return EXIT_LINE;
    for (size_t i = 0; i < sizeof buffers / sizeof *buffers; i++)
        buffer_init(buffers[i], FILE_BYTES_MAX);
    new.library = library_open();
    int result = new.library != NULL ? make(&new) : exit_of(REFLECT_NO_MEMORY);
    for (size_t i = 0; i < sizeof buffers / sizeof *buffers; i++)
        buffer_release(buffers[i]);
    reflect_library_free(new.library);
    return result;
}

const struct command command_new = {
    .name = "new",
    .operands = "ID",
    .about = "begins a questionnaire of your own, with scenarios and answers beside it",
    .details = "Writes ID.yaml, ID.scenarios.yaml and ID.answers.yaml, and once in a folder\n"
               "questionnaire.schema.json, for editors. At a terminal it asks what the options do not\n"
               "say. With --from nothing is asked: what no option names stays as it is there.\n",
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .least = 1,
    .most = 1,
    .run = run,
};
