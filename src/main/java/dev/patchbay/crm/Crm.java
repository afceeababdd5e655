package dev.patchbay.crm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One project's connected CRM. Shaped by plans: one question for a client, and the commands of a
 * plan together, so that a connector can use the batch or composite calls of its CRM.
 *
 * <p>An instance serves one unit of work of one thread. Every expected outcome is a value; an
 * exception is a bug.
 */
public interface Crm {

  /**
   * Checks the credentials and prepares the CRM for us (marker fields where rights allow). Can be
   * repeated.
   */
  Connected connect();

  /**
   * Everything that matches the client exactly. Compares numbers itself: a CRM's search is only a
   * hint.
   */
  Lookup find(ClientQuery client);

  /**
   * The fields, pipelines and stages of this account, read from the CRM where it can tell them.
   * Needs several calls in some CRMs: for the settings, never on the way of an interaction.
   */
  default Described describe() {
    return new Described.Known(CrmSchema.NONE);
  }

  /**
   * Cuts a plan's commands into the groups that {@link #perform} takes, in order. The default is
   * one by one; a CRM with batch calls overrides it.
   */
  default List<List<Command>> batches(List<Command> commands) {
    List<List<Command>> single = new ArrayList<>();
    commands.forEach(command -> single.add(List.of(command)));
    return single;
  }

  /**
   * Performs one group of {@link #batches}.
   *
   * @return one outcome per command, in their order. After the first that made no record the rest
   *     may be {@link Failure.Unavailable} with the reason "not tried"
   */
  List<Outcome> perform(List<Command> batch);

  /**
   * Finds out whether a command whose answer was lost took effect. Never writes. For an action that
   * is {@link Action#repeatable} it answers {@link Recovery.NeverHappened} without asking: doing it
   * again is harmless.
   *
   * @param intendedAt when the first attempt may have started, by our clock
   */
  Recovery recover(Command command, Instant intendedAt);

  /**
   * One page of what was changed in the CRM, deleted and merged records included where the CRM
   * tells of them. Only for CRMs of {@link CrmMetadata.Capability#CHANGES}.
   */
  default Changes changes(ChangesQuery query) {
    return new Changes.Failed(notAble());
  }

  /** A contact, lead or deal as it is now. Only for {@link CrmMetadata.Capability#CHANGES}. */
  default Reading read(RecordRef ref) {
    return new Reading.Failed(notAble());
  }

  /**
   * A lead or deal with its client, notes and tasks. Only for {@link
   * CrmMetadata.Capability#CHANGES}.
   */
  default Dossier.Answer dossier(RecordRef ref) {
    return new Dossier.Answer.Failed(notAble());
  }

  /**
   * Removes a record that the hub made. Doing it twice is harmless: a record that is gone already
   * answers {@link Outcome.Found}. Only for {@link CrmMetadata.Capability#REMOVE}.
   */
  default Outcome remove(RecordRef ref) {
    return notAble();
  }

  /**
   * Registers the hub's webhooks, and takes away those that it had at the same address. Only for
   * {@link CrmMetadata.Capability#WEBHOOKS}.
   *
   * @param url where the CRM is to post to
   */
  default Subscription.Answer subscribe(String url) {
    return new Subscription.Answer.Failed(notAble());
  }

  /** Takes the hub's webhooks away; those that are gone already do not matter. Can be repeated. */
  default Outcome unsubscribe(Subscription subscription) {
    return notAble();
  }

  private static Failure.Refused notAble() {
    return new Failure.Refused("this CRM cannot do that", 0);
  }
}
