package dev.patchbay.intake.telephony.ringostat;

import java.util.Arrays;
import java.util.List;

/** Which keys a project's map of renamed parameters may have. */
public final class RenamedFields {

  private RenamedFields() {}

  /** Whether the key is a field of ours or one of Ringostat's usual names for it. */
  public static boolean known(String key) {
    return Field.named(key).isPresent();
  }

  /** Our names of all fields. */
  public static List<String> keys() {
    return Arrays.stream(Field.values()).map(Field::key).toList();
  }
}
