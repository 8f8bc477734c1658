import CNotify
import Dispatch

extension MainLoop {
    /// Lets this loop serve Dispatch's main queue too, so that one thread runs GLib's sources, `DispatchQueue.main` and
    /// the main actor, and no lock or second queue is needed between them.
    ///
    /// Call it on ``main`` alone, once, before ``run()``. At rest it costs no wakeup: the queue's descriptor is one
    /// more that the loop polls.
    public func serveDispatchMainQueue() {
        let queue = _dispatch_get_main_queue_handle_4CF()
        watch(readable: queue) {
            // The count only says that there is work; it stays readable until it is read.
            var count: eventfd_t = 0
            eventfd_read(queue, &count)
            _dispatch_main_queue_callback_4CF(nil)
            return true
        }
    }
}
