/*
 * go-mpv 0.4.0 calls mpv_del_property and mpv_get_time_ns, which libmpv has had
 * since 0.36 and 0.37 (client API 2.1 and 2.2). Debian 12 has 0.35.1, whose header and library lack them. This header
 * stands before the system's (C_INCLUDE_PATH=$PWD/ui/media/mpv/compat) and adds
 * them where they are missing; with a newer libmpv it adds nothing.
 */
#ifndef DENDAU_COMPAT_MPV_CLIENT_H
#define DENDAU_COMPAT_MPV_CLIENT_H

#include_next <mpv/client.h>

#if MPV_CLIENT_API_VERSION < MPV_MAKE_VERSION(2, 2)
static inline int64_t mpv_get_time_ns(mpv_handle *ctx) {
    return mpv_get_time_us(ctx) * 1000;
}
#endif

#if MPV_CLIENT_API_VERSION < MPV_MAKE_VERSION(2, 1)
static inline int mpv_del_property(mpv_handle *ctx, const char *name) {
    (void)ctx;
    (void)name;
    return MPV_ERROR_UNSUPPORTED;
}
#endif

#endif
