import Fixtures
import Foundation
import GLibBridge
import Storage
import Testing

@Suite struct ConfigWatchTests {
    let place = TemporaryFolder()
    let loop = MainLoop.onNewThread(named: "config")
    /// The content of the files at each report, the user's last; nil if there is none.
    let recorded = Recorder<String?>()

    /// A watch on the user's `folder/balasana.conf` and on `layers` below it.
    func watch(_ folder: String = "balasana", settling: Duration = .zero, above layers: [String] = [])
        throws -> ConfigWatch
    {
        let (loop, recorded) = (loop, recorded)
        let file = "\(place.path)/\(folder)/balasana.conf"
        let files = layers.map { "\(place.path)/\($0)/balasana.conf" } + [file]
        let watch = loop.run {
            ConfigWatch(files: files, loop: loop, settling: settling) {
                let texts = files.compactMap(FileManager.default.contents).map { String(decoding: $0, as: UTF8.self) }
                recorded.append(texts.isEmpty ? nil : texts.joined(separator: " "))
            }
        }
        return try #require(watch)
    }

    /// Waits for a report that the files contain `text`, nil for none. A report of their old content may come first.
    func reports(_ text: String?) -> Bool {
        while let next = recorded.next() { if next == text { return true } }
        return false
    }

    /// Expects no report of `others`: the next report is `text`, which comes from `change`.
    func expectsOnly(_ text: String, of change: () throws -> Void, after others: () throws -> Void) throws {
        waitForLoop()
        while recorded.next(within: .zero) != nil {}
        try others()
        waitForLoop()
        try change()
        #expect(recorded.next() == text)
    }

    func remove(_ name: String) throws {
        try FileManager.default.removeItem(atPath: place.path + "/" + name)
    }

    /// Returns once the loop has handled everything so far, with the reports that it makes at once.
    func waitForLoop() {
        for _ in 0..<3 { loop.run {} }
    }

    func end(_ watch: ConfigWatch) {
        withExtendedLifetime(watch) {}
        loop.quit()
    }

    @Test func `a file that is written or replaced is reported`() throws {
        let watch = try watch()
        try place.put("balasana/balasana.conf", "1")
        #expect(reports("1"))
        try place.put("balasana/new", "2")
        #expect(rename(place.path + "/balasana/new", place.path + "/balasana/balasana.conf") == 0)
        #expect(reports("2"))
        end(watch)
    }

    @Test func `a file that is removed and written again is never read as missing`() throws {
        try place.put("balasana/balasana.conf", "1")
        let watch = try watch(settling: .milliseconds(200))
        loop.run { [place, loop] in
            try? FileManager.default.removeItem(atPath: place.path + "/balasana/balasana.conf")
            // The loop does this right after it has handled the removal, however much time passes.
            loop.perform { try? place.put("balasana/balasana.conf", "2") }
        }
        #expect(recorded.next() == "2")
        end(watch)
    }

    @Test func `a file that is written under another name is noticed, also after it was replaced`() throws {
        try place.put("balasana/balasana.conf", "1")
        let config = place.path + "/balasana/balasana.conf"
        let watch = try watch()
        for round in 1...2 {
            #expect(link(config, "\(place.path)/name\(round)") == 0)
            try overwrite("name\(round)", "\(round) edited")
            #expect(reports("\(round) edited"))
            try place.put("balasana/new", "\(round) replaced")
            #expect(rename(place.path + "/balasana/new", config) == 0)
            #expect(reports("\(round) replaced"))
        }
        end(watch)
    }

    /// Writes into the file that is there, as editors do that keep hard links.
    private func overwrite(_ name: String, _ text: String) throws {
        let file = try #require(FileHandle(forUpdatingAtPath: "\(place.path)/\(name)"))
        try file.truncate(atOffset: 0)
        try file.write(contentsOf: Data(text.utf8))
        try file.close()
    }

    @Test func `a folder that is removed is reported, and so is its return`() throws {
        try place.put("balasana/balasana.conf", "1")
        let watch = try watch()
        try remove("balasana")
        #expect(reports(nil))
        try place.put("balasana/balasana.conf", "2")
        #expect(reports("2"))
        try place.put("balasana/balasana.conf", "3")
        #expect(reports("3"))
        end(watch)
    }

    @Test func `all folders above it may be created again, too`() throws {
        let watch = try watch("home/config/balasana")
        try remove("home")
        #expect(reports(nil))
        try place.put("home/config/balasana/balasana.conf", "2")
        #expect(reports("2"))
        end(watch)
    }

    @Test func `the target of a link is watched, even if it is missing or the link changes`() throws {
        try place.put("dotfiles/a.conf", "1")
        try place.put("dotfiles/deep/b.conf", "b")
        try place.put("balasana/other", "")
        try place.link("balasana/balasana.conf", to: "../dotfiles/a.conf")
        let watch = try watch()
        try place.put("dotfiles/a.conf", "2")
        #expect(reports("2"))
        try remove("dotfiles/a.conf")
        #expect(reports(nil))
        try place.put("dotfiles/a.conf", "3")
        #expect(reports("3"))
        try place.link("balasana/new", to: "../dotfiles/deep/b.conf")
        #expect(rename(place.path + "/balasana/new", place.path + "/balasana/balasana.conf") == 0)
        #expect(reports("b"))
        try place.put("dotfiles/deep/b.conf", "c")
        #expect(reports("c"))
        end(watch)
    }

    @Test func `a folder that is a link is followed to its new target, as with stow`() throws {
        try place.put("dot/a/balasana.conf", "a")
        try place.put("dot/b/balasana.conf", "b")
        try place.put("config/other", "")
        try place.link("config/balasana", to: "../dot/a")
        let watch = try watch("config/balasana")
        try place.link("config/new", to: "../dot/b")
        #expect(rename(place.path + "/config/new", place.path + "/config/balasana") == 0)
        #expect(reports("b"))
        try place.put("dot/b/balasana.conf", "c")
        #expect(reports("c"))
        try remove("config/balasana")
        #expect(reports(nil))
        try place.link("config/balasana", to: "\(place.path)/dot/a")
        #expect(reports("a"))
        // The old target is no longer watched.
        try expectsOnly("e") {
            try place.put("dot/a/balasana.conf", "e")
        } after: {
            try place.put("dot/b/balasana.conf", "d")
        }
        end(watch)
    }

    @Test func `a folder far above that is moved away is reported, and the one in its place is watched`() throws {
        try place.put("home/config/balasana/balasana.conf", "1")
        let watch = try watch("home/config/balasana")
        for text in ["2", "3"] {
            #expect(rename(place.path + "/home", place.path + "/home\(text)") == 0)
            #expect(reports(nil))
            try place.put("home/config/balasana/balasana.conf", text)
            #expect(reports(text))
            try place.put("home/config/balasana/balasana.conf", text + "edited")
            #expect(reports(text + "edited"))
        }
        end(watch)
    }

    @Test func `other files in the folders above are not reported`() throws {
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

    @Test func `each layer below the user's is watched, too, and none of their folders is created`() throws {
        try place.put("etc/balasana/balasana.conf", "a")
        let watch = try watch(above: ["usr/etc/balasana", "etc/balasana"])
        try place.put("etc/balasana/balasana.conf", "b")
        #expect(reports("b"))
        #expect(place.names() == ["balasana", "etc"])
        try place.put("usr/etc/balasana/balasana.conf", "c")
        #expect(reports("c b"))
        try place.put("usr/etc/balasana/balasana.conf", "d")
        #expect(reports("d b"))
        try place.put("balasana/balasana.conf", "e")
        #expect(reports("d b e"))
        end(watch)
    }
}
