#!/usr/bin/env bash
# A folder instead of a file.
mkdir -p "$1"
