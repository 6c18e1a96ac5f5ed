#!/usr/bin/env bash
# A list that a program wrote.
awk 'BEGIN { printf "reflect: 1\nid: x\ntouches-on: ["; for (i = 0; i < 20000000; i++) printf "1,"; print "1]" }' >"$1"
