/*
 * journal.c - see journal.h.
 */
#include "store/journal.h"

#include <stdlib.h>
#include <string.h>

#include "base/sum.h"
#include "base/wipe.h"

/* The text of a slot. */
struct part {
    uint32_t number, parts, used;
    char bytes[SLOT_TEXT - 12];
};
_Static_assert(sizeof(struct part) == SLOT_TEXT, "a part fills the text of a slot");
_Static_assert(sizeof(struct journal_header) == SLOT_BYTES, "the header is a slot");

enum { PART_BYTES = sizeof((struct part *)0)->bytes };

uint64_t journal_slots_for(size_t length) {
    return length == 0 ? 1 : (length - 1) / PART_BYTES + 1;
}

/* ---- Writing */

static uint64_t header_sum(const struct journal_header *header) {
    return sum_bytes(0, (const char *)header, offsetof(struct journal_header, sum));
}

/* A power of two, with a third of it free at the least. */
static uint32_t size_for(uint64_t used) {
    uint64_t slots = JOURNAL_SLOTS_MIN;
    while (slots <= JOURNAL_SLOTS_MAX && slots / 3 * 2 < used + 1)
        slots *= 2;
    return slots <= JOURNAL_SLOTS_MAX ? (uint32_t)slots : 0;
}

reflect_status journal_begin(struct journal *journal, const struct seal_key *key, const char *id, const unsigned char *random,
                             uint64_t used, unsigned char **out) {
    struct journal_header header = {.magic = JOURNAL_MAGIC, .byte_order = JOURNAL_BYTE_ORDER, .version = JOURNAL_VERSION};
    header.mode = key->secret ? JOURNAL_LOCKED : JOURNAL_OPEN;
    header.slots = size_for(used);
    if (header.slots == 0)
        return REFLECT_LIMIT;
    unsigned char *bytes = malloc((size_t)header.slots * SLOT_BYTES);
    if (!bytes)
        return REFLECT_NO_MEMORY;
    header.passes = key->passes;
    header.memory = key->memory;
    memcpy(header.salt, key->salt, SEAL_SALT);
    memcpy(header.generation, random, SEAL_GENERATION);
    header.sum = header_sum(&header);
    memcpy(bytes, &header, SLOT_BYTES);
    *journal = (struct journal){.slots = header.slots, .next = 1};
    seal_init(&journal->seal, key, header.generation, bytes, id);
    for (uint32_t i = 1; i < header.slots; i++)
        seal_fill(&journal->seal, i, bytes + (size_t)i * SLOT_BYTES);
    *out = bytes;
    return REFLECT_OK;
}

void journal_put(struct journal *journal, const char *payload, size_t length, unsigned char *out) {
    struct part part = {.parts = (uint32_t)journal_slots_for(length)};
    for (; part.number < part.parts; part.number++) {
        unsigned char text[SLOT_TEXT], *slot = out + (size_t)part.number * SLOT_BYTES;
        size_t from = (size_t)part.number * PART_BYTES, left = length - from;
        part.used = (uint32_t)(left < PART_BYTES ? left : PART_BYTES);
        memset(part.bytes, 0, PART_BYTES);
        memcpy(part.bytes, payload + from, part.used);
        memcpy(text, &part, SLOT_TEXT);
        seal_slot(&journal->seal, journal->next + part.number, journal->chain, text, slot);
    }
    journal->next += part.parts;
    memcpy(journal->chain, seal_tag(out + (size_t)(part.parts - 1) * SLOT_BYTES), SLOT_TAG);
}

/* ---- Reading */

/* What a header says for itself, before its size is held against the file's. */
static reflect_status read_header(const struct journal_header *header) {
    if (memcmp(header->magic, JOURNAL_MAGIC, sizeof header->magic) != 0)
        return REFLECT_INVALID;
    /* On a machine of another kind the sum is another one, too. */
    if (header->byte_order != JOURNAL_BYTE_ORDER)
        return header->byte_order == 0x04030201 ? REFLECT_LATER : REFLECT_INVALID;
    if (header->sum != header_sum(header))
        return REFLECT_INVALID;
    if (header->version != JOURNAL_VERSION)
        return REFLECT_LATER;
    bool known = header->mode == JOURNAL_OPEN || header->mode == JOURNAL_LOCKED;
    return known && header->slots >= 2 ? REFLECT_OK : REFLECT_INVALID;
}

/* The header of an open file, but for one bit. */
static bool mend_header(struct journal_header *header) {
    for (size_t bit = 0; bit < SLOT_BYTES * (size_t)8; bit++) {
        struct journal_header tried = *header;
        ((unsigned char *)&tried)[bit / 8] ^= (unsigned char)(1u << bit % 8);
        if (read_header(&tried) == REFLECT_OK && tried.mode == JOURNAL_OPEN) {
            *header = tried;
            return true;
        }
    }
    return false;
}

reflect_status journal_look(const unsigned char *bytes, size_t length, struct journal_header *out) {
    if (length < SLOT_BYTES)
        return REFLECT_INVALID;
    memcpy(out, bytes, SLOT_BYTES);
    reflect_status status = read_header(out);
    if (status == REFLECT_INVALID && mend_header(out))
        status = REFLECT_OK;
    bool fits = out->mode == JOURNAL_OPEN || (uint64_t)out->slots * SLOT_BYTES == length;
    return status == REFLECT_OK && !fits ? REFLECT_INVALID : status;
}

struct reader {
    struct journal journal;
    unsigned char *bytes;
};

