import Glibc

/// Makes Ctrl-C end the current question instead of the program, which may still have a message to print.
enum Interruption {
    /// A pipe that gets a byte for each Ctrl-C. Both ends are -1 if the pipe could not be created.
    ///
    /// A flag is not enough: a signal just before a `read` does not interrupt it, and another thread may handle the
    /// signal.
    private static let pipe: (output: Int32, input: Int32) = {
        var ends: [Int32] = [-1, -1]
        guard Glibc.pipe(&ends) == 0 else { return (-1, -1) }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        return (ends[0], ends[1])
    }()

    /// From now on, Ctrl-C ends only a question.
    static func endsQuestions() {
        // Create the pipe before the handler uses it.
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

    /// Discards each Ctrl-C received until now.
    static func forget() {
        var bytes: [UInt8] = Array(repeating: 0, count: 64)
        while read(pipe.output, &bytes, bytes.count) > 0 {}
    }

    /// Waits for a byte or the end of standard input. Returns false if Ctrl-C comes first.
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
