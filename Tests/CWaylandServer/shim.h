#define WL_HIDE_DEPRECATED
#include <wayland-server.h>

/* A constant is copied where Swift takes its address. */
static inline const struct wl_interface *balasana_seat_interface(void)
{
    return &wl_seat_interface;
}
