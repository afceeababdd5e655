package dev.patchbay.switching.carry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.CrmMetadata.Capability;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.Outcome;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.Recovery;
import dev.patchbay.delivery.Redrive.Doubt;
import dev.patchbay.journal.Links;
import dev.patchbay.journal.Origin;
import dev.patchbay.project.FieldMapping;
import dev.patchbay.project.FieldMapping.Entry;
import dev.patchbay.project.FormSettings.Kind;
import dev.patchbay.switching.carry.BringAlong.Action;
import dev.patchbay.switching.carry.BringAlong.Answer;
import dev.patchbay.switching.carry.ToyServer.Rec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class BringAlongTest {

  private final CarryHub hub = new CarryHub();

  /** Two clients of one organization, one of whom has a lead and two deals. */
  private static void fill(CarryHub hub) {
    hub.organization("o1", "Acme");
    hub.contact("c1", "+380500000001", "o1");
    hub.contact("c2", "+380500000002", "o1");
    hub.open(RecordKind.DEAL, "d1", "c1", "o1");
    hub.open(RecordKind.DEAL, "d2", "c1", "o1");
    hub.open(RecordKind.LEAD, "l1", "c1", null);
    hub.open(RecordKind.DEAL, "d3", "c2", "o1");
  }

  /** What the new CRM has, without its own ids. */
  private static List<String> content(CarryHub hub) {
    Map<String, Rec> all = hub.fresh.records;
    return all.values().stream()
        .map(
            r ->
                "%s %s of %s at %s on %s by %s %s %s"
                    .formatted(
                        r.ref().kind(),
                        r.title(),
                        title(all, r.contact()),
                        title(all, r.organization()),
                        title(all, r.on()),
                        r.owner(),
                        r.phones(),
                        r.done()))
        .sorted()
        .toList();
  }

  private static String title(Map<String, Rec> all, String id) {
    return id == null ? null : all.get(id).title();
  }

  @Test
  void everything_open_is_in_the_new_crm_once_and_the_old_one_is_never_written() {
    fill(hub);
    assertThat(hub.run(Action.SAMPLE)).isEqualTo(CarryState.SAMPLED);
    assertThat(hub.run(Action.FULL)).isEqualTo(CarryState.DONE);

    assertThat(hub.fresh.all(RecordKind.DEAL)).hasSize(3);
    assertThat(hub.fresh.all(RecordKind.LEAD)).hasSize(1);
    assertThat(hub.fresh.all(RecordKind.CONTACT)).hasSize(2);
    assertThat(hub.fresh.all(RecordKind.ORGANIZATION)).hasSize(1);
    assertThat(hub.fresh.all(RecordKind.TASK))
        .hasSize(4)
        .allMatch(task -> task.owner().equals("u-new"));
    assertThat(hub.fresh.all(RecordKind.NOTE).map(Rec::title))
        .contains("[2026-11-22 12:00, Anna] said d1", "12 UAH");
    assertThat(hub.old.writes).isZero();
    assertThat(hub.status().counts())
        .allSatisfy(
            count -> {
              assertThat(count.carried()).as(count.kind() + " carried").isEqualTo(count.planned());
              assertThat(count.missing()).isZero();
            });
  }

  @Test
  void every_pair_is_found_from_both_ends_and_the_origin_goes_along() {
    fill(hub);
    RecordRef before = hub.old.ref(RecordKind.DEAL, "d1");
    Origin origin =
        new Origin("i1", "call", "ringostat", "call", null, null, null, Map.of(), Instant.EPOCH);
    hub.origins.keep("demo", "i-old", before, origin);
    hub.run(Action.SAMPLE);
    hub.run(Action.FULL);

    RecordRef made = hub.pairs.pair("demo", "i-old", before).orElseThrow();
    assertThat(hub.fresh.find(made).orElseThrow().title()).isEqualTo("Order d1");
    assertThat(hub.pairs.pair("demo", "i-new", made, "i-old")).contains(before);
    assertThat(hub.origins.of("demo", "i-new", made)).contains(origin);
    assertThat(hub.pairs.pair("demo", "i-old", hub.old.ref(RecordKind.NOTE, "d1-n"))).isPresent();
  }

  @Test
  void a_full_run_needs_a_sample_first() {
    fill(hub);
    assertThat(hub.ask(Action.FULL))
        .isInstanceOfSatisfying(
            Answer.Refused.class, refused -> assertThat(refused.code()).isEqualTo("sample-first"));
    hub.ask(Action.SAMPLE);
    assertThat(hub.ask(Action.FULL))
        .isInstanceOfSatisfying(
            Answer.Refused.class, refused -> assertThat(refused.code()).isEqualTo("busy"));
    assertThat(hub.fresh.records).isEmpty();
  }

  @Test
  void a_sample_is_a_tenth_and_undone_it_leaves_the_new_crm_as_it_was() {
    fill(hub);
    hub.fresh.put(
        RecordKind.CONTACT, "known", "Known", "x", null, null, null, "+380500000002", Map.of());
    List<String> before = content(hub);
    hub.run(Action.SAMPLE);
    assertThat(hub.status().sample()).isEqualTo(1);
    assertThat(hub.fresh.all(RecordKind.DEAL).count() + hub.fresh.all(RecordKind.LEAD).count())
        .isOne();

    assertThat(hub.run(Action.UNDO_SAMPLE)).isEqualTo(CarryState.SAMPLE_UNDONE);
    assertThat(content(hub)).isEqualTo(before);
    assertThat(hub.status().counts()).allMatch(count -> count.carried() == 0);

    hub.run(Action.SAMPLE);
    hub.run(Action.UNDO_SAMPLE);
    assertThat(hub.run(Action.FULL)).isEqualTo(CarryState.DONE);
    assertThat(hub.fresh.all(RecordKind.CONTACT)).as("the known one was used").hasSize(2);
  }

  @Test
  void what_others_have_built_on_meanwhile_survives_the_undo() {
    hub.contact("c1", "+380500000001", null);
    hub.open(RecordKind.DEAL, "d1", "c1", null);
    hub.run(Action.SAMPLE);
    String contact = hub.fresh.all(RecordKind.CONTACT).findFirst().orElseThrow().ref().id();
    hub.fresh.put(RecordKind.LEAD, "live", "A call", "x", contact, null, null, null, Map.of());

    hub.run(Action.UNDO_SAMPLE);
    assertThat(hub.fresh.records).containsOnlyKeys(contact, "live");
    assertThat(hub.run(Action.SAMPLE)).isEqualTo(CarryState.SAMPLED);
    assertThat(hub.fresh.all(RecordKind.CONTACT)).hasSize(1);
  }

  @Test
  void a_deal_to_which_a_call_has_added_a_note_stays_whole() {
    hub.contact("c1", "+380500000001", null);
    hub.open(RecordKind.DEAL, "d1", "c1", null);
    hub.run(Action.SAMPLE);
    String deal = hub.fresh.all(RecordKind.DEAL).findFirst().orElseThrow().ref().id();
    hub.fresh.put(RecordKind.NOTE, "live", "He called", null, null, null, deal, null, Map.of());
    List<String> before = content(hub);

    hub.run(Action.UNDO_SAMPLE);
    assertThat(content(hub)).isEqualTo(before);
    assertThat(hub.status().items().getFirst().reason()).contains("something was added");
    assertThat(hub.run(Action.FULL)).isEqualTo(CarryState.DONE);
    assertThat(content(hub)).isEqualTo(before);
  }

  @Test
  void a_crm_that_removes_nothing_has_its_sample_undone_by_hand() {
    fill(hub);
    hub.newCan.remove(Capability.REMOVE);
    hub.run(Action.SAMPLE);
    assertThat(hub.ask(Action.UNDO_SAMPLE))
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo("cannot-remove");
              assertThat(refused.links())
                  .hasSize(
                      (int)
                          hub.fresh.records.values().stream()
                              .filter(r -> !r.title().equals("12 UAH"))
                              .count());
              assertThat(refused.links()).allMatch(link -> link.url() != null);
            });
  }

  @Test
  void kinds_that_the_new_crm_lacks_become_others_with_a_reason() {
    fill(hub);
    hub.newCan.removeAll(List.of(Capability.LEADS, Capability.TASKS, Capability.ORGANIZATIONS));
    hub.run(Action.SAMPLE);
    assertThat(hub.run(Action.FULL)).isEqualTo(CarryState.DONE);

    assertThat(hub.fresh.all(RecordKind.LEAD)).isEmpty();
    assertThat(hub.fresh.all(RecordKind.DEAL)).hasSize(4);
    assertThat(hub.fresh.all(RecordKind.NOTE).map(Rec::title))
        .anyMatch(text -> text.startsWith("[ ] call l1"));
    assertThat(hub.status().items().stream().filter(item -> item.ref().id().equals("l1")))
        .allSatisfy(item -> assertThat(item.leftOut()).hasSize(4));
    assertThat(hub.status().losses())
        .extracting(CarryPlan.Loss::kind)
        .containsExactlyInAnyOrder(RecordKind.LEAD, RecordKind.TASK, RecordKind.ORGANIZATION);
  }

  @Test
  void what_is_closed_or_gone_by_now_is_skipped_with_the_reason() {
    fill(hub);
    hub.old.records.remove("d2");
    hub.run(Action.SAMPLE);
    assertThat(hub.run(Action.FULL)).isEqualTo(CarryState.DONE);
    assertThat(hub.fresh.all(RecordKind.DEAL)).hasSize(2);
    assertThat(hub.status().states()).containsEntry(CarryItem.State.SKIPPED, 1);
  }

  @Test
  void a_refused_record_is_listed_and_taken_up_by_the_next_run() {
    fill(hub);
    hub.run(Action.SAMPLE);
    hub.newLine.writes.add(new Failure.Refused("a field is mandatory", 400));
    assertThat(hub.run(Action.FULL)).isEqualTo(CarryState.DONE_WITH_DIFFERENCES);
    assertThat(hub.status().items().stream().flatMap(item -> item.differences().stream()))
        .isNotEmpty()
        .anyMatch(difference -> difference.reason().contains("mandatory"));

    assertThat(hub.run(Action.FULL)).isEqualTo(CarryState.DONE);
    assertThat(hub.fresh.all(RecordKind.DEAL)).hasSize(3);
    assertThat(hub.fresh.all(RecordKind.CONTACT)).hasSize(2);
  }

  @Test
  void an_answer_that_was_lost_is_looked_for_before_anything_is_done_again() {
    fill(hub);
    hub.newLine.writes.add(new Outcome.InDoubt("no answer"));
    hub.run(Action.SAMPLE);
    assertThat(hub.run(Action.FULL)).isEqualTo(CarryState.DONE);
    assertThat(hub.fresh.all(RecordKind.ORGANIZATION)).hasSize(1);
  }

  @Test
  void what_nobody_can_tell_waits_for_a_person_and_so_do_those_who_share_it() {
    hub.contact("c1", "+380500000001", null);
    hub.open(RecordKind.DEAL, "d1", "c1", null);
    hub.open(RecordKind.DEAL, "d2", "c1", null);
    hub.newLine.writes.add(new Outcome.InDoubt("no answer"));
    hub.newLine.recovery = new Recovery.Undecidable("two look alike");
    hub.run(Action.SAMPLE);
    hub.fresh.records.values().removeIf(r -> r.ref().kind() == RecordKind.CONTACT);
    assertThat(hub.run(Action.FULL)).isEqualTo(CarryState.DONE_WITH_DIFFERENCES);
    assertThat(hub.fresh.records).isEmpty();

    String item =
        hub.status().items().stream()
            .filter(i -> i.state() == CarryItem.State.NEEDS_ATTENTION)
            .findFirst()
            .orElseThrow()
            .key();
    assertThat(hub.desk.decide(hub.project(), item, Doubt.DO_AGAIN, null))
        .isInstanceOf(Answer.Accepted.class);
    hub.newLine.recovery = null;
    assertThat(hub.run(Action.FULL)).isEqualTo(CarryState.DONE);
    assertThat(hub.fresh.all(RecordKind.CONTACT)).hasSize(1);
    assertThat(hub.fresh.all(RecordKind.DEAL)).hasSize(2);
  }

  @Test
  void a_crm_that_is_away_or_busy_is_waited_for() {
    fill(hub);
    hub.oldLine.failures.add(new Failure.Throttled("slow down", Duration.ofMinutes(3)));
    hub.oldLine.failures.add(new Failure.Unavailable("away"));
    hub.newLine.failures.add(new Failure.Unavailable("away"));
    Instant before = hub.clock.instant();
    assertThat(hub.run(Action.SAMPLE)).isEqualTo(CarryState.SAMPLED);
    assertThat(Duration.between(before, hub.clock.instant())).isGreaterThan(Duration.ofMinutes(3));
    assertThat(hub.run(Action.FULL)).isEqualTo(CarryState.DONE);
  }

  @Test
  void credentials_that_are_refused_stop_it_until_a_person_goes_on() {
    fill(hub);
    hub.oldLine.failures.add(new Failure.Unauthorized("the key was withdrawn"));
    assertThat(hub.run(Action.SAMPLE)).isEqualTo(CarryState.STOPPED);
    assertThat(hub.status().error()).contains("withdrawn");
    assertThat(hub.run(Action.SAMPLE)).isEqualTo(CarryState.SAMPLED);
  }

  @Test
  void nothing_is_brought_to_a_crm_that_was_left_meanwhile() {
    fill(hub);
    hub.ask(Action.SAMPLE);
    hub.projects.saveIntegration("demo", CarryHub.integration("i-new", "new").disconnected());
    assertThat(hub.work()).isEqualTo(CarryState.STOPPED);
    assertThat(hub.fresh.writes).isZero();
  }

  @Test
  void after_an_undo_links_lead_back_and_the_same_change_again_makes_nothing_twice() {
    fill(hub);
    hub.run(Action.SAMPLE);
    hub.run(Action.FULL);
    List<String> carried = content(hub);
    RecordRef before = hub.old.ref(RecordKind.DEAL, "d1");
    RecordRef made = hub.pairs.pair("demo", "i-old", before).orElseThrow();

    hub.projects.saveIntegration("demo", CarryHub.integration("i-old", "old"));
    Links links = new Links(hub.project(), hub.pairs);
    assertThat(links.shown("i-new", made).ref().id()).isEqualTo("d1");
    assertThat(links.shown("i-new", made).earlier()).isFalse();
    assertThat(links.shown("i-old", before).ref()).isEqualTo(before);

    hub.open(RecordKind.DEAL, "d9", "c2", "o1");
    hub.projects.saveIntegration("demo", CarryHub.integration("i-new", "new"));
    hub.change = "change-2";
    assertThat(new Links(hub.project(), hub.pairs).shown("i-old", before).ref()).isEqualTo(made);
    assertThat(hub.run(Action.SAMPLE)).isEqualTo(CarryState.SAMPLED);
    assertThat(hub.run(Action.FULL)).isEqualTo(CarryState.DONE);

    assertThat(hub.status().states())
        .containsEntry(CarryItem.State.SKIPPED, 4)
        .containsEntry(CarryItem.State.CARRIED, 1);
    assertThat(content(hub)).containsAll(carried);
    assertThat(hub.fresh.all(RecordKind.DEAL)).hasSize(4);
    assertThat(hub.fresh.all(RecordKind.CONTACT)).hasSize(2);
    assertThat(hub.fresh.all(RecordKind.ORGANIZATION)).hasSize(1);
  }

  @Test
  void what_a_death_left_half_done_is_finished_after_the_same_change_again() {
    int call = 0;
    boolean died;
    do {
      CarryHub mortal = new CarryHub();
      mortal.contact("c1", "+380500000001", null);
      mortal.open(RecordKind.DEAL, "d1", "c1", null);
      mortal.ask(Action.SAMPLE);
      mortal.hazard.at(++call);
      died = mortal.dies();
      mortal.ask(Action.STOP);

      mortal.change = "change-2";
      mortal.run(Action.SAMPLE);
      assertThat(mortal.run(Action.FULL)).isEqualTo(CarryState.DONE);
      for (RecordKind kind : List.of(RecordKind.CONTACT, RecordKind.DEAL, RecordKind.TASK)) {
        assertThat(mortal.fresh.all(kind)).as(kind + ", death at call " + call).hasSize(1);
      }
    } while (died);
    assertThat(call).isGreaterThan(20);
  }

  @Test
  void an_undo_of_the_sample_that_ended_halfway_is_finished_after_the_same_change_again() {
    int call = 0;
    boolean died;
    do {
      CarryHub mortal = new CarryHub();
      mortal.contact("c1", "+380500000001", null);
      mortal.open(RecordKind.DEAL, "d1", "c1", null);
      mortal.run(Action.SAMPLE);
      mortal.ask(Action.UNDO_SAMPLE);
      mortal.hazard.at(++call);
      died = mortal.dies();
      mortal.ask(Action.STOP);

      mortal.change = "change-2";
      mortal.run(Action.SAMPLE);
      assertThat(mortal.run(Action.FULL)).isEqualTo(CarryState.DONE);
      for (RecordKind kind : List.of(RecordKind.CONTACT, RecordKind.DEAL, RecordKind.TASK)) {
        assertThat(mortal.fresh.all(kind)).as(kind + ", death at call " + call).hasSize(1);
      }
    } while (died);
    assertThat(call).isGreaterThan(20);
  }

  @Test
  void one_thing_at_a_time_also_over_several_changes() {
    fill(hub);
    hub.ask(Action.SAMPLE);
    hub.change = "change-2";
    assertThat(hub.ask(Action.SAMPLE))
        .isInstanceOfSatisfying(
            Answer.Refused.class, refused -> assertThat(refused.code()).isEqualTo("busy"));
  }

  @Test
  void the_mapping_fills_what_the_hub_knows_into_new_records_but_for_what_the_connector_writes() {
    hub.contact("c1", "+380500000001", null);
    hub.open(RecordKind.DEAL, "d1", "c1", null);
    RecordRef before = hub.old.ref(RecordKind.DEAL, "d1");
    hub.origins.keep(
        "demo",
        "i-old",
        before,
        new Origin(
            "i1",
            "form",
            "site",
            "callback",
            null,
            "order",
            "v7",
            Map.of("utm_source", "ads"),
            Instant.EPOCH));
    hub.projects.saveMapping(
        "demo",
        new FieldMapping(
            "i-new",
            List.of(
                new Entry("firstName", Kind.CONTACT, "first", null),
                new Entry("lastName", Kind.CONTACT, "last", null),
                new Entry("phone", Kind.CONTACT, "taken", null),
                new Entry("visit", Kind.DEAL, "visit", null),
                new Entry("utm_source", Kind.DEAL, "tag", null),
                new Entry("utm_term", Kind.DEAL, "term", null),
                new Entry(null, Kind.DEAL, "branch", "7")),
            List.of("contact.taken")));
    hub.run(Action.SAMPLE);

    assertThat(hub.fresh.all(RecordKind.CONTACT).findFirst().orElseThrow().fields())
        .isEqualTo(Map.of("first", "Client", "last", "c1"));
    assertThat(hub.fresh.all(RecordKind.DEAL).findFirst().orElseThrow().fields())
        .containsEntry("visit", "v7")
        .containsEntry("tag", "google")
        .containsEntry("branch", "7")
        .doesNotContainKey("term");
  }

  @Test
  void verification_finds_what_was_deleted_afterwards() {
    fill(hub);
    hub.run(Action.SAMPLE);
    hub.run(Action.FULL);
    String task = hub.fresh.all(RecordKind.TASK).findFirst().orElseThrow().ref().id();
    hub.fresh.records.remove(task);
    assertThat(hub.run(Action.VERIFY)).isEqualTo(CarryState.DONE_WITH_DIFFERENCES);
    assertThat(hub.status().items().stream().flatMap(item -> item.differences().stream()))
        .singleElement()
        .satisfies(difference -> assertThat(difference.made()).isEqualTo(task));
  }

  @Test
  void a_turn_ends_with_its_time_and_the_next_one_goes_on() {
    fill(hub);
    hub.clock.drift = Duration.ofMillis(200);
    hub.ask(Action.SAMPLE);
    int turns = 0;
    while (hub.state().busy() && turns < 100) {
      hub.turn(Duration.ofSeconds(1));
      turns++;
    }
    assertThat(turns).isBetween(3, 99);
    assertThat(hub.state()).isEqualTo(CarryState.SAMPLED);
  }

  @Test
  void dying_at_any_call_changes_nothing_of_the_result() {
    CarryHub calm = new CarryHub();
    fill(calm);
    journey(calm);
    List<String> expected = content(calm);
    int calls = calm.hazard.calls();
    assertThat(calls).isGreaterThan(200);
    // To die after the effect of a call is to die before the next one.
    for (int call = 1; call <= calls; call++) {
      CarryHub mortal = new CarryHub();
      fill(mortal);
      mortal.hazard.at(call);
      journey(mortal);
      assertThat(content(mortal)).as("died at call %d", call).isEqualTo(expected);
      assertThat(mortal.old.writes).isZero();
    }
  }

  private static void journey(CarryHub hub) {
    assertThat(hub.run(Action.SAMPLE)).isEqualTo(CarryState.SAMPLED);
    assertThat(hub.run(Action.UNDO_SAMPLE)).isEqualTo(CarryState.SAMPLE_UNDONE);
    assertThat(hub.fresh.records).isEmpty();
    assertThat(hub.run(Action.SAMPLE)).isEqualTo(CarryState.SAMPLED);
    assertThat(hub.run(Action.FULL)).isEqualTo(CarryState.DONE);
  }

  @Test
  void the_sample_is_spread_evenly_and_the_same_every_time() {
    assertThat(Sample.of("a", 0)).isEmpty();
    assertThat(Sample.of("a", 1)).containsExactly(0);
    assertThat(Sample.of("a", 10)).hasSize(1);
    var places = new TreeSet<>(Sample.of("a", 1000));
    assertThat(places).hasSize(100).isEqualTo(new TreeSet<>(Sample.of("a", 1000)));
    for (int part = 0; part < 100; part++) {
      assertThat(places.subSet(part * 10, part * 10 + 10)).hasSize(1);
    }
    assertThat(Sample.of("b", 1000)).isNotEqualTo(Sample.of("a", 1000));
  }
}
