/*
 * filter.h - the filter of system calls, as the kernel takes it. Written by filter/ when reflect is built; confine.c puts it in force.
 */
#ifndef REFLECT_COMMAND_FILTER_H
#define REFLECT_COMMAND_FILTER_H

#include <linux/filter.h>

extern const struct sock_filter confine_filter[];
extern const unsigned short confine_filter_count;

#endif
