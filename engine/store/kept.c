/*
 * kept.c - a sitting that is kept: it watches the sitting and writes down every change.
 *
 * A file is written on only by the object that made it. One that was opened is first written anew, under a generation of its own,
 * at the first change; so what a crash left behind never has to be repaired in place, and no slot is written twice. After a
 * failure nothing is written until all is written anew.
 */
#define _POSIX_C_SOURCE 200809L

#include "reflect.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/wipe.h"
#include "session/session_carry.h"
#include "store/kept.h"

/* ---- Reasons */

void kept_explain(char **why, const char *folder, reflect_status status, int error) {
    struct buffer text;
    if (!why)
        return;
    *why = NULL;
    buffer_init(&text, REFLECT_WRITTEN_MAX);
    if (status == REFLECT_IO && error == ELIBACC)
        buffer_puts(&text, "libsodium, which locks sittings, cannot be loaded");
    else if (status == REFLECT_IO)
        buffer_format(&text, "%s: %s", folder, strerror(error));
    else if (status == REFLECT_INVALID)
        buffer_puts(&text, "the passphrase is not the right one, or the file is damaged");
    else {
        const char *sentence = reflect_status_text(status);
        buffer_put(&text, sentence, strlen(sentence) - 1);
    }
    (void)buffer_take(&text, why);
}

/* Of a file that has no passphrase. */
static void explain_damage(char **why) {
    struct buffer text;
    if (!why)
        return;
    *why = NULL;
    buffer_init(&text, REFLECT_WRITTEN_MAX);
    buffer_puts(&text, "this is no kept sitting, or its file is damaged where it begins");
    (void)buffer_take(&text, why);
}

static reflect_status fail(struct reflect_kept *kept, reflect_status status) {
    kept->status = status;
    kept->error = errno;
    return status;
}

/* ---- Writing */

/* What a new generation begins with: origin, each earlier edition with what was set aside, the image, all responses. */
struct payloads {
    struct buffer *each;
    size_t count;
};

static void release(struct payloads *payloads) {
    for (size_t i = 0; i < payloads->count; i++)
        buffer_release(&payloads->each[i]);
    free(payloads->each);
}

/* The slots they take; REFLECT_NO_MEMORY, or what went wrong in one of them. */
static reflect_status put_payloads(const struct reflect_kept *kept, struct payloads *out, uint64_t *slots) {
    const struct earlier *earlier = kept->begun.earlier.records;
    const reflect_questionnaire *questionnaire = reflect_sitting_questionnaire(kept->sitting);
    const reflect_origin origin = reflect_kept_origin(kept);
    size_t asides = kept->begun.earlier.count;
    out->each = calloc(3 + 2 * asides, sizeof *out->each);
    if (!out->each)
        return REFLECT_NO_MEMORY;
    out->count = 3 + 2 * asides;
    for (size_t i = 0; i < out->count; i++)
        buffer_init(&out->each[i], RECORD_MAX);
    record_put_origin(&out->each[0], questionnaire, &origin);
    for (size_t i = 0; i < asides; i++)
        record_put_earlier(&out->each[1 + 2 * i], &out->each[2 + 2 * i], earlier[i].aside);
    record_put_image(&out->each[out->count - 2], questionnaire);
    record_put_all(&out->each[out->count - 1], kept->sitting, kept->stopped);
    reflect_status status = REFLECT_OK;
    for (size_t i = 0; i < out->count && status == REFLECT_OK; i++) {
        status = out->each[i].status;
        *slots += journal_slots_for(out->each[i].length);
    }
    return status;
}

/* A whole new generation in memory: its journal and the bytes of its file. */
static reflect_status compose(const struct reflect_kept *kept, struct journal *journal, unsigned char **out) {
    struct payloads payloads = {.count = 0};
    unsigned char random[SEAL_GENERATION];
    uint64_t slots = 0;
    reflect_status status = put_payloads(kept, &payloads, &slots);
    if (status == REFLECT_OK && !disk_random(random, sizeof random))
        status = REFLECT_IO;
    if (status == REFLECT_OK)
        status = journal_begin(journal, &kept->key, kept->id, random, slots, out);
    for (size_t i = 0; i < payloads.count && status == REFLECT_OK; i++)
        journal_put(journal, payloads.each[i].bytes, payloads.each[i].length, *out + (size_t)journal->next * SLOT_BYTES);
    release(&payloads);
    return status;
}

