import Fixtures
import GLibBridge
import Glibc
import Testing

struct MainLoopTests {
    @Test func `work is queued and keeps its order`() {
        let loop = MainLoop.onNewThread(named: "test")
        let seen = Recorder<Int>()
        loop.perform {
            loop.perform { seen.append(2) }
            loop.perform { seen.append(3) }
            seen.append(1)
        }
        #expect([seen.next(), seen.next(), seen.next()] == [1, 2, 3])
        loop.quit()
    }

    @Test func `all work of a loop runs on one thread with the given name`() {
        let loop = MainLoop.onNewThread(named: "a-name-that-is-too-long")
        let threads = (0..<3).map { _ in loop.run { pthread_self() } }
        #expect(Set(threads).count == 1)
        #expect(threads[0] != pthread_self())
        let name = loop.run { () -> String in
            var buffer = [UInt8](repeating: 0, count: 64)
            let file = open("/proc/thread-self/comm", O_RDONLY)
            defer { close(file) }
            let count = read(file, &buffer, buffer.count)
            return String(decoding: buffer[..<max(0, count)], as: UTF8.self)
        }
        #expect(name == "a-name-that-is-\n")
        loop.quit()
    }

    @Test func `work queued before quit still runs`() {
        let loop = MainLoop.onNewThread(named: "test")
        let seen = Recorder<Int>()
        loop.perform { seen.append(1) }
        loop.quit()
        #expect(seen.next() == 1)
    }

    @Test func `a readable descriptor calls its handler until that returns false`() {
        let loop = MainLoop.onNewThread(named: "test")
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        let (input, output) = (ends[1], ends[0])
        let seen = Recorder<UInt8>()
        loop.watch(readable: output) {
            var byte: UInt8 = 0
            guard read(output, &byte, 1) == 1 else { return false }
            seen.append(byte)
            return byte != 2
        }
        for byte: UInt8 in [1, 2, 3] { _ = withUnsafeBytes(of: byte) { write(input, $0.baseAddress, 1) } }
        #expect([seen.next(), seen.next()] == [1, 2])
        var left: UInt8 = 0
        // The handler has not read the third byte.
        loop.run {}
        #expect(read(output, &left, 1) == 1 && left == 3)
        close(input)
        close(output)
        loop.quit()
    }

    @Test func `a cancelled source does not call its handler`() {
        let loop = MainLoop.onNewThread(named: "test")
        let seen = Recorder<String>()
        loop.run { () -> Void in
            let early = loop.after(.zero) { seen.append("cancelled") }
            early.cancel()
            early.cancel()
            loop.after(.zero) { seen.append("kept") }
        }
        #expect(seen.next() == "kept")
        loop.quit()
    }

    @Test func `a handle can be released while its loop ends`() {
        for round in 1...3000 {
            var loop: MainLoop? = .onNewThread(named: "test")
            var handle = loop?.after(.seconds(3600)) {}
            handle?.cancel()
            loop?.quit()
            // The other thread frees the context now, and this one releases the handle at about the same moment.
            loop = nil
            let end = ContinuousClock.now + .nanoseconds(round % 100 * 1000)
            while ContinuousClock.now < end {}
            handle = nil
        }
    }

    @Test func `each unix signal calls the handler`() {
        let loop = MainLoop.onNewThread(named: "test")
        let seen = Recorder<Int32>()
        let handle = loop.onUnixSignal(SIGUSR2) { seen.append(SIGUSR2) }
        kill(getpid(), SIGUSR2)
        #expect(seen.next() == SIGUSR2)
        kill(getpid(), SIGUSR2)
        #expect(seen.next() == SIGUSR2)
        handle.cancel()
        loop.quit()
    }
}
