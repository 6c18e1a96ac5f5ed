/*
 * pdf_finish.c - what a PDF should say and cairo has no words for: its language, that a window shows its title and not its name, and
 * what the picture is, for those who do not see it.
 *
 * The finished file is read and written again by qpdf, which knows every layout that any version of cairo writes. Without
 * qpdf, or with a file that it does not understand, the file stays as it is, which is told to the caller: a good PDF all the same.
 */
#include "base/text.h"
#include "reports/pdf/typeset.h"

/* cairo nests its structure as flow.c does, a dozen deep; a file that goes deeper is not from there. */
enum { DEPTH_MAX = 64 };

struct document {
    const struct qpdf *qpdf;
    qpdf_data data;
};

static void put_words(const struct document *document, qpdf_oh object, const char *key, const char *words) {
    const struct qpdf *qpdf = document->qpdf;
    qpdf->qpdf_oh_replace_key(document->data, object, key, qpdf->qpdf_oh_new_unicode_string(document->data, words));
}

/* Finds the first figure in and below `object`, an element of the structure or a row of them, and gives it its words. */
static bool describe_figure(const struct document *document, qpdf_oh object, const char *words, int depth) {
    const struct qpdf *qpdf = document->qpdf;
    qpdf_data data = document->data;
    if (depth == DEPTH_MAX)
        return false;
    if (qpdf->qpdf_oh_is_array(data, object)) {
        int count = qpdf->qpdf_oh_get_array_n_items(data, object);
        for (int at = 0; at < count; at++)
            if (describe_figure(document, qpdf->qpdf_oh_get_array_item(data, object, at), words, depth + 1))
                return true;
        return false;
    }
    if (!qpdf->qpdf_oh_is_dictionary(data, object))
        return false;
    if (!qpdf->qpdf_oh_is_name_and_equals(data, qpdf->qpdf_oh_get_key(data, object, "/S"), "/Figure"))
        return describe_figure(document, qpdf->qpdf_oh_get_key(data, object, "/K"), words, depth + 1);
    put_words(document, object, "/Alt", words);
    return true;
}

static bool say_all(const struct document *document, const char *language, const char *picture) {
    const struct qpdf *qpdf = document->qpdf;
    qpdf_data data = document->data;
    qpdf_oh root = qpdf->qpdf_get_root(data);
    if (!qpdf->qpdf_oh_is_dictionary(data, root))
        return false;
    qpdf_oh preferences = qpdf->qpdf_oh_new_dictionary(data);
    qpdf->qpdf_oh_replace_key(data, preferences, "/DisplayDocTitle", qpdf->qpdf_oh_new_bool(data, 1));
    qpdf->qpdf_oh_replace_key(data, root, "/ViewerPreferences", preferences);
    put_words(document, root, "/Lang", language);
    return !picture || describe_figure(document, qpdf->qpdf_oh_get_key(data, root, "/StructTreeRoot"), picture, 0);
}

/* Puts the document in the place of `out`'s bytes; leaves them where it cannot be written. */
static bool replace(const struct document *document, struct buffer *out) {
    const struct qpdf *qpdf = document->qpdf;
    struct buffer written;
    if (qpdf->qpdf_init_write_memory(document->data) != 0)
        return false;
    qpdf->qpdf_set_deterministic_ID(document->data, 1);
    if (qpdf->qpdf_write(document->data) != 0 || qpdf->qpdf_has_error(document->data))
        return false;
    buffer_init(&written, out->max);
    buffer_put(&written, (const char *)qpdf->qpdf_get_buffer(document->data), qpdf->qpdf_get_buffer_length(document->data));
    if (written.status != REFLECT_OK) {
        out->status = written.status;
        buffer_release(&written);
        return false;
    }
    buffer_release(out);
    *out = written;
    return true;
}

bool finish_file(struct buffer *out, const char *language, const char *picture, const char **why) {
    struct qpdf qpdf;
    if (!qpdf_load(&qpdf, why))
        return false;
    *why = "qpdf does not understand it";
    struct document document = {&qpdf, qpdf.qpdf_init()};
    qpdf.qpdf_silence_errors(document.data);
    qpdf.qpdf_set_suppress_warnings(document.data, 1);
    bool read = qpdf.qpdf_read_memory(document.data, "summary", out->bytes, out->length, NULL) == 0;
    bool complete = read && say_all(&document, language, picture);
    complete = read && replace(&document, out) && complete;
    qpdf.qpdf_cleanup(&document.data);
    return complete;
}
