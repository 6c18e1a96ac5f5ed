/*
 * link.h - the second step of loading: names become places, and the tables one block.
 */
#ifndef REFLECT_LOAD_LINK_H
#define REFLECT_LOAD_LINK_H

#include "load/builder.h"

/* Resolves the names, conditions and pipes that are pending, and notes what depends on what. Mistakes go to the diagnostics. */
void link_names(struct builder *builder);
void link_conditions(struct builder *builder);
void link_pipes(struct builder *builder);
void link_threads(struct builder *builder);
void link_dependents(struct builder *builder);
/* Copies everything into one block, from malloc; the tables are given up on the way. NULL when there is no memory. */
struct model *link_block(struct builder *builder);

/* Settles a pipe where it stands, or notes it as pending. */
void read_pipe(struct builder *builder, const struct pending_pipe *pipe);

/* pipe_proof.c: what a proof needs; NULL when there is no memory. It goes with one builder, as that grows. */
struct prover;
struct prover *prover_new(struct builder *builder);
void prover_free(struct prover *prover);
/* Whether the text of `element` is only ever shown when `question` is answered, by what is known of them so far. */
bool prover_answered(struct prover *prover, uint32_t question, uint32_t element);

#endif