static enum slot_state read_part(const struct reader *reader, uint32_t slot, struct part *out) {
    unsigned char text[SLOT_TEXT];
    enum slot_state state =
        seal_open(&reader->journal.seal, slot, reader->journal.chain, reader->bytes + (size_t)slot * SLOT_BYTES, text);
    if (state != SLOT_WHOLE)
        return state;
    memcpy(out, text, SLOT_TEXT);
    bool fits = out->number < out->parts && out->used <= PART_BYTES;
    return fits ? SLOT_WHOLE : SLOT_WRONG;
}

/* The same, with a flipped bit put right. */
static bool find_part(const struct reader *reader, uint32_t slot, struct part *out) {
    const struct journal *journal = &reader->journal;
    enum slot_state state = read_part(reader, slot, out);
    if (state != SLOT_WRONG)
        return state == SLOT_WHOLE;
    return seal_mend(&journal->seal, slot, journal->chain, reader->bytes + (size_t)slot * SLOT_BYTES) &&
           read_part(reader, slot, out) == SLOT_WHOLE;
}

/* The parts of the group at `next`; 0 where it does not begin there. */
static uint32_t group_parts(const struct reader *reader) {
    struct part part;
    if (!find_part(reader, reader->journal.next, &part) || part.number != 0)
        return 0;
    return part.parts <= reader->journal.slots - reader->journal.next ? part.parts : 0;
}

/* Puts the parts of the group at `next` together, and goes behind it. False, with nothing changed, where one is missing. */
static bool take_group(struct reader *reader, uint32_t parts, char *payload, size_t *length) {
    struct journal *journal = &reader->journal;
    *length = 0;
    for (uint32_t i = 0; i < parts; i++) {
        struct part part;
        if (!find_part(reader, journal->next + i, &part) || part.number != i || part.parts != parts)
            return false;
        memcpy(payload + *length, part.bytes, part.used);
        *length += part.used;
    }
    journal->next += parts;
    memcpy(journal->chain, seal_tag(reader->bytes + (size_t)(journal->next - 1) * SLOT_BYTES), SLOT_TAG);
    return true;
}

/* Whether the rest, from `next` on, is what a last write that was cut off can have left: parts of one group, in their places, one of
   them torn at the most, and nothing behind them. */
static bool rest_is_free(const struct reader *reader) {
    uint32_t next = reader->journal.next, torn = 0, parts = reader->journal.slots - next;
    for (uint32_t i = 0; next + i < reader->journal.slots; i++) {
        struct part part;
        switch (read_part(reader, next + i, &part)) {
        case SLOT_FREE:
            break;
        case SLOT_TORN:
            if (torn++ > 0 || i >= parts)
                return false;
            break;
        case SLOT_WHOLE:
            if (part.number != i || part.parts <= i || part.parts > parts)
                return false;
            parts = part.parts;
            break;
        case SLOT_WRONG:
            return false;
        }
    }
    return true;
}

/* Of an open file: whether something was written in the rest, that nobody can read. */
static bool rest_is_written(const struct reader *reader) {
    for (uint32_t slot = reader->journal.next; slot < reader->journal.slots; slot++)
        if (seal_is_written(&reader->journal.seal, reader->bytes + (size_t)slot * SLOT_BYTES))
            return true;
    return false;
}

/* The reading has come to a group that is not whole. */
static reflect_status judge_rest(const struct reader *reader, enum journal_damage *damage) {
    if (rest_is_free(reader))
        return REFLECT_OK;
    if (reader->journal.seal.key->secret)
        return REFLECT_INVALID;
    if (rest_is_written(reader))
        *damage = JOURNAL_DAMAGED;
    return REFLECT_OK;
}

/* Takes the next group, and hands its payload on. `*complete` tells whether there is one. */
static reflect_status visit_group(struct reader *reader, journal_visit *visit, void *context, bool *complete) {
    uint32_t parts = group_parts(reader);
    size_t taken = 0, room = (size_t)parts * PART_BYTES;
    char *payload = parts > 0 ? malloc(room) : NULL;
    *complete = false;
    if (parts > 0 && !payload)
        return REFLECT_NO_MEMORY;
    *complete = parts > 0 && take_group(reader, parts, payload, &taken);
    reflect_status status = *complete ? visit(context, payload, taken) : REFLECT_OK;
    wipe(payload, room);
    free(payload);
    return status;
}

reflect_status journal_read(const struct seal_key *key, const char *id, unsigned char *bytes, size_t length, journal_visit *visit,
                            void *context, enum journal_damage *damage) {
    struct journal_header header;
    reflect_status status = journal_look(bytes, length, &header);
    struct reader reader = {.bytes = bytes};
    bool complete = true;
    *damage = JOURNAL_SOUND;
    /* Without a key a locked file is nothing, and an open one is not read with a key. */
    if (status == REFLECT_OK && (header.mode == JOURNAL_LOCKED) != (key->secret != NULL))
        status = REFLECT_INVALID;
    if (status != REFLECT_OK)
        return status;
    uint64_t slots = length / SLOT_BYTES;
    if (slots < header.slots)
        *damage = JOURNAL_CUT;
    reader.journal = (struct journal){.slots = slots < header.slots ? (uint32_t)slots : header.slots, .next = 1};
    memcpy(bytes, &header, SLOT_BYTES);
    seal_init(&reader.journal.seal, key, header.generation, bytes, id);
    while (status == REFLECT_OK && complete && reader.journal.next < reader.journal.slots)
        status = visit_group(&reader, visit, context, &complete);
    return status == REFLECT_OK && !complete ? judge_rest(&reader, damage) : status;
}
