package dev.patchbay.simulation;

/** The worker's process ended here. Nothing in the product catches it. */
final class Killed extends Error {
  Killed(String why) {
    super(why, null, false, false);
  }
}
