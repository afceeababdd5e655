package dev.patchbay.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** The Lambda functions by their exported names. */
interface Functions {

  /** Whether the function wants one SQS message, not its body alone. */
  boolean takesSqsMessage(String function);

  /**
   * Runs a function to its end in the calling thread.
   *
   * @param event as AWS would send it
   * @return what AWS would get; JSON null for nothing
   * @throws java.util.NoSuchElementException when there is no such function
   * @throws IOException when the event does not fit the function
   */
  JsonNode invoke(String function, JsonNode event) throws IOException;
}
