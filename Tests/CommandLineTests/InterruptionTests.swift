import Glibc
import Testing

@testable import balasana

struct InterruptionTests {
    @Test func `Ctrl-C just before a question waits for input ends it`() {
        var before = sigaction()
        sigaction(SIGINT, nil, &before)
        Interruption.endsQuestions()
        defer { sigaction(SIGINT, &before, nil) }
        raise(SIGINT)
        #expect(!Interruption.waitForInput())
        Interruption.forget()
    }
}
