/*
 * proofs.c - see proofs.h.
 *
 * As JSON, one questionnaire's table is an object in a list, and a comma stands between two. Answers files are written whole, and in
 * the place of those that a proof before has left.
 */
#include "command/proofs.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buffer.h"
#include "command/command.h"
#include "command/output.h"
#include "command/save.h"

/* Bytes of an answers file, to be written. */
struct content {
    const char *bytes;
    size_t length;
};

static reflect_status put_content(const void *context, const char *format, reflect_sink sink) {
    const struct content *content = context;
    (void)format;
    return sink.write(sink.context, content->bytes, content->length);
}

static reflect_status take(void *context, const char *name, const char *bytes, size_t length) {
    struct proofs *proofs = context;
    const struct content content = {bytes, length};
    struct buffer path, why;
    buffer_init(&path, REFLECT_WRITTEN_MAX);
    buffer_init(&why, REFLECT_WRITTEN_MAX);
    buffer_format(&path, "%s/%s", proofs->folder, name);
    reflect_status status = path.status;
    if (status == REFLECT_OK) {
        enum save_result result = save_file(put_content, &content, NULL, path.bytes, true, &why);
        if (result != SAVE_DONE) {
            proofs->result = save_exit(result, &why);
            status = REFLECT_IO;
        }
    }
    buffer_release(&path);
    buffer_release(&why);
    return status;
}

static reflect_status drop(void *context, const char *bytes, size_t length) {
    (void)context;
    (void)bytes;
    (void)length;
    return REFLECT_OK;
}

static reflect_status put_object(void *context, const char *bytes, size_t length) {
    struct proofs *proofs = context;
    reflect_status status = REFLECT_OK;
    if (!proofs->inside && proofs->tables++ > 0)
        status = proofs->sink.write(proofs->sink.context, ",\n", 2);
    proofs->inside = true;
    return status == REFLECT_OK ? proofs->sink.write(proofs->sink.context, bytes, length) : status;
}

bool proofs_open(struct proofs *out, const char *folder) {
    *out = (struct proofs){.folder = folder};
    if (!solver_load(&out->module, NULL)) {
        complain("nothing can be proved here: reflect-solver.so is missing or cannot be loaded");
        complain_more("it is made when reflect is built where libcadical is installed");
        return false;
    }
    if (folder && mkdir(folder, 0777) != 0 && errno != EEXIST) {
        complain("the folder %s cannot be made: %s", folder, strerror(errno));
        return false;
    }
    out->solver = solver_for(&out->module);
    out->witnesses = (reflect_witnesses){out, take};
    out->proof = (reflect_proof){.solver = &out->solver, .sink = {drop, NULL}, .witnesses = folder ? &out->witnesses : NULL};
    return true;
}

void proofs_close(struct proofs *proofs) {
    solver_unload(&proofs->module);
}

void proofs_write(struct proofs *proofs, const reflect_sink *sink, bool json) {
    if (!sink)
        return;
    proofs->sink = *sink;
    proofs->proof.json = json;
    proofs->proof.sink = json ? (reflect_sink){put_object, proofs} : *sink;
}

void proofs_next(struct proofs *proofs) {
    proofs->inside = false;
}
