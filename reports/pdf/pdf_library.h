/*
 * pdf_library.h - the functions of pango and cairo that a PDF is made with, found when one is asked for.
 *
 * reflect is not linked with pango: a run without a PDF starts without it, and a machine that has none can still do the rest.
 * pango_api.h gives the types; the functions are looked up by name, and called as `pango->name(...)`. qpdf, which has the last word
 * in the finished file, is found in the same way.
 *
 * What always holds: either every function is there, or none is called.
 */
#ifndef REFLECT_REPORTS_PDF_PDF_LIBRARY_H
#define REFLECT_REPORTS_PDF_PDF_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

#include "reports/pdf/pango_api.h"

struct pango {
#define AS_POINTER(result, name, parameters) result(*name) parameters;
    PANGO_FUNCTIONS(AS_POINTER)
#undef AS_POINTER
};

/* Loads the libraries, which then stay in the process, and fills `out` in. False, with the system's reason in `why` (never NULL),
   where one is missing. */
bool pango_load(struct pango *out, const char **why);

/* ---- qpdf, which says in a finished PDF what cairo has no words for. Its C interface is a handful of plain functions that have kept
   their form over its versions; they are declared here for the same reason. */

typedef struct _qpdf_data *qpdf_data; /* a document */
typedef unsigned int qpdf_oh;         /* one of its objects */

#define QPDF_FUNCTIONS(each)                                                                                                     \
    each(qpdf_data, qpdf_init, (void)) each(void, qpdf_cleanup, (qpdf_data *)) each(void, qpdf_silence_errors, (qpdf_data))      \
        each(void, qpdf_set_suppress_warnings, (qpdf_data, int)) each(int, qpdf_has_error, (qpdf_data))                          \
            each(int, qpdf_read_memory, (qpdf_data, const char *, const char *, unsigned long long, const char *))               \
                each(qpdf_oh, qpdf_get_root, (qpdf_data)) each(int, qpdf_oh_is_dictionary, (qpdf_data, qpdf_oh))                 \
                    each(int, qpdf_oh_is_array, (qpdf_data, qpdf_oh)) each(int, qpdf_oh_get_array_n_items, (qpdf_data, qpdf_oh)) \
                        each(qpdf_oh, qpdf_oh_get_array_item, (qpdf_data, qpdf_oh, int))                                         \
                            each(qpdf_oh, qpdf_oh_get_key, (qpdf_data, qpdf_oh, const char *))                                   \
                                each(int, qpdf_oh_is_name_and_equals, (qpdf_data, qpdf_oh, const char *))                        \
                                    each(qpdf_oh, qpdf_oh_new_bool, (qpdf_data, int))                                            \
                                        each(qpdf_oh, qpdf_oh_new_dictionary, (qpdf_data))                                       \
                                            each(qpdf_oh, qpdf_oh_new_unicode_string, (qpdf_data, const char *))                 \
                                                each(void, qpdf_oh_replace_key, (qpdf_data, qpdf_oh, const char *, qpdf_oh))     \
                                                    each(int, qpdf_init_write_memory, (qpdf_data))                               \
                                                        each(void, qpdf_set_deterministic_ID, (qpdf_data, int))                  \
                                                            each(int, qpdf_write, (qpdf_data))                                   \
                                                                each(size_t, qpdf_get_buffer_length, (qpdf_data))                \
                                                                    each(const unsigned char *, qpdf_get_buffer, (qpdf_data))

struct qpdf {
#define AS_POINTER(result, name, parameters) result(*name) parameters;
    QPDF_FUNCTIONS(AS_POINTER)
#undef AS_POINTER
};

/* The same as pango_load, for qpdf. */
bool qpdf_load(struct qpdf *out, const char **why);

#endif
