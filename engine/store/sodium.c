/*
 * sodium.c - see sodium.h.
 */
#include "store/sodium.h"

#include <dlfcn.h>
#include <errno.h>
#include <stddef.h>
#include <string.h>

/* The names it goes by, newest interface last known first; the functions used here are the same in all of them. */
static const char *const names[] = {"libsodium.so.23", "libsodium.so.26", "libsodium.so"};

static const struct {
    const char *name;
    size_t offset;
} functions[] = {
    {"sodium_init", offsetof(struct sodium, init)},
    {"sodium_malloc", offsetof(struct sodium, guarded)},
    {"sodium_free", offsetof(struct sodium, free)},
    {"sodium_memzero", offsetof(struct sodium, wipe)},
    {"crypto_pwhash", offsetof(struct sodium, stretch)},
    {"crypto_generichash", offsetof(struct sodium, hash)},
    {"crypto_stream_xchacha20", offsetof(struct sodium, stream)},
    {"crypto_aead_xchacha20poly1305_ietf_encrypt_detached", offsetof(struct sodium, seal)},
    {"crypto_aead_xchacha20poly1305_ietf_decrypt_detached", offsetof(struct sodium, open)},
};

reflect_status sodium_load(struct sodium *out) {
    *out = (struct sodium){.library = NULL};
    for (size_t i = 0; !out->library && i < sizeof names / sizeof *names; i++)
        out->library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
    errno = ELIBACC;
    if (!out->library)
        return REFLECT_IO;
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        void *function = dlsym(out->library, functions[i].name);
        if (!function)
            return REFLECT_IO;
        memcpy((char *)out + functions[i].offset, &function, sizeof function);
    }
    return out->init() >= 0 ? REFLECT_OK : REFLECT_IO;
}

void sodium_unload(struct sodium *sodium) {
    if (sodium->library)
        (void)dlclose(sodium->library);
    *sodium = (struct sodium){.library = NULL};
}
