/// The facts about Child's Pose, from the rows of the fact sheet. Every sentence about the pose is based on them. The
/// raw value is the id of the row.
public enum Fact: String, CaseIterable, Sendable {
    /// Hold 30 seconds to several minutes.
    case d1 = "D1"
    /// Beginners start with 30 s to 1 min and lengthen the hold as comfort allows.
    case d2 = "D2"
    /// The weekly programme is once in the morning and once in the evening.
    case d3 = "D3"
    /// Once or twice a day keeps the spine flexible; more often as needed, above all after long sitting.
    case d4 = "D4"
    /// Useful as a break after prolonged sitting or hard activity.
    case d5 = "D5"
    /// Useful before a workout as a warm-up and after it as a cool-down.
    case d6 = "D6"
    /// Consistency matters more than length.
    case d7 = "D7"
    /// Wait at least one hour after eating.
    case d8 = "D8"
    /// Pair with gentle strengthening and mobility work.
    case d9 = "D9"
    /// Standing up ends the sitting; no other effect of a one-minute walk is claimed.
    case d10 = "D10"
    /// Breathing 4 s in and 6 s out and the times to get down are defaults for comfort, not for health.
    case d11 = "D11"
    /// On all fours; something soft under sore knees.
    case t1 = "T1"
    /// Breathe out, lower the hips toward the heels, fold between the thighs.
    case t2 = "T2"
    /// Arms forward, or alongside the body.
    case t3 = "T3"
    /// The forehead rests, the head is relaxed.
    case t4 = "T4"
    /// In through the nose, out through the mouth; relax the back.
    case t5 = "T5"
    /// Come out slowly.
    case t6 = "T6"
    /// Classic, for most people.
    case v1 = "V1"
    /// Seated, for knees, ankles, or no floor.
    case v2 = "V2"
    /// Supported, for beginners and tight hips.
    case v3 = "V3"
    /// Wide-knee, for a deeper hip stretch and more room.
    case v4 = "V4"
    /// Low-back herniation or a severe disc problem.
    case c1 = "C1"
    /// Knee or hip injury.
    case c2 = "C2"
    /// Pregnancy.
    case c3 = "C3"
    /// Everyone: stop at sharp or increasing pain.
    case c4 = "C4"
    /// Lengthens the muscles along the spine, eases stiffness after long sitting.
    case w1 = "W1"
    /// Takes compressive load off the lumbar vertebrae.
    case w2 = "W2"
    /// Eases hip flexors and inner thighs.
    case w3 = "W3"
    /// With deep breathing: calm, less tension.
    case w4 = "W4"
    /// Regular practice keeps spinal joints mobile.
    case w5 = "W5"
    /// Light abdominal compression may ease bloating.
    case w6 = "W6"
    /// Research covers medical yoga as a whole programme, not this pose alone.
    case w7 = "W7"
}
