#!/usr/bin/env bash
# More pages than a questionnaire can hold.
awk 'BEGIN { printf "reflect: 1\nid: long\nlanguage: en\ntitle: Long\npages:\n"; for (i = 0; i < 1; i++) print "- id: p\n  title: P\n  questions:"; for (i = 0; i < 1100000; i++) print "  - pause: R" }' >"$1"
