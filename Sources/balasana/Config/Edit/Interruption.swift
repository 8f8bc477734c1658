import Glibc

/// Ctrl-C while a config is edited: it ends a question but not the program, which still has to name the copy.
enum Interruption {
    /// Lets Ctrl-C interrupt what waits for input, and nothing else, from now on.
    static func endsQuestions() {
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { _ in }
        sigaction(SIGINT, &action, nil)
    }
}
