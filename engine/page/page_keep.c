/*
 * page_keep.c - what a person takes away from a page: the summary in a format, the answers as a file, and answers that come back.
 */
#include "page/page.h"
#include "store/kept_record.h"

PAGE_EXPORT(page_summary) reflect_status page_summary(const char *format, const char *date);
PAGE_EXPORT(page_export) reflect_status page_export(const char *format);
PAGE_EXPORT(page_keep) reflect_status page_keep(void);
PAGE_EXPORT(page_restore) reflect_status page_restore(const char *payload, size_t length);

/* The summary as it stands, in a format by its name. */
reflect_status page_summary(const char *format, const char *date) {
    reflect_summary *summary = NULL;
    page.settings.summary.date = date;
    reflect_format_parts(format, &page.settings.summary);
    reflect_status status = face_summary(&page.face, &summary);
    page.settings.summary.date = NULL;
    page_clear();
    if (status == REFLECT_OK)
        status = reflect_summary_render(summary, format, buffer_sink(&page.result));
    reflect_summary_free(summary);
    return status;
}

/* An answers file, "json" or "yaml". */
reflect_status page_export(const char *format) {
    page_clear();
    return reflect_sitting_export(page.sitting, format, buffer_sink(&page.result));
}

/* All responses as a payload of kept_record.h, and back into a sitting without answers. */
reflect_status page_keep(void) {
    page_clear();
    record_put_all(&page.result, page.sitting, false);
    return page.result.status;
}

reflect_status page_restore(const char *payload, size_t length) {
    struct record_reader reader;
    record_reader_init(&reader);
    reader.sitting = page.sitting;
    reflect_status status = record_take(&reader, payload, length);
    reader.sitting = NULL;
    record_reader_release(&reader);
    return status;
}
