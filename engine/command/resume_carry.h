/*
 * resume_carry.h - a kept sitting whose questionnaire was changed since goes on with the new wording, if the person wants it to.
 */
#ifndef REFLECT_COMMAND_RESUME_CARRY_H
#define REFLECT_COMMAND_RESUME_CARRY_H

#include "command/keeper.h"

/* Looks for the questionnaire's file and, where it means something else now, asks the person and carries over what they said. Whatever
   cannot be done is said, and the sitting goes on with the wording it has. `*leaves` tells that the person wants to go. Returns an exit
   code. */
int carry_over(struct sitting_keeper *keeper, bool *leaves);

#endif
