/*
 * pdf_flow.h - what pdf_flow.c and pdf_form.c share: adding to the row of parts, where the flow is. See pdf_flow.c.
 */
#ifndef REFLECT_REPORTS_PDF_PDF_FLOW_H
#define REFLECT_REPORTS_PDF_PDF_FLOW_H

#include "reports/pdf/typeset.h"

/* Tags around what is added between. */
void flow_open(struct typeset *typeset, const char *tag);
void flow_close(struct typeset *typeset, const char *tag);
/* There is so much space before what comes next, or more. */
void flow_space(struct typeset *typeset, double space);
/* What follows stands in by so much, on the side where lines begin. */
void flow_indent(struct typeset *typeset, double by);
/* A block's runs as one paragraph with its tag. Returns its first line; one past the last where it has none. */
size_t flow_runs(struct typeset *typeset, const struct block *block, const char *tag, enum type_name type);
/* Words beside a line, where there is such a line, perhaps with a link. They end in a space, for those who take the text out of the file. */
void flow_marker(struct typeset *typeset, size_t line, enum type_name type, const char *words, const char *link);
/* The number of a question beside its first line. */
void flow_number(struct typeset *typeset, size_t line, uint32_t number);
/* A thin rule, `above` below what stands before it. */
void flow_rule(struct typeset *typeset, double above);
/* Keeps the lines from `first` on together on a page, where they are no higher than `limit`. */
void flow_together(struct typeset *typeset, size_t first, double limit);

void flow_blocks(struct typeset *typeset, const struct block *parent);

/* ---- pdf_form.c */

void flow_question(struct typeset *typeset, const struct block *block);
void flow_options(struct typeset *typeset, const struct block *block);
void flow_table(struct typeset *typeset, const struct block *block);
void flow_lines(struct typeset *typeset, const struct block *block);

#endif
