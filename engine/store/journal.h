/*
 * journal.h - the file of a kept sitting.
 *
 * A file is a header and a fixed number of slots (seal.h). It is made whole, in memory, and given its name when it is on the disk;
 * from then on free slots are filled, one after the other, and nothing else is changed. When it is full, or shall be tidied, the next
 * generation takes its place. So a file never grows and never shrinks.
 *
 *     header   slot 0: magic, byte order, version, mode, number of slots, Argon2id parameters and salt, generation (16 random bytes
 *              that no other file has), and a sum of all that. Whatever else changes in later versions, magic, byte order, version
 *              and sum stay where they are, so that a later file is told from a damaged one.
 *     group    one payload (kept_record.h) in as many slots as it needs. The text of a slot is: the number of the part in its group, the
 *              number of parts, bytes used, and the bytes. A group counts when all of its parts are there; its tags are chained to
 *              the last tag of the group before.
 *
 * The order is: origin, image, responses; then each change as it happened.
 *
 * What holds. A change is one write of its group and one fdatasync. Any prefix of the writes, and any choice of the sectors of the
 * last one, is read as everything that was confirmed, or that and the last change. Anything else - a slot that is neither whole nor
 * free nor cut off, a gap with something behind it, a file that is shorter or longer than its header says - is damage. A locked file
 * is then refused, as with a wrong passphrase.
 *
 * Damage to an open file. A flipped bit in the header or in a slot in use is found by its sum, and put right. What is free is not
 * looked at, but for whether something was written there. A group that cannot be put right ends the reading: what stands before it
 * is handed on, and that there was more is said. The same where the file was cut off.
 *
 * What a locked file tells to those who do not have the passphrase: that it is a locked sitting, its id, when it was last written,
 * and its size, which is a power of two and a third larger than needed at the least. Not how much of it is in use, or by what.
 * Somebody who can read the disk again and again sees where it changed in between.
 *
 * What nobody can promise. Whoever can write to the disk can put back an earlier copy of the whole file, or blank the slots written
 * last, and it is a sitting as it was then: only a counter that they cannot reach would tell. Removing overwrites the bytes in place; copies
 * that the file system, the disk or a backup made remain.
 *
 * Numbers are in the byte order of the machine, as they are in the image; the header tells which.
 */
#ifndef REFLECT_STORE_JOURNAL_H
#define REFLECT_STORE_JOURNAL_H

#include "store/seal.h"

#define JOURNAL_MAGIC "sitting"
enum { JOURNAL_VERSION = 1, JOURNAL_BYTE_ORDER = 0x01020304 };

/* The smallest file holds some hundred changes. The largest is far more than anybody writes by hand. */
#define JOURNAL_SLOTS_MIN ((uint32_t)512)
#define JOURNAL_SLOTS_MAX ((uint32_t)1 << 21)

enum journal_mode { JOURNAL_OPEN = 1, JOURNAL_LOCKED = 2 };

struct journal_header {
    char magic[8];
    uint32_t byte_order, version;
    uint32_t mode, slots;
    uint64_t passes, memory;
    unsigned char salt[SEAL_SALT];
    unsigned char generation[SEAL_GENERATION];
    unsigned char zero[SLOT_BYTES - 80];
    uint64_t sum; /* of all before it */
};

/* One generation of a file, while it is written. */
struct journal {
    struct seal seal;
    uint32_t slots, next; /* the number of slots; the first free one */
    unsigned char chain[SLOT_TAG];
};

/* The slots that a payload of so many bytes takes. */
uint64_t journal_slots_for(size_t length);

/* Begins a new generation that has room for `used` slots besides the header, and for as much again as is sensible. `random` are
   SEAL_GENERATION bytes that were never used before. `out` is the whole file, to be freed with free: the header and the fill.
   REFLECT_LIMIT, REFLECT_NO_MEMORY. */
reflect_status journal_begin(struct journal *journal, const struct seal_key *key, const char *id, const unsigned char *random,
                             uint64_t used, unsigned char **out);
/* Puts a payload into `out`, the slots from `next` on, of which there must be enough; moves `next` behind them. */
void journal_put(struct journal *journal, const char *payload, size_t length, unsigned char *out);

/* What the header says; that of an open file also where one of its bits was flipped. REFLECT_INVALID: it is none, or damaged;
   REFLECT_LATER. */
reflect_status journal_look(const unsigned char *bytes, size_t length, struct journal_header *out);

/* Called with each payload in turn. What it returns but REFLECT_OK ends the reading. */
typedef reflect_status journal_visit(void *context, const char *payload, size_t length);
/* What was found in an open file. */
enum journal_damage {
    JOURNAL_SOUND,
    JOURNAL_CUT,    /* the file was cut off, and what was in the rest is not known */
    JOURNAL_DAMAGED /* a group could not be read; what was behind it is lost, too */
};

/* Reads a whole file; a bit that was flipped in an open one is put right in `bytes`. REFLECT_INVALID: damaged, or another key. Of an
   open file what stands before the damage was visited, and `damage` says what it is. */
reflect_status journal_read(const struct seal_key *key, const char *id, unsigned char *bytes, size_t length, journal_visit *visit,
                            void *context, enum journal_damage *damage);

#endif
