#include <gio/gio.h>
#include <gio/gunixfdlist.h>
#include <glib-unix.h>
#include <libnotify/notify.h>
#include <sys/inotify.h>
#include <sys/prctl.h>
#include <sys/timerfd.h>

/* prctl is variadic, which Swift cannot call. */
static inline void balasana_name_this_thread(const char *name)
{
    prctl(PR_SET_NAME, name, 0, 0, 0);
}
