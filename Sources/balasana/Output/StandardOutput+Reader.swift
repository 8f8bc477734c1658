import GLibBridge
import Glibc

extension StandardOutput {
    /// Calls `gone` on `loop` when the reader of a pipe or a socket goes away, also while there is nothing to write.
    static func watchReader(_ loop: MainLoop, gone: @escaping @Sendable () -> Void) {
        var output = stat()
        guard fstat(1, &output) == 0, [S_IFIFO, S_IFSOCK].contains(output.st_mode & S_IFMT) else { return }
        loop.watch(readable: 1) {
            var state = pollfd(fd: 1, events: 0, revents: 0)
            if poll(&state, 1, 0) > 0 { gone() }
            // We read nothing here, so a byte from the other side would wake us forever.
            return false
        }
    }
}
