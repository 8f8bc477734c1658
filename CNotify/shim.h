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
#include <unistd.h>

/* prctl is variadic, which Swift cannot call. */
static inline void balasana_name_this_thread(const char *name)
{
    prctl(PR_SET_NAME, name, 0, 0, 0);
}

/* malloc.h and link.h are not in Swift's Glibc module. */
static inline void balasana_use_one_arena(void)
{
    mallopt(M_ARENA_MAX, 1);
}

static inline void balasana_release_code(void)
{
    const ElfW(Phdr) *const parts = (const ElfW(Phdr) *)getauxval(AT_PHDR);
    const unsigned long count = getauxval(AT_PHNUM);
    const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    uintptr_t base = 0;
    for (unsigned long i = 0; parts && i < count; i++)
        if (parts[i].p_type == PT_PHDR) base = (uintptr_t)parts - parts[i].p_vaddr;
    for (unsigned long i = 0; parts && i < count; i++) {
        /* Nothing ever writes to these pages, so that dropping them loses nothing. */
        if (parts[i].p_type != PT_LOAD || !(parts[i].p_flags & PF_X) || (parts[i].p_flags & PF_W)) continue;
        const uintptr_t start = (base + parts[i].p_vaddr + page - 1) & ~(page - 1);
        const uintptr_t end = (base + parts[i].p_vaddr + parts[i].p_memsz) & ~(page - 1);
        if (start < end) madvise((void *)start, end - start, MADV_DONTNEED);
    }
}

static inline void balasana_release_idle(void)
{
    malloc_trim(0);
    balasana_release_code();
}
