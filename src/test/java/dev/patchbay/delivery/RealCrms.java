package dev.patchbay.delivery;

import dev.patchbay.crm.Integrations;
import dev.patchbay.metrics.Metrics;
import dev.patchbay.project.Projects;

/** The product's own way to the CRMs, for tests outside of this package. */
public final class RealCrms {

  private RealCrms() {}

  public static CrmAccess of(Integrations integrations, Projects projects, Metrics metrics) {
    return new IntegratedCrms(integrations, projects, metrics);
  }
}
