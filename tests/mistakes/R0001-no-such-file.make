#!/usr/bin/env bash
# Writes nothing, so that there is no file to read.
