/*
 * digest.h - SHA-256, by which a page's security policy knows its own script and style (FIPS 180-4).
 */
#ifndef REFLECT_PAGE_ASSEMBLE_DIGEST_H
#define REFLECT_PAGE_ASSEMBLE_DIGEST_H

#include <stddef.h>

enum { DIGEST_BYTES = 32 };

/* At most 2^28 bytes, far more than a script has. */
void digest_sha256(const void *bytes, size_t length, unsigned char out[DIGEST_BYTES]);

#endif
