/*
 * image_parts.h - how image.c, image_elements.c and image_conditions.c share their work.
 *
 * Each function takes a block for which the ones above it already hold, and says whether it holds as well.
 */
#ifndef REFLECT_MODEL_IMAGE_PARTS_H
#define REFLECT_MODEL_IMAGE_PARTS_H

#include <stdbool.h>

#include "model/model.h"

/* Tables lie within the block, and every index, run and text in a record leads into its table (image.c). */
bool image_records_hold(const struct model *model);
/* Kinds, nesting, options, answers put into texts, and the table of names (image_elements.c). */
bool image_elements_hold(const struct model *model);
/* Conditions can be evaluated, and each question knows exactly those that look at it (image_conditions.c). */
bool image_conditions_hold(const struct model *model);

#endif