/* Takes out what was set aside and has been decided anew since. */
static void settle(struct reflect_kept *kept) {
    struct earlier *earlier = kept->begun.earlier.records;
    size_t left = 0;
    for (size_t i = 0; i < kept->begun.earlier.count; i++) {
        if (carry_settle(earlier[i].aside, kept->sitting) > 0) {
            earlier[left++] = earlier[i];
            continue;
        }
        reflect_sitting_free(earlier[i].aside);
        reflect_questionnaire_free(earlier[i].questionnaire);
    }
    kept->begun.earlier.count = left;
}

reflect_status kept_rewrite(struct reflect_kept *kept) {
    struct journal journal;
    unsigned char *bytes = NULL;
    bool named = false;
    int file;
    reflect_status status = compose(kept, &journal, &bytes);
    if (status != REFLECT_OK) {
        free(bytes);
        return status;
    }
    status = disk_put(kept->folder, kept->id, bytes, (size_t)journal.slots * SLOT_BYTES, &file, &named);
    free(bytes);
    if (!named)
        return status;
    int error = errno;
    if (status == REFLECT_OK && kept->file >= 0)
        disk_blank(kept->file);
    if (kept->file >= 0)
        (void)close(kept->file);
    kept->file = file;
    kept->journal = journal;
    kept->ours = status == REFLECT_OK;
    kept->status = status;
    kept->error = error;
    errno = error;
    return status;
}

static reflect_status append(struct reflect_kept *kept, const struct buffer *payload) {
    struct journal *journal = &kept->journal;
    uint64_t slots = journal_slots_for(payload->length);
    if (payload->status != REFLECT_OK)
        return payload->status;
    if (!kept->ours || slots > journal->slots - journal->next)
        return kept_rewrite(kept);
    unsigned char one[SLOT_BYTES], *bytes = slots == 1 ? one : malloc((size_t)slots * SLOT_BYTES);
    if (!bytes)
        return REFLECT_NO_MEMORY;
    size_t offset = (size_t)journal->next * SLOT_BYTES;
    journal_put(journal, payload->bytes, payload->length, bytes);
    reflect_status status = disk_write(kept->file, bytes, (size_t)slots * SLOT_BYTES, offset);
    /* What of it is on the disk nobody knows. */
    kept->ours = status == REFLECT_OK;
    if (bytes != one)
        free(bytes);
    return status;
}

/* A reflect_sitting_watcher. */
static void note(void *context, const reflect_sitting *sitting, reflect_element element) {
    struct reflect_kept *kept = context;
    struct buffer payload;
    kept->stopped = element == REFLECT_NONE;
    if (kept->status != REFLECT_OK || kept->forgotten)
        return;
    buffer_init(&payload, RECORD_MAX);
    record_put_one(&payload, sitting, element);
    reflect_status status = append(kept, &payload);
    if (status != REFLECT_OK)
        (void)fail(kept, status);
    buffer_release(&payload);
}

void kept_watch(struct reflect_kept *kept) {
    reflect_sitting_watch(kept->sitting, note, kept);
}

/* ---- Making and opening */

static reflect_status begin(const char *folder, reflect_access access, struct reflect_kept **out) {
    struct reflect_kept *kept = calloc(1, sizeof *kept);
    char *path = malloc(strlen(folder) + 1);
    if (!kept || !path) {
        free(kept);
        free(path);
        return REFLECT_NO_MEMORY;
    }
    memcpy(path, folder, strlen(folder) + 1);
    record_reader_init(&kept->begun);
    kept->folder = kept->file = -1;
    kept->path = path;
    kept->access = access;
    *out = kept;
    return REFLECT_OK;
}

static reflect_status copy_origin(struct record_reader *out, const reflect_origin *origin) {
    size_t begun = strlen(origin->begun) + 1, path = strlen(origin->path) + 1;
    out->origin = malloc(begun + path);
    if (!out->origin)
        return REFLECT_NO_MEMORY;
    out->begun = memcpy(out->origin, origin->begun, begun);
    out->path = memcpy(out->origin + begun, origin->path, path);
    return REFLECT_OK;
}

static reflect_status make_lock(struct seal_key *key, const reflect_lock *lock) {
    key->passes = lock->passes > 0 ? lock->passes : SEAL_PASSES;
    key->memory = lock->memory > 0 ? lock->memory : SEAL_MEMORY;
    if (!disk_random(key->salt, sizeof key->salt))
        return REFLECT_IO;
    return seal_key_make(key, lock->passphrase, lock->length);
}

