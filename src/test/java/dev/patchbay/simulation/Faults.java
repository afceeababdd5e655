package dev.patchbay.simulation;

/**
 * How likely each fault is at each opportunity. The seed makes some runs calm in one respect and
 * harsh in another, so that rare faults meet in pairs.
 */
record Faults(
    double killed,
    double tableFails,
    double tableIsSlow,
    double queueFails,
    double messageRepeated,
    double messageDelayed,
    double crmUnreachable,
    double crmBreaks,
    double crmTimesOut,
    double crmThrottles,
    double crmIsSlow,
    double crmRefuses,
    double recordGone) {

  static final Faults NONE = new Faults(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  static Faults of(Dice dice) {
    return new Faults(
        up(dice, 0.02),
        up(dice, 0.02),
        up(dice, 0.03),
        up(dice, 0.2),
        up(dice, 0.2),
        up(dice, 0.3),
        up(dice, 0.08),
        up(dice, 0.08),
        up(dice, 0.08),
        up(dice, 0.08),
        up(dice, 0.1),
        up(dice, 0.02),
        up(dice, 0.02));
  }

  /** None at all in a third of the runs. */
  private static double up(Dice dice, double most) {
    return dice.chance(1.0 / 3) ? 0 : dice.random().nextDouble(most);
  }
}
