/*
 * keeper.c - see keeper.h. The signals that end the program are held back while a file takes another's place, so that no half of
 * one is left behind; while a key is made from a passphrase, which takes a second, they are not.
 */
#define _POSIX_C_SOURCE 200809L

#include "command/keeper.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/command.h"
#include "command/library_folders.h"
#include "command/output.h"
#include "command/save.h"
#include "terminal/leave.h"

/* How often a passphrase can be mistyped before the program ends. */
enum { TRIES = 3 };

/* Hands the reason over, and frees it. */
static void pass_on(struct buffer *out, char *why) {
    buffer_puts(out, why != NULL ? why : reflect_status_text(REFLECT_NO_MEMORY));
    reflect_string_free(why);
}

/* ---- What a face asks for */

static bool begin(struct keeper *keeper, enum keeping keeping, const char *passphrase, size_t length, struct buffer *why) {
    struct sitting_keeper *own = (struct sitting_keeper *)keeper;
    const reflect_lock lock = {.passphrase = passphrase, .length = length};
    char *reason = NULL;
    if (keeping != KEEPING_OPEN && keeping != KEEPING_LOCKED) {
        keeper->keeping = KEEPING_NOTHING;
        return true;
    }
    if (reflect_kept_new(own->folder.bytes, own->sitting, &own->origin, keeping == KEEPING_LOCKED ? &lock : NULL, &reason,
                         &own->kept) != REFLECT_OK) {
        pass_on(why, reason);
        return false;
    }
    keeper->keeping = keeping;
    keeper->name = reflect_kept_id(own->kept);
    return true;
}

static bool safe(struct keeper *keeper, struct buffer *why) {
    struct sitting_keeper *own = (struct sitting_keeper *)keeper;
    char *reason = NULL;
    if (own->kept == NULL || reflect_kept_safe(own->kept, &reason) == REFLECT_OK)
        return true;
    pass_on(why, reason);
    return false;
}

/* One of the functions that change the file, without a signal in between. */
static bool held(struct keeper *keeper, reflect_status (*act)(reflect_kept *kept, char **why), struct buffer *why) {
    struct sitting_keeper *own = (struct sitting_keeper *)keeper;
    char *reason = NULL;
    sigset_t before;
    if (own->kept == NULL)
        return true;
    leave_hold(&before);
    bool done = act(own->kept, &reason) == REFLECT_OK;
    leave_allow(&before);
    if (!done)
        pass_on(why, reason);
    return done;
}

static bool tidy(struct keeper *keeper, struct buffer *why) {
    return held(keeper, reflect_kept_tidy, why);
}

static bool forget(struct keeper *keeper, struct buffer *why) {
    if (!held(keeper, reflect_kept_forget, why))
        return false;
    keeper->keeping = KEEPING_NOTHING;
    return true;
}

/* ---- Beginning and end */

static int prepare(struct sitting_keeper *keeper) {
    *keeper = (struct sitting_keeper){
        .keeper = {.keeping = KEEPING_UNDECIDED, .begin = begin, .safe = safe, .again = tidy, .name = ""}};
    buffer_init(&keeper->folder, REFLECT_WRITTEN_MAX);
    return keeper_folder(&keeper->folder);
}

int keeper_init(struct sitting_keeper *keeper, reflect_sitting *sitting, const reflect_origin *origin) {
    int result = prepare(keeper);
    keeper->sitting = sitting;
    keeper->origin = *origin;
    return result;
}

int keeper_init_resumed(struct sitting_keeper *keeper, reflect_kept *kept) {
    int result = prepare(keeper);
    keeper->kept = kept;
    keeper->resumed = true;
    keeper->sitting = reflect_kept_sitting(kept);
    keeper->origin = reflect_kept_origin(kept);
    keeper->keeper.keeping = reflect_kept_locked(kept) ? KEEPING_LOCKED : KEEPING_OPEN;
    keeper->keeper.name = reflect_kept_id(kept);
    return result;
}

void keeper_release(struct sitting_keeper *keeper) {
    reflect_kept_free(keeper->kept);
    buffer_release(&keeper->folder);
}

/* Whether nothing was said so far. */
static bool is_untouched(const reflect_sitting *sitting) {
    return reflect_sitting_progress(sitting).done == 0 && reflect_sitting_previous(sitting, REFLECT_NONE) == REFLECT_NONE;
}

static int say_kept(const struct sitting_keeper *keeper, enum sit_end end) {
    struct output output;
    output_init(&output);
    writer_puts(&output.writer, "\nYour answers are kept, as ");
    writer_puts(&output.writer, keeper->keeper.name);
    writer_puts(&output.writer,
                end == SIT_PAUSED ? ". To go on where you were: reflect resume " : ". To remove them: reflect forget ");
    writer_puts(&output.writer, keeper->keeper.name);
    writer_char(&output.writer, '\n');
    return output_finish(&output);
}

/* Leaves only the present answers in the file. Where that fails, all of them may be there all the same. */
static int tidy_up(struct sitting_keeper *keeper, struct buffer *why) {
    struct buffer unsafe;
    if (tidy(&keeper->keeper, why))
        return EXIT_DONE;
    buffer_init(&unsafe, REFLECT_WRITTEN_MAX);
    bool complete = safe(&keeper->keeper, &unsafe);
    complain(complete ? "what you changed or took back may still be in the file: %s" : "your answers could not be saved: %s",
             why->length > 0 ? why->bytes : reflect_status_text(REFLECT_NO_MEMORY));
    buffer_release(&unsafe);
    return complete ? EXIT_DONE : EXIT_SYSTEM;
}

