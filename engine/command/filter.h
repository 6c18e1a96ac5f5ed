/*
 * filter.h - the filter of system calls, as the kernel takes it. Written by filter/ when reflect is built; confine.c puts it in force.
 */
#ifndef REFLECT_COMMAND_FILTER_H
#define REFLECT_COMMAND_FILTER_H

#include <linux/filter.h>

/* Stands in the filter where the number of the process goes, which is known when it is put in force only. No process has it. */
#define FILTER_OWN_PROCESS 0x7E5EF1EDu

/* The filter has no more steps. */
enum { FILTER_STEPS_MAX = 1024 };

extern const struct sock_filter confine_filter[];
extern const unsigned short confine_filter_count;

#endif
