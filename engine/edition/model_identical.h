/*
 * model_identical.h - whether two models are one questionnaire, word by word.
 */
#ifndef REFLECT_EDITION_MODEL_IDENTICAL_H
#define REFLECT_EDITION_MODEL_IDENTICAL_H

#include "model/model.h"

/* Whether nothing but the numbers by which things refer to each other is different: all texts, elements, conditions, options, threads,
   pointers and resources are the same. So it is where a file was read whose keys stood in another order. */
bool model_identical(const struct model *a, const struct model *b);

#endif