int keeper_end(struct sitting_keeper *keeper, enum sit_end end) {
    struct buffer why;
    int result = EXIT_DONE;
    if (keeper->kept == NULL || keeper->keeper.keeping == KEEPING_NOTHING)
        return EXIT_DONE;
    buffer_init(&why, REFLECT_WRITTEN_MAX);
    if (end != SIT_LEFT) {
        result = tidy_up(keeper, &why);
        result = result == EXIT_DONE ? say_kept(keeper, end) : result;
    } else if (!keeper->resumed && is_untouched(keeper->sitting)) {
        (void)forget(&keeper->keeper, &why);
    }
    buffer_release(&why);
    return result;
}

int keeper_folder(struct buffer *out) {
    reflect_status status = own_folder("sittings", out);
    if (status != REFLECT_NOT_FOUND)
        return exit_of(status);
    complain("there is no folder to keep sittings in: neither HOME nor XDG_DATA_HOME names one");
    return EXIT_SYSTEM;
}

/* ---- Passphrases */

/* EXIT_DONE, or the reason said. */
static int judge(enum passphrase_result result) {
    switch (result) {
    case PASSPHRASE_READ:
        return EXIT_DONE;
    case PASSPHRASE_EMPTY:
        complain("there was no passphrase");
        return EXIT_INPUT;
    case PASSPHRASE_LONG:
        complain("a passphrase has at most %d bytes", PASSPHRASE_MAX);
        return EXIT_INPUT;
    case PASSPHRASE_NO_TERMINAL:
        complain("there is no terminal to ask for the passphrase; --passphrase-fd names a descriptor to read it from");
        return EXIT_LINE;
    default:
        complain("the passphrase cannot be read");
        return EXIT_SYSTEM;
    }
}

/* The number of --passphrase-fd, -1 where it was not given. */
static int descriptor_of(const struct arguments *arguments, int *out) {
    const char *word = argument_value(arguments, "passphrase-fd");
    char *end = NULL;
    *out = -1;
    if (word == NULL)
        return EXIT_DONE;
    long number = strtol(word, &end, 10);
    if (word[0] < '0' || word[0] > '9' || *end != '\0' || number > 1023) {
        complain("--passphrase-fd takes the number of an open descriptor, such as 3");
        return EXIT_LINE;
    }
    *out = (int)number;
    return EXIT_DONE;
}

/* Once, or `twice` where it is typed. */
static int read_passphrase(const struct arguments *arguments, const char *prompt, bool twice, struct passphrase *out) {
    struct passphrase again = {.length = 0};
    int descriptor, result = descriptor_of(arguments, &descriptor);
    if (result != EXIT_DONE)
        return result;
    if (descriptor >= 0)
        return judge(passphrase_from(descriptor, out));
    result = judge(passphrase_ask(prompt, out));
    if (result == EXIT_DONE && twice) {
        result = judge(passphrase_ask("The same once more: ", &again));
        if (result == EXIT_DONE && (again.length != out->length || memcmp(again.bytes, out->bytes, out->length) != 0)) {
            complain("the two were not the same");
            result = EXIT_INPUT;
        }
        passphrase_wipe(&again);
    }
    return result;
}

int keeper_new_passphrase(const struct arguments *arguments, struct passphrase *out) {
    static const char prompt[] = "Nobody can open your answers without the passphrase, or find it again.\nChoose a passphrase: ";
    return read_passphrase(arguments, prompt, true, out);
}

/* ---- Opening */

/* One try. `wrong` tells that another passphrase may help. */
static int open_once(const struct arguments *arguments, const char *folder, const char *id, bool locked, reflect_access access,
                     reflect_kept **out, bool *wrong) {
    struct passphrase passphrase = {.length = 0};
    char *why = NULL;
    *wrong = false;
    int result = locked ? read_passphrase(arguments, "Passphrase: ", false, &passphrase) : EXIT_DONE;
    if (result == EXIT_DONE) {
        const reflect_lock lock = {.passphrase = passphrase.bytes, .length = passphrase.length};
        reflect_status status = reflect_kept_open(folder, id, locked ? &lock : NULL, access, &why, out);
        *wrong = status == REFLECT_INVALID && locked && !argument_given(arguments, "passphrase-fd");
        if (status != REFLECT_OK)
            complain("%s: %s", id, why != NULL ? why : reflect_status_text(status));
        else if (reflect_kept_damage(*out) != NULL)
            complain("%s: %s", id, reflect_kept_damage(*out));
        result = status == REFLECT_OK                                  ? EXIT_DONE
                 : status == REFLECT_IO || status == REFLECT_NO_MEMORY ? EXIT_SYSTEM
                                                                       : EXIT_INPUT;
        reflect_string_free(why);
    }
    passphrase_wipe(&passphrase);
    return result;
}

/* Nothing is saved in the place of the sitting that is read. */
static void spare_kept(const char *folder, const char *id) {
    struct buffer path;
    buffer_init(&path, REFLECT_WRITTEN_MAX);
    buffer_format(&path, "%s/%s", folder, id);
    save_spare(path.bytes);
    buffer_release(&path);
}

int keeper_open(const struct arguments *arguments, const char *id, reflect_access access, reflect_kept **out) {
    struct buffer folder;
    bool locked = false, wrong = true;
    buffer_init(&folder, REFLECT_WRITTEN_MAX);
    int result = keeper_folder(&folder);
    if (result == EXIT_DONE)
        spare_kept(folder.bytes, id);
    if (result == EXIT_DONE && reflect_kept_look(folder.bytes, id, &locked) == REFLECT_NOT_FOUND) {
        complain("there is no sitting %s; `reflect sessions` lists those there are", id);
        result = EXIT_INPUT;
    } else if (result == EXIT_DONE) {
        for (int i = 0; i < TRIES && wrong; i++)
            result = open_once(arguments, folder.bytes, id, locked, access, out, &wrong);
    }
    buffer_release(&folder);
    return result;
}
