/*
 * record_scenario.h - a scenario made from answers, for `reflect test --record`.
 */
#ifndef REFLECT_COMMAND_RECORD_SCENARIO_H
#define REFLECT_COMMAND_RECORD_SCENARIO_H

#include "command/command.h"

/* Plays the answers that `record` names on the questionnaire that is the one operand, and adds a scenario with the name in `name` to the
   file beside it. Tells what was done. Returns an exit code. */
int record_scenario(const struct arguments *arguments);

#endif
