/*
 * proof_save.c - each set of answers of a proof, for whoever keeps them as answers files.
 *
 * Comes in: the table, or the set that shows a fault. Leaves: a name and the bytes of an answers file, a set at a time. A name begins
 * with the questionnaire's id, as those of examples do.
 */
#include "authoring/proof/proof.h"

enum { NAME_MAX_BYTES = 1000 };

/* Ids without the brackets of what is repeated. */
static void put_id(struct buffer *name, const char *id) {
    for (; *id; id++)
        if (*id != ']')
            buffer_char(name, *id == '[' ? '.' : *id);
}

reflect_status witness_save(const reflect_witnesses *witnesses, const struct reach *reach, const char *what,
                            const uint32_t *elements, size_t count, const char *line, size_t length) {
    struct buffer name, file;
    if (!witnesses || !witnesses->take || length == 0)
        return REFLECT_OK;
    buffer_init(&name, NAME_MAX_BYTES);
    buffer_init(&file, length + 1);
    put_id(&name, model_text(reach->model, reach->model->id));
    buffer_char(&name, '.');
    buffer_puts(&name, what);
    for (size_t i = 0; i < count; i++) {
        buffer_char(&name, '-');
        put_id(&name, model_text(reach->model, reach_element(reach, elements[i])->id));
    }
    buffer_puts(&name, ".yaml");
    buffer_put(&file, line, length);
    buffer_char(&file, '\n');
    reflect_status status = name.status != REFLECT_OK ? name.status : file.status;
    if (status == REFLECT_OK)
        status = witnesses->take(witnesses->context, name.bytes, file.bytes, file.length);
    buffer_release(&name);
    buffer_release(&file);
    return status;
}

static void save(const struct proof *proof, const reflect_witnesses *witnesses, const char *what, const uint32_t *element,
                 struct proof_line line, reflect_status *status) {
    if (*status == REFLECT_OK && line.length > 0)
        *status =
            witness_save(witnesses, proof->reach, what, element, element ? 1 : 0, proof->lines.bytes + line.offset, line.length);
}

reflect_status proof_save(const struct proof *proof, const reflect_witnesses *witnesses) {
    reflect_status status = REFLECT_OK;
    const struct proof_row *rows = proof->rows.records;
    save(proof, witnesses, "shortest", NULL, proof->questions.shortest, &status);
    save(proof, witnesses, "longest", NULL, proof->questions.longest, &status);
    save(proof, witnesses, "quickest", NULL, proof->seconds.shortest, &status);
    save(proof, witnesses, "slowest", NULL, proof->seconds.longest, &status);
    save(proof, witnesses, "no-reflection", NULL, proof->nothing_line, &status);
    for (size_t i = 0; i < proof->rows.count; i++)
        save(proof, witnesses, proof_is_reflection(proof, rows[i].element) ? "shown" : "asked", &rows[i].element, rows[i].line,
             &status);
    return status;
}
