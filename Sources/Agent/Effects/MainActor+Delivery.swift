import Dispatch

/// Makes a callback for GLib's main loop. It runs `body` at once and stops the program on any thread but the main one.
func onMainActor<each Argument: Sendable>(
    _ body: @escaping @MainActor (repeat each Argument) -> Void
) -> @Sendable (repeat each Argument) -> Void {
    { (argument: repeat each Argument) in
        MainActor.assumeIsolated { body(repeat each argument) }
    }
}

/// Makes a callback for any thread. It runs `body` later, on the main thread, in the order of the calls.
func laterOnMainActor<each Argument: Sendable>(
    _ body: @escaping @MainActor (repeat each Argument) -> Void
) -> @Sendable (repeat each Argument) -> Void {
    { (argument: repeat each Argument) in
        DispatchQueue.main.async {
            MainActor.assumeIsolated { body(repeat each argument) }
        }
    }
}
