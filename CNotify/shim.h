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

/* Swift cannot call prctl because it is variadic. */
static inline void balasana_name_this_thread(const char *name)
{
    prctl(PR_SET_NAME, name, 0, 0, 0);
}

/*
 * Access to Dispatch's main queue from another main loop: the descriptor (an eventfd) becomes readable when the queue
 * has work, and the callback does that work. libdispatch exports these functions on Linux for CoreFoundation's run loop
 * and declares them in no public header. The public function, dispatchMain(), would block the main thread.
 */
int _dispatch_get_main_queue_handle_4CF(void);
void _dispatch_main_queue_callback_4CF(void *message);
