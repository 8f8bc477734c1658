import Dispatch

/// Makes of `body` a callback that GLib's main loop may call: it runs at once, on the main thread, which is checked.
func onMainActor<each Argument: Sendable>(
    _ body: @escaping @MainActor (repeat each Argument) -> Void
) -> @Sendable (repeat each Argument) -> Void {
    { (argument: repeat each Argument) in
        MainActor.assumeIsolated { body(repeat each argument) }
    }
}

/// Makes of `body` a callback for any thread: it runs later, on the main thread, in the order of the calls.
func laterOnMainActor<each Argument: Sendable>(
    _ body: @escaping @MainActor (repeat each Argument) -> Void
) -> @Sendable (repeat each Argument) -> Void {
    { (argument: repeat each Argument) in
        DispatchQueue.main.async {
            MainActor.assumeIsolated { body(repeat each argument) }
        }
    }
}
