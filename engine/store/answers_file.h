/*
 * answers_file.h - answers files, played on a sitting.
 */
#ifndef REFLECT_STORE_ANSWERS_FILE_H
#define REFLECT_STORE_ANSWERS_FILE_H

#include "base/diagnostic.h"
#include "session/sitting.h"
#include "source/reader.h"

/* Called before each question that is asked. */
typedef void answers_visit(void *context, const struct reflect_sitting *sitting, uint32_t question);

/* Plays the answers of an opened source on a new sitting, as reflect_sitting_play says. `visit` may be NULL. The source is closed. */
reflect_status answers_play(struct reflect_sitting *sitting, uint32_t source, struct reflect_diagnostics *diagnostics,
                            answers_visit *visit, void *context);
/* The same for answers that were read already: a mapping as in a file, or a list of such, in which what comes again is revised. NULL
   says nothing. The source stays open. */
reflect_status answers_play_node(struct reflect_sitting *sitting, const struct node *answers, uint32_t source,
                                 struct reflect_diagnostics *diagnostics);

#endif
