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
    func watch(_ folder: String = "balasana", settling: Duration = .milliseconds(200), above layers: [String] = [])
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

    /// What the file holds when it is there the next time: a busy machine may tell of the time before that.
    func nextText() -> String? {
        while let text = told.next() { if let text { return text } }
        return nil
    }

    func remove(_ name: String) throws {
        try FileManager.default.removeItem(atPath: place.path + "/" + name)
    }

    /// Returns once the loop has taken what has happened so far.
    func seen() {
        loop.run {}
        loop.run {}
    }

    func end(_ watch: ConfigWatch) {
        seen()
        #expect(told.next(within: .zero) == nil)
        withExtendedLifetime(watch) {}
        loop.quit()
    }

    @Test func `a file that is written, and one that is replaced, is told of`() throws {
        let watch = try watch()
        try place.put("balasana/balasana.conf", "1")
        #expect(nextText() == "1")
        try place.put("balasana/new", "2")
        #expect(rename(place.path + "/balasana/new", place.path + "/balasana/balasana.conf") == 0)
        #expect(nextText() == "2")
        end(watch)
    }

    @Test func `a file that is removed and written anew is never read as missing`() throws {
        try place.put("balasana/balasana.conf", "1")
        let watch = try watch(settling: .seconds(1))
        try remove("balasana/balasana.conf")
        seen()
        try place.put("balasana/balasana.conf", "2")
        #expect(told.next() == "2")
        end(watch)
    }

    @Test func `a folder that is removed is told of, and waited for`() throws {
        try place.put("balasana/balasana.conf", "1")
        let watch = try watch()
        try remove("balasana")
        #expect(told.next() == .some(nil))
        try place.put("balasana/balasana.conf", "2")
        #expect(nextText() == "2")
        try place.put("balasana/balasana.conf", "3")
        #expect(nextText() == "3")
        end(watch)
    }

    @Test func `all folders above it may come anew, too`() throws {
        let watch = try watch("home/config/balasana")
        try remove("home")
        #expect(told.next() == .some(nil))
        try place.put("home/config/balasana/balasana.conf", "2")
        #expect(nextText() == "2")
        end(watch)
    }

    @Test func `what a link leads to is watched, also while it is missing and when the link changes`() throws {
        try place.put("dotfiles/a.conf", "1")
        try place.put("dotfiles/deep/b.conf", "b")
        try place.put("balasana/other", "")
        try place.link("balasana/balasana.conf", to: "../dotfiles/a.conf")
        let watch = try watch()
        try place.put("dotfiles/a.conf", "2")
        #expect(nextText() == "2")
        try remove("dotfiles/a.conf")
        #expect(told.next() == .some(nil))
        try place.put("dotfiles/a.conf", "3")
        #expect(nextText() == "3")
        try place.link("balasana/new", to: "../dotfiles/deep/b.conf")
        #expect(rename(place.path + "/balasana/new", place.path + "/balasana/balasana.conf") == 0)
        #expect(nextText() == "b")
        try place.put("dotfiles/deep/b.conf", "c")
        #expect(nextText() == "c")
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
        #expect(nextText() == "b")
        try place.put("dot/b/balasana.conf", "c")
        #expect(nextText() == "c")
        try remove("config/balasana")
        #expect(told.next() == .some(nil))
        try place.link("config/balasana", to: "\(place.path)/dot/a")
        #expect(nextText() == "a")
        // What it has led to is nothing to it any more.
        try place.put("dot/b/balasana.conf", "d")
        end(watch)
    }

    @Test func `a folder far above that is moved away is told of, and what takes its place followed`() throws {
        try place.put("home/config/balasana/balasana.conf", "1")
        let watch = try watch("home/config/balasana")
        for text in ["2", "3"] {
            #expect(rename(place.path + "/home", place.path + "/home\(text)") == 0)
            #expect(told.next() == .some(nil))
            try place.put("home/config/balasana/balasana.conf", text)
            #expect(nextText() == text)
            try place.put("home/config/balasana/balasana.conf", text + "edited")
            #expect(nextText() == text + "edited")
        }
        end(watch)
    }

    @Test func `what others write into the folders above is not told of`() throws {
        try place.put("home/config/balasana/balasana.conf", "1")
        try place.link("link", to: "home")
        let watch = try watch("link/config/balasana", settling: .zero)
        for folder in ["", "home/", "home/config/"] {
            try place.put(folder + "rc.new", "1")
            #expect(rename("\(place.path)/\(folder)rc.new", "\(place.path)/\(folder)rc") == 0)
            try remove(folder + "rc")
        }
        end(watch)
    }

    @Test func `each layer below the user's is watched, too, and none of their folders made`() throws {
        try place.put("etc/balasana/balasana.conf", "a")
        let watch = try watch(above: ["usr/etc/balasana", "etc/balasana"])
        try place.put("etc/balasana/balasana.conf", "b")
        #expect(nextText() == "b")
        #expect(place.names() == ["balasana", "etc"])
        try place.put("usr/etc/balasana/balasana.conf", "c")
        var text = nextText()
        // Its folders may be told of first.
        while text == "b" { text = nextText() }
        #expect(text == "c b")
        try place.put("usr/etc/balasana/balasana.conf", "d")
        #expect(nextText() == "d b")
        try place.put("balasana/balasana.conf", "e")
        #expect(nextText() == "d b e")
        end(watch)
    }
}
