/// A config like the one that earlier versions installed: every setting with its default, and the advice to delete the
/// group of an unwanted slot.
package enum FullConfig {
    package static let text = """
        # Balasana reminds you to get up from your desk for a moment of Child's Pose.
        #
        # Here are all of its settings, each with the value it has anyway. Change what
        # you like and save: it holds at once, and nothing needs a restart. A value that
        # cannot be read changes nothing, and a notice names the line.
        #
        #   times      07:30                   on a 24-hour clock
        #   durations  30s, 45m, 1h30m         seconds, minutes, hours
        #   ranges     30s to 3m               from the first to the last
        #   days       mon-fri, sun            mon, tue, wed, thu, fri, sat, sun
        #   poses      seated                  classic, seated, supported, wide-knee
        #
        # Comments begin with # and have lines of their own.
        #
        # Your settings are in ~/.config/balasana/balasana.conf (in XDG_CONFIG_HOME, if
        # you set that). A key that they leave out has its value from the same file in
        # /etc/xdg, if there is one, and otherwise the value that you see here.

        [sitting]
        # Sitting for this long asks for a break.
        remind_after = 45m
        # Being away for this long is a break: after it, sitting counts from zero.
        break_after = 3m
        # Less input than this does not end a break, for example a bumped desk.
        bump = 2s
        # How long to hold the pose at the desk: to begin with, and at the very most.
        hold = 30s to 1m
        # Hours of sitting reminders, such as 09:00 to 18:00; always for all day.
        hours = always
        # The days of sitting reminders.
        days = mon-sun
        # Where you are then: chair or floor.
        place = chair
        # The pose: auto for what goes with the place, or one of your choice.
        variation = auto

        # The slots are the fixed times of your day. Each has a name of your choice; add
        # as many as you like, and delete the group of one that you do not want.

        [slot morning]
        # When the slot opens, from its next time on; off switches it off.
        at = 07:30
        # The days on which it opens.
        days = mon-sun
        # How long to hold the pose: to begin with, and at the very most.
        hold = 30s to 3m
        # How long after its time it can still be answered.
        catch_up = 2h
        # Where you are then: chair or floor.
        place = floor
        # The pose: auto for what goes with the place, or one of your choice.
        variation = auto
        # What it is for: daily, or before or after a workout.
        purpose = daily

        [slot evening]
        at = 21:00
        days = mon-sun
        hold = 30s to 3m
        catch_up = 2h
        place = floor
        variation = auto
        purpose = daily

        # Before and after a workout, two slots more; take the # away from those lines.
        #
        # [slot before-gym]
        # at = 17:45
        # days = tue, thu
        # purpose = warm-up
        #
        # [slot after-gym]
        # at = 19:15
        # days = tue, thu
        # purpose = cool-down

        [delivery]
        # A reminder waits for a moment in which you pause for this long.
        pause = 5s
        # It waits for such a moment no longer than this.
        patience = 2m
        # In a pause longer than this you may have left: it waits until you go on.
        long_pause = 1m
        # Nothing is shown this soon after you come back or log in.
        settle = 2m
        # A reminder stays on the screen for this long.
        on_screen = 1m
        # A reminder without an answer is shown again after this time.
        nudge = 15m
        # It is shown again this often at most.
        nudges = 2
        # A sitting reminder makes way for a slot that comes this soon.
        before_slot = 10m

        # A call, a film or a presentation is on while a program keeps the screen awake;
        # `balasana status` names it.

        [calls]
        # What it is when you listen or watch without input: sitting or away.
        calls_and_films = sitting
        # It is sitting for this long at most; after that you have left long ago.
        limit = 2h
        # Whether reminders wait for the end: yes or no.
        wait = yes
        # A reminder waits no longer than this.
        longest_wait = 1h
        # Programs that do not count, by the name in `balasana status`; or none.
        ignore = none

        [quiet]
        # No reminder comes in these hours, such as 22:00 to 06:30; off for none.
        at = off
        # The days on which they begin.
        days = mon-sun

        [snooze]
        # How long a reminder can be put off; the first one is the button's.
        lengths = 5m, 15m, 30m
        # How often one reminder can be put off; 0 for not at all.
        budget = 3

        [guide]
        # Time to get down on the floor before the hold begins.
        get_down_floor = 25s
        # Time to get ready on the chair.
        get_down_chair = 5s
        # Time to come up slowly after the hold.
        come_up = 10s
        # A hold counts as done if keyboard and mouse rest for this much of it.
        quiet = 80%
        # Whether a voice leads the hold: slots, always (at the desk too) or never.
        voice = slots
        # Whether chimes mark its stages: slots, always or never.
        chime = always
        # How long a breath in takes.
        breathe_in = 4s
        # How long a breath out takes.
        breathe_out = 6s
        # How many breaths the voice leads; then it lets you rest.
        spoken_breaths = 3

        # A hold begins with the first length of its range, and grows when you say that
        # it was comfortable. Nothing else makes it longer. When it hurt, or after two
        # weeks without practice, it starts over; `balasana hold --explain` shows the
        # reason for its length.

        [programme]
        # So many comfortable holds in a row make the next one longer.
        comfortable = 3
        # How much longer, or shorter when it was too long.
        step = 15s

        # What the pose has to allow for. It then becomes the chair, or supported, or
        # wide-knee with props; whatever you set goes together. Reminders name the pose
        # and nothing of this. Balasana is no medical device: it diagnoses
        # nothing.

        [body]
        # Do your knees or ankles hurt when you bend them? yes or no.
        knees = no
        # Is a hip injured or tight?
        hips = no
        # Have you a herniated disc, or another severe disc problem?
        disc = no
        # Are you pregnant?
        pregnancy = no
        # Is there a floor that you can kneel on?
        floor = yes

        # After a meal the pose waits: a session until then, and at the desk you are
        # asked to walk a minute instead. `balasana ate` records a meal. Meals at fixed
        # times can be added here, as many as you like, each with its own name.
        #
        # [meal lunch]
        # at = 12:30 to 13:00
        # days = mon-fri

        [meals]
        # No pose is offered for this long after a meal.
        wait = 1h

        """
}
