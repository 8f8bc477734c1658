import Fixtures
import Foundation
import GLibBridge
import Storage
import Testing

@Suite struct ConfigWatchTests {
    let place = Workplace()
    let loop = MainLoop.onNewThread(named: "config")
    /// What the files hold each time that they are told of, the user's last; nil where there is none.
    let told = Recorder<String?>()

    /// A watch on `folder/balasana.conf`, the user's, and on `layers` below it.
    func watch(_ folder: String = "balasana", settling: Duration = .zero, above layers: [String] = [])
        throws -> ConfigWatch
    {
        let (loop, told) = (loop, told)
        let file = "\(place.path)/\(folder)/balasana.conf"
        let files = layers.map { "\(place.path)/\($0)/balasana.conf" } + [file]
        let watch = loop.run {
            ConfigWatch(files: files, loop: loop, settling: settling) {
                let texts = files.compactMap(FileManager.default.contents).map { String(decoding: $0, as: UTF8.self) }
                told.append(texts.isEmpty ? nil : texts.joined(separator: " "))
            }
        }
        return try #require(watch)
    }

    /// Waits until it is told that the files hold `text`, nil for none; what they held before may be told first.
    func tells(_ text: String?) -> Bool {
        while let next = told.next() { if next == text { return true } }
        return false
    }

    /// Expects that nothing is told of what `others` does: the next that is told is `text`, which comes of `change`.
    func expectsOnly(_ text: String, of change: () throws -> Void, after others: () throws -> Void) throws {
        seen()
        while told.next(within: .zero) != nil {}
        try others()
        seen()
        try change()
        #expect(told.next() == text)
    }

    func remove(_ name: String) throws {
        try FileManager.default.removeItem(atPath: place.path + "/" + name)
    }

    /// Returns once the loop has taken what has happened so far, and has told of it where it does so at once.
    func seen() {
        for _ in 0..<3 { loop.run {} }
    }

    func end(_ watch: ConfigWatch) {
        withExtendedLifetime(watch) {}
        loop.quit()
    }

    @Test func `a file that is written, and one that is replaced, is told of`() throws {
        let watch = try watch()
        try place.put("balasana/balasana.conf", "1")
        #expect(tells("1"))
        try place.put("balasana/new", "2")
        #expect(rename(place.path + "/balasana/new", place.path + "/balasana/balasana.conf") == 0)
        #expect(tells("2"))
        end(watch)
    }

    @Test func `a file that is removed and written anew is never read as missing`() throws {
        try place.put("balasana/balasana.conf", "1")
        let watch = try watch(settling: .milliseconds(200))
        loop.run { [place, loop] in
            try? FileManager.default.removeItem(atPath: place.path + "/balasana/balasana.conf")
            // The loop does this next, after it has taken what has happened: time that passes changes nothing.
            loop.perform { try? place.put("balasana/balasana.conf", "2") }
        }
        #expect(told.next() == "2")
        end(watch)
    }

    @Test func `a folder that is removed is told of, and waited for`() throws {
        try place.put("balasana/balasana.conf", "1")
        let watch = try watch()
        try remove("balasana")
        #expect(tells(nil))
        try place.put("balasana/balasana.conf", "2")
        #expect(tells("2"))
        try place.put("balasana/balasana.conf", "3")
        #expect(tells("3"))
        end(watch)
    }

    @Test func `all folders above it may come anew, too`() throws {
        let watch = try watch("home/config/balasana")
        try remove("home")
        #expect(tells(nil))
        try place.put("home/config/balasana/balasana.conf", "2")
        #expect(tells("2"))
        end(watch)
    }

    @Test func `what a link leads to is watched, also while it is missing and when the link changes`() throws {
        try place.put("dotfiles/a.conf", "1")
        try place.put("dotfiles/deep/b.conf", "b")
        try place.put("balasana/other", "")
        try place.link("balasana/balasana.conf", to: "../dotfiles/a.conf")
        let watch = try watch()
        try place.put("dotfiles/a.conf", "2")
        #expect(tells("2"))
        try remove("dotfiles/a.conf")
        #expect(tells(nil))
        try place.put("dotfiles/a.conf", "3")
        #expect(tells("3"))
        try place.link("balasana/new", to: "../dotfiles/deep/b.conf")
        #expect(rename(place.path + "/balasana/new", place.path + "/balasana/balasana.conf") == 0)
        #expect(tells("b"))
        try place.put("dotfiles/deep/b.conf", "c")
        #expect(tells("c"))
        end(watch)
    }

    @Test func `a folder that is a link is followed where it is turned to, as stow does it`() throws {
        try place.put("dot/a/balasana.conf", "a")
        try place.put("dot/b/balasana.conf", "b")
        try place.put("config/other", "")
        try place.link("config/balasana", to: "../dot/a")
        let watch = try watch("config/balasana")
        try place.link("config/new", to: "../dot/b")
        #expect(rename(place.path + "/config/new", place.path + "/config/balasana") == 0)
        #expect(tells("b"))
        try place.put("dot/b/balasana.conf", "c")
        #expect(tells("c"))
        try remove("config/balasana")
        #expect(tells(nil))
        try place.link("config/balasana", to: "\(place.path)/dot/a")
        #expect(tells("a"))
        // What it has led to is nothing to it any more.
        try expectsOnly("e") {
            try place.put("dot/a/balasana.conf", "e")
        } after: {
            try place.put("dot/b/balasana.conf", "d")
        }
        end(watch)
    }

    @Test func `a folder far above that is moved away is told of, and what takes its place followed`() throws {
        try place.put("home/config/balasana/balasana.conf", "1")
        let watch = try watch("home/config/balasana")
        for text in ["2", "3"] {
            #expect(rename(place.path + "/home", place.path + "/home\(text)") == 0)
            #expect(tells(nil))
            try place.put("home/config/balasana/balasana.conf", text)
            #expect(tells(text))
            try place.put("home/config/balasana/balasana.conf", text + "edited")
            #expect(tells(text + "edited"))
        }
        end(watch)
    }

    @Test func `what others write into the folders above is not told of`() throws {
        try place.put("home/config/balasana/balasana.conf", "1")
        try place.link("link", to: "home")
        let watch = try watch("link/config/balasana")
        try expectsOnly("2") {
            try place.put("home/config/balasana/balasana.conf", "2")
        } after: {
            for folder in ["", "home/", "home/config/"] {
                try place.put(folder + "rc.new", "1")
                #expect(rename("\(place.path)/\(folder)rc.new", "\(place.path)/\(folder)rc") == 0)
                try remove(folder + "rc")
            }
        }
        end(watch)
    }

    @Test func `each layer below the user's is watched, too, and none of their folders made`() throws {
        try place.put("etc/balasana/balasana.conf", "a")
        let watch = try watch(above: ["usr/etc/balasana", "etc/balasana"])
        try place.put("etc/balasana/balasana.conf", "b")
        #expect(tells("b"))
        #expect(place.names() == ["balasana", "etc"])
        try place.put("usr/etc/balasana/balasana.conf", "c")
        #expect(tells("c b"))
        try place.put("usr/etc/balasana/balasana.conf", "d")
        #expect(tells("d b"))
        try place.put("balasana/balasana.conf", "e")
        #expect(tells("d b e"))
        end(watch)
    }
}
