#include <xcb/sync.h>
#include <xcb/xcb.h>
#include <xcb/xcbext.h>

/* xcb_sync_id is a variable of an incomplete type, which Swift does not import. */
static inline const xcb_query_extension_reply_t *balasana_xcb_sync_data(xcb_connection_t *connection)
{
    return xcb_get_extension_data(connection, &xcb_sync_id);
}
