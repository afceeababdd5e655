package dev.patchbay.function;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/** Everything that is logged while it is open, with stack traces. */
final class LogCapture extends Handler implements AutoCloseable {

  private final Formatter formatter = new PatternFormatter("%c %X %s%e");
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Logger root = Logger.getLogger("");

  LogCapture() {
    setLevel(Level.ALL);
    root.addHandler(this);
  }

  String text() {
    return String.join("\n", lines);
  }

  @Override
  public void publish(LogRecord event) {
    lines.add(formatter.format(event));
  }

  @Override
  public void flush() {
    // Nothing is held back.
  }

  @Override
  public void close() {
    root.removeHandler(this);
  }
}
