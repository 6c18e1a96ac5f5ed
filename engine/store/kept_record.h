/*
 * kept_record.h - what is kept of a sitting, as payloads of the journal.
 *
 * A payload begins with a letter:
 *
 *     o   origin: version of the questionnaire's image, then texts with a NUL behind each: its id, edition, title; the day it was
 *         begun; its file
 *     e   the image of an earlier edition; what stands under it was set aside on the way to the next
 *     a   those answers, as responses to the edition before them
 *     i   the image of the questionnaire the answers are given to
 *     r   responses, one after the other, each with all there is to know of one element; what comes later counts
 *
 * A response names its element by its index in the image. It is given back to the sitting by the same functions that a person's
 * answer goes through, so that a file can hold nothing that could not have been answered.
 */
#ifndef REFLECT_STORE_KEPT_RECORD_H
#define REFLECT_STORE_KEPT_RECORD_H

#include "base/buffer.h"
#include "session/sitting.h"

enum { RECORD_ORIGIN = 'o', RECORD_EARLIER = 'e', RECORD_ASIDE = 'a', RECORD_IMAGE = 'i', RECORD_RESPONSES = 'r' };

/* The most that one payload holds. */
#define RECORD_MAX ((size_t)1 << 30)

/* Append a whole payload. */
void record_put_origin(struct buffer *out, const reflect_questionnaire *questionnaire, const reflect_origin *origin);
void record_put_image(struct buffer *out, const reflect_questionnaire *questionnaire);
/* All responses of the sitting, and whether it was stopped. */
void record_put_all(struct buffer *out, const struct reflect_sitting *sitting, bool stopped);
/* Two payloads: an earlier edition, and what was set aside of it. */
void record_put_earlier(struct buffer *image, struct buffer *responses, const struct reflect_sitting *aside);
/* That of one element; REFLECT_NONE for having stopped. */
void record_put_one(struct buffer *out, const struct reflect_sitting *sitting, uint32_t element);

/* An earlier edition, and a sitting of it that holds what was set aside. */
struct earlier {
    reflect_questionnaire *questionnaire;
    reflect_sitting *aside;
};
void earlier_release(struct table *earlier);

/* What is read, payload by payload. All of it is the caller's, whatever happens. */
struct record_reader {
    char *origin; /* the texts of an origin, behind each other */
    const char *id, *edition, *title, *begun, *path;
    reflect_questionnaire *questionnaire;
    reflect_sitting *sitting;
    struct table earlier; /* struct earlier, the first edition first */
    uint32_t last;        /* the element of the response read last; REFLECT_NONE for none */
    bool stopped;
};
void record_reader_init(struct record_reader *reader);
/* REFLECT_INVALID where the payload is none, or does not belong there. A journal_visit. */
reflect_status record_take(void *reader, const char *payload, size_t length);
void record_reader_release(struct record_reader *reader);

#endif
