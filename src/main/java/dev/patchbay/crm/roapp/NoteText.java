package dev.patchbay.crm.roapp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Our notes inside a long text that people write in, too. Each stands between two lines of ours, of
 * which the first carries its marker:
 *
 * <pre>
 * [Ref m-1]
 * Incoming call, answered
 * [/Ref]
 * </pre>
 *
 * <p>A record that the hub made says so in a line {@code Ref m-0}.
 */
final class NoteText {

  private static final String END = "[/Ref]";

  private NoteText() {}

  /** The text of a new record: whose it is, and its first notes. */
  static String origin(String marker, List<String> notes) {
    List<String> parts = new ArrayList<>(List.of("Ref " + marker));
    parts.addAll(notes);
    return String.join("\n\n", parts);
  }

  static String note(String marker, String text) {
    return begin(marker) + "\n" + inside(text) + "\n" + END;
  }

  static String with(String stored, String note) {
    return stored.isBlank() ? note : stored.stripTrailing() + "\n\n" + note;
  }

  /** The text with exactly this note replaced; empty when it is not there whole. */
  static Optional<String> replaced(String stored, String marker, String text) {
    List<String> lines = stored.lines().toList();
    int first = index(lines, 0, begin(marker));
    int last = first < 0 ? -1 : index(lines, first, END);
    if (last < 0) {
      return Optional.empty();
    }
    List<String> next = new ArrayList<>(lines.subList(0, first));
    next.add(note(marker, text));
    next.addAll(lines.subList(last + 1, lines.size()));
    return Optional.of(String.join("\n", next));
  }

  static boolean hasNote(String stored, String marker) {
    return stored.lines().anyMatch(line -> line.stripTrailing().equals(begin(marker)));
  }

  static boolean isOf(String stored, String marker) {
    return stored.lines().anyMatch(line -> line.strip().equals("Ref " + marker));
  }

  static boolean isOurs(String stored) {
    return stored.lines().anyMatch(line -> line.strip().matches("Ref \\S+"));
  }

  /** The marker of the record that the hub made with this text, or null. */
  static String marker(String stored) {
    return stored
        .lines()
        .findFirst()
        .map(String::strip)
        .filter(line -> line.matches("Ref \\S+"))
        .map(line -> line.substring("Ref ".length()))
        .orElse(null);
  }

  /**
   * A note of ours, or what people wrote before, between or after them.
   *
   * @param marker of our note; {@code text-<n>} of what people wrote
   */
  record Part(String marker, String text) {}

  /** The notes of a text in their order, without the lines that are ours. */
  static List<Part> parts(String stored) {
    List<Part> parts = new ArrayList<>();
    List<String> lines = stored.lines().toList();
    List<String> own = new ArrayList<>();
    int number = marker(stored) == null ? 0 : 1;
    while (number < lines.size()) {
      String line = lines.get(number).stripTrailing();
      int end = line.matches("\\[Ref \\S+]") ? index(lines, number, END) : -1;
      if (end < 0) {
        own.add(lines.get(number++));
        continue;
      }
      addOwn(parts, own);
      add(
          parts,
          line.substring("[Ref ".length(), line.length() - 1),
          lines.subList(number + 1, end));
      number = end + 1;
    }
    addOwn(parts, own);
    return parts;
  }

  private static void addOwn(List<Part> parts, List<String> lines) {
    add(parts, "text-" + parts.size(), lines);
    lines.clear();
  }

  private static void add(List<Part> parts, String marker, List<String> lines) {
    String text = String.join("\n", lines).strip();
    if (!text.isEmpty()) {
      parts.add(new Part(marker, text));
    }
  }

  private static String begin(String marker) {
    return "[Ref " + marker + "]";
  }

  /** A line that looks like one of ours is moved in, so that it ends nothing. */
  private static String inside(String text) {
    return (text == null ? "" : text.strip())
        .lines()
        .map(line -> line.matches("\\[/?Ref.*|Ref \\S+\\s*") ? "> " + line : line)
        .collect(Collectors.joining("\n"));
  }

  /** The text with line ends as {@link #replaced} writes them. */
  static String lines(String stored) {
    return stored.lines().collect(Collectors.joining("\n"));
  }

  private static int index(List<String> lines, int from, String wanted) {
    for (int i = from; i < lines.size(); i++) {
      if (lines.get(i).stripTrailing().equals(wanted)) {
        return i;
      }
    }
    return -1;
  }
}
