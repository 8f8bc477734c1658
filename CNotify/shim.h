#include <gio/gio.h>
#include <gio/gunixfdlist.h>
#include <glib-unix.h>
#include <libnotify/notify.h>
#include <malloc.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/prctl.h>
#include <sys/timerfd.h>
#include <unistd.h>

/* prctl is variadic, which Swift cannot call. */
static inline void balasana_name_this_thread(const char *name)
{
    prctl(PR_SET_NAME, name, 0, 0, 0);
}

/*
 * Dispatch's main queue for a main thread that runs another loop: the descriptor (an eventfd) becomes readable when the
 * queue has work, and the callback does that work. libdispatch exports this pair on Linux for CoreFoundation's run loop
 * and declares it in no public header. The public way, dispatchMain(), would take the main thread away from GLib.
 */
int _dispatch_get_main_queue_handle_4CF(void);
void _dispatch_main_queue_callback_4CF(void *message);
