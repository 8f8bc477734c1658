#include <wayland-client-core.h>

/* The library is not linked but loaded when a compositor is there. So its functions come as pointers, and these are
   their types as the header has them. */
typedef __typeof__(wl_display_connect_to_fd) *balasana_wl_display_connect_to_fd;
typedef __typeof__(wl_display_disconnect) *balasana_wl_display_disconnect;
typedef __typeof__(wl_display_prepare_read) *balasana_wl_display_prepare_read;
typedef __typeof__(wl_display_read_events) *balasana_wl_display_read_events;
typedef __typeof__(wl_display_dispatch_pending) *balasana_wl_display_dispatch_pending;
typedef __typeof__(wl_display_flush) *balasana_wl_display_flush;
typedef __typeof__(wl_display_get_error) *balasana_wl_display_get_error;
typedef __typeof__(wl_display_get_protocol_error) *balasana_wl_display_get_protocol_error;
typedef __typeof__(wl_proxy_marshal_array_constructor_versioned) *balasana_wl_proxy_request;
typedef __typeof__(wl_proxy_add_dispatcher) *balasana_wl_proxy_add_dispatcher;
typedef __typeof__(wl_proxy_destroy) *balasana_wl_proxy_destroy;
typedef __typeof__(wl_log_set_handler_client) *balasana_wl_log_set_handler_client;
