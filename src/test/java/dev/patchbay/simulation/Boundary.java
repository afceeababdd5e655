package dev.patchbay.simulation;

import dev.patchbay.crm.Crm;
import dev.patchbay.crm.Pacer;
import dev.patchbay.crm.Sleeper;
import dev.patchbay.delivery.ClientQueue;
import dev.patchbay.delivery.CrmAccess;
import dev.patchbay.store.Table;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Where the product meets its simulated surroundings, and where a test may plant a mistake. */
record Boundary(
    UnaryOperator<Table> table,
    Function<SimQueue.Message, Object> grouping,
    UnaryOperator<ClientQueue> sweeps,
    UnaryOperator<Pacer> pacer,
    UnaryOperator<Crm> crm,
    UnaryOperator<CrmAccess> access,
    UnaryOperator<Sleeper> patience) {

  static final Boundary SOUND =
      new Boundary(
          same -> same,
          message -> message.client,
          same -> same,
          same -> same,
          same -> same,
          same -> same,
          same -> same);

  Boundary withTable(UnaryOperator<Table> other) {
    return new Boundary(other, grouping, sweeps, pacer, crm, access, patience);
  }

  Boundary withGrouping(Function<SimQueue.Message, Object> other) {
    return new Boundary(table, other, sweeps, pacer, crm, access, patience);
  }

  Boundary withSweeps(UnaryOperator<ClientQueue> other) {
    return new Boundary(table, grouping, other, pacer, crm, access, patience);
  }

  Boundary withPacer(UnaryOperator<Pacer> other) {
    return new Boundary(table, grouping, sweeps, other, crm, access, patience);
  }

  Boundary withCrm(UnaryOperator<Crm> other) {
    return new Boundary(table, grouping, sweeps, pacer, other, access, patience);
  }

  Boundary withAccess(UnaryOperator<CrmAccess> other) {
    return new Boundary(table, grouping, sweeps, pacer, crm, other, patience);
  }

  Boundary withPatience(UnaryOperator<Sleeper> other) {
    return new Boundary(table, grouping, sweeps, pacer, crm, access, other);
  }
}
