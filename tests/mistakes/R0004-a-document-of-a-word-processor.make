#!/usr/bin/env bash
# As an archive begins, which such a document is.
printf 'PK\003\004\024\000\006\000\010\000\000\000!\000word/document.xml' >"$1"
