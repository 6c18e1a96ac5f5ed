#!/usr/bin/env bash
# A list that a program wrote.
awk 'BEGIN { print "reflect: 1\nid: x\ntouches-on:"; for (i = 0; i < 5000000; i++) print "- " i }' >"$1"
