import Glibc
import Testing

@testable import balasana

struct InterruptionTests {
    @Test func `Ctrl-C just before a question waits for input ends it`() async {
        // A process of its own, because signals belong to the whole process. The test runner blocks them in it.
        await #expect(processExitsWith: .success) {
            var interrupt = sigset_t()
            sigemptyset(&interrupt)
            sigaddset(&interrupt, SIGINT)
            pthread_sigmask(SIG_UNBLOCK, &interrupt, nil)
            Interruption.endsQuestions()
            raise(SIGINT)
            exit(Interruption.waitForInput() ? 1 : 0)
        }
    }
}
