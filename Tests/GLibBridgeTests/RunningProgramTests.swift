import Fixtures
import GLibBridge
import Testing

struct RunningProgramTests {
    let loop = MainLoop.onNewThread(named: "program")
    let ended = Recorder<Bool>()

    func start(_ arguments: String..., patience: Duration = .seconds(20)) -> RunningProgram? {
        loop.run { [loop, ended] in
            RunningProgram.start(arguments, environment: ["WORD": "yes"], loop: loop, patience: patience) {
                ended.append($0)
            }
        }
    }

    @Test func `a program that ends well is told so, and has its environment`() {
        #expect(start("sh", "-c", "test \"$WORD\" = yes") != nil)
        #expect(ended.next() == true)
    }

    @Test func `one that ends with a failure or by a signal is told so`() {
        #expect(start("sh", "-c", "exit 3") != nil)
        #expect(ended.next() == false)
        #expect(start("sh", "-c", "kill -TERM $$") != nil)
        #expect(ended.next() == false)
    }

    @Test func `one that hangs is ended`() {
        #expect(start("sleep", "600", patience: .milliseconds(50)) != nil)
        #expect(ended.next() == false)
    }

    @Test func `it may be ended before, and nobody needs to keep it`() {
        let program = start("sleep", "600")
        loop.run { program?.stop() }
        #expect(ended.next() == false)
        _ = start("true")
        #expect(ended.next() == true)
    }

    @Test func `one that is not there cannot be started`() {
        #expect(start("/nonexistent/program") == nil)
    }
}
