import CNotify

/// Ends a blocking call of GIO after a while, from a thread of its own.
final class Cancellation: @unchecked Sendable {
    /// For the call.
    let cancellable: UnsafeMutablePointer<GCancellable>
    private let loop = MainLoop.onNewThread(named: "time limit")
    private var timer: SourceHandle?

    /// Cancels after `time`, unless ``end()`` comes first.
    init(after time: Duration) {
        cancellable = g_cancellable_new()
        timer = loop.after(time) { [self] in g_cancellable_cancel(cancellable) }
    }

    deinit {
        g_object_unref(cancellable)
    }

    /// The call has returned. The thread goes, and its loop with the timer.
    func end() {
        timer?.cancel()
        loop.quit()
    }
}
