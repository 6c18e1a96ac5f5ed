/*
 * date.h - the day that stands on a summary.
 */
#ifndef REFLECT_COMMAND_DATE_H
#define REFLECT_COMMAND_DATE_H

#include <stdbool.h>

enum { DATE_BYTES = 11 };

/* Whether `date` is YYYY-MM-DD and there is such a day. */
bool date_valid(const char *date);
/* Today where the person is. */
void date_today(char out[DATE_BYTES]);
/* `given` where it is a date, today where it is NULL. False, with a message, where it is no date. */
bool date_choose(const char *given, char out[DATE_BYTES]);

#endif
