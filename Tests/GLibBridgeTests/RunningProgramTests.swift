import Fixtures
import GLibBridge
import Glibc
import Testing

struct RunningProgramTests {
    let loop = MainLoop.onNewThread(named: "program")
    let ended = Recorder<RunningProgram.End>()

    func start(
        _ arguments: String..., patience: Duration = .seconds(20), reading limit: Int = 0
    ) -> RunningProgram? {
        loop.run { [loop, ended] in
            RunningProgram.start(
                Program(arguments, environment: ["WORD": "yes"]), loop: loop, patience: patience, reading: limit
            ) { ended.append($0) }
        }
    }

    @Test func `a program that succeeds has status 0 and gets its environment`() {
        #expect(start("sh", "-c", "test \"$WORD\" = yes") != nil)
        #expect(ended.next()?.status == 0)
    }

    @Test func `a failure and a signal have their own status`() {
        #expect(start("sh", "-c", "exit 3") != nil)
        #expect(ended.next()?.status == 3)
        #expect(start("sh", "-c", "kill -TERM $$") != nil)
        #expect(ended.next()?.status == 143)
    }

    @Test func `the end has the output without the errors`() {
        #expect(start("sh", "-c", "echo first; echo $WORD; echo error >&2", reading: 4096) != nil)
        #expect(ended.next()?.output == "first\nyes\n")
    }

    @Test func `a child that the program leaves behind does not delay its end`() {
        #expect(start("sh", "-c", "echo $$; sleep 600 & echo $!", reading: 4096) != nil)
        let numbers = ended.next()?.output.split(separator: "\n").compactMap { pid_t($0) } ?? []
        #expect(numbers.count == 2)
        if numbers.count == 2 { #expect(kill(numbers[1], SIGKILL) == 0) }
    }

    @Test func `a program that hangs is killed and reported as late`() {
        #expect(start("sh", "-c", "echo begun; exec sleep 600", patience: .seconds(1), reading: 4096) != nil)
        let end = ended.next()
        #expect(end?.isLate == true && end?.status == 137)
        #expect(start("true") != nil)
        #expect(ended.next()?.isLate == false)
    }

    @Test func `a program that writes for ever is killed`() {
        #expect(start("yes", reading: 4096) != nil)
        let end = ended.next()
        #expect(end?.output.count == 4096 && end?.isLate == false)
    }

    @Test func `a program reads what is written, until its input is closed`() throws {
        let running = loop.run { [loop, ended] in
            RunningProgram.start(
                Program(["cat"]), loop: loop, patience: .seconds(20), reading: 4096, hasInput: true
            ) { ended.append($0) }
        }
        let program = try #require(running)
        loop.run {
            program.write("first\n")
            program.write("second\n")
            program.closeInput()
            program.write("lost\n")
        }
        let end = ended.next()
        #expect(end?.output == "first\nsecond\n" && end?.status == 0)
    }

    @Test func `writing to a program that does not read does no harm`() throws {
        let running = loop.run { [loop, ended] in
            RunningProgram.start(
                Program(["sh", "-c", "exec <&-; exec sleep 600"]), loop: loop, patience: .seconds(20), hasInput: true
            ) { ended.append($0) }
        }
        let program = try #require(running)
        for _ in 0..<20 { loop.run { program.write(String(repeating: "a", count: 65_536)) } }
        loop.run { program.stop() }
    }

    @Test func `a stopped program reports no end, and the caller need not keep the object`() throws {
        let program = try #require(start("sh", "-c", "echo first; exec sleep 600", reading: 4096))
        loop.run { program.stop() }
        _ = start("sh", "-c", "echo second", reading: 4096)
        #expect(ended.next()?.output == "second\n")
        // The first program has ended by now. Its end would have been reported before this one.
        _ = start("sh", "-c", "echo third", reading: 4096)
        #expect(ended.next()?.output == "third\n")
    }

    @Test func `a missing program cannot be started`() {
        #expect(start("/nonexistent/program") == nil)
        #expect(start("/nonexistent/program", reading: 1) == nil)
    }
}
