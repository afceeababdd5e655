package dev.patchbay.intake.telephony;

import dev.patchbay.intake.FieldError;
import java.util.List;
import java.util.Map;

/** Who keeps something beside a source's credentials, such as how to find the project by them. */
public interface SourceCredentialsListener {

  /**
   * Called before values are stored. What it stores itself must bear that the values are not stored
   * in the end.
   *
   * @return what forbids to store them; empty for nothing
   */
  List<FieldError> saving(String project, String source, Map<String, String> values);

  /** Called after the values were removed. */
  void forgotten(String project, String source);
}
