/*
 * page.h - what the files of the page's module share: the one questionnaire, its sitting, and what the last call said.
 *
 * The module is the process: a page opens one questionnaire, has one sitting, and is gone when it is closed. So what a library must
 * not have is kept here once, and nowhere else. `PAGE_EXPORT` marks what the script calls; each such function returns a
 * reflect_status or a number, and leaves its text in `result` (page_result), which lives until the next call.
 */
#ifndef REFLECT_PAGE_PAGE_H
#define REFLECT_PAGE_PAGE_H

#include "base/buffer.h"
#include "base/json_writer.h"
#include "face/face.h"
#include "words/words.h"

#define PAGE_EXPORT(name) __attribute__((export_name(#name)))

struct page {
    reflect_questionnaire *questionnaire;
    reflect_sitting *sitting;
    const struct phrases *words;
    struct sit_settings settings;
    struct face face;
    struct face_view view;
    struct buffer result;
};
extern struct page page;

/* Empties the result. */
void page_clear(void);

/* This sitting, of the same questionnaire, in place of the one there is: it goes on with what is asked next, without an opening. */
void page_replace(reflect_sitting *sitting);

/* One JSON object as the result. */
struct page_json {
    struct writer writer;
    struct json json;
};
void page_json_begin(struct page_json *out);
reflect_status page_json_end(struct page_json *out);

#endif