static reflect_status make(struct reflect_kept *kept, const reflect_origin *origin, const reflect_lock *lock) {
    reflect_status status = copy_origin(&kept->begun, origin);
    if (status == REFLECT_OK && lock)
        status = make_lock(&kept->key, lock);
    if (status != REFLECT_OK)
        return status;
    kept->folder = disk_open_folder(kept->path, true);
    if (kept->folder < 0)
        return disk_failure();
    disk_sweep(kept->folder);
    status = disk_new_id(kept->folder, kept->id) ? kept_rewrite(kept) : REFLECT_IO;
    if (status != REFLECT_OK && kept->file >= 0) {
        int held = errno;
        disk_blank(kept->file);
        (void)disk_remove(kept->folder, kept->id);
        errno = held;
    }
    return status;
}

reflect_status reflect_kept_new(const char *folder, reflect_sitting *sitting, const reflect_origin *origin,
                                const reflect_lock *lock, char **why, reflect_kept **out) {
    struct reflect_kept *kept = NULL;
    reflect_status status = begin(folder, REFLECT_TO_KEEP, &kept);
    if (status == REFLECT_OK) {
        kept->sitting = sitting;
        kept->stopped = sitting->stopped;
        status = make(kept, origin, lock);
    }
    if (status != REFLECT_OK) {
        kept_explain(why, folder, status, errno);
        reflect_kept_free(kept);
        return status;
    }
    kept_watch(kept);
    *out = kept;
    return REFLECT_OK;
}

/* The key of a file that is there; none where it is open. */
static reflect_status find_key(struct seal_key *key, const struct journal_header *header, const reflect_lock *lock) {
    if (header->mode == JOURNAL_OPEN)
        return REFLECT_OK;
    if (!lock)
        return REFLECT_INVALID;
    key->passes = header->passes;
    key->memory = header->memory;
    memcpy(key->salt, header->salt, SEAL_SALT);
    return seal_key_make(key, lock->passphrase, lock->length);
}

/* Opens and locks the file of an id. */
static reflect_status find_file(struct reflect_kept *kept, const char *id) {
    if (!disk_is_id(id))
        return REFLECT_NOT_FOUND;
    memcpy(kept->id, id, ID_BYTES);
    kept->folder = disk_open_folder(kept->path, false);
    if (kept->folder < 0)
        return errno == ENOENT ? REFLECT_NOT_FOUND : disk_failure();
    return disk_open(kept->folder, id, kept->access == REFLECT_TO_KEEP, &kept->file);
}

static reflect_status open_file(struct reflect_kept *kept, const char *id, unsigned char **bytes, size_t *length) {
    reflect_status status = find_file(kept, id);
    return status == REFLECT_OK ? disk_read(kept->file, bytes, length) : status;
}

/* Says what is missing, and up to where there is something. */
static reflect_status say_damage(struct reflect_kept *kept, enum journal_damage damage) {
    struct buffer text;
    char *asked = NULL;
    const uint32_t last = kept->begun.last;
    buffer_init(&text, REFLECT_WRITTEN_MAX);
    buffer_puts(&text, damage == JOURNAL_CUT ? "the file was cut off" : "the file is damaged");
    if (last == REFLECT_NONE) {
        buffer_puts(&text, "; what can be read ends before the first answer");
    } else {
        reflect_status status = reflect_sitting_text(kept->begun.sitting, last, REFLECT_PART_ASK, &asked);
        bool named = status == REFLECT_OK && asked && asked[0] != '\0';
        buffer_format(&text, "; what can be read goes up to \"%s\", and what was kept after that is lost",
                      named ? asked : reflect_element_id(kept->begun.questionnaire, last));
        reflect_string_free(asked);
    }
    return buffer_take(&text, &kept->damage);
}

/* Reads what is in an open or locked file; `*mode` is that of its header, 0 where it has none. */
static reflect_status load(struct reflect_kept *kept, const char *id, const reflect_lock *lock, uint32_t *mode) {
    struct journal_header header = {.mode = 0};
    enum journal_damage damage = JOURNAL_SOUND;
    unsigned char *bytes = NULL;
    size_t length = 0;
    reflect_status status = open_file(kept, id, &bytes, &length);
    if (status == REFLECT_OK)
        status = journal_look(bytes, length, &header);
    *mode = status == REFLECT_OK ? header.mode : 0;
    if (status == REFLECT_OK)
        status = find_key(&kept->key, &header, lock);
    if (status == REFLECT_OK)
        status = journal_read(&kept->key, id, bytes, length, record_take, &kept->begun, &damage);
    if (status == REFLECT_OK && !kept->begun.sitting)
        status = REFLECT_INVALID;
    if (status == REFLECT_OK && damage != JOURNAL_SOUND)
        status = say_damage(kept, damage);
    wipe(bytes, length);
    free(bytes);
    return status;
}

