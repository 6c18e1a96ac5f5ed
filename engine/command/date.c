/*
 * date.c - see date.h. The only place in reflect that looks at a clock.
 */
#define _POSIX_C_SOURCE 200809L

#include "command/date.h"

#include <string.h>
#include <time.h>

#include "command/output.h"

/* Two digits at `at`, or -1. */
static int two_digits(const char *at) {
    if (at[0] < '0' || at[0] > '9' || at[1] < '0' || at[1] > '9')
        return -1;
    return (at[0] - '0') * 10 + (at[1] - '0');
}

bool date_valid(const char *date) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (strlen(date) != DATE_BYTES - 1 || date[4] != '-' || date[7] != '-')
        return false;
    int century = two_digits(date), decade = two_digits(date + 2), month = two_digits(date + 5), day = two_digits(date + 8);
    if (century < 0 || decade < 0 || month < 1 || month > 12 || day < 1)
        return false;
    int year = century * 100 + decade;
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return day <= days[month - 1] + (month == 2 && leap ? 1 : 0);
}

void date_today(char out[DATE_BYTES]) {
    time_t now = time(NULL);
    struct tm parts;
    if (localtime_r(&now, &parts) == NULL || strftime(out, DATE_BYTES, "%Y-%m-%d", &parts) == 0)
        memcpy(out, "1970-01-01", DATE_BYTES);
}

void date_time_of(int64_t seconds, char out[DATE_TIME_BYTES]) {
    const time_t moment = (time_t)seconds;
    struct tm parts;
    if (localtime_r(&moment, &parts) == NULL || strftime(out, DATE_TIME_BYTES, "%Y-%m-%d %H:%M", &parts) == 0)
        memcpy(out, "1970-01-01 00:00", DATE_TIME_BYTES);
}

bool date_choose(const char *given, char out[DATE_BYTES]) {
    if (given == NULL) {
        date_today(out);
        return true;
    }
    if (!date_valid(given)) {
        complain("--date %s is not a day of the calendar; write it as in 2026-11-22", given);
        return false;
    }
    memcpy(out, given, DATE_BYTES);
    return true;
}
