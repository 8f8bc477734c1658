import Glibc
import Testing

@testable import balasana

struct InterruptionTests {
    @Test func `Ctrl-C just before a question waits for input ends it`() async {
        // A process of its own: signals belong to the whole process.
        await #expect(processExitsWith: .success) {
            Interruption.endsQuestions()
            raise(SIGINT)
            exit(Interruption.waitForInput() ? 1 : 0)
        }
    }
}
