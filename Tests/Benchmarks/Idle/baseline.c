/* A minimal resident program on the session bus: it connects, asks the notification server for its name, owns a bus
 * name, writes "ready" and waits. The figures of the agent are shown as multiples of those of this program. */
#include <libnotify/notify.h>
#include <stdlib.h>
#include <unistd.h>

static void name_acquired(GDBusConnection *bus, const gchar *name, gpointer unused) {
    (void)bus, (void)name, (void)unused;
    if (write(STDERR_FILENO, "ready\n", 6) != 6) exit(1);
}

static void name_lost(GDBusConnection *bus, const gchar *name, gpointer unused) {
    (void)bus, (void)name, (void)unused;
    exit(1);
}

int main(void) {
    char *server = NULL, *vendor = NULL, *version = NULL, *specification = NULL;
    if (!notify_init("baseline")) return 1;
    if (!notify_get_server_info(&server, &vendor, &version, &specification)) return 1;
    g_free(server), g_free(vendor), g_free(version), g_free(specification);
    g_bus_own_name(G_BUS_TYPE_SESSION, "io.github.balasana.Baseline", G_BUS_NAME_OWNER_FLAGS_DO_NOT_QUEUE, NULL,
                   name_acquired, name_lost, NULL, NULL);
    g_main_loop_run(g_main_loop_new(NULL, FALSE));
    return 0;
}
