#define WL_HIDE_DEPRECATED
#include <wayland-server.h>