static void close_both(struct reflect_kept *kept) {
    if (kept->file >= 0)
        (void)close(kept->file);
    if (kept->folder >= 0)
        (void)close(kept->folder);
    kept->file = kept->folder = -1;
}

reflect_status reflect_kept_open(const char *folder, const char *id, const reflect_lock *lock, reflect_access access, char **why,
                                 reflect_kept **out) {
    struct reflect_kept *kept = NULL;
    uint32_t mode = JOURNAL_LOCKED;
    reflect_status status = begin(folder, access, &kept);
    if (status == REFLECT_OK)
        status = load(kept, id, lock, &mode);
    if (status != REFLECT_OK) {
        if (status == REFLECT_INVALID && mode != JOURNAL_LOCKED)
            explain_damage(why);
        else
            kept_explain(why, folder, status, errno);
        reflect_kept_free(kept);
        return status;
    }
    kept->sitting = kept->begun.sitting;
    kept->stopped = kept->begun.stopped;
    settle(kept);
    if (access == REFLECT_TO_KEEP)
        kept_watch(kept);
    else
        close_both(kept); /* all of it is read; others may have it */
    *out = kept;
    return REFLECT_OK;
}

reflect_status reflect_kept_look(const char *folder, const char *id, bool *locked) {
    struct journal_header header;
    struct reflect_kept *kept = NULL;
    unsigned char *bytes = NULL;
    size_t length = 0;
    reflect_status status = begin(folder, REFLECT_TO_READ, &kept);
    if (status == REFLECT_OK)
        status = open_file(kept, id, &bytes, &length);
    if (status == REFLECT_OK)
        status = journal_look(bytes, length, &header);
    if (status == REFLECT_OK)
        *locked = header.mode == JOURNAL_LOCKED;
    free(bytes);
    reflect_kept_free(kept);
    return status;
}

void reflect_kept_free(reflect_kept *kept) {
    if (!kept)
        return;
    if (kept->sitting && kept->sitting->watcher_context == kept)
        reflect_sitting_watch(kept->sitting, NULL, NULL);
    close_both(kept);
    seal_key_release(&kept->key);
    record_reader_release(&kept->begun);
    free(kept->damage);
    free(kept->path);
    free(kept);
}

/* ---- What is known, and what can be done */

bool reflect_kept_is_id(const char *word) {
    return disk_is_id(word);
}

const char *reflect_kept_id(const reflect_kept *kept) {
    return kept->id;
}

const char *reflect_kept_damage(const reflect_kept *kept) {
    return kept->damage;
}

bool reflect_kept_locked(const reflect_kept *kept) {
    return kept->key.secret != NULL;
}

reflect_origin reflect_kept_origin(const reflect_kept *kept) {
    return (reflect_origin){.begun = kept->begun.begun, .path = kept->begun.path};
}

reflect_sitting *reflect_kept_sitting(const reflect_kept *kept) {
    return kept->sitting;
}

bool reflect_kept_stopped(const reflect_kept *kept) {
    return kept->stopped;
}

reflect_status reflect_kept_safe(const reflect_kept *kept, char **why) {
    if (kept->status != REFLECT_OK)
        kept_explain(why, kept->path, kept->status, kept->error);
    return kept->status;
}

reflect_status reflect_kept_tidy(reflect_kept *kept, char **why) {
    if (kept->access != REFLECT_TO_KEEP || kept->forgotten)
        return REFLECT_OK;
    settle(kept);
    reflect_status status = kept_rewrite(kept);
    if (status != REFLECT_OK)
        kept_explain(why, kept->path, status, errno);
    return status;
}

static reflect_status forget(struct reflect_kept *kept) {
    if (kept->file >= 0)
        disk_blank(kept->file);
    reflect_status status = disk_remove(kept->folder, kept->id);
    disk_sweep(kept->folder);
    kept->forgotten = status == REFLECT_OK;
    return status;
}

reflect_status reflect_kept_forget(reflect_kept *kept, char **why) {
    if (kept->access != REFLECT_TO_KEEP || kept->forgotten)
        return REFLECT_OK;
    reflect_status status = forget(kept);
    if (status != REFLECT_OK)
        kept_explain(why, kept->path, status, errno);
    return status;
}

reflect_status reflect_kept_remove(const char *folder, const char *id, char **why) {
    struct reflect_kept *kept = NULL;
    reflect_status status = begin(folder, REFLECT_TO_KEEP, &kept);
    if (status == REFLECT_OK)
        status = find_file(kept, id);
    if (status == REFLECT_OK)
        status = forget(kept);
    if (status != REFLECT_OK)
        kept_explain(why, folder, status, errno);
    reflect_kept_free(kept);
    return status;
}
