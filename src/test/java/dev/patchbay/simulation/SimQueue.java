package dev.patchbay.simulation;

import dev.patchbay.delivery.ClientKey;
import dev.patchbay.delivery.ClientQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A FIFO queue as SQS is one: a message in flight closes its group; what is not deleted comes back
 * after the visibility timeout; the same occasion is taken once in five minutes; a message may come
 * again although it was done.
 */
final class SimQueue implements ClientQueue {

  private static final Duration VISIBILITY = Duration.ofSeconds(360);
  private static final Duration DEDUPLICATION = Duration.ofMinutes(5);
  private static final int MOST_RECEIVES = 5;

  private final World world;
  private final Function<Message, Object> grouping;
  private final Map<Object, Group> groups = new HashMap<>();
  private final Map<String, Instant> taken = new HashMap<>();
  private Consumer<Message> receiver;
  private int waiting;

  /**
   * @param grouping what keeps messages in order
   */
  SimQueue(World world, Function<Message, Object> grouping) {
    this.world = world;
    this.grouping = grouping;
  }

  void receiver(Consumer<Message> starts) {
    this.receiver = starts;
  }

  boolean isEmpty() {
    return waiting == 0;
  }

  @Override
  public void announce(ClientKey client, String occasion) {
    world.act(
        world.dice.millis(2, 15),
        () -> {
          boolean fails = world.dice.chance(world.faults().queueFails());
          boolean afterwards = world.dice.chance(0.5);
          world.note("queue %s %s%s".formatted(client, occasion, fails ? " fails" : ""));
          if (!fails || afterwards) {
            enqueue(client, occasion);
          }
          if (fails) {
            throw new Unavailable();
          }
          return true;
        });
  }

  private void enqueue(ClientKey client, String occasion) {
    Instant before = taken.put(client + occasion, world.now());
    if (before != null && before.plus(DEDUPLICATION).isAfter(world.now())) {
      return;
    }
    boolean delayed = world.dice.chance(world.faults().messageDelayed());
    Duration delay = delayed ? world.dice.seconds(1, 90) : world.dice.millis(5, 100);
    Message message = new Message(client, occasion);
    Object key = grouping.apply(message);
    groups.computeIfAbsent(key, k -> new Group()).messages.add(message);
    waiting++;
    world.scheduler.at(world.now().plus(delay), () -> next(key));
  }

  private void next(Object key) {
    Group group = groups.get(key);
    if (group.closedUntil != null || group.messages.isEmpty()) {
      return;
    }
    Message message = group.messages.peek();
    message.receives++;
    group.closedUntil = world.now().plus(VISIBILITY);
    receiver.accept(message);
  }

  /** The message was worked on and deleted, or its worker died. */
  void ended(Message message, boolean deleted) {
    Object key = grouping.apply(message);
    Group group = groups.get(key);
    boolean repeated = deleted && world.dice.chance(world.faults().messageRepeated());
    if (deleted && !repeated || message.receives >= MOST_RECEIVES) {
      group.messages.remove(message);
      waiting--;
      open(key, world.now());
    } else {
      open(key, group.closedUntil);
    }
  }

  private void open(Object key, Instant when) {
    world.scheduler.at(
        when,
        () -> {
          groups.get(key).closedUntil = null;
          next(key);
        });
  }

  /** One message with its own identity. */
  static final class Message {
    final ClientKey client;
    final String occasion;
    private int receives;

    Message(ClientKey client, String occasion) {
      this.client = client;
      this.occasion = occasion;
    }
  }

  private static final class Group {
    final Deque<Message> messages = new ArrayDeque<>();
    Instant closedUntil;
  }

  /** The queue did not answer; whether it took the message is unknown. */
  static final class Unavailable extends RuntimeException {
    Unavailable() {
      super("the queue did not answer", null, false, false);
    }
  }
}
