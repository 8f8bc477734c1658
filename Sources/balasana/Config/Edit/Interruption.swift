import Glibc

/// Ctrl-C at a question: it ends the question, not the program, which may have more to say.
enum Interruption {
    /// The two ends of a pipe that gets a byte for each Ctrl-C; -1 when the pipe could not be made.
    ///
    /// A signal that comes just before a `read` does not interrupt it, and it may be handled on another thread.
    private static let pipe: (output: Int32, input: Int32) = {
        var ends: [Int32] = [-1, -1]
        guard Glibc.pipe(&ends) == 0 else { return (-1, -1) }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        return (ends[0], ends[1])
    }()

    /// Lets Ctrl-C end a question, and nothing else, from now on.
    static func endsQuestions() {
        // The handler may not be the first to make the pipe.
        _ = pipe
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { _ in
            let reason = errno
            _ = write(Interruption.pipe.input, "!", 1)
            errno = reason
        }
        action.sa_flags = SA_RESTART
        sigaction(SIGINT, &action, nil)
    }

    /// Forgets each Ctrl-C until now.
    static func forget() {
        var bytes: [UInt8] = Array(repeating: 0, count: 64)
        while read(pipe.output, &bytes, bytes.count) > 0 {}
    }

    /// Waits until there is something to read from standard input, or its end; false when Ctrl-C comes first.
    static func waitForInput() -> Bool {
        var files = [
            pollfd(fd: pipe.output, events: Int16(POLLIN), revents: 0),
            pollfd(fd: 0, events: Int16(POLLIN), revents: 0),
        ]
        while poll(&files, nfds_t(files.count), -1) < 0 {
            guard errno == EINTR else { return true }
        }
        return files[0].revents == 0
    }
}
