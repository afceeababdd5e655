package dev.patchbay.crm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs a plan as the delivery does: batch by batch, made records filled in between. */
final class PlanRunner {

  private final Map<String, RecordRef> made = new HashMap<>();

  private PlanRunner() {}

  /** Returns the record that each step made, by step. */
  static Map<String, RecordRef> run(Crm crm, List<Command> plan) {
    var runner = new PlanRunner();
    var batches = crm.batches(plan);
    assertThat(batches.stream().flatMap(List::stream)).containsExactlyElementsOf(plan);
    batches.forEach(batch -> runner.perform(crm, batch.stream().map(runner::resolve).toList()));
    return runner.made;
  }

  private void perform(Crm crm, List<Command> batch) {
    var outcomes = crm.perform(batch);
    assertThat(outcomes).hasSameSizeAs(batch);
    for (int i = 0; i < batch.size(); i++) {
      assertThat(outcomes.get(i)).as(batch.get(i).step()).isInstanceOf(Outcome.Created.class);
      made.put(batch.get(i).step(), ((Outcome.Created) outcomes.get(i)).ref());
    }
  }

  private Command resolve(Command command) {
    return new Command(
        command.step(), command.marker(), command.action().retargeted(this::resolve));
  }

  private Target resolve(Target target) {
    return target instanceof Target.MadeBy(RecordKind kind, String step) && made.containsKey(step)
        ? new Target.Existing(made.get(step))
        : target;
  }
}
