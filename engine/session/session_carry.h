/*
 * session_carry.h - what the store has to know of carrying over; the rest is reflect_sitting_carry.
 */
#ifndef REFLECT_SESSION_SESSION_CARRY_H
#define REFLECT_SESSION_SESSION_CARRY_H

#include "session/sitting.h"

/* Takes out of `aside`, which holds what was set aside, each answer to a question that was decided anew since in `sitting`. Returns how many
   are left. */
size_t carry_settle(reflect_sitting *aside, const reflect_sitting *sitting);

#endif
