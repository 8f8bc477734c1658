#include <gio/gio.h>
#include <gio/gunixfdlist.h>
#include <glib-unix.h>
#include <libnotify/notify.h>
#include <link.h>
#include <malloc.h>
#include <sys/auxv.h>
#include <sys/inotify.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/timerfd.h>
#include <sys/syscall.h>
#include <unistd.h>

/* prctl is variadic, which Swift cannot call. */
static inline void balasana_name_this_thread(const char *name)
{
    prctl(PR_SET_NAME, name, 0, 0, 0);
}

/* syscall is variadic, too, and glibc declares gettid for GNU sources alone. */
static inline int balasana_is_main_thread(void)
{
    return syscall(SYS_gettid) == getpid();
}

/* Where the frame of the caller begins; Swift has no word for that. */
static inline void *balasana_frame(void)
{
    return __builtin_frame_address(0);
}

/* ElfW is a macro with an argument, which Swift cannot see. */
typedef ElfW(Phdr) balasana_program_header;
