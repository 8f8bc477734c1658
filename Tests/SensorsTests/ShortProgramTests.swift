import Fixtures
import GLibBridge
import Testing

@testable import Sensors

struct ShortProgramTests {
    let loop = MainLoop.onNewThread(named: "program")
    let ended = Recorder<String?>()

    func run(_ arguments: String..., environment: [String: String] = [:]) -> ShortProgram? {
        loop.run { [loop, ended] in
            ShortProgram.run(arguments, environment: environment, loop: loop) { ended.append($0) }
        }
    }

    @Test func `what it writes comes once it has ended, errors not among it`() {
        let program = run("sh", "-c", "echo first; echo $WORD; echo error >&2", environment: ["WORD": "second"])
        #expect(ended.next() == "first\nsecond\n")
        loop.run { program?.stop() }
    }

    @Test func `a program that is not there cannot be started`() {
        #expect(run("/nonexistent/program") == nil)
    }

    @Test func `one that does not end is ended`() {
        let program = run("sh", "-c", "echo begun; exec sleep 600")
        #expect(ended.next() == .some(nil))
        loop.run { program?.stop() }
    }

    @Test func `one that writes for ever is ended`() {
        let program = run("yes")
        #expect(ended.next()??.count == 4096)
        loop.run { program?.stop() }
    }

    @Test func `nothing is told of one that was stopped`() {
        let program = run("sleep", "600")
        loop.run { program?.stop() }
        #expect(ended.next(within: .zero) == nil)
    }
}
