/*
 * date.h - the day that stands on a summary, and when a file was written.
 */
#ifndef REFLECT_COMMAND_DATE_H
#define REFLECT_COMMAND_DATE_H

#include <stdbool.h>
#include <stdint.h>

enum { DATE_BYTES = 11, DATE_TIME_BYTES = 17 };

/* Whether `date` is YYYY-MM-DD and there is such a day. */
bool date_valid(const char *date);
/* Today where the person is. */
void date_today(char out[DATE_BYTES]);
/* `given` where it is a date, today where it is NULL. False, with a message, where it is no date. */
bool date_choose(const char *given, char out[DATE_BYTES]);
/* The day and the minute of a number of seconds since 1970 began, where the person is: 2026-11-22 21:05. */
void date_time_of(int64_t seconds, char out[DATE_TIME_BYTES]);

#endif
