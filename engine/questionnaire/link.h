/*
 * link.h - the second step of loading: names become places, and the tables one block.
 */
#ifndef REFLECT_QUESTIONNAIRE_LINK_H
#define REFLECT_QUESTIONNAIRE_LINK_H

#include "questionnaire/builder.h"

/* Resolves names, parses conditions, checks pipes, and notes what depends on what. Mistakes go to the diagnostics. */
void link_names(struct builder *builder);
void link_conditions(struct builder *builder);
void link_pipes(struct builder *builder);
void link_dependents(struct builder *builder);
/* Copies everything into one block, from malloc; the tables are given up on the way. NULL when there is no memory. */
struct model *link_block(struct builder *builder);

/* prove.c: what a proof needs; NULL when there is no memory. For one builder, whose names and conditions are linked. */
struct prover;
struct prover *prover_new(struct builder *builder);
void prover_free(struct prover *prover);
/* Whether the text of `element` is only ever shown when `question` is answered. */
bool prover_answered(struct prover *prover, uint32_t question, uint32_t element);

#endif
