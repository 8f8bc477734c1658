import CNotify
import Dispatch

extension MainLoop {
    /// Makes this loop run Dispatch's main queue too. One thread then runs GLib's sources, `DispatchQueue.main` and the
    /// main actor, and they need no lock or second queue between them.
    ///
    /// Call it only on ``main``, once, before ``run()``. It causes no wakeups while idle: the loop polls one more
    /// descriptor, that of the queue.
    public func serveDispatchMainQueue() {
        let queue = _dispatch_get_main_queue_handle_4CF()
        watch(readable: queue) {
            // The count only means that there is work. The descriptor stays readable until it is read.
            var count: eventfd_t = 0
            eventfd_read(queue, &count)
            _dispatch_main_queue_callback_4CF(nil)
            return true
        }
    }
}
