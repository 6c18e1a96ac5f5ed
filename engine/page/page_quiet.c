/*
 * page_quiet.c - the C library's ways out of the module, closed: nothing is imported, so there is nothing that a page could be
 * asked for.
 *
 * vsnprintf brings stdio along, which would write, seek and close descriptors that are not there. wasi-libc calls these three names,
 * which would be imports of the module if they were not defined here.
 */
#include <stdint.h>

enum { NO_DESCRIPTOR = 8 }; /* EBADF, as WASI counts */

int32_t __imported_wasi_snapshot_preview1_fd_write(int32_t descriptor, int32_t vectors, int32_t count, int32_t out);
int32_t __imported_wasi_snapshot_preview1_fd_seek(int32_t descriptor, int64_t offset, int32_t whence, int32_t out);
int32_t __imported_wasi_snapshot_preview1_fd_close(int32_t descriptor);

int32_t __imported_wasi_snapshot_preview1_fd_write(int32_t descriptor, int32_t vectors, int32_t count, int32_t out) {
    (void)descriptor, (void)vectors, (void)count, (void)out;
    return NO_DESCRIPTOR;
}

int32_t __imported_wasi_snapshot_preview1_fd_seek(int32_t descriptor, int64_t offset, int32_t whence, int32_t out) {
    (void)descriptor, (void)offset, (void)whence, (void)out;
    return NO_DESCRIPTOR;
}

int32_t __imported_wasi_snapshot_preview1_fd_close(int32_t descriptor) {
    (void)descriptor;
    return NO_DESCRIPTOR;
}
