package dev.patchbay.simulation;

import dev.patchbay.crm.ClientQuery;
import dev.patchbay.crm.Command;
import dev.patchbay.crm.Connected;
import dev.patchbay.crm.Crm;
import dev.patchbay.crm.Dossier;
import dev.patchbay.crm.Lookup;
import dev.patchbay.crm.Outcome;
import dev.patchbay.crm.Reading;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.Recovery;
import java.time.Instant;
import java.util.List;

/** A CRM in front of another, for mistakes that are made on purpose. */
abstract class ThroughCrm implements Crm {

  private final Crm crm;

  ThroughCrm(Crm crm) {
    this.crm = crm;
  }

  @Override
  public Connected connect() {
    return crm.connect();
  }

  @Override
  public Lookup find(ClientQuery client) {
    return crm.find(client);
  }

  @Override
  public List<Outcome> perform(List<Command> batch) {
    return crm.perform(batch);
  }

  @Override
  public Recovery recover(Command command, Instant intendedAt) {
    return crm.recover(command, intendedAt);
  }

  @Override
  public Reading read(RecordRef ref) {
    return crm.read(ref);
  }

  @Override
  public Dossier.Answer dossier(RecordRef ref) {
    return crm.dossier(ref);
  }

  @Override
  public Outcome remove(RecordRef ref) {
    return crm.remove(ref);
  }
}
