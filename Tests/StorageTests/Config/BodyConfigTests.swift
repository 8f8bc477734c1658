import ReminderCore
import Testing

@testable import Storage

/// The groups that set the pose, the programme and the guide.
@Suite struct BodyConfigTests {
    func read(_ text: String, keeping: Settings? = nil) -> ConfigReading {
        ConfigReader.read([ConfigFile(path: "/c", text: text)], keeping: keeping)
    }

    func problems(_ text: String) -> [String] { read(text).diagnostics.map(\.description) }

    @Test func `notes about the body are yes or no`() {
        let settings = read("[body]\nknees = yes\nhips = no\ndisc = YES\npregnancy = yes\nfloor = no\n").settings
        #expect(settings.body.notes == [.knees, .disc, .pregnancy, .noFloor])
        #expect(
            problems("[body]\nknees = maybe") == [
                "/c:2: [body] knees: \"maybe\" is not yes or no; using yes, to be safe"
            ])
        #expect(read("[body]\nknees = maybe\nfloor = ?\n").settings.body.notes == [.knees, .noFloor])
        #expect(
            read("[body]\nknees = true\nhips = on\ndisc = 1\npregnancy = False\nfloor = off\n").settings.body.notes == [
                .knees, .hips, .disc, .noFloor,
            ])
        #expect(
            problems("[body]\nshoulder = yes") == [
                "/c:2: [body] shoulder: unknown key (the keys here are knees, hips, disc, pregnancy, floor); ignored"
            ])
    }

    @Test func `the guide has a voice, chimes and a breath`() {
        let text = "[guide]\nvoice = always\nchime = never\nbreathe_in = 5s\nbreathe_out = 7s\nspoken_breaths = 0\n"
        let guide = read(text).settings.guide
        #expect(guide.voice == .always && guide.chime == .never)
        #expect(guide.breath == Breath(into: .seconds(5), out: .seconds(7), spoken: 0))
        #expect(
            problems("[guide]\nvoice = loud\nbreathe_in = 0s") == [
                "/c:2: [guide] voice: \"loud\" is not slots, always or never; keeping slots",
                "/c:3: [guide] breathe_in: \"0s\" is not a duration from 1s to 20s; keeping 4s",
            ])
    }

    @Test func `the programme has a step and a row`() {
        let programme = read("[programme]\nstep = 10s\ncomfortable = 5\n").settings.programme
        #expect(programme.step == .seconds(10) && programme.comfortable == 5)
        #expect(
            problems("[programme]\nstep = 5m\ncomfortable = 1") == [
                "/c:2: [programme] step: \"5m\" is not a duration from 1s to 1m; keeping 15s",
                "/c:3: [programme] comfortable: \"1\" is not a whole number from 2 to 20; keeping 3",
            ])
    }

    @Test(arguments: ["0s", "3h", "30s to 11m"]) func `a hold of no length, or of hours, is refused`(hold: String) {
        #expect(
            problems("[sitting]\nhold = \(hold)") == [
                "/c:2: [sitting] hold: \"\(hold)\" is not a duration or a range from 1s to 10m; keeping 30s to 1m"
            ])
    }

    @Test(arguments: ["tree", "walk"]) func `an unknown variation is refused`(variation: String) {
        #expect(
            problems("[sitting]\nvariation = \(variation)") == [
                "/c:2: [sitting] variation: \"\(variation)\" is not auto, classic, seated, supported or wide-knee; "
                    + "keeping auto"
            ])
    }

    @Test func `a meal has one or two times, and days`() {
        let text = """
            [meal lunch]
            at = 12:30 to 13:00
            days = mon-fri
            [meal late snack]
            at = 23:30 to 00:15
            [meal tea]
            at = 16:00
            """
        let meals = read(text.replacing("late snack", with: "snack")).settings.meals
        #expect(meals.map(\.name) == ["lunch", "snack", "tea"])
        #expect(meals[0].from == TimeOfDay(hour: 12, minute: 30) && meals[0].until == TimeOfDay(hour: 13, minute: 0))
        #expect(meals[0].days.count == 5)
        #expect(meals[1].until < meals[1].from)
        #expect(meals[2].from == meals[2].until)
        #expect(
            problems(text) == [
                "/c:4: [meal late snack]: \"late snack\" is not a name of up to 40 letters, digits, - and _; ignored"
            ])
    }

    @Test func `a meal without a usable time is not used, or stays as it was`() {
        let allowed = "a time, a time range or off"
        #expect(
            problems("[meal lunch]\nat = noon") == [
                "/c:2: [meal lunch] at: \"noon\" is not \(allowed); this meal is ignored"
            ])
        #expect(
            problems("[meal lunch]\ndays = mon") == [
                "/c:1: [meal lunch] at: \(allowed) is missing; this meal is ignored"
            ])
        let good = read("[meal lunch]\nat = 12:30 to 13:00\n").settings
        let kept = read("[meal lunch]\nat = 12:30 to 25:00\n", keeping: good)
        #expect(kept.settings.meals == good.meals)
        #expect(kept.diagnostics[0].description.hasSuffix("; keeping 12:30 to 13:00"))
        #expect(read("[meal lunch]\nat = off\n", keeping: good).settings.meals == [])
        #expect(read("[meals]\nwait = 30m").diagnostics[0].description.contains("from 1h to 6h"))
    }

    @Test func `a slot has a purpose`() {
        let slots = read("[slot gym]\nat = 17:45\npurpose = warm-up\n").settings.slots
        #expect(slots.last?.purpose == .warmUp)
        #expect(
            problems("[slot gym]\nat = 17:45\npurpose = sauna") == [
                "/c:3: [slot gym] purpose: \"sauna\" is not daily, warm-up or cool-down; using daily"
            ])
    }

    @Test func `quiet hours and hours of sitting reminders are ranges with days`() {
        let text =
            "[quiet]\nat = 22:00 to 06:30, 12:00 to 13:00\ndays = mon-thu\n"
            + "[sitting]\nhours = 9:00 to 18:00\ndays = mon-fri\n"
        let settings = read(text).settings
        #expect(settings.quiet.ranges.count == 2 && settings.quiet.days.count == 4)
        #expect(
            settings.sitting.hours.ranges == [
                DailyRanges.Range(from: TimeOfDay(hour: 9, minute: 0), until: TimeOfDay(hour: 18, minute: 0))
            ])
        #expect(settings.sitting.hours.days.count == 5)
        let off = read("[quiet]\nat = off\n[sitting]\nhours = always\n").settings
        #expect(off.quiet == DailyRanges() && off.sitting.remindingHours == nil)
        for bad in [
            "22:00", "22:00 to", "22:00 to 25:00", "22:00 to 06:30,", "22:00 06:30", "yes", "10:00 to 10:00", "9-9",
        ] {
            #expect(
                problems("[quiet]\nat = \(bad)") == [
                    "/c:2: [quiet] at: \"\(bad)\" is not off or up to 8 time ranges; keeping off"
                ])
        }
    }

    @Test func `consecutive ranges count as one that covers a session`() {
        let text = "[slot evening]\nat = 21:00\n[quiet]\nat = "
        #expect(problems(text + "20:00 to 22:00, 22:00 to 23:30").first?.contains("during [quiet]") == true)
        #expect(problems(text + "20:00 to 22:00, 22:30 to 23:30") == [])
        let night = "[slot late]\nat = 23:00\n[quiet]\nat = "
        #expect(problems(night + "22:00 to 00:00, 00:00 to 06:30").first?.contains("during [quiet]") == true)
        #expect(problems(night + "22:00 to 24:00, 00:30 to 06:30") == [])
    }

    @Test func `a session that is within quiet hours is a problem`() {
        let text = "[quiet]\nat = 20:00 to 07:00\n[slot night]\nat = 23:00\ncatch_up = 30m\n[slot evening]\nat = off\n"
        #expect(
            problems(text) == [
                "/c:4: [slot night] at: the session is open from 23:00 to 23:30, all of it during [quiet]; it is "
                    + "missed on mon-sun"
            ])
    }
}
