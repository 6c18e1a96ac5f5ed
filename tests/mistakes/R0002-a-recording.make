#!/usr/bin/env bash
# As large as a short film.
head -c 73400320 /dev/zero | tr "\0" "a" >"$1"
