/* The protocols for idle time: ext-idle-notify-v1 (wayland-protocols 1.44) and KDE's org_kde_kwin_idle
   (plasma-wayland-protocols 1.10), with the code that wayland-scanner generates from their XML files. To generate it
   again, run in the folder of this target:

   for p in ext-idle-notify-v1 idle; do
       wayland-scanner private-code $p.xml $p-protocol.c
       wayland-scanner client-header $p.xml include/$p-client-protocol.h
   done
*/
#include "ext-idle-notify-v1-client-protocol.h"
#include "idle-client-protocol.h"

/* Swift would pass the address of a copy, but libwayland keeps the address of an interface. */
static inline const struct wl_interface *balasana_seat_interface(void) { return &wl_seat_interface; }

static inline const struct wl_interface *balasana_notifier_interface(void) { return &ext_idle_notifier_v1_interface; }

static inline const struct wl_interface *balasana_notification_interface(void)
{
    return &ext_idle_notification_v1_interface;
}

static inline const struct wl_interface *balasana_kde_idle_interface(void) { return &org_kde_kwin_idle_interface; }

static inline const struct wl_interface *balasana_kde_idle_timeout_interface(void)
{
    return &org_kde_kwin_idle_timeout_interface;
}
